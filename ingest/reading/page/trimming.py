"""What the markup or the words of a block say beyond doubt, and the model alone does not know.

Each rule is kept by what it does out of fold: none of them costs a point anywhere, together they are worth a third of
one on pages of lists and comments. What a class name says is weighed, not obeyed, but for a few (`boxes`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import compress
from math import log, sqrt

from ingest.reading.page.around import TOGETHER, Around
from ingest.reading.page.boxes import outside
from ingest.reading.page.features import Said, are_titles
from ingest.reading.page.walk import HEADINGS, Place, Run
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.site_words import speaks_to_readers
from ingest.text.furniture import ends_story, is_furniture

UNLIKELY = log(0.2 / 0.8)  # odds
FEW_LINKS = 0.3  # of such a list or table
MOST_TOGETHER = 0.5  # of the story: more is no list in it, but a page laid out as one
APART = 0.3  # of the story that may stand in a box beside it before it is taken for the story itself
CAPTION = 400  # characters of a caption with its credit
BYLINE, WORD, HEAD = 100, 20, 4  # characters of a byline; weight of a block that is more than a word; blocks
HEADING = 60  # weight of a block that may head the comments
SAID = 60  # weight of a block that is hardly said twice by chance
FULL_STOPS = frozenset(".。।۔")
COPIED = 3  # such blocks that show a copy of the story, or of a box in it; fewer are quotations from it


def agreed(around: Around, odds: Sequence[float], likely: float) -> list[bool]:
    """Return whether each block is of the story: likelier than `likely`, or in a list or table that is as a whole.

    A list or table counts by the mean of its parts. One that stands between two paragraphs of the story, beside them,
    and does not consist of links, need not be likely: it is enough that it is not unlikely.
    """
    runs = around.runs
    story = sum(run.weight for run, odd in zip(runs, odds, strict=True) if odd > likely)
    kept = [odd > likely for odd in odds]
    for group, members in _groups(around):
        if len(members) > 1 and sum(runs[at].weight for at in members) <= MOST_TOGETHER * story:
            sizes = [sqrt(runs[at].weight) for at in members]
            mean = sum(size * odds[at] for size, at in zip(sizes, members, strict=True)) / sum(sizes)
            whole = mean > likely or (mean > UNLIKELY and _is_between(group, members, runs, kept))
            for at in members:
                kept[at] = whole
    return kept


def _groups(around: Around) -> Iterable[tuple[Place, list[int]]]:
    """The outermost lists and tables, each with the numbers of its blocks."""
    groups: dict[int, tuple[Place, list[int]]] = {}
    for at, (_, inside) in enumerate(around.blocks()):
        if group := inside.group:
            groups.setdefault(group.number, (group, []))[1].append(at)
    return groups.values()


def _is_between(group: Place, members: Sequence[int], runs: Sequence[Run], kept: Sequence[bool]) -> bool:
    """Whether a list or table of few links stands between two blocks of the story, all three beside each other."""
    before, behind = members[0] - 1, members[-1] + 1
    if before < 0 or behind >= len(runs) or group.linked > FEW_LINKS * group.chars:
        return False
    outer = group
    while outer.parent is not None and outer.parent.chars == group.chars:  # a wrapper that holds nothing else
        outer = outer.parent
    return all(kept[at] and runs[at].place.parent is outer.parent for at in (before, behind))


def trimmed(around: Around, are_kept: Iterable[bool], said: Said, pictures: Set[int] = frozenset()) -> list[Run]:
    """Return the blocks of a story without its title, byline, buttons, captions, boxes, comments, empty headings, copy.

    `are_kept` says which of the blocks are of the story; `pictures` are the numbers of the pieces of text right behind
    a picture.
    """
    blocks = list(compress(around.blocks(), outside(around, are_kept)))
    story = sum(run.weight for run, _ in blocks)
    beside: dict[int, int] = defaultdict(int)
    for run, inside in blocks:
        if inside.box:
            beside[inside.box.number] += run.weight
    titles = are_titles([run.text for run, _ in blocks], said)
    kept = []
    for (run, inside), is_title in zip(blocks, titles, strict=True):
        if inside.closed or (inside.box is not None and beside[inside.box.number] < APART * story):
            continue
        if not (
            is_title
            or is_furniture(run.text)
            or speaks_to_readers(run.text)
            or (run.piece in pictures and _is_caption(run))
        ):
            kept.append(run)
    return _once(_without_empty_headings(_before_comments(_without_byline(kept))))


def _is_caption(run: Run) -> bool:
    """Whether a block right behind a picture credits it."""
    return len(run.text) <= CAPTION and split_credit(run.text).credit is not None


def _without_byline(runs: list[Run]) -> list[Run]:
    """Leave out a byline among the first blocks, and what little stands in front of the first sentence."""
    first = next((at for at, run in enumerate(runs) if run.weight >= WORD), 0)
    head = [run for run in runs[:first] if run.place.tag in HEADINGS] + runs[first : first + HEAD]
    return [run for run in head if len(run.text) > BYLINE or not has_byline_word(run.text)] + runs[first + HEAD :]


def _before_comments(runs: list[Run]) -> list[Run]:
    """Leave out what stands below a heading over the readers' comments or the site's own words, in the latter half."""
    half = len(runs) // 2
    ends = (at for at in range(half, len(runs)) if runs[at].weight < HEADING and ends_story(runs[at].text))
    return runs[: next(ends, len(runs))]


def _without_empty_headings(runs: list[Run]) -> list[Run]:
    """Leave out the last headings, over what is not of the story; one with a full stop says something itself."""
    while runs and runs[-1].place.tag in HEADINGS and runs[-1].text[-1] not in FULL_STOPS:
        runs.pop()
    return runs


def _once(runs: list[Run]) -> list[Run]:
    """Leave out what is said once more on a page that holds its story twice, as for wide screens and for narrow ones.

    What stands beside what it repeats is a refrain, and what does in a list or table is a value: neither shows a copy.
    """
    firsts: dict[str, Run] = {}
    copies = 0
    for run in runs:
        first = firsts.setdefault(run.text, run)
        if run.weight >= SAID and first.place.parent is not run.place.parent:
            copies += not _is_in_group(run.place)
    return runs if copies < COPIED else list(firsts.values())


def _is_in_group(place: Place | None) -> bool:
    while place is not None and place.tag not in TOGETHER:
        place = place.parent
    return place is not None
