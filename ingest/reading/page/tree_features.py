"""What can be seen of a block from where it stands in the tree of its page: columns of numbers, for all blocks at once.

The places around the blocks are gone over once, upwards for how much text stands where, downwards for what a block
stands inside; the rest is arithmetic on whole columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from ingest.reading.page.around import Around, Attributes
from ingest.reading.page.vocabulary import Vocabulary

Numbers: TypeAlias = npt.NDArray[Any]

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
TAG_ROWS = np.eye(OTHER_TAG + 1, dtype=np.float32)  # for each tag the row in which its column is 1
# What a block stands inside, one bit each.
_ELEMENTS = "article main header footer aside figure figcaption form table ul blockquote section button pre address h2"
INSIDE = {tag: 1 << at for at, tag in enumerate(_ELEMENTS.split())}
INSIDE |= {"ol": INSIDE["ul"], "dl": INSIDE["ul"], "label": INSIDE["button"], "h1": INSIDE["h2"], "h3": INSIDE["h2"]}
INSIDE |= {"details": INSIDE["aside"], "dialog": INSIDE["form"], "fieldset": INSIDE["form"], "h4": INSIDE["h2"]}
HIDDEN = 1 << 16
BODY_OF_ARTICLE = 1 << 17  # itemprop="articleBody"
BITS = np.arange(18)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DECAY = 0.7  # of a name's word with each level between it and the block
ON_SPINE = 0.5  # of the page's prose that a place holds which the story is not beside
LEVELS = 5  # from a block outwards whose share of the prose is looked at
NAMED_LEVELS = 3  # of which so many by their names too
HELD = 5  # columns of `Tree.held`


def columns(count: int, *each: npt.ArrayLike) -> Numbers:
    """Return columns of so many rows side by side, each given as its numbers or as one number for all rows."""
    found = np.empty((count, len(each)), dtype=np.float32)
    for at, column in enumerate(each):
        found[:, at] = column
    return found


@dataclass(frozen=True, slots=True)
class Tree:
    """The places around the blocks, in the order of the page, as columns; the root comes first."""

    parent: Numbers
    last: Numbers  # number of the last one inside it
    chars: Numbers  # one at least
    good: Numbers  # share of the page's prose
    held: Numbers  # a row each: logarithm of its text, share of links, of the page's prose, blocks, worth of its names
    depth: Numbers
    inside: Numbers  # bits of INSIDE
    names: Numbers  # worth of the names of all it stands inside, the nearer the more
    worst: Numbers  # the least of them
    branch: Numbers  # the outermost place around it off the main spine; 0 on it
    kind: Numbers  # alike where element, class and the two around it are
    tag: Numbers


def tree_of(around: Around, at: Numbers, good: Numbers, vocabulary: Vocabulary) -> Tree:
    """Return the places around the blocks as columns; `at` are the blocks' places among them, `good` their prose."""
    places = around.places
    count = len(places)
    numbers = np.array([place.number for place in places])
    last = np.searchsorted(numbers, np.array([place.last for place in places]), side="right") - 1
    shares = _within(np.bincount(at, good, count), last) / max(1.0, float(good.sum()))
    sizes = np.array([(place.chars, place.linked) for place in places], dtype=np.float32)
    chars = np.maximum(1, sizes[:, 0])
    rows = np.array(_descend(around, shares.tolist(), vocabulary), dtype=np.float32)
    depth, inside, named, names, worst, branch, kind, tag = rows.T
    blocks = _within(np.bincount(at, minlength=count), last)
    return Tree(
        parent=np.array(around.parents),
        last=last,
        chars=chars,
        good=shares.astype(np.float32),
        held=columns(count, np.log1p(chars), sizes[:, 1] / chars, shares, np.log1p(blocks), named),
        depth=depth,
        inside=inside.astype(np.int32),
        names=names,
        worst=worst,
        branch=branch.astype(np.intp),
        kind=kind.astype(np.intp),
        tag=tag.astype(np.intp),
    )


def _within(own: Numbers, last: Numbers) -> Numbers:
    """Sums over each place and all that stands inside it, which are the next ones up to its last."""
    sums: Numbers = np.concatenate(([0.0], np.cumsum(own)))
    inside: Numbers = sums[last + 1] - sums[:-1]
    return inside


_Row: TypeAlias = tuple[int, int, float, float, float, int, int, int]


def _descend(around: Around, shares: Sequence[float], vocabulary: Vocabulary) -> list[_Row]:
    """Go down the places: return for each its row of numbers, by what it is and by the row of the place around it."""
    parents = around.parents
    kinds: dict[tuple[int, int, int], int] = {}
    likes: dict[tuple[str, str], int] = {}  # by element and class
    rows, owns = [_ROOT], [0]
    for at in range(1, len(parents)):
        parent = parents[at]
        depth, inside, _, names, worst, branch, _, _ = rows[parent]
        tag = around.places[at].tag
        written, named, bits = _marks(around.attributes[at], vocabulary)
        own = likes.setdefault((tag, written), len(likes) + 1)
        kind = kinds.setdefault((own, owns[parent], owns[parents[parent]]), len(kinds) + 1)
        if not branch and shares[at] < ON_SPINE:
            branch = at
        names = named + DECAY * names
        bits |= inside | INSIDE.get(tag, 0)
        worst = min(worst, named)
        rows.append((depth + 1, bits, named, names, worst, branch, kind, TAGS.get(tag, OTHER_TAG)))
        owns.append(own)
    return rows


_ROOT: _Row = (0, 0, 0.0, 0.0, 0.0, 0, 0, OTHER_TAG)
_NAMING = frozenset({"class", "id", "role", "itemprop"})


def _marks(attributes: Attributes, vocabulary: Vocabulary) -> tuple[str, float, int]:
    """The class of an element, what its names are worth, and those bits of INSIDE that its attributes tell."""
    written, named, bits = "", 0.0, 0
    for key, value in attributes:
        if key in _NAMING:
            named += vocabulary.of_names(value)
            if key == "class":
                written = value
            elif value == "articleBody":
                bits |= BODY_OF_ARTICLE
        elif key == "hidden" or (key == "style" and _HIDDEN.search(value)):
            bits |= HIDDEN
    return written, named, bits


def standing(tree: Tree, at: Numbers, chars: Numbers) -> tuple[Numbers, ...]:
    """Return what blocks stand inside: elements, names, and how much of the page's prose the places around them hold.

    `at` are the places of the blocks, `chars` their lengths.
    """
    count = len(at)
    levels = [at]
    for _ in range(1, LEVELS):
        levels.append(tree.parent[levels[-1]])
    held = tree.held[np.column_stack(levels)].reshape(count, LEVELS * HELD)
    kept = [column for column in range(LEVELS * HELD) if column % HELD < HELD - 1 or column < NAMED_LEVELS * HELD]
    branch = tree.branch[at]
    off = branch > 0
    logarithm, linked, good, blocks, named = tree.held[branch].T
    beside = (linked, logarithm, good, tree.names[branch], named, blocks)
    return (
        (tree.inside[at, None] >> BITS) & 1,
        columns(count, tree.names[at], tree.worst[at], tree.depth[at] / 20, chars / tree.chars[tree.parent[at]]),
        held[:, kept],
        columns(
            count, off, off * (tree.depth[at] - tree.depth[branch] + 1), *(off * column for column in beside)
        ),
        off[:, None] * TAG_ROWS[tree.tag[branch]],
        columns(count, *(_in_holder(tree, at, share) for share in (0.5, 0.7, 0.9))),
    )  # fmt: skip


def _in_holder(tree: Tree, at: Numbers, share: float) -> Numbers:
    """Which of some places stand in the innermost one that holds so much of the page's prose."""
    holding = np.flatnonzero(tree.good >= share)
    place = int(holding[-1]) if len(holding) else 0
    inside: Numbers = (at >= place) & (at <= tree.last[place])
    return inside


def alike(tree: Tree, at: Numbers, good: Numbers) -> tuple[Numbers, Numbers]:
    """Return how much of the page's prose stands in places like each block's, and how many blocks do."""
    kinds = tree.kind[at]
    total = max(1.0, float(good.sum()))
    return (np.bincount(kinds, good) / total)[kinds], np.log1p(np.bincount(kinds))[kinds]
