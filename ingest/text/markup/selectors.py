"""Selectors as a recipe writes them: CSS, and behind it the attribute that is asked for, `time.stamp @datetime`."""

import re
from typing import NamedTuple

import soupsieve

_ATTRIBUTE = re.compile(r"(?:^|\s)@([A-Za-z_][\w:.-]*)$")


class Selector(NamedTuple):
    """A CSS selector (level 4, as soupsieve has it), and the attribute whose value is meant; None: the text."""

    css: str
    attribute: str | None = None


def selector_of(written: str) -> Selector:
    """Return a selector told from the attribute behind it.

    >>> selector_of("time.entry-date @datetime")
    Selector(css='time.entry-date', attribute='datetime')

    Raises: ValueError: it is no selector; the message says what is wrong with it.
    """
    written = written.strip()
    found = _ATTRIBUTE.search(written)
    css = written[: found.start()].strip() if found else written
    try:
        soupsieve.compile(css)
    except (soupsieve.SelectorSyntaxError, RecursionError) as error:
        raise ValueError(str(error).splitlines()[0].rstrip(".:") if str(error) else "nested too deep") from error
    return Selector(css, found[1].lower() if found else None)
