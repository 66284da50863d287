"""Where a collection is, and how SQLite and PostgreSQL are connected to: addresses, settings, locks."""

import glob
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from ingest.errors import CollectionError, NotACollection

WAIT = 60  # seconds for another process's lock
_IDLE = 600  # seconds that a transaction may have nothing to say; deciding about a large document takes some
_ONE_WRITER = 5_719_231_846  # the key of PostgreSQL's advisory lock: any number, as long as it is this one
# For this transaction alone, so that a pooler may share its connection out again. A machine that vanishes in the middle
# of one holds up the others no longer than `_IDLE`.
_ALONE = (
    f"SELECT set_config('lock_timeout', '{WAIT}s', true),"
    f" set_config('idle_in_transaction_session_timeout', '{_IDLE}s', true),"
    " set_config('enable_seqscan', 'off', true),"  # for plans that are kept: a table that is empty now will not be
    f" pg_advisory_xact_lock({_ONE_WRITER})"
)
# Of libpq's settings, in seconds but for the last: a server that has gone without a word is noticed within a minute.
_NETWORK = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",  # milliseconds
}
_PASSWORD = re.compile(r"[^/:@]*:(?!//).*@")  # with its user, in what is hardly an address
_HINT = "a collection's address is sqlite:///FILE or postgresql://HOST/NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a collection is."""

    url: URL
    path: Path | None  # None: no file of ours (PostgreSQL, or in memory)

    def backup_of(self, version: int) -> Path:
        """Return where the copy of a version is kept; only for a file."""
        path = self.path or Path()
        return path.with_name(f"{path.name}.backup-{version:04}")

    def newest_backup(self) -> str | None:
        """Return the copy made before the last upgrade, if there is one."""
        if self.path is None:
            return None
        copies = sorted(self.path.parent.glob(f"{glob.escape(self.path.name)}.backup-????"))
        return str(copies[-1]) if copies else None

    @property
    def address(self) -> str:
        """Its address in full, valid from any working folder, but without a password."""
        hidden = {name: "***" for name in self.url.query if "password" in name}
        url = self.url.set(database=str(self.path.absolute())) if self.path else self.url
        return url.update_query_dict(hidden).render_as_string(hide_password=True)

    def __str__(self) -> str:
        return str(self.path or self.address)


def place_of(address: str) -> Place:
    """Return the place that a collection's address names.

    Raises: CollectionError: the address is none.
    """
    try:
        url = make_url(address.encode().decode())
    except (ArgumentError, ValueError) as error:  # ValueError: its port is no number, a byte of it no text
        address = _PASSWORD.sub("***@", address)
        hint = (
            f": did you mean sqlite:///{address}?"
            if address and not re.search("^sqlite|://", address)
            else f": {_HINT}"
        )
        raise CollectionError(f"{address!r} is not the address of a collection{hint}") from error
    backend = url.get_backend_name()
    if backend == "postgresql":
        return Place(url=url, path=None)
    if backend != "sqlite":
        said = str(url)
        meant = f"did you mean postgresql{said[8:]}?" if said.startswith("postgres:") else _HINT
        raise CollectionError(f"{said!r}: {backend} cannot hold a collection; {meant}")
    if url.host:
        raise CollectionError(
            f"{address!r}: an address of a file has three slashes, sqlite:///FILE, or four from the root"
        )
    if "?" in address:
        # What stands behind it would be dropped without a word, and another file be opened.
        raise CollectionError(f"{address!r}: a file's address has no question mark; write %3F for one of its name")
    in_memory = url.database in (None, "", ":memory:")
    return Place(url=url, path=None if in_memory else Path(url.database or ""))


def is_shared(address: str) -> bool:
    """Whether other machines can write to a collection too: whether it is in a PostgreSQL.

    Raises: CollectionError: the address is none.
    """
    return place_of(address).url.get_backend_name() == "postgresql"


def absolute(address: str) -> str:
    """Return a collection's address in a form valid from any working folder, with the password if there is one.

    Raises: CollectionError: the address is none.
    """
    place = place_of(address)
    url = place.url if place.path is None else place.url.set(database=str(place.path.resolve()))
    return url.render_as_string(hide_password=False)


def connect(place: Place, *, read_only: bool) -> Engine:
    """Return the engine for a place; nothing is opened yet.

    Raises: CollectionError: there is no such place, or what speaks to it is not installed.
    """
    if place.url.get_backend_name() == "sqlite":
        return _sqlite(place, read_only=read_only)
    try:
        return _postgresql(place.url, read_only=read_only)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise CollectionError(
            f"{place}: install what speaks to PostgreSQL: pip install 'wiredesk[postgres]'"
        ) from error


def _postgresql(url: URL, *, read_only: bool) -> Engine:
    named = url if "+" in url.drivername else url.set(drivername="postgresql+psycopg")
    patient = {name: said for name, said in _NETWORK.items() if name not in url.query}
    engine = create_engine(
        named.update_query_dict(patient),
        connect_args={"prepare_threshold": None},  # `sessions` turns it on for transactions that write
        isolation_level="REPEATABLE READ",  # what one transaction reads is of one moment, as in SQLite
        execution_options={"postgresql_readonly": True} if read_only else {},  # else as the server has it
        pool_timeout=WAIT,
        pool_pre_ping=True,  # a connection that was cut while nobody used it is made anew
    )
    from ingest.collection import sessions  # brings psycopg, which only who uses it has

    sessions.watch(engine)
    return engine


def _sqlite(place: Place, *, read_only: bool) -> Engine:
    _look(place.path, read_only=read_only)
    if place.path is None:
        engine = create_engine(
            "sqlite://", creator=_opener(":memory:", ""), poolclass=QueuePool, pool_size=1, max_overflow=0
        )
    else:
        opener = _reader(place.path) if read_only else _opener(place.path, "rwc")
        engine = create_engine("sqlite://", creator=opener, poolclass=QueuePool, pool_size=5, max_overflow=100)
    event.listen(engine, "begin", _begin)
    return engine


def _look(path: Path | None, *, read_only: bool) -> None:
    """Refuse a path that cannot be opened, with a clearer message than SQLite's "unable to open database file"."""
    if path is None:
        return
    if path.is_dir():
        raise NotACollection(f"{path} is a folder: name a file in it, such as sqlite:///{path / 'collection.db'}")
    if not path.parent.is_dir():
        raise CollectionError(f"{path} cannot be made: there is no folder {path.parent}; make it first")
    if read_only and not path.exists():
        raise CollectionError(f"there is no collection at {path}: make one with `python -m ingest`")


def _opener(path: Path | str, mode: str, *further: str) -> Callable[[], sqlite3.Connection]:
    name = f"file:{quote(str(path))}?mode={mode}" if mode else str(path)

    def opened() -> sqlite3.Connection:
        # No transaction but those we begin: Python's own would begin after the read that a write rests on.
        connection = sqlite3.connect(name, uri=bool(mode), timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            # FULL: what is committed outlives a loss of power as well as a kill, for one fsync a document.
            # 4000: pages that several documents change, as those of indexes, leave the log for the file once (16 MB).
            # 6 MiB of pages: a document's entries and the indexes they go into do not push each other out, though of a
            # million entries fifty new ones stand on a thousand of these pages.
            settings = ("foreign_keys=ON", "synchronous=FULL", "wal_autocheckpoint=4000", "cache_size=-6144")
            for pragma in (*settings, "schema_version", *further):
                connection.execute(f"PRAGMA {pragma}").fetchall()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    return opened


def _reader(path: Path) -> Callable[[], sqlite3.Connection]:
    """An opener that writes nothing; on a read-only medium, the file is opened as one that nobody changes.

    Not by mode=ro, which leaves behind the -wal and -shm files that it needs for reading.
    """

    def opened() -> sqlite3.Connection:
        try:
            return _opener(path, "rw", "query_only=ON")()
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or _has_log(path):
                raise
        return _opener(path, "ro&immutable=1", "query_only=ON")()

    return opened


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def begin_to_fill(connection: Connection) -> None:
    """Begin a transaction that writes to an unfinished collection, into which nobody else writes."""
    connection.execution_options(writes=True)
    connection.begin()


def begin_to_write(connection: Connection) -> None:
    """Begin the only transaction that may write: nobody else changes what it reads before it is done."""
    if connection.dialect.name == "sqlite":
        begin_to_fill(connection)
        return
    connection.execution_options(isolation_level="READ COMMITTED")  # what is read follows the lock, not the beginning
    connection.begin()
    connection.exec_driver_sql(_ALONE)
    from ingest.collection import sessions  # brings psycopg, which a file does without

    sessions.prepare(connection.connection.driver_connection, connection.info)


def write_ahead(connection: Connection) -> None:
    """Let others read while one writes (WAL mode); to be called outside of a transaction, once in a file's life.

    If another process is making the collection, this is left to it: here SQLite does not wait, as it does elsewhere.
    """
    if connection.dialect.name == "sqlite":
        try:
            connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]  # it is open
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise


def leave_references_open(connection: Connection) -> None:
    """Let this connection write rows that refer to rows yet to come; to be called outside of a transaction."""
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]  # it is open
