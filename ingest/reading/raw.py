"""What a parser finds: strings as written, nothing repaired, each with the signal it came from.

Every field holds all that was said of it, the most trusted signal first; `normalise` takes the first that can be
believed, and `explain` shows them all.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ingest.schema import Dateline, Enclosure, Feed, Flaw, Format, Image, Kind, Link, Location, Person, Tag, Tombstone

AGO = "time ago"  # the signal of a date that only says how long ago it was: "3 hours ago"


class Said(NamedTuple):
    """One statement about one field."""

    value: str
    signal: str  # where it stood: "json-ld:datePublished", "og:title", "atom:updated", "time[datetime]"
    type: Literal["text", "html"] = "text"
    base: str | None = None  # what relative links in an html value are relative to; None: the document
    language: str | None = None  # of this value, where the markup says so
    timezone: str | None = None  # for a date that names none: that of another date on the page, such as "+09:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLatest:
    """One row of a latest list, as written."""

    title: str
    link: str | None = None
    summary: str | None = None
    image: Image | None = None  # its url as written, maybe relative
    published: str | None = None


class RawEntry(NamedTuple):
    """An entry as written: strings, nothing repaired; each tuple of `Said` in the order of trust.

    It is a named tuple for speed: one is made of every entry that is met, and most of its fields keep their defaults.
    """

    guid: tuple[Said, ...] = ()
    link: tuple[Said, ...] = ()  # the permalink, maybe relative
    canonical: tuple[Said, ...] = ()  # what a page says its own address is
    title: tuple[Said, ...] = ()
    summary: tuple[Said, ...] = ()
    content: tuple[Said, ...] = ()
    published: tuple[Said, ...] = ()
    updated: tuple[Said, ...] = ()
    language: tuple[Said, ...] = ()
    publisher: tuple[Said, ...] = ()
    section: tuple[Said, ...] = ()
    place: tuple[Said, ...] = ()
    rights: tuple[Said, ...] = ()
    author: tuple[Said, ...] = ()  # bylines as written, each of one signal; one may name several people ("A and B")
    people: tuple[Person, ...] = ()  # authors where the format tells them apart; these win over `author`
    tags: tuple[Tag, ...] = ()
    images: tuple[Image, ...] = ()  # the lead image first; urls as written
    enclosures: tuple[Enclosure, ...] = ()
    links: tuple[Link, ...] = ()
    dateline: Dateline | None = None
    location: Location | None = None
    comment_count: int | None = None
    latest: tuple[RawLatest, ...] = ()
    attribution: Feed | None = None
    paywalled: bool | None = None
    raw_hash: str | None = None  # of the entry as received; None: normalise computes it
    signals: tuple[tuple[str, str], ...] = ()  # (field, signal) for the fields above that are not `Said`
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a parser makes of one document."""

    format: Format
    kind: Kind
    base: str | None = None  # what relative links are relative to; None: the document's address
    feed: Feed | None = None  # its urls as written
    authors: tuple[Person, ...] = ()  # of the entries that name none
    entries: tuple[RawEntry, ...] = ()
    latest: tuple[RawLatest, ...] = ()  # of a listing; an article's own stands in its entry
    tombstones: tuple[Tombstone, ...] = ()
    complete: bool = False
    links: tuple[Link, ...] = ()  # candidates, urls as written
    next_link: str | None = None
    flaws: tuple[Flaw, ...] = ()
