"""Repairs JSON that was written by hand or breaks off, so that a parser accepts it."""

import re
from collections.abc import Iterator

# A string, maybe one that breaks off; a comment; a sign that parts or holds; anything else.
_PIECE = re.compile(
    r"""\"(?:[^\"\\]|\\.)*+\"?|/\*.*?(?:\*/|\Z)|//[^\n]*+|[{}\[\],]|[^\"{}\[\],/]++|/""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"(\\[\"\\/bfnrtu])|\\")
_ENDS = {"{": "}", "[": "]"}
_DEEPEST = 200  # objects and lists in each other; Python's parser stops at a thousand


def mended(text: str) -> tuple[str, bool]:
    """Return JSON without comments, trailing commas, unknown escapes and what follows it; and whether it is whole.

    If it breaks off, everything up to the last whole object in a list is kept.
    """
    kept: list[str] = []
    open_: list[str] = []
    whole, inside = 0, ""  # how many pieces the last whole object ends, and what is open there
    for piece in _pieces(text):
        if piece in _ENDS:
            if len(open_) == _DEEPEST:
                break
            open_.append(piece)
        elif piece in ("}", "]"):
            _drop_comma(kept)
            del open_[-1:]
        kept.append(piece)
        if piece == "}" and open_[-1:] == ["["]:
            whole, inside = len(kept), "".join(open_)
        if piece in ("}", "]") and not open_:
            return "".join(kept), True
    return "".join(kept[:whole]) + "".join(_ENDS[sign] for sign in reversed(inside)), False


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if piece[0] == '"':
            yield _ESCAPE.sub(lambda found: found[1] or "", piece)
        elif piece[0] != "/":
            yield piece


def _drop_comma(kept: list[str]) -> None:
    at = len(kept) - 1
    while at >= 0 and kept[at].isspace():
        at -= 1
    if at >= 0 and kept[at] == ",":
        del kept[at]
