"""The data of the fuzzer of `read`: places in a document to fill, and the units to fill them with."""

from typing import NamedTuple

_NAMES = (
    b' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    b' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:georss="http://www.georss.org/georss"'
)
_RSS = (
    b'<?xml version="1.0"?><rss version="2.0"' + _NAMES + b"><channel><title>A</title><link>https://a.example/</link>"
)
_ITEM = _RSS + b"<item><title>A</title><guid>1</guid>"
_ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"' + _NAMES + b"><title>A</title><id>urn:x:0</id>"
_ENTRY = _ATOM + b'<entry><id>urn:x:1</id><title>A</title><link href="/1"/>'
_JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "url": "/1"'
_PAGE = (
    b'<!doctype html><html lang="en"><head><title>A story of some length</title></head><body><article><h1>A story</h1>'
)


class Place(NamedTuple):
    """Where in a document the units go."""

    head: bytes
    tail: bytes
    kinds: str  # the kinds of units that mean something here, by their letters


def _rss(name: bytes, kinds: str, attributes: bytes = b"") -> Place:
    """Inside an element of an item."""
    return Place(_ITEM + b"<" + name + attributes + b">", b"</" + name.split()[0] + b"></item></channel></rss>", kinds)


def _atom(name: bytes, kinds: str, attributes: bytes = b"") -> Place:
    """Inside an element of an Atom entry."""
    return Place(_ENTRY + b"<" + name + attributes + b">", b"</" + name + b"></entry></feed>", kinds)


def _json(key: bytes, kinds: str) -> Place:
    """Inside a string of an item of a JSON Feed."""
    return Place(_JSON + b', "' + key + b'": "', b'"}]}', kinds)


# Kinds: x XML, h HTML, e HTML escaped for XML, t text, u addresses, d dates, a attributes, j JSON, l lines.
PLACES: dict[str, Place] = {
    "nothing": Place(b"", b"", "xhetudajl"),
    "before root": Place(b"", _ITEM + b"</item></channel></rss>", "xht"),
    "in declaration": Place(b"<?xml ", b"?>" + _ITEM + b"</item></channel></rss>", "at"),
    "doctype": Place(b"<!DOCTYPE rss ", b">" + _ITEM + b"</item></channel></rss>", "xat"),
    "subset": Place(b"<!DOCTYPE rss [", b"]>" + _ITEM + b"<b>&a;</b></item></channel></rss>", "xat"),
    "root attributes": Place(b"<rss ", b"><channel><item><title>A</title></item></channel></rss>", "au"),
    "rss channel": Place(_RSS, b"</channel></rss>", "x"),
    "rss item": Place(_ITEM, b"</item></channel></rss>", "x"),
    "rss item unclosed": Place(_ITEM, b"", "x"),
    "rss item attributes": Place(_RSS + b"<item ", b"><title>A</title></item></channel></rss>", "a"),
    "rss title": _rss(b"title", "tex"),
    "rss title cdata": Place(_ITEM + b"<description><![CDATA[", b"]]></description></item></channel></rss>", "ht"),
    "rss description": _rss(b"description", "etx"),
    "rss description cdata": Place(
        _ITEM + b"<description><![CDATA[", b"]]></description></item></channel></rss>", "ht"
    ),
    "rss content cdata": Place(
        _ITEM + b"<content:encoded><![CDATA[<p>", b"</p>]]></content:encoded></item></channel></rss>", "ht"
    ),
    "rss content attribute": Place(
        _ITEM + b"<content:encoded><![CDATA[<a ", b">x</a>]]></content:encoded></item></channel></rss>", "aut"
    ),
    "rss content source": Place(
        _ITEM + b'<content:encoded><![CDATA[<img src="', b'">]]></content:encoded></item></channel></rss>', "ut"
    ),
    "rss link": _rss(b"link", "ut"),
    "rss guid": _rss(b"guid", "ut"),
    "rss comments": _rss(b"comments", "ut"),
    "rss source": _rss(b"source", "t", b' url="https://b.example/feed"'),
    "rss date": _rss(b"pubDate", "dt"),
    "rss author": _rss(b"author", "t"),
    "rss creator": _rss(b"dc:creator", "t"),
    "rss category": _rss(b"category", "t"),
    "rss language": Place(_RSS + b"<language>", b"</language><item><title>A</title></item></channel></rss>", "t"),
    "rss enclosure": Place(_ITEM + b'<enclosure url="', b'"/></item></channel></rss>', "ut"),
    "rss media group": Place(_ITEM + b"<media:group>", b"</media:group></item></channel></rss>", "x"),
    "rss media title": _rss(b"media:description", "te"),
    "rss geo": _rss(b"georss:point", "td"),
    "rss keywords": _rss(b"itunes:keywords", "t"),
    "rss base": Place(_RSS + b'<item xml:base="', b'"><link>x</link><title>A</title></item></channel></rss>', "u"),
    "atom feed": Place(_ATOM, b"</feed>", "x"),
    "atom entry": Place(_ENTRY, b"</entry></feed>", "x"),
    "atom title": _atom(b"title", "et", b' type="html"'),
    "atom content": _atom(b"content", "e", b' type="html"'),
    "atom xhtml": _atom(b"content", "xh", b' type="xhtml"'),
    "atom xhtml div": Place(
        _ENTRY + b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">',
        b"</div></content></entry></feed>",
        "xh",
    ),
    "atom base64": _atom(b"content", "t", b' type="application/pdf"'),
    "atom link": Place(_ENTRY + b'<link href="', b'"/></entry></feed>', "ut"),
    "atom rel": Place(_ENTRY + b'<link href="/x" rel="', b'"/></entry></feed>', "t"),
    "atom base": Place(_ENTRY + b'<content type="html" xml:base="', b'">&lt;a href="x"></content></entry></feed>', "u"),
    "atom author": Place(_ENTRY + b"<author><name>", b"</name></author></entry></feed>", "t"),
    "atom email": Place(_ENTRY + b"<author><email>", b"</email></author></entry></feed>", "t"),
    "atom updated": _atom(b"updated", "d"),
    "atom source": _atom(b"source", "x"),
    "atom tombstone": Place(_ATOM + b'<at:deleted-entry ref="', b'" when="2025-01-01"/></feed>', "tu"),
    "json items": Place(_JSON + b"}", b"]}", "j"),
    "json item": Place(_JSON, b"}]}", "j"),
    "json authors": Place(_JSON + b', "authors": [{"name": "A"}', b"]}]}", "j"),
    "json tags": Place(_JSON + b', "tags": ["a"', b"]}]}", "j"),
    "json attachments": Place(_JSON + b', "attachments": [{"url": "/a"}', b"]}]}", "j"),
    "json content": _json(b"content_html", "th"),
    "json text": _json(b"content_text", "t"),
    "json title": _json(b"title", "t"),
    "json url": _json(b"url", "ut"),
    "json date": _json(b"date_published", "d"),
    "opml": Place(b"<opml><body>", b"</body></opml>", "x"),
    "opml outline": Place(b"<opml><body><outline ", b' xmlUrl="https://a.example/f"/></body></opml>', "a"),
    "opml address": Place(b'<opml><body><outline xmlUrl="', b'"/></body></opml>', "ut"),
    "sitemap": Place(b"<urlset>", b"</urlset>", "x"),
    "sitemap loc": Place(b"<urlset><url><loc>", b"</loc></url></urlset>", "ut"),
    "page": Place(_PAGE, b"</article></body></html>", "h"),
    "page head": Place(b"<!doctype html><html><head>", b"</head><body><p>A paragraph.</p></body></html>", "h"),
    "page attribute": Place(_PAGE + b"<p ", b">A paragraph.</p></article></body></html>", "a"),
    "page paragraph": Place(_PAGE + b"<p>", b"</p></article></body></html>", "ht"),
    "page json-ld": Place(
        b'<!doctype html><html><head><script type="application/ld+json">{"@type": "NewsArticle", "a": ["a"',
        b"]}</script></head><body><p>A</p></body></html>",
        "j",
    ),
    "dump": Place(b"A story of the harbour\n\nBy Jane Doe\n24 September 2025\n\n", b"\n", "lt"),
    "dump line": Place(
        b"A story of the harbour\n\nBy Jane Doe\n\n", b".\n\nThe end of it came at noon, they said.\n", "t"
    ),
}

UNITS: dict[str, list[bytes]] = {
    "x": [
        *b"""
        <a> </a> <a/> <a></a> <a <a> <b></a></b> < > </ /> <!-- --> <!---> <!--> <![CDATA[ ]]> <![CDATA[]]> &
        &amp; &#0; &#x1; &lt; &nbsp; &bogus; &a; &&& &# &#x &lt;b&gt; <?x <?x?> ?> <! <!DOCTYPE <!ENTITY [ ]
        <rss> <item> </item> <item/> <entry> </entry> <channel> </channel> <feed> <title> <title/> <link/>
        <rss <content:encoded> <media:group> <media:group></media:group> <media:content/> <undeclared:x/>
        <x:y> <author> <author/> <source> <source/> <category/> <image> <image/> <textInput> <outline> <url>
        <loc>
        """.split(),
        *(
            b"<item><title>a</title></item>",
            b"<entry><id>a</id></entry>",
            b"<a b='c'/>",
            b'<a xmlns="u">',
            b'<a xmlns:b="u">',
            b"<a xml:base='b/'>",
            b'<a xml:base="http://a.example/"/>',
            b'<a xml:lang="en">',
            b"<!-- a -->",
            b"<?a b?>",
            b"<![CDATA[a]]>",
            b"<!DOCTYPE a>",
            b"<!DOCTYPE a [",
            b'<!ENTITY a "b">',
            b'<!ENTITY a "&a;&a;">',
            b'<!ENTITY a SYSTEM "b">',
            b'<!ATTLIST a b CDATA "c">',
            b"<!ELEMENT a ANY>",
            b"%a;",
            b'<link href="/a"/>',
            b'<link rel="alternate" href="/a"/>',
            b'<link rel="enclosure" href="/a" length="5"/>',
            b"<link>https://a.example/</link>",
            b"<author><name>A</name></author>",
            b"<author>a@b.example (A)</author>",
            b"<dc:creator>A B</dc:creator>",
            b"<dc:date>2025-09-24</dc:date>",
            b"<pubDate>Wed, 24 Sep 2025 14:05:00 GMT</pubDate>",
            b"<pubDate>a</pubDate>",
            b"<updated>2025-09-24T10:00:00Z</updated>",
            b"<category>a</category>",
            b'<category term="a" scheme="b"/>',
            b'<enclosure url="/a.mp3" length="5" type="audio/mpeg"/>',
            b'<media:content url="/a.jpg" medium="image"/>',
            b'<media:content url="/a.jpg"><media:credit>A</media:credit></media:content>',
            b'<media:thumbnail url="/a.jpg"/>',
            b"<media:description>a</media:description>",
            b"<media:credit>a</media:credit>",
            b"<itunes:image href='/a'/>",
            b"<georss:point>1 2</georss:point>",
            b"<guid>a</guid>",
            b'<guid isPermaLink="true">https://a.example/</guid>',
            b"<description>a</description>",
            b"<description>&lt;p&gt;a</description>",
            b"<content:encoded>&lt;p&gt;a&lt;/p&gt;</content:encoded>",
            b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a</p></div></content>',
            b'<content type="html">&lt;p&gt;a</content>',
            b'<content src="/a"/>',
            b'<summary type="html">a</summary>',
            b'<source url="/a">a</source>',
            b"<source><title>a</title></source>",
            b'<at:deleted-entry ref="a" when="2025-01-01"/>',
            b"<image><url>/a</url></image>",
            b"<skipHours><hour>1</hour></skipHours>",
            b'<outline text="a" xmlUrl="https://a.example/"/>',
            b"<outline>",
            b"<url><loc>https://a.example/</loc></url>",
            b"<sitemap><loc>a</loc></sitemap>",
            b'<?xml version="1.0"?>',
            b'<?xml version="1.0" encoding="utf-16"?>',
            b'<rss version="2.0"><channel>',
            b"</channel></rss>",
        ),
    ],
    "h": [
        *b"""
        <p> </p> <p>a</p> <div> </div> <b> </b> <i><b> <a> </a> <br> <br/> <img> <table> <tr> <td> <th> <li>
        <ul> <script> </script> <style> </style> <title> <textarea> <plaintext> <noscript> <template> <iframe>
        <svg> <math> <select> <option> <button> <form> <input> <font> <nobr> <center> <frameset> <body> <html>
        <head> <base> <meta> <h1> <dd> <dt> <pre> <listing> <ruby> <rt> <rp> <caption> <col> <applet>
        <marquee> <!-- --> <!--> --!> <!a> <?a> </> <a <a/ & &amp; &nbsp; &#60; &#x3c; &#146; &copy &bogus;
        &notit; < >
        """.split(),
        *(
            b"<b><i>",
            b"<b></i>",
            b"<a><p>",
            b"<p><a><b>",
            b"<table><a>",
            b"<table>a",
            b"<table><tr><td>",
            b"<b><p></b>",
            b"<a href=x>",
            b'<a href="/x">x</a>',
            b'<img src="/x" width="1">',
            b'<img srcset="a 1x, b 2x">',
            b"<p><button><h2>",
            b"<svg><p>",
            b"<svg><style>",
            b"<math><mi>",
            b"<svg><foreignObject>",
            b"<template><td>",
            b"<select><a>",
            b"<font color=a>",
            b"<h1><h2>",
            b"<li><ul>",
            b"<time datetime=2025-09-24>",
            b'<p style="a:b">',
            b'<p onclick="a">',
            b'<meta property="og:title" content="a">',
            b'<meta name="author" content="a b">',
            b'<link rel="canonical" href="/a">',
            b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
            b'<script type="application/ld+json">[[',
            b"<h2>Latest</h2>",
            b"<h2>The Latest</h2><ul><li><a href=/a>A story of the day</a></li></ul>",
            b'<a href="/a/long-story-of-the-day">A long story of the day</a>',
            b"<figure><img src=/a.jpg><figcaption>A. Photo: B</figcaption></figure>",
            b"<p>A paragraph of some length, with a comma, and a full stop at its end.</p>",
            b"<nav><a href=/a>A</a></nav>",
            b'<div class="article-body story">',
            b"<pre>\n",
            b"<!doctype html>",
            b"</p></div>",
            b"</b></i></a>",
            b"\r\n",
            b"a<br>",
        ),
    ],
    "t": [
        *b"""
        . , ; : ! ? - -- _ * # @ / | ( ) [ ] { } = + ~ ` ' " a A 1 0 aa a. a.a a-a A. Aa &amp; &lt; &gt; &#65;
        &#x41; &nbsp; &amp;amp; a@b a@b.c @a a@ a.b@ +@ %41 %2e
        """.split(),
        *(
            b" ",
            b"  ",
            b"\n",
            b"\n\n",
            b"\n \n",
            b"\t",
            b"\r",
            b"\r\n",
            b"a ",
            b" a",
            b"a b ",
            b"A B ",
            b"a\n",
            b"a\n\n",
            b"A B, ",
            b"A and B ",
            b"By A ",
            b"by ",
            b"Photo: A ",
            b"Photo: ",
            b"(Photo) ",
            b"(c) ",
            b"a (b) ",
            b"a@b.example (A), ",
            b"1 ",
            b"1.2 3.4 ",
            b"1,2 ",
            b"en-",
            b"en-us-",
            b"ABC-",
            b"de la ",
            b"ERBIL, A - ",
            b"http://a.example/ ",
            b"tag, ",
            b"<b>",
            b"\x00",
            b"\x01",
            b"\x0b",
            b"\x1b[",
            b"\x7f",
            b"\xff",
            b"\x80",
            b"\x92",
            b"\xc2",
            b"\xe2\x82",
            "\u0085".encode(),
            "\u00a0".encode(),
            "\u00e9".encode(),
            "\u0130".encode(),
            "\u0307".encode(),
            "\u0301".encode(),
            "e\u0301\u0323".encode(),
            "\ufdfa".encode(),
            "\u0633".encode(),
            "\u0633\u0644 ".encode(),
            "\u064a\u0640".encode(),
            "\u200b".encode(),
            "\u200e".encode(),
            "\u2028".encode(),
            "\ufeff".encode(),
            "\ufffd".encode(),
            "\uffff".encode(),
            b"\xed\xa0\x80",
            "\u65e5\u672c".encode(),
            "\uac00".encode(),
            "\U0001f600".encode(),
            "\U000e0041".encode(),
            b"QUJD",
        ),
    ],
    "u": [
        *b"""
        http:// https:// http: http:/ // / ./ ../ ..%2f %2e/ /. /.. # ? & ; = : @ [ ] [::1] \\ %41 %zz % a a.
        a.a -. www. www.a. m. amp. en.m. utm_a=b& a=b& &amp;amp; ;sid=a /amp /index.html .amp
        (S(aaaaaaaaaaaaaaaaaaaaaaaa))/ google.com/s/ https://google.com/s/ a.cdn.ampproject.org/c/s/ data:,
        """.split(),
        *(
            b"javascript:",
            "\u00e9".encode(),
            "\u0130.".encode(),
            "\u0644.".encode(),
            b"xn--",
            b"https://a.example/",
            b" ",
            b"\n",
        ),
    ],
    "d": [
        *b"""
        2025 2025- 24 1 0 - : / . T Z + +00:00 Sep Mon, GMT AM pm 12:00 2025-09-24 24. W 1758722700
        """.split(),
        *(
            b"24 Sep 2025 ",
            b"2025-09-24T10:00:00Z",
            b"Wed, 24 Sep 2025 14:05:00 GMT",
            b"1 2 ",
            b"1/2/",
            b"a ",
            b"Sep ",
            b"(",
            b"12:",
            "\u0661".encode(),
            "\u5e74".encode(),
            "\u0623\u064a\u0644\u0648\u0644 ".encode(),
        ),
    ],
    "a": [
        *b"""
        a a= =a a=a a='b' a="b" ' " = / xmlns:a='b' xmlns='b' xml:base='a/' xml:lang='en' a:b='c' < > &amp;
        href=/a src=/a srcset=a xmlUrl='a' text='a' title='a' style=a onclick=a class=a id=a url='a' rel='a'
        """.split(),
        *(b"a ", b"a=b ", b"a='b' ", b'a="b" ', b"a=", b" ", b"\n", b"xmlns:a='b' ", b"href='javascript:a' "),
    ],
    "j": [
        *b"""
        [ ] { } , : [] {} [{ "a" "a": null, true, 1 1, 1e9 1e999 -1 0.1 ,[] ,{} ,"a" ,1 ,null \\ \\u0000
        \\ud800 \\n
        """.split(),
        *(
            b', {"id": 1}',
            b', {"id": "a", "title": "b"}',
            b', {"content_html": "<p>a"}',
            b', "a": 1',
            b', "tags": ["a"]',
            b', {"name": "a"}',
            b', {"url": "/a"}',
            b', ["a"]',
            b', "tags": 1',
            b', {"@type": "NewsArticle"}',
            b', {"@graph": [',
        ),
    ],
    "l": [
        b"\n",
        b"a\n",
        b"\n\n",
        b"A line\n",
        b"The Latest\n",
        b"Latest\n",
        b"Related\n",
        b"Share\n",
        b"Tags:\n",
        b"Tags: a, b\n",
        b"- a\n",
        b"1. a\n",
        b"24 September 2025\n",
        b"By Jane Doe\n",
        b"6m ago\n",
        b"https://a.example/\n",
        b"# A\n",
        b"*a*\n",
        b"a\tb\n",
        b"a  b  c\n",
        b"A | B | C\n",
        b"Photo: A\n",
        b"A caption (Photo: AP)\n",
        b"Comments\n",
        b"A paragraph of some length, with a comma and words enough to be one, and a full stop at its end.\n",
        b"A title of some words\n",
        b"a line that is broken at a width of some seventy characters or more,\n",
        "\u2022 a\n".encode(),
        "\u0622\u062e\u0631 \u0627\u0644\u0623\u062e\u0628\u0627\u0631\n".encode(),
    ],
}
