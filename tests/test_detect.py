import gzip
from html import escape

import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.reading.detect import decoded_from, detect, inflate
from ingest.schema import LARGEST_DOCUMENT, Document, Format

RSS = '<rss version="2.0"><channel><title>A</title></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>B</title></entry></feed>'
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1", "content_text": "x"}]}'
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url></urlset>'
)
LICENCE = '<rdf:RDF xmlns="http://web.resource.org/cc/" xmlns:rdf="r"><Work><license/></Work></rdf:RDF>'
ERROR = '<div id="error"><p><strong>Database error:</strong> [Lost]<br><code>SELECT 1</code></p></div>'
VIEWER = '<html><head><style>a{}</style></head><body><div id="webkit-xml-viewer-source-xml">'
STORY = "<p>" + "A sentence of a story. " * 100 + "</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(RSS, Format.RSS, id="rss 2.0"),
        pytest.param('<RSS version="0.91"><channel/></RSS>', Format.RSS, id="rss in capitals"),
        pytest.param('<rdf:RDF xmlns:rdf="r" xmlns="p"><channel/></rdf:RDF>', Format.RSS, id="rss 1.0"),
        pytest.param('<RDF xmlns="r"><channel/></RDF>', Format.RSS, id="rdf without a prefix"),
        pytest.param("<channel><title>A</title><item/></channel>", Format.RSS, id="rss without its rss element"),
        pytest.param('<feed xmlns="http://www.w3.org/2005/Atom"/>', Format.ATOM, id="atom 1.0"),
        pytest.param('<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>', Format.ATOM, id="atom 0.3"),
        pytest.param('<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', Format.ATOM, id="atom with a prefix"),
        pytest.param('<CHANNEL HREF="http://a.example/"><ITEM/></CHANNEL>', Format.CDF, id="cdf"),
        pytest.param('{"version": "https://jsonfeed.org/version/1.1", "items": []}', Format.JSON_FEED, id="json feed"),
        pytest.param("\ufeff\n {}", Format.JSON_FEED, id="json behind a mark and white space"),
        pytest.param('<opml version="2.0"><body/></opml>', Format.OPML, id="opml"),
        pytest.param("<urlset><url/></urlset>", Format.SITEMAP, id="sitemap"),
        pytest.param("<sitemapindex/>", Format.SITEMAP, id="sitemap index"),
        pytest.param("<!doctype html><title>A</title>", Format.HTML, id="page"),
        pytest.param("<p>A fragment of a page</p>", Format.HTML, id="fragment"),
        pytest.param("<b>A page of 1996</b><br>By Jane Doe<br>", Format.HTML, id="fragment without a block"),
        pytest.param("A headline\n\nA paragraph with 1 < 2 in it.", Format.TEXT, id="text dump"),
        pytest.param("[logo]\n\n  * Home\n\nA headline", Format.TEXT, id="dump that begins with a picture's name"),
        pytest.param("[Skip to content](#content)\n\n# A headline", Format.TEXT, id="dump that begins with a link"),
        pytest.param("[1]The Post\n\nA headline", Format.TEXT, id="dump that begins with a numbered link"),
        pytest.param("[1] The Post\n\nA headline", Format.TEXT, id="dump that begins with a numbered picture's link"),
        pytest.param("[![The Post](/a.png)](/)\n\n# A", Format.TEXT, id="dump that begins with a linked picture"),
        pytest.param("[![](/a.png)](/)\n\n# A headline", Format.TEXT, id="the same without a name"),
        pytest.param(
            "From: J. Doe\nDate: 2 March\n\nMIME-Version: a story", Format.TEXT, id="dump with lines of a head"
        ),
    ],
)
def test_a_format_is_known_by_its_first_element(text: str, expected: Format) -> None:
    assert detect(text) is expected


@pytest.mark.parametrize(
    "before",
    [
        pytest.param('<?xml version="1.0"?>', id="declaration"),
        pytest.param("\ufeff \n\t", id="mark and white space"),
        pytest.param("<!-- <html> -- a comment -->\n<?xml-stylesheet href='a.css'?>", id="comment and instruction"),
        pytest.param('<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "rss.dtd">', id="doctype"),
        pytest.param('<!DOCTYPE rss [<!ENTITY a "b"> <!ENTITY c "<d>">]>', id="internal subset"),
        pytest.param('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">', id="the doctype of HTML"),
        pytest.param("Warning: cannot modify header in /srv/index.php on line 3\n", id="an error message"),
        pytest.param("Notice <?xml ?> <?xml ?>", id="several declarations"),
    ],
)
def test_a_feed_is_found_behind_what_stands_before_it(before: str) -> None:
    assert detect(before + RSS) is Format.RSS


@pytest.mark.parametrize(
    ("before", "feed", "behind", "expected"),
    [
        pytest.param(ERROR, RSS, "", Format.RSS, id="an error"),
        pytest.param(ERROR + '<?xml version="1.0"?>\n', RSS, "", Format.RSS, id="an error before the declaration"),
        pytest.param("<br><b>Warning</b>: x<br>", RSS, "<br><b>Warning</b>: y", Format.RSS, id="errors on both sides"),
        pytest.param("<!-- A --><script>'<rss a=1>'</script>", ATOM, "", Format.ATOM, id="a script"),
        pytest.param("<!doctype html><html><head></head><body>", RSS, "</body></html>", Format.RSS, id="a page"),
        pytest.param(VIEWER, ATOM, f"</div><div>{STORY}</div></body></html>", Format.ATOM, id="a browser's page"),
        pytest.param(ERROR, SITEMAP, "", Format.SITEMAP, id="an error before a sitemap"),
        pytest.param(ERROR, JSON, "\n", Format.JSON_FEED, id="an error before JSON"),
    ],
)
def test_a_feed_among_markup_that_is_none_of_its_own_is_read_alone(
    before: str, feed: str, behind: str, expected: Format
) -> None:
    alone = read(Document(url="https://a.example/feed", body=feed.encode()))
    wrapped = read(Document(url="https://a.example/feed", body=(before + feed + behind).encode()))
    assert wrapped.format is expected
    assert (wrapped.feed, wrapped.entries, wrapped.links) == (alone.feed, alone.entries, alone.links)
    assert [flaw.rule for flaw in wrapped.warnings] == ["junk-before-xml", *(flaw.rule for flaw in alone.warnings)]


@pytest.mark.parametrize(
    ("feed", "behind", "expected"),
    [
        pytest.param(JSON, '<div class="json-formatter-container"></div>', Format.JSON_FEED, id="JSON"),
        pytest.param(RSS, "", Format.RSS, id="RSS served as plain text"),
    ],
)
def test_a_feed_that_a_browser_shows_as_text_is_read(feed: str, behind: str, expected: Format) -> None:
    page = (
        f'<html><head><meta charset="utf-8"></head><body><pre>{escape(feed, quote=False)}</pre>{behind}</body></html>'
    )
    alone, shown = (read(Document(url="https://a.example/feed", body=one.encode())) for one in (feed, page))
    assert shown.format is expected
    assert (shown.feed, shown.entries) == (alone.feed, alone.entries)
    assert [flaw.rule for flaw in shown.warnings] == ["junk-before-xml", *(flaw.rule for flaw in alone.warnings)]


def test_a_page_that_shows_a_feed_under_a_title_stays_a_page() -> None:
    assert detect(f"<html><title>How feeds look</title><body><pre>{escape(RSS)}</pre></body></html>") is Format.HTML


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<div>Our feed:<pre>{RSS}</pre></div>", id="shown as it is written"),
        pytest.param(f"<p>{RSS.replace('<', '&lt;')}</p>", id="in references"),
        pytest.param(f"<html><head><script>'{RSS}'</script></head><body><p>A</p></body></html>", id="in a script"),
        pytest.param(f"<html><body><p>A</p><!-- {RSS} --></body></html>", id="in a comment"),
        pytest.param(f"<html><body><p>A</p><!-- {RSS}", id="in a comment without an end"),
        pytest.param(f"<html><body><div data-feed='{RSS}'>A</div></body></html>", id="in an attribute"),
        pytest.param(f"<html><body><xml id='a'>{RSS}</xml></body></html>", id="in an island of data"),
        pytest.param(f"<html><body><p>A</p>{LICENCE}</body></html>", id="a licence"),
        pytest.param(f"<html><body><svg><metadata>{LICENCE}</metadata></svg></body></html>", id="a drawing's licence"),
        pytest.param(f"<html><body>{STORY}{RSS}</body></html>", id="behind a story"),
        pytest.param(f"<html><body>{RSS}{STORY}</body></html>", id="before a story"),
        pytest.param(f"<html><body><article><p>A</p></article>{RSS}</body></html>", id="behind an article"),
        pytest.param(f"<p>A</p>{RSS.replace(' version', ' a')}", id="of no version"),
        pytest.param(f"<p>A</p>{VIEWER}{STORY}", id="a browser's page that holds none"),
        pytest.param(f"<script>a = {JSON}", id="JSON in a script without an end"),
        pytest.param(f"{STORY}{JSON}", id="JSON behind a story"),
    ],
)
def test_a_page_that_quotes_a_feed_or_holds_one_beside_a_story_stays_a_page(page: str) -> None:
    assert detect(page) is Format.HTML


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"<html><body><pre>{RSS}</pre></body></html>", Format.HTML, id="a page that quotes a feed"),
        pytest.param("<!doctype html><script>'<rss>'</script>", Format.HTML, id="a page with a feed in its script"),
        pytest.param("x" + "<?xml " * 20_000, Format.TEXT, id="declarations without end"),
    ],
)
def test_what_only_mentions_a_feed_is_none(text: str, expected: Format) -> None:
    assert detect(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[1, 2, 3]", id="a JSON list"),
        pytest.param("<foo><bar/></foo>", id="some XML"),
        pytest.param('<svg xmlns="http://www.w3.org/2000/svg"/>', id="a drawing"),
    ],
)
def test_markup_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(ReadError) as refused:
        detect(text)
    assert refused.value.rule == "unknown-format"


PAGE = "<html><body><p>A story.</p></body></html>\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(f"WARC/1.0\r\nWARC-Type: conversion\r\n\r\n{STORY}", "WARC whose name", id="warc"),
        pytest.param(f"filedesc://a.arc 0.0.0.0 20260302 text/plain 76\n{PAGE}", "ARC: turn it", id="arc"),
        pytest.param(" CDX N b a m s k r M S V g\nexample,a)/ 2026", "the index", id="cdx"),
        pytest.param(f"From: A <a@a.example>\nMIME-Version: 1.0\n\n{PAGE}", "mail or MHTML", id="mail"),
        pytest.param(f"From a@a.example Mon Sep  1 10:00:00 2025\nSubject: b\n\n{STORY}", "a mailbox", id="a bare one"),
        pytest.param(
            f"From a@a.example Mon\nX-To: b\n\t<c>\nMessage-Id: <1@a>\n\n{RSS}", "mail or MHTML", id="a mailbox"
        ),
    ],
)
def test_what_holds_documents_and_is_none_is_refused_by_its_name(text: str, said: str) -> None:
    with pytest.raises(ReadError) as refused:
        detect(text)
    assert refused.value.rule == "unknown-format"
    assert refused.value.detail.startswith(said)


@pytest.mark.parametrize(
    ("start", "way"),
    [
        pytest.param(f"saved/a.html{chr(0) * 245}ustar  {chr(0) * 249}".encode(), "`tar xf FILE`", id="tar"),
        pytest.param(b"PK\x03\x04", "unpack it", id="zip"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "`7z x FILE`", id="7z"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", "`unrar x FILE`", id="rar"),
        pytest.param(b"ZIM\x04", "`zimdump dump --dir=DIR FILE`", id="zim"),
        pytest.param(b"\x28\xb5\x2f\xfd", "`zstd -d FILE`", id="zstd"),
        pytest.param(b"\xfd7zXZ\x00", "`xz -d -k FILE`", id="xz"),
        pytest.param(b"BZh91AY&SY", "`bzip2 -d -k FILE`", id="bzip2"),
        pytest.param(b"%PDF-1.7\n", "`pdftotext FILE`", id="pdf"),
        pytest.param(b"%!PS-Adobe-3.0\n", "`ps2ascii FILE`", id="postscript"),
        pytest.param(b"{\\rtf1\\ansi ", "as HTML", id="rtf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "as HTML", id="doc"),
    ],
)
def test_what_has_to_be_opened_first_is_refused_with_the_way_however_much_text_shows_in_it(
    start: bytes, way: str
) -> None:
    with pytest.raises(ReadError) as refused:
        read(Document(url="https://a.example/a", body=start + (PAGE + STORY).encode() * 50))
    assert refused.value.rule == "binary"
    assert way in refused.value.detail


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \r\n\t ", "empty", id="white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "binary", id="a picture"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "binary", id="a PDF"),
        pytest.param(b"PK\x03\x04" + bytes(50), "binary", id="an archive"),
        pytest.param(b"bplist00<html><p>A story.</p></html>", "binary", id="a web archive"),
        pytest.param(b"SQLite format 3\x00" + bytes(80), "binary", id="a database"),
        pytest.param(bytes(range(32)) * 20, "binary", id="control characters"),
        pytest.param(b"\x1f\x8b\x08 not gzip", "binary", id="damaged gzip"),
        pytest.param(gzip.compress(RSS.encode() * 50)[:-20], "binary", id="gzip cut short"),
        pytest.param(gzip.compress(b"<rss>") + gzip.compress(b"</rss>")[:-9], "binary", id="gzip cut where it goes on"),
        pytest.param(b'{"a": 1}', "unknown-format", id="JSON that is no feed"),
        pytest.param(b'{"a": ', "malformed-json", id="JSON cut short"),
        pytest.param(b"[]", "unknown-format", id="a JSON list"),
    ],
)
def test_what_cannot_be_read_is_refused_by_rule(body: bytes, rule: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(Document(url="https://a.example/", body=body))
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(gzip.compress(RSS.encode()), id="gzip"),
        pytest.param(gzip.compress(RSS[:9].encode()) + gzip.compress(RSS[9:].encode()), id="gzip that was added to"),
        pytest.param(RSS.encode("utf-16"), id="utf-16 with its mark"),
        pytest.param(RSS.encode("utf-16-le"), id="utf-16 little-endian without"),
        pytest.param(RSS.encode("utf-16-be"), id="utf-16 big-endian without"),
        pytest.param(RSS.encode("utf-32"), id="utf-32"),
        pytest.param(RSS.encode("utf-8-sig"), id="utf-8 with a mark"),
    ],
)
def test_a_feed_is_found_in_every_wrapping(body: bytes) -> None:
    text = decoded_from(inflate(body), None).text
    assert (detect(text), text.lstrip("\ufeff")) == (Format.RSS, RSS)


def test_a_body_that_is_larger_than_a_document_is_refused() -> None:
    with pytest.raises(ReadError) as refused:
        inflate(bytes(LARGEST_DOCUMENT + 1))
    assert refused.value.rule == "too-large"


def test_a_gzip_bomb_is_refused_without_being_opened_whole() -> None:
    with pytest.raises(ReadError) as refused:
        inflate(gzip.compress(bytes(LARGEST_DOCUMENT * 2)))
    assert refused.value.rule == "too-large"


@pytest.mark.parametrize(
    ("url", "content_type", "noted"),
    [
        pytest.param("https://a.example/index.rss", None, True, id="the name promises a feed"),
        pytest.param("https://a.example/", "application/rss+xml", True, id="the type promises a feed"),
        pytest.param("https://a.example/feed?x=1", "text/html", True, id="the path promises a feed"),
        pytest.param("https://a.example/", "application/xhtml+xml", False, id="a page in XML"),
        pytest.param("https://a.example/story", "text/html", False, id="a page"),
    ],
)
def test_a_page_in_a_feeds_place_is_noted(url: str, content_type: str | None, noted: bool) -> None:
    page = b"<!doctype html><html><head><title>A</title></head><body><p>Text of a story.</p></body></html>"
    reading = read(Document(url=url, body=page, content_type=content_type))
    assert any(flaw.rule == "html-in-place-of-feed" for flaw in reading.warnings) is noted
