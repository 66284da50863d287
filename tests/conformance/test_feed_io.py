"""feed-io's samples: whatever a plain walk of a file's tree finds is read, and a feed in two formats reads the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry, Reading
from ingest.text.dates import Moment, parse_date
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url

SAMPLES = {  # how many entries each has
    "enclosure-atom.xml": 1,
    "expected-atom.xml": 1,
    "rss/expected-rss.xml": 1,
    "rss/rss-enclosure.xml": 1,
    "rss/rss-with-dc-creator.xml": 1,
    "rss/sample-rss-media.xml": 1,
    "rss/sample-rss-nodate.xml": 3,
    "rss/sample-rss-pubdate.xml": 1,
    "rss/sample-rss.xml": 1,
    "rss/sample-youtube.xml": 1,
    "rss/truncated-rss.xml": 1,
    "sample-atom-html.xml": 1,
    "sample-atom-namespaced.xml": 2,
    "sample-atom.xml": 2,
    "sample-rdf.xml": 1,
    "truncated-atom.xml": 0,
}
PAGES = ("discovery-dualprotocol.html", "discovery-https.html", "discovery.html")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


class Told(NamedTuple):
    """What is known of an entry, under the same names in every format."""

    guid: str | None
    title: str | None
    dates: frozenset[object]
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    files: tuple[str, ...]


def _walked(body: bytes) -> Iterator[Told]:
    """Yield what a walk of the tree finds of each entry, by the local names of its elements alone."""
    for item in ElementTree.fromstring(body).iter():  # noqa: S314  (the samples are known)
        if _local(item) in ("item", "entry"):
            parts = [(_local(part), part) for part in item]
            links = [part for name, part in parts if name in ("enclosure", "link") and _is_file(name, part)]
            dates = [part.text for name, part in parts if name in ("pubDate", "date", "published", "updated")]
            people = [part for name, part in parts if name in ("author", "creator")]
            yield Told(
                guid=next((part.text for name, part in parts if name in ("guid", "id")), item.get(_ABOUT)),
                title=next((part.text for name, part in parts if name == "title"), None),
                dates=frozenset(_moment(date or "") for date in dates),
                authors=tuple((who[0].text if len(who) else who.text) or "" for who in people),
                tags=tuple(part.get("term") or part.text or "" for name, part in parts if name == "category"),
                files=tuple(part.get("url") or part.get("href") or "" for part in links),
            )


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_file(name: str, part: ElementTree.Element) -> bool:
    return name == "enclosure" or part.get("rel") == "enclosure"


def _moment(text: str) -> object:
    read_as = parse_date(text)
    return read_as.when if isinstance(read_as, Moment) else None


def _told(entry: Entry) -> Told:
    return Told(
        guid=entry.guid,
        title=entry.title,
        dates=frozenset(date for date in (entry.published, entry.updated) if date),
        authors=tuple(who.name or "" for who in entry.authors),
        tags=tuple(tag.term for tag in entry.tags),
        files=tuple(one.url for one in entry.enclosures if one.url.endswith((".mp3", ".mpeg"))),
    )


@pytest.fixture(scope="module")
def feed_io(shared: Path) -> Callable[[str], tuple[bytes, Reading]]:
    def load(name: str) -> tuple[bytes, Reading]:
        body = (shared / "corpus" / "feeds" / "feed-io" / name).read_bytes()
        return body, read(Document(url=f"https://feeds.example/{name}", body=body))

    return load


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_as_a_walk_of_its_tree_finds_it(
    feed_io: Callable[[str], tuple[bytes, Reading]], name: str
) -> None:
    body, reading = feed_io(name)
    entries = [_told(entry) for entry in reading.entries if isinstance(entry, Entry)]
    assert entries == list(_walked(body))
    assert len(entries) == SAMPLES[name]
    assert reading.feed
    assert reading.feed.title
    assert line_of(reading.feed.title) in body.decode()
    assert [one.rule for one in reading.warnings] == ([] if entries else ["no-entries"])


def test_every_file_of_the_samples_is_read_by_a_test(shared: Path) -> None:
    folder = shared / "corpus" / "feeds" / "feed-io"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {*SAMPLES, *PAGES, "feed.json"}


def test_one_feed_in_two_formats_reads_alike(feed_io: Callable[[str], tuple[bytes, Reading]]) -> None:
    (_, atom), (_, rss) = feed_io("expected-atom.xml"), feed_io("rss/expected-rss.xml")
    assert atom.feed
    assert rss.feed
    for name in ("title", "url", "updated", "description"):
        assert getattr(atom.feed, name) == getattr(rss.feed, name)
    (of_atom,), (of_rss,) = atom.entries, rss.entries
    assert isinstance(of_atom, Entry)
    assert isinstance(of_rss, Entry)
    for name in ("guid", "url", "title"):
        assert getattr(of_atom, name) == getattr(of_rss, name)
    assert of_atom.updated == of_rss.published  # the only date of each
    assert of_atom.content_text == of_rss.summary
    assert [tag.term for tag in of_atom.tags] == [tag.term for tag in of_rss.tags]


def test_a_feed_whose_entries_are_misnamed_gives_what_it_says_of_itself(
    feed_io: Callable[[str], tuple[bytes, Reading]],
) -> None:
    _, reading = feed_io("truncated-atom.xml")
    assert reading.entries == ()
    assert reading.feed
    assert (reading.feed.url, reading.feed.feed_url) == ("http://example.org/", "http://example.org/feed/")


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_feed_that_breaks_off_gives_what_came(feed_io: Callable[[str], tuple[bytes, Reading]], kept: float) -> None:
    body, whole = feed_io("rss/sample-rss-nodate.xml")
    cut = body[: int(len(body) * kept)]
    reading = read(Document(url="https://feeds.example/cut", body=cut))
    complete = cut.count(b"</item>")
    assert reading.feed
    assert whole.feed
    assert reading.feed.title == whole.feed.title
    told = [_told(entry) for entry in reading.entries if isinstance(entry, Entry)]
    assert told[:complete] == [_told(entry) for entry in whole.entries if isinstance(entry, Entry)][:complete]
    assert [flaw.rule for flaw in reading.warnings if flaw.rule == "malformed-xml"]


def test_the_sample_in_json_is_read(feed_io: Callable[[str], tuple[bytes, Reading]]) -> None:
    _, reading = feed_io("feed.json")
    entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    assert len(entries) == 4
    assert all(entry.guid and entry.title and entry.content_html and entry.published for entry in entries)
    assert [len(entry.enclosures) for entry in entries] == [1, 0, 0, 0]
    assert [who.name for who in entries[3].authors] == ["Manton Reece"]


@pytest.mark.parametrize("name", PAGES)
def test_the_feeds_that_a_page_names_are_found(feed_io: Callable[[str], tuple[bytes, Reading]], name: str) -> None:
    _, reading = feed_io(name)
    feeds = [link.url for link in reading.links if link.rel == "feed"]
    scheme = "https" if name != "discovery.html" else "http"
    assert feeds == [absolute_url(f"{scheme}://example.org/{one}.xml", None) for one in ("feed", "comments")]
