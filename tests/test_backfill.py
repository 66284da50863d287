"""Archives read ahead of their turn and stored in turn: whoever reads, however often, the collection is the same."""

import gzip
import random
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from ingest import Collection, open_collection
from ingest.archive import Found, find, ordered
from ingest.cli import main
from ingest.collection import Met, Progress
from ingest.errors import CollectionError
from ingest.run.backfill import (
    MOST,
    Ahead,
    Batch,
    Order,
    batches,
    counted,
    feeds_among,
    left,
    planned,
    read_ahead,
    stored,
)
from ingest.run.steps import Step, summarise
from ingest.schema import Flaw, Recipe, SitePage
from tests.conftest import DOCUMENTS
from tests.offline import records
from tests.processes import started
from tests.test_warc import members

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KILLS = 20
NOT_COMPARED = frozenset({"backfills"})


def rows(address: str) -> dict[str, list[str]]:
    """Return every row of every table of a collection in SQLite."""
    database = sqlite3.connect(address.removeprefix("sqlite:///"))
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    names = {name for (name,) in database.execute(named)} - NOT_COMPARED
    found = {name: sorted(map(repr, database.execute(f"SELECT * FROM {name}"))) for name in names}  # noqa: S608
    database.close()
    return found


@dataclass(frozen=True, slots=True)
class Fill:
    """A back-fill by hand: does what workers would do, in the order that a test chooses."""

    found: Found
    order: Order
    collection: Collection

    def count(self, chance: random.Random) -> None:
        """Count in any order, some batches twice, and some as a worker that knows of no others would."""
        todo = [*batches(ordered(self.found), most=7)]
        for batch in chance.sample(todo, len(todo)) + todo[::3]:
            self.collection.sites.keep(
                self.collection.sites.met(lambda counting, batch=batch: counted(batch, counting, self.order))  # type: ignore[misc]
            )
        self.collection.backfills.begin(self.order.plan, self.found.documents, self.order.now)

    def read(self, batch: Batch) -> tuple[Ahead | Flaw, ...] | None:
        return read_ahead(batch, self.collection, self.order)

    def store(
        self, batch: Batch, ahead: Sequence[Ahead | Flaw] | None, feeds: frozenset[tuple[str, str]] = frozenset()
    ) -> Iterable[Step]:
        return stored(batch, ahead, feeds, self.collection, self.order).steps


def filling(address: str, *paths: Path) -> Fill:
    found = find(paths, now=NOW)
    return Fill(found, planned(found, order_in(address)), open_collection(address))


def order_in(address: str, cwd: Path = Path("/")) -> Order:
    return Order(
        collection=address,
        run="a run",
        version=version("wiredesk"),
        cwd=cwd,
        now=NOW,
        monotonic=lambda: 0.0,
        sleep=lambda _seconds: None,
    )


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
            fill.store(batch, (read or ())[:-1])  # it ends before it has stored everything
        fill.store(batch, read)
    assert rows(fill.order.collection) == rows(plain)


def test_whoever_is_killed_while_it_stores_leaves_whole_documents(fill: Fill, plain: str) -> None:
    """Twenty kills at any moment of reading and storing; another process continues, as with Dask."""
    fill.count(random.Random(6))
    chance = random.Random(7)
    fill.collection.close()  # each forked process opens the collection itself

    def work(pipe: Connection) -> None:
        with open_collection(fill.order.collection) as collection:
            own = replace(fill, collection=collection)
            progress = collection.backfills.progress(fill.order.plan) or Progress()
            pipe.send("begun")
            for batch in left(ordered(fill.found), progress, most=2):  # enough batches for twenty kills
                own.store(batch, own.read(batch))
                pipe.send("stored")
        pipe.send("done")

    kills, said, pace = 0, "", 0.0
    while said != "done":
        process, pipe = started(work)
        said = pipe.recv()
        if kills < KILLS:
            begun = monotonic()
            for _ in range(chance.randrange(2) if pace else 1):
                said = pipe.recv()
            pace = pace or monotonic() - begun  # seconds that a batch takes here
            process.join(chance.uniform(0.0, 1.5 * pace))
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
    for batch in [*batches(ordered(fill.found), most=13)][:5]:
        fill.store(batch, fill.read(batch))
    progress = fill.collection.backfills.progress(fill.order.plan)
    assert progress == Progress(5 * 13)
    for batch in left(ordered(fill.found), progress):
        fill.store(batch, fill.read(batch))
    assert rows(fill.order.collection) == rows(plain)


def test_the_plan_is_of_the_files_and_of_how_they_are_read(archives: Path, tmp_path: Path) -> None:
    def plan(*paths: Path, cwd: Path = tmp_path, **how: Any) -> str:
        return planned(find(paths, now=NOW), replace(order_in("sqlite://", cwd), **how)).plan

    whole = plan(archives)
    assert plan(archives) == whole
    assert plan(*sorted(archives.iterdir())[:2]) != whole
    assert plan(archives, recipes=(Recipe(name="a", hosts=("a.example",)),)) != whole


def test_files_of_one_name_in_two_folders_are_two_plans(
    archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = set()
    for name in ("one", "two"):
        shutil.copytree(archives, tmp_path / name / "crawl")
        monkeypatch.chdir(tmp_path / name)
        plans.add(planned(find([Path("crawl")], now=NOW), order_in("sqlite://", Path.cwd())).plan)
    assert len(plans) == 2


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


def test_what_is_left_is_what_could_not_be_had_and_then_what_follows(archives: Path) -> None:
    files = [*ordered(find((archives,), now=NOW))]
    todo = [*left(files, Progress(43, frozenset({2, 30})), most=20)]
    assert [(batch.first, len(batch.files)) for batch in todo[:4]] == [(2, 1), (30, 1), (43, 17), (60, 20)]
    assert all(batch.files == tuple(files[batch.first : batch.end]) for batch in todo)
    assert [*left(files, Progress(len(files)))] == []


# What fails for a while


def addresses(collection: str) -> list[str | None]:
    return sorted((record.entry.canonical_url for record in records(collection)), key=str)


def test_what_could_not_be_had_is_read_when_the_run_is_begun_again(fill: Fill, archives: Path, plain: str) -> None:
    fill.count(random.Random(9))
    todo = [*batches(ordered(fill.found))]
    gone = Flaw("unreadable-file", "gone for a moment")
    for batch in todo:
        read = list(fill.read(batch) or ())
        read[7] = gone
        steps = list(fill.store(batch, read))
        assert [step.refused for step in steps if step.refused] == [gone]
    progress = fill.collection.backfills.progress(fill.order.plan)
    assert progress
    assert (progress.stored, progress.unread) == (DOCUMENTS, {batch.first + 7 for batch in todo})
    for batch in left(ordered(fill.found), progress):
        (step,) = fill.store(batch, fill.read(batch))
        assert not step.before
        assert not step.refused
    assert fill.collection.backfills.progress(fill.order.plan) == Progress(DOCUMENTS)
    # A record's id depends on the document that brought it first, which was another one here.
    assert addresses(fill.order.collection) == addresses(plain)


def test_a_page_that_is_met_with_other_bytes_in_between_is_counted_as_it_was_met_last(tmp_path: Path) -> None:
    """Bytes A, B and A again: the third is counted when only the first is known, and the second comes in before it."""
    place, blocks = SitePage("a.example", 1), frozenset({1, 2})
    with open_collection(f"sqlite:///{tmp_path / 'collection.db'}") as collection:

        def met(hours: int, body: bytes) -> Mapping[SitePage, Met]:
            return collection.sites.met(
                lambda counting: counting.meet(place, NOW + timedelta(hours=hours), body, lambda: blocks)
            )

        collection.sites.keep(met(0, b"A"))
        second, third = met(1, b"B"), met(2, b"A")
        collection.sites.keep(second)
        collection.sites.keep(third)
        assert not met(2, b"A")  # the reading that is stored
        assert met(3, b"A")


# Answers to polls


@pytest.fixture
def kept(archives: Path, tmp_path: Path) -> Path:
    """Archives of another crawler, a third of them replaced by answers to polls."""
    folder = tmp_path / "kept"
    folder.mkdir()
    for number, path in enumerate(sorted(archives.iterdir())):
        parts = [*map(gzip.decompress, members(path))]
        ours = [
            part.replace(b"\r\nContent-Type: app", b"\r\nWARC-Wiredesk-Source: paper\r\nContent-Type: app", 1)
            if place % 3 == number % 3
            else part
            for place, part in enumerate(parts)
        ]
        (folder / path.name).write_bytes(b"".join(gzip.compress(part, 1, mtime=0) for part in ours))
    return folder


def test_archives_of_ours_and_of_others_give_what_a_plain_run_makes(kept: Path, tmp_path: Path) -> None:
    plain, address = f"sqlite:///{tmp_path / 'plain.db'}", f"sqlite:///{tmp_path / 'collection.db'}"
    assert main([str(kept), "-q", "--collection", plain]) == 0
    made = filling(address, kept)
    assert made.order.in_turn
    with made.collection:
        made.count(random.Random(1))
        feeds = frozenset[tuple[str, str]]()
        for batch in batches(ordered(made.found), most=9):
            first = stored(batch, made.read(batch), feeds, made.collection, made.order)
            again = stored(batch, made.read(batch), feeds, made.collection, made.order)
            assert again.feeds == first.feeds
            assert all(step.before for step in again.steps)
            feeds = again.feeds
        assert feeds_among(ordered(made.found), made.order) == feeds
    assert feeds
    assert rows(address) == rows(plain)
