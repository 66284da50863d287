"""Sitemaps and OPML."""

from tests.shapes.written import Shape, news_urlset, opml, urlset

SHAPES = (
    Shape(
        "sitemap plain",
        urlset(
            "<url><loc>https://site.example/a</loc><lastmod>2024-05-01</lastmod></url><url><loc> "
            "https://site.example/b </loc></url>"
        ),
        {"links": ["https://site.example/a", "https://site.example/b"]},
    ),
    Shape(
        "sitemap ws cdata",
        urlset("<url><loc><![CDATA[ https://site.example/a?x=1&y=2 ]]></loc></url>"),
        {"links": ["https://site.example/a?x=1&y=2"]},
    ),
    Shape(
        "sitemap amp",
        urlset("<url><loc>https://site.example/a?x=1&y=2</loc></url>"),
        {"links": ["https://site.example/a?x=1&y=2"]},
    ),
    Shape("sitemap relative", urlset("<url><loc>/a</loc></url>"), {"links": ["https://site.example/a"]}),
    Shape(
        "sitemap empty loc",
        urlset("<url><loc></loc></url><url/><url><loc>https://site.example/b</loc></url>"),
        {"links": ["https://site.example/b"]},
    ),
    Shape(
        "sitemap dup",
        urlset("<url><loc>https://site.example/a</loc></url><url><loc>https://site.example/a</loc></url>"),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "sitemap no ns",
        ('<?xml version="1.0" encoding="UTF-8"?><urlset ><url><loc>https://site.example/a</loc></url></urlset>'),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "sitemap google084",
        (
            '<?xml version="1.0" encoding="UTF-8"?><urlset '
            'xmlns="http://www.google.com/schemas/sitemap/0.84"><url><loc>https://site.example/a</loc></url>'
            "</urlset>"
        ),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "sitemap prefixed",
        (
            '<?xml version="1.0" encoding="UTF-8"?><s:urlset '
            'xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url>'
            "<s:loc>https://site.example/a</s:loc></s:url></s:urlset>"
        ),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "sitemap cut in an address",
        "<urlset><url><loc>https://site.example/a</loc></url><url><loc>https://site.exa",
        {"links": ["https://site.example/a"], "rules have": ["malformed-xml", "no-address"]},
    ),
    Shape(
        "sitemap cut",
        urlset("<url><loc>https://site.example/a</loc></url><url><loc>https://site.example/b</loc>"),
        {"links": ["https://site.example/a", "https://site.example/b"]},
    ),
    Shape(
        "sitemap index",
        (
            '<?xml version="1.0" encoding="UTF-8"?><sitemapindex '
            'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>'
            "<loc>https://site.example/s1.xml.gz</loc><lastmod>2024-05-01T10:00:00+00:00</lastmod></sitemap>"
            "<sitemap><loc>https://site.example/s2.xml</loc></sitemap></sitemapindex>"
        ),
        {"links": ["https://site.example/s1.xml.gz", "https://site.example/s2.xml"]},
    ),
    Shape(
        "sitemap index upper",
        (
            '<?xml version="1.0" encoding="UTF-8"?><SITEMAPINDEX '
            'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><SITEMAP>'
            "<LOC>https://site.example/s1.xml</LOC></SITEMAP></SITEMAPINDEX>"
        ),
        {"links": ["https://site.example/s1.xml"]},
    ),
    Shape(
        "sitemap news",
        news_urlset(
            "<url><loc>https://site.example/n</loc><news:news><news:publication><news:name>Paper</news:name>"
            "<news:language>en</news:language></news:publication>"
            "<news:publication_date>2024-05-01T12:00:00+02:00</news:publication_date><news:title>Head "
            "&amp;amp; tail</news:title><news:keywords>a, b</news:keywords></news:news></url>"
        ),
        {
            "entries": 1,
            "0.title": "Head & tail",
            "0.url": "https://site.example/n",
            "0.published": "2024-05-01T10:00:00",
            "0.publisher": "Paper",
            "0.language": "en",
            "0.terms": ["a", "b"],
        },
    ),
    Shape(
        "sitemap news undeclared",
        urlset(
            "<url><loc>https://site.example/n</loc><news:news><news:publication><news:name>Paper</news:name>"
            "<news:language>en</news:language></news:publication>"
            "<news:publication_date>2024-05-01T12:00:00+02:00</news:publication_date><news:title>Head "
            "&amp;amp; tail</news:title><news:keywords>a, b</news:keywords></news:news></url>"
        ),
        {"entries": 1, "0.published": "2024-05-01T10:00:00", "0.publisher": "Paper"},
    ),
    Shape(
        "sitemap news image",
        (
            '<?xml version="1.0" encoding="UTF-8"?><urlset '
            'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
            'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
            "<loc>https://site.example/n</loc><news:news><news:publication><news:name>Paper</news:name>"
            "<news:language>en</news:language></news:publication>"
            "<news:publication_date>2024-05-01T12:00:00+02:00</news:publication_date><news:title>Head "
            "&amp;amp; tail</news:title><news:keywords>a, b</news:keywords></news:news><image:image>"
            "<image:loc>https://site.example/i.jpg</image:loc><image:caption>Cap</image:caption>"
            "</image:image></url></urlset>"
        ),
        {"0.images": ["https://site.example/i.jpg"], "0.caption": "Cap"},
    ),
    Shape(
        "sitemap image only",
        (
            '<?xml version="1.0" encoding="UTF-8"?><urlset '
            'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
            "<loc>https://site.example/a</loc><image:image><image:loc>https://site.example/i.jpg</image:loc>"
            "</image:image></url></urlset>"
        ),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "sitemap news dates",
        news_urlset(
            "<url><loc>https://site.example/n</loc><news:news><news:title>x</news:title>"
            "<news:publication_date>2024-05-01</news:publication_date></news:news></url>"
        ),
        {"0.published": "2024-05-01T00:00:00"},
    ),
    Shape(
        "sitemap news empty title",
        news_urlset(
            "<url><loc>https://site.example/n</loc><news:news><news:title/>"
            "<news:publication_date>2024-05-01</news:publication_date></news:news></url>"
        ),
        {"0.title": None},
    ),
    Shape(
        "sitemap php warning",
        urlset(
            "\n<br />\n<b>Warning</b>: x in <b>y</b> on line <b>1</b><br />\n<url>"
            "<loc>https://site.example/a</loc></url>"
        ),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "sitemap stylesheet leading ws",
        (
            '\n\n<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" '
            'href="//site.example/main.xsl"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            "<url><loc>https://site.example/a</loc></url></urlset>\n<!-- x -->"
        ),
        {"links": ["https://site.example/a"]},
    ),
    Shape(
        "OPML plain",
        opml(
            '<outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/><outline type="rss" text="B" xmlUrl="https://b.example/f"/>'
        ),
        {"links": ["https://a.example/f", "https://b.example/f"]},
    ),
    Shape(
        "OPML nested",
        opml(
            '<outline text="F"><outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/><outline text="G"><outline type="rss" text="B" '
            'xmlUrl="https://b.example/f"/></outline></outline>'
        ),
        {"links": ["https://a.example/f", "https://b.example/f"]},
    ),
    Shape("OPML no text", opml('<outline xmlUrl="https://a.example/f"/>'), {"links": ["https://a.example/f"]}),
    Shape("OPML lower", opml('<outline text="A" xmlurl="https://a.example/f"/>'), {"links": ["https://a.example/f"]}),
    Shape("OPML upper", opml('<OUTLINE TEXT="A" XMLURL="https://a.example/f"/>'), {"links": ["https://a.example/f"]}),
    Shape(
        "OPML url attr",
        opml('<outline type="link" text="A" url="https://a.example/f"/>'),
        {"links": ["https://a.example/f"]},
    ),
    Shape(
        "OPML amp",
        opml('<outline text="A & B" type="rss" xmlUrl="https://a.example/f?a=1&b=2"/>'),
        {"links": ["https://a.example/f?a=1&b=2"]},
    ),
    Shape(
        "OPML quot",
        opml(
            '<outline text="A <b>" xmlUrl="https://a.example/f"/><outline type="rss" text="B" '
            'xmlUrl="https://b.example/f"/>'
        ),
        {"links": ["https://a.example/f", "https://b.example/f"]},
    ),
    Shape(
        "OPML atom",
        opml('<outline type="atom" text="A" xmlUrl="https://a.example/f"/>'),
        {"links": ["https://a.example/f"]},
    ),
    Shape(
        "OPML dup",
        opml(
            '<outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/><outline type="rss" text="A" title="A" '
            'xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/>'
        ),
        {"links": ["https://a.example/f"]},
    ),
    Shape(
        "OPML no body",
        (
            '<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Subs</title></head>'
            '<outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/></opml>'
        ),
        {"links": ["https://a.example/f"]},
    ),
    Shape(
        "OPML feed scheme",
        opml('<outline xmlUrl="feed://a.example/f" text="A"/><outline xmlUrl="feed:https://b.example/f" text="B"/>'),
        {"links": ["https://a.example/f", "https://b.example/f"]},
    ),
    Shape(
        "OPML unclosed",
        opml(
            '<outline text="F"><outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/><outline type="rss" text="B" xmlUrl="https://b.example/f"/>'
        ),
        {"links": ["https://a.example/f", "https://b.example/f"]},
    ),
    Shape(
        "OPML bom",
        (
            '\ufeff<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Subs</title></head>'
            '<body><outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/></body></opml>'
        ),
        {"links": ["https://a.example/f"]},
    ),
    Shape(
        "OPML upper root",
        (
            '<?xml version="1.0" encoding="UTF-8"?><OPML version="2.0"><head><title>Subs</title></head>'
            '<body><outline type="rss" text="A" title="A" xmlUrl="https://a.example/f" '
            'htmlUrl="https://a.example/"/></body></OPML>'
        ),
        {"links": ["https://a.example/f"]},
    ),
    Shape("OPML empty", opml(""), {"links": []}),
    Shape("OPML relative", opml('<outline xmlUrl="/f" text="A"/>'), {"links": ["https://site.example/f"]}),
    Shape(
        "OPML nonhttp",
        opml('<outline xmlUrl="javascript:x" text="A"/><outline type="rss" text="B" xmlUrl="https://b.example/f"/>'),
        {"links": ["https://b.example/f"]},
    ),
    Shape(
        "sm mixed ns",
        (
            '<?xml version="1.0"?><urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9"><url>'
            "<loc>https://site.example/a</loc></url></urlset>"
        ),
        {"links": ["https://site.example/a"]},
    ),
)
