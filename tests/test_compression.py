import gzip
import sys
import zlib
from collections.abc import Callable
from functools import partial, reduce

import brotli
import pytest

from ingest.text.compression import decompressed, is_plain

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"In Erbil the old water tunnels run again. " * 500
NOISE = bytes(range(256)) * 40  # so that a stream is longer than its header
LIMIT = 1 << 20


def bare_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


PACKS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: bytes(brotli.compress(data, quality=4)),  # the best level takes seconds for a bomb
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("size", [1, 7, 4096, 1 << 20], ids=lambda size: f"{size} bytes at a time")
@pytest.mark.parametrize(
    ("coding", "wire"),
    [
        pytest.param("", TEXT, id="plain"),
        pytest.param("identity", TEXT, id="identity"),
        pytest.param("UTF-8", TEXT, id="a charset by mistake"),
        pytest.param("gzip", gzip.compress(TEXT), id="gzip"),
        pytest.param(" GZip ", gzip.compress(TEXT), id="gzip, shouted"),
        pytest.param("x-gzip", gzip.compress(TEXT), id="x-gzip"),
        pytest.param("gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]), id="gzip of two members"),
        pytest.param("gzip", gzip.compress(TEXT) + bytes(512), id="gzip, padded"),
        pytest.param("deflate", zlib.compress(TEXT), id="deflate in zlib"),
        pytest.param("deflate", bare_deflate(TEXT), id="bare deflate"),
        pytest.param("br", brotli.compress(TEXT), id="br"),
        pytest.param("br", brotli.compress(TEXT) + b"\n<!-- 12 ms -->", id="br, padded"),
        pytest.param("zstd", zstd.compress(TEXT), id="zstd"),
        pytest.param("zstd", zstd.compress(TEXT[:99]) + zstd.compress(TEXT[99:]), id="zstd of two frames"),
        pytest.param("zstd", b"\x50\x2a\x4d\x18\x04\0\0\0skip" + zstd.compress(TEXT), id="zstd after a skipped frame"),
    ],
)
def test_a_whole_body_is_unpacked_however_it_arrives(coding: str, wire: bytes, size: int) -> None:
    parts = [wire[start : start + size] for start in range(0, len(wire), size)]
    assert decompressed(parts, coding, limit=LIMIT) == TEXT


@pytest.mark.parametrize("coding", ["", *PACKS])
def test_no_byte_at_all_is_an_empty_body(coding: str) -> None:
    assert decompressed([], coding, limit=LIMIT) == b""


@pytest.mark.parametrize("coding", PACKS)
def test_an_empty_body_that_was_packed_is_empty(coding: str) -> None:
    assert decompressed([PACKS[coding](b"")], coding, limit=LIMIT) == b""


@pytest.mark.parametrize("coding", PACKS)
@pytest.mark.parametrize("kept", [1, 2, 10, -9, -1])
def test_a_stream_that_is_cut_anywhere_is_told_from_a_whole_one(coding: str, kept: int) -> None:
    assert decompressed([PACKS[coding](TEXT + NOISE)[:kept]], coding, limit=LIMIT) == "cut"


@pytest.mark.parametrize("coding", PACKS)
def test_bytes_of_another_kind_are_told(coding: str) -> None:
    assert decompressed([b"<rss/>" * 100], coding, limit=LIMIT) == "not so compressed"


@pytest.mark.parametrize(
    "coding", ["gzip, gzip", "GZIP,gzip", "gzip, ", "x-gzip, gzip", "aws-chunked,gzip", "utf-8, gzip", "gzip;q=1.0"]
)
def test_a_coding_that_is_named_twice_or_beside_none_is_one(coding: str) -> None:
    assert decompressed([PACKS["gzip"](TEXT)], coding, limit=LIMIT) == TEXT
    assert not is_plain(coding)


@pytest.mark.parametrize(
    "coding", ["", "aws-chunked", "identity, identity", ",", "windows-1251", "charset=utf-8", "text/xml; q", "\x1b[2J"]
)
def test_no_coding_may_be_said_in_many_ways(coding: str) -> None:
    assert decompressed([TEXT], coding, limit=LIMIT) == TEXT
    assert is_plain(coding)


def packed(coding: str, data: bytes) -> bytes:
    """Return the data in these codings, applied in order (RFC 9110 section 8.4)."""
    return reduce(lambda inner, name: PACKS[name.strip().lower()](inner), coding.split(","), data)


CHAINS = ["deflate, gzip", "gzip,deflate", "GZIP , br", "zstd, gzip", "gzip, deflate, br, zstd"]


@pytest.mark.parametrize("size", [1, 1 << 20], ids=lambda size: f"{size} bytes at a time")
@pytest.mark.parametrize("coding", CHAINS)
def test_codings_are_taken_off_from_the_last_to_the_first(coding: str, size: int) -> None:
    wire = packed(coding, TEXT)
    assert (
        decompressed([wire[start : start + size] for start in range(0, len(wire), size)], coding, limit=LIMIT) == TEXT
    )
    assert decompressed([wire[:-1]], coding, limit=LIMIT) == "cut"
    assert decompressed([packed(coding, TEXT + NOISE)[:60]], coding, limit=LIMIT) == "cut"
    assert not is_plain(coding)


def test_a_stream_that_is_cut_before_it_was_packed_again_is_told_from_a_whole_one() -> None:
    assert decompressed([gzip.compress(zlib.compress(TEXT)[:-1])], "deflate, gzip", limit=LIMIT) == "cut"
    assert decompressed([gzip.compress(TEXT)], "deflate, gzip", limit=LIMIT) == "not so compressed"


@pytest.mark.parametrize("coding", ["compress", "gzip, compress", "x-compress, gzip", "LZMA"])
def test_a_coding_nobody_asks_for_is_unknown(coding: str) -> None:
    assert decompressed([TEXT], coding, limit=LIMIT) == "unknown"


@pytest.mark.parametrize("coding", ["", *PACKS])
def test_a_body_is_unpacked_up_to_the_limit_and_not_over_it(coding: str) -> None:
    pack = PACKS.get(coding, bytes)
    assert decompressed([pack(bytes(1000))], coding, limit=1000) == bytes(1000)
    assert decompressed([pack(bytes(1001))], coding, limit=1000) == "too large"
    assert decompressed([pack(bytes(1001))], coding, limit=1000, whole=False) == bytes(1000)


BOMBS = [
    *(pytest.param(coding, partial(packed, coding), id=coding) for coding in (*PACKS, *CHAINS[:2], CHAINS[-1])),
    pytest.param("deflate, gzip", lambda zeros: gzip.compress(zlib.compress(b"") + zeros), id="padding that is a bomb"),
]


@pytest.mark.parametrize(("coding", "made_of"), BOMBS)
def test_a_bomb_is_given_up_long_before_it_is_unpacked(coding: str, made_of: Callable[[bytes], bytes]) -> None:
    import tracemalloc

    bomb = made_of(bytes(64 << 20))
    tracemalloc.start()
    try:
        assert decompressed([bomb], coding, limit=LIMIT) == "too large"
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 << 20


@pytest.mark.parametrize("coding", ["gzip", "zstd", "gzip, br", "zstd, gzip"])
def test_streams_may_follow_one_another_but_not_millions_that_are_empty(coding: str) -> None:
    inner, _, outer = coding.partition(", ")
    empty = PACKS[inner](b"")
    some, many = (PACKS.get(outer, bytes)(empty * number) for number in (9_999, 99_999))
    assert decompressed([some], coding, limit=4 * LIMIT) == b""
    assert decompressed([many], coding, limit=4 * LIMIT) == "not so compressed"


@pytest.mark.parametrize("coding", PACKS)
def test_what_comes_out_in_many_steps_is_whole(coding: str) -> None:
    body = bytes(range(256)) * 8192
    assert decompressed([PACKS[coding](body)], coding, limit=len(body)) == body
