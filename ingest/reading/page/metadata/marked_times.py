"""Reads the times that elements of a page state for machines: `time`, its substitutes, and attributes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, cast

from ingest.reading.page.dom.walked import Piece, Place, Run
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED, is_of_update
from ingest.text.markup import Element, line_of, tree_text

_HATOM = re.compile(r"\b(?:published|updated|date)\b")  # classes of an `abbr` with a time in hAtom
_DATED = re.compile(r"date|time|publi|second")  # names of attributes
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].{5,30})?|1\d{9}(?:\d{3})?")  # ISO 8601, or an epoch
STATING = frozenset({"content", "datetime", "title"})  # attributes that may say for machines what an element shows
_OTHERS = re.compile(
    r"(?<![a-z])(?:comment(?:s|list|aires?)?|kommentare?|comentarios?|related|recommend\w*|recent[-_](?:posts|entries)"
    r"|wp-block-(?:query|post-template|latest-posts))(?![a-z])"
)  # names of boxes with comments or other stories
ABOVE = 4  # levels up to the box that has such a name
LABEL = 25  # characters of a block that only says what the date in the next one is of
INSIDE = 3  # levels from a `time` up to the block that it stands in


class Marked(NamedTuple):
    """The moment of a `time` element, as written for machines."""

    value: str
    is_update: bool


def moment_of(time: Element) -> str:
    """Return the time that a `time` element states for machines, or an `abbr` of hAtom in its title; "" without one."""
    title = (time.get("title") or "").strip()
    if time.tag == "abbr":
        return title if _HATOM.search(time.get("class") or "") else ""
    said = (time.get("datetime") or time.get("content") or "").strip()
    return said or (title if _STAMP.fullmatch(title) else "")


def comes_behind(places: Sequence[int], title: int) -> bool:
    """Return whether finds behind a title go before those above it: they do if they are nearer.

    Above many a title stands a list with the dates of other stories. `places` and `title` are numbers of blocks.
    """
    above = max((place for place in places if place < title), default=None)
    behind = min((place for place in places if place >= title), default=None)
    return above is not None and behind is not None and behind - title <= title - above


def marked_times(times: Sequence[Element], near: Sequence[Run], title: Run | None) -> Iterator[Marked]:
    """Yield the times of the `time` elements in some blocks: the nearer side of the title first, asides last."""
    at = {run.place.element: number for number, run in enumerate(near)}
    seen: Counter[int] = Counter()
    found = []
    for time in times if near else ():
        classes, line = [f"{time.get('class') or ''} {time.get('itemprop') or ''}"], time
        for _ in range(INSIDE):
            if line in at or (parent := line.getparent()) is None:
                break
            line = parent
            classes += [line.get("class") or ""] if line not in at else []
        if line in at and "comment" not in f"{' '.join(classes)} {line.get('class') or ''}":
            found.append((time, classes, at[line]))
            seen[at[line]] += 1
    start = next((number for number, run in enumerate(near) if run is title), 0)
    turned = comes_behind([number for *_, number in found], start)
    found.sort(key=lambda one: (aside_of(near[one[2]].place) is not None, turned and one[2] < start))
    for time, classes, number in found:
        label = near[number - 1].text if number and len(near[number - 1].text) <= LABEL else ""
        yield Marked(moment_of(time), _is_changed(time, classes, near[number].text, label, alone=seen[number] == 1))


def attributed_times(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the times in attributes named after dates, on the elements of some pieces of text."""
    for piece in pieces:
        for name, value in cast(list[tuple[str, str]], piece.element.items()):
            is_told = name in STATING or (name.startswith("data-") and _DATED.search(name))
            if is_told and _STAMP.fullmatch(value.strip()):
                yield value.strip()


def _is_changed(time: Element, classes: Sequence[str], line: str, label: str, *, alone: bool) -> bool:
    """Whether a `time` element dates an update: by its classes, else those around it, else the words before it."""
    for one in classes:
        if (named := is_of_update(one)) is not None:
            return named and not PUBLISHED.search(one)
    before, shown, _ = line.partition(line_of(tree_text(time)) or line)
    said = is_of_update(f"{label} {before if shown else line}")
    return bool(alone and UPDATED.search(line)) if said is None else said


def is_others(place: Place) -> bool:
    """Return whether a place stands among comments or other stories, by the names of the boxes around it."""
    around = (one.element for one in islice(place.outwards(), ABOVE))
    return any(_OTHERS.search(f"{one.get('class') or ''} {one.get('id') or ''}".lower()) for one in around)


def aside_of(place: Place) -> Element | None:
    """Return the innermost aside that a place is or stands in, None if there is none."""
    return next((around.element for around in place.outwards() if around.tag == "aside"), None)
