"""What can be seen of each block of a page: one row of numbers a block, for the model to judge it by.

Nothing here decides. The tree is gone over once, upwards for how much text stands where, downwards for what a block
stands inside; the rest is arithmetic on whole columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from ingest.reading.page.vocabulary import SHORT, Vocabulary
from ingest.reading.page.walk import Place, Run, Walked
from ingest.text.language import fold

Numbers: TypeAlias = npt.NDArray[Any]

PROSE = 60  # weight of a block from which on it says something
LINKED = 0.2  # of a block that may be links and still be prose
SENTENCE, SAYING, FAR = 40, 0.3, 4  # weight and share of links of a block that says something; blocks away from it
MOST_BETWEEN = 40  # blocks without a sentence between two that say something
NEARLY_ALL = 0.9  # of a block that is links: no part of a story unless it is long
MOST_BLOCKS = 6_000  # that are looked at: the largest of 2,000 pages at hand has 3,000
TAGS = {
    **{
        tag: at for at, tag in enumerate("p div li h1 h2 h3 h4 td blockquote pre dd figcaption section article".split())
    },
    "h5": 6,
    "h6": 6,
    "th": 7,
    "dt": 10,
    "caption": 11,
    "legend": 11,
    "main": 13,
    "body": 13,
}
OTHER_TAG = 14
# What a block stands inside, one bit each.
_ELEMENTS = "article main header footer aside figure figcaption form table ul blockquote section button pre address h2"
INSIDE = {tag: 1 << at for at, tag in enumerate(_ELEMENTS.split())}
INSIDE |= {"ol": INSIDE["ul"], "dl": INSIDE["ul"], "label": INSIDE["button"], "h1": INSIDE["h2"], "h3": INSIDE["h2"]}
INSIDE |= {"details": INSIDE["aside"], "dialog": INSIDE["form"], "fieldset": INSIDE["form"], "h4": INSIDE["h2"]}
HIDDEN = 1 << 16
BODY_OF_ARTICLE = 1 << 17  # itemprop="articleBody"
BITS = 18
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENDS = frozenset('.!?…。！？؟۔"”»)’')
DECAY = 0.7  # of a name's word with each level between it and the block
ON_SPINE = 0.5  # of the page's prose that a place holds which the story is not beside
MOST_OTHERS = 8  # pages of a site; more say no more
LEVELS = 5  # from a block outwards whose share of the prose is looked at
# The columns of `_own`.
CHARS, WEIGHT, WORDS, LINKS, CHUNKS, FLAGS, WORTH, TAG = 0, 1, 2, 3, 4, 7, 15, 21
COUNTS = (5, 6)  # of commas and full stops
BESIDE = (1, 6, 12, 18, 24)  # of a block's numbers, those that its neighbours are shown: size, links, end, words, prose
MOST_FOLDED = 15  # characters of a title that are punctuation, which folding leaves out
LOOK_UP = 30  # characters of a block that are looked for in the summary


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says of its story elsewhere, and so what it may begin with."""

    titles: frozenset[str] = frozenset()  # folded
    summary: str = ""  # in lower case, as are the next
    body: str = ""  # the JSON-LD's articleBody
    is_article: bool = False  # whether the page calls itself one


def candidates_of(walked: Walked) -> list[Run]:
    """Return the blocks that can be of the story: not short ones that are all link, nor those far from any sentence."""
    runs = [run for run in walked.runs if run.linked < NEARLY_ALL * len(run.text) or len(run.text) > SHORT]
    says = [at for at, run in enumerate(runs) if run.weight >= SENTENCE and run.linked <= SAYING * len(run.text)]
    if not says:
        return runs[:MOST_BLOCKS]
    found: list[Run] = []
    end = 0  # number of the block behind the last one that was taken
    for at, before in zip(says, (says[0] - MOST_BETWEEN, *says), strict=False):
        start = end if at - before < MOST_BETWEEN else max(end, at - FAR)  # a table of figures stands between sentences
        found += runs[start : (end := at + FAR + 1)]
    return found[:MOST_BLOCKS]


def features_of(
    walked: Walked,
    runs: Sequence[Run],
    said: Said,
    vocabulary: Vocabulary,
    repeated: Sequence[float] = (),
    others: int = 0,
) -> Numbers:
    """Return a row of numbers for each of the blocks, in their order; `runs` are some of the page's, one at least.

    `repeated` says on what share of the site's `others`, its other pages, each block stands.
    """
    lengths = {size for title in said.titles for size in range(len(title), len(title) + MOST_FOLDED)}
    own = np.array([_own(run, said, vocabulary, lengths) for run in runs], dtype=np.float32)
    tags = own[:, TAG].astype(np.intp)
    prose = _is_prose(own, tags)
    places = _places_around(runs)
    numbers = {place.number: number for number, place in enumerate(places)}
    at = np.array([numbers[run.place.number] for run in runs], dtype=np.intp)
    tree = _tree_of(places, at, own[:, WEIGHT] * prose, vocabulary)
    blocks = np.column_stack((
        _scaled(own),
        prose,
        np.array(repeated) if others else np.zeros(len(runs)),
        np.eye(OTHER_TAG + 1, dtype=np.float32)[tags],
        *_around(tree, at, own),
        *_beside_pictures(walked, runs),
        *_alike(tree, at, own[:, WEIGHT] * prose),
        *_in_order(tree, at, own, prose, tags),
    ))  # fmt: skip
    beside = _beside(np.column_stack((blocks[:, BESIDE], tree.names[at][:, None], tree.depth[at][:, None])), at)
    page = np.array(
        [*_page(own, prose, tree), said.is_article, bool(said.body), min(others, MOST_OTHERS) / MOST_OTHERS],
        dtype=np.float32,
    )
    return np.hstack((blocks, beside, np.broadcast_to(page, (len(runs), len(page))))).astype(np.float32)


def _own(run: Run, said: Said, vocabulary: Vocabulary, lengths: set[int]) -> tuple[float, ...]:
    """What can be said of a block without looking around it; `lengths` are those of what may be a title."""
    text = run.text
    size = len(text)
    count = text.count
    commas, stops = count(","), count(". ")
    if not text.isascii():
        commas += count("،") + count("、") + count("，")
        stops += count("。")
    first = text[0]
    in_summary = in_body = False
    if size >= LOOK_UP and (said.summary or said.body):
        start = text[:LOOK_UP].lower()
        in_summary, in_body = start in said.summary, start in said.body
    return (
        size, run.weight, count(" ") + 1, run.linked, run.end - run.first, commas, stops,
        count("|"), first == "©" or first.isdigit(), text[-1] in _ENDS, first.isupper(), first.isalpha(),
        text.isupper(), text[-1] == ":",
        *vocabulary.of_text(text),
        size in lengths and fold(text) in said.titles, in_summary, in_body,
        TAGS.get(run.place.tag, OTHER_TAG),
    )  # fmt: skip


def _scaled(own: Numbers) -> Numbers:
    """The same, large counts by their logarithm and as shares."""
    return np.column_stack((
        np.log1p(own[:, (CHARS, WEIGHT, WORDS, CHUNKS, *COUNTS)]),
        own[:, LINKS] / own[:, CHARS],
        own[:, CHARS] / own[:, WORDS] / 10,
        own[:, COUNTS] / own[:, WORDS, None],
        own[:, FLAGS:TAG],
    ))  # fmt: skip


def _is_prose(own: Numbers, tags: Numbers) -> Numbers:
    heading = (tags >= TAGS["h1"]) & (tags <= TAGS["h4"])
    return (own[:, WEIGHT] >= PROSE) & (own[:, LINKS] <= LINKED * own[:, CHARS]) & ~heading


@dataclass(slots=True)
class _Tree:
    """The places around the blocks, in the order of the page, as columns; the root comes first."""

    parent: Numbers
    last: Numbers  # number of the last one inside it
    chars: Numbers
    linked: Numbers
    good: Numbers  # share of the page's prose
    blocks: Numbers  # that stand inside
    depth: Numbers
    inside: Numbers  # bits of INSIDE
    named: Numbers  # worth of its own class and id
    names: Numbers  # the same of all it stands inside, the nearer the more
    worst: Numbers  # the least of them
    branch: Numbers  # the outermost place around it off the main spine; 0 on it
    kind: Numbers  # alike where element, class and the two around it are
    tag: Numbers


def _tree_of(places: Sequence[Place], at: Numbers, good: Numbers, vocabulary: Vocabulary) -> _Tree:
    count = len(places)
    numbers = np.array([place.number for place in places])
    last = np.searchsorted(numbers, [place.last for place in places], side="right") - 1
    shares = _within(np.bincount(at, good, count), last) / max(1.0, float(good.sum()))
    parents, rows = _descend(places, shares.tolist(), vocabulary)
    sizes = np.array([(place.chars, place.linked) for place in places], dtype=np.float32)
    blocks = _within(np.bincount(at, minlength=count), last)
    depth, inside, named, names, worst, branch, kind, tag = np.array(rows, dtype=np.float32).T
    return _Tree(
        np.array(parents), last, sizes[:, 0], sizes[:, 1], shares.astype(np.float32), blocks, depth,
        inside.astype(np.int32), named, names, worst, branch.astype(np.intp), kind.astype(np.intp), tag.astype(np.intp),
    )  # fmt: skip


def _within(own: Numbers, last: Numbers) -> Numbers:
    """Sums over each place and all that stands inside it, which are the next ones up to its last."""
    sums: Numbers = np.concatenate(([0.0], np.cumsum(own)))
    inside: Numbers = sums[last + 1] - sums[:-1]
    return inside


def _places_around(runs: Sequence[Run]) -> list[Place]:
    """The places that the blocks stand in, and all around them, in the order of the page."""
    found: dict[int, Place] = {}
    for run in runs:
        place: Place | None = run.place
        while place is not None and place.number not in found:
            found[place.number] = place
            place = place.parent
    return [found[number] for number in sorted(found)]


_Row: TypeAlias = tuple[int, int, float, float, float, int, int, int]
_Own: TypeAlias = tuple[str, str]  # element and class


def _descend(places: Sequence[Place], shares: Sequence[float], vocabulary: Vocabulary) -> tuple[list[int], list[_Row]]:
    """Go down the places: return the number of each one's parent among them, and its row of numbers."""
    numbers = {place.number: at for at, place in enumerate(places)}
    kinds: dict[tuple[_Own, _Own, _Own], int] = {}
    parents, rows, owns = [0], [_ROOT], [_NOTHING]
    for at in range(1, len(places)):
        place = places[at]
        parent = numbers[place.parent.number] if place.parent is not None else 0
        depth, inside, _, names, worst, branch, _, _ = rows[parent]
        written, named, bits = _marks(place, vocabulary)
        own = (place.tag, written)
        kind = kinds.setdefault((own, owns[parent], owns[parents[parent]]), len(kinds) + 1)
        if not branch and shares[at] < ON_SPINE:
            branch = at
        names = named + DECAY * names
        tag = TAGS.get(place.tag, OTHER_TAG)
        rows.append((depth + 1, inside | bits, named, names, min(worst, named), branch, kind, tag))
        parents.append(parent)
        owns.append(own)
    return parents, rows


_ROOT: _Row = (0, 0, 0.0, 0.0, 0.0, 0, 0, OTHER_TAG)
_NOTHING: _Own = ("", "")
_NAMING = frozenset({"class", "id", "role", "itemprop"})


def _marks(place: Place, vocabulary: Vocabulary) -> tuple[str, float, int]:
    """The class of an element, what its names are worth, and its bits of INSIDE."""
    written, named, bits = "", 0.0, INSIDE.get(place.tag, 0)
    for key, value in cast(list[tuple[str, str]], place.element.items()):
        if key in _NAMING:
            named += vocabulary.of_names(value)
            if key == "class":
                written = value
            elif value == "articleBody":
                bits |= BODY_OF_ARTICLE
        elif key == "hidden" or (key == "style" and _HIDDEN.search(value)):
            bits |= HIDDEN
    return written, named, bits


def _around(tree: _Tree, at: Numbers, own: Numbers) -> list[Numbers]:
    """What a block stands inside: elements, names, and how much of the page's prose the places around it hold."""
    columns = [(tree.inside[at, None] >> np.arange(BITS)) & 1, tree.names[at], tree.worst[at], tree.depth[at] / 20]
    columns += [own[:, CHARS] / np.maximum(1, tree.chars[tree.parent[at]])]
    place = at
    for level in range(LEVELS):
        chars = np.maximum(1, tree.chars[place])
        columns += [np.log1p(chars), tree.linked[place] / chars, tree.good[place], np.log1p(tree.blocks[place])]
        if level < 3:
            columns.append(tree.named[place])
        place = tree.parent[place]
    branch = tree.branch[at]
    off = branch > 0
    chars = np.maximum(1, tree.chars[branch])
    columns += [off, off * (tree.depth[at] - tree.depth[branch] + 1)]
    columns += [off * tree.linked[branch] / chars, off * np.log1p(chars), off * tree.good[branch]]
    columns += [off * tree.names[branch], off * tree.named[branch], off * np.log1p(tree.blocks[branch])]
    columns += [off[:, None] * np.eye(OTHER_TAG + 1, dtype=np.float32)[tree.tag[branch]]]
    columns += [_holder(tree, share)[at] for share in (0.5, 0.7, 0.9)]
    return columns


def _holder(tree: _Tree, share: float) -> Numbers:
    """Which places stand in the innermost one that holds so much of the page's prose."""
    holding = np.flatnonzero(tree.good >= share)
    place = int(holding[-1]) if len(holding) else 0
    numbers = np.arange(len(tree.good))
    inside: Numbers = (numbers >= place) & (numbers <= tree.last[place])
    return inside


def _alike(tree: _Tree, at: Numbers, good: Numbers) -> list[Numbers]:
    """How much of the page's prose stands in places like the block's, and how many blocks do."""
    kinds = tree.kind[at]
    total = max(1.0, float(good.sum()))
    return [
        (np.bincount(kinds, good)[kinds] / total).astype(np.float32),
        np.log1p(np.bincount(kinds)[kinds]).astype(np.float32),
    ]


def _in_order(tree: _Tree, at: Numbers, own: Numbers, prose: Numbers, tags: Numbers) -> list[Numbers]:
    """Where a block stands among the others: in the page, behind its first and its last heading, among its prose."""
    count = len(own)
    numbers = np.arange(count)
    good = own[:, WEIGHT] * prose
    total = max(1.0, float(good.sum()))
    before = np.cumsum(good) - good
    first = np.flatnonzero(tags == TAGS["h1"])
    title = int(first[0]) if len(first) else -1
    is_heading = (tags >= TAGS["h1"]) & (tags <= TAGS["h4"])
    heading = np.maximum.accumulate(np.where(is_heading, numbers, -1))
    headed = heading >= 0
    behind = np.maximum(heading, 0)
    dense = np.flatnonzero(prose & (tree.good[tree.parent[at]] >= ON_SPINE / 2))
    start, end = (int(dense[0]), int(dense[-1])) if len(dense) else (0, count - 1)
    return [
        numbers / count,
        before / total,
        np.log1p(np.cumsum(own[:, WEIGHT]) - own[:, WEIGHT]) / 10,
        np.full(count, title >= 0),
        np.tanh((numbers - title) / 10),
        np.tanh((numbers - start) / 10),
        np.tanh((numbers - end) / 10),
        headed,
        headed * np.log1p(numbers - heading),
        headed * own[behind, WORTH],  # what the heading's words are worth
        headed * (own[behind, LINKS] / own[behind, CHARS]),
        headed * (tags[behind] - TAGS["h1"]) / 3,
        headed * (tree.parent[at[behind]] == tree.parent[at]),
        headed * (tree.branch[at[behind]] == tree.branch[at]),
        headed * tree.names[at[behind]],
    ]


def _beside(blocks: Numbers, at: Numbers) -> Numbers:
    """Some of the numbers of the two blocks before each and the two behind it; zeros beyond the ends."""
    count, width = blocks.shape
    found = np.zeros((count, 4 * (width + 1)), dtype=np.float32)
    for column, step in enumerate((-2, -1, 1, 2)):
        here, there = (slice(-step, None), slice(None, step)) if step < 0 else (slice(None, -step), slice(step, None))
        left = column * (width + 1)
        found[here, left : left + width] = blocks[there]
        found[here, left + width] = at[here] == at[there]
    return found


def _page(own: Numbers, prose: Numbers, tree: _Tree) -> tuple[float, ...]:
    """What all blocks of a page share."""
    chars = max(1.0, float(own[:, CHARS].sum()))
    good = float((own[:, WEIGHT] * prose).sum())
    paragraphs = own[:, TAG] == TAGS["p"]
    return (
        float(np.log1p(good)),
        float(np.log1p(len(own))),
        float(own[:, LINKS].sum()) / chars,
        good / max(1.0, float(own[:, WEIGHT].sum())),
        float((own[:, WEIGHT] * prose * paragraphs).sum()) / max(1.0, good),
        float(prose.sum()) / len(own),
    )


def _beside_pictures(walked: Walked, runs: Sequence[Run]) -> tuple[list[bool], list[bool]]:
    """Whether a picture stands right before each block, and right behind it."""
    pieces = {picture.piece for picture in walked.pictures}
    ends = {run.piece: following.piece for run, following in pairwise(walked.runs)}
    last = len(walked.pieces)
    return [run.piece in pieces for run in runs], [ends.get(run.piece, last) in pieces for run in runs]
