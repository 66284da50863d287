"""Parses a page into a tree, even if lxml's parser can make nothing of its markup.

lxml's tree is kept unless it lacks a mark that was put at the page's end (something was never closed), or shows hardly
anything of a page with much text in its paragraphs. In these cases the markup is mended and parsed again and, if that
does not help either, given to html.parser, which never gives up. Another tree is taken if it shows clearly more.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from lxml import etree

from ingest.errors import ReadError
from ingest.reading.page.dom.mending import mended, with_sound_tags, without_prefixes
from ingest.reading.page.dom.unfolding import FOLDED, folded_in, show_parts, show_pictures, shown, unfold
from ingest.schema import Flaw
from ingest.text.markup import Element, limit_depth, parse_html, with_few_tags, without_endless_tags

FEW = 500  # characters: a tree that shows more of its page has not lost it
LOST = 3  # times as much text in the markup as in the tree shows that the tree has lost most of it
MORE = 1.2  # times as much text, from which on another tree is better
_OF_HEAD = frozenset("title meta link script style base noscript template basefont bgsound isindex object".split())
_MARKED = "wiredesk-end"
_MARK = b'<i id="wiredesk-end"></i>'  # put at the end of a page; missing from the tree if something was never closed
_WRITTEN = re.compile(
    r"<(?:[\w-]+:)?(?:p|div|article|h1|li|td|br)\b[^<>]*+>\s*+(?:<!\[CDATA\[)?+([^<>]{40,})", re.IGNORECASE
)
# A tag that never ends: html.parser is quadratic in those, 100 kB of them took seconds.
_ENDLESS = re.compile(r"<(?=[^<>]{2000,}(?:<|\Z)|[a-zA-Z][\w:-]*<)")
_INSTRUCTIONS = re.compile(r"<\?[^>]*>")
LARGEST = 2_000_000  # bytes that are mended, or given to html.parser
MOST_TAGS = 8_000  # given to html.parser, which takes half a second for them; a page has a fifth of that
MOST_REFERENCES = 50_000  # likewise, fifty times what a page has; a space stands for each one beyond

_Root: TypeAlias = Element


class Tree(NamedTuple):
    """A page's tree, the flaws of its markup, and the elements that were looked for in it."""

    root: _Root
    flaws: tuple[Flaw, ...] = ()
    found: Sequence[Element] = ()


def tree_of(page: str | bytes) -> _Root:
    """Return the tree of a page, text or UTF-8.

    Raises: ReadError: there is no markup in it.
    """
    return read_tree(page).root


def read_tree(page: str | bytes, tags: Sequence[str] = ()) -> Tree:
    """Return the tree of a page, given as text or UTF-8, with what it keeps for readers without scripts shown.

    `tags` are elements to find on the way: each pass over a tree costs a tenth of parsing it.

    Raises: ReadError: there is no markup in it.
    """
    encoded = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    if b"<" not in encoded:
        raise ReadError("no-story", "there is no markup in it")
    encoded = with_few_tags(without_prefixes(encoded))
    root, is_whole = _parsed_to_its_end(encoded)
    found = _found(root, tags, encoded)
    folded = folded_in(found)
    flaws: tuple[Flaw, ...] = ()
    if root is None or not is_whole or shown(root, FEW, folded) < FEW:
        text = encoded[:LARGEST].decode("utf-8", "replace")
        root, flaws = _best(root, text, folded, is_whole=is_whole)
        found = _found(root, tags, encoded)
        folded = folded_in(found)
    if root is None:
        raise ReadError("no-story", "there is no markup in it")
    show_pictures(folded)
    return Tree(root, flaws, found)


def _found(root: _Root | None, tags: Sequence[str], page: bytes) -> list[Element]:
    """Return the elements with these tags and those of FOLDED, after unfolding what a browser would show."""
    if root is None:
        return []
    found = list(root.iter(*FOLDED, *tags))
    return list(root.iter(*FOLDED, *tags)) if show_parts(root, found, page) else found


def _best(
    root: _Root | None, text: str, folded: Sequence[Element], *, is_whole: bool
) -> tuple[_Root | None, tuple[Flaw, ...]]:
    """Return the tree that shows most of a page whose first tree shows hardly anything, or breaks off."""
    seen = 0 if root is None else shown(root, LARGEST)
    if root is not None and seen < FEW and unfold(folded, seen):
        return root, ()
    if root is not None and is_whole and sum(map(len, _WRITTEN.findall(text))) <= LOST * seen:
        return root, ()
    best = root
    text = mended(text)
    for again in (_parsed, _tolerant):
        other = again(text)
        if other is not None and (more := shown(other, LARGEST)) > MORE * seen:
            best, seen = other, more
        if seen >= FEW:
            break
    return best, (Flaw("broken-markup"),) if best is not root else ()


def _parsed_to_its_end(page: bytes) -> tuple[_Root | None, bool]:
    """Return lxml's tree of a page, and whether it was parsed to its end: whether the mark put there is in the tree."""
    end = page.rfind(b"</body")
    end = end if end >= 0 else page.rfind(b"</html")
    end = end if end >= 0 else len(page)
    root = _parsed(page[:end] + _MARK + page[end:])
    if root is None:
        return None, False
    mark = _mark(root)
    if mark is not None:
        _drop(mark)
    body = root.find("body")
    if body is not None:
        _bring_down(root, body)
        _gather(body)
    return root, mark is not None


def _mark(root: _Root) -> _Root | None:
    """Return the mark that was put in, which is nearly always at the very end."""
    last = root.find("body")
    while last is not None:
        if last.get("id") == _MARKED:
            return last
        last = next(last.iterchildren(reversed=True), None)
    return next((element for element in root.iter("i") if element.get("id") == _MARKED), None)


def _bring_down(root: _Root, body: _Root) -> None:
    """Move what no head holds from the head into the body: libxml2 does not know that an `article` begins one."""
    head = root.find("head")
    strays = [one for one in head.iterchildren("*") if one.tag not in _OF_HEAD] if head is not None else []
    if strays:
        strays[-1].tail, body.text = f"{strays[-1].tail or ''}{body.text or ''}", None
        body[:0] = strays


def _gather(body: _Root) -> None:
    """Move everything behind the body into it: the contents of a second body, and what follows a premature end."""
    behind: list[str] = []  # behind removed bodies, of which there may be thousands: joined only once
    for other in list(body.itersiblings()):
        if other.tag == "body" and (around := other.getparent()) is not None:
            body.extend(other)
            behind.append(other.tail or "")
            around.remove(other)
        elif other.tag not in {"head", "frameset"}:
            body.append(other)
    if any(behind):
        body.tail = "".join((body.tail or "", *behind))


def _drop(element: Element) -> None:
    """Remove an element, but keep the text behind it."""
    around, before = element.getparent(), element.getprevious()
    if around is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        around.text = (around.text or "") + element.tail
    around.remove(element)


def _tolerant(text: str) -> _Root | None:
    """Return html.parser's tree as one of lxml's; only of mended markup, for it is quadratic in open comments."""
    from bs4 import BeautifulSoup  # 0.05 s that only a page with such markup pays
    from bs4.exceptions import ParserRejectedMarkup

    if text.count("<") > MOST_TAGS:
        text = "<".join(text.split("<", MOST_TAGS)[:MOST_TAGS])
    if text.count("&") > MOST_REFERENCES:
        *kept, rest = text.split("&", MOST_REFERENCES)
        text = "&".join((*kept, rest.replace("&", " ")))
    text = with_sound_tags(without_endless_tags(text))
    try:
        soup = BeautifulSoup(limit_depth(_ENDLESS.sub("&lt;", _INSTRUCTIONS.sub("", text))), "html.parser")
    except ParserRejectedMarkup:
        return None
    return _parsed(str(soup))


def _parsed(page: str | bytes) -> _Root | None:
    try:
        return parse_html(page)
    except etree.ParserError:
        return None
