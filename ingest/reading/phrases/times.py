"""Recognises lines that are only a time: "6m ago", "21:52", "Published: 24 September 2025"."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.text.calendars.names import DAY_FIRST_LANGUAGES, WEEKDAYS, YEAR_FIRST_LANGUAGES
from ingest.text.calendars.words import key
from ingest.text.dates import SOME_TIME, Moment, find_date, parse_date, parse_relative
from ingest.text.language import primary_subtag

_HOURS = r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d|(?:[01]?\d|2[0-3])時[0-5]?\d分)"
_CLOCK = re.compile(
    r"(?:(?:at|um|à|a las|alle|ore|klo|kl\.?|saat|om|às|u|v|в|о|у|الساعة|ساعت|کاتژمێر|오전|오후|[午上下][前後午])\s?)?"
    rf"{_HOURS}(?:\s?(?:uhr|uur|hs?|am|pm|a\.m\.|p\.m\.|น\.))?(?:\s(?:gmt|utc|[ecmp][sd]?t|bst|ist|wib|wita|wit))?",
    re.IGNORECASE,
)
# "15 min", "3 Std.", "2 godz. temu": how long ago, abbreviated.
_SHORT_SPAN = re.compile(
    r"\d{1,2}\s?(?:sek|sec|min|mins|dk|sa|std|stdn|godz|tim|t|h|hr|hrs|u|d|tg)\b\.?"
    r"(?:\s(?:ago|temu|siden|sedan|önce|fa|sitten))?|\d{1,2}\s?год\.?\sтому",
    re.IGNORECASE,
)
# A day without its year, alone or before an hour: "24 Sep", "24.9.", "9月24日 10時30分".
_SHORT_DAY = re.compile(
    r"(?:(?P<words>(?:(?P<weekday>[^\W\d_]{2,12})\.?,?\s)?(?:\d{1,2}\.?\s[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2}))"
    r"|(?P<one>\d{1,2})(?:[./]|月\s?)(?P<other>\d{1,2})[.日]|(?P<first>\d\d)[./-](?P<second>\d\d))"
    rf"(?:\s?[(（]\w[)）])?(?:,?\s{_HOURS})?"
    rf"|(?P<day>\d{{1,2}})[./-]\s?(?P<month>\d{{1,2}})\.?(?:\s?[(（]\w[)）])?,?\s(?:à\s)?{_HOURS}",
    re.IGNORECASE,
)
_HOURS_WRITTEN = re.compile(_HOURS)
_FIGURES = ("one", "other", "first", "second", "day", "month")
# A time in front of a title, in brackets there, or behind it.
_BEFORE = re.compile(
    r"^(?P<time>\d[\d:.h ]{2,6}(?:am|pm|uhr)?)(?!(?<=h)[^\W\d_])\s*[-–—|•·:]?\s*(?P<title>[^\d./:].{8,})$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\[\s*(?P<time>[^\[\]]{3,30}?)\s*\]\s*(?P<title>.{8,})$")
_BEHIND = re.compile(r"^(?P<title>.{8,}?)\s*[-–—|•·(（]\s*(?P<time>[^-–—|•·()（）]{3,30})[)）]?$")
_PARTED = re.compile("[-–—|•·(（]")  # what stands before a time behind a title
_HOUR = re.compile(r"(\d{1,2})[:.h](\d\d)(?:\s?(?:uhr|h|(?P<half>[ap])\.?m\.?))?", re.IGNORECASE)
FEWEST = 4  # rows whose times must go back to say something
LONGEST = 40  # characters of a time
LONGEST_WORDS = 24  # characters of a time without figures: "an hour ago"


class Timed(NamedTuple):
    """A title without its time, and the time that stood before or behind it."""

    title: str
    time: str | None


def split_time(line: str) -> Timed:
    """Return a title without the time that it begins or ends with.

    >>> split_time("14:05 Ferry back in service"), split_time("Ferry back in service - 2 hours ago")
    (Timed(title='Ferry back in service', time='14:05'), Timed(title='Ferry back in service', time='2 hours ago'))
    """
    first = _BEFORE if line[:1].isdecimal() else _BRACKETED if line[:1] == "[" else None
    for pattern in (first, _BEHIND if _PARTED.search(line, 8) else None):
        found = pattern.match(line) if pattern else None
        if found and is_time(found["time"].strip()):
            return Timed(found["title"].strip(), found["time"].strip())
    return Timed(line, None)


_DATED = re.compile(r"(?P<time>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)\s*[-–—|:]?\s+(?P<title>[^\W\d].{7,})")


def split_days(titles: Sequence[str]) -> list[Timed]:
    """Return titles without the days that they all begin with, if no day is later than the one before; else none.

    Days that go forward, or that an hour follows, are those of meetings.

    >>> split_days(["24.09.2025 Ferry is back", "23.09.2025 Bread is dear"])[0]
    Timed(title='Ferry is back', time='24.09.2025')
    """
    found = [_DATED.fullmatch(title) for title in titles]
    parts = [Timed(one["title"], one["time"]) for one in found if one]
    read = [day.when for part in parts if isinstance(day := parse_date(part.time or ""), Moment)]
    return parts if len(read) == len(titles) and read == sorted(read, reverse=True) else []


@lru_cache(maxsize=256)  # the texts of a row are asked about twice or more
def is_time(text: str) -> bool:
    """Return whether a text is a time and nothing else.

    >>> is_time("6m ago"), is_time("an hour ago"), is_time("The 14 of May")
    (True, True, False)
    """
    if not _may_be(text):
        return 0 < len(text) <= LONGEST_WORDS and parse_relative(text, now=SOME_TIME) is not None
    text = _in_ascii_figures(text)
    if _is_of_day(text) or _SHORT_SPAN.fullmatch(text) or _is_short_day(text):
        return True
    date = find_date(text)
    return date is not None and len(text) - len(date) <= 12


_SIGNS = re.compile(r"\s*[|•·]\s*|\s+[-–—/,]\s+")  # between a time and the author, section or comments
_LABEL = re.compile(  # "Posted on", "Updated:", "Publié le"
    rf"^\W*\w*(?:{UPDATED.pattern}|{PUBLISHED.pattern})\w*(?:\s(?:on|at|am|um|le|à|el|op|den|il|em)\b)?\s*[:：]?\s*"
    rf"|\s\w*(?:{UPDATED.pattern}|{PUBLISHED.pattern})\w*$",
    re.IGNORECASE,
)
LONGEST_BESIDE = 80  # characters of a line that holds a time and a little else


def time_in(line: str) -> str | None:
    """Return the time that a line is, or holds beside a label, a name or a section; None if it says more.

    >>> time_in("Posted on 12 March 2025"), time_in("Sport · updated 2 hours ago"), time_in("In 2 hours we ran 14 km")
    ('12 March 2025', '2 hours ago', None)
    """
    is_all = is_time(line)
    if (is_all and _is_moment(line)) or not (is_all or len(line) <= LONGEST_BESIDE):
        return line if is_all else None
    times = [time for part in _SIGNS.split(line) if is_time(time := _LABEL.sub("", part))]
    read = (moment for time in times if _is_moment(moment := _without_label(time)))
    return next(read, None) or next(iter(times), line if is_all else None)


def _without_label(time: str) -> str:
    """A time as it is written, or only its date if words beside it keep it from being read."""
    return time if _is_moment(time) else find_date(time) or time


def _is_moment(time: str) -> bool:
    return parse_relative(time, now=SOME_TIME) is not None or isinstance(parse_date(time), Moment)


_BEGINS_DAY = (
    r"\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
)
_SAYS_WHEN = re.compile(
    r"(?:(?:(?:web|article|story|page|first|last|originally|date)\s)?(?:posted|published|updated|modified|created)"
    r"|last\supdate)"
    rf"(?:\s(?:on|at|date)\b|\s?:|\s(?={_BEGINS_DAY}))[^!?]*\d"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s(?:[a-z]{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s[a-z]{3,9})"
    r"(?:[\s,|@(–-]+(?:\d[\d:.]*|[ap]\.?m\.?|(?-i:[A-Z]{2,4})|at)\)?)*\.?$"
    r"|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s)?[a-z]{3,9}\.?\s\d{1,2},?\s\d{4}[^.!?]*\b(?:posted|published|updated)\b[^!?]*\d",
    re.IGNORECASE,
)


def says_when(line: str) -> bool:
    """Return whether a short line says when a page was published, and hardly anything else.

    >>> says_when("Web posted at: 3:17 p.m. EDT"), says_when("14 May 2025"), says_when("Published by a small press")
    (True, True, False)
    """
    return _SAYS_WHEN.match(line) is not None or is_time(line) or _is_labelled(line)


def _is_labelled(line: str) -> bool:
    """Whether a line is a date or two with words for what they are of, in any language, and hardly anything else."""
    if len(line) > LONGEST_LABELLED or line.endswith(_FULL_STOPS) or not any(map(str.isdigit, line)):
        return False
    if not (UPDATED.search(line) or PUBLISHED.search(line)):
        return False
    rest = _WORD_FOR_A_DATE.sub(" ", line)
    date = find_date(rest)
    if date is None:
        return False
    for _ in range(MOST_DATES):
        rest = rest.replace(date, " ", 1)
        if (date := find_date(rest)) is None:
            break
    return sum(FAR_EASTERN if letter >= "\u2e80" else 1 for letter in rest if letter.isalpha()) <= FEW_LETTERS


_WORD_FOR_A_DATE = re.compile(rf"[^\W\d]*(?:{UPDATED.pattern}|{PUBLISHED.pattern})[^\W\d]*", re.IGNORECASE)
_FULL_STOPS = (".", "!", "?", "。", "।")
LONGEST_LABELLED = 100  # characters of a date with such words
MOST_DATES = 3
FAR_EASTERN = 3  # Latin letters that say as much as one sign of the Far East
FEW_LETTERS = 16  # letters, counted as Latin ones, beside the dates of such a line: "on", "at", "Uhr"


def _in_ascii_figures(text: str) -> str:
    """A text with its Arabic, Persian or Indian figures as ASCII figures."""
    if text.isascii():
        return text
    return "".join([str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text])


def _is_short_day(text: str) -> bool:
    """Whether a text is a day without its year: with the name of a month, or all in figures."""
    found = _SHORT_DAY.fullmatch(text)
    if found is None:
        return False
    if found["weekday"] and key(found["weekday"]) not in _weekdays():
        return False
    if found["words"]:
        return isinstance(parse_date(f"{found['words']} {SOME_TIME.year}"), Moment)
    low, high = sorted(int(figures) for figures in found.group(*_FIGURES) if figures)
    return 1 <= low <= 12 and 1 <= high <= 31


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(key, WEEKDAYS))


def last_such_day(
    text: str, *, now: datetime, language: str | None = None, timezone: str | None = None, day_first: bool | None = None
) -> Moment | None:
    """Return the latest day or hour that a text without a year can mean, at most a day after `now`.

    None if the text is no such day, or if nothing says which of its figures is the month.

    >>> from datetime import UTC
    >>> last_such_day("28 Dec", now=datetime(2026, 1, 3, tzinfo=UTC)).when.isoformat()
    '2025-12-28T00:00:00+00:00'
    """
    text = _in_ascii_figures(text.strip())
    if not (_may_be(text) and _is_short_day(text)):
        return None
    for year in (now.year + 1, now.year, now.year - 1):
        found = parse_date(_with_year(text, year, language, day_first) or "", language=language, timezone=timezone)
        if isinstance(found, Moment) and found.when <= now + timedelta(days=1):
            return found
    return None


def _with_year(text: str, year: int, language: str | None, day_first: bool | None) -> str | None:
    """A day with its year added; None if either of its figures may be the month."""
    found = _SHORT_DAY.fullmatch(text)
    if found is None:
        return None
    if found["words"]:
        return f"{found['words']} {year}{text[found.end('words') :]}"
    low, high = (name for name in _FIGURES if found[name])
    month, day = int(found[low]), int(found[high])
    primary = primary_subtag(language)
    if "月" in text or day > 12:
        day_first = False
    elif month > 12 or low == "one":  # "24.9." is written only where the day comes first
        day_first = True
    elif primary in YEAR_FIRST_LANGUAGES or primary in DAY_FIRST_LANGUAGES:
        day_first = primary in DAY_FIRST_LANGUAGES
    if day_first is None:
        return None
    month, day = (day, month) if day_first else (month, day)
    clock = _HOURS_WRITTEN.search(text, found.end(high) + 1)
    return f"{year}-{month:02}-{day:02}" + (f" {clock[0]}" if clock else "")


def is_time_of_day(text: str) -> bool:
    """Return whether a text is a clock's time or a span of time ago, and nothing else.

    >>> is_time_of_day("6m ago"), is_time_of_day("21:52"), is_time_of_day("14 May 2025")
    (True, True, False)
    """
    return _may_be(text) and _is_of_day(_in_ascii_figures(text))


class DayAbove(NamedTuple):
    """The day that stands above the hours of a list, newest first, and the last hour read."""

    day: str = ""
    last: tuple[int, ...] = (24,)

    def after(self, hour: str) -> "DayAbove":
        """The same after one more hour. A later hour than the last belongs to the day before, whose name is not known.

        >>> DayAbove("24 May").after("00:15").after("23:50").day
        ''
        """
        figures = tuple(map(int, re.findall(r"\d+", hour)))
        return DayAbove(self.day if figures <= self.last else "", figures)


def is_hour(text: str) -> bool:
    """Return whether a text is only a clock's time, which may be of any day.

    >>> is_hour("14:05 Uhr"), is_hour("6m ago"), is_hour("Today, 14:05")
    (True, False, False)
    """
    return _may_be(text) and _CLOCK.fullmatch(_in_ascii_figures(text)) is not None


def _is_of_day(text: str) -> bool:
    return _CLOCK.fullmatch(text) is not None or parse_relative(text, now=SOME_TIME) is not None


def _may_be(text: str) -> bool:
    return 0 < len(text) <= LONGEST and any(map(str.isdigit, text))


def go_back(times: Sequence[str | None]) -> bool:
    """Return whether several times, one for each row, are of the minute or ago, none later than the one before.

    >>> go_back(["2 min ago", "14 min ago", "1 hour ago", "3 hours ago"]), go_back(["14:02", "15:10", "09:00", "11:00"])
    (True, False)
    """
    read = [_minutes(text) for text in times if text]
    if len(read) < max(FEWEST, len(times)) or None in read:
        return False
    known = [minutes for minutes in read if minutes is not None]
    return all(later >= earlier for later, earlier in pairwise(known)) and len(set(known)) > 1


def _minutes(text: str) -> float | None:
    """A number of minutes that grows with the time written; None if the text is no time, or only a day."""
    found = _HOUR.fullmatch(_in_ascii_figures(text.strip()))
    if found:
        hours = int(found[1]) if found["half"] is None else int(found[1]) % 12 + 12 * (found["half"] in "pP")
        return 60.0 * hours + int(found[2])
    relative = parse_relative(text, now=SOME_TIME)
    if relative is not None:
        return relative.when.timestamp() / 60
    read = parse_date(text)
    return read.when.timestamp() / 60 if isinstance(read, Moment) and read.precision != "day" else None
