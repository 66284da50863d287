"""A channel and its selection in, bytes out: the same input gives the same bytes, and nothing is touched.

Comes in: a Channel and a Selection. Goes out: RSS 2.0, Atom 1.0, JSON Feed 1.1, OPML 2.0 or a web page.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from syndicate.channel import Channel
from syndicate.render.atom import render_atom
from syndicate.render.json_feed import render_json_feed
from syndicate.render.opml import render_opml
from syndicate.render.page import render_page
from syndicate.render.rss import render_rss
from syndicate.select import Selection

Renderer = Callable[[Channel, Selection], bytes]

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {"feed.rss": render_rss, "feed.atom": render_atom, "feed.json": render_json_feed}
)

__all__ = ["RENDERERS", "Renderer", "render_opml", "render_page"]
