import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from ingest.collection import open_collection
from ingest.collection.databases import connect, place_of
from ingest.collection.tables import VERSION, metadata
from ingest.collection.upgrading import MIGRATIONS, upgraded
from ingest.errors import NewerCollection, OlderCollection
from ingest.schema import Counts, LinkState, RobotsFile, SitePage
from tests.newsroom import NOON, entry, held, reading, records, take
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


KILLED_HALF_WAY = ADDS_A_COLUMN + "    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n"
# The whole schema, in PostgreSQL as it describes it.
SCHEMA = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": """
        SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
}


@pytest.fixture
def stored(address: str) -> str:
    """The address of a collection of this version with something in it."""
    with open_collection(address) as collection:
        take(collection, reading(entry("1", "https://a.example/1", "The dam")))
    return address


def scripts_with(folder: Path, migration: str) -> Path:
    """This version's migrations and one future one."""
    scripts = folder / "100% migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v9999_next.py").write_text(migration)
    return scripts


def made_next(address: str, scripts: Path) -> Path | None:
    place = place_of(address)
    engine = connect(place, read_only=False)
    try:
        return upgraded(engine, place, target=NEXT, scripts=scripts)
    finally:
        engine.dispose()


@contextmanager
def begun(address: str) -> Iterator[sa.Connection]:
    engine = connect(place_of(address), read_only=False)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def asked(address: str, statement: str) -> set[tuple[Any, ...]]:
    """Return the rows of an SQL statement."""
    with begun(address) as connection:
        done = connection.exec_driver_sql(statement)
        return {tuple(row) for row in done} if done.returns_rows else set()


def schema(address: str) -> set[str]:
    return {" ".join(written.split()) for (written,) in asked(address, SCHEMA[address.partition(":")[0]])}


def backup_of(address: str, version: int) -> Path | None:
    """Return where the backup of an older version is kept; backups of PostgreSQL are up to its owner."""
    path = place_of(address).path
    return path and path.with_name(f"collection.db.backup-{version:04}")


def migrated(address: str, run: Callable[[Config], None]) -> None:
    with begun(address) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        run(config)


def differences(address: str) -> list[tuple[str, str]]:
    """Return how a collection differs from the description of its tables: the kind of difference, and a name."""
    with begun(address) as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    return [(str(kind), str(getattr(about, "name", about))) for kind, about, *_ in found]


def test_the_migrations_make_the_tables_that_a_new_collection_has(stored: str, emptied: str) -> None:
    migrated(emptied, lambda config: command.upgrade(config, "head"))
    assert schema(emptied) == schema(stored)
    # Alembic reports a column with a byte-wise collation as different, even in a new collection.
    assert differences(emptied) == differences(stored)
    assert {name for _, name in differences(stored)} <= {"ix_links_next"}


def test_the_newest_migration_bears_the_version_of_the_tables(stored: str, emptied: str) -> None:
    migrated(emptied, lambda config: command.upgrade(config, "head"))
    version = "SELECT version_num FROM wiredesk_version"
    assert asked(emptied, version) == asked(stored, version)


def test_opening_an_older_collection_backs_it_up_and_upgrades_it(stored: str) -> None:
    current = schema(stored)
    migrated(stored, lambda config: command.downgrade(config, "base"))
    assert schema(stored) != current
    with open_collection(stored) as collection:
        assert collection.backup == backup_of(stored, 0)
        assert take(collection, reading(entry("1"))) != []
    assert schema(stored) == current
    if backup := backup_of(stored, 0):
        assert schema(f"sqlite:///{backup}") != current
    with open_collection(stored) as collection:
        assert collection.backup is None


@pytest.mark.parametrize("version", [f"{number:04}" for number in range(1, VERSION)])
def test_a_collection_of_any_version_becomes_what_a_new_one_is(stored: str, version: str) -> None:
    current = schema(stored)
    migrated(stored, lambda config: command.downgrade(config, version))
    assert schema(stored) != current
    for read_only in (False, True):
        with pytest.raises(OlderCollection, match=rf"version {int(version)}, .*python -m ingest upgrade"):
            open_collection(stored, upgrade=False, read_only=read_only)
    with open_collection(stored) as collection:
        assert [record.entry.title for record in records(collection)] == ["The dam"]
    assert schema(stored) == current


def test_an_upgrade_keeps_what_is_stored_and_the_backup_is_what_it_was(tmp_path: Path, stored: str) -> None:
    before = held(stored)
    backup = made_next(stored, scripts_with(tmp_path, ADDS_A_COLUMN))
    assert backup == backup_of(stored, VERSION)
    assert asked(stored, "SELECT note, public_id IS NOT NULL FROM records") == {("kept", True)}
    with pytest.raises(NewerCollection, match=f"version {NEXT}, made by a later Wiredesk"):
        open_collection(stored)
    if backup:
        assert held(f"sqlite:///{backup}") == before
        with open_collection(f"sqlite:///{backup}") as collection:
            assert [record.entry.title for record in records(collection)] == ["The dam"]


def test_an_upgrade_that_breaks_leaves_the_collection_as_it_was(tmp_path: Path, stored: str) -> None:
    before = schema(stored), held(stored)
    with pytest.raises(ArithmeticError):
        made_next(stored, scripts_with(tmp_path, BREAKS_HALF_WAY))
    assert (schema(stored), held(stored)) == before
    with open_collection(stored) as collection:
        assert len(records(collection)) == 1


def test_an_upgrade_that_is_killed_leaves_the_collection_as_it_was(tmp_path: Path, stored: str) -> None:
    before, scripts = (schema(stored), held(stored)), scripts_with(tmp_path, KILLED_HALF_WAY)
    process, _ = started(lambda pipe: pipe.send(made_next(stored, scripts)))
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert (schema(stored), held(stored)) == before
    with open_collection(stored) as collection:
        assert take(collection, reading(entry("2"))) == [Counts(new=1)]


def test_of_several_that_upgrade_at_once_one_does(tmp_path: Path, stored: str) -> None:
    scripts = scripts_with(tmp_path, ADDS_A_COLUMN)

    def upgrade(pipe: Connection) -> None:
        pipe.send(made_next(stored, scripts))

    running = [started(upgrade) for _ in range(3)]
    backups = [pipe.recv() for _, pipe in running]
    for process, _ in running:
        process.join()
    assert all(process.exitcode == 0 for process, _ in running)
    made = [backup for backup in backups if backup]
    assert made == [backup for backup in [backup_of(stored, VERSION)] if backup]
    assert asked(stored, "SELECT version_num FROM wiredesk_version") == {(f"{NEXT:04}",)}


def test_the_links_that_wait_in_a_collection_of_version_10_wait_behind_what_is_news_since(stored: str) -> None:
    def see(name: str, at: datetime) -> None:
        with open_collection(stored) as collection, collection.transaction() as transaction:
            transaction.links.see("https://a.example/", [f"https://a.example/{name}"], "a", depth=1, now=at)

    see("waited", NOON)
    migrated(stored, lambda config: command.downgrade(config, "0010"))
    assert {at is None for (at,) in asked(stored, "SELECT first_seen FROM links")} == {False}
    see("since", NOON + timedelta(hours=1))
    with open_collection(stored) as collection:
        waiting = collection.links.waiting("a", NOON + timedelta(hours=1), 9)
    assert [link.url for link in waiting] == ["https://a.example/since", "https://a.example/waited"]


def test_a_collection_of_version_11_keeps_its_links_and_what_robots_said_and_asks_for_them_whole(stored: str) -> None:
    with open_collection(stored) as collection, collection.transaction() as transaction:
        transaction.links.see("https://a.example/", ["https://a.example/a.xml"], "a", depth=0, now=NOON)
        (link,) = transaction.links.queued(["https://a.example/a.xml"], "a")
        transaction.links.reschedule([replace(link, state=LinkState(etag="x", had_at=NOON))])
    with open_collection(stored) as collection:
        kept = RobotsFile(origin="https://a.example", fetched_at=NOON, status=200, body=b"User-agent: *", etag="y")
        collection.schedule.keep_robots(kept)
        assert collection.schedule.robots("https://a.example") == kept
        assert [one.state for one in collection.links.waiting("a", NOON, 9)] == [LinkState(etag="x", had_at=NOON)]
    migrated(stored, lambda config: command.downgrade(config, "0011"))
    with open_collection(stored) as collection:
        assert [(one.url, one.state) for one in collection.links.waiting("a", NOON, 9)] == [(link.url, None)]
        assert collection.schedule.robots("https://a.example") == replace(kept, etag=None)


def test_a_collection_of_version_1_keeps_its_entries_and_begins_to_count(stored: str) -> None:
    current = schema(stored)
    migrated(stored, lambda config: command.downgrade(config, "0001"))
    with open_collection(stored) as collection:
        assert collection.backup == backup_of(stored, 1)
        assert [record.entry.title for record in records(collection)] == ["The dam"]
        with collection.sites.counting() as counting:
            for number in (1, 2):
                counting.meet(SitePage("a.example", number), NOON, b"%d" % number, lambda: frozenset({7}))
        memory = collection.sites.memory(SitePage("a.example", 1))
        assert memory is not None
        assert memory.lines == {7: 2}
    assert schema(stored) == current


def test_in_a_collection_of_version_3_copies_of_what_is_stored_are_found(stored: str) -> None:
    story, other = paper("agency", published=NOON - timedelta(hours=2)), paper("other", OTHER)
    with open_collection(stored) as collection:
        take(collection, story, other, *[paper(f"a{at}.other", OTHER) for at in range(20)])
    before = table(stored, "shingles")
    assert before
    migrated(stored, lambda config: command.downgrade(config, "0003"))
    with open_collection(stored) as collection:
        assert collection.backup == backup_of(stored, 3)
        assert take(collection, paper("copy")) == [Counts(copy=1)]
    if backup := backup_of(stored, 3):
        assert table(f"sqlite:///{backup}", "keys") <= table(stored, "keys")
    migrated(stored, lambda config: command.downgrade(config, "0003"))
    migrated(stored, lambda config: command.upgrade(config, "head"))
    assert before <= table(stored, "shingles")


def test_a_collection_of_version_3_knows_its_addresses_as_they_are_made_equal_now(stored: str) -> None:
    migrated(stored, lambda config: command.downgrade(config, "0003"))
    asked(stored, "UPDATE keys SET key = 'url:https://a.example/x//1' WHERE key LIKE 'url:%%'")
    asked(stored, "INSERT INTO keys SELECT 'text:0', record_id FROM keys WHERE key LIKE 'url:%%'")
    with open_collection(stored):
        pass
    kept = {key for key, _ in table(stored, "keys")}
    assert {"url:https://a.example/x//1", "url:https://a.example/x/1"} <= kept
    assert "text:0" not in kept


def table(address: str, name: str) -> set[tuple[Any, ...]]:
    return asked(address, f"SELECT * FROM {name}")  # noqa: S608 - a name of ours


def test_a_collection_of_version_3_knows_guids_that_are_addresses_when_they_go_to_https(stored: str) -> None:
    moving = [entry(f"http://a.example/?p={number}", None, f"Story {number}") for number in range(1100)]
    with open_collection(stored) as collection:
        take(collection, reading(*moving))
    migrated(stored, lambda config: command.downgrade(config, "0003"))
    assert asked(stored, "SELECT 1 FROM keys WHERE key LIKE 'path:%%'") == set()
    moved = [entry((one.guid or "").replace("http:", "https:"), None, f"{one.title}, corrected") for one in moving]
    with open_collection(stored) as collection:
        (counts,) = take(collection, reading(*moved, at=NOON + timedelta(hours=1)))
    assert (counts.new, counts.revised) == (0, 1100)
