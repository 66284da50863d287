"""Problems of other readers' users as feeds of a few words, each with the thread that reports it."""

from tests.shapes.written import DAY, TEN, Shape, atom, dated, entry, item, rss

SEAL = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
ZONES = (
    *(("gofeed 282", "06:00:00 EDT"), ("gofeed 237", "05:00:00 CDT"), ("gofeed 94", "05:00:00 EST")),
    *(("node-feedparser 85", "02:00:00 PST"), ("feedparser 20", "12:00:00 MEST"), ("AntennaPod 2250", "12:00:00 CEST")),
    *(
        ("dotnet/runtime 65212", "11:00:00 CET"),
        ("FeedReader 34", "10:00:00 UT"),
        ("feedbin/support 455", "10:00:00 Z"),
    ),
    *(("rome 298", "06:00:00 -0400"), ("NetNewsWire 1012", "15:30:00+5:30"), ("Feeder 456", "10:00 AM")),
)
DATES = (
    ("elfeed 345: slashes", "2024/05/01 10:00:00", TEN),
    ("miniflux 2159: the month first, and AM", "Wed, May 01 2024 10:00:00 AM", TEN),
    ("feedparser 135: German, and no zone", "Mi, 01 Mai 2024 10:00:00", TEN),
    ("feedparser 33: two figures for the year", "Wed, 01 May 24 10:00:00 +0000", TEN),
    ("selfoss 1057: Danish", "on, 01 maj 2024 10:00:00 +0000", TEN),
    ("lilyball/feedparser 18: a dash before the time", "Wednesday, May 1, 2024 - 10:00", TEN),
    ("vesti 65: a space before the date", " Wed, 01 May 2024 05:00:00 -0500", TEN),
    ("this-week-in-rust-docs 69: a day alone", "May 1, 2024", DAY),
)

SHAPES = (
    # -- dates --
    *(Shape(f"{thread}: {time}", dated(f"Wed, 01 May 2024 {time}"), {"0.published": TEN}) for thread, time in ZONES),
    *(Shape(what, dated(written), {"0.published": expected}) for what, written, expected in DATES),
    Shape(
        "elfeed 345: RSS's date in Atom",
        atom("<entry><title>A</title><id>urn:1</id><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></entry>"),
        {"0.published": TEN},
    ),
    Shape(
        "liferea 989, vscode-docs 4225: RSS's form of a date in Atom",
        atom("<entry><title>A</title><id>urn:1</id><updated>Wed, 01 May 2024 10:00:00 GMT</updated></entry>"),
        {"0.updated": TEN},
    ),
    # -- titles --
    Shape("NetNewsWire 4195: a quote escaped twice", rss(item(title="Don&amp;#8217;t")), {"0.title": "Don’t"}),
    Shape("miniflux 416: D&D", rss(item(title="D&D, &quot;rolled&quot;")), {"0.title": 'D&D, "rolled"'}),
    Shape("miniflux 940: a title that is a tag", rss(item(title="&lt;/knots&gt;")), {"0.title": "</knots>"}),
    Shape(
        "miniflux 2953: a title about a tag, in a section",
        rss(item(title="<![CDATA[How does &lt;bowline&gt; hold?]]>")),
        {"0.title": "How does <bowline> hold?"},
    ),
    Shape(
        "miniflux 3149: a section that was escaped",
        atom(entry(title="<title>&lt;![CDATA[Lettre à la mer]]&gt;</title>")),
        {"0.title": "Lettre à la mer"},
    ),
    Shape(
        "NetNewsWire 722: text is text",
        atom(entry(title='<title type="text">&lt;half-hitch&gt;</title>')),
        {"0.title": "<half-hitch>"},
    ),
    Shape(
        "NetNewsWire 722: a link in a title of XHTML",
        atom(
            entry(
                title='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="x">Rope</a></div></title>'
            )
        ),
        {"0.title": "Rope"},
    ),
    Shape(
        "newsboat 1312: a title over two lines",
        atom(entry(title="<title>Tar is dear\n   this year</title>")),
        {"0.title": "Tar is dear this year"},
    ),
    # -- texts --
    Shape(
        "miniflux 1076: markup that is shown stays so",
        atom(entry('<content type="html">sail&amp;lt;S&amp;gt; jib;</content>')),
        {"0.content_text": "sail<S> jib;"},
    ),
    Shape(
        "NetNewsWire 2316: a text about a title does not end there",
        atom(
            entry(
                '<content type="html">&lt;p>The &lt;code>&amp;lt;title>&lt;/code>&lt;/p>&lt;p>and the rest&lt;/p>'
                "</content>"
            )
        ),
        {"0.say has": "and the rest"},
    ),
    Shape(
        "feed-rs 205: markup that is not escaped, under a media type",
        atom(entry('<content type="text/html"><a href="https://site.example/w/">Ropes</a></content>')),
        {"0.any_html": '<a href="https://site.example/w/">Ropes</a>'},
    ),
    Shape(
        "newsboat 2459: the full text first, and its prefix undeclared",
        '<rss version="2.0"><channel><item><title>One</title><content:encoded><![CDATA[<p>All of it</p>]]>'
        "</content:encoded><description>Part</description></item></channel></rss>",
        {"0.content_text": "All of it", "0.summary": "Part"},
    ),
    Shape(
        "FreshRSS 2523: Atom's content in RSS, without its namespace",
        rss(item('<description>Part</description><content type="html"><![CDATA[<p>All of it</p>]]></content>')),
        {"0.summary": "Part", "0.content_text": "All of it"},
    ),
    Shape(
        "AntennaPod 2628: an empty full text",
        rss(item("<description>&lt;p&gt;Notes&lt;/p&gt;</description><content:encoded><![CDATA[]]></content:encoded>")),
        {"0.say": "Notes"},
    ),
    Shape(
        "commafeed 901: formulas are left alone",
        rss(
            item(r"<description>&lt;p&gt;Is $Y$ \(X\)?&lt;/p&gt;\begin{equation}P(Z\mid X)\end{equation}</description>")
        ),
        {"0.say has": r"\begin{equation}P(Z\mid X)"},
    ),
    Shape(
        "RssBandit 5: Word's own elements",
        rss(item("<description><p>Tar<o:p> and rope</o:p></p></description>")),
        {"0.say has": "and rope"},
    ),
    # -- links and identifiers --
    Shape(
        "NetNewsWire 4625: an identifier that is no address of the web",
        rss("<item><title>One</title><guid>at://did:plc:a/app.post/3</guid><link>https://site.example/1</link></item>"),
        {"0.url": "https://site.example/1", "0.guid": "at://did:plc:a/app.post/3"},
    ),
    Shape(
        "NetNewsWire 344: the link is the link, whatever the guid",
        rss("<item><title>One</title><link>https://b.example/file</link><guid>https://site.example/1</guid></item>"),
        {"0.url": "https://b.example/file"},
    ),
    Shape(
        "NetNewsWire 1230: an identifier with spaces",
        rss(
            "<item><title>One</title><link>https://site.example/1</link><guid>12 at https://site.example</guid></item>"
        ),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "yarr 143: a permalink, and no link",
        rss('<item><title>One</title><guid isPermalink="true">https://site.example/1</guid></item>'),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "feedparser 154: links in the text are not the story's",
        rss(item('<description>&lt;a href="https://b.example/x"&gt;x&lt;/a&gt;</description>')),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "feedparser 367: a link without href, with a relation",
        atom(entry('<link rel="enclosure" type="image/jpeg">https://site.example/a.jpg</link>')),
        {"0.url": "https://site.example/1", "0.enc_urls": ["https://site.example/a.jpg"]},
    ),
    Shape(
        "feedbin 767: a source that comes first",
        atom(
            '<entry><source><link href="https://o.example/atom" rel="alternate"/><id>urn:o</id><title>Other</title>'
            '</source><link href="https://o.example/p" rel="alternate"/><content type="html"/><id>urn:p</id>'
            "<title>One</title><author><name>ann</name></author></entry>"
        ),
        {"0.title": "One", "0.url": "https://o.example/p", "0.names": ["ann"], "0.attribution_title": "Other"},
    ),
    # -- formats and encodings --
    Shape(
        "rome 158, picoFeed 156: RSS 1.0 whose namespace is declared below its root",
        f'<rdf:RDF {SEAL}><channel rdf:about="x" xmlns="http://purl.org/rss/1.0/"><title>T</title></channel>'
        '<item rdf:about="https://site.example/1" xmlns="http://purl.org/rss/1.0/"><title>One</title></item></rdf:RDF>',
        {"entries": 1, "0.title": "One", "feed.title": "T", "0.url": "https://site.example/1"},
    ),
    Shape(
        "fluent-reader 170: a declaration that says more than its encoding",
        rss(item(), declaration='<?xml version="1.0" encoding="utf-8" standalone="yes" ?>'),
        {"entries": 1},
    ),
    Shape(
        "commafeed 681, want-my-rss 32: windows-1251 in single quotes",
        rss(item(title="Дневник"), declaration="<?xml version='1.0' encoding='windows-1251'?>").encode("cp1251"),
        {"0.title": "Дневник"},
    ),
    # -- the rest --
    Shape(
        "dotnet/runtime 65212: an arrow in a category",
        rss(item("<category>Music -> Shanties</category>")),
        {"0.terms": ["Music -> Shanties"]},
    ),
    Shape(
        "FreshRSS 7909: two creators",
        rss(item("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>")),
        {"0.names": ["Ann Lee", "Bo Ek"]},
    ),
    Shape(
        "FreshRSS 9133: a comma in a name",
        rss(item("<dc:creator>Lee, Ann</dc:creator>")),
        {"0.names": ["Lee, Ann"]},
    ),
    Shape(
        "newsboat 2256: the feed's author",
        atom(entry(), head="<title>T</title><id>urn:f</id><author><name>Ann Lee</name></author>"),
        {"0.names": ["Ann Lee"]},
    ),
    Shape(
        "AntennaPod 570: a space behind a duration",
        rss(
            item(
                '<enclosure url="https://site.example/a.mp3" type="audio/mpeg" length="1"/>'
                "<itunes:duration>14:57 </itunes:duration>"
            )
        ),
        {"0.duration": 897},
    ),
    Shape(
        "node-feedparser 152: the feed's picture from the root",
        rss(item(), "<title>T</title><link>https://site.example/</link><image><url>/seal.png</url></image>"),
        {"feed.icon": "https://site.example/seal.png"},
    ),
    Shape(
        "deviantart in FreshRSS 1668: one picture in several sizes",
        rss(
            item(
                '<media:thumbnail url="https://site.example/150.jpg" width="150"/><media:thumbnail '
                'url="https://site.example/300.jpg" width="300"/><media:content '
                'url="https://site.example/full.jpg" width="1024" medium="image"/>'
            )
        ),
        {"0.images": ["https://site.example/full.jpg"]},
    ),
    Shape(
        "gpodder 661: a bare ampersand in an attribute",
        rss(item('<itunes:category text="Sails & Ropes"/>')),
        {"0.terms": ["Sails & Ropes"]},
    ),
    Shape(
        "AntennaPod 2074: a file without its type",
        rss(item('<enclosure url="https://site.example/a.m4v"/>')),
        {"0.enclosures": [("https://site.example/a.m4v", None, None)]},
    ),
    Shape(
        "drop-feeds 132, gpodder 614: empty identifiers are no two stories' own",
        rss("<item><title>One</title><guid/></item><item><title>Two</title><guid/></item>"),
        {"entries": 2, "0.guid": None, "1.guid": None},
    ),
    Shape(
        "liferea 1174: Atom's dates without a zone",
        atom("<entry><title>A</title><id>urn:1</id><published>2024-05-01T10:00:00</published></entry>"),
        {"0.published": TEN},
    ),
    Shape(
        "liferea 1100: the date of the build is no story's",
        rss(
            item("<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate>"),
            "<title>T</title><lastBuildDate>Thu, 02 May 2024 10:00:00 +0000</lastBuildDate>",
        ),
        {"0.published": TEN},
    ),
    Shape("RssBandit 386: a plain date", rss(item("<date>2024-05-01T10:00:00Z</date>")), {"0.published": TEN}),
    Shape(
        "brief 260: neither an identifier nor an address",
        rss("<item><title>One</title><description>Tar</description></item>"),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "kriss_feed 229: categories of an empty domain",
        rss(item('<category domain="">tar</category><category domain="">rope</category>')),
        {"0.terms": ["tar", "rope"]},
    ),
    Shape(
        "feeder 12: a category in attributes",
        atom(entry('<category term="rope-walk" label="Rope walk" />')),
        {"0.tags": [("rope-walk", None, "Rope walk")]},
    ),
    Shape(
        "dhvcc/rss-parser 50: a category in a section",
        rss(item("<category><![CDATA[Tar & rope]]></category>")),
        {"0.terms": ["Tar & rope"]},
    ),
    Shape(
        "FeedReader 54: a film in a group, and a number beside the guid",
        rss(
            '<item><id><![CDATA[81]]></id><title>One</title><guid isPermaLink="false">g</guid><language/><media:group>'
            '<media:title type="plain">One</media:title><media:content url="https://site.example/a.mp4" '
            'type="video/mp4" duration="60"/><media:thumbnail url="https://site.example/a.jpg"/></media:group></item>'
        ),
        {
            "0.guid": "g",
            "0.images": ["https://site.example/a.jpg"],
            "0.enc_urls": ["https://site.example/a.mp4"],
            "0.duration": 60,
        },
    ),
    Shape(
        "gofeed 36: words in an enclosure that has its address",
        rss(item('<enclosure url="https://site.example/a.mp3" type="audio/mpeg" length="5">\n x </enclosure>')),
        {"0.enclosures": [("https://site.example/a.mp3", "audio/mpeg", 5)]},
    ),
    Shape(
        "simplepie 85: two enclosures",
        rss(item('<enclosure url="https://site.example/a.mp3"/><enclosure url="https://site.example/b.mp3"/>')),
        {"0.enc_urls": ["https://site.example/a.mp3", "https://site.example/b.mp3"]},
    ),
)
