"""A collection moved to another database: identical there, whatever happens in between."""

import json
import random
import re
import resource
import shlex
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from itertools import count, islice
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import gettempdir
from time import sleep
from typing import Any

import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import IntegrityError

from ingest.cli import main
from ingest.collection import open_collection
from ingest.collection.databases import connect, place_of
from ingest.collection.moving import moving
from ingest.collection.tables import VERSION, metadata
from ingest.errors import CollectionError
from ingest.schema import LatestItem, Reading, Source, Tag
from syndicate.cli import main as syndicate
from tests.loopback import Answer, conditional, loopback
from tests.newsroom import LATER, LONG_TEXT, entry, reading, records, take
from tests.offline import ROOT, saved
from tests.postgres import PostgresServer
from tests.processes import in_a_process, started
from tests.test_collection_opening import as_nobody
from tests.test_following import HTML, feed, story
from tests.test_progress import FEEDS, run_on_a_terminal
from tests.virtual import Time, poll

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH_WAYS = [(SQLITE, POSTGRESQL), (POSTGRESQL, SQLITE)]
EVERY_WAY = [*BOTH_WAYS, (SQLITE, SQLITE), (POSTGRESQL, POSTGRESQL)]
DOCUMENTS, OF = 70, 4  # entries in each
KILLS = 20
FEW = 40  # rows of a batch, so that a move has many steps

Nowhere = Callable[[str], str]  # an address where nothing is yet, in a database of that kind


@pytest.fixture
def nowhere(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Nowhere]:
    numbers = count()
    with ExitStack() as databases:

        def made(kind: str) -> str:
            if kind == SQLITE:
                return f"sqlite:///{tmp_path / f'{next(numbers)}.db'}"
            server: PostgresServer = request.getfixturevalue("server")
            return server.address(databases.enter_context(server.database()))

        yield made


def path_of(address: str) -> Path:
    return Path(make_url(address).database or "")


def contents(address: str) -> dict[str, list[str]]:
    """Return every row of every table, whether it is a collection or not yet one."""
    engine = connect(place_of(address), read_only=True)
    with engine.connect() as connection:
        found = {table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables}
    engine.dispose()
    return {name: sorted(repr(tuple(row)) for row in rows) for name, rows in found.items()}


def run(address: str, *statements: str) -> list[tuple[Any, ...]]:
    """Send statements to the database itself; return the rows of the last answer."""
    engine = connect(place_of(address), read_only=False)
    try:
        with engine.begin() as connection:
            for statement in statements:
                done = connection.execute(text(statement))
            return [tuple(row) for row in done] if done.returns_rows else []
    finally:
        engine.dispose()


def made_of(address: str) -> list[tuple[Any, ...]]:
    """Return tables, indexes and references, as the database itself reports them."""
    if address.startswith(SQLITE):
        return sorted(run(address, "SELECT type, name, tbl_name, sql FROM sqlite_master"), key=repr)
    said = "table_name, column_name, data_type, column_default, is_nullable, character_maximum_length"
    told = [
        run(address, "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"),
        run(address, "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 2200"),
        run(address, f"SELECT {said} FROM information_schema.columns WHERE table_schema = 'public'"),  # noqa: S608
    ]
    return [row for rows in told for row in sorted(rows, key=repr)]


def document(number: int) -> Reading:
    """A feed whose entries have copies elsewhere, tags, and a list of newest stories."""
    source = f"https://{number}.example/feed"
    links = [f"https://{number}.example/{place}" for place in range(OF)]
    entries = [
        entry(f"tag:{link}", link, link, content_text=f"{place} {LONG_TEXT}", language="en", tags=(Tag(f"t{number}"),))
        for place, link in enumerate(links)
    ]
    return reading(*entries, source=source, latest=(LatestItem("First", links[0]),))


def filled(address: str, documents: int = DOCUMENTS) -> str:
    with open_collection(address) as collection:
        take(collection, *map(document, range(documents)))
    return address


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file with some 2,400 rows, which no test changes."""
    return filled(f"sqlite:///{tmp_path_factory.mktemp('desk')}/desk.db")


def moved(old: str, new: str, *, most: int = 5_000) -> dict[str, Any]:
    with moving(old, new, most=most) as move:
        steps = list(move.steps())
        assert sum(step.count for step in steps) == move.total or move.anew
        return {"rows": dict(move.rows), "carried": move.carried, "anew": move.anew}


# the same


@pytest.fixture(scope="module")
def fixtures(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The collection of the fixtures."""
    folder = tmp_path_factory.mktemp("fixtures")
    address = f"sqlite:///{folder / 'collection.db'}"
    assert main([str(saved(ROOT / "fixtures", folder / "fixtures")), "-q", "--collection", address]) == 0
    return address


def published(address: str, output: Path) -> dict[Path, bytes]:
    state = ["--state", str(output.with_suffix(".state"))]
    assert syndicate(["-q", "--collection", address, "--output", str(output), *state]) == 0
    return {path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_the_fixtures_are_the_same_wherever_they_are_moved(
    fixtures: str, nowhere: Nowhere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, files = contents(fixtures), published(fixtures, tmp_path / "fixtures")
    assert len(told["records"]) > 150
    addresses = [fixtures]
    for kind in (POSTGRESQL, POSTGRESQL, SQLITE, SQLITE):
        addresses.append(nowhere(kind))
        assert moved(*addresses[-2:])["rows"] == {name: len(told[name]) for name in told if name != "wiredesk_version"}
        assert contents(addresses[-1]) == told
    assert published(addresses[1], tmp_path / "moved") == files
    output, state = str(tmp_path / "fixtures"), str(tmp_path / "fixtures.state")
    assert syndicate(["--collection", addresses[2], "--output", output, "--state", state]) == 0
    assert "files written 0," in capsys.readouterr().out  # its state says how far it was, which is the same here
    assert contents(fixtures) == told


@pytest.mark.parametrize(("old", "new"), EVERY_WAY)
def test_what_was_moved_is_made_like_a_new_collection(old: str, new: str, nowhere: Nowhere) -> None:
    here, there, fresh = filled(nowhere(old), documents=2), nowhere(new), nowhere(new)
    moved(here, there)
    open_collection(fresh).close()
    assert made_of(there) == made_of(fresh)
    with open_collection(there) as collection:
        take(collection, document(1), document(2))
        assert len(records(collection)) == 3 * OF
    with pytest.raises(IntegrityError):
        run(there, "INSERT INTO keys (key, record_id) VALUES ('of nobody', 'nobody')")


@pytest.mark.parametrize(("old", "new"), EVERY_WAY)
def test_no_number_is_given_twice_though_its_row_is_gone(old: str, new: str, nowhere: Nowhere) -> None:
    here, there = filled(nowhere(old), documents=2), nowhere(new)
    with open_collection(here) as collection:
        last = collection.last_number()
    run(here, f"DELETE FROM journal WHERE number > {last - 3}")  # noqa: S608 - a number
    moved(here, there)
    with open_collection(there) as collection:
        take(collection, document(2))
        assert min(line.number for line in collection.journal(last - 3)) == last + 1
        assert {record.sequence for record in records(collection)} == set(range(1, 3 * OF + 1))


@pytest.mark.parametrize(("old", "new"), BOTH_WAYS)
def test_polling_goes_on_where_it_was_before_the_move(old: str, new: str, nowhere: Nowhere) -> None:
    time, here, there = Time(), nowhere(old), nowhere(new)
    with loopback() as web:
        web.answer("/site", Answer(body=story(0, 1, 2, 3), headers=HTML))
        for number in (1, 2, 3):
            web.answer(f"/story/{number}", Answer(body=story(number), headers=HTML))
        url = web.answer("/feed", conditional(feed(), etag='"1"'))
        web.answer("/gone", Answer(status=410))
        plain = {"allow_private": True, "spacing": 0.0}
        sources = [
            Source(id="feed", url=url, **plain),  # type: ignore[arg-type]  # a field's own type
            Source(id="site", url=web.url("/site"), follow_most=2, **plain),  # type: ignore[arg-type]
            Source(id="gone", url=web.url("/gone"), **plain),  # type: ignore[arg-type]
        ]
        with open_collection(here) as collection:
            poll(sources, collection, time)
            before = [collection.schedule.enrolled(), collection.schedule.states(["feed", "site", "gone"])]
            assert collection.links.how_many("site")
        asked = web.paths()
        moved(here, there)
        with open_collection(there) as collection:
            assert [collection.schedule.enrolled(), collection.schedule.states(["feed", "site", "gone"])] == before
            poll(sources, collection, time)
            assert web.paths()[: len(asked)] == asked
            assert web.paths()[len(asked) :] == ["/story/3"]  # the link that was left; no source is due
            time.pass_(hours=25)
            assert poll(sources, collection, time).unchanged == 1
            assert [attempt.status for attempt in collection.attempts("feed")] == [200, 304]
            stories = [path for path in web.paths() if path.startswith("/story/")]
            assert sorted(stories) == ["/story/1", "/story/2", "/story/3"]
            assert collection.schedule.holders() == ()


# the second time, not at once


@pytest.mark.parametrize(("old", "new"), BOTH_WAYS)
def test_a_move_that_is_killed_again_and_again_ends_the_same(old: str, new: str, desk: str, nowhere: Nowhere) -> None:
    here, there, chance = nowhere(old), nowhere(new), random.Random(8)
    moved(desk, here)
    steps = 0

    def work(pipe: Connection) -> None:
        with moving(here, there, most=FEW) as move:
            for _ in move.steps():
                pipe.send("a step")
            pipe.send("all of it")

    for kill in range(KILLS):
        process, pipe = started(work)
        for _ in range(chance.randrange(1, 8)):
            assert pipe.recv() == "a step"
            steps += 1
        process.join(chance.uniform(0, 0.005))
        process.kill()
        process.join()
        with pytest.raises(CollectionError, match="a move into it is not finished"):
            open_collection(there)
        assert kill or steps < 10
    told = moved(here, there, most=FEW)
    assert told["carried"] >= steps * FEW / 2  # rows of small tables come in batches that are not full
    assert told["anew"] == []
    assert contents(there) == contents(desk)


def test_a_kill_while_it_is_made_whole_leaves_it_to_be_made_whole(desk: str, nowhere: Nowhere) -> None:
    for there in (nowhere(SQLITE), nowhere(POSTGRESQL)):
        for indexes in (1, 5):
            with moving(desk, there) as move:
                steps = (step for step in move.steps() if step.doing == "indexing")
                assert len(list(islice(steps, indexes))) == indexes
                del steps  # ended there
            with pytest.raises(CollectionError, match="not finished"):
                open_collection(there)
        told = moved(desk, there)
        assert told["carried"] == sum(told["rows"].values())
        assert contents(there) == contents(desk)


@pytest.mark.parametrize(("old", "new"), BOTH_WAYS)
def test_what_has_changed_between_two_parts_of_a_move_is_moved_as_it_is(old: str, new: str, nowhere: Nowhere) -> None:
    here, there = filled(nowhere(old), documents=10), nowhere(new)
    with moving(here, there, most=FEW) as move:
        assert {step.doing for step in islice(move.steps(), 30)} == {"copying", "comparing"}
    with open_collection(here) as collection:
        changed = entry("tag:https://1.example/0", "https://1.example/0", "Another title", content_text="Another text.")
        take(collection, reading(changed, source="https://1.example/feed", at=LATER), document(11))
    run(here, "DELETE FROM shingles WHERE sequence = 1")
    told = moved(here, there)
    assert {"records", "revisions", "journal", "shingles"} <= set(told["anew"])
    assert contents(there) == contents(here)


def test_who_would_write_to_the_old_one_waits_meanwhile_and_who_reads_does_not(desk: str, nowhere: Nowhere) -> None:
    here, there = nowhere(SQLITE), nowhere(POSTGRESQL)
    moved(desk, here)
    with moving(here, there) as move:
        next(move.steps())
        with closing(sqlite3.connect(path_of(here), timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
            other.execute("BEGIN IMMEDIATE")
        with open_collection(here, read_only=True) as collection:
            assert len(records(collection)) == DOCUMENTS * OF
    moved(here, there)
    with moving(there, nowhere(SQLITE)) as move:
        next(move.steps())
        assert run(there, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted") == [(1,)]
        with open_collection(there, read_only=True) as collection:
            assert len(records(collection)) == DOCUMENTS * OF


def test_a_collection_that_cannot_be_written_is_moved(
    nowhere: Nowhere, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here, there = filled(nowhere(SQLITE), documents=3), nowhere(POSTGRESQL)
    folder = path_of(here).parent
    folder.chmod(0o555)

    def work() -> str:
        as_nobody()
        moved(here, there)
        return "moved"

    try:
        for above in folder.parents:  # all are this run's own, and closed to others
            if above == Path(gettempdir()):
                break
            above.chmod(0o755)
        assert in_a_process(work) == "moved"
    finally:
        folder.chmod(0o755)
    assert contents(there) == contents(here)


# refused


def other(address: str) -> str:
    run(address, "CREATE TABLE recipes (name TEXT)")
    return address


def versioned(address: str, said: int) -> str:
    open_collection(address).close()
    run(address, f"UPDATE wiredesk_version SET version_num = '{said:04}'")  # noqa: S608 - a number
    return address


def halfway(old: str, new: str) -> str:
    with moving(old, new) as move:
        next(move.steps())
    return new


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
@pytest.mark.parametrize(
    ("there", "said"),
    [
        (lambda here, made: here, "are the same"),
        (lambda here, made: filled(made, documents=1), "holds a collection already"),
        (lambda here, made: other(made), "not a Wiredesk collection"),
        (lambda here, made: versioned(made, VERSION + 1), "holds a collection already"),
        (
            lambda here, made: halfway(filled("sqlite:///other.db", documents=1), made),
            r"a move into it from .*other\.db",
        ),
        (lambda here, made: "sqlite://", "names no file"),
        (lambda here, made: "collection.db", "did you mean sqlite:///collection.db"),
        (lambda here, made: "sqlite:///folder/new.db", "there is no folder"),
        (lambda here, made: "postgresql://localhost:1/new", "localhost:1/new"),
    ],
    ids=[
        "itself",
        "another",
        "something-else",
        "newer",
        "half-moved",
        "memory",
        "no-address",
        "no-folder",
        "no-server",
    ],
)
def test_no_collection_is_moved_to_where_it_has_no_place(
    kind: str,
    there: Callable[[str, str], str],
    said: str,
    nowhere: Nowhere,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    here = filled(nowhere(SQLITE), documents=1)
    before = contents(here)
    assert main(["move", here, there(here, nowhere(kind))]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert re.search(said, line)
    assert contents(here) == before


def another_move(here: str, there: str, pipe: Connection) -> None:
    with moving(here, there) as move:
        pipe.send("begun")
        sleep(0.3)  # by then the other has found a move that is begun, and waits for what it would go on with
        list(move.steps())


def a_first_run(here: str, there: str, pipe: Connection) -> None:
    with closing(sqlite3.connect(path_of(here), isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        pipe.send("begun")
        sleep(0.3)  # by then the other has found nothing there, and waits for the old one
        filled(there, documents=1)
        writer.execute("ROLLBACK")


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
@pytest.mark.parametrize("meanwhile", [another_move, a_first_run])
def test_what_was_made_there_while_a_move_waited_is_seen(
    meanwhile: Callable[[str, str, Connection], None], kind: str, nowhere: Nowhere, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = filled(nowhere(SQLITE), documents=1), nowhere(kind)
    process, pipe = started(partial(meanwhile, here, there))
    assert pipe.recv() == "begun"
    assert main(["move", here, there]) == 1
    process.join()
    assert process.exitcode == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "holds a collection already" in line


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
@pytest.mark.parametrize(
    ("here", "said"),
    [
        (lambda made: made, "no collection"),
        (lambda made: other(made), "not a Wiredesk collection"),
        (lambda made: versioned(made, VERSION + 1), "made by a later Wiredesk"),
        (lambda made: versioned(made, VERSION - 1), "python -m ingest upgrade"),
        (lambda made: halfway(filled("sqlite:///other.db", documents=1), made), "a move into it is not finished"),
    ],
    ids=["nothing", "something-else", "newer", "older", "half-moved"],
)
def test_nothing_is_made_of_what_cannot_be_moved(
    kind: str,
    here: Callable[[str], str],
    said: str,
    nowhere: Nowhere,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    there = nowhere(SQLITE)
    assert main(["move", here(nowhere(kind)), there]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not path_of(there).exists()


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["upgrade"],
        ["run", FEEDS],
        ["run", FEEDS, "--dry-run"],
        ["history", "https://1.example/0"],
        ["move", "sqlite:///other.db"],
    ],
    ids=["status", "upgrade", "run", "dry-run", "history", "move"],
)
def test_no_command_takes_half_a_collection_for_a_whole_one(
    command: list[str],
    desk: str,
    nowhere: Nowhere,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/one.txt").write_text("https://a.example/feed\n", encoding="utf-8")
    there = halfway(desk, nowhere(SQLITE))
    named = [*command[:1], there, nowhere(SQLITE)] if command[0] == "move" else [*command, "--collection", there]
    assert main(named) == 1
    finish = f"finish it with `python -m ingest move {desk} {there}`"
    assert capsys.readouterr().err.splitlines() == [
        f"error: {path_of(there)}: a move into it is not finished: {finish}"
    ]


def test_nothing_is_published_of_half_a_collection(
    desk: str, nowhere: Nowhere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = halfway(desk, nowhere(POSTGRESQL))
    assert syndicate(["-q", "--collection", there, "--output", str(tmp_path / "public")]) == 1
    assert "a move into it is not finished" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE tags SET term = 'dam' || char(0) || 's' WHERE term = 't1'",
            r"the term of tags \(record_id '.{36}', term 'dam\\x00s'\): there is a NUL in it \(U\+0000\)",
        ),
        (
            "UPDATE sightings SET raw_hash = hex(zeroblob(40)) WHERE source_id = 'https://1.example/feed'",
            r"the raw_hash of sightings \(.*\): it is longer than 64 characters",
        ),
        (
            "UPDATE journal SET size = 5000000000 WHERE number = 3",
            r"the size of journal \(number 3\): 5000000000 takes more than 32 bits",
        ),
        (
            "UPDATE tags SET term = hex(randomblob(5000)) WHERE record_id = (SELECT min(record_id) FROM tags)",
            r"tags \(record_id '.{36}', term '[0-9A-F]+\): index row .*",
        ),
    ],
    ids=["nul", "longer", "larger", "key"],
)
def test_what_postgresql_cannot_hold_is_named_and_not_changed(
    change: str, said: str, nowhere: Nowhere, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = filled(nowhere(SQLITE), documents=3), nowhere(POSTGRESQL)
    right = path_of(here).read_bytes()
    run(here, change)
    assert main(["move", here, there]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert re.search(f"PostgreSQL cannot hold {said}; mend it there; then run the same move again", line)
    path_of(here).write_bytes(right)
    moved(here, there)
    assert contents(there) == contents(here)


def test_a_file_takes_whatever_a_file_holds(nowhere: Nowhere) -> None:
    here, there = filled(nowhere(SQLITE), documents=3), nowhere(SQLITE)
    run(
        here, "UPDATE tags SET term = 'dam' || char(0) || 's' WHERE term = 't1'", "UPDATE journal SET size = 5000000000"
    )
    moved(here, there)
    assert contents(there) == contents(here)


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
def test_rows_that_refer_to_none_are_not_moved(kind: str, nowhere: Nowhere) -> None:
    here, there = filled(nowhere(SQLITE), documents=1), nowhere(kind)
    with closing(sqlite3.connect(path_of(here))) as file:
        file.execute("UPDATE keys SET record_id = 'nobody'")
        file.commit()
    with pytest.raises(CollectionError, match="rows of keys refer to none"):
        moved(here, there)
    with pytest.raises(CollectionError, match="not finished"):
        open_collection(there)


@pytest.mark.parametrize("kind", [SQLITE, POSTGRESQL])
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("UPDATE records SET language = 'de' WHERE id = (SELECT min(id) FROM records)", r"records \(id '.{36}'\)"),
        ("DELETE FROM shingles WHERE sequence = 1", "the number of rows of shingles"),
        ("UPDATE habits SET entries = entries + 1", "habits"),
    ],
)
def test_a_row_that_is_not_the_same_there_is_named(kind: str, fault: str, said: str, nowhere: Nowhere) -> None:
    here, there = nowhere(SQLITE), nowhere(kind)
    with open_collection(here) as collection:
        take(collection, *map(document, range(3)))
        first = entry("same", "https://1.example/a", "A story")
        take(collection, reading(first, entry("same", "https://1.example/b", "B"), source="https://1.example/feed"))
    assert contents(here)["habits"]
    with moving(here, there) as move:
        steps = move.steps()
        copied = 0
        with pytest.raises(CollectionError, match=said):  # noqa: PT012 - what is copied is changed in between
            for step in steps:
                copied += step.count
                if copied == sum(move.rows.values()):
                    run(there, fault)


# what goes wrong meanwhile


def test_a_server_that_goes_away_is_one_line_and_the_move_goes_on_when_it_is_back(
    desk: str, nowhere: Nowhere, server: PostgresServer
) -> None:
    there = nowhere(POSTGRESQL)
    with moving(desk, there, most=FEW) as move:
        steps = move.steps()
        next(steps)
        server.stop("immediate")
        with pytest.raises(CollectionError, match="run the same move again") as raised:
            list(steps)
        assert "\n" not in str(raised.value)
        with pytest.raises(CollectionError):
            moved(desk, there)
    server.start()
    moved(desk, there)
    assert contents(there) == contents(desk)


def test_a_full_disk_is_one_line_and_the_move_goes_on_when_there_is_room(desk: str, nowhere: Nowhere) -> None:
    there = nowhere(SQLITE)

    def fill() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with pytest.raises(CollectionError) as raised:
            moved(desk, there, most=FEW)
        return str(raised.value)

    said = in_a_process(fill)
    assert "disk" in said
    assert "run the same move again" in said
    assert "\n" not in said
    assert moved(desk, there)["carried"] > 0
    assert contents(there) == contents(desk)


# the command


def test_a_move_is_one_line_and_says_what_to_name_from_now_on(
    nowhere: Nowhere, desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = nowhere(POSTGRESQL)
    assert main(["move", desk, there]) == 0
    out, err = capsys.readouterr()
    rows = sum(len(table) for name, table in contents(desk).items() if name != "wiredesk_version")
    said = (
        rf"moved {rows:,} rows of 19 tables from \S+ to \S+, and found each the same there, in \d+\.\d s; from now on "
    )
    assert re.fullmatch(rf"{said}name --collection \S+\n", out)
    assert err == ""


def test_what_a_move_says_to_name_can_be_copied_into_a_shell(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["move", desk, f"sqlite:///{tmp_path / 'my news.db'}"]) == 0
    said = capsys.readouterr().out
    assert shlex.split(said)[-2:] == ["--collection", f"sqlite:///{tmp_path / 'my news.db'}"]


def test_a_quiet_move_says_nothing(nowhere: Nowhere, desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["move", desk, nowhere(SQLITE), "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_program_is_told_of_each_table_and_of_no_password(
    nowhere: Nowhere, server: PostgresServer, desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = nowhere(POSTGRESQL)
    secret = there.replace("postgres@", "postgres:secret@")
    with moving(desk, secret) as move:
        next(move.steps())
    assert main(["move", desk, secret, "--json"]) == 0
    out, err = capsys.readouterr()
    said = json.loads(out)
    told = contents(desk)
    assert said["tables"] == {name: len(told[name]) for name in said["tables"]}
    assert said["rows"] == sum(said["tables"].values())
    assert said["by_an_earlier_run"] > 0
    assert (said["copied_anew"], err) == ([], "")
    assert "secret" not in out


@pytest.mark.parametrize("arguments", [["move"], ["move", "sqlite:///one.db"], ["move", "a", "b", "c"]], ids=len)
def test_a_move_from_and_to_is_what_it_takes(arguments: list[str]) -> None:
    assert main(arguments) == 2


def test_a_terminal_shows_how_many_rows_are_moved_a_second(desk: str, tmp_path: Path) -> None:
    shown, out = run_on_a_terminal("move", desk, f"sqlite:///{tmp_path}/new.db", cwd=tmp_path)
    rows = sum(len(table) for name, table in contents(desk).items() if name != "wiredesk_version")
    assert re.search(rf"/{2 * rows + sum(len(table.indexes) for table in metadata.sorted_tables)}\b", shown)
    assert re.search(r"\d/s", shown)
    assert "indexing tags" in shown
    assert out.startswith(f"moved {rows:,} rows")
