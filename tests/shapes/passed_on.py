"""Feeds that another program passed on or printed into, and values that programs write in forms of their own."""

from tests.shapes.written import CHANNEL, TEN, TWO, Shape, atom, entry, item, rss

UNENDED = (
    "<item><title>{0}</title><link>https://site.example/{0}</link>"
    "<description><![CDATA[<p>Text {0}</p></description></item>"
)
SHAPES = (
    Shape(
        "through a parser of HTML: links emptied, names in small letters",
        '<html><body><rss version="2.0"><channel><title>T</title><link/>https://site.example/<item><title>One</title>'
        '<link/>https://site.example/1<guid ispermalink="false">g1</guid>'
        "<pubdate>Wed, 01 May 2024 10:00:00 GMT</pubdate></item></channel></rss></body></html>",
        {
            "feed.url": "https://site.example/",
            "0.url": "https://site.example/1",
            "0.guid": "g1",
            "0.published": TEN,
            "0.rules": ["malformed-xml"],
        },
    ),
    Shape(
        "through a parser of HTML: links never closed, sections that became comments",
        "<html><head></head><body><rss version='2.0'><channel><item><title>&lt;![CDATA[One]]&gt;</title>"
        "<link>https://site.example/1<description><!--[CDATA[<p-->Bread &amp; salt<p></p>]]&gt;</description></item>"
        "<item><title>Two</title><link>https://site.example/2<description><!--[CDATA[Tea & more]]--></description>"
        "</item></channel></rss></body></html>",
        {"0.title": "One", "0.url": "https://site.example/1", "0.say": "Bread & salt", "1.say": "Tea & more"},
    ),
    Shape(
        "sections that became comments, in XML that is well formed",
        rss(item("<description><!--[CDATA[Tea & more]]--></description>")),
        {"0.summary": "Tea & more", "rules": ["malformed-xml"]},
    ),
    Shape("a comment about a section", rss(item("<!-- <![CDATA[ --><description>Tea</description>")), {"0.say": "Tea"}),
    Shape(
        "sections that never end",
        rss(UNENDED.format(1) + UNENDED.format(2)),
        {"entries": 2, "0.say": "Text 1", "1.title": "2", "1.say": "Text 2"},
    ),
    Shape(
        "a section that breaks off",
        rss(UNENDED.format(1))[:-40],
        {"0.say has": "Text 1", "0.rules have": ["cut-short"]},
    ),
    Shape(
        "a warning of PHP's in a link",
        rss(
            "<item><title>One</title><link>https://site.example/1<br />\n<b>Warning</b>: x in <b>/a.php</b></link>"
            "<guid>g1</guid></item>"
        ),
        {"0.url": "https://site.example/1", "0.rules": ["malformed-xml"]},
    ),
    Shape(
        "a quote that never closes",
        rss(item('<enclosure url="https://site.example/a.mp3 length="5" type="audio/mpeg"/>') + TWO),
        {"entries": 2, "0.enclosures": [("https://site.example/a.mp3", "audio/mpeg", 5)]},
    ),
    Shape(
        "a document that breaks off within its only letter beyond ASCII",
        rss(item("<description>Fresh café")).partition("</item>")[0].encode()[:-1],
        {"0.summary": "Fresh caf", "rules have": ["bad-bytes", "cut-short"]},
    ),
    Shape(
        "an author in JSON",
        rss(item('<author><![CDATA[{"name": "Ann Berg", "email": "a@b.example"}]]></author>')),
        {"0.persons": [("Ann Berg", None, "a@b.example")]},
    ),
    Shape(
        "authors in JSON",
        rss(item('<dc:creator>[{"name": "Ann Berg", "url": "https://ann.example/"}, "Bo Lind"]</dc:creator>')),
        {"0.persons": [("Ann Berg", "https://ann.example/", None), ("Bo Lind", None, None)]},
    ),
    Shape(
        "an author in brackets that are no JSON", rss(item("<author>[Ann Berg]</author>")), {"0.names": ["[Ann Berg]"]}
    ),
    Shape("an author that JavaScript printed", rss(item("<author>[object Object]</author>")), {"0.names": []}),
    Shape("an author that PHP printed", rss(item("<author>Array</author>")), {"0.names": []}),
    Shape("an author left to a template", rss(item("<author>{{ page.author }}</author>")), {"0.names": []}),
    Shape(
        "authors with a bar between",
        rss(item("<author>Ann Berg | Bo Lind</author>")),
        {"0.names": ["Ann Berg", "Bo Lind"]},
    ),
    Shape(
        "an author and what is no person, with a bar between",
        rss(item("<author>Ann Berg | The Post</author>")),
        {"0.names": ["Ann Berg | The Post"]},
    ),
    Shape(
        "an author of two names",
        atom(entry("<author><name>Ann Berg</name><name>Bo Lind</name><uri>https://ann.example/</uri></author>")),
        {"0.persons": [("Ann Berg", "https://ann.example/", None), ("Bo Lind", None, None)]},
    ),
    Shape(
        "a mail address in brackets of its own",
        rss("<item><title>One</title><author>Ann Berg <ann@b.example></author></item>" + TWO),
        {"entries": 2, "0.persons": [("Ann Berg", None, "ann@b.example")]},
    ),
    *(
        Shape(f"a date in {name}", rss(item(f"<{name}>2024-05-01T10:00:00Z</{name}>")), {"0.published": TEN})
        for name in ("publishDate", "pub_date", "publicationDate", "datePublished", "createdAt")
    ),
    Shape(
        "a date of change in updatedAt",
        rss(item("<pubDate>2024-04-30T10:00:00Z</pubDate><updatedAt>2024-05-01T10:00:00Z</updatedAt>")),
        {"0.published": "2024-04-30T10:00:00", "0.updated": TEN},
    ),
    Shape(
        "nothing but a tombstone with a link, as YouTube writes for a film that is gone",
        '<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom">'
        '<at:deleted-entry ref="yt:video:x" when="2024-05-01T10:00:00Z"><link href="https://y.example/x"/>'
        "</at:deleted-entry></feed>",
        {"entries": 0, "tombstones": ["yt:video:x"], "rules": []},
    ),
    Shape(
        "a name behind a dash",
        rss(item("<author>a@b.example - Ann Berg-Lind</author>")),
        {"0.persons": [("Ann Berg-Lind", None, "a@b.example")]},
    ),
    Shape(
        "an address hidden by brackets",
        rss(item("<author>ann [at] b.example (Ann Berg)</author>")),
        {"0.names": ["Ann Berg"]},
    ),
    Shape(
        "a language with its weight",
        rss(item(), CHANNEL + "<language>de-at;q=0.8</language>"),
        {"feed.language": "de-AT"},
    ),
    Shape("a region that is none", rss(item(), CHANNEL + "<language>en-uk</language>"), {"feed.language": "en-GB"}),
    Shape(
        "a language in words",
        rss(item(), CHANNEL + "<language>British English</language>"),
        {"feed.language": None, "rules": ["bad-language"]},
    ),
    Shape(
        "addresses of a feed that are none",
        rss(item(), '<title>T</title><link>javascript:void(0)</link><atom:link rel="hub" href="mailto:a@b.example"/>'),
        {"feed.url": None, "rules": ["bad-url", "bad-url"]},
    ),
    Shape(
        "full texts for a Russian aggregator",
        rss(item('<description>Short</description><x:full-text xmlns:x="https://x.example/">All of it</x:full-text>')),
        {"0.say": "All of it", "0.summary": "Short"},
    ),
    Shape(
        "a prefix bound to another namespace",
        rss(item("<content:encoded><![CDATA[<p>All of it</p>]]></content:encoded>")).replace(
            "http://purl.org/rss/1.0/modules/content/", "http://www.w3.org/2005/Atom"
        ),
        {"0.say": "All of it"},
    ),
    *(
        Shape(
            f"a picture in {name}",
            rss(item(f"<{name}>https://site.example/a</{name}>")),
            {"0.images": ["https://site.example/a"]},
        )
        for name in ("fullimage", "StoryImage", "cover_image", "imageUrl", "photo")
    ),
    Shape("a photographer in photo", rss(item("<photo>Ann Berg</photo>")), {"0.images": []}),
    Shape(
        "a picture in img", rss(item('<img src="https://site.example/a"/>')), {"0.images": ["https://site.example/a"]}
    ),
    Shape(
        "a picture of a ware",
        rss(item('<g:image_link xmlns:g="http://base.google.com/ns/1.0">https://site.example/a</g:image_link>')),
        {"0.images": ["https://site.example/a"]},
    ),
    Shape(
        "a ware, said of in no other words",
        rss(
            '<item xmlns:g="http://base.google.com/ns/1.0"><g:id>S-1</g:id><g:title>Winch &amp; bag</g:title>'
            "<g:description>It locks.</g:description><g:link>https://site.example/w</g:link></item>"
        ),
        {"0.guid": "S-1", "0.title": "Winch & bag", "0.url": "https://site.example/w", "0.say": "It locks."},
    ),
    Shape(
        "an icon for readers of the web",
        rss(item(), CHANNEL + '<w:icon xmlns:w="http://webfeeds.org/rss/1.0">https://site.example/i.svg</w:icon>'),
        {"feed.icon": "https://site.example/i.svg"},
    ),
    Shape(
        "a permalink of words",
        rss('<item><title>One</title><guid isPermaLink="true">Post number 5</guid></item>'),
        {"0.guid": "Post number 5", "0.url": None},
    ),
    Shape(
        "a position outside of the globe",
        rss(item("<geo:lat>999</geo:lat><geo:long>5</geo:long>")),
        {"0.location": None, "0.rules": ["bad-number"]},
    ),
    Shape("an empty position", rss(item("<geo:lat/><geo:long/>")), {"0.location": None, "0.rules": []}),
    Shape(
        "a place in words", rss(item("<podcast:location>Erbil</podcast:location>")), {"0.place": "Erbil", "0.rules": []}
    ),
    Shape(
        "files and lengths that cannot be read",
        rss(
            item(
                '<enclosure type="audio/mpeg"/><enclosure url="https://site.example/a.mp3" length="12 MB"/>'
                '<enclosure url="https://site.example/b.mp3" length="-1"/><itunes:duration>soon</itunes:duration>'
            )
        ),
        {"0.rules": ["bad-url", "bad-number", "bad-number"]},
    ),
    Shape(
        "what a feed says of itself that cannot be read",
        rss(item(), CHANNEL + "<pubDate>not yet</pubDate><ttl>often</ttl>"),
        {"feed.updated": None, "feed.ttl": None, "rules": ["bad-date", "bad-number"]},
    ),
    Shape(
        "formulas",
        rss(
            item(
                "<description><![CDATA[<p>Of <math><msub><mi>m</mi><mi>p</mi></msub><annotation>m_p</annotation></math>"
                " kg</p>]]></description>",
                title="<![CDATA[At <math><mn>3</mn><mi>K</mi></math>]]>",
            )
        ),
        {"0.title": "At 3K", "0.say": "Of mp kg"},
    ),
)
