"""Atom 1.0 (RFC 4287), with Media RSS for pictures and tombstones (RFC 6721) for what was withdrawn."""

import html
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from ingest.schema import Record
from syndicate.channel import Channel
from syndicate.render.elements import ATOM, NAMESPACES, add, add_images, drop, qualified, rfc3339, serialise
from syndicate.render.model import atom_entry, atom_head
from syndicate.render.outgoing import Outgoing, newest_change, outgoing
from syndicate.select import Selection

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty channel last changed: Atom demands a date, and the clock would write new bytes at every run."""


def render_atom(channel: Channel, selection: Selection) -> bytes:
    """Return the channel as Atom 1.0."""
    prefixes = ("media", "at") if selection.withdrawn else ("media",)
    nsmap: dict[Any, str] = {None: ATOM, **{prefix: NAMESPACES[prefix] for prefix in prefixes}}
    root = etree.Element(qualified("atom:feed"), nsmap=nsmap)
    if channel.language:
        root.set(qualified("xml:lang"), channel.language)
    root.extend(list(atom_head(channel)))
    changed = newest_change((*selection.records, *selection.withdrawn)) or NEVER
    _write(root, "updated", rfc3339(changed))  # feedgen stamps the clock
    for record in selection.withdrawn:
        _add_tombstone(root, record)
    for record in selection.records:
        root.append(_entry(outgoing(record, selection.feeds, selection.copies.get(record.id, ()))))
    return serialise(root)


def _add_tombstone(root: etree._Element, record: Record) -> None:
    if record.withdrawn:
        add(root, "at:deleted-entry", ref=record.public_id, when=rfc3339(record.withdrawn))


def _entry(outgoing_: Outgoing) -> etree._Element:
    """An entry of feedgen's, with what it cannot say put right."""
    entry = atom_entry(outgoing_)
    for element in entry.iter():
        element.tag = f"{{{ATOM}}}{element.tag}"  # feedgen writes xmlns as if it were an attribute
    if outgoing_.language:
        entry.set(qualified("xml:lang"), outgoing_.language)
    _write(entry, "updated", rfc3339(outgoing_.updated))
    if outgoing_.record.entry.published:
        _write(entry, "published", rfc3339(outgoing_.record.entry.published))
    _declare_markup(entry)
    drop(entry, "atom:link")  # feedgen loses rel, type and length
    _add_links(entry, outgoing_)
    _add_source(entry, outgoing_)
    add_images(entry, outgoing_)
    return entry


def _write(parent: etree._Element, name: str, text: str) -> None:
    """Replace the text of a child that feedgen has written."""
    for element in parent.findall(qualified(f"atom:{name}")):
        element.text = text


def _declare_markup(entry: etree._Element) -> None:
    """Write plain text that looks like markup as escaped HTML: it means the same, and no reader mistakes it."""
    for name in ("title", "summary", "rights"):
        element = entry.find(qualified(f"atom:{name}"))
        if element is not None and element.text and ("<" in element.text or "&" in element.text):
            element.text = html.escape(element.text, quote=False)
            element.set("type", "html")


def _add_links(entry: etree._Element, outgoing_: Outgoing) -> None:
    if outgoing_.url:
        add(entry, "atom:link", rel="alternate", href=outgoing_.url)
    for enclosure in outgoing_.enclosures:
        length = str(enclosure.length) if enclosure.length else None
        add(
            entry, "atom:link", rel="enclosure", href=enclosure.url, type=enclosure.media_type, length=length,
            title=enclosure.title,
        )  # fmt: skip
    for link in outgoing_.links:
        add(entry, "atom:link", rel=link.rel, href=link.url, type=link.media_type, title=link.title)
    _add_copies(entry, outgoing_)


def _add_copies(entry: etree._Element, outgoing_: Outgoing) -> None:
    """Name who else carried the story, where no link of the entry leads there already."""
    linked = {link.get("href") for link in entry.iterfind(qualified("atom:link"))}
    for copy in outgoing_.copies:
        if copy.url and copy.url not in linked:
            linked.add(copy.url)
            whose = f"({copy.source})" if copy.title and copy.source else copy.source
            title = " ".join(part for part in (copy.title, whose) if part)
            add(entry, "atom:link", rel="related", href=copy.url, title=title)


def _add_source(entry: etree._Element, outgoing_: Outgoing) -> None:
    """Name the feed the entry was copied from (RFC 4287 section 4.2.11).

    An entry without an author inherits its source's (section 4.2.1), and so claims nothing the publisher did not say.
    `updated` is the entry's own: the source's moves at every build of it, which is no news to a reader of this entry.
    """
    feed = outgoing_.source
    source = add(entry, "atom:source")
    add(source, "atom:id", feed.id)
    add(source, "atom:title", feed.title)
    add(source, "atom:updated", rfc3339(outgoing_.updated))
    if not outgoing_.authors:
        add(add(source, "atom:author"), "atom:name", feed.title)
    if feed.feed_url:
        add(source, "atom:link", rel="self", href=feed.feed_url)
    if feed.url:
        add(source, "atom:link", rel="alternate", href=feed.url)
    if feed.rights:
        add(source, "atom:rights", feed.rights)
