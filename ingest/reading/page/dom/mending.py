"""Mends markup of which a parser would lose most: closes what was never closed, unfolds frames.

Only for a page that shows hardly anything as it stands (`tree.py`), for these repairs would change sound pages too.
Each is linear in the page's length.
"""

import re
from itertools import pairwise

_PREFIX = re.compile(rb"""\bxmlns:([A-Za-z][\w-]{0,20})\s*=\s*["']http://www\.w3\.org/1999/xhtml["']""")
_FRAMES = re.compile(r"</?(?:frameset|frame|noframes)\b[^<>]*>", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\b[^<>]*>", re.IGNORECASE)
_CDATA = re.compile(r"<(?<!//<)(?<!/\*<)!\[CDATA\[|\](?<!//\])(?<!/\*\])\]>")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_CLOSED_ITSELF = re.compile(r"<(script|style|title|textarea|iframe|noscript|xmp)\b([^<>]*)/>", re.IGNORECASE)
# Elements that hold text alone, and where a forgotten end tag was meant to be.
_RAW = (
    ("title", re.compile(r"<")),
    ("textarea", re.compile(r"")),
    ("script", re.compile(r"</head|<body|<h1|<article|<main|<p[\s>]", re.IGNORECASE)),
    ("style", re.compile(r"</head|<body|<h1|<article|<main|<p[\s>]|<div", re.IGNORECASE)),
)
_TAG_BEGINS = re.compile(r"<(?=[a-zA-Z])")
_SOUND_TAG = re.compile(
    r"""<[a-zA-Z][^\s/<>"'=]*+(?:[\s/]*+[^\s/<>"'=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"'=]++)|(?!))?+|(?!))*+[\s/]*+>"""
)
_LONGEST_TAG = 2_000  # characters, where there are brackets in its quotes
_NAME = re.compile(r"<[a-zA-Z][\w:-]*")
HEAD = 4_000  # bytes in which a page declares its namespaces


def without_prefixes(page: bytes) -> bytes:
    """Return a page whose elements are written as `<html:p>` with plain names; any other page unchanged."""
    if b"xmlns:" not in page[:HEAD] or not (found := _PREFIX.search(page[:HEAD])):
        return page
    prefix = found[1]
    return page.replace(b"<%b:" % prefix, b"<").replace(b"</%b:" % prefix, b"</")


def mended(text: str) -> str:
    """Return the markup of a page with everything closed that was left open."""
    text = _CDATA.sub("", text)
    text = _FRAMES.sub(" ", text)
    text = _TAG.sub(_with_quotes_closed, text)
    text = _CLOSED_ITSELF.sub(r"<\1\2></\1>", text)
    text = _with_comments_closed(text)
    for name, end in _RAW:
        text = _with_text_closed(text, name, end)
    return _ENDS.sub("", text)


def _with_quotes_closed(tag: re.Match[str]) -> str:
    odd = tag[0].count('"') % 2
    return f'{tag[0][:-1]}">' if odd else tag[0]


def with_sound_tags(text: str) -> str:
    """Return the markup of a page with every tag ended where it was meant to, and every "<" that begins none escaped.

    If a quote is never closed, html.parser searches the whole rest of the page for its end, again from every tag.
    """
    pieces: list[str] = []
    end = 0
    for start in (found.start() for found in _TAG_BEGINS.finditer(text)):
        if start < end:  # in the quotes of the tag before
            continue
        tag = _SOUND_TAG.match(text, start, start + _LONGEST_TAG)
        written = tag or _TAG.match(text, start)
        pieces += (text[end:start], "&lt;" if written is None else _sound(written[0], is_sound=tag is not None))
        end = written.end() if written else start + 1
    return "".join((*pieces, text[end:]))


def _sound(tag: str, *, is_sound: bool) -> str:
    """Return a tag, without its attributes if they cannot be told apart."""
    return tag if is_sound or _SOUND_TAG.fullmatch(tag) else f"{_NAME.findall(tag)[0]}>"


def _with_comments_closed(text: str) -> str:
    """Remove the opening of each comment that does not end before the next one begins."""
    first, *others = text.split("<!--")
    return first + "".join(f"<!--{piece}" if "-->" in piece else piece for piece in others)


def _with_text_closed(text: str, name: str, end: re.Pattern[str]) -> str:
    """Close each element of a name that holds text alone, if it is still open when the next one of that name begins."""
    starts = [found.start() for found in re.finditer(rf"<{name}\b", text, flags=re.IGNORECASE)]
    first, *others = (text[start:end] for start, end in pairwise((0, *starts, len(text))))
    return first + "".join(_closed(piece, name, end) for piece in others)


def _closed(piece: str, name: str, end: re.Pattern[str]) -> str:
    if f"</{name}" in piece or f"</{name}" in piece.lower():
        return piece
    opened = piece.find(">") + 1
    found = end.search(piece, opened) if opened else None
    return f"{piece[: found.start()]}</{name}>{piece[found.start() :]}" if found else piece
