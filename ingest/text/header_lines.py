"""An answer's headers, from a server or an archive, as `http.client` reads them: more than the hundred it takes.

It gives up what stands behind a line that is no header, as a second status line; browsers pass over the line alone.
"""

import re
from http.client import HTTPException
from typing import Protocol

MOST = 1000  # headers of one answer; some networks of caches send more than a hundred
LARGEST = 256 << 10  # bytes of them; browsers take as many
_BLOCK = 4096  # bytes of them at a time
# A name with its colon, or the rest of the line before; space in front of the colon is none of the name (RFC 9112 5.1).
_HEADER = re.compile(rb"(?:([!-9;-~]++)[ \t]*+(?=:)|(?=[ \t]))")


class Wire(Protocol):
    """What holds the headers, with whatever follows them."""

    def readline(self, limit: int = -1, /) -> bytes:
        """Return the next line, or as many bytes of it; nothing at the end."""


class HeaderLines:
    """The lines of headers, several at a time, for `http.client` counts how often it is handed any."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._lines, self._size = 0, 0
        self._end: bytes | None = None  # the line that ends them, once it has been read

    def readline(self, limit: int = -1, /) -> bytes:
        """Return the next lines, and the one that ends the headers by itself.

        Raises: HTTPException: they are more, or longer, than any honest ones.
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
