"""Many rows for one statement, handed straight to the database's driver.

SQLAlchemy's own way goes over every value of every row once more, which costs as much as all that SQLite does with
them. So each statement is compiled once, together with what its columns' types do to a value, and each row passes
through that alone. PostgreSQL gets inserted rows by column, one array each: one statement, however many rows.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, Connection, Delete, Dialect, Insert, Table, Update, bindparam, func, insert, select

from ingest.collection.dialects import upsert

Convert = Callable[[Any], Any]


class _Written(NamedTuple):
    """A statement as its driver takes it."""

    text: str
    columns: tuple[tuple[str, Convert | None], ...]  # name, and what makes a value fit to be sent
    by_place: bool  # whether the driver takes a row's values by their places; else by their names


def add(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, all of which name the same columns; a key that is taken is an error. Without rows, do nothing."""
    _put(connection, table, None, values)


def put(
    connection: Connection, table: Table, values: Sequence[Mapping[str, Any]], replaced: tuple[str, ...] = ()
) -> None:
    """Insert rows in order; where the primary key is taken, replace these columns of the row, or none."""
    _put(connection, table, replaced, values)


def put_pairs(connection: Connection, table: Table, names: tuple[str, ...], pairs: Sequence[tuple[Any, ...]]) -> None:
    """Insert tuples of values, unconverted, in the order of these names; a row whose key is taken is left out."""
    if not pairs:
        return
    text, columns, by_place = _written_insert(connection.dialect, table, (), names)
    if by_place:
        connection.exec_driver_sql(text, list(pairs))
    else:
        arrays = zip(columns, zip(*pairs, strict=True), strict=True)
        connection.exec_driver_sql(text, {name: list(many) for (name, _), many in arrays})


def send(connection: Connection, statement: Update | Delete, values: Sequence[Mapping[str, Any]]) -> None:
    """Execute a statement once for each row; all rows name the same parameters. Without rows, do nothing.

    The statement must be a lasting object, such as a constant: its compiled form is cached under it.
    """
    if values:
        _run(connection, _written(connection.dialect, statement, tuple(values[0])), values)


def send_pairs(connection: Connection, statement: Delete, names: Sequence[str], pairs: Sequence[Any]) -> None:
    """Execute a statement once for each tuple of values, unconverted, in the order of these names."""
    if not pairs:
        return
    text, columns, by_place = _written(connection.dialect, statement, tuple(names))
    if by_place and [name for name, _ in columns] == list(names):
        connection.exec_driver_sql(text, list(pairs))
    else:
        send(connection, statement, [dict(zip(names, pair, strict=True)) for pair in pairs])


def _put(
    connection: Connection, table: Table, replaced: tuple[str, ...] | None, values: Sequence[Mapping[str, Any]]
) -> None:
    if not values:
        return
    written = _written_insert(connection.dialect, table, replaced, tuple(values[0]))
    if written.by_place:
        _run(connection, written, values)
        return
    rows = _last_of_each(table, values) if replaced else values
    arrays = {name: _converted([row[name] for row in rows], convert) for name, convert in written.columns}
    connection.exec_driver_sql(written.text, arrays)


def _run(connection: Connection, written: _Written, values: Sequence[Mapping[str, Any]]) -> None:
    columns = written.columns
    if written.by_place:
        sent = [_converted([row[name] for row in values], convert) for name, convert in columns]
        connection.exec_driver_sql(written.text, list(zip(*sent, strict=True)))
    else:
        named = [{name: convert(row[name]) if convert else row[name] for name, convert in columns} for row in values]
        connection.exec_driver_sql(written.text, named)


def _converted(values: list[Any], convert: Convert | None) -> list[Any]:
    return list(map(convert, values)) if convert else values


def _last_of_each(table: Table, values: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The rows that are left when each replaces the one before it: PostgreSQL replaces no row twice in a statement."""
    key = [column.name for column in table.primary_key]
    return list({tuple([row[name] for name in key]): row for row in values}.values())


@lru_cache(maxsize=64)
def _written_insert(
    dialect: Dialect, table: Table, replaced: tuple[str, ...] | None, names: tuple[str, ...]
) -> _Written:
    statement = insert(table) if replaced is None else upsert(dialect.name, table, replaced)
    if dialect.name == "sqlite":
        return _written(dialect, statement, names)
    kinds = {name: table.c[name].type for name in names}
    arrays = [bindparam(name, type_=ARRAY(kind)) for name, kind in kinds.items()]
    given = func.unnest(*arrays).table_valued(*names, name="given").render_derived()
    text = statement.from_select(list(names), select(*(given.c[name] for name in names))).compile(dialect=dialect)
    processors = {name: kind.dialect_impl(dialect).bind_processor(dialect) for name, kind in kinds.items()}
    return _Written(str(text), tuple(processors.items()), by_place=False)


@lru_cache(maxsize=64)
def _written(dialect: Dialect, statement: Insert | Update | Delete, names: tuple[str, ...]) -> _Written:
    compiled: Any = statement.compile(
        dialect=dialect, column_keys=list(names) if isinstance(statement, Insert) else None
    )
    types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in names}
    placed = compiled.positiontup or names
    columns = tuple((name, types[name].bind_processor(dialect)) for name in placed)
    return _Written(str(compiled), columns, compiled.positional)
