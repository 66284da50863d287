"""Recognises layout tables: older pages place their boxes in the cells of tables that hold no data."""

from collections.abc import Sequence

from ingest.reading.page.dom.walked import Place
from ingest.text.markup import CELLS

LAID_OUT, LEAST = 0.3, 200  # share of a page's text, and characters: a cell with more of both holds no data
_TABLED = CELLS | {"table", "thead", "tbody", "tfoot", "tr", "caption"}


def take_for_boxes(places: Sequence[Place]) -> None:
    """Rename layout tables, with their rows and cells, to `div` among the places of a page."""
    inside = [place for place in places if place.tag in _TABLED]
    around = [_table_around(place) for place in inside] if inside else []
    much = max(LEAST, LAID_OUT * places[0].chars)
    laid = {
        table.number
        for place, table in zip(inside, around, strict=True)
        if table is not None and place.chars > much and place.tag in CELLS
    }
    for place, table in zip(inside, around, strict=True) if laid else ():
        of = place if place.tag == "table" else table
        if of is not None and of.number in laid:
            place.tag = "div"


def _table_around(place: Place) -> Place | None:
    """Return the innermost table around a place."""
    outer = place.parent
    while outer is not None and outer.tag != "table":
        outer = outer.parent
    return outer
