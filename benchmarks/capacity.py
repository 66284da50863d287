"""What do ten million sources need: cores, statements a second, gigabytes; and what gives way first?

    python -m benchmarks.capacity [--sources N] [--sample N] [--days N] [--answer SECONDS] [--costs FILE] [--table]

A sample of made-up publishers (benchmarks/publishers.py) is polled in virtual time, with a run each minute.
`ingest.sources.due` says when each is asked; what it answers follows from the time alone; nothing is sent. The first
two days, in which rhythms are learned, do not count. Polls without news, polls with news and new entries are counted,
scaled up to all the sources, and multiplied by what each costs, as measured by `python -m benchmarks.scaling --part
queue --costs FILE` (last in benchmarks/costs.json): our CPU and the database's, statements, bytes, and the seconds for
which a poll is the only one that may write.

`--table` prints the tables of docs/scaling.md, from the last sample.

Measured: the costs, with small feeds on one machine and no network in between; and how often the sources of the sample
are asked. Extrapolated: everything else, as if each cost were the same at any size. For what a poll costs this holds up
to a collection of a million entries (`--part sizes`); beyond that it is not known. Half of these publishers have a
story a day or more; real ones may have more or fewer, and the number of entries decides how much disk is needed.

The last result
---------------
2026-11-26, Python 3.11.7, 2 cores, costs measured in the same hour, with nothing else at work:

    10,000,000 sources, from 20,000 over 4 days in virtual time
        polls a day                           54,101,375, 626 a second
        of them with news                     32,873,625, 60.8%
        new entries a day                     36,509,500
        fullest hour                          1.34 of the mean
        asked at one time                     313, at 0.5 s an answer

    threads, SQLite
        cores that ask and read               3.2
        cores of the database                 0.0
        statements a second                   9,481
        somebody writes, seconds a second     1.73
        which is all the time from, sources   5,782,000
        gigabytes a day                       213
        gigabytes after a year                79,948

    threads, PostgreSQL
        cores that ask and read               4.4
        cores of the database                 2.1
        statements a second                   11,246
        somebody writes, seconds a second     4.74
        which is all the time from, sources   2,109,000
        gigabytes a day                       213
        gigabytes after a year                79,948

    procrastinate, 1 worker
        cores that ask and read               8.8
        cores of the database                 4.2
        statements a second                   32,709
        somebody writes, seconds a second     10.41
        which is all the time from, sources   960,000
        gigabytes a day                       213
        gigabytes after a year                79,948

    procrastinate, 2 workers
        cores that ask and read               9.1
        cores of the database                 4.9
        statements a second                   32,785
        somebody writes, seconds a second     10.32
        which is all the time from, sources   969,000
        gigabytes a day                       213
        gigabytes after a year                79,948

The sample takes 26 s of CPU.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.publishers import START, Publisher, publishers
from benchmarks.virtual_runs import Calendar, Memories

COSTS = Path(__file__).with_name("costs.json")
TICK = timedelta(minutes=1)
WARM_UP = 2.0  # days
DAY = 86_400.0
TEN_MILLION = 10_000_000
ANSWER = 0.5  # seconds that a server takes
KEPT = 90  # days for which attempts are remembered
YEAR = 365
GB = 1e9
LAST = {"polls": 432_811, "with_news": 262_989, "new": 292_076}  # of the last result, of 20,000 sources in 4 days


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What a poll costs in one way of polling, and what it leaves; seconds and bytes."""

    entries: float  # a second, by the clock, where all are new
    rate: float  # polls a second, by the clock, without news
    rate_with_news: float
    ours: float  # CPU, without news
    ours_with_news: float
    database: float  # CPU, without news
    database_with_news: float
    statements: float
    statements_with_news: float
    writing: float  # for which others that want to write wait
    writing_with_news: float
    bytes_a_poll: float  # that is remembered
    bytes_a_source: float
    bytes_an_entry: float


ROWS = (  # of the table: name, field, factor, digits
    ("polls a second, by the clock", "rate", 1, 0),
    ("our CPU, ms", "ours", 1000, 1),
    ("the database's CPU, ms", "database", 1000, 1),
    ("statements", "statements", 1, 1),
    ("others wait, ms", "writing", 1000, 1),
)


@dataclass(slots=True)
class Asked:
    """How often a sample of sources is asked, and what comes of it."""

    sources: int
    days: float
    polls: int = 0
    with_news: int = 0
    new: int = 0  # entries
    fullest_hour: float = 0.0  # of the mean one


def asked(sample: int, days: float) -> Asked:
    """Poll a sample in virtual time, and count what follows the days of learning."""
    made = tuple(publishers(sample))
    memories = Memories(made, Calendar(WARM_UP + days, TICK))
    good_at: dict[int, datetime] = {}
    hours: Counter[int] = Counter()
    found = Asked(sample, days)
    counts_from = START + timedelta(days=WARM_UP)
    for number in range(round(timedelta(days=WARM_UP + days) / TICK)):
        now = START + number * TICK
        for poll in memories.run(number, now):
            new = _answered(made[poll.number], poll.at, good_at)
            if now >= counts_from:
                found.polls += 1
                found.with_news += new > 0
                found.new += new
                hours[number // 60] += 1
    found.fullest_hour = max(hours.values(), default=0) / max(found.polls / (24 * days), 1)
    return found


def _answered(publisher: Publisher, at: datetime, good_at: dict[int, datetime]) -> int:
    """How many entries of a poll are new."""
    answer = publisher.answer(at, good_at.get(publisher.number))
    if not answer.failed:
        good_at[publisher.number] = at
    return 0 if answer.failed else answer.new


@dataclass(frozen=True, slots=True)
class Needs:
    """What so many sources need in one way of polling."""

    cores: float  # of ours
    database_cores: float
    statements: float  # a second
    writing: float  # seconds in a second
    most: float  # number of sources at which somebody writes all the time
    gigabytes: float  # after a year
    growth: float  # gigabytes a day, of entries


def needs(counted: Asked, costs: Costs, sources: int) -> Needs:
    """Return what so many sources need if they are asked as often as the sample."""
    each_second = sources / counted.sources / (counted.days * DAY)
    plain, news = (counted.polls - counted.with_news) * each_second, counted.with_news * each_second

    def together(without: float, with_news: float) -> float:
        return plain * without + news * with_news

    writing = together(costs.writing, costs.writing_with_news)
    growth = counted.new * each_second * DAY * costs.bytes_an_entry
    remembered = (plain + news) * DAY * KEPT * costs.bytes_a_poll + sources * costs.bytes_a_source
    return Needs(
        cores=together(costs.ours, costs.ours_with_news),
        database_cores=together(costs.database, costs.database_with_news),
        statements=together(costs.statements, costs.statements_with_news),
        writing=writing,
        most=sources / writing if writing else 0.0,
        gigabytes=(remembered + growth * YEAR) / GB,
        growth=growth / GB,
    )


def table(by_way: Mapping[str, Costs], last: Asked) -> Iterator[str]:
    """Yield the lines of the table in docs/scaling.md: what a poll costs in each way, and what follows from that."""
    yield f"| | {' | '.join(by_way)} |"
    yield "|---|" + "---|" * len(by_way)
    for kind, ending in (("without news", ""), ("with one new entry", "_with_news")):
        for name, what, times, digits in ROWS:
            cells = (f"{times * getattr(costs, what + ending):,.{digits}f}" for costs in by_way.values())
            yield f"| {kind}: {name} | {' | '.join(cells)} |"
    first = (f"{costs.entries:,.0f}" for costs in by_way.values())
    yield f"| all new: entries a second, by the clock | {' | '.join(first)} |"
    found = [needs(last, costs, 1_000_000) for costs in by_way.values()]
    yield f"| sources a core | {' | '.join(_rounded(1_000_000 / need.cores) for need in found)} |"
    yield f"| sources at which somebody writes all the time | {' | '.join(_rounded(need.most) for need in found)} |"


def _rounded(number: float) -> str:
    """Return a number rounded to thousands, for it is known no better."""
    return f"{round(number, -3):,.0f}"


def ten_million(by_way: Mapping[str, Costs], last: Asked) -> Iterator[str]:
    """Yield the lines of the other two tables there: how often ten million sources are asked, and what that needs."""
    share = TEN_MILLION / last.sources / last.days
    each_second = last.polls * share / DAY
    yield "| | |"
    yield "|---|---|"
    yield f"| polls a day | {last.polls * share / 1e6:.0f} million, {each_second:,.0f} a second |"
    yield f"| of them with news | {last.with_news / last.polls:.0%} |"
    yield f"| new entries a day | {last.new * share / 1e6:.0f} million |"
    yield f"| hosts asked at one time, at {ANSWER:g} s an answer | {each_second * ANSWER:,.0f} |"
    yield ""
    yield f"| | {' | '.join(by_way)} |"
    yield "|---|" + "---|" * len(by_way)
    told = [_told(needs(last, costs, TEN_MILLION)) for costs in by_way.values()]
    for rows in zip(*told, strict=True):
        yield f"| {rows[0][0]} | {' | '.join(value for _, value in rows)} |"


def costs_in(file: Path) -> dict[str, Costs]:
    """Return the costs in a file, by the way of polling."""
    said = json.loads(file.read_text(encoding="utf-8"))
    names = [field.name for field in fields(Costs)]
    return {way: Costs(**{name: float(one[name]) for name in names}) for way, one in said.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Compute what the sources need, and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", type=int, default=TEN_MILLION, metavar="N", help="10,000,000 by default")
    parser.add_argument("--sample", type=int, default=20_000, metavar="N", help="that is polled, 20,000 by default")
    parser.add_argument("--days", type=float, default=4.0, metavar="N", help="that are counted, 4 by default")
    parser.add_argument("--costs", type=Path, default=COSTS, metavar="FILE", help="of a poll, benchmarks/costs.json")
    parser.add_argument("--answer", type=float, default=ANSWER, metavar="SECONDS", help="of a server, 0.5 by default")
    parser.add_argument("--table", action="store_true", help="print the table of docs/scaling.md")
    said = parser.parse_args(arguments)
    if said.table:
        by_way, last = costs_in(said.costs), Asked(20_000, 4.0, **LAST)
        print(*table(by_way, last), "", *ten_million(by_way, last), sep="\n")
        return 0
    counted = asked(said.sample, said.days)
    share = said.sources / said.sample / said.days
    print(f"{said.sources:,} sources, from {said.sample:,} over {said.days:g} days in virtual time")
    for name, value in (
        ("polls a day", f"{counted.polls * share:,.0f}, {counted.polls * share / DAY:,.0f} a second"),
        ("of them with news", f"{counted.with_news * share:,.0f}, {counted.with_news / max(counted.polls, 1):.1%}"),
        ("new entries a day", f"{counted.new * share:,.0f}"),
        ("fullest hour", f"{counted.fullest_hour:.2f} of the mean"),
        ("asked at one time", f"{counted.polls * share / DAY * said.answer:,.0f}, at {said.answer:g} s an answer"),
    ):
        print(f"    {name:38}{value}")
    for way, costs in costs_in(said.costs).items():
        print(f"\n{way}")
        for name, value in _told(needs(counted, costs, said.sources)):
            print(f"    {name:38}{value}")
    return 0


def _told(need: Needs) -> Sequence[tuple[str, str]]:
    return (
        ("cores that ask and read", f"{need.cores:,.1f}"),
        ("cores of the database", f"{need.database_cores:,.1f}"),
        ("statements a second", f"{need.statements:,.0f}"),
        ("somebody writes, seconds a second", f"{need.writing:,.2f}"),
        ("which is all the time from, sources", f"{_rounded(need.most)}"),
        ("gigabytes a day", f"{need.growth:,.0f}"),
        ("gigabytes after a year", f"{need.gigabytes:,.0f}"),
    )


if __name__ == "__main__":
    sys.exit(main())
