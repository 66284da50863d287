"""What polls of made-up feeds take with every engine that polls, of our processes and of the database.

A way is an engine and a database. Each polls the same feeds (benchmarks/newsstand.py): all new, then without news, then
with one new item each, and last with nothing due. The ways take turns, and each begins with an empty collection.
Measured are the seconds by the clock, and the CPU seconds of our processes and of the database's. Workers are started
before the sources are put into their queue, and are measured until the last source is settled; a run of threads is
measured from its start to its end.

Because counting costs time, it has a round of its own: the statements that the database was sent (from its own log if
it is PostgreSQL, including those of the queue), and for how long a writer kept others waiting.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

import psycopg

from benchmarks.command import environment, write_seeds
from benchmarks.corpus import ROOT
from benchmarks.newsstand import Newsstand, newsstand
from benchmarks.processor_time import used, used_by
from tests.postgres import PostgresServer, postgres_server

PATIENCE = 300.0  # seconds after which a poll that is not done is marked WRONG
GLANCE = 0.05  # seconds between two looks at whether it is done
_SENT = re.compile(r"duration: [\d.]+ ms  (?:statement|execute)")


@dataclass(frozen=True, slots=True)
class Way:
    """An engine and a database."""

    name: str
    database: str  # sqlite or postgresql
    workers: int = 0  # processes that take from the queue; 0: threads of one run


WAYS = (
    Way("threads, SQLite", "sqlite"),
    Way("threads, PostgreSQL", "postgresql"),
    Way("procrastinate, 1 worker", "postgresql", 1),
    Way("procrastinate, 2 workers", "postgresql", 2),
)


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of all feeds took."""

    wall: float  # seconds
    ours: float  # CPU seconds
    database: float  # CPU seconds; in SQLite they are ours
    statements: int = 0
    writes: int = 0  # transactions that write
    writing: float = 0.0  # seconds for which a writer kept others waiting
    wrong: str = ""


@dataclass(slots=True)
class Stall:
    """A way that polls, with a collection and seeds of its own."""

    way: Way
    folder: Path
    address: str
    server: PostgresServer | None
    stand: Newsstand
    counted: bool
    settled: int = 0  # attempts in the collection
    looking: "psycopg.Connection[Any] | None" = None

    def poll(self, answer: int | None) -> Polled:
        """Poll all feeds once, each of which answers with that status; None: poll what is due, which is nothing."""
        self.stand.take_tally()
        before, log = self._database_used(), self._log_size()
        all_of_them = answer is not None and self.way.workers
        wall, ours, said = self._worked() if all_of_them else self._ran(everything=answer is not None)
        database = self._database_used() - before
        wrong = said or _unlike(self.stand.take_tally(), answer, len(self.stand.urls))
        watched = [json.loads(one.read_text(encoding="utf-8")) for one in self.folder.glob("watched-*")]
        for one in self.folder.glob("watched-*"):
            one.unlink()
        statements = sum(one["statements"] for one in watched) if self.server is None else self._sent(log)
        writes, writing = (sum(one[what] for one in watched) for what in ("writing", "seconds"))
        return Polled(wall, ours, database, statements, writes, writing, wrong)

    def _command(self, *arguments: str) -> list[str]:
        watched = ["benchmarks.watched", str(self.folder / f"watched-{os.urandom(4).hex()}")]
        module = watched if self.counted else ["ingest"]
        return [sys.executable, "-m", *module, *arguments, "--collection", self.address]

    def _started(self, *arguments: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "said").open("ab") as said:
            return subprocess.Popen(
                self._command(*arguments), cwd=ROOT, env=environment(self.folder), stdout=said, stderr=said
            )

    def _polls(self, *, everything: bool = True) -> "subprocess.Popen[bytes]":
        engine = ["--engine", "procrastinate"] if self.way.workers else []
        due = ["--all"] if everything else []
        return self._started("run", "--seeds", str(self.folder / "seeds"), "-q", *due, *engine)

    def _ran(self, *, everything: bool) -> tuple[float, float, str]:
        began = perf_counter()
        ours, status = _ended(self._polls(everything=everything))
        return perf_counter() - began, ours, f"exit status {status}" if status else ""

    def _worked(self) -> tuple[float, float, str]:
        workers = [self._started("worker", "-q") for _ in range(self.way.workers)]
        try:
            self._until(lambda: self._ask("SELECT count(*) FROM procrastinate_workers") == self.way.workers)
            before = sum(used(worker.pid) for worker in workers)
            began = perf_counter()
            put, status = _ended(self._polls())
            self.settled += len(self.stand.urls)
            done = self._until(lambda: self._ask("SELECT count(*) FROM attempts") >= self.settled)
            self._until(lambda: self._ask("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'") == 0)
            wall = perf_counter() - began
            ours = put + sum(used(worker.pid) for worker in workers) - before
        finally:
            for worker in workers:
                worker.send_signal(signal.SIGTERM)
            statuses = [worker.wait(PATIENCE) for worker in workers]
        return wall, ours, "" if done and not status and not any(statuses) else f"{status} {statuses}, {done}"

    def _until(self, met: Callable[[], bool]) -> bool:
        """Wait until a condition holds; False: it still does not after all that time."""
        began = perf_counter()
        while perf_counter() - began < PATIENCE:
            try:
                if met():
                    return True
            except psycopg.errors.UndefinedTable:
                pass  # the first worker is still making the schema
            sleep(GLANCE)
        return False

    def _ask(self, statement: str) -> int:
        if self.looking is None:  # one connection for all looks: it costs the server more than a poll does
            self.looking = psycopg.connect(self.address, autocommit=True)
        row = self.looking.execute(statement.encode()).fetchone()
        return int(row[0]) if row else 0

    def _database_used(self) -> float:
        return used_by(self.server.folder) if self.server else 0.0

    def _log_size(self) -> int:
        return (self.server.folder / "log").stat().st_size if self.server else 0

    def _sent(self, since: int) -> int:
        if self.server is None:
            return 0
        with (self.server.folder / "log").open("rb") as log:
            log.seek(since)
            return len(_SENT.findall(log.read().decode("utf-8", "replace")))

    def sizes(self) -> dict[str, int]:
        """Return how many bytes of PostgreSQL each table takes, with its indexes."""
        if self.server is None:
            return {}
        with psycopg.connect(self.address) as connection:
            asked = (
                "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 2200"
            )
            return {str(name): int(size) for name, size in connection.execute(asked)}


def _unlike(answered: Mapping[int, int], answer: int | None, feeds: int) -> str:
    """Return what is wrong with the number of answers of each status; one request in a hundred has no validators."""
    if answer is None:
        return f"{answered}, though nothing was due" if answered else ""
    otherwise = sum(answered.values()) - answered.get(answer, 0)
    return "" if otherwise <= 2 + 0.03 * feeds and sum(answered.values()) == feeds else f"answered {answered}"


def _ended(process: "subprocess.Popen[bytes]") -> tuple[float, int]:
    """Wait for a process; return the CPU seconds that it and its children took, and its exit status."""
    _, status, taken = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return taken.ru_utime + taken.ru_stime, process.returncode


# -- rounds --

NEW, SAME, ONE_NEW, NOTHING = "all new", "without news", "one new each", "nothing due"
PHASES = {NEW: (1, 200), SAME: (1, 304), ONE_NEW: (2, 200), NOTHING: (2, None)}  # the version served, the status


@dataclass(slots=True)
class Results:
    """What every way took for each poll, one run for each round, and what was counted in a round of its own."""

    feeds: int
    items: int
    runs: dict[tuple[str, str], list[Polled]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[tuple[str, str], Polled] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)  # bytes of PostgreSQL's tables, when all polls were made
    wrong: list[str] = field(default_factory=list)


def measured(ways: Sequence[Way], *, feeds: int, items: int, rounds: int) -> Results:
    """Poll in every way in turn, with another one first in each round; then once more to count."""
    results = Results(feeds, items)
    with TemporaryDirectory() as folder, ExitStack() as stack:
        server = stack.enter_context(postgres_server(Path(folder, "postgres")))
        stand = stack.enter_context(newsstand(feeds=feeds, items=items))
        for turn in range(rounds + 1):
            counted = turn == rounds
            with _stalls(ways, Path(folder, str(turn)), server, stand, counted=counted) as stalls:
                for name, (version, answer) in PHASES.items():
                    stand.publish(version)
                    first = turn % len(stalls)
                    for stall in stalls[first:] + stalls[:first]:
                        _noted(results, stall, name, stall.poll(answer))
                if counted:
                    results.sizes = next((sizes for stall in stalls if (sizes := stall.sizes())), {})
    return results


def _noted(results: Results, stall: Stall, phase: str, polled: Polled) -> None:
    key = (phase, stall.way.name)
    if stall.counted:
        results.counts[key] = polled
    else:
        results.runs[key].append(polled)
    if polled.wrong:
        results.wrong.append(f"{stall.way.name}, {phase}: {polled.wrong}")


@contextmanager
def _stalls(
    ways: Sequence[Way], folder: Path, server: PostgresServer, stand: Newsstand, *, counted: bool
) -> Iterator[list[Stall]]:
    """Yield what polls in each way, with nothing stored yet."""
    with ExitStack() as stack:
        stalls = []
        for number, way in enumerate(ways):
            place = folder / str(number)
            write_seeds(place, {url: url for url in stand.urls})
            address, of = f"sqlite:///{place / 'collection.db'}", None
            if way.database == "postgresql":
                database, of = stack.enter_context(server.database()), server
                if counted:
                    server.run(f"ALTER DATABASE {database} SET log_min_duration_statement = 0")
                address = server.address(database)
            stalls.append(Stall(way, place, address, of, stand, counted))
        try:
            yield stalls
        finally:
            for stall in stalls:
                if stall.looking is not None:
                    stall.looking.close()


# -- telling --

HEAD = (
    f"    {'':46}{'polls/s':>9}{'min-max':>15}{'ours':>7}{'database':>9}{'statements':>11}{'writes':>7}{'waiting':>8}"
)


def table(results: Results) -> Iterator[str]:
    """Yield the lines of a table: for each poll a line a way; all but the rate a poll, or where none is due in all.

    CPU in milliseconds; statements, and transactions that write; and milliseconds for which others that would write
    have to wait.
    """
    yield HEAD
    for (phase, way), runs in results.runs.items():
        feeds = 1 if phase == NOTHING else results.feeds
        rates = sorted(feeds / run.wall for run in runs)
        ours, theirs = (1000 * median(getattr(run, what) for run in runs) / feeds for what in ("ours", "database"))
        counted = results.counts[phase, way]
        figures = f"{median(rates):9.1f}{f'{rates[0]:.1f}-{rates[-1]:.1f}':>15}{ours:7.2f}{theirs:9.2f}"
        writes, waiting = counted.writes / feeds, 1000 * counted.writing / feeds
        asked = f"{counted.statements / feeds:11.1f}{writes:7.2f}{waiting:8.2f}"
        yield f"    {f'{phase}, {way}':46}{figures}{asked}"
    for line in results.wrong:
        yield f"    WRONG: {line}"
