"""Finds the dateline of a page's story, and the day that it names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.blocks.vocabulary import names_of
from ingest.reading.page.dom.walked import HEADINGS, Run, Walked, on_one_line
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.dateline import MOST_TURNS, find_dateline, is_one_of_several, says_title
from ingest.reading.phrases.dateline_parts import is_city, names_no_place
from ingest.reading.phrases.dateline_words import GERMAN_CITIES
from ingest.schema import Dateline, Flaw
from ingest.text.dates import parse_date
from ingest.text.markup import Element
from ingest.text.recognition import language_of
from ingest.text.sentences import FULL_STOPS

_LINK_WORDS = r"(?:am|an|der|im|in|bei|ob|of|de|la|le|el|del|di)"
_CITY = re.compile(
    rf"[A-ZÄÖÜÇĞİŞ][\w-]+(?:[/ -]{_LINK_WORDS}(?=[/ -]))?(?:[/ -](?:{_LINK_WORDS} )?[A-ZÄÖÜÇĞİŞ][\w-]*){{0,2}}\."
)
_CITY_IN_CAPITALS = re.compile(r"([A-ZÅÄÖÜ]{4,}(?:[/ -][A-ZÅÄÖÜ]{3,}){0,2})\.\s(?=[A-ZÅÄÖÜ])")
_SENTENCE = "A"  # stands for the sentence that follows a dateline
_CITY_AND_STOP = re.compile(r"([A-ZÄÖÜ][\w/ ]{2,25}?)\.\s(?=[„»A-ZÄÖÜ])")
_TWO_NAMES = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{2,}(?: [A-ZÄÖÜ][a-zäöüß]{2,})?/[A-ZÄÖÜ][a-zäöüß]{2,}(?: [A-ZÄÖÜ][a-zäöüß]{2,})?"
)
_FOUR_FIGURES = re.compile(r"\d{4}")
_SHORT_YEAR = re.compile(r"\d{1,2}(?:\D*[^\W\d_]\D*|[./-]\d{1,2}[./-])\d\d\.?")  # "04 mar 26", "04.03.26."
_NO_MONTH = re.compile(r"\d{1,2}日")
_IN_FIGURES = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})")
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)(?=[/_-])")
_CHINESE_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
STOPPED = frozenset({"de", "sv"})  # languages whose papers write a full stop behind the city
FIRST = 4  # blocks of a story, its standfirst among them, that may begin with the dateline
PROSE = 80  # weight of a block that reads like a paragraph
LONGEST = 30  # characters of a city's name in a span of its own
LONGEST_ALONE = 80  # characters of a dateline in a block or line of its own, or of a line in front of one
IN_FRONT = 3  # blocks in front of a story that may be its dateline
LINES = 4  # of a block that may begin with one
CHUNKS = 12  # of a block's text, in which those lines are looked for
DASHES = "-–—―−"
EARLY = timedelta(days=2)  # by which zones may put a story's date after its change


def dateline_of(walked: Walked, body: Body, titles: Iterable[str]) -> Dateline | None:
    """Return the dateline among the first blocks of a story, or None; `titles` are what the page is called, folded."""
    if (told := _in_front(walked, body)) is not None:
        return told
    for run in islice(_openings(walked, body), FIRST):
        found = _at_line(walked, run) or _marked(walked, run) or _german(walked, run)
        if found and not _is_other_opening(body, run, found) and not says_title(run.text, found, titles):
            return found
    return None


def _in_front(walked: Walked, body: Body) -> Dateline | None:
    """Return a dateline in a block of its own in front of the story, known by its dash or its class."""
    at = walked.number_of(body.runs[0])
    for run in reversed(walked.runs[max(at - IN_FRONT, 0) : at]):
        if len(run.text) > LONGEST_ALONE or run.place.tag in HEADINGS:
            continue
        if _is_marked(run.place.element) or _is_marked(walked.pieces[run.piece].element):
            return _named(run.text)
        if run.text.rstrip()[-1:] in DASHES:
            found = find_dateline(f"{run.text} {_SENTENCE}")
            return found if found and found.text == run.text.strip() else None
    return None


def _at_line(walked: Walked, run: Run) -> Dateline | None:
    """Return the dateline at the beginning of a block, or of a later line in it, behind a byline."""
    end = min(run.end, run.first + CHUNKS)
    chunks, holders = walked.texts[run.first : end], walked.holders[run.first : end]
    breaks = [text == "\n" and holder.tag == "br" for text, holder in zip(chunks, holders, strict=True)]
    if True not in breaks:
        return find_dateline(run.text)
    joined = "".join(["\n" if ends else text.replace("\n", " ") for text, ends in zip(chunks, breaks, strict=True)])
    lines = [line for line in (on_one_line(line) for line in joined.split("\n")) if line]
    for at, line in enumerate(lines[:LINES]):
        found = find_dateline(" ".join(lines[at:]))
        if found and len(found.text) <= len(line):
            return found
        if len(line) > LONGEST_ALONE or line[-1] in FULL_STOPS:
            return None
    return None


def _marked(walked: Walked, run: Run) -> Dateline | None:
    """Return a dateline in an element whose class says so: `<span class="dateline">LONDON</span>`."""
    first = walked.pieces[run.piece]
    alone = first.element is not run.place.element and len(first.text) <= LONGEST_ALONE
    return _named(first.text) if alone and _is_marked(first.element) else None


def _is_marked(element: Element) -> bool:
    return "dateline" in names_of(f"{element.get('class', '')} {element.get('itemprop', '')}")


def _named(text: str) -> Dateline | None:
    """Return a text that is marked as a dateline as one, None if it is something else, such as a date of change."""
    found = find_dateline(f"{text.strip().rstrip(DASHES + ' :|')} — {_SENTENCE}")
    return replace(found, text=text.strip()) if found else None


def _german(walked: Walked, run: Run) -> Dateline | None:
    """Return a city with a full stop, as in regional papers: `<span>Berlin.</span> In Berlin brennen`, `MAINZ. Wer`."""
    first = walked.pieces[run.piece]
    text = first.text.strip()
    if len(text) <= LONGEST and first.element is not run.place.element and _CITY.fullmatch(text):
        return None if names_no_place(text) else Dateline(text.rstrip("."), None, None, text)
    city = _CITY_IN_CAPITALS.match(run.text)
    if city is None and (known := _CITY_AND_STOP.match(run.text)) and _is_known(known[1]):
        city = known
    if city is None or names_no_place(city[1]) or language_of(run.text) not in STOPPED:
        return None
    return Dateline(city[1], None, None, city[0].rstrip())


def _is_known(place: str) -> bool:
    """Whether a place is a known city, or two names with a stroke between, as towns and regions are written."""
    return is_city(place, GERMAN_CITIES) or _TWO_NAMES.fullmatch(place) is not None


def _is_other_opening(body: Body, first: Run, found: Dateline) -> bool:
    """Whether a block shaped like a dateline is a caption, a speaker's line, or one of several built alike."""
    if split_credit(first.text[-300:]).credit is not None:
        return True
    return is_one_of_several(found, (run.text for run in body.runs[:MOST_TURNS] if run is not first))


def _openings(walked: Walked, body: Body) -> Iterator[Run]:
    """Yield the first blocks of a story that are no headings.

    Prose that was not taken for the story is among them: it may be the first paragraph, cut off by an advertisement.
    """
    story = list(islice((run for run in body.runs if not _is_item(run)), FIRST)) or body.runs[:1]
    own = {run.piece for run in story}
    for run in takewhile(lambda run: run.piece <= story[-1].piece, walked.runs_from(body.runs[0].piece)):
        prose = run.piece in own or (run.weight >= PROSE and run.linked < run.weight // 2)
        if prose and run.place.tag not in HEADINGS and not _is_item(run):
            yield run


def _is_item(run: Run) -> bool:
    """Whether a block is an item of a list, as key points before a story are."""
    return run.place.tag == "li" or (run.place.parent is not None and run.place.parent.tag == "li")


def dateline_day(dateline: Dateline | None, url: str | None, changed: str | None) -> str | None:
    """Return the day that a dateline names, with its year; None where no year can be known.

    The year stands in the dateline or in the page's address, or is the latest that puts the day before the page was
    `changed`.

    >>> dateline_day(Dateline("PARIS", None, "March 4", "PARIS, March 4 -"), "https://a.example/2025/paris/", None)
    'March 4 2025'
    """
    day = dateline.date if dateline else None
    if day is None or _FOUR_FIGURES.search(day) or _SHORT_YEAR.fullmatch(day):
        return day
    if _NO_MONTH.fullmatch(day):
        return None
    if found := _IN_ADDRESS.search(url or ""):
        return _with_year(day, found[1])
    known = parse_date(changed) if changed else None
    if known is None or isinstance(known, Flaw):
        return None
    return next((said for year in (0, 1) if (said := _no_later(day, known.when, known.when.year - year))), None)


def _no_later(day: str, when: datetime, year: int) -> str | None:
    said = _with_year(day, str(year))
    moment = parse_date(said)
    return None if isinstance(moment, Flaw) or moment.when.astimezone(UTC) > when + EARLY else said


def _with_year(day: str, year: str) -> str:
    if _CHINESE_DAY.fullmatch(day):
        return f"{year}年{day}"
    if found := _IN_FIGURES.fullmatch(day):
        return f"{found[1]}/{found[2]}/{year}"
    return f"{day.rstrip('.')}.{year}" if day[-1:] == "." and day[:1].isdigit() and " " not in day else f"{day} {year}"
