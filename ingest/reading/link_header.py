"""The `Link` header of an answer (RFC 8288): its links, and what a feed may say there (WebSub, RFC 5005)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from ingest.reading.raw import Parsed
from ingest.schema import Document, Link
from ingest.text.urls import absolute_url

MOST = 50  # links of one header
# One link and its parameters (section 3); commas may stand in the address, and in quoted values.
_VALUE = r"(?:\"((?:[^\"\\]|\\.)*+)\"|([^\s\",;<>]*))"
_LINK = re.compile(rf"<([^<>]{{1,2000}})>((?:\s*;(?:\s*[\w*-]+(?:\s*=\s*{_VALUE})?)?|(?!))*+)")
_PARAMETER = re.compile(rf";\s*([\w*-]+)\s*=\s*{_VALUE}")
_OF_FEEDS = frozenset("first previous next last current prev-archive next-archive license".split())


class Linked(NamedTuple):
    """A link of a header."""

    href: str  # as written
    rels: list[str]  # in lower case
    said: dict[str, str]  # its parameters, of a repeated one the first value


def links_in(header: str, url: str | None) -> Iterator[Linked]:
    """Yield the links in the header of the document at `url`, each with its relations.

    A link with an anchor belongs to another document (section 3.2); one without a relation says nothing.

    >>> [(link.href, link.rels) for link in links_in('</2>; rel="next last", <x>; rel=up; anchor="/y"', "https://a.example/")]
    [('/2', ['next', 'last'])]
    """
    for found in islice(_LINK.finditer(header), MOST):
        said = {name.lower(): quoted or bare for name, quoted, bare in reversed(_PARAMETER.findall(found[2]))}
        rels = said.get("rel", "").lower().split()
        anchor = said.get("anchor", "").partition("#")[0]
        if rels and (not anchor or absolute_url(anchor, url) == url):
            yield Linked(found[1].strip(), rels, said)


def with_header(parsed: Parsed, document: Document) -> Parsed:
    """Return a feed with what the header it came with says of it.

    A hub in the header, and the address under which that hub knows the feed, replace those in the feed (WebSub section
    4); any other link only fills in what the feed does not say.
    """
    header = next((value for name, value in document.headers if name == "link"), None)
    if header is None or (feed := parsed.feed) is None:
        return parsed
    url = absolute_url(document.final_url or document.url, None)
    said: dict[str, Link] = {}
    for link in links_in(header, url):
        for rel in link.rels:
            address = absolute_url(link.href, url) or link.href  # a header is not relative to the feed's base
            said.setdefault(rel, Link(rel, address, link.said.get("type"), link.said.get("title")))
    hub, own = said.get("hub"), said.get("self")
    known = {link.rel for link in feed.links}
    feed = replace(
        feed,
        hub=hub.url if hub else feed.hub,
        feed_url=own.url if own and (hub or not feed.feed_url) else feed.feed_url,
        links=(*feed.links, *(link for rel, link in said.items() if rel in _OF_FEEDS and rel not in known)),
    )
    return replace(parsed, feed=feed, next_link=parsed.next_link or (said["next"].url if "next" in said else None))
