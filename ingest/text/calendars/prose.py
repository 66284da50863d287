"""Reads dates as people write them in some forty languages, once `words` has put them into its notation."""

import re
from datetime import date

from ingest.schema import Flaw
from ingest.text.calendars import foreign, names
from ingest.text.calendars.forms import Clock, Day, Said, clock_of, without_day, year_of
from ingest.text.calendars.words import notation
from ingest.text.calendars.zones import FARTHEST_ZONE, offset_of
from ingest.text.language import primary_subtag

ENGLISH_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_NAMED_WEEKDAY = re.compile(rf"\b({'|'.join(ENGLISH_WEEKDAYS)})(?:s?(?:day)|nesday|rsday|urday)?\b", re.IGNORECASE)
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")
_SEP = r"[ .,/'-]{0,4}"
_NAMED_LAST = rf"{_SEP}(?P<y>\d{{4}}|\d\d)(?![\d:])"
_DAYS = (
    re.compile(rf"(?<![\d:])(?P<d>\d{{1,2}}){_SEP}M(?P<m>\d\d){_NAMED_LAST}"),
    re.compile(rf"M(?P<m>\d\d){_SEP}(?P<d>\d{{1,2}})(?!\d){_NAMED_LAST}"),  # "24 April 201926 April" are two days
    re.compile(rf"(?<!\d)(?P<y>\d{{4}}){_SEP}M(?P<m>\d\d){_SEP}(?P<d>\d{{1,2}})(?![\d:])"),
    re.compile(r"(?<!\d)(?P<y>\d{4}) ?(?P<sep>[-/.]) ?(?P<m>\d{1,2}) ?(?P=sep) ?(?P<d>\d{1,2})(?!\d)"),
)
_YEAR_DAY = re.compile(rf"(?<!\d)(?P<y>\d{{4}}){_SEP}(?P<d>\d{{1,2}}){_SEP}M(?P<m>\d\d)(?![\d:])")
# A space before only one of two signs: a word stood there ("8 Min. 12.01").
_NUMERIC = re.compile(
    r"(?<![\d:])(?P<a>\d{1,2})(?P<gap> ?)(?P<sep>[-/.]) ?(?P<b>\d{1,2})(?P=gap)(?P=sep) ?(?P<y>\d{4}|\d\d)(?![\d:])"
)
_MONTH_OF_YEAR = re.compile(rf"M(?P<m>\d\d){_SEP}(?P<y>\d{{4}})|(?P<y2>\d{{4}}){_SEP}M(?P<m2>\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2} ?M\d\d|M\d\d ?\d{1,2}),? (\d{1,2}:\d\d.*) (\d{4})")  # asctime
_REPEATED = re.compile(r"(M\d\d)(?:[ /()-]{1,3}\1(?: ?\))?)+")  # أيلول/سبتمبر
# The name of a day in an unknown language, or one that is also a zone (Polish pt., Czech čt), or a place.
_LEADING_WORD = re.compile(r"(?:(?:\?|\{\??\w+\})[ .']{0,2}){1,2}, ")
_STRAY_HALF = re.compile(r"(?<!\d)(?<!\d )[APNL]M(?! ?\d)")  # German "am", Arabic "م" for the common era
_NO_SUCH = re.compile(r"(?:3[2-9]|[4-9]\d) ?(?:\?|\{\?|M\d\d)|(?:2[5-9]|[3-9]\d):\d\d|\d\d?:[6-9]\d|\d{5}$")
_COUNT = re.compile(r"- \d")  # a dash behind a time, and what follows: "09:41 - 2 minutes to read"
_ZONE = r"\(?(?:\{\??(?P<name>\w+)\})? ?(?P<offset>[+-] ?\d{1,2}(?::?\d\d)?)?\)?(?: ?\(?\{\??\w+\}\)?)?"
_TIME_OF_DAY = re.compile(
    r"[ ,.:|()/'-]*(?:(?P<early>[APNL]M) ?)?"
    r"(?P<h>\d{1,2})(?:(?::|\.(?=\d\d))(?P<mi>\d\d?)"
    r"(?:[:.](?P<s>\d\d?)(?:(?:[.,]|:(?=\d{3}))(?P<us>\d{1,9}))?)?)? ?(?P<late>[APNL]M)?"
    rf"[ ,|]*{_ZONE}[ ,.|()'-]*"
)
# 2025-09-24+03:00, as in XML Schema. A name has to be known, for R7.9.24 is of another calendar.
_ZONE_ALONE = re.compile(r"[ ,|]*\|[ ,]*(?:\{(?P<name>\w+)\})?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)?[ ,]*")

# What Go prints behind a time: a nameless zone for the second time, and how long the program has run.
_MONOTONIC = re.compile(r"(?:(?<=[+-]\d{4}) [+-]\d\d(?:\d\d)?)?(?: m=[+-]\d+\.\d+)?$")
# In Vietnamese.
_NUMBERED_WEEKDAY = re.compile(r"^(?:Thứ|T) ?[2-8] ?,? ?(?=\d\d?(?:[/.-]\d\d?[/.-]\d| th))", re.IGNORECASE)
_SPACED = re.compile(r"^, (\d\d?) (\d\d?) (?=\d{4}(?: |$))")  # "Wed, 31 8 2016": after a day of the week
_BASQUE = re.compile(r"(?<=\d)\(([ae])\)")  # "2025(e)ko martxoaren 5(a)", as written by programs
_DASHED_HOUR = re.compile(r"(?<=\.\d{4})-(?=\d\d:\d\d\b)")  # 03.05.2019-14:05, as in German papers
_LOST_PLUS = re.compile(r"(?<=:\d\d) (?=(?:0\d|1[0-4]):?(?:00|30|45)$)")  # a "+" decoded to a space, as in an address


def said_by_people(text: str, language: str, day_first: bool | None) -> Said | None:
    """Return the day and time that a text in a language names; None if it names no day, or says more.

    `day_first` tells the order of 05-09-2025, else what stands beside it, else the region of the language (BCP 47).

    Raises: ForeignCalendar: the date is of another calendar. ValueError: there is no such day or hour.
    """
    text = _DASHED_HOUR.sub(" ", _LOST_PLUS.sub(" +", _MONOTONIC.sub("", _NUMBERED_WEEKDAY.sub("", text))))
    text = _BASQUE.sub(r"\1", text)
    flat = _SPACED.sub(r"\1/\2/", _REPEATED.sub(r"\1", notation(text, primary_subtag(language))))
    if match := _MONTH_OF_YEAR.fullmatch(flat.strip(" .,")):
        month, year = match["m"] or match["m2"], match["y"] or match["y2"]
        foreign.refuse_far_year(int(year))
        return Day(int(year), int(month), 1, without_day(text)), Clock()
    flat = _YEAR_LAST.sub(r"\1 \3 \2", flat)
    flat = flat[leading.end() :] if (leading := _LEADING_WORD.match(flat)) else flat
    forms = (*_DAYS, _YEAR_DAY) if primary_subtag(language) in names.YEAR_DAY_LANGUAGES else _DAYS
    match = next(filter(None, (pattern.search(flat) for pattern in forms)), None)
    if match:
        day = Day(year_of(match["y"]), int(match["m"]), int(match["d"]))
    elif match := _NUMERIC.search(flat):
        day = _numeric_day(match, language, _order_beside(match, text, language) if day_first is None else day_first)
    elif _NO_SUCH.match(flat.strip(" .,")):
        raise ValueError(text)
    else:
        return None
    foreign.refuse_far_year(day.year)
    if len(match["y"]) == 2:
        foreign.refuse_short_year(text, primary_subtag(language), named="M" in match[0])
    clock = _time_of_day(f"{flat[: match.start()]}|{flat[match.end() :]}")
    return (day, clock) if clock else None


def _numeric_day(match: re.Match[str], language: str, day_first: bool | None) -> Day:
    first, second = int(match["a"]), int(match["b"])
    if len(match["y"]) == 2 and day_first is None and primary_subtag(language) in names.YEAR_FIRST_LANGUAGES:
        return Day(year_of(match["a"]), second, int(match["y"]))
    flaws: tuple[Flaw, ...] = ()
    order: bool | None = first > 12
    if first <= 12 and second <= 12 and first != second:
        # Nobody who puts the month first writes full stops.
        order = day_first if day_first is not None else match["sep"] == "." or _day_goes_first(language)
        flaws = (Flaw("date-order-unknown", match[0]),) if order is None else ()
    month, day = (first, second) if order is False else (second, first)
    return Day(year_of(match["y"]), month, day, flaws)


def _order_beside(match: re.Match[str], text: str, language: str) -> bool | None:
    """Whether the day comes first, judged by a day of the week or an American zone beside it."""
    order = _order_by_weekday(match, text)
    is_american = order is None and _day_goes_first(language) is None and _AMERICAN.search(text)
    return False if is_american else order


def _order_by_weekday(match: re.Match[str], text: str) -> bool | None:
    """Whether the day comes first, judged by the English day of the week beside it: "Fri, 05/03/2019" is in May."""
    named = _NAMED_WEEKDAY.search(text)
    if named is None or len(match["y"]) == 2 or max(one := int(match["a"]), other := int(match["b"])) > 12:
        return None
    wanted = ENGLISH_WEEKDAYS.index(named[1].title())
    fits = [date(int(match["y"]), month, day).weekday() == wanted for month, day in ((other, one), (one, other))]
    return fits[0] if fits[0] != fits[1] else None


def _day_goes_first(language: str) -> bool | None:
    region = next((tag.upper() for tag in re.split("[-_]", language)[1:] if len(tag) == 2), None)
    if region in names.MIXED_REGIONS:
        return None
    if region:
        return region not in names.MONTH_FIRST_REGIONS
    return True if primary_subtag(language) in names.DAY_FIRST_LANGUAGES else None


def _time_of_day(rest: str) -> Clock | None:
    """Return the time in what is left of a text without its date; None if anything there is no time."""
    rest = _STRAY_HALF.sub(" ", rest)
    if not rest.strip(" ,.|()'-"):
        return Clock()
    if match := _ZONE_ALONE.fullmatch(rest):
        return Clock(zone=_written_zone(match))
    match = _TIME_OF_DAY.fullmatch(rest)
    half = (match["late"] or match["early"]) if match else None
    if not match or not (match["mi"] or half) or (_COUNT.fullmatch(match["offset"] or "") and not match["name"]):
        return None
    clock = clock_of(match["h"], match["mi"] or "0", match["s"], match["us"], _written_zone(match))
    return clock._replace(hour=_hour(clock.hour, half))


def _written_zone(match: re.Match[str]) -> str:
    """Return the offset, if there is one: "GMT+3", "+0200 (CEST)"."""
    offset = (match["offset"] or "").replace(" ", "")
    if offset and abs(offset_of(offset)) > FARTHEST_ZONE:
        raise ValueError(offset)  # 14:05-15:30 is a span of time
    return offset or match["name"] or ""


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of 24. An hour past 12 stays as it is ("14:05 PM")."""
    if hour == 12 and half in ("AM", "LM"):
        return 0
    return hour + 12 if half and hour in _LATER_HOURS[half] else hour


# "Noon" at 11:30 is before midday and at 1:30 after; "night" at 10 is before midnight and at 1 after.
_LATER_HOURS = {"AM": range(0), "PM": range(12), "NM": range(10), "LM": range(5, 12)}
