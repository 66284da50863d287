"""Small tables at a side of a story, in which pages of before 2008 set a picture with its caption."""

from itertools import islice

from ingest.reading.page.walked import Picture, Place
from ingest.text.markup import Element

SIDES = frozenset({"left", "right"})
MOST_TEXT = 400  # characters of a caption with its credit
MOST_LINKED = 50  # of which "Click to enlarge"
LEVELS = 5  # from a picture up to its table


def table_of(picture: Picture) -> Element | None:
    """Return the table at a side that holds a picture and little text; None where another picture stands in it too.

    A table at no side is the layout of the page: beside a picture it holds a menu or the head of a section as well.
    """
    place: Place | None = picture.place
    for _ in range(LEVELS):
        if place is None or place.tag == "table":
            break
        place = place.parent
    if place is None or place.tag != "table" or (place.element.get("align") or "").lower() not in SIDES:
        return None
    is_small = 0 < place.chars <= MOST_TEXT and place.linked <= MOST_LINKED
    return place.element if is_small and next(islice(place.element.iter("img"), 1, None), None) is None else None
