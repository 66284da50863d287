"""Every feed published from real input is valid in each format, and is read back as what the collection holds."""

import json
from io import BytesIO
from pathlib import Path

import feedparser
import pytest

from ingest import open_collection, read
from ingest.cli import main as ingest_main
from ingest.schema import Document, Entry, Query, Record
from syndicate.channel import ENTRIES
from syndicate.cli import main
from syndicate.render.languages import known
from tests.conformance.parts import RENDERERS, selection
from tests.conformance.records import CHANNEL
from tests.conformance.validity import FAULTS
from tests.offline import ROOT, records, saved

BASE = "https://desk.example/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A collection of the fixtures."""
    folder = tmp_path_factory.mktemp("fixtures")
    found = f"sqlite:///{folder / 'collection.db'}"
    assert ingest_main([str(saved(ROOT / "fixtures", folder / "saved")), "--collection", found, "-q"]) == 0
    return found


@pytest.fixture(scope="module")
def public(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("public")
    assert main(["--collection", address, "--output", str(output), "--base-url", BASE, "-q"]) == 0
    return output


def complaints(file: str, body: bytes) -> list[str]:
    """Return what the format's rules and feedparser object to in a feed."""
    said = FAULTS[file](body)
    parsed = feedparser.parse(BytesIO(body)) if file != "feed.json" else {"bozo": False}
    return [*said, str(parsed["bozo_exception"])] if parsed["bozo"] else said


@pytest.mark.parametrize("file", RENDERERS)
def test_every_feed_of_the_fixtures_is_valid(public: Path, file: str) -> None:
    feeds = sorted(public.rglob(file))
    assert len(feeds) > 20
    assert {str(path): found for path in feeds if (found := complaints(file, path.read_bytes()))} == {}


@pytest.mark.parametrize("file", RENDERERS)
def test_every_feed_of_the_fixtures_reads_back_as_what_is_stored(address: str, public: Path, file: str) -> None:
    stored = {record.public_id: record for record in records(address)}
    feeds = sorted(public.rglob(file))
    assert len(feeds) > 20
    for path in feeds:
        found = read(Document(url=BASE + path.relative_to(public).as_posix(), body=path.read_bytes())).entries
        assert found
        for entry in found:
            assert isinstance(entry, Entry)
            assert differences(stored[entry.guid or ""], entry, file) == {}


def differences(record: Record, back: Entry, file: str) -> dict[str, tuple[object, object]]:
    """Return how an entry that was read back differs from the record it was made from."""
    sent = record.entry
    sides = {
        "url": (sent.url, back.url),
        "title": (sent.title, back.title),
        "published": (sent.published, back.published),
        "authors": ([who.name for who in sent.authors], [who.name for who in back.authors]),
        "language": (sent.language if file == "feed.json" else known(sent.language), back.language),
        "text": (sent.content_text, back.content_text),
        "summary": (sent.summary, back.summary),
    }
    if sent.title is None:
        # Atom and JSON Feed require a title, and RSS a description in its place: the first words of the text.
        del sides["summary" if file == "feed.rss" else "title"]
    if sent.content_html is None and file != "feed.rss":
        del sides["text"], sides["summary"]  # they also require a text
    if sent.url is None and file == "feed.atom":
        del sides["url"]  # feedparser takes an id that looks like an address for an address
    if sent.direction != "rtl" and "text" in sides:
        sides["html"] = (sent.content_html, back.content_html)  # right-to-left text comes in a div that says so
    return {name: (was, now) for name, (was, now) in sides.items() if was != now}


def test_what_a_page_listed_is_told_alike_in_every_feed(public: Path) -> None:
    told: dict[str, set[tuple[tuple[str, bool], ...]]] = {}
    for path in public.rglob("feed.json"):
        for item in json.loads(path.read_bytes())["items"]:
            listed = item["_wiredesk"].get("latest", ())
            told.setdefault(item["id"], set()).add(tuple((row["title"], row["ingested"]) for row in listed))
    assert sum(any(rows) for rows in told.values()) >= 4
    assert [id_ for id_, ways in told.items() if len(ways) > 1] == []


def test_every_json_feed_of_the_fixtures_carries_the_latest_list(public: Path) -> None:
    feeds = sorted(public.rglob("feed.json"))
    assert len(feeds) > 20
    for path in feeds:
        latest = json.loads(path.read_bytes())["_wiredesk"]["latest"]
        assert 0 < len(latest) <= 50
        assert all(row["title"] and isinstance(row["ingested"], bool) for row in latest)
        ids = [row["id"] for row in latest if "id" in row]
        assert len(ids) == len(set(ids))


def test_a_second_run_over_the_fixtures_touches_no_file(address: str, public: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*")}
    assert main(["--collection", address, "--output", str(public), "--base-url", BASE, "-q"]) == 0
    assert {path: path.stat().st_mtime_ns for path in public.rglob("*")} == before


def test_a_run_into_another_folder_gives_the_same_bytes(address: str, public: Path, tmp_path: Path) -> None:
    assert main(["--collection", address, "--output", str(tmp_path), "--base-url", BASE, "-q"]) == 0
    contents = [
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (public, tmp_path)
    ]
    assert contents[0] == contents[1]


def test_every_entry_of_real_feeds_can_be_published_in_every_format(shared: Path, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    every_sixth = sorted((shared / "corpus" / "feeds" / "real").iterdir())[::6]  # all hundred take a minute
    assert ingest_main([*map(str, every_sixth), "--collection", address, "-q"]) == 0
    with open_collection(address, read_only=True) as collection:
        everything, feeds = tuple(collection.matching(Query())), collection.feeds()
    assert len(everything) > 400
    for start in range(0, len(everything), ENTRIES):
        some = everything[start : start + ENTRIES]
        chosen = selection(*some, feeds=feeds)
        assert sorted(chosen.ids) == sorted(record.public_id for record in some)
        for file, render in RENDERERS.items():
            body = render(chosen)
            assert FAULTS[file](body) == []
            reading = read(Document(url=CHANNEL.address(file), body=body))
            assert reading.warnings == ()  # feedparser's bozo flag is one
            guids = [entry.guid for entry in reading.entries if isinstance(entry, Entry)]
            assert guids == chosen.ids
