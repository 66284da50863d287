"""How fast archives are read by one worker of Dask and by two, and whether killing them costs anything.

    python -m benchmarks.backfill [--documents 20000] [--rounds 3]

Each run is `python -m ingest ARCHIVES --engine dask --workers N` into an empty PostgreSQL, a whole process with its
scheduler and its workers; runs of one worker and of two take turns. Then comes a run with two workers, of which one is
killed every few seconds, and a plain run. All of them have to leave the same collection. The CPU of our processes and
the database's are given separately.

The last result
---------------
2026-11-26, Python 3.11.7, PostgreSQL 18.4, Dask 2026.8; 2 cores, nothing else at work; 20,000 documents, one round:

    1 worker    475.1 s     42 documents/s  CPU 407 s and the database's 87 s  peak 455 MiB
    2 workers   243.7 s     82 documents/s  CPU 332 s and the database's 69 s  peak 565 MiB
    two are 1.95 times as fast as one

While other work took more than one of the two cores, two workers were 1.42 times as fast (477 s and 336 s). With two
workers of which one was killed every eight seconds, 113 in all, the collection had the same 18,693 entries as after a
plain run.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median

from benchmarks.corpus import ROOT
from benchmarks.made_archives import write
from benchmarks.measured import Taken, family_of, measured
from benchmarks.processor_time import used_by
from ingest import open_collection
from tests.offline import as_json, records
from tests.postgres import PostgresServer, postgres_server

KEPT = ROOT / "build"
FILES = 16


@dataclass(frozen=True, slots=True)
class Round:
    """What one run took, with the database's CPU seconds separate, and what it left."""

    taken: Taken
    database: float
    left: str


def command(archives: Path, address: str, *further: str) -> list[str]:
    """Return what is measured."""
    return [sys.executable, "-m", "ingest", str(archives), "-q", "--collection", address, *further]


def fingerprint(address: str) -> str:
    """Return a hash of what a collection holds: each entry's record, its versions, and what each source says."""
    digest, found = sha256(), records(address)
    digest.update(as_json(found).encode())
    with open_collection(address, read_only=True) as collection:
        for record in found:
            digest.update(repr((collection.revisions(record.id), collection.sightings(record.id))).encode())
    return f"{len(found):,} entries {digest.hexdigest()[:12]}"


def one(server: PostgresServer, archives: Path, *further: str) -> Round:
    """Run once into an empty database."""
    with server.database() as name, tempfile.TemporaryDirectory() as folder:
        before = used_by(server.folder)
        taken = measured(
            command(archives, server.address(name), *further),
            cwd=Path.cwd(),
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
            output=Path(folder) / "said",
        )
        if taken.status:
            print((Path(folder) / "said").read_text(encoding="utf-8"))
        return Round(taken, used_by(server.folder) - before, fingerprint(server.address(name)))


@contextmanager
def killing(pid: int, every: float, most: int = 1000) -> Iterator[list[int]]:
    """Kill a worker of a run now and then, at most so many, until the block ends; the list is of those killed."""
    over, killed, chance = threading.Event(), list[int](), random.Random(8)

    def kill() -> None:
        while not over.wait(every * chance.uniform(0.5, 1.5)):
            workers = [one for one in family_of(pid) if b"spawn_main" in _command_of(one)]
            if workers and len(killed) < most:
                killed.append(chance.choice(workers))
                with suppress(ProcessLookupError):
                    os.kill(killed[-1], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def _command_of(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def killed(server: PostgresServer, archives: Path, every: float) -> tuple[int, str]:
    """Run with two workers, killing one every so many seconds; return how many were killed, and what is left."""
    with server.database() as name:
        address = server.address(name)
        process = subprocess.Popen(command(archives, address, "--engine", "dask", "--workers", "2"))
        with killing(process.pid, every) as died:
            status = process.wait()
        if status:
            print(f"it ended with {status}")
        return len(died), fingerprint(address)


def plain(archives: Path) -> str:
    """Return what a plain run leaves."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/collection.db"
        subprocess.run(command(archives, address, "--workers", "1"), check=True)
        return fingerprint(address)


def said(name: str, rounds: Sequence[Round], documents: int) -> str:
    """Return a line on runs of one kind: medians, and the fastest and the slowest."""
    walls = [one.taken.wall for one in rounds]
    return (
        f"{name}  {median(walls):6.1f} s [{min(walls):.1f}-{max(walls):.1f}]"
        f"  {documents / median(walls):5.0f} documents/s"
        f"  CPU {median([one.taken.cpu for one in rounds]):.0f} s"
        f" and the database's {median([one.database for one in rounds]):.0f} s"
        f"  peak {max(one.taken.peak for one in rounds):.0f} MiB"
    )


def measured_by_turns(server: PostgresServer, archives: Path, documents: int, turns: int) -> Iterator[str]:
    """Print what one worker takes and what two take, in turns; yield what each run leaves."""
    by_workers: dict[int, list[Round]] = {1: [], 2: []}
    for _ in range(turns):
        for workers, rounds in by_workers.items():
            rounds.append(one(server, archives, "--engine", "dask", "--workers", str(workers)))
            yield rounds[-1].left
    for workers, rounds in by_workers.items():
        print(said(f"{workers} worker{'s' * (workers > 1):1}", rounds, documents), flush=True)
    pairs = zip(by_workers[1], by_workers[2], strict=True)
    gains = [alone.taken.wall / both.taken.wall for alone, both in pairs]
    print(f"two are {median(gains):.2f} times as fast as one [{min(gains):.2f}-{max(gains):.2f}]", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and return 1 where two runs left different collections."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3, help="0: kill, and measure nothing")
    parser.add_argument("--every", type=float, default=6.0, help="seconds between two kills; 0: kill nobody")
    flags = parser.parse_args(arguments)
    archives = KEPT / f"archives-{flags.documents}"
    if not archives.exists():
        write(archives, flags.documents, files=FILES)
    with postgres_server() as server:
        lefts = set(measured_by_turns(server, archives, flags.documents, flags.rounds) if flags.rounds else ())
        if flags.every:
            died, left = killed(server, archives, flags.every)
            print(f"{died} workers killed: {left}", flush=True)
            lefts |= {left, plain(archives)}
    print(f"all the same collection: {lefts}" if len(lefts) == 1 else f"different collections: {sorted(lefts)}")
    return int(len(lefts) > 1)


if __name__ == "__main__":
    raise SystemExit(main())
