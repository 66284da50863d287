"""Notices of a series, told by where three of them differ: at the same places, which a pattern leaves open.

Two notices may be as alike as two copies are. But what an editor changes in a copy is not what another has changed in
his; what differs from one notice to the next is the same in all: the names, the figures, the words of the day.
"""

from collections.abc import Sequence
from itertools import combinations

from ingest.deciding.likeness import NEARLY_ALL, Account, Runs, common

THE_SAME = 0.65  # of what a text does not share with one of two others: of edited copies it is half
WITHIN = 0.6  # of what it does not share with a further one, in the openings of the pattern
GAPS = 3  # openings of a pattern, at the least: who adds a paragraph makes one
LONGEST_GAP = 8  # words on the average
MOST = 16  # texts that are compared with each other in search of a pattern


def of_one_pattern(one: Account, others: Sequence[Account]) -> frozenset[int]:
    """Return the places of those that differ from a text as notices of its series do; mostly none.

    `others` are those that share much with it. Two of them at least have to be of the series.
    """
    if len(others) < 2:
        return frozenset()
    own = one.runs
    shared = {at: both.shared for at, other in enumerate(others) if (both := common(one, other)).part < NEARLY_ALL}
    series: set[int] = set()
    left_open = [at for at in shared if _left_open(one, others[at])]
    for first, second in combinations(left_open[:MOST], 2):
        if not {first, second} <= series and _is_pattern(one, others[first], others[second]):
            series |= {first, second}
    openings = {run for at in series for run in own - shared[at]}
    return frozenset(
        [at for at, runs in shared.items() if series and len((own - runs) & openings) >= WITHIN * len(own - runs)]
    )


def _is_pattern(*three: Account) -> bool:
    """Whether each of three texts differs from the two others at the same places."""
    return all(_differs_alike(three[at], three[at - 1], three[at - 2]) for at in range(3))


def _differs_alike(one: Account, first: Account, second: Account) -> bool:
    these, those = _left_open(one, first), _left_open(one, second)
    return bool(these and those) and len(these & those) >= THE_SAME * len(these | those)


def _left_open(one: Account, other: Account) -> Runs:
    """What a text does not share with another, where that is some words here and some there; else nothing."""
    both = common(one, other)
    gaps, words = _gaps(one, both.shared) if both.part < NEARLY_ALL else (0, 0)
    return one.runs - both.shared if gaps >= GAPS and words <= LONGEST_GAP * gaps else frozenset()


def _gaps(account: Account, shared: Runs) -> tuple[int, int]:
    """At how many places a text has words that are in nothing it shares, and how many words."""
    words, width = account.words
    covered = [False] * len(words)
    for at in range(len(words) - width + 1):
        if tuple(words[at : at + width]) in shared:
            covered[at : at + width] = [True] * width
    before = [True, *covered]
    return sum(was and not now for was, now in zip(before, covered, strict=False)), covered.count(False)
