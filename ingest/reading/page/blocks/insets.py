"""Leaves out the titles of what boxes between a story's paragraphs show: films, galleries, charts, goods.

A box is the outermost element around a block that holds none of the story's paragraphs. One that is built like those
around the paragraphs is the page's way to lay out its story, and no inset.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice, takewhile

from ingest.reading.page.blocks.features import PROSE
from ingest.reading.page.blocks.pull_quotes import kind_of
from ingest.reading.page.dom.walked import HEADINGS, Place, Run

FEWEST = 3  # paragraphs of a story whose layout shows
DEEPEST = 12  # places around a block that are looked at
LABEL = 4  # characters beside a heading in its box: fewer number it
ALIKE = 2  # boxes with nothing but a heading: from three on, they part the story


def without_insets(runs: list[Run]) -> list[Run]:
    """Return the blocks of a story without the headings in insets."""
    kinds: Counter[tuple[str, str, str, str]] = Counter()
    for run in runs:
        if run.weight >= PROSE:
            kinds[kind_of(run.place)] += run.weight
    if not kinds:
        return runs
    kind = max(kinds, key=kinds.__getitem__)
    paragraphs = [at for at, run in enumerate(runs) if run.weight >= PROSE and kind_of(run.place) == kind]
    if len(paragraphs) < FEWEST:
        return runs
    numbers = [runs[at].place.number for at in paragraphs]
    laid = {_kind(box) for number in paragraphs if (box := _box(runs[number].place, numbers, own=True)) is not None}
    boxes: dict[Place, list[Run]] = defaultdict(list)
    for run in runs[paragraphs[0] : paragraphs[-1]]:
        if (box := _box(run.place, numbers)) is not None and box is not run.place:
            boxes[box].append(run)
    titled = [box for box, held in boxes.items() if _kind(box) not in laid and _is_titled(box, held)]
    alike = Counter(map(_kind, titled))
    out = {run for box in titled if alike[_kind(box)] <= ALIKE for run in boxes[box]}
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
