"""Removes the line with which WordPress ends a story in a feed: "The post X appeared first on Y", in any language."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ingest.text.language import fold
from ingest.text.markup import attributes_of, unescape

_LONGEST = 3_000  # characters of that line, with its addresses
_OPEN, _CLOSE = "<a ", "</a>"
_LINE = re.compile(
    r"(?:<p\b[^<>]*+>)?[^<>]{0,40}+(?P<story><a\b[^<>]*+>)(?P<title>[^<>]{1,500}+)</a>"
    r"[^<>]{1,60}+(?P<site><a\b[^<>]*+>)[^<>]{1,200}+</a>[^<>]{0,40}+(?:</p>)?\s*+\Z"
)


def without_first_appearance(html: str, titles: Iterable[str]) -> str:
    """Return HTML without a last line that holds a link with the story's title, then one to the site's front page.

    >>> line = '<p>The post <a href="//a.example/7/">Dam broken</a> appeared first on <a href="//a.example">A</a>.</p>'
    >>> without_first_appearance(f"<p>At noon.</p> {line}", ["Dam broken"])
    '<p>At noon.</p> '
    """
    start = max(0, len(html) - _LONGEST)
    if html.find(_CLOSE, max(start, len(html) - 60)) < 0:
        return html
    found = _LINE.match(html, _begin(html, start))
    if found is None or not _is_front_of(_address(found["site"]), _address(found["story"])):
        return html
    called = fold(unescape(found["title"]))
    return html[: found.start()] if called and any(called == fold(unescape(title)) for title in titles) else html


def _begin(html: str, start: int) -> int:
    """Return where the line begins: the paragraph around the last link but one, else the text before that link."""
    link = html.rfind(_OPEN, start, html.rfind(_OPEN, start))
    tag = html.rfind("<", start, max(link, start))
    return tag if html[tag : tag + 2] == "<p" else html.rfind(">", start, max(link, start)) + 1


def _address(link: str) -> str:
    return unescape(attributes_of(link).get("href", ""))


def _is_front_of(address: str, story: str) -> bool:
    """Whether an address is a front page above a story: its path begins the story's, and is short."""
    try:
        front, page = urlsplit(address.strip()), urlsplit(story.strip())
    except ValueError:  # brackets that hold no address
        return False
    return (
        front.netloc == page.netloc != "" and page.path.startswith(front.path.rstrip("/")) and front.path.count("/") < 3
    )
