"""What one request brought: an answer, or trouble. Values; nothing here knows how requests are made."""

from dataclasses import dataclass

from ingest.schema.source import FailureKind

DOCUMENT_STATUSES = frozenset({200, 203})  # 203: transformed by a proxy on the way, still the document


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body is read only where it is a document."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the header's value as received, or None if it was not sent."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a request brought no document, and whether asking again in this run may bring one."""

    kind: FailureKind
    cause: str  # for a person: what, and what to do where something can be done
    retry: bool = False
    reached: bool = True  # whether a connection came about; if not, the host's next address is tried
    status: int | None = None  # of the answer, if there was one
