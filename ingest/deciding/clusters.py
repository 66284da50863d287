"""Copies gathered: the records that tell one story in the same words are one cluster, and one of them represents it.

    Changes -> the shingles of each text that is new to the collection        traces
            -> the records that share some                                    (the collection), shared, rivals
            -> those among them that say the same                             likeness
            -> the clusters that come of it, each with its representative     gathered, originals

A cluster is all that hangs together by such pairs, so the order in which its records came makes no difference.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from ingest.deciding.likeness import Account, alike, text_of, unrelated
from ingest.deciding.originals import representative
from ingest.schema import Change, Known, Posting, Record, Trace
from ingest.text.hashing import hash_line
from ingest.text.shingles import sketch

MOST_RIVALS = 16  # records that one is compared with, those first that share most
MOST_POSTED = 24  # records that one shingle is kept for; what more have in common tells nothing
LEAST_SHARED = 2  # shingles of two records that may be copies: one alone is a turn of phrase
MOST_LOOSENED = 24  # records of a cluster that are compared anew, each with each, where one of them has changed

Postings = Mapping[int, Sequence[Posting]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a document's changes come to once copies are told."""

    changes: tuple[Change, ...]  # new records with what represents them
    represented: Mapping[str, str | None]  # of stored records, the `copy_of` that is another than before


def traces(changes: Iterable[Change], known: Known) -> tuple[Trace, ...]:
    """Return the shingles of each text that these changes bring, with those of the text whose place it takes."""
    return tuple(filter(None, (_trace(change, known) for change in changes if change.kind != "same")))


def _trace(change: Change, known: Known) -> Trace | None:
    record = change.record
    account = Account(record.entry, record.source_id)
    stored = known.candidates.get(record.id)
    outdated: tuple[int, ...] = ()
    if stored:
        before = Account(stored.record.entry, record.source_id)
        if text_of(before.entry) == text_of(record.entry) and before.site == account.site:
            return None
        outdated = sketch(before.text)
    found = sketch(account.text)
    if not (found or outdated):
        return None
    return Trace(record_id=record.id, site=hash_line(account.site), shingles=found, outdated=outdated)


def changed(changes: Iterable[Change]) -> frozenset[str]:
    """Return the stored records that these changes alter: in whose clusters another may now be the original."""
    return frozenset([change.record.id for change in changes if change.kind in ("revised", "updated", "withdrawn")])


def shared(traced: Collection[Trace], found: Postings) -> Postings:
    """Return in which records those shingles stand that stand in several, stored ones first, then these in order.

    `found` are the stored postings of the traces' shingles. Hardly a shingle is left of a story that nobody else has.
    """
    met = Counter(chain.from_iterable(trace.shingles for trace in traced))
    new = {trace.record_id for trace in traced}
    posted = {shingle: [one for one in said if one.record_id not in new] for shingle, said in found.items()}
    posted |= {shingle: [] for shingle, times in met.items() if times > 1 and shingle not in posted}
    for trace in traced if posted else ():
        for shingle in posted.keys() & trace.shingles:
            posted[shingle].append(Posting(trace.record_id, trace.site))
    return posted


def rivals(traced: Iterable[Trace], posted: Postings) -> frozenset[str]:
    """Return the records that have to be looked at: what may be a copy, and what shows that it is none.

    The latter are records of the same site with the same shingles: what a site says of several stories tells of none.
    `posted` is what `shared` returns; so it is below.
    """
    wanted: set[str] = set()
    for trace in traced if posted else ():
        chosen = set(_rivals_of(trace, posted))
        said = [posted[shingle] for shingle in posted.keys() & trace.shingles]
        telling = [postings for postings in said if any(one.record_id in chosen for one in postings)]
        sites = {trace.site, *(one.site for postings in telling for one in postings if one.record_id in chosen)}
        wanted |= chosen | {one.record_id for postings in telling for one in postings if one.site in sites}
    return frozenset(wanted)


def remembered(traced: Iterable[Trace], posted: Postings) -> tuple[Trace, ...]:
    """Return the traces without those shingles that so many records have already that one more would tell nothing."""
    return tuple([_worth_remembering(trace, posted) for trace in traced])


def _worth_remembering(trace: Trace, posted: Postings) -> Trace:
    few = [
        shingle
        for shingle in trace.shingles
        if shingle not in posted or any(one.record_id == trace.record_id for one in posted[shingle][:MOST_POSTED])
    ]
    return trace if len(few) == len(trace.shingles) else replace(trace, shingles=tuple(few))


def gathered(
    changes: Sequence[Change], traced: Sequence[Trace], posted: Postings, families: Mapping[str, Record]
) -> Gathered:
    """Return the changes with their clusters told, and what becomes of the clusters of stored records.

    `families` are the stored records that `rivals` names and those of the changes that are in a cluster, each with all
    others of its cluster.
    """
    if not (posted or families):
        return Gathered(changes=tuple(changes), represented={})
    spoken_of = [change.record for change in changes if change.kind != "same" or change.record.id in families]
    records = {**families, **{record.id: record for record in spoken_of}}
    weighing = _Weighing(records, posted)
    clusters = _Clusters(records, {trace.record_id for trace in traced} | weighing.suspects(traced), weighing)
    for trace in traced:
        for rival in _rivals_of(trace, posted):
            if (
                rival in records
                and not clusters.joined(trace.record_id, rival)
                and weighing.tie(trace.record_id, rival)
            ):
                clusters.join(trace.record_id, rival)
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
    return Gathered(changes=told, represented=moved)


def _told(change: Change, original: str | None) -> Change:
    if original is None:
        return change
    return replace(change, kind="copy", record=replace(change.record, copy_of=original))


def _rivals_of(trace: Trace, posted: Postings) -> list[str]:
    """The records that share most with a text; of its own site only those that share everything."""
    least = min(LEAST_SHARED, len(trace.shingles))
    shares = Counter(one for shingle in posted.keys() & trace.shingles for one in posted[shingle])
    ranked = sorted(
        (-count, one.record_id)
        for one, count in shares.items()
        if one.record_id != trace.record_id and count >= (least if one.site != trace.site else len(trace.shingles))
    )
    return [record_id for _, record_id in ranked[:MOST_RIVALS]]


@dataclass(frozen=True)
class _Weighing:
    """What speaks for and against two records' being one story."""

    records: Mapping[str, Record]
    posted: Postings
    accounts: dict[str, Account] = field(default_factory=dict)

    def account(self, record_id: str) -> Account:
        if record_id not in self.accounts:
            record = self.records[record_id]
            self.accounts[record_id] = Account(record.entry, record.source_id)
        return self.accounts[record_id]

    def tie(self, one: str, other: str) -> bool:
        """Whether two records are copies: by shingles that are not what their sites say of other stories as well."""
        these, those = self.account(one), self.account(other)
        common = these.sketch & those.sketch
        return any(not self._said_of_others(shingle, (one, other)) for shingle in common) and alike(these, those)

    def _said_of_others(self, shingle: int, pair: tuple[str, str]) -> bool:
        return any(
            self.account(third).site == self.account(one).site and unrelated(self.account(third), self.account(one))
            for third in self._with(shingle)
            if third not in pair
            for one in pair
        )

    def _with(self, shingle: int) -> Iterator[str]:
        return (one.record_id for one in self.posted.get(shingle, ()) if one.record_id in self.records)

    def suspects(self, traced: Iterable[Trace]) -> set[str]:
        """Records in clusters that may be there for what their site has now been seen to say of another story."""
        return {
            other
            for trace in traced
            for shingle in self.posted.keys() & trace.shingles
            for other in self._with(shingle)
            if other != trace.record_id
            and self.account(other).site == self.account(trace.record_id).site
            and unrelated(self.account(other), self.account(trace.record_id))
        }


class _Clusters:
    """Records by the clusters they are in, to begin with as they are stored, but for those that have changed."""

    def __init__(self, records: Mapping[str, Record], changed: AbstractSet[str], weighing: _Weighing) -> None:
        self._parent = {record_id: record_id for record_id in records}
        stored: defaultdict[str, list[str]] = defaultdict(list)
        for record in records.values():
            stored[record.copy_of or record.id].append(record.id)
        for members in stored.values():
            if changed.isdisjoint(members):
                self._keep(members)
            elif len(members) > MOST_LOOSENED:
                self._keep([member for member in members if member not in changed])
            else:
                self._weigh(members, weighing)

    def _keep(self, members: Sequence[str]) -> None:
        for member in members[1:]:
            self.join(members[0], member)

    def _weigh(self, members: Sequence[str], weighing: _Weighing) -> None:
        for one, other in combinations(members, 2):
            if not self.joined(one, other) and weighing.tie(one, other):
                self.join(one, other)

    def _root(self, record_id: str) -> str:
        while (parent := self._parent[record_id]) != record_id:
            self._parent[record_id] = record_id = self._parent[parent]
        return record_id

    def join(self, one: str, other: str) -> None:
        self._parent[self._root(one)] = self._root(other)

    def joined(self, one: str, other: str) -> bool:
        return self._root(one) == self._root(other)

    def of_each(self) -> Mapping[str, Sequence[str]]:
        """The members of each cluster, sorted, by one of them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for record_id in sorted(self._parent):
            found[self._root(record_id)].append(record_id)
        return found
