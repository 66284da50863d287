"""One hundred feeds as their publishers serve them: every entry is read, and nothing goes wrong on our side."""

from pathlib import Path

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry, Kind, Reading

LEFT_OUT = "nothing-said"


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[str, tuple[Reading, int]]:
    """Every feed by its name: how it was read, and how many entries a person counted in it."""
    table = (shared / "corpus" / "labels" / "feed_counts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in table)
    return {name: (_read(shared / "corpus" / "feeds" / "real" / name), int(count)) for name, _, count in rows}


def _read(path: Path) -> Reading:
    return read(Document(url=f"https://feeds.example/{path.name}", body=path.read_bytes()))


def test_every_entry_that_was_counted_is_read_or_named(real: dict[str, tuple[Reading, int]]) -> None:
    short = {
        name: (len(reading.entries), count)
        for name, (reading, count) in real.items()
        if len(reading.entries) + sum(flaw.rule == LEFT_OUT for flaw in reading.warnings) != count
    }
    assert len(real) == 100
    assert sum(count for _, count in real.values()) == 3693
    assert short == {}


def test_every_feed_is_read_as_a_feed(real: dict[str, tuple[Reading, int]]) -> None:
    assert [name for name, (reading, _) in real.items() if reading.kind is not Kind.FEED] == []


def test_nearly_every_entry_can_be_named_reached_and_dated(real: dict[str, tuple[Reading, int]]) -> None:
    entries = [entry for reading, _ in real.values() for entry in reading.entries if isinstance(entry, Entry)]
    counts = {name: sum(getattr(entry, name) is not None for entry in entries) for name in FLOORS}
    print({"entries": len(entries), **counts})  # noqa: T201  (shown with -s, and when a floor is broken)
    assert {name: counts[name] for name, floor in FLOORS.items() if counts[name] < floor} == {}


FLOORS = {"guid": 2646, "title": 3681, "url": 2647, "published": 3370, "content_html": 2246, "language": 2249}
