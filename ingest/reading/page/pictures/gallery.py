"""Reads stories told in pictures: figures with captions beside a short text, or instead of one."""

from itertools import islice

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Picture, Place, Walked
from ingest.reading.page.pictures.figures import image_of
from ingest.schema import Image

SHORT = 1_500  # weight of a text that may come with a gallery
FEWEST = 4  # figures that make a gallery
MOST = 100  # pictures of a gallery
MOST_SEEN = 1_000  # pictures of a page among which they are looked for
LEVELS = 4  # from a picture up to its figure
DEEPEST = 20  # places around a picture that are looked at
ELSEWHERE = frozenset({"nav", "footer", "aside", "menu"})


def with_gallery(images: tuple[Image, ...], walked: Walked, body: Body | None) -> tuple[Image, ...]:
    """Return the pictures of a story, followed by those of its gallery if it has one, each once."""
    if body is not None and body.weight > SHORT:
        return images
    captioned = _captioned(walked)
    if len(captioned) < FEWEST:
        return images
    found = (image_of(picture) for picture in captioned[:MOST])
    known = {image.url for image in images}
    return (*images, *{image.url: image for image in found if image.url and image.url not in known}.values())


def is_gallery(walked: Walked) -> bool:
    """Return whether a page shows several figures with captions that are no links, outside of menus and asides."""
    return len(_captioned(walked)) >= FEWEST


def _captioned(walked: Walked) -> list[Picture]:
    """Return the pictures of figures with captions, each figure once."""
    if len(walked.pictures) < FEWEST:
        return []
    figures = {
        figure.number: picture
        for picture in islice(walked.pictures, MOST_SEEN)
        if picture.anchor is None and (figure := _figure(picture.place)) is not None
    }
    return [figures[number] for number in figures if walked.places[number].chars > 0]


def _figure(place: Place) -> Place | None:
    """Return the figure around a picture; None if there is none, or if it stands in a menu, a footer or an aside."""
    figure = next((around for around in islice(place.outwards(), LEVELS) if around.tag == "figure"), None)
    if figure is None or any(around.tag in ELSEWHERE for around in islice(place.outwards(), DEEPEST)):
        return None
    return figure
