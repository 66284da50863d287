"""What has to be known before a reading is decided on: the identity keys, addresses and ids to look up for it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain

from ingest.deciding import identity
from ingest.schema import Entry, Known, Lookups, Reading, Unchanged
from ingest.text import ids


def keys_of(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """Return the identity keys of each entry, () for an `Unchanged`: what `lookups` and `decide` both go by."""
    source_id = reading.source_or_url
    return tuple([identity.keys(entry, source_id) if isinstance(entry, Entry) else () for entry in reading.entries])


def lookups(
    reading: Reading, entry_keys: Sequence[tuple[str, ...]] | None = None, unchanged: Collection[str] = ()
) -> Lookups:
    """Return all that `decide` will look for in `Known`.

    `entry_keys` is `keys_of(reading)`, for callers that have it already. `unchanged` are the raw hashes of the entries
    that `without_unchanged` left out of the reading.
    """
    source_id = reading.source_or_url
    keys = [identity.guid_key(source_id, tombstone.guid) for tombstone in reading.tombstones]
    addresses: list[str] = []
    entry_keys = entry_keys or keys_of(reading)
    if taken := identity.taken_key(reading, unchanged):
        keys.append(taken)
    if reading.entries:
        keys += (*identity.changing_marks(source_id), *identity.relinking_marks(source_id, reading.fetched_at))
    for entry, ladder in zip(reading.entries, entry_keys, strict=True):
        if isinstance(entry, Entry):
            keys += _own_keys_asked(entry, ladder, source_id)
            addresses += [key for key in ladder if identity.is_shared(key)]
        elif entry.guid:
            keys.append(identity.guid_key(source_id, entry.guid))
    addresses += map(ids.url_key, reading.had_at)
    raw_hashes = tuple([entry.raw_hash for entry in reading.entries if entry.raw_hash])
    public_ids, made_of = _public_ids_asked(reading, entry_keys)
    return Lookups(
        keys=tuple(keys),
        addresses=tuple(addresses),
        raw_hashes=raw_hashes,
        public_ids=public_ids,
        made_of=made_of,
    )


def _public_ids_asked(
    reading: Reading, entry_keys: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The public id that each entry would be given first, and the keys that more ids may have to be made of.

    The first is its publisher's id, else one made of its first key. If nothing in a document is known and no two of its
    entries share their first key, each is new and keeps that key, so no more ids are needed; and to make one of every
    key of every entry takes as long as to write the entries out.
    """
    keyed = [(entry, keys) for entry, keys in zip(reading.entries, entry_keys, strict=True) if isinstance(entry, Entry)]
    first = [ids.public_iri(entry.guid) or ids.own_public_id(ids.record_id(keys[0])) for entry, keys in keyed]
    made_of = tuple(chain.from_iterable(entry_keys))
    if len({keys[0] for _, keys in keyed}) == len(keyed):
        return tuple(first), made_of
    return (*first, *[ids.own_public_id(ids.record_id(key)) for key in made_of]), ()


def without_unchanged(reading: Reading) -> tuple[Reading, frozenset[str]]:
    """Return a reading without its unchanged entries, and the raw hashes of those.

    Nearly all entries of a polled feed are unchanged. They need neither be looked up nor decided on, unless
    `touches_unchanged` says so. All entries stay in a document that may prove withdrawals, and in one whose GUIDs do
    not tell its entries apart.
    """
    unchanged = [entry for entry in reading.entries if isinstance(entry, Unchanged)]
    guids = [entry.guid for entry in reading.entries]
    sole = None not in guids and len(set(guids)) == len(guids)
    if not unchanged or not sole or reading.complete or reading.tombstones:
        return reading, frozenset()
    fresh = tuple([entry for entry in reading.entries if isinstance(entry, Entry)])
    return replace(reading, entries=fresh), frozenset([entry.raw_hash for entry in unchanged])


def touches_unchanged(known: Known, unchanged: Collection[str], source_id: str) -> bool:
    """Return whether an entry that was looked up leads to the record of an unchanged one that was left out."""
    return any(
        sighting.source_id == source_id and sighting.entry.raw_hash in unchanged
        for candidate in known.candidates.values()
        for sighting in candidate.sightings
    )


def _own_keys_asked(entry: Entry, ladder: Sequence[str], source_id: str) -> list[str]:
    asked = [key for key in ladder if not identity.is_shared(key)]
    asked += [identity.unfit_key(source_id, key) for key in ladder[:-1]]  # the last, its words, is always fit
    beside = (identity.path_key(source_id, entry.guid), identity.moment_key(entry, ladder, source_id))
    asked += [key for key in beside if key]
    if entry.raw_hash:
        asked.append(identity.was_key(source_id, entry))
    return asked
