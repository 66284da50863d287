"""Every part of a channel in every format, made of the worst that a collection might hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from ingest.schema import Record
from syndicate.channel import Channel
from syndicate.render import FORMATS, Format, Head, Outgoing, Tombstone, latest_items, outgoing
from syndicate.render.outgoing import newest_change
from syndicate.select import Selection
from tests.conformance.records import CHANNEL, COPIES, FEEDS, HOSTILE, HOSTILE_LATEST, NOON

PARTS: dict[str, Head] = {
    head.part: head
    for head in (
        Head(
            channel=replace(CHANNEL, hubs=("https://hub.example/", "https://other.example/hub?x=1&y=2")),
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
    """Return what feeds say of records as they are stored, without any step that would have cleaned them before."""
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
    """Return a part in a format: the records, or of the latest list its rows."""
    head, format_ = PARTS[part], FORMATS[ending]
    entries = latest_items(HOSTILE_LATEST) if part == "latest" else entries_of(records, content=content)
    return format_.document(head, [format_.item(entry, head.about) for entry in entries])


def address(ending: str, part: str) -> str:
    """Return where it is published."""
    return PARTS[part].address(ending)


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


RENDERERS: Mapping[str, Callable[[Channel, Selection], bytes]] = {
    f"feed.{name}": partial(_feed, format_) for name, format_ in FORMATS.items()
}
"""What makes a channel's whole feed of a selection, by the name of its file."""
