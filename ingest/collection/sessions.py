"""How a connection to PostgreSQL sends lists of texts, and when it prepares statements.

An entry is a long text with a quotation mark at every other word, and psycopg looks for each by a regular expression:
the list writer below takes a tenth of its time.

A transaction that writes runs the same twenty statements for every document, and PostgreSQL spends more time on
planning one than on running it. So there they are prepared where that is possible: not behind a pooler, which hands the
next transaction to a server that knows nothing of them. A plan made while a table was all but empty would read the
whole table for ever after: so such a transaction plans without reading tables whole. What only reads is planned each
time, for its own values (decision 26).
"""

from contextlib import closing
from typing import Any

from psycopg import Connection, DataError
from psycopg.abc import Buffer
from psycopg.types.array import ListDumper
from sqlalchemy import Engine, event

PREPARED_AT = 5  # uses of a statement by a connection
MOST_PREPARED = 200  # statements of a connection: a document's whole life has some sixty
_DIRECT = "direct"


class _Lists(ListDumper):
    """Writes lists of texts itself, and leaves all other lists to psycopg."""

    def dump(self, obj: list[Any]) -> Buffer | None:
        """Return the array as PostgreSQL reads it (its manual, 8.15.6)."""
        if not all(type(value) is str or value is None for value in obj):
            return super().dump(obj)
        written = ",".join(["NULL" if value is None else f'"{_escaped(value)}"' for value in obj])
        if "\0" in written:
            raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")  # as psycopg says of one text
        return f"{{{written}}}".encode(self.connection.info.encoding if self.connection else "utf-8")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def watch(engine: Engine) -> None:
    """Configure the connections of an engine as the docstring of this module says."""
    event.listen(engine, "connect", _connected)
    event.listen(engine, "checkin", _given_back)


def prepare(connection: Any, info: dict[Any, Any]) -> None:
    """Let a connection prepare the statements it executes, until it goes back to the pool; not behind a pooler."""
    if info.get(_DIRECT):
        connection.prepare_threshold = PREPARED_AT


def _connected(connection: Any, record: Any) -> None:
    if not isinstance(connection, Connection):
        return  # another driver, which its owner has asked for
    connection.adapters.register_dumper(list, _Lists)
    connection.prepared_max = MOST_PREPARED
    with closing(connection.cursor()) as cursor:
        ours = cursor.execute("SELECT pg_backend_pid()").fetchone()
    connection.rollback()
    record.info[_DIRECT] = ours == (connection.info.backend_pid,)  # a pooler tells a number of its own


def _given_back(connection: Any, _record: Any) -> None:
    if isinstance(connection, Connection):
        connection.prepare_threshold = None
