"""Reads the attributes of a tag as written, in any quotes, where a parser would be too much or too strict."""

import re
from itertools import islice

# The name, the equals sign, and the value in double quotes, single quotes or none.
ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]{1,40})(\s{0,100}=\s{0,100})(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MOST = 100  # attributes of a tag; exporters of lists write twenty


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of a tag that have values, as written, under their names in lower case.

    The first of two with one name counts. At most a hundred are looked at.

    >>> attributes_of('<img SRC=a.png alt="A &amp; B" src="b.png">')
    {'src': 'a.png', 'alt': 'A &amp; B'}
    """
    said: dict[str, str] = {}
    for found in islice(ATTRIBUTE.finditer(tag), _MOST):
        said.setdefault(found[1].lower(), (found[3] or found[4] or found[5] or "").strip())
    return said


def hides(style: str) -> bool:
    """Return whether a style hides its element.

    >>> hides("Display: none"), hides("display: block")
    (True, False)
    """
    style = style.lower()
    return ("none" in style or "hidden" in style) and _HIDDEN.search(style) is not None  # few styles have these words
