"""Opens the collection at an address: makes it where there is none, upgrades an older one, refuses anything else."""

import shlex
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select

from ingest.collection.databases import Place, begin_to_write, connect, place_of, write_ahead
from ingest.collection.faults import told_plainly
from ingest.collection.store import Collection
from ingest.collection.tables import VERSION, metadata, unfinished_move, version
from ingest.errors import CollectionError, NewerCollection, NotACollection, OlderCollection
from ingest.schema.checking import check_type


def open_collection(
    url: str, *, upgrade: bool = True, read_only: bool = False, sleep: Callable[[float], None] | None = None
) -> Collection:
    """Open the collection at an address such as `sqlite:///collection.db`; make it where there is none.

    An older one is backed up beside itself (`Collection.backup` names the copy) and upgraded; with `upgrade` off, or
    `read_only`, it is refused. `read_only` makes and writes nothing. If `sleep` is given, which takes seconds, a
    database that goes away later is waited for, up to a minute, whenever a transaction is to begin.

    Raises:
        NotACollection: the file is something else, or damaged.
        OlderCollection: it is older, and may not be upgraded.
        NewerCollection: a later Wiredesk made it.
        CollectionError: it cannot be opened, or there is none to read.
        TypeError: the address is no text, such as a path.
    """
    check_type("url", url, str)
    place = place_of(url)
    engine = connect(place, read_only=read_only)
    try:
        with told_plainly(place):
            backup = _made_ready(engine, place, upgrade=upgrade and not read_only, read_only=read_only)
    except CollectionError:
        engine.dispose()
        raise
    return Collection(engine, place, backup=backup, sleep=sleep)


def version_of(connection: Connection, place: Place) -> int | None:
    """Return the version of a collection: 0 if its version has been lost, None if there is no collection yet.

    Raises:
        NotACollection: the database is somebody else's.
        CollectionError: a collection is being moved there, and not all of it is there.
    """
    tables = inspect(connection).get_table_names()
    if unfinished_move.name in tables:
        old = connection.execute(select(unfinished_move.c.old).limit(1)).scalar()
        command = shlex.join(["python", "-m", "ingest", "move", old or "FROM", place.address])
        raise CollectionError(f"{place}: a move into it is not finished: finish it with `{command}`")
    if version.name in tables:
        return int(connection.execute(select(version.c.version_num)).scalar() or 0)
    if tables:
        other = "file" if place.path else "database"
        raise NotACollection(f"{place} is a database, but not a Wiredesk collection: name another {other}")
    return None


def _made_ready(engine: Engine, place: Place, *, upgrade: bool, read_only: bool) -> Path | None:
    with engine.connect() as connection:
        found = version_of(connection, place)
    if found is None:
        if read_only:
            raise CollectionError(f"{place} holds no collection yet: make one with `python -m ingest`")
        _create(engine, place)
        return None
    if found > VERSION:
        raise NewerCollection(
            f"{place} has version {found}, made by a later Wiredesk; this one knows {VERSION}: update Wiredesk"
        )
    if found == VERSION:
        return None
    if not upgrade:
        raise OlderCollection(
            f"{place} has version {found}, this Wiredesk needs {VERSION}: run `python -m ingest upgrade`"
        )
    from ingest.collection.upgrading import upgraded  # Alembic costs half a second of CPU: only an upgrade pays it

    return upgraded(engine, place)


def _create(engine: Engine, place: Place) -> None:
    """Make every table in one transaction: a collection is whole or not there, whoever else is making it too."""
    with engine.connect() as connection:
        write_ahead(connection)
        connection.rollback()
        begin_to_write(connection)
        if version_of(connection, place) is None:
            metadata.create_all(connection, checkfirst=False)
            connection.execute(insert(version), [{"version_num": f"{VERSION:04}"}])
        connection.commit()
