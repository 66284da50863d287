"""Reads the texts in the box of a picture, each with the element it stands in."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from lxml import etree

from ingest.text.furniture import is_furniture
from ingest.text.markup import Element

LONGEST_BUTTON = 30  # characters of a label of a button in a caption
_SILENT = frozenset({"button", "script", "style", "noscript", "svg", "template"})  # their text is no part of it

Piece: TypeAlias = tuple[str, Element]  # a text, and the element it stands in


def pieces_of(element: Element, left_out: Sequence[Element]) -> list[Piece]:
    """Return the texts in an element, each with its own element; without `left_out`, buttons and what is hidden."""
    found: list[tuple[str | None, Element]] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "end":
            if inner is not element:
                found.append((inner.tail, inner.getparent()))
        elif inner in left_out or inner.tag in _SILENT or (inner is not element and _is_unseen(inner)):
            walker.skip_subtree()
        else:
            found.append((inner.text if isinstance(inner.tag, str) else None, inner))
    lines = [(" ".join(text.split()), where) for text, where in found if text]
    return [
        (line, where)
        for (line, where), (before, _) in zip(lines, [("", element), *lines], strict=False)
        if line and (len(line) >= LONGEST_BUTTON or not is_furniture(line) or (line == "/" and before[-1:].isalpha()))
    ]


def _is_unseen(element: Element) -> bool:
    """Whether an element is hidden, or an icon whose text is its name in an icon font."""
    return element.get("hidden") is not None or (element.tag == "i" and element.get("aria-hidden") == "true")


def joined(pieces: Iterable[Piece]) -> str:
    """Return the pieces on one line."""
    return " ".join(text for text, _ in pieces)


def text_in(element: Element) -> str:
    """Return the text of an element on one line, without buttons and drawings."""
    return joined(pieces_of(element, ()))
