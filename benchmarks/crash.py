"""Does a run that is killed lose anything, or leave anything twice?

    python -m benchmarks.crash [--kills N] [--feeds N] [--items N] [--seed N]

A server in a process of its own (benchmarks/newsstand.py) has made-up feeds; whenever a run of the command finishes,
every feed gets one new item. Runs are started and killed (SIGKILL) at random moments, spread evenly over the time that
a whole run takes; a third of them have a second run beside them that is not killed. After each kill the collection has
to pass SQLite's integrity check, and to hold no item twice and only the first revision of each, for no item ever
changes. After five kills one run may finish: then every item that the server ever had has to be there. One kill in ten
hits a run that has yet to make its collection.

The last result
---------------
2026-11-28, 2 cores with other work on both:

    1,000 kills in 859 s, 504 items held at the end: 0 faults
"""

import argparse
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.command import collection_in, environment, poll, write_seeds
from benchmarks.corpus import ROOT
from benchmarks.newsstand import Newsstand, guid_of, newsstand
from ingest import open_collection
from ingest.schema import Query, Record

WORKERS = 8
BETWEEN = 5  # kills, before one run may finish
FRESH = 10  # of so many kills one hits a run without a collection
COMPANY = 3  # of so many one has a second run beside it
STRIDE = 0.6180339887  # of a run's time from one kill to the next, modulo 1: no two coincide (Weyl)
PATIENCE = 120  # seconds that a run has to finish


@dataclass(slots=True)
class Target:
    """A collection whose runs are killed, and what has to be in it."""

    folder: Path
    stand: Newsstand
    feeds: int
    items: int
    version: int = 1  # of the feeds, as they are now
    since: int = 1  # the version they had when the collection was made

    def start(self) -> "subprocess.Popen[bytes]":
        """Start a run."""
        return subprocess.Popen(
            poll(self.folder, WORKERS),
            cwd=ROOT,
            env=environment(self.folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def forget(self) -> None:
        """Take the collection away, so that the next run has to make one."""
        for file in self.folder.glob(f"{collection_in(self.folder).name}*"):
            file.unlink()
        self.since = self.version

    def leave_in_peace(self) -> Iterator[str]:
        """Run to the end, and yield what is wrong then; afterwards every feed has something new."""
        yield from ended(self.start())
        yield from self.wrong()
        if not collection_in(self.folder).exists():
            yield "lost: all, for there is no collection"
            return
        numbers = range(self.since, self.items + self.version)
        due = {guid_of(feed, number) for feed in range(self.feeds) for number in numbers}
        if lost := due - {record.entry.guid for record in self.records()}:
            yield f"lost: {len(lost)}, such as {min(lost)}"
        self.version += 1
        self.stand.publish(self.version)

    def wrong(self) -> Iterator[str]:
        """Yield what is wrong with the collection now, if there is one yet."""
        path = collection_in(self.folder)
        if not path.exists():
            return
        with closing(sqlite3.connect(path)) as connection:
            for check, sound in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
                if (found := connection.execute(f"PRAGMA {check}").fetchall()) != sound:
                    yield f"{check}: {found[:3]}"
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'records'").fetchone():
                return  # the run was killed before it made one: the next run does
        records = self.records()
        counted = Counter(record.entry.guid for record in records)
        yield from (f"{times} records of {guid}" for guid, times in counted.items() if times > 1)
        yield from (f"{one.entry.guid} revised, which never changed" for one in records if one.revision != 1)

    def records(self) -> list[Record]:
        """Return everything that is in the collection."""
        with open_collection(f"sqlite:///{collection_in(self.folder)}", read_only=True) as collection:
            return list(collection.matching(Query(copies="every")))


def ended(run: "subprocess.Popen[bytes]") -> Iterator[str]:
    """Wait for a run that is not killed, and yield what is wrong with how it ended."""
    said, _ = run.communicate(timeout=PATIENCE)
    if run.returncode or said:
        yield f"a run that was not killed ended with {run.returncode}: {said.decode(errors='replace')[-300:]}"


def killed(target: Target, after: float, *, company: bool) -> Iterator[str]:
    """Kill a run so many seconds after its start, with or without another beside it; yield what is wrong then."""
    run, beside = target.start(), target.start() if company else None
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        run.kill()
    said, _ = run.communicate()
    if run.returncode > 0:
        yield f"a run ended before it was killed with {run.returncode}: {said.decode(errors='replace')[-300:]}"
    yield from target.wrong()
    if beside is not None:
        yield from ended(beside)
        yield from target.wrong()


def struck(target: Target, kills: int, chance: Random) -> Iterator[str]:
    """Kill so many runs, let others in between finish, and yield what was wrong."""
    began = perf_counter()
    yield from target.leave_in_peace()
    whole = perf_counter() - began
    for number in range(kills):
        if number % FRESH == FRESH - 1:
            target.forget()
        after = whole * (number * STRIDE % 1 + chance.uniform(0, 1 / kills))
        for fault in killed(target, after, company=number % COMPANY == COMPANY - 1):
            yield f"kill {number + 1}, after {after:.3f} s: {fault}"
        if number % BETWEEN == BETWEEN - 1:
            yield from (f"after kill {number + 1}: {fault}" for fault in target.leave_in_peace())
    yield from (f"at the end: {fault}" for fault in target.leave_in_peace())


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill runs, and print what was wrong; the exit status is 1 if anything was."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000, metavar="N", help="1,000 by default")
    parser.add_argument("--feeds", type=int, default=24, metavar="N", help="24 by default")
    parser.add_argument("--items", type=int, default=20, metavar="N", help="of a feed, 20 by default")
    parser.add_argument("--seed", type=int, default=54, metavar="N", help="of the moments")
    said = parser.parse_args(arguments)
    with newsstand(feeds=said.feeds, items=said.items) as stand, TemporaryDirectory() as folder:
        target = Target(Path(folder, "desk"), stand, said.feeds, said.items)
        write_seeds(target.folder, {url: url for url in stand.urls})
        began, faults = perf_counter(), 0
        for fault in struck(target, said.kills, Random(said.seed)):
            faults += 1
            print(fault, flush=True)
        held = len(target.records()) if collection_in(target.folder).exists() else 0
    print(f"{said.kills:,} kills in {perf_counter() - began:.0f} s, {held:,} items held at the end: {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
