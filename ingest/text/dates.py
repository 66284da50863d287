"""The one reader of dates: whatever a feed or a page says, as aware UTC, or the rule that refused it.

RFC 822 and 2822 (RSS), RFC 3339 and W3CDTF (Atom, JSON Feed, JSON-LD), what else of ISO 8601 is met, epochs, and
dates as people write them in some twenty languages. A text longer than 200 characters is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ingest.schema import Flaw
from ingest.schema.entry import Precision
from ingest.text import calendar_names as names
from ingest.text.calendar_words import ForeignCalendar, Token, notation, runs, span_of

_LONGEST_DATE = 200  # characters
_LONGEST_LINE = 1000
_LONGEST_WINDOW = 14  # words and numbers: "Wednesday, 24 September 2025 at 02:05:30 p.m. GMT+03:00"
_MOST_WINDOWS = 100  # tried in a line: prose has few, and a line made of figures is no byline
_EARLIEST = 1900
_LATEST = 2500  # from here on a year may be of another calendar
_PIVOT = 69  # POSIX: 69 is 1969, 68 is 2068
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, as precisely as it was said."""

    when: datetime  # aware UTC
    precision: Precision
    flaws: tuple[Flaw, ...] = ()  # what was repaired on the way


class _Day(NamedTuple):
    year: int
    month: int
    day: int
    flaws: tuple[Flaw, ...] = ()


class _Clock(NamedTuple):
    hour: int = 0
    minute: int = 0
    second: int = 0
    microsecond: int = 0
    zone: str = ""  # as written: an offset, a name, or nothing
    precision: Precision = "day"


_Said = tuple[_Day, _Clock]


def parse_date(
    text: str, *, language: str | None = None, timezone: str | None = None, day_first: bool | None = None
) -> Moment | Flaw:
    """Return the moment `text` names, or the flaw that says why it names none; never raises.

    `timezone` (IANA) is for dates that carry no zone, UTC where it is None or unknown; a bare date is 00:00 there.
    05-09-2025 is read by `day_first`, else by the region of `language` (BCP 47), else day first with a flaw.
    Specs: RFC 822 section 5, RFC 2822 section 4.3, RFC 3339, ISO 8601, W3C NOTE-datetime.

    >>> parse_date("Wed, 24 Sep 2025 14:05:30 +0300").when.isoformat()
    '2025-09-24T11:05:30+00:00'
    """
    text = text.strip()
    if not text or len(text) > _LONGEST_DATE:
        return Flaw("bad-date", _shown(text))
    try:
        said = _said_by_machine(text) or _said_by_people(text, language or "", day_first)
        if said and not _EARLIEST <= said[0].year < _LATEST:
            _refuse_year(said[0].year, text, language or "")
        return _moment(*said, timezone) if said else Flaw("bad-date", _shown(text))
    except ForeignCalendar:
        return Flaw("foreign-calendar", _shown(text))
    except (ValueError, OverflowError):  # of datetime: there is no such day, hour or offset
        return Flaw("impossible-date", _shown(text))


def find_date(
    text: str, *, language: str | None = None, timezone: str | None = None, day_first: bool | None = None
) -> str | None:
    """Return the first part of a line of prose that `parse_date` reads as a whole day, as it stands there.

    >>> find_date("By A. B. - 24 September 2025 14:05, updated later")
    '24 September 2025 14:05'
    """
    line = text[:_LONGEST_LINE]
    windows = chain.from_iterable(map(_windows, runs(line, _primary(language or ""))))
    for start, end in islice(windows, _MOST_WINDOWS):
        read = parse_date(line[start:end], language=language, timezone=timezone, day_first=day_first)
        if isinstance(read, Moment) and all(flaw.rule != "date-without-day" for flaw in read.flaws):
            return line[start:end]
    return None


def parse_relative(text: str, *, now: datetime, language: str | None = None) -> Moment | None:
    """Return the moment that "6m ago", "vor 6 Minuten" or "10分前" names, or None where it names none.

    A span of seconds, minutes or hours ends at a whole minute; days, weeks and yesterday at 00:00 UTC. Months and
    years are too vague to be a date.
    """
    span = span_of(text, _primary(language or "")) if len(text) <= _LONGEST_DATE else None
    if span is None:
        return None
    try:
        when = (now.astimezone(UTC) - timedelta(seconds=span.seconds)).replace(second=0, microsecond=0)
    except OverflowError:
        return None
    return Moment(when.replace(hour=0, minute=0), "day") if span.whole_days else Moment(when, "minute")


def _windows(run: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of `run` that a date may fill, the earliest and longest first."""
    for first in range(len(run) - 2):
        for last in range(min(first + _LONGEST_WINDOW, len(run)) - 1, first + 1, -1):
            if run[first].solid and run[last].solid:
                yield run[first].start, run[last].end


def _shown(text: str) -> str:
    """Return the start of `text` as one printable line, for a warning."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:80]).split())


# What is said becomes a moment.


def _moment(day: _Day, clock: _Clock, timezone: str | None) -> Moment:
    at = datetime(*day[:3], clock.hour % 24, clock.minute, min(clock.second, 59), clock.microsecond, tzinfo=UTC)
    if clock.hour > 23 or clock.second > 59:
        at += _overrun(clock)
    if clock.zone in ("Z", "GMT", "+0000", "+00:00"):
        return Moment(at, clock.precision, day.flaws)
    when, flaws = _in_utc(at, clock.zone, timezone)
    return Moment(when, clock.precision, (*day.flaws, *flaws))


def _refuse_year(year: int, text: str, language: str) -> None:
    """Tell a year of another calendar from one that cannot be a publisher's, by the figures or the language."""
    eastern = _ARABIC.search(text) or _primary(language) in names.EASTERN_LANGUAGES
    if eastern and any(year in years for years in names.FOREIGN_YEARS):
        raise ForeignCalendar(year)
    if year < _EARLIEST:
        raise ValueError(year)


def _overrun(clock: _Clock) -> timedelta:
    """24:00 is the end of the day (ISO 8601), a 60th second a leap second (RFC 3339 section 5.7)."""
    if clock[:4] == (24, 0, 0, 0):
        return timedelta(days=1)
    if clock.hour < 24 and clock.second == 60:
        return timedelta(seconds=1)
    raise ValueError(clock)


def _in_utc(at: datetime, zone: str, timezone: str | None) -> tuple[datetime, tuple[Flaw, ...]]:
    """Return `at`, which is in `zone` or else in `timezone`, in UTC."""
    if zone[:1] in ("+", "-"):
        return at - _offset(zone), ()
    local = at.replace(tzinfo=_zone(timezone))
    if not zone:
        return local.astimezone(UTC), ()
    # IST is India's, Ireland's and Israel's: a source's own zone that goes by this name is meant.
    for season in (local, local.replace(month=1, day=1), local.replace(month=7, day=1)):
        if season.tzname() == zone.upper():
            return at - (season.utcoffset() or timedelta()), ()
    if region := names.REGIONS.get(zone.lower()):
        return at.replace(tzinfo=_zone(region)).astimezone(UTC), ()
    if (minutes := names.ZONES.get(zone.lower())) is not None:
        return at - timedelta(minutes=minutes), ()
    return local.astimezone(UTC), (Flaw("unknown-zone", zone),)


@lru_cache(maxsize=256)
def _offset(zone: str) -> timedelta:
    digits = zone[1:].replace(":", "").strip()
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(zone)
    span = timedelta(hours=int(hours), minutes=int(minutes))
    return -span if zone[0] == "-" else span


@lru_cache(maxsize=64)
def _zone(timezone: str | None) -> tzinfo:
    try:
        return ZoneInfo(timezone) if timezone else UTC
    except (KeyError, ValueError, OSError):  # ZoneInfo's for an unknown name, an unsafe one, and a folder's
        return UTC


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _PIVOT else 2000)


def _clock(hour: str, minute: str, second: str | None, fraction: str | None, zone: str | None) -> _Clock:
    microsecond = int(fraction[:6].ljust(6, "0")) if fraction else 0
    precision: Precision = "second" if second else "minute"
    return _Clock(int(hour), int(minute), int(second or 0), microsecond, zone or "", precision)


# Dates as machines write them.

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_TIME = r"(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|z|[+-]\d\d(?::?\d\d)?)?"
_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_RFC822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?"
    rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}}|\d\d) (\d\d):(\d\d)(?::(\d\d))?"
    r" (GMT|UT|UTC|Z|[ECMP][SD]T|[+-]\d{4})",
    re.ASCII,
)
_BASIC = re.compile(rf"(\d{{4}})(\d\d)(\d\d)(?:[Tt ]?{_TIME})?", re.ASCII)
_WEEK = re.compile(rf"(\d{{4}})-?W(\d\d)(?:-?([1-7])(?:[Tt ]{_TIME})?)?", re.ASCII)
_ORDINAL = re.compile(rf"(\d{{4}})-?(\d{{3}})(?:[Tt ]{_TIME})?", re.ASCII)
_EPOCH = re.compile(r"(\d{9,10})(?:\.(\d{1,9}))?|(\d{10})(\d{3})", re.ASCII)
_WITHOUT_DAY = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)


def _said_by_machine(text: str) -> _Said | None:
    if match := _RFC3339.fullmatch(text):
        year, month, day, hour, *rest = match.groups()
        return _Day(int(year), int(month), int(day)), _clock(hour, *rest) if hour else _Clock()
    if match := _RFC822.fullmatch(text):
        day, month, year, hour, minute, second, zone = match.groups()
        return _Day(_year(year), _MONTHS.index(month) + 1, int(day)), _clock(hour, minute, second, None, zone)
    # The longest run of figures first: 1758722700 is an epoch, 2025267 a day of the year, 20250924 a day of a month.
    for pattern, said in _RARER:
        if match := pattern.fullmatch(text):
            return said(match)
    return None


def _said_as_epoch(match: re.Match[str]) -> _Said:
    seconds, fraction = match[1] or match[3], match[2] or match[4]
    at = datetime.fromtimestamp(int(seconds), UTC)
    clock = _clock(str(at.hour), str(at.minute), str(at.second), fraction, "Z")
    return _Day(at.year, at.month, at.day), clock


def _said_in_basic_format(match: re.Match[str]) -> _Said:
    year, month, day, *clock = match.groups()
    return _Day(int(year), int(month), int(day)), _clock(*clock) if clock[0] else _Clock()


def _said_as_week(match: re.Match[str]) -> _Said:
    year, week, day, *clock = match.groups()
    at = datetime.fromisocalendar(int(year), int(week), int(day or 1))
    return _Day(at.year, at.month, at.day, () if day else _without_day(match[0])), _clock(*clock) if clock[
        0
    ] else _Clock()


def _said_as_ordinal(match: re.Match[str]) -> _Said:
    year, number, *clock = match.groups()
    at = datetime(int(year), 1, 1, tzinfo=UTC) + timedelta(days=int(number) - 1)
    if str(at.year) != year:
        raise ValueError(number)
    return _Day(at.year, at.month, at.day), _clock(*clock) if clock[0] else _Clock()


def _said_without_day(match: re.Match[str]) -> _Said:
    return _Day(int(match[1]), int(match[2] or 1), 1, _without_day(match[0])), _Clock()


def _without_day(text: str) -> tuple[Flaw]:
    return (Flaw("date-without-day", text),)


_RARER = (
    (_EPOCH, _said_as_epoch),
    (_WITHOUT_DAY, _said_without_day),
    (_BASIC, _said_in_basic_format),
    (_ORDINAL, _said_as_ordinal),
    (_WEEK, _said_as_week),
)

# Dates as people write them, in the notation of `calendar_words`.

_SEP = r"[ .,/'-]{0,4}"
_NAMED_LAST = rf"{_SEP}(?P<y>\d{{4}}|\d\d)(?![\d:])"
_DAYS = (
    re.compile(rf"(?<![\d:])(?P<d>\d{{1,2}}){_SEP}M(?P<m>\d\d){_NAMED_LAST}"),
    re.compile(rf"M(?P<m>\d\d){_SEP}(?P<d>\d{{1,2}}){_NAMED_LAST}"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}}){_SEP}M(?P<m>\d\d){_SEP}(?P<d>\d{{1,2}})(?![\d:])"),
    re.compile(r"(?<!\d)(?P<y>\d{4}) ?(?P<sep>[-/.]) ?(?P<m>\d{1,2}) ?(?P=sep) ?(?P<d>\d{1,2})(?!\d)"),
)
_NUMERIC = re.compile(r"(?<![\d:])(?P<a>\d{1,2}) ?(?P<sep>[-/.]) ?(?P<b>\d{1,2}) ?(?P=sep) ?(?P<y>\d{4}|\d\d)(?![\d:])")
_MONTH_OF_YEAR = re.compile(rf"M(?P<m>\d\d){_SEP}(?P<y>\d{{4}})|(?P<y2>\d{{4}}){_SEP}M(?P<m2>\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2} ?M\d\d|M\d\d ?\d{1,2}),? (\d{1,2}:\d\d.*) (\d{4})")  # asctime
_REPEATED = re.compile(r"(M\d\d)(?:[ /()-]{1,3}\1(?: ?\))?)+")  # أيلول/سبتمبر
_LEADING_WORD = re.compile(r"(?:\?|\{\?\w+\}) ?\.?, ")  # a day's name in a language not known here, or a place
_STRAY_HALF = re.compile(r"(?<!\d)(?<!\d )[AP]M(?! ?\d)")  # German "am", Arabic "م" for the common era
_NO_SUCH = re.compile(r"(?:3[2-9]|[4-9]\d) ?(?:\?|\{\?|M\d\d)|(?:2[5-9]|[3-9]\d):\d\d|\d\d?:[6-9]\d|\d{5}$")
_ZONE = r"\(?(?:\{\??(?P<name>\w+)\})? ?(?P<offset>[+-] ?\d{1,2}(?::?\d\d)?)?\)?(?: ?\(?\{\??\w+\}\)?)?"
_TIME_OF_DAY = re.compile(
    r"[ ,.|()'-]*(?:(?P<early>[AP]M) ?)?"
    r"(?P<h>\d{1,2})(?:(?::|\.(?=\d\d))(?P<mi>\d\d?)(?:[:.](?P<s>\d\d?)(?:[.,](?P<us>\d{1,9}))?)?)? ?(?P<late>[AP]M)?"
    rf"[ ,|]*{_ZONE}[ ,.|()'-]*"
)
_ZONE_ALONE = re.compile(rf"[ ,|]*{_ZONE}[ ,|]*")  # 2025-09-24+03:00, as XML Schema has it


def _said_by_people(text: str, language: str, day_first: bool | None) -> _Said | None:
    flat = _REPEATED.sub(r"\1", notation(text, _primary(language)))
    if match := _MONTH_OF_YEAR.fullmatch(flat.strip(" .,")):
        month, year = match["m"] or match["m2"], match["y"] or match["y2"]
        return _Day(int(year), int(month), 1, _without_day(text)), _Clock()
    flat = _YEAR_LAST.sub(r"\1 \3 \2", flat)
    flat = flat[leading.end() :] if (leading := _LEADING_WORD.match(flat)) else flat
    match = next(filter(None, (pattern.search(flat) for pattern in _DAYS)), None)
    if match:
        day = _Day(_year(match["y"]), int(match["m"]), int(match["d"]))
    elif match := _NUMERIC.search(flat):
        day = _numeric_day(match, language, day_first)
    elif _NO_SUCH.match(flat.strip(" .,")):
        raise ValueError(text)
    else:
        return None
    clock = _time_of_day(f"{flat[: match.start()]}|{flat[match.end() :]}")
    return (day, clock) if clock else None


def _numeric_day(match: re.Match[str], language: str, day_first: bool | None) -> _Day:
    first, second = int(match["a"]), int(match["b"])
    flaws: tuple[Flaw, ...] = ()
    order: bool | None = first > 12
    if first <= 12 and second <= 12 and first != second:
        # Nobody who writes the month first writes it with full stops.
        order = day_first if day_first is not None else match["sep"] == "." or _day_goes_first(language)
        flaws = (Flaw("date-order-unknown", match[0]),) if order is None else ()
    month, day = (first, second) if order is False else (second, first)
    return _Day(_year(match["y"]), month, day, flaws)


def _primary(language: str) -> str:
    return re.split("[-_]", language)[0].lower()


def _day_goes_first(language: str) -> bool | None:
    region = next((tag.upper() for tag in re.split("[-_]", language)[1:] if len(tag) == 2), None)
    if region in names.MIXED_REGIONS:
        return None
    if region:
        return region not in names.MONTH_FIRST_REGIONS
    return True if _primary(language) in names.DAY_FIRST_LANGUAGES else None


def _time_of_day(rest: str) -> _Clock | None:
    """Return the time in what a date leaves of its text, None if anything there is no time."""
    rest = _STRAY_HALF.sub(" ", rest)
    if not rest.strip(" ,.|()'-"):
        return _Clock()
    if match := _ZONE_ALONE.fullmatch(rest):
        return _Clock(zone=_written_zone(match))
    match = _TIME_OF_DAY.fullmatch(rest)
    half = (match["late"] or match["early"]) if match else None
    if not match or not (match["mi"] or half):
        return None
    clock = _clock(match["h"], match["mi"] or "0", match["s"], match["us"], _written_zone(match))
    return clock._replace(hour=_hour(clock.hour, half))


def _written_zone(match: re.Match[str]) -> str:
    """Return the offset where there is one: "GMT+3", "+0200 (CEST)"."""
    return (match["offset"] or match["name"] or "").replace(" ", "")


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of 24; one that is past 12 already is left as it is ("14:05 PM")."""
    if half == "AM" and hour == 12:
        return 0
    return hour + 12 if half == "PM" and hour < 12 else hour
