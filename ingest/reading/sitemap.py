"""Sitemaps, news sitemaps and sitemap indexes as links (sitemaps.org protocol 0.9, Google's news extension)."""

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from ingest.reading.feed.xml_repair import repair
from ingest.reading.raw import Parsed
from ingest.schema import Flaw, Format, Kind, Link
from ingest.text.markup import line_of

# libxml2's time is quadratic in tags that never close: a megabyte of "<a " cost it 108 s.
_UNCLOSED = re.compile(r"<(?!!)[^<>]*(?=<)")


def parse_sitemap(text: str) -> Parsed:
    """Return the addresses of a sitemap (rel `item`, with a news title) or of an index's sitemaps (rel `sitemap`)."""
    source, repairs = repair(text)
    flaws = list(repairs)
    source, unclosed = _UNCLOSED.subn("", source)
    if unclosed:
        flaws.append(Flaw("malformed-xml", f"{unclosed} tags that never close"))
    links = tuple(dict.fromkeys(_links(source, flaws)))
    return Parsed(format=Format.SITEMAP, kind=Kind.LINKS, links=links, flaws=tuple(flaws))


def _links(source: str, flaws: list[Flaw]) -> Iterator[Link]:
    data = BytesIO(source.encode("utf-8"))
    parser = etree.iterparse(data, events=("end",), recover=True, resolve_entities=False, no_network=True)
    try:
        for _, element in parser:
            name = _name(element)
            if name in ("url", "sitemap"):
                said = {_name(part): line_of(part.text or "") for part in element.iter("*")}
                if said.get("loc"):
                    yield Link("item" if name == "url" else "sitemap", said["loc"], title=said.get("title") or None)
                element.clear()
    except etree.XMLSyntaxError as error:
        flaws.append(Flaw("malformed-xml", line_of(str(error))[:200]))
        return
    if parser.error_log:
        flaws.append(Flaw("malformed-xml", line_of(parser.error_log[0].message)[:200]))


def _name(element: etree._Element) -> str:
    """Return an element's name without its namespace, or without a prefix that was never declared."""
    return element.tag.rpartition("}")[2].rpartition(":")[2]
