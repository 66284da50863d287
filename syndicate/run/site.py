"""The files about all channels: the page, the sources' health, the subscription list, what they look like."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.schema import Feed
from syndicate.channel import Settings, source_title
from syndicate.publish import Output
from syndicate.render import (
    DAYS,
    Masthead,
    StatusRow,
    outgoing,
    render_icon,
    render_index,
    render_opml,
    render_status,
    render_style,
)
from syndicate.run.documents import Documents
from syndicate.run.planning import Planned, Site
from syndicate.run.publishing import Published
from syndicate.select import cleaned, in_order
from syndicate.state import State

if TYPE_CHECKING:
    from ingest.collection import Collection

STORIES = 30


def publish_site(
    collection: "Collection", planned: Planned, settings: Settings, site: Site, state: State, output: Output
) -> Published:
    """Publish the status page; where anything else has changed, the other files about all channels, too.

    Raises: PublishError: the output cannot be written.
    """
    feeds = collection.feeds()
    masthead = Masthead(
        title=settings.title, description=settings.description, base_url=site.base_url, index=settings.index
    )
    bodies = {"status.html": render_status(masthead, _health(collection, feeds))}
    if planned.channels and not settings.broken:  # of a broken channel is not known what these would say
        bodies |= {
            "feed.css": render_style(),
            "feeds.opml": render_opml(masthead, [channel for channel, _ in planned.channels]),
            "icon.svg": render_icon(),
            "index.html": _index(collection, planned, settings, masthead, state, feeds),
        }
    written = tuple(name for name, body in bodies.items() if output.publish(name, body))
    output.settle()
    with state.transaction():
        state.files.left(name for file in bodies for name in (file, f"{file}.gz"))
    return Published(name="", written=written)


def _health(collection: "Collection", feeds: Mapping[str, Feed]) -> list[StatusRow]:
    return [
        StatusRow(name=source_title(one.source_id, feeds.get(one.source_id)), health=one) for one in collection.health()
    ]


def _index(
    collection: "Collection",
    planned: Planned,
    settings: Settings,
    masthead: Masthead,
    state: State,
    feeds: Mapping[str, Feed],
) -> bytes:
    channel, stored = planned.channels[0]
    shown = Documents(collection, state, settings).feed(channel, stored)
    newest = in_order(shown.fragments, "newest")[:STORIES]
    records = collection.versions((one.record_id, one.revision) for one in newest)
    found = (records.get((one.record_id, one.revision)) for one in newest)
    return render_index(
        masthead,
        [one for one, _ in planned.channels],
        [outgoing(cleaned(record), feeds) for record in found if record],
        shown.head.latest,
        [replace(one, source=source_title(one.source, feeds.get(one.source))) for one in collection.days(DAYS)],
        counts={one.id: log.entries for one, log in planned.channels},
    )
