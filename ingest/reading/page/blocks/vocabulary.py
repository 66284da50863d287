"""What words say about a block: the words of the class names around it and, if it is short, its own.

What each word is worth is learned (`training/tables.py`): it is data of the model, not a list in the code.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat

SHORT = 100  # characters of a block that may be told by its words
LEAD = 60  # first characters of any other block that are looked at
FIRST_WORDS, LAST_WORDS = 3, 2
MOST_KNOWN = 50_000  # classes and ids whose worth is remembered
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LETTERS = bytes(code if ord("a") <= code <= ord("z") else 0x20 for code in range(256))
_AROUND = ".,:;!?()[]{}'\"“”„‘’«»|•·–—-"  # signs that may stand around a word
_NOTHING = repeat(0.0)  # the worth of a word that is in no table


@dataclass(frozen=True, slots=True)
class Tables:
    """What words are worth, as learned: log odds that a block with the word belongs to the story."""

    names: Mapping[str, float]  # words of class, id, role and itemprop of what a block stands inside
    words: Mapping[str, float]  # words of short blocks
    first: Mapping[str, float]  # words that blocks of any length begin with
    last: Mapping[str, float]  # the last words of short blocks


def names_of(written: str) -> list[str]:
    """Return the words of a class or id: "post-body" and "postBody" are both `post` and `body`."""
    written = written[:300]
    if written.islower():  # nearly all are, and on bytes this takes a quarter of the time
        return written.encode("utf-8", "surrogatepass").translate(_LETTERS).decode("ascii").split()
    return [word.lower() for word in _NAME.findall(written)]


def words_of(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the words to judge a block by: its first ones; if it is short, also all of them and the last ones."""
    if len(text) > SHORT:
        return [word.strip(_AROUND) for word in text[:LEAD].lower().split(None, FIRST_WORDS)[:FIRST_WORDS]], [], []
    words = [word if word.isalnum() else word.strip(_AROUND) for word in text.lower().split()]
    return words[:FIRST_WORDS], words, words[-LAST_WORDS:]


class Vocabulary:
    """The learned tables, with a memory for class names, which sites use thousands of times."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._first, self._words, self._last = tables.first.get, tables.words.get, tables.last.get
        self._names = tables.names.get
        self._worth: dict[str, float] = {}

    def of_names(self, written: str) -> float:
        """Return what the words of a class or an id are worth together, between -4 and 4."""
        worth = self._worth.get(written)
        if worth is None:
            worth = max(-4.0, min(4.0, sum(map(self._names, dict.fromkeys(names_of(written)), _NOTHING))))
            if len(self._worth) > MOST_KNOWN:
                self._worth.clear()
            self._worth[written] = worth
        return worth

    def of_text(self, text: str) -> tuple[float, float, float, float]:
        """Return the worth of a block's first words; if it is short, also the mean, the worst and the last words'."""
        first, words, last = words_of(text)
        begins = sum(map(self._first, first, _NOTHING))
        if not words:
            return begins, 0.0, 0.0, 0.0
        worth = list(map(self._words, words, _NOTHING))
        return begins, sum(worth) / len(worth), min(worth), sum(map(self._last, last, _NOTHING))
