"""Many rows for one statement, handed to the database's driver as they are.

SQLAlchemy's own way goes over every value of every row again, which costs as much as all that SQLite does with them.
So a statement is written out once, with what its columns' types do to a value, and each row is made by that alone.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Delete, Dialect, Insert, Update


class _Written(NamedTuple):
    """A statement as its driver takes it."""

    text: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]  # name, and what makes a value fit to be sent
    by_place: bool  # whether the driver takes a row's values by their places; else by their names


def send(connection: Connection, statement: Insert | Update | Delete, values: Sequence[Mapping[str, Any]]) -> None:
    """Execute a statement once for each row; all rows name the same columns or parameters. None: nothing is done.

    The statement is one that is kept: what is found out about it is.
    """
    if not values:
        return
    text, columns, by_place = _written(connection.dialect, statement, tuple(values[0]))
    if by_place:
        places = [[convert(row[name]) if convert else row[name] for name, convert in columns] for row in values]
        connection.exec_driver_sql(text, list(map(tuple, places)))
    else:
        named = [{name: convert(row[name]) if convert else row[name] for name, convert in columns} for row in values]
        connection.exec_driver_sql(text, named)


def send_pairs(connection: Connection, statement: Insert | Delete, names: Sequence[str], pairs: Sequence[Any]) -> None:
    """Execute a statement once for each tuple of values, which are sent as they are, in the order of these names."""
    if not pairs:
        return
    text, columns, by_place = _written(connection.dialect, statement, tuple(names))
    if by_place and [name for name, _ in columns] == list(names):
        connection.exec_driver_sql(text, list(pairs))
    else:
        send(connection, statement, [dict(zip(names, pair, strict=True)) for pair in pairs])


@lru_cache(maxsize=64)
def _written(dialect: Dialect, statement: Insert | Update | Delete, names: tuple[str, ...]) -> _Written:
    compiled: Any = statement.compile(
        dialect=dialect, column_keys=list(names) if isinstance(statement, Insert) else None
    )
    types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in names}
    placed = compiled.positiontup or names
    columns = tuple((name, types[name].bind_processor(dialect)) for name in placed)
    return _Written(str(compiled), columns, compiled.positional)
