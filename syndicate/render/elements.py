"""Builds trees of XML elements, for the head of a feed and for OPML."""

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACES = {
    "atom": ATOM,
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


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


def serialise(root: etree._Element) -> bytes:
    """Return the document in UTF-8, one element a line."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
