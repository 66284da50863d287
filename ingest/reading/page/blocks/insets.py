"""Leaves out what boxes between a story's paragraphs hold: titles of films and goods, captions, other stories.

A box is the outermost element around a block that holds none of the story's paragraphs. One that is built like those
around the paragraphs is the page's way to lay out its story, and no inset.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice, takewhile

from ingest.reading.page.blocks.features import PROSE
from ingest.reading.page.blocks.pull_quotes import are_paragraphs
from ingest.reading.page.dom.walked import HEADINGS, Place, Run, Walked
from ingest.text.furniture import heads_other_stories

FEWEST = 3  # paragraphs of a story whose layout shows
DEEPEST = 12  # places around a block that are looked at
LABEL = 4  # characters beside a heading in its box: fewer number it
ALIKE = 2  # boxes with nothing but a heading: from three on, they part the story
CAPTION, CREDIT = 200, 60  # weight of a caption; characters of what stands with it
LITTLE = 0.3  # of the story
ABOVE = 10  # blocks above one in its box that are looked at


def without_insets(runs: list[Run], walked: Walked) -> list[Run]:
    """Return the blocks of a story without the headings, captions and teasers in insets."""
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
    titled = [box for box, held in insets.items() if _is_titled(box, held)]
    alike = Counter(map(_kind, titled))
    out = {run for box in titled if alike[_kind(box)] <= ALIKE for run in insets[box]}
    little = LITTLE * sum(run.weight for run in runs)
    for box, held in insets.items():
        if _is_picture(box, held, walked) or (
            sum(run.weight for run in held) < little and _is_others(box, held, walked)
        ):
            out.update(held)
    return [run for run in runs if run not in out]


def _box(place: Place, numbers: Sequence[int], *, own: bool = False) -> Place | None:
    """Return the outermost place around a block that holds no paragraph, or with `own` none but the block itself."""

    def is_apart(outer: Place) -> bool:
        return bisect_right(numbers, outer.last) - bisect_left(numbers, outer.number) <= own

    return next(reversed([*takewhile(is_apart, islice(place.outwards(), DEEPEST))]), None)


def _kind(box: Place) -> tuple[str, str]:
    return box.tag, box.element.get("class") or ""


def _is_titled(box: Place, held: Sequence[Run]) -> bool:
    """Whether of all a box holds only headings were taken for the story."""
    if any(run.place.tag not in HEADINGS for run in held):
        return False
    return box.chars >= sum(len(run.text) for run in held) + LABEL


def _is_picture(box: Place, held: Sequence[Run], walked: Walked) -> bool:
    """Whether a box holds a picture, one block behind it and hardly more: a caption with its credit."""
    said = held[0]
    if len(held) > 1 or said.place.tag in HEADINGS or said.weight > CAPTION or box.chars > len(said.text) + CREDIT:
        return False
    behind = bisect_right(walked.pictures, said.piece, key=lambda picture: picture.piece)
    near = walked.pictures[max(behind - 2, 0) : behind + 1]
    inside = [picture for picture in near if box.holds(picture.place)]
    return len(inside) == 1 and inside[0].piece <= said.piece


def _is_others(box: Place, held: Sequence[Run], walked: Walked) -> bool:
    """Whether a box opens with a heading over other stories."""
    number = walked.number_of(held[0])
    before = reversed(walked.runs[max(number - ABOVE, 0) : number])
    first = [held[0], *takewhile(lambda run: box.holds(run.place), before)][-1]
    return first.weight < PROSE and heads_other_stories(first.text)
