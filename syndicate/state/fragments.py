"""Entries as they were rendered, kept while a feed shows them."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson

from ingest.collection.codec import decode, encode
from ingest.schema import LatestRow
from syndicate.channel import Content
from syndicate.select import Fragment, Mentioned

_FORMATS = ("rss", "atom", "json")


class Fragments:
    """Rendered entries by record, revision and content; every write is part of a transaction of `State`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, wanted: Iterable[tuple[str, int]], content: Content) -> dict[tuple[str, int], Fragment]:
        """Return those that are kept, by record and revision."""
        found: dict[tuple[str, int], Fragment] = {}
        for record_id, revision in wanted:
            row = self._connection.execute(
                "SELECT said, rss, atom, json FROM fragments WHERE record = ? AND revision = ? AND content = ?",
                (record_id, revision, content),
            ).fetchone()
            if row:
                found[record_id, revision] = _fragment(record_id, revision, content, row)
        return found

    def keep(self, fragments: Iterable[Fragment]) -> None:
        """Keep rendered entries."""
        kept = tuple(fragments)
        self._connection.executemany(
            "INSERT OR REPLACE INTO fragments(record, revision, content, said, rss, atom, json)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            map(_row, kept),
        )
        mentions = ((one.record_id, *told) for one in kept for told in one.mentions)
        self._connection.executemany("INSERT OR IGNORE INTO mentions(record, kind, about) VALUES (?, ?, ?)", mentions)

    def drop(self, record_ids: Iterable[str]) -> None:
        """Forget how these records were rendered, because they say something else now."""
        rows = [(one,) for one in record_ids]
        for table in ("fragments", "mentions"):
            self._connection.executemany(f"DELETE FROM {table} WHERE record = ?", rows)  # noqa: S608 - names of ours

    def clear(self) -> None:
        """Forget how all records were rendered."""
        self._connection.execute("DELETE FROM fragments")
        self._connection.execute("DELETE FROM mentions")

    def mentioning(self, kind: Mentioned, about: Iterable[str]) -> frozenset[str]:
        """Return the records whose rendered entries mention one of these."""
        found: set[str] = set()
        for one in about:
            rows = self._connection.execute("SELECT record FROM mentions WHERE about = ? AND kind = ?", (one, kind))
            found.update(row[0] for row in rows)
        return frozenset(found)

    def awaited(self) -> tuple[str, ...]:
        """Return the addresses listed in the rendered entries that no record had when those were rendered."""
        rows = self._connection.execute("SELECT DISTINCT about FROM mentions WHERE kind = 'url'")
        return tuple(row[0] for row in rows)

    def tidy(self) -> None:
        """Forget rendered entries that no feed shows any more."""
        rows = self._connection.execute(
            "SELECT DISTINCT record FROM fragments WHERE NOT EXISTS (SELECT 1 FROM log JOIN channels USING (channel)"
            " WHERE log.record = fragments.record AND log.archive >= channels.archive - 1)"
        ).fetchall()
        self.drop(row[0] for row in rows)


def _row(one: Fragment) -> tuple[Any, ...]:
    said = {
        "public_id": one.public_id,
        "story": one.story,
        "sort_at": one.sort_at,
        "changed": one.changed,
        "updated": one.updated,
        "row": encode(one.row),
        "mentions": one.mentions,
    }
    bodies = [one.bodies[name] for name in _FORMATS]
    return (one.record_id, one.revision, one.content, orjson.dumps(said).decode(), *bodies)


def _fragment(record_id: str, revision: int, content: Content, row: Sequence[Any]) -> Fragment:
    said, bodies = orjson.loads(row[0]), row[1:]
    return Fragment(
        record_id=record_id,
        revision=revision,
        content=content,
        public_id=said["public_id"],
        story=said["story"],
        sort_at=datetime.fromisoformat(said["sort_at"]),
        changed=datetime.fromisoformat(said["changed"]),
        updated=datetime.fromisoformat(said["updated"]),
        row=decode(LatestRow, said["row"]),
        mentions=tuple((kind, about) for kind, about in said["mentions"]),
        bodies=dict(zip(_FORMATS, bodies, strict=True)),
    )
