"""Which copy of a story a document shows, of those that came to its channel (docs/decisions/0021)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ingest.schema import Copies
from syndicate.log import Contender, LogLine, newest, put_aside
from syndicate.state import ChannelLog, Logs

if TYPE_CHECKING:
    from ingest.collection import Collection


class Stories:
    """The stories of a collection as they stand in the logs of channels."""

    def __init__(self, collection: "Collection", logs: Logs, removed: AbstractSet[str] = frozenset()) -> None:
        self._collection = collection
        self._logs = logs
        self._removed = removed  # ids of records that the owner wants nowhere

    def put_aside(self, lines: Iterable[LogLine], copies: Copies, channel: int) -> frozenset[str]:
        """Return the records of an archive that are not shown, because another record of their story is.

        That may be in an earlier archive of the channel, or in this one. A channel of originals does not show records
        either that have become copies, unless an earlier archive shows their story.
        """
        standing = [line for line in newest(lines) if line.withdrawn is None and not line.hidden]
        if copies == "every" or not standing:
            return frozenset()
        stories = self._collection.stories(line.record_id for line in standing)
        before = min(line.archive for line in standing)
        carriers: dict[str, frozenset[str]] = {}
        for record_id, story in stories.items():
            if shown := self._logs.shown(channel, (record_id, *story.others), before):
                carriers[story.head] = shown | carriers.get(story.head, frozenset())
        contenders = [
            Contender(record_id=record_id, story=story.head, sort_at=story.sort_at)
            for record_id, story in stories.items()
        ]
        aside = put_aside(contenders, carriers)
        if copies == "originals":
            aside |= {one.record_id for one in contenders if one.record_id != one.story and one.story not in carriers}
        return aside

    def standing_in(self, hidden: AbstractSet[str], copies: Copies, log: ChannelLog) -> tuple[LogLine, ...]:
        """Return the last lines of those hidden records of a channel that are to be shown from now on.

        That is one for each story of which nothing is shown any more, because the record that was shown has been
        withdrawn or removed, or tells another story now.
        """
        if copies == "every":
            return ()
        stories = self._collection.stories(hidden)
        found: dict[str, LogLine] = {}
        for record_id in sorted(hidden - self._removed):
            story = stories.get(record_id)
            head, others = (story.head, story.others) if story else (record_id, ())
            if head not in found and (line := self._standing_in(head, {record_id, *others}, copies, log)):
                found[head] = line
        return tuple(found.values())

    def _standing_in(self, head: str, members: AbstractSet[str], copies: Copies, log: ChannelLog) -> LogLine | None:
        """The line of the record that is to show a story; None: one shows it, or may do so in the open archive."""
        said = (self._logs.holding(one).get(log.number) for one in members - self._removed)
        lines = {line.record_id: line for line in said if line and line.withdrawn is None}
        if any(not line.hidden or line.archive >= log.span.archive for line in lines.values()):
            return None
        if head in lines or copies == "originals":
            return lines.get(head)
        return min(lines.values(), key=lambda line: (line.number, line.record_id), default=None)
