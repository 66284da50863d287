"""One document's transaction: what is known of its entries, and what is stored of them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import (
    Connection,
    Table,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from ingest.collection import page_lists, queries, recalling, rows
from ingest.collection.backfills import Advancing
from ingest.collection.bulk import add, put, put_pairs, send
from ingest.collection.codec import encode
from ingest.collection.copying import Copying
from ingest.collection.dialects import MANY, UtcDateTime, among
from ingest.collection.journaling import Journaling
from ingest.collection.links import LinkQueue
from ingest.collection.polls import Settling
from ingest.collection.rows import Fields
from ingest.collection.tables import feeds, habits, keys, records, revisions, sightings, tags
from ingest.schema import Change, Counts, Habit, Kind, Known, Lookups, Reading, Record, Unchanged

FAR = datetime(9999, 1, 1, tzinfo=UTC)
_MADE = frozenset({"new", "copy"})
_NUMBERED = frozenset({"new", "copy", "revised"})
# Not `copy_of`, which `Copying.represent` alone writes: if a statement may replace a reference, SQLite keeps a copy of
# each page that it touches, which takes a sixtieth of a first poll.
_REPLACED_OF_RECORD = tuple(column.name for column in records.c if column.name not in ("id", "copy_of"))


def _writing_out(table: Table) -> Update:
    """Return what writes into rows of a table the entry that stood only in their record's row."""
    of_record = select(records.c.entry).where(records.c.id == table.c.record_id).scalar_subquery()
    return update(table).where(among(table.c.record_id, MANY), table.c.entry.is_(None)).values(entry=of_record)


_WRITE_OUT_SIGHTINGS, _WRITE_OUT_REVISIONS = _writing_out(sightings), _writing_out(revisions)
_MET_AGAIN = (
    update(sightings)
    .where(
        sightings.c.record_id == bindparam("of_record"),
        sightings.c.source_id == bindparam("of_source"),
        sightings.c.origin == bindparam("of_origin"),
    )
    .values({name: bindparam(f"new_{name}") for name in ("raw_hash", "first_seen", "last_seen")})
)
_of_source_by_hash = and_(sightings.c.source_id == bindparam("source"), among(sightings.c.raw_hash, MANY))
_STANDING = (
    select(func.count(), func.count(records.c.withdrawn))
    .select_from(sightings.join(records, records.c.id == sightings.c.record_id))
    .where(_of_source_by_hash)
)
_at: Any = bindparam("at", type_=UtcDateTime())
_latest: Any = bindparam("latest", type_=UtcDateTime())
_STILL_THERE = (
    update(sightings)
    .where(_of_source_by_hash)
    .values(
        first_seen=case((sightings.c.first_seen > _at, _at), else_=sightings.c.first_seen),
        last_seen=case(
            (or_(sightings.c.last_seen < _at, sightings.c.last_seen > _latest), _at), else_=sightings.c.last_seen
        ),
    )
)
_READ_AGAIN = (
    update(records)
    .where(records.c.id == bindparam("of_record"))
    .values({name: bindparam(f"new_{name}") for name in ("reader_version", "memory_version")})
)
_HEARD_AT = select(feeds.c.raw_hashes).where(
    feeds.c.source_id == bindparam("source"), feeds.c.read_at == bindparam("before")
)
_LAST_SEQUENCE = select(func.coalesce(func.max(revisions.c.sequence), 0))  # no revision is ever taken out
_DROP_TAGS = delete(tags).where(among(tags.c.record_id, MANY))


class Transaction:
    """A transaction that has begun: it sees one state of the collection, and nobody else writes until it is over.

    If `now`, the clock's time, is given, nothing that is known claims to have been seen later.
    """

    def __init__(
        self,
        connection: Connection,
        plainly: Callable[[], AbstractContextManager[None]],
        now: datetime | None,
    ) -> None:
        self._connection = connection
        self._plainly = plainly
        self._now = now
        self.polls = Settling(connection)
        self.links = LinkQueue(connection)
        self.backfills = Advancing(connection)
        self._last_sequence: int | None = None  # None: nobody has asked
        self._journal = Journaling(connection)
        self.copies = Copying(connection, self._journal)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is written within the block, and nothing else of the transaction, where it raises."""
        with self._plainly():
            self._connection.exec_driver_sql("SAVEPOINT own")  # not SQLAlchemy's, of which each has another name
            whole = False
            try:
                yield
                whole = True
            finally:
                if not whole and not self._connection.invalidated:
                    self._connection.exec_driver_sql("ROLLBACK TO SAVEPOINT own")
                    self._last_sequence = None
            self._connection.exec_driver_sql("RELEASE SAVEPOINT own")

    def known(self, reading: Reading, asked: Lookups) -> Known:
        """Return what is known of what is asked for (`deciding.lookups`), with every record that it leads to.

        For a complete feed, also every record of its source that is not withdrawn.
        """
        return recalling.known(self._connection, reading, asked, self._now)

    def known_hashes(self, source_id: str, raw_hash: str) -> frozenset[str]:
        """Return what `Collection.known_hashes` would for a document with this hash, what this has stored included."""
        with self._plainly():
            asked = {"source": source_id, "raw_hash": raw_hash}
            return rows.hashes(self._connection.execute(queries.HASHES, asked).one())

    def feed_seen(self, source_id: str) -> datetime | None:
        """Return when an entry of a source's feed was last met; None: never."""
        return self._connection.execute(queries.FEED_SEEN, {"source": source_id}).scalar()

    def met_again(self, reading: Reading, raw_hashes: Collection[str]) -> bool:
        """Note that entries of a source were met again, by raw hash; False, and nothing noted, if `decide` is needed.

        It is needed if one of them has no sighting of its own, or its record was withdrawn.
        """
        return reading.fetched_at is not None and self._still_there(
            reading.source_or_url, raw_hashes, reading.fetched_at
        )

    def heard_again(self, source_id: str, before: datetime, at: datetime) -> int:
        """Note that a source's feed came again as it was `before`, and return how many entries were met again.

        0, and nothing noted, if another document of that source has been read since, or if `decide` is needed as in
        `met_again`.
        """
        written = self._connection.execute(_HEARD_AT, {"source": source_id, "before": before}).scalar() or "[]"
        raw_hashes = orjson.loads(written)
        if not raw_hashes or not self._still_there(source_id, raw_hashes, at):
            return 0
        put(self._connection, feeds, [{"source_id": source_id, "read_at": at, "raw_hashes": written}], ("read_at",))
        return len(raw_hashes)

    def _still_there(self, source_id: str, raw_hashes: Collection[str], at: datetime) -> bool:
        many = {"source": source_id, "many": list(raw_hashes)}
        found, withdrawn = self._connection.execute(_STANDING, many).one()
        if found != len(raw_hashes) or withdrawn:
            return False
        self._connection.execute(_STILL_THERE, many | {"at": at, "latest": self._now or max(at, FAR)})
        return True

    def store(self, reading: Reading, changes: Sequence[Change], unchanged: Collection[str] = ()) -> Counts:
        """Store what a reading changes, with its feed and its list of newest stories; return how its entries ended.

        `unchanged` holds the raw hashes of further entries of its document, which `met_again` has noted.

        Raises: ValueError: the reading does not say when its document was fetched.
        """
        if reading.fetched_at is None:
            raise ValueError(f"{reading.url}: only a reading with its time can be stored")
        told = [change for change in changes if change.kind != "same"]
        if told:
            self._write_out(told)
            self._records(told)
            self._tags(told)
            self._journal.note_changes(told)
        self._read_again(reading, changes)
        self._sightings(changes)
        remembered = [(key, change.record.id) for change in changes for key in change.keys]
        put_pairs(self._connection, keys, ("key", "record_id"), remembered)
        self._feed(reading, changes, unchanged, reading.fetched_at)
        page_lists.renew(self._connection, self._journal, reading, reading.fetched_at)
        ended = Counter(str(change.kind) for change in changes)
        return Counts(**ended) + Counts(same=len(unchanged))

    def note(self, noticed: Sequence[Habit]) -> None:
        """Remember what habits of its source a document has shown, beside what other documents have shown."""
        told = []
        for habit in noticed:
            one = {"source": habit.source_id, "rule": habit.rule}
            before = self._connection.execute(queries.HABIT, one).one_or_none()
            told.append(rows.of_habit(habit, rows.to_habit(before) if before else habit))
        put(self._connection, habits, told, ("entries", "of", "since", "last"))

    def _write_out(self, told: Sequence[Change]) -> None:
        """Write out the entries of sightings and revisions that stood only in the record's row, before that changes."""
        changed = [change.record.id for change in told if change.kind not in _MADE]
        revised = [change.record.id for change in told if change.kind == "revised"]
        if changed:
            self._connection.execute(_WRITE_OUT_SIGHTINGS, {"many": changed})
        if revised:
            self._connection.execute(_WRITE_OUT_REVISIONS, {"many": revised})

    def _records(self, told: Sequence[Change]) -> None:
        numbered = [change.record for change in told if change.kind in _NUMBERED]
        sequences = self._next_sequences(numbered)
        self.copies.first_sequences |= {record.id: sequences[record.id] for record in numbered if record.revision == 1}
        written = [rows.of_record(change.record, sequences.get(change.record.id)) for change in told]
        # Records before what refers to them: a reference that still waits for its record makes SQLite look through
        # every table that refers to records, for each record that is put in.
        written.sort(key=lambda row: row["copy_of"] is not None)
        put(self._connection, records, written, _REPLACED_OF_RECORD)
        versions: list[Fields] = [
            {
                "sequence": sequences[record.id],
                "record_id": record.id,
                "revision": record.revision,
                "at": record.changed_at,
            }
            for record in numbered
        ]
        add(self._connection, revisions, versions)

    def _next_sequences(self, numbered: Sequence[Record]) -> Mapping[str, int]:
        """Give these records the next numbers; nobody else gives any while this transaction lasts."""
        if not numbered:
            return {}
        if self._last_sequence is None:
            self._last_sequence = int(self._connection.execute(_LAST_SEQUENCE).scalar_one())
        sequences = {record.id: number for number, record in enumerate(numbered, self._last_sequence + 1)}
        self._last_sequence += len(numbered)
        return sequences

    def _read_again(self, reading: Reading, changes: Sequence[Change]) -> None:
        """Note the versions of the reader and the memory that entries were read with again, though nothing changed."""
        read = {entry.raw_hash for entry in reading.entries if not isinstance(entry, Unchanged)}
        same = [
            {
                "of_record": change.record.id,
                "new_reader_version": change.record.reader_version,
                "new_memory_version": change.record.memory_version,
            }
            for change in changes
            if change.kind == "same" and change.sighting and change.sighting.entry.raw_hash in read
        ]
        send(self._connection, _READ_AGAIN, same)

    def _tags(self, told: Sequence[Change]) -> None:
        changed = [change.record.id for change in told if change.kind not in _MADE]
        if changed:
            self._connection.execute(_DROP_TAGS, {"many": changed})
        carried = [(change.record.id, term) for change in told for term in sorted(rows.terms(change.record.entry))]
        put_pairs(self._connection, tags, ("record_id", "term"), carried)

    def _sightings(self, changes: Sequence[Change]) -> None:
        met, said = [], []
        for change in changes:
            if change.sighting is None:
                continue
            if change.kind == "same":
                met.append(rows.met(change, change.sighting))
            else:
                said.append(rows.of_sighting(change, change.sighting))
        send(self._connection, _MET_AGAIN, met)
        put(self._connection, sightings, said, ("key", "raw_hash", "entry", "first_seen", "last_seen"))

    def _feed(self, reading: Reading, changes: Iterable[Change], unchanged: Collection[str], now: datetime) -> None:
        """Keep what a feed says of itself, and the hashes by which its next reading passes over what it has seen."""
        is_feed = reading.kind == Kind.FEED  # a page may say something of its site, and is known by its own bytes
        if reading.feed is None and not is_feed:
            return
        heard = {entry.raw_hash for entry in reading.entries if is_feed}
        stored = {change.sighting.entry.raw_hash for change in changes if change.sighting}  # not those joined away
        source_id, words = reading.source_or_url, encode(reading.feed) if reading.feed else None
        tells = reading.feed is not None and not reading.is_cut_short
        if tells and words != self._connection.execute(queries.FEED, {"source": source_id}).scalar():
            self._journal.note_renewed("feed", [source_id])
        row = {
            "source_id": source_id,
            "feed": words,
            "read_at": now,
            "raw_hashes": orjson.dumps(
                sorted(raw_hash for raw_hash in {*(heard & stored), *unchanged} if raw_hash)
            ).decode(),
        }
        said = {"read_at": True, "feed": tells, "raw_hashes": is_feed}  # one that is not known yet is kept in any case
        put(self._connection, feeds, [row], tuple(name for name in said if said[name]))
