"""The library's interface: `read`, `explain`, `open_collection`."""

import re
import socket
import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import ingest
from ingest import Document, Hints, ReadError, explain, open_collection, read
from ingest.cli import main
from tests.entries import only
from tests.offline import ROOT

NAMES = ("feeds/meridian-en-atom.xml", "feeds/harbour-jsonfeed-1.1.json", "dumps/en-grain-silo-05-09-2025.txt")
PAGE = "mirror/en.meridian.example/2025/09/24/erbil-water-tunnels/index.html"


def document(name: str) -> Document:
    return Document(url="https://en.meridian.example/x", body=(ROOT / "fixtures" / name).read_bytes())


def test_every_exported_name_is_there() -> None:
    assert all(getattr(ingest, name) is not None for name in ingest.__all__)
    listed = subprocess.run(
        [sys.executable, "-c", "import ingest; print(*dir(ingest))"], capture_output=True, text=True
    )
    assert set(ingest.__all__) <= set(listed.stdout.split())
    with pytest.raises(AttributeError):
        ingest.nothing_of_this_name  # noqa: B018


@pytest.mark.parametrize("name", [*NAMES, PAGE])
def test_reading_is_the_same_in_many_threads_and_never_touches_the_network(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("read opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refused)
    alone = read(document(name))
    with ThreadPoolExecutor(8) as pool:
        assert set(map(repr, pool.map(lambda _: read(document(name)), range(24)))) == {repr(alone)}


def test_what_cannot_be_read_names_its_rule() -> None:
    with pytest.raises(ReadError) as refused:
        read(Document(url="https://a.example/", body=b""))
    assert refused.value.rule == "empty"


def of_a_wrong_type(owner: type[Document | Hints], sound: dict[str, Any]) -> list[Any]:
    """Return a case for each field of a dataclass, with a value of a wrong type."""
    return [pytest.param(owner, {**sound, field.name: object()}, field.name, id=field.name) for field in fields(owner)]


@pytest.mark.parametrize(
    ("owner", "given", "wrong"),
    [
        *of_a_wrong_type(Document, {"url": "https://a.example/", "body": b""}),
        *of_a_wrong_type(Hints, {}),
        (Document, {"url": None, "body": b""}, "url"),
        (Document, {"url": "https://a.example/", "body": "<rss/>"}, "body"),
        (Document, {"url": "https://a.example/", "body": bytearray(b"<rss/>")}, "body"),
        (Document, {"url": "https://a.example/", "body": b"", "headers": {"link": "</x>"}}, "headers"),
        (Document, {"url": "https://a.example/", "body": b"", "fetched_at": "2025-09-24"}, "fetched_at"),
        (Hints, {"drop_parameters": "pos"}, "drop_parameters"),
    ],
)
def test_a_field_of_a_wrong_type_is_named_at_once(
    owner: type[Document | Hints], given: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(TypeError, match=rf"^{wrong} is \w+, and has to be \w"):
        owner(**given)


@pytest.mark.parametrize("door", [read, explain])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((b"<rss/>",), "document is bytes, and has to be Document"),
        ((None,), "document is NoneType, and has to be Document"),
        ((Document(url="https://a.example/", body=b""), {"language": "en"}), "hints is dict, and has to be"),
    ],
    ids=["bytes", "nothing", "a dict of hints"],
)
def test_what_is_no_document_is_told_from_one_that_cannot_be_read(
    door: Callable[..., object], given: tuple[Any, ...], said: str
) -> None:
    with pytest.raises(TypeError, match=f"^{said}"):
        door(*given)


def test_of_a_mistyped_name_python_can_say_what_was_meant() -> None:
    with pytest.raises(AttributeError) as caught:
        _ = ingest.opne_collection
    assert (caught.value.name, caught.value.obj) == ("opne_collection", ingest)
    assert "open_collection" in dir(ingest)


@pytest.mark.parametrize("url", [Path("collection.db"), None])
def test_the_address_of_a_collection_is_text(url: Any) -> None:
    with pytest.raises(TypeError, match=r"^url is \w+, and has to be str"):
        open_collection(url)


def test_a_document_that_was_had_at_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^fetched_at is 2025-09-24 12:00:00, without a time zone"):
        Document(url="https://a.example/", body=b"<rss/>", fetched_at=datetime(2025, 9, 24, 12))  # noqa: DTZ001


@pytest.mark.parametrize("zone", ["Asia/Bagdad", "../etc/passwd", "Europe", "", "\x00"])
def test_a_time_zone_that_nobody_knows_is_refused_rather_than_read_as_utc(zone: str) -> None:
    with pytest.raises(ValueError, match=r"^timezone is '.*', and has to be an IANA name"):
        Hints(timezone=zone)


def test_a_document_is_read_as_its_hints_say_where_it_does_not_say_itself() -> None:
    body = (
        b"<rss version='2.0'><channel><item><title>A</title><pubDate>05/09/2025 10:00</pubDate></item></channel></rss>"
    )
    hints = Hints(language="ckb", timezone="Asia/Baghdad", day_first=False)
    entry = only(read(Document(url="https://a.example/feed", body=body), hints))
    assert entry.published == datetime(2025, 5, 9, 7, tzinfo=UTC)
    assert (entry.language, entry.direction) == ("ckb", "rtl")


def test_a_source_says_which_parameters_of_its_addresses_name_a_page() -> None:
    link = b"https://a.example/x?ref=rss&amp;pos=3&amp;campaign_day=2"
    body = b"<rss version='2.0'><channel><item><title>A</title><link>" + link + b"</link></item></channel></rss>"
    hints = Hints(drop_parameters=("pos", "campaign_*"), keep_parameters=("ref",))
    entry = only(read(Document(url="https://a.example/feed", body=body), hints))
    assert entry.url == "https://a.example/x?ref=rss&pos=3&campaign_day=2"
    assert entry.canonical_url == "https://a.example/x?ref=rss"


def test_an_entry_that_is_known_is_not_read_again() -> None:
    first = read(document(NAMES[0]))
    known = frozenset(str(entry.raw_hash) for entry in first.entries)
    again = read(document(NAMES[0]), Hints(known=known))
    assert {type(entry).__name__ for entry in again.entries} == {"Unchanged"}
    assert [entry.guid for entry in again.entries] == [entry.guid for entry in first.entries]


def test_explain_gives_the_reading_and_for_each_field_one_chosen_signal() -> None:
    explanation = explain(document(PAGE))
    assert explanation.reading == read(document(PAGE))
    (evidence,) = explanation.evidence
    chosen = [one.field for one in evidence if one.chosen]
    assert len(chosen) == len(set(chosen))
    assert {"title", "published", "url", "content_html", "authors", "images", "latest"} <= set(chosen)


def test_the_readmes_example_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    feed = (ROOT / "fixtures" / "feeds" / "meridian-en-rss2.xml").read_bytes()
    (tmp_path / "feed.xml").write_bytes(feed)
    assert main(["feed.xml", "-q"]) == 0
    (example,) = re.findall(r"## As a library\n\n((?:    .*\n|\n)+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    exec(textwrap.dedent(example), {})  # noqa: S102 - it is ours
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("feed 6 ")
    assert len(shown) == 7


def test_a_collection_is_opened_read_and_closed(tmp_path: Path) -> None:
    with open_collection(f"sqlite:///{tmp_path}/collection.db") as collection:
        assert collection.record("nobody") is None
