"""Feeds so broken that recovery loses entries, which feedparser finds: then its reading is the whole feed's."""

from dataclasses import replace

import pytest

from ingest.reading import read
from ingest.reading.feed.tolerant import MAX_TAG
from ingest.schema import Document, Reading
from tests.entries import only

MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
RSS = f"""<rss version="2.0" {MEDIA}><channel>
<title>The desk</title><link>https://news.example/</link><ttl>30</ttl>
<item><title>One</title>%s</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<title>The desk</title><link rel="self" href="https://news.example/f"/>
<at:deleted-entry ref="urn:x:0" when="2025-09-24T09:00:00Z"/>
<entry><id>urn:x:1</id><title type="html">&lt;b&gt;One&lt;/b&gt;</title>%s</entry></feed>"""
PICTURE = '<media:content url="/1.jpg" medium="image" width="640" height="480"/>'


def read_text(text: str) -> Reading:
    return read(Document(url="https://news.example/f", body=text.encode()))


def broken(text: str) -> str:
    """A feed with one quote too many in its first tag."""
    return text.replace("<rss ", "<rss '", 1).replace("<feed ", "<feed '", 1)


@pytest.mark.parametrize(
    ("shape", "inside"),
    [
        pytest.param(RSS, "<guid>https://news.example/1</guid>", id="a guid that is the address"),
        pytest.param(RSS, "<link>/1</link><guid isPermaLink='false'>g1</guid>", id="a guid"),
        pytest.param(RSS, "<pubDate>Wed, 24 Sep 2025 14:05:00 GMT</pubDate>", id="a date"),
        pytest.param(RSS, "<author>ann@news.example (Ann Lee)</author>", id="an author"),
        pytest.param(RSS, "<author>ann@news.museum (Ann Lee)</author>", id="at an address of museum"),
        pytest.param(RSS, "<category domain='https://a.example/tags'>Harbour</category>", id="a category"),
        pytest.param(RSS, "<comments>https://news.example/1#talk</comments>", id="comments"),
        pytest.param(RSS, "<enclosure url='/1.mp3' type='audio/mpeg' length='12'/>", id="an enclosure"),
        pytest.param(RSS, "<source url='https://wire.example/f'>The wire</source>", id="a source"),
        pytest.param(RSS, f"{PICTURE}<media:credit>Bo Ray</media:credit>", id="a credit"),
        pytest.param(
            RSS,
            f"<description>Hi</description>{PICTURE}<media:description>A quay</media:description>",
            id="a caption",
        ),
        pytest.param(RSS, "<description>Hi</description><itunes:subtitle>Low</itunes:subtitle>", id="a subtitle"),
        pytest.param(RSS, "<itunes:image href='/1.jpg'/>", id="a picture of an episode"),
        pytest.param(RSS, "<media:thumbnail url='/1.jpg'/>", id="a thumbnail"),
        pytest.param(RSS, "<media:content url='/1.mp4' type='video/mp4' fileSize='99'/>", id="a film"),
        pytest.param(ATOM, "<link href='/1'/><link rel='related' href='/2' title='More'/>", id="links"),
        pytest.param(
            ATOM, "<link href='/1'/><link rel='enclosure' href='/1.mp3' title='Talk'/>", id="a link to a film"
        ),
        pytest.param(ATOM, "<updated>2025-09-24T10:00:00Z</updated><rights>Ours</rights>", id="updated and rights"),
        pytest.param(
            ATOM,
            "<author><name>Ann Lee</name><email>ann@news.example</email></author><author><name>Bo Ray</name></author>"
            "<author><name>Cy Fox</name><uri>https://cy.example/</uri></author>",
            id="three authors",
        ),
        pytest.param(
            ATOM,
            "<author><name>Ann Lee</name></author><author><email>bo@news.example</email></author>",
            id="an author without a name",
        ),
        pytest.param(ATOM, "<category term='harbour' scheme='https://a.example/' label='Harbour'/>", id="a label"),
        pytest.param(ATOM, "<content src='/1.mp4' type='video/mp4'/>", id="content that is elsewhere"),
        pytest.param(ATOM, "<summary type='html'>&lt;p&gt;Short&lt;/p&gt;</summary>", id="a summary"),
        pytest.param(
            ATOM,
            "<source><id>urn:wire</id><title>The wire</title><link rel='self' href='https://wire.example/f'/></source>",
            id="a source that is a feed",
        ),
    ],
)
def test_a_broken_root_tag_costs_an_entry_nothing(shape: str, inside: str) -> None:
    whole, mended = read_text(shape % inside), read_text(broken(shape % inside))
    assert [flaw.rule for flaw in mended.warnings] == ["malformed-xml", "read-tolerantly"]
    assert replace(only(mended), raw_hash="") == replace(only(whole), raw_hash="")
    assert (mended.feed, mended.tombstones) == (whole.feed, whole.tombstones)


def test_a_feed_in_which_feedparser_finds_no_entry_either_says_what_is_lost() -> None:
    reading = read_text('<rss version="2.0\n  xmlns:a=b><channel><item><title>One</title></item></channel></rss>')
    lost = next(flaw for flaw in reading.warnings if flaw.rule == "entries-lost")
    assert (reading.entries, lost.detail) == ((), "1 of 1")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(RSS % f"<media:text {'a ' * MAX_TAG}/>", "too-long-tag", id="a tag without end"),
        pytest.param("<rss version='2.0'><item><title>One</title></item></rss>", "no-channel", id="no channel"),
    ],
)
def test_what_is_left_out_or_missing_is_told(text: str, rule: str) -> None:
    reading = read_text(broken(text))
    assert {"read-tolerantly", rule} <= {flaw.rule for flaw in reading.warnings}
    assert only(reading).title == "One"
