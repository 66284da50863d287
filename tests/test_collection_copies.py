"""The same story from several sources: which of them a query gives, and what is told of the others.

Which records are copies of one another is decided elsewhere; here it is given.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import Engine, create_engine, event, make_url, text

from ingest.collection import Collection, open_collection
from ingest.deciding import decide
from ingest.schema import Change, Copy, Known, Record
from tests.newsroom import NOON, entry, reading

HOUR = timedelta(hours=1)
PAPERS = ("agency", "herald", "post", "times")


@pytest.fixture(scope="module")
def database(postgres: str) -> Iterator[Callable[[], str]]:
    """A function that makes an empty collection in PostgreSQL and returns its address."""
    open_collection(postgres).close()
    numbers, engine = (
        count(),
        create_engine(
            make_url(postgres).set(drivername="postgresql+psycopg", database="template1"), isolation_level="AUTOCOMMIT"
        ),
    )

    def made() -> str:
        name = f"copies{next(numbers)}"
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE postgres"))
        return make_url(postgres).set(database=name).render_as_string(hide_password=False)

    yield made
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def shelf(request: pytest.FixtureRequest) -> Iterator[Collection]:
    """An empty collection, in each database."""
    address = "sqlite://" if request.param == "sqlite" else request.getfixturevalue("database")()
    with open_collection(address) as collection:
        yield collection


def put(shelf: Collection, source: str, name: str, hours: int, of: Record | None = None, **said: object) -> Record:
    """Store an entry of `source`, so many hours old, as a copy of another; return its record."""
    published = NOON - hours * HOUR
    told = entry(name, f"https://{source}.example/{name}", name, published=published, **said)
    announced = reading(told, source=source)
    with shelf.transaction() as writing:
        (change,) = decide(announced, Known(), NOON)
        record = replace(change.record, copy_of=of.id if of else None)
        writing.store(announced, [replace(change, record=record)])
    return record


def take_back(shelf: Collection, *taken: Record) -> None:
    with shelf.transaction() as writing:
        for record in taken:
            gone = Change(kind="withdrawn", record=replace(record, withdrawn=NOON))
            writing.store(reading(source=record.source_id), [gone])


def names(copies: tuple[Copy, ...]) -> list[str | None]:
    return [copy.title for copy in copies]


# what is told of the others


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
    wire = put(shelf, "agency", "wire", hours=0)  # the youngest, so that it comes last
    copies = [put(shelf, "herald", f"{hours}", hours, wire) for hours in range(60, 0, -1)]
    told = shelf.copies(record.id for record in (wire, copies[0], copies[-1]))
    oldest = [copy.entry.title for copy in copies]
    assert names(told[wire.id]) == oldest[:50]
    assert names(told[copies[0].id]) == [*oldest[1:50], "wire"]
    assert names(told[copies[-1].id]) == [*oldest[:49], "wire"]


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
