"""The web page beside the feeds: the newest stories, the latest list, and where to subscribe."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import jinja2

from ingest.schema import LatestRow
from syndicate.channel import SITE_TITLE, Channel
from syndicate.render.opml import GROUPS
from syndicate.render.outgoing import Outgoing, outgoing
from syndicate.select import Selection

FORMATS = (
    ("feed.rss", "RSS", "application/rss+xml"),
    ("feed.atom", "Atom", "application/atom+xml"),
    ("feed.json", "JSON Feed", "application/feed+json"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a page shows it: for machines and for people."""

    machine: str
    shown: str


def render_page(channels: Sequence[Channel], selection: Selection) -> bytes:
    """Return index.html; `selection` is that of the channel for everything, which comes first in `channels`."""
    page = _template().render(
        site=SITE_TITLE,
        everything=channels[0],
        formats=FORMATS,
        stories=[outgoing(record, selection.feeds) for record in selection.records],
        latest=selection.latest,
        groups=[(GROUPS[kind], list(members)) for kind, members in groupby(channels[1:], key=lambda one: one.kind)],
        day=day_of,
    )
    return page.encode("utf-8")


def day_of(said: Outgoing | LatestRow) -> Day | None:
    """Return the date to show beside an entry or a row, None where the publisher gave none."""
    published = said.item.published if isinstance(said, LatestRow) else said.record.entry.published
    only_day = isinstance(said, Outgoing) and said.record.entry.published_precision == "day"
    if published is None:
        return None
    shown = f"{published:%Y-%m-%d}" if only_day else f"{published:%Y-%m-%d %H:%M} UTC"
    return Day(shown[:10] if only_day else published.isoformat(), shown)


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("syndicate.render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("index.html.j2")
