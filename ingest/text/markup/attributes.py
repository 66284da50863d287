"""The attributes of a tag as they are written, in whatever quotes, where a parser would be too much or too strict."""

import re
from itertools import islice

# Its name, its sign, and its value in the one quotes, in the others, or in none.
ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]{1,40})(\s{0,100}=\s{0,100})(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MOST = 100  # of one tag; exporters of lists write twenty


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of a tag that have values, by their names in lower case, as they are written.

    Of two of one name the first counts; past a hundred none is looked at.

    >>> attributes_of('<img SRC=a.png alt="A &amp; B" src="b.png">')
    {'src': 'a.png', 'alt': 'A &amp; B'}
    """
    said: dict[str, str] = {}
    for found in islice(ATTRIBUTE.finditer(tag), _MOST):
        said.setdefault(found[1].lower(), (found[3] or found[4] or found[5] or "").strip())
    return said


def hides(style: str) -> bool:
    """Return whether a style keeps its element from being shown.

    >>> hides("Display: none"), hides("display: block")
    (True, False)
    """
    style = style.lower()
    return ("none" in style or "hidden" in style) and _HIDDEN.search(style) is not None  # hardly any has the words
