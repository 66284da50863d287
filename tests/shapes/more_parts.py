"""Podcasts' newer elements, places, rights, sources and links, and what a channel says of itself."""

from tests.shapes.written import CHANNEL, MP3, Shape, atom, entry, item, rss

X = "http://www.w3.org/1999/xhtml"
SHAPES = (
    Shape(
        "chapters and transcript of a relative address",
        rss(item(MP3 + '<podcast:chapters url="/1.json" type="application/json+chapters"/>')),
        {"0.rels have": [("chapters", "https://site.example/1.json")]},
    ),
    Shape(
        "podcast season and episode leave the title",
        rss(
            item(
                MP3
                + ('<podcast:season name="S">2</podcast:season><podcast:episode display="Ep. 3">3</podcast:episode>')
            )
        ),
        {"0.title": "One"},
    ),
    Shape(
        "podcast value and soundbites say nothing of it",
        rss(
            item(
                MP3
                + (
                    '<podcast:value type="lightning"><podcast:valueRecipient name="x" address="y" split="1"/>'
                    '</podcast:value><podcast:soundbite startTime="1" duration="2">Bite</podcast:soundbite>'
                )
            )
        ),
        {"0.title": "One", "0.names": []},
    ),
    Shape(
        "podcast images with srcset",
        rss(
            item(
                MP3
                + ('<podcast:images srcset="https://pod.example/1500.jpg 1500w, https://pod.example/600.jpg 600w"/>')
            )
        ),
        {"0.images": ["https://pod.example/1500.jpg"]},
    ),
    Shape(
        "podcast image of the newer kind",
        rss(item(MP3 + '<podcast:image href="https://pod.example/1500.jpg" width="1500"/>')),
        {"0.images": ["https://pod.example/1500.jpg"]},
    ),
    Shape(
        "podcast live item is none of the past",
        rss(
            item(MP3)
            + (
                '<podcast:liveItem status="pending" start="2024-05-01T10:00:00Z"><title>Live</title>'
                '<guid>l</guid><enclosure url="https://pod.example/live" type="audio/mpeg" length="1"/>'
                "</podcast:liveItem>"
            )
        ),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "rawvoice and others beside",
        rss(
            item(
                MP3
                + (
                    '<rawvoice:poster xmlns:rawvoice="http://www.rawvoice.com/rawvoiceRssModule/" '
                    'url="https://pod.example/p.jpg"/>'
                )
            )
        ),
        {"0.enc_urls": ["https://pod.example/1.mp3"]},
    ),
    Shape(
        "torrent enclosure",
        rss(item('<enclosure url="magnet:?xt=urn:btih:abc" type="application/x-bittorrent" length="1"/>')),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "enclosure of http in other letters",
        rss(item('<enclosure url="HTTPS://Pod.example/1.mp3" length="1" type="AUDIO/MPEG"/>')),
        {"0.enclosures": [("https://pod.example/1.mp3", "audio/mpeg", 1)]},
    ),
    Shape(
        "enclosure in a namespace of its own prefix",
        rss(
            item(
                '<rss:enclosure xmlns:rss="http://purl.org/rss/1.0/" url="https://pod.example/1.mp3" '
                'length="1" type="audio/mpeg"/>'
            )
        ),
        {"0.enc_urls": ["https://pod.example/1.mp3"]},
    ),
    Shape(
        "enclosure with spaces in its address",
        rss(item('<enclosure url="https://pod.example/a b.mp3" length="1" type="audio/mpeg"/>')),
        {"0.enc_urls": ["https://pod.example/a%20b.mp3"]},
    ),
    Shape(
        "atom enclosure with a title",
        atom(
            entry(
                '<link rel="enclosure" href="https://pod.example/1.mp3" type="audio/mpeg" length="5" '
                'title="Sound"/><link rel="enclosure" href="https://pod.example/1.jpg" type="image/jpeg"/>'
            )
        ),
        {"0.files have": ["https://pod.example/1.jpg", "https://pod.example/1.mp3"]},
    ),
    Shape(
        "geo of w3c in a point with a label",
        rss(item("<geo:Point><geo:long>44.01</geo:long><geo:lat>36.19</geo:lat></geo:Point>")),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "georss under its old address",
        rss(item('<g:point xmlns:g="http://www.georss.org/georss/10">36.19 44.01</g:point>')),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "georss feature name",
        rss(item("<georss:featurename>Erbil</georss:featurename><georss:point>36.19 44.01</georss:point>")),
        {"0.points": ((36.19, 44.01),), "0.place": "Erbil"},
    ),
    Shape(
        "gml under 3.2",
        rss(
            item(
                '<georss:where><m:Point xmlns:m="http://www.opengis.net/gml/3.2"><m:pos>36.19 44.01</m:pos>'
                "</m:Point></georss:where>"
            )
        ),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape("dc coverage as a place", rss(item("<dc:coverage>Erbil</dc:coverage>")), {"0.place": "Erbil"}),
    Shape("dcterms spatial", rss(item("<dcterms:spatial>Erbil</dcterms:spatial>")), {"0.place": "Erbil"}),
    Shape("rights in atom inside rss", rss(item("<atom:rights>Ours</atom:rights>")), {"0.rights": "Ours"}),
    Shape("copyright of an item", rss(item("<copyright>Ours</copyright>")), {"0.rights": "Ours"}),
    Shape(
        "dc rights holder",
        rss(item("<dcterms:rightsHolder>Us</dcterms:rightsHolder><dcterms:rights>Ours</dcterms:rights>")),
        {"0.rights": "Ours"},
    ),
    Shape(
        "cc licence in atom",
        atom(
            entry(
                '<cc:license xmlns:cc="http://creativecommons.org/ns#" rdf:resource="https://l.example/by" '
                'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
            )
        ),
        {"0.rels have": [("license", "https://l.example/by")]},
    ),
    Shape(
        "licence of the channel by media",
        rss(item(), CHANNEL + '<media:license href="https://l.example/by">CC</media:license>'),
        {"feed.rels have": [("license", "https://l.example/by")]},
    ),
    Shape(
        "source with several links",
        atom(
            entry(
                '<source><id>urn:s</id><title>S</title><link rel="alternate" type="text/html" '
                'href="https://s.example/"/><link rel="self" href="https://s.example/f"/>'
                '<link rel="hub" href="https://h.example/"/><icon>https://s.example/i.png</icon>'
                "<subtitle>Sub</subtitle></source>"
            )
        ),
        {"0.attribution_url": "https://s.example/", "0.attribution_feed": "https://s.example/f"},
    ),
    Shape(
        "source of rss by atom",
        rss(item('<atom:source><atom:title>S</atom:title><atom:link href="https://s.example/"/></atom:source>')),
        {"0.attribution_title": "S", "0.attribution_url": "https://s.example/"},
    ),
    Shape(
        "source's id is not the entry's",
        atom(
            "<entry><source><id>urn:s</id><title>S</title><updated>2020-01-01T00:00:00Z</updated>"
            "</source><id>urn:1</id><title>One</title><updated>2024-05-01T10:00:00Z</updated></entry>"
        ),
        {"0.guid": "urn:1", "0.title": "One", "0.updated": "2024-05-01T10:00:00"},
    ),
    Shape(
        "via and canonical",
        rss(
            item(
                '<atom:link rel="via" href="https://v.example/1"/><atom:link rel="canonical" '
                'href="https://site.example/canon"/>'
            )
        ),
        {"0.url": "https://site.example/1", "0.rels have": [("via", "https://v.example/1")]},
    ),
    Shape(
        "atom link self inside an item",
        rss(
            '<item><title>One</title><atom:link rel="self" href="https://site.example/1.xml"/>'
            "<link>https://site.example/1</link></item>"
        ),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "atom link before rss link",
        rss(
            '<item><title>One</title><atom:link rel="related" href="https://o.example/"/>'
            "<link>https://site.example/1</link></item>"
        ),
        {"0.url": "https://site.example/1", "0.rels have": [("related", "https://o.example/")]},
    ),
    Shape(
        "channel link after atom's",
        rss(
            item(),
            (
                '<title>T</title><atom:link rel="self" href="https://site.example/feed"/>'
                '<atom:link rel="hub" href="https://h1.example/"/><atom:link rel="hub" '
                'href="https://h2.example/"/><link>https://site.example/</link>'
            ),
        ),
        {"feed.url": "https://site.example/", "feed.hub": "https://h1.example/"},
    ),
    Shape(
        "channel link relative", rss(item(), "<title>T</title><link>/</link>"), {"feed.url": "https://site.example/"}
    ),
    Shape(
        "channel without a link but items' same host",
        rss(item(), "<title>T</title>"),
        {"feed.url": None, "0.url": "https://site.example/1"},
    ),
    Shape(
        "channel description in markup",
        rss(item(), CHANNEL + "<description>&lt;p&gt;Of &lt;b&gt;us&lt;/b&gt;&lt;/p&gt;</description>"),
        {"feed.description": "Of us"},
    ),
    Shape(
        "channel with two languages",
        rss(item(), CHANNEL + "<language>de</language><dc:language>en</dc:language>"),
        {"feed.language": "de"},
    ),
    Shape(
        "channel category nested and plain",
        rss(item(), CHANNEL + '<category>News</category><itunes:category text="Arts"/>'),
        {"feed.terms": ["News", "Arts"]},
    ),
    Shape(
        "channel dates: the build's first",
        rss(
            item(),
            CHANNEL
            + (
                "<pubDate>Tue, 30 Apr 2024 10:00:00 GMT</pubDate><lastBuildDate>Wed, 01 May 2024 10:00:00 "
                "GMT</lastBuildDate>"
            ),
        ),
        {"feed.updated": "2024-05-01T10:00:00"},
    ),
    Shape(
        "skip days in other letters",
        rss(item(), CHANNEL + "<skipDays><day>sunday</day><day>SATURDAY</day><day>Funday</day></skipDays>"),
        {"feed.skip_days": ("Saturday", "Sunday")},
    ),
    Shape(
        "sy update base",
        rss(
            item(),
            CHANNEL
            + (
                "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
                "<sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>"
            ),
        ),
        {"feed.update_interval": 21600},
    ),
    Shape(
        "sy period alone",
        rss(item(), CHANNEL + "<sy:updatePeriod>weekly</sy:updatePeriod>"),
        {"feed.update_interval": 604800},
    ),
    Shape(
        "cloud with a port of words",
        rss(
            item(),
            CHANNEL + '<cloud domain="c.example" port="eighty" path="/x" registerProcedure="p" protocol="xml-rpc"/>',
        ),
        {"feed.cloud_domain": "c.example"},
    ),
)
