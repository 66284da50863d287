"""Compares two texts word by word, or in scripts without spaces character by character.

Lines are compared first, then the words of lines that changed, each time by the shortest way from one to the other
(E. W. Myers, An O(ND) Difference Algorithm, 1986). The cost is bounded: stretches with too little in common, or that
would take too long, are reported as one taken out and the other put in.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from ingest.text.language import UNSPACED

PieceKind = Literal["same", "out", "in"]

_LINE = re.compile(r"[^\n]+\n*|\n+")
_WORD = re.compile(rf"(?P<run>[{UNSPACED}]+)\s*|[^\s{UNSPACED}]+\s*|\s+")
_MOST_EDITS = 1000  # words or lines; the memory for the way back grows with their square
_MOST_STEPS = 1_500_000  # for two texts: about a second
_LEAST_KEPT = 0.3  # share of the shorter text's words; with less it was replaced rather than edited


class Piece(NamedTuple):
    """A stretch of text that stayed, was taken out or was put in, with the space behind it."""

    kind: PieceKind
    text: str


class _Run(NamedTuple):
    """Parts of both sequences that correspond: they are the same, or one replaces the other."""

    before: Sequence[str]
    after: Sequence[str]
    same: bool


class _Stretch(NamedTuple):
    """Where both sequences hold the same."""

    before: int
    after: int
    size: int


@dataclass(slots=True)
class _Patience:
    """How many steps may still be taken."""

    steps: int = _MOST_STEPS


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in order. White space does not count; what stayed has that of `after`.

    Between two pieces that stayed is one that was taken out, one that was put in, or both in this order.

    >>> [f"{piece.kind}: {piece.text.strip()}" for piece in word_diff("10 were killed", "12 were killed")]
    ['out: 10', 'in: 12', 'same: were killed']
    """
    patience = _Patience()
    pieces: list[Piece] = []
    for run in _runs(_LINE.findall(before), _LINE.findall(after), patience):
        pieces += _stayed(run) if run.same else _changed("".join(run.before), "".join(run.after), patience)
    return tuple(
        Piece(kind, "".join(piece.text for piece in alike))
        for kind, alike in groupby(pieces, key=lambda piece: piece.kind)
    )


def _changed(before: str, after: str, patience: _Patience) -> Iterator[Piece]:
    """The pieces of lines that changed."""
    ours, theirs = list(_words(before)), list(_words(after))
    runs = list(_runs(ours, theirs, patience))
    kept = sum(len(run.after) for run in runs if run.same)
    if kept < _LEAST_KEPT * min(len(ours), len(theirs)):
        runs = [_Run(ours, theirs, same=False)]
    for run in runs:
        yield from _stayed(run) if run.same else _replaced(run)


def _stayed(run: _Run) -> Iterator[Piece]:
    yield Piece("same", "".join(run.after))


def _replaced(run: _Run) -> Iterator[Piece]:
    if run.before:
        yield Piece("out", "".join(run.before))
    if run.after:
        yield Piece("in", "".join(run.after))


def _words(text: str) -> Iterator[str]:
    """The words of a text with the space behind each, or in scripts without spaces its signs with their marks."""
    for found in _WORD.finditer(text):
        if found["run"] is None:
            yield found[0]
            continue
        start = found.start()
        for place in range(start + 1, found.end()):
            if not (text[place].isspace() or unicodedata.category(text[place]).startswith("M")):
                yield text[start:place]
                start = place
        yield text[start : found.end()]


def _runs(before: Sequence[str], after: Sequence[str], patience: _Patience) -> Iterator[_Run]:
    """Both sequences in parts that are by turns alike and different."""
    numbers: dict[str, int] = {}
    old, new = (_numbered(tokens, numbers) for tokens in (before, after))
    left, right = 0, 0
    for one in (*_stretches(old, new, patience), _Stretch(len(old), len(new), 0)):
        if left < one.before or right < one.after:
            yield _Run(before[left : one.before], after[right : one.after], same=False)
        left, right = one.before + one.size, one.after + one.size
        if one.size:
            yield _Run(before[one.before : left], after[one.after : right], same=True)


def _numbered(tokens: Iterable[str], numbers: dict[str, int]) -> list[int]:
    """A number for each token, the same if only white space differs, so that long lines are compared once."""
    return [numbers.setdefault(" ".join(token.split()), len(numbers)) for token in tokens]


def _stretches(old: Sequence[int], new: Sequence[int], patience: _Patience) -> Iterator[_Stretch]:
    """What both have in common, in order: the beginning, the shortest way through the middle, the end."""
    shorter = min(len(old), len(new))
    first = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - first
    last = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    if first:
        yield _Stretch(0, 0, first)
    for one in _shortest_way(old[first : len(old) - last], new[first : len(new) - last], patience):
        yield _Stretch(first + one.before, first + one.after, one.size)
    if last:
        yield _Stretch(len(old) - last, len(new) - last, last)


def _shortest_way(old: Sequence[int], new: Sequence[int], patience: _Patience) -> list[_Stretch]:
    """What both have in common on the way with the fewest edits; nothing if finding it takes too long."""
    if not old or not new:
        return []
    middle = _MOST_EDITS + 1
    furthest = array("q", [0]) * (2 * middle + 1)  # the place reached in `old` on each diagonal
    trail: list[array[int]] = []
    for edits in range(_MOST_EDITS + 1):
        trail.append(furthest[middle - edits - 1 : middle + edits + 2])
        if _arrives(old, new, furthest, edits, patience):
            return _way_back(len(old), len(new), trail)
        if patience.steps <= 0:
            break
    return []


def _arrives(old: Sequence[int], new: Sequence[int], furthest: "array[int]", edits: int, patience: _Patience) -> bool:
    """Go on from every diagonal by one edit, then as far as both are the same. Return whether the end is reached."""
    middle = len(furthest) // 2
    for diagonal in range(-edits, edits + 1, 2):
        x = began = _begun(furthest, middle + diagonal, diagonal, edits)
        y = x - diagonal
        while x < len(old) and y < len(new) and old[x] == new[y]:
            x, y = x + 1, y + 1
        furthest[middle + diagonal] = x
        patience.steps -= 1 + x - began
        if x >= len(old) and y >= len(new):
            return True
    return False


def _begun(furthest: "array[int]", spot: int, diagonal: int, edits: int) -> int:
    """Where a diagonal is entered: by what is put in, from the one above; else by what is taken out, from below."""
    above, below = furthest[spot + 1], furthest[spot - 1]
    return above if diagonal == -edits or (diagonal != edits and below < above) else below + 1


def _way_back(x: int, y: int, trail: "Sequence[array[int]]") -> list[_Stretch]:
    """The stretches of the way that has arrived, in order."""
    found: list[_Stretch] = []
    for edits in range(len(trail) - 1, -1, -1):
        furthest, diagonal = trail[edits], x - y
        spot = diagonal + edits + 1
        began = _begun(furthest, spot, diagonal, edits)
        if x > began:
            found.append(_Stretch(began, began - diagonal, x - began))
        was_put_in = began == furthest[spot + 1] and (diagonal == -edits or furthest[spot - 1] < furthest[spot + 1])
        x, y = (began, began - diagonal - 1) if was_put_in else (began - 1, began - diagonal)
    return found[::-1]
