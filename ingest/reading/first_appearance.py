"""The line by which WordPress ends a story in a feed: "The post <title> appeared first on <site>", in any language."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ingest.text.language import fold
from ingest.text.markup import attributes_of, unescape

_LONGEST = 3_000  # characters of it, with its addresses
_OPEN, _CLOSE = "<a ", "</a>"
_LINE = re.compile(
    r"(?:<p\b[^<>]*+>)?[^<>]{0,40}+(?P<story><a\b[^<>]*+>)(?P<title>[^<>]{1,500}+)</a>"
    r"[^<>]{1,60}+(?P<site><a\b[^<>]*+>)[^<>]{1,200}+</a>[^<>]{0,40}+(?:</p>)?\s*+\Z"
)


def without_first_appearance(html: str, titles: Iterable[str]) -> str:
    """Return HTML without that line: at its end a link called as the story is, then one to the site's front page.

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
    """The place of the paragraph or of the words, behind a tag, that the last but one of the links stands in."""
    link = html.rfind(_OPEN, start, html.rfind(_OPEN, start))
    tag = html.rfind("<", start, max(link, start))
    return tag if html[tag : tag + 2] == "<p" else html.rfind(">", start, max(link, start)) + 1


def _address(link: str) -> str:
    return unescape(attributes_of(link).get("href", ""))


def _is_front_of(address: str, story: str) -> bool:
    """Whether an address is the beginning of a story's, and names no page below it."""
    try:
        front, page = urlsplit(address.strip()), urlsplit(story.strip())
    except ValueError:  # brackets that hold no address
        return False
    return (
        front.netloc == page.netloc != "" and page.path.startswith(front.path.rstrip("/")) and front.path.count("/") < 3
    )
