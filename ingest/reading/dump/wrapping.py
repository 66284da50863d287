"""Joins the lines of dumps that were wrapped at a width into paragraphs again."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.text.sentences import is_sentence

NARROWEST = 40  # columns: nobody breaks prose at less
WIDEST = 110  # columns: if lines are longer, each is a paragraph
FEWEST = 3  # broken lines that show that the dump is wrapped
LONGEST_WORD = 30  # more is a script without spaces, or an address
SHORT_WORD = 5  # characters by which the longest lines may differ
COMMAS = (",", "،", "，", "、")
LEAST = 0.6  # of the width: a line that continues with a small letter is at least as long
SET_IN = 2  # characters by which a paragraph's first line is indented
MOST_BEYOND = 20  # one line in so many may be longer than the width: of a table, an address
TAB = 8
_WIDE = re.compile(  # letters and signs that take two columns
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
)


@dataclass(frozen=True, slots=True)
class _Set:
    """A line, and its layout."""

    text: str
    length: int  # columns, including its indentation
    indent: int


def unwrapped(
    lines: Sequence[str],
    raw: Sequence[str],
    *,
    stands_alone: Callable[[str], bool],
    is_item: Callable[[str], bool],
) -> list[str]:
    """Return the lines with every wrapped one joined with its continuation; unchanged if none is wrapped.

    An empty line ends a paragraph, and so does an indented one. `raw` holds the lines with their layout. `stands_alone`
    tells whether a line is a date, a button or the like, and no continuation of a title however long that is; `is_item`
    whether it begins like an item of a list.
    """
    every = [_set(line, as_set) for line, as_set in zip(lines, raw, strict=True)]
    width = _width(every)
    if not NARROWEST <= width <= WIDEST or not _are_broken(every, width):
        return list(lines)
    whole: list[list[str]] = []  # the parts of each paragraph; appending to long strings would be quadratic
    last = _Set("", 0, 0)
    item = False  # whether the paragraph is an item of a list, whose further lines are indented
    for line in every:
        begins = line.indent >= last.indent + SET_IN and not item
        goes_on = len(whole[-1]) > 1 and not is_sentence(last.text) if whole else False
        if not begins and _is_broken(last, line, width) and (goes_on or not stands_alone(line.text)):
            whole[-1].append(line.text if _needs_no_space(last.text, line.text) else f" {line.text}")
        else:
            whole.append([line.text])
            item = is_item(line.text)
        last = line
    return ["".join(parts) for parts in whole]


def _set(line: str, raw: str) -> _Set:
    as_set = raw.expandtabs(TAB).rstrip() if len(raw) <= 2 * WIDEST else raw
    return _Set(line, _columns(as_set), len(as_set) - len(as_set.lstrip()))


def _columns(text: str) -> int:
    return len(text) if text.isascii() or len(text) > WIDEST else len(text) + len(_WIDE.findall(text))


def _is_unspaced(letter: str) -> bool:
    """Whether a character is of a script that may be broken anywhere; Korean is not."""
    return letter >= "\u2e80" and not "\uac00" <= letter <= "\ud7a3" and _WIDE.match(letter) is not None


def _width(lines: Sequence[_Set]) -> int:
    """Return the width at which lines are wrapped, if any are: the longest line's, but for a few with little text.

    Of these few, one that goes on in the next line and is only a little longer still sets the width.
    """
    lengths = sorted(line.length for line in lines if _can_be_broken(line.text))
    if not lengths:
        return 0
    beyond = lengths[len(lengths) - len(lengths) // MOST_BEYOND :]
    if sum(beyond) >= sum(lengths) / 10:
        return lengths[-1]
    width = lengths[len(lengths) - len(beyond) - 1]
    going_on = (line.length for line, following in pairwise(lines) if _may_go_on(following.text[:1]))
    return max(width, max((length for length in going_on if length <= width + SHORT_WORD), default=0))


def _may_go_on(letter: str) -> bool:
    """Whether a line that begins so may continue a sentence: with a small letter, or in a script without case."""
    return letter.isalpha() and not letter.isupper()


def _are_broken(lines: Iterable[_Set], width: int) -> bool:
    """Whether enough lines are broken in mid-sentence; headlines of similar length each begin with a capital."""
    behind = [line.text for last, line in pairwise(lines) if _is_broken(last, line, width)]
    cased = [line for line in behind if line[0].isupper() or line[0].islower()]
    return len(behind) >= FEWEST and 3 * sum(line[0].islower() for line in cased) >= len(cased)


def _is_broken(line: _Set, following: _Set, width: int) -> bool:
    """Whether a line continues in the next: whose first word had no room, is in lower case, or follows a comma."""
    if not following.text or not _can_be_broken(line.text):
        return False
    if _is_unspaced(following.text[0]) and _is_unspaced(line.text[-1]):
        return width - 2 <= line.length <= width  # punctuation that may not begin a line takes a character with it
    goes_on = line.text.endswith(COMMAS) or (following.text[0].islower() and not is_sentence(line.text))
    if goes_on and LEAST * width <= line.length <= WIDEST:
        return True  # letters of a PDF are not all of one width
    word = following.text.split(maxsplit=1)[0]
    least = width if is_sentence(line.text) else width - SHORT_WORD
    return len(word) <= LONGEST_WORD and line.length <= width and least < line.length + 1 + _columns(word)


def _can_be_broken(text: str) -> bool:
    return " " in text or _is_unspaced(text[-1:])


def _needs_no_space(line: str, following: str) -> bool:
    if line.endswith("-"):
        return line[-2:-1].isalpha()
    return _is_unspaced(line[-1]) and _is_unspaced(following[0])
