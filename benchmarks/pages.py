"""How well and how fast are article pages read, beside what else reads them?

    python -m benchmarks.pages [--quality] [--speed] [--slowest] [--memory] [--processes]
                               [--rounds N] [--readers NAME ...] [--sets NAME ...] [--pages DIR]

Without an option: quality and speed. Corpus: the 2,055 pages of ../shared/corpus/pages, in four sets. Every reader is
given the bytes and the address of a page, and asked for its text and all it knows of title, date and authors.

    wiredesk, out of fold   each page read by the model that never saw its site (`training/`): the row to compare
    wiredesk                the weights of the package, which were learned from these pages
    trafilatura             its defaults, comments left out
    readability-lxml        title, summary and author, each of which parses the page anew; no date
    newspaper4k             no pictures fetched; with its extras for Japanese, Chinese and Arabic
    resiliparse             native code; main content and <title>, no date and no authors
    lxml parse only         a tree and nothing else

Quality is what ../shared/bench/score_pages.py says: text F1 of runs of four words, or of segments in the set
`trafilatura`; title exact, date the same day, authors the same set. A dash: the reader does not return it, or the set
does not tell. `mozilla` is biased: its truth is what Readability returns.

Speed is in CPU seconds (`time.process_time`) of one process. The readers take turns at each page, each time with
another one first, so that none has the cool machine or the warm cache to itself. The sample is every 17th page. Memory
is the peak of a fresh process that reads the sample; two processes are compared with one by the clock.

The last result
---------------
2026-11-26 but where it says otherwise, Python 3.11.7, lxml 6.1.3, 2 cores; trafilatura 2.3.1, readability-lxml 0.9,
newspaper4k 0.9.6, resiliparse 2.0.1. Each question was run by itself. The quality of wiredesk is of 2026-11-29, by
../shared/bench/score_pages.py on the same pages.

    fundus_dev: 142 pages         text F1        P        R    title     date  authors   failed
    wiredesk, out of fold            98.4     97.8     99.0     89.4     97.9     90.5        0
    wiredesk                         98.8     98.2     99.3     89.4     97.9     90.5        0
    trafilatura                      94.5     92.6     96.5     65.5     95.8     75.9        0
    readability-lxml                 88.1     87.3     88.9     59.2        -     27.7        1
    newspaper4k                      87.5     92.2     83.3     63.4     95.8     61.3        3
    resiliparse                      89.5     83.8     96.0     24.6        -        -        0

    mozilla: 130 pages            text F1        P        R    title     date  authors   failed
    wiredesk, out of fold            92.9     96.4     89.7     65.4     97.0     65.8        0
    wiredesk                         93.0     96.6     89.7     65.4     97.0     65.8        0
    trafilatura                      93.3     94.4     92.3     64.6     93.9     52.6        0
    readability-lxml                 96.5     97.5     95.5     74.0        -     28.9        0
    newspaper4k                      86.5     95.7     79.0     74.0     75.8     38.2        0
    resiliparse                      93.4     91.1     95.9     48.8        -        -        0

    trafilatura: 990 pages        text F1        P        R    title     date  authors   failed
    wiredesk, out of fold            95.3     96.2     94.4     86.3     87.1     73.2        0
    wiredesk                         96.3     96.9     95.8     86.3     87.1     73.2        0
    trafilatura                      92.6     90.6     94.5     60.8     86.5     55.2        0
    readability-lxml                 87.2     88.3     86.2     71.8        -     14.7        0
    newspaper4k                      83.5     93.2     75.7     66.5     66.8     35.1        1
    resiliparse                      84.9     76.4     95.5     14.7        -        -        0

    wcxb_dev_article: 793 pages   text F1        P        R    title     date  authors   failed
    wiredesk, out of fold            95.5     95.0     96.0     88.7     87.2     80.6        0
    wiredesk                         95.9     95.4     96.4     88.7     87.2     80.6        0
    trafilatura                      93.3     92.5     94.0     54.5     84.8     66.2        0
    readability-lxml                 89.9     91.4     88.5     71.2        -     33.7        0
    newspaper4k                      89.2     93.7     85.2     72.3     67.3     49.5        1
    resiliparse                      88.3     84.9     92.0     23.7        -        -        0

    120 pages                   ms a page         min-max  pages/s  x trafilatura  lxml parses  failed
    lxml parse only (floor)          1.49       1.46-1.50    669.2          23.08         1.00       0
    wiredesk                        15.35     15.30-17.14     65.1           2.25        10.27       0
    trafilatura                     34.48     34.12-37.89     29.0           1.00        23.08       0
                                on the 26th, with trafilatura at 44.15
    readability-lxml                86.71     84.30-88.27     11.5           0.51        46.67       0
    newspaper4k                    146.50   145.20-147.51      6.8           0.30        78.86       0
    resiliparse                      3.48       3.39-3.70    287.0          12.67         1.88       0

The upper three are of 2026-11-29, 3 rounds with nothing else at work; the machine runs native code faster than that of
the 26th, and Python no faster. In instructions, which no load disturbs (callgrind, 60 pages, a million of them each),
wiredesk took 75.6 a page before it knew insets. Of the 71.9 before it knew more captions and listings: the tree 12.4
(8.7 of it libxml2's parse), the walk 9.4, normalising 6.8, the features 6.6, pictures 5.5, the nets 3.2, what is left
out at the story's ends 3.2, authors 3.1, freeing the tree 2.5, titles 2.4, what the page says of itself 2.1, the list
of latest items 1.8, feeds 1.5, the rest small. Eight times trafilatura's speed was the aim. What is left is spread out:
apart from parsing, walking, making and freeing objects, no function takes 2 %.

The day that is compared is that of `published` in UTC. Some wrong pages state the right moment, and it is only in their
own zone that it falls on the day of the truth: all 3 of fundus_dev, 11 of the 85 of wcxb_dev_article and 12 of the 95
of trafilatura. By the day in the page's own zone 100, 88.7 and 88.6 % would be right.

All 2,055 pages (`--slowest`): half under 14.0 ms, 99 % under 48, the slowest 164 ms. Memory (`--memory`): 80 MiB, lxml
parse only 39; on the 26th trafilatura 104. Two processes (`--processes`) are 2.04 times as fast as one (1.96-2.21).
"""

import argparse
import gc
import heapq
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from os import getloadavg
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.corpus import PAGES, page_sets_in, scorer
from benchmarks.page_processes import Task, in_parallel, peak_of
from benchmarks.page_readers import (
    FLOOR,
    OUT_OF_FOLD,
    READERS,
    TRAFILATURA,
    WARM,
    Page,
    Read,
    Reader,
    count_of,
    every_page,
    sample_of,
)

SAMPLE = 120  # pages whose reading is timed, and in which memory is measured
SHARED_OUT = 400  # pages that one process reads, or two
KEPT = 5  # of a reader's slowest pages, which are read again to be sure
COLUMNS = ("F1", "P", "R", "title", "date", "authors", "failed")  # of what is scored


@dataclass(frozen=True, slots=True)
class Bench:
    """Who reads what, and how often."""

    readers: tuple[Reader, ...]
    folders: tuple[Path, ...]
    rounds: int

    @property
    def timed(self) -> tuple[Reader, ...]:
        """The floor and the readers without the models of folds, which take as long as the package's."""
        return (FLOOR, *(reader for reader in self.readers if reader != OUT_OF_FOLD))


# -- quality --


def quality(bench: Bench) -> Iterator[str]:
    """Yield a table for each set: what each reader found right, in per cent."""
    yield "wiredesk, out of fold: by models that never saw the site; wiredesk: in sample, by one that has seen the page"
    yield ""
    head = "".join(f"{column:>9}" for column in ("text F1", *COLUMNS[1:]))
    for folder in bench.folders:
        scored = [(reader, reader.missing or scorer().score(reader.read, folder, 0)) for reader in bench.readers]
        known = next((told for _, line in scored if (told := re.findall(r"(\w+) +[\d.]+ \((\d+)\)", line))), [])
        yield f"{folder.name}: {count_of([folder])} pages; known: " + ", ".join(f"{name} {n}" for name, n in known)
        yield f"{'':24}{head}"
        for reader, line in scored:
            yield f"{reader.name:24}{_cells(reader, line)}"
        yield ""


def _cells(reader: Reader, line: str) -> str:
    """Return a line of the scorer under the heads of our columns; if it could not score, what it said."""
    found = dict(re.findall(r"(\w+) +([\d.]+)", line))
    if "F1" not in found:
        return f"  {line}"
    return "".join(f"{'-' if column in reader.silent else found.get(column, '-'):>9}" for column in COLUMNS)


# -- speed --


@dataclass(slots=True)
class Times:
    """What one reader took for the sample."""

    rounds: list[float] = field(default_factory=list)  # CPU milliseconds a page
    failed: int = 0  # pages

    @property
    def middle(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)


def speed(bench: Bench) -> Iterator[str]:
    """Yield a table of the CPU time a page, of the sample, one process."""
    sample = list(sample_of(bench.folders, SAMPLE))
    times = measure(bench, sample)
    size = sum(len(page.body) for page in sample) / 1e6
    yield f"{len(sample)} pages, {size:.1f} MB, {bench.rounds} rounds, medians; x: how many times faster than that row"
    yield f"{'':24}{'ms a page':>11}{'min-max':>16}{'pages/s':>9}{'x trafilatura':>15}{'lxml parses':>13}{'failed':>8}"
    for reader in bench.timed:
        yield f"{reader.name:24}" + (
            _speed_cells(times, reader.name) if reader.name in times else f"  {reader.missing}"
        )
    yield ""


def measure(bench: Bench, sample: Sequence[Page]) -> dict[str, Times]:
    """Return what each reader that can be run took; the readers take turns at every page."""
    competing = _competing(bench, sample)
    times = {name: Times() for name, _ in competing}
    for turn in range(bench.rounds):
        spent = dict.fromkeys(times, 0.0)
        for number, page in enumerate(sample):
            for name, read in _turned(competing, number + turn):
                seconds, sound = _timed(read, page)
                spent[name] += seconds
                times[name].failed += turn == 0 and not sound
        for name, seconds in spent.items():
            times[name].rounds.append(1000 * seconds / len(sample))
    gc.unfreeze()
    return times


def _competing(bench: Bench, sample: Sequence[Page]) -> list[tuple[str, Read]]:
    """Return the readers that can be run, warmed up; what they have made so far is hidden from the collector."""
    competing = [(reader.name, reader.read) for reader in bench.timed if not reader.missing]
    for page in sample[:WARM]:
        for _, read in competing:
            _timed(read, page)
    gc.collect()
    gc.freeze()
    return competing


def _turned(competing: list[tuple[str, Read]], number: int) -> list[tuple[str, Read]]:
    first = number % len(competing)
    return competing[first:] + competing[:first]


def _timed(read: Read, page: Page) -> tuple[float, bool]:
    """Return the CPU seconds of one reading, and whether it succeeded.

    The collector runs when it will, as it does for users: called before each reading it would leave the processor's
    caches cold, and a parse of lxml's, the yardstick, would take a third longer.
    """
    start = process_time()
    try:
        read(page.body, page.url)
    except Exception:  # a peer may raise anything
        return process_time() - start, False
    return process_time() - start, True


def _speed_cells(times: dict[str, Times], name: str) -> str:
    own, yardstick = times[name], times.get(TRAFILATURA.name)
    faster = f"{yardstick.middle / own.middle:.2f}" if yardstick else "-"
    spread = f"{min(own.rounds):.2f}-{max(own.rounds):.2f}"
    parses = own.middle / times[FLOOR.name].middle
    return f"{own.middle:11.2f}{spread:>16}{1000 / own.middle:9.1f}{faster:>15}{parses:13.2f}{own.failed:8}"


# -- the slowest page --


def slowest(bench: Bench) -> Iterator[str]:
    """Yield a table of the CPU times of all pages; the slowest are read again, for the machine may be busy."""
    competing = _competing(bench, list(sample_of(bench.folders, WARM)))
    spent: dict[str, list[float]] = {name: [] for name, _ in competing}
    worst: dict[str, list[tuple[float, int, Page]]] = {name: [] for name, _ in competing}
    for number, page in enumerate(every_page(bench.folders)):
        for name, read in _turned(competing, number):
            seconds, _ = _timed(read, page)
            spent[name].append(seconds)
            worst[name] = heapq.nlargest(KEPT, [*worst[name], (seconds, number, page)])
    lines = {name: _slowest_cells(spent[name], _again(read, worst[name], bench.rounds)) for name, read in competing}
    gc.unfreeze()
    yield f"{count_of(bench.folders)} pages, each once, the {KEPT} slowest {bench.rounds} times more; CPU milliseconds"
    yield f"{'':24}{'half under':>12}{'99 % under':>12}{'slowest':>10}  which"
    for reader in bench.timed:
        yield f"{reader.name:24}{lines.get(reader.name) or f'  {reader.missing}'}"
    yield ""


def _again(read: Read, worst: list[tuple[float, int, Page]], rounds: int) -> tuple[float, Page]:
    """Return the slowest page by the medians of more readings."""
    medians = [(median(_timed(read, page)[0] for _ in range(rounds)), page) for _, _, page in worst]
    return max(medians, key=lambda timed: timed[0])


def _slowest_cells(spent: list[float], slowest: tuple[float, Page]) -> str:
    seconds, page = slowest
    half, most = (1000 * sorted(spent)[int(share * (len(spent) - 1))] for share in (0.5, 0.99))
    return f"{half:12.1f}{most:12.1f}{1000 * seconds:10.1f}  {page.name}, {len(page.body) / 1e6:.2f} MB"


# -- in processes of their own --


def memory(bench: Bench) -> Iterator[str]:
    """Yield a table of the most memory a fresh process of each reader had."""
    yield f"{min(SAMPLE, count_of(bench.folders))} pages, one at a time, a fresh process each; MiB at its most"
    for reader in bench.timed:
        if reader.missing:
            yield f"{reader.name:24}  {reader.missing}"
        else:
            peak, failed = peak_of(Task(reader, bench.folders, SAMPLE))
            yield f"{reader.name:24}{peak:9.1f}   failed {failed}"
    yield ""


def processes(bench: Bench) -> Iterator[str]:
    """Yield a table of how much faster two processes are than one."""
    pages = min(SHARED_OUT, count_of(bench.folders))
    yield f"{pages} pages, {bench.rounds} rounds, medians; seconds by the clock, x: how many times faster two are"
    yield f"{'':24}{'one process':>12}{'two':>9}{'x':>7}{'min-max':>13}"
    for reader in bench.timed:
        if reader.missing:
            yield f"{reader.name:24}  {reader.missing}"
            continue
        pair = in_parallel(Task(reader, bench.folders, SHARED_OUT), bench.rounds)
        spread = f"{min(pair.gains):.2f}-{max(pair.gains):.2f}"
        yield f"{reader.name:24}{median(pair.one):12.2f}{median(pair.two):9.2f}{pair.gain:7.2f}{spread:>13}"
    yield ""


# -- the command --

QUESTIONS: dict[str, tuple[Callable[[Bench], Iterator[str]], str]] = {
    "quality": (quality, "what each reader finds right"),
    "speed": (speed, f"CPU time a page, of {SAMPLE} pages"),
    "slowest": (slowest, "CPU time of the slowest of all pages"),
    "memory": (memory, "the most memory of a process"),
    "processes": (processes, "how much faster two processes are than one"),
}
ASKED = ("quality", "speed")  # where no other is


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the questions that the options ask."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for question, (_, meaning) in QUESTIONS.items():
        parser.add_argument(f"--{question}", action="store_true", help=meaning)
    names = [reader.name for reader in READERS]
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often what is timed is, 5 by default")
    parser.add_argument("--readers", nargs="+", choices=names, default=names, metavar="NAME", help="only these")
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="only these sets of pages")
    parser.add_argument("--pages", type=Path, default=PAGES, metavar="DIR", help="a folder of sets of pages")
    said = parser.parse_args(arguments)
    found = page_sets_in(said.pages)
    folders = tuple(folder for folder in found if not said.sets or folder.name in said.sets)
    if not folders:
        parser.error(f"--sets: there are {', '.join(folder.name for folder in found)}")
    bench = Bench(tuple(reader for reader in READERS if reader.name in said.readers), folders, said.rounds)
    releases = ", ".join(reader.release for reader in bench.readers if reader.release)
    print(
        f"Python {sys.version.split()[0]}, lxml {version('lxml')}; {releases or 'no peer'}; load {getloadavg()[0]:.1f}"
    )
    print()
    for question in [name for name in QUESTIONS if getattr(said, name)] or ASKED:
        for line in QUESTIONS[question][0](bench):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
