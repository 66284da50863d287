"""Feeds as well-known sites and their programs write them, shortened."""

from tests.shapes.written import Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "arxiv rss",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<channel><title>math</title><link>http://rss.arxiv.example</link>"
            "<description>updates</description><docs>http://www.rssboard.org/rss-specification</docs>"
            "<language>en-us</language><managingEditor>rss-help@arxiv.example</managingEditor><pubDate>Wed, "
            "01 May 2024 00:00:00 -0400</pubDate><skipDays><day>Sunday</day><day>Saturday</day></skipDays>"
            "<item><title>On x</title><link>https://arxiv.example/abs/1</link><description>arXiv:1v1 "
            "Announce Type: new \nAbstract: We show $a&lt;b$ and more.</description><guid "
            'isPermaLink="false">oai:arXiv.org:1v1</guid><category>math.AG</category><pubDate>Wed, 01 May '
            "2024 00:00:00 -0400</pubDate><arxiv:announce_type>new</arxiv:announce_type>"
            "<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights><dc:creator>Ann Lee, Bo "
            "Ek</dc:creator></item></channel></rss>"
        ),
        {
            "0.say has": "and more.",
            "feed.skip_days": ("Saturday", "Sunday"),
            "0.rights": "http://creativecommons.org/licenses/by/4.0/",
        },
    ),
    Shape(
        "arxiv rdf",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://ar.example/">'
            "<title>ar</title><link>http://ar.example/</link><description>D</description><items><rdf:Seq>"
            '<rdf:li rdf:resource="http://ar.example/1"/></rdf:Seq></items>'
            "<dc:date>2024-05-01T00:00:00-05:00</dc:date></channel><image "
            'rdf:about="http://ar.example/i.png"><title>ar</title><url>http://ar.example/i.png</url>'
            '<link>http://ar.example/</link></image><item rdf:about="http://ar.example/1"><title>P</title>'
            "<link>http://ar.example/1</link><description>Abs</description><dc:creator>&lt;a "
            'href="http://ar.example/a"&gt;Ann Lee&lt;/a&gt;, &lt;a href="http://ar.example/b"&gt;Bo '
            "Ek&lt;/a&gt;</dc:creator></item></rdf:RDF>"
        ),
        {
            "entries": 1,
            "0.guid": "http://ar.example/1",
            "0.names": ["Ann Lee", "Bo Ek"],
            "feed.icon": "http://ar.example/i.png",
            "feed.updated": "2024-05-01T05:00:00",
        },
    ),
    Shape(
        "podcast",
        rss(
            (
                "<item><title>E1</title><itunes:title>Ep one</itunes:title><itunes:episode>1</itunes:episode>"
                "<itunes:summary>Sum</itunes:summary><itunes:subtitle>Subt</itunes:subtitle>"
                "<itunes:author>Host</itunes:author><itunes:duration>01:02:03</itunes:duration><itunes:image "
                'href="https://p.example/e.jpg"/><itunes:keywords>a, b,c</itunes:keywords>'
                '<itunes:explicit>no</itunes:explicit><enclosure url="https://p.example/e.mp3" length="12345" '
                'type="audio/mpeg"/><guid isPermaLink="false">e1</guid><pubDate>Wed, 01 May 2024 10:00:00 '
                'GMT</pubDate><podcast:transcript url="https://p.example/e.srt" type="application/srt"/>'
                '<podcast:chapters url="https://p.example/c.json" type="application/json+chapters"/>'
                '<podcast:person role="guest" href="https://g.example">Guest</podcast:person></item>'
            ),
            (
                '<title>P</title><link>https://p.example</link><itunes:image href="https://p.example/a.jpg"/>'
                '<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>'
                "<itunes:new-feed-url>https://new.example/f</itunes:new-feed-url><itunes:owner>"
                "<itunes:name>Own</itunes:name><itunes:email>o@p.example</itunes:email></itunes:owner>"
                "<itunes:author>Host</itunes:author><podcast:guid>u</podcast:guid><podcast:locked "
                'owner="o@p.example">yes</podcast:locked><itunes:summary>All of it</itunes:summary>'
            ),
        ),
        {
            "0.enclosures": [("https://p.example/e.mp3", "audio/mpeg", 12345)],
            "0.duration": 3723,
            "0.images": ["https://p.example/e.jpg"],
            "0.url": None,
            "feed.new_url": "https://new.example/f",
            "feed.icon": "https://p.example/a.jpg",
            "0.title": "E1",
            "feed.terms have": ["News", "Politics"],
            "0.names have": ["Host"],
            "feed.description": "All of it",
        },
    ),
    Shape(
        "podcast durations",
        rss(
            '<item><title>0</title><guid>0</guid><enclosure url="https://p.example/0.mp3" type="audio/mpeg" '
            'length="1"/><itunes:duration>3600</itunes:duration></item><item><title>1</title><guid>1</guid>'
            '<enclosure url="https://p.example/1.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>45:10</itunes:duration></item><item><title>2</title><guid>2</guid><enclosure "
            'url="https://p.example/2.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>1:00:00</itunes:duration></item><item><title>3</title><guid>3</guid><enclosure "
            'url="https://p.example/3.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>00:00:30</itunes:duration></item><item><title>4</title><guid>4</guid>"
            '<enclosure url="https://p.example/4.mp3" type="audio/mpeg" length="1"/><itunes:duration> 12 '
            "</itunes:duration></item><item><title>5</title><guid>5</guid><enclosure "
            'url="https://p.example/5.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>1:2:3</itunes:duration></item><item><title>6</title><guid>6</guid><enclosure "
            'url="https://p.example/6.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>75:00</itunes:duration></item><item><title>7</title><guid>7</guid><enclosure "
            'url="https://p.example/7.mp3" type="audio/mpeg" length="1"/><itunes:duration></itunes:duration>'
            '</item><item><title>8</title><guid>8</guid><enclosure url="https://p.example/8.mp3" '
            'type="audio/mpeg" length="1"/><itunes:duration>abc</itunes:duration></item><item>'
            '<title>9</title><guid>9</guid><enclosure url="https://p.example/9.mp3" type="audio/mpeg" '
            'length="1"/><itunes:duration>3600.5</itunes:duration></item><item><title>10</title>'
            '<guid>10</guid><enclosure url="https://p.example/10.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>01:02:03.500</itunes:duration></item><item><title>11</title><guid>11</guid>"
            '<enclosure url="https://p.example/11.mp3" type="audio/mpeg" length="1"/>'
            "<itunes:duration>PT1H2M</itunes:duration></item>"
        ),
        {
            "entries": 12,
            "0.duration": 3600,
            "1.duration": 2710,
            "2.duration": 3600,
            "3.duration": 30,
            "4.duration": 12,
            "5.duration": 3723,
            "6.duration": 4500,
            "7.duration": None,
            "8.duration": None,
            "9.duration": 3600,
            "10.duration": 3723,
        },
    ),
    Shape(
        "googleplay",
        rss(
            (
                "<item><title>E</title><guid>e</guid><googleplay:description>GD</googleplay:description>"
                '<googleplay:author>GA</googleplay:author><enclosure url="https://p.example/e.mp3" '
                'type="audio/mpeg" length="1"/></item>'
            ),
            (
                "<title>P</title><googleplay:author>GA</googleplay:author><googleplay:image "
                'href="https://p.example/a.jpg"/><googleplay:category text="News"/>'
                "<googleplay:description>Chan</googleplay:description>"
            ),
        ),
        {"feed.icon": "https://p.example/a.jpg", "0.names have": ["GA"], "0.say has": "GD", "feed.description": "Chan"},
    ),
    Shape(
        "gov html desc",
        rss(
            "<item><title>Notice</title><link>https://gov.example/n</link>"
            '<description>&lt;span&gt;Publication Date: &lt;time datetime="2024-05-01"&gt;May '
            "1&lt;/time&gt;&lt;/span&gt;&lt;p&gt;A rule.&lt;/p&gt;</description>"
            "<pubDate>05/01/2024</pubDate><dc:creator>Agency</dc:creator></item>"
        ),
        {"0.names": ["Agency"], "0.say has": "A rule.", "0.guid": None},
    ),
    Shape(
        "sharepoint",
        rss(
            "<item><title>X</title><link>https://gov.example/x?ID=1&amp;Source=y</link><description>"
            "<![CDATA[<div><b>Title:</b> X</div>]]></description><author>Office</author><enclosure "
            'url="https://gov.example/a b.pdf" /><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><guid '
            'isPermaLink="true">https://gov.example/x?ID=1&amp;Source=y</guid></item>'
        ),
        {
            "0.enclosures": [("https://gov.example/a%20b.pdf", None, None)],
            "0.names": ["Office"],
            "0.url": "https://gov.example/x?ID=1&Source=y",
        },
    ),
    Shape(
        "nasa media cap",
        rss(
            item(
                '<media:thumbnail url="https://n.example/t.jpg"/><media:content url="https://n.example/c.jpg" '
                'type="image/jpeg" width="800" height="600"><media:credit role="photographer">Bob</media:credit>'
                "<media:description>Caption</media:description></media:content>"
            )
        ),
        {"0.images have": ["https://n.example/c.jpg"], "0.caption": "Caption", "0.credit": "Bob"},
    ),
    Shape(
        "bbc",
        rss(
            "<item><title><![CDATA[Head]]></title><description><![CDATA[Desc]]></description>"
            "<link>https://b.example/1?at_medium=RSS</link><guid "
            'isPermaLink="false">https://b.example/1#0</guid><pubDate>Wed, 01 May 2024 10:00:00 '
            'GMT</pubDate><media:thumbnail width="240" height="135" url="https://b.example/t.jpg"/></item>'
        ),
        {"0.guid": "https://b.example/1#0", "0.summary": "Desc", "0.images": ["https://b.example/t.jpg"]},
    ),
    Shape(
        "guardian two sizes",
        rss(
            item(
                '<media:content width="140" url="https://g.example/i.jpg?w=140"><media:credit '
                'scheme="urn:ebu">Ph: P</media:credit></media:content><media:content width="460" '
                'url="https://g.example/i.jpg?w=460"><media:credit scheme="urn:ebu">Ph: P</media:credit>'
                "</media:content>"
            )
        ),
        {"0.first_image": "https://g.example/i.jpg?w=460", "0.credit": "Ph: P"},
    ),
    Shape(
        "github commits",
        atom(
            '<entry><id>tag:github.com,2008:Grit::Commit/abc</id><link type="text/html" rel="alternate" '
            'href="https://gh.example/c/abc"/><title>\n        Fix &lt;b&gt; thing\n    </title>'
            '<updated>2024-05-01T10:00:00Z</updated><media:thumbnail height="30" width="30" '
            'url="https://gh.example/av.png"/><author><name>dev</name><uri>https://gh.example/dev</uri>'
            '</author><content type="html">\n      &lt;pre '
            "style=&#39;white-space:pre-wrap;width:81ex&#39;&gt;Fix&lt;/pre&gt;\n    </content></entry>"
        ),
        {"0.title": "Fix <b> thing", "0.content_html has": "<pre", "0.names": ["dev"]},
    ),
    Shape(
        "dotclear atom",
        atom(
            entry(
                "<dc:subject>Tagged</dc:subject><wfw:comment>https://s.example/c#c</wfw:comment>"
                "<wfw:commentRss>https://s.example/c.rss</wfw:commentRss>"
                "<dcterms:modified>2024-06-01</dcterms:modified>"
            )
        ),
        {"0.terms": ["Tagged"]},
    ),
    Shape(
        "jekyll",
        atom(
            (
                '<entry><title type="html">A &amp;amp; B</title><link href="https://j.example/a.html" '
                'rel="alternate" type="text/html" title="A &amp;amp; B"/>'
                "<published>2024-05-01T00:00:00+00:00</published><updated>2024-05-01T00:00:00+00:00</updated>"
                '<id>https://j.example/a</id><content type="html" '
                'xml:base="https://j.example/a.html">&lt;p&gt;&lt;a '
                "href=&quot;b.html&quot;&gt;b&lt;/a&gt;&lt;/p&gt;</content><author><name></name></author>"
                '<summary type="html">S</summary></entry>'
            ),
            (
                '<generator uri="https://jekyllrb.com/" version="4">Jekyll</generator><link '
                'href="https://j.example/feed.xml" rel="self" type="application/atom+xml"/><link '
                'href="https://j.example/" rel="alternate" type="text/html" hreflang="en"/>'
                "<updated>2024-05-01T00:00:00+00:00</updated><id>https://j.example/feed.xml</id><title "
                'type="html">J</title><author><name>Feed Author</name></author>'
            ),
            attributes='xml:lang="en"',
        ),
        {
            "0.title": "A & B",
            "0.content_html has": 'href="https://j.example/b.html"',
            "0.language": "en",
            "0.summary": "S",
        },
    ),
    Shape(
        "hugo",
        rss(
            "<item><title>H</title><link>https://h.example/p/</link><pubDate>Mon, 01 Jan 0001 00:00:00 "
            "+0000</pubDate><guid>https://h.example/p/</guid><description>D</description></item>"
        ),
        {"0.published": None, "0.guid": "https://h.example/p/"},
    ),
    Shape(
        "discourse",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:discourse="http://www.discourse.org/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<channel><title>T</title><link>https://site.example/</link><item><title>T1</title><dc:creator>"
            "<![CDATA[@user User Name]]></dc:creator><category>Cat</category><description><![CDATA[<p>Q</p>"
            "<p><small>2 posts</small></p>]]></description><link>https://di.example/t/1</link><pubDate>Wed, "
            "01 May 2024 10:00:00 +0000</pubDate><discourse:topicPinned>No</discourse:topicPinned><guid "
            'isPermaLink="false">di-topic-1</guid><source url="https://di.example/t/1.rss">T1</source>'
            "</item></channel></rss>"
        ),
        {"0.terms": ["Cat"], "0.names": ["@user User Name"], "0.attribution_title": "T1"},
    ),
    Shape(
        "google news",
        rss(
            "<item><title>Head - Paper</title><link>https://gn.example/articles/1?oc=5</link><guid "
            'isPermaLink="false">CBM</guid><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>'
            '<description>&lt;a href="https://gn.example/articles/1?oc=5" '
            'target="_blank"&gt;Head&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font '
            'color="#6f6f6f"&gt;Paper&lt;/font&gt;</description><source '
            'url="https://paper.example">Paper</source></item>'
        ),
        {"0.title": "Head - Paper", "0.attribution_title": "Paper"},
    ),
    Shape(
        "tumblr",
        rss(
            "<item><title>&lt;p&gt;Quote&lt;/p&gt;</title><description>&lt;p&gt;Q&lt;/p&gt;</description>"
            "<link>https://t.example/post/1</link><guid>https://t.example/post/1</guid><pubDate>Wed, 01 May "
            "2024 06:00:00 -0400</pubDate><category>a b</category></item>"
        ),
        {"0.title": "Quote", "0.terms": ["a b"]},
    ),
    Shape(
        "nyt",
        rss(
            "<item><title>H</title><link>https://n.example/1.html</link><guid "
            'isPermaLink="true">https://n.example/1.html</guid><atom:link href="https://n.example/1.html" '
            'rel="standout"/><description>D</description><dc:creator>Ann Lee and Bo Ek</dc:creator>'
            "<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><category "
            'domain="http://n.example/ns/des">Cats</category><category domain="http://n.example/ns/per">Lee, '
            'Ann</category><media:content height="151" medium="image" url="https://n.example/m.jpg" '
            'width="151"/><media:credit>Cam/The Paper</media:credit><media:description>A '
            "cat.</media:description></item>"
        ),
        {
            "0.summary": "D",
            "0.images": ["https://n.example/m.jpg"],
            "0.caption": "A cat.",
            "0.credit": "Cam/The Paper",
            "0.terms": ["Cats", "Lee, Ann"],
        },
    ),
    Shape(
        "podbean media",
        rss(item('<media:content url="https://p.example/a.mp3" fileSize="9" type="audio/mpeg" duration="61"/>')),
        {"0.enclosures": [("https://p.example/a.mp3", "audio/mpeg", 9)], "0.duration": 61},
    ),
    Shape(
        "vimeo",
        rss(
            item(
                '<media:content><media:player url="https://v.example/moogaloop"/><media:credit role="author" '
                'scheme="https://v.example/u">U</media:credit><media:thumbnail height="360" width="640" '
                'url="https://v.example/t.jpg"/><media:title>T</media:title></media:content>'
            )
        ),
        {"entries": 1, "0.images": ["https://v.example/t.jpg"]},
    ),
    Shape(
        "scientific prism",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel '
            'rdf:about="https://n.example"><title>N</title><link>https://n.example</link></channel><item '
            'rdf:about="https://n.example/a"><title><![CDATA[Gene]]></title><link>https://n.example/a</link>'
            "<content:encoded><![CDATA[<p>Abs</p>]]></content:encoded><dc:title><![CDATA[Gene]]></dc:title>"
            "<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>"
            "<dc:identifier>doi:10.1/x</dc:identifier><dc:source>Nature, Published online: "
            "2024-05-01</dc:source><dc:date>2024-05-01</dc:date>"
            "<prism:publicationName>Nature</prism:publicationName><prism:doi>10.1/x</prism:doi>"
            "<prism:publicationDate>2024-05-01</prism:publicationDate>"
            "<prism:url>https://n.example/a</prism:url></item></rdf:RDF>"
        ),
        {"0.names": ["Ann Lee", "Bo Ek"], "0.published": "2024-05-01T00:00:00", "0.title": "Gene"},
    ),
    Shape(
        "chinese cdata time",
        rss(
            (
                "<item><title><![CDATA[标题]]></title><link><![CDATA[ https://cn.example/a?b=1&c=2 ]]></link>"
                "<pubDate>2024-05-01 18:00:00</pubDate><author><![CDATA[新华社]]></author><description>"
                "<![CDATA[<p>正文</p>]]></description></item>"
            ),
            "<title>新闻</title><link>https://cn.example/</link><language>zh-cn</language>",
        ),
        {"0.url": "https://cn.example/a?b=1&c=2", "0.title": "标题", "0.names": ["新华社"], "feed.language": "zh-CN"},
    ),
)
