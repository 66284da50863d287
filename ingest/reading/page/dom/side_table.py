"""Finds the small tables in which pages before 2008 set a picture with its caption, mostly at the side of a story."""

from itertools import islice

from ingest.reading.page.dom.walked import Picture
from ingest.text.markup import Element

SIDES = frozenset({"left", "right"})  # at which the text flows around a table
MOST_TEXT = 400  # characters of a caption with its credit
MOST_LINKED = 50  # characters of it in links: "Click to enlarge"
MOST_ROWS = 3  # of a picture's table
LEVELS = 5  # from a picture up to its table


def table_of(picture: Picture) -> Element | None:
    """Return the table that holds this picture alone and little text, None where there is no such table.

    It stands at a side or has one column. Another lays out the page: it holds a menu or the head of a section as well.
    """
    table = next((place for place in islice(picture.place.outwards(), LEVELS + 1) if place.tag == "table"), None)
    if table is None or not (0 < table.chars <= MOST_TEXT and table.linked <= MOST_LINKED):
        return None
    is_apart = (table.element.get("align") or "").lower() in SIDES or _is_column(table.element)
    return table.element if is_apart and next(islice(table.element.iter("img"), 1, None), None) is None else None


def _is_column(table: Element) -> bool:
    """Whether a table has two or three rows of one cell each: a picture, and its caption below."""
    rows, cells = (len(list(islice(table.iter(name), MOST_ROWS + 1))) for name in ("tr", "td"))
    return 2 <= rows <= MOST_ROWS and cells == rows
