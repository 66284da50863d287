"""The choice itself: what one reading changes in what is known."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ingest.deciding import identity, records
from ingest.deciding.ladders import Told, recalled, tell_apart
from ingest.deciding.records import Occasion
from ingest.schema import Candidate, Change, Entry, Known, Reading, Sighting, Unchanged
from ingest.text.language import fold

# A document that was cut short or mended does not prove that what it lacks is withdrawn.
_NO_PROOF = frozenset({"malformed-xml", "malformed-json", "bad-bytes", "too-large", "unreadable-entry", "wrong-type"})

_WHOLE = ("page", "text")  # origins whose raw hash is that of a whole document


def keys_of(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """Return the identity keys of each entry, () for an `Unchanged`: what `lookups` and `decide` both go by."""
    source_id = identity.source_of(reading)
    return tuple([identity.keys(entry, source_id) if isinstance(entry, Entry) else () for entry in reading.entries])


def lookups(reading: Reading, known_by: Sequence[tuple[str, ...]] | None = None) -> frozenset[str]:
    """Return every key that `decide` will look for in `Known`.

    Identity keys and marks as they are, raw hashes prefixed `raw:`, public ids prefixed `public:`. `known_by` is
    `keys_of(reading)`, for who has them already.
    """
    source_id = identity.source_of(reading)
    asked = {identity.guid_key(source_id, tombstone.guid) for tombstone in reading.tombstones}
    for entry, keys in zip(reading.entries, known_by or keys_of(reading), strict=True):
        asked.update(_asked(entry, keys, source_id) if isinstance(entry, Entry) else _asked_again(entry, source_id))
    return frozenset(asked)


def apart(reading: Reading) -> tuple[Reading, frozenset[str]]:
    """Return a reading without the entries that are nothing but met again, and the raw hashes of those.

    They need neither be looked up nor decided on, unless `touches` says so; nearly all of a polled feed are such. Of a
    document that proves withdrawals, or whose entries cannot be told by their GUIDs, all are decided on.
    """
    again = [entry for entry in reading.entries if isinstance(entry, Unchanged)]
    guids = [entry.guid for entry in reading.entries]
    sole = None not in guids and len(set(guids)) == len(guids)
    if not again or not sole or reading.complete or reading.tombstones:
        return reading, frozenset()
    fresh = tuple([entry for entry in reading.entries if isinstance(entry, Entry)])
    return replace(reading, entries=fresh), frozenset([entry.raw_hash for entry in again])


def touches(known: Known, again: Collection[str], source_id: str) -> bool:
    """Return whether an entry that was looked up may be one that was met again, by other keys than its GUID."""
    return any(
        sighting.source_id == source_id and sighting.entry.raw_hash in again
        for candidate in known.candidates.values()
        for sighting in candidate.sightings
    )


def _asked(entry: Entry, keys: Sequence[str], source_id: str) -> list[str]:
    asked = [*keys, *[identity.unfit_key(source_id, key) for key in keys[:-1]]]  # the last, its words, are always fit
    asked += [f"public:{identity.own_public_id(identity.record_id(key))}" for key in keys]
    if iri := identity.public_iri(entry.guid):
        asked.append(f"public:{iri}")
    if entry.raw_hash:
        asked += (f"raw:{entry.raw_hash}", identity.was_key(source_id, entry.raw_hash))
    return asked


def _asked_again(unchanged: Unchanged, source_id: str) -> list[str]:
    asked = [f"raw:{unchanged.raw_hash}"]
    return [*asked, identity.guid_key(source_id, unchanged.guid)] if unchanged.guid else asked


def decide(
    reading: Reading, known: Known, now: datetime, *, known_by: Sequence[tuple[str, ...]] | None = None
) -> tuple[Change, ...]:
    """Choose what to store of a reading, in the order of the document; touches nothing.

    `now` is when the document was fetched. Every entry yields one change, or is joined into another's with a warning
    `merged-in-document` on the entry of that record; withdrawals come last. An `Unchanged` that nothing stored answers
    to (another process has replaced it meanwhile) yields none. `known_by` is `keys_of(reading)`, for who has them.
    """
    source_id = identity.source_of(reading)
    tombstones = {identity.guid_key(source_id, tombstone.guid): tombstone for tombstone in reading.tombstones}
    read_by = (reading.reader_version, reading.memory_version)
    occasion = Occasion(source_id=source_id, known=known, now=now, tombstones=tombstones, read_by=read_by)
    told, held = _told(reading, known_by or keys_of(reading), occasion)
    groups, owners = _assigned(told, held, occasion)
    in_order = sorted(groups.items(), key=lambda group: min(group[1]))
    spoken = [records.change(record_id, [told[place] for place in places], occasion) for record_id, places in in_order]
    own = [_with_own_keys(change, owners) for change in spoken]
    return (*own, *_withdrawals(reading, occasion, groups.keys()))


def _with_own_keys(change: Change, owners: Mapping[str, str]) -> Change:
    """The change without those keys to remember that lead to another record of the same document."""
    record_id = change.record.id
    own = tuple([key for key in change.keys if owners.get(key, record_id) == record_id])
    return change if own == change.keys else replace(change, keys=own)


def _told(
    reading: Reading, known_by: Sequence[tuple[str, ...]], occasion: Occasion
) -> tuple[list[Told], dict[int, str]]:
    """Every entry with the keys that are fit to identify it; and which record holds it, where that is certain."""
    entries: list[Told] = []
    held: dict[int, str] = {}
    for entry, keys in zip(reading.entries, known_by, strict=True):
        found = _stored(entry, occasion)
        if isinstance(entry, Entry):
            if found and _identified_alike(found[1].entry, entry, occasion.source_id):
                held[len(entries)] = found[0]  # whatever has been learnt of its keys since
            entries.append(Told(entry, keys))
        elif found:
            held[len(entries)], sighting = found
            entries.append(recalled(sighting))
    return tell_apart(entries, occasion.source_id, occasion.known.by_key), held


def _identified_alike(before: Entry, after: Entry, source_id: str) -> bool:
    """Whether two readings of the same bytes are one entry: of a page they are, whatever its address is taken for."""
    if before.origin == after.origin and after.origin in _WHOLE:
        return True
    return identity.keys(before, source_id) == identity.keys(after, source_id)


def _stored(entry: Entry | Unchanged, occasion: Occasion) -> tuple[str, Sighting] | None:
    """The record that an entry's bytes are known from, and what this source said of it.

    An `Unchanged` whose bytes were replaced meanwhile is known by its GUID.
    """
    by_key = occasion.known.by_key
    record_id = by_key.get(f"raw:{entry.raw_hash}")
    if record_id is None and isinstance(entry, Unchanged) and entry.guid:
        record_id = by_key.get(identity.guid_key(occasion.source_id, entry.guid))
    candidate = occasion.known.candidates.get(record_id) if record_id else None
    if record_id is None or candidate is None:
        return None
    own = [sighting for sighting in candidate.sightings if sighting.source_id == occasion.source_id]
    exact = (sighting for sighting in own if sighting.entry.raw_hash == entry.raw_hash)
    sighting = next(exact, own[0] if own else None)
    return (record_id, sighting) if sighting else None


def _assigned(
    told: Sequence[Told], held: Mapping[int, str], occasion: Occasion
) -> tuple[dict[str, list[int]], dict[str, str]]:
    """The places of the entries that are one record, by its id, and which record each key leads to.

    The entries are taken in the order of their keys: that of the document makes no difference.
    """
    by_key = dict(occasion.known.by_key)
    guided: set[str] = set()  # records that an entry of this document has given a GUID of its source
    groups: dict[str, list[int]] = {}
    present = frozenset([one.entry.guid for one in told])
    for place in sorted(range(len(told)), key=lambda place: (place not in held, told[place].keys)):
        keys = told[place].keys
        record_id = held.get(place) or by_key.get(keys[0])
        if record_id is None and (linked := _by_link(keys, by_key, guided)):
            candidate = occasion.known.candidates.get(linked)
            record_id = linked if _may_be(candidate, told[place].entry, present, occasion.source_id) else None
        record_id = record_id or identity.record_id(keys[0])
        groups.setdefault(record_id, []).append(place)
        for key in identity.worth_remembering(keys):
            by_key.setdefault(key, record_id)
        if keys[0].startswith("guid:"):
            guided.add(record_id)
    return groups, by_key


def _by_link(keys: Sequence[str], by_key: Mapping[str, str], guided: Collection[str]) -> str | None:
    """The record at the link of an entry whose GUID is new; None where this document gives that one another GUID."""
    if not keys[0].startswith("guid:"):
        return None
    record_id = next((by_key[key] for key in keys[1:] if key.startswith("url:") and key in by_key), None)
    return None if record_id in guided else record_id


def _may_be(candidate: Candidate | None, entry: Entry, present: Collection[str | None], source_id: str) -> bool:
    """Whether an entry with a new GUID may be the record at its link.

    Within one source two GUIDs are two records, even at one link; but there are those that give a story another GUID
    at every poll: it is one where the old one is gone, and the title has stayed.
    """
    own = [said for said in (candidate.sightings if candidate else ()) if said.source_id == source_id]
    return all(
        not said.key.startswith("guid:")
        or (said.entry.guid not in present and entry.title is not None and fold(said.entry.title) == fold(entry.title))
        for said in own
    )


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
