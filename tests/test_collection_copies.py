"""The same story from several sources: which record a query gives, and what it says of the others.

Which records are copies is decided elsewhere, and given here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest
from sqlalchemy import Engine, event

from ingest.collection import Collection, open_collection
from ingest.deciding import decide
from ingest.schema import Change, ChangeKind, Copies, Copy, Known, Query, Record, Tag, Trace
from tests.newsroom import NOON, entry, reading

HOUR = timedelta(hours=1)
PAPERS = ("agency", "herald", "post", "times")


def put(shelf: Collection, source: str, name: str, hours: int, of: Record | None = None, **said: object) -> Record:
    """Store an entry of `source`, so many hours old, as a copy of another; return its record."""
    published = NOON - hours * HOUR
    told = entry(name, f"https://{source}.example/{name}", name, published=published, **said)
    announced = reading(told, source=source)
    with shelf.transaction() as writing:
        (made,) = decide(announced, Known(), NOON)
        record = replace(made.record, copy_of=of.id if of else None)
        writing.store(announced, [replace(made, record=record)])
    return record


def change(shelf: Collection, kind: ChangeKind, record: Record) -> None:
    with shelf.transaction() as writing:
        writing.store(reading(source=record.source_id), [Change(kind=kind, record=record)])


def take_back(shelf: Collection, *taken: Record) -> None:
    for record in taken:
        change(shelf, "withdrawn", replace(record, withdrawn=NOON))


def names(copies: tuple[Copy, ...]) -> list[str | None]:
    return [copy.title for copy in copies]


@contextmanager
def explained() -> Iterator[list[str]]:
    """Collect SQLite's query plans for every statement of the block."""
    steps: list[str] = []

    def explain(connection: Any, cursor: Any, statement: str, values: Any, *_: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            plan = connection.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", values)
            steps.extend(step for *_, step in plan)

    event.listen(Engine, "before_cursor_execute", explain)
    try:
        yield steps
    finally:
        event.remove(Engine, "before_cursor_execute", explain)


def titles(shelf: Collection, **wanted: Any) -> str:
    return " ".join(record.entry.title or "" for record in shelf.matching(Query(**wanted)))


def a_wire_story(shelf: Collection) -> dict[str, Record]:
    """Fill the collection: one story told by an agency and carried by three papers, and one of the herald's own."""
    wire = put(shelf, "agency", "wire", hours=4, language="en", tags=(Tag("Water"),))
    return {
        "wire": wire,
        "herald-1": put(shelf, "herald", "herald-1", 3, wire, language="en", tags=(Tag("Dams"),)),
        "herald-2": put(shelf, "herald", "herald-2", 2, wire, language="ku", tags=(Tag("Dams"),)),
        "post": put(shelf, "post", "post", 5, wire, language="ku", tags=(Tag("Dams"), Tag("Water"))),
        "own": put(shelf, "herald", "own", 1, language="ku"),
    }


# which record a query gives


@pytest.mark.parametrize(
    ("wanted", "every", "one", "originals"),
    [
        ({}, "own herald-2 herald-1 wire post", "own wire", "own wire"),
        ({"sources": ("agency",)}, "wire", "wire", "wire"),
        ({"sources": ("herald",)}, "own herald-2 herald-1", "own herald-1", "own"),
        ({"sources": ("post",)}, "post", "post", ""),
        ({"sources": ("herald", "post")}, "own herald-2 herald-1 post", "own post", "own"),
        ({"sources": ("agency", "post")}, "wire post", "wire", "wire"),
        ({"languages": ("en",)}, "herald-1 wire", "wire", "wire"),
        ({"languages": ("ku",)}, "own herald-2 post", "own post", "own"),
        ({"languages": ("ku", "en")}, "own herald-2 herald-1 wire post", "own wire", "own wire"),
        ({"tags": ("dams",)}, "herald-2 herald-1 post", "post", ""),
        ({"tags": ("water",)}, "wire post", "wire", "wire"),
        ({"tags": ("dams",), "languages": ("en",)}, "herald-1", "herald-1", ""),
        ({"sources": ("herald",), "languages": ("ku",)}, "own herald-2", "own herald-2", "own"),
        ({"sources": ("herald",), "limit": 1}, "own", "own", "own"),
    ],
)
def test_a_query_gives_every_copy_or_one_of_those_it_wants_or_only_originals(
    shelf: Collection, wanted: dict[str, Any], every: str, one: str, originals: str
) -> None:
    a_wire_story(shelf)
    assert titles(shelf, **wanted) == one
    assert [titles(shelf, copies=copies, **wanted) for copies in get_args(Copies)] == [every, one, originals]


def test_of_copies_of_one_moment_that_of_the_least_id_stands_for_them(shelf: Collection) -> None:
    wire = put(shelf, "agency", "wire", hours=4)
    copies = [put(shelf, "herald", f"{number}", 1, wire, language="ku") for number in range(9)]
    least = min(copies, key=lambda record: record.id).entry.title
    assert titles(shelf, sources=("herald",)) == titles(shelf, languages=("ku",)) == least


def test_where_the_copy_that_stood_for_them_is_withdrawn_the_next_does(shelf: Collection) -> None:
    stored = a_wire_story(shelf)
    take_back(shelf, stored["herald-1"], stored["post"])
    assert titles(shelf, sources=("herald",)) == "own herald-2"
    assert titles(shelf, languages=("ku",)) == "own herald-2"
    assert titles(shelf, tags=("dams",)) == "herald-2"
    assert titles(shelf, sources=("post",)) == ""


@pytest.mark.parametrize("copies", get_args(Copies))
def test_every_copy_that_was_withdrawn_is_taken_back_for_it_may_have_stood_there_once(
    shelf: Collection, copies: Copies
) -> None:
    stored = a_wire_story(shelf)
    take_back(shelf, stored["herald-2"], stored["own"])
    for wanted in (Query(copies=copies), Query(copies=copies, sources=("herald",))):
        assert {record.entry.title for record in shelf.withdrawn(wanted)} == {"herald-2", "own"}


def test_a_record_that_another_comes_to_represent_is_not_taken_back(shelf: Collection) -> None:
    first, second = put(shelf, "herald", "first", 2), put(shelf, "post", "second", 1)
    assert titles(shelf) == "second first"
    with shelf.transaction() as writing:
        writing.copies.represent({first.id: second.id}, {})
    assert titles(shelf) == "second"
    assert titles(shelf, sources=("herald",)) == "first"
    assert list(shelf.withdrawn(Query())) == []
    assert names(shelf.copies([first.id])[first.id]) == ["second"]


@pytest.mark.parametrize(
    "wanted",
    [
        Query(limit=50),
        Query(copies="every", limit=50),
        Query(languages=("en",), limit=50),
        Query(sources=("herald",), limit=50),
        Query(tags=("dams",), languages=("en",), limit=50),
    ],
)
def test_sqlite_finds_what_a_feed_wants_by_indexes(wanted: Query) -> None:
    with open_collection("sqlite://") as collection:
        a_wire_story(collection)
        with explained() as plans:
            list(collection.matching(wanted)), list(collection.withdrawn(wanted)), collection.copies(["of nobody"])
    assert plans
    assert [step for step in plans if step.startswith("SCAN records") and "INDEX" not in step] == []


# what it says of the others


def test_each_record_of_a_cluster_is_told_of_all_the_others_the_oldest_first(shelf: Collection) -> None:
    wire = put(shelf, "agency", "wire", hours=2)
    late, early = (put(shelf, paper, paper, hours, wire) for paper, hours in (("herald", 1), ("post", 3)))
    alone = put(shelf, "times", "alone", hours=0)
    told = shelf.copies([wire.id, late.id, early.id, alone.id, "of nobody"])
    assert {record_id: names(copies) for record_id, copies in told.items()} == {
        wire.id: ["post", "herald"],
        late.id: ["post", "wire"],
        early.id: ["wire", "herald"],
    }
    assert told[wire.id][0] == Copy(
        id=early.id, public_id=early.public_id, source_id="post", title="post", url="https://post.example/post"
    )


def test_what_was_withdrawn_is_told_to_nobody(shelf: Collection) -> None:
    wire = put(shelf, "agency", "wire", hours=2)
    copies = [put(shelf, paper, paper, 1, wire) for paper in PAPERS[1:]]
    take_back(shelf, copies[0])
    assert names(shelf.copies([wire.id])[wire.id]) == sorted(
        ("post", "times"), key=lambda name: next(copy.id for copy in copies if copy.entry.title == name)
    )
    take_back(shelf, *copies[1:])
    assert shelf.copies([wire.id]) == {}


def test_no_more_than_fifty_are_named_and_the_representative_always(shelf: Collection) -> None:
    wire = put(shelf, "agency", "wire", hours=0)  # the newest, so that it comes last
    copies = [put(shelf, "herald", f"{hours}", hours, wire) for hours in range(60, 0, -1)]
    told = shelf.copies(record.id for record in (wire, copies[0], copies[-1]))
    oldest = [copy.entry.title for copy in copies]
    assert names(told[wire.id]) == oldest[:50]
    assert names(told[copies[0].id]) == [*oldest[1:50], "wire"]
    assert names(told[copies[-1].id]) == [*oldest[:49], "wire"]
    assert {len(story.others) for story in shelf.stories((wire.id, *(copy.id for copy in copies))).values()} == {50}


def test_the_statements_do_not_grow_with_the_records_asked_for(shelf: Collection) -> None:
    wires = [put(shelf, "agency", f"wire {number}", 1) for number in range(50)]
    for number, wire in enumerate(wires):
        put(shelf, "herald", f"copy {number}", 0, wire)
    said: list[str] = []

    def counted(*arguments: object) -> None:
        said.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", counted)
    try:
        told = shelf.copies(wire.id for wire in wires)
    finally:
        event.remove(Engine, "before_cursor_execute", counted)
    assert len(told) == 50
    assert len([statement for statement in said if statement != "BEGIN"]) == 2


def test_a_record_is_looked_up_by_two_shingles_or_the_same_words_and_its_own_by_one(shelf: Collection) -> None:
    near, far, same = (put(shelf, "herald", name, hours=1) for name in ("near", "far", "same"))
    whole = 1 << 31  # as `is_whole` tells
    with shelf.transaction() as writing:
        traced = ((near, (1, 2, 3)), (far, (3, 4, 5)), (same, (7, whole)))
        writing.copies.remember([Trace(record_id=one.id, shingles=shingles) for one, shingles in traced])
        told = Trace(record_id="a new one", shingles=(1, 2, 4, 6, whole))

        found = writing.copies.postings([told])
        assert found.keys() == {1, 2, 4, whole}
        assert (found[1], found[2], found[whole]) == ([near.id], [near.id], [same.id])
        assert len(found[4]) == 1
        assert found[4] != [far.id]

        assert writing.copies.postings([replace(told, outdated=(9,))]) == {**found, 4: [far.id]}
