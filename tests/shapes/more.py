"""Rarer shapes: marks in the wrong place, texts that only look like markup."""

from tests.shapes.written import CHANNEL, Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "upper attrs",
        (
            '<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>One</TITLE><GUID '
            'ISPERMALINK="FALSE">https://x.example/1</GUID><ENCLOSURE URL="https://s.example/a.mp3" '
            'TYPE="audio/mpeg" LENGTH="5"/></ITEM></CHANNEL></RSS>'
        ),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 5)], "0.url": None},
    ),
    Shape(
        "turbo only",
        rss(
            '<item turbo="true"><title>x</title><link>https://y.example/1</link><turbo:content>'
            "<![CDATA[<p>Body turbo</p>]]></turbo:content></item>"
        ),
        {"0.content_text": "Body turbo"},
    ),
    Shape(
        "turbo undeclared",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            '<link>https://site.example/</link><item turbo="true"><title>x</title>'
            "<link>https://y.example/1</link><turbo:content><![CDATA[<p>Body turbo</p>]]></turbo:content>"
            "</item></channel></rss>"
        ),
        {"0.content_text": "Body turbo"},
    ),
    Shape("title escaped cdata", rss(item(title="&lt;![CDATA[Real title]]&gt;")), {"0.title": "Real title"}),
    Shape("title double cdata", rss(item(title="<![CDATA[<![CDATA[Real]]]]><![CDATA[>]]>")), {"0.title": "Real"}),
    Shape(
        "link escaped cdata",
        rss(item(link="&lt;![CDATA[https://site.example/1]]&gt;")),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "guid escaped cdata",
        rss("<item><title>One</title><guid>&lt;![CDATA[https://site.example/1]]&gt;</guid></item>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "date escaped cdata",
        rss(item("<pubDate>&lt;![CDATA[Wed, 01 May 2024 10:00:00 GMT]]&gt;</pubDate>")),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "drupal time escaped",
        rss(
            item(
                '<pubDate>&lt;time datetime="2024-05-01T10:00:00Z" class="datetime"&gt;Wed, 05/01/2024 - '
                '10:00&lt;/time&gt;\n</pubDate><dc:creator>&lt;span lang="" about="/user/1" '
                'typeof="schema:Person"&gt;ann&lt;/span&gt;</dc:creator>'
            )
        ),
        {"0.published": "2024-05-01T10:00:00", "0.names": ["ann"]},
    ),
    Shape(
        "drupal span title", rss(item(title="&lt;span&gt;Hello &amp;amp; all&lt;/span&gt;")), {"0.title": "Hello & all"}
    ),
    Shape(
        "drupal a title", rss(item(title='&lt;a href="/node/1" hreflang="en"&gt;Hello&lt;/a&gt;')), {"0.title": "Hello"}
    ),
    Shape(
        "drupal link anchor",
        rss(item(link='&lt;a href="/node/1" hreflang="en"&gt;view&lt;/a&gt;')),
        {"0.url": "https://site.example/node/1"},
    ),
    Shape(
        "desc mail",
        rss(item("<description>Write to &lt;ann@x.example&gt; today</description>")),
        {"0.say has": "ann@x.example"},
    ),
    Shape("desc lt num", rss(item("<description>if x&lt;5 then y&gt;6</description>")), {"0.say": "if x<5 then y>6"}),
    Shape(
        "desc generic",
        rss(item("<description>List&lt;String&gt; names of things</description>")),
        {"entries": 1, "0.say has": "names of things"},
    ),
    Shape("desc entities only", rss(item("<description>Tom &amp;amp; Jerry</description>")), {"0.say": "Tom & Jerry"}),
    Shape("desc nbsp only", rss(item("<description>&amp;nbsp;</description>")), {"0.summary": None}),
    Shape(
        "desc br lines", rss(item("<description>line one&lt;br /&gt;line two</description>")), {"0.say has": "line one"}
    ),
    Shape(
        "desc script",
        rss(item("<description>&lt;script&gt;alert(1)&lt;/script&gt;text&lt;style&gt;p{}&lt;/style&gt;</description>")),
        {"0.say": "text"},
    ),
    Shape("desc comment", rss(item("<description>&lt;!-- hidden --&gt;text</description>")), {"0.say": "text"}),
    Shape(
        "content in description and content",
        rss(
            item(
                "<description>&lt;p&gt;Short&lt;/p&gt;</description>"
                "<content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>"
            )
        ),
        {"0.summary": "Short", "0.content_text": "Long"},
    ),
    Shape(
        "content before description",
        rss(item("<content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded><description>Short</description>")),
        {"0.summary": "Short", "0.content_text": "Long"},
    ),
    Shape(
        "atom summary html content none",
        atom(entry('<summary type="html">&lt;p&gt;S &lt;b&gt;t&lt;/b&gt;&lt;/p&gt;</summary>')),
        {"0.say": "S t"},
    ),
    Shape("atom title text lt", atom(entry(title="<title>a &lt; b</title>")), {"0.title": "a < b"}),
    Shape(
        "atom title text markup",
        atom(entry(title='<title type="text">The &lt;b&gt; tag</title>')),
        {"0.title": "The <b> tag"},
    ),
    Shape(
        "atom title cdata html",
        atom(entry(title='<title type="html"><![CDATA[A &amp; <i>B</i>]]></title>')),
        {"0.title": "A & B"},
    ),
    Shape(
        "atom title xhtml nodiv",
        atom(entry(title='<title type="xhtml">A <b xmlns="http://www.w3.org/1999/xhtml">B</b></title>')),
        {"0.title": "A B"},
    ),
    Shape(
        "atom summary xhtml",
        atom(entry('<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>S &amp; T</p></div></summary>')),
        {"0.say": "S & T"},
    ),
    Shape(
        "atom no id",
        atom(
            '<entry><title>One</title><link href="https://site.example/1"/>'
            "<updated>2024-05-01T10:00:00Z</updated></entry>"
        ),
        {"0.guid": None, "0.url": "https://site.example/1"},
    ),
    Shape(
        "atom dup ids",
        atom(
            '<entry><title>One</title><link href="https://site.example/1"/><id>urn:1</id>'
            "<updated>2024-05-01T10:00:00Z</updated></entry><entry><title>One</title><link "
            'href="https://site.example/2"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated></entry>'
        ),
        {"entries": 2},
    ),
    Shape(
        "atom entries wrapper",
        atom(
            '<entries><entry><title>One</title><link href="https://site.example/1"/><id>urn:1</id>'
            "<updated>2024-05-01T10:00:00Z</updated></entry><entry><title>One</title><link "
            'href="https://site.example/1"/><id>2</id><updated>2024-05-01T10:00:00Z</updated></entry>'
            "</entries>"
        ),
        {"entries": 2},
    ),
    Shape(
        "atom unclosed entry",
        atom(
            entry(
                title='<title>One</title><id>1</id><link href="https://site.example/1"/><entry><title>Two</title>',
                guid="<id>2</id>",
            )
        ),
        {"entries": 2, "0.title": "One", "1.title": "Two"},
    ),
    Shape(
        "atom link unclosed",
        atom(
            '<entry><title>One</title><link href="https://site.example/1"><id>urn:1</id>'
            "<updated>2024-05-01T10:00:00Z</updated></entry><entry><title>Two</title><link "
            'href="https://site.example/1"/><id>2</id><updated>2024-05-01T10:00:00Z</updated></entry>'
        ),
        {"entries": 2, "0.url": "https://site.example/1", "0.guid": "urn:1", "1.title": "Two"},
    ),
    Shape(
        "atom html unescaped content",
        atom(
            '<entry><title>One</title><link href="https://site.example/1"/><id>urn:1</id>'
            '<updated>2024-05-01T10:00:00Z</updated><content type="html"><p>Hello<br>you</p><img '
            'src="a.png"></content></entry><entry><title>Two</title><link href="https://site.example/1"/>'
            "<id>2</id><updated>2024-05-01T10:00:00Z</updated></entry>"
        ),
        {"entries": 2, "0.say has": "Hello", "1.title": "Two"},
    ),
    Shape(
        "rss missing end desc",
        rss(
            "<item><title>One</title><description>abc<link>https://site.example/1</link></item><item>"
            '<title>Two</title><link>https://site.example/1</link><guid isPermaLink="false">g2</guid></item>'
        ),
        {"entries": 2, "1.title": "Two"},
    ),
    Shape(
        "rss close typo",
        rss(
            "<item><title>One</tilte><link>https://site.example/1</link><description>D</description></item>"
            '<item><title>Two</title><link>https://site.example/1</link><guid isPermaLink="false">g2</guid>'
            "</item>"
        ),
        {"entries": 2, "0.title": "One", "0.url": "https://site.example/1", "0.say": "D"},
    ),
    Shape(
        "rss open instead close",
        rss(
            "<item><title>One<title><link>https://site.example/1<link><description>D</description></item>"
            '<item><title>Two</title><link>https://site.example/1</link><guid isPermaLink="false">g2</guid>'
            "</item>"
        ),
        {"entries": 2, "0.title": "One", "0.url": "https://site.example/1", "0.say": "D"},
    ),
    Shape(
        "attr unquoted link",
        atom("<entry><title>One</title><id>1</id><link rel=alternate href=https://site.example/1 /></entry>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "attr unquoted slash end",
        atom("<entry><title>One</title><id>1</id><link rel=alternate href=https://site.example/1/></entry>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "amp in cdata link",
        rss(item(link="<![CDATA[https://site.example/?a=1&amp;b=2]]>")),
        {"0.url": "https://site.example/?a=1&b=2"},
    ),
    Shape(
        "cdata end in text",
        rss(
            '<item><title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            "<description>a ]]> b</description></item><item><title>Two</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g2</guid></item>'
        ),
        {"entries": 2, "0.say has": "a"},
    ),
    Shape("comment bad", rss(item(), CHANNEL + "<!-- a -- b --->"), {"entries": 1}),
    Shape("pi inside", rss(item(), CHANNEL + '<?php echo "x"; ?>'), {"entries": 1}),
    Shape(
        "html doctype rss",
        (
            '<!DOCTYPE rss SYSTEM "x.dtd"><rss version="2.0"><channel><title>T</title><item>'
            '<title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item>'
            "</channel></rss>"
        ),
        {"entries": 1},
    ),
    Shape("gopher links", rss(item(link="gopher://x.example/1")), {"0.url": None}),
    Shape("tel link", rss(item(link="tel:123")), {"0.url": None}),
    Shape(
        "source in content",
        rss(item('<source url="https://o.example/f">O</source><dc:source>https://o.example/x</dc:source>')),
        {"0.attribution_title": "O"},
    ),
)
