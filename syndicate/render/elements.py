"""XML elements that RSS and Atom share, and the text forms of a date."""

from datetime import UTC, datetime
from email.utils import format_datetime

from lxml import etree

from ingest.schema import Image
from syndicate.render.outgoing import Outgoing

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACES = {
    "atom": ATOM,
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def rfc3339(when: datetime) -> str:
    """Return a date as Atom and JSON Feed write it (RFC 3339), in UTC."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def rfc822(when: datetime) -> str:
    """Return a date as RSS writes it (RFC 822 with a four-digit year), in UTC; English whatever the locale."""
    return format_datetime(when.astimezone(UTC), usegmt=True)


def qualified(name: str) -> str:
    """Return `prefix:name` as lxml writes it; a name without a prefix is in no namespace."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def add(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str | None) -> etree._Element:
    """Append an element to `parent`; an attribute that is None or empty is left out."""
    element = etree.SubElement(parent, qualified(name))
    element.text = text
    for key, value in attributes.items():
        if value:
            element.set(key, value)
    return element


def drop(parent: etree._Element, *names: str) -> None:
    """Remove the children of `parent` that have one of the names."""
    for name in names:
        for child in parent.findall(qualified(name)):
            parent.remove(child)


def add_images(parent: etree._Element, entry: Outgoing) -> None:
    """Append the pictures with their captions and credits, and the first as a thumbnail (Media RSS 1.5.1)."""
    for image in entry.images:
        _add_image(parent, image)
    if entry.images:
        add(parent, "media:thumbnail", url=entry.images[0].url)


def _add_image(parent: etree._Element, image: Image) -> None:
    width, height = _positive(image.width), _positive(image.height)
    element = add(parent, "media:content", url=image.url, medium="image", width=width, height=height)
    if image.caption or image.alt:
        add(element, "media:description", image.caption or image.alt, type="plain")
    if image.credit:
        add(element, "media:credit", image.credit)


def _positive(number: int | None) -> str | None:
    return str(number) if number and number > 0 else None


def serialise(root: etree._Element) -> bytes:
    """Return the document in UTF-8, one element a line."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
