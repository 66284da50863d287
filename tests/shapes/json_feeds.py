"""JSON Feeds, sound and otherwise."""

from tests.shapes.written import Shape, json_feed

SHAPES = (
    Shape(
        "numeric id",
        json_feed('{"id": 12, "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}'),
        {"0.guid": "12"},
    ),
    Shape(
        "id missing",
        json_feed('{"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}'),
        {"entries": 1, "0.guid": None},
    ),
    Shape(
        "id null",
        json_feed('{"id": null, "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}'),
        {"entries": 1, "0.guid": None},
    ),
    Shape(
        "trailing comma",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"},]}'
        ),
        {"entries": 1},
    ),
    Shape(
        "comments",
        (
            '/* hi */\n// x\n{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}]}'
        ),
        {"entries": 1},
    ),
    Shape(
        "bom",
        (
            '\ufeff{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}]}'
        ),
        {"entries": 1},
    ),
    Shape(
        "jsonp",
        (
            'callback({"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}]});'
        ),
        {"entries": 1},
    ),
    Shape(
        "xssi",
        (
            ')]}\',\n{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}]}'
        ),
        {"entries": 1},
    ),
    Shape(
        "cut",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}, {"id": "2", '
            '"url": "https://site.example/1", "title": "Two",'
        ),
        {"entries": 1},
    ),
    Shape(
        "raw newline",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "A\nB", "content_html": "<p>B</p>"}]}'
        ),
        {"0.title": "A B"},
    ),
    Shape(
        "raw tab",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "A\tB", "content_html": "<p>B</p>"}]}'
        ),
        {"0.title": "A B"},
    ),
    Shape(
        "bad escape",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "A\\\'B", "content_html": "<p>B</p>"}]}'
        ),
        {"entries": 1},
    ),
    Shape(
        "title null",
        json_feed('{"id": "1", "url": "https://site.example/1", "title": null, "content_html": "<p>B</p>"}'),
        {"0.title": None},
    ),
    Shape(
        "items null",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": null}'
        ),
        {"entries": 0},
    ),
    Shape(
        "item not dict",
        json_feed(
            '"x", null, 5, {"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}'
        ),
        {"entries": 1},
    ),
    Shape(
        "items missing",
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "x": 1}'
        ),
        {"entries": 0},
    ),
    Shape(
        "author10",
        (
            '{"version": "https://jsonfeed.org/version/1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", "author": {"name": '
            '"Ann", "url": "https://x.example/ann", "avatar": "https://x.example/a.png"}}]}'
        ),
        {"0.persons": [("Ann", "https://x.example/ann", None)]},
    ),
    Shape(
        "authors string",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", "authors": "Ann"}'
        ),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "authors strings",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"authors": ["Ann", "Bo"]}'
        ),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "author string",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", "author": "Ann"}'
        ),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "authors dict",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"authors": {"name": "Ann"}}'
        ),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "authors mailto",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"authors": [{"name": "Ann", "url": "mailto:a@x.example"}]}'
        ),
        {"entries": 1, "0.names": ["Ann"]},
    ),
    Shape(
        "tags string",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", "tags": "a, b"}'
        ),
        {"0.terms": ["a", "b"]},
    ),
    Shape(
        "tags dup",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"tags": ["a", "a"]}'
        ),
        {"0.terms": ["a"]},
    ),
    Shape(
        "date bad",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"date_published": "nope"}'
        ),
        {"0.published": None},
    ),
    Shape(
        "date epoch",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"date_published": 1714557600}'
        ),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "date nozone",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"date_published": "2024-05-01T10:00:00"}'
        ),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "date rfc822",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"date_published": "Wed, 01 May 2024 10:00:00 GMT"}'
        ),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "attachments",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"attachments": [{"url": "https://s.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": '
            '5, "duration_in_seconds": 61, "title": "E"}, {"url": "https://s.example/b.mp3", "mime_type": '
            '"audio/mpeg", "size_in_bytes": "7"}, {"mime_type": "x"}, "bad"]}'
        ),
        {
            "0.enclosures": [
                ("https://s.example/a.mp3", "audio/mpeg", 5),
                ("https://s.example/b.mp3", "audio/mpeg", 7),
            ],
            "0.duration": 61,
        },
    ),
    Shape(
        "attachments dict",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"attachments": {"url": "https://s.example/a.mp3", "mime_type": "audio/mpeg"}}'
        ),
        {"0.enclosures": [("https://s.example/a.mp3", "audio/mpeg", None)]},
    ),
    Shape(
        "image",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"image": "https://s.example/i.png", "banner_image": "https://s.example/b.png"}'
        ),
        {"0.images have": ["https://s.example/i.png", "https://s.example/b.png"]},
    ),
    Shape(
        "image dict",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"image": {"url": "https://s.example/i.png"}}'
        ),
        {"entries": 1},
    ),
    Shape(
        "external",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"external_url": "https://e.example/x"}'
        ),
        {"0.url": "https://site.example/1", "0.link_urls have": ["https://e.example/x"]},
    ),
    Shape(
        "external only",
        json_feed('{"id": "1", "external_url": "https://e.example/x"}'),
        {"0.url": "https://e.example/x", "0.links": ()},
    ),
    Shape(
        "id that looks like an address, and no address",
        json_feed('{"id": "https://site.example/9", "content_text": "x"}'),
        {"0.guid": "https://site.example/9", "0.url": None},
    ),
    Shape(
        "relative",
        json_feed('{"id": "1", "url": "/9", "title": "One", "content_html": "<p>B</p>", "image": "i.png"}'),
        {"0.url": "https://site.example/9", "0.images": ["https://site.example/i.png"]},
    ),
    Shape(
        "text and html",
        json_feed(
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>", '
            '"content_text": "B plain"}'
        ),
        {"0.content_html": "<p>B</p>"},
    ),
    Shape(
        "hubs",
        json_feed(more='"hubs": [{"type": "WebSub", "url": "https://hub.example/"}]'),
        {"feed.hub": "https://hub.example/"},
    ),
    Shape(
        "hubs rsscloud",
        json_feed(
            more=(
                '"hubs": [{"type": "rssCloud", "url": "https://c.example/"}, {"type": "WebSub", "url": '
                '"https://hub.example/"}]'
            )
        ),
        {"feed.hub": "https://hub.example/"},
    ),
    Shape(
        "next",
        json_feed(more='"next_url": "https://site.example/feed.json?p=2"'),
        {"next_url": "https://site.example/feed.json?p=2"},
    ),
    Shape("expired", json_feed(more='"expired": true'), {"entries": 1}),
    Shape(
        "version http",
        (
            '{"version": "http://jsonfeed.org/version/1", "title": "T", "home_page_url": '
            '"https://site.example/", "feed_url": "https://site.example/feed.json", "items": [{"id": "1", '
            '"url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}]}'
        ),
        {"entries": 1},
    ),
    Shape(
        "microblog",
        json_feed('{"id": "1", "content_html": "<p>x</p>", "_micro": {"a": 1}}', '"_x": [1]'),
        {"entries": 1},
    ),
    Shape(
        "utf16",
        json_feed('{"id": "1", "url": "https://site.example/1", "title": "Café", "content_html": "<p>B</p>"}').encode(
            "utf-16"
        ),
        {"0.title": "Café"},
    ),
    Shape(
        "latin1",
        json_feed('{"id": "1", "url": "https://site.example/1", "title": "Café", "content_html": "<p>B</p>"}').encode(
            "latin-1"
        ),
        {"0.title": "Café"},
    ),
)
