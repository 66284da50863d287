"""Finds where a story ends: at a heading over comments or over the site's own words, or at a copyright line.

But a box for subscribers or a picture's credit may stand in the middle of a story. A page lays out its story in one
way, as paragraphs side by side or in boxes of one kind: what is laid out so below such a line is still the story. The
next story, which some pages add below, is left out too.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, takewhile
from typing import TypeAlias

from lxml import etree

from ingest.reading.page.blocks.features import PROSE
from ingest.reading.page.dom.around import Around, innermost
from ingest.reading.page.dom.walk import SKIPPED
from ingest.reading.page.dom.walked import Place, Run, Walked, weight_of
from ingest.reading.phrases.byline import has_byline_word
from ingest.text.furniture import closes_page, counts_replies, ends_story, heads_other_stories
from ingest.text.markup import Element

MOSTLY = 0.7  # share of the story that stands above an ending which was not itself taken for a part of it
HEADING = 60  # weight of a block that may head the comments
BYLINE, HEAD = 100, 4  # characters of a byline; blocks of an article, from its title, that may hold one
MOST_ENDS = 8  # such headings that are looked at
LEAST, MOST = 0.1, 0.5  # the first of several stories has more than this share of the text: before an h1, a link
BOXES = frozenset({"div", "section"})
MOST_AROUND = 12  # places around the first block that are looked at
MOST_INSIDE = 1000  # elements of a place in front of its title
ENOUGH = 500  # weight of the prose above the only count of comments, from which on the story surely ends there
SEVERAL, LITTLE, HEADLINE = 3, 0.3, 25  # boxes of other stories; of the story; weight of a link that is a headline
TEASERS = frozenset({"div", "li", "article", "section", "p", "td"})
FEWEST = 2  # boxes of one kind that a story is laid out in

_SILENT: frozenset[object] = SKIPPED | {etree.Comment, etree.ProcessingInstruction}
_Kind: TypeAlias = tuple[str, str]  # tag and classes of a box


def ended(runs: list[Run], around: Around) -> list[Run]:
    """Return the blocks of a story without what stands below an ending in its latter half.

    What is laid out like the story above the ending still belongs to it, unless the ending was itself taken for one of
    the story's headings and stands among its paragraphs.
    """
    runs = _without_next(runs, around)
    if not runs:
        return runs
    half, last, own = runs[len(runs) // 2].piece, runs[-1].piece, {run.piece for run in runs}
    counted = [run for run in around.runs if runs[0].piece < run.piece <= last and _counts(run)]
    sure = counted if len(counted) == 1 and _prose_above(counted[0], runs) >= ENOUGH else []
    ends = (run for run in around.runs if half <= run.piece <= last and _ends(run))
    for end in chain(sure, islice(ends, MOST_ENDS)):
        runs = _before(end, runs, around, is_own=end.piece in own, is_sure=end in sure)
    return runs


def without_teasers(runs: list[Run], walked: Walked) -> list[Run]:
    """Leave out the last boxes of a story if they open with a link to a page, as teasers of other stories do.

    They must stand below a heading over other stories, or be several and little beside the story.
    """
    at, boxes = len(runs) if walked.anchors else 0, []
    while at and (box := _teaser(runs[at - 1], walked)) and box.tag in TEASERS:
        boxes.append(box)
        while at and box.holds(runs[at - 1].place):
            at -= 1
    at -= bool(at) and _heads_others(runs[at - 1])
    if not at or not boxes or len(set(map(_kind, boxes))) > 1:
        return runs
    between = takewhile(lambda run: not boxes[-1].holds(run.place), walked.runs_from(runs[at - 1].piece + 1))
    is_headed = any(map(_heads_others, between))
    if len(boxes) < SEVERAL and not is_headed:
        return runs
    is_little = sum(run.weight for run in runs[at:]) < LITTLE * sum(run.weight for run in runs)
    return runs[:at] if is_headed or is_little else runs


def _heads_others(run: Run) -> bool:
    return run.weight < HEADING and heads_other_stories(run.text)


def _teaser(run: Run, walked: Walked) -> Place | None:
    """Return the place around a block and the linked headline above it or in its first line; None without one."""
    line, number = walked.first_line(run), walked.number_of(run)
    above = run if len(line) < len(run.text) or not number else walked.runs[number - 1]
    line = line if above is run else above.text
    link = walked.pieces[above.piece].anchor
    if link is None or len(link.text.strip()) < len(line) or weight_of(line) < HEADLINE or link.href.startswith("#"):
        return None
    return next((place for place in run.place.outwards() if place.holds(above.place)), None)


def _without_next(runs: list[Run], around: Around) -> list[Run]:
    """Leave out the next stories, which pages add as they are scrolled, each in an `article` or a box of its own.

    But one story may consist of several such elements too, and a live blog of many. Another story opens with an `h1`,
    or, below one that holds most of the text, with a link to its own page or with a title and a byline.
    """
    if not runs:
        return runs
    articles = [place for place in around.places if place.tag == "article"]
    if len(articles) > 1:
        own = next((place for place in articles if place.holds(runs[0].place) and _title_of(place) is not None), None)
        return _without(runs, own, articles, around, are_linked=False) if own else runs
    own = next(_opened_by_title(runs[0].place), None)
    return _without(runs, own, around.places, around, are_linked=True) if own else runs


def _opened_by_title(place: Place | None) -> Iterator[Place]:
    """Yield the places around a block, the innermost first, that have a class and open with an `h1` that is no link."""
    for _ in range(MOST_AROUND):
        if place is None or place.tag == "body":
            return
        if place.tag in BOXES and place.element.get("class"):
            title = _title_of(place)
            if title is not None and title.tag == "h1" and not _is_link(title):
                yield place
        place = place.parent


def _without(runs: list[Run], own: Place, places: Sequence[Place], around: Around, *, are_linked: bool) -> list[Run]:
    """Return the blocks without those of later places like the story's own that open with a title of their own.

    With `are_linked` only a title that is a link counts, for a part of a story may have a title too.
    """
    share = sum(run.weight for run in runs if own.holds(run.place)) / sum(run.weight for run in runs)
    behind = (place for place in places if place.parent is own.parent and place.number > own.last)
    others = (place for place in behind if not are_linked or _kind(place) == _kind(own))
    for other in islice(others, MOST_ENDS):
        title = _title_of(other)
        if title is None or (are_linked and not _is_link(title)):
            continue
        if share > LEAST if title.tag == "h1" else share > MOST and (_is_link(title) or _is_signed(other, around)):
            runs = [run for run in runs if not other.holds(run.place)]
    return runs


def _title_of(article: Place) -> Element | None:
    """Return the `h1` or `h2` that an article opens with, after a few words at most."""
    words = 0
    for element in islice(article.element.iter(), MOST_INSIDE):
        if element.tag in ("h1", "h2"):
            return element
        is_shown = element.tag not in _SILENT
        words += len((element.text or "").strip()) * is_shown + len((element.tail or "").strip())
        if words > HEADING:
            break
    return None


def _is_signed(article: Place, around: Around) -> bool:
    """Whether an article has a byline of its own below its title."""
    own = (run for run in around.runs if article.holds(run.place))
    return any(len(run.text) <= BYLINE and has_byline_word(run.text) for run in islice(own, HEAD))


def _is_link(title: Element) -> bool:
    """Whether a heading is a link to a page, not to a place in one."""
    around = title.getparent()
    link = around if around is not None and around.tag == "a" else next(title.iter("a"), None)
    return link is not None and "#" not in (link.get("href") or "#")


def _ends(run: Run) -> bool:
    """Whether a block is a heading over something else than the story, or a copyright line."""
    if (run.weight < HEADING and ends_story(run.text)) or counts_replies(run.text):
        return True
    # In a figure, it says whose the picture is.
    return closes_page(run.text) and not any(place.tag == "figure" for place in run.place.outwards())


def _counts(run: Run) -> bool:
    """Whether a block is a heading that says how many comments follow; in a list it counts something else."""
    if counts_replies(run.text):
        return run.place.tag != "li"
    return run.weight < HEADING and run.place.tag != "li" and any(map(str.isdigit, run.text)) and ends_story(run.text)


def _prose_above(end: Run, runs: Sequence[Run]) -> int:
    return sum(run.weight for run in runs if run.piece < end.piece and run.weight >= PROSE)


def _before(end: Run, runs: list[Run], around: Around, *, is_own: bool, is_sure: bool) -> list[Run]:
    """Leave out what stands below an ending; `is_own`: it was itself taken for a block of the story.

    `is_sure`: it counts however much stands below it.
    """
    at = bisect_left(runs, end.piece, key=lambda run: run.piece)
    above, below = runs[:at], [run for run in runs[at:] if run is not end]
    is_line = closes_page(end.text)
    kept = above + ([] if is_own and is_line else _going_on(above, end, below, around, is_own=is_own))
    if is_sure or (is_own and not is_line):
        return kept
    return kept if sum(run.weight for run in kept) > MOSTLY * sum(run.weight for run in runs) else runs


def _going_on(above: list[Run], end: Run, below: list[Run], around: Around, *, is_own: bool) -> list[Run]:
    """Return the blocks below an ending that still belong to the story above it."""
    if not (above and below):
        return []
    layout, box = _layout(above, around), _box(end, above[-1])
    fitting = [run for run in below if layout.fits(run.place) and not (box and box.holds(run.place))]
    is_line = end.place.tag == "p" and sum(run.weight >= PROSE for run in fitting) >= FEWEST
    heads = box is None or _kind(box) in layout.kinds or (box.chars == len(end.text) and not is_line)
    if is_own and heads:
        return []  # it heads the paragraphs that follow; a line alone in a box, or a box with other words, does not
    return fitting


def _box(heading: Run, last: Run) -> Place | None:
    """Return the outermost place around a heading without the last block above it; None if they stand side by side."""
    box, place = None, heading.place
    while place.parent is not None and not place.holds(last.place):
        box, place = place, place.parent
    return box


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a page lays out its story."""

    container: Place  # the innermost one around most of it
    beside: frozenset[Place | None]  # the parents of its blocks
    kinds: frozenset[_Kind]  # of the boxes right inside the container that hold its paragraphs

    def fits(self, place: Place) -> bool:
        """Return whether a block in this place stands beside those of the story, or in a box of the same kind."""
        if place.parent in self.beside:
            return True
        box = self.container.child_around(place) if self.kinds else None
        return box is not None and _kind(box) in self.kinds


def _layout(story: Sequence[Run], around: Around) -> _Layout:
    container = innermost(around, story)
    boxes: dict[_Kind, set[int]] = defaultdict(set)
    for run in story:
        if run.weight >= PROSE and (box := container.child_around(run.place)):
            boxes[_kind(box)].add(box.number)
    kinds = frozenset(kind for kind, numbers in boxes.items() if len(numbers) >= FEWEST)
    return _Layout(container, frozenset(run.place.parent for run in story), kinds)


def _kind(box: Place) -> _Kind:
    return box.tag, box.element.get("class") or ""
