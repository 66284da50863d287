"""A body read whole or not at all: within a cap off the wire and after decompression, and to its proper end."""

import io
import zlib
from collections.abc import Iterator
from typing import Protocol

from urllib3.exceptions import HTTPError, ReadTimeoutError

from ingest.fetching.answer import Trouble

CHUNK = 1 << 16  # bytes
ACCEPTED = "gzip, deflate"  # what decoders read, as the request says

CUT = "the connection was closed before the document was complete"
_GZIP, _ZLIB, _RAW_DEFLATE = 31, 15, -15  # zlib's window bits


class Raw(Protocol):
    """The bytes of a response as they come off the wire: urllib3's response, as far as it is needed here."""

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        """Return what has arrived, at most `amt` bytes; nothing at the end."""


def whole_body(raw: Raw, *, encoding: str, limit: int) -> bytes | Trouble:
    """Return the decoded body, or Trouble where it is cut, larger than `limit` bytes, or not in its encoding."""
    wire = _wire(raw, limit)
    try:
        match encoding.strip().lower():
            case "" | "identity":
                return _joined(wire)
            case "gzip" | "x-gzip" | "deflate" as known:
                return _inflated(wire, gzip=known != "deflate", limit=limit)
            case unknown:
                return Trouble("permanent", f"the body is compressed as {unknown[:40]!a}, which was not asked for")
    except _OversizeError:
        return Trouble("permanent", f"the document is larger than {limit:,} bytes, the most Wiredesk reads")
    except zlib.error:
        return Trouble("temporary", f"the body is not the {encoding} that its header says")
    except ReadTimeoutError:
        return Trouble("temporary", "the server stopped sending in the middle of the document")
    except (HTTPError, OSError):  # a reset, a short Content-Length, a bad chunk
        return Trouble("temporary", CUT, retry=True)


class _OversizeError(Exception):
    """More bytes than the cap; never leaves this module."""


def _wire(raw: Raw, limit: int) -> Iterator[bytes]:
    """Yield the bytes as sent. read1 returns what has arrived, so that a drip is seen as it drips."""
    size = 0
    while data := raw.read1(CHUNK, decode_content=False):
        size += len(data)
        if size > limit:
            raise _OversizeError
        yield data


def _joined(wire: Iterator[bytes]) -> bytes:
    out = io.BytesIO()  # hands its buffer out without a second copy, as a join of parts would need
    for data in wire:
        out.write(data)
    return out.getvalue()


def _inflated(wire: Iterator[bytes], *, gzip: bool, limit: int) -> bytes | Trouble:
    """Decompress step by step: urllib3 returns a cut stream as if whole, and a megabyte can hold a gigabyte."""
    out = io.BytesIO()
    stream = None
    for arrived in wire:
        data = arrived
        while data:
            # Members may follow one another (RFC 1952 section 2.2); anything else after the end is padding.
            if stream is None or (stream.eof and gzip and data.startswith(b"\x1f")):
                stream = zlib.decompressobj(_GZIP if gzip else _window(data))
            elif stream.eof:
                break
            out.write(stream.decompress(data, limit - out.tell() + 1))
            if out.tell() > limit:
                raise _OversizeError
            data = stream.unused_data if stream.eof else stream.unconsumed_tail
    if stream is not None and not stream.eof:
        return Trouble("temporary", CUT, retry=True)
    return out.getvalue()


def _window(start: bytes) -> int:
    """Return how this deflate is framed: in zlib (RFC 9110 section 8.4.1.2), or bare, as some servers send it."""
    framed = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2]) % 31 == 0)
    return _ZLIB if framed else _RAW_DEFLATE
