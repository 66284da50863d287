"""Pictures and attached files of feeds: Media RSS, enclosures, a podcast's picture and length."""

import pytest

from ingest.reading import read
from ingest.schema import Document, Enclosure, Entry, Image
from tests.entries import only

PREFIXES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)
SITE = "https://news.example"


def item(inside: str) -> Entry:
    text = f"<rss {PREFIXES}><channel><item><title>One</title>{inside}</item></channel></rss>"
    return only(read(Document(url=f"{SITE}/f", body=text.encode())))


@pytest.mark.parametrize(
    ("inside", "images"),
    [
        pytest.param('<media:content url="/a" type="Image/JPEG"/>', (Image(f"{SITE}/a"),), id="a type in capitals"),
        pytest.param('<media:content url="/a" medium="image"/>', (Image(f"{SITE}/a"),), id="a medium"),
        pytest.param('<media:content url="/a.JPG?w=9"/>', (Image(f"{SITE}/a.JPG?w=9"),), id="a name"),
        pytest.param('<enclosure url="/a.png" type="image/png"/>', (Image(f"{SITE}/a.png"),), id="an attached file"),
        pytest.param('<media:content url="/a" type="video/mp4"/>', (), id="a film is none"),
        pytest.param('<itunes:link rel="image" href="/a"/>', (Image(f"{SITE}/a"),), id="a link to it"),
        pytest.param('<itunes:link rel="payment" href="/a"/>', (), id="a link to anything else"),
        pytest.param(
            '<media:content url="/v" type="video/mp4"><media:thumbnail url="/t"/></media:content>',
            (Image(f"{SITE}/t"),),
            id="a film's thumbnail",
        ),
        pytest.param(
            '<media:group><media:content url="/s.jpg" width="10"/>'
            '<media:content url="/l.jpg" width="90"/></media:group>',
            (Image(f"{SITE}/l.jpg", width=90),),
            id="of one picture the largest",
        ),
        pytest.param(
            '<media:content url="/s.jpg" width="70"/><media:content url="/b.jpg"/><media:content url="/l.jpg"'
            ' width="1200"/>',
            (Image(f"{SITE}/b.jpg"), Image(f"{SITE}/l.jpg", width=1200), Image(f"{SITE}/s.jpg", width=70)),
            id="a small one behind the others",
        ),
        pytest.param(
            '<media:thumbnail url="/t" width="80" height="60"/><enclosure url="/a.jpg" type="image/jpeg"/>',
            (Image(f"{SITE}/a.jpg"), Image(f"{SITE}/t", width=80, height=60)),
            id="a small thumbnail behind an attached file",
        ),
        pytest.param(
            '<media:thumbnail url="/t" width="240" height="135"/><enclosure url="/a.jpg" type="image/jpeg"/>',
            (Image(f"{SITE}/t", width=240, height=135),),
            id="a thumbnail that is not small, alone",
        ),
        pytest.param(
            '<media:thumbnail url="/s" width="66" height="49"/><media:thumbnail url="/l" width="144" height="81"/>',
            (Image(f"{SITE}/l", width=144, height=81),),
            id="of small thumbnails the largest",
        ),
        pytest.param(
            '<media:thumbnail url="/l" width="320"/><media:thumbnail url="/o" width="640"/>',
            (Image(f"{SITE}/l", width=320),),
            id="of other thumbnails the first",
        ),
        pytest.param(
            '<media:thumbnail url="/t" width="150" height="150"/><description>'
            '&lt;p&gt;&lt;img src="/b.jpg" width="120"&gt;&lt;img src="/l.jpg"&gt;&lt;/p&gt;</description>',
            (Image(f"{SITE}/l.jpg"), Image(f"{SITE}/t", width=150, height=150)),
            id="a small thumbnail behind the text's picture",
        ),
        pytest.param(
            '<media:thumbnail url="/t" width="72" height="72"/>'
            '<description>&lt;p&gt;&lt;img src="/b.jpg" width="64"&gt;&lt;/p&gt;</description>',
            (Image(f"{SITE}/t", width=72, height=72),),
            id="a small thumbnail alone",
        ),
        pytest.param('<media:thumbnail url="/me" width="48" height="48"/>', (), id="a face is none"),
        pytest.param(
            '<media:thumbnail url="/t" width="0" height="0"/>',
            (Image(f"{SITE}/t", width=0, height=0),),
            id="a size of nothing is none",
        ),
    ],
)
def test_the_pictures_of_an_item(inside: str, images: tuple[Image, ...]) -> None:
    assert item(inside).images == images


@pytest.mark.parametrize(
    ("inside", "enclosure"),
    [
        pytest.param(
            '<media:content url="/v" type="video/mp4" duration="12.5" fileSize="9"/>',
            Enclosure(f"{SITE}/v", "video/mp4", 9, duration=12),
            id="media",
        ),
        pytest.param(
            '<enclosure url="/a" type="audio/mpeg" length="9"/><itunes:duration>1:02</itunes:duration>',
            Enclosure(f"{SITE}/a", "audio/mpeg", 9, duration=62),
            id="a podcast",
        ),
        pytest.param(
            '<enclosure url="/a.mp3?x=1"/><itunes:duration>62</itunes:duration>',
            Enclosure(f"{SITE}/a.mp3?x=1", duration=62),
            id="a podcast without a type",
        ),
        pytest.param(
            '<enclosure url="/a.mp3" type="mp3"/><itunes:duration>62</itunes:duration>',
            Enclosure(f"{SITE}/a.mp3", "mp3", duration=62),
            id="a podcast whose type is none",
        ),
        pytest.param(
            '<enclosure url="/a" type="application/octet-stream"/><itunes:duration>62</itunes:duration>',
            Enclosure(f"{SITE}/a", "application/octet-stream", duration=62),
            id="a podcast of any type and without an ending",
        ),
        pytest.param(
            '<enclosure url="/a.pdf" type="application/pdf"/><itunes:duration>62</itunes:duration>',
            Enclosure(f"{SITE}/a.pdf", "application/pdf"),
            id="what is read has no length in seconds",
        ),
        pytest.param(
            '<enclosure url="/a.jpg"/><itunes:duration>62</itunes:duration>',
            Enclosure(f"{SITE}/a.jpg"),
            id="nor has a picture",
        ),
        pytest.param(
            '<enc:enclosure rdf:resource="/a" enc:type="audio/mpeg" enc:length="9"/>',
            Enclosure(f"{SITE}/a", "audio/mpeg", 9),
            id="RSS 1.0's module",
        ),
        pytest.param(
            "<enclosure><url>/a</url><length>9</length><type>Audio/MPEG</type></enclosure>",
            Enclosure(f"{SITE}/a", "audio/mpeg", 9),
            id="elements in the place of attributes",
        ),
        pytest.param(
            '<enclosure><b>Sound</b> of <i>rope</i></enclosure><enclosure url="/a"/>',
            Enclosure(f"{SITE}/a"),
            id="markup in the place of an address",
        ),
        pytest.param(
            '<enclosure url="/a" type="audio/mpeg"/><media:content url="/a" fileSize="9"/>',
            Enclosure(f"{SITE}/a", "audio/mpeg", 9),
            id="one file said twice",
        ),
    ],
)
def test_the_files_of_an_item(inside: str, enclosure: Enclosure) -> None:
    assert item(inside).enclosures == (enclosure,)


def test_a_length_is_of_the_file_that_is_played_and_of_none_where_two_may_be() -> None:
    said = "<itunes:duration>62</itunes:duration>"
    beside = item(f'<enclosure url="/a.mp3"/><enclosure url="/a.pdf" type="application/pdf"/>{said}')
    two = item(f'<enclosure url="/a.mp3"/><enclosure url="/a.ogg"/>{said}')
    unknown = item(f'<enclosure url="/a"/><enclosure url="/b"/>{said}')
    assert [one.duration for one in beside.enclosures] == [62, None]
    assert [one.duration for one in two.enclosures] == [None, None]
    assert [one.duration for one in unknown.enclosures] == [None, None]


def test_what_describes_a_film_is_plain_text_unless_it_is_written_as_html() -> None:
    film = '<media:content url="/v" type="video/mp4"/>'
    plain = f"{film}<media:description>Press &lt;Enter&gt; while 1 &lt; 2</media:description>"
    html = f'{film}<media:description type="html">A &lt;b&gt;film&lt;/b&gt; of fish &amp;amp; chips</media:description>'
    assert item(plain).summary == "Press <Enter> while 1 < 2"
    assert item(html).summary == "A film of fish & chips"


@pytest.mark.parametrize(
    ("inside", "content", "summary"),
    [
        pytest.param("One.\n\n0:00 Start\n1:00 End", "<p>One.</p><p>0:00 Start<br>1:00 End</p>", None, id="paragraphs"),
        pytest.param("One.\n0:00 Start\n1:00 End", "<p>One.<br>0:00 Start<br>1:00 End</p>", None, id="lines"),
        pytest.param(
            "Fish &amp;amp; chips,\n\nand peas", "<p>Fish &amp; chips,</p><p>and peas</p>", None, id="references"
        ),
        pytest.param("A harbour\nat night", None, "A harbour at night", id="a caption of two lines"),
        pytest.param("\n\n A harbour\n\n", None, "A harbour", id="lines around it"),
        pytest.param("A harbour\n\nat night...", None, "A harbour at night...", id="a text that breaks off"),
    ],
)
def test_what_describes_a_film_in_lines_is_content(inside: str, content: str | None, summary: str | None) -> None:
    entry = item(f'<media:content url="/v" type="video/mp4"/><media:description>{inside}</media:description>')
    assert (entry.content_html, entry.summary) == (content, summary)


def test_what_describes_a_film_beside_a_summary_is_neither_content_nor_summary() -> None:
    described = "<media:description>A film\n\nof the harbour</media:description>"
    entry = item(f'<description>A story</description><media:content url="/v" type="video/mp4"/>{described}')
    assert (entry.content_html, entry.summary) == (None, "A story")
