"""Decodes content codings: gzip, deflate, br and zstd (RFC 9110 section 8.4.1, RFC 7932, RFC 8878).

A megabyte can hold a gigabyte, so the size is bounded at every step. A stream that was cut short is told from a whole
one, which the libraries below leave to their users.
"""

import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Literal, Protocol

ACCEPTED = "gzip, deflate, br, zstd"  # as a request names them

Undone = Literal["cut", "too large", "not so compressed", "unknown"]
"""Why a body could not be unpacked; "unknown": it is in a coding that nothing here undoes."""

_STEP = 1 << 18  # bytes that are unpacked at a time
_PIECE = 1 << 12  # bytes given at a time: at the end of a stream the rest is copied, and one may end every nine bytes
_MOST_STREAMS = 1 << 16  # in one body: each address of a sitemap may have its own; millions of empty ones cost a minute
_AGAIN = 1 << 20  # packed bytes that are kept so that they can be unpacked again
_BLOCK = 1 << 20  # bytes that are kept in one piece
_GZIP, _ZLIB, _RAW_DEFLATE = 31, 15, -15  # zlib's window bits
_ZSTD_WINDOW = 23  # log2: 8 MiB, the most that HTTP allows (RFC 9659)


def decompressed(
    parts: Iterable[bytes],
    coding: str,
    *,
    limit: int,
    whole: bool = True,
    grown: Callable[[int], None] = lambda size: None,
) -> bytes | Undone:
    """Return the body that `parts` hold in one or several codings, or why it could not be unpacked.

    A body of more than `limit` bytes is too large, whether unpacked or still packed in one of its codings. With `whole`
    false its first `limit` bytes are enough. Streams may follow one another in gzip (RFC 1952 section 2.2) and zstd
    (RFC 8878 section 3.1); anything else after the end is padding. Codings are named in the order in which they were
    applied (RFC 9110 section 8.4). "", identity and what is no coding ("utf-8", "text/xml") are ignored, as browsers
    do. A coding that is named twice, as by a server and a proxy, counts once. No byte at all is an empty body. `grown`
    is called with each size that the body reaches.
    """
    makes = [_CODINGS.get(name) for name in reversed(_named(coding))]
    layers = [_Streams(make, limit) for make in makes if make]
    if len(layers) < len(makes):
        return "unknown"
    out = _Blocks()
    try:
        for piece in reduce(lambda packed, streams: streams.unpacked(packed), layers, parts):
            out.add(piece)
            if out.size > limit:
                return "too large" if whole else out.joined()[:limit]
            grown(out.size)
    except _OversizeError:
        return "too large"
    except _NotSoCompressedError:
        return "not so compressed"
    return "cut" if any(streams.cut for streams in layers) else out.joined()


def is_plain(coding: str) -> bool:
    """Return whether a body in that coding is not packed at all."""
    return not _named(coding)


def _named(coding: str) -> tuple[str, ...]:
    """The codings that a header names, each once."""
    said = (name.partition(";")[0].strip().removeprefix("x-") for name in coding.lower().split(","))
    return tuple(dict.fromkeys(name for name in said if name in _CODINGS or name in _NOT_UNDONE))


class _Blocks:
    """A buffer in blocks. A single buffer would be copied as it grows, and be in memory twice."""

    def __init__(self) -> None:
        self.size = 0
        self._whole: list[bytes] = []
        self._begun = io.BytesIO()  # gathers small pieces, each of which would cost as much memory as a line

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        self._begun.write(piece)
        if self._begun.tell() >= _BLOCK:
            self._whole.append(self._begun.getvalue())
            self._begun = io.BytesIO()

    def joined(self) -> bytes:
        return b"".join((*self._whole, self._begun.getvalue()))


class _NotSoCompressedError(Exception):
    """The bytes are not in the coding that was named; never leaves this module."""


class _OversizeError(Exception):
    """The body is too large while still packed in one of its codings; never leaves this module."""


class _Stream(Protocol):
    """One compressed stream, from its first byte to its end."""

    @property
    def following(self) -> bytes | None:
        """The first byte of a stream that may follow this one; None if none may."""

    @property
    def ended(self) -> bool:
        """Whether the end of the stream has been reached."""

    @property
    def unused(self) -> bytes:
        """The bytes given after the end of the stream."""

    def steps(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` unpacks to, about _STEP bytes at a time."""


class _Streams:
    """The streams of one body, one after another. Each is opened when its first bytes have come."""

    def __init__(self, make: Callable[[bytes], _Stream], limit: int) -> None:
        self._make = make
        self._room = limit  # for packed bytes, which may have come out of another coding
        self._left = _MOST_STREAMS
        self._stream: _Stream | None = None

    @property
    def cut(self) -> bool:
        return self._stream is not None and not self._stream.ended

    def unpacked(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        for part in parts:
            self._room -= len(part)
            if self._room < 0:
                raise _OversizeError
            for start in range(0, len(part), _PIECE):
                yield from self._opened(part[start : start + _PIECE])

    def _opened(self, data: bytes) -> Iterator[bytes]:
        while data:
            stream = self._stream_for(data)
            if stream.ended:
                break
            yield from stream.steps(data)
            data = stream.unused

    def _stream_for(self, data: bytes) -> _Stream:
        stream = self._stream
        if stream is None or (stream.ended and stream.following and data.startswith(stream.following)):
            self._left -= 1
            if self._left < 0:
                raise _NotSoCompressedError
            stream = self._stream = self._make(data)
        return stream


class _Zlib:
    def __init__(self, window: int) -> None:
        self.following = b"\x1f" if window == _GZIP else None
        self._stream = zlib.decompressobj(window)

    @property
    def ended(self) -> bool:
        return self._stream.eof

    @property
    def unused(self) -> bytes:
        return self._stream.unused_data

    def steps(self, data: bytes) -> Iterator[bytes]:
        more = True
        while more:
            try:
                piece = self._stream.decompress(data, _STEP)
            except zlib.error as error:
                raise _NotSoCompressedError from error
            yield piece
            data = self._stream.unconsumed_tail
            # After a full step more may come, though all of the data has been taken.
            more = not self._stream.eof and (bool(data) or len(piece) == _STEP)


class _Brotli:
    following = None
    unused = b""

    def __init__(self) -> None:
        import brotli  # here, as zstd below: most servers send gzip

        self._new = brotli.Decompressor
        self._error = brotli.error
        self._stream = self._new()
        self._taken = bytearray()
        self._made = 0  # bytes that they were unpacked to

    @property
    def ended(self) -> bool:
        return bool(self._stream.is_finished())

    def steps(self, data: bytes) -> Iterator[bytes]:
        try:
            for piece in self._pieces(data):
                self._made += len(piece)
                yield piece
        except self._error as error:
            if len(self._taken) > _AGAIN:
                raise _NotSoCompressedError from error
            yield from self._to_its_end(data)
        if len(self._taken) <= _AGAIN:
            self._taken += data

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        more = True
        while more:
            piece = self._stream.process(data, output_buffer_limit=_STEP)
            yield piece
            data = b""
            # can_accept_more_data() is true as soon as the data has been taken, even if more is to come out.
            more = not self.ended and bool(piece)

    def _to_its_end(self, data: bytes) -> Iterator[bytes]:
        """Yield what is left of a stream that ends within `data`: unpack it again, the last part byte by byte.

        The library does not say where a stream ends: it refuses data in which other bytes follow.
        """
        self._stream, known = self._new(), self._made
        try:
            for given in (bytes(self._taken), *(data[at : at + 1] for at in range(len(data)))):
                for piece in self._pieces(given):
                    yield piece[known:]
                    known = max(0, known - len(piece))
                if self.ended:
                    return
        except self._error as error:
            raise _NotSoCompressedError from error


class _Zstd:
    following = b"\x28"

    def __init__(self) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        self._stream = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})
        self._error = zstd.ZstdError

    @property
    def ended(self) -> bool:
        return self._stream.eof

    @property
    def unused(self) -> bytes:
        return self._stream.unused_data

    def steps(self, data: bytes) -> Iterator[bytes]:
        more = True
        while more:
            try:
                yield self._stream.decompress(data, _STEP)
            except self._error as error:
                raise _NotSoCompressedError from error
            data = b""
            more = not self._stream.eof and not self._stream.needs_input


def _deflate(start: bytes) -> _Zlib:
    """Deflate in its zlib frame (RFC 9110 section 8.4.1.2), or bare, as some servers send it."""
    framed = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2]) % 31 == 0)
    return _Zlib(_ZLIB if framed else _RAW_DEFLATE)


# Registered with IANA, or known to somebody. What else servers write there means the charset, the type, how the file
# was uploaded, or nothing at all.
_NOT_UNDONE = frozenset("aes128gcm bzip2 compress dcb dcz exi lz4 lzma pack200-gzip sdch snappy xz".split())

_CODINGS: dict[str, Callable[[bytes], _Stream]] = {
    "gzip": lambda start: _Zlib(_GZIP),
    "deflate": _deflate,
    "br": lambda start: _Brotli(),
    "zstd": lambda start: _Zstd(),
}
