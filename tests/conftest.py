"""What the tests share: golden files, the corpus beside the checkout, and a count of what was skipped."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.collection import open_collection
from tests.postgres import PostgresServer, postgres_server

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SHARED = Path(os.environ.get("WIREDESK_SHARED", ROOT.parent / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden; read the diff before you commit"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "system: needs a program that pip cannot bring")


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


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpus of real feeds and pages; it is third parties' text and never part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"the corpus is not at {SHARED}: set WIREDESK_SHARED to the folder that holds corpus/ and seeds/")
    return SHARED


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL for all tests of this process; one that is stopped or restarted is running when the test ends."""
    with postgres_server() as started:
        yield started


@pytest.fixture
def postgres(server: PostgresServer) -> Iterator[str]:
    """The address of an empty database."""
    with server.database() as name:
        yield server.address(name)


@pytest.fixture(scope="session")
def empty_collection(server: PostgresServer) -> Iterator[str]:
    """The name of a database with an empty collection, to be copied: that is quicker than making its tables."""
    with server.database() as name:
        open_collection(server.address(name)).close()
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty collection: a file that is not there yet, then a database; a test runs with both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'collection.db'}"
        return
    server: PostgresServer = request.getfixturevalue("server")
    with server.database(request.getfixturevalue("empty_collection")) as name:
        yield server.address(name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = sorted({report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)})
    terminalreporter.write_line(f"skipped tests: {len(skipped)}" + "".join(f"\n  {reason}" for reason in reasons))


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED  # in CI everything a test needs is there
