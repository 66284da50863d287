"""Finds the box around a picture that holds its caption, and the element in it that is the caption."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, takewhile

from ingest.reading.page.dom.walked import Picture, Place
from ingest.reading.page.pictures.caption_names import (
    CAPTION_NAME,
    CREDIT_NAME,
    EITHER_NAME,
    MOST_INSIDE,
    is_called,
    is_named,
    says_something,
)
from ingest.text.markup import Element

LONGEST = 700  # characters of a caption and credit
CREDIT = 90  # characters of a credit
MOST_BOXES = 60  # places in the box around a picture
LEVELS = 5  # from a picture up to the box that holds its caption
SIGN = 3  # digits in the width of a picture; one with fewer is an icon
QUOTED, FILMS = ("blockquote", "table", "pre"), ("iframe", "video")  # in figures without a picture
ENDS = frozenset({"body", "main", "html"})  # elements that are no box around one picture


def box_of(picture: Picture) -> Element | None:
    """Return the smallest box around a picture with a figcaption in it, else with an element named after captions.

    Without either, return the figure around it; None if there is none.
    """
    boxes: list[Element] = []
    for box in _boxes(picture):
        if any(is_others(caption, picture) for caption in islice(box.iter("figcaption"), 3)):
            break
        if boxes or says_something(box):  # a box around one with text has text too
            boxes.append(box)
    framed = bool(boxes) and next(boxes[-1].iter("figcaption"), None) is not None
    for box in boxes if framed else ():
        captions = list(islice(box.iter("figcaption"), 3))
        if len(captions) == 1:
            return box
        if captions:
            return captions[0].getparent() if _shows_one(box) else None
    named = _box_with_name(boxes, picture)
    return named if named is not None else next((box for box in reversed(boxes) if box.tag == "figure"), None)


def _box_with_name(boxes: Sequence[Element], picture: Picture) -> Element | None:
    """Return the smallest of some nested boxes with an element named after captions or credits."""
    seen: set[Element] = set()
    for box in boxes:
        for element in islice(box.iterdescendants(), MOST_INSIDE):
            if element not in seen:
                seen.add(element)
                if is_called(element, EITHER_NAME):
                    return None if is_others(element, picture) else box
    return None


def frames_another(figure: Element | None, *more: str) -> bool:
    """Return whether an element is a figure with a quotation, a table or `more` in it."""
    return figure is not None and figure.tag == "figure" and next(figure.iter(*QUOTED, *more), None) is not None


def is_others(caption: Element, picture: Picture) -> bool:
    """Return whether a caption belongs to another picture, with which it stands in a box that holds hardly more."""
    above = set(picture.element.iterancestors())
    figure = caption.getparent()
    if figure not in above and frames_another(figure, *FILMS):
        return True
    length = sum(map(len, islice(caption.itertext(), MOST_INSIDE)))
    around = caption.iterancestors() if caption.tag != "div" else chain((caption,), caption.iterancestors())
    for box in takewhile(lambda box: box not in above, around):
        if sum(map(len, islice(box.itertext(), MOST_INSIDE))) > length + CREDIT:
            return False
        if files := [name for img in islice(box.iter("img"), 3) if (name := _file_of(img))]:
            return _file_of(picture.element) not in files
    return False


def _file_of(img: Element) -> str:
    """Return the file name by which a picture is recognised in several sizes; "" for drawings and icons."""
    name = (img.get("src") or "").partition("?")[0].rpartition("/")[2]
    is_sign = name.endswith(".svg") or len((img.get("width") or "auto").removesuffix("px")) < SIGN
    return "" if is_sign else name


def _shows_one(box: Element) -> bool:
    """Whether a box has no second picture."""
    return next(islice(box.iter("img"), 1, None), None) is None


def _boxes(picture: Picture) -> Iterator[Element]:
    """Yield the elements around a picture that hold hardly more than it and a caption, the innermost first."""
    place: Place | None = picture.place
    box = picture.element.getparent()
    for _ in range(LEVELS):
        # libxml2 does not know that `source` is a void element, and puts what follows inside it.
        while box is not None and box.tag in {"source", "picture"}:
            box = box.getparent()
        if box is None or place is None or box.tag in ENDS or _is_large(box, place) or _has_footer(box):
            return
        yield box
        place = place.parent if box is place.element else place
        box = box.getparent()


def _has_footer(box: Element) -> bool:
    """Whether an element that is no figure holds the foot of a page."""
    return box.tag != "figure" and next(box.iter("footer"), None) is not None


def _is_large(box: Element, place: Place) -> bool:
    """Whether an element in a place, or the place itself, holds much more than a picture and its caption."""
    if place.chars <= 3 * LONGEST and place.last - place.number <= MOST_BOXES:
        return False
    if box is place.element or next(islice(box.iterdescendants(), MOST_INSIDE, None), None) is not None:
        return True
    return sum(map(len, box.itertext())) > 3 * LONGEST


def holder_in(box: Element) -> Element | None:
    """Return the element in a box that is its caption: a figcaption, else one named after captions, else None."""
    captions = list(islice(box.iter("figcaption"), 2))
    plain = next((caption for caption in captions if not is_named(caption, CREDIT_NAME)), None)
    if plain is not None:
        return plain
    # A figcaption may hold the credit alone, and the caption stand in an element beside it.
    inside = islice(box.iterdescendants(), MOST_INSIDE)
    named = next((element for element in inside if is_called(element, CAPTION_NAME)), None)
    return named if named is not None or not captions else captions[0]
