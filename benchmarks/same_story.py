"""Is the same story found when other papers carry it, is nothing else taken for it, and what does finding it cost?

    python -m benchmarks.same_story [--quality] [--series] [--run] [--cost] [--texts N] [--notices N] [--files N]
                                    [--rounds N] [--sizes N ...] [--further N] [--place DIR] [--pages DIR]
                                    [--details FILE]

Without an option: all four. Every entry takes the steps of a run, into a SQLite collection.

Quality: 1,200 texts of ../shared/corpus/pages of at least 100 words: first those that people have labelled, then what
our reader finds on the other pages, without repetitions (benchmarks/edits.py). A collection holds all of them, each
from a source and a site of its own. Each is edited in several ways. Each row of edited texts comes into that collection
an hour later, from other sources at other sites, under the same headline, one that is half the same, or another. A copy
is found if it ends up in the cluster of its original. Bounds: 97 % found in each of the rows of ../shared/dedup.md,
here marked *; and of all pairs of different texts no more than one in 100,000 in one cluster. Three other measures are
shown, each of which compares an edited text with its original alone:

    simhash    at most 3 bits of 64 differ, by the package of that name as it comes
    MinHash    at least half in common, by datasketch with 128 permutations, of every four words in a row
    contained  at least half of every four words in a row of the shorter text are in the other

The same table, without bounds, for the few texts of fixtures/ in Arabic, Kurdish and Turkish letters.

Series: 45 series of nearly equal notices about different things, in five languages (tests/notices): with all of a
series from one source; with each notice from a source and site of its own; and with all of them from two sources at two
sites, where each notice has one copy. Bounds: no two notices in one cluster, and each copy found.

Run: RSS feeds with 50 made-up stories each, all of them new, polled from a server on this machine. Bound: finding
copies takes no more than 30 % of the CPU. The same feeds read from files are shown too, without a bound.

Cost: made-up stories (benchmarks/made_stories.py) fill a collection in a file. At each size, so many more are taken in,
and their CPU is measured, and how much of it goes to copies (benchmarks/story_cost.py). Bounds: at the last size
neither, nor the memory of this process, is more than 1.5 times what it is at the first. The collections are made in
build/; the largest takes 10 GB and most of an hour.

A bound that does not hold is marked WRONG, and the exit status is 1. --details writes down every copy that was not
found, and every two texts that were taken for one.

The last result
---------------
2026-11-26, Python 3.11.7, simhash 2.1.2, datasketch 2.0.0, 2 cores, in several runs of that day. The cost was measured
before the last changes to the comparison, which do not affect the shingles of such texts; the two peers, which do not
change, were measured in an earlier run.

    1,200 texts, 14 of them in scripts without spaces; left out, for they are there already: 28
                                         texts    found  no sp. mixed    simhash    MinHash  contained
    wire header and footer *             1,200  100.0 %   14/14     2     71.6 %    100.0 %    100.0 %
    1 % of words changed *               1,200  100.0 %   14/14     2     89.2 %    100.0 %    100.0 %
    5 % of words changed *               1,200  100.0 %   14/14     2     49.2 %    100.0 %    100.0 %
    15 % of words changed *              1,200   98.8 %   14/14     1     13.8 %      0.2 %     97.2 %
    a quarter new text, at the end *     1,200   99.8 %   14/14     1     14.1 %     99.8 %    100.0 %
    a quarter new text, in the middle *  1,200   98.4 %   14/14     1     15.1 %     99.7 %    100.0 %
    cut to 60 % *                        1,200  100.0 %   14/14     2      7.9 %     98.8 %    100.0 %
    first 40 words only *                1,200   99.7 %   12/14     3      0.0 %      0.2 %    100.0 %
    30 % of words changed                1,200    0.8 %    0/14     1      1.8 %      0.0 %      0.4 %
    header, and cut to 60 %              1,200   99.4 %   14/14     2      7.7 %     97.5 %    100.0 %
    header, and first 40 words             300   89.0 %    0/13     1      0.0 %      0.2 %    100.0 %
    40 words of the middle               1,200    1.5 %    0/14     2      0.0 %      0.2 %    100.0 %
    paragraphs in another order          1,200   98.3 %   14/14     2     87.5 %     98.6 %     99.8 %
    other quotes, hyphens, spaces        1,200  100.0 %   14/14     1    100.0 %    100.0 %    100.0 %
    another Arabic keyboard                  1  100.0 %     0/0     1      0.0 %      0.0 %      0.0 %
    Turkish dotted i                         1  100.0 %     0/0     1    100.0 %    100.0 %    100.0 %
    pairs of 719,400 taken for one                               1          0          0          2

    series, from one source: taken for one           0, of 1,800 notices
    each from its own source: taken for one          0
    all from two sources: taken for one              0
    all from two sources: copies not found           0

    a run of 10,000 new entries, polled       6.17 s of CPU, 4.47 without finding copies: 28 %, medians of 5
    a run of 10,000 new entries, from files   6.06 s of CPU, 4.12 without finding copies: 32 %, medians of 5

    at 10,000 entries             0.508 ms an entry, 0.218 of it for copies
    at 1,000,000 entries          0.715 ms an entry, 0.379 of it for copies
    the last size to the first    1.41 times, for copies 1.74 times  WRONG

These are medians of five turns of 2,000 further entries, with the two sizes in turn, in two collections that
benchmarks/poll_cost.py had filled and that were wholly in memory (0.479-0.525 and 0.686-0.765 ms). When other work
pushes them out of memory, a million entries cost twice as much. 44 of 45 copies were found at either size; memory was
at most 96 MiB at the one, 97 at the other.
"""

import re
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import combinations
from os import getloadavg
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TextIO

from benchmarks.corpus import FIXTURES, PAGES, ROOT, page_sets_in
from benchmarks.edits import ROWS, Others, Row, Text, headline, our_texts, real_texts
from benchmarks.likenesses import LIKENESSES, Likeness, pairs_alike
from benchmarks.schedule import told
from benchmarks.story_cost import cost, run, take
from ingest import Entry, Reading, open_collection
from ingest.schema import CanonicalUrl, Format, Kind, Query
from ingest.text.hashing import hash_text
from ingest.text.recognition import language_of
from tests.notices import Notice, every_series, notices

RECALL = 0.97
FALSE = 1 / 100_000  # of the pairs of different texts
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
TOGETHER = 50  # readings in a transaction
IN_DOCUMENT = 20  # notices
FEW_OF = frozenset({"ar", "ckb", "ku", "tr"})  # languages of which the corpus has almost nothing

Story = tuple[str, int]
"""Which story an entry tells, whoever carries it: the name of a row or series, and its number there."""


def entry_at(url: str, title: str, body: str, at: datetime) -> Entry:
    """Return a text as an entry of a feed that has it in full."""
    paragraphs = [part.strip() for part in body.split("\n") if part.strip()]
    return Entry(
        guid=url,
        url=url,
        canonical_url=CanonicalUrl(url),
        title=title,
        content_html="".join(f"<p>{escape(part)}</p>" for part in paragraphs),
        content_text="\n\n".join(paragraphs),
        published=at,
        published_precision="second",
        language=language_of(body),
        origin="feed",
        raw_hash=hash_text(f"{url}\n{title}\n{body}"),
    )


def reading_of(source: str, at: datetime, *entries: Entry) -> Reading:
    """Return the reading of a source's feed."""
    return Reading(source_id=source, url=source, fetched_at=at, format=Format.RSS, kind=Kind.FEED, entries=entries)


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, and with what."""

    said: Namespace  # on the command line
    folders: tuple[Path, ...]
    details: TextIO | None

    def note(self, line: str) -> None:
        """Write a line to the file of details, if there is one."""
        if self.details:
            print(line, file=self.details, flush=True)


# -- what came of it --


def fill(path: Path, readings: Iterable[Reading]) -> None:
    """Bring readings into the collection at a path."""
    with open_collection(f"sqlite:///{path}") as collection:
        take(collection, readings, TOGETHER)


class Clusters:
    """The entries of a collection by cluster; `story_at` says which story an address tells."""

    def __init__(self, path: Path, story_at: Mapping[str, Story]) -> None:
        """Read them."""
        self._cluster_of: dict[str, str] = {}
        told_in: defaultdict[str, set[Story]] = defaultdict(set)
        with open_collection(f"sqlite:///{path}") as collection:
            for record in collection.matching(Query(copies="every")):
                url = record.entry.url or ""
                self._cluster_of[url] = record.copy_of or record.id
                told_in[self._cluster_of[url]].add(story_at[url])
        self.mixed = sorted(pair for stories in told_in.values() for pair in combinations(sorted(stories), 2))

    def together(self, one: str, other: str) -> bool:
        """Whether two addresses are in one cluster."""
        return self._cluster_of[one] == self._cluster_of[other]


# -- quality --


def _original(text: Text) -> str:
    return f"https://first{text.number}.example/story/{text.number}"


def _copy(text: Text) -> str:
    return f"https://other{text.number}.example/news/{text.number}"


class Quality:
    """The texts, a collection of them, and what each measure says about them."""

    def __init__(self, bench: Bench, folder: Path, texts: Sequence[Text], *, bound: bool = True) -> None:
        """Fill the collection; with `bound`, the results have bounds."""
        self._bench, self._folder, self._texts, self._bound = bench, folder, texts, bound
        self._others = Others(self._texts)
        self._story_at: dict[str, Story] = {
            url: ("text", text.number) for text in self._texts for url in (_original(text), _copy(text))
        }
        self._made = {one.name: [one.made(text.body) for text in self._texts] for one in LIKENESSES if not one.missing}
        fill(folder / "originals.db", (self._told(_original(text), text.title, text.body) for text in self._texts))

    def _told(self, url: str, title: str, body: str, at: datetime = NOON) -> Reading:
        return reading_of(url, at, entry_at(url, title, body, at))

    def judged(self) -> Iterator[bool]:
        """Print the table; yield whether each bound is broken."""
        heads = "".join(f"{likeness.name:>11}" for likeness in LIKENESSES)
        print(f"{'':36}{'texts':>7}{'found':>9}{'no spaces':>11}{'mixed':>8}{heads}")
        for row in ROWS:
            yield self._row(row)
        yield self._unrelated()

    def _row(self, row: Row) -> bool:
        """Print a row of the table; return whether its bound is broken."""
        edited = {text: body for text in self._texts if (body := row.applied(text, self._others)) is not None}
        path = Path(shutil.copy(self._folder / "originals.db", self._folder / "copies.db"))
        fill(path, (self._copied(row, text, body) for text, body in edited.items()))
        clusters = Clusters(path, self._story_at)
        found = {text for text in edited if clusters.together(_original(text), _copy(text))}
        for text in edited.keys() - found:
            self._bench.note(f"missed: {row.name}: text {text.number}, {len(text.spans)} words: {edited[text][:100]!r}")
        self._note_mixed(row.name, clusters)
        unspaced = [text in found for text in edited if text.unspaced]
        cells = f"{len(edited):7,}{_share(len(found), len(edited)):>9}{f'{sum(unspaced)}/{len(unspaced)}':>11}"
        alike = "".join(f"{self._alike(one, edited):>11}" for one in LIKENESSES)
        bound = self._bound and row.bound
        wrong = bound and (len(found) < RECALL * len(edited) or self._are_too_many(clusters.mixed))
        name = f"{row.name}{' *' if bound else ''}"
        print(f"{name:36}{cells}{len(clusters.mixed):8}{alike}{'  WRONG' if wrong else ''}", flush=True)
        return wrong

    def _copied(self, row: Row, text: Text, body: str) -> Reading:
        title = headline(text, body, Random(f"headline {row.name} {text.number}"))
        return self._told(_copy(text), title, body, LATER)

    def _alike(self, likeness: Likeness, edited: Mapping[Text, str]) -> str:
        if likeness.missing:
            return "absent"
        originals = self._made[likeness.name]
        alike = sum(likeness.alike(originals[text.number], likeness.made(body)) for text, body in edited.items())
        return _share(alike, len(edited))

    def _unrelated(self) -> bool:
        """Print how many pairs of different texts are taken for the same; return whether they are too many."""
        clusters = Clusters(self._folder / "originals.db", self._story_at)
        self._note_mixed("the originals alone", clusters)
        others = ("absent" if one.missing else f"{pairs_alike(one, self._made[one.name]):,}" for one in LIKENESSES)
        wrong = self._are_too_many(clusters.mixed)
        cells = "".join(f"{cell:>11}" for cell in others)
        print(
            f"{f'pairs of {self._pairs:,} taken for one':63}{len(clusters.mixed):8}{cells}{'  WRONG' if wrong else ''}"
        )
        return wrong

    @property
    def _pairs(self) -> int:
        return len(self._texts) * (len(self._texts) - 1) // 2

    def _are_too_many(self, mixed: Sequence[object]) -> bool:
        return self._bound and len(mixed) > FALSE * self._pairs

    def _note_mixed(self, name: str, clusters: Clusters) -> None:
        for (_, one), (_, other) in clusters.mixed:
            said = [f"{number} {self._texts[number].body[:100]!r}" for number in (one, other)]
            self._bench.note(f"taken for one: {name}: {' and '.join(said)}")


def quality(bench: Bench) -> Iterator[bool]:
    """Print which edited texts are found, and what is wrongly taken for a copy; yield whether bounds are broken."""
    texts, twice = real_texts(bench.folders, bench.said.texts)
    unspaced = sum(text.unspaced for text in texts)
    print(f"{len(texts):,} texts, {unspaced} of them in scripts without spaces")
    print(f"left out, for they are there already: {len(twice)}")
    for one, other in twice:
        bench.note(f"there already: {one} is {other}")
    with TemporaryDirectory() as folder:
        yield from Quality(bench, Path(folder), texts).judged()
    ours = our_texts(FIXTURES, FEW_OF)
    print(f"\n{len(ours)} texts of fixtures/ in Arabic, Kurdish and Turkish; they are too few for a bound")
    with TemporaryDirectory() as folder:
        yield from Quality(bench, Path(folder), ours, bound=False).judged()


def _share(some: int, of: int) -> str:
    return f"{100 * some / of:.1f} %" if of else "-"


# -- series --

WAYS = {"from one source": 1, "each from its own source": 1, "all from two sources": 2}


def series(bench: Bench) -> Iterator[bool]:
    """Print which notices are taken for the same, and which copies are not found; yield whether there are any."""
    every = {str(one): notices(one, bench.said.notices) for one in every_series()}
    for way, carriers in WAYS.items():
        story_at: dict[str, Story] = {}
        readings: list[Reading] = []
        for name, written in every.items():
            for carrier in range(carriers):
                at = {_place(way, name, carrier, notice): notice for notice in written}
                story_at |= {url: (name, notice.number) for url, notice in at.items()}
                readings += _documents(way, at, NOON + timedelta(hours=carrier))
        with TemporaryDirectory() as folder:
            fill(Path(folder) / "collection.db", readings)
            clusters = Clusters(Path(folder) / "collection.db", story_at)
        yield _wrongly(bench, f"{way}: taken for one", clusters.mixed, every)
        if carriers > 1:
            yield _wrongly(bench, f"{way}: copies not found", _missed(way, every, clusters), every)


def _place(way: str, name: str, carrier: int, notice: Notice) -> str:
    slug = re.sub(r"\W+", "-", name)
    own = f"-{notice.number}" if way.startswith("each") else ""
    return f"https://{slug}-at-{carrier}{own}.example/notices/{notice.number}"


def _documents(way: str, at: Mapping[str, Notice], first: datetime) -> Iterator[Reading]:
    """Yield the documents with these notices, each a minute after the one before."""
    together = 1 if way.startswith("each") else IN_DOCUMENT
    places = list(at)
    for number, start in enumerate(range(0, len(places), together)):
        now = first + timedelta(minutes=number)
        entries = [entry_at(url, at[url].title, at[url].text, now) for url in places[start : start + together]]
        yield reading_of(places[start].rpartition("/")[0], now, *entries)


def _missed(way: str, every: Mapping[str, Sequence[Notice]], clusters: Clusters) -> list[tuple[Story, Story]]:
    return [
        ((name, notice.number), (name, notice.number))
        for name, written in every.items()
        for notice in written
        if not clusters.together(_place(way, name, 0, notice), _place(way, name, 1, notice))
    ]


def _wrongly(
    bench: Bench, name: str, pairs: Sequence[tuple[Story, Story]], every: Mapping[str, Sequence[Notice]]
) -> bool:
    """Print how many pairs there are, and which series have most; return whether there are any."""
    for pair in pairs:
        first, second = (f"{one} {number} {every[one][number].text[:100]!r}" for one, number in pair)
        bench.note(f"{name}: {first} and {second}")
    most = Counter(one for (one, _), _ in pairs).most_common(4)
    count = sum(map(len, every.values()))
    listed = "; ".join(f"{one}: {many}" for one, many in most)
    return told(name, f"{len(pairs):,}, of {count:,} notices{f' ({listed})' if listed else ''}", wrong=bool(pairs))


# -- the command --

QUESTIONS: dict[str, tuple[Callable[[Bench], Iterator[bool]], str]] = {
    "quality": (quality, "what is found of edited texts"),
    "series": (series, "whether notices of a series are told apart"),
    "run": (lambda bench: run(bench.said.files, bench.said.rounds), "what share of a run finding copies takes"),
    "cost": (
        lambda bench: cost(bench.said.sizes, bench.said.further, bench.said.place),
        "what an entry costs in collections of several sizes",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the questions that the options ask; the exit status is 1 where a bound is broken."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for question, (_, meaning) in QUESTIONS.items():
        parser.add_argument(f"--{question}", action="store_true", help=meaning)
    for name, usual, meaning in (
        ("texts", 1_200, "texts that are edited"),
        ("notices", 40, "notices of each series"),
        ("files", 200, "feeds of the run"),
        ("rounds", 3, "how often the run is timed"),
        ("further", 2_000, "entries whose cost is measured at each size"),
    ):
        parser.add_argument(f"--{name}", type=int, default=usual, metavar="N", help=f"{meaning}, {usual:,} by default")
    sizes = (10_000, 100_000, 1_000_000)
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, metavar="N", help="entries in the collections")
    parser.add_argument("--pages", type=Path, default=PAGES, metavar="DIR", help="a folder of sets of pages")
    parser.add_argument("--place", type=Path, default=ROOT / "build", metavar="DIR", help="where they are made")
    parser.add_argument("--details", type=Path, metavar="FILE", help="where to write down what is wrong")
    said = parser.parse_args(arguments)
    asked = [name for name in QUESTIONS if getattr(said, name)] or list(QUESTIONS)
    folders = page_sets_in(said.pages) if "quality" in asked else ()
    releases = ", ".join(likeness.release for likeness in LIKENESSES if likeness.release)
    print(f"Python {sys.version.split()[0]}; {releases or 'no peer'}; load {getloadavg()[0]:.1f}")
    wrong: list[bool] = []
    with said.details.open("w", encoding="utf-8") if said.details else nullcontext() as details:
        bench = Bench(said, folders, details)
        for name in asked:
            print(f"\n{name}", flush=True)
            wrong += QUESTIONS[name][0](bench)
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main())
