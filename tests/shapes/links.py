"""Addresses and identifiers of entries, in every way they are written."""

from tests.shapes.written import Shape, atom, entry, item, rss

PERMALINK = "<item><title>One</title><link>{}</link><guid>https://site.example/1</guid></item>"
SHAPES = (
    Shape(
        "a link to the front page, and a guid that is a page of it",
        rss(PERMALINK.format("https://site.example")),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "a link to another site's front page",
        rss(PERMALINK.format("https://other.example/")),
        {"0.url": "https://other.example/"},
    ),
    Shape("a link to nowhere, then a guid", rss(PERMALINK.format("#")), {"0.url": "https://site.example/1"}),
    Shape("a link that a program left void", rss(PERMALINK.format("null")), {"0.url": "https://site.example/1"}),
    Shape("a template", rss(PERMALINK.format("{{ site.url }}/1")), {"0.url": "https://site.example/1"}),
    Shape("a link with brackets", rss(item(link="/n?id[]=1")), {"0.url": "https://site.example/n?id%5B%5D=1"}),
    Shape("a link without its scheme", rss(item(link="site.example/1")), {"0.url": "https://site.example/1"}),
    Shape(
        "links of the computer that a site was built on",
        rss(item(link="http://localhost:1313/1"), "<title>T</title><link>http://127.0.0.1:1313/</link>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "chunked leftover",
        (
            '1f4\r\n<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss>\r\n0\r\n\r\n'
        ),
        {"entries": 1},
    ),
    Shape(
        "http headers in body",
        rss(
            item(),
            declaration='HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<?xml version="1.0" encoding="UTF-8"?>',
        ),
        {"entries": 1},
    ),
    Shape(
        "guid permalink default",
        rss("<item><title>x</title><guid>https://site.example/p</guid></item>"),
        {"0.url": "https://site.example/p"},
    ),
    Shape(
        "guid permalink true nonurl",
        rss('<item><title>x</title><guid isPermaLink="true">abc-1</guid></item>'),
        {"0.guid": "abc-1"},
    ),
    Shape(
        "guid not url default",
        rss("<item><title>x</title><guid>post 12</guid></item>"),
        {"0.guid": "post 12", "0.url": None},
    ),
    Shape(
        "guid False",
        rss('<item><title>x</title><guid isPermaLink="False">https://site.example/p</guid></item>'),
        {"0.url": None},
    ),
    Shape(
        "guid ispermalink lower",
        rss('<item><title>x</title><guid ispermalink="false">https://site.example/p</guid></item>'),
        {"0.url": None},
    ),
    Shape(
        "guid link both",
        rss(
            "<item><title>x</title><link>https://site.example/l</link><guid "
            'isPermaLink="true">https://site.example/p</guid></item>'
        ),
        {"0.url": "https://site.example/l"},
    ),
    Shape(
        "guid empty",
        rss("<item><title>x</title><link>https://site.example/l</link><guid></guid></item>"),
        {"0.guid": None},
    ),
    Shape(
        "guid ws", rss('<item><title>x</title><guid isPermaLink="false">\n  abc \n</guid></item>'), {"0.guid": "abc"}
    ),
    Shape(
        "guid cdata uuid",
        rss('<item><title>x</title><guid isPermaLink="false"><![CDATA[{6F9619FF}]]></guid></item>'),
        {"0.guid": "{6F9619FF}"},
    ),
    Shape(
        "guid dup",
        rss(
            '<item><title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            "</item><item><title>Two</title><link>https://site.example/2</link><guid "
            'isPermaLink="false">g1</guid></item>'
        ),
        {"entries": 2},
    ),
    Shape("guid twice in item", rss(item("<guid>other</guid>")), {"entries": 1, "0.guid": "g1"}),
    Shape("link ws", rss(item(link="\n   https://site.example/1\n  ")), {"0.url": "https://site.example/1"}),
    Shape(
        "link space inside",
        rss(item(link="https://site.example/a b/c.html")),
        {"0.url": "https://site.example/a%20b/c.html"},
    ),
    Shape(
        "link newline inside",
        rss(item(link="https://site.example/\n  a.html")),
        {"0.url": "https://site.example/a.html"},
    ),
    Shape("link iri", rss(item(link="https://site.example/أخبار/1")), {"0.url has": "https://site.example/"}),
    Shape("link idn", rss(item(link="https://bücher.example/1")), {"0.url has": "/1"}),
    Shape("link relative root", rss(item(link="/news/1")), {"0.url": "https://site.example/news/1"}),
    Shape("link relative", rss(item(link="news/1")), {"0.url": "https://site.example/news/1"}),
    Shape("link scheme rel", rss(item(link="//cdn.example/1")), {"0.url": "https://cdn.example/1"}),
    Shape("link no scheme", rss(item(link="www.other.example/1")), {"0.url has": "other.example/1"}),
    Shape("link http typo", rss(item(link="http:/site.example/1")), {"0.url has": "site.example/1"}),
    Shape("link double scheme", rss(item(link="http://https://site.example/1")), {"0.url": "https://site.example/1"}),
    Shape("link upper", rss(item(link="HTTPS://SITE.EXAMPLE/A")), {"0.url has": "/A"}),
    Shape("link js", rss(item(link="javascript:alert(1)")), {"0.url": None}),
    Shape("link mailto", rss(item(link="mailto:a@x.example")), {"0.url": None}),
    Shape(
        "link empty",
        rss('<item><title>One</title><guid isPermaLink="false">g1</guid><link></link><link/></item>'),
        {"0.url": None},
    ),
    Shape("link self fragment", rss(item(link="#item-3")), {"0.url": "https://site.example/feed.xml#item-3"}),
    Shape(
        "link escaped twice",
        rss(item(link="https://site.example/?a=1&amp;amp;b=2")),
        {"0.url": "https://site.example/?a=1&b=2"},
    ),
    Shape(
        "link attr href in rss",
        rss('<item><title>x</title><link href="https://site.example/1"/></item>'),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link html anchor",
        rss('<item><title>x</title><link>&lt;a href="https://site.example/1"&gt;x&lt;/a&gt;</link></item>'),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link cdata",
        rss("<item><title>x</title><link><![CDATA[https://site.example/?a=1&b=2]]></link></item>"),
        {"0.url": "https://site.example/?a=1&b=2"},
    ),
    Shape(
        "link two",
        rss("<item><title>x</title><link>https://site.example/1</link><link>https://site.example/2</link></item>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link atom in rss item",
        rss(
            '<item><title>x</title><atom:link rel="related" href="https://r.example/"/><atom:link '
            'href="https://site.example/1"/></item>'
        ),
        {"0.url": "https://site.example/1", "0.rels": [("related", "https://r.example/")]},
    ),
    Shape(
        "link channel atom self only",
        rss(item(), '<title>T</title><atom:link rel="self" href="https://site.example/f"/>'),
        {"feed.url": None, "feed.feed_url": "https://site.example/f"},
    ),
    Shape(
        "link channel self before",
        rss(
            item(),
            (
                '<title>T</title><atom:link rel="self" href="https://site.example/f"/>'
                "<link>https://site.example/h</link>"
            ),
        ),
        {"feed.url": "https://site.example/h"},
    ),
    Shape(
        "link source only",
        rss('<item><title>x</title><source url="https://o.example/rss">O</source></item>'),
        {"0.url": None, "0.attribution_title": "O", "0.attribution_feed": "https://o.example/rss"},
    ),
    Shape(
        "link all rels",
        atom(
            entry(
                (
                    '<link rel="alternate" hreflang="fr" type="text/html" href="https://site.example/fr"/><link '
                    'rel="related" href="https://r.example/"/><link rel="via" href="https://v.example/"/><link '
                    'rel="enclosure" href="https://s.example/a.mp3" type="audio/mpeg" length="9" title="Ep"/><link '
                    'rel="license" href="https://cc.example/by"/><link rel="edit" href="https://e.example/"/><link '
                    'rel="replies" href="https://site.example/1#c" thr:count="4"/><link rel="self" '
                    'href="https://site.example/1.atom"/>'
                ),
                link='<link rel="alternate" type="text/html" href="https://site.example/1"/>',
            )
        ),
        {
            "0.url": "https://site.example/1",
            "0.rels have": [
                ("related", "https://r.example/"),
                ("via", "https://v.example/"),
                ("license", "https://cc.example/by"),
            ],
            "0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", 9)],
        },
    ),
    Shape(
        "link rel iana",
        atom(
            entry(link='<link rel="http://www.iana.org/assignments/relation/alternate" href="https://site.example/1"/>')
        ),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link rel upper",
        atom(entry(link='<link rel="Alternate" href="https://site.example/1"/>')),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link rel space",
        atom(entry(link='<link rel=" alternate " href=" https://site.example/1 "/>')),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link alt json first",
        atom(
            entry(
                link=(
                    '<link rel="alternate" type="application/json" href="https://site.example/1.json"/><link '
                    'rel="alternate" type="text/html" href="https://site.example/1"/>'
                )
            )
        ),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "link atom text",
        atom(
            "<entry><title>One</title><link>https://site.example/1</link><id>urn:1</id>"
            "<updated>2024-05-01T10:00:00Z</updated></entry>"
        ),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "id as url",
        atom("<entry><title>One</title><id>https://site.example/1</id><updated>2024-05-01T10:00:00Z</updated></entry>"),
        {"0.guid": "https://site.example/1"},
    ),
)
