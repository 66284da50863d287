"""Podcasts, as their hosts write them, shortened."""

from tests.shapes.written import MP3, POD, Shape, item, rss

SHAPES = (
    Shape(
        "libsyn",
        rss(
            (
                "<item><title>Ep 1</title><itunes:title>Ep</itunes:title>"
                '<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><guid isPermaLink="false"><![CDATA[abc]]>'
                "</guid><link><![CDATA[https://pod.example/ep1]]></link>"
                '<itunes:image href="https://s.pod.example/1.jpg"/><description><![CDATA[<p>Notes</p>]]>'
                "</description><content:encoded><![CDATA[<p>Notes</p>]]></content:encoded>"
                '<enclosure length="1000" type="audio/mpeg" url="https://pod.example/1.mp3?dest-id=9"/>'
                "<itunes:duration>41:07</itunes:duration><itunes:explicit>false</itunes:explicit>"
                "<itunes:keywords/><itunes:subtitle><![CDATA[Sub]]></itunes:subtitle>"
                "<itunes:episode>1</itunes:episode><itunes:episodeType>full</itunes:episodeType></item>"
            ),
            POD
            + (
                '<itunes:author>Ann</itunes:author><itunes:category text="Arts">'
                '<itunes:category text="Books"/></itunes:category><itunes:image '
                'href="https://s.pod.example/c.jpg"/><itunes:explicit>no</itunes:explicit>'
                "<itunes:type>episodic</itunes:type><itunes:owner><itunes:name><![CDATA[Ann]]></itunes:name>"
                "<itunes:email>a@pod.example</itunes:email></itunes:owner>"
            ),
        ),
        {
            "0.duration": 2467,
            "0.images": ["https://s.pod.example/1.jpg"],
            "0.title": "Ep 1",
            "0.guid": "abc",
            "feed.icon": "https://s.pod.example/c.jpg",
            "feed.terms": ["Arts", "Books"],
            "0.terms": [],
            "feed.names": ["Ann"],
        },
    ),
    Shape(
        "anchor",
        rss(
            item(
                MP3
                + (
                    "<itunes:summary>&lt;p&gt;Hello &lt;a href=&quot;https://x.example&quot;&gt;x&lt;/a&gt;&lt;/p"
                    "&gt;</itunes:summary><itunes:duration>00:10:05</itunes:duration><itunes:season>2</itunes:season>"
                )
            ),
            POD,
        ),
        {"0.duration": 605, "0.say": "Hello x"},
    ),
    Shape(
        "acast with its own namespace",
        rss(
            item(
                MP3
                + (
                    '<acast:episodeId xmlns:acast="https://schema.acast.com/1.0/">9</acast:episodeId>'
                    '<acast:settings xmlns:acast="https://schema.acast.com/1.0/"><![CDATA[xyz]]>'
                    "</acast:settings><description><![CDATA[<p>Notes</p><hr>"
                    '<p style="color:grey">Hosted on A. See <a '
                    'href="https://a.example/privacy">a.example/privacy</a>.</p>]]></description>'
                    "<itunes:duration>PT41M7S</itunes:duration>"
                )
            ),
            POD,
        ),
        {"0.say has": "Notes", "0.duration": 2467},
    ),
    Shape(
        "buzzsprout with transcripts and chapters",
        rss(
            item(
                MP3
                + (
                    "<itunes:duration>2467</itunes:duration><podcast:transcript "
                    'url="https://pod.example/1/transcript" type="text/html"/>'
                    '<podcast:transcript url="https://pod.example/1.srt" type="application/srt" language="en" '
                    'rel="captions"/><podcast:chapters url="https://pod.example/1/chapters.json" '
                    'type="application/json+chapters"/><podcast:person role="host" '
                    'href="https://pod.example/ann" img="https://pod.example/ann.jpg">Ann Lee</podcast:person>'
                    '<podcast:person role="guest">Bo Ek</podcast:person>'
                    '<podcast:soundbite startTime="1" duration="30.0"/>'
                )
            ),
            POD,
        ),
        {
            "0.duration": 2467,
            "0.link_urls have": [
                "https://pod.example/1/transcript",
                "https://pod.example/1.srt",
                "https://pod.example/1/chapters.json",
            ],
            "0.names": ["Ann Lee"],
            "0.enc_urls": ["https://pod.example/1.mp3"],
        },
    ),
    Shape(
        "a guest alone is no author",
        rss(item(MP3 + '<podcast:person role="guest">Bo Ek</podcast:person>'), POD),
        {"0.names": []},
    ),
    Shape(
        "a person without a role is the host",
        rss(item(MP3 + '<podcast:person href="https://pod.example/cy">Cy</podcast:person>'), POD),
        {"0.persons": [("Cy", "https://pod.example/cy", None)]},
    ),
    Shape(
        "podcast location",
        rss(item(MP3 + '<podcast:location rel="subject" geo="geo:36.19,44.01" osm="R1">Erbil</podcast:location>'), POD),
        {"0.points": ((36.19, 44.01),)},
    ),
    Shape(
        "podcast alternate enclosures",
        rss(
            item(
                MP3
                + (
                    '<podcast:alternateEnclosure type="video/mp4" length="5000" bitrate="511" height="720" '
                    'title="Video"><podcast:source uri="https://pod.example/1.mp4"/>'
                    '<podcast:source uri="ipfs://abc"/></podcast:alternateEnclosure>'
                )
            ),
            POD,
        ),
        {
            "0.enclosures have": [
                ("https://pod.example/1.mp3", "audio/mpeg", 1000),
                ("https://pod.example/1.mp4", "video/mp4", 5000),
            ]
        },
    ),
    Shape(
        "podcast licence",
        rss(item(MP3 + '<podcast:license url="https://l.example/cc">cc-by-4.0</podcast:license>'), POD),
        {"0.rels have": [("license", "https://l.example/cc")]},
    ),
    Shape(
        "podcast funding of the feed",
        rss(
            item(MP3),
            POD
            + (
                '<podcast:funding url="https://give.example">Give</podcast:funding>'
                '<podcast:guid>9171</podcast:guid><podcast:locked owner="a@p.example">yes</podcast:locked>'
            ),
        ),
        {"feed.title": "Pod", "0.guid": "g1"},
    ),
    Shape(
        "podcast social interact is where it is talked about",
        rss(
            item(
                MP3
                + ('<podcast:socialInteract protocol="activitypub" uri="https://m.example/@ann/9" accountId="@ann"/>')
            ),
            POD,
        ),
        {"0.link_urls have": ["https://m.example/@ann/9"]},
    ),
    Shape(
        "podlove chapters and contributors",
        rss(
            item(
                MP3
                + (
                    "<atom:contributor><atom:name>Bo</atom:name></atom:contributor>"
                    '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">'
                    '<psc:chapter start="00:00:00.000" title="Intro" href="https://c.example/1" '
                    'image="https://c.example/1.jpg"/></psc:chapters><atom:link '
                    'rel="http://podlove.org/deep-link" href="https://pod.example/1#"/>'
                    '<atom:link rel="payment" href="https://pay.example/1" title="Pay"/>'
                    "<itunes:author>Ann</itunes:author>"
                )
            ),
            POD,
        ),
        {
            "0.names": ["Ann", "Bo"],
            "0.title": "One",
            "0.rels have": [("payment", "https://pay.example/1")],
            "0.images": [],
        },
    ),
    Shape(
        "where an episode is about",
        rss(item(f'{MP3}<podcast:location geo="geo:59.91,10.75">Oslo, Norway</podcast:location>'), POD),
        {"0.place": "Oslo, Norway"},
    ),
)
