"""Entries in, bytes out: the same input gives the same bytes, and nothing is touched.

Comes in: a record as `outgoing` puts it, and the Head of a document. Goes out: RSS 2.0, Atom 1.0, JSON Feed 1.1, an
entry at a time and the document that joins them; OPML 2.0 and web pages and an icon.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from syndicate.channel import Channel
from syndicate.render.atom import atom_document, atom_entry
from syndicate.render.chart import DAYS
from syndicate.render.head import Head, Tombstone
from syndicate.render.icon import render_icon
from syndicate.render.json_feed import json_document, json_item
from syndicate.render.latest import latest_items
from syndicate.render.masthead import Masthead
from syndicate.render.opml import render_opml
from syndicate.render.outgoing import Outgoing, newest_change, outgoing
from syndicate.render.page import render_index
from syndicate.render.rss import rss_document, rss_item
from syndicate.render.status import StatusRow, render_status
from syndicate.render.style import render_style
from syndicate.select import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of feeds: how an entry is written, and how entries become a document."""

    media_type: str  # of a link to it
    item: Callable[[Outgoing, str], bytes]  # an entry, and where `_wiredesk` is explained; depends on nothing else
    document: Callable[[Head, Sequence[bytes]], bytes]  # the items in their order


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "rss": Format(media_type="application/rss+xml", item=rss_item, document=rss_document),
        "atom": Format(media_type="application/atom+xml", item=atom_entry, document=atom_document),
        "json": Format(media_type="application/feed+json", item=json_item, document=json_document),
    }
)
"""The formats by the ending of their files."""

Renderer = Callable[[Channel, Selection], bytes]


def _feed(format_: Format, channel: Channel, selection: Selection) -> bytes:
    head = Head(
        channel=channel,
        changed=newest_change((*selection.records, *selection.withdrawn)),
        latest=selection.latest,
        tombstones=tuple(
            Tombstone(public_id=record.public_id, when=record.withdrawn)
            for record in selection.withdrawn
            if record.withdrawn
        ),
    )
    entries = (
        outgoing(
            record,
            selection.feeds,
            selection.copies.get(record.id, ()),
            selection.lists.get(record.id),
            content=channel.content,
        )
        for record in selection.records
    )
    return format_.document(head, [format_.item(entry, head.about) for entry in entries])


RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {f"feed.{name}": partial(_feed, format_) for name, format_ in FORMATS.items()}
)
"""Whole feeds, by the names of their files."""

__all__ = [
    "DAYS",
    "FORMATS",
    "RENDERERS",
    "Format",
    "Head",
    "Masthead",
    "Outgoing",
    "Renderer",
    "StatusRow",
    "Tombstone",
    "latest_items",
    "outgoing",
    "render_icon",
    "render_index",
    "render_opml",
    "render_status",
    "render_style",
]
