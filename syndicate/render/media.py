"""What RSS and Atom say in the same way: pictures and recordings (Media RSS 1.5.1), places (GeoRSS)."""

from collections.abc import Iterable, Iterator

from ingest.schema import Enclosure, Image, Location
from syndicate.render.markup import attributes, element, empty, looks_like_markup, shown


def pictures(images: tuple[Image, ...]) -> Iterator[str]:
    """Yield each picture with its caption and credit, and the first as a thumbnail."""
    for image in images:
        start = attributes(url=image.url, medium="image", width=image.width, height=image.height)
        inside = _caption(image.caption or image.alt)
        if image.credit:  # without a role: whether it is a photographer or an agency is not told
            inside += element("media:credit", image.credit)
        yield f"<media:content{start}>{inside}</media:content>" if inside else f"<media:content{start}/>"
    if images:
        yield empty("media:thumbnail", url=images[0].url)


def _caption(text: str | None) -> str:
    if not text:
        return ""
    if looks_like_markup(text):
        return element("media:description", shown(text), ' type="html"')
    return element("media:description", text, ' type="plain"')


def recordings(enclosures: Iterable[Enclosure]) -> Iterator[str]:
    """Yield what is attached, with its length in bytes and in seconds."""
    for one in enclosures:
        kind = (one.media_type or "").partition("/")[0]
        medium = kind if kind in ("image", "audio", "video") else "document"
        yield empty(
            "media:content", url=one.url, type=one.media_type, medium=medium, fileSize=one.length, duration=one.duration
        )


def location(place: Location) -> Iterator[str]:
    """Yield the place on Earth that an entry is about; a box is written in GML, all other shapes simply."""
    points = [f"{_degrees(latitude)} {_degrees(longitude)}" for latitude, longitude in place.points]
    if place.shape == "box":
        corners = zip(("lowerCorner", "upperCorner"), points, strict=False)
        inside = "".join(f"<gml:{name}>{corner}</gml:{name}>" for name, corner in corners)
        yield f"<georss:where><gml:Envelope>{inside}</gml:Envelope></georss:where>"
    elif points:
        yield f"<georss:{place.shape}>{' '.join(points)}</georss:{place.shape}>"


def _degrees(angle: float) -> str:
    """A number without an exponent, to a tenth of a metre."""
    return f"{round(angle, 6) + 0.0:.6f}".rstrip("0").rstrip(".")  # the sum of -0.0 and 0.0 is 0.0
