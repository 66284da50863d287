"""Documents that break off, are wrapped, or are inside another, and the ways in which they write links."""

from tests.shapes.written import TWO, Shape, item, rss

SHAPES = (
    Shape("cut off in a title", rss(TWO + "<item><title>Three and").split("</channel>")[0], {"0.title": "Two"}),
    Shape(
        "cut off in cdata",
        rss(TWO + "<item><title>Three</title><link>https://site.example/3</link><description><![CDATA[<p>Half a").split(
            "</channel>"
        )[0],
        {"entries": 2, "1.title": "Three", "1.say has": "Half a"},
    ),
    Shape(
        "cut off in an attribute",
        rss(TWO + '<item><title>Three</title><enclosure url="https://si').split("</channel>")[0],
        {"0.title": "Two", "1.title": "Three"},
    ),
    Shape(
        "cut off in a letter", rss(TWO + "<item><title>Größe").encode().split(b"</channel>")[0][:-2], {"0.title": "Two"}
    ),
    Shape("an item closed twice", rss(item() + "</item>" + TWO), {"entries": 2}),
    Shape(
        "an item not closed before the next",
        rss("<item><title>One</title><link>https://site.example/1</link>" + TWO),
        {"entries": 2, "0.title": "One", "1.title": "Two"},
    ),
    Shape("a stray end tag", rss(item("</b><description>D</description>") + TWO), {"entries": 2, "0.say": "D"}),
    Shape(
        "a tag closed by another case",
        rss(item("<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubdate>") + TWO),
        {"entries": 2, "0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "an attribute twice",
        rss(item('<enclosure url="https://s.example/a.mp3" url="https://s.example/b.mp3" type="audio/mpeg"/>') + TWO),
        {"entries": 2, "0.enc_urls": ["https://s.example/a.mp3"]},
    ),
    Shape(
        "a stylesheet instruction with a bare less-than",
        '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="a.xsl"?>' + rss(item(), declaration=""),
        {"entries": 1},
    ),
    Shape("a comment with two hyphens", rss("<!-- a -- b -->" + item()), {"entries": 1, "0.title": "One"}),
    Shape("a comment never closed", rss(item() + "<!-- rest"), {"entries": 1, "0.title": "One"}),
    Shape(
        "in a soap envelope",
        ('<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>')
        + rss(item(), declaration="")
        + "</soap:Body></soap:Envelope>",
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "under a wrapping element of its own",
        '<?xml version="1.0"?><response>' + rss(item(), declaration="") + "</response>",
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "rss with a prefix",
        (
            '<?xml version="1.0"?><r:rss xmlns:r="http://x.example/rss" version="2.0"><r:channel>'
            "<r:title>T</r:title><r:item><r:title>One</r:title><r:link>https://site.example/1</r:link>"
            "</r:item></r:channel></r:rss>"
        ),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "rdf of 0.90",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title>'
            "<link>https://site.example/</link></channel><image><url>https://site.example/i.gif</url>"
            "</image><item><title>One</title><link>https://site.example/1</link></item></rdf:RDF>"
        ),
        {"entries": 1, "0.title": "One", "feed.icon": "https://site.example/i.gif"},
    ),
    Shape(
        "rdf whose items have no about",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title>'
            "<link>https://site.example/</link></channel><item><title>One</title>"
            "<link>https://site.example/1</link></item></rdf:RDF>"
        ),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "rdf with only an about",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title>'
            '<link>https://site.example/</link></channel><item rdf:about="https://site.example/1">'
            "<title>One</title></item></rdf:RDF>"
        ),
        {"0.url": "https://site.example/1", "0.guid": "https://site.example/1"},
    ),
    Shape(
        "rdf with items inside the channel",
        (
            '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title>'
            '<link>https://site.example/</link><item rdf:about="https://site.example/1">'
            "<title>One</title></item></channel></rdf:RDF>"
        ),
        {"entries": 1},
    ),
    Shape("no items at all", rss(""), {"entries": 0, "feed.title": "T"}),
    Shape("an empty item among others", rss("<item/>" + TWO), {"entries": 1, "0.title": "Two"}),
    Shape(
        "tags with newlines inside them",
        rss("<item\n><title\n>One</title\n><link\n>https://site.example/1</link\n></item\n>"),
        {"0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "a link split over lines",
        rss(item(link="https://site.example/\n1?a=b")),
        {"0.url": "https://site.example/1?a=b"},
    ),
    Shape(
        "a link with spaces within",
        rss(item(link="https://site.example/a b.html")),
        {"0.url": "https://site.example/a%20b.html"},
    ),
    Shape("a link without its scheme", rss(item(link="www.site.example/1")), {"0.url has": "site.example/1"}),
    Shape("a link with only two slashes", rss(item(link="//site.example/1")), {"0.url": "https://site.example/1"}),
    Shape("a link of a script", rss(item(link="javascript:alert(1)")), {"0.url": None}),
    Shape(
        "a link of letters beyond ascii",
        rss(item(link="https://site.example/ئاب")),
        {"entries": 1, "0.url has": "https://site.example/"},
    ),
    Shape(
        "a link escaped twice",
        rss(item(link="https://site.example/1?a=1&amp;amp;b=2")),
        {"0.url": "https://site.example/1?a=1&b=2"},
    ),
    Shape(
        "a link as an html anchor",
        rss(item(link="&lt;a href=&quot;https://site.example/1&quot;&gt;x&lt;/a&gt;")),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link as atom's in an item without another",
        rss('<item><title>One</title><atom:link href="https://site.example/1" rel="alternate"/></item>'),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link with an href in rss",
        rss('<item><title>One</title><link href="https://site.example/1"/></item>'),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "two links of rss: the first",
        rss("<item><title>One</title><link>https://site.example/1</link><link>https://site.example/2</link></item>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "an empty link, then a guid",
        rss("<item><title>One</title><link/><guid>https://site.example/1</guid></item>"),
        {"0.url": "https://site.example/1", "0.guid": "https://site.example/1"},
    ),
    Shape(
        "a guid that is no address though it is called permalink",
        rss('<item><title>One</title><guid isPermaLink="true">12345</guid></item>'),
        {"0.guid": "12345", "0.url": None},
    ),
    Shape(
        "a guid that is no permalink",
        rss('<item><title>One</title><guid isPermaLink="false">https://site.example/?p=1</guid></item>'),
        {"0.guid": "https://site.example/?p=1", "0.url": None},
    ),
    Shape(
        "a guid with space around it",
        rss("<item><title>One</title><guid isPermaLink='false'>\n  g1 \n</guid></item>"),
        {"0.guid": "g1"},
    ),
    Shape(
        "two guids: the first",
        rss("<item><title>One</title><guid isPermaLink='false'>a</guid><guid isPermaLink='false'>b</guid></item>"),
        {"0.guid": "a"},
    ),
    Shape(
        "an empty guid is none",
        rss("<item><title>One</title><link>https://site.example/1</link><guid/></item>"),
        {"0.guid": None},
    ),
    Shape(
        "an id in the place of guid",
        rss("<item><title>One</title><link>https://site.example/1</link><id>i9</id></item>"),
        {"0.guid": "i9"},
    ),
    Shape(
        "a dc identifier in the place of guid",
        rss(
            "<item><title>One</title><link>https://site.example/1</link>"
            "<dc:identifier>doi:10.1/x</dc:identifier></item>"
        ),
        {"0.url": "https://site.example/1"},
    ),
)
