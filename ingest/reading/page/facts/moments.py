"""Finds the dates of a page: in its markup, around its title, behind its story, and in its address.

The markup is believed first, with two exceptions. A page that shows its readers an earlier day than its markup names
was moved to another system, and the markup dates the move. A later day is believed if other markup names it too. A page
that shows no day around its title is dated by the start of its story, by what stands behind that, or by the only day
that stands anywhere on it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Run, Walked
from ingest.reading.page.facts.agos import agos
from ingest.reading.page.facts.head import Head
from ingest.reading.page.facts.shown_dates import (
    BESIDE,
    LABELLED,
    MOST,
    PLAIN,
    Seen,
    dates_in,
    may_be_date,
    with_figures,
)
from ingest.reading.page.metadata.marked_times import Marked, attributed_times, marked_times, moment_of
from ingest.reading.page.metadata.order import ORDER
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.raw import AGO, Said
from ingest.text.calendars.forms import MONTHS
from ingest.text.calendars.zones import FARTHEST_ZONE
from ingest.text.dates import Moment, find_date, parse_date
from ingest.text.days import goes_day_first

_YEAR, _MM, _DD = r"(?P<year>(?:19|20)\d\d)", "0[1-9]|1[0-2]", r"0[1-9]|[12]\d|3[01]"
_MONTH, _DAY = f"(?P<month>{_MM})", f"(?P<day>{_DD})"
_IN_ADDRESS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/{_YEAR}(?:[/-]?{_MONTH}[/-]?|/(?P<name>{'|'.join(MONTHS).lower()})/){_DAY}(?=[/_.-]|$)",
        rf"/{_YEAR}/(?P<month>[1-9]|{_MM})/(?P<day>[1-9]|{_DD})/",
        rf"/[A-Za-z]{{0,3}}{_YEAR}{_MONTH}{_DAY}(?:_\d|(?:[01]\d|2[0-3])[0-5]\d{{1,20}}(?!\w*/https?:))",  # and an hour
        rf"[/-]{_YEAR}-{_MONTH}-{_DAY}(?=[/_.-]|$)",  # behind the words of the title
        rf"/(?P<day>1[3-9]|2\d|3[01])([/.-]){_MONTH}\2{_YEAR}(?=[/_.-]|$)",
    )
)
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])/")
_TODAY = re.compile(r"[^\W\d_]+\.?, ")  # a day of the week: many papers show today's date like that
_RELEASE = re.compile(
    r"^(?:press|medien|presse|news|pm\b|comunicat|communiqu)[^.!?]*$|^[^\W\d][^.!?\d]{1,25},$", re.IGNORECASE
)
_BREAK = re.compile(r"\)?\s*(?:[-–—|:·]\s|[„“\"])")
_EITHER_WAY = re.compile(r"\s*\d\d?[-/]")  # the day first, or the month
_VOID = ("1970-01-01", "0001-01-01")  # what programs write if they know no date
_OFFSET = re.compile(r"\d[T ]\d\d:?\d\d(?::?\d\d(?:\.\d+)?)? ?([+-]\d\d:?\d\d)$")
_MACHINES = re.compile(r"\d[T ]\d\d?:\d\d(?::\d\d)?$")  # the end of a program's date without a zone
BEHIND = 12  # blocks behind the story in which it may be dated
OPENING = 60  # characters from a paragraph's start in which it names its day
FIRST = 4  # paragraphs of a story that may begin with its day
ANYWHERE = 20  # dates that are read of a page that shows none in the usual places
SHOWN = frozenset({"time[pubdate]", "time", "text"})
STATED = frozenset(takewhile(lambda signal: signal not in SHOWN, ORDER["published"]))  # by the markup
CHANGED = frozenset(ORDER["updated"])
VAGUE = frozenset({"meta:date", "meta:dc.date", "meta:dcterms.date"})  # these date the page as often as the story
DAYS = timedelta(days=2)  # the most between one day in two different zones


@dataclass(frozen=True, slots=True)
class Dates:
    """All statements of when a page was published and updated, in the order of trust."""

    published: tuple[Said, ...]
    updated: tuple[Said, ...]


def dates_of(signals: Signals, head: Head, dateline: str | None) -> Dates:
    """Return all statements of when a page was published and updated, in the order of trust.

    `dateline` is the day that the story's dateline names, None if it names none; it is trusted least of all.
    """
    address = _address_date(head.url)
    shown = [one for one in head.dates if not one.is_update and one.rank <= PLAIN]
    shown.sort(key=lambda one: (not _is_day(one.value, address, head.language), _is_today(one), one.rank))
    marked = list(marked_times(signals.times, head.above, head.title))
    if not (marked or shown or signals.said("published")):
        marked = [Marked(value, is_update=False) for value in _only(attributed_times(head.pieces))]
    found = {
        "time": tuple(one.value for one in marked if not one.is_update)[:MOST],
        "time of an update": tuple(one.value for one in marked if one.is_update)[:MOST],
        "time[pubdate]": _only(
            moment_of(time) for time in signals.times if "pubdate" in time.attrib or time.tag == "abbr"
        ),
        "text": tuple(one.value for one in shown),
    }
    others = {} if shown or found["time"] or _says_both(signals) else _less_near(signals, head)
    updates = (*(one.value for one in head.dates if one.is_update), *others.pop("text of an update", ()))
    if not (updates or found["time of an update"] or others or signals.said("updated")):
        behind = dates_in(head.walked, _behind(head.walked, head.body), head.language)
        updates = tuple(one.value for one in behind if one.is_update)[:1]  # "Page last changed: 12 April 2024"
    found |= {**others, "text of an update": updates}
    found["address"] = (address,) if address else ()
    found["dateline"] = (dateline,) if dateline else ()
    published, updated = signals.merged("published", found), signals.merged("updated", found)
    published = tuple(said for said in published if not said.value.startswith(_VOID))
    if not published and head.body and head.title:
        published = tuple(Said(ago, AGO) for ago in agos(head.above, head.title, head.body.runs[0]))[:1]
    language = _locale(signals, head, (*published, *updated))
    if better := _disputed(published, language) or _shown_instead(shown, published, updated, language, head.url):
        published = (better, *(said for said in published if said != better))
    told = (_placed(_precise(published, language), language), updated)
    zone = _zone(published, updated)
    return Dates(*(tuple(_located(said, language, zone) for said in field) for field in told))


def _is_today(date: Seen) -> bool:
    """Whether a date is written as that on which a paper is read, and its line does not say what it is of."""
    return date.rank > LABELLED and _TODAY.match(date.value) is not None


def _zone(published: Sequence[Said], updated: Sequence[Said]) -> str | None:
    """Return the first offset from UTC that is written with a date; UTC itself does not tell the site's zone."""
    offsets = (found[1] for said in (*published, *updated) if (found := _OFFSET.search(said.value)))
    return next((offset for offset in offsets if offset.strip("+-0:")), None)


def _located(said: Said, language: str | None, zone: str | None) -> Said:
    """Return a date with its page's language and, if it has an hour but no zone, with the zone of other dates there."""
    if zone and not _OFFSET.search(said.value) and (read := _moment(said, language)) and read.precision != "day":
        return said._replace(language=language, timezone=zone)
    return said._replace(language=language)


def _placed(published: tuple[Said, ...], language: str | None) -> tuple[Said, ...]:
    """Return the statements; if the first lacks a zone, a shown date of the same hour that has one goes first."""
    if not published or _MACHINES.search(published[0].value) is None:
        return published
    at = _when(published[0], language)
    hours = (f"{at:%H:%M}", f"{at:%I:%M}".lstrip("0"), f"{at:%H.%M}") if at else ()
    same = (said for said in published[1:] if said.signal == "text" and any(hour in said.value for hour in hours))
    shown = next((said for said in same if _names_zone(said.value, language)), None)
    return (shown, *(said for said in published if said != shown)) if shown else published


def _names_zone(value: str, language: str | None) -> bool:
    """Whether a date names its zone: read in any other zone, it is the same moment."""
    read = [parse_date(value, language=language, timezone=zone) for zone in (None, "+01:00")]
    return isinstance(read[0], Moment) and not read[0].flaws and read[0] == read[1]


def _locale(signals: Signals, head: Head, dates: Iterable[Said]) -> str | None:
    """Return the page's language; if a date in figures needs it, with a region that tells its order."""
    if _has_order(head.language) or not any(_EITHER_WAY.match(date.value) for date in dates):
        return head.language
    primary = (head.language or "en")[:2]
    day_first = goes_day_first(with_figures(head.walked.runs))
    if day_first is not None:
        return f"{primary}-{'GB' if day_first else 'US'}"
    told = (said.value for said in signals.said("language") if said.value[:2].lower() == primary.lower())
    return next(filter(_has_order, told), head.language)


def _has_order(language: str | None) -> bool:
    """Whether a language tag tells the order of day and month."""
    read = parse_date("01/02/2003", language=language)
    return isinstance(read, Moment) and not read.flaws


def _precise(published: tuple[Said, ...], language: str | None) -> tuple[Said, ...]:
    """Return the statements; if the first names only a day, one of the markup with an hour of that day goes first."""
    if not published or ":" in published[0].value:
        return published
    first = _moment(published[0], language)
    if first is None or first.precision != "day":
        return published
    others = (said for said in published[1:] if said.signal in STATED or said.signal in SHOWN)
    hours = ((said, at) for said in others if (at := _moment(said, language)) and at.precision != "day")
    exact = next((said for said, at in hours if at.when.date() == first.when.date()), None)
    return (exact, *(said for said in published if said != exact)) if exact else published


def _says_both(signals: Signals) -> bool:
    """Whether the markup says when the page was published and updated, in ISO 8601."""
    fields = ((signals.said("published"), STATED), (signals.said("updated"), CHANGED))
    return all(said and said[0].value[4:5] == "-" and said[0].signal in stating for said, stating in fields)


def _less_near(signals: Signals, head: Head) -> dict[str, tuple[str, ...]]:
    """Return dates of a page that shows none around its title: from certain other places, else from anywhere."""
    behind = dates_in(head.walked, _behind(head.walked, head.body), head.language)
    found = {
        "opening": () if signals.said("published") else tuple(_opening(head.body, head.language)),
        "text behind": tuple(_closing(behind)),
        "prose": tuple(one.value for one in head.dates if not one.is_update),
        "text of an update": tuple(one.value for one in behind if one.is_update),
    }
    if any(found.values()) or any(one.is_update for one in head.dates) or signals.said("published"):
        return found
    every = dates_in(head.walked, head.walked.runs, head.language, most=ANYWHERE)
    own = [one for one in every if not one.is_update and one.rank < BESIDE]
    return {
        "text behind": tuple(one.value for one in own if one.rank == LABELLED)[:1] or _only(one.value for one in own),
        "text of an update": tuple(one.value for one in every if one.is_update)[-1:],
    }


def _only(values: Iterable[str]) -> tuple[str, ...]:
    """Return the only value, none if there are several different ones: those are other stories'."""
    several = tuple(dict.fromkeys(value.strip() for value in values))
    return several if len(several) == 1 else ()


def _opening(body: Body | None, language: str | None) -> Iterator[str]:
    """Yield the day with which one of a story's first paragraphs begins, as in press releases."""
    for run in body.runs[:FIRST] if body else ():
        start = run.text[:OPENING]
        date = find_date(start, language=language) if may_be_date(start) else None
        if date:
            before, _, after = start.partition(date)
            bracketed = before.endswith("(") and after.startswith(")")
            before = before.strip(" (|")
            if (not before or _RELEASE.search(before)) and (bracketed or _BREAK.match(after)):
                yield date
                return


def _is_day(value: str, day: str | None, language: str | None) -> bool:
    """Whether a date is of the day that the address names."""
    read = parse_date(value, language=language) if day else None
    return isinstance(read, Moment) and read.when.date().isoformat() == day


def _moment(said: Said, language: str | None) -> Moment | None:
    read = parse_date(said.value, language=language)
    return read if isinstance(read, Moment) and not read.flaws else None


def _when(said: Said, language: str | None) -> datetime | None:
    read = _moment(said, language)
    return read.when if read else None


def _disputed(published: Sequence[Said], language: str | None) -> Said | None:
    """Return another statement of the first day with month and day swapped, if the first can be read either way."""
    if not published or not _EITHER_WAY.match(published[0].value):
        return None
    read = parse_date(published[0].value, language=language)
    if not isinstance(read, Moment) or all(flaw.rule != "date-order-unknown" for flaw in read.flaws):
        return None
    turned = read.when.replace(month=read.when.day, day=read.when.month).date()
    return next((said for said in published[1:] if (at := _when(said, language)) and at.date() == turned), None)


def _shown_instead(
    shown: Sequence[Seen], published: Sequence[Said], updated: Sequence[Said], language: str | None, url: str | None
) -> Said | None:
    """Return the only day that the page shows, if it is to be believed instead of the markup's.

    An earlier one is, unless the address agrees with the markup; a later one if other markup names it too, or if the
    markup's signal is a vague one.
    """
    if len({one.value for one in shown}) != 1 or "/" in shown[0].value or published[0].signal in SHOWN:
        return None
    said = Said(shown[0].value, "text")
    seen, named = _moment(said, language), _moment(published[0], language)
    vague = published[0].signal in VAGUE
    if seen is None or named is None or not _are_apart(seen, named, vague=vague):
        return None
    at, stated = seen.when, named.when
    changed = _when(updated[0], language) if updated else None
    is_turned = (at.year, at.month, at.day) == (stated.year, stated.day, stated.month) and not _has_order(language)
    if (changed and abs(at - changed) < DAYS) or is_turned:
        return None
    if at < stated:
        month = _MONTH_IN_ADDRESS.search(url or "")
        return None if month and f"{month[1]}-{month[2]}" == f"{stated:%Y-%m}" != f"{at:%Y-%m}" else said
    if _TODAY.match(said.value):
        return None
    stating = (one for one in published[1:] if one.signal in STATED)
    agreed = next((one for one in stating if (day := _when(one, language)) and abs(at - day) < DAYS), None)
    return agreed or (said if vague else None)


def _are_apart(seen: Moment, stated: Moment, *, vague: bool) -> bool:
    """Whether two dates are of days that differ by more than a zone; less is needed if the stated one is `vague`."""
    ahead = stated.when - seen.when
    if not vague:
        return not -DAYS / 2 < ahead < DAYS
    if stated.precision == "day":
        return seen.when.date() != stated.when.date()
    return (
        not -FARTHEST_ZONE <= ahead <= FARTHEST_ZONE + (timedelta(days=1) if seen.precision == "day" else timedelta(0))
    )


def _closing(behind: Sequence[Seen]) -> Iterator[str]:
    """Yield the dates behind a story that are its own: those with a label, else the only one there is."""
    own = [one for one in behind if not one.is_update and one.rank < BESIDE]
    labelled = [one.value for one in own if one.rank == LABELLED]
    yield from labelled or [one.value for one in own if len(own) == 1]


def _address_date(url: str | None) -> str | None:
    """Return the day that an address names (/2025/09/24/, /2025/sep/24/) in ISO form, None if it names none."""
    found = next(filter(None, (form.search(url or "") for form in _IN_ADDRESS)), None)
    if found is None:
        return None
    told = found.groupdict()
    month = told["month"] or MONTHS[told["name"].title()]
    return f"{told['year']}-{int(month):02}-{int(told['day']):02}"


def _behind(walked: Walked, body: Body | None) -> list[Run]:
    """Return the last block of the story and some behind it."""
    if body is None:
        return []
    last = walked.number_of(body.runs[-1])
    return walked.runs[last : last + BEHIND]
