"""The records of one WARC file, of any version, compressed or not: all in order, or the one at a given offset.

Nothing is held of a record but what is asked of it, so neither a large file nor a large record costs memory. `scan`
hands on a record only once all of it was there: one that a killed crawler left cut is named, and the records behind a
damaged one are found again. The standard: ISO 28500:2017, its annex D for compression.
"""

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from ingest.schema import Flaw

T = TypeVar("T")

VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]
CHUNK = 1 << 16  # bytes
MOST_HEAD = 1 << 18  # bytes that a record's own headers may have
MOST_DIGITS = 18  # that a length may have
HONEST = 64 << 20  # bytes that any record may expand to
RATIO = 200  # beyond that, how many times its compressed size it may expand to; markup comes to 20
_MAGIC = b"\x1f\x8b"
_WORD = b"WARC/"
_MEMBER = _MAGIC + b"\x08"
_RECORD = b"\r\n\r\n" + _WORD  # in a plain file: the end of one and the beginning of the next


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """What a record says of itself, and its block, to be read while its turn lasts."""

    offset: int  # bytes; where it begins in its file, and with it its gzip member where the file is compressed
    length: int  # bytes of its block, as it says
    head: StatusAndHeaders
    block: io.BufferedReader

    def said(self, name: str) -> str | None:
        """Return a header's value, None where it is absent or empty."""
        value = self.head.get_header(name)
        return str(value).strip() or None if value else None


class DamagedError(Exception):
    """A record that makes no sense, in words for a person; never leaves this room."""


class _InOnePieceError(Exception):
    """Several records in one gzip member; never leaves this module."""


def scan(file: BinaryIO, look: Callable[[WarcRecord], T]) -> Iterator[T | Flaw]:
    """Yield what `look` makes of each record, or the flaw in its place; the file is read once, from its beginning."""
    compressed = file.read(2) == _MAGIC
    size = file.seek(0, io.SEEK_END)
    position = 0
    while position < size:
        try:
            seen, following = _looked(file, position, look) if compressed else _looked_plain(file, position, size, look)
        except _InOnePieceError:
            yield Flaw("whole-gzip")
            return
        except (EOFError, zlib.error, DamagedError) as error:
            found = _next(file, position + 1, compressed=compressed)
            yield _flaw(position, error, last=found is None and _may_begin(file, compressed=compressed))
            if found is None:
                return
            position = found
        else:
            position = following
            yield seen


def record_at(file: BinaryIO, offset: int) -> WarcRecord:
    """Return the record that begins at an offset which `scan` gave.

    Raises: EOFError, zlib.error, DamagedError: it is not there any more.
    """
    file.seek(offset)
    compressed = file.read(2) == _MAGIC
    file.seek(offset)
    record, _ = _opened(io.BufferedReader(_Member(file), CHUNK) if compressed else file, offset)
    return record


def _flaw(position: int, error: Exception, *, last: bool) -> Flaw:
    """Say what is wrong and where; with the last record, it is most often that the writing of it broke off."""
    where = f"at byte {position:,}"
    if isinstance(error, DamagedError):
        return Flaw("bad-record", f"{where}: {error}")
    return Flaw("cut-archive" if last else "bad-record", where)


def _looked(file: BinaryIO, position: int, look: Callable[[WarcRecord], T]) -> tuple[T, int]:
    """Return what `look` makes of the record in the gzip member at `position`, and where the member ends."""
    file.seek(position)
    member = _Member(file)
    stream = io.BufferedReader(member, CHUNK)
    record, block = _opened(stream, position)
    seen = look(record)
    while record.block.read(CHUNK):
        continue
    rest = stream.read(CHUNK).lstrip(b"\r\n")
    if rest.startswith(_WORD):
        raise _InOnePieceError
    if rest or member.end is None or block.left:
        raise DamagedError("its length is not what it says")
    return seen, member.end


def _looked_plain(file: BinaryIO, position: int, size: int, look: Callable[[WarcRecord], T]) -> tuple[T, int]:
    file.seek(position)
    record, block = _opened(file, position)
    end = file.tell() + block.left
    if end > size:
        raise EOFError
    seen = look(record)
    file.seek(end)
    while (line := file.peek(1)[:1]) and line in b"\r\n":  # type: ignore[attr-defined]
        file.read(1)
    return seen, file.tell()


def _opened(stream: BinaryIO, offset: int) -> tuple[WarcRecord, "_Block"]:
    try:
        head = StatusAndHeadersParser(VERSIONS).parse(_Lines(stream))
    except StatusAndHeadersParserException as error:
        raise DamagedError("nothing that begins there is a record of a WARC") from error
    length = head.get_header("Content-Length", "")
    if not (length.isascii() and length.isdigit() and len(length) < MOST_DIGITS):
        raise DamagedError("it does not say how long it is")
    block = _Block(stream, int(length))
    return WarcRecord(offset, block.left, head, io.BufferedReader(block, CHUNK)), block


class _Lines:
    """The lines of a record's head, whole and within a bound."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = MOST_HEAD

    def readline(self) -> bytes:
        line = self._stream.readline(self._left)
        self._left -= len(line)
        if not self._left:
            raise DamagedError("its head has no end")
        if not line.endswith(b"\n"):
            raise EOFError
        return line


class _Block(io.RawIOBase):
    """A stream that ends after so many bytes of another."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream = stream
        self.left = left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._stream.read(min(len(view), self.left))
        if not data and self.left:
            raise EOFError
        self.left -= len(data)
        view[: len(data)] = data
        return len(data)


class _Member(io.RawIOBase):
    """The decompressed bytes of the gzip member at the file's current position."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start = file.tell()
        self._inflating = zlib.decompressobj(31)
        self._given = 0
        self.end: int | None = None  # of the member in the file, once all of it was read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        inflating = self._inflating
        data = b""
        while not (data or inflating.eof):
            arrived = inflating.unconsumed_tail or self._file.read(CHUNK)
            data = inflating.decompress(arrived, len(view))
            if not (data or arrived or inflating.eof):
                raise EOFError
        if inflating.eof and self.end is None:
            self.end = self._file.tell() - len(inflating.unused_data)
        self._given += len(data)
        if self._given > HONEST and self._given > RATIO * (self._file.tell() - self._start):
            raise DamagedError("it expands beyond all measure")
        view[: len(data)] = data
        return len(data)


def _next(file: BinaryIO, start: int, *, compressed: bool) -> int | None:
    """Return where the next recognisable record begins, at `start` or after it; None: there is none."""
    mark, lead = (_MEMBER, 0) if compressed else (_RECORD, len(_RECORD) - len(_WORD))
    places = (place + lead for place in _places(file, mark, start))
    return next((place for place in places if _start(file, place, compressed=compressed) == _WORD), None)


def _places(file: BinaryIO, mark: bytes, start: int) -> Iterator[int]:
    """Yield where these bytes stand, at `start` or behind it."""
    held = b""
    file.seek(start)
    while data := file.read(CHUNK):
        after = file.tell()
        held += data
        at = held.find(mark)
        while at >= 0:
            yield after - len(held) + at
            at = held.find(mark, at + 1)
        held = held[-len(mark) + 1 :]
        file.seek(after)  # whoever looked at the place has moved


def _may_begin(file: BinaryIO, *, compressed: bool) -> bool:
    """Whether the file begins with a record, or did before it was cut."""
    return _WORD.startswith(_start(file, 0, compressed=compressed))


def _start(file: BinaryIO, offset: int, *, compressed: bool) -> bytes:
    """Return the first bytes of what may be a record, decompressed if they can be, else as they stand."""
    file.seek(offset)
    data = file.read(512)
    try:
        return zlib.decompressobj(31).decompress(data, len(_WORD)) if compressed else data[: len(_WORD)]
    except zlib.error:
        return data[: len(_WORD)]
