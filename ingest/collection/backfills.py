"""The progress of a back-fill: how many documents of an archive are stored, counted in their order.

That number is written in the transaction that stores a batch, so each document is stored once, whoever stores the batch
and however often. Documents that could not be had when their turn came are remembered, to be tried again.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, select, update

from ingest.collection.dialects import upsert
from ingest.collection.reaching import Connecting
from ingest.collection.tables import backfills

_PROGRESS = select(backfills.c.stored, backfills.c.unread).where(backfills.c.plan == bindparam("of_plan"))
_ADVANCE = (
    update(backfills)
    .where(backfills.c.plan == bindparam("of_plan"))
    .values({name: bindparam(f"new_{name}") for name in ("stored", "unread", "at")})
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many documents are done with, from the first on, and the places of those among them that are still unread."""

    stored: int = 0
    unread: AbstractSet[int] = frozenset()

    def has(self, place: int) -> bool:
        """Whether the document at a place, from 0, need not be read any more."""
        return place < self.stored and place not in self.unread

    def after(self, done: int, places: Iterable[int], unread: Iterable[int]) -> "Progress":
        """Return the progress once `places` are done with, but for the `unread`; `done` is the place behind them."""
        return Progress(max(self.stored, done), (self.unread - set(places)) | set(unread))


class Backfills:
    """The back-fills of a collection; a `plan` is a hash of what is read, and in which order."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading, self._writing = reading, writing

    def progress(self, plan: str) -> Progress | None:
        """Return how far a back-fill has come; None: it has not begun."""
        with self._reading() as connection:
            return _progress(connection, plan)

    def begin(self, plan: str, documents: int, now: datetime) -> None:
        """Note that a back-fill begins; one that has begun already is left as it is."""
        row = {"plan": plan, "documents": documents, "stored": 0, "unread": "[]", "at": now}
        with self._writing() as connection:
            connection.execute(upsert(connection.dialect.name, backfills), [row])


class Advancing:
    """Reads and writes the progress of back-fills within a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def progress(self, plan: str) -> Progress:
        """Return how far it has come."""
        return _progress(self._connection, plan) or Progress()

    def advance(self, plan: str, progress: Progress, now: datetime) -> None:
        """Note how far it has come."""
        unread = orjson.dumps(sorted(progress.unread)).decode()
        self._connection.execute(
            _ADVANCE, {"of_plan": plan, "new_stored": progress.stored, "new_unread": unread, "new_at": now}
        )


def _progress(connection: Connection, plan: str) -> Progress | None:
    row = connection.execute(_PROGRESS, {"of_plan": plan}).first()
    return Progress(row.stored, frozenset(orjson.loads(row.unread))) if row else None
