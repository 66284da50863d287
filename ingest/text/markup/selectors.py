"""Reads the selectors of recipes: CSS, with the wanted attribute behind it, as in `time.stamp @datetime`."""

import re
from typing import NamedTuple

_ATTRIBUTE = re.compile(r"(?:^|\s)@([A-Za-z_][\w:.-]*)$")
# Selectors that are certainly valid: tags, classes, ids and attributes, side by side or nested.
_PART = (
    r"""(?:[.#][A-Za-z][\w-]*+|\[[A-Za-z][\w-]*+(?:[*^$~|]?=(?:"[\w ./:-]*+"|'[\w ./:-]*+'|[A-Za-z][\w-]*+))?\]|(?!))"""
)
_STEP = rf"(?:(?:[A-Za-z][A-Za-z0-9-]*+|\*){_PART}*+|{_PART}++)"
_PLAIN = re.compile(rf"{_STEP}(?:(?: *+[>+~,] *+| ++){_STEP}|(?!))*+", re.ASCII)
_LONGEST_PLAIN = 200  # characters of such a selector


class Selector(NamedTuple):
    """A CSS selector (level 4, as in soupsieve), and the attribute whose value is wanted, or None for the text."""

    css: str
    attribute: str | None


def selector_of(written: str) -> Selector:
    """Split a selector from the attribute behind it.

    >>> selector_of("time.entry-date @datetime")
    Selector(css='time.entry-date', attribute='datetime')

    Raises: ValueError: it is no selector; the message says what is wrong with it.
    """
    written = written.strip()
    found = _ATTRIBUTE.search(written)
    css = written[: found.start()].strip() if found else written
    if len(css) > _LONGEST_PLAIN or not _PLAIN.fullmatch(css):
        _refuse_unsound(css)
    return Selector(css, found[1].lower() if found else None)


def _refuse_unsound(css: str) -> None:
    import soupsieve  # here: it loads BeautifulSoup, 0.2 s of CPU that runs without difficult selectors do not pay

    try:
        soupsieve.compile(css)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, RecursionError) as error:
        raise ValueError(str(error).splitlines()[0].rstrip(".:") if str(error) else "nested too deep") from error
