"""Finds the dates that a page shows its readers, and judges each by the line it stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from ingest.reading.page.dom.walked import HEADINGS, Run, Walked
from ingest.reading.page.metadata.marked_times import LABEL, comes_behind, is_others
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.date_words import PUBLISHED, STATE, UPDATED, is_of_update
from ingest.text.dates import find_date

_NOT_OF_STORY = re.compile(  # before dates of readers, rights, offers and events
    r"terms of (?:service|use)|privacy|nutzungsbedingungen|datenschutz"
    r"|registrie|registered|joined|member since|mitglied seit|available until|verfügbar bis|copyright|©|\breceived\b"
    r"|\bevent(?:\b|s\b)|\bveranstaltung|\bdeadline\b|\bexpires\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<![T:\d])\d\d?[:.]\d\d(?: ?[ap]m| Uhr)? ?[-–—] ?\d\d?[:.]\d\d", re.IGNORECASE
)  # opening hours, or the hours of an event
_YEAR = re.compile(r"\d{4}")
_FIGURE = re.compile(r"[\d二](?:(?<!二)|[〇零一])")  # begins with a set, which is searched for three times as fast
_SENTENCE = re.compile(r"(?:[^\W\d_]+,? ){3}.*[.!?][\"”»’)]?$")
_MAY_BE = re.compile(  # a year, or a day in figures alone
    r"\d{4}|\d\D{1,3}\d\d?\D{1,3}\d\d|[\d元]年\d|二[〇零一][〇零一二三四五六七八九]{2}年|\d \D{3,12} [4-8]\d(?!\d)"
)
_NOTE = re.compile(  # how WordPress's old themes end a story
    r"(?:this (?:entry|post|article) (?:was|is)|dieser (?:beitrag|eintrag|artikel) wurde"
    r"|cet(?:te)? (?:article|entrée|billet) a été|est[ae] (?:entrada|artículo) (?:fue|se)|questo articolo è stato)\s",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[\s|·•∙,–—-]+")  # between a date and an author
_SAID_BEHIND = re.compile(rf"(?: Uhr|,|h)? (?:tarihinde )?(?:{PUBLISHED.pattern})(?!.*\d{{4}})", re.IGNORECASE)
_NAMED_BEHIND = re.compile(  # a single word; in Chinese and Japanese others may follow it directly
    r"[\s(（]{0,2}(?P<word>[\u3040-\u30ff\u4e00-\u9fff]{2,4}(?!\w)|[^\W\d_]+(?=[)）]?\s*(?:[^\w\s(（]|$)))[)）]?[\s|·/,，、;-]*"
)
_YEARLESS = re.compile(  # a second date in Chinese or Japanese, of the same year
    r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])(?:月|/)(?P<day>3[01]|[12]\d|0?[1-9])日?[ \u3000]{0,2}"
    r"(?P<hour>\d\d?)[:時点](?P<minute>\d\d)分?"
)
_YEAR_FIRST = re.compile(r"\d{4}(?=[年/])")
_OPENING = frozenset("(（[")
_IN_BRACKETS = re.compile(r"[)）\]]")
_MARKS = " \t\n\xa0|·•∙,–—-"
_Dated: TypeAlias = tuple[int, str, bool]  # where a date begins, the date, whether it is of an update

LONGEST = 150  # characters of a block that holds a date
LONGEST_NOTE = 500  # characters of a note (_NOTE) that says when a story was posted
CLOSE = 40  # characters before a date that may say what it is the date of
TRIED = 200  # blocks in which dates are looked for
PROSE = 80  # characters from which on a block says more than a date, unless it labels that date
MOST = 3  # dates that are read of a page
MOST_PARTS = 12  # elements of a block that are looked at one by one
LABELLED, PLAIN, BESIDE, PROSAIC = range(4)  # ranks of a line: it labels its date, says little else, more, much more


@dataclass(frozen=True, slots=True)
class Seen:
    """A date as it stands on the page."""

    value: str
    line: str  # the text it stands in
    rank: int  # LABELLED to PROSAIC
    is_update: bool


def dates_around(walked: Walked, runs: Sequence[Run], title: Run | None, language: str | None) -> list[Seen]:
    """Return the first dates around the title, the nearer side first; `title` is None if its block is not known."""
    runs = [line for run in runs for line in ([run] if run is title else walked.lines_of(run))]
    at = next((number for number, run in enumerate(runs) if run is title), 0)
    above = list(_found(walked, runs, range(at), language))[-MOST:]
    behind = list(islice(_found(walked, runs, range(at, len(runs)), language), MOST))
    found = behind + above if comes_behind([place for place, _ in above + behind], at) else above + behind
    return _told_apart([seen for _, seen in found[:MOST]])


def dates_in(walked: Walked, runs: Sequence[Run], language: str | None, *, most: int = MOST) -> list[Seen]:
    """Return the first dates in some blocks of the page, without those among comments and other stories."""
    found = (
        (at, seen) for at, seen in _found(walked, runs, range(len(runs)), language) if not is_others(runs[at].place)
    )
    return _told_apart([seen for _, seen in islice(found, most)])


def _found(walked: Walked, runs: Sequence[Run], places: range, language: str | None) -> Iterator[tuple[int, Seen]]:
    """Yield the dates in the blocks at these places, each with its place."""
    likely = (at for at in places if _is_line(runs[at].text) and may_be_date(runs[at].text))
    return ((at, seen) for at in islice(likely, TRIED) for seen in _seen_in(walked, runs, at, language))


def _is_line(text: str) -> bool:
    """Whether a block is short, or a note that says when the story was posted."""
    return len(text) <= LONGEST or (len(text) <= LONGEST_NOTE and _NOTE.match(text) is not None)


def _told_apart(found: list[Seen]) -> list[Seen]:
    """Return the dates; if all are updates, those labelled with the state of the text ("Stand:") count as published."""
    if all(seen.is_update for seen in found):
        return [replace(seen, is_update=not (seen.rank == LABELLED and STATE.search(seen.line))) for seen in found]
    return found


def with_figures(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the texts of short blocks with figures in them, which may be dates."""
    return (run.text for run in runs if len(run.text) <= LONGEST and _FIGURE.search(run.text))


def may_be_date(text: str) -> bool:
    """Return whether a text may hold a date; most texts have no figure, and are told by that."""
    first = _FIGURE.search(text)
    return first is not None and _MAY_BE.search(text, max(0, first.start() - 2)) is not None


def _parted(walked: Walked, run: Run) -> str:
    """Return the text of a block with spaces between its elements, which some pages set apart only by style."""
    pieces: list[str] = []
    left = len("".join(run.text.split()))
    for piece in walked.pieces[run.piece : run.piece + MOST_PARTS]:
        pieces.append(piece.text.strip())
        left -= len("".join(piece.text.split()))
        if left <= 0:
            break
    return " ".join(pieces)


def _read(walked: Walked, run: Run, label: str, language: str | None) -> tuple[str, Sequence[_Dated]]:
    """Return the text of a block and its dates; if that shows more dates, with spaces between its elements."""
    dates = list(_dates_in(run.text, label, language))
    if (dates or _YEAR.search(run.text)) and (parted := _parted(walked, run)) != run.text:
        whole = [one for one in _dates_in(parted, label, language) if _YEAR.search(one[1])]  # "Mar 27 14 min" has none
        if _said(whole) > _said(dates):
            return parted, whole
    return run.text, dates


def _said(dates: Sequence[_Dated]) -> tuple[int, int]:
    """Return how much some dates say: their number, and their length."""
    return len(dates), sum(len(date.replace(" ", "")) for _, date, _ in dates)


def _seen_in(walked: Walked, runs: Sequence[Run], at: int, language: str | None) -> Iterator[Seen]:
    """Yield the dates in one block; a short block before it may be their label."""
    run = runs[at]
    before = runs[at - 1].text if at else ""
    label = before if len(before) <= LABEL and not any(map(str.isdigit, before)) else ""
    text, dates = _read(walked, run, label, language)
    changed = any(is_update for *_, is_update in dates)  # then the other date in the line is the story's
    is_short = len(text) <= PROSE or (changed and len(dates) > 1)
    alone = _alone(walked, run) if dates and run.place.tag in HEADINGS else ()
    for start, date, is_update in dates:
        near = max(0, start - LABEL) if len(text) > PROSE else 0
        said = f"{label} {text[near : start if near else len(text)]}"
        is_labelled = PUBLISHED.search(said) or STATE.search(said) or _SAID_BEHIND.match(text, start + len(date))
        if is_labelled:
            rank = LABELLED
        elif changed or any(part.startswith(date) for part in alone):
            rank = PLAIN
        else:
            rank = _rank(text, start, date)
        fits = rank < BESIDE or run.place.tag not in HEADINGS or start == 0 or ":" in date
        if not (is_labelled or is_update) and _SENTENCE.match(text):
            fits = has_byline_word(text) or PUBLISHED.search(text) is not None
        if fits and not (_NOT_OF_STORY.search(text, max(0, start - CLOSE), start) or _HOURS.search(text, start)):
            yield Seen(date, text, rank if is_short or rank == LABELLED else PROSAIC, is_update)


def _alone(walked: Walked, run: Run) -> Sequence[str]:
    """Return the texts that stand in elements of their own in a heading: a small "3 May 2019" behind its words."""
    pieces = walked.pieces[run.piece + 1 : run.piece + MOST_PARTS]
    return [text for piece in pieces if (text := piece.text.strip(_MARKS)) and text in run.text]


def _rank(text: str, start: int, date: str) -> int:
    """Return the rank of a line that does not label its date."""
    behind = text[start + len(date) :]
    parted = _PARTED.match(behind)
    signed = has_byline_word(text) or (parted is not None and has_byline_word(behind[parted.end() :]))
    return PLAIN if signed or len(text) <= 2 * len(date) + 20 else BESIDE


def _dates_in(text: str, label: str, language: str | None) -> Iterator[_Dated]:
    """Yield the first date of a line, and a second one if the line speaks of an update."""
    date = find_date(text, language=language)
    if date is None:
        return
    start = text.index(date)
    end = start + len(date)
    if not (UPDATED.search(text) or STATE.search(text)):
        yield start, date, bool(UPDATED.search(label) or STATE.search(f"{label} {date}"))
        return
    second = find_date(text[end:], language=language)
    if second is None and (completed := _completed(text, date, end)):
        text = completed
        second = find_date(text[end:], language=language)
    at = text.index(second, end) if second else len(text)
    said, between = is_of_update(text[:start]), text[end:at]
    is_seconds = bool(is_of_update(text[:at]))
    if said is None and second and _is_named_behind(between, text[at + len(second) :]):
        said, is_seconds = is_seconds, not is_seconds
    elif said is None and second and between.strip() in _OPENING and is_of_update(_IN_BRACKETS.split(text[at:])[0]):
        said, is_seconds = False, True  # "3 May (4 May 更新)"
    elif said is None:  # a word behind it may belong to what follows: "updated 2 hours ago"
        said = not (is_of_update(between) if second else _FIGURE.search(text, end))
    yield start, date, said
    if second:
        yield at, second, is_seconds


def _completed(text: str, date: str, end: int) -> str:
    """Return a line with the year of its first date before a second one that has none; "" if there is no such date."""
    year, short = _YEAR_FIRST.match(date), _YEARLESS.search(text, end)
    if not (year and short):
        return ""
    whole = "{year}-{month:0>2}-{day:0>2} {hour}:{minute}".format(year=year[0], **short.groupdict())
    return f"{text[: short.start()]}{whole} {text[short.end() :]}"


def _is_named_behind(one: str, other: str) -> bool:
    """Whether labels stand right behind two dates, one of them for an update: "3 May 公開 4 May 更新"."""
    first, second = _NAMED_BEHIND.fullmatch(one), _NAMED_BEHIND.match(other)
    if not (first and second):
        return False
    return {is_of_update(first["word"]), is_of_update(second["word"])} == {True, False}
