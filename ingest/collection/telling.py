"""Messages that a person is told once and not again by every run, because cron mails every line."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select

from ingest.collection.bulk import put
from ingest.collection.reaching import Connecting
from ingest.collection.tables import told
from ingest.text.hashing import hash_text

WELL = timedelta(days=1)  # a line that no run has met for so long is news again

# A time that is far ahead was written by a wrong clock.
_FORGET = delete(told).where(or_(told.c.at < bindparam("before"), told.c.at > bindparam("far")))


class Telling:
    """The lines that runs have met lately."""

    def __init__(self, writing: Connecting) -> None:
        self._writing = writing

    def news(self, lines: Sequence[str], now: datetime, *, daily: bool = False) -> tuple[str, ...]:
        """Return those of these lines that no run has met for a day, and note that all of them were met.

        With `daily`, those that no run has returned for a day, however often they were met since.
        """
        if not lines:
            return ()
        by_key = {hash_text(line): line for line in lines}
        with self._writing() as connection:
            connection.execute(_FORGET, {"before": now - WELL, "far": now + WELL})
            met = frozenset(connection.execute(select(told.c.line)).scalars())
            noted = [key for key in by_key if not (daily and key in met)]
            put(connection, told, [{"line": key, "at": now} for key in noted], ("at",))
        return tuple(line for key, line in by_key.items() if key not in met)

    def mended(self, line: str) -> None:
        """Note that there is no cause for a line any more: it is news when it is met again."""
        with self._writing() as connection:
            connection.execute(delete(told).where(told.c.line == hash_text(line)))
