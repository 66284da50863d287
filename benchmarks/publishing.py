"""What does publishing cost?

    python -m benchmarks.publishing [--render] [--run] [--entries N] [--rounds N] [--sizes N ...] [--place DIR]

Without an option: both. A bound that does not hold is marked WRONG, and the exit status is 1.

Render: 1,000 made-up entries with bodies of 3 KB are written as RSS, Atom and JSON Feed, by us (once anew, once from
entries that were rendered before), by feedgen alone, by Django's writer and by plain `json`
(benchmarks/feed_writers.py). Shown are milliseconds of CPU of this process. They take turns; medians of the rounds, and
their least and most. Bounds: RSS and Atom 60 ms either way, JSON Feed 5 ms for entries that were rendered before. `all`
is what a run does with new entries: each is rendered in all three formats at once.

Run: collections of made-up stories (benchmarks/made_news.py) are published by `python -m syndicate` as 50 channels: 40
sources, five languages, four tags, everything. The whole process is measured: the first time, when nothing has changed,
when one story is new, and when one that is in its channels' feeds has been corrected. Of the last three the medians of
the rounds are shown, with the least and most CPU. Bounds: when nothing has changed, no file is touched and the run
takes no more than 1 s by the clock; peak memory at the last size is no more than 1.1 times that at the first.

Then one more story is new, and a process that has loaded its modules before says what each step of the same run takes,
in milliseconds of CPU (benchmarks/publishing_steps.py). Bound: on average 50 ms for each channel that the story
touches: its documents, the check before publishing, the files and their .gz.

The collections are kept in build/. 100,000 stories take 1 GB and a few minutes to make, a million (`--sizes 1000000`)
ten times that.

The last result
---------------
2026-11-26, Python 3.11.7, 2 cores, a load of 2 (of 1 while rendering); 3 rounds of runs, 9 of rendering. Words drawn at
random are hard to pack: half of what a channel takes is for its .gz, where real feeds of that size take a third.

    10,000 stories                        CPU s         min-max   wall s     MiB    files
                                      444 MiB and 121 MiB packed
    first                                 22.21     22.21-22.21    17.62   170.5    5,410
    nothing changed                        0.68       0.67-0.74     0.68    59.4        0
    one new                                1.07       1.02-1.10     1.05    82.3       52
    one corrected                          1.01       0.98-1.07     1.00    82.3       50
                                      to find it 48 ms, pages about all 150 ms
    one new, step by step             4 channels, 44.9 ms each, 59.3 the dearest
    100,000 stories                        CPU s         min-max   wall s     MiB    files
                                      4,102 MiB and 1,129 MiB packed
    first                                201.34   201.34-201.34   156.72   188.8   48,610
    nothing changed                        0.88       0.85-0.88     0.88    61.8        0
    one new                                1.98       1.96-1.99     1.98    85.2       52
    one corrected                          1.97       1.90-1.97     1.96    85.3       50
                                      to find it 241 ms, pages about all 875 ms
    one new, step by step             4 channels, 40.1 ms each, 50.6 the dearest
    memory, the last size to the first     1.04 times

    1,000 entries, feedgen 1.0.0, django 5.2.19
                                        CPU ms         min-max
    rss   wiredesk                        47.5       46.9-48.1
    rss   wiredesk, rendered before        1.1         1.0-1.2
    rss   feedgen                         44.0       43.1-46.5
    rss   Django                          45.3       44.6-49.1
    atom  wiredesk                        54.3       53.9-56.5
    atom  wiredesk, rendered before        1.1         1.0-1.1
    atom  feedgen                         48.4       44.9-51.6
    atom  Django                          49.0       48.3-51.7
    json  wiredesk                        45.9       45.2-69.2
    json  wiredesk, rendered before        1.3         1.2-1.3
    json  json                            32.3       31.4-33.0
    all   wiredesk                       108.2     106.8-113.7
"""

import json
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os import getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.command import environment
from benchmarks.corpus import ROOT
from benchmarks.measured import Taken, measured

SLOWEST = 1.0  # seconds by the clock, when nothing has changed
FLAT = 1.1  # times
A_CHANNEL = 50.0  # ms of CPU
TOGETHER = 50  # stories of one source, language and tag, one after the other
OF_A_KIND = (40, 5, 4)  # sources, languages, tags
BASE_URL = "https://news.example/"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Desk:
    """A collection of so many stories that is published, and where."""

    stories: int
    folder: Path

    @property
    def channels(self) -> int:
        """How many channels it is published as."""
        return 1 + sum(min(many, self.stories // TOGETHER) for many in OF_A_KIND)

    @property
    def collection(self) -> Path:
        """The file of its collection."""
        return self.folder / "collection.db"

    @property
    def output(self) -> Path:
        """The folder it is published into."""
        return self.folder / "public"

    @property
    def state(self) -> Path:
        """The folder of the state from which the next run continues."""
        return self.folder / "state"

    @property
    def address(self) -> str:
        """The address of its collection."""
        return f"sqlite:///{self.collection}"

    def publish(self) -> Taken:
        """Publish the collection in a process of its own; exits where that fails."""
        places = ["--collection", self.address, "--output", str(self.output), "--state", str(self.state)]
        command = [sys.executable, "-m", "syndicate", *places, "--base-url", BASE_URL, "-q"]
        said = self.folder / "said"
        taken = measured(command, cwd=ROOT, env=environment(self.folder), output=said)
        if taken.status or said.stat().st_size:
            raise SystemExit(f"publishing ended with {taken.status}: {said.read_text(errors='replace')[-500:]}")
        return taken

    def bring(self, what: str, number: int) -> None:
        """Bring the story of that number to the collection: "new" or "correct"."""
        made(what, self.collection, number)

    def look(self) -> dict[str, int]:
        """Return what stands there, and how much was written since the last look (`benchmarks.published_files`)."""
        command = [sys.executable, "-m", "benchmarks.published_files", str(self.output), str(self.folder / "looked")]
        said: dict[str, int] = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
        return said


def made(*arguments: object) -> None:
    """Make stories in another process: this one has to stay small, because those it starts begin with its memory."""
    subprocess.run([sys.executable, "-m", "benchmarks.made_news", *map(str, arguments)], cwd=ROOT, check=True)


def kept(size: int, place: Path) -> Path:
    """Return a collection of so many stories; if it is missing, it is made from the next smaller one."""
    path = place / f"news-{size}.db"
    if path.exists():
        return path
    place.mkdir(parents=True, exist_ok=True)
    sizes = [int(one.stem.removeprefix("news-")) for one in place.glob("news-*.db")]
    begun = max((one for one in sizes if one < size), default=0)
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    if begun:
        shutil.copy(place / f"news-{begun}.db", unfinished)
    made("make", unfinished, size, "--after", begun)
    return unfinished.rename(path)


# -- whole runs --


@dataclass(slots=True)
class Runs:
    """What several runs of one kind took, and what became of the files."""

    taken: list[Taken] = field(default_factory=list)
    looks: list[dict[str, int]] = field(default_factory=list)

    def add(self, desk: Desk) -> None:
        """Publish a desk once more."""
        self.taken.append(desk.publish())
        self.looks.append(desk.look())

    @property
    def written(self) -> list[int]:
        """How many files each run has written."""
        return [look["written"] for look in self.looks]

    def middle(self, what: str) -> float:
        """Return the median of "cpu", "wall" or "peak"."""
        return float(median(getattr(one, what) for one in self.taken))

    @property
    def told(self) -> str:
        """The figures of a line."""
        cpu = [one.cpu for one in self.taken]
        spread = f"{min(cpu):.2f}-{max(cpu):.2f}"
        files = sorted(self.written)[len(self.written) // 2]
        return f"{median(cpu):9.2f}{spread:>16}{self.middle('wall'):9.2f}{self.middle('peak'):8.1f}{files:9,}"


def run(said: Namespace) -> Iterator[bool]:
    """Publish collections of several sizes by whole processes; yield whether each bound is broken."""
    peaks: list[float] = []
    for size in said.sizes:
        made_before = kept(size, said.place)
        with TemporaryDirectory(dir=said.place) as folder:
            desk = Desk(size, Path(folder))
            shutil.copy(made_before, desk.collection)
            print(f"    {size:,} stories{'CPU s':>29}{'min-max':>16}{'wall s':>9}{'MiB':>8}{'files':>9}")
            yield from _published(desk, said.rounds, peaks)
    times = peaks[-1] / peaks[0]
    yield _line("memory, the last size to the first", f"{times:9.2f} times", wrong=times > FLAT)


def _published(desk: Desk, rounds: int, peaks: list[float]) -> Iterator[bool]:
    first, unchanged, new, corrected = Runs(), Runs(), Runs(), Runs()
    first.add(desk)
    (look,) = first.looks
    _line("", f"{look['size'] / MIB:,.0f} MiB and {look['packed'] / MIB:,.0f} MiB packed", wrong=False)
    _line("first", first.told, wrong=look["folders"] != desk.channels)
    for number in range(rounds):
        unchanged.add(desk)
        desk.bring("new", desk.stories + 1 + number)  # the story before that one is a copy of another
        new.add(desk)
        desk.bring("correct", desk.stories + 1 + number)
        corrected.add(desk)
    peaks.append(unchanged.middle("peak"))
    touched = any(unchanged.written)
    yield _line("nothing changed", unchanged.told, wrong=touched or unchanged.middle("wall") > SLOWEST)
    for name, runs in (("one new", new), ("one corrected", corrected)):
        yield _line(name, runs.told, wrong=not all(runs.written))
    desk.bring("new", desk.stories + 1 + rounds)
    yield _steps("one new, step by step", desk)


def _steps(name: str, desk: Desk) -> bool:
    """Print what each step of a run takes; return whether a channel takes too much."""
    command = [sys.executable, "-m", "benchmarks.publishing_steps", desk.address, str(desk.output), str(desk.state)]
    steps = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    channels, archives = steps["channels"], steps["archives"]
    each = (archives + sum(channels)) / len(channels)
    _line("", f"to find it {steps['plan']:.0f} ms, pages about all {steps['pages']:.0f} ms", wrong=False)
    said = f"{len(channels)} channels, {each:.1f} ms each, {max(channels):.1f} the dearest"
    return _line(name, said, wrong=each > A_CHANNEL)


def _line(name: str, said: str, *, wrong: bool) -> bool:
    print(f"    {name:34}{said}{'  WRONG' if wrong else ''}", flush=True)
    return wrong


# -- rendering --


def render(said: Namespace) -> Iterator[bool]:
    """Write feeds in every way there is; yield for each bound whether it is broken."""
    from benchmarks import feed_writers  # what it imports would add to the processes that are measured

    print(f"    {said.entries:,} entries, {feed_writers.releases()}")
    yield from feed_writers.told(feed_writers.writers(said.entries), said.rounds)


# -- the command --

QUESTIONS = {"run": (run, "whole runs"), "render": (render, "rendering alone")}
"""In the order in which they are answered: the processes of the first begin with the memory of this one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer what the options ask; the exit status is 1 where a bound is broken."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for question, (_, meaning) in QUESTIONS.items():
        parser.add_argument(f"--{question}", action="store_true", help=f"only {meaning}")
    parser.add_argument("--entries", type=int, default=1_000, metavar="N", help="that are rendered, 1,000 by default")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="7 by default")
    sizes = (10_000, 100_000)
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, metavar="N", help="stories, 50 or so many times")
    parser.add_argument("--place", type=Path, default=ROOT / "build", metavar="DIR", help="where they are kept")
    said = parser.parse_args(arguments)
    asked = [name for name in QUESTIONS if getattr(said, name)] or list(QUESTIONS)
    print(f"Python {sys.version.split()[0]}; load {getloadavg()[0]:.1f}")
    wrong: list[bool] = []
    for name in asked:
        print(f"\n{name}", flush=True)
        wrong += QUESTIONS[name][0](said)
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main())
