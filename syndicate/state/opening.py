"""Opens the state of an output, or makes one; only one run at a time has it."""

import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ingest.collection.telling import WELL
from ingest.errors import PublishError
from ingest.text.hashing import sha256_of
from syndicate.state.files import Files
from syndicate.state.fragments import Fragments
from syndicate.state.logs import Logs

VERSION = 1
"""The version of the tables below; a state of another is made anew."""

WAIT = 900  # seconds for another run that publishes to the same output

# What to do about SQLite's faults, by the beginnings of their names; about all others: make a new file.
_TO_DO = {
    "SQLITE_FULL": "make room and run again",
    "SQLITE_IOERR": "make room and run again",
    "SQLITE_READONLY": "change its permissions",
    "SQLITE_CANTOPEN": "change its permissions",
    "SQLITE_PERM": "change its permissions",
}

_TABLES = """
CREATE TABLE said(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE channels(
  channel INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL,
  archive INTEGER NOT NULL DEFAULT 1, lines INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0,
  entries INTEGER NOT NULL DEFAULT 0, stale INTEGER NOT NULL DEFAULT 1, published INTEGER NOT NULL DEFAULT 0,
  shown TEXT NOT NULL DEFAULT '', UNIQUE(kind, name));
CREATE INDEX channels_stale ON channels(channel) WHERE stale;
CREATE TABLE log(
  channel INTEGER NOT NULL, archive INTEGER NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL,
  revision INTEGER NOT NULL, withdrawn TEXT, hidden INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(channel, archive, number, record)) WITHOUT ROWID;
CREATE INDEX log_record ON log(record, channel);
CREATE TABLE unwritten(channel INTEGER NOT NULL, archive INTEGER NOT NULL, PRIMARY KEY(channel, archive)) WITHOUT ROWID;
CREATE TABLE fragments(
  record TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL, said TEXT NOT NULL,
  rss BLOB NOT NULL, atom BLOB NOT NULL, json BLOB NOT NULL, PRIMARY KEY(record, revision, content)) WITHOUT ROWID;
CREATE TABLE mentions(
  record TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, PRIMARY KEY(record, kind, about)) WITHOUT ROWID;
CREATE INDEX mentions_about ON mentions(about, kind);
CREATE TABLE named(
  channel INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, PRIMARY KEY(channel, kind, about)) WITHOUT ROWID;
CREATE INDEX named_about ON named(about, kind);
CREATE TABLE files(path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE owed(hub TEXT NOT NULL, topic TEXT NOT NULL, PRIMARY KEY(hub, topic)) WITHOUT ROWID;
"""


class State:
    """An open state, the only one of its output: another run waits until it is closed.

    Besides logs, fragments and files it keeps notes, each under a name:

        number           the last line of the journal that the logs have
        mark             one of the last lines followed, and its record: a collection without it is another collection
        each             the kinds of which every name has a log
        asking, asked    a digest of what this run is to publish; of what the last run published that was not cut short
        base_url         the address that all fragments and files were made for
        face             a digest of what else all fragments depend on
        removed          the records that were shown nowhere, because the owner removed them
        channels         how many there are
        moved            the last line of the journal and the last attempt when the pages about all channels were made
        feed SOURCE      a digest of what its feed says of itself, as it stands in fragments
        borne PART NAME  that a record was found which has the name
        away HUB         since when a hub cannot be reached, or that a person was told so
        told LINE        when a line was met last: see `news`
    """

    def __init__(self, connection: sqlite3.Connection, output: Path) -> None:
        self._connection = connection
        self.logs = Logs(connection)
        self.fragments = Fragments(connection)
        self.files = Files(connection, output)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what the block writes when it ends, and nothing of it if it raises."""
        self._connection.execute("BEGIN IMMEDIATE")
        ended = "ROLLBACK"
        try:
            yield
            ended = "COMMIT"
        finally:
            if self._connection.in_transaction:  # a full disk has ended it
                self._connection.execute(ended)

    def said(self, name: str) -> str | None:
        """Return what was noted under a name; None: nothing was."""
        found = self._connection.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    @property
    def number(self) -> int:
        """The line of the journal up to which the logs are; 0: none was followed."""
        return int(self.said("number") or 0)

    def note(self, name: str, value: str) -> None:
        """Note something under a name, in the place of what was noted before."""
        self._connection.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def news(self, lines: Iterable[str], now: datetime) -> frozenset[str]:
        """Return those of these lines that no run has met for a day, and note that all of them were met."""
        by_name = {f"told {sha256_of(line)}": line for line in lines}
        rows = self._connection.execute("SELECT name, value FROM said WHERE name GLOB 'told *'").fetchall()
        # A time that is far ahead was noted by a wrong clock.
        met = {name for name, at in rows if abs(now - datetime.fromisoformat(at)) < WELL}
        self._connection.executemany(
            "DELETE FROM said WHERE name = ?", [(name,) for name, _ in rows if name not in met]
        )
        for name in by_name:
            self.note(name, now.isoformat())
        return frozenset(line for name, line in by_name.items() if name not in met)

    def owe(self, hub: str, topics: Iterable[str]) -> None:
        """Note that a hub is to be told of these feeds."""
        self._connection.executemany("INSERT OR IGNORE INTO owed VALUES (?, ?)", [(hub, topic) for topic in topics])

    def owed(self) -> Mapping[str, tuple[str, ...]]:
        """Return what hubs are to be told of, by hub."""
        found: dict[str, tuple[str, ...]] = {}
        for hub, topic in self._connection.execute("SELECT hub, topic FROM owed ORDER BY hub, topic"):
            found[hub] = (*found.get(hub, ()), topic)
        return found

    def owe_no_more(self, hub: str, topic: str) -> None:
        """Note that a hub need not be told of a feed any more."""
        self._connection.execute("DELETE FROM owed WHERE hub = ? AND topic = ?", (hub, topic))

    def owe_only(self, hubs: Iterable[str]) -> None:
        """Forget what is owed to any hubs but these."""
        rows = [(hub,) for hub in self.owed().keys() - frozenset(hubs)]
        self._connection.executemany("DELETE FROM owed WHERE hub = ?", rows)

    def forget(self) -> None:
        """Forget everything but the files as they were left and the pings that are owed."""
        for table in ("said", "channels", "log", "unwritten", "fragments", "mentions", "named"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours


@contextmanager
def open_state(folder: Path, *, collection: str, output: Path) -> Iterator[State]:
    """Open the state of an output, wait for a run that has it, and close it at the end.

    One folder may hold the states of several collections and outputs. One that is damaged, or of another version, is
    made anew; if the damage shows only later, by the next run.

    Raises: PublishError: it cannot be written, is damaged, or another run has had it for a quarter of an hour.
    """
    path = folder / f"{_name(collection, output)}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = _opened(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise PublishError(f"{path}: {_reason(error)}") from error
    try:
        yield State(connection, output)
    except sqlite3.Error as error:
        if _is_damage(error):
            connection.close()
            _remove(path)
        raise PublishError(f"{path}: {_reason(error)}") from error
    finally:
        connection.close()


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _remove(path: Path) -> None:
    """Remove a damaged state, and SQLite's journal of it, which would damage the new one when that is opened."""
    for one in (path, path.with_name(f"{path.name}-journal")):
        one.unlink(missing_ok=True)


def _name(collection: str, output: Path) -> str:
    where = output.resolve()
    said = f"{collection}\n{where}"
    return f"{where.name or 'root'}-{sha256_of(said)[:12]}"


def _reason(error: Exception) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "the state cannot be kept there: a file stands where a folder has to; choose another --state"
    if isinstance(error, OSError):
        return f"the state cannot be kept there: {error.strerror or error}; choose another --state"
    if isinstance(error, sqlite3.Error) and _is_damage(error):
        return "was damaged, and has been removed; run again, which makes it anew"
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_BUSY":
        return "another run is publishing to the same output; let it end"
    todo = next((todo for start, todo in _TO_DO.items() if name.startswith(start)), "delete the file")
    return f"the state cannot be kept there: {error}; {todo}, or choose another --state"


def _opened(path: Path) -> sqlite3.Connection:
    """Open a state, or make it anew where it is damaged: it is a cache."""
    if (connection := _sound(path)) is not None:
        return connection
    with _alone(path.parent):
        if (connection := _sound(path)) is not None:  # another run has made it anew since
            return connection
        _remove(path)
        return _connected(path)


def _sound(path: Path) -> sqlite3.Connection | None:
    """Open a state; None: it is damaged, or no database."""
    try:
        return _connected(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs from removing a state in a folder: they wait until the block ends."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # a disk without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        # Keeps the lock until the process ends, however it ends. Not set before the transaction: in this mode a run
        # that waits for the lock keeps a shared one, for which the run that came first would wait.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            _make(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA cache_size=-16384")  # 16 MiB
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make(connection: sqlite3.Connection) -> None:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    for (name,) in connection.execute(tables).fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version={VERSION}")
