"""When a source is polled next, and why: by what its publisher says and how often it publishes. Pure.

    an hour, or a day where the server gives no validators     lower bound; a source's own setting may lower it
    half of what lies between two stories                      as it has published lately
    ttl, sy:, max-age, Expires, Retry-After with an answer     lengthen it, to a day at the most
    each failure in a row                                      doubles it, to a day at the most or interval_min
    Retry-After, skipHours, skipDays                           put it off

Sources: fetching.md (Manners); RSS 2.0 (ttl, skipHours, skipDays); RFC 9111 section 4.2; RFC 9110 section 10.2.3.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.schema import WEEKDAYS, Failure, FetchState, Source

HOUR, DAY = 3600.0, 86_400.0  # seconds
JITTER = 0.15  # of an interval, at the most, is added, so that sources which fell together drift apart
BLOCKED = DAY  # a host that has put up a bot check is not helped by being asked more
AT_ONCE = 1_000  # sources that may be due at one moment
A_MINUTE = 150  # new sources that become due each minute, if more than AT_ONCE are new
AT_EASE = timedelta(hours=12)  # over which new sources are spread at the most: twice the pace of daily polls
LATE = "it was late, as were very many"  # kept as a state's `why`: by it a run knows what was put off before


@dataclass(frozen=True, slots=True)
class NextDue:
    """When a source is due, and the words that say why."""

    at: datetime | None  # None: not any more
    why: str


def next_due(
    source: Source,
    state: FetchState,
    *,
    now: datetime,
    chance: float,
    fresh_for: float | None = None,
    told_wait: float | None = None,
    failure: Failure | None = None,
) -> NextDue:
    """Return when a source is due after an attempt that came to `state`, or to `failure`.

    `chance` is a random number from 0 to 1 that spreads sources in time; `fresh_for` the seconds for which the server
    says its answer stays fresh, `told_wait` those that it wants us to wait.
    """
    if state.retired is not None:
        return NextDue(None, "the server says it is gone for good; take it out of seeds/")
    if failure:
        seconds, why = _after_failure(source, state, failure.kind, failure.retry_after)
        why = "where it leads to others come first, or are asked to wait" if failure.put_off else why
    else:
        seconds, why = _interval(source, state, fresh_for, told_wait)
    at = now + timedelta(seconds=seconds * (1 + JITTER * chance))
    if failure is None and (rested := _awake(at, state)) != at:
        return NextDue(rested, f"{why}; and its feed says when it rests")
    return NextDue(at, why)


def _interval(
    source: Source, state: FetchState, fresh_for: float | None = None, told_wait: float | None = None
) -> tuple[float, str]:
    """The seconds to the next poll of a source that answers."""
    validators = state.etag is not None or state.last_modified is not None
    lower = float(source.interval_min or min(HOUR if validators else DAY, source.interval_max or DAY))
    upper = max(lower, float(source.interval_max or DAY))
    wanted = [(lower, _said_lower(source, validators=validators))]
    if state.rhythm is not None:
        wanted.append((min(state.rhythm / 2, upper), "it publishes about every " + spoken(state.rhythm)))
    if state.told_interval:
        wanted.append((min(float(state.told_interval), DAY), "its feed says how often it changes"))
    if fresh_for:
        wanted.append((min(fresh_for, DAY), "its server says how long an answer stays fresh"))
    if told_wait:
        wanted.append((min(told_wait, DAY), "its server says how long to wait"))
    seconds, why = max(wanted, key=lambda one: one[0])
    if source.interval_max and seconds > upper:
        return upper, "its interval_max"
    return seconds, why


def _said_lower(source: Source, *, validators: bool) -> str:
    if source.interval_min:
        return "its interval_min"
    if source.interval_max and source.interval_max < (HOUR if validators else DAY):
        return "its interval_max"
    return "once an hour at the most" if validators else "once a day, for its server gives no validators"


def _after_failure(source: Source, state: FetchState, kind: str, retry_after: float | None) -> tuple[float, str]:
    """The seconds to the next attempt: twice as many after each failure in a row, a day at the most.

    But no fewer than the server asks for, nor than the source's own `interval_min`, which may be days.
    """
    least = float(source.interval_min or 0)
    if kind == "blocked":
        return max(BLOCKED, least), "a bot check stands before it"
    if kind == "gone":
        return max(DAY, least), "the server says it is gone; asked once more, to be sure"
    seconds = min((least or HOUR) * 2.0 ** min(max(state.failures - 1, 0), 20), max(DAY, least))
    told = min(retry_after or 0.0, DAY)
    if told >= seconds:
        return told, "its server said when to come back"
    return seconds, "it failed" if state.failures < 2 else f"it failed {state.failures} times in a row"


def _awake(at: datetime, state: FetchState) -> datetime:
    """The first time from `at` on, in steps of an hour and within a day, at which a feed does not say that it rests."""
    for hours in range(24):
        later = at + timedelta(hours=hours)
        if later.hour not in state.skip_hours and WEEKDAYS[later.weekday()] not in state.skip_days:
            return later
    return at + timedelta(days=1) if state.skip_hours or state.skip_days else at


def rhythm(state: FetchState, published: Iterable[datetime], *, new: int, now: datetime) -> float | None:
    """Return the seconds between two stories of a source that has just had `new` ones; None where nothing tells.

    The dates of what a document carries tell it best; else it is learnt from how long the new ones took to come.
    """
    dates = sorted({date for date in published if date <= now})[-21:]
    if len(dates) > 2:
        between = (dates[-1] - dates[0]).total_seconds() / (len(dates) - 1)
        return max(between, (now - dates[-1]).total_seconds() / 3)
    if new and state.news_at is not None:
        lately = (now - state.news_at).total_seconds() / new
        return lately if state.rhythm is None else 0.7 * state.rhythm + 0.3 * lately
    return silent(state, now)


def silent(state: FetchState, now: datetime) -> float | None:
    """Return the rhythm of a source that had nothing new: it slows down as time passes since the last new story."""
    if state.news_at is None:
        return state.rhythm
    return max(state.rhythm or 0.0, (now - state.news_at).total_seconds() / 3) or None


def spread(number: int, total: int, now: datetime) -> datetime:
    """Return when the `number`-th of `total` new sources is due: now, or `A_MINUTE` a minute if they are very many."""
    if total <= AT_ONCE:
        return now
    return now + min(timedelta(minutes=number // A_MINUTE), AT_EASE * (number / total))


def caught_up(source: Source, state: FetchState, *, now: datetime, chance: float) -> datetime:
    """Return when to poll a source that is overdue together with very many others: within half of its interval.

    At random: so all are polled twice as often as usual until none is overdue, whatever their intervals are.
    """
    if state.failure:
        seconds, _ = _after_failure(source, state, state.failure, None)
    else:
        seconds, _ = _interval(source, state)
    return _awake(now + timedelta(seconds=seconds / 2 * chance), state)


def is_in_reach(source: Source, due: datetime, now: datetime) -> bool:
    """Whether a source can be due as late as that; if not, a clock was wrong when that was computed."""
    longest = max(DAY, source.interval_min or 0, source.interval_max or 0) * (1 + JITTER)
    return due - now <= timedelta(seconds=longest + DAY)  # a day more where its feed rests


def spoken(seconds: float) -> str:
    """Return a span of time as a person says it.

    >>> spoken(5400), spoken(200_000)
    ('90 minutes', '56 hours')
    """
    for size, name in ((DAY, "days"), (HOUR, "hours"), (60.0, "minutes")):
        if seconds >= 3 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds / 60:.0f} minutes" if seconds >= 60 else f"{seconds:.0f} seconds"
