"""The dateline of a page's story, and the day that it names."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile

from ingest.reading.page.body import Body
from ingest.reading.page.walked import HEADINGS, Run, Walked
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.dateline import MOST_TURNS, find_dateline, is_one_of_several, says_title
from ingest.reading.phrases.dateline_parts import names_no_place
from ingest.schema import Dateline, Flaw
from ingest.text.dates import parse_date
from ingest.text.language import language_of

_LINK_WORDS = r"(?:am|an|der|im|in|bei|ob|of|de|la|le|el|del|di)"
_CITY = re.compile(
    rf"[A-ZÄÖÜÇĞİŞ][\w-]+(?:[/ -]{_LINK_WORDS}(?=[/ -]))?(?:[/ -](?:{_LINK_WORDS} )?[A-ZÄÖÜÇĞİŞ][\w-]*){{0,2}}\."
)
_CITY_IN_CAPITALS = re.compile(r"([A-ZÄÖÜ]{4,}(?:[/ -][A-ZÄÖÜ]{3,}){0,2})\.\s(?=[A-ZÄÖÜ])")
_FOUR_FIGURES = re.compile(r"\d{4}")
_IN_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)(?=[/_-])")
_CHINESE_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
FIRST = 4  # blocks of a story, its standfirst among them, that may begin with the dateline
PROSE = 80  # weight of a block that reads like a paragraph
LONGEST = 30  # characters of a city's name in a span of its own
EARLY = timedelta(days=2)  # a story is dated before it is changed, but for time zones


def dateline_of(walked: Walked, body: Body, titles: Iterable[str] = ()) -> Dateline | None:
    """Return the dateline among the first blocks of a story, or None; `titles` are what the page is called, folded."""
    for run in islice(_openings(walked, body), FIRST):
        found = find_dateline(run.text) or _german(walked, run)
        if found and not _is_other_opening(body, run, found) and not says_title(run.text, found, titles):
            return found
    return None


def _german(walked: Walked, run: Run) -> Dateline | None:
    """A city and a full stop, as regional papers begin: `<span>Berlin.</span> In Berlin brennen`, `MAINZ. Wer`."""
    first = walked.pieces[run.piece]
    text = first.text.strip()
    if len(text) <= LONGEST and first.element is not run.place.element and _CITY.fullmatch(text):
        return None if names_no_place(text) else Dateline(text.rstrip("."), None, None, text)
    city = _CITY_IN_CAPITALS.match(run.text)
    if city is None or names_no_place(city[1]) or language_of(run.text) != "de":
        return None
    return Dateline(city[1], None, None, city[0].rstrip())


def _is_other_opening(body: Body, first: Run, found: Dateline) -> bool:
    """Whether a block with a dateline's shape is a caption, what a speaker says, or one item of several built alike."""
    if split_credit(first.text[-300:]).credit is not None:
        return True
    return is_one_of_several(found, (run.text for run in body.runs[:MOST_TURNS] if run is not first))


def _openings(walked: Walked, body: Body) -> Iterator[Run]:
    """The first blocks of a story that are no heading.

    Prose among them that was not taken for the story may be its first paragraph all the same, cut off by an
    advertisement.
    """
    first, last = body.runs[0].piece, body.runs[min(FIRST, len(body.runs)) - 1].piece
    own = {run.piece for run in body.runs[:FIRST]}
    for run in takewhile(lambda run: run.piece <= last, walked.runs_from(first)):
        prose = run.piece in own or (run.weight >= PROSE and run.linked < run.weight // 2)
        if prose and run.place.tag not in HEADINGS:
            yield run


def dateline_day(dateline: Dateline | None, url: str | None, changed: str | None) -> str | None:
    """Return the day that a dateline names, with its year; None where no year can be known.

    The year is written in it, or in the page's address, or it is that of the day when the page was `changed`, as
    written, which is no earlier than the dateline's.

    >>> dateline_day(Dateline("PARIS", None, "March 4", "PARIS, March 4 -"), "https://a.example/2025/paris/", None)
    'March 4 2025'
    """
    day = dateline.date if dateline else None
    if day is None or _FOUR_FIGURES.search(day):
        return day
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
    return f"{day.rstrip('.')}.{year}" if day[-1:] == "." and day[:1].isdigit() and " " not in day else f"{day} {year}"
