"""What else entries say: sources, places, licences, comments."""

from tests.shapes.written import Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "date bad pub good dc",
        rss(item("<pubDate>nope</pubDate><dc:date>2024-05-01T10:00:00Z</dc:date>")),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "date dc first then pub",
        rss(item("<dc:date>2024-04-01</dc:date><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>")),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape("date atom updated only", atom(entry()), {"0.updated": "2024-05-01T10:00:00"}),
    Shape(
        "date future",
        rss(item("<pubDate>Wed, 01 May 2199 10:00:00 GMT</pubDate>")),
        {"0.published": "2199-05-01T10:00:00"},
    ),
    Shape(
        "e lang",
        atom(
            entry(
                '<content type="html" xml:lang="fr">&lt;p&gt;Bonjour tout le monde, ceci est le '
                "texte.&lt;/p&gt;</content>"
            ),
            attributes='xml:lang="en"',
        ),
        {"0.language": "fr", "feed.language": "en"},
    ),
    Shape(
        "e lang entry",
        atom(
            (
                '<entry xml:lang="tr"><title>One</title><link href="https://site.example/1"/><id>urn:1</id>'
                "<updated>2024-05-01T10:00:00Z</updated></entry>"
            ),
            attributes='xml:lang="en"',
        ),
        {"0.language": "tr"},
    ),
    Shape("e lang dc", rss(item("<dc:language>de</dc:language>")), {"0.language": "de"}),
    Shape(
        "tombstones",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:at="http://purl.org/atompub/tombstones/1.0" ><title>T</title><id>urn:f</id>'
            "<updated>2024-05-01T10:00:00Z</updated><entry><title>One</title><link "
            'href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated></entry>'
            '<at:deleted-entry ref="urn:2" when="2024-05-01T10:00:00Z"/><at:deleted-entry ref="urn:3" '
            'when="2024-05-02T10:00:00Z"><at:by><name>Ed</name></at:by></at:deleted-entry></feed>'
        ),
        {"entries": 1, "tombstones": ["urn:2", "urn:3"]},
    ),
    Shape(
        "tombstone noref",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:at="http://purl.org/atompub/tombstones/1.0" ><title>T</title><id>urn:f</id>'
            "<updated>2024-05-01T10:00:00Z</updated><entry><title>One</title><link "
            'href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated></entry>'
            '<at:deleted-entry when="2024-05-01T10:00:00Z"/></feed>'
        ),
        {"entries": 1, "tombstones": []},
    ),
    Shape(
        "tombstone undeclared",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" >'
            "<title>T</title><id>urn:f</id><updated>2024-05-01T10:00:00Z</updated><entry><title>One</title>"
            '<link href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated>'
            '</entry><at:deleted-entry ref="urn:2" when="2024-05-01T10:00:00Z"/></feed>'
        ),
        {"entries": 1, "tombstones": ["urn:2"]},
    ),
    Shape(
        "source atom",
        atom(
            entry(
                '<source><id>urn:s</id><title>S</title><link rel="self" href="https://s.example/f"/><link '
                'href="https://s.example/"/><updated>2024-05-01T10:00:00Z</updated><rights>R</rights></source>'
            )
        ),
        {
            "0.attribution_title": "S",
            "0.attribution_feed": "https://s.example/f",
            "0.attribution_url": "https://s.example/",
            "0.title": "One",
            "0.url": "https://site.example/1",
        },
    ),
    Shape("source no url", rss(item("<source>Paper</source>")), {"0.attribution_title": "Paper"}),
    Shape(
        "source empty", rss(item('<source url="https://o.example/f"/>')), {"0.attribution_feed": "https://o.example/f"}
    ),
    Shape(
        "comments url",
        rss(
            item(
                "<comments>https://site.example/1#c</comments><slash:comments> 12 </slash:comments>"
                "<wfw:commentRss>https://site.example/1/feed</wfw:commentRss>"
            )
        ),
        {"0.comment_count": 12, "0.link_urls have": ["https://site.example/1#c"]},
    ),
    Shape("comments number", rss(item("<comments>12</comments>")), {"entries": 1}),
    Shape(
        "thr in reply",
        atom(entry('<thr:in-reply-to ref="urn:0" href="https://site.example/0" type="text/html"/>')),
        {"0.link_urls have": ["https://site.example/0"]},
    ),
    Shape("geo georss", rss(item("<georss:point>36.19 44.01</georss:point>")), {"0.points": ((36.19, 44.01),)}),
    Shape("geo comma", rss(item("<georss:point>36.19, 44.01</georss:point>")), {"0.points": ((36.19, 44.01),)}),
    Shape("geo wgs", rss(item("<geo:lat>36.19</geo:lat><geo:long>44.01</geo:long>")), {"0.points": ((36.19, 44.01),)}),
    Shape(
        "geo wgs point",
        rss(item("<geo:Point><geo:lat>36.19</geo:lat><geo:long>44.01</geo:long></geo:Point>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "geo lon tag", rss(item("<geo:lat>36.19</geo:lat><geo:lon>44.01</geo:lon>")), {"0.points": ((36.19, 44.01),)}
    ),
    Shape(
        "geo gml",
        rss(item("<georss:where><gml:Point><gml:pos>36.19 44.01</gml:pos></gml:Point></georss:where>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape("geo bad", rss(item("<georss:point>N36 E44</georss:point><geo:lat></geo:lat>")), {"0.points": None}),
    Shape("geo range", rss(item("<georss:point>136.19 444.01</georss:point>")), {"0.points": None}),
    Shape(
        "licence cc",
        rss(item("<creativeCommons:license>https://cc.example/by/4.0/</creativeCommons:license>")),
        {"0.rels have": [("license", "https://cc.example/by/4.0/")]},
    ),
    Shape(
        "licence cc rdf",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:cc="http://web.resource.org/cc/" '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid><cc:license rdf:resource="https://cc.example/by/4.0/"/>'
            "</item></channel></rss>"
        ),
        {"0.rels have": [("license", "https://cc.example/by/4.0/")]},
    ),
    Shape("rights entry", atom(entry('<rights type="html">&amp;copy; X</rights>')), {"0.rights": "© X"}),
    Shape("rights copyright", rss(item("<copyright>X</copyright>")), {"0.rights": "X"}),
    Shape("rights media", rss(item('<media:copyright url="https://x.example">X</media:copyright>')), {"0.rights": "X"}),
)
