"""A PostgreSQL that refuses, is full, is cut off in the middle, or is away for a while."""

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count

import pytest
from sqlalchemy import Engine, event

from ingest.cli import main
from ingest.collection import Collection, open_collection
from ingest.collection.databases import WAIT
from ingest.errors import CollectionError, LostConnection
from ingest.schema import FetchState, Query, Source, Tag
from tests.loopback import Answer, Loopback, closed_port
from tests.newsroom import entry, reading, records, take
from tests.offline import ROOT, saved
from tests.postgres import PostgresServer
from tests.test_following import feed
from tests.virtual import Time, poll

SECRET = "hunter2"  # noqa: S105 - of nobody
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
NOW_AND_THEN = range(0, 100, 2)


@pytest.fixture
def name(server: PostgresServer, empty_collection: str) -> Iterator[str]:
    """The name of a database with an empty collection."""
    with server.database(empty_collection) as made:
        yield made


@pytest.fixture
def guarded(server: PostgresServer, name: str) -> Iterator[str]:
    """The same in a server that asks `ann` for her password."""
    rules = server.folder / "data" / "pg_hba.conf"
    before = rules.read_text(encoding="utf-8")
    rules.write_text(f"local all ann scram-sha-256\n{before}", encoding="utf-8")
    server.run(f"CREATE ROLE ann LOGIN PASSWORD '{SECRET}'", "SELECT pg_reload_conf()")
    yield name
    rules.write_text(before, encoding="utf-8")
    server.run("DROP OWNED BY ann", "DROP ROLE ann", "SELECT pg_reload_conf()", database=name)


@pytest.fixture
def guest(server: PostgresServer, name: str) -> Iterator[str]:
    """The address of a collection for a user with rights on it."""
    granted = [f"GRANT ALL ON ALL {kind} IN SCHEMA public TO guest" for kind in ("TABLES", "SEQUENCES")]
    server.run("CREATE ROLE guest LOGIN", *granted, database=name)
    yield server.address(name, user="guest")
    server.run(f"ALTER DATABASE {name} RESET ALL")
    server.run("DROP OWNED BY guest", "DROP ROLE guest", database=name)


@contextmanager
def at(statement: str, done: Callable[[], object], turns: Container[int] = (0,)) -> Iterator[None]:
    """Do something just before a statement that begins so is sent, at each of these times."""
    turn = count()

    def before(*arguments: object) -> None:
        if str(arguments[2]).startswith(statement) and next(turn) in turns:
            done()

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", before)


# -- what is refused --


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://ann:wrong-one@/{name}?host={folder}", "refuses the password"),
        ("postgresql://ann@/{name}?host={folder}", "asks for a password"),
        ("postgresql://postgres@/nowhere?host={folder}", 'is not there \\(database "nowhere" does not exist'),
        ("postgresql://nobody_at_all@/{name}?host={folder}", "does not know this user"),
        ("postgresql://postgres:wrong-one@127.0.0.1:{port}/{name}", "cannot be reached .*is PostgreSQL running there"),
        ("postgresql://postgres:wrong-one@no-such-host.invalid/{name}", "cannot be reached"),
        ("postgresql://ann@/{name}?host={folder}&password=wrong-one", "refuses the password"),
    ],
    ids=["password", "no password", "database", "user", "server", "host", "password in a parameter"],
)
def test_who_cannot_connect_is_told_why_in_one_line_without_the_password(
    server: PostgresServer, guarded: str, address: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = address.format(name=guarded, folder=server.folder, port=closed_port())
    with pytest.raises(CollectionError, match=words) as raised:
        open_collection(where)
    said = str(raised.value)
    assert said.startswith("postgresql://")
    assert "\n" not in said
    assert "wrong-one" not in said
    assert main(["history", "an-id", "--collection", where]) == 1
    assert capsys.readouterr().err == f"error: {said}\n"


def test_a_server_that_takes_no_more_connections_says_so(server: PostgresServer, name: str) -> None:
    server.run(f"ALTER DATABASE {name} CONNECTION LIMIT 0", "CREATE ROLE few LOGIN")
    with pytest.raises(CollectionError, match="takes no more connections"):
        open_collection(server.address(name, user="few"))
    server.run("DROP ROLE few")


def test_the_password_is_shown_nowhere(
    server: PostgresServer, guarded: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO ann", database=guarded)
    address = server.address(guarded, user="ann", password=SECRET)
    assert main(["upgrade", "--collection", address]) == 0
    assert "version" in (said := capsys.readouterr().out)
    assert SECRET not in said
    with pytest.raises(CollectionError) as raised:
        open_collection(f"postgresql//ann:{SECRET}@host/name")
    assert SECRET not in str(raised.value)
    server.run("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ann", database=guarded)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ("ALTER DATABASE {name} SET default_transaction_read_only = on", "cannot be written, it is read-only"),
        ("REVOKE INSERT ON records FROM guest", "cannot be used by this user .*GRANT"),
    ],
    ids=["read-only", "no rights"],
)
def test_who_may_not_write_is_told_so(server: PostgresServer, name: str, guest: str, made: str, words: str) -> None:
    server.run(made.format(name=name), database=name)
    with open_collection(guest, read_only=True) as collection:
        assert records(collection) == []
    with open_collection(guest) as collection, pytest.raises(CollectionError, match=words) as raised:
        take(collection, reading(entry("1")))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("53100", "the server's disk is full; nothing of this document was stored"),
        ("53200", "out of memory"),
        ("58030", "look at the disk of its server"),
        ("XX001", "damaged"),
    ],
)
def test_a_server_that_is_full_or_broken_says_so_and_nothing_is_stored(
    server: PostgresServer, name: str, state: str, words: str
) -> None:
    fails = f"BEGIN RAISE 'no' USING ERRCODE = '{state}'; END"
    made = f"CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ {fails} $$"
    server.run(made, "CREATE TRIGGER failing BEFORE INSERT ON tags EXECUTE FUNCTION fails()", database=name)
    with open_collection(server.address(name)) as collection:
        with pytest.raises(CollectionError, match=words) as raised:
            take(collection, reading(entry("1", tags=(Tag("x"),))))
        assert "\n" not in str(raised.value)
        assert records(collection) == []


def test_another_process_that_writes_for_longer_than_a_minute_is_named(
    server: PostgresServer, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.collection import databases

    monkeypatch.setattr(databases, "_ALONE", databases._ALONE.replace(f"'{WAIT}s'", "'20ms'"))  # noqa: SLF001
    with open_collection(server.address(name)) as one, open_collection(server.address(name)) as other:
        with one.transaction(), pytest.raises(CollectionError, match="locked by another process for 60 seconds"):
            take(other, reading(entry("1")))
        take(other, reading(entry("1")))


@pytest.mark.parametrize("told", ["nul \0", "long " + "".join(chr(0x4E00 + one * one % 9973) for one in range(3000))])
def test_what_postgresql_cannot_keep_is_no_fault_of_the_collection(
    server: PostgresServer, name: str, told: str
) -> None:
    with open_collection(server.address(name)) as collection:
        with collection.transaction() as writing:
            with pytest.raises(ValueError, match="cannot keep this"), writing.savepoint():
                writing.polls.settle([(told, "a.example", FetchState())])
            writing.polls.settle([("sound", "a.example", FetchState())])
        assert collection.schedule.enrolled() == {"sound": "a.example"}


# -- connections that are cut --


def feeds(web: Loopback, number: int) -> list[Source]:
    """Sources with one entry each."""
    told = {str(one): Answer(body=feed((f"https://a.example/{one}", f"Story {one}"))) for one in range(number)}
    return [
        Source(id=name, url=web.answer(f"/{name}", answer), allow_private=True, spacing=0.0)
        for name, answer in told.items()
    ]


def titles(collection: Collection) -> list[str]:
    return sorted(record.entry.title or "" for record in collection.matching(Query(copies="every")))


def test_a_connection_that_was_cut_while_nobody_used_it_is_made_anew(server: PostgresServer, name: str) -> None:
    with open_collection(server.address(name)) as collection:
        take(collection, reading(entry("1", title="One")))
        server.run(CUT, database=name)
        assert titles(collection) == ["One"]
        server.run(CUT, database=name)
        take(collection, reading(entry("2", title="Two")))
        assert titles(collection) == ["One", "Two"]


def test_a_transaction_that_is_cut_is_undone_whole(server: PostgresServer, name: str) -> None:
    with open_collection(server.address(name)) as collection:
        with (
            at("INSERT INTO sightings", lambda: server.run(CUT, database=name)),
            pytest.raises(LostConnection, match="went away, and what was under way was undone") as raised,
        ):
            take(collection, reading(entry("1", title="One")))
        assert "\n" not in str(raised.value)
        assert titles(collection) == []


def test_a_poll_that_is_cut_again_and_again_stores_everything_once(
    server: PostgresServer, name: str, web: Loopback
) -> None:
    sources = feeds(web, 12)
    cut = partial(server.run, CUT, database=name)
    with open_collection(server.address(name)) as collection, at("INSERT INTO sightings", cut, NOW_AND_THEN):
        summary = poll(sources, collection, Time())
        assert summary.counts.new == 12
        assert not summary.failures
        assert len(records(collection)) == 12
        assert all(len(collection.attempts(one.id)) == 1 for one in sources)
        assert collection.schedule.holders() == ()
    assert sorted(web.paths()) == sorted(f"/{number}" for number in range(12))


def test_a_server_that_is_restarted_in_the_middle_of_a_run_is_waited_for(
    server: PostgresServer, name: str, web: Loopback
) -> None:
    sources = feeds(web, 6)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            server.start()

    with (
        open_collection(server.address(name), sleep=sleep) as collection,
        at("INSERT INTO sightings", lambda: server.stop("immediate")),
    ):
        summary = poll(sources, collection, Time())
        assert summary.counts.new == 6
        assert len(records(collection)) == 6
    assert slept == [0.5, 1.0, 2.0]


def test_files_are_read_on_when_the_server_is_back(
    server: PostgresServer, name: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("run")
    saved(ROOT / "fixtures" / "feeds", folder / "feeds")
    monkeypatch.chdir(folder)
    assert main(["feeds", "-q", "--collection", "sqlite:///whole.db"]) == 0
    with at("INSERT INTO sightings", lambda: server.run(CUT, database=name), NOW_AND_THEN):
        assert main(["feeds", "-q", "--collection", server.address(name)]) == 0
    with open_collection("sqlite:///whole.db") as whole, open_collection(server.address(name)) as cut:
        assert records(cut) == records(whole)


def test_a_server_that_stays_away_ends_a_run_with_one_line_and_the_next_run_finds_the_rest(
    server: PostgresServer, name: str, web: Loopback
) -> None:
    sources = feeds(web, 6)
    slept: list[float] = []
    with open_collection(server.address(name), sleep=slept.append) as collection:
        with (
            at("INSERT INTO sightings", lambda: server.stop("immediate")),
            pytest.raises(LostConnection, match=r"cannot be reached .*is PostgreSQL running there") as raised,
        ):
            poll(sources, collection, Time())
        server.start()
        assert "\n" not in str(raised.value)
        assert sum(slept) == WAIT  # once, not for each thing that the run still had to give back
        time = Time()
        time.pass_(hours=1)
        assert poll(sources, collection, time).counts.new == 6
        assert len(records(collection)) == 6
