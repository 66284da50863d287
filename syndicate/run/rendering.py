"""Records as feeds show them: taken from what an earlier document showed, else rendered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.schema import Copy, Feed, Record
from ingest.text.markup import safe_text
from ingest.text.urls import absolute_url
from syndicate.channel import Content, Settings
from syndicate.render import fragment_of
from syndicate.run.guarding import guarding
from syndicate.select import Fragment, listed
from syndicate.state import State

if TYPE_CHECKING:
    from ingest.collection import Collection

MOST_RECENT = 32_000_000  # bytes: archives of many channels show the same entries one after the other

_At = tuple[str, int]  # a record's id and its revision


class Rendering:
    """Renders each revision once for all documents: feeds keep it in the state, archives in memory for a while."""

    def __init__(self, collection: "Collection", state: State, feeds: Mapping[str, Feed], settings: Settings) -> None:
        self._collection = collection
        self._state = state
        self._feeds = feeds
        self._removes = settings.removes
        self._recent: dict[tuple[str, int, Content], Fragment] = {}  # the oldest first
        self._size = 0

    def fragments(
        self, wanted: Sequence[_At], content: Content, about: str, refused: list[str], *, keep: bool
    ) -> tuple[Fragment, ...]:
        """Return these revisions as feeds show them; for what cannot be rendered, a line in `refused`.

        With `keep` they are kept in the state.
        """
        kept = self._state.fragments.get(wanted, content)
        found = {at: one for at in wanted if at not in kept and (one := self._recent.get((*at, content)))}
        if missing := [at for at in wanted if at not in kept and at not in found]:
            new = self._rendered(missing, content, about, refused)
            found |= {(one.record_id, one.revision): one for one in new}
        if keep:
            self._state.fragments.keep(found.values())
        return (*kept.values(), *found.values())

    def _rendered(self, missing: Sequence[_At], content: Content, about: str, refused: list[str]) -> list[Fragment]:
        records = self._collection.versions(missing).values()
        copies = self._collection.copies(record.id for record in records)
        ingested = self._collection.public_ids(listed(records))
        new: list[Fragment] = []
        for record in records:
            others = copies.get(record.id, ())
            with guarding(safe_text(record.public_id), refused):
                said, named = self._without_removed(record, others, ingested)
                new.append(fragment_of(said, self._feeds, named, ingested, content=content, about=about))
        for one in new:
            self._remember(one)
        return new

    def _without_removed(
        self, record: Record, copies: Iterable[Copy], ingested: Mapping[str, str]
    ) -> tuple[Record, tuple[Copy, ...]]:
        """A record and its copies, without those that the owner has removed, there and on its page's list."""
        listed_at = [(item, absolute_url(item.url or "", None)) for item in record.entry.latest]
        kept = tuple(item for item, url in listed_at if not self._removes(ingested.get(url or "", ""), url))
        if len(kept) < len(listed_at):
            record = replace(record, entry=replace(record.entry, latest=kept))
        return record, tuple(one for one in copies if not self._removes(one.public_id, one.url))

    def _remember(self, fragment: Fragment) -> None:
        self._recent[fragment.record_id, fragment.revision, fragment.content] = fragment
        self._size += _size(fragment)
        while self._size > MOST_RECENT:
            self._size -= _size(self._recent.pop(next(iter(self._recent))))


def _size(fragment: Fragment) -> int:
    return sum(map(len, fragment.bodies.values()))
