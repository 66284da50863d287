import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from ingest.collection import open_collection
from ingest.collection.databases import connect, place_of
from ingest.collection.tables import VERSION, metadata
from ingest.collection.upgrading import MIGRATIONS, upgraded
from ingest.errors import NewerCollection
from ingest.schema import Counts, SitePage
from tests.newsroom import NOON, dump, entry, reading, records, take
from tests.processes import started
from tests.test_clusters import paper
from tests.test_likeness import OTHER

NEXT = VERSION + 1
ADDS_A_COLUMN = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT:04}", "{VERSION:04}"

def upgrade():
    op.add_column("records", sa.Column("note", sa.Text(), server_default="kept"))
    op.create_index("ix_records_note", "records", ["note"])
"""
BREAKS_HALF_WAY = ADDS_A_COLUMN + "    raise ArithmeticError\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A collection of this version with something in it."""
    path = tmp_path / "collection.db"
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, reading(entry("1", "https://a.example/1", "The dam")))
    return path


def scripts_with(folder: Path, migration: str) -> Path:
    """This version's migrations and one that is still to come."""
    scripts = folder / "100% migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v9999_next.py").write_text(migration)
    return scripts


def made_next(path: Path, scripts: Path) -> Path | None:
    place = place_of(f"sqlite:///{path}")
    engine = connect(place, read_only=False)
    try:
        return upgraded(engine, place, target=NEXT, scripts=scripts)
    finally:
        engine.dispose()


def schema(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            " ".join(sql.split())
            for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        }


def migrated(path: Path, run: Callable[[Config], None]) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        run(config)
    engine.dispose()


def test_the_migrations_make_the_tables_that_a_new_collection_has(tmp_path: Path, path: Path) -> None:
    other = tmp_path / "migrated.db"
    migrated(other, lambda config: command.upgrade(config, "head"))
    assert schema(other) == schema(path)
    engine = create_engine(f"sqlite:///{other}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_newest_migration_bears_the_version_of_the_tables(tmp_path: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        stamped = connection.execute("SELECT version_num FROM wiredesk_version").fetchall()
    other = tmp_path / "migrated.db"
    migrated(other, lambda config: command.upgrade(config, "head"))
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT version_num FROM wiredesk_version").fetchall() == stamped


def test_opening_an_older_collection_backs_it_up_and_upgrades_it(path: Path) -> None:
    current = schema(path)
    migrated(path, lambda config: command.downgrade(config, "base"))
    assert schema(path) != current
    with open_collection(f"sqlite:///{path}") as collection:
        assert collection.backup == path.with_name("collection.db.backup-0000")
        assert take(collection, reading(entry("1"))) != []
    assert schema(path) == current
    assert schema(path.with_name("collection.db.backup-0000")) != current
    with open_collection(f"sqlite:///{path}") as collection:
        assert collection.backup is None


def test_an_upgrade_keeps_what_is_stored_and_the_backup_is_what_it_was(tmp_path: Path, path: Path) -> None:
    before = dump(path)
    backup = made_next(path, scripts_with(tmp_path, ADDS_A_COLUMN))
    assert backup == path.with_name(f"collection.db.backup-{VERSION:04}")
    assert dump(backup) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT note, public_id IS NOT NULL FROM records").fetchall() == [("kept", 1)]
    with pytest.raises(NewerCollection):
        open_collection(f"sqlite:///{path}")
    with open_collection(f"sqlite:///{backup}") as collection:
        assert [record.entry.title for record in records(collection)] == ["The dam"]


def test_an_upgrade_that_breaks_leaves_the_collection_as_it_was(tmp_path: Path, path: Path) -> None:
    before = dump(path)
    with pytest.raises(ArithmeticError):
        made_next(path, scripts_with(tmp_path, BREAKS_HALF_WAY))
    assert dump(path) == before
    with open_collection(f"sqlite:///{path}") as collection:
        assert len(records(collection)) == 1


def test_of_two_that_upgrade_at_once_one_does(tmp_path: Path, path: Path) -> None:
    scripts = scripts_with(tmp_path, ADDS_A_COLUMN)

    def upgrade(pipe: Connection) -> None:
        pipe.send(made_next(path, scripts))

    running = [started(upgrade) for _ in range(3)]
    backups = [pipe.recv() for _, pipe in running]
    for process, _ in running:
        process.join()
    assert sorted(backup is None for backup in backups) == [False, True, True]


def test_a_collection_of_version_1_keeps_its_entries_and_begins_to_count(path: Path) -> None:
    current = schema(path)
    migrated(path, lambda config: command.downgrade(config, "0001"))
    with open_collection(f"sqlite:///{path}") as collection:
        assert collection.backup == path.with_name("collection.db.backup-0001")
        assert [record.entry.title for record in records(collection)] == ["The dam"]
        with collection.sites.counting() as counting:
            for number in (1, 2):
                counting.meet(SitePage("a.example", number), NOON, b"%d" % number, lambda: frozenset({7}))
        memory = collection.sites.memory(SitePage("a.example", 1))
        assert memory is not None
        assert memory.lines == {7: 2}
    assert schema(path) == current


def test_in_a_collection_of_version_3_copies_of_what_is_stored_are_found(path: Path) -> None:
    story, other = paper("agency", published=NOON - timedelta(hours=2)), paper("other", OTHER)
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, story, other, *[paper(f"a{at}.other", OTHER) for at in range(20)])
    before = table(path, "shingles")
    assert before
    migrated(path, lambda config: command.downgrade(config, "0003"))
    with open_collection(f"sqlite:///{path}") as collection:
        assert collection.backup == path.with_name("collection.db.backup-0003")
        assert take(collection, paper("copy")) == [Counts(copy=1)]
    assert table(path.with_name("collection.db.backup-0003"), "keys") <= table(path, "keys")
    migrated(path, lambda config: command.downgrade(config, "0003"))
    migrated(path, lambda config: command.upgrade(config, "head"))
    assert before <= table(path, "shingles")


def test_a_collection_of_version_3_knows_its_addresses_as_they_are_made_equal_now(path: Path) -> None:
    migrated(path, lambda config: command.downgrade(config, "0003"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE keys SET key = 'url:https://a.example/x//1' WHERE key LIKE 'url:%'")
        connection.execute("INSERT INTO keys SELECT 'text:0', record_id FROM keys WHERE key LIKE 'url:%'")
        connection.commit()
    with open_collection(f"sqlite:///{path}"):
        pass
    kept = {key for key, _ in table(path, "keys")}
    assert {"url:https://a.example/x//1", "url:https://a.example/x/1"} <= kept
    assert "text:0" not in kept


def table(path: Path, name: str) -> set[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute(f"SELECT * FROM {name}"))  # noqa: S608 - a name of ours


def test_a_collection_of_version_3_knows_guids_that_are_addresses_when_they_go_to_https(path: Path) -> None:
    moving = [entry(f"http://a.example/?p={number}", None, f"Story {number}") for number in range(1100)]
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, reading(*moving))
    migrated(path, lambda config: command.downgrade(config, "0003"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT 1 FROM keys WHERE key LIKE 'path:%'").fetchall() == []
    moved = [entry((one.guid or "").replace("http:", "https:"), None, f"{one.title}, corrected") for one in moving]
    with open_collection(f"sqlite:///{path}") as collection:
        (counts,) = take(collection, reading(*moved, at=NOON + timedelta(hours=1)))
    assert (counts.new, counts.revised) == (0, 1100)
