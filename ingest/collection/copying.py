"""What a document's transaction reads and writes about copies: shingles, and the records that represent clusters."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from ingest.collection import queries, rows
from ingest.collection.bulk import put_pairs, send, send_pairs
from ingest.collection.dialects import MANY, ManyNumbers, among
from ingest.collection.journaling import Journaling
from ingest.collection.tables import records, revisions, shingles
from ingest.schema import Record, Trace
from ingest.text.shingles import is_whole

MOST_OF_FAMILY = 64  # records of one cluster that are looked at; the first to come represents it, and is one of them

_POSTED = select(shingles.c.shingle, shingles.c.sequence).where(
    among(shingles.c.shingle, bindparam("many", type_=ManyNumbers()))
)
_OF_SEQUENCES = select(revisions.c.sequence, revisions.c.record_id).where(
    among(revisions.c.sequence, bindparam("many", type_=ManyNumbers()))
)
_REPRESENTED_BY = select(records.c.copy_of).where(among(records.c.id, MANY))
_REPRESENTING = select(records.c.copy_of).where(among(records.c.copy_of, MANY)).distinct()
_REPRESENTED = (
    queries.RECORDS.where(among(records.c.copy_of, MANY), records.c.withdrawn.is_(None))
    .order_by(records.c.copy_of, records.c.first_seen, records.c.id)  # as the index has them: no more are looked at
    .limit(MOST_OF_FAMILY)
)
_FIRST_SEQUENCES = select(revisions.c.record_id, revisions.c.sequence).where(
    among(revisions.c.record_id, MANY), revisions.c.revision == 1
)
_FORGET = delete(shingles).where(
    shingles.c.shingle == bindparam("of_shingle"), shingles.c.sequence == bindparam("of_sequence")
)
_FOLLOW = update(records).where(records.c.copy_of == bindparam("of_record")).values(copy_of=bindparam("new_copy_of"))
_REPRESENT = update(records).where(records.c.id == bindparam("of_record")).values(copy_of=bindparam("new_copy_of"))


class Copying:
    """Reads and writes within a transaction what is known of copies."""

    def __init__(self, connection: Connection, journal: Journaling) -> None:
        self._connection = connection
        self._journal = journal
        self.first_sequences: dict[str, int] = {}  # of the records that this transaction has made

    def postings(self, traced: Collection[Trace]) -> Mapping[int, Sequence[str]]:
        """Return the stored records in which the shingles of these texts stand, by shingle.

        Records are named by their ids, except those that share only one shingle with all of these texts: they are no
        copies, in a large collection every text has several of them, and a number is enough to tell them apart.
        """
        asked = sorted({shingle for trace in traced for shingle in trace.shingles})
        found: defaultdict[int, list[int]] = defaultdict(list)
        for row in self._connection.execute(_POSTED, {"many": asked}) if asked else ():
            found[row.shingle].append(row.sequence)
        named = self._named(found, near_only=not any(trace.outdated for trace in traced))
        return {shingle: [named.get(one) or str(one) for one in stored] for shingle, stored in found.items()}

    def _named(self, found: Mapping[int, Sequence[int]], *, near_only: bool) -> Mapping[int, str]:
        """The ids of the records found, or with `near_only` of the near ones, by the numbers of their first revisions.

        When a text replaces another, its own record is among those found, and must be recognised as itself: then all
        are named.
        """
        times = Counter(chain.from_iterable(found.values()))
        same = {one for shingle, stored in found.items() if is_whole(shingle) for one in stored}
        near = sorted([one for one, met in times.items() if met > 1 or one in same or not near_only])
        stored = self._connection.execute(_OF_SEQUENCES, {"many": near}) if near else ()
        return {row.sequence: row.record_id for row in stored}

    def families(self, sought: Collection[str], changed: Collection[str]) -> Mapping[str, Record]:
        """Return the records sought with the others of their clusters, and the clusters of those changed.

        Of a cluster at most `MOST_OF_FAMILY`: its representative, and those not withdrawn that were seen first.
        """
        found = self._records(queries.RECORDS_OF_IDS, sought)
        heads = {record.copy_of or record_id for record_id, record in found.items()}
        if changed:
            many = {"many": list(changed)}
            heads.update(self._connection.execute(_REPRESENTING, many).scalars())
            heads.update(filter(None, self._connection.execute(_REPRESENTED_BY, many).scalars()))
        found |= self._records(queries.RECORDS_OF_IDS, heads - found.keys())
        members = self._records(_REPRESENTED, heads)
        if len(members) < MOST_OF_FAMILY:
            return found | members
        for head in heads:  # one that is so large must not push out the others
            found |= self._records(_REPRESENTED, [head])
        return found

    def _records(self, statement: Select[Any], ids: Collection[str]) -> dict[str, Record]:
        stored = self._connection.execute(statement, {"many": sorted(ids)}) if ids else ()
        return {row.id: rows.to_record(row) for row in stored}

    def remember(self, traced: Sequence[Trace]) -> None:
        """Keep the shingles by which these records' texts are found, in place of those of the texts they had before."""
        sequences = self.first_sequences
        older = sorted({trace.record_id for trace in traced} - sequences.keys())
        if older:
            stored = self._connection.execute(_FIRST_SEQUENCES, {"many": older})
            sequences |= {row.record_id: row.sequence for row in stored}
        outdated = [(one, sequences[trace.record_id]) for trace in traced for one in trace.outdated]
        send_pairs(self._connection, _FORGET, ("of_shingle", "of_sequence"), outdated)
        # In the order of the index, so that what stands on one of its pages is written at one time.
        kept = sorted([(one, sequences[trace.record_id]) for trace in traced for one in trace.shingles])
        put_pairs(self._connection, shingles, ("shingle", "sequence"), kept)

    def represent(self, represented: Mapping[str, str | None], left: Mapping[str, str]) -> None:
        """Write what represents each of these records; the copies that one of them had go with it to the new one.

        `left` maps a record that represents no copies any more to the one that they are given to first.
        """
        self._journal.note_represented(represented, left)
        followers = [{"of_record": one, "new_copy_of": to} for one, to in sorted(left.items())]
        send(self._connection, _FOLLOW, followers)
        moved: list[dict[str, Any]] = [
            {"of_record": record_id, "new_copy_of": copy_of} for record_id, copy_of in sorted(represented.items())
        ]
        send(self._connection, _FOLLOW, [one for one in moved if one["new_copy_of"] is not None])
        send(self._connection, _REPRESENT, moved)
