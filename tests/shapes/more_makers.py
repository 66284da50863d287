"""Feeds as further programs write them, with their pictures and films, shortened."""

from tests.shapes.written import NAMESPACES, RDF, Shape, atom, entry, item, rss

X = "http://www.w3.org/1999/xhtml"
SHAPES = (
    Shape("kirby with html in the title", rss(item(title="<![CDATA[A <em>b</em> &amp; c]]>")), {"0.title": "A b & c"}),
    Shape(
        "hashnode cover as media content without type",
        rss(
            item(
                '<media:content url="https://cdn.h.example/res/up/v1/a?auto=format" medium="image"/>'
                "<content:encoded><![CDATA[<h2>H</h2><p>B</p>]]></content:encoded>"
            )
        ),
        {"0.images": ["https://cdn.h.example/res/up/v1/a?auto=format"], "0.content_text": "H\n\nB"},
    ),
    Shape(
        "dev.to",
        rss(
            item(
                "<dc:creator>Ann Lee</dc:creator><category>webdev</category><category>css</category>"
                "<description>&lt;p&gt;Hi&lt;/p&gt;\n\n</description>"
            )
        ),
        {"0.terms": ["webdev", "css"], "0.say": "Hi"},
    ),
    Shape(
        "beehiiv with an atom published",
        rss(
            item(
                "<atom:published>2024-05-01T10:00:00Z</atom:published>"
                "<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><enclosure "
                'url="https://media.b.example/a.png?t=1" length="10" type="image/png"/>'
            )
        ),
        {"0.published": "2024-05-01T10:00:00", "0.images": ["https://media.b.example/a.png?t=1"]},
    ),
    Shape(
        "buttondown",
        rss(
            item(
                "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>"
                "<author>hello@b.example (Ann)</author>"
            )
        ),
        {"0.content_text": "One.\n\nTwo.", "0.names": ["Ann"]},
    ),
    Shape(
        "letterboxd",
        rss(
            item(
                '<letterboxd:watchedDate xmlns:letterboxd="https://letterboxd.example">2024-04-30</letterboxd'
                ':watchedDate><tmdb:movieId xmlns:tmdb="https://themoviedb.example">1</tmdb:movieId>'
                '<description><![CDATA[ <p><img src="https://a.l.example/p.jpg"/></p> <p>Fine.</p> ]]>'
                "</description><dc:creator>Ann</dc:creator><pubDate>Wed, 1 May 2024 22:00:00 +1200</pubDate>"
            )
        ),
        {"0.published": "2024-05-01T10:00:00", "0.images": ["https://a.l.example/p.jpg"], "0.content_text": "Fine."},
    ),
    Shape(
        "goodreads review",
        rss(
            item(
                "<guid><![CDATA[https://g.example/r/1?utm=rss]]></guid><book_id>1</book_id>"
                "<author_name>Ann Lee</author_name><book_description><![CDATA[About]]></book_description>"
                '<description><![CDATA[<a href="https://g.example/1">x</a>author: Ann Lee<br/>name: Me]]>'
                "</description>"
            )
        ),
        {"0.title": "One"},
    ),
    Shape(
        "soundcloud",
        rss(
            '<item><guid isPermaLink="false">tag:soundcloud,2010:tracks/1</guid><title>Mix</title>'
            "<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><link>https://s.example/a/mix</link>"
            "<itunes:duration>01:00:01</itunes:duration><itunes:author>A</itunes:author>"
            "<itunes:explicit>no</itunes:explicit><itunes:summary>Sum</itunes:summary>"
            "<itunes:subtitle>Sum</itunes:subtitle><description>Sum</description>"
            '<enclosure type="audio/mpeg" url="https://feeds.s.example/1.mp3" length="9"/>'
            '<itunes:image href="https://i.s.example/a.jpg"/></item>'
        ),
        {"0.duration": 3601, "0.names": ["A"], "0.summary has": "Sum"},
    ),
    Shape(
        "gitea activity",
        atom(
            entry(
                (
                    '<title type="html">ann pushed to &lt;a href=&quot;x&quot;&gt;main&lt;/a&gt;</title>'
                    '<content type="html">&lt;a href=&quot;https://g.example/c/1&quot;&gt;abc&lt;/a&gt;&#10;fix</'
                    "content><author><name>Ann</name><email>a@g.example</email></author>"
                ),
                title="",
            )
        ),
        {"0.title": "ann pushed to main", "0.content_text has": "fix"},
    ),
    Shape(
        "bugzilla with xhtml without namespace in summary",
        atom(
            entry(
                '<summary type="html">&lt;table&gt;&lt;tr&gt;&lt;td&gt;Field&lt;/td&gt;&lt;td&gt;Value&lt;/td'
                "&gt;&lt;/tr&gt;&lt;/table&gt;</summary>"
            )
        ),
        {"0.say has": "Value"},
    ),
    Shape(
        "sourceforge files",
        rss(
            "<item><title><![CDATA[/a/b-1.0.zip]]></title>"
            "<link>https://s.example/b-1.0.zip/download</link>"
            "<guid>https://s.example/b-1.0.zip/download</guid><pubDate>Wed, 01 May 2024 10:00:00 "
            "UT</pubDate><description><![CDATA[/a/b-1.0.zip]]></description>"
            '<files:sf-file-id xmlns:files="https://s.example/api/files.rdf#">1</files:sf-file-id>'
            '<media:content type="application/zip" url="https://s.example/b-1.0.zip/download" '
            'filesize="123"><media:hash algo="md5">d41d</media:hash></media:content></item>'
        ),
        {
            "0.published": "2024-05-01T10:00:00",
            "0.enclosures": [("https://s.example/b-1.0.zip/download", "application/zip", 123)],
        },
    ),
    Shape(
        "npm or crates release atom with no author name",
        atom(entry('<author/><content type="html"/>')),
        {"0.names": [], "0.content_html": None},
    ),
    Shape(
        "ikiwiki with dcterms creator",
        rss(item("<dcterms:creator>Ann</dcterms:creator><dcterms:issued>2024-05-01T10:00:00Z</dcterms:issued>")),
        {"0.names": ["Ann"], "0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "dokuwiki rdf",
        (
            f'<?xml version="1.0" encoding="utf-8"?><rdf:RDF {RDF} {NAMESPACES}>'
            '<channel rdf:about="https://w.example/feed.php"><title>W</title><description></description>'
            '<link>https://w.example/</link><image rdf:resource="https://w.example/i.ico"/>'
            "<dc:date>2024-05-01T10:00:00+00:00</dc:date><items><rdf:Seq>"
            '<rdf:li rdf:resource="https://w.example/p?rev=1&amp;do=diff"/></rdf:Seq></items></channel>'
            '<image rdf:about="https://w.example/i.ico"><title>W</title><link>https://w.example/</link>'
            "<url>https://w.example/i.ico</url></image>"
            '<item rdf:about="https://w.example/p?rev=1&amp;do=diff"><dc:format>text/html</dc:format>'
            "<dc:date>2024-05-01T09:00:00+00:00</dc:date>"
            "<dc:creator>Anonymous (anonymous@undisclosed.example.com)</dc:creator>"
            "<title>page - old</title><link>https://w.example/p?rev=1&amp;do=diff</link>"
            "<description>Text of the page</description></item></rdf:RDF>"
        ),
        {"0.names": ["Anonymous"], "0.published": "2024-05-01T09:00:00", "feed.icon": "https://w.example/i.ico"},
    ),
    Shape(
        "confluence",
        atom(
            entry(
                '<category term="page"/><author><name>Ann</name></author>'
                '<summary type="html">&lt;div class="feed"&gt;    &lt;p&gt;Page &lt;b&gt;edited&lt;/b&gt; by '
                "Ann&lt;/p&gt;&lt;/div&gt;</summary><dc:creator>Ann</dc:creator>"
                "<dc:date>2024-05-01T10:00:00Z</dc:date>"
            )
        ),
        {"0.names": ["Ann"], "0.say": "Page edited by Ann"},
    ),
    Shape(
        "craft of a museum: several images with captions each",
        rss(
            item(
                '<media:content url="https://m.example/1.jpg" type="image/jpeg">'
                "<media:description>A bowl</media:description><media:credit>Ann</media:credit>"
                '</media:content><media:content url="https://m.example/2.jpg" type="image/jpeg">'
                "<media:description>A jar</media:description><media:credit>Bo</media:credit></media:content>"
            )
        ),
        {"0.images": ["https://m.example/1.jpg", "https://m.example/2.jpg"], "0.caption": "A bowl", "0.credit": "Ann"},
    ),
    Shape(
        "media title of the picture is no caption of the story",
        rss(
            item(
                '<media:content url="https://m.example/1.jpg" type="image/jpeg">'
                "<media:title>IMG_1</media:title></media:content>"
            )
        ),
        {"0.images": ["https://m.example/1.jpg"], "0.title": "One"},
    ),
    Shape(
        "credits in several roles",
        rss(
            item(
                '<media:content url="https://m.example/1.jpg" type="image/jpeg">'
                '<media:credit role="photographer">Ann</media:credit>'
                '<media:credit role="agency">AFP</media:credit></media:content>'
            )
        ),
        {"0.credit": "Ann, AFP"},
    ),
    Shape(
        "a video and its poster",
        rss(
            item(
                '<media:content url="https://m.example/1.m3u8" type="application/x-mpegURL" medium="video" '
                'duration="12.5"><media:thumbnail url="https://m.example/1.jpg" width="640" height="360"/>'
                "</media:content>"
            )
        ),
        {"0.enc_urls": ["https://m.example/1.m3u8"], "0.images": ["https://m.example/1.jpg"], "0.duration": 12},
    ),
    Shape(
        "media player alone",
        rss(item('<media:player url="https://m.example/embed/1"/>')),
        {"0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "photo gallery in the content only",
        rss(
            item(
                '<content:encoded><![CDATA[<p>Text</p><figure><img data-src="https://m.example/lazy.jpg" '
                'src="data:image/gif;base64,R0lGOD" alt=""></figure>]]></content:encoded>'
            )
        ),
        {"0.content_text": "Text"},
    ),
    Shape(
        "srcset alone",
        rss(
            item(
                '<content:encoded><![CDATA[<p>Text</p><img srcset="https://m.example/a-320.jpg 320w, '
                'https://m.example/a-960.jpg 960w" src="https://m.example/a.jpg">]]></content:encoded>'
            )
        ),
        {"0.images": ["https://m.example/a.jpg"]},
    ),
)
