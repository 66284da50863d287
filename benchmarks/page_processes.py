"""What it takes to read pages in separate processes: their memory, and how much faster two are than one.

Each process is a fresh interpreter (`spawn`) that imports what its reader needs and nothing else.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from statistics import median
from threading import Barrier
from time import perf_counter

from benchmarks.page_readers import WARM, Page, Reader, sample_of

CHUNK = 5  # pages handed to a process at a time
PATIENCE = 600  # seconds by the clock, until a process has its pages


@dataclass(frozen=True, slots=True)
class Task:
    """Who reads what."""

    reader: Reader
    folders: tuple[Path, ...]
    size: int  # of the sample


@dataclass(slots=True)
class Pair:
    """How long one process and two took for the same pages, in seconds by the clock, one number a round."""

    one: list[float] = field(default_factory=list)
    two: list[float] = field(default_factory=list)

    @property
    def gains(self) -> list[float]:
        """How many times faster two were, round by round, because the load of the machine changes."""
        return [alone / together for alone, together in zip(self.one, self.two, strict=True)]

    @property
    def gain(self) -> float:
        """The median of the gains."""
        return median(self.gains)


def peak_of(task: Task) -> tuple[float, int]:
    """Return the most memory a fresh process had, in MiB, and how many pages failed: it read them one at a time."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_read_sample, (task,))


def in_parallel(task: Task, rounds: int) -> Pair:
    """Return how long one process and two take to read the same pages; each goes first in turn."""
    pair = Pair()
    with ExitStack() as stack:
        one, two = (stack.enter_context(_pool(count, task)) for count in (1, 2))
        for turn in range(rounds):
            order = ((one, pair.one), (two, pair.two))
            for pool, times in order if turn % 2 == 0 else reversed(order):
                times.append(_timed(pool, task))
    return pair


def _pool(count: int, task: Task) -> Pool:
    """Return processes that have the pages in memory, so that none is sent while the clock runs."""
    spawn = get_context("spawn")
    ready = spawn.Barrier(count + 1)
    pool = spawn.Pool(count, _begin, (task, ready))
    ready.wait(PATIENCE)
    return pool


def _timed(pool: Pool, task: Task) -> float:
    start = perf_counter()
    pool.starmap(_read_one, ((task, number) for number in range(task.size)), chunksize=CHUNK)
    return perf_counter() - start


# -- within such a process --


def _read_sample(task: Task) -> tuple[float, int]:
    failed = sum(not _is_read(task.reader, page) for page in sample_of(task.folders, task.size))
    # VmHWM, for ru_maxrss begins with what the parent had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024, failed


def _begin(task: Task, ready: Barrier) -> None:
    for page in _pages(task)[:WARM]:
        _is_read(task.reader, page)
    ready.wait(PATIENCE)


@cache
def _pages(task: Task) -> list[Page]:
    return list(sample_of(task.folders, task.size))


def _read_one(task: Task, number: int) -> None:
    pages = _pages(task)
    if number < len(pages):
        _is_read(task.reader, pages[number])


def _is_read(reader: Reader, page: Page) -> bool:
    try:
        reader.read(page.body, page.url)
    except Exception:  # a peer may raise anything
        return False
    return True
