"""Describes where each block stands in the tree of its page, in columns of numbers for all blocks at once.

The places around the blocks are gone over once for what the blocks stand inside; everything else is arithmetic on whole
columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from ingest.reading.page.blocks.vocabulary import Vocabulary
from ingest.reading.page.dom.around import Around, Attributes
from ingest.text.markup import hides

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
TAG_ROWS = np.eye(OTHER_TAG + 1, dtype=np.float32)  # one row for each tag, with a 1 in its own column
# What a block stands inside, one bit each.
_ELEMENTS = "article main header footer aside figure figcaption form table ul blockquote section button pre address h2"
INSIDE = {tag: 1 << at for at, tag in enumerate(_ELEMENTS.split())}
INSIDE |= {"ol": INSIDE["ul"], "dl": INSIDE["ul"], "label": INSIDE["button"], "h1": INSIDE["h2"], "h3": INSIDE["h2"]}
INSIDE |= {"details": INSIDE["aside"], "dialog": INSIDE["form"], "fieldset": INSIDE["form"], "h4": INSIDE["h2"]}
HIDDEN = 1 << 16
BODY_OF_ARTICLE = 1 << 17  # itemprop="articleBody"
BITS = np.arange(18)
DECAY = 0.7  # what remains of a name's worth with each level between it and the block
ON_SPINE = 0.5  # share of the page's prose from which on a place is on the main spine, around the story
LEVELS = 5  # from a block outwards that are described
NAMED_LEVELS = 3  # of these, how many by their names too
_SHARES = np.array((0.5, 0.7, 0.9))  # of the page's prose, held by places that may hold the whole story


def columns(count: int, *each: npt.ArrayLike) -> Numbers:
    """Return columns of so many rows side by side, each given as its numbers or as one number for all rows."""
    found = np.empty((count, len(each)), dtype=np.float32)
    for at, column in enumerate(each):
        found[:, at] = column
    return found


# The columns of `PlaceColumns.numbers`: of each place the logarithm of its text, its shares of links and of the page's
# prose, the logarithm of how many blocks it holds, what its names are worth; what the names of all places around it are
# worth together, the nearer the more, and the least that one of them is; its depth.
TEXT, LINKED, GOOD, BLOCKS, NAMED, NAMES, WORST, DEPTH = range(8)
# Which of the numbers of all levels, put side by side, are used.
_SEEN = [
    column + level * (NAMED + 1)
    for level in range(LEVELS)
    for column in range(NAMED + 1)
    if column != NAMED or level < NAMED_LEVELS
]
BRANCH = (LINKED, TEXT, GOOD, NAMES, NAMED, BLOCKS)  # the numbers of the branch that a block stands on


def table(rows: Sequence[Sequence[float]], kind: type[np.intp] | type[np.float32]) -> Numbers:
    """Return rows of one length as an array; `np.array` looks at each twice, and takes two or three times as long."""
    return np.fromiter(chain.from_iterable(rows), kind, len(rows) * len(rows[0])).reshape(len(rows), -1)


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """The places around the blocks, in the order of the page, as columns; the root comes first."""

    numbers: Numbers  # a row each
    parent: Numbers
    last: Numbers  # number of the last one inside it
    chars: Numbers  # at least 1
    inside: Numbers  # bits of INSIDE, HIDDEN and BODY_OF_ARTICLE
    branch: Numbers  # the outermost place around it off the main spine; 0 on it
    kind: Numbers  # equal where element and class are, and those of the two places around
    tag: Numbers  # a value of TAGS


def place_columns(around: Around, at: Numbers, good: Numbers, vocabulary: Vocabulary) -> PlaceColumns:
    """Return the places around the blocks as columns; `at` are the blocks' places, `good` weighs their prose."""
    places = around.places
    count = len(places)
    known = table([(place.number, place.last, place.chars, place.linked) for place in places], np.intp)
    last = np.searchsorted(known[:, 0], known[:, 1], side="right") - 1
    chars, linked = np.maximum(1, known[:, 2]).astype(np.float32), known[:, 3].astype(np.float32)
    shares = within(np.bincount(at, good, count), last) / max(1.0, float(good.sum()))
    blocks = within(np.bincount(at, minlength=count), last)
    rows = table(_descend(around, shares.tolist(), vocabulary), np.float32)
    inside, branch, kind, tag = rows[:, 4:].T.astype(np.intp)
    numbers = columns(count, np.log1p(chars), linked / chars, shares, np.log1p(blocks), *rows[:, :4].T)
    return PlaceColumns(numbers, np.array(around.parents), last, chars, inside, branch, kind, tag)


def within(own: Numbers, last: Numbers) -> Numbers:
    """Return for each place the sum over itself and all places inside it, which are those up to its last."""
    sums: Numbers = np.concatenate(([0.0], np.cumsum(own)))
    inside: Numbers = sums[last + 1] - sums[:-1]
    return inside


_Row: TypeAlias = tuple[float, float, float, int, int, int, int, int]


def _descend(around: Around, shares: Sequence[float], vocabulary: Vocabulary) -> list[_Row]:
    """Return a row of numbers for each place, made from the place itself and from the row of its parent."""
    parents = around.parents
    kinds: dict[tuple[int, int, int], int] = {}
    likes: dict[tuple[str, str], int] = {}  # by element and class
    rows, owns = [_ROOT], [0]
    for at in range(1, len(parents)):
        parent = parents[at]
        _, names, worst, depth, inside, branch, _, _ = rows[parent]
        tag, attributes = around.places[at].tag, around.attributes[at]
        written, named, bits = _marks(attributes, vocabulary) if attributes else _UNMARKED
        own = likes.setdefault((tag, written), len(likes) + 1)
        kind = kinds.setdefault((own, owns[parent], owns[parents[parent]]), len(kinds) + 1)
        if not branch and shares[at] < ON_SPINE:
            branch = at
        bits |= inside | INSIDE.get(tag, 0)
        names = named + DECAY * names
        worst = named if named < worst else worst
        rows.append((named, names, worst, depth + 1, bits, branch, kind, TAGS.get(tag, OTHER_TAG)))
        owns.append(own)
    return rows


_ROOT: _Row = (0.0, 0.0, 0.0, 0, 0, 0, 0, OTHER_TAG)
_UNMARKED = ("", 0.0, 0)
_NAMING = frozenset({"class", "id", "role", "itemprop"})


def _marks(attributes: Attributes, vocabulary: Vocabulary) -> tuple[str, float, int]:
    """Return an element's class, what its names are worth, and the bits that its attributes tell."""
    written, named, bits = "", 0.0, 0
    for key, value in attributes:
        if key in _NAMING:
            named += vocabulary.of_names(value)
            if key == "class":
                written = value
            elif value == "articleBody":
                bits |= BODY_OF_ARTICLE
        elif key == "hidden" or (key == "style" and hides(value)):
            bits |= HIDDEN
    return written, named, bits


def standing(tree: PlaceColumns, at: Numbers, chars: Numbers) -> tuple[Numbers, ...]:
    """Describe what blocks stand inside: elements, names, and the share of the page's prose in the places around them.

    `at` are the places of the blocks, `chars` their lengths.
    """
    own, branch = tree.numbers[at], tree.branch[at]
    off = branch > 0
    beside = tree.numbers[branch]
    return (
        (tree.inside[at, None] >> BITS) & 1,
        columns(len(at), own[:, NAMES], own[:, WORST], own[:, DEPTH] / 20, chars / tree.chars[tree.parent[at]]),
        _levels(tree, at),
        columns(len(at), off, off * (own[:, DEPTH] - beside[:, DEPTH] + 1)),
        off[:, None] * beside[:, BRANCH],
        off[:, None] * TAG_ROWS[tree.tag[branch]],
        _in_holders(tree, at),
    )


def levels_of(tree: PlaceColumns, at: Numbers, count: int) -> Numbers:
    """Return a row for each place: the place itself and those around it, `count` in all."""
    places = [at]
    for _ in range(1, count):
        places.append(tree.parent[places[-1]])
    return np.stack(places, axis=1)


def _levels(tree: PlaceColumns, at: Numbers) -> Numbers:
    """Return the numbers of each place and of the places around it, from the inside outwards."""
    held = tree.numbers[levels_of(tree, at, LEVELS), : NAMED + 1].reshape(len(at), -1)
    seen: Numbers = held[:, _SEEN]
    return seen


def _in_holders(tree: PlaceColumns, at: Numbers) -> Numbers:
    """Return for each of _SHARES which places stand in the innermost one that holds such a share of the prose."""
    holding = tree.numbers[:, GOOD, None] >= _SHARES
    holding[0] = True  # the root, where no prose is
    places = len(holding) - 1 - holding[::-1].argmax(axis=0)
    inside: Numbers = (at[:, None] >= places) & (at[:, None] <= tree.last[places])
    return inside


def alike(tree: PlaceColumns, at: Numbers, good: Numbers) -> tuple[Numbers, Numbers]:
    """Return for each block how much of the page's prose, and how many blocks, stand in places of its kind."""
    kinds = tree.kind[at]
    total = max(1.0, float(good.sum()))
    return (np.bincount(kinds, good) / total)[kinds], np.log1p(np.bincount(kinds))[kinds]
