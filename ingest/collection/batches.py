"""Rows of a table, read from one collection and written to another, some thousands at a time and in a fixed order."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Connection,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    and_,
    bindparam,
    func,
    select,
    tuple_,
)
from sqlalchemy.exc import DBAPIError

from ingest.collection.bulk import add
from ingest.collection.dialects import UtcDateTime
from ingest.collection.tables import records
from ingest.errors import CollectionError, first_line

Key = tuple[Any, ...]
Rows = Sequence[Row[Any]]

_LARGE = {"entry", "body", "blocks", "state", "raw_hashes"}  # columns whose values may be large
_MOST_LARGE = 500  # rows that have one, in memory at a time
_SHOWN = 60  # characters of a key that is named


class Unfit(CollectionError):
    """A row that PostgreSQL cannot hold, though SQLite can; `str()` of it names the row and says why."""


def at_once(table: Table, most: int) -> int:
    """Return how many rows of a table are taken at a time: `most`, or fewer if its rows may be large."""
    return min(most, _MOST_LARGE) if _LARGE & {*table.c.keys()} else most


def key_of(table: Table, row: Row[Any]) -> Key:
    """Return the primary key of a row."""
    return tuple([row[place] for place in _places(table)[0]])


def place_of(table: Table, row: Row[Any]) -> Key:
    """Return where a row stands in the order in which its table is read."""
    return tuple([row[place] for place in _places(table)[1]])


def name_of(table: Table, row: Row[Any]) -> str:
    """Return a row's table and key, for a person."""
    said = zip(table.primary_key, key_of(table, row), strict=True)
    return f"{table.name} ({', '.join(f'{column.name} {value!r:.{_SHOWN}}' for column, value in said)})"


@cache
def _places(table: Table) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places in a row of the columns of its key, and of those that it is ordered by."""
    names = table.c.keys()
    orders = (table.primary_key.columns, _order(table))
    key, order = (tuple(names.index(column.name) for column in columns) for columns in orders)
    return key, order


def _order(table: Table) -> tuple[Column[Any], ...]:
    """The columns that rows are read in the order of, which an index has: those of the key.

    Records are read by time, as they are looked for: so those of a day are written beside each other.
    """
    return (table.c.sort_at, table.c.id) if table is records else tuple(table.primary_key)


def rows_after(connection: Connection, table: Table, last: Key | None, most: int) -> Rows:
    """Return the next rows of a table, at most `most`: those behind the place `last`, or the first if it is None."""
    order = _order(table)
    statement = select(table).order_by(*order).limit(most)
    if last is not None:
        place = tuple_(*(bindparam(None, value, column.type) for column, value in zip(order, last, strict=True)))
        statement = statement.where(tuple_(*order) > place)
    return connection.execute(statement).all()


def written(place: Key) -> str:
    """Return a place as text, for `read_place`."""
    return json.dumps([one.isoformat() if isinstance(one, datetime) else one for one in place])


def read_place(table: Table, text: str | None) -> Key | None:
    """Return the place that `written` wrote; None, before the first row, stays None."""
    if text is None:
        return None
    said = zip(_order(table), json.loads(text), strict=True)
    return tuple(datetime.fromisoformat(one) if isinstance(column.type, UtcDateTime) else one for column, one in said)


# -- in the other collection --


def put(connection: Connection, table: Table, rows: Rows) -> None:
    """Put rows in; into PostgreSQL by COPY.

    Raises: Unfit: PostgreSQL cannot hold one of them.
    """
    names = table.c.keys()
    if connection.dialect.name == "sqlite":
        add(connection, table, [dict(zip(names, row, strict=True)) for row in rows])
        return
    quoted = connection.dialect.identifier_preparer.quote
    text = f"COPY {quoted(table.name)} ({', '.join(map(quoted, names))}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    psycopg: Any = connection.dialect.loaded_dbapi
    try:
        with driver.cursor() as cursor, cursor.copy(text) as copy:
            for row in rows:
                copy.write_row(row)
    except (psycopg.DataError, psycopg.errors.ProgramLimitExceeded) as error:
        raise Unfit(_refused(table, rows) or _told(error, table, rows)) from error
    except psycopg.Error as error:
        raise DBAPIError(text, None, error) from error  # as SQLAlchemy says it of what it executes itself


def _refused(table: Table, rows: Rows) -> str | None:
    """The first of these rows that PostgreSQL cannot hold, and why; None: for none of the reasons known here."""
    for row in rows:
        for column, value in zip(table.c, row, strict=True):
            if why := _unfit(column, value):
                return f"PostgreSQL cannot hold the {column.name} of {name_of(table, row)}: {why}"
    return None


def _told(error: Any, table: Table, rows: Rows) -> str:
    """What PostgreSQL says that it cannot hold; a key that is too long for an index, for one."""
    line = re.search(r"\bline (\d+)", error.diag.context or "")
    named = name_of(table, rows[int(line[1]) - 1]) if line else f"rows of {table}"
    return f"PostgreSQL cannot hold {named}: {first_line(error)}"


def _unfit(column: Column[Any], value: object) -> str | None:
    kind = column.type
    if isinstance(value, str) and "\0" in value:
        return "there is a NUL in it (U+0000)"
    if isinstance(value, str) and isinstance(kind, String) and kind.length and len(value) > kind.length:
        return f"it is longer than {kind.length} characters"
    bits = 63 if isinstance(kind, BigInteger) else 31
    if isinstance(value, int) and isinstance(kind, Integer) and not -(1 << bits) <= value < 1 << bits:
        return f"{value} takes more than {bits + 1} bits"
    return None


def same_keys(connection: Connection, table: Table, rows: Rows) -> Mapping[Key, Row[Any]]:
    """Return the rows of another collection that have the same keys as these, by key."""
    asked = [key_of(table, row) for row in rows]
    if connection.dialect.name == "sqlite":
        return {key_of(table, row): row for row in _found_in_a_file(connection, table, asked)}
    values = zip(table.primary_key, zip(*asked, strict=True), strict=True)
    found = connection.execute(_in_postgresql(table), {f"asked_{column.name}": list(one) for column, one in values})
    return {key_of(table, row): row for row in found}


def _found_in_a_file(connection: Connection, table: Table, asked: Sequence[Key]) -> Iterator[Row[Any]]:
    yield from connection.execute(_in_a_file(table), {"asked": orjson.dumps(asked).decode()})
    for key in asked:
        if any(isinstance(value, str) and "\0" in value for value in key):  # SQLite reads JSON no further than that
            same = (column == value for column, value in zip(table.primary_key, key, strict=True))
            yield from connection.execute(select(table).where(*same))


@cache
def _in_a_file(table: Table) -> Select[Any]:
    asked: Any = func.json_each(bindparam("asked", type_=Text())).table_valued("value")
    said = (column == func.json_extract(asked.c.value, f"$[{place}]") for place, column in enumerate(table.primary_key))
    return select(table).select_from(asked.join(table, and_(*said)))


@cache
def _in_postgresql(table: Table) -> Select[Any]:
    key = tuple(table.primary_key)
    many = (bindparam(f"asked_{column.name}", type_=ARRAY(column.type)) for column in key)
    asked: Any = func.unnest(*many).table_valued(*(column.name for column in key)).render_derived()
    return select(table).select_from(asked.join(table, and_(*(column == asked.c[column.name] for column in key))))
