"""OPML 1.0 and 2.0 subscription lists as links (opml.org/spec2)."""

from ingest.reading.raw import Parsed
from ingest.schema import Format, Kind, Link
from ingest.text.outlines import outlines


def parse_opml(text: str) -> Parsed:
    """Return the feeds of an OPML document as links (rel `feed`), in its order, however deep they are nested."""
    found, flaws = outlines(text)
    links = tuple(dict.fromkeys(Link("feed", outline.url, title=outline.title) for outline in found))
    return Parsed(format=Format.OPML, kind=Kind.LINKS, links=links, flaws=flaws)
