"""Entries in, bytes out: the same input gives the same bytes, and nothing is touched.

Comes in: a record as `outgoing` puts it, and the Head of a document. Goes out: RSS 2.0, Atom 1.0, JSON Feed 1.1, an
entry at a time and the document that joins them; OPML 2.0 and web pages and an icon.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from syndicate.channel import Channel
from syndicate.render.chart import DAYS
from syndicate.render.formats import FORMATS, Format
from syndicate.render.fragments import fragment_of
from syndicate.render.head import Head, Tombstone
from syndicate.render.icon import render_icon
from syndicate.render.latest import latest_items
from syndicate.render.masthead import Masthead
from syndicate.render.opml import render_opml
from syndicate.render.outgoing import Outgoing, newest_change, outgoing
from syndicate.render.page import render_index
from syndicate.render.status import StatusRow, render_status
from syndicate.render.style import render_style
from syndicate.select import Selection

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
    "fragment_of",
    "latest_items",
    "outgoing",
    "render_icon",
    "render_index",
    "render_opml",
    "render_status",
    "render_style",
]
