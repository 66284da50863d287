"""Finds the box that a tab opens: by its name or, if there is none, by the order of tabs and boxes."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from ingest.reading.page.dom.walked import HEADINGS, Anchor, Place, Walked

LONGEST = 40  # characters of a tab
MOST = 8  # tabs in a row
FEWEST = 2
LEVELS = 3  # from a tab's text up to the box beside the other tabs', and from the row of tabs up to the panels
MOST_PLACES = 3000  # among which the panels are looked for


def panel_of(walked: Walked, heading: Place, link: Anchor | None) -> Place | None:
    """Return the box that a tab opens, None if the heading is no tab or its box cannot be told.

    A tab names its box, in itself or in its link, or the box names its tab. Otherwise tabs are short texts in similar
    boxes side by side, and there are as many boxes behind them.
    """
    named = _name_of(heading, link)
    behind = islice(walked.places, heading.number + 1, heading.number + MOST_PLACES) if named else ()
    panel = next((place for place in behind if place.element.get("id") == named), None)
    if panel is None and is_tab(heading) and (own := heading.element.get("id")):
        behind = islice(walked.places, heading.number + 1, heading.number + MOST_PLACES)
        panel = next((place for place in behind if place.element.get("aria-labelledby") == own), None)
    return panel if panel is not None else _panel_by_order(walked, heading)


def _name_of(heading: Place, link: Anchor | None) -> str:
    if link is not None and link.href.startswith("#"):
        return link.href[1:]
    names = (heading.element.get(name) for name in ("aria-controls", "data-target", "data-bs-target", "data-tab"))
    return next((name.lstrip("#") for name in names if name), "")


def _panel_by_order(walked: Walked, heading: Place) -> Place | None:
    tab = heading
    for _ in range(LEVELS):
        if tab.parent is None:
            return None
        tabs = _row_of(walked, tab.parent, tab.tag)
        if FEWEST <= len(tabs) <= MOST:
            if tab not in tabs or (heading.tag in HEADINGS and not _touch(tabs)):
                return None
            return _paired(walked, tab, tabs)
        if len(tabs) > MOST or any(True for _ in islice(_children(walked, tab.parent), 1, None)):
            return None
        tab = tab.parent
    return None


def is_tab(place: Place) -> bool:
    """Return whether a place calls itself a tab."""
    return place.tag == "button" or place.element.get("role") == "tab"


def _row_of(walked: Walked, holder: Place, tag: str) -> list[Place]:
    """Return the children of a place that can be tabs with this tag: those that are short enough."""
    beside = [place for place in islice(_children(walked, holder), 2 * MOST) if place.tag == tag]
    return [place for place in beside if 0 < place.chars <= LONGEST]


def _touch(tabs: Sequence[Place]) -> bool:
    """Whether there is nothing between tabs: headings over lists are apart."""
    return all(one.last + 1 == other.number for one, other in pairwise(tabs))


def _paired(walked: Walked, tab: Place, tabs: list[Place]) -> Place | None:
    """Return the tab's counterpart among the first boxes behind the tabs that are as many as they are."""
    holder = tab.parent
    start = tabs[-1].last + 1
    for _ in range(LEVELS):
        if holder is None or holder.tag in ("body", "html"):
            return None
        boxes: dict[int, list[Place]] = {}
        for place in walked.places[start : min(holder.last + 1, start + MOST_PLACES)]:
            if place.parent is not None:
                boxes.setdefault(place.parent.number, []).append(place)
        for beside in boxes.values():
            alike = [place for place in beside if place.tag == beside[0].tag]
            if len(alike) == len(tabs) and all(box.linked > LONGEST for box in alike):
                return alike[tabs.index(tab)]
        holder = holder.parent
    return None


def _children(walked: Walked, place: Place) -> Iterator[Place]:
    """Yield the child places of a place, in order."""
    number = place.number + 1
    while number <= place.last and number < len(walked.places):
        yield walked.places[number]
        number = walked.places[number].last + 1
