"""What the `Link` header of an answer says (RFC 8288): of a feed what WebSub and RFC 5005 have there, else in it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from ingest.reading.raw import Parsed
from ingest.schema import Document, Link
from ingest.text.urls import absolute_url

MOST = 50  # links of one header
# One link and what is said of it (section 3); a comma may stand in its address, and in quotes.
_VALUE = r"(?:\"((?:[^\"\\]|\\.)*+)\"|([^\s\",;<>]*))"
_LINK = re.compile(rf"<([^<>]{{1,2000}})>((?:\s*;(?:\s*[\w*-]+(?:\s*=\s*{_VALUE})?)?|(?!))*+)")
_PARAMETER = re.compile(rf";\s*([\w*-]+)\s*=\s*{_VALUE}")
_OF_FEEDS = frozenset("first previous next last current prev-archive next-archive license".split())


class Linked(NamedTuple):
    """A link of a header."""

    href: str  # as written
    rels: list[str]  # in lower case
    said: dict[str, str]  # its parameters; of what is said twice the first


def links_in(header: str, url: str | None) -> Iterator[Linked]:
    """Yield the links of a header that came with the document of this address, each with its relations.

    One with an anchor is of another document (section 3.2), one without a relation of none.

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
    """Return a feed with what its header says of it.

    A hub in the header goes, with the address that it knows the feed by, before the feed's own (WebSub section 4);
    anything else stands in for what the feed does not say.
    """
    header = next((value for name, value in document.headers if name == "link"), None)
    if header is None or (feed := parsed.feed) is None:
        return parsed
    url = absolute_url(document.final_url or document.url, None)
    said: dict[str, Link] = {}
    for link in links_in(header, url):
        for rel in link.rels:
            address = absolute_url(link.href, url) or link.href  # what the feed's base is, is not said to it
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
