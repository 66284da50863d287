"""Texts as runs of words ("shingles"): how much two of them have in common, and the few by which one is found again.

The runs that are kept of a text begin with a long word, and of those the ones of the smallest hashes are kept (Broder
1997), over all of the text and over its opening: what is left of a text that was edited shares some of the former with
it, an excerpt some of the latter.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from ingest.text.language import folded_line

LONGEST = 20_000  # characters of a text that are looked at
FEWEST = 20  # words of a text that can be told from others; a score or a weather line is alike without being the same
OPENING = 45  # words, or letters where they are counted
KEPT = 8  # shingles of a text
KEPT_OF_OPENING = 4
WORDS = 3  # in a shingle
_WHOLE = 1 << 32

# A run that begins with a word of seven bytes: one in five, whatever the language, and none of little words alone.
_RUN = re.compile(rb" (?=([^ ]{7,} [^ ]+ [^ ]+))")

# Letters of scripts that leave no space between words, how they begin in UTF-8, and how many of them tell as much as
# three words.
_UNSPACED = (
    (
        b"\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef",
        re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"),
        4,
    ),  # Chinese, Japanese
    (b"\xe0\xe1", re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 8),  # Thai, Lao, Burmese, Khmer
)


class Words(NamedTuple):
    """The words of a text, folded, and how many of them in a row make a shingle; of some scripts, its letters."""

    words: list[str]
    width: int = WORDS


def words_of(text: str) -> Words:
    """Return the words of a text's first 20,000 characters; the letters where most are of a script without spaces."""
    line = folded_line(text[:LONGEST])
    width = _width(line)
    written = line.decode("utf-8", "surrogatepass")
    return Words(written.split() if width == WORDS else list(written.replace(" ", "")), width)


def shingles(words: Sequence[str], width: int) -> set[tuple[str, ...]]:
    """Return every run of so many words.

    >>> sorted(shingles(["a", "new", "dam", "opens"], 3))
    [('a', 'new', 'dam'), ('new', 'dam', 'opens')]
    """
    return set(zip(*[words[start:] for start in range(width)], strict=False))


def sketch(text: str) -> tuple[int, ...]:
    """Return the shingles by which a text is found again, as numbers of 32 bits, sorted; () where it is too short.

    At most 12, and last the number of the whole (`is_whole`): among hundreds of notices of one pattern, that alone
    leads to the copy of one.
    """
    line = folded_line(text[:LONGEST])
    width = _width(line)
    if width != WORDS:
        letters = line.decode("utf-8", "surrogatepass").replace(" ", "")
        return _least(_letter_runs(letters, width), _letter_runs(letters[:OPENING], width), line)
    if line.count(b" ") + 1 < FEWEST:
        return ()
    opening = b" ".join(line.split(b" ", OPENING)[:OPENING])
    return _least(_word_runs(line), _word_runs(opening), line)


def is_whole(number: int) -> bool:
    """Return whether a number of `sketch` is that of a whole text, which only the same words have."""
    return number >= _WHOLE


def _width(line: bytes) -> int:
    if line.isascii():
        return WORDS
    for leads, letters, width in _UNSPACED:
        met = len(line) - len(line.translate(None, leads))
        if 6 * met > len(line):  # three bytes a letter: half of them all
            written = line.decode("utf-8", "surrogatepass")
            if 2 * len(letters.findall(written)) > len(written):
                return width
    return WORDS


def _word_runs(line: bytes) -> list[bytes]:
    if runs := _RUN.findall(b" " + line):
        return runs
    words = line.split(b" ")
    return [b" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)]


def _letter_runs(letters: str, width: int) -> list[bytes]:
    if len(letters) < FEWEST * width // WORDS:
        return []
    return [letters[at : at + width].encode("utf-8", "surrogatepass") for at in range(len(letters) - width + 1)]


def _least(runs: Iterable[bytes], of_opening: Iterable[bytes], whole: bytes) -> tuple[int, ...]:
    every, opening = sorted(set(map(crc32, runs))), sorted(set(map(crc32, of_opening)))
    return (*sorted({*every[:KEPT], *opening[:KEPT_OF_OPENING]}), _WHOLE + crc32(whole)) if every else ()
