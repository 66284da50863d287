"""Is a desk of 100,000 sources on time, and what does it cost to know what is due?

    python -m benchmarks.schedule [--sources N] [--days N] [--tick MINUTES] [--alike N]

Three parts, all in virtual time. What servers would answer is made up (benchmarks/publishers.py); nothing is sent.

The store: a collection in a file with 100,000 hourly sources, of which some 1,700 are due in a minute. Measured are, in
CPU milliseconds of this process, picking those that are due (bound: the median below 5 ms) and the whole start of a run
whose sources have nothing new to say; and how many hosts are claimed in a second, in batches as a run claims them
(bound: above 1,000 in the fastest batch, by the clock).

Alike: a small desk is run twice over some days, once with the collection, the agenda and the settlements of a real run,
once with everything between two runs in memory (benchmarks/virtual_runs.py). Both have to ask the same sources at the
same times.

The month: the same schedule in memory, with a run each minute for 30 days. All sources are new at its start; in the
middle nothing runs for a day; later the clock is ten years ahead for one run. Bounds: the time between two polls of a
source is what its server, its feed and its rhythm ask for, plus up to 15 % and a minute, and no poll comes while its
feed rests; nothing waits longer than that at the end; no minute has more than three times the polls of the mean minute,
or more than the 1,000 that may be due at one moment on a smaller desk. Gaps that contain the pause or the wrong clock
are not counted.

A bound that does not hold is marked WRONG, and the exit status is 1.

The last result
---------------
2026-11-26, Python 3.11.7, 2 cores with other work on one, in one run:

    picking what is due                         median 1.9 ms, worst 2.1 ms, 1,672 of 100,000 due
    the start of a run                          median 431 ms, worst 457 ms
    claiming hosts                              22,048 a second of CPU, 18,317 of wall time, 40 a transaction
    alike in both ways                          1,200 sources, 3 days, 20,774 polls
    polls                                       15,486,956 in 41,760 runs; 477 s of CPU
    gap / interval                              least 1.000, middle 1.08, most 1.167, of 14,486,703
    too early                                   0
    later than the jitter and a tick            0
    interval not of an hour to a day            0
    asked while its feed rests                  0
    sources forgotten at the end                0
    mean run                                    370.9 polls
    fullest run, the first day                  654 polls, 1.76 of the mean
    fullest run, the day after the pause        917 polls, 2.47 of the mean
    fullest run, the day after the wrong clock  880 polls, 2.37 of the mean
    fullest run, all                            917 polls, 2.47 of the mean

The store alone on 2026-11-28, on a slower machine with work on the other core: picking 1.7 ms (worst 2.0), the start of
a run 457 ms (worst 689), 25,634 hosts claimed in a second of CPU, 24,243 in a second by the clock in the fastest batch.
"""

import argparse
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from math import inf
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.publishers import SHARING, START, Dice, Publisher, publishers
from benchmarks.virtual_runs import HELD, Calendar, Poll, Run, Time, desk_at, remembered, stored
from ingest import open_collection
from ingest.collection import Collection
from ingest.run.desk import Desk
from ingest.run.enrolling import agenda_of
from ingest.schema import SPACING, FetchState
from ingest.sources import AT_ONCE
from ingest.sources.due import DAY, HOUR, JITTER

PICKING = 5.0  # ms
CLAIMS = 1_000  # a second
PEAK = 3.0  # times the mean minute
FINE = 100  # parts of a wanted interval that gaps are counted by
ROUNDS = 15


def told(name: str, said: str, *, wrong: bool) -> bool:
    """Print one line of the result; return whether it is wrong."""
    print(f"    {name:44}{said}{'  WRONG' if wrong else ''}", flush=True)
    return wrong


# -- the store --


def measure_store(made: Sequence[Publisher]) -> Iterator[bool]:
    """Measure what it costs to know what is due; yield for each bound whether it is broken."""
    with TemporaryDirectory() as folder, open_collection(f"sqlite:///{folder}/collection.db") as collection:
        _settle_hourly(made, collection)
        now = START + timedelta(hours=1)
        due = collection.schedule.due(now)
        picking = _milliseconds(lambda: collection.schedule.due(now))
        said = f"median {median(picking):.1f} ms, worst {max(picking):.1f} ms, {len(due):,} of {len(made):,} due"
        yield told("picking what is due", said, wrong=median(picking) >= PICKING)
        begun = _milliseconds(lambda: agenda_of(_desk(made, collection, now), at_once=HELD, deadline=inf))
        told("the start of a run", f"median {median(begun):.0f} ms, worst {max(begun):.0f} ms", wrong=False)
        yield _claiming(collection, [*due.values(), *(one.host for one in made)], max(len(due), ROUNDS * HELD), now)


def _claiming(collection: Collection, hosts: Sequence[str], many: int, now: datetime) -> bool:
    """Claim so many of these hosts as a run does, and print the rate; return whether that is too slow.

    By the clock, the fastest transaction counts: it includes what every transaction has to wait for, and not the other
    work of the machine.
    """
    wanted = list(dict.fromkeys(hosts))[:many]
    began, by_the_clock = process_time(), 0.0
    for start in range(0, len(wanted), HELD):
        few, wall = wanted[start : start + HELD], perf_counter()
        collection.schedule.claim(few, "a run", now)
        by_the_clock = max(by_the_clock, len(few) / max(perf_counter() - wall, 1e-6))
    rate = len(wanted) / max(process_time() - began, 1e-6)
    said = f"{rate:,.0f} a second of CPU, {by_the_clock:,.0f} of wall time at best, {HELD} a transaction"
    return told("claiming hosts", said, wrong=min(rate, by_the_clock) <= CLAIMS)


def _settle_hourly(made: Sequence[Publisher], collection: Collection) -> None:
    """Make every source known, due at some time in the hour that began a minute ago, and every host, held by nobody."""
    dice = Dice()
    dice.throw_for(len(made))
    with collection.transaction() as transaction:
        transaction.polls.settle(
            (
                one.source.id,
                one.host,
                FetchState(
                    url=one.source.url,
                    etag='"1"',
                    kind="feed",
                    rhythm=7200.0,
                    news_at=START,
                    asked_at=START + timedelta(minutes=30),
                    good_at=START + timedelta(minutes=30),
                    due=START + timedelta(hours=1 + dice.random(), minutes=-1),
                    why="once an hour at the most",
                ),
            )
            for one in made
        )
    asked = dict.fromkeys((one.host for one in made), START + timedelta(minutes=30))
    collection.schedule.claim(tuple(asked), "a run before", START)
    collection.schedule.release("a run before", asked)


def _desk(made: Sequence[Publisher], collection: Collection, now: datetime) -> Desk:
    return desk_at(made, collection, Time(now, timedelta(0)), Dice(), 0)


def _milliseconds(work: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        began = process_time()
        work()
        taken.append(1000 * (process_time() - began))
    return taken


# -- alike --


def compare(many: int, calendar: Calendar) -> bool:
    """Run a small desk in both ways; return whether the results differ."""
    made = tuple(publishers(many))
    asked, differs = 0, ""
    with TemporaryDirectory() as folder, open_collection(f"sqlite:///{folder}/collection.db") as collection:
        for one, other in zip_longest(stored(made, collection, calendar), remembered(made, calendar)):
            asked += len(one[1]) if one else 0
            if _plain(one) != _plain(other) and not differs:
                differs = f"; they differ at {(one or other)[0]}"
    said = f"{many:,} sources, {calendar.days:g} days, {asked:,} polls{differs}"
    return told("alike in both ways", said, wrong=bool(differs))


def _plain(run: Run | None) -> list[tuple[int, datetime]]:
    return sorted((poll.number, poll.at) for poll in run[1]) if run else []


# -- the month --


class Watch:
    """The time between the polls of each source, and the number of polls in each run."""

    def __init__(self, made: Sequence[Publisher], calendar: Calendar) -> None:
        """Watch these sources over that time."""
        self._made, self._calendar = made, calendar
        self._slack = calendar.tick.total_seconds() + (SHARING - 1) * SPACING
        self._asked = array("d", [-1.0]) * len(made)  # seconds after START
        self._wanted = array("d", [0.0]) * len(made)
        self._apart = [(at - START).total_seconds() for at in (*calendar.pause, calendar.jump)]
        self.gaps: Counter[int] = Counter()  # counted by their length relative to the wanted interval
        self.least, self.most = inf, 0.0
        self.early = self.late = self.unasked_for = self.resting = 0
        self.runs: list[tuple[datetime, int]] = []

    def see(self, run: Run) -> None:
        """Note a run."""
        at, polls = run
        self.runs.append((at, len(polls)))
        for poll in polls:
            seconds = (poll.at - START).total_seconds()
            if seconds > self._calendar.days * DAY:  # asked while the clock was ahead
                seconds = (at - START).total_seconds()
            self._see_gap(poll, self._asked[poll.number], seconds)
            self._asked[poll.number] = seconds
            self._wanted[poll.number] = poll.wait or 0.0

    def _see_gap(self, poll: Poll, before: float, now: float) -> None:
        skipped = self._made[poll.number].skip_hours
        self.resting += before >= 0 and (poll.at - self._calendar.tick).hour in skipped and poll.at.hour in skipped
        self.unasked_for += poll.wait is not None and not HOUR - 1e-3 <= poll.wait <= DAY + 1e-3
        wanted = self._wanted[poll.number]
        if before < 0 or not wanted or self._is_apart(before, now):
            return
        gap = now - before
        part = gap / wanted
        self.gaps[int(part * FINE)] += 1
        self.least, self.most = min(self.least, part), max(self.most, part)
        self.early += gap < wanted - 1e-3
        self.late += gap > wanted * (1 + JITTER) + self._slack

    def _is_apart(self, before: float, now: float) -> bool:
        begin, end, jump = self._apart
        return (before < end and now >= begin) or (before < jump + self._slack and now >= jump)

    def waiting(self) -> int:
        """Return how many sources have not been asked for longer than any interval at the end."""
        longest = DAY * (1 + JITTER) + self._slack + 7 * HOUR  # a feed's rest
        return sum(asked < self._calendar.days * DAY - longest for asked in self._asked)

    def middle(self) -> float:
        """Return the median of all gaps, relative to the wanted interval."""
        half, seen = sum(self.gaps.values()) / 2, 0
        for part, count in sorted(self.gaps.items()):
            seen += count
            if seen >= half:
                return part / FINE
        return 0.0

    def peak(self, begin: datetime, end: datetime) -> int:
        """Return the number of polls in the fullest run of that time."""
        return max((count for at, count in self.runs if begin <= at < end), default=0)


def month(made: Sequence[Publisher], calendar: Calendar) -> Iterator[bool]:
    """Watch a month go by; yield for each bound whether it is broken."""
    watch = Watch(made, calendar)
    began = process_time()
    for run in remembered(made, calendar):
        watch.see(run)
    asked = sum(count for _, count in watch.runs)
    told("polls", f"{asked:,} in {len(watch.runs):,} runs; {process_time() - began:.0f} s of CPU", wrong=False)
    said = f"least {watch.least:.3f}, middle {watch.middle():.2f}, most {watch.most:.3f}"
    yield told("gap / interval", f"{said}, of {sum(watch.gaps.values()):,}", wrong=not watch.gaps)
    for name, count in (
        ("too early", watch.early),
        ("later than the jitter and a tick", watch.late),
        ("interval not of an hour to a day", watch.unasked_for),
        ("asked while its feed rests", watch.resting),
        ("sources forgotten at the end", watch.waiting()),
    ):
        yield told(name, f"{count:,}", wrong=count > 0)
    yield from _minutes(watch, calendar, asked)


def _minutes(watch: Watch, calendar: Calendar, asked: int) -> Iterator[bool]:
    mean = asked / len(watch.runs)
    day = timedelta(days=1)
    told("mean run", f"{mean:,.1f} polls", wrong=False)
    for name, begin, end in (
        ("the first day", START, START + day),
        ("the day after the pause", calendar.pause[1], calendar.pause[1] + day),
        ("the day after the wrong clock", calendar.jump, calendar.jump + day),
        ("all", START, START + timedelta(days=calendar.days)),
    ):
        most = watch.peak(begin, end)
        said = f"{most:,} polls, {most / mean:.2f} of the mean"
        yield told(f"fullest run, {name}", said, wrong=most > max(PEAK * mean, AT_ONCE))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit status is 1 if a bound is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", type=int, default=100_000, metavar="N", help="100,000 by default")
    parser.add_argument("--days", type=float, default=30.0, metavar="N", help="30 by default")
    parser.add_argument("--tick", type=float, default=1.0, metavar="MINUTES", help="between two runs, 1 by default")
    parser.add_argument("--alike", type=int, default=1_200, metavar="N", help="sources that are run in both ways")
    said = parser.parse_args(arguments)
    made = tuple(publishers(said.sources))
    print(f"{said.sources:,} sources, Python {sys.version.split()[0]}\n\nthe store")
    wrong = [*measure_store(made)]
    print("\nthe month")
    wrong.append(compare(said.alike, Calendar(min(said.days, 3.0), timedelta(minutes=5))))
    wrong.extend(month(made, Calendar(said.days, timedelta(minutes=said.tick))))
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main())
