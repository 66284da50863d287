"""Dumps whose lines were broken at a width: their lines put together again to paragraphs."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

NARROWEST = 40  # characters: nobody breaks prose at less
WIDEST = 100  # where a line is longer, lines are paragraphs
FEWEST = 3  # broken lines that show that the dump is wrapped
LONGEST_WORD = 30  # more is a script without spaces, or an address


def unwrapped(lines: Sequence[str], *, stands_alone: Callable[[str], bool]) -> list[str]:
    """Return the lines with every broken one put together with what it goes on with; as they are where none is broken.

    An empty line parts paragraphs. `stands_alone` says of a line that it is a date, a button or the like, which a
    title does not go on with however long the title is.
    """
    width = max((len(line) for line in lines if " " in line), default=0)
    if not NARROWEST <= width <= WIDEST or not _are_broken(lines, width):
        return list(lines)
    whole: list[str] = []
    last, run = "", 0  # the line before, and how many lines the paragraph has
    for line in lines:
        if _is_broken(last, line, width) and (run > 1 or not stands_alone(line)):
            whole[-1] += line if _ends_in_hyphen(last) else f" {line}"
            run += 1
        else:
            whole.append(line)
            run = 1
        last = line
    return whole


def _are_broken(lines: Iterable[str], width: int) -> bool:
    """Whether enough lines are broken in mid-sentence: headlines of one length each begin with a capital."""
    behind = [line for last, line in pairwise(lines) if _is_broken(last, line, width)]
    cased = [line for line in behind if line[0].isupper() or line[0].islower()]
    return len(behind) >= FEWEST and 3 * sum(line[0].islower() for line in cased) >= len(cased)


def _is_broken(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on a line."""
    if " " not in line or not following:
        return False
    word = following.split(maxsplit=1)[0]
    return len(word) <= LONGEST_WORD and len(line) + 1 + len(word) > width


def _ends_in_hyphen(line: str) -> bool:
    return line.endswith("-") and line[-2:-1].isalpha()
