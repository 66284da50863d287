"""What a publisher said: one Entry, its parts, and the Feed it came in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from ingest.schema.rules import RULES

CanonicalUrl = NewType("CanonicalUrl", str)
"""A permalink that has passed through `ingest.text.urls.canonical_url`."""

Direction = Literal["ltr", "rtl"]
Precision = Literal["second", "minute", "day"]
Origin = Literal["feed", "page", "text", "merged"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A warning about a repaired or refused value: the rule that applied, and what it applied to."""

    rule: str  # a key of RULES
    detail: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that RULES does not explain, so that none is ever printed unexplained."""
        if self.rule not in RULES:
            raise ValueError(f"{self.rule!r} is not in ingest.schema.rules.RULES")

    def __str__(self) -> str:
        return f"{self.rule}: {self.detail}" if self.detail else self.rule

    @property
    def why(self) -> str:
        """The rule with its detail; without one, with what RULES says of it: what it means and what to do."""
        return f"{self.rule}: {self.detail or RULES[self.rule]}"


@dataclass(frozen=True, slots=True)
class Person:
    """An author: a person, or an organisation that signs in place of one."""

    name: str | None = None
    url: str | None = None
    email: str | None = None
    kind: Literal["organisation"] | None = None  # None: a person, or not told


@dataclass(frozen=True, slots=True)
class Tag:
    """A category or keyword as the publisher wrote it (RFC 4287 section 4.2.2)."""

    term: str
    scheme: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link to something else; the permalink itself is `Entry.url`."""

    rel: str
    url: str
    media_type: str | None = None
    title: str | None = None
    updated: datetime | None = None  # what is there, as a sitemap says


ORIGIN_RELATIONS = frozenset({"canonical", "via"})
"""The `rel` of links to where a story comes from."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that belongs to an entry, with its caption and its credit kept apart."""

    url: str | None = None  # None if a text dump does not give it
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width: int | None = None  # pixels
    height: int | None = None  # pixels


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attached file (RSS enclosure, JSON Feed attachment)."""

    url: str
    media_type: str | None = None
    length: int | None = None  # bytes, as declared
    title: str | None = None
    duration: int | None = None  # seconds, of audio or video


@dataclass(frozen=True, slots=True)
class Location:
    """Where on Earth an entry is about (GeoRSS, GML, W3C Geo)."""

    shape: Literal["point", "line", "polygon", "box"]
    points: tuple[tuple[float, float], ...]  # (latitude, longitude) in degrees; of a box two corners


@dataclass(frozen=True, slots=True)
class Cloud:
    """Where to ask to be told of changes (RSS 2.0's cloud element)."""

    domain: str
    port: int | None = None
    path: str | None = None
    procedure: str | None = None
    protocol: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place line a story opens with: `ERBIL, Kurdistan Region -`."""

    place: str | None = None
    agency: str | None = None
    date: str | None = None  # the date part as written
    text: str = ""  # the whole of it as written


@dataclass(frozen=True, slots=True)
class LatestItem:
    """One row of the list of newest stories that a page carries."""

    title: str
    url: str | None = None  # None if a text dump does not give it
    summary: str | None = None
    image: Image | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a publisher says of its own feed (RSS channel, Atom feed, JSON Feed)."""

    id: str | None = None  # atom:id as written
    title: str | None = None
    url: str | None = None  # the site
    feed_url: str | None = None  # the feed's own address (rel=self)
    language: str | None = None  # BCP 47
    direction: Direction | None = None
    description: str | None = None
    icon: str | None = None
    rights: str | None = None
    hub: str | None = None  # WebSub
    cloud: Cloud | None = None
    ttl: int | None = None  # minutes, as RSS counts it
    update_interval: int | None = None  # seconds between changes, from sy:updatePeriod and sy:updateFrequency
    skip_hours: tuple[int, ...] = ()  # of the day in UTC, 0 to 23, when nothing changes
    skip_days: tuple[str, ...] = ()  # of WEEKDAYS, when nothing changes
    new_url: str | None = None  # where this feed says it has moved (itunes:new-feed-url)
    updated: datetime | None = None
    authors: tuple[Person, ...] = ()
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()  # paging and archives (RFC 5005), licence, alternates; the site and itself are above


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item in the common schema: what the publisher said, repaired once, nothing invented."""

    guid: str | None = None  # the publisher's identifier as written: opaque, unique only within its feed
    url: str | None = None  # the permalink, absolute
    canonical_url: CanonicalUrl | None = None
    title: str | None = None  # plain text
    summary: str | None = None  # plain text, short
    content_html: str | None = None  # sanitised, absolute URLs
    content_text: str | None = None  # paragraphs separated by a blank line
    authors: tuple[Person, ...] = ()
    publisher: str | None = None
    published: datetime | None = None
    published_precision: Precision | None = None
    updated: datetime | None = None  # the publisher's word; ours is Record.changed_at
    language: str | None = None  # BCP 47
    direction: Direction | None = None
    section: str | None = None
    tags: tuple[Tag, ...] = ()
    images: tuple[Image, ...] = ()  # the lead image first
    enclosures: tuple[Enclosure, ...] = ()
    links: tuple[Link, ...] = ()
    dateline: Dateline | None = None
    place: str | None = None  # the dateline's, else the page's own
    location: Location | None = None
    latest: tuple[LatestItem, ...] = ()  # in the order of the page
    rights: str | None = None
    attribution: Feed | None = None  # the feed a copied entry names as its source
    origin: Origin | None = None
    paywalled: bool | None = None
    comment_count: int | None = None  # as it was when the entry last changed: the counter alone makes no change
    word_count: int | None = None
    raw_hash: str | None = None  # of the entry as received
    warnings: tuple[Flaw, ...] = ()

    @property
    def text(self) -> str:
        """Its full text, or its summary where there is none; "" where neither is known."""
        return self.content_text or self.summary or ""

    @property
    def is_cut_short(self) -> bool:
        """Whether part of it may be missing, because its document ends in the middle."""
        return any(flaw.rule == "cut-short" for flaw in self.warnings)
