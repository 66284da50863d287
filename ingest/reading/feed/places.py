"""Where on Earth an entry is about: GeoRSS Simple, GML and W3C's Geo, as points in degrees."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Literal

from lxml.etree import _Element

from ingest.reading.feed.constructs import Grouped, Scope, text_of_element, words_of
from ingest.schema import Flaw, Location

Shape = Literal["point", "line", "polygon", "box"]

_SHAPES: dict[str, Shape] = {
    "georss:point": "point",
    "georss:line": "line",
    "georss:polygon": "polygon",
    "georss:box": "box",
    "georss:circle": "point",  # its centre
    "geo:lat_long": "point",
    "cap:polygon": "polygon",
    "cap:circle": "point",
    "gml:pos": "point",
    "gml:poslist": "line",
}
# The shape that positions in these elements describe; the first element that is present decides.
_AS_GML: dict[str, Shape] = {
    "gml:linearring": "polygon",
    "gml:polygon": "polygon",
    "gml:exterior": "polygon",
    "gml:envelope": "box",
    "gml:linestring": "line",
    "gml:point": "point",
    "gml:poslist": "line",
    "gml:pos": "point",
}
_POSITIONS = ("gml:poslist", "gml:pos", "gml:lowercorner", "gml:uppercorner")
_SPOKEN_OF = "podcast:location"  # an address of RFC 5870: "geo:36.19,44.01;u=500"
KEYS = frozenset((*_SHAPES, *_AS_GML, "georss:where", "geo:point", "geo:lat", "media:location", _SPOKEN_OF))
MOST_POINTS = 1_000
# Elements that hold figures alone, of whatever reference system.
_PLAIN = ("geo:lat", "geo:lat_long", *(key for key in _SHAPES if key.startswith(("georss", "cap"))))
_BETWEEN = re.compile(r"[\s,]+")
# Reference systems in degrees, latitude first: EPSG 4000 to 4999; others may be in metres.
_DEGREES = re.compile(r"(?:\b4[0-9]{3}|WGS-?84)\Z", re.IGNORECASE)
_LONGITUDE_FIRST = re.compile(r"CRS:?84\Z", re.IGNORECASE)
_LEAST: dict[Shape, int] = {"point": 1, "line": 2, "polygon": 4, "box": 2}
_MOST: dict[Shape, int] = {"point": 1, "box": 2}


def location(found: Grouped, scope: Scope) -> Location | None:
    """Return the first place that can be read, latitude before longitude; None where there is none."""
    longitude = found.get("geo:long") or found.get("geo:lon")
    if longitude and "geo:lat" in found:
        place = _of_pair(found["geo:lat"][0], longitude[0], scope)
        if place:
            return place
    for key in found:
        for element in found[key] if key in KEYS else ():
            shape = _SHAPES.get(key)
            place = _location(shape, text_of_element(element, scope)) if shape else _within(element, scope)
            if place:
                return place
    return None


def refused(found: Grouped, scope: Scope) -> Iterator[Flaw]:
    """Yield a flaw for the first position that is written in an entry of which no place can be read."""
    said = (f"{key} {words}" for key in _PLAIN if (words := words_of(found, key, scope)))
    yield from (Flaw("bad-number", one[:200]) for one in islice(said, 1))


def _of_pair(latitude: _Element, longitude: _Element, scope: Scope) -> Location | None:
    return _location("point", f"{text_of_element(latitude, scope)} {text_of_element(longitude, scope)}")


def _within(element: _Element, scope: Scope) -> Location | None:
    """Read what stands inside an element: GML's positions, the pair of W3C's point, or a `geo` address."""
    if said := element.get("geo"):
        return _location("point", said.lower().removeprefix("geo:").partition(";")[0])
    parts = {scope.names[node.tag]: node for node in reversed(list(element.iter()))}  # the first of each name
    if "geo:lat" in parts and "geo:long" in parts:
        return _of_pair(parts["geo:lat"], parts["geo:long"], scope)
    shape = next((shape for name, shape in _AS_GML.items() if name in parts), None)
    first = next((parts[name] for name in _POSITIONS if name in parts), None)
    if shape is None or first is None:
        return None
    positions = [first, *(one for one in first.itersiblings() if scope.names[one.tag] in _POSITIONS)]
    around = [first, *takewhile(lambda node: node is not element, first.iterancestors()), element]
    dimension = 3 if "3" in _said(around, "srsDimension", "dimension")[:1] else 2
    system = next(iter(_said(around, "srsName")), "WGS84").strip()
    words = " ".join(text_of_element(one, scope) for one in positions)
    if _LONGITUDE_FIRST.search(system):
        words = _swapped(words, dimension)
    elif not _DEGREES.search(system):
        return None
    return _location(shape, words, dimension)


def _said(around: list[_Element], *names: str) -> list[str]:
    return [said for node in around for name in names if (said := node.get(name))]


def _swapped(words: str, dimension: int) -> str:
    figures = _BETWEEN.split(words.strip(), maxsplit=dimension * MOST_POINTS)
    figures = figures[: len(figures) // dimension * dimension]
    figures[0::dimension], figures[1::dimension] = figures[1::dimension], figures[0::dimension]
    return " ".join(figures)


def _location(shape: Shape, words: str, dimension: int = 2) -> Location | None:
    """Read figures as points; None if one is not on Earth, for the others would make another shape."""
    figures = _BETWEEN.split(words.strip(), maxsplit=dimension * MOST_POINTS)[: dimension * MOST_POINTS]
    try:
        numbers = [float(figure) for figure in figures]
    except ValueError:
        return None
    points = tuple((numbers[at], numbers[at + 1]) for at in range(0, len(numbers) - 1, dimension))[: _MOST.get(shape)]
    on_earth = all(abs(latitude) <= 90 and abs(longitude) <= 180 for latitude, longitude in points)
    return Location(shape, points) if on_earth and len(points) >= _LEAST[shape] else None
