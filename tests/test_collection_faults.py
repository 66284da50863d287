import sqlite3

import pytest

from ingest.collection.databases import place_of
from ingest.collection.faults import told_plainly
from ingest.errors import CollectionError, NotACollection


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("SQLITE_NOTADB", NotACollection, "not a Wiredesk collection"),
        ("SQLITE_CORRUPT_INDEX", NotACollection, "damaged: put a backup in its place"),
        ("SQLITE_FULL", CollectionError, "the disk is full"),
        ("SQLITE_IOERR_WRITE", CollectionError, "look at the disk"),
        ("SQLITE_READONLY_DIRECTORY", CollectionError, "permissions"),
        ("SQLITE_CANTOPEN", CollectionError, "permissions"),
        ("SQLITE_BUSY", CollectionError, "locked by another process for 60 seconds"),
        ("SQLITE_ERROR", CollectionError, "cannot be used: no such table"),
    ],
)
def test_what_a_database_cannot_is_said_in_one_line_with_what_to_do(
    name: str, kind: type[CollectionError], words: str
) -> None:
    error = sqlite3.OperationalError("no such table: records\nand more")
    error.sqlite_errorname = name
    with pytest.raises(kind, match=words) as raised, told_plainly(place_of("sqlite:////srv/collection.db")):
        raise error
    assert str(raised.value).startswith("/srv/collection.db ")
    assert "\n" not in str(raised.value)
