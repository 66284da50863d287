"""Makes others' words safe to show on a terminal: one line that does nothing to what stands around it."""

import re

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
