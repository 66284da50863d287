"""Reads dates, as no other module does: what a feed or a page says becomes aware UTC, or a flaw that says why not.

RFC 822 and 2822 (RSS), RFC 3339 and W3CDTF (Atom, JSON Feed, JSON-LD), other forms of ISO 8601 in use, epochs, and
dates as people write them in some forty languages. A text longer than 200 characters is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate, chain, islice, pairwise

from ingest.schema import Flaw
from ingest.schema.entry import Precision
from ingest.text.calendars import foreign
from ingest.text.calendars.conversion import in_gregorian
from ingest.text.calendars.forms import MONTHS, Clock, Day, said_by_machine
from ingest.text.calendars.prose import ENGLISH_WEEKDAYS, said_by_people
from ingest.text.calendars.spans import near_day_of, span_of
from ingest.text.calendars.words import FIGURE, Token, runs
from ingest.text.calendars.zones import LONG_NAMES, in_utc, offset_of, zone_of
from ingest.text.language import primary_subtag

_LONGEST_DATE = 200  # characters of a date
_USUAL_LENGTH = 60  # characters; a longer text is first checked for whether it can be a date at all
_MOST_WORDS = 30  # words and numbers of a date; "Wednesday, ... (Eastern European Summer Time)" has 17
_LONGEST_WORD = 40  # characters
_LONGEST_LINE = 1000
_LONGEST_WINDOW = 14  # words and numbers: "Wednesday, 24 September 2025 at 02:05:30 p.m. GMT+03:00"
_MOST_WINDOWS = 16  # windows tried in a line; in 1,000 labelled pages no date is behind the ninth
_EARLIEST = 1900
_LATEST = 2040  # a later year may be of another calendar
_WORD = re.compile(r"\d+|[^\W\d_]+")
_CLOCK = re.compile(r"\d[:.h時时點点시]\s?\d|\d\s?[ap]\.?m", re.IGNORECASE)  # in every text with an hour
_CUT = re.compile(r":\d|[時时点點시分분]")  # figures in front of one of these are a time
_LONG_ZONE = re.compile(rf",? \(?(?:{'|'.join(sorted(LONG_NAMES, key=len, reverse=True))})(?!\w)\)?", re.IGNORECASE)
SOME_TIME = datetime(2020, 1, 1, tzinfo=UTC)  # any time will do to check whether a text is relative to one


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, as precisely as it was said."""

    when: datetime  # aware UTC
    precision: Precision
    flaws: tuple[Flaw, ...] = ()  # what was repaired on the way


def parse_date(
    text: str, *, language: str | None = None, timezone: str | None = None, day_first: bool | None = None
) -> Moment | Flaw:
    """Return the moment `text` names, or the flaw that says why it names none; never raises.

    `timezone` (IANA) is for dates without a zone; UTC if it is None or unknown. A bare date is 00:00 there.
    05-09-2025 is read by `day_first`, else by the region of `language` (BCP 47), else day first with a flaw.
    Specs: RFC 822 section 5, RFC 2822 section 4.3, RFC 3339, ISO 8601, W3C NOTE-datetime.

    >>> parse_date("Wed, 24 Sep 2025 14:05:30 +0300").when.isoformat()
    '2025-09-24T11:05:30+00:00'
    """
    text = text.strip()
    if not text or (len(text) > _USUAL_LENGTH and not _may_be_date(text)):
        return Flaw("bad-date", _shown(text))
    return _usual(text, timezone) or _unusual(text, language or "", timezone, day_first)


def moment_of(text: str | None) -> datetime | None:
    """Return the moment that a date names; None if it names none, or if there is no date.

    >>> moment_of("2025-09-24T10:00:00Z"), moment_of("soon")
    (datetime.datetime(2025, 9, 24, 10, 0, tzinfo=datetime.timezone.utc), None)
    """
    read = parse_date(text) if text else None
    return read.when if isinstance(read, Moment) else None


def parse_usual_date(text: str, *, timezone: str | None = None) -> Moment | Flaw:
    """Return what `parse_date` does, but only for the two forms that nearly all feeds write; None at once for others.

    >>> parse_usual_date("24 September 2025")
    Flaw(rule='bad-date', detail='24 September 2025')
    """
    text = text.strip()
    return _usual(text, timezone) or Flaw("bad-date", _shown(text))


@lru_cache(maxsize=1024)  # a document writes many such dates alike, and one takes as long to read as an entry
def _unusual(text: str, language: str, timezone: str | None, day_first: bool | None) -> Moment | Flaw:
    """Return what `parse_date` does, for a text that is not long and may be a date."""
    try:
        return _read(text, language, timezone, day_first)
    except foreign.ForeignCalendar as other:
        return _converted(text, language, timezone, day_first) or Flaw("foreign-calendar", f"{other}: {_shown(text)}")
    except (ValueError, OverflowError):  # of datetime: there is no such day, hour or offset
        return Flaw("impossible-date", _shown(text))


def _read(text: str, language: str, timezone: str | None, day_first: bool | None) -> Moment | Flaw:
    """Read a date of the Gregorian calendar, as machines or people write it."""
    whole, timezone = _placed(_ZONES_SECONDS.sub("", text), timezone)
    said = said_by_machine(whole) or said_by_people(whole, language, day_first)
    if said is None:
        foreign.refuse_years(text, primary_subtag(language))
        return Flaw("bad-date", _shown(text))
    if not _EARLIEST <= said[0].year < _LATEST:
        foreign.refuse_year(said[0].year, text, primary_subtag(language))
    return _moment(*said, timezone)


def _converted(text: str, language: str, timezone: str | None, day_first: bool | None) -> Moment | Flaw | None:
    """Read a date of another calendar, if it or a date beside it is a known Gregorian day."""
    try:
        for reading in in_gregorian(text, primary_subtag(language)):
            try:
                read = _read(reading, language, timezone, day_first)
            except foreign.ForeignCalendar:
                continue
            if isinstance(read, Moment):
                return read
    except (ValueError, OverflowError):  # that calendar has no such day
        return Flaw("impossible-date", _shown(text))
    return None


def _may_be_date(text: str) -> bool:
    """Whether a long text can be a date, by a check that does not read it."""
    words = _WORD.findall(text) if len(text) <= _LONGEST_DATE else ()
    return 0 < len(words) <= _MOST_WORDS and max(map(len, words)) <= _LONGEST_WORD


def find_date(text: str, *, language: str | None = None) -> str | None:
    """Return the first part of a line of prose that `parse_date` reads as a whole day, as written, or None.

    >>> find_date("By A. B. - 24 September 2025 14:05, updated later")
    '24 September 2025 14:05'
    """
    line = text[:_LONGEST_LINE]
    return _found_date(line, language) if FIGURE.search(line) else None


@lru_cache(maxsize=256)  # the lines around a title are searched for dates again and again
def _found_date(line: str, language: str | None) -> str | None:
    windows = chain.from_iterable(_windows(line, run) for run in runs(line, primary_subtag(language)))
    for start, end in islice(windows, _MOST_WINDOWS):
        read = parse_date(line[start:end], language=language)
        if isinstance(read, Moment) and all(flaw.rule != "date-without-day" for flaw in read.flaws):
            return line[start : _end_of_zone(line, start, end, language)]
    return None


def _end_of_zone(line: str, start: int, end: int, language: str | None) -> int:
    """Return where a date with an hour ends that the long name of a zone follows: "14:05 Eastern Daylight Time"."""
    zone = _LONG_ZONE.match(line, end)
    read = parse_date(line[start : zone.end()], language=language) if zone else None
    return zone.end() if zone and isinstance(read, Moment) and read.precision != "day" else end


def parse_relative(
    text: str, *, now: datetime, language: str | None = None, timezone: str | None = None
) -> Moment | None:
    """Return the moment that "6m ago", "vor 6 Minuten", "10分前" or "Yesterday, 14:05" names, or None.

    A span of seconds, minutes or hours ends at a whole minute; days, weeks and yesterday at 00:00 UTC. Months and
    years are too vague to be a date. An hour of today or yesterday is in `timezone` (IANA), or UTC if that is None.
    """
    if len(text) > _LONGEST_DATE:
        return None
    span = span_of(text, primary_subtag(language))
    if span is None:
        return _hour_near(text, now.astimezone(zone_of(timezone)), timezone) if _CLOCK.search(text) else None
    try:
        when = (now.astimezone(UTC) - timedelta(seconds=span.seconds)).replace(second=0, microsecond=0)
    except OverflowError:
        return None
    return Moment(when.replace(hour=0, minute=0), "day") if span.whole_days else Moment(when, "minute")


def _hour_near(text: str, now: datetime, timezone: str | None) -> Moment | None:
    """Read an hour of today or yesterday; `now` is in the zone that counts."""
    near = near_day_of(text) if len(text) <= _USUAL_LENGTH else None
    if near is None:
        return None
    day = (now - timedelta(days=near.days_ago)).date()
    read = parse_date(f"{day.isoformat()} {near.rest}", timezone=timezone)
    return read if isinstance(read, Moment) and read.precision != "day" else None


def _windows(line: str, run: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of `run` that a date may fill, the earliest and longest first.

    Figures without a word are a date only if two signs part a day, a month and a year.
    """
    words = [0, *accumulate(not line[one.start : one.end].isdecimal() for one in run)]
    signs = [0, *accumulate(not line[one.end : other.start].isspace() for one, other in pairwise(run))]
    for first in range(len(run) - 2):
        for last in range(min(first + _LONGEST_WINDOW, len(run)) - 1, first + 1, -1):
            told = words[last + 1] > words[first] or signs[last] > signs[first] + 1
            if told and run[first].solid and run[last].solid and not _CUT.match(line, run[last].end):
                yield run[first].start, run[last].end


def _shown(text: str) -> str:
    """Return the beginning of `text` as one printable line, for a warning."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:80]).split())


# From what a text says to a moment.


def _moment(day: Day, clock: Clock, timezone: str | None) -> Moment:
    if day.year < _EARLIEST:
        raise ValueError(day)
    at = datetime(*day[:3], clock.hour % 24, clock.minute, min(clock.second, 59), clock.microsecond, tzinfo=UTC)
    if clock.hour > 23 or clock.second > 59:
        at += _overrun(clock)
    when, known = in_utc(at, clock.zone, timezone)
    return Moment(when, clock.precision, day.flaws if known else (*day.flaws, Flaw("unknown-zone", clock.zone)))


def _overrun(clock: Clock) -> timedelta:
    """24:00 is the end of the day (ISO 8601), a 60th second a leap second (RFC 3339 section 5.7)."""
    if clock[:4] == (24, 0, 0, 0):
        return timedelta(days=1)
    if clock.hour < 24 and clock.second == 60:
        return timedelta(seconds=1)
    raise ValueError(clock)


# Dates as machines write them.


def _usual(text: str, timezone: str | None) -> Moment | None:
    """Read fast the two forms that nearly all feeds write; None leaves the text to the rest of this module.

    `fromisoformat` reads RFC 3339, and RFC 822 rewritten in that form. The pattern keeps out all else that it reads.
    """
    try:
        if text[4] == "-":
            head, rest = text[:19], text[19:]
            zone = "Z" if rest[-1:] == "Z" else rest[-6:]
            fraction = rest[: len(rest) - len(zone)]
        else:
            weekday, day, month, year, clock, zone = text.split(" ")
            if weekday not in _WEEKDAYS:
                return None
            head, fraction = f"{year}-{MONTHS[month]}-{day.zfill(2)}T{clock}", ""
        precision = _SHAPES.get((len(head), head[4::3]))
        if precision is None or (fraction and not (fraction[0] == "." and fraction[1:].isdecimal())):
            return None
        at = datetime.fromisoformat(f"{head}{fraction}Z")
        if zone != "Z":
            at = at - offset_of(zone) if zone else at.replace(tzinfo=zone_of(timezone)).astimezone(UTC)
        return Moment(at, precision) if _EARLIEST < at.year < _LATEST else None
    except (ValueError, KeyError, IndexError, OverflowError):
        return None


_WEEKDAYS = frozenset(f"{name}," for name in ENGLISH_WEEKDAYS)
_SHAPES: dict[tuple[int, str], Precision] = {(19, "--T::"): "second", (19, "-- ::"): "second", (16, "--T:"): "minute"}
_ZONES_SECONDS = re.compile(r"(?<=:\d\d:\d\d[+-]\d\d:\d\d):00$|(?<=:\d\d:\d\d [+-]\d\d:\d\d):00$")  # .NET's
# RFC 9557, but only a name of the tz database.
_PLACE = re.compile(
    r" ?(?:\[([A-Z][A-Za-z_]+(?:/[\w+-]+){0,2})\]|([A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_-]+){1,2}))(?:\[[\w=!-]+\])*$"
)


def _placed(text: str, timezone: str | None) -> tuple[str, str | None]:
    """Split a text from the zone of the tz database at its end: "2025-09-24T14:05:30+02:00[Europe/Berlin]"."""
    match = _PLACE.search(text) if "/" in text or "[" in text else None
    place = (match[1] or match[2]) if match else None
    return (text[: match.start()], place) if match and zone_of(place) is not UTC else (text, timezone)
