"""The visible dates and bylines of a page: what stands around its title, where no markup says it."""

import re
from itertools import pairwise

from ingest.reading.page.body import Body
from ingest.reading.page.walk import Piece, Run, Walked
from ingest.reading.phrases.byline import has_byline_word, is_bare_byline_word
from ingest.text.dates import find_date

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_NAMES = re.compile(r"(?:^|[^a-z])(?:byline|author|autor|auteur|contributor|writer|reporter|creator)", re.IGNORECASE)
_DATED = re.compile(r"(?:^|[^a-z])(?:date|published|pubdate|posted|time|datum|fecha|timestamp|meta)", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|aktualis|güncel|actualiz|mis à jour|تحديث|نوێ", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
NEAR = 40  # blocks around the title and the story's start in which they are looked for
LONGEST = 150  # characters of a block that holds a date or a byline


def visible_dates(walked: Walked, body: Body | None, language: str | None) -> list[str]:
    """Return the dates written near the title or the start of the story, as written; those of an update last."""
    found: list[tuple[bool, str]] = []
    for run in _near_title(walked, body):
        if len(run.text) <= LONGEST and _DIGIT.search(run.text) and (date := find_date(run.text, language=language)):
            found.append((bool(_UPDATED.search(run.text)), date))
            if len(found) > 2:
                break
    return [date for _, date in sorted(found, key=lambda pair: pair[0])]


def marked_times(walked: Walked, body: Body | None) -> list[str]:
    """Return the `datetime` of the first `time` elements between the title and the end of the story's head."""
    near = {id(run.place.element) for run in _near_title(walked, body)}
    found = []
    for element in walked.root.iter("time"):
        stamp = (element.get("datetime") or "").strip()
        parent: object = element
        for _ in range(4):
            if id(parent) in near and stamp and not _UPDATED.search(element.get("class") or ""):
                found.append(stamp)
                break
            parent = parent.getparent() if hasattr(parent, "getparent") else None
    return found[:3]


def address_date(url: str | None) -> str | None:
    """Return the day that an address names (/2025/09/24/), as a date; None where it names none."""
    found = _IN_ADDRESS.search(url or "")
    return "-".join(found.groups()) if found else None


def bylines(walked: Walked, body: Body | None) -> list[str]:
    """Return the lines near the title that name an author, as written: by their first word or by their class names."""
    near = _near_title(walked, body)
    by_word = [run.text for run in near if has_byline_word(run.text)]
    by_word += [name.text for run, name in pairwise(near) if is_bare_byline_word(run.text)]
    numbers = {run.piece for run in near}
    low, high = min(numbers, default=0), max(numbers, default=-1)
    by_name = [line for piece in walked.pieces[low : high + 1] if (line := _named_byline(piece))]
    return [line for line in (*by_word[:2], *by_name[:3]) if len(line) <= LONGEST]


def _named_byline(piece: Piece) -> str:
    """A piece of text that stands in an element called after authors: a link to one, or a span."""
    element = piece.element
    named = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
    if element.tag == "a":
        named += f" {element.get('href') or ''}"
    text = piece.text.strip()
    return text if _NAMES.search(named) and 3 < len(text) <= 60 and not _DIGIT.search(text) else ""


def _near_title(walked: Walked, body: Body | None) -> list[Run]:
    """The blocks from the title, or a little before it, to a little into the story."""
    runs = walked.runs
    start = next((at for at, run in enumerate(runs) if run.place.tag == "h1"), 0)
    first = next((at for at, run in enumerate(runs) if body and run is body.runs[0]), start)
    low = max(0, min(start, first) - 8) if abs(start - first) <= NEAR else max(0, first - NEAR // 2)
    return runs[low : max(start, first) + 6] if abs(start - first) <= NEAR else runs[low : first + 6]
