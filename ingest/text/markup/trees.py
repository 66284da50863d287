"""Whole pages as trees of lxml's."""

import lxml.html

from ingest.text.markup.bounds import limit_depth, without_endless_tags
from ingest.text.markup.characters import safe_text


def parse_html(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a whole page, its root the html element; nesting beyond MAX_DEPTH is flattened.

    Raises: lxml.etree.ParserError: there is no element in it.
    """
    text = without_endless_tags(safe_text(text))
    root, too_deep = _parse(text)
    return _parse(limit_depth(text))[0] if too_deep else root


def _parse(text: str) -> tuple[lxml.html.HtmlElement, bool]:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    last = parser.error_log.last_error
    return root, last is not None and "Excessive depth" in last.message
