"""Types and expressions that both SQLite and PostgreSQL take, though each writes them in its own way."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

import orjson
from sqlalchemy import ARRAY, BigInteger, Boolean, DateTime, Dialect, Insert, Table, Text, TypeDecorator, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _Written(sqlite.DATETIME):
    """SQLAlchemy's type for datetimes in SQLite, but read as UTC, in a quarter of the time."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Return what reads it."""
        return lambda text: text and datetime.fromisoformat(f"{text}+00:00")


@lru_cache(maxsize=256)  # most of a document's rows bear the time it was fetched
def _written(value: datetime | None) -> str | None:
    at = _in_utc(value)
    return at.isoformat(" ", "microseconds")[:26] if at else None


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None or value.tzinfo is UTC:
        return value
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return value.astimezone(UTC)


_WRITTEN: Any = _Written()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this one untyped


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC; SQLite keeps no zone, so it is taken off on the way in and put on on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return how the database at hand keeps it."""
        return dialect.type_descriptor(_WRITTEN if dialect.name == "sqlite" else self.impl_instance)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take an aware datetime; a naive one is a mistake of the caller's."""
        return _in_utc(value)

    def bind_processor(self, dialect: Dialect) -> Any:
        """Return what writes it: for SQLite in one step, because each entry has eight of them."""
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give an aware datetime in UTC."""
        return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)


@cache  # making one costs as much as inserting ten rows
def upsert(dialect: str, table: Table, replaced: tuple[str, ...] = ()) -> Insert:
    """Return an INSERT that, where the primary key is taken, replaces these columns; none: leaves the row alone."""
    insert: Any = sqlite.insert
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # brings its drivers, which a file does without

        insert = postgresql.insert
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    columns = {name: statement.excluded[name] for name in replaced}
    result: Insert = (
        statement.on_conflict_do_update(index_elements=key, set_=columns)
        if columns
        else statement.on_conflict_do_nothing(index_elements=key)
    )
    return result


class among(FunctionElement[bool]):
    """Whether a column is one of many values, `among(column, many)`; the same statement however many there are.

    SQLAlchemy's own `in_` writes out a parameter for each value, and the database parses a new statement each time.
    """

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:
        """Stand as it is: for SQLite it would be written as `... = 1`, which no index serves."""
        return self


class Many(TypeDecorator[Sequence[str]]):
    """A list of texts as one parameter: JSON for SQLite, an array for PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return how the database at hand takes it."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(Text()))

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        """Write the list."""
        return orjson.dumps(value).decode() if dialect.name == "sqlite" else value


MANY = bindparam("many", type_=Many())
"""Many texts for `among`, in a parameter of this name."""


class ManyNumbers(Many):
    """A list of whole numbers as one parameter, as `Many` is one of texts."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return how the database at hand takes it."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(BigInteger()))


class as_written(FunctionElement[str]):
    """A text ordered character by character: PostgreSQL may have been set up to sort as dictionaries do.

    Ids of records do not need it: in every language, digits come before `a` to `f`.
    """

    type = Text()
    inherit_cache = True


@compiles(as_written, "sqlite")
def _plain_text(element: as_written, compiler: SQLCompiler, **further: Any) -> str:
    return compiler.process(element.clauses, **further)


@compiles(as_written, "postgresql")
def _text_in_c(element: as_written, compiler: SQLCompiler, **further: Any) -> str:
    return f'{compiler.process(element.clauses, **further)} COLLATE "C"'


@compiles(among, "sqlite")
def _among_json(element: among, compiler: SQLCompiler, **further: Any) -> str:
    column, many = (compiler.process(clause, **further) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({many}))"  # noqa: S608 - a column's name and a parameter's


@compiles(among, "postgresql")
def _among_array(element: among, compiler: SQLCompiler, **further: Any) -> str:
    column, many = (compiler.process(clause, **further) for clause in element.clauses)
    return f"{column} = ANY ({many})"
