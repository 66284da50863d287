"""What `read` promises for any bytes: a reading, or a ReadError that names a rule we foresaw."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import RULES, Document, Entry, Reading

FEEDS = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:media="http://search.yahoo.com/mrss/"><channel><title>A &amp; B</title><link>https://a.example/</link>'
    b"<language>en</language><ttl>5</ttl><image><url>/i.png</url></image><item><title>One</title><guid>1</guid>"
    b"<link>/1</link><dc:creator>C</dc:creator><category>x</category><pubDate>Wed, 24 Sep 2025 14:05:00 GMT</pubDate>"
    b"<description><![CDATA[<p>Text <a href='/x'>x</a></p>]]></description><enclosure url='/a.mp3' length='5'/>"
    b"<media:content url='/m.jpg' medium='image'><media:credit>D</media:credit></media:content></item></channel></rss>",
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/" xml:lang="ckb">'
    b"<id>urn:x:0</id><title>A</title>"
    b'<link rel="self" href="/f"/><entry><id>urn:x:1</id><title type="html">&lt;b&gt;One&lt;/b&gt;</title>'
    b'<link href="/1"/><author><name>A</name><email>a@b.example</email></author><updated>2025-09-24T10:00:00Z</updated>'
    b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text<br/></p></div></content>'
    b"<source><id>urn:x:2</id><title>O</title></source></entry></feed>",
    json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "A",
            "items": [
                {"id": 1, "url": "/1", "content_html": "<p>x</p>", "authors": [{"name": "A"}], "tags": ["x"]},
                {"id": "2", "attachments": [{"url": "/a", "size_in_bytes": 5}], "date_published": "2025-09-24"},
            ],
        }
    ).encode(),
    b"<opml><body><outline text='A'><outline xmlUrl='https://a.example/feed'/></outline></body></opml>",
    b"<urlset><url><loc>https://a.example/1</loc></url></urlset>",
    b"<!doctype html><html lang=en><head><title>A</title>"
    b'<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>'
    b"</head><body><article><h1>A headline</h1><p>A paragraph of some length, with a full stop.</p>"
    b"</article></body></html>",
)
SNIPPETS = st.sampled_from(
    [
        *b"< > & ; </ /> <item> <entry> </item> <![CDATA[ ]]> <!-- --> <!DOCTYPE &#0; &x; xml:base= url=".split(),
        *b'x="1" \' " {} [] ,'.split(),
        *(
            b"\x00",
            b"\xff",
            b"\x92",
            b"\xed\xa0\x80",
            b"\xef\xbb\xbf",
            b"\x1f\x8b",
            b"1e999",
            b"null",
            b"-1",
            b"<a " * 30,
        ),
    ]
)


@st.composite
def damaged_feeds(draw: st.DrawFn) -> bytes:
    """A sound document with pieces cut out, inserted and repeated."""
    body = draw(st.sampled_from(FEEDS))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(body)))
        end = draw(st.integers(start, min(len(body), start + 60)))
        middle = draw(st.one_of(SNIPPETS, st.just(b""), st.just(body[start:end] * 2), st.binary(max_size=5)))
        body = body[:start] + middle + body[end:]
    return body


def read_or_refuse(body: bytes, content_type: str | None = None) -> Reading | None:
    try:
        return read(Document(url="https://a.example/feed", body=body, content_type=content_type))
    except ReadError as error:
        refused = error
    assert refused.rule in RULES
    assert refused.rule != "unreadable", refused.detail
    return None


@given(st.binary(max_size=300), st.sampled_from([None, "text/xml; charset=x", "application/json", "\x00"]))
@example(b"<", None)
@example(b"<rss", None)
@example(b"<feed", None)
@example(b"{}", None)
@example(b"<channel href=", None)
@settings(deadline=None)
def test_any_bytes_are_read_or_refused_by_a_rule(body: bytes, content_type: str | None) -> None:
    read_or_refuse(body, content_type)


@given(st.text(max_size=300).map(str.encode))
@settings(deadline=None)
def test_any_text_is_read_or_refused_by_a_rule(body: bytes) -> None:
    read_or_refuse(body)


@given(damaged_feeds())
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read_or_refused_by_a_rule(body: bytes) -> None:
    reading = read_or_refuse(body)
    for entry in reading.entries if reading else ():
        assert isinstance(entry, Entry)
        assert not [text for text in (entry.title, entry.summary, entry.guid) if text is not None and not text.strip()]
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        assert entry.published is None or entry.published.utcoffset() is not None


@pytest.mark.parametrize("body", FEEDS)
def test_reading_twice_gives_the_same(body: bytes) -> None:
    assert read_or_refuse(body) == read_or_refuse(body) is not None
