"""Statistics of a collection: what there is of each source, and what came in when."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from ingest.collection import Collection, open_collection
from ingest.run.storing import read_and_store
from ingest.schema import (
    Attempt,
    DayCount,
    Document,
    FetchState,
    FollowedPages,
    Habit,
    Hints,
    SourceHealth,
    WaitingLink,
)

NOW = datetime(2025, 10, 6, 12, tzinfo=UTC)
GOOD = FetchState(asked_at=NOW, good_at=NOW, due=NOW + timedelta(hours=1), why="once an hour at the most")


def feed(source: str, *days: int | None, at: datetime = NOW, items: str = "") -> Document:
    """A feed with an entry for each of these days of October 2025; None: one without a date."""
    for day in days:
        said = f"<pubDate>{day:02} Oct 2025 23:30:00 GMT</pubDate>" if day else ""
        items += (
            f"<item><guid isPermaLink='false'>{source} {day}</guid><title>{source} on {day}</title>"
            f"<link>https://{source}.example/{day}</link><description>Of {source}, {day}</description>{said}</item>"
        )
    body = f'<rss version="2.0"><channel><title>{source}</title>{items}</channel></rss>'
    return Document(url=f"https://{source}.example/feed", body=body.encode(), fetched_at=at, source_id=source)


@pytest.fixture
def collection(shelf: Collection) -> Collection:
    return shelf


def test_a_collection_with_nothing_in_it_has_nothing_to_say(collection: Collection) -> None:
    assert (collection.health(), collection.days(30)) == ((), ())


def test_all_that_is_known_of_a_source_is_told(collection: Collection) -> None:
    for document in (feed("harbour", 1, 3), feed("valley", 2), feed("hollow")):
        read_and_store(document, Hints(), collection, now=NOW)
    habit = Habit(source_id="valley", rule="guid-reused", entries=2, of=3, since=NOW, last=NOW)
    with collection.transaction(now=NOW) as writing:
        writing.polls.settle([("harbour", "harbour.example", GOOD), ("never", "never.example", FetchState())])
        writing.links.see("https://harbour.example/", ["https://harbour.example/a"], "harbour", depth=1, now=NOW)
        writing.links.see("https://harbour.example/", ["https://harbour.example/b"], "harbour", depth=1, now=NOW)
        done = WaitingLink(url="https://harbour.example/b", source_id="harbour", depth=1)
        writing.links.settle(done, "document", due=None)
        refused = WaitingLink(url="https://harbour.example/a", source_id="harbour", depth=1)
        writing.links.settle(refused, "permanent", due=NOW)
        tried = Attempt(
            source_id="harbour", url=done.url, at=NOW, outcome="document", status=200, cause=None, seconds=0.1
        )
        failed = replace(tried, url=refused.url, outcome="permanent", cause="refused")
        own = replace(tried, url="https://harbour.example/feed", outcome="temporary", cause="busy")
        writing.polls.attempted([tried, failed, own])
        writing.note([habit])
    pages = FollowedPages(tried=2, failed=1, cause="refused", url=refused.url, since=NOW)
    late = datetime(2025, 10, 3, 23, 30, tzinfo=UTC)
    assert collection.health() == (
        SourceHealth(source_id="harbour", entries=2, newest=late, state=GOOD, links_waiting=1, pages=pages),
        SourceHealth(source_id="hollow"),
        SourceHealth(source_id="never", state=FetchState()),
        SourceHealth(source_id="valley", entries=1, newest=late - timedelta(days=1), habits=(habit,)),
    )


def test_what_came_in_is_counted_by_day_and_source(collection: Collection) -> None:
    read_and_store(feed("east", 4, 5, None), Hints(), collection, now=NOW)
    read_and_store(feed("west", 5), Hints(), collection, now=NOW)
    day = date(2025, 10, 6)
    found = [one for one in collection.days(3) if one.source in ("east", "west")]
    assert found == [
        DayCount(day - timedelta(days=2), "east", 1),
        DayCount(day - timedelta(days=1), "east", 1),
        DayCount(day - timedelta(days=1), "west", 1),
        DayCount(day, "east", 1),
    ]
    assert [one for one in collection.days(1) if one.source in ("east", "west")] == [DayCount(day, "east", 1)]


def test_a_withdrawn_entry_counts_no_more(tmp_path: Path) -> None:
    atom = "http://purl.org/atompub/tombstones/1.0"
    tombstone = f'<at:deleted-entry xmlns:at="{atom}" ref="harbour 3" when="2025-10-06T12:00:00Z"/>'
    with open_collection(f"sqlite:///{tmp_path / 'collection.db'}") as collection:
        read_and_store(feed("harbour", 1, 3), Hints(), collection, now=NOW)
        read_and_store(feed("harbour", 1, at=NOW + timedelta(days=1), items=tombstone), Hints(), collection, now=NOW)
        (source,) = collection.health()
        assert (source.entries, source.newest) == (1, datetime(2025, 10, 1, 23, 30, tzinfo=UTC))
        assert collection.days(30) == (DayCount(date(2025, 10, 1), "harbour", 1),)


@pytest.mark.parametrize(
    ("ask", "counts", "step"),
    [
        (Collection.health, "count(DISTINCT", "SCAN records USING COVERING INDEX"),
        (lambda collection: collection.days(30), "count(*)", "SEARCH records USING COVERING INDEX ix_records_order"),
    ],
    ids=["of a source", "of a day"],
)
def test_entries_are_counted_by_an_index_and_not_by_reading_them(
    ask: Callable[[Collection], object], counts: str, step: str, tmp_path: Path
) -> None:
    file = tmp_path / "collection.db"
    with open_collection(f"sqlite:///{file}") as collection:
        read_and_store(feed("harbour", 1, 3), Hints(), collection, now=NOW)
        asked = statements(lambda: ask(collection))
    counting = next(one for one in asked if counts in one and "FROM records" in one)
    with closing(sqlite3.connect(file)) as connection:
        values = ("2025-09-06", "2025-10-06")[: counting.count("?")]
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {counting}", values)]
    assert any(one.startswith(step) for one in plan), plan


def statements(ask: Callable[[], object]) -> list[str]:
    """Collect the statements sent to the database in the block."""
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return asked


@pytest.mark.parametrize("sources", [3, 40])
def test_however_many_sources_there_are_no_more_is_asked(tmp_path: Path, sources: int) -> None:
    with open_collection(f"sqlite:///{tmp_path / 'collection.db'}") as collection:
        for n in range(sources):
            read_and_store(feed(f"s{n}", 1), Hints(), collection, now=NOW)
        found: list[SourceHealth] = []
        asked = statements(lambda: found.extend(collection.health()))
    assert len(found) == sources
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 5
