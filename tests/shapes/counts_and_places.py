"""Counts of comments, licences, places, pictures, and what a channel says of itself."""

from tests.shapes.written import CHANNEL, Shape, item, rss

SHAPES = (
    Shape(
        "comments: a link and a count",
        rss(item("<comments>https://site.example/1#c</comments><slash:comments>5</slash:comments>")),
        {"0.comment_count": 5, "0.link_urls have": ["https://site.example/1#c"]},
    ),
    Shape(
        "comments: a number with a comma",
        rss(item("<slash:comments>1,234</slash:comments>")),
        {"0.comment_count": 1234},
    ),
    Shape("comments: empty", rss(item("<slash:comments/>")), {"0.comment_count": None}),
    Shape("comments: nonsense", rss(item("<slash:comments>-1</slash:comments>")), {"0.comment_count": None}),
    Shape("thr in rss", rss(item("<thr:total>8</thr:total>")), {"0.comment_count": 8}),
    Shape(
        "a count on an atom link in rss",
        rss(item('<atom:link rel="replies" type="application/atom+xml" href="https://site.example/c" thr:count="6"/>')),
        {"0.comment_count": 6},
    ),
    Shape(
        "thr under another prefix",
        rss(
            item(
                '<atom:link rel="replies" href="https://site.example/c" '
                'xmlns:t="http://purl.org/syndication/thread/1.0" t:count="6"/>'
            )
        ),
        {"0.comment_count": 6},
    ),
    Shape(
        "a licence of creative commons",
        rss(item("<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>")),
        {"0.rels have": [("license", "https://creativecommons.org/licenses/by/4.0/")]},
    ),
    Shape(
        "a licence of cc",
        rss(
            item(
                '<cc:license xmlns:cc="http://creativecommons.org/ns#">https://creativecommons.org/licenses/b'
                "y/4.0/</cc:license>"
            )
        ),
        {"0.rels have": [("license", "https://creativecommons.org/licenses/by/4.0/")]},
    ),
    Shape(
        "a licence of the old cc",
        rss(
            item(
                '<cc:license xmlns:cc="http://web.resource.org/cc/" '
                'rdf:resource="http://creativecommons.org/licenses/by/2.0/" '
                'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
            )
        ),
        {"0.rels have": [("license", "http://creativecommons.org/licenses/by/2.0/")]},
    ),
    Shape(
        "a licence of media",
        rss(
            item(
                '<media:license type="text/html" href="https://creativecommons.org/licenses/by/4.0/">CC '
                "BY</media:license>"
            )
        ),
        {"0.rels have": [("license", "https://creativecommons.org/licenses/by/4.0/")]},
    ),
    Shape(
        "media copyright",
        rss(item('<media:copyright url="https://site.example/terms">2024 The Herald</media:copyright>')),
        {"0.rights": "2024 The Herald"},
    ),
    Shape(
        "dc rights and dcterms licence",
        rss(item("<dc:rights>Ours</dc:rights><dcterms:license>https://l.example/by</dcterms:license>")),
        {"0.rights": "Ours", "0.rels have": [("license", "https://l.example/by")]},
    ),
    Shape(
        "an atom rel of licence in rss",
        rss(item('<atom:link rel="license" href="https://l.example/by"/>')),
        {"0.rels have": [("license", "https://l.example/by")], "0.url": "https://site.example/1"},
    ),
    Shape(
        "georss point with a comma",
        rss(item("<georss:point>36.19, 44.01</georss:point>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "georss line",
        rss(item("<georss:line>45.25 -110.45 46.46 -109.48</georss:line>")),
        {"0.points": ((45.25, -110.45), (46.46, -109.48))},
    ),
    Shape(
        "georss box",
        rss(item("<georss:box>42.94 -71.03 43.03 -69.85</georss:box>")),
        {"0.points": ((42.94, -71.03), (43.03, -69.85))},
    ),
    Shape(
        "georss gml point",
        rss(item("<georss:where><gml:Point><gml:pos>36.19 44.01</gml:pos></gml:Point></georss:where>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "georss gml envelope",
        rss(
            item(
                "<georss:where><gml:Envelope><gml:lowerCorner>42.94 -71.03</gml:lowerCorner>"
                "<gml:upperCorner>43.03 -69.85</gml:upperCorner></gml:Envelope></georss:where>"
            )
        ),
        {"0.points": ((42.94, -71.03), (43.03, -69.85))},
    ),
    Shape(
        "georss gml polygon",
        rss(
            item(
                "<georss:where><gml:Polygon><gml:exterior><gml:LinearRing>"
                "<gml:posList>1 2 3 4 5 6 1 2</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
                "</georss:where>"
            )
        ),
        {"0.points": ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0), (1.0, 2.0))},
    ),
    Shape(
        "georss circle", rss(item("<georss:circle>36.19 44.01 500</georss:circle>")), {"0.points": ((36.19, 44.01),)}
    ),
    Shape(
        "geo lat and long",
        rss(item("<geo:lat>36.19</geo:lat><geo:long>44.01</geo:long>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "geo lat and lon",
        rss(item("<geo:lat>36.19</geo:lat><geo:lon>44.01</geo:lon>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape("geo lat_long", rss(item("<geo:lat_long>36.19,44.01</geo:lat_long>")), {"0.points": ((36.19, 44.01),)}),
    Shape(
        "media location",
        rss(
            item(
                "<media:location description='Erbil'><georss:where><gml:Point><gml:pos>36.19 44.01</gml:pos>"
                "</gml:Point></georss:where></media:location>"
            )
        ),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape("geo outside of the globe", rss(item("<georss:point>136.19 444.01</georss:point>")), {"0.points": None}),
    Shape("geo empty", rss(item("<georss:point/><geo:lat/><geo:long/>")), {"0.points": None}),
    Shape(
        "a place of the feed is not an item's",
        rss(item(), CHANNEL + "<georss:point>36.19 44.01</georss:point>"),
        {"0.title": "One"},
    ),
    Shape(
        "media content within the group with thumbnails of its own",
        rss(
            item(
                '<media:group><media:content url="https://s.example/v.mp4" type="video/mp4" medium="video" '
                'duration="60"><media:thumbnail url="https://s.example/v.jpg"/></media:content></media:group>'
            )
        ),
        {"0.images": ["https://s.example/v.jpg"], "0.enc_urls": ["https://s.example/v.mp4"], "0.duration": 60},
    ),
    Shape(
        "media content of a page",
        rss(item('<media:content url="https://s.example/player" type="text/html" medium="video"/>')),
        {"0.title": "One"},
    ),
    Shape(
        "media content by its ending alone",
        rss(item('<media:content url="https://s.example/a.JPG?x=1"/>')),
        {"0.images": ["https://s.example/a.JPG?x=1"]},
    ),
    Shape(
        "media description in html",
        rss(
            item(
                '<media:content url="https://s.example/a.jpg" medium="image">'
                '<media:description type="html">A &lt;b&gt;river&lt;/b&gt;</media:description></media:content>'
            )
        ),
        {"0.caption": "A river"},
    ),
    Shape(
        "media text",
        rss(
            item(
                '<media:content url="https://s.example/a.jpg" medium="image">'
                "<media:text>Caption</media:text></media:content>"
            )
        ),
        {"0.images": ["https://s.example/a.jpg"], "0.caption": "Caption"},
    ),
    Shape(
        "media sizes with px",
        rss(item('<media:content url="https://s.example/a.jpg" medium="image" width="800px" height="600px"/>')),
        {"0.size": (800, 600)},
    ),
    Shape(
        "media sizes of nonsense",
        rss(item('<media:content url="https://s.example/a.jpg" medium="image" width="auto" height=""/>')),
        {"0.size": (None, None)},
    ),
    Shape(
        "an image element in an item",
        rss(item("<image><url>https://s.example/a.jpg</url><title>x</title></image>")),
        {"0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "an image element of text in an item",
        rss(item("<image>https://s.example/a.jpg</image>")),
        {"0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "a thumbnail element in an item",
        rss(item("<thumbnail>https://s.example/a.jpg</thumbnail>")),
        {"0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "a featured image of wordpress",
        rss(item("<featuredImage>https://s.example/a.jpg</featuredImage>")),
        {"0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "an image with href",
        rss(item('<image href="https://s.example/a.jpg"/>')),
        {"0.images": ["https://s.example/a.jpg"]},
    ),
    Shape(
        "content in plain rss namespace",
        rss(item("<content>&lt;p&gt;Body&lt;/p&gt;</content>")),
        {"0.content_text": "Body"},
    ),
    Shape("fulltext in rss", rss(item("<fulltext>&lt;p&gt;Body&lt;/p&gt;</fulltext>")), {"0.content_text": "Body"}),
    Shape("full-text in rss", rss(item("<full-text>Body</full-text>")), {"0.content_text": "Body"}),
    Shape(
        "a source without an address", rss(item("<source>The Herald</source>")), {"0.attribution_title": "The Herald"}
    ),
    Shape(
        "a dc source",
        rss(item("<dc:source>https://herald.example/1</dc:source>")),
        {"0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "a channel of two titles",
        rss(
            item(),
            (
                "<title>T</title><link>https://site.example/</link><image><title>Image</title>"
                "<url>https://s.example/i.png</url><link>https://img.example/</link></image>"
            ),
        ),
        {"feed.title": "T", "feed.url": "https://site.example/", "feed.icon": "https://s.example/i.png"},
    ),
    Shape(
        "a channel whose image comes first",
        rss(
            item(),
            (
                "<image><title>Image</title><url>https://s.example/i.png</url>"
                "<link>https://img.example/</link></image><title>T</title><link>https://site.example/</link>"
            ),
        ),
        {"feed.title": "T", "feed.url": "https://site.example/"},
    ),
    Shape(
        "a text input is not the feed",
        rss(
            item(),
            (
                "<textInput><title>Search</title><name>q</name><link>https://find.example/</link>"
                "<description>D</description></textInput>"
            )
            + CHANNEL,
        ),
        {"feed.title": "T", "feed.url": "https://site.example/"},
    ),
    Shape(
        "skip hours beyond the day",
        rss(item(), CHANNEL + "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99</hour></skipHours>"),
        {"feed.skip_hours": (0, 7)},
    ),
    Shape("a ttl of nonsense", rss(item(), CHANNEL + "<ttl>often</ttl>"), {"feed.ttl": None}),
    Shape("a ttl in a fraction", rss(item(), CHANNEL + "<ttl>60.0</ttl>"), {"feed.ttl": 60}),
    Shape(
        "paywall of an item",
        rss(
            item(
                "<description>D</description><media:restriction relationship='deny' "
                "type='country'>us</media:restriction>"
            )
        ),
        {"0.title": "One"},
    ),
)
