"""Finds the tags of a story whose markup names none: a row of links behind or above it that is named after tags."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, takewhile

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Anchor, Place, Run, Walked, weight_of
from ingest.reading.page.metadata.marked_times import aside_of
from ingest.schema import Tag
from ingest.text.markup import line_of

_WORDS = (
    r"(?:hash)?tags?|key-?words?|etiket(?:ler)?|etiquetas?|schlag(?:wort|wörter|worte|woerter)|tagi|tagy|taggar"
    r"|trefwoorden"
)
_TOPICS = r"topics?|themen|temas|related-?_?topics"
_NAME = re.compile(rf"(?<![a-z])(?:{_WORDS}|{_TOPICS})(?![a-z])", re.IGNORECASE)
_IN_ADDRESS = re.compile(rf"/(?:{_WORDS}|{_TOPICS}|thema|tema|teg|тег|label|mot-cle|mots-cles)/[^/?#]", re.IGNORECASE)
_BOX_OF_TAGS = re.compile(
    r"(?<![a-z])(?:(?:hash)?tags|key-?words|etiquetas|etiketler|schlagwörter)(?![a-z])", re.IGNORECASE
)
_POPULAR = re.compile(r"\b(?:trend|popul|beliebt|hot\b|most (?:read|viewed|searched|used|common)\b)", re.IGNORECASE)
_MARKS = ("class", "id", "itemprop", "data-testid")
MOST = 20  # in one row: more are a menu of all tags
SHORTEST = 2  # weight of a tag: a single Chinese character is a word
LONGEST = 60  # characters of a tag
BEHIND = 40  # pieces of text behind the story among which they stand
APART = 3  # pieces of text from the end of one tag to the beginning of the next
LEVELS = 3  # from a link up to the box that is named after tags
LABEL = 24  # characters of "Tags: ", "الكلمات المفتاحية: " and the like
LINKED = 0.5  # share of such a box's text in links


def shown_tags(walked: Walked, title: Run | None, body: Body | None) -> tuple[Tag, ...]:
    """Return the first row of links to pages of tags, () if there is none."""
    if body is None:
        return ()
    first = min(body.runs[0].piece, title.piece if title else body.runs[0].piece)
    end = body.runs[-1].piece + BEHIND
    near = walked.anchors_in(first, end)
    rows = [row for row in _rows(filter(_is_tag, near)) if len(row) <= MOST and not _is_others(walked, row[0])]
    several = (row for row in rows if len(row) > 1 or _is_sure(row[0]))
    alone = (row for row in rows if row[0].piece > body.runs[-1].piece and _is_labelled(row[0]))
    row = next(chain(several, alone), ())
    return tuple(Tag(term) for anchor in row if (term := line_of(anchor.text).strip(" #")))


def _rows(tags: Iterable[Anchor]) -> Iterator[list[Anchor]]:
    """Yield the tags that stand side by side, row by row."""
    row: list[Anchor] = []
    for tag in tags:
        if row and (tag.piece - row[-1].end > APART or tag.place.parent is not row[-1].place.parent):
            yield row
            row = []
        row.append(tag)
    if row:
        yield row


def _is_tag(anchor: Anchor) -> bool:
    """Whether a short link leads to a tag's page, or stands in a box of links that is named after tags."""
    if not _is_linked(anchor.place) or anchor.href.startswith("#"):
        return False  # nearly always, in prose
    text = anchor.text.strip()
    if len(text) > LONGEST or weight_of(text) < SHORTEST:
        return False
    around = takewhile(_is_linked, islice(anchor.place.outwards(), LEVELS))
    is_called = _IN_ADDRESS.search(anchor.href) is not None or any(map(_is_called, around))
    return is_called and aside_of(anchor.place) is None


def _is_sure(anchor: Anchor) -> bool:
    """Whether a link leads to a tag's page and stands in a box named after tags, so that it may be the only one."""
    return _IN_ADDRESS.search(anchor.href) is not None and any(map(_is_called, islice(anchor.place.outwards(), LEVELS)))


def _is_labelled(anchor: Anchor) -> bool:
    """Whether a link stands in a box of links whose name says that it is for several tags."""
    around = takewhile(_is_linked, islice(anchor.place.outwards(), LEVELS))
    return any(_BOX_OF_TAGS.search(place.element.get(mark) or "") for place in around for mark in _MARKS)


def _is_linked(place: Place) -> bool:
    """Whether a place is a row of links, maybe with a label, and no sentence."""
    return place.linked >= LINKED * place.chars or place.chars - place.linked <= LABEL


def _is_called(place: Place) -> bool:
    return any((value := place.element.get(mark)) and _names(value) for mark in _MARKS)


@lru_cache(maxsize=2048)  # a page has few class names, and a site's pages share them
def _names(value: str) -> bool:
    return _NAME.search(value) is not None


def _is_others(walked: Walked, anchor: Anchor) -> bool:
    """Whether a line right above a link says that these are the site's most popular tags."""
    at = walked.run_at(anchor.piece)
    return any(len(run.text) <= LONGEST and _POPULAR.search(run.text) for run in walked.runs[max(0, at - 1) : at + 1])
