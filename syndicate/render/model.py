"""The head of a document, made by feedgen and corrected where feedgen is wrong: everything but the entries.

Only feedgen's public functions are used. None of them returns a tree, so its head, which is a few lines long, is parsed
back from text, corrected, and cut off before its closing tags; the entries follow.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from syndicate.channel import SITE_TITLE
from syndicate.render.elements import ATOM, NAMESPACES, add, drop, qualified
from syndicate.render.head import FEED, Head
from syndicate.render.languages import known
from syndicate.render.markup import attributes, encoded, rfc822, rfc3339

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When an empty channel last changed: Atom demands a date, and the clock would write new bytes at every run.

Validators take one before 1990 for a mistake.
"""

# What items may hold is declared on the root, whether or not any of them holds it: an item's bytes are its own.
_IN_ITEMS = ("content", "dc", "georss", "gml", "media", "slash")
_OF_ENTRIES = ("dc", "georss", "gml", "media", "slash", "thr")


def rss_head(head: Head) -> bytes:
    """Return an RSS document up to its first item."""
    prefixes = ("atom", *_IN_ITEMS, *(("fh",) if head.is_archive else ()))
    root = etree.Element("rss", nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes}, version="2.0")
    channel = etree.fromstring(_generator(head, "rss", "application/rss+xml").rss_str())[0]
    root.append(channel)
    # feedgen stamps the clock here; the specification means "the last time the content of the channel changed".
    drop(channel, "lastBuildDate")
    if head.changed:
        add(channel, "lastBuildDate", rfc822(head.changed))
    for relation, url in _relations(head, "rss"):
        add(channel, "atom:link", rel=relation, href=url)
    if head.is_archive:
        add(channel, "fh:archive")
    return _opened(root, head, b"  </channel>\n</rss>\n")


def atom_head(head: Head) -> bytes:
    """Return an Atom document up to its first entry."""
    prefixes = (*_OF_ENTRIES, *(("fh",) if head.is_archive else ()), *(("at",) if head.tombstones else ()))
    nsmap: dict[Any, str] = {None: ATOM, **{prefix: NAMESPACES[prefix] for prefix in prefixes}}
    root = etree.Element(qualified("atom:feed"), nsmap=nsmap)
    if language := known(head.channel.language):
        root.set(qualified("xml:lang"), language)
    root.extend(list(etree.fromstring(_generator(head, "atom", "application/atom+xml").atom_str())))
    updated = root.find(qualified("atom:updated"))
    if updated is not None:
        updated.text = rfc3339(head.changed or NEVER)  # feedgen stamps the clock
    add(root, "atom:icon", head.icon)
    for relation, url in _relations(head, "atom"):
        add(root, "atom:link", rel=relation, href=url)
    if head.is_archive:
        add(root, "fh:archive")
    return _opened(root, head, b"</feed>\n")


def _generator(head: Head, format_: str, media_type: str) -> FeedGenerator:
    generator = FeedGenerator()
    generator.id(head.id)
    generator.title(head.title)
    generator.description(head.description)
    generator.generator(SITE_TITLE)
    generator.link(href=head.address(format_), rel="self", type=media_type)
    generator.link(href=head.channel.base_url, rel="alternate", type="text/html")  # the last becomes RSS's link
    generator.language(known(head.channel.language))
    return generator


def _relations(head: Head, format_: str) -> Iterator[tuple[str, str]]:
    """The links that feedgen does not know of, each with its relation: WebSub's hubs, RFC 5005's archives."""
    if not head.is_archive:  # a hub is told of the feed; an archive does not change
        yield from (("hub", hub) for hub in head.channel.carried.hubs)
    if head.previous:
        yield "prev-archive", head.address(format_, head.previous)
    elif head.is_archive and format_ == "atom":
        # Validators want an archive of Atom linked to another, and the first has none before it. What the next one will
        # be called is known, so that this one need not change when it comes.
        yield "next-archive", head.address(format_, f"archive-{int(head.part.rpartition('-')[2]) + 1}")
    if head.is_archive:
        yield "current", head.address(format_, FEED)


def _opened(root: etree._Element, head: Head, closing: bytes) -> bytes:
    """The document without its closing tags, after an instruction to show it by our style sheet.

    All its text is plain, and therefore escaped as `markup.plain` does it.
    """
    body = etree.tostring(root, encoding="utf-8", pretty_print=True).removesuffix(closing)
    body = encoded(body.replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;").decode())
    # Relative: browsers take no style sheet of another origin, and the output may be looked at where it is not served.
    style = attributes(type="text/css", href="../" * head.channel.folder.count("/") + "feed.css")
    return f"<?xml version='1.0' encoding='utf-8'?>\n<?xml-stylesheet{style}?>\n".encode() + body
