"""Reads dates as machines write them, into a day and a time with its zone that are not checked yet."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ingest.schema import Flaw
from ingest.schema.entry import Precision

_PIVOT = 50  # RFC 2822 section 4.3: 50 is 1950, 49 is 2049
_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTHS = {name: f"{number:02}" for number, name in enumerate(_ENGLISH, 1)}


class Day(NamedTuple):
    """A day as written, which may not exist."""

    year: int
    month: int
    day: int
    flaws: tuple[Flaw, ...] = ()


class Clock(NamedTuple):
    """A time of day as written; without one, the whole day."""

    hour: int = 0
    minute: int = 0
    second: int = 0
    microsecond: int = 0
    zone: str = ""  # as written: an offset, a name, or nothing
    precision: Precision = "day"


Said = tuple[Day, Clock]


def year_of(digits: str) -> int:
    """Return the year that figures stand for; years of two or three figures by RFC 2822 section 4.3."""
    year = int(digits)
    if len(digits) > 3:
        return year
    return year + (2000 if len(digits) < 3 and year < _PIVOT else 1900)


def clock_of(hour: str, minute: str, second: str | None, fraction: str | None, zone: str | None) -> Clock:
    """Return the time that these figures name. None stands for a part that is not written."""
    microsecond = int(fraction[:6].ljust(6, "0")) if fraction else 0
    precision: Precision = "second" if second else "minute"
    return Clock(int(hour), int(minute), int(second or 0), microsecond, zone or "", precision)


def _clock_if_said(hour: str | None, *rest: str | None) -> Clock:
    minute, second, fraction, zone = rest
    return clock_of(hour, minute or "0", second, fraction, zone) if hour else Clock()


_TIME = r"(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|z|[+-]\d\d(?::?\d\d)?)?"
_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,:](\d{1,9}))?)? ?(Z|z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?"
    rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{2,4}}) (\d\d):(\d\d)(?::(\d\d))?"
    r" (GMT|UT|UTC|[A-Z]|[ECMP][SD]T|[+-]\d{4})",
    re.ASCII,
)
_BASIC = re.compile(rf"(\d{{4}})(\d\d)(\d\d)(?:[Tt ]?{_TIME})?", re.ASCII)
_WEEK = re.compile(rf"(\d{{4}})-?W(\d\d)(?:-?([1-7])(?:[Tt ]{_TIME})?)?", re.ASCII)
_ORDINAL = re.compile(rf"(\d{{4}})-?(\d{{3}})(?:[Tt ]{_TIME})?", re.ASCII)
# Seconds, or smaller parts of them, which .NET puts into a call: /Date(1758722730000+0300)/
_EPOCH = re.compile(
    r"(\d{9,10})(?:\.(\d{1,9}))?|(?:/Date\()?(\d{10})(\d{3}|\d{6}|\d{9})(?:(?:[+-]\d{4})?\)/)?", re.ASCII
)
_WHOLE_HOUR = re.compile(r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d)(Z|z|[+-]\d\d:\d\d)", re.ASCII)
_WITHOUT_DAY = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)


def said_by_machine(text: str) -> Said | None:
    """Return what a date of RFC 822, RFC 3339, ISO 8601 or an epoch says; None if `text` has another form.

    Raises: ValueError: there is no such week or day of the year.
    """
    if match := _RFC3339.fullmatch(text):
        year, month, day, hour, *rest = match.groups()
        return Day(int(year), int(month), int(day)), _clock_if_said(hour, *rest)
    if match := _RFC822.fullmatch(text):
        day, month, year, hour, minute, second, zone = match.groups()
        return Day(year_of(year), int(MONTHS[month]), int(day)), clock_of(hour, minute, second, None, zone)
    # Long runs of figures come first: 1758722700 is an epoch, 2025267 a day of the year, 20250924 a day of a month.
    for pattern, said in _RARER:
        if match := pattern.fullmatch(text):
            return said(match)
    return None


def _said_as_epoch(match: re.Match[str]) -> Said:
    seconds, fraction = match[1] or match[3], match[2] or match[4]
    at = datetime.fromtimestamp(int(seconds), UTC)
    clock = clock_of(str(at.hour), str(at.minute), str(at.second), fraction, "Z")
    return Day(at.year, at.month, at.day), clock


def _said_in_basic_format(match: re.Match[str]) -> Said:
    year, month, day, *clock = match.groups()
    return Day(int(year), int(month), int(day)), _clock_if_said(*clock)


def _said_as_whole_hour(match: re.Match[str]) -> Said:
    year, month, day, hour, zone = match.groups()
    return Day(int(year), int(month), int(day)), clock_of(hour, "0", None, None, zone)


def _said_as_week(match: re.Match[str]) -> Said:
    year, week, day, *clock = match.groups()
    at = datetime.fromisocalendar(int(year), int(week), int(day or 1))
    flaws = () if day else without_day(match[0])
    return Day(at.year, at.month, at.day, flaws), _clock_if_said(*clock)


def _said_as_ordinal(match: re.Match[str]) -> Said:
    year, number, *clock = match.groups()
    at = datetime(int(year), 1, 1, tzinfo=UTC) + timedelta(days=int(number) - 1)
    if str(at.year) != year:
        raise ValueError(number)
    return Day(at.year, at.month, at.day), _clock_if_said(*clock)


def _said_without_day(match: re.Match[str]) -> Said:
    return Day(int(match[1]), int(match[2] or 1), 1, without_day(match[0])), Clock()


def without_day(text: str) -> tuple[Flaw]:
    """Return the flaw of a date that names no day."""
    return (Flaw("date-without-day", text),)


_RARER = (
    (_EPOCH, _said_as_epoch),
    (_WITHOUT_DAY, _said_without_day),
    (_BASIC, _said_in_basic_format),
    (_ORDINAL, _said_as_ordinal),
    (_WEEK, _said_as_week),
    (_WHOLE_HOUR, _said_as_whole_hour),
)
