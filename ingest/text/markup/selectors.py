"""Selectors as a recipe writes them: CSS, and behind it the attribute that is asked for, `time.stamp @datetime`."""

import re
from typing import NamedTuple

_ATTRIBUTE = re.compile(r"(?:^|\s)@([A-Za-z_][\w:.-]*)$")
# What is beyond doubt: tags, classes, ids and attributes, side by side or one in another.
_PART = (
    r"""(?:[.#][A-Za-z][\w-]*+|\[[A-Za-z][\w-]*+(?:[*^$~|]?=(?:"[\w ./:-]*+"|'[\w ./:-]*+'|[A-Za-z][\w-]*+))?\]|(?!))"""
)
_STEP = rf"(?:(?:[A-Za-z][A-Za-z0-9-]*+|\*){_PART}*+|{_PART}++)"
_PLAIN = re.compile(rf"{_STEP}(?:(?: *+[>+~,] *+| ++){_STEP}|(?!))*+", re.ASCII)
_LONGEST_PLAIN = 200  # characters


class Selector(NamedTuple):
    """A CSS selector (level 4, as soupsieve has it), and the attribute whose value is meant; None: the text."""

    css: str
    attribute: str | None


def selector_of(written: str) -> Selector:
    """Return a selector told from the attribute behind it.

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
    import soupsieve  # brings BeautifulSoup: 0.2 s of CPU that a run without a difficult selector does not pay

    try:
        soupsieve.compile(css)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, RecursionError) as error:
        raise ValueError(str(error).splitlines()[0].rstrip(".:") if str(error) else "nested too deep") from error
