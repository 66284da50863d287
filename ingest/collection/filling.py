"""The parts of a collection that a move makes besides its rows: tables, references, counters and statistics."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import AddConstraint, CreateTable


def make_tables(connection: Connection, tables: Sequence[Table]) -> None:
    """Make tables without their indexes, and in PostgreSQL without references: both are cheaper to add later.

    In a file, references can only be made together with the tables; see `databases.leave_references_open`.
    """
    references = None if connection.dialect.name == "sqlite" else ()
    for table in tables:
        connection.execute(CreateTable(table, include_foreign_key_constraints=references))


def check_references(connection: Connection, table: Table) -> bool:
    """Return whether every row refers to existing rows; in PostgreSQL this adds the foreign keys, which a file has."""
    if connection.dialect.name == "sqlite":
        return not connection.execute(text(f"PRAGMA foreign_key_check({table})")).all()
    try:
        for reference in table.foreign_key_constraints:
            # Else SQLAlchemy would leave it out of every such table that this process makes from now on.
            connection.execute(AddConstraint(reference, isolate_from_table=False))
    except IntegrityError:
        return False
    return True


def last_number(connection: Connection, table: Table) -> int:
    """Return the highest number that a row of a table was ever given, even if that row is gone; 0: none was."""
    (column,) = table.primary_key
    highest = connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
    counter = (
        "SELECT seq FROM sqlite_sequence WHERE name = :name"
        if connection.dialect.name == "sqlite"
        else "SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, :column)::regclass)"
    )
    given = connection.execute(text(counter), {"name": table.name, "column": column.name}).scalar()
    return max(int(highest), int(given or 0))


def go_on_from(connection: Connection, table: Table, number: int) -> None:
    """Make a table's next row get a higher number; SQLite keeps a counter only for tables with AUTOINCREMENT."""
    (column,) = table.primary_key
    named = {"name": table.name, "column": column.name, "number": number}
    if not number:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, :column)::regclass, :number)"), named)
    elif table.dialect_options["sqlite"]["autoincrement"]:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), named)
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)"), named)


def count_anew(connection: Connection, table: Table) -> None:
    """Make PostgreSQL gather a table's statistics now, and not some time later."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {table}")
