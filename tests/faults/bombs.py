"""Bodies that are small on the wire and a gibibyte once decompressed, and some that never end."""

import gzip
import zlib
from collections.abc import Iterator
from itertools import repeat

BLOCK = 1 << 20
BLOCKS = 1024  # of zeros: a gibibyte


def gzipped() -> Iterator[bytes]:
    """gzip (RFC 1952): the first block is repeated, as is allowed after a full flush."""
    deflate = zlib.compressobj(wbits=-15)
    block = deflate.compress(bytes(BLOCK)) + deflate.flush(zlib.Z_FULL_FLUSH)
    yield gzip.compress(b"")[:10]
    yield from repeat(block, BLOCKS)
    yield deflate.flush()


def brotli() -> Iterator[bytes]:
    """brotli (RFC 7932), as the reference encoder writes 64 times 16 MiB of zeros with a flush after each."""
    yield bytes.fromhex("cfffff7f002400e2b14072efff0d")
    yield from repeat(bytes.fromhex("fcffff074002200e0b40f7fedf00"), 63)
    yield b"\x03"


def zstandard() -> Iterator[bytes]:
    """zstd (RFC 8878): blocks that repeat one byte 131,072 times (section 3.1.1.2.2)."""
    yield bytes.fromhex("28b52ffd0050")
    yield from repeat(_run_of_zeros(last=False), 8191)
    yield _run_of_zeros(last=True)


def _run_of_zeros(*, last: bool) -> bytes:
    return (last | 1 << 1 | 131_072 << 3).to_bytes(3, "little") + b"\0"


def endless() -> Iterator[bytes]:
    yield from repeat(b" " * (1 << 16))
