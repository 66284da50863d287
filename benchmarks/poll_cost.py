"""What does a poll cost in a collection of a million entries, compared with one of ten thousand?

    python -m benchmarks.poll_cost [--sizes N N] [--rounds N] [--feeds N] [--databases sqlite postgresql]

The collections are those of `benchmarks.filled`, in a SQLite file and in a PostgreSQL of its own with default settings.
200 more feeds of 50 items are polled into them from a server in a process of its own (benchmarks/newsstand.py), each on
a host of its own: once unmeasured, so that they are known; then, in each round, with one new item each, and again with
none, when each answer is a 304. The collections take turns, with another one first in each round.

Measured are the CPU seconds of the whole command, those of all of PostgreSQL's processes meanwhile (`server`, from
/proc: backends, writers, autovacuum), and wall seconds; medians of the rounds. Bound: the CPU of both together is in
the larger collection at most 1.3 times what it is in the smaller.

The last result
---------------
2026-11-26, Python 3.11.7, PostgreSQL 18.4, psycopg 3.3; 2 cores with other work on them (a load of 3), so that
the wall seconds say little; 3 rounds, 200 feeds:

                                 entries   CPU s  server   min-max, both  wall s  times
    sqlite, one new each          10,000    2.29    0.00       2.27-2.31    4.00   1.00
    sqlite, one new each       1,000,000    2.48    0.00       2.37-2.50    4.56   1.08
    sqlite, all 304               10,000    0.99    0.00       0.98-1.00    1.62   1.00
    sqlite, all 304            1,000,000    0.97    0.00       0.96-1.01    1.90   0.99
    postgresql, one new each      10,000    3.15    0.96       3.92-4.20    8.98   1.00
    postgresql, one new each   1,000,000    3.11    1.18       4.28-4.42    7.07   1.05
    postgresql, all 304           10,000    1.06    0.08       1.10-1.16    1.87   1.00
    postgresql, all 304        1,000,000    1.09    0.16       1.17-1.36    2.88   1.08
"""

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.command import environment, write_seeds
from benchmarks.corpus import ROOT
from benchmarks.filled import KEPT, Place, filled
from benchmarks.measured import measured
from benchmarks.newsstand import newsstand
from benchmarks.processor_time import used_by

DEARER = 1.3  # times, at the most, in the larger collection
KINDS = ("one new each", "all 304")


@dataclass(slots=True)
class Row:
    """What polls of one kind took in one collection, in seconds, one value for each round."""

    ours: list[float] = field(default_factory=list)
    servers: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """The CPU of the command and the server together."""
        return median(map(sum, zip(self.ours, self.servers, strict=True)))


Rows = Mapping[tuple[Place, str], Row]


def polls(addresses: Mapping[Place, str], *, feeds: int, rounds: int, kept: Path = KEPT) -> Rows:
    """Poll the collections in turn, and return what that took."""
    rows: dict[tuple[Place, str], Row] = defaultdict(Row)
    with newsstand(feeds=feeds) as stand, TemporaryDirectory() as name:
        folder = Path(name)
        write_seeds(folder, {f"desk {number}": url for number, url in enumerate(stand.urls)})
        for address in addresses.values():
            _polled(address, folder, kept, None)
        for turn in range(rounds):
            stand.publish(2 + turn)
            for kind in KINDS:
                for place, address in _turned(list(addresses.items()), turn):
                    stand.take_tally()
                    _polled(address, folder, kept, rows[place, kind])
                    answered = stand.take_tally().get(200, 0)
                    if (answered >= feeds) != (kind == KINDS[0]):
                        print(f"WRONG: {answered} feeds were sent whole to {place}, {kind}")
    return rows


def _turned(places: list[tuple[Place, str]], turn: int) -> list[tuple[Place, str]]:
    at = turn % len(places)
    return [*places[at:], *places[:at]]


def _polled(address: str, folder: Path, kept: Path, row: Row | None) -> None:
    said = folder / "said"
    command = [sys.executable, "-m", "ingest", "--seeds", str(folder / "seeds"), "--collection", address, "-q", "--all"]
    server = kept / "postgres" if address.startswith("postgresql") else None
    before = used_by(server) if server else 0.0
    taken = measured(command, cwd=ROOT, env=environment(folder), output=said)
    if taken.status:
        raise SystemExit(f"the poll of {address} ended with {taken.status}: {said.read_text(encoding='utf-8')}")
    if row:
        row.ours.append(taken.cpu)
        row.servers.append(used_by(server) - before if server else 0.0)
        row.wall.append(taken.wall)


def told(rows: Rows, databases: Sequence[str], sizes: Sequence[int]) -> Iterator[bool]:
    """Print what polls took, and yield for each bound whether it is broken."""
    print(f"{'':26}{'entries':>10}{'CPU s':>8}{'server':>8}{'min-max, both':>16}{'wall s':>8}{'times':>7}")
    for database in databases:
        for kind in KINDS:
            first = rows[(database, sizes[0]), kind].cpu
            for size in sizes:
                row = rows[(database, size), kind]
                both = [sum(one) for one in zip(row.ours, row.servers, strict=True)]
                spread = f"{min(both):.2f}-{max(both):.2f}"
                wrong = row.cpu > DEARER * first
                print(
                    f"{database + ', ' + kind:26}{size:>10,}{median(row.ours):>8.2f}{median(row.servers):>8.2f}"
                    f"{spread:>16}{median(row.wall):>8.2f}{row.cpu / first:>7.2f}{' WRONG' * wrong}"
                )
                yield wrong


def main(arguments: Sequence[str] | None = None, *, kept: Path = KEPT) -> int:
    """Measure, print, and end with 1 where the larger collection costs too much more."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    said = parser.parse_args(arguments)
    with filled(said.databases, said.sizes, kept=kept) as addresses:
        rows = polls(addresses, feeds=said.feeds, rounds=said.rounds, kept=kept)
        broken = list(told(rows, said.databases, said.sizes))
    return int(any(broken))


if __name__ == "__main__":
    sys.exit(main())
