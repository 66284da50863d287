"""PostgreSQL's dialect accepts every statement of a collection; no server is needed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import (
    ClauseElement,
    DateTime,
    Dialect,
    Engine,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    create_engine,
    event,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.schema import CreateIndex, CreateTable

from ingest.collection import Collection, open_collection, queries
from ingest.collection.bulk import put
from ingest.collection.dialects import UtcDateTime, upsert
from ingest.collection.tables import feeds, metadata
from ingest.schema import (
    Attempt,
    Due,
    FetchState,
    LatestItem,
    Query,
    RobotsFile,
    SitePage,
    Tag,
    Tombstone,
    WaitingLink,
)
from tests.newsroom import FEED, LATER, LONG_TEXT, MUCH_LATER, NOON, OTHER_FEED, entry, reading, records, take

DIALECTS: dict[str, Dialect] = {
    "postgresql": postgresql.psycopg.dialect(),  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this one untyped
    "sqlite": sqlite.pysqlite.dialect(),
}
DIALECT = DIALECTS["postgresql"]
OURS = ("BEGIN", "PRAGMA")  # sent to SQLite alone, by ingest.collection.databases


def a_whole_life() -> None:
    """Do everything that is ever done with a collection."""
    with open_collection("sqlite://") as shelf:
        first = entry("1", "https://a.example/1", "One", tags=(Tag("Iraq"),), language="en", content_text=LONG_TEXT)
        take(shelf, reading(first, entry("2", "https://a.example/2"), latest=(LatestItem("X", "https://a.example/1"),)))
        take(shelf, reading(first, replace(first, guid="3"), at=LATER, latest=(LatestItem("Y"),)))
        take(shelf, reading(replace(first, title="Two", raw_hash="x"), source=OTHER_FEED, at=LATER))
        take(
            shelf,
            reading(
                replace(first, title="Three", raw_hash="y"), complete=True, tombstones=(Tombstone("2"),), at=MUCH_LATER
            ),
        )
        everything = Query(sources=(FEED,), languages=("en",), tags=("iraq",), limit=9)
        for query in (Query(), everything):
            list(shelf.matching(query)), list(shelf.withdrawn(query)), shelf.latest(query)
        for record in records(shelf):
            shelf.record(record.public_id), shelf.sightings(record.id), shelf.revisions(record.id)
        shelf.copies(record.id for record in records(shelf))
        shelf.feeds(), shelf.known_hashes(FEED, b"")
        poll(shelf)
        for at in (NOON, LATER):
            with shelf.sites.counting() as counting:
                counting.meet(SitePage("a.example", 1), at, b"x", lambda: frozenset({1}))
        shelf.sites.memory(SitePage("a.example", 1))


def poll(shelf: Collection) -> None:
    """Do everything that is ever done with the schedule and the queue of links."""
    schedule = shelf.schedule
    schedule.enrol([Due(source_id=FEED, host="a.example", due=NOON)], now=NOON)
    schedule.enrolled(), schedule.due(LATER), schedule.last_asked(), schedule.states([FEED]), schedule.ahead(NOON)
    assert schedule.claim(["a.example"], "1", NOON) == {"a.example": None}
    with shelf.transaction() as transaction:
        transaction.polls.attempted([Attempt(source_id=FEED, url=FEED, at=NOON, outcome="gone")])
        transaction.polls.settle([(FEED, "a.example", FetchState(etag="x"))])
        transaction.polls.rest("a.example", LATER)
        for page in ("https://a.example/", "https://a.example/world"):
            transaction.links.see(page, ["https://a.example/1", "https://a.example/9"], FEED, depth=1, now=NOON)
        transaction.links.settle(WaitingLink(url="https://a.example/9", source_id=FEED, depth=1), "gone", due=None)
    shelf.links.sources_waiting(LATER), shelf.links.waiting(FEED, LATER, 5), shelf.links.how_many(FEED)
    schedule.reschedule({FEED: FetchState()})
    schedule.tell([FEED], NOON)
    schedule.ailing()
    schedule.keep_robots(RobotsFile(origin="https://a.example", fetched_at=NOON, status=None))
    schedule.robots("https://a.example"), shelf.attempts(FEED)
    assert schedule.holders() == ("1",)
    schedule.release("1", {"a.example": NOON})
    schedule.release_all("1", NOON)


@pytest.fixture
def statements() -> Iterator[list[object]]:
    said: list[object] = []

    def note(*arguments: object) -> None:
        said.append(arguments[1])

    event.listen(Engine, "before_execute", note)
    yield said
    event.remove(Engine, "before_execute", note)


def test_postgresql_takes_every_statement(statements: list[object]) -> None:
    a_whole_life()
    written = [
        one for one in statements if isinstance(one, ClauseElement) and "dialects.sqlite" not in type(one).__module__
    ]
    assert len({str(one.compile(dialect=DIALECT)) for one in written}) > 20
    assert {one.split()[0] for one in statements if isinstance(one, str)} <= set(OURS)


@pytest.mark.parametrize(
    ("dialect", "written"),
    [("postgresql", " = ANY (%(many)s::TEXT[])"), ("sqlite", " IN (SELECT value FROM json_each(?))")],
)
def test_many_texts_are_one_parameter_that_an_index_serves(dialect: str, written: str) -> None:
    statement = str(queries.RECORDS_OF_IDS.compile(dialect=DIALECTS[dialect]))
    assert statement.endswith(f"WHERE records.id{written}")


def test_text_is_ordered_alike_whatever_language_a_database_was_made_for(statements: list[object]) -> None:
    a_whole_life()
    written = [str(one.compile(dialect=DIALECT)) for one in statements if isinstance(one, Select)]
    ordered = [key for one in written for keys in re.findall(r"ORDER BY ([^()]*)", one) for key in keys.split(", ")]
    assert any(key.startswith('sightings.source_id COLLATE "C"') for key in ordered)
    # Among sources that are due at the same moment, any may be asked first.
    texts = re.compile(r"(?!source_states\.)\w+\.(source_id|page_url|url|key|host|term|site)\b(?! COLLATE)")
    assert [key for key in ordered if texts.match(key)] == []


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_postgresql_takes_every_table_and_index(table: Table) -> None:
    made = str(CreateTable(table).compile(dialect=DIALECT))
    assert made.split()[:3] == ["CREATE", "TABLE", table.name]
    assert all(str(CreateIndex(index).compile(dialect=DIALECT)) for index in table.indexes)


@pytest.mark.parametrize("dialect", ["postgresql", "sqlite"])
@pytest.mark.parametrize(("replaced", "words"), [((), "DO NOTHING"), (("record_id",), "DO UPDATE SET record_id")])
def test_an_upsert_is_the_dialects_own(dialect: str, replaced: tuple[str, ...], words: str) -> None:
    statement = upsert(dialect, metadata.tables["keys"], replaced)
    assert type(statement).__module__ == f"sqlalchemy.dialects.{dialect}.dml"
    assert words in str(statement.compile(dialect=DIALECTS[dialect]))


@pytest.mark.parametrize(
    "at",
    [
        NOON,
        NOON.replace(microsecond=5),
        NOON.replace(year=99),
        NOON.astimezone(timezone(timedelta(hours=3, minutes=30))),
    ],
    ids=str,
)
def test_sqlite_keeps_a_time_as_the_text_that_sqlalchemy_writes(at: datetime) -> None:
    engine, plain = create_engine("sqlite://"), at.astimezone(UTC).replace(tzinfo=None)
    with engine.connect() as connection:
        (ours,) = connection.execute(select(cast(bindparam("at", at, UtcDateTime), Text))).one()
        (theirs,) = connection.execute(select(cast(bindparam("at", plain, DateTime), Text))).one()
        assert ours == theirs
        assert connection.execute(select(bindparam("at", at, UtcDateTime))).scalar_one() == at
    engine.dispose()


def test_sqlite_keeps_no_time_without_a_zone() -> None:
    engine = create_engine("sqlite://")
    naive = NOON.replace(tzinfo=None)
    with engine.connect() as connection, pytest.raises(StatementError, match="has no time zone"):
        connection.execute(select(bindparam("at", naive, UtcDateTime)))
    engine.dispose()


def test_rows_sent_in_bulk_are_read_back_as_they_were() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    sent = [{"source_id": FEED, "feed": None, "read_at": at, "raw_hashes": "[]"} for at in (NOON, LATER)]
    with engine.begin() as connection:
        put(connection, feeds, sent, ("read_at",))
        assert [row._asdict() for row in connection.execute(select(feeds))] == sent[1:]
        put(connection, feeds, [])
        put(connection, feeds, sent[:1])
        assert [row._asdict() for row in connection.execute(select(feeds))] == sent[1:]
    engine.dispose()
