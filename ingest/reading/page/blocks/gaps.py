"""Fills the gaps in a story: adds the blocks that are nothing but links, which the model is not asked about.

Nearly all such blocks are menus and teasers (`candidates_of`). Its place shows that one belongs to the story: it heads
a block of the story and stands beside much of it, or it is an item or a cell of a list or table in the story.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set

from ingest.reading.page.dom.around import TOGETHER
from ingest.reading.page.dom.walked import HEADINGS, Place, Run
from ingest.text.furniture import ends_story, heads_other_stories, is_furniture

BESIDE = 0.3  # share of the story that stands beside such a heading: a teaser stands in a box of its own
NEARLY_WHOLE = 0.8  # share of a list or table that belongs to the story


def filled(story: Sequence[Run], judged: Set[Run], runs: Sequence[Run]) -> list[Run]:
    """Return a story with those of the page's `runs` that fill its gaps; blocks the model has `judged` fill none."""
    own, first = set(story), runs.index(story[0])
    lists, beside = _lists(story), _beside(story)
    found: list[Run] = []  # from the last to the first
    for at in range(runs.index(story[-1]), first - 1, -1):
        run = runs[at]
        if run in own:
            found.append(run)
        elif run not in judged:
            heads = run.place.tag in HEADINGS and run.place.parent in beside and _is_over(run, runs[at + 1], found[-1])
            if (heads or _is_in_one(run.place, lists)) and not _is_idle(run.text):
                found.append(run)
    return found[::-1]


def _is_idle(text: str) -> bool:
    return is_furniture(text) or ends_story(text) or heads_other_stories(text)


def _beside(story: Sequence[Run]) -> set[Place | None]:
    """Return the places that directly hold much of a story."""
    held: Counter[Place | None] = Counter()
    for run in story:
        held[run.place.parent] += run.weight
    enough = BESIDE * sum(held.values())
    return {place for place, weight in held.items() if weight >= enough}


def _is_over(heading: Run, following: Run, found: Run) -> bool:
    """Whether the block right behind a heading stands beside it, and is the one of the story that was found last."""
    return found is following and following.place.parent is heading.place.parent


def _lists(story: Sequence[Run]) -> list[Place]:
    """Return the lists and tables that belong to a story except for a missing part, in their order."""
    held: Counter[Place] = Counter()
    around: Place | None = None
    group: Place | None = None
    for run in story:
        if run.place.parent is not around:  # most stand beside the one before
            around = run.place.parent
            group = _group(around)
        if group is not None or run.place.tag in TOGETHER:
            held[group or run.place] += len(run.text)
    return [group for group, chars in held.items() if NEARLY_WHOLE * group.chars <= chars < group.chars]


def _is_in_one(place: Place, lists: Sequence[Place]) -> bool:
    """Whether a place stands in one of the lists, which are in the order of the page and not nested."""
    behind = bisect_right(lists, place.number, key=lambda group: group.number)
    return behind > 0 and lists[behind - 1].holds(place)


def _group(place: Place | None) -> Place | None:
    """Return the outermost list or table that a place is or stands in."""
    group = None
    while place is not None:
        if place.tag in TOGETHER:
            group = place
        place = place.parent
    return group
