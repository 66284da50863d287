"""The inline markup of a block: its links, emphasis and line ends, written out for the blocks that are kept."""

from collections.abc import Iterator
from html import escape

from ingest.reading.page.walk import Run, Walked
from ingest.text.markup import Element

# How inline elements are written out; of every other one only the text is kept.
INLINE = {
    **{tag: tag for tag in "abbr cite code del ins em kbd q s samp strong sub sup var".split()},
    "b": "strong",
    "i": "em",
}
MOST_NESTED = 30  # levels of inline markup around a piece of text that are looked at


def markup_of(walked: Walked, run: Run) -> str:
    """Return a block's text with its inline markup as HTML, links as written, without line breaks at its ends."""
    parts: list[str] = []
    opened: list[Element] = []
    for text, holder in zip(walked.texts[run.first : run.end], walked.holders[run.first : run.end], strict=True):
        around = _around(holder, run.place.element)
        shared = _shared(opened, around)
        parts += [_end(element, walked) for element in reversed(opened[shared:])]
        parts += [_start(element, walked) for element in around[shared:]]
        opened = around
        parts.append("<br>" if holder.tag == "br" else escape(text, quote=False))
    parts += [_end(element, walked) for element in reversed(opened)]
    return _linked("".join(parts).strip().removesuffix("<br>").strip(), walked, run)


def _around(holder: Element, block: Element) -> list[Element]:
    """The inline elements from the block to a piece of its text, the outermost first."""
    found = []
    element: Element | None = holder
    for _ in range(MOST_NESTED):
        if element is None or element is block:
            break
        if element.tag in INLINE or element.tag == "a":
            found.append(element)
        element = element.getparent()
    return found[::-1]


def _shared(one: list[Element], other: list[Element]) -> int:
    """How many elements two paths share from their outermost on."""
    return sum(1 for _ in _same(one, other))


def _same(one: list[Element], other: list[Element]) -> Iterator[Element]:
    for first, second in zip(one, other, strict=False):
        if first is not second:
            return
        yield first


def _start(element: Element, walked: Walked) -> str:
    return f"<{INLINE[element.tag]}>" if element.tag in INLINE else _link(element, walked)


def _end(element: Element, walked: Walked) -> str:
    if element.tag in INLINE:
        return f"</{INLINE[element.tag]}>"
    return "</a>" if _link(element, walked) else ""


def _link(element: Element, walked: Walked) -> str:
    """The start of a link; empty where it has no address, or was never closed."""
    href = (element.get("href") or "").strip()
    return f'<a href="{escape(href)}">' if href and element not in walked.unclosed else ""


def _linked(markup: str, walked: Walked, run: Run) -> str:
    """The markup inside the link that stands around the whole block, if one does."""
    anchor = walked.pieces[run.piece].anchor if run.linked else None
    if anchor is None or anchor.place is run.place or not (start := _link(anchor.element, walked)):
        return markup
    return f"{start}{markup}</a>"
