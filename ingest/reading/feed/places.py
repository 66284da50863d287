"""Where on Earth an entry is about: GeoRSS Simple, GML and W3C's Geo, as points in degrees."""

import math
import re
from typing import Literal

from lxml.etree import _Element

from ingest.reading.feed.constructs import Grouped, Scope, text_of_element
from ingest.schema import Location

Shape = Literal["point", "line", "polygon", "box"]

_SHAPES: dict[str, Shape] = {
    "georss:point": "point",
    "georss:line": "line",
    "georss:polygon": "polygon",
    "georss:box": "box",
    "gml:pos": "point",
    "gml:poslist": "line",
}
_AROUND = ("georss:where", "gml:point", "gml:linestring", "gml:polygon", "gml:exterior", "gml:linearring", "geo:point")
KEYS = frozenset((*_SHAPES, *_AROUND, "geo:lat"))
MOST_POINTS = 1_000
_BETWEEN = re.compile(r"[\s,]+")
_LEAST: dict[Shape, int] = {"point": 1, "line": 2, "polygon": 4, "box": 2}


def location(found: Grouped, scope: Scope) -> Location | None:
    """Return the first place that can be read, latitude before longitude; None where there is none."""
    if "geo:lat" in found and "geo:long" in found:
        return _of_pair(found["geo:lat"][0], found["geo:long"][0], scope)
    for key in KEYS.intersection(found):
        for element in found[key]:
            shape = _SHAPES.get(key)
            place = _location(shape, text_of_element(element, scope)) if shape else _within(element, scope)
            if place:
                return place
    return None


def _of_pair(latitude: _Element, longitude: _Element, scope: Scope) -> Location | None:
    return _location("point", f"{text_of_element(latitude, scope)} {text_of_element(longitude, scope)}")


def _within(element: _Element, scope: Scope) -> Location | None:
    """Read what stands further in: the positions of GML's shapes, the pair of W3C's point."""
    parts = {scope.names[node.tag]: node for node in element.iter()}
    if "geo:lat" in parts and "geo:long" in parts:
        return _of_pair(parts["geo:lat"], parts["geo:long"], scope)
    positions = parts.get("gml:poslist", parts.get("gml:pos"))
    if positions is None:
        return None
    shape = _SHAPES[scope.names[positions.tag]]
    ring = "gml:linearring" in parts or "gml:polygon" in parts
    return _location("polygon" if ring else shape, text_of_element(positions, scope), _dimension(positions, element))


def _dimension(point: _Element, around: _Element) -> int:
    for node in (point, *point.iterancestors()):
        said = node.get("srsDimension") or node.get("dimension") or ""
        if said in ("2", "3"):
            return int(said)
        if node is around:
            break
    return 2


def _location(shape: Shape, words: str, dimension: int = 2) -> Location | None:
    figures = _BETWEEN.split(words.strip(), maxsplit=dimension * MOST_POINTS)[: dimension * MOST_POINTS]
    try:
        numbers = [float(figure) for figure in figures]
    except ValueError:
        return None
    points = tuple(
        (numbers[at], numbers[at + 1])
        for at in range(0, len(numbers) - 1, dimension)
        if math.isfinite(numbers[at]) and abs(numbers[at]) <= 90 and abs(numbers[at + 1]) <= 180
    )
    return Location(shape, points) if len(points) >= _LEAST[shape] else None
