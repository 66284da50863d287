"""What a database says when it cannot, in one line that a person can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ingest.collection.databases import WAIT, Place
from ingest.errors import CollectionError, NotACollection

# By the start of SQLite's own name for the error (https://www.sqlite.org/rescode.html).
_SENTENCES: tuple[tuple[str, type[CollectionError], str], ...] = (
    ("SQLITE_NOTADB", NotACollection, "is not a Wiredesk collection: name another file, or move this one away"),
    ("SQLITE_CORRUPT", NotACollection, "is damaged: put a backup in its place{backup}"),
    ("SQLITE_FULL", CollectionError, "cannot grow: the disk is full; nothing of this document was stored"),
    ("SQLITE_IOERR", CollectionError, "cannot be read or written ({said}): look at the disk and its free space"),
    ("SQLITE_READONLY", CollectionError, "cannot be written: change its permissions, or name another file"),
    ("SQLITE_CANTOPEN", CollectionError, "cannot be opened: look at the permissions of the file and of its folder"),
    ("SQLITE_PERM", CollectionError, "cannot be opened: look at the permissions of the file and of its folder"),
    (
        "SQLITE_BUSY",
        CollectionError,
        "has been locked by another process for {wait} seconds: try again when it is done",
    ),
)


@contextmanager
def told_plainly(place: Place) -> Iterator[None]:
    """Turn whatever the database raises within the block into a CollectionError about the place."""
    try:
        yield
    except DBAPIError as error:
        raise _plain(error.orig or error, place) from error
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise _plain(error, place) from error


def _plain(error: BaseException, place: Place) -> CollectionError:
    name = getattr(error, "sqlite_errorname", None) or ""
    said = _first_line(error)
    for start, kind, sentence in _SENTENCES:
        if name.startswith(start):
            backup = place.newest_backup()
            filled = sentence.format(said=said, wait=WAIT, backup=f"; the newest is {backup}" if backup else "")
            return kind(f"{place} {filled}")
    return CollectionError(f"{place} cannot be used: {said}")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
