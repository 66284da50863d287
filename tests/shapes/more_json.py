"""JSON Feeds as they are written, rightly and wrongly."""

from tests.shapes.written import ITEM, Shape, json_feed

SHAPES = (
    Shape(
        "all of 1.1",
        json_feed(
            (
                '{"id": "1", "url": "https://site.example/1", "external_url": "https://o.example/", "title": '
                '"One", "content_html": "<p>B</p>", "content_text": "B text", "summary": "S", "image": '
                '"https://site.example/i.jpg", "banner_image": "https://site.example/b.jpg", '
                '"date_published": "2024-05-01T12:00:00+02:00", "date_modified": "2024-05-02T10:00:00Z", '
                '"authors": [{"name": "Ann", "url": "https://site.example/ann", "avatar": '
                '"https://site.example/ann.jpg"}, {"name": "Bo"}], "tags": ["a", "b"], "language": "de", '
                '"attachments": [{"url": "https://site.example/a.mp3", "mime_type": "audio/mpeg", "title": '
                '"Sound", "size_in_bytes": 100, "duration_in_seconds": 60}]}'
            ),
            (
                '"language": "en", "description": "D", "icon": "https://site.example/512.png", "favicon": '
                '"https://site.example/64.png", "hubs": [{"type": "WebSub", "url": "https://hub.example/"}], '
                '"next_url": "https://site.example/2.json", "authors": [{"name": "Us"}]'
            ),
        ),
        {
            "0.guid": "1",
            "0.title": "One",
            "0.content_text": "B",
            "0.summary": "S",
            "0.first_image": "https://site.example/i.jpg",
            "0.published": "2024-05-01T10:00:00",
            "0.updated": "2024-05-02T10:00:00",
            "0.names": ["Ann", "Bo"],
            "0.terms": ["a", "b"],
            "0.language": "de",
            "0.enclosures": [("https://site.example/a.mp3", "audio/mpeg", 100)],
            "0.duration": 60,
            "0.link_urls have": ["https://o.example/"],
            "feed.hub": "https://hub.example/",
            "next_url": "https://site.example/2.json",
            "feed.names": ["Us"],
            "feed.language": "en",
            "feed.icon": "https://site.example/512.png",
            "feed.description": "D",
        },
    ),
    Shape(
        "text alone",
        json_feed('{"id": "1", "content_text": "First line.\\n\\nSecond <b>."}'),
        {"0.content_text": "First line.\n\nSecond <b>.", "0.title": None, "0.url": None},
    ),
    Shape(
        "author of 1.0", json_feed('{"id": "1", "content_text": "B", "author": {"name": "Ann"}}'), {"0.names": ["Ann"]}
    ),
    Shape(
        "author of the feed stands for its items", json_feed(ITEM, '"authors": [{"name": "Us"}]'), {"0.names": ["Us"]}
    ),
    Shape("author of the feed in 1.0", json_feed(ITEM, '"author": {"name": "Us"}'), {"0.names": ["Us"]}),
    Shape(
        "author as a string",
        json_feed('{"id": "1", "content_text": "B", "author": "Ann Lee"}'),
        {"0.names": ["Ann Lee"]},
    ),
    Shape(
        "authors as strings",
        json_feed('{"id": "1", "content_text": "B", "authors": ["Ann", "Bo"]}'),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "authors as one object",
        json_feed('{"id": "1", "content_text": "B", "authors": {"name": "Ann"}}'),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "an empty author", json_feed('{"id": "1", "content_text": "B", "author": {}, "authors": []}'), {"0.names": []}
    ),
    Shape("an id of a number", json_feed('{"id": 17, "content_text": "B"}'), {"0.guid": "17"}),
    Shape(
        "an id of a large number",
        json_feed('{"id": 12345678901234567890, "content_text": "B"}'),
        {"0.guid": "12345678901234567890"},
    ),
    Shape("an id of a fraction", json_feed('{"id": 1.5, "content_text": "B"}'), {"0.guid": "1.5"}),
    Shape(
        "an id of null",
        json_feed('{"id": null, "url": "https://site.example/1", "content_text": "B"}'),
        {"0.guid": None, "0.url": "https://site.example/1"},
    ),
    Shape("tags as one string", json_feed('{"id": "1", "content_text": "B", "tags": "a, b"}'), {"0.terms": ["a", "b"]}),
    Shape(
        "tags of objects",
        json_feed('{"id": "1", "content_text": "B", "tags": [{"name": "a"}, {"term": "b"}]}'),
        {"0.terms": ["a", "b"]},
    ),
    Shape(
        "tags of null and numbers",
        json_feed('{"id": "1", "content_text": "B", "tags": [null, 5, "a", ""]}'),
        {"0.terms have": ["a"]},
    ),
    Shape(
        "an attachment of an image",
        json_feed(
            '{"id": "1", "content_text": "B", "attachments": [{"url": "https://site.example/a.jpg", '
            '"mime_type": "image/jpeg"}]}'
        ),
        {"0.images": ["https://site.example/a.jpg"]},
    ),
    Shape(
        "an attachment without a type",
        json_feed('{"id": "1", "content_text": "B", "attachments": [{"url": "https://site.example/a.mp3"}]}'),
        {"0.enclosures": [("https://site.example/a.mp3", None, None)]},
    ),
    Shape(
        "an attachment of size as a string",
        json_feed(
            '{"id": "1", "content_text": "B", "attachments": [{"url": "https://site.example/a.mp3", '
            '"mime_type": "audio/mpeg", "size_in_bytes": "100", "duration_in_seconds": "60"}]}'
        ),
        {"0.enclosures": [("https://site.example/a.mp3", "audio/mpeg", 100)], "0.duration": 60},
    ),
    Shape(
        "an attachment's duration in a fraction",
        json_feed(
            '{"id": "1", "content_text": "B", "attachments": [{"url": "https://site.example/a.mp3", '
            '"mime_type": "audio/mpeg", "duration_in_seconds": 60.7}]}'
        ),
        {"0.duration": 60},
    ),
    Shape(
        "relative addresses",
        json_feed('{"id": "1", "url": "/1", "image": "/i.jpg", "content_html": "<img src=\\"a.png\\">"}'),
        {
            "0.url": "https://site.example/1",
            "0.images have": ["https://site.example/i.jpg"],
            "0.any_html has": "https://site.example/a.png",
        },
    ),
    Shape(
        "dates of other forms",
        json_feed(
            '{"id": "1", "content_text": "B", "date_published": "Wed, 01 May 2024 10:00:00 GMT", '
            '"date_modified": 1714644000}'
        ),
        {"0.published": "2024-05-01T10:00:00", "0.updated": "2024-05-02T10:00:00"},
    ),
    Shape(
        "dates of null", json_feed('{"id": "1", "content_text": "B", "date_published": null}'), {"0.published": None}
    ),
    Shape("a trailing comma", json_feed(ITEM).replace("]}", ",]}"), {"entries": 1, "0.title": "One"}),
    Shape(
        "trailing commas everywhere",
        json_feed('{"id": "1", "title": "One", "content_text": "B",}').replace("]}", "],}"),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "comments",
        "// a feed\n" + json_feed(ITEM).replace('"title": "T"', '/* name */ "title": "T"'),
        {"entries": 1, "feed.title": "T"},
    ),
    Shape("a byte order mark", b"\xef\xbb\xbf" + json_feed(ITEM).encode(), {"entries": 1}),
    Shape("utf-16", json_feed(ITEM).encode("utf-16"), {"entries": 1, "0.title": "One"}),
    Shape("a guard against scripts", ")]}',\n" + json_feed(ITEM), {"entries": 1}),
    Shape("a call around it", "callback(" + json_feed(ITEM) + ");", {"entries": 1, "0.title": "One"}),
    Shape(
        "a newline in a string",
        json_feed('{"id": "1", "title": "One\ntwo", "content_text": "B"}'),
        {"entries": 1, "0.title": "One two"},
    ),
    Shape(
        "a lone surrogate",
        json_feed('{"id": "1", "title": "A \\ud83d b", "content_text": "B"}'),
        {"entries": 1, "0.title has": "A"},
    ),
    Shape("not a number", json_feed('{"id": "1", "title": "One", "content_text": "B", "rank": NaN}'), {"entries": 1}),
    Shape(
        "no version",
        json_feed(ITEM).replace('"version": "https://jsonfeed.org/version/1.1", ', ""),
        {"entries": 1, "0.title": "One"},
    ),
    Shape(
        "version with a number", json_feed(ITEM).replace('"https://jsonfeed.org/version/1.1"', "1.1"), {"entries": 1}
    ),
    Shape("items null", json_feed("").replace("[]", "null"), {"entries": 0, "feed.title": "T"}),
    Shape("items as an object", json_feed(ITEM).replace("[{", '{"a": {').replace("}]", "}}"), {"entries": 1}),
    Shape("one item null", json_feed("null, " + ITEM), {"0.title": "One", "entries": 1}),
    Shape(
        "RSS's author in the name",
        json_feed('{"id": "1", "content_text": "B", "author": {"name": "a@b.example (Ann Berg)"}}'),
        {"0.persons": [("Ann Berg", None, "a@b.example")]},
    ),
    Shape(
        "two authors in one name",
        json_feed(
            '{"id": "1", "content_text": "B", "authors": [{"name": "Ann Berg and Bo Lind", "email": "p@b.example"}]}'
        ),
        {"0.names": ["Ann Berg", "Bo Lind"]},
    ),
    Shape(
        "an author's mail address",
        json_feed('{"id": "1", "content_text": "B", "authors": [{"name": "Ann", "email": "a@b.example"}]}'),
        {"0.persons": [("Ann", None, "a@b.example")]},
    ),
    Shape(
        "a picture as an object",
        json_feed('{"id": "1", "content_text": "B", "image": {"url": "https://site.example/i.png"}}'),
        {"0.images": ["https://site.example/i.png"], "0.rules": ["wrong-type"]},
    ),
    Shape(
        "pictures as a list",
        json_feed('{"id": "1", "content_text": "B", "image": ["https://site.example/i.png"]}'),
        {"0.images": ["https://site.example/i.png"], "0.rules": ["wrong-type"]},
    ),
    Shape(
        "RSS put into JSON by its own names",
        '{"status": "ok", "feed": {"title": "T", "link": "https://site.example/"}, "items": [{"title": "One",'
        ' "guid": "g1", "link": "https://site.example/1", "pubDate": "2024-05-01 10:00:00", "author": "Ann",'
        ' "description": "Short", "content": "<p>Long</p>", "thumbnail": "", "categories": ["a"]}]}',
        {
            "feed.title": "T",
            "feed.url": "https://site.example/",
            "0.guid": "g1",
            "0.url": "https://site.example/1",
            "0.published": "2024-05-01T10:00:00",
            "0.names": ["Ann"],
            "0.summary": "Short",
            "0.content_html": "<p>Long</p>",
            "0.terms": ["a"],
            "rules": ["wrong-type"],
        },
    ),
    Shape(
        "a language that cannot be read",
        json_feed(ITEM, '"language": "any of them"'),
        {"feed.language": None, "rules": ["bad-language"]},
    ),
    Shape(
        "html in the title",
        json_feed('{"id": "1", "title": "A <b> & B &amp; C", "content_text": "B"}'),
        {"0.title": "A <b> & B &amp; C"},
    ),
    Shape(
        "text that is html",
        json_feed('{"id": "1", "content_text": "<p>Not markup</p>"}'),
        {"0.content_text": "<p>Not markup</p>"},
    ),
    Shape("an expired feed", json_feed(ITEM, '"expired": true'), {"entries": 1}),
    Shape(
        "an item in rtl",
        json_feed('{"id": "1", "content_text": "نص", "language": "ar"}'),
        {"0.direction": "rtl", "0.language": "ar"},
    ),
    Shape(
        "next url relative",
        json_feed(ITEM, '"next_url": "?page=2"'),
        {"next_url": "https://site.example/feed.json?page=2"},
    ),
    Shape(
        "micro.blog extension",
        json_feed('{"id": "1", "content_html": "<p>B</p>", "_microblog": {"is_bookmark": false}, "summary": ""}'),
        {"0.content_text": "B"},
    ),
    Shape(
        "lines of json, one an item",
        (
            '{"id": "1", "url": "https://site.example/1", "title": "One", "content_text": "B"}\n{"id": '
            '"2", "url": "https://site.example/2", "title": "Two", "content_text": "C"}\n'
        ),
        {"entries": 2, "1.title": "Two"},
    ),
    Shape("no list of items", json_feed("").replace('"items"', '"posts"'), {"entries": 0, "rules": ["no-entries"]}),
    Shape("an empty list of items", json_feed(""), {"entries": 0, "rules": []}),
    Shape("null, as programs in Go write it", json_feed("").replace("[]", "null"), {"entries": 0, "rules": []}),
    Shape("the list of items alone", "[" + ITEM + "]", {"entries": 1, "0.title": "One"}),
    Shape("two feeds in a list", "[" + json_feed(ITEM) + "]", {"entries": 1, "0.title": "One"}),
    Shape(
        "llun/feeds 912: a picture beside its story",
        json_feed(
            '{"id": "1", "url": "https://site.example/rope/", "content_html": "<p><img src=\'splice.png\'></p>"}'
        ),
        {"0.images": ["https://site.example/rope/splice.png"]},
    ),
)
