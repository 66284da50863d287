"""Threads and tombstones, old or mixed formats, and odd XML and dates."""

import gzip

from tests.shapes.written import Shape, atom, entry, item, rss

X = "http://www.w3.org/1999/xhtml"
SHAPES = (
    Shape(
        "comments feed of a post",
        rss(
            "<item><title>By: Ann</title><link>https://site.example/1/#comment-5</link><dc:creator>"
            "<![CDATA[Ann]]></dc:creator><pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate>"
            '<guid isPermaLink="false">https://site.example/?p=1#comment-5</guid>'
            "<description>Nice</description><content:encoded><![CDATA[<p>Nice</p>]]></content:encoded>"
            '<thr:in-reply-to ref="https://site.example/?p=1" href="https://site.example/1/" '
            'type="text/html"/></item>'
        ),
        {
            "0.url": "https://site.example/1/#comment-5",
            "0.names": ["Ann"],
            "0.rels have": [("in-reply-to", "https://site.example/1/")],
        },
    ),
    Shape("slash comments in words", rss(item("<slash:comments>many</slash:comments>")), {"0.comment_count": None}),
    Shape("slash comments with space", rss(item("<slash:comments>\n 7 \n</slash:comments>")), {"0.comment_count": 7}),
    Shape(
        "count on the link where the total is empty",
        atom(entry('<link rel="replies" href="/c" thr:count="3"/><thr:total/>')),
        {"0.comment_count": 3},
    ),
    Shape(
        "wfw comment rss in other letters",
        rss(item("<wfw:commentRSS>https://site.example/1/feed</wfw:commentRSS>")),
        {"0.link_urls have": ["https://site.example/1/feed"]},
    ),
    Shape(
        "tombstone with a link and an author",
        atom(
            '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:x,1:1" '
            'when="2024-05-01T10:00:00+02:00"><at:by><name>Ann</name></at:by>'
            '<link href="https://site.example/g"/></at:deleted-entry>'
        ),
        {"entries": 0, "tombstones": ["tag:x,1:1"]},
    ),
    Shape(
        "tombstone without ref",
        atom(
            ('<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" when="2024-05-01T10:00:00Z"/>')
            + entry()
        ),
        {"entries": 1, "tombstones": []},
    ),
    Shape(
        "fh complete under another prefix",
        atom(
            entry(), ('<title>T</title><id>urn:f</id><h:complete xmlns:h="http://purl.org/syndication/history/1.0"/>')
        ),
        {"complete": True},
    ),
    Shape(
        "links between pages by relative queries",
        atom(entry(), '<title>T</title><id>urn:f</id><link rel="next" href="?page=2"/>'),
        {"next_url": "https://site.example/feed.xml?page=2"},
    ),
    Shape(
        "cdf",
        (
            '<?xml version="1.0"?><CHANNEL HREF="https://site.example/"><TITLE>T</TITLE>'
            '<ABSTRACT>D</ABSTRACT><ITEM HREF="https://site.example/1" LASTMOD="2024-05-01T10:00">'
            "<TITLE>One</TITLE><ABSTRACT>S</ABSTRACT></ITEM></CHANNEL>"
        ),
        {"0.title": "One", "0.url": "https://site.example/1", "0.say": "S"},
    ),
    Shape(
        "rss 0.92 with many enclosures and sources",
        (
            '<?xml version="1.0"?><rss version="0.92"><channel><title>T</title>'
            "<link>https://site.example/</link><description>D</description><item>"
            '<description>Words &lt;a href="https://o.example/"&gt;x&lt;/a&gt;</description>'
            '<source url="https://s.example/rss.xml">S</source><category domain="d">c</category>'
            '<enclosure url="https://s.example/1.mp3" length="1" type="audio/mpeg"/></item></channel></rss>'
        ),
        {
            "0.title": None,
            "0.say": "Words x",
            "0.attribution_title": "S",
            "0.attribution_feed": "https://s.example/rss.xml",
            "0.enc_urls": ["https://s.example/1.mp3"],
        },
    ),
    Shape(
        "rss 1.1",
        (
            '<?xml version="1.0"?><Channel xmlns="http://purl.org/net/rss1.1#" '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="https://site.example/f">'
            "<title>T</title><link>https://site.example/</link><description>D</description>"
            '<items rdf:parseType="Collection"><item rdf:about="https://site.example/1">'
            "<title>One</title><link>https://site.example/1</link></item></items></Channel>"
        ),
        {"entries": 1, "0.title": "One", "feed.title": "T"},
    ),
    Shape(
        "atom in an rss wrapper by mistake",
        (
            '<?xml version="1.0"?><rss version="2.0"><feed xmlns="http://www.w3.org/2005/Atom">'
            "<title>T</title><entry><title>One</title><id>urn:1</id>"
            '<link href="https://site.example/1"/></entry></feed></rss>'
        ),
        {"entries": 1, "0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape(
        "atom with rss names inside",
        (
            '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>'
            "<title>One</title><guid>g1</guid><link>https://site.example/1</link>"
            "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><description>D</description></entry></feed>"
        ),
        {
            "0.title": "One",
            "0.url": "https://site.example/1",
            "0.published": "2024-05-01T10:00:00",
            "0.say": "D",
            "0.guid": "g1",
        },
    ),
    Shape(
        "atom without a namespace",
        (
            '<?xml version="1.0"?><feed><title>T</title><entry><title>One</title><id>urn:1</id>'
            '<link href="https://site.example/1"/><updated>2024-05-01T10:00:00Z</updated>'
            '<content type="html">&lt;p&gt;B&lt;/p&gt;</content></entry></feed>'
        ),
        {"0.title": "One", "0.content_text": "B"},
    ),
    Shape(
        "atom in another namespace",
        (
            '<?xml version="1.0"?><feed xmlns="http://example.org/atom"><title>T</title><entry>'
            '<title>One</title><id>urn:1</id><link href="https://site.example/1"/></entry></feed>'
        ),
        {"0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape("gzip twice named xml", gzip.compress(rss(item()).encode()), {"0.title": "One"}),
    Shape(
        "crlf and cr line ends",
        rss(item("<description>a\r\nb\rc</description>")).encode(),
        {"entries": 1, "0.say has": "a"},
    ),
    Shape(
        "an xml comment inside a link",
        rss("<item><title>One</title><link>https://site.example/<!-- x -->1</link></item>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "an element inside a link",
        rss("<item><title>One</title><link><a>https://site.example/1</a></link></item>"),
        {"0.url": "https://site.example/1"},
    ),
    Shape(
        "an element inside a guid",
        rss("<item><title>One</title><guid isPermaLink='false'><b>g1</b></guid></item>"),
        {"0.guid": "g1"},
    ),
    Shape(
        "an element inside a date",
        rss(item("<pubDate><b>Wed, 01 May 2024 10:00:00 GMT</b></pubDate>")),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "an element inside a title", rss("<item><title>One <b>bold</b> two</title></item>"), {"0.title": "One bold two"}
    ),
    Shape(
        "xml:id and foreign attributes",
        rss('<item xml:id="x" data-a="1"><title>One</title><link>https://site.example/1</link></item>'),
        {"0.title": "One", "0.url": "https://site.example/1"},
    ),
    Shape("numbers for whole text", rss(item(title="&#1057;&#1074;&#1077;&#1090;")), {"0.title": "Свет"}),
    Shape("hex numbers in capitals", rss(item(title="&#X41;&#x42;")), {"0.title": "AB"}),
    Shape(
        "many items",
        rss("".join(f"<item><title>{n}</title><link>https://site.example/{n}</link></item>" for n in range(300))),
        {"entries": 300, "0.title": "0"},
    ),
    Shape(
        "published later than updated",
        atom(entry("<published>2024-05-03T10:00:00Z</published>")),
        {"0.published": "2024-05-03T10:00:00", "0.updated": "2024-05-01T10:00:00"},
    ),
    Shape(
        "updated in rss as atom",
        rss(item("<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><atom:updated>2024-05-02T10:00:00Z</atom:updated>")),
        {"0.published": "2024-05-01T10:00:00", "0.updated": "2024-05-02T10:00:00"},
    ),
    Shape(
        "lastBuildDate in an item",
        rss(item("<lastBuildDate>Wed, 01 May 2024 10:00:00 GMT</lastBuildDate>")),
        {"0.updated": "2024-05-01T10:00:00"},
    ),
    Shape(
        "dcterms available and valid are no dates of it",
        rss(item("<dcterms:valid>2030-01-01</dcterms:valid><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>")),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "dcterms date",
        rss(item("<dcterms:date>2024-05-01T10:00:00Z</dcterms:date>")),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "dcterms with title and description",
        rss(
            "<item><dcterms:title>One</dcterms:title><dcterms:description>D</dcterms:description>"
            "<dcterms:identifier>https://site.example/1</dcterms:identifier></item>"
        ),
        {"0.title": "One", "0.say": "D"},
    ),
    Shape("dcterms subject", rss(item("<dcterms:subject>Water</dcterms:subject>")), {"0.terms": ["Water"]}),
    Shape(
        "mi like partner feed",
        rss(
            item(
                '<mi:dateTimeWritten xmlns:mi="http://schemas.ingestion.microsoft.com/common/">2024-05-01T10:'
                "00:00Z</mi:dateTimeWritten><mi:shortTitle "
                'xmlns:mi="http://schemas.ingestion.microsoft.com/common/">S</mi:shortTitle>'
                '<media:content url="https://m.example/a.jpg" medium="image">'
                '<mi:hasSyndicationRights xmlns:mi="http://schemas.ingestion.microsoft.com/common/">1</mi:has'
                "SyndicationRights><media:credit>Ann</media:credit><media:title>T</media:title>"
                "<media:text>A caption</media:text></media:content>"
            )
        ),
        {"0.title": "One", "0.credit": "Ann", "0.images": ["https://m.example/a.jpg"]},
    ),
    Shape(
        "smartnews",
        rss(
            item(
                '<snf:logo xmlns:snf="http://www.smartnews.be/snf"><url>https://m.example/logo.png</url>'
                '</snf:logo><media:thumbnail url="https://m.example/t.jpg"/><media:status>active</media:status>'
            )
        ),
        {"0.images": ["https://m.example/t.jpg"]},
    ),
    Shape(
        "line news",
        rss(
            item(
                '<oa:lastPubDate xmlns:oa="http://news.line.me/rss/1.0/oa">Thu, 02 May 2024 10:00:00 '
                "+0900</oa:lastPubDate><pubDate>Wed, 01 May 2024 19:00:00 +0900</pubDate>"
                '<oa:reflink xmlns:oa="http://news.line.me/rss/1.0/oa"><oa:title>R</oa:title>'
                "<oa:url>https://r.example/</oa:url></oa:reflink>"
            )
        ),
        {"0.published": "2024-05-01T10:00:00", "0.title": "One"},
    ),
    Shape(
        "facebook instant article",
        rss(
            item(
                '<content:encoded><![CDATA[<!doctype html><html lang="en"><head><meta charset="utf-8">'
                "<title>Not it</title></head><body><article><header><h1>One</h1></header><p>Body</p>"
                "<footer>c</footer></article></body></html>]]></content:encoded>"
            )
        ),
        {"0.content_text has": "Body", "0.content_text lacks": "Not it"},
    ),
    Shape(
        "content of a whole page in description",
        rss(item("<description><![CDATA[<html><body><p>Body</p></body></html>]]></description>")),
        {"0.content_text": "Body"},
    ),
)
