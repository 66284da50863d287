"""What feeds mean but we do not read, each with the reason."""

from tests.shapes.written import ITEM, TWO, Shape, item, json_feed, rss

SHAPES = (
    (
        "entities of a document's own can be bombs, and are never expanded (decision 5)",
        Shape(
            "a dtd with internal entities",
            (
                '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY org "The Herald"><!ENTITY full "&org; of Erbil">]>'
                '<rss version="2.0"><channel><title>&full;</title><link>https://site.example/</link>'
                "<item><title>By &org;</title><link>https://site.example/1</link></item></channel></rss>"
            ),
            {"feed.title": "The Herald of Erbil", "0.title": "By The Herald"},
        ),
    ),
    (
        "a bracket before a space is less than something far oftener than a tag",
        Shape(
            "spaces before the name of an element",
            rss("< item><title>One</title></item>" + TWO),
            {"entries": 2, "1.title": "Two"},
        ),
    ),
    (
        "what is escaped as a whole is a text about a feed as often as a feed",
        Shape(
            "escaped as a whole",
            rss(item()).replace("<", "&lt;").replace(">", "&gt;"),
            {"entries": 1, "0.title": "One"},
        ),
    ),
    (
        "XML in a string of JSON would be a format of its own, and was met once",
        Shape(
            "escaped in a json string",
            '"' + rss(item()).replace('"', '\\"').replace("/", "\\/") + '"',
            {"entries": 1, "0.title": "One"},
        ),
    ),
    (
        "a picture has no place for a licence, and the entry's is another",
        Shape(
            "a licence of a picture",
            rss(
                item(
                    '<media:content url="https://site.example/a.jpg" medium="image">'
                    '<media:license type="text/html" href="https://l.example/by">CC BY</media:license></media:content>'
                )
            ),
            {"0.rels have": [("license", "https://l.example/by")]},
        ),
    ),
    (
        "JSON in single quotes is no JSON, and cannot be told from the apostrophes in it",
        Shape("single quotes", json_feed(ITEM).replace('"', "'"), {"entries": 1, "0.title": "One"}),
    ),
    (
        "what a channel calls its children in place of a name that RSS has is anybody's guess",
        Shape(
            "url in the place of link",
            rss("<item><title>One</title><url>https://site.example/1</url></item>"),
            {"0.url": "https://site.example/1"},
        ),
    ),
    (
        "the items of RSS 1.0's content module have been out of use since 2002",
        Shape(
            "content items of the old module",
            rss(
                item(
                    '<content:items><rdf:Bag xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>'
                    "<content:item><rdf:value>&lt;p&gt;Old&lt;/p&gt;</rdf:value></content:item></rdf:li></rdf:Bag>"
                    "</content:items>"
                )
            ),
            {"0.content_text": "Old"},
        ),
    ),
)
