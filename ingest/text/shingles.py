"""Cuts texts into runs of words ("shingles"), to compare two texts and to find a text again by a few of its runs.

The runs that are kept begin with a long word. Those with the smallest hashes (Broder 1997) find the text again after
it has been edited, and its first ones find an excerpt.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from ingest.text.language import folded_bytes

LONGEST = 20_000  # characters of a text that are read
FEWEST = 20  # words of a text; shorter ones, such as scores and weather lines, are alike without being copies
KEPT = 6  # shingles of a text, those with the smallest hashes
OPENING = 3  # shingles from its beginning
KEPT_OF_SHORT = 12  # shingles of a text with hardly more, such as an excerpt behind a header
SHORT = 16  # runs of such a text at most
OPENING_LETTERS = 60  # the beginning of a text without spaces, of which as many are kept as of all of it
WORDS = 3  # of a shingle
_WHOLE = 1 << 31
_LIKELY = 4 * KEPT << 32  # a bound below which the smallest hashes lie, with room to spare
_MAY_BE_SHORT = 400  # bytes; a longer text has enough words

# A run that begins with a word of seven bytes or more. One run in four does in any language; none is all little words.
_RUN = re.compile(rb" (?=([^ ]{7,}+ [^ ]++ [^ ]++))")
_SPACES = re.compile(rb"  +")

# Scripts without spaces between words: the first bytes of their letters in UTF-8, the letters, and how many of them say
# as much as three words. The letters are compiled when they are needed, since that takes 2 ms.
_UNSPACED = (
    (
        b"\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef",
        "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]",
        4,
    ),  # Chinese, Japanese
    (b"\xe0\xe1", "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]", 8),  # Thai, Lao, Burmese, Khmer
)


class Words(NamedTuple):
    """The folded words of a text, or in some scripts its letters, and how many in a row make a shingle."""

    words: list[str]
    width: int


def words_of(text: str) -> Words:
    """Return the words of a text's first 20,000 characters, or its letters if its script has no spaces."""
    folded = folded_bytes(text[:LONGEST])
    width = _width(folded)
    written = folded.decode("utf-8", "surrogatepass")
    return Words(written.split() if width == WORDS else list(written.replace(" ", "")), width)


def runs_of(words: Sequence[str], width: int) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words in order."""
    return zip(*[words[start:] for start in range(width)], strict=False)


def shingles(words: Sequence[str], width: int) -> set[tuple[str, ...]]:
    """Return the set of all runs of so many words.

    >>> sorted(shingles(["a", "new", "dam", "opens"], 3))
    [('a', 'new', 'dam'), ('new', 'dam', 'opens')]
    """
    return set(runs_of(words, width))


def sketch(text: str) -> tuple[int, ...]:
    """Return the shingles by which a text is found again, as sorted numbers; () if it is too short.

    They are at most nine (twelve for a short text, and in scripts such as Chinese). Last comes the number of the whole
    text (`is_whole`): among hundreds of notices of one pattern, only that leads to a copy.
    """
    folded = folded_bytes(text[:LONGEST])
    width = _width(folded)
    if width == WORDS:
        runs = _word_runs(folded)
        kept = {*_least(runs), *map(_number, runs[:OPENING])}
    else:
        letters = folded.decode("utf-8", "surrogatepass").replace(" ", "")
        runs = _letter_runs(letters, width)
        kept = {*_least(runs), *_least(_letter_runs(letters[:OPENING_LETTERS], width))}
    return (*sorted(kept), _WHOLE + _number(b" ".join(runs))) if kept else ()


def is_whole(number: int) -> bool:
    """Return whether a number of `sketch` is that of a whole text, which only texts of the same words share."""
    return number >= _WHOLE


def _width(folded: bytes) -> int:
    if folded.isascii():
        return WORDS
    for leads, letters, width in _UNSPACED:
        met = len(folded) - len(folded.translate(None, leads))
        if 6 * met > len(folded):  # with three bytes for each letter, half of all bytes
            written = folded.decode("utf-8", "surrogatepass")
            if 2 * len(re.findall(letters, written)) > len(written):
                return width
    return WORDS


def _word_runs(folded: bytes) -> list[bytes]:
    if len(folded) < _MAY_BE_SHORT and len(folded.split()) < FEWEST:
        return []
    if runs := _RUN.findall(_SPACES.sub(b" ", b" " + folded)):
        return runs
    words = folded.split()
    return [b" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)]


def _letter_runs(letters: str, width: int) -> list[bytes]:
    if len(letters) < FEWEST * width // WORDS:
        return []
    return [letters[at : at + width].encode("utf-8", "surrogatepass") for at in range(len(letters) - width + 1)]


def _number(run: bytes) -> int:
    return crc32(run) >> 1  # four bytes in a database


def _least(runs: Sequence[bytes]) -> list[int]:
    """The smallest hashes. They are first looked for below a bound, which spares sorting all of them."""
    numbers = list(map(crc32, runs))
    bound = _LIKELY // max(1, len(numbers))
    likely = {number >> 1 for number in numbers if number < bound}
    if len(numbers) <= SHORT:
        return sorted({number >> 1 for number in numbers})[:KEPT_OF_SHORT]
    return sorted(likely if len(likely) >= KEPT else {number >> 1 for number in numbers})[:KEPT]
