"""The tree of a page, also of markup that lxml's parser can make nothing of."""

import re

import lxml.html
from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup
from lxml import etree

from ingest.errors import ReadError
from ingest.text.markup import limit_depth, parse_html

_PARAGRAPH = re.compile(r"<(?:p|div|article|h1)\b", re.IGNORECASE)
# What begins like a tag and does not end: html.parser is quadratic in it, 100 kB of it cost seconds.
_ENDLESS = re.compile(r"<(?=[^<>]{2000,}(?:<|\Z)|[a-zA-Z][\w:-]*<)")
_INSTRUCTIONS = re.compile(r"<\?[^>]*>")
MANY = 3  # opening tags of blocks in the text: a tree without any text has lost them
LARGEST = 2_000_000  # characters that the slow parser is given
MOST_TAGS = 15_000  # that it is given; a page has a tenth


def tree_of(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a page: lxml's, or html.parser's where lxml found no text in text that has blocks.

    Raises: ReadError: there is no markup in it.
    """
    root = _parsed(text)
    if "<" not in text:
        raise ReadError("no-story", "there is no markup in it")
    if root is not None and (_has_text(root) or len(_PARAGRAPH.findall(text[:LARGEST])) < MANY):
        return root
    # html.parser gives up nowhere: a tag that never ends, or a document closed before it begins, stops libxml2.
    mended = _mended(_first_tags(text[:LARGEST]))
    found = mended if mended is not None and _has_text(mended) else root
    if found is None:
        raise ReadError("no-story", "there is no markup in it")
    return found


def _first_tags(text: str) -> str:
    if text.count("<") <= MOST_TAGS:
        return text
    return "<".join(text.split("<", MOST_TAGS)[:MOST_TAGS])


def _mended(text: str) -> lxml.html.HtmlElement | None:
    try:
        soup = BeautifulSoup(limit_depth(_ENDLESS.sub("&lt;", _INSTRUCTIONS.sub("", text))), "html.parser")
    except ParserRejectedMarkup:
        return None
    return _parsed(str(soup))


def _parsed(text: str) -> lxml.html.HtmlElement | None:
    try:
        return parse_html(text)
    except etree.ParserError:
        return None


def _has_text(root: lxml.html.HtmlElement) -> bool:
    body = root.find("body")
    return body is not None and bool(body.text_content().strip())
