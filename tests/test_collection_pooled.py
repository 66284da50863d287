"""A pooler in transaction mode between a run and its PostgreSQL: each transaction may go to another connection.

Debian's pgbouncer (1.18) refuses settings at the start of a connection and does not know prepared statements.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from ingest import open_collection
from ingest.cli import main
from ingest.collection.databases import connect, place_of
from ingest.schema import Source
from syndicate.cli import main as syndicate
from tests.loopback import Answer, closed_port, conditional, loopback
from tests.newsroom import records
from tests.offline import ROOT, saved
from tests.postgres import PostgresServer
from tests.test_following import HTML, feed, story
from tests.test_sessions import prepared_by_writing
from tests.virtual import Time, poll

pytestmark = pytest.mark.system
SETTINGS = """
[databases]
* = host={folder} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
server_round_robin = 1
"""


@pytest.fixture
def pooled(server: PostgresServer) -> Iterator[str]:
    """The address of an empty database behind a pooler; each transaction gets the connection that was idle longest."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("there is no pgbouncer: make system installs it")
    settings, port = server.folder / "pgbouncer.ini", closed_port()  # a folder that other users may read
    settings.write_text(SETTINGS.format(folder=server.folder, port=port), encoding="utf-8")
    other = ["-u", "nobody"] if os.getuid() == 0 else []  # pgbouncer does not run as root
    with server.database() as name:
        process = subprocess.Popen([program, "-q", *other, str(settings)], stderr=subprocess.DEVNULL)
        address = f"postgresql://postgres@127.0.0.1:{port}/{name}"
        try:
            wait_for(address, process)
            yield address
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        with suppress(psycopg.OperationalError), psycopg.connect(address, prepare_threshold=None) as connection:
            connection.execute("SELECT 1")
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    raise AssertionError("pgbouncer does not start")


def test_a_collection_is_made_filled_from_files_and_published_through_a_pooler(
    pooled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(ROOT / "fixtures" / "feeds", tmp_path / "feeds")
    monkeypatch.chdir(tmp_path)
    for address, output in ((pooled, "one"), ("sqlite:///whole.db", "two")):
        assert main(["feeds", "-q", "--collection", address]) == 0
        assert syndicate(["-q", "--collection", address, "--output", output, "--state", f"{output}-state"]) == 0
    with open_collection(pooled) as one, open_collection("sqlite:///whole.db") as other:
        assert records(one) == records(other) != []
    names = [path.relative_to("two") for path in Path("two").rglob("*") if path.is_file()]
    assert {name: (Path("one") / name).read_bytes() for name in names} == {
        name: (Path("two") / name).read_bytes() for name in names
    }


def test_sources_are_polled_and_links_followed_through_a_pooler(pooled: str, server: PostgresServer) -> None:
    time = Time()
    with loopback() as web, open_collection(pooled) as collection:
        urls = {str(one): web.answer(f"/{one}", conditional(feed(), etag=f'"{one}"')) for one in range(8)}
        urls["site"] = web.answer("/site", Answer(body=story(0, 1, 2, 3), headers=HTML))
        for one in (1, 2, 3):
            web.answer(f"/story/{one}", Answer(body=story(one), headers=HTML))
        sources = [Source(id=name, url=url, allow_private=True, spacing=0.0) for name, url in urls.items()]
        for _ in range(3):
            assert not poll(sources, collection, time).failures
            time.pass_(hours=30)
        assert {"/story/1", "/story/2", "/story/3"} <= {*web.paths()}
        assert collection.schedule.holders() == ()
        used = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'of_test'"
        assert server.run(used.replace("of_test", pooled.rpartition("/")[2]))[0][0] <= 3


def test_behind_a_pooler_nothing_is_prepared(pooled: str) -> None:
    engine = connect(place_of(pooled), read_only=False)
    assert prepared_by_writing(engine) == 0
    engine.dispose()
