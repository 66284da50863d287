"""What a change means for feeds that stand: which entries are to be rendered again, and which feeds are stale."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from ingest.schema import Feed, JournalLine
from syndicate.state import State

if TYPE_CHECKING:
    from ingest.collection import Collection


def note_changes(lines: Sequence[JournalLine], collection: "Collection", state: State) -> None:
    """Note for some lines of the journal what they make stale, besides the channels that records come to."""
    records = {line.record_id for line in lines if line.record_id}
    # Each item names the others of its story: it is another where one of those is.
    stories = collection.stories(records)
    records.update(one for story in stories.values() for one in (story.head, *story.others))
    _say_otherwise(records, state)
    sources = {line.source_id for line in lines if line.kind == "feed" and line.source_id}
    if sources:
        _say_otherwise(_of_sources(sources, collection, state), state)
    for source_id in sorted({line.source_id for line in lines if line.kind == "latest" and line.source_id}):
        state.logs.listing(source_id)


def note_arrivals(collection: "Collection", state: State) -> None:
    """Note which feeds name a story that has come since, on their lists of newest stories."""
    awaited = state.logs.awaited()
    found = collection.public_ids(awaited) if awaited else {}
    state.logs.arrived(found)


def _say_otherwise(record_ids: Iterable[str], state: State) -> None:
    state.fragments.drop(record_ids)
    state.logs.changed(record_ids)


def _of_sources(sources: Iterable[str], collection: "Collection", state: State) -> set[str]:
    """The records, as far as feeds show them, of those sources that say something else of their feeds."""
    found: set[str] = set()
    feeds = collection.feeds()
    for source_id in sources:
        face = _face(feeds.get(source_id))
        if state.said(f"feed {source_id}") != face:
            state.note(f"feed {source_id}", face)
            found.update(state.fragments.of_source(source_id))
    return found


def _face(feed: Feed | None) -> str:
    """What of a feed stands in the entries that are copied from it."""
    said = (feed.id, feed.title, feed.url, feed.feed_url, feed.rights) if feed else ()
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]
