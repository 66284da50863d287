"""Leaves out what boxes between a story's paragraphs hold: titles of films and goods, captions, other stories.

A box is the outermost element around a block that holds none of the story's paragraphs. One that is built like those
around the paragraphs is the page's way to lay out its story, and no inset.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import islice, takewhile
from typing import TypeAlias

from ingest.reading.page.blocks.features import PROSE
from ingest.reading.page.blocks.pull_quotes import Kind, are_paragraphs, kind_of
from ingest.reading.page.dom.walked import HEADINGS, Place, Run, Walked
from ingest.text.furniture import heads_other_stories

FEWEST = 3  # paragraphs of a story whose layout shows
DEEPEST = 12  # places around a block that are looked at
LABEL = 4  # weight of what follows a heading in its box: less numbers or rates it
ALIKE = 2  # boxes with a heading, or pictures in a row: from three on, they are how the story is laid out
CAPTION, CREDIT = 200, 60  # weight of a caption; characters of what stands with it
LITTLE = 0.3  # of the story
ABOVE = 10  # blocks above one in its box that are looked at
_Heading: TypeAlias = tuple[Place | None, tuple[str, str], Kind]  # where its box stands, how both are written
_SAYS = re.compile(r"[^\W_]")


def without_insets(runs: list[Run], walked: Walked, doubted: Collection[Run]) -> list[Run]:
    """Return the blocks of a story without the headings, captions and teasers in insets.

    `doubted` are the blocks of which it is not all but certain that they are of the story.
    """
    own = are_paragraphs(runs) if runs else []
    paragraphs = [at for at, is_own in enumerate(own) if is_own and runs[at].weight >= PROSE]
    if len(paragraphs) < FEWEST:
        return runs
    numbers = [runs[at].place.number for at in paragraphs]
    boxes: dict[Place, list[Run]] = defaultdict(list)
    for run in runs[paragraphs[0] : paragraphs[-1]]:
        if (box := _box(run.place, numbers)) is not None and box is not run.place:
            boxes[box].append(run)
    if not boxes:
        return runs  # as most
    laid = {_kind(box) for at in paragraphs if (box := _box(runs[at].place, numbers, own=True)) is not None}
    insets = {box: held for box, held in boxes.items() if _kind(box) not in laid}
    titled = [box for box, held in insets.items() if _is_titled(box, held, walked)]
    many = _parts(walked, numbers) if titled else set()
    out = {run for box in titled if _heading_of(box, insets[box][0].place) not in many for run in insets[box]}
    pictures = {box: bisect_left(numbers, box.number) for box, held in insets.items() if _is_picture(box, held, walked)}
    rows = Counter(pictures.values())  # boxes with no paragraph between them, as the steps of a recipe are
    out |= {insets[box][0] for box, at in pictures.items() if rows[at] <= ALIKE and insets[box][0] in doubted}
    little = LITTLE * sum(run.weight for run in runs)
    for box, held in insets.items():
        if sum(run.weight for run in held) < little and _is_others(box, held, walked):
            out.update(held)
    return [run for run in runs if run not in out]


def _box(place: Place, numbers: Sequence[int], *, own: bool = False) -> Place | None:
    """Return the outermost place around a block that holds no paragraph, or with `own` none but the block itself."""

    def is_apart(outer: Place) -> bool:
        return bisect_right(numbers, outer.last) - bisect_left(numbers, outer.number) <= own

    return next(reversed([*takewhile(is_apart, islice(place.outwards(), DEEPEST))]), None)


def _kind(box: Place) -> tuple[str, str]:
    return box.tag, box.element.get("class") or ""


def _is_titled(box: Place, held: Sequence[Run], walked: Walked) -> bool:
    """Whether of all a box holds only headings were taken for the story, and more follows the last of them.

    What stands above a heading is its label. Links into the page itself, and signs that are no letters, do not count.
    """
    if any(run.place.tag not in HEADINGS for run in held):
        return False
    behind = range(walked.number_of(held[-1]) + 1, len(walked.runs))
    inside = takewhile(lambda run: box.holds(run.place), map(walked.runs.__getitem__, behind))
    return sum(run.weight for run in inside if _SAYS.search(run.text) and not _leads_into_page(run, walked)) >= LABEL


def _leads_into_page(run: Run, walked: Walked) -> bool:
    """Whether a block consists of links into the page itself."""
    anchors = walked.anchors_in(run.piece, walked.end_of(walked.number_of(run)))
    return bool(anchors) and run.linked >= len(run.text) and all(anchor.href.startswith("#") for anchor in anchors)


def _parts(walked: Walked, numbers: Sequence[int]) -> set[_Heading]:
    """Return the headings in boxes that stand side by side in some number: they part the story."""
    places = (run.place for run in walked.runs if run.place.tag in HEADINGS)
    boxes = ((box, place) for place in places if (box := _box(place, numbers)) is not None)
    seen = Counter(_heading_of(box, place) for box, place in boxes)
    return {heading for heading, times in seen.items() if times > ALIKE}


def _heading_of(box: Place, heading: Place) -> _Heading:
    return box.parent, _kind(box), kind_of(heading)


def _is_picture(box: Place, held: Sequence[Run], walked: Walked) -> bool:
    """Whether a box without a name holds a picture, one block behind it and hardly more: a caption with its credit."""
    said = held[0]
    if box.element.get("class"):
        return False  # of names the model has judged
    if len(held) > 1 or said.place.tag in HEADINGS or said.weight > CAPTION or box.chars > len(said.text) + CREDIT:
        return False
    behind = bisect_right(walked.pictures, said.piece, key=lambda picture: picture.piece)
    near = walked.pictures[max(behind - 2, 0) : behind + 1]
    inside = [picture for picture in near if box.holds(picture.place)]
    return len(inside) == 1 and inside[0].piece <= said.piece


def _is_others(box: Place, held: Sequence[Run], walked: Walked) -> bool:
    """Whether a box opens with a heading over other stories, and links to some beside what it says."""
    if not (box.linked > sum(run.linked for run in held) or all(2 * run.linked > len(run.text) for run in held)):
        return False
    number = walked.number_of(held[0])
    before = reversed(walked.runs[max(number - ABOVE, 0) : number])
    first = [held[0], *takewhile(lambda run: box.holds(run.place), before)][-1]
    return first.weight < PROSE and heads_other_stories(first.text)
