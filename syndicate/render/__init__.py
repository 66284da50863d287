"""Entries in, bytes out: the same input gives the same bytes, and nothing is touched.

Comes in: a record as `outgoing` puts it, and the Head of a document. Goes out: RSS 2.0, Atom 1.0 and JSON Feed 1.1,
each entry by itself and the document that joins them; OPML 2.0, web pages and an icon.
"""

from syndicate.render.chart import DAYS
from syndicate.render.formats import FORMATS, Format
from syndicate.render.fragments import fragment_of
from syndicate.render.head import Head, Tombstone
from syndicate.render.icon import ICON
from syndicate.render.latest import latest_items
from syndicate.render.masthead import Masthead
from syndicate.render.opml import render_opml
from syndicate.render.outgoing import Outgoing, outgoing
from syndicate.render.page import STORIES, render_index
from syndicate.render.status import StatusRow, render_status
from syndicate.render.style import render_style

__all__ = [
    "DAYS",
    "FORMATS",
    "ICON",
    "STORIES",
    "Format",
    "Head",
    "Masthead",
    "Outgoing",
    "StatusRow",
    "Tombstone",
    "fragment_of",
    "latest_items",
    "outgoing",
    "render_index",
    "render_opml",
    "render_status",
    "render_style",
]
