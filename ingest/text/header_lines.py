"""Hands an answer's headers, from a server or an archive, to `http.client` in a way that it can read all of them.

By itself it takes no more than a hundred, and drops every header behind a line that is none, such as a second status
line. Browsers take more, and ignore only that line.
"""

import re
from http.client import HTTPException
from typing import Protocol

MOST = 1000  # headers of one answer; some networks of caches send more than a hundred
LARGEST = 256 << 10  # bytes of all headers; browsers accept as many
_BLOCK = 4096  # bytes handed on at a time
# A name with its colon, or the continuation of the line before. Space before the colon is dropped (RFC 9112 5.1).
_HEADER = re.compile(rb"(?:([!-9;-~]++)[ \t]*+(?=:)|(?=[ \t]))")


class Wire(Protocol):
    """A stream of bytes that begins with the headers."""

    def readline(self, limit: int = -1, /) -> bytes:
        """Return the next line, at most `limit` bytes of it; nothing at the end."""


class HeaderLines:
    """Hands out the lines of headers several at a time, because `http.client` counts how often it gets some."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._lines, self._size = 0, 0
        self._end: bytes | None = None  # the line that ends the headers, once it has been read

    def readline(self, limit: int = -1, /) -> bytes:
        """Return the next lines; the line that ends the headers comes by itself.

        Raises: HTTPException: the headers are more, or larger, than those of any honest answer.
        """
        block = b""
        while self._end is None and len(block) < _BLOCK:
            line = self.wire.readline(limit)
            self._lines, self._size = self._lines + 1, self._size + len(line)
            if self._lines > MOST or self._size > LARGEST:
                raise HTTPException("more headers than any honest answer has")
            if line in (b"\r\n", b"\n", b""):
                self._end = line
            elif header := _HEADER.match(line):
                block += (header[1] or b"") + line[header.end() :]
        return block or self._end or b""
