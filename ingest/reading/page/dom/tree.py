"""The tree of a page, also of markup that lxml's parser can make nothing of.

lxml's tree is taken unless a mark put in at the page's end is not in it, for then something was never closed, or it
shows next to nothing of a page in whose paragraphs much is written. Then the markup is mended and parsed again, and
where that does not help either html.parser, which gives up nowhere, is asked; the tree that shows clearly more
is taken.
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

FEW = 500  # characters that a page shows; one with more has not been lost
LOST = 3  # times as much stands in the markup
MORE = 1.2  # times as much that another tree shows
_MARKED = "wiredesk-end"
_MARK = b'<i id="wiredesk-end"></i>'  # put in at the end of a page, and gone where something before it was never closed
_WRITTEN = re.compile(
    r"<(?:[\w-]+:)?(?:p|div|article|h1|li|td|br)\b[^<>]*+>\s*+(?:<!\[CDATA\[)?+([^<>]{40,})", re.IGNORECASE
)
# What begins like a tag and does not end: html.parser is quadratic in it, 100 kB of it cost seconds.
_ENDLESS = re.compile(r"<(?=[^<>]{2000,}(?:<|\Z)|[a-zA-Z][\w:-]*<)")
_INSTRUCTIONS = re.compile(r"<\?[^>]*>")
LARGEST = 2_000_000  # bytes that are mended, or given to the slow parser
MOST_TAGS = 8_000  # that it is given: half a second; a page has a fifth
MOST_REFERENCES = 50_000  # the same, and fifty times what a page has; of those past it a space stays

_Root: TypeAlias = Element


class Tree(NamedTuple):
    """A page's tree, what had to be done to have it, and those of its elements that were looked for."""

    root: _Root
    flaws: tuple[Flaw, ...] = ()
    found: Sequence[Element] = ()


def tree_of(page: str | bytes) -> _Root:
    """Return the tree of a page, text or UTF-8.

    Raises: ReadError: there is no markup in it.
    """
    return read_tree(page).root


def read_tree(page: str | bytes, tags: Sequence[str] = ()) -> Tree:
    """Return the tree of a page, text or UTF-8, with what is kept for readers without scripts shown.

    `tags` are elements to find in it on the way: each look through a tree costs as much as a tenth of parsing it.

    Raises: ReadError: there is no markup in it.
    """
    encoded = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    if b"<" not in encoded:
        raise ReadError("no-story", "there is no markup in it")
    encoded = with_few_tags(without_prefixes(encoded))
    root, is_whole = _parsed_to_its_end(encoded)
    found = _found(root, tags, encoded)
    flaws: tuple[Flaw, ...] = ()
    if root is None or not is_whole or shown(root, FEW, folded_in(found)) < FEW:
        text = encoded[:LARGEST].decode("utf-8", "replace")
        root, flaws = _best(root, text, folded_in(found), is_whole=is_whole)
        found = _found(root, tags, encoded)
    if root is None:
        raise ReadError("no-story", "there is no markup in it")
    show_pictures(folded_in(found))
    return Tree(root, flaws, found)


def _found(root: _Root | None, tags: Sequence[str], page: bytes) -> list[Element]:
    """The elements of these tags, and what keeps others from being shown, once what a browser shows is shown."""
    if root is None:
        return []
    found = list(root.iter(*FOLDED, *tags))
    return list(root.iter(*FOLDED, *tags)) if show_parts(root, folded_in(found), page) else found


def _best(
    root: _Root | None, text: str, folded: Sequence[Element], *, is_whole: bool
) -> tuple[_Root | None, tuple[Flaw, ...]]:
    """The tree that shows most of a page whose first tree shows next to nothing, or was not parsed to its end."""
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
    """Return lxml's tree of a page, and whether what was put in at its end was not swallowed by anything before."""
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
        _gather(body)
    return root, mark is not None


def _mark(root: _Root) -> _Root | None:
    """The mark that was put in, looked for at the end first, where it nearly always is."""
    last = root.find("body")
    while last is not None:
        if last.get("id") == _MARKED:
            return last
        last = next(last.iterchildren(reversed=True), None)
    return next((element for element in root.iter("i") if element.get("id") == _MARKED), None)


def _gather(body: _Root) -> None:
    """Move what stands behind the body into it: a second body's content, and what follows an end that came early."""
    behind: list[str] = []  # texts behind the bodies that go, of which there may be thousands: put together once
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
    """Take an element out, and leave the text behind it."""
    around, before = element.getparent(), element.getprevious()
    if around is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        around.text = (around.text or "") + element.tail
    around.remove(element)


def _tolerant(text: str) -> _Root | None:
    """The tree of html.parser, as one of lxml's; the markup has to be mended, for it is quadratic in open comments."""
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
