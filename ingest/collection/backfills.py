"""How far an archive has come into the collection that is read in batches: its documents are stored in their order.

So whoever stores a batch, and however often, each document is stored once: the number of those that are is part of the
transaction that stores them.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from ingest.collection.databases import upsert
from ingest.collection.tables import backfills

Connecting = Callable[[], AbstractContextManager[Connection]]

_STORED = select(backfills.c.stored).where(backfills.c.plan == bindparam("of_plan"))
_ADVANCE = (
    update(backfills)
    .where(backfills.c.plan == bindparam("of_plan"))
    .values(stored=bindparam("new_stored"), at=bindparam("new_at"))
)


class Backfills:
    """The archives that are, or have been, read in batches; `plan` is a hash of what is read, and in which order."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading, self._writing = reading, writing

    def stored(self, plan: str) -> int | None:
        """Return how many documents are stored, the first so many; None: it has not begun."""
        with self._reading() as connection:
            return connection.execute(_STORED, {"of_plan": plan}).scalar()

    def begin(self, plan: str, documents: int, now: datetime) -> None:
        """Note that it begins; one that has begun is left as it is."""
        row = {"plan": plan, "documents": documents, "stored": 0, "at": now}
        with self._writing() as connection:
            connection.execute(upsert(connection.dialect.name, backfills), [row])


class Filling:
    """What a transaction knows and writes of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stored(self, plan: str) -> int:
        """Return how many documents are stored, the first so many."""
        return int(self._connection.execute(_STORED, {"of_plan": plan}).scalar() or 0)

    def advance(self, plan: str, stored: int, now: datetime) -> None:
        """Note that so many are."""
        self._connection.execute(_ADVANCE, {"of_plan": plan, "new_stored": stored, "new_at": now})
