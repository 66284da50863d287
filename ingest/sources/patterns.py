"""Regular expressions that people write, bounded in length, in what they unfold to, and in the time they take.

The engine is `regex`: Python's own cannot be stopped. It is imported by the first pattern of a process.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

LONGEST = 500  # characters
LIMIT = 0.1  # seconds for one search

_COUNT = re.compile(r"\{\s*([0-9]+)")
_MOST_UNFOLDED = 100_000  # "(a{99}){99}" is written out when it is compiled: beyond, that takes seconds and gigabytes


def fault_of(pattern: str) -> str | None:
    """Return why a pattern cannot be used, None where it can."""
    if len(pattern) > LONGEST:
        return f"a regular expression has at most {LONGEST} characters, this one has {len(pattern):,}"
    if "\b" in pattern:  # TOML's own sign in "...", where a pattern's edge of a word was meant: it would find nothing
        return r"it holds a backspace, as \b in double quotes is: write '\b' in single ones"
    unfolded = 1
    for count in _COUNT.findall(pattern):
        unfolded *= max(int(count), 1)
    if unfolded > _MOST_UNFOLDED:
        return f"its repetitions unfold to more than {_MOST_UNFOLDED:,} parts"
    try:
        compiled(pattern)
    except (ValueError, RecursionError) as error:
        return str(error)
    return None


def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return a pattern that is found whatever the case, by the rules of Unicode.

    Raises: ValueError: it is no regular expression, and why.
    """
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)
    except (regex.error, OverflowError) as error:
        raise ValueError(f"it is no regular expression: {error}") from None
