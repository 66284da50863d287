"""Texts as runs of words ("shingles"): how much two of them have in common, and the few by which one is found again.

The runs that are kept of a text stand where a word is longer than those around it: so an edit elsewhere changes nothing
here. Of those, the ones of the smallest hashes are kept (Broder 1997), over all of the text and over its opening: what
is left of a text that was edited shares some of the former with it, an excerpt some of the latter.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from ingest.text.language import folded_words

LONGEST = 20_000  # characters of a text that are looked at
FEWEST = 20  # words of a text that can be told from others; a score or a weather line is alike without being the same
OPENING = 45  # words
KEPT = 8  # shingles of a text
KEPT_OF_OPENING = 4
_SPREAD = 0x9E3779B1  # odd, so that no two hashes become one; crc32 alone would keep what is alike together

# Letters of scripts that leave no space between words, and how many of them are as telling as three words.
_THREE_WORDS = (
    (re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"), 4),  # Chinese, Japanese
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 8),  # Thai, Lao, Burmese, Khmer
)


class Words(NamedTuple):
    """The words of a text, folded, and how many of them in a row make a shingle; of some scripts, its letters."""

    words: list[str]
    width: int = 3


def words_of(text: str) -> Words:
    """Return the words of a text's first 20,000 characters; the letters where most are of a script without spaces."""
    words = folded_words(text[:LONGEST])
    if text.isascii() or max(text[:LONGEST]) < "\u0e00":
        return Words(words)
    letters = "".join(words)
    for unspaced, width in _THREE_WORDS:
        if 2 * len(unspaced.findall(letters)) > len(letters):
            return Words(list(letters), width)
    return Words(words)


def shingles(words: Sequence[str], width: int) -> set[tuple[str, ...]]:
    """Return every run of so many words.

    >>> sorted(shingles(["a", "new", "dam", "opens"], 3))
    [('a', 'new', 'dam'), ('new', 'dam', 'opens')]
    """
    return set(zip(*[words[start:] for start in range(width)], strict=False))


def sketch(text: str) -> tuple[int, ...]:
    """Return the shingles by which a text is found again, as numbers of 32 bits, sorted; () where it is too short.

    At most 12. Two texts that share one may have much in common.
    """
    words, width = words_of(text)
    if len(words) < FEWEST:
        return ()
    places = (_landmarks(words) if width == 3 else ()) or range(len(words))
    numbers = [
        crc32(" ".join(words[at : at + width]).encode("utf-8", "replace")) * _SPREAD & 0xFFFFFFFF for at in places
    ]
    opening = {number for number, at in zip(numbers, places, strict=True) if at < OPENING}
    return tuple(sorted({*sorted(set(numbers))[:KEPT], *sorted(opening)[:KEPT_OF_OPENING]}))


def _landmarks(words: Sequence[str]) -> list[int]:
    """The places of words that are longer than the two before them, and no shorter than the two behind them."""
    sizes = [0, 0, *map(len, words), 0, 0]
    around = zip(sizes, sizes[1:], sizes[2:], sizes[3:], sizes[4:], strict=False)
    return [
        at
        for at, (first, second, here, third, fourth) in enumerate(around)
        if second < here >= third and first < here >= fourth
    ]
