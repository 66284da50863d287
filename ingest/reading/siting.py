"""Tells which page of which site a document is, by its address and its head, without parsing it."""

import re
from urllib.parse import urlsplit

from ingest.reading.belief import canonical_on_web, named_by, speaks_for
from ingest.reading.detect import feed_in_utf8
from ingest.schema import CanonicalUrl, Document, SitePage
from ingest.text.captures import capture_of
from ingest.text.hashing import hash_line, join_key

HEAD = 65_536  # bytes at the start of a page, where it says what its address is
_CANONICAL = re.compile(rb"<link\b(?=[^<>]{0,1000}\brel\s{0,9}=\s{0,9}[\"']?canonical\b)[^<>]{0,1000}", re.IGNORECASE)
_OPEN_GRAPH = re.compile(rb"<meta\b(?=[^<>]{0,1000}[\"']og:url\b)[^<>]{0,1000}", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]+)", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]+)", re.IGNORECASE)
# A sign that the head must hold, the tag that states the address, and the attribute it stands in; most trusted first.
STATEMENTS = ((b"canonical", _CANONICAL, _HREF), (b"og:url", _OPEN_GRAPH, _CONTENT))


def site_page_of(document: Document) -> SitePage | None:
    """Return which page of which site a document is; None for a feed, and where nothing tells.

    A page at two addresses counts as one page if it says so itself; it cannot claim an address at another site.
    """
    if feed_in_utf8(document.body.lstrip(), document.content_type):
        return None
    url = document.final_url or document.url
    capture = capture_of(url)
    own = canonical_on_web(capture.url if capture else url)
    said = _said(document.body[:HEAD], own)
    if page := said if said and (own is None or _speaks_for(said, own)) else own:
        return SitePage(urlsplit(page).netloc, hash_line(page))
    if document.source_id is None:
        return None
    return SitePage(join_key("folder", document.source_id), hash_line(document.url))


def _said(head: bytes, base: str | None) -> CanonicalUrl | None:
    """Return the address that a page's head gives as its own."""
    for sign, tag, attribute in STATEMENTS:
        found = tag.search(head) if sign in head else None
        link = attribute.search(found[0]) if found else None
        address = named_by(link[1].decode("utf-8", "replace"), base, base) if link else None
        if address and (canonical := canonical_on_web(address)):
            return canonical
    return None


def _speaks_for(said: CanonicalUrl, own: CanonicalUrl) -> bool:
    """Whether the address that a page gives as its own can be believed: it is on the same host, and `speaks_for` it."""
    return urlsplit(said).netloc == urlsplit(own).netloc and speaks_for(said, own)
