"""Atom's addresses under xml:base, its people, sources, threads, archives and tombstones."""

from tests.shapes.written import Shape, atom, entry, item, rss

X = "http://www.w3.org/1999/xhtml"
AT = 'xmlns:at="http://purl.org/atompub/tombstones/1.0"'
FH = 'xmlns:fh="http://purl.org/syndication/history/1.0"'
SHAPES = (
    Shape(
        "no alternate but a related page",
        atom(entry('<link rel="related" href="https://other.example/x"/>', link="")),
        {"0.url": None, "0.link_urls": ["https://other.example/x"]},
    ),
    Shape(
        "only self",
        atom(entry('<link rel="self" href="https://site.example/1.atom"/>', link="")),
        {"entries": 1, "0.guid": "urn:1"},
    ),
    Shape(
        "no link, and an id that is an address",
        atom(entry(link="", guid="<id>https://site.example/one</id>")),
        {"0.guid": "https://site.example/one", "0.url": "https://site.example/one"},
    ),
    Shape(
        "a link with its address in its text",
        atom(entry(link="<link>https://site.example/t</link>")),
        {"0.url": "https://site.example/t"},
    ),
    Shape(
        "an empty href is the document", atom(entry('<link rel="self" href=""/>')), {"0.url": "https://site.example/1"}
    ),
    Shape(
        "xml:base on feed, entry and content",
        (
            '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xml:base="https://base.example/a/"><title>T</title><id>urn:f</id><link href="home"/>'
            '<entry xml:base="b/"><title>One</title><id>urn:1</id><link href="one"/>'
            '<content type="html" xml:base="c/">&lt;img src="p.png"&gt;&lt;a '
            'href="/q"&gt;q&lt;/a&gt;</content></entry></feed>'
        ),
        {
            "feed.url": "https://base.example/a/home",
            "0.url": "https://base.example/a/b/one",
            "0.any_html has": "https://base.example/q",
            "0.images": ["https://base.example/a/b/c/p.png"],
        },
    ),
    Shape(
        "xml:base inside xhtml",
        atom(
            entry(
                f'<content type="xhtml" xml:base="https://b.example/x/"><div xmlns="{X}" xml:base="y/">'
                '<a href="z">z</a></div></content>'
            )
        ),
        {"0.any_html has": "https://b.example/x/y/z"},
    ),
    Shape(
        "xml:base on a link alone",
        atom(entry(link='<link xml:base="https://b.example/x/" href="one"/>')),
        {"0.url": "https://b.example/x/one"},
    ),
    Shape(
        "xml:base in rss",
        (
            '<?xml version="1.0"?><rss version="2.0" xml:base="https://b.example/d/"><channel>'
            "<title>T</title><link>home</link><item><title>One</title><link>one</link>"
            '<description>&lt;p&gt;&lt;a href="two"&gt;2&lt;/a&gt;&lt;/p&gt;</description></item>'
            "</channel></rss>"
        ),
        {
            "feed.url": "https://b.example/d/home",
            "0.url": "https://b.example/d/one",
            "0.any_html has": "https://b.example/d/two",
        },
    ),
    Shape(
        "an id is not resolved against its base",
        atom(
            '<entry xml:base="https://b.example/"><title>One</title><id>one</id>'
            "<updated>2024-05-01T10:00:00Z</updated></entry>"
        ),
        {"0.guid": "one"},
    ),
    Shape(
        "authors of the feed stand for its entries",
        atom(
            entry(), ("<title>T</title><id>urn:f</id><author><name>Ann</name></author><author><name>Bo</name></author>")
        ),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "an entry's authors stand alone",
        atom(
            entry("<author><name>Cy</name></author>"), "<title>T</title><id>urn:f</id><author><name>Ann</name></author>"
        ),
        {"0.names": ["Cy"]},
    ),
    Shape(
        "authors of the source before the feed's",
        atom(
            entry("<source><title>Src</title><id>urn:s</id><author><name>Sue</name></author></source>"),
            "<title>T</title><id>urn:f</id><author><name>Ann</name></author>",
        ),
        {"0.names": ["Sue"], "0.attribution_title": "Src"},
    ),
    Shape(
        "a contributor stands behind the authors",
        atom(entry("<author><name>Ann</name></author><contributor><name>Bo</name></contributor>")),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape("an author of text only", atom(entry("<author>Ann Lee</author>")), {"0.names": ["Ann Lee"]}),
    Shape(
        "an author with an empty name",
        atom(entry("<author><name></name><email>a@x.example</email></author>")),
        {"0.persons": [(None, None, "a@x.example")]},
    ),
    Shape(
        "an author whose address is relative",
        atom(entry("<author><name>Ann</name><uri>/ann</uri></author>")),
        {"0.persons": [("Ann", "https://site.example/ann", None)]},
    ),
    Shape(
        "source with everything",
        atom(
            entry(
                '<source><id>urn:s</id><title type="html">S &amp;amp; T</title>'
                '<link rel="self" href="https://s.example/feed"/><link href="https://s.example/"/>'
                "<updated>2024-05-01T00:00:00Z</updated><rights>R</rights></source>"
            )
        ),
        {
            "0.attribution_title": "S & T",
            "0.attribution_feed": "https://s.example/feed",
            "0.attribution_url": "https://s.example/",
            "0.url": "https://site.example/1",
            "0.title": "One",
            "0.guid": "urn:1",
            "0.updated": "2024-05-01T10:00:00",
        },
    ),
    Shape(
        "rights of a source",
        atom(entry("<source><id>urn:s</id><title>S</title><rights>R of S</rights></source>")),
        {"0.rights": None, "0.attribution_title": "S"},
    ),
    Shape(
        "rights of html",
        atom(entry('<rights type="html">&amp;copy; 2024 &lt;a href="/"&gt;Us&lt;/a&gt;</rights>')),
        {"0.rights": "© 2024 Us"},
    ),
    Shape(
        "the feed's rights",
        atom(entry(), "<title>T</title><id>urn:f</id><rights>All ours</rights>"),
        {"feed.rights": "All ours"},
    ),
    Shape(
        "a category with a label",
        atom(
            entry(
                '<category term="t1" label="Tag one" scheme="https://s.example/"/><category term="t2"/>'
                '<category label="No term"/><category term=""/>'
            )
        ),
        {"0.terms have": ["t1", "t2"], "0.tags have": [("t1", "https://s.example/", "Tag one")]},
    ),
    Shape("a category as text in atom", atom(entry("<category>Water</category>")), {"0.terms": ["Water"]}),
    Shape("the same category twice", atom(entry('<category term="a"/><category term="a"/>')), {"0.terms": ["a"]}),
    Shape(
        "a reply to",
        atom(
            entry(
                '<thr:in-reply-to ref="urn:0" href="https://site.example/0" type="text/html" '
                'source="https://site.example/feed"/>'
            )
        ),
        {"0.rels have": [("in-reply-to", "https://site.example/0")], "0.url": "https://site.example/1"},
    ),
    Shape(
        "tombstones",
        atom(
            entry()
            + (
                '<at:deleted-entry ref="urn:9" when="2024-05-01T10:00:00Z"><at:by><name>Ann</name></at:by>'
                '<at:comment>Spam</at:comment></at:deleted-entry><at:deleted-entry ref="urn:8" '
                'when="2024-05-01T10:00:00Z"/>'
            ),
            attributes=AT,
        ),
        {"entries": 1, "tombstones": ["urn:9", "urn:8"]},
    ),
    Shape(
        "a tombstone of an entry that is there too",
        atom(
            (
                '<at:deleted-entry ref="urn:9" when="2024-05-01T10:00:00Z">'
                '<link rel="alternate" href="https://site.example/9"/><id>urn:no</id></at:deleted-entry>'
            )
            + entry(),
            attributes=AT,
        ),
        {"entries": 1, "tombstones": ["urn:9"], "0.guid": "urn:1"},
    ),
    Shape(
        "tombstones in rss",
        rss(
            (
                '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="g9" '
                'when="2024-05-01T10:00:00Z"/>'
            )
            + item()
        ),
        {"entries": 1, "tombstones": ["g9"]},
    ),
    Shape("a complete feed", atom(entry(), "<title>T</title><id>urn:f</id><fh:complete/>", FH), {"complete": True}),
    Shape(
        "a complete feed in rss",
        rss("<fh:complete xmlns:fh='http://purl.org/syndication/history/1.0'/>" + item()),
        {"complete": True},
    ),
    Shape(
        "a paged feed",
        atom(
            entry(),
            (
                '<title>T</title><id>urn:f</id><link rel="self" href="/f?p=2"/>'
                '<link rel="next" href="/f?p=3"/><link rel="previous" href="/f?p=1"/>'
                '<link rel="last" href="/f?p=9"/>'
            ),
        ),
        {"next_url": "https://site.example/f?p=3"},
    ),
    Shape(
        "an archived feed",
        atom(entry(), '<title>T</title><id>urn:f</id><fh:archive/><link rel="prev-archive" href="/f/1"/>', FH),
        {"next_url": None, "feed.rels have": [("prev-archive", "https://site.example/f/1")]},
    ),
    Shape(
        "a paged feed in rss",
        rss(
            item(),
            (
                '<title>T</title><link>https://site.example/</link><atom:link rel="next" '
                'href="https://site.example/feed?paged=2"/>'
            ),
        ),
        {"next_url": "https://site.example/feed?paged=2"},
    ),
    Shape(
        "icon and logo",
        atom(entry(), "<title>T</title><id>urn:f</id><icon>/i.png</icon><logo>/l.png</logo>"),
        {"feed.icon": "https://site.example/i.png"},
    ),
    Shape(
        "logo alone",
        atom(entry(), "<title>T</title><id>urn:f</id><logo>/l.png</logo>"),
        {"feed.icon": "https://site.example/l.png"},
    ),
    Shape(
        "atom under a prefix",
        (
            '<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title>'
            "<a:id>urn:f</a:id><a:entry><a:title>One</a:title><a:id>urn:1</a:id>"
            '<a:link href="https://site.example/1"/><a:updated>2024-05-01T10:00:00Z</a:updated>'
            '<a:content type="html">&lt;p&gt;B&lt;/p&gt;</a:content></a:entry></a:feed>'
        ),
        {"0.title": "One", "0.url": "https://site.example/1", "0.content_text": "B", "feed.title": "T"},
    ),
    Shape(
        "a single entry as the document",
        (
            '<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>One</title>'
            '<id>urn:1</id><link href="https://site.example/1"/><updated>2024-05-01T10:00:00Z</updated>'
            "<content>Words</content></entry>"
        ),
        {"entries": 1, "0.title": "One", "0.content_text": "Words"},
    ),
    Shape(
        "entries before the feed's own title",
        (
            '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title>'
            "<id>urn:1</id></entry><title>T</title><id>urn:f</id></feed>"
        ),
        {"feed.title": "T", "0.title": "One"},
    ),
    Shape(
        "atom 0.3",
        (
            '<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en">'
            '<title mode="escaped" type="text/html">T &amp;amp; U</title><tagline>Tag</tagline>'
            '<link rel="alternate" type="text/html" href="https://site.example/"/>'
            "<modified>2024-05-01T10:00:00Z</modified><copyright>C</copyright><entry><title>One</title>"
            '<link rel="alternate" type="text/html" href="https://site.example/1"/><id>tag:x,1:1</id>'
            "<issued>2024-05-01T09:00:00+00:00</issued><modified>2024-05-01T10:00:00Z</modified>"
            '<created>2024-04-30T10:00:00Z</created><summary type="text/plain">S</summary>'
            '<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>B</p></div></content></entry></feed>"
        ),
        {
            "feed.title": "T & U",
            "feed.description": "Tag",
            "feed.rights": "C",
            "0.published": "2024-05-01T09:00:00",
            "0.updated": "2024-05-01T10:00:00",
            "0.content_text": "B",
            "0.summary": "S",
        },
    ),
    Shape(
        "draft of app",
        atom(
            entry(
                '<app:edited xmlns:app="http://www.w3.org/2007/app">2024-05-03T10:00:00Z</app:edited>'
                "<published>2024-05-01T08:00:00Z</published>"
            )
        ),
        {"0.updated": "2024-05-01T10:00:00", "0.published": "2024-05-01T08:00:00"},
    ),
    Shape("updated alone gives no published", atom(entry()), {"0.updated": "2024-05-01T10:00:00"}),
    Shape(
        "several updated: the last word",
        atom(
            "<entry><title>One</title><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated>"
            "<published>2024-05-01T10:00:00Z</published><published>2024-05-05T10:00:00Z</published></entry>"
        ),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape("comments inside text", atom(entry(title="<title>One <!-- not --> two</title>")), {"0.title": "One two"}),
    Shape(
        "a processing instruction inside text",
        atom(entry(title="<title>One <?php x ?>two</title>")),
        {"0.title": "One two"},
    ),
)
