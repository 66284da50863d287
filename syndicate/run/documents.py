"""What the documents of a channel show: fragments in their order, tombstones, the list of newest stories."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.schema import Copy, LatestRow, Record
from syndicate.channel import Channel, Settings
from syndicate.log import LogLine, newest
from syndicate.render import Head, Tombstone, fragment_of
from syndicate.run.guarding import guarding
from syndicate.run.stories import Stories
from syndicate.select import Fragment, cleaned, in_order, latest_of, listed, listing, speaks_of
from syndicate.state import State, Stored

if TYPE_CHECKING:
    from ingest.collection import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A document, but for its format."""

    head: Head
    fragments: tuple[Fragment, ...]  # in the order of the document
    refused: tuple[str, ...] = ()  # a line for each entry that could not be rendered


class Documents:
    """Makes documents from the state, as far as that goes, and from the collection."""

    def __init__(self, collection: "Collection", state: State, settings: Settings) -> None:
        self._collection = collection
        self._state = state
        self._settings = settings
        self._stories = Stories(collection, state.logs)
        self.feeds = collection.feeds()  # what publishers say of their feeds, by source id

    def feed(self, channel: Channel, stored: Stored) -> Shown:
        """Return a channel's feed: what has come since its last archive closed, and what that archive has."""
        closed = stored.span.archive - 1
        lines = self._state.logs.lines(stored.number, closed, closed + 1)
        open_lines = [line for line in lines if line.archive > closed]
        standing_aside = self._stories.put_aside(open_lines, channel.copies, stored.number)
        shown = [line for line in newest(lines) if not (line.hidden or line.record_id in standing_aside)]
        head = Head(channel=channel, previous=f"archive-{closed}" if closed else None)
        document = self._document(head, shown, keep=True)
        return replace(document, head=replace(document.head, latest=self._latest(channel, document.fragments)))

    def archive(self, channel: Channel, stored: Stored, archive: int) -> Shown:
        """Return an archive of a channel that has closed."""
        lines = newest(self._state.logs.lines(stored.number, archive, archive))
        previous = f"archive-{archive - 1}" if archive > 1 else None
        head = Head(channel=channel, part=f"archive-{archive}", previous=previous)
        return self._document(head, [line for line in lines if not line.hidden], keep=False)

    def _document(self, head: Head, lines: Sequence[LogLine], *, keep: bool) -> Shown:
        refused: list[str] = []
        wanted = [(line.record_id, line.revision) for line in lines if line.withdrawn is None]
        fragments = self._fragments(wanted, head, refused, keep=keep)
        tombstones = self._tombstones([line for line in lines if line.withdrawn is not None])
        changes = [*(one.changed for one in fragments), *(tombstone.when for tombstone in tombstones)]
        head = replace(head, changed=max(changes, default=None), tombstones=tombstones)
        return Shown(head=head, fragments=in_order(fragments, head.channel.order), refused=tuple(refused))

    def _fragments(
        self, wanted: Sequence[tuple[str, int]], head: Head, refused: list[str], *, keep: bool
    ) -> Sequence[Fragment]:
        content = head.channel.content
        found = self._state.fragments.get(wanted, content)
        missing = self._collection.versions(at for at in wanted if at not in found)
        if not missing:
            return tuple(found.values())
        records = list(map(cleaned, missing.values()))
        copies = self._collection.copies(record.id for record in records)
        ingested = self._collection.public_ids(listed(records))

        new: list[Fragment] = []
        for record in records:
            others = map(cleaned, copies.get(record.id, ()))
            with guarding(record.public_id, refused):
                said, named = self._without_removed(record, others, ingested)
                new.append(fragment_of(said, self.feeds, named, ingested, content=content, about=head.about))
        if keep:
            self._state.fragments.keep(new)
        return (*found.values(), *new)

    def _without_removed(
        self, record: Record, copies: Iterable[Copy], ingested: Mapping[str, str]
    ) -> tuple[Record, tuple[Copy, ...]]:
        """A record and its copies, without those that the owner has removed, there and on its page's list."""
        removes, entry = self._settings.removes, record.entry
        kept = tuple(item for item in entry.latest if not removes(ingested.get(item.url or "", ""), item.url))
        if kept != entry.latest:
            record = replace(record, entry=replace(entry, latest=kept))
        return record, tuple(one for one in copies if not removes(one.public_id, one.url))

    def _tombstones(self, lines: Sequence[LogLine]) -> tuple[Tombstone, ...]:
        """Those that have been withdrawn, the last first."""
        found = self._collection.versions((line.record_id, line.revision) for line in lines) if lines else {}
        told = [
            Tombstone(public_id=cleaned(record).public_id, when=line.withdrawn)
            for line in lines
            if line.withdrawn and (record := found.get((line.record_id, line.revision)))
        ]
        return tuple(sorted(told, key=lambda tombstone: (tombstone.when, tombstone.public_id), reverse=True))

    def _latest(self, channel: Channel, fragments: Iterable[Fragment]) -> tuple[LatestRow, ...]:
        """The newest stories: those that pages list and those of the feed, without what the owner has removed."""
        query = listing(channel)
        rows = self._collection.latest(query) if query else ()
        kept = (row for row in rows if not self._settings.removes(row.public_id or "", row.item.url))
        return latest_of(fragments, (row for row in kept if speaks_of(channel, row)))
