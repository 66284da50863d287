"""Feeds that no XML parser accepts: cut, unclosed, crossed, unquoted, wrapped once too often."""

from tests.shapes.written import TWO, Shape, atom, entry, item, rss

LONG = "<item><title>Long</title><description>" + "word " * 25_000 + "</description></item>"
PODCAST = (
    '<enclosure url="https://a.example/x.mp3" type="audio/mpeg"/><itunes:duration>61</itunes:duration>'
    "<slash:comments>4</slash:comments><georss:point>1 2</georss:point>"
)
SHAPES = (
    Shape(
        "cut in cdata",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item><item><title>Two</title><description><![CDATA[<p>Half '
            "a sent"
        ),
        {"entries": 2, "1.title": "Two", "1.say has": "Half a sent"},
    ),
    Shape(
        "cut in tag",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item><item><title>Two</title><lin'
        ),
        {"entries": 2, "1.title": "Two"},
    ),
    Shape(
        "cut in entity",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item><item><title>Two &am'
        ),
        {"entries": 2, "1.title has": "Two"},
    ),
    Shape(
        "cut in comment",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item><!-- x'
        ),
        {"entries": 1},
    ),
    Shape(
        "cut atom",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" >'
            "<title>T</title><id>urn:f</id><updated>2024-05-01T10:00:00Z</updated><entry><title>One</title>"
            '<link href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated>'
            '</entry><entry><title>One</title><link href="https://site.example/1"/><id>urn:2</id>'
            "<updated>2024-"
        ),
        {"entries": 2},
    ),
    Shape(
        "cdata unclosed mid",
        rss("<item><title>One</title><description><![CDATA[abc</description></item>" + TWO),
        {"entries": 2, "0.summary": "abc"},
    ),
    Shape(
        "cdata nested",
        rss(item("<description><![CDATA[a <![CDATA[b]]> c]]></description>") + TWO),
        {"entries": 2, "0.title": "One", "1.title": "Two", "0.say has": "a"},
    ),
    Shape(
        "cdata split", rss(item("<description><![CDATA[a ]]]]><![CDATA[> b]]></description>")), {"0.say has": "a ]]> b"}
    ),
    Shape(
        "cdata lower",
        rss(item("<description><![cdata[<p>a</p>]]></description>", title="<![CData[A & B]]>") + TWO),
        {"entries": 2, "0.title": "A & B", "0.say": "a"},
    ),
    Shape(
        "cdata lower in cdata",
        rss(item("<description><![CDATA[<p>a &lt;![cdata[b & c</p>]]></description>", title="<![cdata[A]]>") + TWO),
        {"entries": 2, "0.title": "A", "0.say": "a <![cdata[b & c"},
    ),
    Shape("cdata space", rss(item("<description><! [CDATA[<p>a</p>]]></description>") + TWO), {"entries": 2}),
    Shape(
        "cdata escaped", rss(item("<description>&lt;![CDATA[&lt;p&gt;a&lt;/p&gt;]]&gt;</description>")), {"0.say": "a"}
    ),
    Shape(
        "cdata double",
        rss(item("<description><![CDATA[<![CDATA[<p>a</p>]]]]></description>")),
        {"entries": 1, "0.say has": "a"},
    ),
    Shape("cdata title escaped", rss(item(title="<![CDATA[A &amp; B]]>")), {"0.title": "A & B"}),
    Shape(
        "ends twice",
        rss(item()).replace("</rss>", f"</rss>{LONG}{TWO}</channel></rss>"),
        {"entries": 3, "2.title": "Two", "feed.title": "T"},
    ),
    Shape(
        "two documents",
        rss(item(PODCAST)) + "\n" + rss(LONG + TWO.replace("</item>", f"{PODCAST}</item>"), "<title>U</title>"),
        {
            "entries": 3,
            "feed.title": "T",
            "0.duration": 61,
            "2.duration": 61,
            "2.comment_count": 4,
            "2.points": ((1.0, 2.0),),
        },
    ),
    Shape("entries in nothing", item() + LONG + TWO, {"entries": 3, "0.title": "One", "2.title": "Two"}),
    Shape(
        "bare amp",
        rss(item(title="Q & A", link="https://site.example/?a=1&b=2&copy=3")),
        {"0.title": "Q & A", "0.url": "https://site.example/?a=1&b=2&copy=3"},
    ),
    Shape("bare lt", rss(item(title="x < y and 5<6") + TWO), {"entries": 2, "0.title": "x < y and 5<6"}),
    Shape("heart", rss(item(title="I <3 you") + TWO), {"entries": 2, "0.title": "I <3 you"}),
    Shape("email in angle", rss(item(title="by <bob@x.example> now") + TWO), {"entries": 2}),
    Shape("html entities", rss(item(title="Caf&eacute;&nbsp;&mdash;&hellip;&rsquo;")), {"0.title": "Café —…’"}),
    Shape("unknown entity", rss(item(title="A &foo; B")), {"0.title": "A &foo; B"}),
    Shape("entity nosemi", rss(item(title="A &amp B &lt C")), {"entries": 1, "0.title has": "B"}),
    Shape("double amp", rss(item(title="AT&amp;amp;T")), {"0.title": "AT&T"}),
    Shape("triple amp", rss(item(title="AT&amp;amp;amp;T")), {"0.title": "AT&amp;T"}),
    Shape("amp numeric in cdata", rss(item(title="<![CDATA[It&#8217;s]]>")), {"0.title": "It’s"}),
    Shape(
        "doctype entity",
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY corp "Corp Ltd">]><rss '
            'version="2.0"><channel><title>T</title><item><title>By &corp;&nbsp;x</title>'
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1, "0.title has": "By"},
    ),
    Shape(
        "doctype netscape",
        (
            '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
            '"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
            "<title>T</title><item><title>Caf&eacute;</title><link>https://site.example/1</link><guid "
            'isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1, "0.title": "Café"},
    ),
    Shape(
        "doctype html",
        (
            '<!DOCTYPE html><rss version="2.0" ><channel><title>T</title><link>https://site.example/</link>'
            '<item><title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            "</item></channel></rss>"
        ),
        {"entries": 1},
    ),
    Shape(
        "undeclared prefix",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid><dc:creator>Ann</dc:creator><content:encoded>'
            '<![CDATA[<p>Full</p>]]></content:encoded><media:thumbnail url="https://s.example/t.jpg"/>'
            "<itunes:duration>60</itunes:duration><atom:updated>2024-05-02T00:00:00Z</atom:updated></item>"
            "</channel></rss>"
        ),
        {
            "0.names": ["Ann"],
            "0.content_text": "Full",
            "0.images": ["https://s.example/t.jpg"],
            "0.updated": "2024-05-02T00:00:00",
        },
    ),
    Shape(
        "swapped prefix",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:dc="http://purl.org/rss/1.0/modules/content/">'
            "<channel><title>T</title><link>https://site.example/</link><item><title>One</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            "<x:creator>Ann</x:creator><dc:encoded><![CDATA[<p>Full</p>]]></dc:encoded></item></channel>"
            "</rss>"
        ),
        {"0.names": ["Ann"], "0.content_text": "Full"},
    ),
    Shape(
        "ns wrong url",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1" xmlns:media="http://search.yahoo.com/mrss" '
            'xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid><dc:creator>Ann</dc:creator><media:thumbnail '
            'url="https://s.example/t.jpg"/><itunes:author>Host</itunes:author></item></channel></rss>'
        ),
        {"0.names have": ["Ann"], "0.images": ["https://s.example/t.jpg"]},
    ),
    Shape(
        "ns https",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="https://purl.org/dc/elements/1.1/" xmlns:media="https://search.yahoo.com/mrss/">'
            "<channel><title>T</title><link>https://site.example/</link><item><title>One</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            '<dc:creator>Ann</dc:creator><media:content medium="image" url="https://s.example/t.jpg"/>'
            "</item></channel></rss>"
        ),
        {"0.names": ["Ann"], "0.images": ["https://s.example/t.jpg"]},
    ),
    Shape(
        "atom ns https",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="https://www.w3.org/2005/Atom" >'
            "<title>T</title><id>urn:f</id><updated>2024-05-01T10:00:00Z</updated><entry><title>One</title>"
            '<link href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated>'
            "</entry></feed>"
        ),
        {"entries": 1, "0.url": "https://site.example/1", "0.title": "One"},
    ),
    Shape(
        "atom no ns",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed  ><title>T</title><id>urn:f</id>'
            "<updated>2024-05-01T10:00:00Z</updated><entry><title>One</title><link "
            'href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated><content '
            'type="html">&lt;p&gt;B&lt;/p&gt;</content></entry></feed>'
        ),
        {"entries": 1, "0.content_text": "B", "0.url": "https://site.example/1"},
    ),
    Shape(
        "atom prefixed",
        (
            '<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title>'
            "<a:id>urn:f</a:id><a:entry><a:title>One</a:title><a:id>urn:1</a:id><a:link "
            'href="https://site.example/1"/><a:updated>2024-05-01T10:00:00Z</a:updated><a:content '
            'type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>B <h:b>c</h:b></h:p></h:div>'
            "</a:content></a:entry></a:feed>"
        ),
        {"entries": 1, "0.title": "One", "0.content_html has": "<b>c</b>"},
    ),
    Shape(
        "atom ns atom03 with 10 elements",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://purl.org/atom/ns#" ><title>T</title>'
            "<id>urn:f</id><updated>2024-05-01T10:00:00Z</updated><entry><title>One</title><link "
            'href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated>'
            "<published>2024-04-01T00:00:00Z</published></entry></feed>"
        ),
        {"0.published": "2024-04-01T00:00:00", "0.updated": "2024-05-01T10:00:00"},
    ),
    Shape(
        "atom03",
        (
            '<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="de">'
            '<title>T</title><tagline>Tag</tagline><link rel="alternate" type="text/html" '
            'href="https://a.example/"/><modified>2024-05-01T00:00:00Z</modified><author><name>F</name>'
            '</author><entry><title mode="escaped" type="text/html">A &amp;amp; B</title><link '
            'rel="alternate" type="text/html" href="https://a.example/1"/><id>1</id>'
            "<issued>2024-04-01T00:00:00+01:00</issued><modified>2024-04-02T00:00:00Z</modified>"
            '<created>2024-03-01T00:00:00Z</created><content type="text/html" '
            'mode="escaped">&lt;p&gt;B&lt;/p&gt;</content></entry></feed>'
        ),
        {
            "0.title": "A & B",
            "0.published": "2024-03-31T23:00:00",
            "0.updated": "2024-04-02T00:00:00",
            "0.content_text": "B",
            "feed.description": "Tag",
            "0.language": "de",
            "feed.language": "de",
        },
    ),
    Shape(
        "atom03 base64",
        (
            '<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title>'
            '<entry><title>x</title><id>1</id><content type="text/html" mode="base64">PHA+SGk8L3A+</content>'
            "</entry></feed>"
        ),
        {"0.content_text": "Hi"},
    ),
    Shape(
        "atom base64",
        atom(entry('<content type="application/octet-stream">PHA+SGk8L3A+</content>')),
        {"entries": 1, "0.content_text lacks": "PHA"},
    ),
)
