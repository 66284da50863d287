"""The gaps in a story: what stands in it and is nothing but a link, which the model is not asked about.

Nearly all such blocks are menus and teasers (`candidates_of`). That one is of the story is shown by where it stands: a
heading right over a block of the story, beside much of it; an item or a cell of a list or table that is of the story.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set

from ingest.reading.page.dom.around import TOGETHER
from ingest.reading.page.dom.walked import HEADINGS, Place, Run
from ingest.text.furniture import ends_story, heads_other_stories, is_furniture

BESIDE = 0.3  # of the story that stands beside such a heading: a teaser has a box of its own
NEARLY_WHOLE = 0.8  # of a list or table that is of the story


def filled(story: Sequence[Run], judged: Set[Run], runs: Sequence[Run]) -> list[Run]:
    """Return the blocks of a story with those of a page's `runs` that fill its gaps; what was `judged` fills none."""
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
    """The places right inside which much of a story stands."""
    held: Counter[Place | None] = Counter()
    for run in story:
        held[run.place.parent] += run.weight
    enough = BESIDE * sum(held.values())
    return {place for place, weight in held.items() if weight >= enough}


def _is_over(heading: Run, following: Run, found: Run) -> bool:
    """Whether the block right behind a heading stands beside it and is the one that was found last."""
    return found is following and following.place.parent is heading.place.parent


def _lists(story: Sequence[Run]) -> list[Place]:
    """The lists and tables that are of a story as a whole, but for a part that is missing, in their order."""
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
    """Whether a place stands in one of some lists in the order of the page, none of which stands in another."""
    behind = bisect_right(lists, place.number, key=lambda group: group.number)
    return behind > 0 and lists[behind - 1].holds(place)


def _group(place: Place | None) -> Place | None:
    """The outermost list or table that a place is or stands inside."""
    group = None
    while place is not None:
        if place.tag in TOGETHER:
            group = place
        place = place.parent
    return group
