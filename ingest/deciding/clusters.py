"""Gathers copies: the records that tell one story in the same words form a cluster, and one of them represents it.

    Changes -> the shingles of each text that is new to the collection        traces
            -> the records that share some                                    (the collection), shared, rivals
            -> those among them that say the same, and are no series          likeness, patterns
            -> the clusters that come of it, each with its representative     gathered, originals

A cluster is all records that such pairs link, directly or through others, so the order in which they came makes no
difference.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from ingest.deciding.likeness import LEAST_COMMON, Account, alike, may_be_alike
from ingest.deciding.originals import representative
from ingest.deciding.patterns import of_one_pattern
from ingest.schema import Change, Known, Record, Trace
from ingest.text.shingles import is_whole, sketch

MOST_RIVALS = 16  # records that one is compared with: those that share most with it
MOST_POSTED = 24  # records that a shingle is kept for; one that more records share tells nothing
LEAST_OF_SERIES = 3  # shingles that two notices of a series share
MOST_LOOSENED = 24  # records of a cluster, up to which all are compared with each other again once one has changed

Postings = Mapping[int, Sequence[str]]
"""The ids of the records in which a shingle stands, by shingle."""
Rivals = Mapping[str, Mapping[str, int]]
"""How many shingles a record shares with others, by its id and theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a document's changes come to once it is known which records are copies."""

    changes: tuple[Change, ...]  # those that make new records name what represents them
    represented: Mapping[str, str | None]  # stored record -> its new `copy_of`, where that has changed
    left: Mapping[str, str] = field(default_factory=dict)  # former representative -> who now represents its copies


def traces(changes: Iterable[Change], known: Known) -> tuple[Trace, ...]:
    """Return the shingles of each text that these changes bring, with those of the text whose place it takes."""
    return tuple(filter(None, (_trace(change, known) for change in changes if change.kind != "same")))


def _trace(change: Change, known: Known) -> Trace | None:
    text, stored = change.record.entry.text, known.candidates.get(change.record.id)
    before = stored.record.entry.text if stored else ""
    if text == before:
        return None
    found, outdated = sketch(text), sketch(before) if before else ()
    return Trace(record_id=change.record.id, shingles=found, outdated=outdated) if found or outdated else None


def changed(changes: Iterable[Change]) -> frozenset[str]:
    """Return the stored records that these changes alter: in whose clusters another may now be the original."""
    return frozenset([change.record.id for change in changes if change.kind in ("revised", "updated", "withdrawn")])


def shared(traced: Collection[Trace], found: Postings) -> Postings:
    """Return the records of each shingle that stands in several: at most `MOST_POSTED`, stored ones first.

    `found` are the stored postings of the traces' shingles. Of a story that nobody else has, hardly a shingle is left.
    """
    met = Counter(chain.from_iterable(trace.shingles for trace in traced))
    new = {trace.record_id for trace in traced}
    posted = {shingle: [one for one in stored if one not in new][:MOST_POSTED] for shingle, stored in found.items()}
    posted |= {shingle: [] for shingle, times in met.items() if times > 1 and shingle not in posted}
    for trace in sorted(traced, key=lambda trace: trace.record_id) if posted else ():
        for shingle in posted.keys() & trace.shingles:
            if len(posted[shingle]) < MOST_POSTED:
                posted[shingle].append(trace.record_id)
    return posted


def rivals(traced: Iterable[Trace], posted: Postings) -> Rivals:
    """Return for each text the records that may be copies of it, and how many shingles they share with it.

    Those with the very same words come first, then those that share most. `posted` is what `shared` returns.
    """
    return {trace.record_id: found for trace in traced if posted and (found := _rivals_of(trace, posted))}


def remembered(traced: Iterable[Trace], posted: Postings) -> tuple[Trace, ...]:
    """Return the traces without those shingles that so many records have already that one more would tell nothing."""
    return tuple([_worth_remembering(trace, posted) for trace in traced])


def _worth_remembering(trace: Trace, posted: Postings) -> Trace:
    few = [one for one in trace.shingles if one not in posted or trace.record_id in posted[one]]
    return trace if len(few) == len(trace.shingles) else replace(trace, shingles=tuple(few))


def gathered(
    changes: Sequence[Change], traced: Iterable[Trace], found: Rivals, families: Mapping[str, Record]
) -> Gathered:
    """Return the changes with what represents their records, and what becomes of the clusters of stored records.

    `found` is what `rivals` returns; `families` are the stored records among them and those of the changes that are in
    a cluster, each with others of its cluster (`Copying.families`).
    """
    if not (found or families):
        return Gathered(changes=tuple(changes), represented={})
    sought = {*families, *found, *(rival for near in found.values() for rival in near)}
    changed_here = {change.record.id: change.record for change in changes}
    sought |= {one for one, record in changed_here.items() if record.copy_of in families}
    records = {**families, **{one: record for one, record in changed_here.items() if one in sought}}
    clusters = _Clusters(records, {trace.record_id for trace in traced})
    for record_id, near in found.items():
        clusters.gather(record_id, {rival: count for rival, count in near.items() if rival in records})
    return _outcome(changes, clusters.of_each(), records)


def _outcome(
    changes: Sequence[Change], clusters: Mapping[str, Sequence[str]], records: Mapping[str, Record]
) -> Gathered:
    copy_of: dict[str, str | None] = {}
    for members in clusters.values():
        chosen = representative([records[member] for member in members]).id if len(members) > 1 else members[0]
        copy_of |= {member: chosen if member != chosen else None for member in members}
    new = {change.record.id for change in changes if change.kind in ("new", "copy")}
    told = tuple(
        _told(change, copy_of.get(change.record.id)) if change.record.id in new else change for change in changes
    )
    moved = {one: to for one, to in copy_of.items() if one not in new and records[one].copy_of != to}
    return Gathered(changes=told, represented=moved, left=_left(copy_of, records))


def _left(copy_of: Mapping[str, str | None], records: Mapping[str, Record]) -> Mapping[str, str]:
    """For each record that no longer represents any of its copies: the record that represents them now.

    Not all members of a large cluster were looked at: the others go where the first of those looked at goes.
    """
    left: dict[str, str] = {}
    stayed: set[str] = set()
    for one in sorted(records.values(), key=lambda record: (record.first_seen, record.id)):
        before, now = one.copy_of, copy_of[one.id] or one.id
        if before is not None and before in records:
            if now == (copy_of[before] or before):
                stayed.add(before)
            left.setdefault(before, now)
    return {one: to for one, to in left.items() if one not in stayed}


def _told(change: Change, original: str | None) -> Change:
    if original is None:
        return change
    return replace(change, kind="copy", record=replace(change.record, copy_of=original))


def _rivals_of(trace: Trace, posted: Postings) -> dict[str, int]:
    """The records that share most with a text, and how much; those with the very same words first."""
    met = posted.keys() & trace.shingles
    if len(met) < LEAST_COMMON and not any(map(is_whole, met)):
        return {}
    shares: Counter[str] = Counter()
    for shingle in met:
        shares.update(dict.fromkeys(posted[shingle], len(trace.shingles) if is_whole(shingle) else 1))
    ranked = sorted((-count, one) for one, count in shares.items() if one != trace.record_id and count >= LEAST_COMMON)
    return {record_id: -count for count, record_id in ranked[:MOST_RIVALS]}


class _Clusters:
    """The clusters that records form: to begin with as stored, except for records whose text has changed."""

    def __init__(self, records: Mapping[str, Record], changed: AbstractSet[str]) -> None:
        self._records = records
        self._accounts: dict[str, Account] = {}
        self._members = {record_id: [record_id] for record_id in records}  # by each of them
        stored: defaultdict[str, list[str]] = defaultdict(list)
        for record in records.values():
            stored[record.copy_of or record.id].append(record.id)
        for members in stored.values():
            self._take_over(members, changed)

    def _take_over(self, members: Sequence[str], changed: AbstractSet[str]) -> None:
        if not changed.isdisjoint(members) and len(members) <= MOST_LOOSENED:
            self._weigh(members)
            return
        kept = [member for member in members if member not in changed]
        for member in kept[1:]:
            self._join(kept[0], member)

    def gather(self, one: str, rivals: Mapping[str, int]) -> None:
        """Join a record's cluster with those of its copies among `rivals`; separate notices of one series."""
        account = self._account(one)
        told = [rival for rival in rivals if not self._are_joined(one, rival) and alike(account, self._account(rival))]
        several = len(told) > 1 or sum(count >= LEAST_OF_SERIES for count in rivals.values()) > 1
        apart = self._notices([one, *rivals]) if told and several else ()
        for rival in told:
            if {one, rival} not in apart:
                self._join(one, rival)
        for pair in apart:
            if self._are_joined(*pair):
                self._take_apart(self._members[min(pair)], apart)

    def _notices(self, near: Sequence[str]) -> Collection[frozenset[str]]:
        """The pairs among these records that are notices of one series."""
        places = of_one_pattern([self._account(record_id) for record_id in near])
        return {frozenset(near[at] for at in pair) for pair in places}

    def _take_apart(self, members: Sequence[str], apart: Collection[frozenset[str]]) -> None:
        """Form a cluster's members anew, with no two notices of a series joined; each keeps its own copies."""
        if len(members) <= MOST_LOOSENED:
            for member in tuple(members):
                self._members[member] = [member]
            self._weigh(members, apart)

    def _weigh(self, members: Sequence[str], apart: Collection[frozenset[str]] = ()) -> None:
        for one, other in combinations(sorted(members), 2):
            if not self._are_joined(one, other) and {one, other} not in apart and self._are_copies(one, other):
                self._join(one, other)

    def _are_copies(self, one: str, other: str) -> bool:
        these, those = self._account(one), self._account(other)
        return may_be_alike(these, those) and alike(these, those)

    def _account(self, record_id: str) -> Account:
        if record_id not in self._accounts:
            record = self._records[record_id]
            self._accounts[record_id] = Account(record.entry, record.source_id)
        return self._accounts[record_id]

    def _are_joined(self, one: str, other: str) -> bool:
        return self._members[one] is self._members[other]

    def _join(self, one: str, other: str) -> None:
        if not self._are_joined(one, other):
            few, many = sorted((self._members[one], self._members[other]), key=len)
            many += few
            for member in few:
                self._members[member] = many

    def of_each(self) -> Mapping[str, Sequence[str]]:
        """The sorted members of each cluster, under the first of them."""
        each = {id(members): sorted(members) for members in self._members.values()}
        return {members[0]: members for members in each.values()}
