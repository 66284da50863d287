"""The tags of a story whose markup names none: a row of links behind it, or above, that is called after tags."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, takewhile

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Anchor, Place, Run, Walked, weight_of
from ingest.reading.page.metadata.marked_times import aside_of
from ingest.schema import Tag
from ingest.text.markup import line_of

_WORDS = r"(?:hash)?tags?|key-?words?|etiket(?:ler)?|etiquetas?|schlag(?:wort|wörter|worte|woerter)"
_TOPICS = r"topics?|themen|temas|related-?_?topics"
_NAME = re.compile(rf"(?<![a-z])(?:{_WORDS}|{_TOPICS})(?![a-z])", re.IGNORECASE)
_IN_ADDRESS = re.compile(rf"/(?:{_WORDS}|{_TOPICS}|thema|tema|teg|тег|label|mot-cle|mots-cles)/[^/?#]", re.IGNORECASE)
_POPULAR = re.compile(r"\b(?:trend|popul|beliebt|hot\b|most (?:read|viewed|searched|used|common)\b)", re.IGNORECASE)
_MARKS = ("class", "id", "itemprop", "data-testid")
MOST = 20  # in one row: more are a menu of all that there are
SHORTEST = 2  # of a tag in Latin letters: a single Chinese one is a word
LONGEST = 60  # characters of a tag
BEHIND = 40  # pieces of text behind the story among which they stand
APART = 3  # pieces from the end of one tag to the beginning of the next
LEVELS = 3  # from a link up to the box that is called after tags
LABEL = 16  # characters of "Tags: " and the like
LINKED = 0.5  # of the text of such a box, in links


def shown_tags(walked: Walked, title: Run | None, body: Body | None) -> tuple[Tag, ...]:
    """Return the first row of links that lead to what else has the same tag; () where there is none."""
    if body is None:
        return ()
    first = min(body.runs[0].piece, title.piece if title else body.runs[0].piece)
    end = body.runs[-1].piece + BEHIND
    anchors = walked.anchors
    near = anchors[bisect_left(anchors, first, key=_piece) : bisect_left(anchors, end, key=_piece)]
    for row in _rows(filter(_is_tag, near)):
        if len(row) <= MOST and (len(row) > 1 or _is_sure(row[0])) and not _is_others(walked, row[0]):
            return tuple(Tag(term) for anchor in row if (term := line_of(anchor.text).strip(" #")))
    return ()


def _rows(tags: Iterable[Anchor]) -> Iterator[list[Anchor]]:
    """The tags that stand side by side."""
    row: list[Anchor] = []
    for tag in tags:
        if row and (tag.piece - row[-1].end > APART or tag.place.parent is not row[-1].place.parent):
            yield row
            row = []
        row.append(tag)
    if row:
        yield row


def _piece(anchor: Anchor) -> int:
    return anchor.piece


def _is_tag(anchor: Anchor) -> bool:
    """Whether a short link leads to a tag's page, or stands with others in a box that is called after tags."""
    if not _is_linked(anchor.place) or anchor.href.startswith("#"):
        return False  # as of nearly all in prose
    around = takewhile(_is_linked, islice(anchor.place.outwards(), LEVELS))
    if not (_IN_ADDRESS.search(anchor.href) or any(map(_is_called, around))):
        return False
    text = anchor.text.strip()
    return weight_of(text) >= SHORTEST and len(text) <= LONGEST and aside_of(anchor.place) is None


def _is_sure(anchor: Anchor) -> bool:
    """Whether a link leads to a tag's page from a box that is called after tags, as the only tag of a story does."""
    return _IN_ADDRESS.search(anchor.href) is not None and any(map(_is_called, islice(anchor.place.outwards(), LEVELS)))


def _is_linked(place: Place) -> bool:
    """Whether a place is a row of links, perhaps behind a word for them, and no sentence."""
    return place.linked >= LINKED * place.chars or place.chars - place.linked <= LABEL


def _is_called(place: Place) -> bool:
    return any((value := place.element.get(mark)) and _names(value) for mark in _MARKS)


@lru_cache(maxsize=2048)  # the class names of a page are few, and those of a site's pages the same
def _names(value: str) -> bool:
    return _NAME.search(value) is not None


def _is_others(walked: Walked, anchor: Anchor) -> bool:
    """Whether a line right above a link says that it leads to what is read most."""
    at = walked.run_at(anchor.piece)
    return any(len(run.text) <= LONGEST and _POPULAR.search(run.text) for run in walked.runs[max(0, at - 1) : at + 1])
