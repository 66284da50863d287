"""Errors of a database, turned into one line that a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ingest.collection.databases import WAIT, Place
from ingest.errors import CollectionError, LostConnection, NotACollection, first_line

_LOCKED = "has been locked by another process for {wait} seconds: try again when it is done"
_AWAY = "went away, and what was under way was undone ({said}): run the command again when it is back"
_MANY = "takes no more connections: let other programs end, or raise its max_connections"

# By the start of SQLite's own name for the error (https://www.sqlite.org/rescode.html), or of PostgreSQL's SQLSTATE
# (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_SENTENCES: tuple[tuple[str, type[CollectionError], str], ...] = (
    ("SQLITE_NOTADB", NotACollection, "is not a Wiredesk collection: name another file, or move this one away"),
    ("SQLITE_CORRUPT", NotACollection, "is damaged: put a backup in its place{backup}"),
    ("SQLITE_FULL", CollectionError, "cannot grow: the disk is full; nothing of this document was stored"),
    ("SQLITE_IOERR", CollectionError, "cannot be read or written ({said}): look at the disk and its free space"),
    ("SQLITE_READONLY", CollectionError, "cannot be written: look at the permissions of the file and of its folder"),
    ("SQLITE_CANTOPEN", CollectionError, "cannot be opened: look at the permissions of the file and of its folder"),
    ("SQLITE_PERM", CollectionError, "cannot be opened: look at the permissions of the file and of its folder"),
    ("SQLITE_BUSY", CollectionError, _LOCKED),
    ("08", LostConnection, _AWAY),
    ("25006", CollectionError, "cannot be written, it is read-only ({said}): name the server that is written to"),
    ("25P03", LostConnection, _AWAY),  # the transaction had nothing to say for too long
    ("42501", CollectionError, "cannot be used by this user ({said}): GRANT it what it needs, or name its owner"),
    ("53100", CollectionError, "cannot grow: the server's disk is full; nothing of this document was stored"),
    ("53200", CollectionError, "cannot be used: its server is out of memory; nothing of this document was stored"),
    ("53300", LostConnection, _MANY),
    ("55P03", CollectionError, _LOCKED),
    ("57P", LostConnection, _AWAY),
    ("58", CollectionError, "cannot be read or written ({said}): look at the disk of its server"),
    ("XX00", NotACollection, "is damaged ({said}): put a backup in its place"),
    ("", CollectionError, "cannot be used: {said}"),  # any other
)

# A connection that fails has no SQLSTATE, only words of PostgreSQL's and libpq's, in English unless the server is set
# up otherwise; then the last sentence is said.
_UNREACHED: tuple[tuple[str, str], ...] = (
    ("password authentication failed", "refuses the password: look at the user and the password in the address"),
    ("no password supplied", "asks for a password: write postgresql://USER:PASSWORD@HOST/NAME, or use ~/.pgpass"),
    ("no pg_hba.conf entry", "does not let this user in from here: add a line to its pg_hba.conf"),
    ("too many", _MANY),
    ("connection slots", _MANY),
    ("the database system is", "is being started or stopped ({said}): try again in a moment"),
    ("database", "is not there ({said}): make it with createdb, or name another"),
    ("role", "does not know this user ({said}): make it with createuser, or name another"),
    ("", "cannot be reached ({said}): is PostgreSQL running there, and is the address right?"),
)
_UNFIT = ("22", "54")  # a value that a column cannot have, or an index: PostgreSQL's classes


@contextmanager
def told_plainly(place: Place) -> Iterator[None]:
    """Turn whatever the database raises within the block into a CollectionError about the place.

    Raises: ValueError: it cannot keep a value, which is no fault of the collection.
    """
    try:
        yield
    except DBAPIError as error:
        raise _of_driver(error, place) from error
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise _plain(error, place) from error


def is_away(error: DBAPIError) -> bool:
    """Whether a database cannot be reached just now, or has cut the connection; never said of a file."""
    if _state(error.orig).startswith("SQLITE") or isinstance(error.orig, sqlite3.Error):
        return False
    return error.connection_invalidated or _never_reached(error) or _judged(error.orig)[0] is LostConnection


def _never_reached(error: DBAPIError) -> bool:
    """Whether a connection came to nothing: there is no statement that failed, and the server gave no reason."""
    return error.statement is None and not _state(error.orig)


def _of_driver(error: DBAPIError, place: Place) -> Exception:
    cause = error.orig or error
    if isinstance(cause, sqlite3.Error):
        return _plain(cause, place)
    said, state = first_line(cause), _state(cause)
    if state.startswith(_UNFIT) or (type(cause).__name__ == "DataError" and not state):
        return ValueError(f"{place} cannot keep this: {said}")
    if is_away(error) and _judged(cause)[0] is not LostConnection:
        if not _never_reached(error):
            return LostConnection(f"{place} {_AWAY.format(said=said)}")
        told = next(sentence for words, sentence in _UNREACHED if words in _refusal(said))
        return LostConnection(f"{place} {told.format(said=_refusal(said))}")
    return _plain(cause, place)


def _plain(error: BaseException, place: Place) -> CollectionError:
    kind, sentence = _judged(error)
    backup = place.newest_backup()
    said = sentence.format(said=first_line(error), wait=WAIT, backup=f"; the newest is {backup}" if backup else "")
    return kind(f"{place} {said}")


def _judged(error: BaseException | None) -> tuple[type[CollectionError], str]:
    """What an error is, and the sentence about it."""
    return next((kind, sentence) for start, kind, sentence in _SENTENCES if _state(error).startswith(start))


def _state(error: BaseException | None) -> str:
    """SQLite's name for an error, or its SQLSTATE; "" where it has none."""
    return getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or ""


def _refusal(said: str) -> str:
    """What a server or the network answered, without where it was asked: the address says that."""
    return said.rpartition(" failed: ")[2].removeprefix("FATAL:").strip()
