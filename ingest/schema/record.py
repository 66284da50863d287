"""What the collection knows, and the changes that `decide` proposes to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from ingest.schema.checking import check_fields
from ingest.schema.entry import Entry, LatestItem, Origin

ChangeKind = Literal["new", "revised", "updated", "same", "copy", "withdrawn"]
Copies = Literal["every", "one", "originals"]
"""Which of a story's copies a channel carries: all, one of those it would carry, or only what is no copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An Entry and what the collection knows of it."""

    id: str  # a UUIDv5 of the first identity key; never changes
    public_id: str  # an absolute IRI; what feeds carry, chosen once
    entry: Entry
    source_id: str  # the source it was first seen in; one of the story's own site, once that is read
    seen_in: tuple[str, ...]  # every source that carried it, sorted
    first_seen: datetime
    last_seen: datetime
    changed_at: datetime  # of the latest revision
    revision: int = 1
    sequence: int = 0  # of its latest stored revision, unique in the collection; 0: not stored yet
    copy_of: str | None = None  # the id of the record that represents this one
    withdrawn: datetime | None = None
    reader_version: int = 1  # of the reader that read its source's newest word
    memory_version: int = 0  # of the site's memory that its page was read with; 0: without one


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one source says of one record: kept apart, so that merging is the same in any order."""

    source_id: str
    key: str  # this entry within its source: the first of its identity keys
    entry: Entry
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of a record's entry, as it stood when the next one came."""

    revision: int  # from 1
    sequence: int  # unique in the collection
    at: datetime
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stored record that an entry may be, with everything said of it."""

    record: Record
    sightings: tuple[Sighting, ...]

    def said_by(self, source_id: str) -> tuple[Sighting, ...]:
        """Return all that one source says of it: its feed, its pages and its text dumps each speak for themselves."""
        return tuple([said for said in self.sightings if said.source_id == source_id])

    def word_of(self, source_id: str, origin: Origin | None) -> Sighting | None:
        """Return what a source says of it in entries of this origin; None: nothing."""
        return next((said for said in self.said_by(source_id) if said.entry.origin == origin), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """What has to be looked up before the entries of one reading are decided on; a value may occur twice."""

    keys: tuple[str, ...] = ()  # identity keys and marks that only this reading's source can have brought
    addresses: tuple[str, ...] = ()  # identity keys that any source can
    raw_hashes: tuple[str, ...] = ()  # of the reading's source
    public_ids: tuple[str, ...] = ()  # that new records are given first
    made_of: tuple[str, ...] = ()  # keys to make more public ids of, looked up only if any of the above is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the collection holds about the entries of one reading.

    `by_key` maps identity keys (`deciding.identity`) and raw hashes, prefixed `raw:`, to record ids. For a complete
    feed, `candidates` also holds every record of its source that is not withdrawn.
    """

    by_key: Mapping[str, str] = field(default_factory=dict)
    candidates: Mapping[str, Candidate] = field(default_factory=dict)  # record id -> what is stored
    public_ids: frozenset[str] = frozenset()  # of the ids that the reading's GUIDs ask for, those that are taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry's effect on the collection: the record as it is to be, and what was said."""

    kind: ChangeKind
    record: Record
    sighting: Sighting | None = None  # None: nothing new was said (a withdrawal, an unchanged entry)
    keys: tuple[str, ...] = ()  # identity keys to remember for the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The shingles (`ingest.text.shingles`) by which copies of a record's text are found."""

    record_id: str
    shingles: tuple[int, ...]
    outdated: tuple[int, ...] = ()  # of the text that it had before


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A page that has proved to be gone for good (410)."""

    url: str  # canonical by the rules of its source
    source_id: str
    since: datetime  # of its first such answer
    at: datetime  # of the answer that proves it
    feed_at: datetime | None = None  # when its source was read last as a feed; None: never


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many entries of a run ended how."""

    new: int = 0
    revised: int = 0
    updated: int = 0  # changed in place, by something that makes no revision
    same: int = 0
    copy: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which records a channel wants; every part narrows, an empty part does not."""

    sources: tuple[str, ...] = ()  # seen in any of these
    languages: tuple[str, ...] = ()  # by primary subtag: "en" is en-GB and en-US too
    tags: tuple[str, ...] = ()  # terms; case, space and punctuation make no difference
    copies: Copies = "one"
    limit: int | None = None  # records, at the most

    def __post_init__(self) -> None:
        """Refuse what would silently choose something else, such as "en" where ("en",) is meant, or a negative limit.

        Raises:
            TypeError: a field is of another type.
            ValueError: the limit is negative, or `copies` is not one of its three words.
        """
        check_fields(self)
        if self.copies not in get_args(Copies):
            raise ValueError(f"copies is {self.copies!r}, and has to be one of {', '.join(get_args(Copies))}")
        if self.limit is not None and self.limit < 0:
            raise ValueError(f"limit is {self.limit}, fewer than none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another record of the same story, as it is named to readers of one."""

    id: str
    public_id: str
    source_id: str
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The cluster of copies that a record is of."""

    head: str  # the id of the record that represents it
    sort_at: datetime  # the record's own: min(published, first_seen)
    others: tuple[str, ...]  # ids of its other standing records, by sort_at, the oldest first, then id; at most 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """A habit of a source's entries because of which its GUIDs, dates or links are not trusted."""

    source_id: str
    rule: str  # guid-missing, guid-reused, guid-changing, date-changing or link-changing
    entries: int  # that showed it, in the document that showed it best
    of: int  # entries in that document
    since: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many entries of a source came in on one day."""

    day: date  # in UTC, of min(published, first_seen)
    source: str  # its id; to readers, the name it is shown by
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestRow:
    """A row of a page's latest list, with where it stood and what became of it."""

    item: LatestItem
    page_url: str
    place: int  # from 0, in its list
    first_seen: datetime
    public_id: str | None = None  # of the record it became, if it was ingested
