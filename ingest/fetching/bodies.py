"""A body read whole or not at all: within a cap off the wire and after decompression, and to its proper end."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError, ReadTimeoutError

from ingest.fetching.answer import Body, Trouble
from ingest.fetching.at_once import LargeBodies
from ingest.text.compression import Undone, decompressed, is_plain

CHUNK = 1 << 16  # bytes

CUT = "the connection was closed before the document was complete"


class Raw(Protocol):
    """The bytes of a response as they come off the wire: urllib3's response, as far as it is needed here."""

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        """Return what has arrived, at most `amt` bytes; nothing at the end."""


def whole_body(
    raw: Raw, *, coding: str, limit: int, large: LargeBodies, whole: bool = True, keep: bool = False
) -> Body | Trouble:
    """Return the body, decoded, or Trouble where it is cut, larger than `limit` bytes, or not in its coding.

    With `whole` false the first `limit` bytes are enough. With `keep` the body comes as it was sent, too. A large one
    waits for its turn.
    """
    plain = is_plain(coding)
    wire = _Wire(raw, limit, whole=whole, keep=keep and not plain)
    try:
        with large.one() as grown:
            body = decompressed(wire, coding, limit=limit, whole=whole, grown=grown)
    except _OversizeError:
        body = "too large"
    except ReadTimeoutError:
        return Trouble("temporary", "the server stopped sending in the middle of the document")
    except (HTTPError, OSError):  # a reset, a bad chunk
        body = "cut"
    if wire.stated is not None and (plain or len(body) != wire.stated):
        body = "cut"
    if isinstance(body, str):
        return _trouble(body, coding, limit)
    return Body(body, wire.size, (body if plain else wire.kept.getvalue()) if keep else None)


def body_as_sent(raw: Raw, *, limit: int) -> bytes:
    """Return a body as sent, for the archive alone: at most `limit` bytes of it, or as many as came before a fault."""
    wire = _Wire(raw, limit, whole=False, keep=True)
    with suppress(HTTPError, OSError):
        for _part in wire:
            continue
    return wire.kept.getvalue()


class _OversizeError(Exception):
    """More bytes than the cap; never leaves this module."""


@dataclass(slots=True)
class _Wire:
    """The bytes as sent. read1 returns what has arrived, so that a drip is seen as it drips.

    Where fewer come than were said, `stated` says so: a few servers state the size of what they compress, and browsers
    take such a body if that is what it comes to.
    """

    raw: Raw
    limit: int
    whole: bool
    keep: bool
    size: int = 0
    stated: int | None = None  # bytes that there should have been, where there were fewer
    kept: io.BytesIO = field(default_factory=io.BytesIO)

    def __iter__(self) -> Iterator[bytes]:
        room = self.limit + self.whole  # one byte more tells a body that is too large from one that just fits
        while self.size < room and (data := self._read(min(CHUNK, room - self.size))):
            self.size += len(data)
            if self.size > self.limit:
                raise _OversizeError
            if self.keep:
                self.kept.write(data)
            yield data

    def _read(self, most: int) -> bytes:
        try:
            return self.raw.read1(most, decode_content=False)
        except ProtocolError as error:
            if not isinstance(short := error.__cause__, IncompleteRead):
                raise
            self.stated = short.partial + short.expected
            return b""


def _trouble(undone: Undone, coding: str, limit: int) -> Trouble:
    match undone:
        case "cut":
            return Trouble("temporary", CUT, retry=True)
        case "too large":
            return Trouble("permanent", f"the document is larger than {limit:,} bytes, the most Wiredesk reads")
        case "not so compressed":
            return Trouble("temporary", f"the body is not the {coding.strip().lower()} that its header says")
        case "unknown":
            return Trouble("permanent", f"the body is compressed as {coding[:40]!a}, which was not asked for")
