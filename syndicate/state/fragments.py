"""Entries as they were rendered, kept while a feed shows them."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson

from ingest.collection.codec import decode, encode
from ingest.schema import LatestRow
from syndicate.channel import Content
from syndicate.select import Fragment

FORMATS = ("rss", "atom", "json")


class Fragments:
    """Rendered entries by record, revision and content; every write is part of a transaction of `State`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, wanted: Iterable[tuple[str, int]], content: Content) -> dict[tuple[str, int], Fragment]:
        """Return those that are kept, by record and revision."""
        found: dict[tuple[str, int], Fragment] = {}
        for record_id, revision in wanted:
            row = self._connection.execute(
                "SELECT source, said, rss, atom, json FROM fragments WHERE record = ? AND revision = ? AND content = ?",
                (record_id, revision, content),
            ).fetchone()
            if row:
                found[record_id, revision] = _fragment(record_id, revision, content, row)
        return found

    def keep(self, fragments: Iterable[Fragment]) -> None:
        """Keep rendered entries."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO fragments(record, revision, content, source, said, rss, atom, json)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            map(_row, fragments),
        )

    def drop(self, record_ids: Iterable[str]) -> None:
        """Forget how these records were rendered: they say something else."""
        self._connection.executemany("DELETE FROM fragments WHERE record = ?", [(one,) for one in record_ids])

    def clear(self) -> None:
        """Forget all of them: they name addresses that are others now."""
        self._connection.execute("DELETE FROM fragments")

    def of_source(self, source_id: str) -> tuple[str, ...]:
        """Return the records of a source that are kept."""
        rows = self._connection.execute("SELECT DISTINCT record FROM fragments WHERE source = ?", (source_id,))
        return tuple(row[0] for row in rows)

    def tidy(self) -> None:
        """Forget those that no feed shows any more."""
        self._connection.execute(
            "DELETE FROM fragments WHERE NOT EXISTS (SELECT 1 FROM log JOIN channels USING (channel)"
            " WHERE log.record = fragments.record AND log.archive >= channels.archive - 1)"
        )


def _row(one: Fragment) -> tuple[Any, ...]:
    said = {
        "public_id": one.public_id,
        "story": one.story,
        "sort_at": one.sort_at,
        "changed": one.changed,
        "updated": one.updated,
        "row": encode(one.row),
    }
    bodies = [one.bodies[name] for name in FORMATS]
    return (one.record_id, one.revision, one.content, one.source_id, orjson.dumps(said).decode(), *bodies)


def _fragment(record_id: str, revision: int, content: Content, row: Sequence[Any]) -> Fragment:
    source_id, text, *bodies = row
    said = orjson.loads(text)
    return Fragment(
        record_id=record_id,
        revision=revision,
        content=content,
        source_id=source_id,
        public_id=said["public_id"],
        story=said["story"],
        sort_at=datetime.fromisoformat(said["sort_at"]),
        changed=datetime.fromisoformat(said["changed"]),
        updated=datetime.fromisoformat(said["updated"]),
        row=decode(LatestRow, said["row"]),
        bodies=dict(zip(FORMATS, bodies, strict=True)),
    )
