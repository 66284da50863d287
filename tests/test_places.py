"""Where an entry is about: GeoRSS, GML and W3C's Geo, in the order latitude, longitude."""

import pytest

from ingest.reading import read
from ingest.schema import Document, Location
from tests.entries import only

PREFIXES = (
    'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"'
    ' xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
)
SQUARE = ((0.0, 0.0), (0.0, 9.0), (9.0, 9.0), (0.0, 0.0))
RING = "<gml:LinearRing><gml:posList>0 0 0 9 9 9 0 0</gml:posList></gml:LinearRing>"
HOLE = "<gml:LinearRing><gml:posList>1 1 1 2 2 2 1 1</gml:posList></gml:LinearRing>"


def location_of(inside: str) -> Location | None:
    text = f"<rss {PREFIXES}><channel><item><title>One</title>{inside}</item></channel></rss>"
    entry = only(read(Document(url="https://news.example/f", body=text.encode())))
    return entry.location


def where(inside: str) -> str:
    return f"<georss:where>{inside}</georss:where>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<georss:point>45.5 -71</georss:point>", Location("point", ((45.5, -71.0),)), id="a point"),
        pytest.param("<georss:point>1 2 3 4</georss:point>", Location("point", ((1.0, 2.0),)), id="a point is one"),
        pytest.param("<georss:line>1 2 3 4</georss:line>", Location("line", ((1.0, 2.0), (3.0, 4.0))), id="a line"),
        pytest.param("<georss:polygon>0 0 0 9 9 9 0 0</georss:polygon>", Location("polygon", SQUARE), id="a polygon"),
        pytest.param("<georss:polygon>0 0 0 9 95 9 9 9 0 0</georss:polygon>", None, id="a corner nowhere on Earth"),
        pytest.param("<georss:point>nan 1</georss:point>", None, id="no number"),
        pytest.param("<georss:point>soon</georss:point>", None, id="words"),
        pytest.param(
            "<georss:box>1 2 3 4</georss:box><georss:point>5 6</georss:point>",
            Location("box", ((1.0, 2.0), (3.0, 4.0))),
            id="of two the first",
        ),
        pytest.param("<geo:lat>1</geo:lat><geo:long>2</geo:long>", Location("point", ((1.0, 2.0),)), id="W3C's pair"),
        pytest.param(
            "<geo:Point><geo:lat>1</geo:lat><geo:long>2</geo:long></geo:Point>",
            Location("point", ((1.0, 2.0),)),
            id="W3C's point",
        ),
        pytest.param(
            "<geo:lat/><geo:long/><georss:point>1 2</georss:point>",
            Location("point", ((1.0, 2.0),)),
            id="an empty pair beside a point",
        ),
        pytest.param(
            where("<gml:Point><gml:pos>1 2</gml:pos></gml:Point>"), Location("point", ((1.0, 2.0),)), id="GML's point"
        ),
        pytest.param(
            where('<gml:Point srsDimension="3"><gml:pos>1 2 50</gml:pos></gml:Point>'),
            Location("point", ((1.0, 2.0),)),
            id="a point with a height",
        ),
        pytest.param(
            where("<gml:LineString><gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos></gml:LineString>"),
            Location("line", ((1.0, 2.0), (3.0, 4.0))),
            id="GML's line, point by point",
        ),
        pytest.param(
            where(f"<gml:Polygon><gml:exterior>{RING}</gml:exterior><gml:interior>{HOLE}</gml:interior></gml:Polygon>"),
            Location("polygon", SQUARE),
            id="of a polygon with a hole what is around",
        ),
        pytest.param(
            where(
                "<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner>"
                "</gml:Envelope>"
            ),
            Location("box", ((1.0, 2.0), (3.0, 4.0))),
            id="GML's box",
        ),
        pytest.param(
            where('<gml:Point srsName="urn:ogc:def:crs:OGC::CRS84"><gml:pos>2 1</gml:pos></gml:Point>'),
            Location("point", ((1.0, 2.0),)),
            id="longitude first",
        ),
        pytest.param(
            where('<gml:Point srsName="EPSG:27700"><gml:pos>1 2</gml:pos></gml:Point>'), None, id="metres, not degrees"
        ),
    ],
)
def test_a_place_is_read_as_degrees_or_not_at_all(inside: str, expected: Location | None) -> None:
    assert location_of(inside) == expected
