"""What came of one request, an answer or trouble, as values; nothing here knows how requests are made."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from ingest.schema.source import FailureKind
from ingest.text.urls import host_of


@dataclass(frozen=True, slots=True)
class Body:
    """A body that came whole."""

    decoded: bytes
    wire: int  # bytes, as sent
    sent: bytes | None = None  # as sent, still compressed, where that is kept


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it came over the wire, kept for the archive."""

    reason: str
    headers: tuple[tuple[str, str], ...]  # in order, names as written
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered; the body is read only where it is a document."""

    url: str
    status: int
    at: datetime  # when it was complete
    headers: tuple[tuple[str, str], ...] = ()  # lower-case names
    body: bytes = b""
    wire: int | None = None  # bytes of the body as sent; None: not read
    sent: Sent | None = None  # where an archive is kept

    def header(self, name: str) -> str | None:
        """Return the header's value as received, or None if it was not sent."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def rests_host(self) -> str | None:
        """The host, where it asks for fewer requests; None: it does not."""
        return host_of(self.url) if self.status == HTTPStatus.TOO_MANY_REQUESTS else None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a request brought no document, and whether asking again in this run may bring one."""

    kind: FailureKind
    cause: str  # for a person: what, and what to do where something can be done
    retry: bool = False
    reached: bool = True  # whether a connection came about; if not, the host's next address is tried
    status: int | None = None  # of the answer, if there was one
    plainly: bool = False  # asking again without validators, or for no difference, may bring it
    retry_after: float | None = None  # seconds, as the server said, at most a day
    rests_host: str | None = None  # which asks for fewer requests
    put_off: bool = False  # whether nothing is wrong: a host rests, others come first there, or the run is to end
    turn_in: float | None = None  # seconds until it is our turn at a host that others are led to as well
