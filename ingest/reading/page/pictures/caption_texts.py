"""Reads the texts in the box of a picture, each with the element it stands in."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from lxml import etree

from ingest.reading.page.dom.walked import on_one_line
from ingest.reading.phrases.credit_words import is_agency
from ingest.text.furniture import is_furniture
from ingest.text.language import fold
from ingest.text.markup import Element
from ingest.text.phrase_tables import phrases

LONGEST_BUTTON = 30  # characters of a label of a button in a caption
_SILENT = frozenset({"button", "script", "style", "noscript", "svg", "template"})  # their text is no part of it
_BUTTONS = """
view gallery · view image gallery · open gallery · view image credit · view credit · view image · view larger image
full size image · pin · pin it · zoom · bild vergrößern · zum vergrößern anklicken · zum vergrößern klicken · vollbild
galerie öffnen · zur galerie · agrandir · agrandir l image · voir la galerie · plein écran · ver galería · ampliar
ampliar foto · ampliar imagen · ver galeria · ingrandisci · vai alla galleria · vergroot · powiększ · zvětšit · zobrazit
galerii · увеличить · büyüt · تكبير الصورة · 拡大 · 画像を拡大 · 写真を拡大 · 点击查看大图
"""
# A file's name; the number of a picture among others; a place that a script would fill in.
_NO_TEXT = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|tiff?)|\(?\d{1,3}\s?(?:/|of|von|de|sur|van|di|av|z|из)\s?\d{1,3}\)?"
    r"|(?:\w+\s)?--\w+--(?:\s\w+\s--\w+--)?|\{\{[^{}]*\}\}|\d[\d.,]*\s(?:comments?|kommentare?|commentaires?|comentarios?|shares?|likes?|views?)",
    re.IGNORECASE,
)

_JOINING = ("/", "(", ")", ").")  # signs that go on with the text in front

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
    lines = [(on_one_line(text), where) for text, where in found if text]
    return [
        (line, where)
        for (line, where), (before, _) in zip(lines, [("", element), *lines], strict=False)
        if line and (not is_idle(line) or (line in _JOINING and before[-1:].isalpha()))
    ]


def is_idle(line: str) -> bool:
    """Return whether a text is a button's or says nothing: a file's name, a picture's number."""
    if _NO_TEXT.fullmatch(line):
        return True
    if len(line) >= LONGEST_BUTTON or is_agency(line):
        return False
    return is_furniture(line) or fold(line) in phrases(_BUTTONS)


def _is_unseen(element: Element) -> bool:
    """Whether an element is hidden, or an icon whose text is its name in an icon font."""
    return element.get("hidden") is not None or (element.tag == "i" and element.get("aria-hidden") == "true")


def joined(pieces: Iterable[Piece]) -> str:
    """Return the pieces on one line."""
    return " ".join(text for text, _ in pieces).replace("( ", "(").replace(" )", ")")


def text_in(element: Element) -> str:
    """Return the text of an element on one line, without buttons and drawings."""
    return joined(pieces_of(element, ()))
