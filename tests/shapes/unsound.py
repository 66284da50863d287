"""Feeds that are well formed, or nearly so, but follow no format."""

from tests.shapes.written import TWO, Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "atom base64 html",
        atom(entry('<content type="text/html" mode="base64">PHA+SGk8L3A+</content>')),
        {"0.content_text": "Hi"},
    ),
    Shape(
        "upper elements",
        (
            '<?xml version="1.0"?><RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE>'
            "<LINK>https://site.example/</LINK><ITEM><TITLE>One</TITLE><LINK>https://site.example/1</LINK>"
            "<DESCRIPTION>D</DESCRIPTION><PUBDATE>Wed, 01 May 2024 10:00:00 GMT</PUBDATE></ITEM></CHANNEL>"
            "</RSS>"
        ),
        {
            "entries": 1,
            "0.title": "One",
            "0.url": "https://site.example/1",
            "0.published": "2024-05-01T10:00:00",
            "feed.title": "T",
        },
    ),
    Shape(
        "mixed case",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><Item><Title>One</Title><Link>https://site.example/1</Link>"
            "<pubdate>Wed, 01 May 2024 10:00:00 GMT</pubdate><GUID>x</GUID><Enclosure "
            'URL="https://s.example/a.mp3" TYPE="audio/mpeg" Length="5"/></Item></channel></rss>'
        ),
        {"entries": 1, "0.title": "One", "0.published": "2024-05-01T10:00:00", "0.guid": "x"},
    ),
    Shape(
        "case mismatch",
        rss("<item><title>One</Title><link>https://site.example/1</LINK></item>" + TWO),
        {"entries": 2, "0.title": "One"},
    ),
    Shape(
        "missing close title",
        rss("<item><title>One<link>https://site.example/1</link></item>" + TWO),
        {"entries": 2, "1.title": "Two", "0.url": "https://site.example/1"},
    ),
    Shape(
        "missing close item",
        rss("<item><title>One</title><link>https://site.example/1</link>" + TWO),
        {"entries": 2, "0.title": "One", "1.title": "Two"},
    ),
    Shape(
        "missing close channel",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></rss>'
        ),
        {"entries": 1},
    ),
    Shape(
        "br unclosed",
        rss(item("<description>a<br>b<br>c</description>") + TWO),
        {"entries": 2, "1.title": "Two", "0.say has": "a"},
    ),
    Shape(
        "html unescaped",
        rss(item('<description><p>Hello <b>big</b> <a href="/x">w</a></p></description>') + TWO),
        {"entries": 2, "0.say has": "Hello big w", "0.any_html has": "https://site.example/x"},
    ),
    Shape(
        "html unescaped img",
        rss(item('<description><img src="a.jpg" width=10 alt=x>text</description>') + TWO),
        {"entries": 2, "0.say has": "text"},
    ),
    Shape(
        "html unescaped crossed",
        rss(item("<description><b><i>x</b></i></description>") + TWO),
        {"entries": 2, "0.say": "x", "1.title": "Two"},
    ),
    Shape(
        "html with title inside desc",
        rss(item("<description><div><title>Not it</title><link>https://no.example</link>x</div></description>") + TWO),
        {"entries": 2, "0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "attr noquote",
        rss(
            ("<item><title>One</title><enclosure url=https://s.example/a.mp3 type=audio/mpeg length=5 /></item>") + TWO
        ),
        {"entries": 2, "0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 5)]},
    ),
    Shape(
        "attr dup",
        rss(
            (
                '<item><title>One</title><enclosure url="https://s.example/a.mp3" type="audio/mpeg" '
                'type="audio/mpeg"/></item>'
            )
            + TWO
        ),
        {
            "entries": 2,
            "0.title": "One",
            "1.title": "Two",
            "0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)],
        },
    ),
    Shape(
        "attr lt",
        rss(
            (
                '<item><title>One</title><media:content url="https://s.example/a.jpg" medium="image" title="a < '
                'b"/></item>'
            )
            + TWO
        ),
        {"entries": 2, "0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "attr nospace",
        rss(
            ('<item><title>One</title><enclosure url="https://s.example/a.mp3"type="audio/mpeg"length="5"/></item>')
            + TWO
        ),
        {"entries": 2, "0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 5)]},
    ),
    Shape(
        "attr single smart",
        rss("<item><title>One</title><enclosure url=”https://s.example/a.mp3” type=”audio/mpeg”/></item>" + TWO),
        {"entries": 2, "1.title": "Two"},
    ),
    Shape(
        "attr bare amp",
        rss('<item><title>One</title><enclosure url="https://s.example/a.mp3?x=1&y=2" type="audio/mpeg"/></item>'),
        {"0.enclosures": [("https://s.example/a.mp3?x=1&y=2", "audio/mpeg", None)]},
    ),
    Shape(
        "items outside channel",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            "<link>https://site.example/</link></channel><item><title>One</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item><item>'
            '<title>Two</title><link>https://site.example/2</link><guid isPermaLink="false">g2</guid></item>'
            "</rss>"
        ),
        {"entries": 2, "feed.title": "T", "0.title": "One"},
    ),
    Shape(
        "no channel",
        (
            '<?xml version="1.0"?><rss version="2.0"><item><title>One</title>'
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></rss>'
        ),
        {"entries": 1},
    ),
    Shape(
        "items wrapper",
        rss(
            "<items><item><title>One</title><link>https://site.example/1</link><guid "
            'isPermaLink="false">g1</guid></item><item><title>Two</title><link>https://site.example/2</link>'
            '<guid isPermaLink="false">g2</guid></item></items>'
        ),
        {"entries": 2},
    ),
    Shape(
        "no rss root",
        (
            '<?xml version="1.0"?><channel><title>T</title><item><title>One</title>'
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></channel>'
        ),
        {"entries": 1, "feed.title": "T"},
    ),
    Shape(
        "item root",
        (
            '<?xml version="1.0"?><item><title>One</title><link>https://site.example/1</link><guid '
            'isPermaLink="false">g1</guid></item>'
        ),
        {"entries": 1},
    ),
    Shape(
        "two channels",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>One</title>'
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></channel>'
            "<channel><title>U</title><item><title>Two</title><link>https://site.example/2</link><guid "
            'isPermaLink="false">g2</guid></item></channel></rss>'
        ),
        {"entries": 2, "feed.title": "T"},
    ),
    Shape(
        "nested items",
        rss(
            "<item><title>One</title><link>https://site.example/1</link><item><title>Two</title>"
            "<link>https://site.example/2</link><item><title>Three</title></item></item><description>D</description>"
            "</item>"
        ),
        {"entries": 3, "0.title": "One", "0.say": "D", "0.rules have": ["nested-entries"], "1.title": "Two"},
    ),
    Shape(
        "nested entries",
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>One</title><entry><title>Two</title>'
            "</entry></entry><entry><title>Three</title></entry></feed>"
        ),
        {"entries": 3, "1.title": "Two", "2.title": "Three", "2.rules": ["no-guid"]},
    ),
    Shape(
        "an item that numbers itself by one of its name",
        rss("<item><title>One</title><link>https://site.example/1</link><item>1</item></item>"),
        {"entries": 1, "rules": [], "0.rules": ["no-guid"]},
    ),
    Shape(
        "items in an element of no format's, beside others",
        rss(f"{item()}<featured>{TWO}{TWO}</featured><item><title>&lt;item&gt;</title></item>"),
        {"entries": 2, "0.title": "One", "rules": ["stray-entries"]},
    ),
    Shape(
        "items that stand in an item's own element",
        rss(item(f"<related>{TWO}</related>")),
        {"entries": 1, "rules": []},
    ),
    Shape("items in CDATA", rss(f"<![CDATA[{item()}]]>"), {"entries": 0, "rules": ["no-entries"]}),
    Shape("items escaped", rss("&lt;item>&lt;title>One&lt;/title>&lt;/item>"), {"entries": 0, "rules": ["no-entries"]}),
    Shape(
        "items by another name",
        rss(f"<story><title>One</title><description>{'A long story. ' * 1200}</description></story>"),
        {"entries": 0, "rules": ["no-entries"]},
    ),
    Shape(
        "items by another name, few and short",
        rss("<w:story xmlns:w='urn:w'><w:headline>One</w:headline></w:story>"),
        {"entries": 0, "rules": ["no-entries"]},
    ),
    Shape(
        "no items beside a picture and a box to search in",
        rss(
            "<image><title>T</title><url>/a.png</url><link>/</link></image>"
            "<textInput><title>Search</title><name>q</name><link>/s</link></textInput>"
        ),
        {"entries": 0, "rules": []},
    ),
    Shape("no items", rss("<description>Nothing yet</description>"), {"entries": 0, "rules": []}),
    Shape(
        "entry in rss",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><entry><title>One</title><link>https://site.example/1</link>"
            "</entry></channel></rss>"
        ),
        {"entries": 1, "0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "item in atom",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" >'
            "<title>T</title><id>urn:f</id><updated>2024-05-01T10:00:00Z</updated><item><title>One</title>"
            "<link>https://site.example/1</link><description>D</description><pubDate>Wed, 01 May 2024 "
            "10:00:00 GMT</pubDate></item></feed>"
        ),
        {"entries": 1, "0.url": "https://site.example/1", "0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "rss elements in atom entry",
        atom(
            "<entry><title>One</title><link>https://site.example/1</link><guid>g</guid>"
            "<description>D</description><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><author>a@x.example "
            "(Ann)</author><category>Cat</category></entry>"
        ),
        {
            "0.url": "https://site.example/1",
            "0.guid": "g",
            "0.say has": "D",
            "0.published": "2024-05-01T10:00:00",
            "0.names": ["Ann"],
            "0.terms": ["Cat"],
        },
    ),
    Shape(
        "atom elements in rss item",
        rss(
            '<item><title type="html">A &amp;amp; B</title><link rel="alternate" '
            'href="https://site.example/1"/><id>urn:1</id><summary>S</summary><content '
            'type="html">&lt;p&gt;C&lt;/p&gt;</content><published>2024-05-01T10:00:00Z</published>'
            "<updated>2024-05-02T10:00:00Z</updated><author><name>Ann</name><email>a@x.example</email>"
            '</author><category term="Cat"/></item>'
        ),
        {
            "0.title": "A & B",
            "0.url": "https://site.example/1",
            "0.guid": "urn:1",
            "0.summary": "S",
            "0.content_text": "C",
            "0.published": "2024-05-01T10:00:00",
            "0.updated": "2024-05-02T10:00:00",
            "0.persons": [("Ann", None, "a@x.example")],
            "0.terms": ["Cat"],
        },
    ),
    Shape(
        "rss default ns",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>'
            "<title>T</title><item><title>One</title><link>https://site.example/1</link><guid "
            'isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "rss default ns atom",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel>'
            "<title>T</title><link>https://site.example/</link><item><title>One</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            "<description>D</description></item></channel></rss>"
        ),
        {"entries": 1, "0.title": "One", "0.url": "https://site.example/1", "feed.url": "https://site.example/"},
    ),
    Shape(
        "rss prefixed root",
        (
            '<?xml version="1.0"?><r:rss xmlns:r="urn:x" version="2.0"><r:channel><r:title>T</r:title>'
            "<r:item><r:title>One</r:title><r:link>https://site.example/1</r:link></r:item></r:channel>"
            "</r:rss>"
        ),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "rss10 prefixed",
        (
            '<?xml version="1.0"?><RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns:rss="http://purl.org/rss/1.0/"><rss:channel about="https://x.example/">'
            "<rss:title>T</rss:title><rss:link>https://x.example/</rss:link></rss:channel><rss:item "
            'about="https://x.example/1"><rss:title>One</rss:title><rss:link>https://x.example/1</rss:link>'
            "</rss:item></RDF>"
        ),
        {"entries": 1, "feed.title": "T", "0.title": "One", "0.url": "https://x.example/1"},
    ),
    Shape(
        "rss090",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title>'
            "<link>https://x.example/</link><description>D</description></channel><image><title>I</title>"
            "<url>https://x.example/i.gif</url><link>https://x.example/</link></image><item>"
            "<title>One</title><link>https://x.example/1</link></item><textinput><title>Search</title>"
            "<description>S</description><name>q</name><link>https://x.example/s</link></textinput></rdf:RDF>"
        ),
        {"entries": 1, "feed.title": "T", "feed.url": "https://x.example/", "0.title": "One"},
    ),
    Shape(
        "rss091 scriptingnews",
        (
            '<?xml version="1.0"?><rss version="0.91"><channel><title>T</title>'
            "<link>https://x.example/</link><description>D</description><textInput><title>Search</title>"
            "<link>https://x.example/s</link></textInput><skipHours><hour>1</hour><hour>24</hour>"
            "<hour>x</hour></skipHours><item><description>Only words &lt;a "
            'href="https://y.example"&gt;y&lt;/a&gt;</description></item></channel></rss>'
        ),
        {
            "entries": 1,
            "feed.title": "T",
            "feed.url": "https://x.example/",
            "0.title": None,
            "0.say has": "Only words y",
            "feed.skip_hours": (0, 1),
        },
    ),
    Shape(
        "cdf",
        (
            '<?xml version="1.0"?><CHANNEL HREF="https://c.example/" LASTMOD="2024-05-01T10:00">'
            '<TITLE>C</TITLE><ABSTRACT>A</ABSTRACT><LOGO HREF="https://c.example/i.gif" STYLE="icon"/><ITEM '
            'HREF="https://c.example/1" LASTMOD="2024-05-01T10:00"><TITLE>One</TITLE>'
            "<ABSTRACT>Abs</ABSTRACT></ITEM></CHANNEL>"
        ),
        {
            "entries": 1,
            "feed.title": "C",
            "feed.url": "https://c.example/",
            "0.title": "One",
            "0.url": "https://c.example/1",
            "0.summary": "Abs",
        },
    ),
    Shape(
        "cdf nested",
        (
            '<?xml version="1.0"?><Channel BASE="https://c.example/" HREF="x"><Title>C</Title><Channel>'
            '<Title>Sub</Title><Item HREF="1.html"><Title>One</Title></Item></Channel><Item><A '
            'HREF="https://c.example/2"/><Title>Two</Title></Item></Channel>'
        ),
        {"entries": 2, "feed.title": "C"},
    ),
)
