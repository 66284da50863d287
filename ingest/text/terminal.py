"""Makes others' words safe to show on a terminal: one line that does nothing to what stands around it."""

import re
from collections.abc import Iterable, Iterator

# What a line must not hold: controls, line separators, marks that turn the direction of what follows, and code points
# that are no characters. Joiners may stay, for Persian and Kurdish are spelt with them.
NO_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def terminal_line(text: str) -> str:
    r"""Return a text as one line for a terminal: white space folded, undecodable bytes of file names by number.

    >>> terminal_line("Ships\x1b[2J at\n sea \u202egniyas")
    'Ships[2J at sea gniyas'
    """
    if not text.isprintable():
        text = text.encode("utf-8", "backslashreplace").decode()
        text = NO_LINE.sub(lambda found: " " if found[0].isspace() else "", text)
    return " ".join(text.split())


def columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a line for each row of a table, as `terminal_line` has its cells, those of a column one below the other.

    >>> list(columns([("a", "b"), ("Ships", "c")]))
    ['a      b', 'Ships  c']
    """
    cleaned = [tuple(map(terminal_line, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cleaned, strict=True)]
    for row in cleaned:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()
