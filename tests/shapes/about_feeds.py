"""What feeds say of themselves."""

from tests.shapes.written import CHANNEL, Shape, atom, entry, item, rss

SHAPES = (
    Shape("ttl ws", rss(item(), CHANNEL + "<ttl> 60 </ttl>"), {"feed.ttl": 60}),
    Shape("ttl zero", rss(item(), CHANNEL + "<ttl>0</ttl>"), {"feed.ttl": 0}),
    Shape(
        "skipdays bad",
        rss(item(), CHANNEL + "<skipDays><day>monday</day><day>Sunday </day><day>Foo</day></skipDays>"),
        {"feed.skip_days": ("Monday", "Sunday")},
    ),
    Shape(
        "skiphours",
        rss(item(), CHANNEL + "<skipHours><hour>0</hour><hour>24</hour><hour>05</hour><hour>5</hour></skipHours>"),
        {"feed.skip_hours": (0, 5)},
    ),
    Shape(
        "sy daily 2",
        rss(item(), CHANNEL + "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"),
        {"feed.update_interval": 43200},
    ),
    Shape(
        "sy upper",
        rss(item(), CHANNEL + "<sy:updatePeriod>Hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>"),
        {"feed.update_interval": 3600},
    ),
    Shape(
        "cloud",
        rss(
            item(),
            CHANNEL
            + ('<cloud domain="rpc.example" port="80" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>'),
        ),
        {"feed.cloud_domain": "rpc.example"},
    ),
    Shape("image only title", rss(item(), CHANNEL + "<image><title>x</title></image>"), {"feed.icon": None}),
    Shape(
        "image rel",
        rss(item(), CHANNEL + "<image><url>/i.png</url></image>"),
        {"feed.icon": "https://site.example/i.png"},
    ),
    Shape("copyright", rss(item(), CHANNEL + "<copyright>&amp;copy; 2024 X</copyright>"), {"feed.rights": "© 2024 X"}),
    Shape("language by its name", rss(item(), CHANNEL + "<language>English</language>"), {"feed.language": "en"}),
    Shape("language bad", rss(item(), CHANNEL + "<language>Englisch?</language>"), {"feed.language": None}),
    Shape("language underscore", rss(item(), CHANNEL + "<language>en_US</language>"), {"feed.language": "en-US"}),
    Shape("language upper", rss(item(), CHANNEL + "<language>EN-US</language>"), {"feed.language": "en-US"}),
    Shape("dclang", rss(item(), CHANNEL + "<dc:language>fr</dc:language>"), {"feed.language": "fr"}),
    Shape(
        "hub two",
        rss(
            item(),
            CHANNEL
            + ('<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="hub" href="https://hub2.example/"/>'),
        ),
        {"feed.hub": "https://hub.example/"},
    ),
    Shape(
        "generator",
        rss(
            item(),
            CHANNEL
            + (
                "<generator>x</generator><docs>https://d.example</docs><rating>(PICS-1.1 x)</rating><textInput>"
                "<title>TI</title><description>TD</description><name>q</name><link>https://ti.example</link>"
                "</textInput>"
            ),
        ),
        {"feed.title": "T", "feed.url": "https://site.example/"},
    ),
    Shape(
        "image first",
        rss(
            item(),
            (
                "<image><title>Img</title><url>https://site.example/i.png</url><link>https://img.example/</link>"
                "</image><title>T</title><link>https://site.example/</link>"
            ),
        ),
        {"feed.title": "T", "feed.url": "https://site.example/"},
    ),
    Shape(
        "items first",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><item><title>One</title>'
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item><title>T</title>'
            "<link>https://site.example/</link></channel></rss>"
        ),
        {"feed.title": "T", "entries": 1},
    ),
    Shape(
        "itunes title first",
        rss(
            item(),
            (
                "<itunes:title>IT</itunes:title><itunes:subtitle>S</itunes:subtitle><title>T</title>"
                "<description>D</description>"
            ),
        ),
        {"feed.title": "T", "feed.description": "D"},
    ),
    Shape(
        "new feed bad",
        rss(item(), "<title>T</title><itunes:new-feed-url></itunes:new-feed-url>"),
        {"feed.new_url": None},
    ),
    Shape(
        "new feed same",
        rss(item(), "<title>T</title><itunes:new-feed-url>https://site.example/feed.xml</itunes:new-feed-url>"),
        {"feed.new_url": "https://site.example/feed.xml"},
    ),
    Shape(
        "lang attr",
        (
            '<?xml version="1.0"?><rss version="2.0" xml:lang="ar"><channel><title>T</title><item>'
            '<title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item>'
            "</channel></rss>"
        ),
        {"feed.language": "ar", "0.language": "ar"},
    ),
    Shape(
        "complete",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:fh="http://purl.org/syndication/history/1.0"><channel><title>T</title><fh:complete/>'
            '<item><title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
            "</item></channel></rss>"
        ),
        {"complete": True},
    ),
    Shape(
        "paging",
        atom(
            entry(),
            (
                '<title>T</title><id>urn:f</id><link rel="next" href="?page=2"/><link rel="prev-archive" '
                'href="/a/1"/><link rel="first" href="/f"/>'
            ),
        ),
        {"next_url": "https://site.example/feed.xml?page=2"},
    ),
    Shape(
        "paging rss",
        rss(item(), '<title>T</title><atom:link rel="next" href="https://site.example/feed.xml?paged=2"/>'),
        {"next_url": "https://site.example/feed.xml?paged=2"},
    ),
    Shape("lang none", rss(item(), "<title>T</title><language></language>"), {"feed.language": None}),
    Shape("lang list", rss(item(), "<title>T</title><language>en, fr</language>"), {"entries": 1}),
    Shape("lang cn", rss(item(), "<title>T</title><language>zh-Hans-CN</language>"), {"feed.language": "zh-Hans-CN"}),
    Shape(
        "two languages",
        rss(item(), "<title>T</title><language>en</language><dc:language>fr</dc:language>"),
        {"feed.language": "en"},
    ),
    Shape("title cdata ws", rss(item(), "<title>\n<![CDATA[\n T  x ]]>\n</title>"), {"feed.title": "T x"}),
    Shape(
        "link relative", rss(item(), "<title>T</title><link>/blog</link>"), {"feed.url": "https://site.example/blog"}
    ),
    Shape(
        "atom subtitle",
        atom(
            entry(),
            (
                '<title>T</title><id>urn:f</id><subtitle type="html">&lt;b&gt;S&lt;/b&gt; x</subtitle>'
                "<logo>/l.png</logo><rights>R</rights>"
            ),
        ),
        {"feed.description": "S x", "feed.icon": "https://site.example/l.png", "feed.rights": "R"},
    ),
    Shape(
        "atom icon logo",
        atom(
            entry(),
            ("<title>T</title><id>urn:f</id><logo>https://s.example/l.png</logo><icon>https://s.example/i.ico</icon>"),
        ),
        {"feed.icon": "https://s.example/i.ico"},
    ),
)
