"""Documents whose XML is unusual, or not quite XML."""

from tests.shapes.written import TWO, Shape, item, rss

SHAPES = (
    Shape(
        "an entity with markup in it",
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY hr "&#60;hr/&#62;">]><rss version="2.0">'
            "<channel><title>T</title><link>https://site.example/</link><item><title>One</title>"
            "<description>a &amp; b</description></item></channel></rss>"
        ),
        {"0.title": "One", "0.say": "a & b"},
    ),
    Shape(
        "the dtd of rss 0.91",
        (
            '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//Netscape '
            'Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
            '<rss version="0.91"><channel><title>T</title><link>https://site.example/</link>'
            "<description>D</description><language>en-us</language><item>"
            "<title>Caf&eacute; &copy;</title><link>https://site.example/1</link></item></channel></rss>"
        ),
        {"0.title": "Café ©"},
    ),
    Shape(
        "an external entity is never fetched",
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            '<rss version="2.0"><channel><title>T</title><link>https://site.example/</link><item>'
            "<title>One &x;</title><link>https://site.example/1</link></item></channel></rss>"
        ),
        {"entries": 1, "0.title lacks": "root"},
    ),
    Shape(
        "cdata inside escapes",
        rss(item("<description>&lt;![CDATA[&lt;p&gt;Hello&lt;/p&gt;]]&gt;</description>")),
        {"0.say": "Hello"},
    ),
    Shape(
        "cdata around escapes",
        rss(item("<description><![CDATA[&lt;p&gt;Hello&lt;/p&gt;]]></description>")),
        {"0.say has": "Hello"},
    ),
    Shape(
        "cdata inside cdata",
        rss(item("<description><![CDATA[a <![CDATA[b]]]]><![CDATA[> c]]></description>")),
        {"0.say has": "a"},
    ),
    Shape("cdata and text mixed", rss(item(title="One <![CDATA[& two]]> three")), {"0.title": "One & two three"}),
    Shape(
        "cdata in a link",
        rss("<item><title>One</title><link><![CDATA[ https://site.example/1?a=1&b=2 ]]></link></item>"),
        {"0.url": "https://site.example/1?a=1&b=2"},
    ),
    Shape(
        "cdata never closed",
        rss("<item><title><![CDATA[One]]</title><link>https://site.example/1</link></item>" + TWO),
        {"1.title": "Two"},
    ),
    Shape(
        "dc under another prefix",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/" '
            'xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><d:creator>Ann</d:creator>"
            "<d:date>2024-05-01T10:00:00Z</d:date><c:encoded>&lt;p&gt;B&lt;/p&gt;</c:encoded></item>"
            "</channel></rss>"
        ),
        {"0.names": ["Ann"], "0.published": "2024-05-01T10:00:00", "0.content_text": "B"},
    ),
    Shape(
        "prefixes swapped",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://purl.org/dc/elements/1.1/" '
            'xmlns:dc="http://search.yahoo.com/mrss/"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title>"
            '<media:creator>Ann</media:creator><dc:thumbnail url="https://site.example/t.jpg"/></item>'
            "</channel></rss>"
        ),
        {"0.names": ["Ann"], "0.images": ["https://site.example/t.jpg"]},
    ),
    Shape(
        "prefixes undeclared",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><dc:creator>Ann</dc:creator>"
            "<content:encoded><![CDATA[<p>B</p>]]></content:encoded>"
            '<media:thumbnail url="https://site.example/t.jpg"/></item></channel></rss>'
        ),
        {"0.names": ["Ann"], "0.content_text": "B", "0.images": ["https://site.example/t.jpg"]},
    ),
    Shape(
        "rss in a default namespace",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>'
            "<title>T</title><link>https://site.example/</link><item><title>One</title>"
            "<link>https://site.example/1</link></item></channel></rss>"
        ),
        {"0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "rss in atom's namespace by mistake",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel>'
            "<title>T</title><link>https://site.example/</link><item><title>One</title>"
            "<link>https://site.example/1</link><description>D</description>"
            "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></item></channel></rss>"
        ),
        {"0.title": "One", "0.url": "https://site.example/1", "0.published": "2024-05-01T10:00:00", "0.say": "D"},
    ),
    Shape(
        "the default namespace changes at an item",
        rss(
            ('<item xmlns="http://purl.org/rss/1.0/"><title>One</title><link>https://site.example/1</link></item>')
            + TWO
        ),
        {"entries": 2, "0.title": "One", "1.title": "Two"},
    ),
    Shape(
        "the default namespace changes in an element",
        rss(item('<author xmlns="http://www.w3.org/2005/Atom"><name>Ann</name><uri>https://a.example/</uri></author>')),
        {"0.persons": [("Ann", "https://a.example/", None)]},
    ),
    Shape(
        "an atom entry in an rss channel",
        rss(
            '<entry xmlns="http://www.w3.org/2005/Atom"><title>One</title><id>urn:1</id>'
            '<link href="https://site.example/1"/></entry>'
        ),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "items beside the channel in rss 2",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            "<link>https://site.example/</link></channel><item><title>One</title>"
            "<link>https://site.example/1</link></item></rss>"
        ),
        {"entries": 1, "feed.title": "T"},
    ),
    Shape(
        "items inside an items element",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            "<link>https://site.example/</link><items><item><title>One</title></item><item>"
            "<title>Two</title></item></items></channel></rss>"
        ),
        {"entries": 2},
    ),
    Shape(
        "two channels",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title></item></channel><channel>"
            "<title>U</title><item><title>Two</title></item></channel></rss>"
        ),
        {"entries": 2, "feed.title": "T"},
    ),
    Shape(
        "no rss element around the channel",
        (
            '<?xml version="1.0"?><channel><title>T</title><link>https://site.example/</link><item>'
            "<title>One</title><link>https://site.example/1</link></item></channel>"
        ),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "two documents one after the other",
        rss(item()) + rss("<item><title>Two</title><link>https://site.example/2</link></item>"),
        {"0.title": "One"},
    ),
    Shape("the same document twice", rss(item()) + "\n" + rss(item()), {"0.title": "One", "feed.title": "T"}),
    Shape(
        "html before the document",
        "<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www/x.php</b> on line <b>3</b><br />\n" + rss(item()),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "html behind the document",
        rss(item()) + "\n<!-- Page generated in 0.1 s -->\n<script>var a = 1 < 2;</script>",
        {"entries": 1},
    ),
    Shape("a comment before the declaration", "<!-- made by x -->\n" + rss(item()), {"entries": 1}),
    Shape("two declarations", '<?xml version="1.0"?>\n' + rss(item()), {"entries": 1, "0.title": "One"}),
    Shape(
        "a declaration of xml 1.1",
        rss(item(), declaration='<?xml version="1.1" encoding="UTF-8"?>'),
        {"entries": 1, "0.title": "One"},
    ),
    Shape("a declaration without a version", rss(item(), declaration='<?xml encoding="UTF-8"?>'), {"entries": 1}),
    Shape(
        "a declaration with smart quotes",
        rss(item(), declaration="<?xml version=”1.0” encoding=”UTF-8”?>"),
        {"entries": 1, "0.title": "One"},
    ),
    Shape("three byte order marks", b"\xef\xbb\xbf" * 3 + rss(item()).encode(), {"entries": 1}),
    Shape("null bytes", rss(item(title="O\x00ne")).encode(), {"0.title": "One"}),
    Shape("control letters in text", rss(item(title="O\x08n\x1fe")).encode(), {"0.title": "One"}),
    Shape("a control letter by number", rss(item(title="One&#x1F; two")), {"0.title": "One two"}),
    Shape("form feed between words", rss(item(title="One\x0ctwo")).encode(), {"0.title": "One two"}),
    Shape("a bare less-than before a space", rss(item(title="a < b") + TWO), {"entries": 2, "0.title": "a < b"}),
    Shape(
        "a bare less-than before a digit", rss(item(title="rates <5 %") + TWO), {"entries": 2, "0.title": "rates <5 %"}
    ),
    Shape("a heart", rss(item(title="I <3 you") + TWO), {"entries": 2, "0.title": "I <3 you"}),
    Shape(
        "bare ampersands",
        rss(item(title="A&B & C &amp; D", link="https://site.example/1?a=1&b=2")),
        {"0.title": "A&B & C & D", "0.url": "https://site.example/1?a=1&b=2"},
    ),
    Shape("entities in capitals", rss(item(title="A &AMP; B &QUOT;c&QUOT;")), {"0.title": 'A & B "c"'}),
    Shape("an unknown entity stays", rss(item(title="A &foo; B") + TWO), {"entries": 2, "0.title has": "A"}),
    Shape(
        "elements by upper letters",
        (
            '<RSS version="2.0"><Channel><Title>T</Title><Item><Title>One</Title>'
            "<Link>https://site.example/1</Link><PubDate>Wed, 01 May 2024 10:00:00 GMT</PubDate></Item>"
            "</Channel></RSS>"
        ),
        {"entries": 1, "0.title": "One", "0.published": "2024-05-01T10:00:00"},
    ),
)
