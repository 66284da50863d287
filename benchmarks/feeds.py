"""How fast are feeds read, beside what else reads them?

    python -m benchmarks.feeds [--rounds N] [--feeds DIR] [--profile] [--memory]

Corpus: the 100 real feeds of ../shared/corpus/feeds/real (24 MB, 3,693 entries by ../shared/corpus/labels). Every row
is given the same bytes. The rows take turns at each feed, each time with another one first, so that none has the cool
machine or the warm cache to itself. Measured are CPU seconds (`time.process_time`) of one process, summed over all
feeds in each round; shown are the median of the rounds, and their least and most. What a peer cannot read counts as
failed, and its time counts.

    lxml parse only (floor)   a tree and nothing else
    wiredesk raw              every field of the schema, strings as written
    wiredesk raw + nh3        its summaries and contents, where they hold markup, through one nh3.Cleaner
    wiredesk read             everything: safe HTML within bounds, absolute addresses, plain text, dates, languages,
                              datelines, canonical addresses, digests, warnings; what users wait for
    fastfeedparser            its defaults; neither safe nor absolute
    fastfeedparser + nh3      its summaries and contents, where they hold markup, through one nh3.Cleaner
    atoma                     strict, no HTML touched
    feedparser default        sanitises and resolves in pure Python
    feedparser flags off      neither
    feedparser flags off + nh3   the same cleaning as above

The last result
---------------
2026-11-29, Python 3.11.7, lxml 6.1.3, 2 cores, nothing else at work, 3 rounds; fastfeedparser 0.6.5, atoma 0.0.17,
feedparser 6.0.14, nh3 0.3.8:

                                   CPU s  x feedparser  x fastfeedp.  entries  failed           min-max
    lxml parse only (floor)        0.138         83.69          0.74    3,683       1       0.130-0.150
    wiredesk raw                   0.299         38.66          0.34    3,693       0       0.295-0.307
    wiredesk raw + nh3             0.734         15.74          0.14    3,693       0       0.727-0.791
    wiredesk read                  2.070          5.58          0.05    3,693       0       2.007-2.093
    fastfeedparser                 0.102        113.26          1.00    3,693       0       0.100-0.103
    fastfeedparser + nh3           0.624         18.51          0.16    3,693       0       0.622-0.633
    atoma                          0.521         22.17          0.20    3,459       5       0.512-0.549
    feedparser default            11.545          1.00          0.01    3,683       1     11.499-11.814
    feedparser flags off           3.594          3.21          0.03    3,683       1       3.493-3.617
    feedparser flags off + nh3     4.011          2.88          0.03    3,683       1       3.973-4.524

Raw reading takes three times as long as fastfeedparser's native core; half of that is libxml2's.

Where the time of `wiredesk read` goes (`--profile`)
----------------------------------------------------
Cleaning HTML 43 %, text 19, building entries 12, parsing XML 7, addresses 3, dates 1, decoding 0, the rest 15.

Memory of one process (`--memory`)
----------------------------------
73.0 MiB after 100 feeds, 78.3 after 500, 78.5 after 1,000.
"""

import argparse
import gc
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from types import FrameType
from typing import Any

import feedparser
import nh3
from lxml import etree

from benchmarks.corpus import FEEDS, documents_in
from benchmarks.measured import resident
from ingest.reading import parse, read
from ingest.schema import Document

URL = "https://a.example/feed"  # the address of every feed, against which links are made absolute
PEERS = ("fastfeedparser", "atoma")
YARDSTICKS = ("feedparser default", "fastfeedparser")
MEMORY_AT = (100, 500, 1000)  # feeds read


@dataclass(frozen=True, slots=True)
class Row:
    """One way to read a feed, and how to count the entries in what it returns."""

    name: str
    read: Callable[[bytes], Any]
    count: Callable[[Any], int]


@dataclass(slots=True)
class Result:
    """What one row took and found."""

    name: str
    rounds: list[float] = field(default_factory=list)  # CPU seconds, one a round
    entries: int = 0
    failed: int = 0  # files

    @property
    def seconds(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)


# -- the rows --


def rows() -> Iterator[Row]:
    """Yield a row for everything that is installed."""
    yield Row("lxml parse only (floor)", _lxml, lambda root: sum(1 for _ in root.iter("{*}item", "{*}entry")))
    yield Row("wiredesk raw", lambda body: parse(Document(url=URL, body=body)), lambda parsed: len(parsed.entries))
    clean = nh3.Cleaner(url_relative=("rewrite_with_base", URL)).clean
    yield Row("wiredesk raw + nh3", lambda body: _own_cleaned(body, clean), len)
    yield Row("wiredesk read", lambda body: read(Document(url=URL, body=body)), lambda reading: len(reading.entries))
    if find_spec("fastfeedparser"):
        fast = import_module("fastfeedparser").parse
        yield Row("fastfeedparser", fast, _entries)
        yield Row("fastfeedparser + nh3", lambda body: _cleaned(fast(body), clean, "description"), _entries)
    if find_spec("atoma"):
        yield Row("atoma", _atoma(import_module("atoma")), lambda feed: len(_of_atoma(feed)))
    yield Row("feedparser default", _feedparser, _entries)
    off = {"sanitize_html": False, "resolve_relative_uris": False}
    yield Row("feedparser flags off", lambda body: _feedparser(body, **off), _entries)
    yield Row("feedparser flags off + nh3", lambda body: _cleaned(_feedparser(body, **off), clean, "summary"), _entries)


def _lxml(body: bytes) -> etree._Element:
    root = etree.fromstring(body, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    if root is None:
        raise ValueError("no element in it")
    return root


def _feedparser(body: bytes, **flags: bool) -> Any:
    found = feedparser.parse(BytesIO(body), response_headers={"content-location": URL}, **flags)
    if not found.get("version"):
        raise ValueError("no feed")
    return found


def _entries(found: Any) -> int:
    return len(found.entries)


def _cleaned(found: Any, clean: Callable[[str], str], summary: str) -> Any:
    """Make the summaries and contents of a peer's entries safe and absolute, where there is markup in them."""
    for entry in found.entries:
        for part in entry.get("content") or ():
            part["value"] = _safe(part.get("value") or "", clean)
        entry[summary] = _safe(entry.get(summary) or "", clean)
    return found


def _own_cleaned(body: bytes, clean: Callable[[str], str]) -> list[tuple[str, ...]]:
    """Read a feed as written, then make our summaries and contents safe and absolute as the peers' are made."""
    entries = parse(Document(url=URL, body=body)).entries
    return [tuple(_safe(said.value, clean) for said in (*entry.content, *entry.summary)) for entry in entries]


def _safe(html: str, clean: Callable[[str], str]) -> str:
    return clean(html) if "<" in html or "&" in html else html


def _atoma(atoma: Any) -> Callable[[bytes], Any]:
    def read_with_atoma(body: bytes) -> Any:
        head = body[:2000]
        if head.lstrip().startswith(b"{"):
            return atoma.parse_json_feed_bytes(body)
        return atoma.parse_atom_bytes(body) if b"<feed" in head else atoma.parse_rss_bytes(body)

    return read_with_atoma


def _of_atoma(feed: Any) -> Sequence[Any]:
    return next(getattr(feed, name) for name in ("entries", "items") if hasattr(feed, name))


# -- measuring --


def measure(feeds: Mapping[str, bytes], rounds: int) -> list[Result]:
    """Return what each row took and found; the rows take turns at every feed."""
    competing = list(rows())
    results = {row.name: Result(row.name) for row in competing}
    for body in list(feeds.values())[:3]:  # no row is charged for what is imported or compiled at first use
        for row in competing:
            _timed(row, body)
    gc.collect()
    gc.freeze()
    for turn in range(rounds):
        spent = dict.fromkeys(results, 0.0)
        for number, body in enumerate(feeds.values()):
            first = (number + turn) % len(competing)
            for row in competing[first:] + competing[:first]:
                seconds, entries = _timed(row, body)
                spent[row.name] += seconds
                if turn == 0:
                    results[row.name].entries += entries or 0
                    results[row.name].failed += entries is None
        for name, seconds in spent.items():
            results[name].rounds.append(seconds)
    gc.unfreeze()
    return list(results.values())


def _timed(row: Row, body: bytes) -> tuple[float, int | None]:
    """Return the CPU seconds of one reading and the number of its entries, None if it failed."""
    gc.collect()  # clear away what the reading before left behind
    start = process_time()
    try:
        found = row.read(body)
    except Exception:  # a peer may raise anything
        return process_time() - start, None
    seconds = process_time() - start
    return seconds, row.count(found)


def table(results: Sequence[Result]) -> str:
    """Return the results as lines of text, ratios as "times faster than"."""
    named = {result.name: result for result in results}
    head = f"{'':28}{'CPU s':>8}{'x feedparser':>14}{'x fastfeedp.':>14}{'entries':>9}{'failed':>8}   {'min-max':>15}"
    lines = [head]
    for result in results:
        ratios = "".join(_ratio(named.get(yardstick), result) for yardstick in YARDSTICKS)
        spread = f"{min(result.rounds):.3f}-{max(result.rounds):.3f}"
        lines.append(
            f"{result.name:28}{result.seconds:8.3f}{ratios}{result.entries:9,}{result.failed:8}   {spread:>15}"
        )
    return "\n".join(lines)


def _ratio(yardstick: Result | None, result: Result) -> str:
    return f"{yardstick.seconds / result.seconds:14.2f}" if yardstick and result.seconds else f"{'-':>14}"


# -- where the time goes --

# The step of a function, by its module and name; the outermost function on the stack that is listed counts.
STEPS = {
    ("ingest.text.markup", "decode"): "decode",
    ("ingest.reading.detect", "inflate"): "decode",
    ("ingest.reading.detect", "decoded_from"): "decode",
    ("ingest.reading.detect", "detect"): "detect",
    ("ingest.reading.detect", "feed_in_utf8"): "detect",
    ("ingest.reading.feed", "sound_tree"): "xml parse",
    ("ingest.reading.feed", "tree_of"): "xml parse",
    ("feedparser.api", "parse"): "feedparser",
    ("ingest.text.markup", "clean_html"): "clean html",
    ("ingest.text.markup", "cleaned"): "clean html",
    ("ingest.text.markup", "text_of"): "text",
    ("ingest.text.markup", "text_of_clean"): "text",
    ("ingest.text.markup", "line_of"): "text",
    ("ingest.text.markup", "safe_text"): "text",
    ("ingest.text.markup", "word_count"): "text",
    ("ingest.text.language", "fold"): "text",
    ("ingest.text.language", "direction_of"): "text",
    ("ingest.text.dates", "parse_date"): "dates",
    ("ingest.text.urls", "absolute_url"): "urls",
    ("ingest.text.urls", "canonical_url"): "urls",
}
ROOMS = {"ingest.reading.feed": "entries built"}  # of what no function above claims
TICK = 0.001  # seconds of CPU


def split(feeds: Mapping[str, bytes], rounds: int) -> dict[str, float]:
    """Return the share of each step in the time of `wiredesk read`, largest first.

    The CPU time is sampled, and each sample weighted with the time since the last, so nothing is slowed down.
    """
    spent: defaultdict[str, float] = defaultdict(float)
    last = process_time()

    def sample(number: int, frame: FrameType | None) -> None:
        nonlocal last
        now = process_time()
        spent[_step(frame)] += now - last
        last = now

    before = signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    try:
        for _ in range(rounds):
            for body in feeds.values():
                read(Document(url=URL, body=body))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    total = sum(spent.values()) or 1
    return {step: spent[step] / total for step in sorted(spent, key=lambda step: -spent[step])}


def _step(frame: FrameType | None) -> str:
    step, inner = "", ""
    while frame is not None:
        room = ".".join(frame.f_globals.get("__name__", "").split(".")[:3])
        step = STEPS.get((room, frame.f_code.co_name), step)
        inner = inner or ROOMS.get(room, "")
        frame = frame.f_back
    return step or inner or "rest"


def memory(feeds: Mapping[str, bytes]) -> Iterator[tuple[int, float]]:
    """Read the feeds over and over; yield how many one process has read, and its memory then in MiB."""
    done = 0
    bodies = list(feeds.values())
    while done < MEMORY_AT[-1]:
        read(Document(url=URL, body=bodies[done % len(bodies)]))
        done += 1
        if done in MEMORY_AT:
            yield done, resident(os.getpid()) / 2**20


# -- the command --


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison, or what the options ask for in its place."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each feed is read, 5 by default")
    parser.add_argument("--feeds", type=Path, default=FEEDS / "real", metavar="DIR", help="a folder of feeds")
    parser.add_argument("--profile", action="store_true", help="only where the time of `wiredesk read` goes")
    parser.add_argument("--memory", action="store_true", help="only the memory of a process that reads feed after feed")
    said = parser.parse_args(arguments)
    feeds = documents_in(said.feeds)
    print(f"{len(feeds)} feeds, {sum(map(len, feeds.values())) / 1e6:.1f} MB, Python {sys.version.split()[0]}")
    if said.memory:
        for done, mebibytes in memory(feeds):
            print(f"{done:6,} feeds read {mebibytes:8.1f} MiB")
    elif said.profile:
        for step, share in split(feeds, said.rounds).items():
            print(f"{step:16}{share:7.1%}")
    else:
        for missing in [name for name in PEERS if not find_spec(name)]:
            print(f"{missing} is not installed, its rows are left out: pip install 'wiredesk[benchmarks]' or {missing}")
        print(f"{said.rounds} rounds, medians; x: how many times faster than that row")
        print(table(measure(feeds, said.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
