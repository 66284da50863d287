"""Rows to dataclasses of the schema and back."""

from dataclasses import asdict, replace
from typing import Any

import orjson
from sqlalchemy import Row

from ingest.collection.codec import decode, encode
from ingest.schema import (
    Attempt,
    Change,
    Copy,
    Entry,
    Habit,
    LatestItem,
    LatestRow,
    Query,
    Record,
    Revision,
    Sighting,
)
from ingest.schema.checking import check_type
from ingest.text.days import sorted_at
from ingest.text.ids import url_key
from ingest.text.language import fold, primary_subtag
from ingest.text.url_rules import GENERAL, ParameterRules
from ingest.text.urls import canonical_or_none

_LONGEST_TERM = 200  # characters of a tag that are compared; an index takes no more than some 2,700 bytes

Fields = dict[str, Any]


def as_kept(query: Query) -> Query:
    """Return a query with its languages and tags in the form in which they are stored: "en" for "en-GB".

    Raises: TypeError: it is no Query.
    """
    check_type("query", query, Query)
    tags = tuple(fold(tag)[:_LONGEST_TERM] for tag in query.tags)
    return replace(query, languages=tuple(map(primary_subtag, query.languages)), tags=tags)


def terms(entry: Entry) -> set[str]:
    """Return what an entry's tags are found by: their terms, folded."""
    return {folded[:_LONGEST_TERM] for tag in entry.tags if (folded := fold(tag.term))}


def address_key(url: str, rules: ParameterRules = GENERAL) -> str | None:
    """Return the identity key of an address, None if it is not usable; `rules` are the naming source's."""
    address = canonical_or_none(url, rules)
    return url_key(address) if address else None


def hashes(row: Any) -> frozenset[str]:
    """Return the raw hashes of a row of `queries.HASHES`: the source's feed's, and the page's if it is stored."""
    return frozenset([*orjson.loads(row.of_feed or "[]"), *([row.of_page] if row.of_page else ())])


def of_record(record: Record, sequence: int | None) -> Fields:
    """Return a record's row, with a new sequence or else the one that it has."""
    entry = record.entry
    return {
        "id": record.id,
        "public_id": record.public_id,
        "source_id": record.source_id,
        "seen_in": orjson.dumps(record.seen_in).decode(),
        "entry": encode(entry),
        "language": primary_subtag(entry.language) or None,
        "sort_at": sorted_at(entry.published, record.first_seen),
        "first_seen": record.first_seen,
        "changed_at": record.changed_at,
        "revision": record.revision,
        "sequence": record.sequence if sequence is None else sequence,
        "copy_of": record.copy_of,
        "withdrawn": record.withdrawn,
        "reader_version": record.reader_version,
        "memory_version": record.memory_version,
    }


def to_record(row: "Row[Any]") -> Record:
    """Return the record of a row of `queries.RECORDS`."""
    return Record(
        id=row.id,
        public_id=row.public_id,
        entry=decode(Entry, row.entry),
        source_id=row.source_id,
        seen_in=tuple(orjson.loads(row.seen_in)),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        changed_at=row.changed_at,
        revision=row.revision,
        sequence=row.sequence,
        copy_of=row.copy_of,
        withdrawn=row.withdrawn,
        reader_version=row.reader_version,
        memory_version=row.memory_version,
    )


def of_sighting(change: Change, sighting: Sighting) -> Fields:
    """Return a sighting's row; an entry that is the record's own is not written a second time."""
    merged, said = change.record.entry, sighting.entry
    same = merged is said or replace(merged, raw_hash=None) == replace(said, raw_hash=None)
    return {
        "record_id": change.record.id,
        "source_id": sighting.source_id,
        "origin": said.origin or "",
        "key": sighting.key,
        "raw_hash": said.raw_hash,
        "entry": None if same else encode(said),
        "first_seen": sighting.first_seen,
        "last_seen": sighting.last_seen,
    }


def met(change: Change, sighting: Sighting) -> Fields:
    """Return what `transactions` needs to note that the same words were met again."""
    return {
        "of_record": change.record.id,
        "of_source": sighting.source_id,
        "of_origin": sighting.entry.origin or "",
        "new_raw_hash": sighting.entry.raw_hash,
        "new_first_seen": sighting.first_seen,
        "new_last_seen": sighting.last_seen,
    }


def to_sighting(row: "Row[Any]", record: Record) -> Sighting:
    """Return the sighting of a row of the record."""
    entry = decode(Entry, row.entry) if row.entry is not None else record.entry
    if entry.raw_hash != row.raw_hash:  # the bytes change more often than the words
        entry = replace(entry, raw_hash=row.raw_hash)
    return Sighting(
        source_id=row.source_id, key=row.key, entry=entry, first_seen=row.first_seen, last_seen=row.last_seen
    )


def to_revision(row: "Row[Any]") -> Revision:
    """Return the revision of a row, whose entry is the record's if it is the latest."""
    return Revision(revision=row.revision, sequence=row.sequence, at=row.at, entry=decode(Entry, row.entry))


def to_latest_row(row: "Row[Any]") -> LatestRow:
    """Return the row of a page's list."""
    item = decode(LatestItem, row.item)
    return LatestRow(
        item=item, page_url=row.page_url, place=row.place, first_seen=row.first_seen, public_id=row.public_id
    )


def to_version(row: "Row[Any]", record: Record) -> Record:
    """Return a record as it was at the revision of a row."""
    return replace(
        record,
        entry=decode(Entry, row.entry),
        revision=row.revision,
        sequence=row.sequence,
        changed_at=row.at,
    )


def to_copy(row: "Row[Any]") -> Copy:
    """Return what readers of one record are told of another, which is in a row of `queries.MEMBERS`."""
    entry = decode(Entry, row.entry)
    return Copy(id=row.id, public_id=row.public_id, source_id=row.source_id, title=entry.title, url=entry.url)


def to_attempt(row: "Row[Any]") -> Attempt:
    """Return the attempt of a row."""
    said = row._asdict()
    del said["number"]
    return Attempt(**said)


def of_habit(habit: Habit, before: Habit) -> Fields:
    """Return the row of a habit that was shown before too: with the clearer showing, and the times of both."""
    best = max(habit, before, key=lambda shown: (shown.entries / shown.of, shown.entries))
    since, last = min(habit.since, before.since), max(habit.last, before.last)
    return asdict(replace(best, since=since, last=last))


def to_habit(row: "Row[Any]") -> Habit:
    """Return the habit of a row."""
    return Habit(**row._asdict())
