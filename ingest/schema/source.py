"""What we were told to read, and what came of asking for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ingest.schema.reading import Document
from ingest.schema.record import Habit

FailureKind = Literal["temporary", "permanent", "blocked", "gone"]
SourceKind = Literal["feed", "page", "listing", "sitemap", "site"]
Condition = Literal["new", "good", "failing", "blocked", "gone", "retired"]
SPACING = 5.0  # seconds between the starts of two requests at one host
PERSISTENT = timedelta(days=1)  # a failure that has lasted so long needs a person
SEVERAL = 3  # pages of a source; all of fewer may be gone by chance
SOME_DAYS = timedelta(days=2)  # a source none of whose pages could be had for so long needs a person too


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place we were told to read: one table of seeds/*.toml, one outline of an OPML, one line of a .txt."""

    id: str  # its name in TOML, else its URL as written; never a redirect target
    url: str
    title: str | None = None
    language: str | None = None  # BCP 47
    timezone: str | None = None  # IANA name
    day_first: bool | None = None
    allow_private: bool = False  # loopback and private addresses permitted
    recipe: str | None = None  # the name of the recipe its pages are read by
    kind: SourceKind | None = None  # None: found out from what is served
    interval_min: int | None = None  # seconds between two polls, at the least; None: an hour (a day without validators)
    interval_max: int | None = None  # seconds, at the most; None: a day
    spacing: float = SPACING  # seconds between the starts of two requests at its host
    follow: int = 1  # how far links are followed: 0 not at all, 1 those of its own lists, 2 those of their pages too
    follow_most: int = 50  # pages fetched a run
    full_text: bool = False  # fetch the page of each new or corrected entry that carries no content
    include: tuple[str, ...] = ()  # regular expressions: an entry is kept if one is found in its title, URL or tags
    exclude: tuple[str, ...] = ()  # and left out if one of these is
    drop_parameters: tuple[str, ...] = ()  # of its addresses: those that name no page, such as `pos` or `campaign_*`
    keep_parameters: tuple[str, ...] = ()  # of its addresses: those that name the page, whatever they do elsewhere
    headers: tuple[tuple[str, str], ...] = ()  # a header's name, and the environment variable that holds its value
    credentials: str | None = None  # the environment variable that holds "user:password" (RFC 7617)
    verify_tls: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchState:
    """What is remembered of a source between polls: what its server said, how it went, and when it is due.

    Validators are opaque, exactly as received. Times are aware UTC.
    """

    url: str | None = None  # the source's, when this was learnt; none of it holds once the source has another
    etag: str | None = None
    last_modified: str | None = None
    raw_hash: str | None = None  # of the last document; None: it has to be read even if the same bytes come again
    read_at: datetime | None = None  # when that one came last
    kind: SourceKind | None = None  # what it was read as last
    address: str | None = None  # where it has moved for good, or a site's feed: asked in place of the source's url
    moving_to: str | None = None  # where permanent redirects have pointed lately
    moves: int = 0  # in a row
    moving_since: datetime | None = None
    rhythm: float | None = None  # seconds between two stories, as it has published lately; None: unknown
    news_at: datetime | None = None  # when it last had a new entry
    told_interval: int | None = None  # seconds between changes, as the feed says (ttl, sy:)
    skip_hours: tuple[int, ...] = ()  # of the day in UTC, when the feed says that nothing changes
    skip_days: tuple[str, ...] = ()  # of WEEKDAYS
    asked_at: datetime | None = None  # the last attempt
    good_at: datetime | None = None  # the last document that was read, or 304
    failures: int = 0  # in a row
    failing_since: datetime | None = None  # the first of them
    failure: FailureKind | None = None  # the last outcome, where it was one
    cause: str | None = None  # of the failure, for a person
    gone_since: datetime | None = None  # the first 410 of a row
    retired: datetime | None = None  # the second, a day or more later: not asked any more
    told_at: datetime | None = None  # when a person was last told of this failure
    due: datetime | None = None  # None: not before it is enrolled again (retired), or never asked yet
    why: str | None = None  # why it is due then, for a person

    @property
    def condition(self) -> Condition:
        """How the source is, in a word: `new` while nothing has come of it yet."""
        if self.retired is not None:
            return "retired"
        if self.failures:
            return self.failure if self.failure in ("blocked", "gone") else "failing"
        return "good" if self.good_at else "new"

    def needs_person(self, now: datetime) -> bool:
        """Return whether it will not mend itself: it has failed for a day, or is gone for good."""
        lasting = self.failing_since is not None and now - self.failing_since >= PERSISTENT
        return self.retired is not None or (lasting and self.failures > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedPages:
    """What came of the pages that were lately requested for a source."""

    tried: int = 0
    failed: int = 0  # at their last try
    cause: str | None = None  # the commonest
    url: str | None = None  # the last page that failed for this cause
    since: datetime | None = None  # when the first of them was tried

    def need_person(self, now: datetime) -> bool:
        """Return whether several were tried over some days, and all of them failed."""
        return self.since is not None and self.failed == self.tried >= SEVERAL and now - self.since >= SOME_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One source of a collection: how much there is of it, and how it fares."""

    source_id: str
    entries: int = 0  # records that it carried, withdrawn ones not among them
    newest: datetime | None = None  # the latest min(published, first_seen) among them
    state: FetchState | None = None  # None: it is in no schedule, and was only read from files
    links_waiting: int = 0  # to be followed
    pages: FollowedPages = FollowedPages()  # in the week before any source was asked last
    habits: tuple[Habit, ...] = ()  # of its GUIDs, dates and links


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One response as it came over the wire, for the archive: all that its Document was made from."""

    source_id: str  # the document's
    url: str  # the address asked; of the response that made the document, its final_url or else its url
    at: datetime  # aware UTC; of the response that made a document, the document's fetched_at to the microsecond
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]  # as received, in order, names as written
    body: bytes  # as sent, still compressed; without the framing of chunks
    asked_for: str | None = None  # the document's url; None: the same as url


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server answered 304 to the validators that were sent."""

    url: str
    fetched_at: datetime
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that could not be had, and whether asking again may help."""

    kind: FailureKind
    url: str
    fetched_at: datetime
    cause: str  # one clear line: what, and what to do where something can be done
    status: int | None = None  # of the last answer, if there was one
    retry_after: float | None = None  # seconds, as the server said, at most a day
    rests_host: str | None = None  # a host that asks for fewer requests, whatever is asked of it
    put_off: bool = False  # whether nothing is wrong: a host on the way rests, or others come first there


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One request that was made, whatever came of it."""

    source_id: str
    url: str
    at: datetime
    outcome: Literal["document", "not modified", "temporary", "permanent", "blocked", "gone"]
    status: int | None = None
    cause: str | None = None
    size: int | None = None  # bytes of the body, decoded
    wire: int | None = None  # bytes of the body, as sent
    seconds: float | None = None
    etag: str | None = None  # that was sent back
    last_modified: str | None = None  # that was sent back
    due: datetime | None = None  # when the source is due next, as decided after this attempt
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What asking for a source came to, with every attempt it took, in order."""

    source: Source
    outcome: Document | NotModified | Failure
    attempts: tuple[Attempt, ...]
    moved_to: str | None = None  # the end of a chain of permanent redirects (301, 308) alone
    exchanges: tuple[Exchange, ...] = ()  # every response on the way, where an archive is kept
    turn_in: float | None = None  # seconds until its turn at a host that it leads to; until then nothing has come of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A source in the schedule."""

    source_id: str
    host: str
    due: datetime | None  # None: not any more


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """What is remembered of a sitemap that an index names, or of a page whose story may be corrected."""

    etag: str | None = None  # as received, as those of a source are
    last_modified: str | None = None
    asked_at: datetime | None = None  # the last attempt
    had_at: datetime | None = None  # the last document that was read, or 304
    content: str | None = None  # a hash of the addresses that it listed then
    stirred_at: datetime | None = None  # when those last changed; at first, the newest of their dates
    told_at: datetime | None = None  # its last change, as the index said when it was fetched
    kept: int = 0  # times in a row that its index's date changed with those addresses; below 0: changed without them


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLink:
    """An address that a list named and that is still to be fetched."""

    url: str
    source_id: str  # of the source that named it first, and as whose page it is read
    depth: int  # 1: named by the source's own document
    tries: int = 0  # those that failed
    key: str | None = None  # the key under which it waits; None: that of its address by the general rules
    backlog: bool = False  # it was there before its source was polled, or is old as its list says
    news_at: datetime | None = None  # when what is there appeared, as its list says, or was met
    due: datetime | None = None  # None: done with
    state: LinkState | None = None  # of what is asked for again


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """The robots.txt of an origin (RFC 9309), as it was last fetched."""

    origin: str  # scheme, host and port
    fetched_at: datetime
    status: int | None  # None: no answer
    body: bytes = b""
    etag: str | None = None  # as received, to ask whether it has changed
    last_modified: str | None = None
