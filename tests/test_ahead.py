"""Saved pages read ahead of their turn: whatever the order, the collection is that of a run that reads them in turn."""

import os
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pytest

from ingest import open_collection
from ingest.archive import find
from ingest.cli import filing, machine, main
from ingest.engines import readers as engine
from ingest.engines.readers import Readers
from ingest.errors import EngineError, ReadError
from ingest.reading import blocks_of, read
from ingest.run import ahead
from ingest.run.ahead import Apart
from ingest.run.offline import counted, offline
from ingest.run.steps import Summary, summarise
from ingest.schema import Clock, Document, Hints, Reading
from tests.conftest import DOCUMENTS
from tests.test_backfill import NOW, rows
from tests.test_site_memory import page

T = TypeVar("T")
R = TypeVar("R")
CLOCK = Clock(now=lambda: NOW, monotonic=lambda: 0.0, sleep=lambda _seconds: None)


@dataclass(slots=True)
class Hands:
    """A stand-in in this process that reads ahead: so many documents at once, in any order."""

    at_once: int
    chance: random.Random = field(default_factory=lambda: random.Random(11))
    read: Callable[[Document, Hints], Reading] = read
    readings: list[str] = field(default_factory=list)  # the addresses of the documents that were read
    blocks: int = 0

    @property
    def apart(self) -> Apart:
        return Apart(read=self._read, blocks_of=self._blocks_of, in_order=self._in_order)

    def readings_of(self, name: str) -> list[str]:
        return [url for url in self.readings if url.endswith(name)]

    def _read(self, document: Document, hints: Hints) -> Reading:
        self.readings.append(document.url)
        return self.read(document, hints)

    def _blocks_of(self, document: Document) -> frozenset[int]:
        self.blocks += 1
        return blocks_of(document)

    def _in_order(self, items: Iterable[T], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        held: list[T] = []
        for item in items:
            held.append(item)
            if len(held) == self.at_once:
                yield from self._worked(held, work)
                held = []
        yield from self._worked(held, work)

    def _worked(self, held: list[T], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        places = self.chance.sample(range(len(held)), len(held))
        came = {place: work(held[place]) for place in places}
        yield from ((item, came[place]) for place, item in enumerate(held))


def ingested(address: str, *paths: Path, hands: Hands | None = None, again: bool = False) -> Summary:
    found, apart = find(paths, now=NOW), hands.apart if hands else None
    with open_collection(address) as collection:
        list(counted(found, collection, cwd=Path("/"), clock=CLOCK, apart=apart))
        return summarise(offline(found, collection, cwd=Path("/"), clock=CLOCK, apart=apart, again=again))


@pytest.mark.parametrize("at_once", [2, 7, 10_000], ids=["two", "seven", "all before the first is stored"])
def test_what_is_read_ahead_is_stored_as_a_plain_run_stores_it(
    archives: Path, plain: str, tmp_path: Path, at_once: int
) -> None:
    address, hands = f"sqlite:///{tmp_path / 'collection.db'}", Hands(at_once)
    summary = ingested(address, archives, hands=hands)
    assert rows(address) == rows(plain)
    assert summary.documents == DOCUMENTS
    assert len(hands.readings) > DOCUMENTS / 2  # the rest are feeds, and pages whose bytes are known
    assert hands.blocks


def test_the_command_reads_in_processes_of_its_own_unless_it_is_told_to_read_alone(
    archives: Path, plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []

    class Watched(Readers):
        def __init__(self, number: int) -> None:
            begun.append(number)
            super().__init__(number)

    monkeypatch.setattr(engine, "Readers", Watched)
    monkeypatch.setattr(machine, "_cores", lambda: 2)
    monkeypatch.setattr(filing, "FEW", DOCUMENTS)
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    assert main([str(archives), "-q", "--collection", address]) == 0
    assert rows(address) == rows(plain)
    assert begun == [2]
    few = folder_of(tmp_path, *map(page, range(3)))
    for fewest, workers, expected in [
        (3, [], [2]),
        (3, ["--workers", "64"], [2]),
        (3, ["--workers", "1"], []),
        (4, [], []),
    ]:
        begun.clear()
        monkeypatch.setattr(filing, "FEW", fewest)
        assert main([str(few), "-q", "--dry-run", *workers]) == 0
        assert begun == expected


def folder_of(tmp_path: Path, *bodies: bytes) -> Path:
    site = tmp_path / "site" / "a.example"
    site.mkdir(parents=True)
    for number, body in enumerate(bodies):
        path = site / f"{number}.html"
        path.write_bytes(body)
        os.utime(path, (NOW.timestamp() - 60 + number,) * 2)
    return site.parent


def test_a_page_is_read_once_and_in_its_turn_again_only_where_more_is_known_of_it_by_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []

    def reads(document: Document, hints: Hints) -> Reading:
        here.append(document.url)
        return read(document, hints)

    monkeypatch.setattr(ahead, "read", reads)
    folder = folder_of(tmp_path, page(0), page(1), page(2), page(1))  # one page twice
    hands = Hands(10_000)
    summary = ingested(f"sqlite:///{tmp_path / 'collection.db'}", folder, hands=hands)
    assert len(hands.readings) == summary.documents == 4
    assert here == hands.readings_of("3.html")
    assert summary.counts.new == 3


def test_with_again_pages_that_are_known_are_read_ahead_too(tmp_path: Path) -> None:
    folder, address = folder_of(tmp_path, page(0), page(1)), f"sqlite:///{tmp_path / 'collection.db'}"
    ingested(address, folder)
    known, again = Hands(2), Hands(2)
    ingested(address, folder, hands=known)
    ingested(address, folder, hands=again, again=True)
    assert (len(known.readings), len(again.readings)) == (0, 2)


def test_a_page_that_whoever_reads_ahead_cannot_read_is_named_and_costs_no_other(tmp_path: Path) -> None:
    def reads(document: Document, hints: Hints) -> Reading:
        if document.url.endswith("/1.html"):
            raise ReadError("wedged", "not read within 60 s")
        if document.url.endswith("/2.html"):
            raise RuntimeError("a fault of ours")
        return read(document, hints)

    folder = folder_of(tmp_path, *map(page, range(4)))
    summary = ingested(f"sqlite:///{tmp_path / 'collection.db'}", folder, hands=Hands(4, read=reads))
    refused = {Path(one.where).name: one.flaw.rule for one in summary.refused}
    assert refused == {"1.html": "wedged", "2.html": "unreadable"}
    assert summary.counts.new == 2


def test_where_nobody_can_read_ahead_each_page_is_read_in_its_turn(tmp_path: Path) -> None:
    def reads(document: Document, hints: Hints) -> Reading:
        raise EngineError("no process that reads can begin: Cannot allocate memory")

    hands = Hands(2, read=reads)
    summary = ingested(
        f"sqlite:///{tmp_path / 'collection.db'}", folder_of(tmp_path, *map(page, range(3))), hands=hands
    )
    assert len(hands.readings) == 3
    assert (summary.counts.new, summary.refused) == (3, ())


def test_a_hint_that_is_another_has_the_page_read_by_it(tmp_path: Path) -> None:
    """A reading is used only for its own arguments: used for others, it would lose a later hint."""
    hands = Hands(1)
    document = Document(url="https://a.example/1", body=page(1), source_id="a")
    ((_, reads),) = hands.apart.reading([document], lambda one: (one, Hints(language="de")))
    assert reads(document, Hints(language="de")) is reads(document, Hints(language="de"))
    other = reads(document, Hints(language="fr"))
    assert other == read(document, Hints(language="fr"))
    assert other != reads(document, Hints(language="de"))
    changed = replace(document, body=page(2))
    assert reads(changed, Hints(language="de")) == read(changed, Hints(language="de"))
