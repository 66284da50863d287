"""Feeds of Japan and China, of courts, shops and agencies, shortened."""

from tests.shapes.written import NAMESPACES, RDF, Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "japanese rdf",
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="/s.xsl" type="text/xsl" '
            f'?>\n<rdf:RDF xml:lang="ja" {RDF} xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:hatena="http://www.hatena.ne.jp/info/xmlns#" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:taxo="http://purl.org/rss/1.0/modules/taxonomy/">'
            '<channel rdf:about="https://b.example/hotentry"><title>人気エントリー</title>'
            "<link>https://b.example/hotentry</link><description>最近の人気</description><items><rdf:Seq>"
            '<rdf:li rdf:resource="https://site.example/1"/></rdf:Seq></items></channel>'
            '<item rdf:about="https://site.example/1"><title>見出し</title>'
            "<link>https://site.example/1</link><description>概要です。</description>"
            '<content:encoded>&lt;blockquote cite="https://site.example/1"&gt;&lt;p&gt;本文&lt;/p&gt;&lt;/b'
            "lockquote&gt;</content:encoded><dc:date>2024-05-01T19:00:00+09:00</dc:date>"
            "<dc:subject>テクノロジー</dc:subject><hatena:bookmarkcount>99</hatena:bookmarkcount>"
            "<hatena:imageurl>https://cdn.example/i.png</hatena:imageurl><taxo:topics><rdf:Bag>"
            '<rdf:li resource="https://b.example/q/web"/></rdf:Bag></taxo:topics></item></rdf:RDF>'
        ),
        {
            "0.published": "2024-05-01T10:00:00",
            "0.language": "ja",
            "0.terms have": ["テクノロジー"],
            "0.summary": "概要です。",
            "0.content_text": "本文",
        },
    ),
    Shape(
        "jma like atom pull",
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
            'lang="ja">\n<title>高頻度</title>\n<subtitle>JMAXML publishing '
            "feed</subtitle>\n<updated>2024-05-01T19:00:00+09:00</updated>\n<id>https://j.example/feed#shor"
            't</id>\n<link rel="related" href="https://j.example/"/>\n<link rel="self" '
            'href="https://j.example/feed.xml"/>\n<link rel="hub" href="https://hub.j.example/"/>\n<rights '
            'type="html"><![CDATA[\n<a href="https://j.example/rules">利用規約</a>]]></rights>\n<entry>'
            "<title>震度速報</title><id>urn:uuid:1</id><updated>2024-05-01T10:00:00Z</updated><author>"
            '<name>気象庁</name></author><link type="application/xml" href="https://j.example/d/1.xml"/>'
            '<content type="text">【震度速報】</content></entry></feed>'
        ),
        {
            "0.url": "https://j.example/d/1.xml",
            "0.say": "【震度速報】",
            "feed.hub": "https://hub.j.example/",
            "feed.rights": "利用規約",
        },
    ),
    Shape(
        "chinese title in two cdata parts", rss(item(title="<![CDATA[上海]]><![CDATA[新闻]]>")), {"0.title": "上海新闻"}
    ),
    Shape(
        "korean dates with words",
        rss(item("<pubDate>2024-05-01 오후 7:00:00</pubDate>")),
        {"0.published": "2024-05-01T19:00:00"},
    ),
    Shape(
        "nasa image of the day",
        rss(
            item(
                '<enclosure url="http://n.example/a.jpg" length="1234" type="image/jpeg"/>'
                '<dc:identifier>nasa-1</dc:identifier><source url="http://n.example/rss">NASA</source>'
            )
        ),
        {"0.images": ["http://n.example/a.jpg"], "0.attribution_title": "NASA"},
    ),
    Shape(
        "slashdot rdf counts comments",
        (
            f'<?xml version="1.0" encoding="UTF-8"?><rdf:RDF {RDF} {NAMESPACES}>'
            '<channel rdf:about="https://s.example/"><title>S</title><link>https://s.example/</link>'
            "<description>News</description><sy:updatePeriod>hourly</sy:updatePeriod>"
            "<sy:updateFrequency>2</sy:updateFrequency></channel>"
            '<item rdf:about="https://s.example/story/1?utm=r"><title>One</title>'
            "<link>https://s.example/story/1</link><description>Text</description>"
            "<dc:creator>ed</dc:creator><dc:date>2024-05-01T10:00:00+00:00</dc:date>"
            "<dc:subject>hardware</dc:subject><slash:department>so-it-goes</slash:department>"
            "<slash:section>it</slash:section><slash:comments>34</slash:comments>"
            "<slash:hit_parade>34,33,21,10,2,0,0</slash:hit_parade></item></rdf:RDF>"
        ),
        {"0.comment_count": 34, "0.section": "it", "feed.update_interval": 1800, "0.terms have": ["hardware"]},
    ),
    Shape(
        "craigslist rdf",
        (
            f'<?xml version="1.0" encoding="UTF-8"?><rdf:RDF {RDF} {NAMESPACES} '
            'xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#"><channel rdf:about="https://c.example/s">'
            "<title>C</title><link>https://c.example/s</link><description></description></channel>"
            '<item rdf:about="https://c.example/1"><title><![CDATA[Desk &#x0024;40]]></title>'
            "<link>https://c.example/1</link><description><![CDATA[Oak]]></description>"
            "<dc:date>2024-05-01T03:00:00-07:00</dc:date><dc:type>text</dc:type>"
            '<enc:enclosure resource="https://i.c.example/a.jpg" type="image/jpeg"/>'
            "<dcterms:issued>2024-05-01T03:00:00-07:00</dcterms:issued></item></rdf:RDF>"
        ),
        {"0.title": "Desk $40", "0.images": ["https://i.c.example/a.jpg"], "0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "slideshow feed of images with credits each",
        rss(
            item(
                '<media:group><media:content url="https://s.example/1.jpg" medium="image">'
                '<media:credit role="photographer">Ann</media:credit><media:text>First picture</media:text>'
                '</media:content><media:content url="https://s.example/2.jpg" medium="image"/></media:group>'
            )
        ),
        {"0.files have": ["https://s.example/1.jpg"], "0.credit": "Ann"},
    ),
    Shape(
        "dates of a law gazette",
        rss(item("<pubDate>01/05/2024</pubDate>", link="https://site.example/1")),
        {"0.title": "One"},
    ),
    Shape(
        "court feed with html entities undeclared",
        rss(item(title="Smith v. Jones &mdash; 1&nbsp;of&nbsp;2 &sect;5")),
        {"0.title": "Smith v. Jones — 1 of 2 §5"},
    ),
    Shape(
        "parliament with stray namespaces in names",
        rss(
            '<item xmlns="http://parliament.example/ns"><title>One</title>'
            "<link>https://site.example/1</link><description>D</description></item>"
        ),
        {"entries": 1, "0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "a stock ticker with decimals in extension",
        rss(item('<price xmlns="urn:x">10.5</price><title xmlns="urn:x">No</title>')),
        {"0.title": "One"},
    ),
    Shape(
        "opds book",
        atom(
            entry(
                "<dcterms:language>fr</dcterms:language><dcterms:issued>1862</dcterms:issued>"
                '<dcterms:publisher>House</dcterms:publisher><link rel="http://opds-spec.org/image" '
                'type="image/jpeg" href="/c.jpg"/><link rel="http://opds-spec.org/acquisition" '
                'type="application/epub+zip" href="/b.epub"/><author><name>Hugo</name></author>'
                '<category term="FICTION" label="Fiction"/><published>2024-05-01T10:00:00Z</published>'
            )
        ),
        {
            "0.language": "fr",
            "0.names": ["Hugo"],
            "0.published": "2024-05-01T10:00:00",
            "0.tags": [("FICTION", None, "Fiction")],
            "0.link_urls have": ["https://site.example/b.epub"],
        },
    ),
    Shape(
        "event feed",
        rss(
            item(
                '<ev:startdate xmlns:ev="http://purl.org/rss/1.0/modules/event/">2024-06-01T10:00:00Z</ev:sta'
                'rtdate><ev:location xmlns:ev="http://purl.org/rss/1.0/modules/event/">Hall</ev:location>'
            )
        ),
        {"0.published": None},
    ),
    Shape(
        "feed of jobs with html list in description",
        rss(item("<description>&lt;ul&gt;&lt;li&gt;One&lt;/li&gt;&lt;li&gt;Two&lt;/li&gt;&lt;/ul&gt;</description>")),
        {"0.say has": "One", "0.any_html has": "<li>Two</li>"},
    ),
)
