"""Texts as runs of words ("shingles"): how much two of them have in common, and the few by which one is found again.

The runs that are kept of a text begin with a long word: the ones of the smallest hashes (Broder 1997), of which an
edited text shares some with what it was, and the first ones, of which an excerpt does.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from ingest.text.language import folded_bytes

LONGEST = 20_000  # characters of a text that are looked at
FEWEST = 20  # words of a text that can be told from others; a score or a weather line is alike without being the same
KEPT = 6  # shingles of a text, by their hashes
OPENING = 3  # that it begins with
KEPT_OF_SHORT = 12  # of a text that has hardly more: an excerpt behind a header
SHORT = 16  # runs
OPENING_LETTERS = 60  # of a text whose letters are counted, from which as many are kept as from all of it
WORDS = 3  # in a shingle
_WHOLE = 1 << 31
_LIKELY = 4 * KEPT << 32  # where the smallest stand, with room to spare
_MAY_BE_SHORT = 400  # bytes; what is longer has words enough

# A run that begins with a word of seven bytes: one in four, whatever the language, and none of little words alone.
_RUN = re.compile(rb" (?=([^ ]{7,}+ [^ ]++ [^ ]++))")
_SPACES = re.compile(rb"  +")

# Letters of scripts that leave no space between words, how they begin in UTF-8, and how many of them tell as much as
# three words. Compiled when they are needed: that takes 2 ms.
_UNSPACED = (
    (
        b"\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef",
        "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]",
        4,
    ),  # Chinese, Japanese
    (b"\xe0\xe1", "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]", 8),  # Thai, Lao, Burmese, Khmer
)


class Words(NamedTuple):
    """The words of a text, folded, and how many of them in a row make a shingle; of some scripts, its letters."""

    words: list[str]
    width: int


def words_of(text: str) -> Words:
    """Return the words of a text's first 20,000 characters; the letters where most are of a script without spaces."""
    folded = folded_bytes(text[:LONGEST])
    width = _width(folded)
    written = folded.decode("utf-8", "surrogatepass")
    return Words(written.split() if width == WORDS else list(written.replace(" ", "")), width)


def runs_of(words: Sequence[str], width: int) -> Iterator[tuple[str, ...]]:
    """Yield the run of so many words that begins with each word but the last."""
    return zip(*[words[start:] for start in range(width)], strict=False)


def shingles(words: Sequence[str], width: int) -> set[tuple[str, ...]]:
    """Return every run of so many words.

    >>> sorted(shingles(["a", "new", "dam", "opens"], 3))
    [('a', 'new', 'dam'), ('new', 'dam', 'opens')]
    """
    return set(runs_of(words, width))


def sketch(text: str) -> tuple[int, ...]:
    """Return the shingles by which a text is found again, as numbers, sorted; () where it is too short.

    At most nine (twelve of a short text, and of scripts such as Chinese), and last the number of the whole
    (`is_whole`): among hundreds of notices of one pattern, that alone leads to the copy of one.
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
    """Return whether a number of `sketch` is that of a whole text, which only the same words have."""
    return number >= _WHOLE


def _width(folded: bytes) -> int:
    if folded.isascii():
        return WORDS
    for leads, letters, width in _UNSPACED:
        met = len(folded) - len(folded.translate(None, leads))
        if 6 * met > len(folded):  # three bytes a letter: half of them all
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
    """The smallest hashes; they are looked for among those that are likely to be among them."""
    numbers = list(map(crc32, runs))
    bound = _LIKELY // max(1, len(numbers))
    likely = {number >> 1 for number in numbers if number < bound}
    if len(numbers) <= SHORT:
        return sorted({number >> 1 for number in numbers})[:KEPT_OF_SHORT]
    return sorted(likely if len(likely) >= KEPT else {number >> 1 for number in numbers})[:KEPT]
