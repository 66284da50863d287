"""What is known of the entries of a document: looked up together, and decoded only as far as it is needed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Row, Select

from ingest.collection import queries, rows
from ingest.schema import Candidate, Known, Lookups, Reading, Sighting
from ingest.text.ids import own_public_id, record_id


class Candidates(Mapping[str, Candidate]):
    """Candidates by record id, each decoded when it is first asked for: most are only counted."""

    def __init__(
        self,
        records: Sequence["Row[Any]"],
        sightings: Mapping[str, Sequence["Row[Any]"]],
        *,
        now: datetime | None,
    ) -> None:
        self._records = {row.id: row for row in records}
        self._sightings = sightings
        self._now = now
        self._made: dict[str, Candidate] = {}

    def __getitem__(self, record_id: str) -> Candidate:
        if record_id not in self._made:
            record = rows.to_record(self._records[record_id])
            sightings = (rows.to_sighting(row, record) for row in self._sightings.get(record_id, ()))
            seen = tuple(self._seen_by_now(sighting) for sighting in sightings)
            self._made[record_id] = Candidate(record=record, sightings=seen)
        return self._made[record_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def _seen_by_now(self, sighting: Sighting) -> Sighting:
        """A sighting that is no later than now: if it says that it is, a clock was ahead when it was stored."""
        if self._now is None or sighting.last_seen <= self._now:
            return sighting
        return replace(sighting, last_seen=self._now)


def known(connection: Connection, reading: Reading, asked: Lookups, now: datetime | None) -> Known:
    """Return what is known of what is asked for (`deciding.lookups`), with every record that it leads to.

    For a complete feed, also every record of its source that is not withdrawn. With the clock's time as `now`, nothing
    known claims to have been seen later.
    """
    source_id = reading.source_or_url
    hashed = _each(connection, queries.RAW_HASHES, asked.raw_hashes, source=source_id)
    by_raw = {f"raw:{row.raw_hash}": row.record_id for row in hashed if row.raw_hash}
    is_new = bool(asked.raw_hashes) and not hashed  # nothing of that source is stored, so none of its own keys either
    sought = asked.addresses if is_new else (*asked.keys, *asked.addresses)
    by_key: dict[str, str] = {row.key: row.record_id for row in _each(connection, queries.KEYS, sought)}
    ids = {*by_key.values(), *by_raw.values()}
    if reading.complete:
        ids |= set(connection.execute(queries.STANDING_OF_SOURCE, {"source": source_id}).scalars())
    taken = _taken(connection, asked, anything_known=bool(ids))
    return Known(by_key=by_key | by_raw, candidates=_candidates(connection, sorted(ids), now), public_ids=taken)


def _taken(connection: Connection, asked: Lookups, *, anything_known: bool) -> frozenset[str]:
    """The public ids among those asked for that are taken."""
    if not anything_known and not _each(connection, queries.PUBLIC_IDS, asked.public_ids):
        return frozenset()
    made = [own_public_id(record_id(key)) for key in asked.made_of]
    return frozenset([row.public_id for row in _each(connection, queries.PUBLIC_IDS, [*asked.public_ids, *made])])


def _each(
    connection: Connection, statement: Select[Any] | CompoundSelect[Any], values: Sequence[str], **further: str
) -> "Sequence[Row[Any]]":
    """The rows of a statement for many values."""
    return connection.execute(statement, {"many": [*values], **further}).all() if values else ()


def _candidates(connection: Connection, ids: Sequence[str], now: datetime | None) -> Candidates:
    said: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in _each(connection, queries.SIGHTINGS_OF_IDS, ids):
        said[row.record_id].append(row)
    return Candidates(_each(connection, queries.RECORDS_OF_IDS, ids), said, now=now)
