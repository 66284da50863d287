import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ingest.collection import open_collection, rehearsal
from ingest.collection.databases import connect, place_of, write_ahead
from ingest.errors import CollectionError, NewerCollection, NotACollection, OlderCollection
from tests.newsroom import LATER, NOON, entry, held, reading, records, take
from tests.processes import in_a_process, started

A = "https://a.example/a"


def at(path: Path) -> str:
    return f"sqlite:///{path}"


def stored(path: Path) -> Path:
    with open_collection(at(path)) as collection:
        take(collection, reading(entry("1", A)))
    return path


def versioned(path: Path, version: str) -> Path:
    stored(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE wiredesk_version SET version_num = ?", [version])
    return path


def somebody_elses(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    return path


def written(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def cut(path: Path) -> Path:
    stored(path).write_bytes(path.read_bytes()[: 3 * 4096 + 17])
    return path


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


def nowhere(path: Path) -> Path:
    return path.parent / "missing" / path.name


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (written(b"Dear diary, today I wrote a text file.\n" * 9), NotACollection, "not a Wiredesk collection"),
        (written(b"SQLite format 3\0" + b"\xff" * 5000), NotACollection, "not a Wiredesk collection|damaged"),
        (cut, NotACollection, "damaged"),
        (somebody_elses, NotACollection, "not a Wiredesk collection"),
        (a_folder, NotACollection, "is a folder"),
        (nowhere, CollectionError, "make it first"),
        (lambda path: versioned(path, "0099"), NewerCollection, "version 99"),
    ],
    ids=["text file", "garbage", "cut short", "another database", "folder", "no such folder", "newer"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_collection_is_refused_in_one_line_and_left_alone(
    tmp_path: Path, make: Callable[[Path], Path], error: type[CollectionError], words: str, read_only: bool
) -> None:
    path = make(tmp_path / "collection.db")
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=words) as raised:
        open_collection(at(path), read_only=read_only)
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("collection.db", "did you mean sqlite:///collection.db"),
        ("sqlite:/collection.db", "is not the address of a collection: a collection's address is sqlite:///FILE"),
        ("", "sqlite:///FILE"),
        ("sqlite://collection.db", "three slashes"),
        ("sqlite:///news?2025.db", "write %3F for one of its name"),
        ("mysql://host/name", "cannot hold a collection"),
        ("postgres://me:secret@host/name", r"did you mean postgresql://me:\*\*\*@host/name\?"),
    ],
)
def test_an_address_that_is_none_says_what_one_looks_like(address: str, words: str) -> None:
    with pytest.raises(CollectionError, match=words):
        open_collection(address)


@pytest.mark.parametrize("mode", [{"upgrade": False}, {"read_only": True}])
def test_an_older_collection_is_not_upgraded_unasked(tmp_path: Path, mode: dict[str, Any]) -> None:
    path = versioned(tmp_path / "collection.db", "0000")
    with pytest.raises(OlderCollection, match=r"version 0, .*python -m ingest upgrade"):
        open_collection(at(path), **mode)


def test_the_newest_backup_of_a_damaged_collection_is_named(tmp_path: Path) -> None:
    path = cut(tmp_path / "collection.db")
    path.with_name("collection.db.backup-0000").touch()
    path.with_name("collection.db.backup-0001").touch()
    with pytest.raises(NotACollection, match=r"put a backup in its place; the newest is .*backup-0001"):
        open_collection(at(path))


def test_reading_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    with pytest.raises(CollectionError, match="python -m ingest"):
        open_collection(at(path), read_only=True)
    path.touch()
    with pytest.raises(CollectionError, match="holds no collection yet"):
        open_collection(at(path), read_only=True)
    assert path.stat().st_size == 0


def test_reading_writes_nothing(tmp_path: Path) -> None:
    path = stored(tmp_path / "collection.db")
    before = path.read_bytes()
    with open_collection(at(path), read_only=True) as collection:
        assert len(records(collection)) == 1
        with pytest.raises(CollectionError, match=r"cannot be written: .*file and of its folder"):
            take(collection, reading(entry("2", A), at=LATER))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A collection in a folder that nobody may write to; pytest's own folders are closed to other users."""
    with TemporaryDirectory() as folder:
        path = stored(Path(folder) / "collection.db")
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


def as_nobody() -> None:
    if os.getuid() == 0:
        os.setuid(65534)  # root may write anywhere


def test_a_collection_on_a_medium_that_cannot_be_written_is_read(locked_away: Path) -> None:
    def read() -> str:
        as_nobody()
        with open_collection(at(locked_away), read_only=True) as collection:
            return str(len(records(collection)))

    assert in_a_process(read) == "1"


def test_a_collection_that_cannot_be_written_says_so(locked_away: Path) -> None:
    def write() -> str:
        as_nobody()
        with pytest.raises(CollectionError) as raised, open_collection(at(locked_away)) as collection:
            take(collection, reading(entry("2", A)))
        return str(raised.value)

    said = in_a_process(write)
    assert "permissions" in said
    assert "\n" not in said


def test_a_file_can_be_made_current_in_any_folder_name(tmp_path: Path) -> None:
    folder = tmp_path / "a folder? with #50% & odd=name"
    folder.mkdir()
    with open_collection(at(folder / "c.db").replace("%", "%25").replace("?", "%3F").replace("#", "%23")) as collection:
        take(collection, reading(entry("1", A)))
    assert [path.name for path in folder.iterdir()] == ["c.db"]


# the same with PostgreSQL, where there is no file


def test_a_newer_collection_is_refused_in_any_database(address: str) -> None:
    with open_collection(address) as collection:
        take(collection, reading(entry("1", A)))
    change(address, "UPDATE wiredesk_version SET version_num = '0099'")
    for read_only in (False, True):
        with pytest.raises(NewerCollection, match="version 99, made by a later Wiredesk"):
            open_collection(address, read_only=read_only)


def test_a_database_that_is_somebody_elses_is_refused_and_left_alone(emptied: str) -> None:
    change(emptied, "CREATE TABLE recipes (name text)")
    for read_only in (False, True):
        with pytest.raises(NotACollection, match="not a Wiredesk collection: name another"):
            open_collection(emptied, read_only=read_only)
    change(emptied, "DROP TABLE recipes")  # which nobody holds
    open_collection(emptied).close()


def test_reading_makes_nothing_in_a_database_that_is_empty(postgres: str) -> None:
    with pytest.raises(CollectionError, match="holds no collection yet: make one with `python -m ingest`"):
        open_collection(postgres, read_only=True)
    change(postgres, "CREATE TABLE records (id text)")  # there is none yet


def test_reading_writes_nothing_to_a_database(address: str) -> None:
    with open_collection(address) as collection:
        take(collection, reading(entry("1", A)))
    before = held(address)
    with open_collection(address, read_only=True) as collection:
        assert len(records(collection)) == 1
        with pytest.raises(CollectionError, match="cannot be written"):
            take(collection, reading(entry("2", A), at=LATER))
    assert held(address) == before


def test_of_several_that_make_a_collection_at_once_one_does(emptied: str) -> None:
    def make(pipe: Pipe) -> None:
        with open_collection(emptied) as collection:
            pipe.send(str(take(collection, reading(entry("1", A)))[0].new))

    running = [started(make) for _ in range(4)]
    assert sorted(pipe.recv() for _, pipe in running) == ["0", "0", "0", "1"]
    for process, _ in running:
        process.join()
        assert process.exitcode == 0


def change(address: str, statement: str) -> None:
    engine = connect(place_of(address), read_only=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


# a rehearsal


def test_a_rehearsal_starts_from_the_real_collection_and_leaves_it_alone(tmp_path: Path) -> None:
    path = stored(tmp_path / "collection.db")
    before = path.read_bytes()
    with rehearsal(at(path)) as copy:
        take(copy, reading(entry("1", A), entry("2", A), at=LATER))
        assert len(records(copy)) == 2
    assert path.read_bytes() == before


def test_a_rehearsal_without_a_collection_makes_none(tmp_path: Path) -> None:
    with rehearsal(at(tmp_path / "collection.db")) as copy:
        take(copy, reading(entry("1", A), at=NOON))
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_with_an_older_collection_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OlderCollection):
        rehearsal(at(versioned(tmp_path / "collection.db", "0000")))


def test_a_file_that_another_process_is_making_into_a_collection_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with connect(place_of(at(path)), read_only=False).connect() as connection:
            write_ahead(connection)  # SQLite says at once that the file is busy
        other.execute("ROLLBACK")
    with open_collection(at(stored(path))) as collection:
        assert len(records(collection)) == 1
