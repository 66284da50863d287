"""What a document shows of its source's habits.

GUIDs that are missing, reused or new at every poll; dates and links that are new at every poll.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ingest.deciding import identity
from ingest.deciding.new_guids import titled_alike
from ingest.schema import Change, Entry, Habit, Kind, Known, Reading, Sighting
from ingest.text.language import fold

FEWEST = 3  # entries; two may have been taken out and put in again


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the entries that could show something showed it."""

    entries: int
    of: int

    @property
    def is_habit(self) -> bool:
        """Whether it is more than a chance."""
        return self.entries >= FEWEST and self.entries * 2 >= self.of


def changing(reading: Reading, known: Known, entry_keys: Sequence[tuple[str, ...]], unchanged: int) -> Share:
    """Return how many entries came back under another GUID, of those known by their GUID or by their other keys.

    Such an entry has the link and title, or the title and day, of a record that had another GUID; or it has nothing in
    common with the record of its GUID, as when GUIDs number the places of a feed. `entry_keys` is
    `asking.keys_of(reading)`; `unchanged` counts the entries left out of the reading, which are as they were.
    """
    if not known.candidates:
        return Share(0, unchanged)
    source_id = reading.source_or_url
    shared = Counter(keys[1] for keys in entry_keys if len(keys) > 1)
    entries, of = 0, unchanged
    for entry, keys in zip(reading.entries, entry_keys, strict=True):
        if not isinstance(entry, Entry):
            of += entry.guid is not None
        elif entry.guid and len(keys) > 1 and shared[keys[1]] == 1:
            changed = _came_back(entry, keys, known, source_id)
            entries += changed is True
            of += changed is not None
    return Share(entries, of)


def _came_back(entry: Entry, keys: Sequence[str], known: Known, source_id: str) -> bool | None:
    """Whether a known entry now has another GUID, or one that was another story's; None if that cannot be told."""
    under_guid = [said.entry for said in _guided(keys[0], known, source_id) if said.entry.guid == entry.guid]
    if any(identity.keys(before, source_id)[1] == keys[1] for before in under_guid):
        return False
    beside = [said.entry for said in _guided(keys[1], known, source_id)]
    if not beside:
        return all(_is_another(before, entry) for before in under_guid) if under_guid else None
    if any(before.guid == entry.guid for before in beside):
        return False
    return all(_is_same(before, entry, source_id) for before in beside) or None


def _guided(key: str, known: Known, source_id: str) -> Iterator[Sighting]:
    """What a source said, with a GUID, of the record that a key leads to."""
    record_id = known.by_key.get(key)
    candidate = known.candidates.get(record_id) if record_id else None
    return (said for said in (candidate.said_by(source_id) if candidate else ()) if said.entry.guid)


def _is_same(before: Entry, after: Entry, source_id: str) -> bool:
    """Whether it is the same entry under a changed GUID; an address that only moved to another host is not changed."""
    path = identity.path_key(source_id, after.guid)
    return titled_alike(before, after) and (path is None or path != identity.path_key(source_id, before.guid))


def _is_another(before: Entry, after: Entry) -> bool:
    """Whether a GUID now names another story altogether: it is a place in the feed, 1 to 10."""
    links = identity.own_address(before), identity.own_address(after)
    titles = fold(before.title), fold(after.title)
    if not (all(links) and all(titles)) or links[0] == links[1] or titles[0] == titles[1]:
        return False
    if before.published and after.published:
        return before.published.date() < after.published.date()
    return fold(before.text) != fold(after.text)


def noticed(
    reading: Reading,
    known: Known,
    changes: Sequence[Change],
    *,
    entry_keys: Sequence[tuple[str, ...]],
    unchanged: Collection[str] = (),
) -> tuple[Habit, ...]:
    """Return the habits that a feed's document shows, by rule; none of a page, or of a document taken in before.

    `changes` are those that were decided on, `entry_keys` is `asking.keys_of(reading)`, and `unchanged` has the raw
    hashes of the entries left out of the reading, each of which has a GUID of its own.
    """
    is_news = identity.has_news(reading) and not (
        known.by_key and identity.taken_key(reading, unchanged) in known.by_key
    )
    if reading.kind is not Kind.FEED or reading.fetched_at is None or not is_news:
        return ()
    count = len(reading.entries) + len(unchanged)
    missing = sum(not entry.guid for entry in reading.entries)
    reused = _reused(reading, changes)
    changed = changing(reading, known, entry_keys, len(unchanged))
    redated, relinked = _marked("date-changing", changes), _marked("link-changing", changes)
    shown = {
        "date-changing": Share(redated, count) if redated else None,
        "guid-changing": changed if changed.is_habit else None,
        "guid-missing": Share(missing, count) if missing * 2 > count else None,
        "guid-reused": Share(reused, count) if reused else None,
        "link-changing": Share(relinked, count) if relinked else None,
    }
    source_id, now = reading.source_or_url, reading.fetched_at
    return tuple(
        [
            Habit(source_id=source_id, rule=rule, entries=share.entries, of=share.of, since=now, last=now)
            for rule, share in shown.items()
            if share
        ]
    )


def _marked(rule: str, changes: Sequence[Change]) -> int:
    """How many entries bear the warning of this rule."""
    said = (change.sighting.entry.warnings for change in changes if change.sighting)
    return sum(any(flaw.rule == rule for flaw in warnings) for warnings in said)


def _reused(reading: Reading, changes: Sequence[Change]) -> int:
    """The entries whose GUID was found on different entries of their document."""
    said = (change.sighting.entry for change in changes if change.sighting)
    unfit = {entry.guid for entry in said for flaw in entry.warnings if flaw.rule == "guid-reused"}
    often = Counter(entry.guid for entry in reading.entries)
    return sum(count for guid, count in often.items() if guid and count > 1 and guid in unfit)
