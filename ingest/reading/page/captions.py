"""The caption beside a picture, and its credit: in a figcaption, in a box with a telling name, or in lines nearby."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

import lxml.html
from lxml import etree

from ingest.reading.page.walk import Picture, Place, Run, Walked
from ingest.reading.phrases.credit import Caption, bare_credit, split_credit
from ingest.text.markup import line_of

CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|(?<![a-z])source(?!d)|rights|courtesy|agency|byline|attribution"
    r"|urheber|quelle|fotograf|(?<![a-z])author",
    re.IGNORECASE,
)
CAPTION_NAME = re.compile(
    r"caption|legend|(?<!meta)(?:image|photo|img|media|picture)-?_?(?:desc|text|title|info)"
    r"|bildunterschrift|cutline|(?<![a-z])bu(?![a-z])",
    re.IGNORECASE,
)
LONGEST = 700  # characters of a caption and credit
CREDIT = 90  # characters of a credit
MOST_INSIDE = 300  # elements in the box around a picture
LEVELS = 5  # from a picture up to the box that holds its caption
# Of a figcaption: what is no text of it, and what only marks up a part of its sentence.
_SILENT = frozenset({"button", "script", "style", "noscript", "svg", "template"})
_PHRASES = frozenset({"a", "em", "strong", "b", "i", "abbr", "q", "mark", "sup", "sub"})

_Element: TypeAlias = lxml.html.HtmlElement


def caption_of(picture: Picture) -> Caption:
    """Return what stands in the box around a picture as its caption."""
    box = _frame(picture.element)
    return _told_apart(box, _holder(box)) if box is not None else Caption(None, None)


def caption_near(picture: Picture, walked: Walked) -> Caption:
    """Return a caption from the lines before and behind a picture that no box holds; only where they credit someone."""
    runs = [
        run for run in walked.runs if picture.piece - 2 <= run.piece <= picture.piece + 4 and len(run.text) <= LONGEST
    ]
    behind = [run for run in runs if run.piece >= picture.piece][:2]
    before = [run for run in runs if run.piece < picture.piece][-1:]
    for run in behind[:1]:
        found = split_credit(run.text)
        if found.credit:
            return found
    for line in (*before, *behind[1:]):
        found = split_credit(line.text)
        if found.credit and found.text is None and behind:
            return Caption(behind[0].text, found.credit)
    return Caption(None, None)


def first_caption(walked: Walked, low: int, high: int) -> Caption:
    """Return the caption in the first figcaption between two pieces of text; scripts may bring its picture."""
    for run in walked.runs:
        if low <= run.piece <= high and (holder := _figcaption(run)) is not None:
            return _told_apart(holder, holder)
    return Caption(None, None)


def has_frame(picture: Picture) -> bool:
    """Return whether a picture stands in a figure or beside a caption."""
    return _frame(picture.element) is not None


def _figcaption(run: Run) -> _Element | None:
    place: Place | None = run.place
    while place is not None and place.tag not in {"figure", "article", "main", "body"}:
        if place.tag == "figcaption":
            return place.element
        place = place.parent
    return None


def _frame(element: _Element) -> _Element | None:
    """The smallest box around a picture with a figcaption in it, else with a caption's class name, else its figure."""
    named = figure = None
    for box in _boxes(element):
        if len(box.findall(".//figcaption")) == 1:
            return box
        if named is None and _named(box, CAPTION_NAME) is not None:
            named = box
        if box.tag == "figure" and box.text_content().strip():
            figure = box
    return named if named is not None else figure


def _boxes(element: _Element) -> Iterator[_Element]:
    """The elements around a picture that hold hardly more than it and a caption, the innermost first."""
    box = element.getparent()
    for _ in range(LEVELS):
        # libxml2 does not know that `source` is empty and puts what follows inside it.
        while box is not None and box.tag in {"source", "picture"}:
            box = box.getparent()
        if box is None or box.tag in {"body", "main", "html"} or _is_large(box):
            return
        yield box
        box = box.getparent()


def _is_large(box: _Element) -> bool:
    """Whether an element holds much more than a picture and its caption."""
    if next(islice(box.iterdescendants(), MOST_INSIDE, None), None) is not None:
        return True
    return len(box.text_content()) > 3 * LONGEST


def _holder(box: _Element) -> _Element | None:
    found = box.find(".//figcaption")
    return found if found is not None else _named(box, CAPTION_NAME)


def _named(box: _Element, names: re.Pattern[str]) -> _Element | None:
    passed = {"img", "figure", "picture", "source", "a", "button"}
    for element in box.iterdescendants():
        if (
            isinstance(element.tag, str)
            and element.tag not in passed
            and _is_named(element, names)
            and element.text_content().strip()
        ):
            return element
    return None


def _is_named(element: _Element, names: re.Pattern[str]) -> bool:
    return (
        names.search(f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}")
        is not None
    )


def _told_apart(box: _Element, holder: _Element | None) -> Caption:
    """The caption and the credit: by a credit's class name, by an element of its own at the end, else by words."""
    credits = _credit_elements(box, holder)
    credit = bare_credit(" ".join(dict.fromkeys(line_of(element.text_content()) for element in credits)))
    pieces = _pieces(box if holder is None else holder, credits)
    text = line_of(" ".join(piece for piece, _ in pieces))
    if len(text) > LONGEST or (holder is None and not credit and not split_credit(text).credit):
        return Caption(None, credit)
    if credit:
        return Caption(text.strip(" |(/") or None, credit)
    if len(pieces) > 1 and _is_own(pieces):
        return Caption(line_of(" ".join(piece for piece, _ in pieces[:-1])), bare_credit(pieces[-1][0]))
    return split_credit(text)


def _is_own(pieces: Sequence[tuple[str, _Element]]) -> bool:
    """Whether the last piece is an element of its own, short, and not the end of a sentence."""
    last, element = pieces[-1]
    own = element is not pieces[0][1] and element.tag not in _PHRASES
    return own and len(last) <= CREDIT and not last.endswith((".", "!", "?", "。"))


def _credit_elements(box: _Element, holder: _Element | None) -> list[_Element]:
    """The outermost elements called after credits, in the caption, else beside it."""
    for around in (holder, box):
        if around is None:
            continue
        named = [
            e
            for e in around.iterdescendants()
            if isinstance(e.tag, str) and e.tag != "img" and _is_named(e, CREDIT_NAME)
        ][:10]
        outermost = [e for e in named if not any(other is not e and other in e.iterancestors() for other in named)]
        said = [e for e in outermost if 1 < len(line_of(e.text_content())) <= 2 * CREDIT]
        if said:
            return said[:2]
    return []


def _pieces(element: _Element, left_out: Sequence[_Element]) -> list[tuple[str, _Element]]:
    """The texts in an element, each with the element it stands in, some elements left out."""
    found: list[tuple[str, _Element]] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "start" and (inner in left_out or inner.tag in _SILENT):
            walker.skip_subtree()
        elif event == "start":
            found.append((line_of(inner.text or ""), inner))
        if event == "end" and inner is not element:
            found.append((line_of(inner.tail or ""), inner.getparent()))
    return [(text, where) for text, where in found if text]
