"""Pictures and attached files of feeds: Media RSS, enclosures, a podcast's picture and length."""

import pytest

from ingest.reading import read
from ingest.schema import Document, Enclosure, Entry, Image

PREFIXES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
)
SITE = "https://news.example"


def item(inside: str) -> Entry:
    text = f"<rss {PREFIXES}><channel><item><title>One</title>{inside}</item></channel></rss>"
    (entry,) = read(Document(url=f"{SITE}/f", body=text.encode())).entries
    assert isinstance(entry, Entry)
    return entry


@pytest.mark.parametrize(
    ("inside", "images"),
    [
        pytest.param('<media:content url="/a" type="Image/JPEG"/>', (Image(f"{SITE}/a"),), id="a type in capitals"),
        pytest.param('<media:content url="/a" medium="image"/>', (Image(f"{SITE}/a"),), id="a medium"),
        pytest.param('<media:content url="/a.JPG?w=9"/>', (Image(f"{SITE}/a.JPG?w=9"),), id="a name"),
        pytest.param('<enclosure url="/a.png" type="image/png"/>', (Image(f"{SITE}/a.png"),), id="an attached file"),
        pytest.param('<media:content url="/a" type="video/mp4"/>', (), id="a film is none"),
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


def test_what_describes_a_film_is_plain_text_unless_it_is_written_as_html() -> None:
    film = '<media:content url="/v" type="video/mp4"/>'
    plain = f"{film}<media:description>Press &lt;Enter&gt; while 1 &lt; 2</media:description>"
    html = f'{film}<media:description type="html">A &lt;b&gt;film&lt;/b&gt; of fish &amp;amp; chips</media:description>'
    assert item(plain).summary == "Press <Enter> while 1 < 2"
    assert item(html).summary == "A film of fish & chips"
