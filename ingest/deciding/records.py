"""A record as a change leaves it: new, with a source's new word merged in, or withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from operator import attrgetter

from ingest.deciding import identity
from ingest.deciding.belonging import distance, is_carried, is_known_at
from ingest.deciding.ladders import LADDER, KeyedEntry, remembered
from ingest.deciding.merging import join, merge
from ingest.deciding.revisions import is_revision
from ingest.deciding.wavering import is_outdated, is_wavering
from ingest.schema import Candidate, Change, ChangeKind, Entry, Known, Record, Sighting, Tombstone
from ingest.text import ids
from ingest.text.urls import same_site, site_of

# Rules of warnings about what earlier documents have shown of a source, and not about what an entry says.
LEARNT = frozenset({"guid-changing", "date-changing", "link-changing", *(rung.once_unfit for rung in LADDER)})
_MET_AGAIN = frozenset({"last_seen", "reader_version", "memory_version"})  # what meeting a record again may change
_WHAT_STANDS = attrgetter(*(field.name for field in fields(Record) if field.name not in _MET_AGAIN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The circumstances of one reading: which source speaks, what is known, and what time it is."""

    source_id: str
    known: Known
    now: datetime  # when the document was fetched
    tombstones: Mapping[str, Tombstone]  # by GUID key
    read_by: tuple[int, int] = (1, 0)  # the versions of the reader and of the site's memory
    shifted: frozenset[str] = frozenset()  # records of which only the date has changed, as it has for most of the feed
    url: str = ""  # of the document, where that may take records back


def change(record_id: str, entries: Sequence[KeyedEntry], occasion: Occasion) -> Change:
    """Return what the entries of one document that are one record do to it."""
    keyed = KeyedEntry(
        join([one.entry for one in entries]),
        tuple(dict.fromkeys([key for one in entries for key in remembered(one, occasion.source_id)])),
        tuple(dict.fromkeys([mark for one in entries for mark in one.marks])),
    )
    candidate = occasion.known.candidates.get(record_id)
    return _new(record_id, keyed, occasion) if candidate is None else _known(candidate, keyed, occasion)


def withdrawal(candidate: Candidate, when: datetime | None, occasion: Occasion) -> Change | None:
    """Return the change that withdraws a record; None if this source may not, has said it since, or it is withdrawn.

    Only the source that a record was first seen in may: another that carries the story may just leave it out.
    """
    record, now = candidate.record, occasion.now
    if record.withdrawn or not _may_take_back(record, occasion):
        return None
    newest = max(candidate.said_by(occasion.source_id), key=lambda one: one.last_seen, default=None)
    if newest is None or now <= newest.last_seen:  # of two documents of one moment, the one that has the entry
        return None
    withdrawn = replace(record, withdrawn=when or now, last_seen=max(record.last_seen, now))
    return Change(kind="withdrawn", record=withdrawn, sighting=replace(newest, last_seen=now))


def _may_take_back(record: Record, occasion: Occasion) -> bool:
    """Whether a source may withdraw a record: it brought it first, and it is not just one of several carriers.

    The first of the feeds that carry another site's story may only have been polled before the others.
    """
    address = record.entry.canonical_url or record.entry.url
    is_elsewhere = bool(address and site_of(occasion.url)) and not same_site(occasion.url, address or "")
    return record.source_id == occasion.source_id and not (is_elsewhere and len(record.seen_in) > 1)


def _new(record_id: str, keyed: KeyedEntry, occasion: Occasion) -> Change:
    now, source_id = occasion.now, occasion.source_id
    record = Record(
        id=record_id,
        public_id=_public_id(record_id, keyed, occasion.known),
        entry=keyed.entry,
        source_id=source_id,
        seen_in=(source_id,),
        first_seen=now,
        last_seen=now,
        changed_at=now,
        withdrawn=_taken_back(keyed, occasion),
        reader_version=occasion.read_by[0],
        memory_version=occasion.read_by[1],
    )
    keys = _to_remember(keyed, (), occasion)
    return Change(kind="new", record=record, sighting=_sighting(None, keyed, occasion), keys=keys)


def _public_id(record_id: str, keyed: KeyedEntry, known: Known) -> str:
    """The publisher's GUID where it is a URI, fit, and no other record's; else one made of the record's id.

    A GUID may be written so that it is the id made of another record's; then ours steps aside.
    """
    iri = ids.public_iri(keyed.entry.guid) if keyed.keys[0].startswith("guid:") else None
    if iri and iri not in known.public_ids:
        return iri
    own = ids.own_public_id(record_id)
    return own if own not in known.public_ids else ids.own_public_id(ids.record_id(own))


def _known(candidate: Candidate, keyed: KeyedEntry, occasion: Occasion) -> Change:
    """Put a source's word in the place of what it said before, or beside what others say."""
    own = candidate.word_of(occasion.source_id, keyed.entry.origin)
    sighting = _sighting(own, keyed, occasion)
    others = [other for other in candidate.sightings if other is not own]
    before = candidate.record
    owner, is_anothers = _owner(candidate, sighting)
    after = replace(
        before,
        entry=before.entry if _same_word(own, sighting) else merge([*others, sighting]),
        source_id=owner,
        seen_in=tuple(sorted({*before.seen_in, occasion.source_id})),
        first_seen=min(before.first_seen, occasion.now),
        last_seen=max(before.last_seen, occasion.now),
        withdrawn=_standing(replace(before, source_id=owner), own, keyed, occasion, is_anothers=is_anothers),
    )
    if _was_read(own, keyed, sighting):
        reader, memory = occasion.read_by
        after = replace(after, reader_version=reader, memory_version=memory or before.memory_version)
    is_noise = (
        before.id in occasion.shifted
        or is_carried(sighting, [*others, sighting])
        or (own is not None and _came_back(own, sighting.entry, occasion) and is_wavering(before, occasion.now))
    )
    after, kind = _judged(before, after, (own, sighting), None if is_noise else occasion.now)
    if own is not None and sighting.entry is own.entry:  # nothing new is learnt from old words
        keyed = KeyedEntry(keyed.entry, (), keyed.marks)
    if own is not None and not is_known_at(own.entry, keyed.entry):
        keyed = replace(
            keyed, keys=tuple(key for key in keyed.keys if key == keyed.keys[0] or not identity.is_shared(key))
        )
    replaced = kind == "revised" or (own is not None and own.last_seen == occasion.now)
    keys = _to_remember(keyed, _replaced(own, sighting) if replaced else (), occasion)
    return Change(kind=kind, record=after, sighting=sighting, keys=keys)


def _sighting(own: Sighting | None, keyed: KeyedEntry, occasion: Occasion) -> Sighting:
    """What this source says as of now: an older document never takes the place of a newer one."""
    now = occasion.now
    if own is None:
        return Sighting(
            source_id=occasion.source_id, key=keyed.keys[0], entry=keyed.entry, first_seen=now, last_seen=now
        )
    raw_hash = keyed.entry.raw_hash
    was_replaced = now == own.last_seen and _came_back(own, keyed.entry, occasion)
    same_bytes = raw_hash is not None and raw_hash == own.entry.raw_hash
    if same_bytes and now < own.last_seen:  # read again on purpose, from where it was first saved
        entry = own.entry if _same_bytes(own.entry, keyed.entry) else keyed.entry
        return replace(own, entry=entry, first_seen=min(own.first_seen, now))
    if now < own.last_seen or (was_replaced and not same_bytes):
        return replace(own, first_seen=min(own.first_seen, now))
    if (keyed.entry.is_cut_short and not own.entry.is_cut_short) or (not same_bytes and is_outdated(own, keyed.entry)):
        return replace(own, last_seen=now)
    entry = own.entry if not _differ(keyed.entry, own.entry) or _same_bytes(own.entry, keyed.entry) else keyed.entry
    first_seen = min(own.first_seen, now)
    return Sighting(source_id=own.source_id, key=keyed.keys[0], entry=entry, first_seen=first_seen, last_seen=now)


def _was_read(own: Sighting | None, keyed: KeyedEntry, sighting: Sighting) -> bool:
    """Whether the source's sighting was read just now, and not recalled, or kept because it is the newer one."""
    return own is None or (keyed.entry is not own.entry and keyed.entry.raw_hash == sighting.entry.raw_hash)


def _same_word(own: Sighting | None, sighting: Sighting) -> bool:
    """Whether nothing but the bytes differs from what the source said before."""
    return own is not None and (own.entry is sighting.entry or _words(own.entry) == _words(sighting.entry))


def _same_bytes(before: Entry, after: Entry) -> bool:
    return after.raw_hash is not None and before.raw_hash == after.raw_hash and _words(before) == _words(after)


def _differ(one: Entry, other: Entry) -> bool:
    return one is not other and one != other  # most are the very same, and to compare 32 fields takes a while


def _words(entry: Entry) -> Entry:
    """An entry without its raw hash, and without warnings of what was learnt of its source's keys and dates."""
    warnings = tuple(flaw for flaw in entry.warnings if flaw.rule not in LEARNT)
    return replace(entry, raw_hash=None, warnings=warnings)


def _came_back(own: Sighting, entry: Entry, occasion: Occasion) -> bool:
    """Whether a source has said these very words before and has replaced them since."""
    return identity.was_key(own.source_id, entry) in occasion.known.by_key


def _judged(
    before: Record, after: Record, words: tuple[Sighting | None, Sighting], now: datetime | None
) -> tuple[Record, ChangeKind]:
    """The record with its revision and `changed_at` as they are to be, and the kind of the change.

    Without a time, no change counts as a revision.
    """
    own, sighting = words
    entries = (before.entry, after.entry)
    if own is not None and now and _differ(*entries) and is_revision((own.entry, sighting.entry), entries):
        return replace(after, revision=before.revision + 1, changed_at=now), "revised"
    if before.revision == 1 and after.changed_at != after.first_seen:
        after = replace(after, changed_at=after.first_seen)
    if after.withdrawn and not before.withdrawn:
        return after, "withdrawn"
    untouched = _same_word(own, sighting) and _WHAT_STANDS(after) == _WHAT_STANDS(before)
    return after, "same" if untouched else "updated"


def _owner(candidate: Candidate, sighting: Sighting) -> tuple[str, bool]:
    """The source that a record belongs to from now on, and whether that is only a carrier from another site.

    It is the one that brought the record first, until one nearer to the story's own site is heard.
    """
    first = candidate.record.source_id
    theirs, ours = distance(candidate.said_by(first)), distance([sighting])
    return (sighting.source_id, ours > 0) if ours < theirs else (first, theirs > 0)


def _standing(
    before: Record, own: Sighting | None, keyed: KeyedEntry, occasion: Occasion, *, is_anothers: bool
) -> datetime | None:
    """Since when the record is withdrawn, now that its entry was met (again); None: it is not.

    Another site's story that one feed has withdrawn stands again if another source carries it too.
    """
    if before.source_id != occasion.source_id and is_anothers and own is None:
        return None
    if before.source_id != occasion.source_id or (own is not None and occasion.now < own.last_seen):
        return before.withdrawn
    if (taken_back := _taken_back(keyed, occasion)) and _may_take_back(before, occasion):
        return before.withdrawn or taken_back
    met_again = own is None or occasion.now > own.last_seen
    return None if met_again else before.withdrawn


def _taken_back(keyed: KeyedEntry, occasion: Occasion) -> datetime | None:
    """When a tombstone of the same document takes the entry back; None if none does, or the entry is the newer."""
    tombstone = occasion.tombstones.get(keyed.keys[0])
    if tombstone is None:
        return None
    newest = keyed.entry.updated or keyed.entry.published
    if tombstone.when and newest and newest > tombstone.when:
        return None
    return tombstone.when or occasion.now


def _replaced(own: Sighting | None, sighting: Sighting) -> tuple[str, ...]:
    """A mark for words that are replaced, by a correction or by others of the same moment.

    Two files with one time of change may hold one article in two states: by the mark, a second run keeps the second.
    And what was corrected may come back.
    """
    if own is None or own.entry.raw_hash in (None, sighting.entry.raw_hash):
        return ()
    return (identity.was_key(own.source_id, own.entry),)


def _to_remember(keyed: KeyedEntry, further: tuple[str, ...], occasion: Occasion) -> tuple[str, ...]:
    keys = (*keyed.keys, *keyed.marks, *further)
    return tuple([key for key in dict.fromkeys(keys) if key not in occasion.known.by_key])
