"""Which copy of a story a document shows, of those that came to its channel (docs/decisions/0021)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from syndicate.log import Candidate, LogLine, newest, put_aside
from syndicate.state import Logs, Stored

if TYPE_CHECKING:
    from ingest.collection import Collection


def put_aside_in(lines: Iterable[LogLine], collection: "Collection", logs: Logs, channel: int) -> frozenset[str]:
    """Return the records of an archive whose story stands in their channel as another record: before it, or in it."""
    standing = [line for line in newest(lines) if line.withdrawn is None and not line.hidden]
    stories = collection.stories(line.record_id for line in standing)
    if not stories:
        return frozenset()
    before = min(line.archive for line in standing)
    carriers: dict[str, frozenset[str]] = {}
    for record_id, story in stories.items():
        if shown := logs.shown(channel, (record_id, *story.others), before):
            carriers[story.head] = shown | carriers.get(story.head, frozenset())
    candidates = (
        Candidate(record_id=record_id, story=story.head, sort_at=story.sort_at) for record_id, story in stories.items()
    )
    return put_aside(candidates, carriers)


def standing_for(record_id: str, collection: "Collection", logs: Logs, stored: Stored) -> LogLine | None:
    """Return the line of the copy that is to be shown in the place of a record that was withdrawn.

    None where another is shown, or may be in the archive that is open, or there is no other in the channel.
    """
    story = collection.stories([record_id]).get(record_id)
    if story is None:
        return None
    lines = {one: line for one in story.others if (line := logs.holding(one).get(stored.number))}
    standing = {one: line for one, line in lines.items() if line.withdrawn is None}
    if any(not line.hidden or line.archive >= stored.span.archive for line in standing.values()):
        return None
    return standing.get(story.head) or next(iter(standing.values()), None)
