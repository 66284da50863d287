"""Whether two entries tell one story in the same words: are copies, and not two stories or two notices of a series.

The longer text is compared only as far as the shorter may reach, because what is copied in part is copied from the top:
so a digest that holds a story's first lines further down is no copy of it. Shared quotes alone make no copy either.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from ingest.schema import Entry
from ingest.text.language import fold, folded_words
from ingest.text.shingles import FEWEST, LONGEST, WORDS, Words, runs_of, shingles, sketch, words_of
from ingest.text.urls import place_of

LEAST_COMMON = 2  # shingles that copies share, of those kept of each text
SHARED = 0.45  # of the shingles of the shorter text: as many are left if 20 words of 100 were changed
SHARED_UNQUOTED = 0.3  # the same without what both quote
SHORT = 40  # words; a text with fewer has to be there nearly whole
SHARED_OF_SHORT = 0.7
LEAST = 15  # shingles that two copies share
DAY = timedelta(days=1)
STEM = 5  # letters by which two words are compared
OWN_BLOCK = 0.38  # of a text's words; an unshared stretch that is longer is more than an edit
OWN_LEAD = 25  # words; the same at the top of a text
BEYOND = 60  # words that a copy may have besides what was copied: before, between and behind it

NEARLY_ALL = 0.95  # of a text's shingles; two texts that share so many say the very same

# What a series changes from one notice to the next: names and figures, and little else.
PARTICULAR = 0.55  # of the words that one of two texts has and the other has not
LOST = 0.2  # of a text's names and figures
FEW = 4  # a name and a figure may have been corrected
FEW_FIGURES = 3
FEW_FIGURES_LATER = 2  # of two that were published a day or more apart: rates and prices of each day

Runs = AbstractSet[tuple[str, ...]]
"""Shingles of a text."""

_WORD = re.compile(r"[^\W_]+")
_QUOTES = '“„«"「'
_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_QUOTE = re.compile(r"“[^“”]{20,2000}”|„[^„“”]{20,2000}[“”]|«[^«»]{20,2000}»|\"[^\"\n]{20,2000}\"|「[^「」]{10,1000}」")


@dataclass(frozen=True, eq=False)
class Account:
    """An entry as it is compared with others; each thing that this takes is computed once, when it is first needed."""

    entry: Entry
    source_id: str

    @cached_property
    def site(self) -> str:
        """Where it stands: the host of its address, else its source."""
        return place_of(self.entry.canonical_url or self.entry.url or "") or self.source_id

    @cached_property
    def text(self) -> str:
        """The first 20,000 characters of its text."""
        return self.entry.text[:LONGEST]

    @cached_property
    def words(self) -> Words:
        """Its words, folded."""
        return words_of(self.text)

    @cached_property
    def sketch(self) -> AbstractSet[int]:
        """The shingles by which it is found again."""
        return frozenset(sketch(self.text))

    @cached_property
    def runs(self) -> Runs:
        """Every run of its words that makes a shingle."""
        return shingles(*self.words)

    def gaps(self, shared: Runs) -> list[int]:
        """The lengths, in words, of its unshared stretches: first that before any shared run (it may be 0)."""
        words, width = self.words
        met = bytes(map(shared.__contains__, runs_of(words, width))).ljust(len(words), b"\0")
        before, *behind = met.split(b"\1")
        beyond = [len(gap) - width + 1 for gap in filter(None, behind)]  # a shared run covers so many
        return [len(before), *(gap for gap in beyond if gap > 0)]

    @cached_property
    def quoted(self) -> Runs:
        """The shingles of what it quotes."""
        if not any(sign in self.text for sign in _QUOTES):
            return frozenset()
        width = self.words.width
        return {run for quote in _QUOTE.findall(self.text) for run in shingles(words_of(quote).words, width)}

    @cached_property
    def figures(self) -> AbstractSet[str]:
        """The figures that stand in it."""
        return frozenset(_FIGURES.findall(self.text))

    @cached_property
    def particulars(self) -> AbstractSet[str]:
        """Its words that begin with a capital or a figure, folded; in scripts without capitals, only the figures."""
        written = " ".join([word for word in self.text.split() if not word[0].islower()])  # halves the time
        return frozenset(folded_words(" ".join([word for word in _WORD.findall(written) if _is_particular(word)])))

    @cached_property
    def subject(self) -> AbstractSet[str]:
        """What its title says it is about: the beginnings of its telling words, whose endings are inflected."""
        words = fold(self.entry.title).split()
        return {word[:STEM] for word in words if len(word) > 3 or not word.isascii() or word.isdecimal()}


def _is_particular(word: str) -> bool:
    return word[0].isupper() or word[0].isdecimal()


class Common(NamedTuple):
    """What two texts share."""

    shared: Runs
    part: float  # of those of the shorter text
    part_unquoted: float  # without what both quote


def may_be_alike(one: Account, other: Account) -> bool:
    """Return whether two entries share as many shingles as copies do (`ingest.text.shingles.sketch`).

    One alone may be a turn of phrase. On one site, copies share all of them.
    """
    if one.site == other.site or one.words.words == other.words.words:
        return one.sketch == other.sketch != frozenset()
    return len(one.sketch & other.sketch) >= LEAST_COMMON


def alike(one: Account, other: Account) -> bool:
    """Return whether one entry's text is the other's, or most of it is; the order of the two makes no difference."""
    if one.site == other.site:
        return _filed_twice(one, other)
    if one.words.words == other.words.words:
        return len(one.words.words) >= FEWEST and not _is_said_of_all(one, other, one.words.words)
    if one.words.width != other.words.width:
        return False
    short, long = sorted((one, other), key=lambda account: len(account.words.words))
    both = common(short, long)
    return (
        _contained(short, long, both)
        and not _is_told_otherwise(short, long, both)
        and not _of_a_series(short, long, both)
    )


def unrelated(one: Account, other: Account) -> bool:
    """Return whether two titles have no telling word in common; False where one is missing."""
    return bool(one.subject and other.subject) and one.subject.isdisjoint(other.subject)


def _filed_twice(one: Account, other: Account) -> bool:
    """Whether a site has one story at two addresses; on one site, texts merely alike are a series or an update."""
    these, those = one.entry, other.entry
    if one.source_id == other.source_id:
        once = these.published == those.published and bool(these.title) and fold(these.title) == fold(those.title)
    else:
        days = abs(these.published - those.published) if these.published and those.published else timedelta(0)
        once = days < DAY and not unrelated(one, other)
    return once and one.words.words == other.words.words


def common(one: Account, other: Account) -> Common:
    """Return what two texts share, the longer one as far as the shorter may reach."""
    short, long = sorted((one, other), key=lambda account: len(account.words.words))
    reached = _reached(short, long)
    these = short.runs
    those = long.runs if len(reached) == len(long.words.words) else shingles(reached, short.words.width)
    shared = these & those
    part = len(shared) / max(1, min(len(these), len(those)))
    quoted = short.quoted & long.quoted
    return Common(shared, part, _part_unquoted(these, those, quoted) if quoted else part)


def _reached(short: Account, long: Account) -> list[str]:
    """The words of the longer text, as far down as a copy of the shorter one's length can come from."""
    return long.words.words[: len(short.words.words) + BEYOND]


def _part_unquoted(these: Runs, those: Runs, quoted: Runs) -> float:
    """The part that two texts share without their quotes; 1 if they are hardly more than quotes."""
    own, others = these - quoted, those - quoted
    fewer = min(len(own), len(others))
    return len(own & others) / fewer if fewer >= LEAST else 1.0


def _contained(short: Account, long: Account, both: Common) -> bool:
    least = SHARED if len(short.words.words) >= SHORT else SHARED_OF_SHORT
    enough = len(both.shared) >= LEAST and both.part >= least and both.part_unquoted >= SHARED_UNQUOTED
    return enough and not _is_said_of_all(short, long, chain.from_iterable(both.shared))


def _is_told_otherwise(short: Account, long: Account, both: Common) -> bool:
    """Whether the shorter text has a long part of its own: a digest's next story, or a lead above shared background."""
    if both.part >= NEARLY_ALL:
        return False
    gaps = short.gaps(both.shared)
    if max(gaps) > max(OWN_LEAD, OWN_BLOCK * len(short.words.words)):
        return True
    return gaps[0] >= OWN_LEAD and long.gaps(both.shared)[0] >= OWN_LEAD and unrelated(short, long)


def _is_said_of_all(one: Account, other: Account, shared: Iterable[str]) -> bool:
    """Whether what two texts share is boilerplate of their sites: the titles have nothing in common, nor with it."""
    if one.words.width != WORDS or not unrelated(one, other):
        return False
    words = {word[:STEM] for word in shared}
    return not any(2 * len(account.subject & words) >= len(account.subject) for account in (one, other))


def _of_a_series(short: Account, long: Account, both: Common) -> bool:
    """Whether what two texts do not share is names and figures: two notices of a series, made by one pattern."""
    if both.part >= NEARLY_ALL:
        return False
    these, those = set(short.words.words), set(_reached(short, long))
    own, others = these - those, those - these
    if _are_particulars(own, short) and _are_particulars(others, long):
        return True
    # In scripts without spaces, figures are no words of their own.
    may_differ = short.words.width != WORDS or (_have_figures(own) and _have_figures(others))
    return may_differ and _differ_in_figures(short, long)


def _differ_in_figures(one: Account, other: Account) -> bool:
    """Whether two texts have several figures each, and at most half of the fewer in common."""
    fewest = min(len(one.figures), len(other.figures))
    least = FEW_FIGURES_LATER if _are_days_apart(one, other) else FEW_FIGURES
    return fewest >= least and 2 * len(one.figures & other.figures) <= fewest


def _are_days_apart(one: Account, other: Account) -> bool:
    these, those = one.entry.published, other.entry.published
    return these is not None and those is not None and abs(these - those) >= DAY


def _have_figures(words: Iterable[str]) -> bool:
    return any(word[0].isdecimal() for word in words)


def _are_particulars(words: AbstractSet[str], account: Account) -> bool:
    """Whether the words that a text has and another has not are names and figures, and many of its own."""
    lost = words & account.particulars
    enough = len(words) >= FEW and len(lost) >= PARTICULAR * len(words)
    return enough and len(lost) >= LOST * len(account.particulars)
