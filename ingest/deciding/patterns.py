"""Notices of a series, told by what several of them share: the pattern they are written by, and nothing else.

Two notices may be as alike as two copies. Three are told apart: a copy shares with each other copy what that one has
left of the story, a notice with all others the same words, between which stand some that are its own.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from ingest.deciding.likeness import Account, common

NEARLY_ALL = 0.9  # of a text's shingles: who shares as much is a copy of that very notice
THE_SAME = 0.95  # of what one text shares with a second and with a third
BESIDE = 0.15  # of a pattern: words that two notices have filled in alike
GAPS = 3  # places at which a notice has words of its own; who adds a paragraph has one
MOST = 8  # texts that are compared with each other in search of a pattern


def of_one_pattern(one: Account, others: Sequence[Account]) -> frozenset[int]:
    """Return the places of those that share with a text no more than the pattern of a series; mostly none.

    `others` are alike to it. Two of them at least have to be of the series.
    """
    shared = {at: both.shared for at, other in enumerate(others) if (both := common(one, other)).part < NEARLY_ALL}
    shared = {at: runs for at, runs in shared.items() if _gaps(one, runs) >= GAPS}
    for first, second in combinations(list(shared)[:MOST], 2):
        pattern = shared[first] & shared[second]
        if _is_pattern(pattern, (shared[first], shared[second]), (others[first], others[second])):
            return frozenset([at for at, runs in shared.items() if len(runs - pattern) <= BESIDE * len(pattern)])
    return frozenset()


def _is_pattern(
    pattern: AbstractSet[tuple[str, ...]],
    shared: tuple[AbstractSet[tuple[str, ...]], ...],
    pair: tuple[Account, Account],
) -> bool:
    """Whether three texts share, each with each, the same."""
    if len(pattern) < THE_SAME * max(map(len, shared)):
        return False
    both = common(*pair)
    return both.part < NEARLY_ALL and len(pattern) >= THE_SAME * len(both.shared)


def _gaps(account: Account, shared: AbstractSet[tuple[str, ...]]) -> int:
    """At how many places a text has words that are in nothing it shares."""
    words, width = account.words
    covered = [False] * len(words)
    for at in range(len(words) - width + 1):
        if tuple(words[at : at + width]) in shared:
            covered[at : at + width] = [True] * width
    before = [True, *covered]
    return sum(was and not now for was, now in zip(before, covered, strict=False))
