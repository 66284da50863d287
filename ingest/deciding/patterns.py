"""Recognises notices of a series by where three of them differ: at the same places, which their pattern leaves open.

Two notices may be as alike as two copies are. But two editors do not change a copy at the same places, whereas notices
differ from each other always at the same ones: the names, the figures, the words of the day.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.deciding.likeness import NEARLY_ALL, SHARED, Account, Runs, common

THE_SAME = 0.65  # of what a text does not share with either of two others, that both lack: of edited copies, half
WITHIN = 0.6  # of what it does not share with a further one, that stands in the openings of the pattern
GAPS = 3  # openings that a pattern has at least: an editor who adds a paragraph makes one
LONGEST_GAP = 8  # words, on average

Pairs = frozenset[frozenset[int]]


def of_one_pattern(texts: Sequence[Account]) -> Pairs:
    """Return the pairs of these texts, by place, that share only the pattern of a series; mostly there are none.

    The first of the `texts` is new, the others share much with it. At least three of them, the new one included, have
    to be notices of the series.
    """
    comparing = _Comparing(texts)
    of_new = combinations([at for at in range(1, len(texts)) if comparing.left_open(0, at)], 2)
    if not any(comparing.is_pattern(0, first, second) for first, second in of_new):
        return frozenset()
    return frozenset([frozenset((at, other)) for at in range(len(texts)) for other in comparing.of_series_of(at)])


class _Comparing:
    """Compares some texts with each other, each pair once."""

    def __init__(self, texts: Sequence[Account]) -> None:
        self._texts = texts
        self._lacking: dict[tuple[int, int], Runs] = {}
        self._open: dict[tuple[int, int], Runs] = {}

    def left_open(self, at: int, other: int) -> Runs:
        """What a text does not share with another, where that is some words here and some there; else nothing."""
        self._compare(min(at, other), max(at, other))
        return self._open[at, other]

    def lacking(self, at: int, other: int) -> Runs:
        """What a text does not share with another, wherever that stands; nothing if the two are nearly the same."""
        self._compare(min(at, other), max(at, other))
        return self._lacking[at, other]

    def _compare(self, at: int, other: int) -> None:
        if (at, other) in self._open:
            return
        one, second = self._texts[at], self._texts[other]
        both = common(one, second)
        for mine, theirs, text in ((at, other, one), (other, at, second)):
            lacking = text.runs - both.shared if both.part < NEARLY_ALL else frozenset()
            self._lacking[mine, theirs] = lacking
            # Where two texts are no copies anyway, what differs proves nothing.
            self._open[mine, theirs] = lacking if both.part >= SHARED and _is_open(text, both.shared) else frozenset()

    def is_pattern(self, *three: int) -> bool:
        """Whether each of three texts differs from the two others at the same places."""
        return all(self._differs_alike(three[at], three[at - 1], three[at - 2]) for at in range(3))

    def _differs_alike(self, at: int, first: int, second: int) -> bool:
        these, those = self.left_open(at, first), self.left_open(at, second)
        return bool(these and those) and len(these & those) >= THE_SAME * len(these | those)

    def of_series_of(self, at: int) -> Iterator[int]:
        """The places of those that differ from a text as the notices of its series do."""
        others = [other for other in range(len(self._texts)) if other != at]
        series: set[int] = set()
        for first, second in combinations([other for other in others if self.left_open(at, other)], 2):
            if not {first, second} <= series and self.is_pattern(at, first, second):
                series |= {first, second}
        openings = {run for other in series for run in self.left_open(at, other)}
        for other in others if series else ():
            lacking = self.lacking(at, other)
            if lacking and len(lacking & openings) >= WITHIN * len(lacking):
                yield other


def _is_open(account: Account, shared: Runs) -> bool:
    gaps = [gap for gap in account.gaps(shared) if gap]
    return len(gaps) >= GAPS and sum(gaps) <= LONGEST_GAP * len(gaps)
