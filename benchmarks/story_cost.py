"""What finding copies costs: for each new entry as a collection grows, and in a run that brings only new ones.

It is measured by leaving it out: the same steps are run once as they are, and once without making shingles of any text,
so that none are looked for, none kept and no candidate compared. The difference is all that finding copies costs,
including the work it makes elsewhere: more rows to read and to write, more pages of the log to bring into the file.
"""

import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from unittest.mock import patch

from benchmarks.made_stories import TOGETHER, original_of, readings, rss_of
from benchmarks.schedule import told
from ingest import Reading, open_collection
from ingest.cli import main as ingest
from ingest.collection import Collection
from ingest.run import storing
from ingest.run.storing import store

DEARER = 1.5  # times, at the most, in the largest collection
LARGER = 1.5  # times, at most, the memory of this process with the largest
SHARE = 0.3  # of the CPU of a run


def finding_none() -> AbstractContextManager[object]:
    """Have no copies found within the block."""
    return patch.object(storing, "traces", lambda changes, known: ())


def take(collection: Collection, told_of: Iterable[Reading], together: int = 1) -> int:
    """Store readings by the steps of a run, so many in a transaction; return the number of copies."""
    copies, batch = 0, []
    for reading in told_of:
        batch.append(reading)
        if len(batch) == together:
            copies += _stored(collection, batch)
            batch = []
    return copies + _stored(collection, batch)


def _stored(collection: Collection, batch: Sequence[Reading]) -> int:
    if not batch:
        return 0
    with collection.transaction() as transaction:
        steps = [store(one, transaction, now=one.fetched_at) for one in batch if one.fetched_at]
    return sum(step.counts.copy for step in steps)


# -- as a collection grows --


@dataclass(slots=True)
class Size:
    """What was measured in a collection of one size; times in milliseconds of CPU for each entry."""

    entries: int
    seconds: float  # of CPU, to bring it to that size
    whole: float = 0.0
    without: float = 0.0
    copies: int = 0
    expected: int = 0
    memory: float = 0.0  # peak memory of this process, in MiB
    file: float = 0.0  # KiB an entry

    @property
    def finding(self) -> float:
        """What finding copies costs."""
        return self.whole - self.without


class Growing:
    """A collection in a file that grows by made-up stories."""

    def __init__(self, path: Path) -> None:
        """Begin without stories."""
        self._path = path
        self._next = 0
        self._unseen: list[range] = []  # stories that were stored without looking for copies

    def to(self, size: int, further: int) -> Size:
        """Bring the collection to a size, and measure what so many further entries cost."""
        began = process_time()
        with open_collection(f"sqlite:///{self._path}") as collection:
            take(collection, readings(self._next, size))
            self._next = max(self._next, size)  # earlier measurements may have made it larger
            found = Size(entries=self._next, seconds=process_time() - began)
            half = further // 2
            for _ in range(2):  # in turns, because of the machine's other work
                found.whole += self._measured(collection, half, found)
                with finding_none():
                    found.without += self._measured(collection, half, None)
        found.whole *= 1000 / (2 * half)
        found.without *= 1000 / (2 * half)
        found.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found.file = self._path.stat().st_size / 1024 / self._next
        return found

    def _measured(self, collection: Collection, many: int, found: Size | None) -> float:
        numbers = range(self._next, self._next + many)
        self._next += many
        made = list(readings(numbers.start, numbers.stop))
        began = process_time()
        copies = take(collection, made)
        with closing(sqlite3.connect(self._path)) as connection:  # each turn is charged for its own pages in the log
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        spent = process_time() - began
        if found is None:
            self._unseen.append(numbers)
        else:
            originals = [original for number in numbers if (original := original_of(number)) is not None]
            found.copies += copies
            found.expected += sum(not any(one in unseen for unseen in self._unseen) for one in originals)
        return spent


def cost(sizes: Sequence[int], further: int, place: Path) -> Iterator[bool]:
    """Measure collections of several sizes, made in a folder; yield for each bound whether it is broken."""
    place.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place) as folder:
        growing = Growing(Path(folder) / "collection.db")
        found = []
        for size in sizes:
            began = perf_counter()
            one = growing.to(size, further)
            found.append(one)
            share = f"{one.finding:.3f} of it for copies ({one.finding / one.whole:.0%})"
            told(f"at {one.entries:,} entries", f"{one.whole:.3f} ms an entry, {share}", wrong=False)
            told("", f"{one.copies} copies found of {one.expected}", wrong=False)
            told("", f"{one.memory:.0f} MiB at most, {one.file:.1f} KiB an entry on disk", wrong=False)
            clock = perf_counter() - began
            told("", f"filled in {one.seconds:,.0f} s of CPU; all in {clock:,.0f} s by the clock", wrong=False)
    first, last = found[0], found[-1]
    for name, before, after, most in (
        ("an entry, the last size to the first", first.whole, last.whole, DEARER),
        ("finding copies, the last to the first", first.finding, last.finding, DEARER),
        ("memory, the last to the first", first.memory, last.memory, LARGER),
    ):
        yield told(name, f"{after / before:.2f} times", wrong=after > most * before)


# -- a run --


def run(files: int, rounds: int) -> Iterator[bool]:
    """Measure a run over so many feeds, with and without finding copies; yield whether its bound is broken.

    Polled from a server of this machine, which is what a run does; and, without a bound, read from files, where what
    copies cost weighs more, for there is nothing to fetch.
    """
    with TemporaryDirectory() as folder:
        feeds, seeds = Path(folder) / "feeds", Path(folder) / "seeds"
        feeds.mkdir()
        seeds.mkdir()
        names = [f"{number:05}.xml" for number in range(files)]
        for number, name in enumerate(names):
            (feeds / name).write_bytes(rss_of(number * TOGETHER))
        with _served(feeds) as address:
            tables = (f'[[source]]\nurl = "{address}/{name}"\nallow_private = true\nspacing = 0\n' for name in names)
            (seeds / "all.toml").write_text("".join(tables), encoding="utf-8")
            polled = _share(["--seeds", str(seeds), "--all"], Path(folder) / "collection", rounds)
        read = _share([str(feeds)], Path(folder) / "collection", rounds)
    entries = f"{files * TOGETHER:,} new entries"
    yield told(f"a run of {entries}, polled", polled.said, wrong=polled.share > SHARE)
    yield told(f"a run of {entries}, from files", read.said, wrong=False)


@dataclass(frozen=True, slots=True)
class _Share:
    """The median CPU seconds of a run, and of one that does not look for copies."""

    whole: float
    without: float
    rounds: int

    @property
    def share(self) -> float:
        return 1 - self.without / self.whole

    @property
    def said(self) -> str:
        found = f"{self.whole:.2f} s of CPU, {self.without:.2f} without finding copies: {self.share:.0%}"
        return f"{found}, medians of {self.rounds}"


def _share(arguments: Sequence[str], place: Path, rounds: int) -> _Share:
    spent: dict[bool, list[float]] = {True: [], False: []}
    _seconds(arguments, place)  # no run is charged for what is imported at first use
    for turn in range(2 * rounds):
        wanted = turn % 2 == 0
        with nullcontext() if wanted else finding_none():
            spent[wanted].append(_seconds(arguments, place))
    return _Share(median(spent[True]), median(spent[False]), rounds)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder in a process of its own; yield its address."""
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(folder), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            port = re.search(r"port (\d+)", process.stdout.readline() if process.stdout else "")
            if port is None:
                raise SystemExit("the server of the benchmark does not start")
            yield f"http://127.0.0.1:{port[1]}"
        finally:
            process.terminate()


def _seconds(arguments: Sequence[str], place: Path) -> float:
    place.mkdir()
    began = _cpu()
    status = ingest([*arguments, "--collection", f"sqlite:///{place / 'collection.db'}", "-q"])
    spent = _cpu() - began
    if status:
        raise SystemExit(f"the run ended with {status}")
    shutil.rmtree(place)
    return spent


def _cpu() -> float:
    """Return the seconds of CPU of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
