"""What one reading changes in what is known: each entry matched with a record, and the changes that follow."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ingest.deciding import identity, records
from ingest.deciding.asking import keys_of
from ingest.deciding.belonging import leads_away, placed
from ingest.deciding.habits import changing
from ingest.deciding.ladders import KeyedEntry, by_title, recalled, remembered, tell_apart
from ingest.deciding.new_guids import Around, moved, named_by_feeds
from ingest.deciding.records import Occasion
from ingest.deciding.redating import redated
from ingest.deciding.relinking import relinked
from ingest.deciding.repeating import is_news, unmoved
from ingest.schema import Change, Entry, Known, Reading, Sighting, Unchanged
from ingest.text import ids

# A document that breaks off or had to be mended does not prove that what it lacks is withdrawn.
_NO_PROOF = frozenset(
    {
        *("malformed-xml", "malformed-json", "bad-bytes", "too-large", "unreadable-entry", "wrong-type"),
        *("no-entries", "stray-entries", "entries-lost", "cut-short"),
    }
)

_WHOLE = ("page", "text")  # origins whose raw hash is that of a whole document


def decide(
    reading: Reading,
    known: Known,
    now: datetime,
    *,
    entry_keys: Sequence[tuple[str, ...]] | None = None,
    unchanged: Collection[str] = (),
) -> tuple[Change, ...]:
    """Choose what to store of a reading, in the order of the document; touches nothing.

    `now` is when the document was fetched. Every entry yields one change, or is joined into another's with a warning
    `merged-in-document` on the entry of that record; withdrawals come last. An `Unchanged` of which nothing is stored
    any more, because another process has replaced it, yields none; nor does an entry of a document that was taken in
    before if its words have been replaced since. `entry_keys` is `keys_of(reading)`, for callers that have it already.
    `unchanged` are the raw hashes of the entries that `without_unchanged` left out of the reading.
    """
    source_id = reading.source_or_url
    tombstones = {identity.guid_key(source_id, tombstone.guid): tombstone for tombstone in reading.tombstones}
    read_by, url = (reading.reader_version, reading.memory_version), reading.url
    occasion = Occasion(source_id=source_id, known=known, now=now, tombstones=tombstones, read_by=read_by, url=url)
    keys = entry_keys or keys_of(reading)
    learnt = _shown(reading, known, keys, len(unchanged))
    anew = relinked(reading, known, keys, len(unchanged))
    keyed, held = _keyed(reading, keys, occasion, changing=bool(learnt), anew=anew.places)
    had_at = tuple(map(ids.url_key, reading.had_at))
    groups, owners = _assigned(keyed, held, occasion, had_at)
    keyed, occasion = redated(keyed, groups, occasion, len(unchanged)) if known.candidates else (keyed, occasion)
    in_order = sorted(groups.items(), key=lambda group: min(group[1]))
    spoken = [records.change(record_id, [keyed[place] for place in places], occasion) for record_id, places in in_order]
    taken = identity.taken_key(reading, unchanged)
    if taken and taken in known.by_key:
        left = (unmoved(_without_marks(change), known.candidates.get(change.record.id)) for change in spoken)
        return tuple([change for change in left if change])
    own = [_with_own_keys(change, owners) for change in spoken]
    fresh = identity.has_news(reading) and any(
        is_news(change, known.candidates.get(change.record.id), now) for change in own
    )
    met = (taken if fresh else None, *learnt, *anew.marks, *had_at)
    marks = [mark for mark in met if mark and mark not in known.by_key]
    return (*_marked(own, marks), *_withdrawals(reading, occasion, groups.keys()))


def _marked(changes: list[Change], marks: Sequence[str]) -> list[Change]:
    """The changes, the first of them with the marks that are to be remembered of their document among its keys."""
    if not (changes and marks):
        return changes
    first, *others = changes
    return [replace(first, keys=tuple(dict.fromkeys((*first.keys, *marks)))), *others]


def _shown(reading: Reading, known: Known, entry_keys: Sequence[tuple[str, ...]], unchanged: int) -> tuple[str, ...]:
    """The marks that a source's GUIDs change: if most in this document have changed, or that is its known habit.

    Once may be a move to other software, and counts for that document alone; twice is a habit.
    """
    once, habit = identity.changing_marks(reading.source_or_url)
    if habit in known.by_key:
        return (once, habit)
    if not changing(reading, known, entry_keys, unchanged).is_habit:
        return ()
    return (once, habit) if once in known.by_key else (once,)


def _without_marks(change: Change) -> Change:
    return replace(change, keys=tuple([key for key in change.keys if not key.startswith("unfit:")]))


def _with_own_keys(change: Change, owners: Mapping[str, str]) -> Change:
    """The change without keys that lead to another record of the same document."""
    record_id = change.record.id
    own = tuple([key for key in change.keys if owners.get(key, record_id) == record_id])
    return change if own == change.keys else replace(change, keys=own)


def _keyed(
    reading: Reading,
    entry_keys: Sequence[tuple[str, ...]],
    occasion: Occasion,
    *,
    changing: bool,
    anew: Collection[int],
) -> tuple[list[KeyedEntry], dict[int, str]]:
    """Every entry with the keys that are fit to identify it; and its record by place, where that is certain."""
    entries: list[KeyedEntry] = []
    held: dict[int, str] = {}
    for place, (entry, keys) in enumerate(zip(reading.entries, entry_keys, strict=True)):
        found = _stored(entry, occasion)
        if isinstance(entry, Entry):
            if found and not _identified_alike(found[1].entry, entry, occasion.source_id):
                found = None
            if record_id := found[0] if found else _standing_under(keys, entry.origin, occasion):
                held[len(entries)] = record_id  # whatever has been learnt of its keys since
            keyed = KeyedEntry(placed(entry, reading), keys)
            entries.append(by_title(keyed, occasion.source_id) if place in anew else keyed)
        elif found:
            held[len(entries)], sighting = found
            entries.append(recalled(sighting))
    return tell_apart(entries, occasion.source_id, occasion.known.by_key, changing=changing), held


def _standing_under(keys: Sequence[str], origin: str | None, occasion: Occasion) -> str | None:
    """The record of which this source's current sighting has exactly these keys; None where there is none."""
    known, source_id = occasion.known, occasion.source_id
    if not known.candidates:
        return None
    for record_id in dict.fromkeys(known.by_key[key] for key in keys if key in known.by_key):
        candidate = known.candidates.get(record_id)
        for said in candidate.said_by(source_id) if candidate else ():
            if said.entry.origin == origin:
                theirs = identity.keys(said.entry, source_id)
                by_words = said.key == theirs[-1] or len(theirs) == 1
                if theirs == keys or (not by_words and theirs[:-1] == keys[:-1]):
                    return record_id
    return None


def _identified_alike(before: Entry, after: Entry, source_id: str) -> bool:
    """Whether two readings of the same bytes are one entry: a page always is, others if their keys are the same."""
    if before.origin == after.origin and after.origin in _WHOLE:
        return True
    return identity.keys(before, source_id) == identity.keys(after, source_id)


def _stored(entry: Entry | Unchanged, occasion: Occasion) -> tuple[str, Sighting] | None:
    """The record that is stored under an entry's raw hash, and what this source said of it.

    An `Unchanged` whose bytes were replaced meanwhile is found by its GUID.
    """
    by_key = occasion.known.by_key
    record_id = by_key.get(f"raw:{entry.raw_hash}")
    if record_id is None and isinstance(entry, Unchanged) and entry.guid:
        record_id = by_key.get(identity.guid_key(occasion.source_id, entry.guid))
    candidate = occasion.known.candidates.get(record_id) if record_id else None
    if record_id is None or candidate is None:
        return None
    own = candidate.said_by(occasion.source_id)
    exact = (sighting for sighting in own if sighting.entry.raw_hash == entry.raw_hash)
    sighting = next(exact, own[0] if own else None)
    return (record_id, sighting) if sighting else None


def _assigned(
    keyed: list[KeyedEntry], held: Mapping[int, str], occasion: Occasion, had_at: tuple[str, ...]
) -> tuple[dict[str, list[int]], dict[str, str]]:
    """The places of the entries of each record, by its id; and the record that each key leads to.

    Entries are assigned in the order of their keys, so that the order of the document makes no difference.
    """
    by_key = dict(occasion.known.by_key)
    guided: set[str] = set()  # records that an entry of this document has given a GUID of its source
    claimed: dict[tuple[str, str], str] = {}
    groups: dict[str, list[int]] = {}
    entries = [one.entry for one in keyed]
    around = Around(occasion.source_id, occasion.known, entries, guided, by_key, had_at)
    for place in sorted(range(len(keyed)), key=lambda place: (place not in held, keyed[place].keys)):
        record_id = held.get(place) or _identified(keyed[place], around)
        if place not in held and len(keyed[place].keys) > 1 and _is_another(record_id, keyed[place].entry, occasion):
            keyed[place] = replace(keyed[place], keys=keyed[place].keys[1:])
            record_id = _identified(keyed[place], around)
        while not _claim(record_id, keyed[place], claimed) and len(keyed[place].keys) > 1:
            keyed[place] = replace(keyed[place], keys=keyed[place].keys[1:])
            record_id = _identified(keyed[place], around)
        groups.setdefault(record_id, []).append(place)
        for key in remembered(keyed[place], occasion.source_id):
            by_key.setdefault(key, record_id)
        if keyed[place].keys[0].startswith("guid:"):
            guided.add(record_id)
    return groups, by_key


def _identified(keyed: KeyedEntry, around: Around) -> str:
    """The id of the record that an entry's first key leads to, else of one it was known as before; else a new id."""
    first = keyed.keys[0]
    found = around.by_key.get(first) or moved(keyed, around) or named_by_feeds(keyed, around)
    return found or ids.record_id(first)


def _is_another(record_id: str, entry: Entry, occasion: Occasion) -> bool:
    """Whether a feed's entry leads to another site's story than the record that its GUID led to."""
    candidate = occasion.known.candidates.get(record_id)
    own = candidate.word_of(occasion.source_id, entry.origin) if candidate else None
    if candidate is None or own is None or not own.key.startswith("guid:"):
        return False
    others = [said for said in candidate.sightings if said.source_id != occasion.source_id]
    return leads_away(own.entry, entry, others)


def _claim(record_id: str, keyed: KeyedEntry, claimed: dict[tuple[str, str], str]) -> bool:
    """Claim a record for an entry; False if another entry, told apart from it in this document, has claimed it."""
    ours = dict.fromkeys([(record_id, mark) for mark in keyed.marks], keyed.keys[0])
    if any(claimed.get(claim, key) != key for claim, key in ours.items()):
        return False
    claimed.update(ours)
    return True


def _withdrawals(reading: Reading, occasion: Occasion, spoken_of: Collection[str]) -> Iterator[Change]:
    """The records that the reading takes back: by tombstone, or by leaving them out of a complete feed."""
    known = occasion.known
    gone: dict[str, datetime | None] = {}
    if reading.complete and not any(flaw.rule in _NO_PROOF for flaw in reading.warnings):
        gone = dict.fromkeys(sorted(known.candidates))
    for key, tombstone in occasion.tombstones.items():
        if record_id := known.by_key.get(key):
            gone[record_id] = tombstone.when
    for record_id, when in gone.items():
        candidate = known.candidates.get(record_id) if record_id not in spoken_of else None
        if candidate and (change := records.withdrawal(candidate, when, occasion)):
            yield change
