"""Archives read ahead of their turn and stored in it: whoever does it, however often, the collection is the same."""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from benchmarks.made_archives import write
from ingest import Collection, open_collection
from ingest.archive import Found, find, ordered
from ingest.cli import main
from ingest.errors import CollectionError
from ingest.run.backfill import (
    MOST,
    Ahead,
    Batch,
    Order,
    batches,
    counted,
    plan_of,
    read_ahead,
    rest,
    stored,
)
from ingest.run.steps import Step, summarise
from ingest.schema import Flaw
from tests.processes import started

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KILLS = 20
DOCUMENTS = 220  # a page met twice, one that was corrected meanwhile, feeds, copies
NOT_COMPARED = frozenset({"backfills"})


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawl")
    write(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def plain(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The collection of a plain run."""
    address = f"sqlite:///{tmp_path_factory.mktemp('plain') / 'collection.db'}"
    assert main([str(archives), "-q", "--collection", address]) == 0
    return address


def rows(address: str) -> dict[str, list[str]]:
    """Every row of every table of a collection in SQLite."""
    database = sqlite3.connect(address.removeprefix("sqlite:///"))
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    names = {name for (name,) in database.execute(named)} - NOT_COMPARED
    found = {name: sorted(map(repr, database.execute(f"SELECT * FROM {name}"))) for name in names}  # noqa: S608
    database.close()
    return found


@dataclass(frozen=True, slots=True)
class Fill:
    """A back-fill by hand: what workers would do, in whatever order a test likes."""

    found: Found
    order: Order
    collection: Collection

    def count(self, chance: random.Random) -> None:
        """Count in any order, and some batches twice, some of them by workers that know of nothing."""
        todo = [*batches(ordered(self.found), most=7)]
        for batch in chance.sample(todo, len(todo)) + todo[::3]:
            self.collection.sites.keep(
                self.collection.sites.met(lambda counting, batch=batch: counted(batch, counting, self.order))  # type: ignore[misc]
            )
        self.collection.backfills.begin(self.order.plan, self.found.documents, self.order.now)

    def read(self, batch: Batch) -> tuple[Ahead | Flaw, ...]:
        return read_ahead(batch, self.collection, self.order)

    def store(
        self, batch: Batch, ahead: Sequence[Ahead | Flaw], feeds: frozenset[tuple[str, str]] = frozenset()
    ) -> Iterable[Step]:
        return stored(batch, ahead, feeds, self.collection, self.order).steps


def filling(address: str, *paths: Path) -> Fill:
    found = find(paths, now=NOW)
    order = Order(collection=address, plan=plan_of(found, (), ()), cwd=Path("/"), now=NOW, monotonic=lambda: 0.0)
    return Fill(found, order, open_collection(address))


@pytest.fixture
def fill(archives: Path, tmp_path: Path) -> Iterator[Fill]:
    made = filling(f"sqlite:///{tmp_path / 'collection.db'}", archives)
    with made.collection:
        yield made


@pytest.mark.parametrize("ahead", [1, 5, 1000], ids=["one ahead", "five ahead", "all before the first is stored"])
def test_what_is_read_ahead_and_stored_in_order_is_what_a_plain_run_makes(fill: Fill, plain: str, ahead: int) -> None:
    chance = random.Random(ahead)
    fill.count(chance)
    left = [*batches(ordered(fill.found), most=11)]
    steps: list[Step] = []
    while left:
        window, left = left[:ahead], left[ahead:]
        read = {batch.first: fill.read(batch) for batch in chance.sample(window, len(window))}
        for batch in window:
            steps.extend(fill.store(batch, read[batch.first]))
    assert rows(fill.order.collection) == rows(plain)
    assert summarise(steps).documents == DOCUMENTS


def test_a_batch_that_is_stored_twice_adds_nothing_and_says_that_it_was_stored_before(fill: Fill, plain: str) -> None:
    fill.count(random.Random(2))
    for batch in batches(ordered(fill.found)):
        read = fill.read(batch)
        first, second = list(fill.store(batch, read)), list(fill.store(batch, read))
        assert not any(step.before for step in first)
        assert all(step.before for step in second)
    assert rows(fill.order.collection) == rows(plain)


def test_a_batch_is_not_stored_before_those_that_stand_before_it(fill: Fill) -> None:
    fill.count(random.Random(3))
    first, second, *_ = batches(ordered(fill.found))
    read = fill.read(second)
    with pytest.raises(CollectionError, match="0 documents are stored, where 50 should be"):
        fill.store(second, read)
    fill.store(first, fill.read(first))
    assert all(not step.refused for step in fill.store(second, read))


def test_what_a_transaction_did_not_end_is_stored_by_the_next_attempt(fill: Fill, plain: str) -> None:
    fill.count(random.Random(4))
    todo = [*batches(ordered(fill.found))]
    for batch in todo:
        read = fill.read(batch)
        with pytest.raises(ValueError, match="shorter"):
            fill.store(batch, read[:-1])  # it comes to an end before it has stored all
        fill.store(batch, read)
    assert rows(fill.order.collection) == rows(plain)


def test_whoever_is_killed_while_it_stores_leaves_whole_documents(fill: Fill, plain: str) -> None:
    """Twenty kills at any moment of reading and storing; what goes on then is another process, as it is with Dask."""
    fill.count(random.Random(6))
    chance = random.Random(7)
    todo = [*batches(ordered(fill.found), most=9)]
    fill.collection.close()  # whoever is forked opens it for itself

    def work(pipe: Connection) -> None:
        with open_collection(fill.order.collection) as collection:
            own = replace(fill, collection=collection)
            done = collection.backfills.stored(fill.order.plan) or 0
            pipe.send("begun")
            for batch in filter(None, (rest(batch, done) for batch in todo)):
                own.store(batch, own.read(batch))
                pipe.send("stored")
        pipe.send("done")

    kills, said = 0, ""
    while said != "done":
        process, pipe = started(work)
        said = pipe.recv()
        if kills < KILLS:
            for _ in range(chance.randrange(3)):
                said = pipe.recv()
            process.join(chance.uniform(0.0, 0.15))
            process.kill()
            kills += 1
        else:
            while said != "done":
                said = pipe.recv()
        process.join()
    assert kills == KILLS
    assert rows(fill.order.collection) == rows(plain)


def test_another_size_of_batches_goes_on_where_the_last_run_ended(fill: Fill, plain: str) -> None:
    fill.count(random.Random(5))
    for batch in [*batches(ordered(fill.found), most=13)][:9]:
        fill.store(batch, fill.read(batch))
    done = fill.collection.backfills.stored(fill.order.plan)
    assert done == 9 * 13
    for batch in filter(None, (rest(batch, done) for batch in batches(ordered(fill.found)))):
        fill.store(batch, fill.read(batch))
    assert rows(fill.order.collection) == rows(plain)


def test_the_plan_is_of_the_files_and_of_how_they_are_read(archives: Path, tmp_path: Path) -> None:
    found = find((archives,), now=NOW)
    assert plan_of(found, (), ()) == plan_of(find((archives,), now=NOW), (), ())
    few = find(sorted(archives.iterdir())[:2], now=NOW)
    assert plan_of(few, (), ()) != plan_of(found, (), ())


def test_batches_hold_all_files_in_their_order_and_no_two_kinds(archives: Path) -> None:
    files = [*ordered(find((archives,), now=NOW))]
    turned = [
        replace(file, kept=replace(file.kept, ours=place // 3 % 2 == 0)) if file.kept else file
        for place, file in enumerate(files)
    ]
    made = [*batches(turned)]
    assert [file for batch in made for file in batch.files] == turned
    assert [batch.first for batch in made] == [
        sum(len(one.files) for one in made[:place]) for place in range(len(made))
    ]
    assert all(len({file.replayed for file in batch.files}) == 1 for batch in made)
    assert all(len(batch.files) <= MOST for batch in made)


def test_what_is_left_of_a_batch_begins_behind_what_is_stored(archives: Path) -> None:
    (batch, *_) = batches(ordered(find((archives,), now=NOW)))
    assert rest(batch, 0) == batch
    left = rest(batch, 3)
    assert left
    assert (left.first, left.files) == (3, batch.files[3:])
    assert rest(batch, batch.end) is None
