"""How many sources a second do workers poll, and what does each cost?

    python -m benchmarks.queue_speed [--feeds N] [--repeats N]

A server in a process of its own (benchmarks/newsstand.py) has feeds of three items, each on a host of its own. They are
put into the queue and polled by one worker, then by two, each asking 20 hosts at a time: once when everything is new,
and once when nothing is (304). Seconds run from when the sources are put into the queue until it is empty, with the
workers already started. CPU is that of the workers and of the database's processes, for each source.

The last result
---------------
2026-11-26, Python 3.11.7, PostgreSQL 18 without fsync, 2 cores with four times as much other work on them, so
that the rates say little; 600 feeds, once:

    1 worker   all new           29 sources a second (29 to 29)   16.8 ms of CPU each, and  8.7 of the database
    1 worker   nothing new       70 sources a second (70 to 70)    8.6 ms of CPU each, and  5.2 of the database
    2 workers  all new           29 sources a second (29 to 29)   18.4 ms of CPU each, and  9.4 of the database
    2 workers  nothing new       82 sources a second (82 to 82)    9.2 ms of CPU each, and  5.0 of the database
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from benchmarks.command import write_seeds
from benchmarks.newsstand import Newsstand, newsstand
from benchmarks.processor_time import used, used_by
from benchmarks.queue_kills import Crew
from ingest import open_collection
from ingest.cli import main as ingest
from tests.postgres import PostgresServer, postgres_server

ITEMS = 3  # of a feed


@dataclass(frozen=True, slots=True)
class Cost:
    """What it cost to poll every source once."""

    seconds: float
    workers: float  # seconds of CPU
    database: float


def polled(stand: Newsstand, folder: Path, address: str, processes: Sequence[int], server: PostgresServer) -> Cost:
    """Let workers that have already started poll every source."""
    before = sum(map(used, processes)), used_by(server.folder)
    began = monotonic()
    flags = ("--engine", "procrastinate", "--all", "-q")
    if ingest(["run", "--seeds", str(folder / "seeds"), "--collection", address, *flags]):
        raise RuntimeError("nothing was put into the queue")
    with open_collection(address) as collection:
        while (queue := collection.queue.health()) and queue.waiting + queue.under_way + queue.put_off:
            sleep(0.05)
    seconds = monotonic() - began
    if sum(stand.take_tally().values()) != len(stand.urls):
        raise RuntimeError("not every source was asked once")
    return Cost(seconds, sum(map(used, processes)) - before[0], used_by(server.folder) - before[1])


@contextmanager
def at_hand(address: str, number: int) -> Iterator[list[int]]:
    """Start so many workers, which wait for work; yield their process ids."""
    crew = Crew(address)
    for _ in range(number):
        crew.begin()
    try:
        crew.at_hand()
        yield [process.pid or 0 for process in crew.alive.values()]
        if faults := [*crew.end()]:
            raise RuntimeError(faults[0])
    finally:
        for left in tuple(crew.alive):
            crew.kill(left)


def measured(server: PostgresServer, *, feeds: int, repeats: int) -> Iterator[str]:
    """Yield a line for each number of workers and each kind of poll."""
    for workers in (1, 2):
        found: dict[str, list[Cost]] = {"all new": [], "nothing new": []}
        for _ in range(repeats):
            with (
                newsstand(feeds=feeds, items=ITEMS) as stand,
                server.database() as name,
                TemporaryDirectory() as folder,
            ):
                write_seeds(Path(folder), {f"feed-{number}": url for number, url in enumerate(stand.urls)})
                with at_hand(server.address(name), workers) as processes:
                    for costs in found.values():
                        costs.append(polled(stand, Path(folder), server.address(name), processes, server))
        for what, costs in found.items():
            rates = sorted(feeds / cost.seconds for cost in costs)
            own, database = (
                1000 * median(each) / feeds
                for each in zip(*((one.workers, one.database) for one in costs), strict=True)
            )
            yield (
                f"{workers} worker{'s' if workers > 1 else ' '}  {what:12}"
                f"  {median(rates):6.0f} sources a second ({rates[0]:.0f} to {rates[-1]:.0f})"
                f"  {own:5.1f} ms of CPU each, and {database:4.1f} of the database"
            )


def main() -> int:
    """Measure, and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=1_000)
    parser.add_argument("--repeats", type=int, default=3)
    told = parser.parse_args()
    with postgres_server() as server:
        for line in measured(server, feeds=told.feeds, repeats=told.repeats):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
