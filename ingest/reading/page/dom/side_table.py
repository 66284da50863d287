"""Finds small tables at the side of a story, in which pages before 2008 set a picture with its caption."""

from itertools import islice

from ingest.reading.page.dom.walked import Picture
from ingest.text.markup import Element

SIDES = frozenset({"left", "right"})  # at which the text flows around a table
MOST_TEXT = 400  # characters of a caption with its credit
MOST_LINKED = 50  # characters of it in links: "Click to enlarge"
LEVELS = 5  # from a picture up to its table


def table_of(picture: Picture) -> Element | None:
    """Return the table at a side that holds this picture alone and little text, None where there is no such table.

    A table that is not at a side lays out the page: it holds a menu or the head of a section as well.
    """
    table = next((place for place in islice(picture.place.outwards(), LEVELS + 1) if place.tag == "table"), None)
    if table is None or (table.element.get("align") or "").lower() not in SIDES:
        return None
    is_small = 0 < table.chars <= MOST_TEXT and table.linked <= MOST_LINKED
    return table.element if is_small and next(islice(table.element.iter("img"), 1, None), None) is None else None
