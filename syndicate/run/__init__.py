"""One pass over all channels: select, render, check, publish. One bad channel never stops the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import PublishError
from ingest.schema import Copies, Facets
from syndicate.channel import Channel, Settings, carrying, channels, source_title
from syndicate.publish import Glance, Output, refuse_unless_readable, stands
from syndicate.render import (
    DAYS,
    RENDERERS,
    Masthead,
    StatusRow,
    outgoing,
    render_icon,
    render_index,
    render_opml,
    render_status,
)
from syndicate.select import Selection, listed, naming, select

if TYPE_CHECKING:
    from ingest.collection import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the feeds go, and under which address they will be read."""

    output: Path
    base_url: str  # ends with a slash


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the files of one channel, or of those about all channels."""

    name: str  # the channel's folder, "" for everything
    written: tuple[str, ...] = ()  # paths under the output
    unchanged: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()  # one clear line each; the old file, if there is one, stands


def plan(collection: "Collection", site: Site, *, copies: Copies = "one") -> tuple[Channel, ...]:
    """Return the channels to publish, the one for everything first.

    Those that have entries enough, and those that had once and stand under the output: who subscribed is told of what
    was withdrawn, and of what comes next. `copies` is what each carries of a story that several sources brought.
    """
    settings = Settings()
    enough, ever = (
        collection.facets(settings.minimum, copies=copies),
        collection.facets(1, withdrawn=True, copies="every"),
    )
    full = {(kind, name) for kind, names in _by_kind(enough) for name, _ in names}
    every = channels(
        settings,
        sources=[name for name, _ in ever.sources],
        languages=[code for code, _ in ever.languages],
        tags=[term for term, _ in ever.tags],
        feeds=collection.feeds(),
        base_url=site.base_url,
    )
    return tuple(
        carrying(channel, copies)
        for channel in every
        if channel.kind == "all" or (channel.kind, channel.name) in full or (site.output / channel.folder).is_dir()
    )


def _by_kind(facets: Facets) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    return ("source", facets.sources), ("language", facets.languages), ("tag", facets.tags)


def syndicate(
    collection: "Collection", planned: Sequence[Channel], site: Site, *, glance: Glance
) -> Iterator[Published]:
    """Publish each channel of `planned`, then the OPML and the page; yield what became of each as it is done.

    The folder of a channel that is no longer planned (another collection's) is left as it is. A file that cannot be
    written at all ends the pass, for the next could not be either.

    Raises: PublishError: the output cannot be written.
    """
    feeds = collection.feeds()
    first = Selection()
    for number, channel in enumerate(planned):
        records = (*collection.matching(channel.query), *collection.withdrawn(channel.query))
        ingested = collection.public_ids(listed(records))
        selection = select(records, collection.latest(channel.query), feeds, channel, ingested=ingested)
        selection = naming(selection, collection.copies(record.id for record in selection.records), feeds)
        first = first if number else selection
        yield publish_channel(channel, selection, site.output, glance=glance)
    yield _publish_all("", pages(collection, planned, first), site.output)


def pages(collection: "Collection", planned: Sequence[Channel], first: Selection) -> dict[str, bytes]:
    """Return the files about all channels by their names; `first` is what the channel for everything publishes."""
    feeds = collection.feeds()
    site = Masthead(base_url=planned[0].base_url)
    facets = collection.facets(1, copies=planned[0].query.copies)
    counted = {(kind, name): count for kind, names in _by_kind(facets) for name, count in names}
    days = [replace(one, source=source_title(one.source, feeds.get(one.source))) for one in collection.days(DAYS)]
    health = [
        StatusRow(name=source_title(one.source_id, feeds.get(one.source_id)), health=one) for one in collection.health()
    ]
    index = render_index(
        site,
        planned,
        [outgoing(record, feeds) for record in first.records],
        first.latest,
        days,
        counts={one.id: counted[one.kind, one.name] for one in planned if (one.kind, one.name) in counted},
    )
    return {
        "feeds.opml": render_opml(site, planned),
        "icon.svg": render_icon(),
        "index.html": index,
        "status.html": render_status(site, health),
    }


def publish_channel(channel: Channel, selection: Selection, output: Path, *, glance: Glance) -> Published:
    """Publish a channel in every format; a feed that does not read back as what it was made from is refused."""
    ids = [record.public_id for record in selection.records]
    bodies: dict[str, bytes] = {}
    refused: list[str] = []
    for file, render in RENDERERS.items():
        try:
            body = render(channel, selection)
            if not stands(output / channel.folder / file, body):  # what stands there was checked when it was written
                refuse_unless_readable(channel.address(file), body, ids, glance=glance)
        except PublishError as error:
            refused.append(str(error))
        except Exception as error:  # a fault of ours must cost one feed, not the run (design.md section 6)
            refused.append(f"{channel.address(file)}: not published: {type(error).__name__}: {error}")
        else:
            bodies[channel.folder + file] = body
    return replace(_publish_all(channel.folder, bodies, output), refused=tuple(refused))


def _publish_all(name: str, bodies: Mapping[str, bytes], output: Path) -> Published:
    with Output(output) as into:
        written = tuple(file for file, body in bodies.items() if into.publish(file, body))
    return Published(name=name, written=written, unchanged=tuple(file for file in bodies if file not in written))
