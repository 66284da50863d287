"""What the tests share: golden files, the corpus beside the checkout, and a count of what was skipped."""

import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from ingest.cli import main
from ingest.collection import Collection, open_collection
from tests.loopback import Loopback, loopback
from tests.postgres import PostgresServer, postgres_server

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
DOCUMENTS = 80  # in `archives`
MEMORY = Path("/dev/shm")  # noqa: S108  # a new folder is made in it
LAST = -1000  # priority: after multiprocessing (-100), which fails if its own files in that folder are gone
ROOM = 4_000_000_000  # bytes; the tests leave an eighth of that behind
# Without this an example fails that took 0.2 s because the machine was busy. CI's profile is otherwise kept.
settings.register_profile(
    "any machine", settings.default, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
SHARED = Path(os.environ.get("WIREDESK_SHARED", ROOT.parent / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden; read the diff before you commit"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "system: needs a program that pip cannot bring")
    if "TMPDIR" not in os.environ and _holds_what_tests_write(MEMORY):
        # A commit waits for the disk, and the tests make tens of thousands. TMPDIR=/tmp keeps what they write.
        written = Path(mkdtemp(prefix="wiredesk-", dir=MEMORY))
        written.chmod(0o755)  # servers that run as another user have files there
        os.environ["TMPDIR"] = tempfile.tempdir = str(written)
        Finalize(None, shutil.rmtree, (written,), {"ignore_errors": True}, exitpriority=LAST)


def _holds_what_tests_write(folder: Path) -> bool:
    """Whether a folder in memory has room and allows programs in it to be run."""
    return folder.is_dir() and not os.statvfs(folder).f_flag & os.ST_NOEXEC and shutil.disk_usage(folder).free > ROOM


def pytest_xdist_auto_num_workers() -> int | None:
    """Return two more than the number of cores, because tests spend a quarter of their time waiting for processes."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else (os.cpu_count() or 1) + 2


@pytest.fixture(scope="session", autouse=True)
def readers() -> Iterator[None]:
    """Fork the readers of this process's runs from a process with their imports, which takes a tenth of the time.

    Commands in processes of their own, and test_readers, have readers as users have them.
    """
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(["ingest.reading.page"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.engines.readers._SPAWN", forking)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with tests/golden/NAME; rewrite it under --update-golden."""
    update = request.config.getoption("--update-golden")

    def check(name: str, actual: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.exists(), f"no {name}: run pytest --update-golden, read it, commit it"
        assert actual == path.read_text(encoding="utf-8")

    return check


@pytest.fixture
def risen(golden: Callable[[str, str], None]) -> Callable[[str, int, dict[str, str]], None]:
    """Compare digests with tests/golden/NAME; existing ones may change only if their number rises."""

    def check(name: str, number: int, digests: dict[str, str]) -> None:
        path = GOLDEN / name
        before: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {"number": 0, "digests": {}}
        other = [one for one, digest in before["digests"].items() if digests.get(one, digest) != digest]
        assert not other or before["number"] < number, f"{other}: raise the number, then run pytest --update-golden"
        golden(name, json.dumps({"number": number, "digests": digests}, indent=1) + "\n")

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpus of real feeds and pages, which is third parties' text and never part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"the corpus is not at {SHARED}: set WIREDESK_SHARED to the folder that holds corpus/ and seeds/")
    return SHARED


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL for all tests of this process; a test that stops it leaves it running again."""
    with postgres_server() as started:
        yield started


@pytest.fixture
def postgres(server: PostgresServer) -> Iterator[str]:
    """The address of an empty database."""
    with server.database() as name:
        yield server.address(name)


@pytest.fixture(scope="session")
def empty_collection(server: PostgresServer) -> Iterator[str]:
    """The name of a database with an empty collection to copy, which is quicker than making the tables."""
    with server.database() as name:
        open_collection(server.address(name)).close()
        yield name


@dataclass(frozen=True, slots=True)
class Database:
    """A database that keeps collections: SQLite or PostgreSQL."""

    name: str
    empty: Callable[[], AbstractContextManager[str]]  # the address of an empty collection, removed after the block
    nothing: Callable[[], AbstractContextManager[str]]  # an address without a collection
    examples: Callable[[int], int]  # examples of a property to run here, by how many SQLite runs


@contextmanager
def _file(like: Path | None = None) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        if like:
            shutil.copyfile(like, f"{folder}/collection.db")
        yield f"sqlite:///{folder}/collection.db"


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty collection to copy, for the same reason."""
    path = tmp_path_factory.mktemp("empty") / "collection.db"
    open_collection(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Each of the databases that keep collections: a test runs with both."""
    if request.param == "sqlite":
        return Database("sqlite", partial(_file, request.getfixturevalue("empty_file")), _file, lambda wanted: wanted)
    server: PostgresServer = request.getfixturevalue("server")
    template: str = request.getfixturevalue("empty_collection")

    @contextmanager
    def copied(template: str) -> Iterator[str]:
        with server.database(template) as name:
            yield server.address(name)

    return Database(
        "postgresql", partial(copied, template), partial(copied, "template1"), lambda wanted: max(1, wanted // 5)
    )


@pytest.fixture
def address(database: Database) -> Iterator[str]:
    """The address of an empty collection; a test runs with both databases."""
    with database.empty() as address:
        yield address


@pytest.fixture
def emptied(database: Database) -> Iterator[str]:
    """An address without a collection yet; a test runs with both databases."""
    with database.nothing() as address:
        yield address


@pytest.fixture
def shelf(address: str) -> Iterator[Collection]:
    """An empty collection; a test runs with both databases."""
    with open_collection(address) as collection:
        yield collection


@pytest.fixture
def drawer(empty_file: Path) -> Iterator[Collection]:
    """An empty collection in a file, for many cases of what no database decides."""
    with _file(empty_file) as address, open_collection(address) as collection:
        yield collection


@pytest.fixture
def web() -> Iterator[Loopback]:
    """A web server on this machine, whose answers the test writes."""
    with loopback() as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which commands are run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of crawlers' archives: pages that were met twice or corrected in between, copies, and feeds."""
    from benchmarks.made_archives import write

    folder = tmp_path_factory.mktemp("crawl")
    write(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="session")
def plain(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The collection that a plain run makes of those archives, reading one document after another."""
    address = f"sqlite:///{tmp_path_factory.mktemp('plain') / 'collection.db'}"
    assert main([str(archives), "-q", "--workers", "1", "--collection", address]) == 0
    return address


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = sorted({report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)})
    terminalreporter.write_line(f"skipped tests: {len(skipped)}" + "".join(f"\n  {reason}" for reason in reasons))


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED  # CI has everything that tests need
