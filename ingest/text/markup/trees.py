"""Whole pages as trees of lxml's."""

import lxml.html

from ingest.text.markup.bounds import bound_tags, limit_depth
from ingest.text.markup.characters import safe_utf8

LONGEST_PIECE = 9_000_000  # bytes between two tags: libxml2 stops at 10,000,000 unless it is told to take more


def parse_html(page: str | bytes) -> lxml.html.HtmlElement:
    """Return the tree of a whole page, its root the html element; nesting beyond MAX_DEPTH is flattened.

    Bytes have to be UTF-8, and spare the time to make them.

    Raises: lxml.etree.ParserError: there is no element in it.
    """
    encoded = bound_tags(safe_utf8(page))
    huge = len(encoded) > LONGEST_PIECE
    root, too_deep = _parse(limit_depth(encoded.decode("utf-8")).encode("utf-8") if huge else encoded, huge=huge)
    return _parse(limit_depth(encoded.decode("utf-8")).encode("utf-8"))[0] if too_deep else root


def _parse(encoded: bytes, *, huge: bool = False) -> tuple[lxml.html.HtmlElement, bool]:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=huge
    )
    root = lxml.html.document_fromstring(encoded, parser=parser)
    last = parser.error_log.last_error
    return root, last is not None and "Excessive depth" in last.message
