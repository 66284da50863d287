"""Sitemaps and OPML in their extensions and their faults."""

from tests.shapes.written import Shape, opml, urlset

_GOOGLES = {
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "video": "http://www.google.com/schemas/sitemap-video/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
NEWS = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _GOOGLES.items())


def news(inside: str, loc: str = "https://site.example/1") -> str:
    return urlset(f"<url><loc>{loc}</loc>{inside}</url>", NEWS)


SHAPES = (
    Shape(
        "plain sitemap",
        urlset(
            "<url><loc>https://site.example/1</loc><lastmod>2024-05-01</lastmod>"
            "<changefreq>daily</changefreq><priority>0.8</priority></url><url>"
            "<loc> https://site.example/2 </loc></url>"
        ),
        {"links": ["https://site.example/1", "https://site.example/2"]},
    ),
    Shape(
        "two sitemaps in one file",
        urlset("<url><loc>https://site.example/1</loc></url>")
        + "<!-- made by hand -->"
        + urlset("<url><loc>https://site.example/2</loc></url>"),
        {"links": ["https://site.example/1", "https://site.example/2"], "rules": ["malformed-xml"]},
    ),
    Shape(
        "news",
        news(
            "<news:news><news:publication><news:name>T</news:name><news:language>ku</news:language>"
            "</news:publication><news:publication_date>2024-05-01T13:00:00+03:00</news:publication_date>"
            "<news:title>One &amp; two</news:title><news:keywords>a, b</news:keywords></news:news>"
        ),
        {
            "entries": 1,
            "0.title": "One & two",
            "0.published": "2024-05-01T10:00:00",
            "0.language": "ku",
            "0.terms": ["a", "b"],
            "0.publisher": "T",
            "0.url": "https://site.example/1",
        },
    ),
    Shape(
        "news with a day only",
        news(
            "<news:news><news:publication><news:name>T</news:name><news:language>en</news:language>"
            "</news:publication><news:publication_date>2024-05-01</news:publication_date>"
            "<news:title>One</news:title></news:news>"
        ),
        {"0.published": "2024-05-01T00:00:00", "0.published_precision": "day"},
    ),
    Shape(
        "news with an image and a later lastmod",
        news(
            "<lastmod>2024-05-02T10:00:00Z</lastmod><news:news><news:publication>"
            "<news:name>T</news:name><news:language>en</news:language></news:publication>"
            "<news:publication_date>2024-05-01T10:00:00Z</news:publication_date>"
            "<news:title>One</news:title></news:news><image:image>"
            "<image:loc>https://site.example/a.jpg</image:loc><image:caption>A river</image:caption>"
            "<image:title>River</image:title><image:license>https://l.example/</image:license></image:image>"
        ),
        {"0.images": ["https://site.example/a.jpg"], "0.caption": "A river", "0.updated": "2024-05-02T10:00:00"},
    ),
    Shape(
        "news with access and genres",
        news(
            "<news:news><news:publication><news:name>T</news:name><news:language>en</news:language>"
            "</news:publication><news:access>Subscription</news:access>"
            "<news:genres>PressRelease, Blog</news:genres>"
            "<news:publication_date>2024-05-01T10:00:00Z</news:publication_date>"
            "<news:title>One</news:title></news:news>"
        ),
        {"0.title": "One", "0.paywalled": True},
    ),
    Shape(
        "news without a title",
        news(
            "<news:news><news:publication><news:name>T</news:name><news:language>en</news:language>"
            "</news:publication><news:publication_date>2024-05-01T10:00:00Z</news:publication_date></news:news>"
        ),
        {"links": ["https://site.example/1"]},
    ),
    Shape(
        "news prefix undeclared",
        (
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
            "<loc>https://site.example/1</loc><news:news><news:publication><news:name>T</news:name>"
            "</news:publication><news:publication_date>2024-05-01T10:00:00Z</news:publication_date>"
            "<news:title>One</news:title></news:news></url></urlset>"
        ),
        {"0.title": "One"},
    ),
    Shape(
        "news in cdata",
        news(
            "<news:news><news:publication><news:name><![CDATA[T]]></news:name>"
            "<news:language>en</news:language></news:publication>"
            "<news:publication_date>2024-05-01T10:00:00Z</news:publication_date><news:title>"
            "<![CDATA[One & two]]></news:title></news:news>"
        ),
        {"0.title": "One & two"},
    ),
    Shape(
        "images of a page",
        news(
            "<image:image><image:loc>https://site.example/a.jpg</image:loc></image:image><image:image>"
            "<image:loc>https://site.example/b.jpg</image:loc></image:image>"
        ),
        {"links": ["https://site.example/1"]},
    ),
    Shape(
        "a video",
        news(
            "<video:video><video:thumbnail_loc>https://site.example/t.jpg</video:thumbnail_loc>"
            "<video:title>Vid</video:title><video:description>About</video:description>"
            "<video:content_loc>https://site.example/v.mp4</video:content_loc>"
            "<video:duration>600</video:duration><video:publication_date>2024-05-01T10:00:00Z</video:publ"
            "ication_date></video:video>"
        ),
        {"links have": ["https://site.example/1"]},
    ),
    Shape(
        "languages of a page",
        news(
            '<xhtml:link rel="alternate" hreflang="de" href="https://site.example/de/1"/>'
            '<xhtml:link rel="alternate" hreflang="en" href="https://site.example/1"/>'
        ),
        {"links have": ["https://site.example/1"]},
    ),
    Shape(
        "an index",
        (
            '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            "<sitemap><loc>https://site.example/s1.xml.gz</loc><lastmod>2024-05-01</lastmod></sitemap>"
            "<sitemap><loc>https://site.example/s2.xml</loc></sitemap></sitemapindex>"
        ),
        {"entries": 0, "links": ["https://site.example/s1.xml.gz", "https://site.example/s2.xml"]},
    ),
    Shape(
        "an index in another namespace",
        (
            '<?xml version="1.0"?><sitemapindex xmlns="http://www.google.com/schemas/sitemap/0.84">'
            "<sitemap><loc>https://site.example/s1.xml</loc></sitemap></sitemapindex>"
        ),
        {"links": ["https://site.example/s1.xml"]},
    ),
    Shape(
        "a urlset without a namespace",
        '<?xml version="1.0"?><urlset><url><loc>https://site.example/1</loc></url></urlset>',
        {"links": ["https://site.example/1"]},
    ),
    Shape(
        "a urlset over https",
        (
            '<?xml version="1.0"?><urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9"><url>'
            "<loc>https://site.example/1</loc></url></urlset>"
        ),
        {"links": ["https://site.example/1"]},
    ),
    Shape(
        "a urlset under a prefix",
        (
            '<?xml version="1.0"?><s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">'
            "<s:url><s:loc>https://site.example/1</s:loc></s:url></s:urlset>"
        ),
        {"links": ["https://site.example/1"]},
    ),
    Shape(
        "bare ampersands in addresses",
        urlset("<url><loc>https://site.example/1?a=1&b=2</loc></url>"),
        {"links": ["https://site.example/1?a=1&b=2"]},
    ),
    Shape(
        "cdata addresses",
        urlset("<url><loc><![CDATA[https://site.example/1?a=1&b=2]]></loc></url>"),
        {"links": ["https://site.example/1?a=1&b=2"]},
    ),
    Shape(
        "an address twice",
        urlset("<url><loc>https://site.example/1</loc></url><url><loc>https://site.example/1</loc></url>"),
        {"links": ["https://site.example/1"]},
    ),
    Shape(
        "a url without an address",
        urlset("<url><lastmod>2024-05-01</lastmod></url><url><loc/></url><url><loc>https://site.example/1</loc></url>"),
        {"links": ["https://site.example/1"]},
    ),
    Shape("a relative address", urlset("<url><loc>/1</loc></url>"), {"links": ["https://site.example/1"]}),
    Shape(
        "a sitemap cut off",
        urlset("<url><loc>https://site.example/1</loc></url><url><loc>https://site.example/2")
        .split("</loc></urlset>")[0]
        .replace("</urlset>", ""),
        {"links have": ["https://site.example/1"]},
    ),
    Shape(
        "opml plain",
        opml(
            '<outline text="One" title="One" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>'
        ),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml nested in folders",
        opml(
            '<outline text="News"><outline text="World"><outline text="A" type="rss" '
            'xmlUrl="https://a.example/feed"/></outline><outline text="B" type="rss" '
            'xmlUrl="https://b.example/feed"/></outline>'
        ),
        {"links": ["https://a.example/feed", "https://b.example/feed"]},
    ),
    Shape(
        "opml without types",
        opml('<outline text="A" xmlUrl="https://a.example/feed"/>'),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml with xmlurl in small letters",
        opml('<outline text="A" xmlurl="https://a.example/feed"/>'),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml with the address as url",
        opml('<outline text="A" type="rss" url="https://a.example/feed"/>'),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml of a link",
        opml('<outline text="Site" type="link" url="https://b.example/page"/>'),
        {"links have": ["https://b.example/page"]},
    ),
    Shape(
        "opml with bare ampersands",
        opml('<outline text="A & B" type="rss" xmlUrl="https://a.example/feed?a=1&b=2"/>'),
        {"links": ["https://a.example/feed?a=1&b=2"]},
    ),
    Shape(
        "opml with markup in text",
        opml('<outline text="&lt;b&gt;A&lt;/b&gt;" type="rss" xmlUrl="https://a.example/feed"/>'),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml with an empty address",
        opml('<outline text="A" type="rss" xmlUrl=""/><outline text="B" type="rss" xmlUrl="https://b.example/feed"/>'),
        {"links": ["https://b.example/feed"]},
    ),
    Shape(
        "opml without a body",
        (
            '<?xml version="1.0"?><opml version="1.0"><outline text="A" type="rss" '
            'xmlUrl="https://a.example/feed"/></opml>'
        ),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml in capitals",
        (
            '<?xml version="1.0"?><OPML version="1.0"><BODY><OUTLINE text="A" type="rss" '
            'xmlUrl="https://a.example/feed"/></BODY></OPML>'
        ),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml a feed twice in two folders",
        opml(
            '<outline text="X"><outline text="A" type="rss" xmlUrl="https://a.example/feed"/></outline>'
            '<outline text="Y"><outline text="A" type="rss" xmlUrl="https://a.example/feed"/></outline>'
        ),
        {"links": ["https://a.example/feed"]},
    ),
    Shape(
        "opml with outlines of atom type",
        opml(
            '<outline text="A" type="atom" xmlUrl="https://a.example/atom.xml"/>'
            '<outline text="J" type="json" xmlUrl="https://a.example/feed.json"/>'
        ),
        {"links": ["https://a.example/atom.xml", "https://a.example/feed.json"]},
    ),
    Shape(
        "crawler-commons 29: addresses without an element of their own",
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>\nhttps://site.example/a.xml\n'
        "</sitemap><sitemap>soon</sitemap></sitemapindex>",
        {"links": ["https://site.example/a.xml"]},
    ),
    Shape(
        "crawlee 3795: an address that is missing leaves nothing to the next",
        urlset("<url><lastmod>2024-05-01</lastmod></url><url><loc>https://site.example/2</loc></url>"),
        {"links": ["https://site.example/2"], "entries": 0},
    ),
    Shape(
        "Norconex 758: a picture before the address",
        urlset("<url><image><loc>https://site.example/i.jpg</loc></image><loc>https://site.example/2</loc></url>"),
        {"links": ["https://site.example/2"]},
    ),
    Shape(
        "fluent-reader 738: folders in folders, as Thunderbird writes them",
        opml(
            '<outline title="Art"><outline title="Knots"><outline type="rss" title="Knots" version="RSS" '
            'fz:options="{&quot;updates&quot;:{&quot;xmlUrl&quot;:1}}" xmlUrl="https://site.example/rss"/></outline>'
        ),
        {"links": ["https://site.example/rss"]},
    ),
    Shape(
        "QuiteRSS 375: bare ampersands in an address",
        opml('<outline text="Sales" type="rss" xmlUrl="https://site.example/rss.aspx?tab=8&module=7&most=25"/>'),
        {"links": ["https://site.example/rss.aspx?tab=8&module=7&most=25"]},
    ),
)
