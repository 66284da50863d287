"""What does each step beyond one machine and one file cost, and what does it bring?

    python -m benchmarks.scaling [--part queue|backfill|move|sizes ...] [--rounds N] [--feeds N] [--ways NAME ...]
                                 [--costs FILE] [--pages N] [--entries N] [--sizes N ...]

There are four parts. What is compared takes turns, and the medians of the rounds are shown. PostgreSQL is a server of
its own with default settings, on the same cores.

queue: polls of made-up feeds by threads into a file and into PostgreSQL, and by one and two workers that share a queue
(benchmarks/shared_polls.py). CPU, statements and waiting are given for each poll; `--costs` writes the costs that
benchmarks/capacity.py uses.

backfill: archives read by one worker of Dask and by two, and by two of which one is killed (benchmarks/backfill.py).

move: a collection of made-up entries (benchmarks/filled.py) from a file to PostgreSQL and back; CPU is given for each
entry, with all that is kept of it.

sizes: how much disk collections of different sizes take, and what polls cost in the smallest and the largest of them
(benchmarks/poll_cost.py).

The last result
---------------
2026-11-26, Python 3.11.7, PostgreSQL 18.4, 2 cores; the queue in three rounds with nothing else at work, the rest in
one round beside other work, which lengthens its times by the clock:

    queue: 400 feeds of 50
                                                        polls/s        min-max   ours database statements writes waiting
        all new, threads, SQLite                           26.4      26.4-26.6  36.65     0.00       22.6   0.19   24.03
        all new, threads, PostgreSQL                       20.4      19.3-21.7  31.86    17.53       26.3   0.19   41.20
        all new, procrastinate, 1 worker                   17.2      16.9-18.3  45.06    21.47       60.0   3.01   58.09
        all new, procrastinate, 2 workers                  19.7      19.2-20.7  43.39    21.77       60.1   3.02   53.30
        without news, threads, SQLite                     311.1    306.0-343.2   3.05     0.00        0.6   0.17    1.03
        without news, threads, PostgreSQL                 272.0    267.3-291.1   3.46     0.28        2.2   0.15    0.89
        without news, procrastinate, 1 worker              77.9      71.8-88.9  10.33     4.02       36.9   3.01    7.14
        without news, procrastinate, 2 workers             85.4      83.6-93.8  11.02     5.38       37.0   3.01    8.96
        one new each, threads, SQLite                     111.2    103.6-112.3   8.87     0.00       24.5   0.18    3.88
        one new each, threads, PostgreSQL                  58.9      56.3-62.7  12.18     5.43       28.1   0.18   11.89
        one new each, procrastinate, 1 worker              41.5      40.5-43.7  18.92     8.40       62.1   3.01   22.76
        one new each, procrastinate, 2 workers             48.3      43.4-48.9  19.30     9.45       62.3   3.01   21.33
        nothing due, threads, SQLite                        1.6        1.6-1.6 615.76     0.00       20.0   1.00    0.87
        nothing due, threads, PostgreSQL                    1.4        1.3-1.4 678.57    20.00       51.0   1.00    2.70
        nothing due, procrastinate, 1 worker                1.5        1.5-1.6 628.84    20.00       72.0   2.00    5.07
        nothing due, procrastinate, 2 workers               1.6        1.5-1.6 624.34    20.00       72.0   2.00    4.67

    move: 100,000 entries
                             entries/s         min-max  ours ms  database ms
    file to PostgreSQL             521         521-521    0.351        0.318
    PostgreSQL to file             558         558-558    0.454        0.049

    sizes: on disk
    10,000 entries, sqlite            0.080 GB, 7.97 KB an entry
    10,000 entries, postgresql        0.061 GB, 6.11 KB an entry
    100,000 entries, sqlite           0.797 GB, 7.97 KB an entry
    100,000 entries, postgresql       0.535 GB, 5.35 KB an entry
"""

import argparse
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg

from benchmarks import backfill, poll_cost, shared_polls
from benchmarks.command import environment
from benchmarks.corpus import ROOT
from benchmarks.filled import KEPT, filled
from benchmarks.measured import Taken, measured
from benchmarks.newsstand import ITEMS
from benchmarks.processor_time import used_by
from benchmarks.shared_polls import NEW, NOTHING, ONE_NEW, SAME, WAYS, Results
from tests.postgres import PostgresServer, postgres_server

GB = 1e9
SIZES = [10_000, 100_000, 1_000_000]


def queue(said: argparse.Namespace) -> Iterator[str]:
    """Poll by threads and by workers."""
    ways = [way for way in WAYS if any(name in way.name for name in said.ways)]
    results = shared_polls.measured(ways, feeds=said.feeds, items=said.items, rounds=said.rounds)
    yield f"queue: {said.feeds:,} feeds of {said.items}"
    yield from shared_polls.table(results)
    if said.costs:
        said.costs.write_text(json.dumps(costs_of(results), indent=1) + "\n", encoding="utf-8")
    said.wrong = said.wrong or bool(results.wrong)


def costs_of(results: Results) -> dict[str, dict[str, float]]:
    """Return what a poll costs in each way, and what the collection keeps of it, for `benchmarks.capacity`."""
    return {way: _costs_of_way(results, way) for phase, way in results.runs if phase == SAME}


def _costs_of_way(results: Results, way: str) -> dict[str, float]:
    begun = results.runs[NOTHING, way]  # the cost of starting belongs to no poll
    first = (results.feeds * results.items / run.wall for run in results.runs[NEW, way])
    found = {"entries": median(first)}
    for phase, ending in ((SAME, ""), (ONE_NEW, "_with_news")):
        runs, counted = results.runs[phase, way], results.counts[phase, way]
        for what in ("ours", "database"):
            took, starts = (median(getattr(run, what) for run in some) for some in (runs, begun))
            found[f"{what}{ending}"] = max(took - starts, 0.0) / results.feeds
        found[f"rate{ending}"] = median(results.feeds / run.wall for run in runs)
        found[f"statements{ending}"] = counted.statements / results.feeds
        found[f"writing{ending}"] = counted.writing / results.feeds
    return found | _kept(results)


def _kept(results: Results) -> dict[str, float]:
    """Return the bytes that PostgreSQL keeps of a poll, a source and an entry; a file keeps about as many."""
    sizes = dict(results.sizes)
    entries = results.feeds * (results.items + 1)
    of_polls = sizes.pop("attempts", 0)
    of_sources = sum(sizes.pop(table, 0) for table in ("source_states", "hosts", "feeds"))
    return {
        "bytes_a_poll": of_polls / (3 * results.feeds),
        "bytes_a_source": of_sources / results.feeds,
        "bytes_an_entry": sum(size for name, size in sizes.items() if "procrastinate" not in name) / entries,
    }


def archives(said: argparse.Namespace) -> Iterator[str]:
    """Read archives by one worker of Dask and by two."""
    yield f"backfill: {said.pages:,} documents in WARC files, into PostgreSQL"
    wrong = backfill.main(["--documents", str(said.pages), "--rounds", str(said.rounds)])
    said.wrong = said.wrong or bool(wrong)


def move(said: argparse.Namespace) -> Iterator[str]:
    """Move a collection there and back."""
    yield f"move: {said.entries:,} entries"
    yield f"    {'':24}{'entries/s':>10}{'min-max':>16}{'ours ms':>9}{'database ms':>13}{'MiB':>8}"
    runs: dict[str, list[tuple[Taken, float]]] = defaultdict(list)
    with TemporaryDirectory() as folder, ExitStack() as stack:
        server = stack.enter_context(postgres_server(Path(folder, "postgres")))
        made = stack.enter_context(filled(["sqlite"], [said.entries], kept=said.place))["sqlite", said.entries]
        for turn in range(said.rounds):
            there = server.address(stack.enter_context(server.database()))
            for name, old, new in (
                ("file to PostgreSQL", made, there),
                ("PostgreSQL to file", there, f"sqlite:///{folder}/{turn}.db"),
            ):
                runs[name].append(_moved(old, new, Path(folder), server))
    for name, taken in runs.items():
        rates = sorted(said.entries / run.wall for run, _ in taken)
        ours = 1000 * median(run.cpu for run, _ in taken) / said.entries
        theirs = 1000 * median(database for _, database in taken) / said.entries
        figures = f"{median(rates):10,.0f}{f'{rates[0]:,.0f}-{rates[-1]:,.0f}':>16}{ours:9.3f}{theirs:13.3f}"
        yield f"    {name:24}{figures}{max(run.peak for run, _ in taken):8.0f}"


def _moved(old: str, new: str, folder: Path, server: PostgresServer) -> tuple[Taken, float]:
    """Return what a move took, and the database's CPU.

    Raises: RuntimeError: it failed.
    """
    before = used_by(server.folder)
    command = [sys.executable, "-m", "ingest", "move", old, new, "-q"]
    taken = measured(command, cwd=ROOT, env=environment(folder), output=folder / "said")
    if taken.status:
        raise RuntimeError((folder / "said").read_text(encoding="utf-8"))
    return taken, used_by(server.folder) - before


def sizes(said: argparse.Namespace) -> Iterator[str]:
    """Print what collections of several sizes take on disk, and what polls cost in the smallest and the largest."""
    yield "sizes: on disk"
    with filled(["sqlite", "postgresql"], said.sizes, kept=said.place) as made:
        for (database, many), address in made.items():
            size = _bytes_of(address)
            named = f"{many:,} entries, {database}"
            yield f"    {named:34}{size / GB:.3f} GB, {size / many / 1000:.2f} KB an entry"
    ends = [str(size) for size in sorted({min(said.sizes), max(said.sizes)})]
    if len(ends) < 2:  # nothing to compare
        return
    yield "sizes: polls"
    rounds = ["--rounds", str(said.rounds), "--feeds", str(said.feeds)]
    wrong = poll_cost.main(["--sizes", *ends, *rounds], kept=said.place)
    said.wrong = said.wrong or bool(wrong)


def _bytes_of(address: str) -> int:
    if address.startswith("sqlite"):
        return Path(address.removeprefix("sqlite:///")).stat().st_size
    with psycopg.connect(address) as connection:
        (row,) = connection.execute("SELECT pg_database_size(current_database())").fetchall()
        return int(row[0])


PARTS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "queue": queue,
    "backfill": archives,
    "move": move,
    "sizes": sizes,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit status is 1 if a poll did not come out as it has to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", nargs="+", choices=PARTS, default=[*PARTS], help="all by default")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="3 by default")
    parser.add_argument("--feeds", type=int, default=400, metavar="N", help="that are polled, 400 by default")
    parser.add_argument("--items", type=int, default=ITEMS, metavar="N", help=f"of a feed, {ITEMS} by default")
    parser.add_argument("--pages", type=int, default=20_000, metavar="N", help="in archives, 20,000 by default")
    parser.add_argument("--entries", type=int, default=100_000, metavar="N", help="that are moved, 100,000 by default")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="of collections, in entries")
    parser.add_argument(
        "--ways", nargs="+", default=[""], metavar="NAME", help="of polling, by any part of their names"
    )
    parser.add_argument("--place", type=Path, default=KEPT, metavar="DIR", help="where collections are kept")
    parser.add_argument("--costs", type=Path, metavar="FILE", help="write what a poll costs there, as JSON")
    said = parser.parse_args(arguments, argparse.Namespace(wrong=False))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {said.rounds} rounds")
    for part in said.part:
        print()
        for line in PARTS[part](said):
            print(line, flush=True)
    return 1 if said.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
