"""Faults 54, 55, 57 and 58, met by the collection alone: kills, a full disk, two at once, a lock."""

import random
import resource
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest.collection import open_collection
from ingest.deciding import decide, lookups
from ingest.errors import CollectionError
from ingest.schema import LatestItem, Query, Reading
from tests.newsroom import LONG_TEXT, NOON, entry, reading, records, take
from tests.processes import in_a_process, started

ENTRIES = 4  # of a document


def document(number: int) -> Reading:
    source = f"https://{number}.example/feed"
    links = [f"https://{number}.example/{place}" for place in range(ENTRIES)]
    entries = [entry(f"tag:{link}", link, link, content_text=f"{link} {LONG_TEXT * 3}") for link in links]
    return reading(*entries, source=source, latest=(LatestItem("First", links[0]),))


def whole_documents(path: Path) -> set[str]:
    """Return the sources that are stored, after checking that each is whole and the collection sound."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return set()  # killed before there was a collection
        (highest, count) = connection.execute("SELECT max(sequence), count(*) FROM revisions").fetchone()
        assert (highest or 0) >= count
    with open_collection(f"sqlite:///{path}") as collection:
        found = Counter(record.source_id for record in records(collection))
        assert set(found.values()) <= {ENTRIES}
        assert all(len(collection.revisions(record.id)) == 1 for record in records(collection))
        assert len(collection.latest(Query())) == len(found)
    return set(found)


def storing(path: Path, numbers: list[int]) -> Callable[[Connection], None]:
    """Store documents, and say so of each once it is stored."""

    def work(pipe: Connection) -> None:
        with open_collection(f"sqlite:///{path}") as collection:
            for number in numbers:
                take(collection, document(number))
                pipe.send(document(number).source_id)

    return work


def told(pipe: Connection) -> set[str]:
    """Return what a process said before it ended."""
    said = set()
    try:
        while True:
            said.add(pipe.recv())
    except EOFError:
        return said


def test_kills_at_any_moment_lose_nothing_that_was_stored(tmp_path: Path) -> None:
    path, chance = tmp_path / "collection.db", random.Random(54)
    acknowledged: set[str] = set()
    for _ in range(10):
        numbers = chance.sample(range(60), 60)
        pair = [started(storing(path, numbers)), started(storing(path, numbers[::-1]))]
        for process, _ in pair:
            process.join(chance.uniform(0, 0.12))
            process.kill()
        for process, pipe in pair:
            process.join()
            acknowledged |= told(pipe)
        assert acknowledged <= whole_documents(path)
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, *(document(number) for number in range(60)))
    assert len(whole_documents(path)) == 60


def test_two_processes_at_once_store_every_document_once(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    running = [started(storing(path, list(range(20))[::step])) for step in (1, -1, 1)]
    for process, pipe in running:
        assert len(told(pipe)) == 20
        process.join()
        assert process.exitcode == 0
    assert len(whole_documents(path)) == 20


def test_a_disk_that_fills_stops_with_one_line_and_stores_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, document(1000))

    def fill() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with open_collection(f"sqlite:///{path}") as collection, pytest.raises(CollectionError) as raised:
            take(collection, *(document(number) for number in range(1000)))
        return str(raised.value)

    said = in_a_process(fill)
    assert "disk" in said
    assert "\n" not in said
    assert 1 < len(whole_documents(path)) < 1000
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, document(1))


def test_a_process_that_holds_the_lock_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"

    def hold(pipe: Connection) -> None:
        with open_collection(f"sqlite:///{path}") as collection, collection.transaction() as writing:
            pipe.send("held")
            large = reading(*(entry(str(number), content_text=LONG_TEXT) for number in range(1000)))
            writing.store(large, decide(large, writing.known(large, lookups(large)), NOON))

    process, pipe = started(hold)
    assert pipe.recv() == "held"
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, document(1))
        process.join()
        assert process.exitcode == 0
        assert {record.sequence for record in records(collection, sources=("https://1.example/feed",))} == {
            1001,
            1002,
            1003,
            1004,
        }
