"""Converts dates of calendars with an exact Gregorian equivalent, once `dates` has refused them as foreign.

The Buddhist calendar of Thailand, the Japanese eras and the years of the Republic of China have the Gregorian months
and days, and only count years differently. The solar Hijri calendar of Iran and Afghanistan has months of its own,
whose leap years follow a cycle of 33 years from 1244 to 1472.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ingest.text.calendars import foreign
from ingest.text.calendars.words import plain

_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of each 33 years
_NEW_YEAR = (1404, date(2025, 3, 21))
_SOLAR_YEARS = range(1279, 1419)  # 1900 to 2039
_BUDDHIST_YEARS = range(2500, 2583)  # earlier years began in April
_AHEAD = 543  # years by which the Buddhist calendar is ahead
_BEGINNINGS = {"令和": (2019, 5, 1), "平成": (1989, 1, 8), "昭和": (1926, 12, 25), "大正": (1912, 7, 30)}
_LETTERS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正"}
_FIGURES = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}

_HOLDS_YEAR = re.compile(
    r"\d{4}|年|1[0-3]\d[-/.]|[4-8]\d(?!\d)|^[RHST] ?\d"
)  # a year of any of these calendars; most texts hold none
_ERA = re.compile(rf"(?P<era>{'|'.join(_BEGINNINGS)}) ?(?P<n>元|\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?年")
_ERA_IN_BRACKETS = re.compile(rf"\( ?{_ERA.pattern} ?\)")
_YEAR_IN_BRACKETS = re.compile(rf"{_ERA.pattern} ?\( ?(?P<y>\d{{4}}) ?年? ?\) ?年?")
_ERA_IN_FIGURES = re.compile(r"(?P<era>[RHST]) ?(?P<n>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?!\d)")
_OF_REPUBLIC = re.compile(r"(?:中[華华])?民[國国] ?(?P<n>元|\d{2,3}) ?年")
_OF_REPUBLIC_IN_FIGURES = re.compile(r"(?<!\d)1[0-3]\d(?=([-/.])\d\d?\1\d\d?(?![\d.]))")
_BUDDHIST = re.compile(r"(?:พ ?\. ?ศ ?\.?|พศ|พุทธศักราช)? ?(?P<y>25\d\d)(?!\d)")
# A year of two figures behind a month named in Thai, or behind a day and a month in figures.
_BUDDHIST_SHORT = re.compile(
    r"(?<!\d)(?P<day>\d{1,2} ?(?:[\u0e00-\u0e7f. ]{3,12}|[./-]\d{1,2}[./-]))(?P<y>[4-8]\d)(?![\d:.])"
)
_SOLAR_FIGURES = re.compile(
    r"(?<!\d)(?:(?P<y>1[34]\d\d)(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)"
    r"|(?P<d2>\d\d?)(?P<sep2>[-/.])(?P<m2>\d\d?)(?P=sep2)(?P<y2>1[34]\d\d))(?!\d)"
)
_SAME_DAY = r"(?:[ (,/|-]{0,3}(?:ال)?(?:موافق|مصادف|برابر)(?: (?:لـ?|با))?)?"  # "which is the same as"


def in_gregorian(text: str, language: str) -> Iterator[str]:
    """Yield plain readings of `text`: without a second date in another calendar, then with that date converted.

    `language` is a primary subtag of BCP 47. A reading is yielded only if it differs from `text`.

    Raises: ValueError: there is no such day in its calendar.
    """
    flat = plain(text)
    if not _HOLDS_YEAR.search(flat):
        return
    solar, lunar = _named(foreign.SOLAR), _named(foreign.LUNAR)
    alone = lunar.sub(" ", flat)
    for reading in (_ERA_IN_BRACKETS.sub("", alone), _YEAR_IN_BRACKETS.sub(r"\g<y>年", alone)):
        if reading.strip() != flat:
            yield reading.strip()
    told = _ERA.sub(_year_of_era, _OF_REPUBLIC.sub(lambda match: f"{1911 + _number(match['n'])}年", alone))
    told = _OF_REPUBLIC_IN_FIGURES.sub(lambda match: str(1911 + int(match[0])), told)
    told = solar.sub(_iso, told)
    if foreign.goes_with(_calendar(foreign.SOLAR), text, language):
        told = _SOLAR_FIGURES.sub(_iso, told)
    if language in ("th", "lo") or re.search("[\u0e00-\u0eff]", text):
        told = _BUDDHIST.sub(_without_ahead, _BUDDHIST_SHORT.sub(r"\g<day> 25\g<y>", told))
    if language == "ja" and (match := _ERA_IN_FIGURES.match(told)):
        told = f"{_year(_LETTERS[match['era']], match['n'], told)}-{match['m']}-{match['d']}{told[match.end() :]}"
    if told != flat:
        yield told.strip()


def _calendar(name: str) -> foreign.Calendar:
    return next(calendar for calendar in foreign.CALENDARS if calendar.name == name)


@cache
def _named(calendar: str) -> re.Pattern[str]:
    """A pattern of a calendar's days with a named month, and the year before or behind it."""
    names = sorted((plain(name) for name in foreign.NAMES[calendar] if len(name) > 1), key=len, reverse=True)
    month = "|".join(re.escape(name) for name in names)
    behind = r"(?: ?(?:ه ?\. ?[شق]\.?|هجر[ی]ه?(?: ?شمسی| ?قمری)?|شمسی|خورشیدی|قمری|ه|AH?|H)(?![^\W\d_]))?"
    return re.compile(
        rf"{_SAME_DAY}[ (,/|-]{{0,3}}(?<!\d)(?:(?P<d>\d\d?) ?ی?[ ,]{{0,2}}(?<![^\W\d_ی])(?P<m>{month})ی?(?: ?ماه)?"
        rf"[ ,]{{0,2}}(?:(?:سال|عام|سنه) )?(?P<y>1[34]\d\d)(?!\d)ی?{behind}"
        rf"|(?P<y2>1[34]\d\d)[ ,]{{1,2}}(?P<m2>{month})ی?(?: ?ماه)?[ ,]{{1,2}}(?P<d2>\d\d?)(?!\d)){_SAME_DAY}",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    return {
        plain(name).casefold(): number
        for number, month in enumerate(foreign.SOLAR_MONTHS, 1)
        for name in month.split("|")
    }


def _iso(match: re.Match[str]) -> str:
    """A solar day in ISO 8601; unchanged if its year is not one of this calendar's."""
    year, month, day = (match[name] or match[f"{name}2"] for name in "ymd")
    if int(year) not in _SOLAR_YEARS:
        return match[0]
    number = int(month) if month.isdecimal() else _months().get(month.casefold().removesuffix("ماه"), 0)
    return f" {_of_solar(int(year), number, int(day)).isoformat()}" if number else match[0]


def _of_solar(year: int, month: int, day: int) -> date:
    """Return a solar Hijri day in the Gregorian calendar.

    Raises: ValueError: there is no such day.
    """
    length = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAP else 29
    if not 1 <= month <= 12 or not 1 <= day <= length:
        raise ValueError((year, month, day))
    known, first = _NEW_YEAR
    between = range(min(year, known), max(year, known))
    days = 365 * len(between) + sum(other % 33 in _LEAP for other in between)
    behind = 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return first + timedelta(days=(days if year >= known else -days) + behind)


def _year_of_era(match: re.Match[str]) -> str:
    return f"{_year(match['era'], match['n'], match.string[match.end() :])}年"


def _year(era: str, number: str, rest: str) -> int:
    """Return the year of an era.

    Raises: ValueError: the day at the beginning of `rest` is before the era.
    """
    first = _BEGINNINGS[era]
    year = first[0] + _number(number) - 1
    day = re.match(r"\D{0,3}(\d{1,2})\D{1,3}(\d{1,2})", rest)
    if year == first[0] and day and (year, int(day[1]), int(day[2])) < first:
        raise ValueError(rest)
    return year


def _number(numeral: str) -> int:
    """Return 7 for 7 and 七, 31 for 三十一, 1 for 元, the first."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return 1 if numeral == "元" else _FIGURES[numeral]
    return 10 * _FIGURES.get(tens, 1) + _FIGURES.get(ones, 0)


def _without_ahead(match: re.Match[str]) -> str:
    year = int(match["y"])
    return f" {year - _AHEAD}" if year in _BUDDHIST_YEARS else match[0]
