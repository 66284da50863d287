"""Tables that a page is laid out with, as older ones are: boxes beside each other, and no rows of figures."""

from collections.abc import Sequence

from ingest.reading.page.walked import Place

LAID_OUT, LEAST = 0.3, 200  # of a page's text, and characters, that one cell holds in no table of figures
_CELLS = frozenset({"td", "th"})
_TABLED = _CELLS | {"table", "thead", "tbody", "tfoot", "tr", "caption"}


def take_for_boxes(places: Sequence[Place]) -> None:
    """Make the tables that a page is laid out with, among its places, the boxes that they are, rows and cells too."""
    inside = [place for place in places if place.tag in _TABLED]
    around = [_table_around(place) for place in inside] if inside else []
    much = max(LEAST, LAID_OUT * places[0].chars)
    laid = {
        table.number
        for place, table in zip(inside, around, strict=True)
        if table is not None and place.chars > much and place.tag in _CELLS
    }
    for place, table in zip(inside, around, strict=True) if laid else ():
        of = place if place.tag == "table" else table
        if of is not None and of.number in laid:
            place.tag = "div"


def _table_around(place: Place) -> Place | None:
    """The innermost table that a place stands inside."""
    outer = place.parent
    while outer is not None and outer.tag != "table":
        outer = outer.parent
    return outer
