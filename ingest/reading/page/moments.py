"""The dates of a page: what its markup says, what stands around its title and behind its story, what its address names.

The markup is believed first, but for two cases: a page that shows its readers an earlier day than its markup names was
moved to another system, and the markup names the day of that; and a later day is believed that other markup names too.
A page that shows no day around its title is dated by the start of its story, by what stands behind it, or by the one
day that it names anywhere.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice, takewhile

from ingest.reading.page.body import Body
from ingest.reading.page.marked_times import LABEL, Marked, attributed_times, marked_times, moment_of
from ingest.reading.page.order import ORDER
from ingest.reading.page.signals import Signals
from ingest.reading.page.walk import HEADINGS, Piece, Run, Walked
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.date_words import PUBLISHED, STATE, UPDATED, is_of_update
from ingest.reading.raw import Said
from ingest.text.calendar_forms import MONTHS
from ingest.text.dates import Moment, find_date, parse_date

_IN_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)(?:[/-]?(0[1-9]|1[0-2])[/-]?|/({'|'.join(MONTHS).lower()})/)(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_NO_STORYS = re.compile(  # days of a reader, of a right, of what is on offer or will be
    r"registrie|registered|joined|member since|mitglied seit|available until|verfügbar bis|copyright|©|\breceived\b"
    r"|\bevent(?:\b|s\b)|\bveranstaltung|\bdeadline\b|\bexpires\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"[^\W\d_]+\.?, ")  # a day of the week: so papers write the day on which they are read
_RELEASE = re.compile(
    r"^(?:press|medien|presse|news|pm\b|comunicat|communiqu)[^.!?]*$|^[^\W\d][^.!?\d]{1,25},$", re.IGNORECASE
)
_BREAK = re.compile(r"\)?\s*(?:[-–—|:]\s|[„“\"])")
_EITHER_WAY = re.compile(r"\s*\d\d?[-/]")  # the day first, or the month
_YEAR = re.compile(r"\d{4}")
_FIGURE = re.compile(r"\d|二[〇零一]")
_SENTENCE = re.compile(r"(?:[^\W\d_]+,? ){3}.*[.!?][\"”»’)]?$")
_MAY_BE = re.compile(  # a year, or a day in figures alone
    r"\d{4}|\d\D{1,3}\d\d?\D{1,3}\d\d|[\d元]年\d|二[〇零一][〇零一二三四五六七八九]{2}年|\d \D{3,12} [4-8]\d(?!\d)"
)
_VOID = ("1970-01-01", "0001-01-01")  # what programs write that know no date
NEAR = 40  # blocks from the title to the story's start that can all be the head of the story
BEFORE, AFTER = 8, 8  # blocks around the two in which dates and bylines are looked for
BEHIND = 12  # blocks behind the story in which it may be dated
LONGEST = 150  # characters of a block that holds a date
CLOSE = 40  # characters before a date in which stands what it is of
OPENING = 60  # characters from a paragraph's start in which it names its day
FIRST = 4  # paragraphs of a story that may begin with its day
ANYWHERE = 20  # dates that are read of a page that shows none where dates stand
TRIED = 200  # blocks in which they are looked for
PROSE = 80  # characters of a block that says more than a date, unless it says what the date is of
MOST = 3  # dates that are read of a page
MOST_PARTS = 12  # elements of a block that are looked at one by one
SHOWN = frozenset({"time[pubdate]", "time", "text"})
STATED = frozenset(takewhile(lambda signal: signal not in SHOWN, ORDER["published"]))  # by the markup
CHANGED = frozenset(ORDER["updated"])
VAGUE = frozenset({"meta:date", "meta:dc.date", "meta:dcterms.date"})  # as often of the page as of the story
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

    @property
    def above(self) -> Sequence[Run]:
        """Its blocks without those behind the story, where that is a short one."""
        end = self.body.runs[-1].piece if self.body else math.inf
        return [run for run in self.runs if run.piece <= end]

    @property
    def pieces(self) -> Sequence[Piece]:
        """The pieces of text of these blocks, with the next few."""
        runs = self.above
        if not runs:
            return ()
        behind = next((run.piece for run in self.runs if run.piece > runs[-1].piece), len(self.walked.pieces))
        return self.walked.pieces[runs[0].piece : min(runs[-1].piece + 3, behind)]


LABELLED, PLAIN, BESIDE, PROSAIC = range(4)  # what a date's line says: what it is of, little else, more, much more


@dataclass(frozen=True, slots=True)
class Dates:
    """What is said of when a page was published and updated, in the order it is believed."""

    published: tuple[Said, ...]
    updated: tuple[Said, ...]


def head_of(walked: Walked, body: Body | None, url: str | None, language: str | None) -> Head:
    """Return the head of a page with its dates; `language` is what the page says its own is."""
    runs = _near_title(walked, body)
    return Head(walked, body, url, language, runs, _seen(walked, runs, language))


def dates_of(signals: Signals, head: Head, dateline: str | None = None) -> Dates:
    """Return when a page was published and updated; the address speaks where nothing else does.

    `dateline` is the day that the story's dateline names, which is asked last of all; None: it names none.
    """
    address = address_date(head.url)
    shown = [one for one in head.dates if not one.is_update and one.rank <= PLAIN]
    shown.sort(
        key=lambda one: (not _is_day(one.value, address, head.language), bool(_TODAY.match(one.value)), one.rank)
    )
    marked = list(marked_times(signals.times, head.above))
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
    found |= {**others, "text of an update": updates}
    found["address"] = (address,) if address else ()
    found["dateline"] = (dateline,) if dateline else ()
    published, updated = signals.merged("published", found), signals.merged("updated", found)
    published = tuple(said for said in published if not said.value.startswith(_VOID))
    if better := _disputed(published, head.language) or _shown_instead(shown, published, updated, head.language):
        published = (better, *(said for said in published if said != better))
    told = (_precise(published, head.language), updated)
    return Dates(*(tuple(said._replace(language=head.language) for said in field) for field in told))


def _precise(published: tuple[Said, ...], language: str | None) -> tuple[Said, ...]:
    """What is said, first of all the markup's hour of the day that comes first, where only the day is named there."""
    if not published or ":" in published[0].value:
        return published
    day = _when(published[0], language)
    hours = (said for said in published[1:] if ":" in said.value and (said.signal in STATED or said.signal in SHOWN))
    exact = next((said for said in hours if (at := _when(said, language)) and day and at.date() == day.date()), None)
    return (exact, *(said for said in published if said != exact)) if exact else published


def _says_both(signals: Signals) -> bool:
    """Whether the markup says when the page was published and updated, in ISO 8601."""
    fields = ((signals.said("published"), STATED), (signals.said("updated"), CHANGED))
    return all(said and said[0].value[4:5] == "-" and said[0].signal in stating for said, stating in fields)


def _less_near(signals: Signals, head: Head) -> dict[str, tuple[str, ...]]:
    """The dates of a page that shows none around its title; all of it is looked at where nothing else is said."""
    behind = _seen(head.walked, _behind(head.walked, head.body), head.language)
    found = {
        "opening": () if signals.said("published") else tuple(_opening(head.body, head.language)),
        "text behind": tuple(_closing(behind)),
        "prose": tuple(one.value for one in head.dates if not one.is_update),
        "text of an update": tuple(one.value for one in behind if one.is_update),
    }
    if any(found.values()) or any(one.is_update for one in head.dates) or signals.said("published"):
        return found
    every = _seen(head.walked, head.walked.runs, head.language, most=ANYWHERE)
    own = [one for one in every if not one.is_update and one.rank < BESIDE]
    return {
        "text behind": tuple(one.value for one in own if one.rank == LABELLED)[:1] or _only(one.value for one in own),
        "text of an update": tuple(one.value for one in every if one.is_update)[-1:],
    }


def _only(values: Iterable[str]) -> tuple[str, ...]:
    """The one value among some; where there are several, they are other stories'."""
    several = tuple(dict.fromkeys(value.strip() for value in values))
    return several if len(several) == 1 else ()


def _opening(body: Body | None, language: str | None) -> Iterator[str]:
    """The day with which one of the first paragraphs of a story begins, as press releases do."""
    for run in body.runs[:FIRST] if body else ():
        start = run.text[:OPENING]
        date = find_date(start, language=language) if _may_be(start) else None
        if date:
            before, _, after = start.partition(date)
            before = before.strip(" (|")
            if (not before or _RELEASE.search(before)) and _BREAK.match(after):
                yield date
                return


def _is_day(value: str, day: str | None, language: str | None) -> bool:
    """Whether a date is of the day that the address names."""
    read = parse_date(value, language=language) if day else None
    return isinstance(read, Moment) and read.when.date().isoformat() == day


def _when(said: Said, language: str | None) -> datetime | None:
    read = parse_date(said.value, language=language)
    return read.when if isinstance(read, Moment) and not read.flaws else None


def _disputed(published: Sequence[Said], language: str | None) -> Said | None:
    """What is said besides of the day that comes first, where that may have its month first and another says so."""
    if not published or not _EITHER_WAY.match(published[0].value):
        return None
    read = parse_date(published[0].value, language=language)
    if not isinstance(read, Moment) or all(flaw.rule != "date-order-unknown" for flaw in read.flaws):
        return None
    turned = read.when.replace(month=read.when.day, day=read.when.month).date()
    return next((said for said in published[1:] if (at := _when(said, language)) and at.date() == turned), None)


def _shown_instead(
    shown: Sequence[Seen], published: Sequence[Said], updated: Sequence[Said], language: str | None
) -> Said | None:
    """The one day that the page shows, where it lies before the one that the markup names.

    A later one is believed where other markup names it too, or where what the first is of is not said.
    """
    if len({one.value for one in shown}) != 1 or "/" in shown[0].value or published[0].signal in SHOWN:
        return None
    said = Said(shown[0].value, "text")
    at, stated = _when(said, language), _when(published[0], language)
    if at is None or stated is None or stated - DAYS < at < stated + DAYS / 2:
        return None
    changed = _when(updated[0], language) if updated else None
    if changed and abs(at - changed) < DAYS:
        return None
    if at < stated:
        return said
    if _TODAY.match(said.value):
        return None
    stating = (one for one in published[1:] if one.signal in STATED)
    agreed = next((one for one in stating if (day := _when(one, language)) and abs(at - day) < DAYS), None)
    return agreed or (said if published[0].signal in VAGUE else None)


def _closing(behind: Sequence[Seen]) -> Iterator[str]:
    """Dates behind a story that are its own: those that say so, else the only one; several are other stories'."""
    own = [one for one in behind if not one.is_update and one.rank < BESIDE]
    labelled = [one.value for one in own if one.rank == LABELLED]
    yield from labelled or [one.value for one in own if len(own) == 1]


def _seen(walked: Walked, runs: Sequence[Run], language: str | None, *, most: int = MOST) -> list[Seen]:
    """The dates in some blocks of the page, in their order."""
    likely = (at for at, run in enumerate(runs) if len(run.text) <= LONGEST and _may_be(run.text))
    found = list(islice((seen for at in islice(likely, TRIED) for seen in _seen_in(walked, runs, at, language)), most))
    if all(seen.is_update for seen in found):  # the day of a text's state is its own where it is the only one
        return [replace(seen, is_update=not (seen.rank == LABELLED and STATE.search(seen.line))) for seen in found]
    return found


def _may_be(text: str) -> bool:
    """Whether a date may stand in a text; from its first figure on, for most texts have none."""
    first = _FIGURE.search(text)
    return first is not None and _MAY_BE.search(text, max(0, first.start() - 2)) is not None


def _parted(walked: Walked, run: Run) -> str:
    """The text of a block with a space between its elements, which some pages part by their style alone."""
    pieces: list[str] = []
    for piece in walked.pieces[run.piece : run.piece + MOST_PARTS]:
        pieces.append(piece.text.strip())
        if sum(map(len, pieces)) >= len(run.text):
            break
    return " ".join(pieces)


def _seen_in(walked: Walked, runs: Sequence[Run], at: int, language: str | None) -> Iterator[Seen]:
    """The dates in one block; a short one before it may say what they are of."""
    run, text = runs[at], runs[at].text
    before = runs[at - 1].text if at else ""
    label = before if len(before) <= LABEL and not any(map(str.isdigit, before)) else ""
    dates = list(_dates_in(text, label, language))
    if not dates and _YEAR.search(text) and (parted := _parted(walked, run)) != text:
        whole = (one for one in _dates_in(parted, label, language) if _YEAR.search(one[1]))  # "Mar 27 14 min" has none
        text, dates = parted, list(whole)
    for start, date, is_update in dates:
        near = max(0, start - LABEL) if len(text) > PROSE else 0
        said = f"{label} {text[near : start if near else len(text)]}"
        is_labelled = PUBLISHED.search(said) or STATE.search(said)
        rank = LABELLED if is_labelled else PLAIN if len(text) <= 2 * len(date) + 20 else BESIDE
        fits = rank < BESIDE or run.place.tag not in HEADINGS or start == 0 or ":" in date
        if not (is_labelled or is_update) and _SENTENCE.match(text):
            fits = has_byline_word(text) or PUBLISHED.search(text) is not None
        if fits and not _NO_STORYS.search(text, max(0, start - CLOSE), start):
            yield Seen(date, text, rank if len(text) <= PROSE or rank == LABELLED else PROSAIC, is_update)


def _dates_in(text: str, label: str, language: str | None) -> Iterator[tuple[int, str, bool]]:
    """The first date of a line with its start, and whether it is an update's; where it speaks of one, two dates."""
    date = find_date(text, language=language)
    if date is None:
        return
    start = text.index(date)
    end = start + len(date)
    if not (UPDATED.search(text) or STATE.search(text)):
        yield start, date, bool(UPDATED.search(label) or STATE.search(f"{label} {date}"))
        return
    second = find_date(text[end:], language=language)
    said = is_of_update(text[:start])
    if said is None:  # the word behind it is of what follows, if anything does: "updated 2 hours ago"
        between = text[end : text.index(second, end)] if second else ""
        said = not (is_of_update(between) if second else _FIGURE.search(text, end))
    yield start, date, said
    if second:
        at = text.index(second, end)
        yield at, second, bool(is_of_update(text[:at]))


def address_date(url: str | None) -> str | None:
    """Return the day that an address names (/2025/09/24/, /2025/sep/24/), as a date; None where it names none."""
    found = _IN_ADDRESS.search(url or "")
    if found is None:
        return None
    year, month, name, day = found.groups()
    return f"{year}-{month or MONTHS[name.title()]}-{day}"


def _near_title(walked: Walked, body: Body | None) -> list[Run]:
    """The blocks from the title, or a little before it, to a little into the story."""
    runs = walked.runs
    start = next(iter(walked.titles), 0)
    first = walked.number_of(body.runs[0]) if body else start
    if abs(start - first) <= NEAR:
        return runs[max(0, min(start, first) - BEFORE) : max(start, first) + AFTER]
    return runs[max(0, start - BEFORE) : start + 2 * AFTER] + runs[max(0, first - 2 * BEFORE) : first + AFTER]


def _behind(walked: Walked, body: Body | None) -> list[Run]:
    """The last block of the story and those behind it."""
    if body is None:
        return []
    last = walked.number_of(body.runs[-1])
    return walked.runs[last : last + BEHIND]
