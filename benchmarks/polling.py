"""What does a poll cost, compared with `reader`?

    python -m benchmarks.polling [--rounds N] [--feeds N] [--many N] [--workers N ...] [--latency MS ...]

Corpus: 200 made-up feeds of 50 items, 110 KiB each, from a server in a process of its own (benchmarks/newsstand.py).
Each feed is on a loopback address of its own, so that the rule of one connection to a host slows nobody down. Both
programs poll them three times: first everything is new, then the server answers 304 to each, then each feed has one new
item. They take turns, with another one first in each round, and each round begins with empty stores. Then both take in
1,000 feeds once, unmeasured, and poll them again and again, when each answer is a 304.

Measured is the whole process with its children: CPU seconds (user and system), wall seconds, and peak memory in MiB.
Shown are medians of the rounds, and for the CPU their least and most. `x reader` is the median of the ratios within the
rounds: below 1 is cheaper than reader. About one in a hundred of Wiredesk's requests goes out without validators on
purpose, and brings a whole feed that was not needed. Wiredesk's first poll also makes its collection; reader's database
is made before, because that is how it is told its feeds. A run is marked WRONG if the server has not answered as
expected, or the store does not hold every item once.

The last result
---------------
2026-11-29, Python 3.11.7, 2 cores, nothing else at work; one round, of which the first part was repeated with the same
result. In the evening the first poll took 0.54 of reader's CPU, with this version and with the morning's alike:

    200 feeds of 50, workers: 20, latency 0 s
                                       CPU s       min-max  wall s     MiB  x reader    wall
    first poll, all new    wiredesk     5.32     5.32-5.32    5.49    83.6      0.48    0.49
    first poll, all new    reader      10.98   10.98-10.98   11.13    52.0         -       -
    second, all 304        wiredesk     0.68     0.68-0.68    0.68    57.5      0.96    0.94
    second, all 304        reader       0.71     0.71-0.71    0.72    47.1         -       -
    third, one new each    wiredesk     1.74     1.74-1.74    1.76    80.9      0.17    0.16
    third, one new each    reader      10.47   10.47-10.47   11.33    51.7         -       -

    200 feeds of 50, workers: 20, latency 0.1 s
                                       CPU s       min-max  wall s     MiB  x reader    wall
    first poll, all new    wiredesk     5.91     5.91-5.91    6.13    83.7      0.46    0.47
    first poll, all new    reader      12.86   12.86-12.86   13.06    52.6         -       -
    second, all 304        wiredesk     0.96     0.96-0.96    1.63    57.5      1.03    1.03
    second, all 304        reader       0.93     0.93-0.93    1.58    47.2         -       -
    third, one new each    wiredesk     2.31     2.31-2.31    2.55    80.0      0.21    0.22
    third, one new each    reader      11.22   11.22-11.22   11.54    52.9         -       -

    1,000 feeds of 50, workers: 20, latency 0 s
                                       CPU s       min-max  wall s     MiB  x reader    wall
    all 304, 1,000 feeds   wiredesk     1.83     1.83-1.83    1.96    61.9      0.83    0.83
    all 304, 1,000 feeds   reader       2.20     2.20-2.20    2.37    50.7         -       -
"""

import argparse
import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.command import collection_in, environment, poll, write_seeds
from benchmarks.corpus import ROOT
from benchmarks.measured import Taken, measured
from benchmarks.newsstand import ITEMS, Newsstand, newsstand
from benchmarks.peers import add_to_reader, has_reader, poll_by_reader, reader_database

POLLS = ("first poll, all new", "second, all 304", "third, one new each")
VERSIONS = (1, 1, 2)  # of the feeds, at each of the polls
ANSWERS = (200, 304, 200)  # to each request
UNCONDITIONAL = 0.03  # of the requests, at most, go out without validators on purpose, because validators can lie
YARDSTICK = "reader"


@dataclass(frozen=True, slots=True)
class Program:
    """How a program is told its feeds, made to poll them once, and how many items it then holds."""

    name: str
    prepare: Callable[[Path, Sequence[str]], None]
    command: Callable[[Path, int], list[str]]  # its folder, and how many hosts it may ask at once
    stored: Callable[[Path], int]


@dataclass(slots=True)
class Row:
    """What one program took for one poll, one run a round."""

    runs: list[Taken] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # what did not come out as it has to


# -- the programs --


def programs() -> tuple[Program, ...]:
    """Return the programs that are installed."""
    ours = Program("wiredesk", _name_sources, poll, lambda folder: _count(collection_in(folder), "records"))
    peer = Program(YARDSTICK, add_to_reader, poll_by_reader, lambda folder: _count(reader_database(folder), "entries"))
    return (ours, peer) if has_reader() else (ours,)


def _name_sources(folder: Path, urls: Sequence[str]) -> None:
    write_seeds(folder, {url: url for url in urls})


def _count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - one of two names
    return int(count)


# -- measuring --


@dataclass(frozen=True, slots=True)
class Setting:
    """The conditions under which the programs poll."""

    feeds: int
    items: int
    workers: int
    latency: float  # seconds


def three_polls(setting: Setting, rounds: int) -> dict[str, dict[str, Row]]:
    """Return what each program took for each of the three polls."""
    rows: dict[str, dict[str, Row]] = defaultdict(lambda: defaultdict(Row))
    with newsstand(feeds=setting.feeds, items=setting.items, latency=setting.latency) as stand:
        for turn in range(rounds):
            with TemporaryDirectory() as folder:
                for program in programs():
                    program.prepare(Path(folder, program.name), stand.urls)
                for name, version, answer in zip(POLLS, VERSIONS, ANSWERS, strict=True):
                    stand.publish(version)
                    for program in _in_turn(turn):
                        run = _Run(program, Path(folder, program.name), setting, version)
                        _polled(run, stand, answer, rows[name][program.name])
    return rows


def all_unchanged(setting: Setting, rounds: int) -> dict[str, dict[str, Row]]:
    """Return what each program took to poll many feeds of which none has changed."""
    name = f"all 304, {setting.feeds:,} feeds"
    rows: dict[str, dict[str, Row]] = {name: defaultdict(Row)}
    with (
        newsstand(feeds=setting.feeds, items=setting.items, latency=setting.latency) as stand,
        TemporaryDirectory() as folder,
    ):
        for program in programs():
            place = Path(folder, program.name)
            program.prepare(place, stand.urls)
            _polled(_Run(program, place, setting, 1), stand, ANSWERS[0], Row())
        for turn in range(rounds):
            for program in _in_turn(turn):
                run = _Run(program, Path(folder, program.name), setting, 1)
                _polled(run, stand, ANSWERS[1], rows[name][program.name])
    return rows


def _in_turn(turn: int) -> tuple[Program, ...]:
    return programs() if turn % 2 == 0 else programs()[::-1]


@dataclass(frozen=True, slots=True)
class _Run:
    """One poll that is to be made."""

    program: Program
    folder: Path
    setting: Setting
    version: int


def _polled(run: _Run, stand: Newsstand, answer: int, row: Row) -> None:
    """Make one poll and add what it took to the row, and what was wrong with it."""
    setting, said = run.setting, run.folder / "said"
    stand.take_tally()
    command = run.program.command(run.folder, setting.workers)
    row.runs.append(measured(command, cwd=ROOT, env=environment(run.folder), output=said))
    answered = stand.take_tally()
    otherwise = sum(answered.values()) - answered.get(answer, 0)
    if sum(answered.values()) != setting.feeds or otherwise > 2 + UNCONDITIONAL * setting.feeds:
        row.wrong.append(f"answered {answered}")
    if (held := run.program.stored(run.folder)) != setting.feeds * (setting.items + run.version - 1):
        row.wrong.append(f"{held} items held")
    if row.runs[-1].status:
        row.wrong.append(f"exit status {row.runs[-1].status}: {said.read_text(errors='replace')[-300:]}")


# -- telling --


def table(rows: dict[str, dict[str, Row]]) -> Iterator[str]:
    """Yield the lines of a table: for each poll and program one line, in figures and as ratios to the yardstick."""
    for what, by_program in rows.items():
        for name, row in by_program.items():
            yield f"{what:22} {name:10}{_figures(row)}{_ratios(row, by_program.get(YARDSTICK))}{_complaint(row)}"


def _figures(row: Row) -> str:
    cpu, wall, peak = ([getattr(run, what) for run in row.runs] for what in ("cpu", "wall", "peak"))
    spread = f"{min(cpu):.2f}-{max(cpu):.2f}"
    return f"{median(cpu):7.2f} {spread:>13}{median(wall):8.2f}{max(peak):8.1f}"


def _complaint(row: Row) -> str:
    return f"   WRONG: {row.wrong[0]}" if row.wrong else ""


def _ratios(row: Row, yardstick: Row | None) -> str:
    """Return how the row's CPU and wall time compare with the yardstick's, run beside run."""
    if yardstick is None or yardstick is row:
        return f"{'-':>10}{'-':>8}"
    pairs = list(zip(row.runs, yardstick.runs, strict=True))
    cpu, wall = (median(getattr(a, what) / getattr(b, what) for a, b in pairs) for what in ("cpu", "wall"))
    return f"{cpu:10.2f}{wall:8.2f}"


HEAD = f"{'':33}{'CPU s':>7} {'min-max':>13}{'wall s':>8}{'MiB':>8}{'x reader':>10}{'wall':>8}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the exit status is 1 where a run came out wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="5 by default")
    parser.add_argument("--feeds", type=int, default=200, metavar="N", help="of the three polls, 200 by default")
    parser.add_argument("--items", type=int, default=ITEMS, metavar="N", help=f"of a feed, {ITEMS} by default")
    parser.add_argument(
        "--many", type=int, default=1000, metavar="N", help="feeds without news, 1,000 by default; or 0"
    )
    parser.add_argument("--workers", type=int, nargs="+", default=[20, 1], metavar="N", help="20 and 1 by default")
    parser.add_argument("--latency", type=int, nargs="+", default=[0, 100], metavar="MS", help="0 and 100 by default")
    said = parser.parse_args(arguments)
    if not has_reader():
        print(f"{YARDSTICK} is not installed and left out: pip install 'wiredesk[benchmarks]'")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {said.rounds} rounds")
    right = True
    for workers in said.workers:
        for latency in said.latency:
            setting = Setting(said.feeds, said.items, workers, latency / 1000)
            right &= _shown(setting, three_polls(setting, said.rounds))
    if said.many:
        setting = Setting(said.many, said.items, said.workers[0], 0.0)
        right &= _shown(setting, all_unchanged(setting, said.rounds))
    return 0 if right else 1


def _shown(setting: Setting, rows: dict[str, dict[str, Row]]) -> bool:
    """Print a table; return whether every run came out as it has to."""
    print(f"\n{setting.feeds:,} feeds of {setting.items}, workers: {setting.workers}, latency {setting.latency:g} s")
    print(HEAD, *table(rows), sep="\n", flush=True)
    return not any(row.wrong for by_program in rows.values() for row in by_program.values())


if __name__ == "__main__":
    sys.exit(main())
