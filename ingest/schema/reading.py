"""What goes into `read` and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from ingest.schema.checking import check_fields, check_zone
from ingest.schema.entry import CanonicalUrl, Entry, Feed, Flaw, LatestItem, Link
from ingest.schema.memory import SiteMemory
from ingest.schema.recipe import Recipe


class Format(StrEnum):
    """How the bytes are written; decided from the bytes, with name and content type as hints."""

    RSS = "rss"  # 0.9x, 1.0 (RDF) and 2.0
    ATOM = "atom"
    CDF = "cdf"
    JSON_FEED = "json feed"
    OPML = "opml"
    SITEMAP = "sitemap"  # a urlset or a sitemap index
    HTML = "html"
    TEXT = "text"  # the text dump of an article page


class Kind(StrEnum):
    """What the document is, whatever its format."""

    FEED = "feed"
    ARTICLE = "article"
    VIDEO = "video"  # a player with a title and a short description, which are its entry
    FRONT = "front page"  # of a site: a listing at its root
    LISTING = "listing"  # a section front: links with titles
    LINKS = "links"  # OPML, sitemaps
    LOGIN = "login"
    CHALLENGE = "challenge"  # a bot check in the page's place
    EMPTY = "empty"  # a page with nothing to read, filled by script


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes as received, with what is known of where and when."""

    url: str  # as asked for; a urn: where a file has no address
    body: bytes
    final_url: str | None = None  # after redirects; None: the same as url
    content_type: str | None = None  # as declared, a hint only
    headers: tuple[tuple[str, str], ...] = ()  # response headers kept, lower-case names
    fetched_at: datetime | None = None  # aware UTC
    source_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse at once what would only fail within `read`, as if the document itself could not be read.

        Raises:
            TypeError: a field is of another type, such as a body that is text.
            ValueError: fetched_at has no time zone.
        """
        check_fields(self)
        if self.fetched_at is not None and self.fetched_at.tzinfo is None:
            raise ValueError(f"fetched_at is {self.fetched_at}, without a time zone")

    @property
    def source_or_url(self) -> str:
        """The id of its source; without one it is its own source, by its address."""
        return self.source_id or self.url

    @property
    def is_partial(self) -> bool:
        """Whether it holds but the new entries of a feed (RFC 3229), so that what it lacks is not withdrawn."""
        return any(name == "im" for name, _value in self.headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known of a source before its document is read; each a hint, never an order."""

    language: str | None = None  # BCP 47
    timezone: str | None = None  # IANA name, for dates that carry none
    day_first: bool | None = None  # 05-09-2025 is 5 September; None: unknown
    known: frozenset[str] = frozenset()  # raw hashes of entries already stored
    memory: SiteMemory | None = None  # what is known of the page's site
    recipe: Recipe | None = None  # where the site's pages keep their fields
    drop_parameters: tuple[str, ...] = ()  # parameters of addresses that do not tell which page of this site it is
    keep_parameters: tuple[str, ...] = ()  # parameters of addresses that do

    def __post_init__(self) -> None:
        """Refuse at once what would only fail within `read`, as if the document could not be read.

        Raises: TypeError: a field is of another type. ValueError: no time zone bears that name.
        """
        check_fields(self)
        check_zone("timezone", self.timezone)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An entry whose bytes are known already, and that was therefore not read again."""

    guid: str | None
    raw_hash: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A publisher's word that an entry is withdrawn (RFC 6721)."""

    guid: str
    when: datetime | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one document says, in the common schema."""

    source_id: str | None = None
    url: str
    had_at: tuple[CanonicalUrl, ...] = ()  # canonical addresses at which a page was requested and was found
    fetched_at: datetime | None = None
    format: Format
    kind: Kind
    feed: Feed | None = None
    entries: tuple[Entry | Unchanged, ...] = ()  # in the document's order
    latest: tuple[LatestItem, ...] = ()  # the list of newest stories a page carries, in its order
    tombstones: tuple[Tombstone, ...] = ()
    complete: bool = False  # absence from this feed means withdrawn (RFC 5005 section 2)
    links: tuple[Link, ...] = ()  # candidates to fetch: a listing's items, a sitemap's urls, feeds
    next_url: str | None = None  # the next page of a paged feed, listing or article
    warnings: tuple[Flaw, ...] = ()
    reader_version: int = 1  # of the reader that read it
    memory_version: int = 0  # of the site's memory that it was read with; 0: without one
    drop_parameters: tuple[str, ...] = ()  # ignored where its addresses are compared, as the hints say
    keep_parameters: tuple[str, ...] = ()  # never ignored there, as the hints say

    @property
    def source_or_url(self) -> str:
        """The id of its document's source; without one the document is its own source, by its address."""
        return self.source_id or self.url

    @property
    def is_cut_short(self) -> bool:
        """Whether its document ends in the middle."""
        return any(flaw.rule == "cut-short" for flaw in self.warnings)


class Listed(NamedTuple):
    """An entry as a feed lists it, for a caller that only asks what is in the feed."""

    guid: str
    title: str | None
    updated: datetime | None  # as aware as it was written; None: the feed does not say


@dataclass(frozen=True, slots=True)
class Evidence:
    """One signal's word on one field of an entry, and whether it was taken."""

    field: str
    signal: str
    value: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A reading with the evidence behind it: one tuple for each entry, in the reading's order."""

    reading: Reading
    evidence: tuple[tuple[Evidence, ...], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that could not be read at all: where it is, and the rule that says why."""

    where: str  # a path or an address
    flaw: Flaw
