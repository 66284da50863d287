"""Every part of a channel in every format, made from the most difficult records that a collection might hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from ingest.schema import Copy, Feed, LatestRow, Record
from syndicate.channel import Channel
from syndicate.render import FORMATS, Format, Head, Outgoing, Tombstone, fragment_of, latest_items, outgoing
from syndicate.select import Fragment, in_order, latest_of, listed, speaks_of
from tests.conformance.records import CHANNEL, COPIES, FEEDS, HOSTILE, HOSTILE_LATEST, NOON
from tests.published import carrying

PARTS: dict[str, Head] = {
    head.part: head
    for head in (
        Head(
            channel=carrying(CHANNEL, hubs=("https://hub.example/", "https://other.example/hub?x=1&y=2")),
            changed=NOON,
            latest=HOSTILE_LATEST,
            previous=previous,
            part=part,
            tombstones=tombstones,
        )
        for part, previous, tombstones in (
            ("feed", "archive-2", (Tombstone(public_id="https://news.example/gone", when=NOON),)),
            ("archive-2", "archive-1", ()),
            ("archive-1", None, ()),
            ("latest", None, ()),
        )
    )
}
"""A head of each part, by its name."""

ENDINGS = tuple(FORMATS)


def entries_of(records: Iterable[Record], *, content: str = "full") -> tuple[Outgoing, ...]:
    """Return what feeds say of records as they are, without the steps that would have cleaned them before."""
    return tuple(
        outgoing(
            record,
            FEEDS,
            COPIES.get(record.id, ()),
            HOSTILE_LATEST if record.entry.latest else None,
            content="summary" if content == "summary" else "full",
        )
        for record in records
    )


def document(ending: str, part: str, *, content: str = "full", records: Iterable[Record] = HOSTILE) -> bytes:
    """Return a part in a format: the records, or the rows of the latest list."""
    head, format_ = PARTS[part], FORMATS[ending]
    entries = latest_items(HOSTILE_LATEST) if part == "latest" else entries_of(records, content=content)
    return format_.document(head, [format_.item(entry, head.about) for entry in entries])


def address(ending: str, part: str) -> str:
    """Return where a part is published."""
    return PARTS[part].address(ending)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What one feed shows, made by the program's own steps from records that are in no collection."""

    head: Head
    fragments: tuple[Fragment, ...]  # in the order of the feed

    @property
    def ids(self) -> list[str]:
        """The public ids of its entries, in their order."""
        return [one.public_id for one in self.fragments]


def selection(
    *records: Record,
    latest: Iterable[LatestRow] = (),
    channel: Channel = CHANNEL,
    feeds: Mapping[str, Feed] = FEEDS,
    copies: Mapping[str, tuple[Copy, ...]] = COPIES,
) -> Selection:
    """Return the feed of a channel that holds all these records; `latest` are the rows of page lists."""
    at = {record.entry.url: record.public_id for record in records}
    ingested = {url: at[url] for url in listed(records) if url in at}
    head = Head(channel=channel)
    fragments = [
        fragment_of(one, feeds, copies.get(one.id, ()), ingested, content=channel.carried.content, about=head.about)
        for one in records
        if one.withdrawn is None
    ]
    tombstones = tuple(Tombstone(public_id=one.public_id, when=one.withdrawn) for one in records if one.withdrawn)
    head = replace(
        head,
        changed=max([*(one.changed for one in fragments), *(one.when for one in tombstones)], default=None),
        latest=latest_of(fragments, (row for row in latest if speaks_of(channel, row))),
        tombstones=tombstones,
    )
    return Selection(head=head, fragments=in_order(fragments, channel.carried.order))


def _feed(name: str, format_: Format, shown: Selection) -> bytes:
    return format_.document(shown.head, [one.bodies[name] for one in shown.fragments])


RENDERERS: Mapping[str, Callable[[Selection], bytes]] = {
    f"feed.{name}": partial(_feed, name, format_) for name, format_ in FORMATS.items()
}
"""What makes a whole feed of a selection, by the name of its file."""
