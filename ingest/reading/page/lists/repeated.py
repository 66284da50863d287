"""Finds the links that head rows of one make: headlines by where they stand, however few words they have.

A row of stories repeats, with a link to another page each time: a cell, an item, a card, a paragraph that begins with a
headline. Menus repeat too, but a row of a menu says nothing beside its link, and leads to a section.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.reading.page.dom.walked import Anchor, Place, Walked, on_one_line, weight_of
from ingest.reading.page.lists.links import is_beside, leads_to_story
from ingest.reading.phrases.latest_links import leads_beside, leads_elsewhere, leads_to_part
from ingest.reading.phrases.times import is_time
from ingest.text.furniture import is_furniture
from ingest.text.sentences import FULL_STOPS

FEWEST = 4  # rows of one make
MOSTLY = 0.7  # of such rows have something beside their link, or lead to what is a story's by its address
NAME = 8  # weight of a link's text that can be a headline
BESIDE = 8  # characters that a row has beside its link: a day, an author, a summary
MOST_BESIDE = 300  # that rows have beside it on average: what readers wrote is longer
LABEL = 24  # weight of what may stand in front of the link, besides times and links
MOST_BEFORE = 5  # pieces in front of it that are looked at
LEVELS = 3  # places outwards from a link whose tags and classes are its make
DEEPEST = 12  # places from a link up to its row
_SIGNS = " \t\n|•·:,–—-"  # between a time and a title
_Make = tuple[str, ...]
# Addresses that are hardly a section's: with a number or a day in the path, or a name of five words.
_NUMBERED = re.compile(r"\d{5}|/(?!19|20)\d{4}\b|/\d\d?/\d\d?/.|(?:-[^-/?#]+){4}")


class Row(NamedTuple):
    """A link that leads to a story, and the box that it does not share with the row before or behind."""

    anchor: Anchor
    box: Place


def repeated(walked: Walked, url: str | None, first: int = 0, last: int | None = None) -> list[Row]:
    """Return the rows of one make of a page, each with its link to another page, in groups.

    Only links with words from the piece `first` to the piece `last` are looked at.
    """
    found: list[Row] = []
    for anchors in _by_make(walked.anchors_in(first, len(walked.pieces) if last is None else last + 1), url):
        rows = list(_rows(anchors))
        if len({row.anchor.href for row in rows}) >= FEWEST and _are_stories(walked, rows):
            found += rows
    return found


def _by_make(anchors: Sequence[Anchor], url: str | None) -> Iterator[list[Anchor]]:
    """Yield the links with words whose places have the same tags and classes, several at a time."""
    makes: dict[_Make, list[Anchor]] = {}
    names: dict[int, _Make] = {}
    for anchor in anchors:
        if anchor.texts:
            place = _place_of(anchor)
            if (make := names.get(place.number)) is None:
                make = names[place.number] = _make_of(place)
            makes.setdefault(make, []).append(anchor)
    for group in makes.values():
        if len(group) >= FEWEST and not any(map(is_beside, group[0].place.outwards())):
            named = [one for one in group if _may_be_headline(one) and leads_to_story(one.href, url)]
            if 2 * len(named) > len(group):
                yield named


def _place_of(anchor: Anchor) -> Place:
    """Return where the text of a link begins: a link around a card stands outside of it."""
    return anchor.texts[0][0]


def _make_of(place: Place) -> _Make:
    """Return the tags and classes of a place and of those around it."""
    make: list[str] = []
    at: Place | None = place
    while at is not None and len(make) < 2 * LEVELS:
        make += (at.tag, at.element.get("class") or "")
        at = at.parent
    return tuple(make)


def _may_be_headline(anchor: Anchor) -> bool:
    text = anchor.text.strip()
    return len(text) > 2 and weight_of(text) >= NAME and not is_furniture(text) and not is_time(text)


def _rows(anchors: Sequence[Anchor]) -> Iterator[Row]:
    """Yield the links with their rows, but those that share their place with another."""
    for at, anchor in enumerate(anchors):
        place = _place_of(anchor)
        beside = [_place_of(other) for other in (*anchors[max(0, at - 1) : at], *anchors[at + 1 : at + 2])]
        if not any(map(place.holds, beside)):
            yield Row(anchor, _box(place, beside))


def _box(place: Place, beside: Sequence[Place]) -> Place:
    """Return the largest box around a place that holds none of those beside it."""
    box = place
    for _ in range(DEEPEST):
        if box.parent is None or any(map(box.parent.holds, beside)):
            break
        box = box.parent
    return box


def _are_stories(walked: Walked, rows: Sequence[Row]) -> bool:
    """Whether most rows say something beside their link, show a picture or lead to a story's address, and no section's.

    A link stands in front of its row, or behind a time.
    """
    addresses = [row.anchor.href for row in rows]
    if any(2 * sum(map(leads, addresses)) > len(rows) for leads in (leads_beside, leads_elsewhere, leads_to_part)):
        return False
    if sum(row.box.chars - row.box.linked for row in rows) > MOST_BESIDE * len(rows):
        return False
    telling = sum(_is_told(row) or _NUMBERED.search(row.anchor.href) is not None for row in rows)
    leading = sum(_leads(walked, row) for row in rows)
    return min(telling, leading) >= MOSTLY * len(rows)


def _is_told(row: Row) -> bool:
    box = row.box
    return box.chars - box.linked >= BESIDE or box.element.find(".//img") is not None


def _leads(walked: Walked, row: Row) -> bool:
    """Whether hardly anything but times and other links stands in front of a link in its row.

    A link that is part of a sentence leads nothing.
    """
    weight = 0
    anchor, pieces = row.anchor, walked.pieces
    for piece in reversed(pieces[max(0, anchor.piece - MOST_BEFORE) : anchor.piece]):
        if not row.box.holds(piece.place):
            break
        text = on_one_line(piece.text)
        if piece.anchor is None and not is_time(text.strip(_SIGNS)):
            is_sentence = piece.element is anchor.element.getparent() and text.strip(_SIGNS) != ""
            weight += LABEL + 1 if is_sentence else weight_of(text)
    return weight <= LABEL and not _goes_on(walked, anchor)


def _goes_on(walked: Walked, anchor: Anchor) -> bool:
    """Whether the sentence that a link begins goes on behind it."""
    if anchor.end >= len(walked.pieces):
        return False
    behind = walked.pieces[anchor.end]
    begins, ends = behind.text.lstrip()[:1].islower(), behind.text.rstrip().endswith(FULL_STOPS)
    return behind.place is anchor.place and begins and ends
