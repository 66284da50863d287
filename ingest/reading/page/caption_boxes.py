"""The box around a picture that its caption stands in, and the element of that box which holds the caption."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ingest.reading.page.walked import Picture, Place
from ingest.text.markup import Element

# What class names say, in lower case: searching for a pattern that ignores case takes three times as long.
CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|(?<![a-z])source(?!d|-?set|-?caption)|rights(?!ide)|courtesy|agency|byline|attribution"
    r"|distributor|urheber|quelle|fotograf|bildautor|fotoautor|fotonachweis|bildnachweis|(?<![a-z])auth?or"
)
# Outside a figure an author is the story's.
PICTURE_CREDIT = re.compile(
    r"credit|copyright|photographer|courtesy|(?:image|photo)\w*[-_]{0,2}source|distributor|urheber|quelle|fotograf"
    r"|bildautor|fotoautor|fotonachweis|bildnachweis"
)
CAPTION_NAME = re.compile(
    r"caption|legend|(?<!meta)(?:image|photo|img|media|picture|foto|bild)-?_?(?:desc|text|title|info)"
    r"|bildunterschrift|cutline|pie-?de-?foto|(?<![\w-])pie(?![\w-])|didascalia|(?<![a-z])bu(?![a-z])"
)
_EITHER_NAME = re.compile(f"{CAPTION_NAME.pattern}|{PICTURE_CREDIT.pattern}")
# What a caption in no figure is not called: it is a menu's, a form's, a window's.
OTHERS_NAME = re.compile(
    r"nav(?![a-z])|menu|(?<![a-z])(?:search|form(?![a-z]))|popover|popup|modal|footer|social|media-text|login|cookie"
)
LONGEST = 700  # characters of a caption and credit
LONGEST_NAME = 400  # characters of a class attribute
MOST_BOXES = 60  # places in the box around a picture
MOST_INSIDE = 300  # elements in it
LEVELS = 5  # from a picture up to the box that holds its caption
_NAMELESS = frozenset({"img", "figure", "picture", "source", "a", "button"})
ENDS = frozenset({"body", "main", "html"})  # elements that are no box around a picture


def box_of(picture: Picture) -> Element | None:
    """Return the smallest box around a picture with a figcaption in it, else with an element named after captions.

    Where there is neither it is the figure; None where the picture stands in none.
    """
    boxes: list[Element] = []
    for box in _boxes(picture):
        if boxes or _says_something(box):  # what is around a box with text has it too
            boxes.append(box)
    framed = bool(boxes) and next(boxes[-1].iter("figcaption"), None) is not None
    for box in boxes if framed else ():
        captions = list(islice(box.iter("figcaption"), 3))
        if len(captions) == 1:
            return box
        if captions:
            return captions[0].getparent() if _shows_one(box) else None
    named = _box_with_name(boxes)
    return named if named is not None else next((box for box in reversed(boxes) if box.tag == "figure"), None)


def _box_with_name(boxes: Sequence[Element]) -> Element | None:
    """The smallest of some nested boxes in which an element is named after captions or credits."""
    seen: set[Element] = set()
    for box in boxes:
        for element in islice(box.iterdescendants(), MOST_INSIDE):
            if element not in seen:
                seen.add(element)
                if _is_called(element, _EITHER_NAME):
                    return box
    return None


def _shows_one(box: Element) -> bool:
    """Whether there is no second picture in a box."""
    return next(islice(box.iter("img"), 1, None), None) is None


def _says_something(box: Element) -> bool:
    return any(not text.isspace() for text in islice(box.itertext(), MOST_INSIDE))


def _boxes(picture: Picture) -> Iterator[Element]:
    """The elements around a picture that hold hardly more than it and a caption, the innermost first."""
    place: Place | None = picture.place
    box = picture.element.getparent()
    for _ in range(LEVELS):
        # libxml2 does not know that `source` is empty and puts what follows inside it.
        while box is not None and box.tag in {"source", "picture"}:
            box = box.getparent()
        if box is None or place is None or box.tag in ENDS or _is_large(box, place):
            return
        yield box
        place = place.parent if box is place.element else place
        box = box.getparent()


def _is_large(box: Element, place: Place) -> bool:
    """Whether an element in a place, or the place itself, holds much more than a picture and its caption."""
    if place.chars <= 3 * LONGEST and place.last - place.number <= MOST_BOXES:
        return False
    if box is place.element or next(islice(box.iterdescendants(), MOST_INSIDE, None), None) is not None:
        return True
    return sum(map(len, box.itertext())) > 3 * LONGEST


def holder_in(box: Element) -> Element | None:
    """Return the element in a box that holds its caption: a figcaption, else what is named after captions, or None."""
    captions = list(islice(box.iter("figcaption"), 2))
    plain = next((caption for caption in captions if not is_named(caption, CREDIT_NAME)), None)
    if plain is not None:
        return plain
    # A figcaption may hold the credit alone, and the caption stand in an element beside it.
    inside = islice(box.iterdescendants(), MOST_INSIDE)
    named = next((element for element in inside if _is_called(element, CAPTION_NAME)), None)
    return named if named is not None or not captions else captions[0]


def _is_called(element: Element, names: re.Pattern[str]) -> bool:
    """Whether an element with text of its own has one of the names, and none of a menu's or a form's."""
    if element.tag in _NAMELESS or not is_named(element, names) or is_named(element, OTHERS_NAME):
        return False
    return _says_something(element)


def is_named(element: Element, names: re.Pattern[str]) -> bool:
    """Return whether the class of an element holds one of the names, or its `itemprop` or `data-testid` does."""
    value = element.get("class")
    if value and _holds(value[:LONGEST_NAME], names):
        return True
    value = element.get("itemprop") or element.get("data-testid")
    return value is not None and _holds(value[:LONGEST_NAME], names)


def has_class(element: Element, names: re.Pattern[str]) -> bool:
    """Return whether the class of an element holds one of the names."""
    value = element.get("class")
    return value is not None and _holds(value[:LONGEST_NAME], names)


@lru_cache(maxsize=8192)  # the class names of a page are few, and those of a site's pages the same
def _holds(value: str, names: re.Pattern[str]) -> bool:
    return names.search(value.lower()) is not None
