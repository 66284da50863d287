"""Categories, keywords, pictures and attached files."""

from ingest.schema import Flaw
from tests.shapes.written import Shape, item, rss

SHAPES = (
    Shape("a tag element with several", rss(item("<tag><![CDATA[a,b]]></tag>")), {"0.terms": ["a", "b"]}),
    Shape("subjects in one element", rss(item("<dc:subject>a; b, c</dc:subject>")), {"0.terms": ["a", "b, c"]}),
    Shape("a subject with a reference", rss(item("<dc:subject>A &amp;amp; B</dc:subject>")), {"0.terms": ["A & B"]}),
    Shape(
        "tags in an element of theirs",
        rss(item("<tags><tag>a</tag><tag>b, c</tag></tags>")),
        {"0.terms": ["a", "b, c"]},
    ),
    Shape(
        "categories in an element of theirs",
        rss(item("<categories><category>a</category><category>b</category></categories>")),
        {"0.terms": ["a", "b"]},
    ),
    Shape(
        "more categories than a reader has any use for",
        rss(item("".join(f"<category>{at}</category>" for at in range(5000)))),
        {
            "0.terms": [str(at) for at in range(200)],
            "0.warnings": (Flaw("too-large", "the first 200 of 5,000 tags were kept"),),
        },
    ),
    Shape("category empty", rss(item("<category/><category> </category><category>B</category>")), {"0.terms": ["B"]}),
    Shape(
        "category domain",
        rss(item('<category domain="https://s.example/c">A</category>')),
        {"0.tags": [("A", "https://s.example/c", None)]},
    ),
    Shape("category slash", rss(item("<category>Top/Sub</category>")), {"0.terms": ["Top/Sub"]}),
    Shape("category html", rss(item("<category>R&amp;amp;D</category>")), {"0.terms": ["R&D"]}),
    Shape("category cdata html", rss(item("<category><![CDATA[R&amp;D]]></category>")), {"0.terms": ["R&D"]}),
    Shape(
        "category dc subject",
        rss(item("<dc:subject>A</dc:subject><dc:subject>B</dc:subject>")),
        {"0.terms": ["A", "B"]},
    ),
    Shape("category media keywords", rss(item("<media:keywords>A, B</media:keywords>")), {"0.terms": ["A", "B"]}),
    Shape(
        "category media category",
        rss(item('<media:category scheme="urn:x" label="L">A</media:category>')),
        {"0.terms": ["A"]},
    ),
    Shape(
        "category itunes keywords",
        rss(item("<itunes:keywords>A,B , ,C</itunes:keywords>")),
        {"0.terms": ["A", "B", "C"]},
    ),
    Shape("category keywords", rss(item("<keywords>A, B</keywords>")), {"0.terms": ["A", "B"]}),
    Shape("category atom term in rss", rss(item('<category term="a" label="Aa"/>')), {"0.tags": [("a", None, "Aa")]}),
    Shape("category nested", rss(item("<category><name>A</name></category>")), {"0.terms": ["A"]}),
    Shape(
        "category arabic comma",
        rss(item("<media:keywords>سياسة، اقتصاد</media:keywords>")),
        {"0.terms": ["سياسة", "اقتصاد"]},
    ),
    Shape(
        "len neg",
        rss(item('<enclosure url="https://s.example/a.mp3" length="-1" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "len text",
        rss(item('<enclosure url="https://s.example/a.mp3" length="4.5 MB" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "len commas",
        rss(item('<enclosure url="https://s.example/a.mp3" length="1,234,567" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 1234567)]},
    ),
    Shape(
        "len zero",
        rss(item('<enclosure url="https://s.example/a.mp3" length="0" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "len float",
        rss(item('<enclosure url="https://s.example/a.mp3" length="1234.0" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 1234)]},
    ),
    Shape(
        "type bad",
        rss(item('<enclosure url="https://s.example/a.mp3" type="mp3"/>')),
        {"entries": 1, "0.enc_urls": ["https://s.example/a.mp3"]},
    ),
    Shape(
        "type param",
        rss(item('<enclosure url="https://s.example/a.mp3" type="audio/mpeg; charset=x"/>')),
        {"0.enc_urls": ["https://s.example/a.mp3"]},
    ),
    Shape(
        "type upper",
        rss(item('<enclosure url="https://s.example/a.mp3" type="AUDIO/MPEG"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape("url missing", rss(item('<enclosure length="3" type="audio/mpeg"/>')), {"0.enclosures": []}),
    Shape("url empty", rss(item('<enclosure url="" length="3" type="audio/mpeg"/>')), {"0.enclosures": []}),
    Shape(
        "url relative",
        rss(item('<enclosure url="/a.mp3" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://site.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "url in text",
        rss(item("<enclosure>https://s.example/a.mp3</enclosure>")),
        {"entries": 1, "0.enc_urls": ["https://s.example/a.mp3"]},
    ),
    Shape(
        "href",
        rss(item('<enclosure href="https://s.example/a.mp3" type="audio/mpeg"/>')),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "two",
        rss(
            item(
                '<enclosure url="https://s.example/a.mp3" type="audio/mpeg"/><enclosure '
                'url="https://s.example/b.mp3" type="audio/mpeg"/>'
            )
        ),
        {"0.enc_urls": ["https://s.example/a.mp3", "https://s.example/b.mp3"]},
    ),
    Shape(
        "dup media",
        rss(
            item(
                '<enclosure url="https://s.example/a.mp3" length="5" type="audio/mpeg"/><media:content '
                'url="https://s.example/a.mp3" fileSize="5" type="audio/mpeg"/>'
            )
        ),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 5)]},
    ),
    Shape(
        "image enclosure",
        rss(item('<enclosure url="https://s.example/a.jpg" type="image/jpeg" length="5"/>')),
        {"0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "image by ext",
        rss(item('<enclosure url="https://s.example/a.jpg"/>')),
        {"0.files have": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "image octet",
        rss(item('<enclosure url="https://s.example/a.jpg" type="application/octet-stream"/>')),
        {"0.files have": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "group",
        rss(
            item(
                '<media:group><media:content url="https://s.example/l.jpg" medium="image" width="800"/>'
                '<media:content url="https://s.example/s.jpg" medium="image" width="100"/>'
                "<media:credit>C</media:credit><media:description>D</media:description></media:group>"
            )
        ),
        {"0.first_image": "https://s.example/l.jpg", "0.credit": "C", "0.caption": "D"},
    ),
    Shape(
        "group isdefault",
        rss(
            item(
                '<media:group><media:content url="https://s.example/a.mp4" type="video/mp4" bitrate="1"/>'
                '<media:content url="https://s.example/b.mp4" type="video/mp4" isDefault="true"/>'
                '<media:thumbnail url="https://s.example/t.jpg"/></media:group>'
            )
        ),
        {"0.images": ["https://s.example/t.jpg"]},
    ),
    Shape(
        "thumb text",
        rss(item("<media:thumbnail>https://s.example/t.jpg</media:thumbnail>")),
        {"0.images": ["https://s.example/t.jpg"]},
    ),
    Shape("thumb relative", rss(item('<media:thumbnail url="t.jpg"/>')), {"0.images": ["https://site.example/t.jpg"]}),
    Shape("thumb empty", rss(item('<media:thumbnail url=""/>')), {"0.images": []}),
    Shape("thumb data", rss(item('<media:thumbnail url="data:image/png;base64,AAAA"/>')), {"0.images": []}),
    Shape(
        "content no type jpg",
        rss(item('<media:content url="https://s.example/a.jpg?x=1"/>')),
        {"0.images": ["https://s.example/a.jpg?x=1"]},
    ),
    Shape(
        "content medium video",
        rss(item('<media:content url="https://s.example/v" medium="video" duration="12"/>')),
        {"0.enc_urls": ["https://s.example/v"], "0.duration": 12},
    ),
    Shape(
        "size px",
        rss(item('<media:thumbnail url="https://s.example/t.jpg" width="100px" height="50.0"/>')),
        {"0.size": (100, 50)},
    ),
    Shape(
        "size percent",
        rss(item('<media:thumbnail url="https://s.example/t.jpg" width="100%" height="auto"/>')),
        {"0.size": (None, None)},
    ),
    Shape(
        "item image url",
        rss(item("<image><url>https://s.example/i.jpg</url><title>Cap</title></image>")),
        {"0.images": ["https://s.example/i.jpg"]},
    ),
    Shape(
        "item image text",
        rss(item("<image>https://s.example/i.jpg</image>")),
        {"0.images": ["https://s.example/i.jpg"]},
    ),
    Shape(
        "item thumbnail",
        rss(item("<thumbnail>https://s.example/i.jpg</thumbnail>")),
        {"0.images": ["https://s.example/i.jpg"]},
    ),
    Shape(
        "item image href",
        rss(item('<image href="https://s.example/i.jpg"/>')),
        {"0.images": ["https://s.example/i.jpg"]},
    ),
    Shape(
        "itunes image text",
        rss(item("<itunes:image>https://s.example/i.jpg</itunes:image>")),
        {"0.images": ["https://s.example/i.jpg"]},
    ),
    Shape(
        "itunes image url",
        rss(item('<itunes:image url="https://s.example/i.jpg"/>')),
        {"0.images": ["https://s.example/i.jpg"]},
    ),
    Shape(
        "media in description html",
        rss(
            item(
                '<media:description type="html">&lt;b&gt;D&lt;/b&gt;</media:description><media:content '
                'url="https://s.example/i.jpg" medium="image"/>'
            )
        ),
        {"0.caption": "D"},
    ),
    Shape(
        "featured image",
        rss(item("<featured_image>https://s.example/f.jpg</featured_image>")),
        {"0.images": ["https://s.example/f.jpg"]},
    ),
    Shape(
        "post thumbnail",
        rss(item("<post-thumbnail><url>https://s.example/f.jpg</url><width>10</width></post-thumbnail>")),
        {"0.images": ["https://s.example/f.jpg"]},
    ),
    Shape(
        "image in channel and item",
        rss(
            item("<image><url>https://s.example/i.png</url></image>"),
            "<title>T</title><image><url>https://s.example/c.png</url></image>",
        ),
        {"0.images": ["https://s.example/i.png"], "feed.icon": "https://s.example/c.png"},
    ),
    Shape(
        "itunes image channel not item",
        rss(item(), '<title>T</title><itunes:image href="https://s.example/c.png"/>'),
        {"0.images": [], "feed.icon": "https://s.example/c.png"},
    ),
    Shape(
        "media thumb and content",
        rss(
            item(
                '<media:thumbnail url="https://s.example/t.jpg"/><media:content url="https://s.example/b.jpg" '
                'medium="image"/>'
            )
        ),
        {"0.first_image": "https://s.example/b.jpg"},
    ),
    Shape(
        "media content expression",
        rss(
            item(
                '<media:content url="https://s.example/v.mp4" type="video/mp4" expression="full" duration="12.5" '
                'fileSize="abc"/>'
            )
        ),
        {"0.enclosures": [("https://s.example/v.mp4", "video/mp4", None)]},
    ),
    Shape(
        "media embed",
        rss(
            item(
                '<media:group><media:content url="https://s.example/v" medium="video"><media:player '
                'url="https://x.example"/></media:content></media:group>'
            )
        ),
        {"0.enc_urls": ["https://s.example/v"]},
    ),
    Shape(
        "media title only item",
        rss("<item><media:title>M</media:title><link>https://site.example/1</link></item>"),
        {"0.title": "M"},
    ),
)
