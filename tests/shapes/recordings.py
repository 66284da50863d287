"""What podcasts carry: files, lengths, pictures, and what they are called."""

from tests.shapes.written import MP3, POD, Shape, item, rss

SHAPES = (
    Shape(
        "enclosure without type or length",
        rss(item('<enclosure url="https://pod.example/1.mp3"/>'), POD),
        {"0.enclosures": [("https://pod.example/1.mp3", None, None)]},
    ),
    Shape(
        "enclosure of length zero",
        rss(item('<enclosure url="https://pod.example/1.mp3" length="0" type="audio/mpeg"/>'), POD),
        {"0.enc_urls": ["https://pod.example/1.mp3"]},
    ),
    Shape(
        "enclosure with length in words",
        rss(item('<enclosure url="https://pod.example/1.mp3" length="12 MB" type="audio/mpeg"/>'), POD),
        {"0.enclosures": [("https://pod.example/1.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "enclosure with commas in its length",
        rss(item('<enclosure url="https://pod.example/1.mp3" length="12,345,678" type="audio/mpeg"/>'), POD),
        {"0.enclosures": [("https://pod.example/1.mp3", "audio/mpeg", 12345678)]},
    ),
    Shape(
        "enclosure without an address",
        rss(item('<enclosure url="" length="0" type="audio/mpeg"/><enclosure length="5" type="audio/mpeg"/>'), POD),
        {"0.enclosures": [], "0.title": "One"},
    ),
    Shape(
        "two enclosures",
        rss(item(MP3 + '<enclosure url="https://pod.example/1.ogg" length="900" type="audio/ogg"/>'), POD),
        {"0.enc_urls": ["https://pod.example/1.mp3", "https://pod.example/1.ogg"]},
    ),
    Shape("the same enclosure twice", rss(item(MP3 + MP3), POD), {"0.enc_urls": ["https://pod.example/1.mp3"]}),
    Shape(
        "enclosure and media content of one file",
        rss(
            item(
                MP3
                + ('<media:content url="https://pod.example/1.mp3" fileSize="1000" type="audio/mpeg" duration="90"/>')
            ),
            POD,
        ),
        {"0.enc_urls": ["https://pod.example/1.mp3"], "0.duration": 90},
    ),
    Shape(
        "enclosure whose url is spread over lines",
        rss(item('<enclosure url="\n  https://pod.example/1.mp3\n" type=" audio/mpeg " length=" 1000 "/>'), POD),
        {"0.enclosures": [("https://pod.example/1.mp3", "audio/mpeg", 1000)]},
    ),
    Shape(
        "enclosure with its url in its text",
        rss(item('<enclosure type="audio/mpeg">https://pod.example/1.mp3</enclosure>'), POD),
        {"0.enc_urls": ["https://pod.example/1.mp3"]},
    ),
    Shape(
        "a duration with hours and no minutes' zero",
        rss(item(MP3 + "<itunes:duration>1:2:3</itunes:duration>"), POD),
        {"0.duration": 3723},
    ),
    Shape(
        "a duration in minutes beyond the hour",
        rss(item(MP3 + "<itunes:duration>75:30</itunes:duration>"), POD),
        {"0.duration": 4530},
    ),
    Shape(
        "a duration with a fraction",
        rss(item(MP3 + "<itunes:duration>2467.5</itunes:duration>"), POD),
        {"0.duration": 2467},
    ),
    Shape(
        "a duration of words", rss(item(MP3 + "<itunes:duration>41 min</itunes:duration>"), POD), {"0.duration": 2460}
    ),
    Shape(
        "a duration that is empty", rss(item(MP3 + "<itunes:duration></itunes:duration>"), POD), {"0.duration": None}
    ),
    Shape(
        "a duration with spaces",
        rss(item(MP3 + "<itunes:duration> 00:41:07 </itunes:duration>"), POD),
        {"0.duration": 2467},
    ),
    Shape(
        "an itunes image in an address of text",
        rss(item(MP3 + "<itunes:image>https://pod.example/i.jpg</itunes:image>"), POD),
        {"0.images": ["https://pod.example/i.jpg"]},
    ),
    Shape(
        "an itunes image under url",
        rss(item(MP3 + '<itunes:image url="https://pod.example/i.jpg"/>'), POD),
        {"0.images": ["https://pod.example/i.jpg"]},
    ),
    Shape(
        "itunes namespace in other letters",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0'
            f'.dtd"><channel>{POD}<item><title>One</title>{MP3}<itunes:duration>90</itunes:duration>'
            "<itunes:author>Ann</itunes:author></item></channel></rss>"
        ),
        {"0.duration": 90, "0.names": ["Ann"]},
    ),
    Shape(
        "itunes over https",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns:itunes="https://www.itunes.com/dtds/podcast-1.'
            f'0.dtd"><channel>{POD}<item><title>One</title>{MP3}<itunes:duration>90</itunes:duration>'
            "</item></channel></rss>"
        ),
        {"0.duration": 90},
    ),
    Shape(
        "the podcast index's namespace at its old address",
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://github.com/Podcastindex-org/p'
            f'odcast-namespace/blob/main/docs/1.0.md"><channel>{POD}<item>'
            f'<title>One</title>{MP3}<podcast:transcript url="https://pod.example/1.vtt" '
            'type="text/vtt"/></item></channel></rss>'
        ),
        {"0.link_urls have": ["https://pod.example/1.vtt"]},
    ),
    Shape(
        "a trailer without a link",
        rss(f'<item><title>Trailer</title>{MP3}<guid isPermaLink="false">tr</guid></item>', POD),
        {"0.url": None, "0.guid": "tr", "0.enc_urls": ["https://pod.example/1.mp3"]},
    ),
    Shape(
        "a guid that is the file",
        rss(f"<item><title>E</title>{MP3}<guid>https://pod.example/1.mp3</guid></item>", POD),
        {"0.guid": "https://pod.example/1.mp3"},
    ),
    Shape(
        "show that moved",
        rss(item(MP3), POD + "<itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>"),
        {"feed.new_url": "https://new.example/feed"},
    ),
    Shape(
        "googleplay and itunes both",
        rss(
            item(
                MP3
                + (
                    "<googleplay:description>GP words</googleplay:description>"
                    "<itunes:summary>IT words</itunes:summary><description>RSS words</description>"
                    '<googleplay:image href="https://pod.example/gp.jpg"/>'
                )
            ),
            POD,
        ),
        {"0.say": "RSS words", "0.images": ["https://pod.example/gp.jpg"]},
    ),
    Shape(
        "subtitle, summary, description and content",
        rss(
            item(
                MP3
                + (
                    "<itunes:subtitle>Sub</itunes:subtitle><itunes:summary>Sum</itunes:summary>"
                    "<description>Desc</description><content:encoded>&lt;p&gt;Full&lt;/p&gt;</content:encoded>"
                )
            ),
            POD,
        ),
        {"0.summary": "Desc", "0.content_text": "Full"},
    ),
    Shape("only a subtitle", rss(item(MP3 + "<itunes:subtitle>Sub</itunes:subtitle>"), POD), {"0.say": "Sub"}),
    Shape(
        "keywords as tags",
        rss(item(MP3 + "<itunes:keywords>one, two ,three</itunes:keywords>"), POD),
        {"0.terms": ["one", "two", "three"]},
    ),
    Shape(
        "an item with only an itunes title",
        rss(f'<item><itunes:title>Ep one</itunes:title><guid isPermaLink="false">x</guid>{MP3}</item>', POD),
        {"0.title": "Ep one"},
    ),
    Shape(
        "apple atom feed of apps",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns:im="http://itunes.apple.com/rss" '
            'xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>https://i.example/rss</id>'
            "<title>Top</title><updated>2024-05-01T03:00:00-07:00</updated><entry>"
            '<updated>2024-05-01T03:00:00-07:00</updated><id im:id="1">https://i.example/app/1</id>'
            "<title>App - Maker</title><summary>Does it.</summary><im:name>App</im:name>"
            '<link rel="alternate" type="text/html" href="https://i.example/app/1"/>'
            '<im:contentType term="Application" label="Application"/>'
            '<category im:id="7" term="Games" scheme="https://i.example/g" label="Games"/>'
            '<link title="Preview" rel="enclosure" type="image/png" href="https://i.example/p.png" '
            'im:assetType="preview"><im:duration>30000</im:duration></link>'
            '<im:artist href="https://i.example/d/1">Maker</im:artist>'
            '<im:image height="53">https://i.example/53.png</im:image>'
            '<im:image height="100">https://i.example/100.png</im:image>'
            '<content type="html">&lt;p&gt;Does it.&lt;/p&gt;</content></entry></feed>'
        ),
        {
            "0.title": "App - Maker",
            "0.guid": "https://i.example/app/1",
            "0.tags": [("Games", "https://i.example/g", "Games")],
            "0.files have": ["https://i.example/p.png"],
        },
    ),
    Shape(
        "what names and describes a film stands in its element",
        rss(
            '<item><media:content url="https://pod.example/1.mp4" type="video/mp4">'
            "<media:title>The harbour</media:title><media:description>A day at the quay.</media:description>"
            "<media:keywords>boats, quay</media:keywords>"
            '<media:category>Sea</media:category></media:content><guid isPermaLink="false">f1</guid></item>'
        ),
        {"0.title": "The harbour", "0.say": "A day at the quay.", "0.terms": ["boats", "quay", "Sea"]},
    ),
    Shape(
        "what names a film of several sizes stands in their group",
        rss(
            "<item><media:group><media:title>The harbour</media:title><media:keywords>boats</media:keywords>"
            '<media:content url="https://pod.example/1.mp4" type="video/mp4"/>'
            '<media:content url="https://pod.example/1-small.mp4" type="video/mp4"/></media:group></item>'
        ),
        {"0.title": "The harbour", "0.terms": ["boats"]},
    ),
    Shape(
        "what names a film is no title of an entry that has its own",
        rss(
            item(
                '<media:content url="https://pod.example/1.mp4" type="video/mp4"><media:title>clip 7</media:title>'
                "</media:content>"
            )
        ),
        {"0.title": "One"},
    ),
    Shape(
        "what names one of several films names no entry",
        rss(
            '<item><link>https://pod.example/1</link><media:content url="https://pod.example/1.mp4" type="video/mp4">'
            "<media:title>First</media:title><media:description>Of one.</media:description></media:content>"
            '<media:content url="https://pod.example/2.mp4" type="video/mp4"/></item>'
        ),
        {"0.title": None, "0.summary": None},
    ),
    Shape(
        "a file behind an address that counts",
        rss(
            item(
                '<enclosure url="https://count.example/~r/1/File.mp3" length="1000" type="audio/mpeg"/>'
                '<media:content url="https://count.example/~r/1/File.mp3" fileSize="1000" type="audio/mpeg"/>'
                "<feedburner:origEnclosureLink>https://pod.example/File.mp3</feedburner:origEnclosureLink>"
            )
        ),
        {"0.enclosures": [("https://pod.example/File.mp3", "audio/mpeg", 1000)]},
    ),
    Shape(
        "an address that counts, of which of two files is not told",
        rss(
            item(
                '<enclosure url="https://count.example/1.mp3"/><enclosure url="https://count.example/2.mp3"/>'
                "<feedburner:origEnclosureLink>https://pod.example/1.mp3</feedburner:origEnclosureLink>"
            )
        ),
        {"0.enc_urls": ["https://count.example/1.mp3", "https://count.example/2.mp3"]},
    ),
)
