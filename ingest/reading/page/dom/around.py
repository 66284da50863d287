"""What blocks of a page stand inside: the places around them, each looked at once.

Shared by those who learn from names (`features`) and those who go by certain signs (`trimming`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, cast

from ingest.reading.page.dom.side_table import SIDES
from ingest.reading.page.dom.walked import Place, Run

TOGETHER = frozenset({"ul", "ol", "dl", "table"})  # elements that belong to a story as a whole or not at all
MOST = 0.8  # share of a story that its container holds
COMMENTS = frozenset("comments comment-list commentlist disqus_thread respond".split())  # ids that can be trusted

Attributes: TypeAlias = Sequence[tuple[str, str]]  # of a tag, in their order


class Inside(NamedTuple):
    """The outermost place of each sort that a place is or stands in; None if there is none."""

    group: Place | None = None  # a list or table
    box: Place | None = None  # an aside, or something hidden
    closed: bool = False  # whether it is in a caption or in the comments


@dataclass(frozen=True, slots=True)
class Around:
    """Some blocks of a page, and the places around them in the order of the page; the root comes first."""

    runs: Sequence[Run]
    at: Sequence[int]  # for each block, the index of its place in `places`
    places: Sequence[Place]
    parents: Sequence[int]  # index of the place around each; the root is its own parent
    attributes: Sequence[Attributes]
    insides: Sequence[Inside]

    def blocks(self) -> Iterator[tuple[Run, Inside]]:
        """Yield each block with what it stands inside."""
        insides = self.insides
        return zip(self.runs, [insides[number] for number in self.at], strict=True)


def around(runs: Sequence[Run]) -> Around:
    """Return what stands around the given blocks of one page, at least one, in its order."""
    numbers: dict[int, int] = {}  # from the number of a place on the page to its index in `places`
    places: list[Place] = []
    parents: list[int] = []
    attributes: list[Attributes] = []
    insides: list[Inside] = []
    for run in runs:
        way = []
        place: Place | None = run.place
        while place is not None and place.number not in numbers:
            way.append(place)
            place = place.parent
        parent = 0 if place is None else numbers[place.number]
        inside = _NOTHING if place is None else insides[parent]
        for step in reversed(way):  # in the page's order: a new place comes after all known ones
            said = cast("Attributes", step.element.items())
            if said or step.tag in _TELLING:
                inside = _inside(step, said, inside)
            places.append(step)
            parents.append(parent)
            attributes.append(said)
            insides.append(inside)
            parent = numbers[step.number] = len(places) - 1
    return Around(runs, [numbers[run.place.number] for run in runs], places, parents, attributes, insides)


def innermost(around: Around, story: Sequence[Run]) -> Place:
    """Return the innermost place that holds most of a story; `around` has all of its blocks."""
    own = set(story)
    held = [0] * len(around.places)
    for run, number in zip(around.runs, around.at, strict=True):
        held[number] += run.weight if run in own else 0
    enough = MOST * sum(held)
    for number in range(len(held) - 1, 0, -1):
        if held[number] >= enough:
            return around.places[number]
        held[around.parents[number]] += held[number]
    return around.places[0]


_NOTHING = Inside()
_TELLING = TOGETHER | {"aside", "figcaption"}  # elements that matter whatever their attributes


def _inside(place: Place, attributes: Attributes, outer: Inside) -> Inside:
    """Return what the content of a place stands in, given what the place itself stands in."""
    tag = place.tag
    is_group, is_box, is_closed = tag in TOGETHER, tag == "aside", tag == "figcaption"
    for name, value in attributes:
        if name == "hidden" or (name == "align" and tag == "table" and value.lower() in SIDES):
            is_box = True
        elif name == "id" and value.lower() in COMMENTS:
            is_closed = True
    if not (is_group or is_box or is_closed):
        return outer  # nearly always
    group, box, closed = outer
    return Inside(group or (place if is_group else None), box or (place if is_box else None), closed or is_closed)
