"""Parses whole pages into trees of lxml."""

from typing import TypeAlias

from lxml import etree

from ingest.text.markup.bounds import bound_tags
from ingest.text.markup.characters import safe_utf8
from ingest.text.markup.nesting import limit_depth

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for the type of its elements
"""An element of a tree. Not of `lxml.html`: finding a class for each takes as long as going over the tree."""
LONGEST_PIECE = 9_000_000  # bytes between two tags: by default libxml2 stops at 10,000,000


def parse_html(page: str | bytes) -> Element:
    """Return the tree of a whole page, with the html element as its root. Nesting beyond MAX_DEPTH is flattened.

    Bytes have to be in UTF-8. They are faster than a string, which is encoded first.

    Raises: lxml.etree.ParserError: there is no element in it.
    """
    encoded = bound_tags(safe_utf8(page))
    huge = len(encoded) > LONGEST_PIECE
    root, too_deep = _parse(limit_depth(encoded.decode("utf-8")).encode("utf-8") if huge else encoded, huge=huge)
    return _parse(limit_depth(encoded.decode("utf-8")).encode("utf-8"))[0] if too_deep else root


def _parse(encoded: bytes, *, huge: bool = False) -> tuple[Element, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=huge
    )
    root = etree.fromstring(encoded, parser=parser)
    if root is None:
        raise etree.ParserError("there is no element in it")
    last = parser.error_log.last_error
    return root, last is not None and "Excessive depth" in last.message
