"""Documents that once cost a reader seconds or hundreds of megabytes, or broke it: each is read or refused.

Time cannot be asserted on every machine, but a limit on the CPU of a process can. A document of half a
megabyte that is read in linear time takes a twentieth of that, and one that is not is killed.
"""

import gzip
import resource
from collections.abc import Callable, Iterable
from itertools import count
from multiprocessing.connection import Connection

import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import RULES, Document
from tests.processes import started

SIZE = 500_000  # bytes
SECONDS = 3  # of CPU
MEBIBYTES = 64
PATIENCE = 600  # seconds by the clock, because many processes share the CPU

RSS = (
    b'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    b' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
    b"<channel><title>A</title><link>https://a.example/</link>"
)
RSS_END = b"</channel></rss>"
ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>'
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"'
XHTML = b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
DUMP = (
    b"A story of the harbour\n\nBy Jane Doe\n24 September 2025\n\n"
    b"A paragraph of some length, with a comma and words enough to be one, and a full stop at its end.\n"
)
LONG_BASE = b"http://a.example/" + b"a/" * 4000  # as long as an address may be


def fill(unit: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Return a document that repeats one unit."""
    return head + unit * max(1, (SIZE - len(head) - len(tail)) // len(unit)) + tail


def number(unit: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Return the same with a number in place of each %d, so that no two units are alike."""
    return head + b"".join(_until((unit % at for at in count()), SIZE - len(head) - len(tail))) + tail


def _until(parts: Iterable[bytes], size: int) -> Iterable[bytes]:
    for part in parts:
        size -= len(part)
        if size < 0:
            return
        yield part


def in_item(unit: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    return fill(unit, RSS + b"<item><title>A</title>" + head, tail + b"</item>" + RSS_END)


def in_html(unit: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    return in_item(unit, b"<description><![CDATA[" + head, tail + b"]]></description>")


def in_page(unit: bytes, head: bytes, tail: bytes) -> bytes:
    page = b"<!doctype html><html><head><title>Ferry sails from the harbour</title>"
    story = b"<h1>Ferry sails from the harbour</h1>" + b"<p>%s</p>" % DUMP.splitlines()[-1] * 8
    return fill(unit, page + head, tail + b"<body><article>" + story + b"</article></body></html>")


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    # before the first element
    "white space in a doctype": lambda: b"<!DOCTYPE" + b" " * 65_500,
    "defaults for attributes": lambda: fill(
        b"<item/>",
        b"<!DOCTYPE rss [<!ATTLIST item " + b"".join(b'a%d CDATA "b" ' % at for at in range(3500)) + b">]><rss>",
    ),
    "entities of entities": lambda: (
        b'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 10))
        + b']><rss a="&a9;"><channel><item><title>&a9;</title></item></channel></rss>'
    ),
    "entities in an attribute": lambda: fill(
        b'<item a="&a;"/>', b'<!DOCTYPE rss [<!ENTITY a "' + b"b" * 60_000 + b'">]><rss><channel>'
    ),
    # encodings
    "punycode": lambda: b'<?xml version="1.0" encoding="punycode"?><rss>-' + b"a9" * (SIZE // 2),
    "broken punycode": lambda: b'<?xml version="1.0" encoding="punycode"?><rss><channel>A\xff</channel></rss>',
    "idna": lambda: b'<?xml version="1.0" encoding="idna"?><rss>xn--a.xn--a</rss>',
    "an encoding that is undefined": lambda: b'<?xml version="1.0" encoding="undefined"?><rss/>',
    "bytes of no encoding": lambda: in_item(bytes(range(128, 256)), b"<description>", b"</description>"),
    # names, namespaces and attributes
    "attributes of a root": lambda: number(b' a%d="b"', b"<rss", b"><channel><item/></channel></rss>"),
    "namespaces of a root": lambda: number(b' xmlns:a%d="b"', b"<rss", b"><channel><item/></channel></rss>"),
    "a long namespace": lambda: fill(
        b"<entry><id>a</id></entry>", b'<feed xmlns="' + b"a" * 150_000 + b'">', b"</feed>"
    ),
    "a long namespace inside": lambda: fill(
        b"<x:a/>",
        ATOM[:-1].partition(b"><title")[0] + b' xmlns:x="' + b"a" * 150_000 + b'"><entry>',
        b"</entry></feed>",
    ),
    "namespaces around markup": lambda: fill(
        b"<b>x</b>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"'
        + b"".join(b' xmlns:a%d="b"' % at for at in range(2000))
        + b"><entry>"
        + XHTML,
        b"</div></content></entry></feed>",
    ),
    "namespaces around entries": lambda: fill(
        b"<entry><id>a</id></entry>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"'
        + b"".join(b' xmlns:a%d="b"' % at for at in range(3000))
        + b"><title><![CDATA[<entry >]]></title>",
        b"</feed>",
    ),
    "tags without an end in XHTML": lambda: fill("<ö".encode("mac_roman"), ATOM + b"<entry>" + XHTML),
    "long tags behind short ones, none of which ends": lambda: in_html("<bŒk".encode() * 330 + b"x" * 2300),
    "long tags behind quotes, none of which ends": lambda: in_html(b'<b"' * 600 + b"x" * 2300),
    "white space among attributes": lambda: fill(
        b"<b a=1" + b"\n" * 18_000 + b"'>", RSS + b"<item><title>A</title>", b"</item>"
    ),
    "brackets among attributes": lambda: fill(b"<=", RSS + b"<item "),
    "brackets in the place of attributes": lambda: fill(b"<", RSS + b"<item ", b"></item>" + RSS_END),
    "ends of a root before an entry": lambda: fill(b"</rss>", RSS + b"<item/>" + RSS_END, b"<item/>"),
    "documents behind a document": lambda: fill(b"<?xml version='1.0'?>" + RSS + RSS_END, tail=b"<item/>"),
    "ends without their brackets": lambda: fill(b"</title ", RSS + b"<item><title>A"),
    "sections in small letters": lambda: in_item(b"<![cdata[]]>"),
    "sections in small letters without an end": lambda: fill(b"<![cdata[", RSS + b"<item><title>A"),
    "a feed behind comments without an end": lambda: fill(b"<!-- ", b"<div>", RSS + b"<item/>" + RSS_END),
    "ends of a feed in a browser's page": lambda: fill(
        b"</rss>", b'<div id="webkit-xml-viewer-source-xml">' + RSS + b"<item/>"
    ),
    # bases and languages
    "a long base of links": lambda: number(
        b'<link rel="a" href="%d"/>', b'<feed xml:base="' + LONG_BASE + b'"><entry>', b"</entry></feed>"
    ),
    "a long base of entries": lambda: number(
        b'<entry><link href="%d"/></entry>', b'<feed xml:base="' + LONG_BASE + b'">', b"</feed>"
    ),
    "a long base of HTML": lambda: fill(
        b"&lt;a href=x>y&lt;/a>",
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="' + LONG_BASE + b'"><entry><content type="html">',
        b"</content></entry></feed>",
    ),
    "a long address of a feed": lambda: number(
        b'<entry><link href="%d"/></entry>', b'<feed><link rel="self" href="' + LONG_BASE + b'"/>', b"</feed>"
    ),
    "bases in bases around entries": lambda: fill(
        b'<entry><link href="x"/></entry>', b'<feed xml:base="a/">' * 240, b"</feed>" * 240
    ),
    "bases in bases around HTML": lambda: fill(
        b'<entry><content type="html">a</content></entry>', b'<feed xml:base="a/">' * 240, b"</feed>" * 240
    ),
    "bases in bases inside markup": lambda: fill(
        b'<a href="x">y</a>',
        ATOM + b"<entry>" + XHTML + b'<b xml:base="a/">' * 220,
        b"</b>" * 220 + b"</div></content></entry></feed>",
    ),
    "bases of entries in bases in bases": lambda: number(
        b'<entry xml:base="%d/"><link href="x"/></entry>', b'<feed xml:base="a/">' * 190, b"</feed>" * 190
    ),
    "bases of entries": lambda: number(b'<entry xml:base="%d/"><link href="x"/></entry>', ATOM, b"</feed>"),
    "a language far above": lambda: fill(
        b"<entry><title>a</title></entry>", b'<feed xml:lang="en">' + b"<feed>" * 240, b"</feed>" * 241
    ),
    "a long language": lambda: fill(
        b"<item><title>a</title></item>", RSS + b"<language>en" + b"-aa" * 80_000 + b"</language>", RSS_END
    ),
    "a long language of dates": lambda: fill(
        b"<item><pubDate>1/2/2025</pubDate></item>", RSS + b"<language>en" + b"-aa" * 80_000 + b"</language>", RSS_END
    ),
    "a long xml:lang": lambda: fill(
        b"<entry><title>a</title></entry>", b'<feed xml:lang="en' + b"-aa" * 80_000 + b'">', b"</feed>"
    ),
    # entries
    "entries that say nothing": lambda: fill(b"<item/>", RSS, RSS_END),
    "entries of a word": lambda: fill(b"<item><title>a</title></item>", RSS, RSS_END),
    "entries that never end": lambda: fill(b"<item>", RSS),
    "entries in descriptions in entries": lambda: fill(b"<b>a</b>", RSS + b"<item><description>x" * 110),
    "entries in categories in entries": lambda: fill(b"a ", RSS + b"<item><category>x" * 110),
    "descriptions in descriptions": lambda: fill(b"<description>", RSS + b"<item>"),
    "parts and thumbnails": lambda: in_item(b"<media:thumbnail/>", b'<media:content url="/a.mp3"/>' * (SIZE // 60)),
    "a category of marks": lambda: in_item("\u0301\u0323".encode(), b"<category>e", b"</category>"),
    "elements in attributes": lambda: fill(
        b"\r" + b"<a/>" * 250, b"<rss ", b"><channel><item><title>a</title></item></channel></rss>"
    ),
    "bases in bases without an end": lambda: fill(
        b"<a xml:base='b/'><content:encoded>&lt;p&gt;a&lt;/p&gt;</content:encoded><item><t", RSS, RSS_END
    ),
    "space in a duration": lambda: in_item(b" ", b"<itunes:duration>PT", b"1</itunes:duration>"),
    "keywords": lambda: in_item(b"a,", b"<itunes:keywords>", b"</itunes:keywords>"),
    "categories": lambda: number(b"<category>%d</category>", RSS + b"<item>", b"</item>" + RSS_END),
    "links of an entry": lambda: number(b"<link>/%d</link>", RSS + b"<item>", b"</item>" + RSS_END),
    "authors of an entry": lambda: number(b"<author><name>%d</name></author>", ATOM + b"<entry>", b"</entry></feed>"),
    "a word that may be a mail address": lambda: in_item(b"a.", b"<author>a@", b"</author>"),
    "words that may be mail addresses": lambda: in_item(
        b"a" * 64 + b"@" + b"a." * 66 + b" ", b"<author>", b"</author>"
    ),
    "dates that are none": lambda: number(b"<item><pubDate>" + b"Sep " * 48 + b"%d</pubDate></item>", RSS, RSS_END),
    "dates that are nearly dates": lambda: number(
        b"<item><title>a</title><pubDate>Sep sEp %d mayo</pubDate></item>", RSS, RSS_END
    ),
    "tags that never end": lambda: in_item(b"<a ", b"<title>", b"</title>"),
    "ampersands": lambda: in_item(b"&", b"<title>", b"</title>"),
    # addresses
    "AMP's mark over and over": lambda: number(
        b"<item><link>https://a%d.example/" + b".amp" * 2000 + b"x</link></item>", RSS, RSS_END
    ),
    "viewers of viewers": lambda: number(
        b"<item><link>https://" + b"google.com/s/" * 620 + b"a%d.b/</link></item>", RSS, RSS_END
    ),
    "caches of caches": lambda: number(
        b"<item><link>https://" + b"a-b.cdn.ampproject.org/c/s/" * 290 + b"a%d.b/</link></item>", RSS, RSS_END
    ),
    "hosts in other scripts": lambda: number(
        b"<item><link>https://" + ("لا" * 14 + ".").encode() * 4 + b"%d.a/</link></item>", RSS, RSS_END
    ),
    "escapes": lambda: number(
        b"<item><link>https://a.example/%d" + "é%%".encode() * 2600 + b"</link></item>", RSS, RSS_END
    ),
    "a host in another script without end": lambda: fill(
        ("<a href='http://" + "é" * 470_000 + "'>a</a>").encode(),
        ATOM + b"<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>",
    ),
    "links to hosts in another script": lambda: number(
        '<link href="//é%d/"/>'.encode(), ATOM + b"<entry><title>a</title>", b"</entry></feed>"
    ),
    "broken entries with strange links": lambda: number(
        b"<item><link>ht tp:/\\/\xc3\xa9%d<b</link><pubDate>x</item>", RSS, RSS_END
    ),
    "strange hosts of broken entries": lambda: number(
        "<item><title>a</title><link>http://é%d.example:80:80/?[]</link></item>".encode(), RSS, RSS_END
    ),
    "campaigns and routes": lambda: number("<item><link>a.amp/?é=&amp;%d#!/</link></item>".encode(), RSS, RSS_END),
    "sources of entries": lambda: number(
        "<entry><title>a</title><source><link href='é%d'/></source></entry>".encode(), ATOM, b"</feed>"
    ),
    "names in capitals of another script": lambda: in_item("<aÁ b/><c>".encode(), b"<description><![CDATA["),
    "attributes without values": lambda: fill(b"<author>a (<a" + b"\na" * 25, RSS),
    "entries in what is left open": lambda: fill(b"<author>(<channel>\n<item>\n<body><img src=", ATOM),
    "an author of many words": lambda: (
        fill(
            b"<entry><title>a</title></entry>", ATOM + b"<author><name>" + "é ".encode() * 80_000 + b"</name></author>"
        )
        + b"</feed>"
    ),
    "a title of signs that mean others": lambda: fill(
        b"\xe2\x82\xac",
        ATOM[: -len(b"<title>A</title>")] + b"<author><name>b</name></author><title>",
        b"</title></feed>",
    ),
    # HTML
    "elements that seem to be closed": lambda: in_html(b"<div/>"),
    "elements that another's end seems to close": lambda: in_html(b"<div></z>"),
    "ends in comments": lambda: in_html(b"<div>" * 200 + b"<!--" + b"</div>" * 200 + b"-->"),
    "formatting that is opened again": lambda: in_html(
        b"<p>x</p>", b"<p>" + b"".join(b"<b a%d>" % at for at in range(190)) + b"</p>"
    ),
    "rules in a table": lambda: in_html(b"<hr>", b"<table>"),
    "text and elements in a table": lambda: in_html(b"a<b></b>", b"<table>"),
    "paragraphs in a table": lambda: in_html(b"<p>a</p>", b"<table>"),
    "attributes": lambda: number(
        b" a%d", RSS + b"<item><description><![CDATA[<a", b">]]></description></item>" + RSS_END
    ),
    "attributes behind a quoted sign": lambda: number(
        b" a%d", RSS + b'<item><description><![CDATA[<a b=">"', b">]]></description></item>" + RSS_END
    ),
    "attributes parted by slashes": lambda: number(
        b"/a%d", RSS + b"<item><description><![CDATA[<a", b">]]></description></item>" + RSS_END
    ),
    "white space in a tag": lambda: in_html(b" ", b"<a", b"=>"),
    "references to white space": lambda: in_html("\u00a0".encode(), b"<p>"),
    "references": lambda: in_html(b"&<p>"),
    "signs that are looked at like references": lambda: in_html("\u00aa".encode(), b"<p>"),
    "signs like references in an attribute": lambda: in_html("\u00ab".encode(), b'<img alt="', b'">'),
    "signs like references in a page": lambda: fill("\u00aa".encode(), b"<html><body><p>"),
    "tags without an end among tags that are not closed": lambda: in_html(b"<b><p" + b"2025" * 500),
    "tags that other tags begin in": lambda: in_html(b"_<b><pK-a\tb\n</b>"),
    "names of tags without an end": lambda: fill("kª<bŒÓ".encode("cp1252"), JSON + b', "content_html": "', b'"}]}'),
    "bare brackets": lambda: fill(b"<", JSON + b', "content_html": "', b'"}]}'),
    "references in an attribute": lambda: in_html(b"&", b'<img src="', b'">'),
    "entries in what never ends": lambda: fill(b"<item/><html>", ATOM + b"<entry>" + XHTML),
    "a tag of a page that never ends": lambda: fill(b"onclick=a", b"<!-- x --<fe>" + b"<fe>" * 500 + b"<p "),
    "emphasis that every block of a page opens again": lambda: fill(b"a<br><b><i><x>", b"<html><head>"),
    "cells of a page": lambda: fill(b"a<td>", b"<html><body><p>"),
    "ends of other names in a deep page": lambda: fill(b"</a></b:>", b"<html><body>" + b"<b>" * 300),
    "tags of a page that other ends seem to close": lambda: fill(b'<a="1">\n</b>', b"<html><body><p>"),
    "names of tags of a page alone": lambda: fill(b"<fe", b"<!-- <div> --<fe>" + b"<fe>" * 500),
    "styles in graphics": lambda: in_html(b"<b></i><div><svg><style>"),
    "references to letters in a dump": lambda: fill(b"&#65;", DUMP),
    "tags that never end in XHTML": lambda: fill(b"<b", ATOM + b"<entry>" + XHTML),
    "tags and bare ampersands in XHTML": lambda: fill(b"<br><col>&", ATOM + b"<entry>" + XHTML),
    "tags and bare ampersands": lambda: fill(b"<br>&", ATOM + b"<entry>" + XHTML),
    "tags and bare ampersands in a description": lambda: in_item(b"<b/>&", b"<description>", b"</description>"),
    "elements of no name": lambda: fill(b"<b/>a", RSS, RSS_END),
    "tags of letters of no encoding": lambda: fill(b"<\x84\xa4>", ATOM + b"<entry>"),
    "names that are none": lambda: fill(b'<b><:43-05:00">\n</CHANNEL>\np></b>', ATOM + b"<entry>" + XHTML),
    "line breaks": lambda: in_html(b"a<br>"),
    "line breaks of XHTML": lambda: fill(b"a<br/>", ATOM + b"<entry>" + XHTML, b"</div></content></entry></feed>"),
    "paragraphs of text": lambda: fill(b"a\n\n", ATOM + b"<entry><content>", b"</content></entry></feed>"),
    # a number of more digits than Python converts
    "a long reference in a title": lambda: (
        ATOM + b'<entry><title type="html">&amp;#' + b"9" * 5000 + b";</title></entry></feed>"
    ),
    "a long reference in a description": lambda: (
        RSS + b"<item><description>&amp;#" + b"9" * 5000 + b";</description></item>" + RSS_END
    ),
    "a long reference in an outline": lambda: (
        b'<opml><body><outline text="&#' + b"9" * 5000 + b';" xmlUrl="https://a.example/"/></body></opml>'
    ),
    "a long reference in JSON-LD": lambda: in_page(
        b" ",
        b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "&#' + b"9" * 5000 + b';"}</script>',
        b"",
    ),
    "space in JSON-LD": lambda: in_page(
        b"\\t", b'<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "a', b'b"}</script>'
    ),
    "a long width": lambda: (
        RSS
        + b'<item><description>&lt;img src="http://a.example/" width="'
        + b"9" * 5000
        + b'"></description></item>'
        + RSS_END
    ),
    # JSON
    "objects that say nothing": lambda: fill(b", {}", JSON + b"}", b"]}"),
    "items that are none": lambda: fill(b", 1", JSON + b"}", b"]}"),
    "tags that are none": lambda: fill(b", 1", JSON + b', "tags": ["a"', b"]}]}"),
    "attachments": lambda: number(b', {"url": "/%d"}', JSON + b', "attachments": [{"url": "/a"}', b"]}]}"),
    "lists in lists without an end": lambda: fill(b':, {"url": "/a"}[', JSON + b', "tags": ["a"'),
    # lists of links
    "doctypes in an OPML": lambda: fill(b"<!DOCTYPE", b"<opml>"),
    "outlines": lambda: number(b'<outline xmlUrl="/%d"/>', b"<opml><body>", b"</body></opml>"),
    "addresses of a sitemap": lambda: number(b"<url><loc>/%d</loc></url>", b"<urlset>", b"</urlset>"),
    # text dumps and pages
    "a rule in the first line of a dump": lambda: fill(b"--", b"", b" A ferry sails\n\n" + DUMP),
    "a line of dashes": lambda: fill(b"-", DUMP),
    "a line of brackets": lambda: fill(b"[", DUMP),
    "a line of parentheses": lambda: fill(b"(", DUMP),
    "a line of slashes": lambda: fill(b"/", DUMP),
    "a line of full stops": lambda: fill(b".", DUMP),
    "a line of ligatures": lambda: fill("\ufdfa".encode(), DUMP),
    "words of a ligature": lambda: fill("\ufdfa ".encode(), DUMP),
    "an author of ligatures": lambda: in_page("\ufdfa".encode(), b'<meta name="author" content="', b'">'),
    "a line of prose": lambda: fill(b"word and ", DUMP),
    "lines of figures": lambda: number(b"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 %d\n", DUMP),
    "lines of dates": lambda: number(b"%d September 2025\n", DUMP),
    "an author of one word": lambda: in_page(b"a", b'<meta name="author" content="', b'">'),
    "an author of parentheses": lambda: in_page(b"(", b'<meta name="author" content="', b'">'),
    "an author by, by, by": lambda: in_page(b"by ", b'<meta name="author" content="', b'">'),
    "an author of marks": lambda: in_page("\u0301\u0323".encode(), b'<meta name="author" content="e', b'">'),
    "a base of a page": lambda: in_page(
        b'<p>a <a href="x">b</a></p>', b'<base href="' + LONG_BASE + b'"><body><article>', b""
    ),
    "folders of an address in a page's list": lambda: in_page(
        b"/a",
        b"<body><h3>The Latest</h3><ul>"
        + b"".join(b"<li><a href=/%d>Ferry number %d sails from the harbour again</a>" % (at, at) for at in range(5))
        + b'<li><a href="/x',
        b'">The bridge over the river opens in spring</a></ul>',
    ),
    "rules in a table of a page": lambda: in_page(b"<hr>", b"<body><article><table>", b""),
    "lines of one sign": lambda: fill(b"-\r", DUMP),
    "lines of a word": lambda: number(b"a%d\n", DUMP),
    "lines of captions": lambda: number(b"A caption of it (Photo: AP %d)\n", DUMP),
    "lines of columns": lambda: number(b"1 2 3 4 5 6 7 8 9\t1 2 3 4 5 6 7 8 %d\n", DUMP),
    "a line of commas": lambda: fill(b","),
    "a title over thousands of lines": lambda: fill(b"and then some more of it\n", b"A ferry sails again\n"),
    # what is mended in what other programs made of feeds
    "addresses behind links": lambda: in_item(b"<link/>https://a "),
    "markup behind addresses": lambda: in_item(b"<link>https://a<b/></link>"),
    "sections that became comments": lambda: in_item(b"<!--[CDATA["),
    "sections that never end": lambda: in_item(b"<a><![CDATA[x</a>"),
    "quotes that never close": lambda: in_item(b'<a b="c d="e"/>'),
    "formulas that never end": lambda: in_html(b"<math><annotation>"),
    "names of an author": lambda: in_item(b"<name>a</name>", b"<author>", b"</author>"),
    "files without an address": lambda: in_item(b'<enclosure length="x"/>'),
    "ends of sitemaps": lambda: fill(b"</urlset> <!---->", b"<urlset>"),
    "text that a browser shows": lambda: fill(b"<pre>", b"<html><pre>", b"</pre>"),
    # small until it is opened
    "gzip of white space": lambda: gzip.compress(RSS + b" " * 60_000_000 + RSS_END),
    "gzip of entries": lambda: gzip.compress(RSS + b"<item><title>a</title></item>" * 2_000_000 + RSS_END),
}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Read something of every kind here, or each of the processes would import what it takes."""
    for sound in (RSS + RSS_END, RSS + b"<item><title>A & B</item>", in_page(b" ", b"", b""), DUMP, JSON + b"}]}"):
        read_or_refuse(sound)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_read_or_refused_without_much_ado(name: str) -> None:
    body = DOCUMENTS[name]()

    def attempt(pipe: Connection) -> None:
        read_or_refuse(RSS + b"<item><description>&lt;p></description></item>" + RSS_END)
        resource.setrlimit(resource.RLIMIT_CPU, (_spent() + SECONDS, _spent() + SECONDS))
        before = _peak()
        outcome = read_or_refuse(body)
        pipe.send((outcome, _peak() - before))

    process, answer = started(attempt)
    assert answer.poll(PATIENCE), f"{name}: no end to it"
    try:
        outcome, grown = answer.recv()
    except EOFError:
        pytest.fail(f"{name}: more than {SECONDS} s of CPU for {len(body):,} bytes")
    finally:
        process.kill()
        process.join()
    assert outcome in ("read", *RULES), name
    assert outcome != "unreadable", name
    assert grown < MEBIBYTES, f"{name}: {grown:.0f} MiB for {len(body):,} bytes"


def read_or_refuse(body: bytes) -> str:
    """Return what became of a document: "read", or the rule that refused it."""
    try:
        read(Document(url="https://a.example/feed", body=body))
    except ReadError as error:
        return error.rule
    return "read"


def _spent() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime)


def _peak() -> float:
    """Return the peak memory of this process, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
