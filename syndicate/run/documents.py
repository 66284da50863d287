"""What the documents of a channel show: fragments in their order, tombstones, the list of newest stories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.schema import LatestRow
from ingest.text.markup import safe_text
from syndicate.channel import Channel, Settings
from syndicate.log import LogLine, newest
from syndicate.render import Head, Tombstone
from syndicate.run.rendering import Rendering
from syndicate.run.stories import Stories
from syndicate.select import Fragment, in_order, latest_of, listing, speaks_of
from syndicate.state import ChannelLog, State

if TYPE_CHECKING:
    from ingest.collection import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A document before it is written in a format."""

    head: Head
    fragments: tuple[Fragment, ...]  # in the order of the document
    refused: tuple[str, ...]  # a line for each entry that could not be rendered


class Documents:
    """Makes documents from the state, and from the collection what the state does not have."""

    def __init__(self, collection: "Collection", state: State, settings: Settings) -> None:
        self._collection = collection
        self._state = state
        self._settings = settings
        self._stories = Stories(collection, state.logs)
        self.feeds = collection.feeds()  # what publishers say of their feeds, by source id
        self._rendering = Rendering(collection, state, self.feeds, settings)

    def feed(self, channel: Channel, log: ChannelLog) -> Shown:
        """Return a channel's feed: what has come since its last archive closed, and what that archive has."""
        closed = log.span.archive - 1
        lines = self._state.logs.lines(log.number, closed, closed + 1)
        open_lines = [line for line in lines if line.archive > closed]
        standing_aside = self._stories.put_aside(open_lines, channel.carried.copies, log.number)
        shown = [line for line in newest(lines) if not (line.hidden or line.record_id in standing_aside)]
        head = Head(channel=channel, previous=f"archive-{closed}" if closed and channel.carried.archives else None)
        document = self._document(head, shown, keep=True)
        return replace(document, head=replace(document.head, latest=self._latest(channel, document.fragments)))

    def archive(self, channel: Channel, log: ChannelLog, archive: int) -> Shown:
        """Return an archive of a channel that has closed."""
        lines = newest(self._state.logs.lines(log.number, archive, archive))
        previous = f"archive-{archive - 1}" if archive > 1 else None
        head = Head(channel=channel, part=f"archive-{archive}", previous=previous)
        return self._document(head, [line for line in lines if not line.hidden], keep=False)

    def _document(self, head: Head, lines: Sequence[LogLine], *, keep: bool) -> Shown:
        refused: list[str] = []
        wanted = [(line.record_id, line.revision) for line in lines if line.withdrawn is None]
        fragments = self._rendering.fragments(wanted, head.channel.carried.content, head.about, refused, keep=keep)
        tombstones = self._tombstones([line for line in lines if line.withdrawn is not None])
        changes = [*(one.changed for one in fragments), *tombstones.values()]
        head = replace(head, changed=max(changes, default=None), tombstones=tuple(tombstones))
        return Shown(head=head, fragments=in_order(fragments, head.channel.carried.order), refused=tuple(refused))

    def _tombstones(self, lines: Sequence[LogLine]) -> dict[Tombstone, datetime]:
        """The withdrawn entries, the last withdrawn first, each with when that changed the document.

        A publisher's date that was still to come when it was read is no change: see `changed_of`.
        """
        found = self._collection.versions((line.record_id, line.revision) for line in lines)
        told = {
            Tombstone(public_id=safe_text(record.public_id), when=line.withdrawn): min(line.withdrawn, record.last_seen)
            for line in lines
            if line.withdrawn and (record := found.get((line.record_id, line.revision)))
        }
        return dict(sorted(told.items(), key=lambda one: (one[0].when, one[0].public_id), reverse=True))

    def _latest(self, channel: Channel, fragments: Iterable[Fragment]) -> tuple[LatestRow, ...]:
        """The newest stories: those that pages list and those of the feed, without what the owner has removed."""
        query = listing(channel)
        rows = self._collection.latest(query) if query else ()
        kept = (row for row in rows if not self._settings.removes(row.public_id or "", row.item.url))
        return latest_of(fragments, (row for row in kept if speaks_of(channel, row)))
