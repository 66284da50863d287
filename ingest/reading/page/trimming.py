"""What the markup or the words of a block say beyond doubt, and the model alone does not know.

Each rule is kept by what it does out of fold: none of them costs a point anywhere, together they are worth a third of
one on pages of lists and comments. What a class name says is not among them: that is weighed, not obeyed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from math import log, sqrt
from typing import NamedTuple

from ingest.reading.page.features import MOST_FOLDED, Said
from ingest.reading.page.walk import HEADINGS, Place, Run
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.credit import split_credit
from ingest.text.furniture import ends_story, is_furniture
from ingest.text.language import fold

TOGETHER = frozenset({"ul", "ol", "dl", "table"})  # whose parts are of one story or of none
UNLIKELY = log(0.2 / 0.8)  # odds
FEW_LINKS = 0.3  # of such a list or table
MOST_TOGETHER = 0.5  # of the story: more is no list in it, but a page laid out as one
APART = 0.3  # of the story that may stand in a box beside it before it is taken for the story itself
COMMENTS = frozenset("comments comment-list commentlist disqus_thread respond".split())  # ids that do not lie
CAPTION = 400  # characters of a caption with its credit
BYLINE, WORD, HEAD = 100, 20, 4  # characters of a byline; weight of a block that is more than a word; blocks
HEADING = 60  # weight of a block that may head the comments


class _Around(NamedTuple):
    """The places around a block that matter here: the outermost of each; None: none."""

    group: Place | None = None
    box: Place | None = None  # beside the story, or what is hidden
    closed: bool = False  # a caption, the readers' comments


_NOTHING = _Around()


class Surroundings:
    """What stands around the places of one page; each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, _Around] = {}

    def of(self, place: Place) -> _Around:
        """Return what stands around a place."""
        known = self._known
        if found := known.get(place.number):
            return found
        way = []
        at: Place | None = place
        while at is not None and at.number not in known:
            way.append(at)
            at = at.parent
        around = known[at.number] if at is not None else _NOTHING
        for step in reversed(way):
            around = known[step.number] = _inside(step, around)
        return around


def _inside(place: Place, around: _Around) -> _Around:
    """What stands around the content of a place, from what stands around the place."""
    tag, get = place.tag, place.element.get
    group, box, closed = around
    if tag in TOGETHER and not group:
        group = place
    if not box and (tag == "aside" or get("hidden") is not None):
        box = place
    closed = closed or tag == "figcaption" or ((name := get("id")) is not None and name.lower() in COMMENTS)
    found = _Around(group, box, closed)
    return around if found == around else found


def agreed(runs: Sequence[Run], odds: Sequence[float], likely: float, surroundings: Surroundings) -> list[bool]:
    """Return whether each block is of the story: likelier than `likely`, or in a list or table that is as a whole.

    A list or table counts by the mean of its parts. One that stands between two paragraphs of the story, beside them,
    and does not consist of links, need not be likely: it is enough that it is not unlikely.
    """
    story = sum(run.weight for run, odd in zip(runs, odds, strict=True) if odd > likely)
    kept = [odd > likely for odd in odds]
    for group, members in _groups(runs, surroundings):
        if len(members) > 1 and sum(runs[at].weight for at in members) <= MOST_TOGETHER * story:
            sizes = [sqrt(runs[at].weight) for at in members]
            mean = sum(size * odds[at] for size, at in zip(sizes, members, strict=True)) / sum(sizes)
            whole = mean > likely or (mean > UNLIKELY and _is_between(group, members, runs, kept))
            for at in members:
                kept[at] = whole
    return kept


def _groups(runs: Sequence[Run], surroundings: Surroundings) -> Iterable[tuple[Place, list[int]]]:
    """The outermost lists and tables, each with the numbers of its blocks."""
    groups: dict[int, tuple[Place, list[int]]] = {}
    for at, run in enumerate(runs):
        if group := surroundings.of(run.place).group:
            groups.setdefault(group.number, (group, []))[1].append(at)
    return groups.values()


def _is_between(group: Place, members: Sequence[int], runs: Sequence[Run], kept: Sequence[bool]) -> bool:
    """Whether a list or table of few links stands between two blocks of the story, all three beside each other."""
    before, behind = members[0] - 1, members[-1] + 1
    if before < 0 or behind >= len(runs) or group.linked > FEW_LINKS * group.chars:
        return False
    return all(kept[at] and runs[at].place.parent is group.parent for at in (before, behind))


def trimmed(runs: Sequence[Run], said: Said, surroundings: Surroundings, pictures: Set[int] = frozenset()) -> list[Run]:
    """Return the blocks of a story without its title, byline, buttons, captions, boxes, comments and empty headings.

    `pictures` are the numbers of the pieces of text right behind a picture.
    """
    story = sum(run.weight for run in runs)
    arounds = [surroundings.of(run.place) for run in runs]
    beside: dict[int, int] = defaultdict(int)
    for run, around in zip(runs, arounds, strict=True):
        if around.box:
            beside[around.box.number] += run.weight
    sizes = {size for title in said.titles for size in range(len(title), len(title) + MOST_FOLDED)}
    kept = []
    for run, around in zip(runs, arounds, strict=True):
        if around.closed or (around.box is not None and beside[around.box.number] < APART * story):
            continue
        if not _says_nothing(run, said, sizes) and not (run.piece in pictures and _is_caption(run)):
            kept.append(run)
    return _without_empty_headings(_before_comments(_without_byline(kept)))


def _says_nothing(run: Run, said: Said, sizes: Set[int]) -> bool:
    """Whether a block is a button or the like, or the page's title, which is of one of the `sizes`, once more."""
    text = run.text
    return is_furniture(text) or (len(text) in sizes and fold(text) in said.titles)


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
    """Leave out the last headings, over what is not of the story."""
    while runs and runs[-1].place.tag in HEADINGS:
        runs.pop()
    return runs
