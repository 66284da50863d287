"""Finds the dateline: where a story was filed, and by whom, in front of its first words.

Forms read: `CITY, March 4 (Reuters) -`, `CITY, Region -`, `CITY:`, `(CNN) --`, `Kiel (dpa) -`,
`新华社北京4月24日电`, `【ソウル＝...】`, `(서울=연합뉴스)`, and the same with a dash in Arabic letters.
Openings such as "CLAIM:" and "Kenia: ..." are no datelines.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ingest.reading.phrases import dateline_eastern as eastern
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.dateline_european import LONGEST, Form, forms_from
from ingest.schema import Dateline
from ingest.text.language import fold

# Marks of direction and other characters that show nothing.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff]")
_HEADED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w .,'’-]{1,40}:\s")
_SPEAKER = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'-]{1,40}:\s")
LONGEST_BYLINE = 60  # characters
LONGEST_TITLE = 500  # characters of a paragraph that may be the title
MOST_TURNS = 30  # paragraphs that are searched for openings built alike


def opens_text(text: str, title: str | None) -> Dateline | None:
    """Return the dateline at the beginning of a story's text, or behind its byline.

    None if there is none, or if what looks like one is the title, a speaker's name or an item of a list.
    """
    line = text.find("\n", 0, LONGEST_BYLINE)
    if line > 0 and has_byline_word(text[:line]):
        text = text[line:].lstrip()
    end = text.find("\n\n")
    first = text if end < 0 else text[:end]
    found = find_dateline(first)
    if found is None or says_title(first, found, [fold(title or "")]):  # nearly always
        return None
    return None if is_one_of_several(found, text.split("\n\n", MOST_TURNS + 1)[1:]) else found


def says_title(paragraph: str, found: Dateline, titles: Iterable[str]) -> bool:
    """Return whether the place found is a title or the beginning of one: a paragraph may open with its story's title.

    The titles are folded.
    """
    text, place = fold(paragraph[:LONGEST_TITLE]), fold(found.place or "")
    return any(
        (title == place and " " in place) or (text != place and title.startswith(text)) or _opens_as(title, text, place)
        for title in titles
        if title
    )


def _opens_as(title: str, text: str, place: str) -> bool:
    """Whether a text begins with the whole of a title that itself begins with the place and goes on: "NAME: More"."""
    return title.startswith(f"{place} ") and text.startswith(title)


def is_one_of_several(found: Dateline, others: Iterable[str]) -> bool:
    """Return whether other paragraphs open as this one does, as the turns of speakers and the items of a list do."""
    if found.text.endswith(":") and not (found.agency or found.date):
        headed = _SPEAKER if (found.place or "").isupper() else _HEADED
        return any(headed.match(text) for text in others)
    stopped = found.text.endswith((".", ":"))  # as items in lists of days and places are too
    sure = found.agency or (found.place or "").isupper() or stopped != bool(found.date)
    return not sure and any(map(find_dateline, others))


def find_dateline(first_paragraph: str) -> Dateline | None:
    """Return the dateline that a story's first paragraph begins with, or None.

    >>> find_dateline("ERBIL, Kurdistan Region - An official said")
    Dateline(place='ERBIL, Kurdistan Region', agency=None, date=None, text='ERBIL, Kurdistan Region -')
    """
    start = first_paragraph[: 2 * LONGEST].lstrip()
    if not start.isascii():
        start = _UNSEEN.sub("", start).lstrip()
    for form, sign, reads in _forms_from(start):
        if sign in start and (match := _compiled(form).match(start)) and (found := reads(match, start)):
            return found
    return None


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """A form compiled when it is first tried: to compile all takes 0.03 s, and no document needs all."""
    return re.compile(form)


def _forms_from(start: str) -> Sequence[Form]:
    """The forms for the script of a text's first letter, or those that begin with a bracket."""
    first = start[:1]
    if first < "\u0590":
        return eastern.BRACKETED if first in ("(", "[") else forms_from(start)
    if first < "\u0780":
        return eastern.HEBREW if first < "\u0600" else eastern.ARABIC
    return eastern.EASTERN if first > "\u2e7f" else eastern.INDIAN
