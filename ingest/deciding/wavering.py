"""Words that a source goes back to: those of a stale copy, and those that alternate with others.

Caches hand out an older feed after a newer one, machines behind one name hold two states of it, and titles are tested
on readers. At every poll that would count as a correction, and bring the story up again.
"""

from datetime import datetime, timedelta

from ingest.deciding.identity import own_address
from ingest.schema import Entry, Record, Sighting

_ONCE = 3  # the revision with which words can be taken back for the first time, which still is a correction
_FIRST, _LONGEST = timedelta(hours=3), timedelta(days=7)


def is_outdated(before: Sighting, after: Entry) -> bool:
    """Return whether a feed itself says that this was updated before the words that stand.

    Not if those bear a date later than when they were last met, for that was a mistake, which may be put right; nor
    under another address, which is another story.
    """
    if after.origin != "feed" or after.updated is None or before.entry.updated is None:
        return False
    return after.updated < before.entry.updated <= before.last_seen and own_address(before.entry) == own_address(after)


def is_wavering(record: Record, now: datetime) -> bool:
    """Return whether words that were replaced before have come back too soon to count as a correction.

    They are shown, but do not bring the story up again. What counts as too soon doubles with each revision,
    up to a week.
    """
    turns = min(record.revision - _ONCE, 8)
    return turns >= 0 and now - record.changed_at < min(_FIRST * 2**turns, _LONGEST)
