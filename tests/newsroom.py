"""Readings made by hand, and the one way to bring them into a collection: as `ingest.run` does."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ingest.collection import Collection
from ingest.collection.databases import connect, place_of
from ingest.collection.tables import metadata
from ingest.deciding import decide, keys_of, lookups, noticed
from ingest.run.storing import write_changes
from ingest.schema import CanonicalUrl, Change, Counts, Entry, Format, Kind, Query, Reading, Record, Unchanged
from ingest.text.hashing import hash_text

NOON = datetime(2025, 9, 24, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
MUCH_LATER = NOON + timedelta(hours=2)
FEED, OTHER_FEED, PAGES = "https://a.example/feed", "https://b.example/feed", "saved/a.example"
LONG_TEXT = " ".join(f"Paragraph {number} of the story about the dam, told at length." for number in range(12))


def entry(guid: str | None = None, url: str | None = None, title: str | None = None, **fields: Any) -> Entry:
    """Return an entry of a feed whose raw hash changes whenever anything in it does."""
    said: dict[str, Any] = {"guid": guid, "url": url, "title": title, "origin": "feed", **fields}
    said.setdefault("canonical_url", CanonicalUrl(url) if url else None)
    said.setdefault("raw_hash", hash_text(repr(sorted(said.items(), key=str))))
    return Entry(**said)


def page(url: str, title: str | None = None, **fields: Any) -> Entry:
    """Return an entry of a web page."""
    return entry(None, url, title, origin="page", **fields)


def reading(*entries: Entry | Unchanged, source: str = FEED, at: datetime = NOON, **fields: Any) -> Reading:
    """Return the reading of a feed, or of a page if the first entry is a page's."""
    first = next(iter(entries), None)
    is_page = isinstance(first, Entry) and first.origin == "page"
    said: dict[str, Any] = {
        "source_id": source,
        "url": source,
        "fetched_at": at,
        "format": Format.HTML if is_page else Format.RSS,
        "kind": Kind.ARTICLE if is_page else Kind.FEED,
        "entries": entries,
        **fields,
    }
    return Reading(**said)


def decided(collection: Collection, said: Reading) -> tuple[Change, ...]:
    """Decide and store a reading; return what was decided."""
    assert said.fetched_at
    return _taken(collection, said)[0]


def take(collection: Collection, *readings: Reading) -> list[Counts]:
    """Take readings in, one after the other; return the outcomes of the entries of each."""
    return [_taken(collection, said)[1] for said in readings]


def _taken(collection: Collection, said: Reading) -> tuple[tuple[Change, ...], Counts]:
    with collection.transaction() as writing:
        known = writing.known(said, lookups(said))
        changes = decide(said, known, said.fetched_at or NOON)
        writing.note(noticed(said, known, changes, entry_keys=keys_of(said)))
        return write_changes(said, changes, known, writing)


def records(collection: Collection, **wanted: Any) -> list[Record]:
    """Return the records of a query, copies too, newest first."""
    return list(collection.matching(Query(**{"copies": "every", **wanted})))


def kinds(changes: tuple[Change, ...]) -> list[str]:
    """Return the names of the changes, in order."""
    return [change.kind for change in changes]


def dump(path: Path) -> str:
    """Return a SQLite file as the SQL that would make it."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def held(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every table of a collection, in one order in both databases."""
    engine = connect(place_of(address), read_only=True)
    with engine.connect() as connection:
        found = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return found
