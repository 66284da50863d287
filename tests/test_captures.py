"""Pages that an archive of the web serves are read as their sites published them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ingest.reading import blocks_of, read, site_page_of
from ingest.schema import Document, Entry
from ingest.text.captures import capture_of, is_captured, without_archive
from ingest.text.hashing import hash_bytes
from tests.articles.written import PROSE
from tests.entries import only

PREFIX = "https://web.archive.org/web/20200102030405"
OWN = "https://news.example/2020/01/01/dam/"
SCRIPTS = '<script src="https://web-static.archive.org/_static/js/bundle-playback.js"></script>'
TOOLBAR = f"""<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" style="display:none">
<a href="/web/">Wayback Machine</a><p>12 captures</p><p>COLLECTED BY Crawlers of the Year</p>
<p>Crawl data of many sites. {PROSE}{PROSE}</p></div><!-- END WAYBACK TOOLBAR INSERT -->"""
STORY = f"""<a href="{PREFIX}/https://news.example/">News</a><h1>Dam gates open again</h1><p>By Jane Roe</p>
<img src="/web/20200102030405im_/https://news.example/dam.jpg" width="800" height="600"><p>{PROSE}</p><p>{PROSE}</p>
<p>See <a href="{PREFIX}/https://other.example/x">the other report</a> and <a href="more.html">more</a>. {PROSE}</p>
<a href="{PREFIX}/mailto:desk@news.example">Write to us</a>"""


def captured(head: str = SCRIPTS, above: str = TOOLBAR, *, url: str = f"{PREFIX}/{OWN}", body: str = STORY) -> Document:
    page = f'<html lang="en"><head>{head}<title>Dam gates open again</title></head><body>{above}{body}</body></html>'
    return Document(url=url, body=page.encode(), content_type="text/html", headers=(("server", "x"),))


def entry_of(document: Document) -> Entry:
    return only(read(document))


@pytest.mark.parametrize(
    ("url", "own", "at"),
    [
        (f"{PREFIX}/http://news.example/dam", "http://news.example/dam", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (
            f"{PREFIX}im_/http:/news.example/a?b=c",
            "http://news.example/a?b=c",
            datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        ),
        ("https://web.archive.org/web/2020/news.example/dam", "http://news.example/dam", None),
        ("https://web.archive.org/web/20209902030405/http://a.example/", "http://a.example/", None),
        (
            "https://arquivo.pt/wayback/20200102030405/https://a.example/",
            "https://a.example/",
            datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        ),
    ],
)
def test_an_archives_address_names_the_page_and_the_time(url: str, own: str, at: datetime | None) -> None:
    assert capture_of(url) == (own, at)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2020/01/02/dam",
        "https://news.example/20200102030405/dam",
        "https://web.archive.org/",
        "https://web.archive.org/web/*/news.example",
        "https://web.archive.org/details/dams",
        "urn:uuid:20200102030405",
    ],
)
def test_any_other_address_is_no_capture(url: str) -> None:
    assert capture_of(url) is None


def test_a_captured_page_is_read_as_its_site_published_it() -> None:
    reading = read(captured())
    entry = only(reading)
    assert (reading.url, [flaw.rule for flaw in reading.warnings]) == (f"{PREFIX}/{OWN}", ["captured"])
    assert (entry.url, entry.canonical_url) == (OWN, OWN.rstrip("/"))
    assert (entry.title, [who.name for who in entry.authors]) == ("Dam gates open again", ["Jane Roe"])
    assert "Crawl data" not in (entry.content_text or "")
    assert [image.url for image in entry.images] == ["https://news.example/dam.jpg"]
    assert 'href="https://other.example/x"' in (entry.content_html or "")
    assert 'href="https://news.example/2020/01/01/dam/more.html"' in (entry.content_html or "")


def test_a_captured_page_is_known_by_its_toolbar_where_its_address_is_not_kept() -> None:
    canonical = f'{SCRIPTS}<link rel="canonical" href="{PREFIX}/{OWN}">'
    entry = entry_of(captured(canonical, url="file:///saved/dam.html"))
    assert entry.canonical_url == OWN.rstrip("/")
    assert "Crawl data" not in (entry.content_text or "")


def test_the_hash_of_a_captured_page_is_that_of_the_bytes_that_came() -> None:
    document = captured()
    assert entry_of(document).raw_hash == hash_bytes(document.body)


def test_hours_ago_are_counted_back_from_when_the_page_was_captured() -> None:
    story = STORY.replace("<p>By Jane Roe</p>", "<p>By Jane Roe</p><time>3 hours ago</time>")
    document = captured(body=story, url=f"{PREFIX}/https://news.example/dam")
    reading = read(replace(document, fetched_at=datetime(2026, 1, 1, tzinfo=UTC)))
    assert only(reading).published == datetime(2020, 1, 2, 0, 4, tzinfo=UTC)
    assert reading.fetched_at == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_captured_page_belongs_to_its_own_site() -> None:
    page = captured()
    assert site_page_of(page) == site_page_of(Document(url=OWN, body=page.body))
    assert blocks_of(page) == blocks_of(captured(above=""))


def test_links_to_an_archive_in_any_other_page_are_kept() -> None:
    entry = entry_of(captured("", "", url=OWN))
    assert f'href="{PREFIX}/https://other.example/x"' in (entry.content_html or "")


def test_addresses_in_scripts_and_of_other_archives_lead_to_the_originals() -> None:
    page = (
        b'{"url":"https:\\/\\/web.archive.org\\/web\\/20200102030405\\/https:\\/\\/a.example\\/x"} (https://a.example)'
    )
    assert without_archive(page) == b'{"url":"https:\\/\\/a.example\\/x"} (https://a.example)'
    page = b"<a href='//arquivo.pt/wayback/20200102030405/https://a.example/'><a href=/noFrame/20200102030405/http://b.example>"
    assert without_archive(page) == b"<a href='https://a.example/'><a href=http://b.example>"


def test_a_page_of_the_archive_itself_is_no_capture() -> None:
    assert not is_captured(b'<html><head><link rel="canonical" href="https://blog.archive.org/2020/01/02/story/">')
