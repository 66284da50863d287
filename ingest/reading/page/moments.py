"""The dates of a page: what its markup says, what stands around its title and behind its story, what its address names.

The markup is believed first, but for one case: a page that shows its readers an earlier day than its markup names was
moved to another system, and the markup names the day of that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ingest.reading.page.body import Body
from ingest.reading.page.signals import Signals
from ingest.reading.page.walk import HEADINGS, Run, Walked
from ingest.reading.raw import Said
from ingest.text.dates import Moment, find_date, parse_date
from ingest.text.markup import Element

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_UPDATED = re.compile(
    r"updat|modif|aktualis|geändert|güncel|actualiz|aggiorna|mis à jour|edited|reviewed|revised|更新|تحديث|نوێ",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|dated?\b|datum|veröffentlicht|erschienen|gespeichert|gepostet|erstellt|eingestellt|stand\b|fecha|pubbl"
    r"|yayın|opublikowano|发布|發布|公開|入力|نشر|بڵاوکراوەتەوە",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"\d{4}|\d\D{1,3}\d\d?\D{1,3}\d\d")  # a year, or a day in figures alone
NEAR = 40  # blocks from the title to the story's start that can all be the head of the story
BEFORE, AFTER = 8, 8  # blocks around the two in which dates and bylines are looked for
BEHIND = 12  # blocks behind the story in which it may be dated
LONGEST = 150  # characters of a block that holds a date
PROSE = 80  # characters of a block that says more than a date, unless it says what the date is of
MOST = 3  # dates that are read of a page
SHOWN = frozenset({"time[pubdate]", "time", "text"})
DAYS = timedelta(days=2)  # between a day in one zone and the same in another


@dataclass(frozen=True, slots=True)
class Seen:
    """A date as it stands on the page."""

    value: str
    line: str  # that it stands in
    rank: int  # LABELLED to PROSAIC
    is_update: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around a page's title and the start of its story, where a reader sees its date and its authors."""

    walked: Walked
    body: Body | None
    url: str | None
    language: str | None
    runs: Sequence[Run]
    dates: Sequence[Seen]


LABELLED, PLAIN, BESIDE, PROSAIC = range(4)  # what a date's line says: what it is of, little else, more, much more


@dataclass(frozen=True, slots=True)
class Dates:
    """What is said of when a page was published and updated, in the order it is believed."""

    published: tuple[Said, ...]
    updated: tuple[Said, ...]


def head_of(walked: Walked, body: Body | None, url: str | None, language: str | None) -> Head:
    """Return the head of a page with its dates; `language` is what the page says its own is."""
    runs = _near_title(walked, body)
    return Head(walked, body, url, language, runs, list(_seen(runs, language)))


def dates_of(signals: Signals, head: Head, dateline: str | None = None) -> Dates:
    """Return when a page was published and updated; the address speaks where nothing else does.

    `dateline` is the day that the story's dateline names, which is asked last of all; None: it names none.
    """
    address = address_date(head.url)
    shown = [one for one in head.dates if not one.is_update and one.rank <= PLAIN]
    shown.sort(key=lambda one: (not _is_day(one.value, address, head.language), one.rank))
    updates = [one.value for one in head.dates if one.is_update]
    found = {"time": tuple(_marked(signals.times, head.runs)), "text": tuple(one.value for one in shown)}
    if not shown and not found["time"]:
        behind = list(_seen(_behind(head.walked, head.body), head.language))
        found["text behind"] = tuple(_closing(behind))
        found["prose"] = tuple(one.value for one in head.dates if not one.is_update)
        updates += [one.value for one in behind if one.is_update]
    found["text of an update"] = tuple(updates)
    found["address"] = (address,) if address else ()
    found["dateline"] = (dateline,) if dateline else ()
    published, updated = signals.merged("published", found), signals.merged("updated", found)
    if moved := _moved(shown, published, updated, head.language):
        published = (moved, *(said for said in published if said != moved))
    return Dates(published, updated)


def _is_day(value: str, day: str | None, language: str | None) -> bool:
    """Whether a date is of the day that the address names."""
    read = parse_date(value, language=language) if day else None
    return isinstance(read, Moment) and read.when.date().isoformat() == day


def _moved(
    shown: Sequence[Seen], published: Sequence[Said], updated: Sequence[Said], language: str | None
) -> Said | None:
    """The one day that the page shows, where it lies before the one that the markup names."""
    days = {one.value for one in shown}
    if len(days) != 1 or "/" in shown[0].value or published[0].signal in SHOWN:
        return None
    said = Said(shown[0].value, "text")
    first, second, third = (
        read.when if isinstance(read := parse_date(one.value, language=language), Moment) and not read.flaws else None
        for one in (said, published[0], *updated[:1], said)[:3]
    )
    if first is None or second is None or (updated and first == third):
        return None
    return said if first + DAYS <= second else None


def _closing(behind: Sequence[Seen]) -> Iterator[str]:
    """Dates behind a story that are its own: those that say so, else the only one; several are other stories'."""
    own = [one for one in behind if not one.is_update and one.rank < BESIDE]
    labelled = [one.value for one in own if one.rank == LABELLED]
    yield from labelled or [one.value for one in own if len(own) == 1]


def _seen(runs: Sequence[Run], language: str | None) -> Iterator[Seen]:
    """The dates in some blocks of the page, in their order."""
    found = 0
    for run in runs:
        text = run.text
        if len(text) > LONGEST or not _MAY_BE.search(text) or not (date := find_date(text, language=language)):
            continue
        rank = LABELLED if _PUBLISHED.search(text) else PLAIN if len(text) <= 2 * len(date) + 20 else BESIDE
        if rank < BESIDE or run.place.tag not in HEADINGS or text.startswith(date) or ":" in date:
            yield Seen(
                date, text, rank if len(text) <= PROSE or rank == LABELLED else PROSAIC, bool(_UPDATED.search(text))
            )
            found += 1
            if found == MOST:
                return


def _marked(times: Sequence[Element], near: Sequence[Run]) -> Iterator[str]:
    """The `datetime` of the first `time` elements that stand in some blocks and are not that of an update."""
    lines = {run.place.element: run.text for run in near}
    found = 0
    for time in times if near else ():
        element: Element | None = time
        for _ in range(4):
            if element is None or element in lines:
                break
            element = element.getparent()
        if element in lines and not _UPDATED.search(f"{time.get('class') or ''} {lines[element]}"):
            yield (time.get("datetime") or "").strip()
            found += 1
            if found == MOST:
                return


def address_date(url: str | None) -> str | None:
    """Return the day that an address names (/2025/09/24/), as a date; None where it names none."""
    found = _IN_ADDRESS.search(url or "")
    return "-".join(found.groups()) if found else None


def _near_title(walked: Walked, body: Body | None) -> list[Run]:
    """The blocks from the title, or a little before it, to a little into the story."""
    runs = walked.runs
    start = next((at for at, run in enumerate(runs) if run.place.tag == "h1"), 0)
    head = body.runs[0] if body else None
    first = next((at for at, run in enumerate(runs) if run is head), start)
    if abs(start - first) <= NEAR:
        return runs[max(0, min(start, first) - BEFORE) : max(start, first) + AFTER]
    return runs[max(0, start - BEFORE) : start + 2 * AFTER] + runs[max(0, first - 2 * BEFORE) : first + AFTER]


def _behind(walked: Walked, body: Body | None) -> list[Run]:
    """The last block of the story and those behind it."""
    if body is None:
        return []
    last = next((at for at, run in enumerate(walked.runs) if run is body.runs[-1]), len(walked.runs))
    return walked.runs[last : last + BEHIND]
