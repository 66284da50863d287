"""Does polling by workers that are killed lose anything, ask for anything twice, or ask a host for two things at once?

    python -m benchmarks.queue_kills [--sources N] [--hosts N] [--workers N] [--kills N]
                                     [--every S] [--spacing S] [--latency S] [--seed N]

Sources are feeds on loopback hosts, several to a host, and are answered after some time. All are put into the queue
once. Workers take them from there; every few seconds one worker is killed (SIGKILL) and another started in its place.
When the queue is empty, the server's log and the collection have to agree:

- every source was settled once: one attempt is stored for each, and it brought a document;
- no host was asked for two things at once, counted from the arrival of a request until it was answered or its asker was
  killed, and none sooner after the last request than the spacing allows;
- nothing was asked for twice except what a killed worker was doing: each worker gives its number in its User-Agent;
- the collection holds what a plain run into an empty one holds: the same records, in the same versions.

The last result
---------------
2026-11-26, Python 3.11.7, PostgreSQL 18, procrastinate 3.10, 2 cores with some other work on them:

    2,000 sources on 200 hosts, 3 workers, 30 kills in 194 s: 2,111 requests, 111 of them again after a kill; 0 faults
"""

import argparse
import multiprocessing
import os
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count, pairwise
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from benchmarks.newsstand import body_of
from ingest import open_collection
from ingest.cli import main as ingest
from ingest.cli.machine import this_machine
from ingest.schema import Query
from tests.loopback import EVERYWHERE, Answer, Asked, loopback
from tests.postgres import PostgresServer, postgres_server

ITEMS = 3  # of a feed
BEAT = 3.0  # seconds between a worker's signs of life; one that stalls for three of them is taken for dead
# Workers are forked from a process that has imported what they need, or each would take a second of a core.
_FRESH = multiprocessing.get_context("forkserver")
_IMPORTED = [f"ingest.{name}" for name in ("cli", "collection", "engines.workers", "run.arrivals", "run.turns")]
PATIENCE = 300.0  # seconds for the queue to become empty once nobody is killed any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a trial is."""

    sources: int = 2_000
    hosts: int = 200
    workers: int = 3
    kills: int = 30
    every: float = 4.0  # seconds between two kills, give or take half of it
    spacing: float = 12.0  # seconds between two requests at a host
    latency: float = 0.2  # seconds from a request to its answer
    beat: float = BEAT
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the server's log."""

    path: str
    host: str
    worker: str  # the number that its User-Agent says
    began: float
    ended: float


@dataclass(slots=True)
class Log:
    """What the server was asked."""

    latency: float
    requests: list[Request] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)  # requests under way, by worker
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, body: bytes, asked: Asked) -> Answer:
        """Answer after a while, and write it down."""
        began = monotonic()
        worker = (asked.header("User-Agent") or "").partition("worker-")[2].partition("@")[0]
        with self._lock:
            self.open[worker] += 1
        sleep(self.latency)
        with self._lock:
            self.open[worker] -= 1
            self.requests.append(Request(asked.path, asked.address, worker, began, monotonic()))
        return Answer(body=body, headers=(("Content-Type", "application/rss+xml"), ("ETag", '"1"')))


@dataclass(slots=True)
class Crew:
    """The workers of one collection, each with a number."""

    address: str
    beat: float = BEAT
    alive: dict[str, BaseProcess] = field(default_factory=dict)
    killed: dict[str, float] = field(default_factory=dict)  # when
    _numbers: Iterator[int] = field(default_factory=count)

    def begin(self) -> None:
        """Start one more worker."""
        number = str(next(self._numbers))
        command = ["worker", "--collection", self.address, "-q"]
        self.alive[number] = _FRESH.Process(
            target=_work, args=(command, self.beat, f"mailto:worker-{number}@a.example")
        )
        self.alive[number].start()

    def kill(self, number: str) -> None:
        """Kill a worker, whatever it is doing."""
        process = self.alive.pop(number)
        process.kill()
        process.join()
        self.killed[number] = monotonic()

    def at_hand(self) -> None:
        """Wait until the queue knows all the workers that are left."""
        over = monotonic() + PATIENCE
        with open_collection(self.address) as collection:
            while (queue := collection.queue.health()) is None or len(queue.workers) < len(self.alive):
                if monotonic() > over:
                    raise RuntimeError("the workers do not begin")
                sleep(0.05)

    def end(self) -> Iterator[str]:
        """Let all the workers that are left end in good order; yield what is wrong with how they did."""
        self.at_hand()
        for process in self.alive.values():
            process.terminate()
        for number, process in self.alive.items():
            process.join(PATIENCE)
            if process.exitcode != 0:
                yield f"worker {number} ended with {process.exitcode}"
        self.alive.clear()


def _work(arguments: list[str], beat: float, contact: str) -> None:
    """Be a worker, in an environment in which nothing else is set."""
    os.environ.clear()
    os.environ["WIREDESK_CONTACT"] = contact
    sys.exit(ingest(arguments, replace(this_machine(), beat=beat)))


@dataclass(frozen=True, slots=True)
class Trial:
    """What the trial came to."""

    faults: tuple[str, ...]
    requests: int
    kills: int
    seconds: float


def trial(server: PostgresServer, folder: Path, size: Size) -> Trial:
    """Let workers that are killed poll sources, and return what is wrong afterwards."""
    _FRESH.set_forkserver_preload([*_IMPORTED, __name__])
    log = Log(size.latency)
    with loopback(host=EVERYWHERE) as web, server.database() as name, server.database() as other:
        address, plain = server.address(name), server.address(other)
        for number in range(size.sources):
            web.answer(f"/{number}", partial(log.answer, body_of(number, 1, ITEMS)))
        urls = {f"/{number}": web.url(f"/{number}", host=_host(number % size.hosts)) for number in range(size.sources)}
        _seed(folder / "spaced", urls, size.spacing)
        _seed(folder / "plain", urls, 0)
        _poll(folder / "spaced", address, "--engine", "procrastinate")
        began = monotonic()
        crew = Crew(address, size.beat)
        try:
            _polled(crew, size, log)
            took = monotonic() - began
            faults = [*crew.end()]
        finally:
            for left in tuple(crew.alive):
                crew.kill(left)
        asked = list(log.requests)
        faults += _wrong_with_hosts(asked, crew.killed, size.spacing)
        faults += _wrong_with_sources(asked, crew.killed, size.sources)
        _poll(folder / "plain", plain)
        faults += _wrong_with_collection(address, plain, size.sources)
    return Trial(tuple(faults), len(asked), len(crew.killed), took)


def _polled(crew: Crew, size: Size, log: Log) -> None:
    """Let workers empty the queue and kill some meanwhile, a busy one where there is one."""
    chance = Random(size.seed)
    for _ in range(size.workers):
        crew.begin()
    _await_work(crew, log)
    for _ in range(size.kills):
        sleep(size.every * (0.5 + chance.random()))
        at_work = [number for number in tuple(crew.alive) if log.open[number]]
        crew.kill(chance.choice(at_work or [*crew.alive]))
        crew.begin()
    over = monotonic() + PATIENCE
    with open_collection(crew.address) as collection:
        while (queue := collection.queue.health()) and queue.waiting + queue.under_way + queue.put_off:
            if monotonic() > over:
                raise RuntimeError(f"the queue does not become empty: {queue}")
            sleep(0.1)


def _await_work(crew: Crew, log: Log) -> None:
    """Wait until a worker is busy: on a slow machine all would be killed as they start."""
    over = monotonic() + PATIENCE
    while not any(log.open[number] for number in tuple(crew.alive)):
        if monotonic() > over:
            raise RuntimeError("no worker asks for anything")
        sleep(0.01)


def _wrong_with_hosts(asked: Sequence[Request], killed: Mapping[str, float], spacing: float) -> Iterator[str]:
    by_host: defaultdict[str, list[Request]] = defaultdict(list)
    for request in sorted(asked, key=lambda one: one.began):
        by_host[request.host].append(request)
    for host, requests in by_host.items():
        for one, after in pairwise(requests):
            if after.began < min(one.ended, killed.get(one.worker, one.ended)):
                yield f"{host} is asked for two things at once: {one}, {after}"
            elif after.began - one.began < 0.99 * spacing:
                yield f"{host} is asked {after.began - one.began:.2f} s after the last time: {one}, {after}"


def _wrong_with_sources(asked: Sequence[Request], killed: Mapping[str, float], sources: int) -> Iterator[str]:
    by_path: defaultdict[str, list[Request]] = defaultdict(list)
    for request in sorted(asked, key=lambda one: one.began):
        by_path[request.path].append(request)
    for path, requests in by_path.items():
        for one in requests[:-1]:
            if one.worker not in killed:
                yield f"{path} is asked again, though worker {one.worker} was not killed"
    if len(by_path) < sources:
        yield f"{sources - len(by_path)} sources were never asked"


def _wrong_with_collection(address: str, plain: str, sources: int) -> Iterator[str]:
    held = []
    for one in (address, plain):
        with open_collection(one, read_only=True) as collection:
            records = collection.matching(Query(copies="every"))
            held.append({record.id: (record.revision, record.copy_of, record.entry) for record in records})
            if one == address:
                outcomes = Counter(
                    tuple(attempt.outcome for attempt in collection.attempts(f"/{number}")) for number in range(sources)
                )
                if outcomes != {("document",): sources}:
                    yield f"not all were settled once: {outcomes}"
                if holders := collection.schedule.holders():
                    yield f"hosts are still held: {holders}"
    ours, theirs = held
    if len(theirs) != sources * ITEMS:
        yield f"the plain run holds {len(theirs)} records, not {sources * ITEMS}"
    if ours != theirs:
        other = [name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)]
        yield f"{len(other)} records are not those of a plain run, such as {other[0]}"


def _host(number: int) -> str:
    return f"127.2.{number // 250}.{number % 250 + 1}"


def _seed(folder: Path, urls: Mapping[str, str], spacing: float) -> None:
    folder.mkdir()
    tables = (
        f'[[source]]\nname = "{name}"\nurl = "{url}"\nallow_private = true\nspacing = {spacing}\n'
        for name, url in urls.items()
    )
    (folder / "all.toml").write_text("".join(tables), encoding="utf-8")


def _poll(seeds: Path, address: str, *flags: str) -> None:
    if status := ingest(["run", "-q", "--all", "--seeds", str(seeds), "--collection", address, *flags]):
        raise RuntimeError(f"the run ended with {status}")


def main() -> int:
    """Run the trial at its full size, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    full = Size()
    for name in ("sources", "hosts", "workers", "kills", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(full, name))
    for name in ("every", "spacing", "latency"):
        parser.add_argument(f"--{name}", type=float, default=getattr(full, name))
    size = Size(**vars(parser.parse_args()))
    with postgres_server() as server, TemporaryDirectory() as folder:
        found = trial(server, Path(folder), size)
    print(
        f"{size.sources:,} sources on {size.hosts:,} hosts, {size.workers} workers, {found.kills} kills"
        f" in {found.seconds:.0f} s: {found.requests:,} requests, {found.requests - size.sources} of them"
        f" again after a kill; {len(found.faults)} faults"
    )
    for fault in found.faults[:20]:
        print(fault)
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
