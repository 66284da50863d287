"""The collection as its callers see it: what can be read from it, and the transactions that write to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

import orjson
from sqlalchemy import Connection, DateTime, Engine, Row, Select, func, select

from ingest.collection import journaling, queries, rows, statistics
from ingest.collection.backfills import Backfills
from ingest.collection.codec import decode
from ingest.collection.databases import Place, begin_to_write
from ingest.collection.faults import told_plainly
from ingest.collection.links import Links
from ingest.collection.polls import Schedule
from ingest.collection.reaching import Reaching
from ingest.collection.sites import Sites
from ingest.collection.tables import VERSION
from ingest.collection.telling import Telling
from ingest.collection.transactions import Transaction
from ingest.collection.worker_queue import WorkerQueue
from ingest.schema import (
    Attempt,
    Copy,
    DayCount,
    Feed,
    Habit,
    JournalLine,
    LatestRow,
    Query,
    Record,
    Revision,
    Sighting,
    SourceHealth,
    Story,
)
from ingest.text.hashing import hash_bytes

_AT_ONCE = 500  # ids or keys that one statement asks for: all it finds is held at one time
_CLUSTERS_AT_ONCE = 100  # the same of clusters, each of which may have many records
_IN_MEMORY = 200  # records read ahead by a query that streams
_MOST_COPIES = 50  # of one record that `copies` returns
_MOST_ROWS = 200  # different rows of page lists that `latest` returns


class Collection:
    """An open collection; made by `open_collection`, and safe to share between threads.

    Every method raises CollectionError, with one clear line, where the database cannot do what is asked.
    """

    version = VERSION

    def __init__(
        self,
        engine: Engine,
        place: Place,
        *,
        backup: Path | None = None,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.backup = backup  # the copy that was made before this opening upgraded the collection
        self.address = place.address  # without a password
        self._engine = engine
        self._place = place
        self._reaching = Reaching(engine, sleep)
        self._writing = Lock()  # threads queue here, for SQLite's own waiting polls and is not fair
        self.sites = Sites(self._reading, self._alone)
        self.schedule = Schedule(self._reading, self._alone)
        self.links = Links(self._reading)
        self.backfills = Backfills(self._reading, self._alone)
        self.telling = Telling(self._alone)
        self.queue = WorkerQueue(place, self._reading, self._alone)  # that workers share

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back every connection; the collection is not used after it."""
        with self._plainly():
            self._engine.dispose()

    @contextmanager
    def transaction(self, *, now: datetime | None = None) -> Iterator[Transaction]:
        """Begin a transaction: all of it is stored when the block ends, nothing of it if it raises.

        It waits for other writers, of this process or another, up to a minute. Give the clock's time as `now`, so that
        what was stored while a clock was ahead does not outrank what is met today.
        """
        with self._alone() as connection:
            yield Transaction(connection, self._plainly, now)

    # -- before a document is read --

    def known_hashes(self, source_id: str, body: bytes) -> frozenset[str]:
        """Return the raw hashes of entries that need not be read again in this document.

        These are all of the source's latest reading as a feed, and that of the whole body if that page is stored.
        """
        (known,) = self._all(queries.HASHES, source=source_id, raw_hash=hash_bytes(body))
        return rows.hashes(known)

    def known_feed_hashes(self, source_ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Return the raw hashes of each source's latest reading as a feed, by source id; without those that have none.

        For many feeds at once, this is what `known_hashes` returns for one.
        """
        return {
            row.source_id: frozenset(orjson.loads(row.raw_hashes))
            for many in _parts(source_ids, _AT_ONCE)
            for row in self._all(queries.FEED_HASHES, many=many)
        }

    # -- one record --

    def record(self, said: str) -> Record | None:
        """Return the record with an id or public id, else that at an address, withdrawn or not; None: there is none."""
        found = self._all(queries.ONE_RECORD, said=said)
        if not found and (key := rows.address_key(said)):
            found = self._all(queries.RECORD_AT, key=key)
        return rows.to_record(found[0]) if found else None

    def sightings(self, said: str) -> tuple[Sighting, ...]:
        """Return what each source says of the `record` of an id, a public id or an address, by source id."""
        record = self.record(said)
        if record is None:
            return ()
        return tuple(rows.to_sighting(row, record) for row in self._all(queries.SIGHTINGS_OF_IDS, many=[record.id]))

    def revisions(self, said: str) -> tuple[Revision, ...]:
        """Return every version of the entry of the `record` of an id, a public id or an address, the oldest first."""
        record = self.record(said)
        return tuple(map(rows.to_revision, self._all(queries.REVISIONS, record=record.id))) if record else ()

    # -- many records --

    def matching(self, query: Query) -> Iterator[Record]:
        """Return the records a query wants, newest first: by min(published, first_seen), then id; withdrawn ones never.

        They are read as they are asked for, but all show one state of the collection: that when the first was read.
        """
        return self._stream(queries.matching(rows.as_kept(query)), rows.to_record)

    def withdrawn(self, query: Query) -> Iterator[Record]:
        """Return the withdrawn records a query would have wanted, the last withdrawn first."""
        return self._stream(queries.matching(rows.as_kept(query), withdrawn=True), rows.to_record)

    def versions(self, wanted: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], Record]:
        """Return records as they were at a revision, by (id, revision); revisions that never were are left out.

        The latest revision is the record as it is. An earlier one has its own entry, time of change and sequence.
        """
        asked = set(wanted)
        found: dict[tuple[str, int], Record] = {}
        for ids in _parts((record_id for record_id, _ in asked), _AT_ONCE):
            found |= self._versions(ids, asked)
        return found

    def _versions(self, ids: Sequence[str], asked: Set[tuple[str, int]]) -> dict[tuple[str, int], Record]:
        latest = {row.id: rows.to_record(row) for row in self._all(queries.RECORDS_OF_IDS, many=ids)}
        found = {(one.id, one.revision): one for one in latest.values() if (one.id, one.revision) in asked}
        earlier = sorted({record_id for record_id, revision in asked - found.keys() if record_id in latest})
        for row in self._all(queries.REVISIONS_OF_IDS, many=earlier) if earlier else ():
            if (row.record_id, row.revision) in asked and (row.record_id, row.revision) not in found:
                found[row.record_id, row.revision] = rows.to_version(row, latest[row.record_id])
        return found

    def records_under(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return the ids of the records that identity keys and marks lead to; unknown keys are left out."""
        return {row.key: row.record_id for many in _parts(keys, _AT_ONCE) for row in self._all(queries.KEYS, many=many)}

    def public_ids(self, addresses: Iterable[str]) -> Mapping[str, str]:
        """Return the public id of the record at each address; addresses without a standing record are left out."""
        found: dict[str, str] = {}
        for part in _parts(addresses, _AT_ONCE):
            keys = {address: key for address in part if (key := rows.address_key(address))}
            stored = self._all(queries.RECORDS_AT, many=sorted(set(keys.values())))
            ids = {row.key: row.public_id for row in stored}
            found |= {address: ids[key] for address, key in keys.items() if key in ids}
        return found

    # -- stories, and the lists that pages carry --

    def copies(self, ids: Iterable[str]) -> Mapping[str, tuple[Copy, ...]]:
        """Return the other records of each record's cluster; records that have none are left out.

        By min(published, first_seen), the oldest first, then id; withdrawn ones never. At most 50 for each record,
        always including the one that represents the cluster.
        """
        found: dict[str, tuple[Copy, ...]] = {}
        with self._reading() as connection:
            for many in _parts(ids, _CLUSTERS_AT_ONCE):
                heads = {row.id: row.head for row in connection.execute(queries.HEADS, {"many": many})}
                found |= _others(heads, _clusters(connection, sorted(set(heads.values()))))
        return found

    def stories(self, ids: Iterable[str]) -> Mapping[str, Story]:
        """Return the cluster of each of these records, by id; records without another standing one are left out."""
        found: dict[str, Story] = {}
        with self._reading() as connection:
            for many in _parts(ids, _CLUSTERS_AT_ONCE):
                own = connection.execute(queries.HEADS, {"many": many}).all()
                members: defaultdict[str, list[str]] = defaultdict(list)
                heads = {"many": sorted({row.head for row in own}), "most": _MOST_COPIES + 1}
                for row in connection.execute(queries.MEMBERS, heads):
                    members[row.head].append(row.id)
                for row in own:
                    if others := tuple(one for one in members[row.head] if one != row.id)[:_MOST_COPIES]:
                        found[row.id] = Story(head=row.head, sort_at=row.sort_at, others=others)
        return found

    def latest(self, query: Query) -> tuple[LatestRow, ...]:
        """Return the newest rows of page lists, newest first, one for each address (or title, if it has no address).

        At most `query.limit`, else 200. `public_id` is that of the record at the row's address.
        """
        kept = rows.as_kept(query)
        most = _MOST_ROWS if kept.limit is None else kept.limit
        newest: dict[str, LatestRow] = {}
        for key, row in self._stream(queries.latest(kept), lambda row: (row.key, row)):
            if len(newest) >= most:
                break
            if key not in newest:
                newest[key] = rows.to_latest_row(row)
        return tuple(newest.values())

    # -- sources --

    def feeds(self) -> Mapping[str, Feed]:
        """Return what each source's publisher says of its feed, by source id."""
        return {row.source_id: decode(Feed, row.feed) for row in self._all(queries.FEEDS)}

    def habits(self) -> tuple[Habit, ...]:
        """Return the habits that sources have shown in their GUIDs, dates and links, by source id and rule."""
        return tuple(map(rows.to_habit, self._all(queries.HABITS)))

    def health(self) -> tuple[SourceHealth, ...]:
        """Return how much there is of each source and how it fares, in the order of their ids."""
        with self._reading() as connection:
            return tuple(statistics.health(connection))

    def days(self, most: int) -> tuple[DayCount, ...]:
        """Return how many entries came from each source on each of the last `most` days (UTC), up to the newest entry.

        The oldest day comes first. Entries count by min(published, first_seen), for the source that brought them
        first; withdrawn ones do not. A source without entries on a day is left out there.
        """
        with self._reading() as connection:
            return tuple(statistics.days(connection, most))

    def attempts(self, source_id: str) -> tuple[Attempt, ...]:
        """Return every attempt at a source, in the order they were made."""
        return tuple(map(rows.to_attempt, self._all(queries.ATTEMPTS, source=source_id)))

    def last_attempt(self) -> int:
        """Return the number of the last attempt at any source, 0 where there is none."""
        return int(self._all(queries.LAST_ATTEMPT)[0][0])

    # -- the journal --

    def journal(self, after: int = 0) -> Iterator[JournalLine]:
        """Return the lines of the journal after that number, in order; they are read as they are asked for."""
        return self._stream(journaling.LINES_AFTER, journaling.to_line, after=after)

    def last_number(self) -> int:
        """Return the number of the journal's last line, 0 where there is none."""
        return int(self._all(journaling.LAST_NUMBER)[0][0])

    def state_at(self, number: int) -> str | None:
        """Return the id of the record that the journal's line of that number is a `state` of; None: it is none."""
        found = self._all(journaling.STATE_AT, at=number)
        return found[0].about if found else None

    # -- the database --

    def time(self) -> datetime | None:
        """Return the time by the database's own clock; None: it has no clock but this machine's (SQLite)."""
        with self._reading() as connection:
            if connection.dialect.name != "postgresql":
                return None
            return connection.execute(select(func.clock_timestamp(type_=DateTime(timezone=True)))).scalar()

    def _plainly(self) -> AbstractContextManager[None]:
        return told_plainly(self._place)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._plainly(), self._reaching.connected() as connection:
            yield connection

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        with self._writing, self._plainly(), self._reaching.connected(begin_to_write) as connection:
            yield connection
            connection.commit()

    def _all(self, statement: Select[Any], **values: object) -> "list[Row[Any]]":
        with self._reading() as connection:
            return list(connection.execute(statement, values))

    def _stream(self, statement: Select[Any], made: Any, **values: object) -> Iterator[Any]:
        with self._reading() as connection:
            ahead = connection.execution_options(yield_per=_IN_MEMORY)
            with ahead.execute(statement, values) as found:  # closed even if the caller reads no further
                for row in found:
                    yield made(row)


def _parts(texts: Iterable[str], most: int) -> Iterable[list[str]]:
    """Return these texts, each once, sorted, in lists of at most `most`.

    Raises: TypeError: one text was given, whose letters would be taken for the texts.
    """
    if isinstance(texts, str):
        raise TypeError(f"one text stands where several are meant: {texts[:80]!r}")
    asked = sorted(set(texts))
    return (asked[start : start + most] for start in range(0, len(asked), most))


_Cluster = Sequence[tuple[Copy, int]]  # in order, each with its place: the representative's is 1


def _clusters(connection: Connection, heads: Sequence[str]) -> Mapping[str, _Cluster]:
    """The clusters that these records represent: of each, enough members to name `_MOST_COPIES` others to each."""
    clusters: defaultdict[str, list[tuple[Copy, int]]] = defaultdict(list)
    for row in connection.execute(queries.MEMBERS, {"many": heads, "most": _MOST_COPIES + 1}):
        clusters[row.head].append((rows.to_copy(row), row.place))
    return clusters


def _others(heads: Mapping[str, str], clusters: Mapping[str, _Cluster]) -> Mapping[str, tuple[Copy, ...]]:
    """The other members of each record's cluster; if there is one too many, the last is left out."""
    found: dict[str, tuple[Copy, ...]] = {}
    for record_id, head in heads.items():
        others = [(copy, place) for copy, place in clusters.get(head, ()) if copy.id != record_id]
        last = max((place for _, place in others), default=0) if len(others) > _MOST_COPIES else 0
        if shown := tuple(copy for copy, place in others if place != last):
            found[record_id] = shown
    return found
