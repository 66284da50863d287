"""What a change means for published feeds: which entries have to be rendered again, and which feeds are stale."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.schema import Feed, JournalLine
from ingest.text.hashing import sha256_of
from syndicate.state import State

if TYPE_CHECKING:
    from ingest.collection import Collection


def concerned_by(lines: Iterable[JournalLine], collection: "Collection") -> frozenset[str]:
    """Return the records that some lines of the journal are about, and the others of their stories."""
    records = {line.record_id for line in lines if line.record_id}
    stories = collection.stories(records)
    records.update(one for story in stories.values() for one in (story.head, *story.others))
    return frozenset(records)


def note_changes(
    lines: Sequence[JournalLine], concerned: Iterable[str], collection: "Collection", state: State
) -> None:
    """Note what some lines of the journal make stale, besides the channels that records come to.

    All `concerned` records are rendered again, because each item names the others of its story.
    """
    _say_otherwise(concerned, state)
    sources = {line.source_id for line in lines if line.kind == "feed" and line.source_id}
    if sources:
        _say_otherwise(state.fragments.mentioning("source", _other_faces(sources, collection, state)), state)
    _note_gone(lines, collection, state)
    for source_id in sorted({line.source_id for line in lines if line.kind == "latest" and line.source_id}):
        state.logs.mark_stale_listing(source_id)


def note_arrivals(collection: "Collection", state: State) -> None:
    """Mark what lists a story as not ingested that has come since: feeds on their own lists, entries on theirs."""
    awaited = {*state.logs.awaited(), *state.fragments.awaited()}
    found = collection.public_ids(awaited)
    _say_otherwise(state.fragments.mentioning("url", found), state)
    state.logs.mark_stale_naming("url", found)


def _note_gone(lines: Sequence[JournalLine], collection: "Collection", state: State) -> None:
    """Mark what names a story on a list that has been withdrawn since."""
    gone = [(line.record_id or "", line.revision) for line in lines if line.traits and line.traits.withdrawn]
    public_ids = [record.public_id for record in collection.versions(gone).values()]
    _say_otherwise(state.fragments.mentioning("id", public_ids), state)
    state.logs.mark_stale_naming("id", public_ids)


def _say_otherwise(record_ids: Iterable[str], state: State) -> None:
    state.fragments.drop(record_ids)
    state.logs.mark_stale_showing(record_ids)


def _other_faces(sources: Iterable[str], collection: "Collection", state: State) -> Iterator[str]:
    """Those of the sources whose feeds describe themselves differently from what rendered entries say of them."""
    feeds = collection.feeds()
    for source_id in sorted(sources):
        face = _face(feeds.get(source_id))
        if state.said(f"feed {source_id}") != face:
            state.note(f"feed {source_id}", face)
            yield source_id


def _face(feed: Feed | None) -> str:
    """What of a feed stands in the entries that are copied from it."""
    said = (feed.id, feed.title, feed.url, feed.feed_url, feed.rights) if feed else ()
    return sha256_of(repr(said))[:16]
