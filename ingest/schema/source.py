"""What we were told to read, and what came of asking for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ingest.schema.reading import Document

FailureKind = Literal["temporary", "permanent", "blocked", "gone"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchState:
    """What a server told us to send back: opaque, exactly as received."""

    etag: str | None = None
    last_modified: str | None = None


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
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What asking for a source came to, with every attempt it took, in order."""

    source: Source
    outcome: Document | NotModified | Failure
    attempts: tuple[Attempt, ...]
