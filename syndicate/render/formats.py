"""The formats of feeds: how each writes an entry, and how entries become a document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from syndicate.render.atom import atom_document, atom_entry
from syndicate.render.head import Head
from syndicate.render.json_feed import json_document, json_item
from syndicate.render.outgoing import Outgoing
from syndicate.render.rss import rss_document, rss_item


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of feeds: how an entry is written, and how entries become a document."""

    title: str
    media_type: str  # of a link to it
    item: Callable[[Outgoing, str], bytes]  # an entry, and where `_wiredesk` is explained; depends on nothing else
    document: Callable[[Head, Sequence[bytes]], bytes]  # the items in their order


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "rss": Format(title="RSS", media_type="application/rss+xml", item=rss_item, document=rss_document),
        "atom": Format(title="Atom", media_type="application/atom+xml", item=atom_entry, document=atom_document),
        "json": Format(title="JSON Feed", media_type="application/feed+json", item=json_item, document=json_document),
    }
)
"""The formats by the ending of their files."""
