"""A channel and its selection in, bytes out: the same input gives the same bytes, and nothing is touched.

Comes in: a Channel and a Selection, or all channels and what is told of all of them. Goes out: RSS 2.0, Atom 1.0 or
JSON Feed 1.1; OPML 2.0, web pages or an icon.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from syndicate.channel import Channel
from syndicate.render.atom import render_atom
from syndicate.render.chart import DAYS
from syndicate.render.icon import render_icon
from syndicate.render.json_feed import render_json_feed
from syndicate.render.masthead import Masthead
from syndicate.render.opml import render_opml
from syndicate.render.outgoing import outgoing
from syndicate.render.page import render_index
from syndicate.render.rss import render_rss
from syndicate.render.status import StatusRow, render_status
from syndicate.select import Selection

Renderer = Callable[[Channel, Selection], bytes]

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {"feed.rss": render_rss, "feed.atom": render_atom, "feed.json": render_json_feed}
)

__all__ = [
    "DAYS",
    "RENDERERS",
    "Masthead",
    "Renderer",
    "StatusRow",
    "outgoing",
    "render_icon",
    "render_index",
    "render_opml",
    "render_status",
]
