"""OPML 1.0 and 2.0 subscription lists as links (opml.org/spec2)."""

from ingest.reading.raw import Parsed
from ingest.schema import Flaw, Format, Kind, Link
from ingest.text.outlines import every_outline

_RELS = {"feed": "feed", "page": "related"}


def parse_opml(text: str) -> Parsed:
    """Return the feeds (rel `feed`) and pages (rel `related`) of an OPML document as links, in its order.

    Its folders are ignored, however deep. Another list that it points to is named in a warning and not fetched.
    """
    found, flaws = every_outline(text)
    links = (Link(_RELS[one.names], one.url, title=one.title) for one in found if one.names != "list")
    elsewhere = dict.fromkeys(Flaw("list-elsewhere", one.url[:200]) for one in found if one.names == "list")
    return Parsed(format=Format.OPML, kind=Kind.LINKS, links=tuple(dict.fromkeys(links)), flaws=(*flaws, *elsewhere))
