"""Feeds as sites of films, links and short messages write them, shortened."""

from tests.shapes.written import NAMESPACES, Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "peertube",
        rss(
            "<item><title>Vid</title><link>https://p.example/w/1</link>"
            "<guid>https://p.example/w/1</guid><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>"
            "<description>About</description><dc:creator>chan</dc:creator>"
            '<media:category scheme="http://search.yahoo.com/mrss/category_schema" '
            'label="Science">8</media:category><media:community><media:statistics views="9"/>'
            '</media:community><media:embed url="/videos/embed/1"/>'
            '<media:player url="https://p.example/w/1"/><enclosure type="video/mp4" '
            'url="https://p.example/1-720.mp4" length="999"/><media:group>'
            '<media:peerLink type="application/x-bittorrent" href="https://p.example/1-720.torrent" '
            'isDefault="true"/><media:content url="https://p.example/1-720.mp4" fileSize="999" '
            'type="video/mp4" medium="video" height="720" duration="61" isDefault="true"/>'
            '<media:content url="https://p.example/1-360.mp4" fileSize="333" type="video/mp4" '
            'medium="video" height="360" duration="61"/></media:group>'
            '<media:thumbnail url="https://p.example/t.jpg" height="480" width="850"/>'
            '<media:title type="plain">Vid</media:title><media:rating>nonadult</media:rating></item>'
        ),
        {
            "0.files have": ["https://p.example/t.jpg", "https://p.example/1-720.mp4"],
            "0.duration": 61,
            "0.enclosures have": [("https://p.example/1-720.mp4", "video/mp4", 999)],
        },
    ),
    Shape(
        "vimeo thumbnail in the content",
        rss(
            item(
                '<media:content><media:player url="https://player.v.example/1"/>'
                '<media:credit role="author" scheme="https://v.example/ann">Ann</media:credit>'
                '<media:thumbnail height="540" width="960" url="https://i.v.example/1.jpg"/>'
                "<media:title>One</media:title></media:content>"
            )
        ),
        {"0.images": ["https://i.v.example/1.jpg"], "0.size": (960, 540)},
    ),
    Shape(
        "lobsters author is a mail address",
        rss(
            "<item><title>One</title><link>https://other.example/a</link>"
            '<guid isPermaLink="false">https://l.example/s/abc</guid>'
            "<author>ann@users.l.example (ann)</author><pubDate>Wed, 01 May 2024 05:00:00 "
            "-0500</pubDate><comments>https://l.example/s/abc/one</comments>"
            '<description>&lt;p&gt;&lt;a href="https://l.example/s/abc/one"&gt;Comments&lt;/a&gt;&lt;/p&g'
            "t;</description><category>rust</category></item>"
        ),
        {
            "0.persons": [("ann", None, "ann@users.l.example")],
            "0.url": "https://other.example/a",
            "0.link_urls have": ["https://l.example/s/abc/one"],
            "0.published": "2024-05-01T10:00:00",
        },
    ),
    Shape(
        "hacker news points",
        rss(
            item(
                '<description><![CDATA[<p>Article URL: <a href="https://o.example/a">https://o.example/a</a>'
                "</p><p># Comments: 4</p>]]></description><comments>https://n.example/item?id=1</comments>"
                "<dc:creator>ann</dc:creator>"
            )
        ),
        {"0.link_urls have": ["https://n.example/item?id=1"], "0.names": ["ann"]},
    ),
    Shape(
        "telegram bridge by rsshub",
        rss(
            (
                "<item><title>🖼 Picture of the day</title><description>&lt;p&gt;Words&lt;/p&gt;&lt;img "
                'src="https://cdn.t.example/a.jpg" referrerpolicy="no-referrer"&gt;</description>'
                '<link>https://t.example/c/1</link><guid isPermaLink="false">https://t.example/c/1</guid>'
                "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><author>Channel</author></item>"
            ),
            (
                "<title>C - Telegram</title><link>https://t.example/s/c</link>"
                '<atom:link href="http://hub.example/telegram/c" rel="self" type="application/rss+xml"/>'
                "<description>C - Powered by RSSHub</description><generator>RSSHub</generator>"
                "<webMaster>contact@hub.example (RSSHub)</webMaster><language>zh</language><ttl>5</ttl>"
            ),
        ),
        {"0.names": ["Channel"], "0.images": ["https://cdn.t.example/a.jpg"], "feed.ttl": 5, "feed.language": "zh"},
    ),
    Shape(
        "pixelfed media with no type",
        rss(item('<media:content url="https://p.example/a" medium="image"/>')),
        {"0.images": ["https://p.example/a"]},
    ),
    Shape(
        "lemmy",
        rss(
            item(
                "<comments>https://l.example/post/1</comments><enclosure "
                'url="https://l.example/pictrs/image/a.webp" length="0" type="image/webp"/>'
                "<dc:creator>https://l.example/u/ann</dc:creator><description>"
                '<![CDATA[submitted by <a href="https://l.example/u/ann">ann</a><br>9 points]]></description>'
            )
        ),
        {"0.images": ["https://l.example/pictrs/image/a.webp"]},
    ),
    Shape(
        "nextcloud news escapes the title once more",
        rss(item(title="AT&amp;amp;T &amp;lt;buys&amp;gt; it")),
        {"0.title": "AT&T <buys> it"},
    ),
    Shape(
        "movable type atom 1",
        atom(
            entry(
                "<published>2024-05-01T10:00:00Z</published><author><name>Ann</name></author>"
                '<category term="Home" scheme="http://www.sixapart.com/ns/types#category"/>'
                '<category term="cat" scheme="http://www.sixapart.com/ns/types#tag"/>'
                '<content type="html" xml:lang="de" xml:base="https://site.example/">\n        '
                "&lt;p&gt;Hallo&lt;/p&gt;\n        \n    </content>"
            )
        ),
        {"0.content_text": "Hallo", "0.terms": ["Home", "cat"]},
    ),
    Shape(
        "typepad rdf",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/" xmlns:admin="http://webns.net/mvcb/" '
            f'xmlns:cc="http://web.resource.org/cc/" {NAMESPACES}>'
            '<channel rdf:about="https://site.example/"><title>T</title>'
            "<link>https://site.example/</link><description>D</description>"
            "<dc:language>en-US</dc:language><dc:creator>Ann</dc:creator>"
            "<dc:date>2024-05-01T06:00:00-04:00</dc:date>"
            '<admin:generatorAgent rdf:resource="http://t.example/"/>'
            '<cc:license rdf:resource="http://creativecommons.org/licenses/by/1.0/"/><items><rdf:Seq>'
            '<rdf:li rdf:resource="https://site.example/1"/></rdf:Seq></items></channel>'
            '<item rdf:about="https://site.example/1"><title>One</title>'
            "<link>https://site.example/1</link><description>S</description><content:encoded>"
            "<![CDATA[<p>B</p>]]></content:encoded><dc:subject>Cats</dc:subject>"
            "<dc:creator>Ann</dc:creator><dc:date>2024-05-01T06:00:00-04:00</dc:date></item></rdf:RDF>"
        ),
        {
            "feed.language": "en-US",
            "feed.updated": "2024-05-01T10:00:00",
            "feed.names": ["Ann"],
            "0.terms": ["Cats"],
            "0.published": "2024-05-01T10:00:00",
            "feed.rels have": [("license", "http://creativecommons.org/licenses/by/1.0/")],
        },
    ),
    Shape(
        "feedburner original link",
        rss(
            "<item><title>One</title><link>http://feeds.f.example/~r/t/~3/abc/</link>"
            '<guid isPermaLink="false">g1</guid><feedburner:origLink>https://site.example/1</feedburner:o'
            'rigLink><description>D&lt;img src="http://feeds.f.example/~r/t/~4/abc" height="1" '
            'width="1"/&gt;</description></item>'
        ),
        {"0.url": "https://site.example/1", "0.images": []},
    ),
    Shape(
        "google news cluster",
        rss(
            "<item><title>Floods rise - The Herald</title>"
            "<link>https://n.g.example/rss/articles/CBM1?oc=5</link>"
            '<guid isPermaLink="false">CBM1</guid><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>'
            '<description>&lt;ol&gt;&lt;li&gt;&lt;a href="https://n.g.example/1"&gt;Floods '
            'rise&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;The '
            "Herald&lt;/font&gt;&lt;/li&gt;&lt;/ol&gt;</description>"
            '<source url="https://herald.example">The Herald</source></item>'
        ),
        {"0.attribution_title": "The Herald", "0.say has": "Floods rise"},
    ),
    Shape(
        "bing news",
        rss(
            item(
                "<description>D</description><News:Source>The Herald</News:Source>"
                "<News:Image>https://b.example/th?id=1</News:Image><News:ImageMaxWidth>700</News:ImageMaxWidth>"
            )
        ).replace("<rss", '<rss xmlns:News="https://www.b.example/news/search?q=dam&amp;format=rss"'),
        {"0.say": "D", "0.attribution_title": "The Herald", "0.images": ["https://b.example/th?id=1"]},
    ),
    Shape(
        "patreon and others with an enclosure and a picture in media",
        rss(
            item(
                '<media:thumbnail url="https://s.example/t.jpg"/><enclosure '
                'url="https://s.example/a.mp3?token=1&amp;x=2" type="audio/mpeg" length="10"/>'
            )
        ),
        {
            "0.images": ["https://s.example/t.jpg"],
            "0.enclosures": [("https://s.example/a.mp3?token=1&x=2", "audio/mpeg", 10)],
        },
    ),
    Shape(
        "steam with clan image",
        rss(
            item(
                '<description><![CDATA[Patch<br><img src="https://c.s.example/a.png" ><br>notes]]>'
                '</description><enclosure url="https://c.s.example/h.jpg" length="0" type="image/jpeg"/>'
            )
        ),
        {"0.images have": ["https://c.s.example/h.jpg"]},
    ),
    Shape(
        "trac timeline",
        rss(
            "<item><title>Ticket #1 (defect closed): hinge</title><dc:creator>ann</dc:creator>"
            "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><link>https://t.example/ticket/1</link>"
            '<guid isPermaLink="false">https://t.example/ticket/1/1714557600</guid>'
            "<description>fixed: &lt;p&gt;&#13;\noiled&#13;\n&lt;/p&gt;</description>"
            "<category>closedticket</category></item>"
        ),
        {"0.say": "fixed:\n\noiled", "0.terms": ["closedticket"]},
    ),
    Shape(
        "jira activity",
        atom(
            entry(
                (
                    '<title type="html">&lt;a href="https://j.example/u/ann"&gt;Ann&lt;/a&gt; closed &lt;a '
                    'href="https://j.example/b/A-1"&gt;A-1&lt;/a&gt;</title>'
                    '<author xmlns:usr="http://streams.atlassian.com/syndication/username/1.0"><name>Ann</name>'
                    '<email>a@j.example</email><link rel="photo" href="https://j.example/av"/>'
                    "<usr:username>ann</usr:username></author><activity:verb "
                    'xmlns:activity="http://activitystrea.ms/spec/1.0/">http://activitystrea.ms/schema/1.0/update'
                    "</activity:verb>"
                ),
                title="",
            )
        ),
        {"0.title": "Ann closed A-1", "0.persons": [("Ann", None, "a@j.example")], "0.url": "https://site.example/1"},
    ),
    Shape(
        "activity object is not the entry",
        atom(
            '<entry xmlns:activity="http://activitystrea.ms/spec/1.0/"><id>urn:1</id>'
            "<title>Ann liked it</title><updated>2024-05-01T10:00:00Z</updated><activity:object>"
            '<id>urn:obj</id><title>Other</title><link rel="alternate" href="https://o.example/x"/>'
            "<author><name>Other</name></author></activity:object>"
            '<link rel="alternate" href="https://site.example/1"/><author><name>Ann</name></author></entry>'
        ),
        {"0.guid": "urn:1", "0.title": "Ann liked it", "0.url": "https://site.example/1", "0.names": ["Ann"]},
    ),
    Shape(
        "google groups atom summary with br",
        atom(
            entry(
                '<author><name>ann</name></author><summary type="html" xml:space="preserve">Line '
                "one&lt;br&gt;Line two</summary>"
            )
        ),
        {"0.say": "Line one\nLine two"},
    ),
    Shape(
        "rails feed id under tag scheme with self links",
        atom(
            "<entry><id>tag:site.example,2005:Post/1</id><published>2024-05-01T10:00:00Z</published>"
            '<updated>2024-05-01T11:00:00Z</updated><link rel="alternate" type="text/html" '
            'href="https://site.example/posts/1"/><link rel="self" '
            'href="https://site.example/posts/1.atom"/><title>One</title></entry>'
        ),
        {"0.url": "https://site.example/posts/1", "0.updated": "2024-05-01T11:00:00"},
    ),
)
