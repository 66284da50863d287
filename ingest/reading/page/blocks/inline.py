"""Writes out a block with its inline markup: its links, emphasis and line ends."""

from html import escape

from ingest.reading.page.dom.walked import Run, Walked
from ingest.text.markup import Element

# How inline elements are written out: start tag and end tag. Of all other elements only the text is kept.
INLINE = {
    tag: (f"<{name}>", f"</{name}>")
    for tag, name in (
        *((name, name) for name in "abbr cite code del ins em kbd q s samp strong sub sup var".split()),
        ("b", "strong"),
        ("i", "em"),
    )
}
_WRITTEN = {*INLINE, "a"}
MOST_NESTED = 30  # levels of inline markup around a piece of text that are looked at
MOST_WRITTEN = 8  # of these that are written, the innermost: every block opens unclosed ones again


def markup_of(walked: Walked, run: Run) -> str:
    """Return a block's text with its inline markup as HTML, links as written, without line breaks at its ends."""
    block, first = run.place.element, run.first
    written = run.text
    plain = "&" not in written and "<" not in written and ">" not in written  # as nearly all blocks are
    if run.end == first + 1 and walked.holders[first] is block:  # as half of them
        text = walked.texts[first].strip()
        return _linked(text if plain else escape(text, quote=False), walked, run)
    parts: list[str] = []
    opened: list[Element] = []
    ends: list[str] = []  # their end tags
    for text, holder in zip(walked.texts[first : run.end], walked.holders[first : run.end], strict=True):
        around = _around(holder, block) if holder is not block else []
        if around != opened:
            shared = _shared(opened, around) if opened and around else 0
            while len(ends) > shared:
                parts.append(ends.pop())
            for element in around[shared:]:
                start, end = _tags(element, walked)
                parts.append(start)
                ends.append(end)
            opened = around
        if text == "\n" and holder.tag == "br":
            text = "<br>"
        elif not plain:
            text = escape(text, quote=False)
        parts.append(text)
    parts += reversed(ends)
    return _linked("".join(parts).strip().removesuffix("<br>").strip(), walked, run)


def _around(holder: Element, block: Element) -> list[Element]:
    """Return the inline elements between a block and a piece of its text, the outermost first."""
    if holder.getparent() is block:  # as nearly always
        return [holder] if holder.tag in _WRITTEN else []
    found: list[Element] = []
    element: Element | None = holder
    for _ in range(MOST_NESTED):
        if element is None or element is block or len(found) == MOST_WRITTEN:
            break
        if element.tag in _WRITTEN:
            found.append(element)
        element = element.getparent()
    return found[::-1]


def _shared(opened: list[Element], around: list[Element]) -> int:
    """Return how many elements two paths have in common, counted from the outermost."""
    shared = 0
    for one, other in zip(opened, around, strict=False):
        if one is not other:
            break
        shared += 1
    return shared


def _tags(element: Element, walked: Walked) -> tuple[str, str]:
    """Return the tags of an element; none for a link that has no address or was never closed."""
    if found := INLINE.get(element.tag):
        return found
    href = (element.get("href") or "").strip()
    return (f'<a href="{escape(href)}">', "</a>") if href and element not in walked.unclosed else ("", "")


def _linked(markup: str, walked: Walked, run: Run) -> str:
    """Return the markup inside the link around the whole block, if there is one."""
    anchor = walked.pieces[run.piece].anchor if run.linked else None
    if anchor is None or anchor.place is run.place:
        return markup
    start, end = _tags(anchor.element, walked)
    return f"{start}{markup}{end}"
