"""Feeds with more in front of them, in them and behind them than they should have."""

from tests.shapes.written import TWO, Shape, item, rss

SHAPES = (
    Shape("xml11", rss(item(title="A&#x1;B"), declaration='<?xml version="1.1" encoding="UTF-8"?>'), {"entries": 1}),
    Shape(
        "xml11 nel",
        (
            '<?xml version="1.1"?>\x85<rss version="2.0"><channel><title>T</title><item><title>One</title>'
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1},
    ),
    Shape("xml20", rss(item(), declaration='<?xml version="2.0" encoding="UTF-8"?>'), {"entries": 1, "0.title": "One"}),
    Shape("decl no version", rss(item(), declaration='<?xml encoding="utf-8"?>'), {"entries": 1}),
    Shape(
        "decl twice",
        (
            '<?xml version="1.0" encoding="utf-8"?><?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
            "><channel><title>T</title><link>https://site.example/</link><item><title>One</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1},
    ),
    Shape(
        "decl upper",
        (
            '<?XML VERSION="1.0" ENCODING="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1},
    ),
    Shape("decl smartquote", rss(item(), declaration="<?xml version=“1.0” encoding=“utf-8”?>"), {"entries": 1}),
    Shape("decl broken", rss(item(), declaration='<?xml version="1.0" encoding="utf-8">'), {"entries": 1}),
    Shape("lead ws", rss(item(), declaration='\r\n\r\n  <?xml version="1.0" encoding="UTF-8"?>'), {"entries": 1}),
    Shape(
        "lead text",
        rss(item(), declaration='Connected successfully<?xml version="1.0" encoding="UTF-8"?>'),
        {"entries": 1},
    ),
    Shape(
        "lead comment before decl",
        (
            '<!-- cached --><?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel>'
            "<title>T</title><link>https://site.example/</link><item><title>One</title>"
            '<link>https://site.example/1</link><guid isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1},
    ),
    Shape(
        "lead php warning",
        (
            "<br />\n<b>Warning</b>:  Cannot modify header information - headers already sent by (output "
            "started at /var/www/x.php:3) in <b>/var/www/y.php</b> on line <b>12</b><br />\n<?xml "
            'version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss>'
        ),
        {"entries": 1, "feed.title": "T"},
    ),
    Shape(
        "lead php deprecated text",
        rss(
            item(),
            declaration=(
                "PHP Deprecated:  Function foo() is deprecated in /x.php on line 3\nDeprecated: x in /y.php on "
                'line 4\n<?xml version="1.0" encoding="UTF-8"?>'
            ),
        ),
        {"entries": 1},
    ),
    Shape(
        "php inside",
        rss(
            (
                '<item><title>One</title><link>https://site.example/1</link><guid isPermaLink="false">g1</guid>'
                "</item><br />\n<b>Notice</b>:  Undefined index: x in <b>/y.php</b> on line <b>3</b><br />\n"
            )
            + TWO
        ),
        {"entries": 2, "0.title": "One", "1.title": "Two", "feed.title": "T"},
    ),
    Shape(
        "php inside title",
        rss(item(title="<br />\n<b>Warning</b>:  foo in <b>/y.php</b> on line <b>3</b><br />\nReal")),
        {"entries": 1, "0.title has": "Real"},
    ),
    Shape(
        "php fatal end",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item><item><title>Two</title>'
            "<link>https://site.example/2</link><description>abc<br />\n<b>Fatal error</b>:  Allowed memory "
            "size exhausted in <b>/y.php</b> on line <b>3</b><br />\n"
        ),
        {"entries": 2, "1.title": "Two", "1.url": "https://site.example/2"},
    ),
    Shape(
        "trail comment",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss><!-- Served in 0.03 seconds -->\n<!-- '
            "a -- b -->"
        ),
        {"entries": 1},
    ),
    Shape(
        "trail html",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss><script>track()</script>'
        ),
        {"entries": 1},
    ),
    Shape(
        "trail text",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss>\n0\n'
        ),
        {"entries": 1},
    ),
    Shape(
        "whole cdata",
        (
            '<![CDATA[<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss>]]>'
        ),
        {"entries": 1},
    ),
    Shape(
        "json string of xml",
        (
            '"<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?><rss version=\\"2.0\\" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink=\\"false\\">g1</guid></item></channel></rss>"'
        ),
        {"entries": 1},
    ),
)
