import gzip
import io
import zlib
from collections.abc import Callable

import pytest
from urllib3 import HTTPResponse

from ingest.fetching.answer import Body, Trouble
from ingest.fetching.bodies import whole_body

TEXT = b"In Erbil the old water tunnels run again. " * 500
LIMIT = 1 << 20


def bare_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


def read(wire: bytes, coding: str, limit: int = LIMIT) -> bytes | Trouble:
    raw = HTTPResponse(io.BytesIO(wire), preload_content=False)
    body = whole_body(raw, coding=coding, limit=limit)
    return body.decoded if isinstance(body, Body) else body


@pytest.mark.parametrize(
    ("coding", "wire"),
    [
        pytest.param("", TEXT, id="plain"),
        pytest.param("identity", TEXT, id="identity"),
        pytest.param("gzip", gzip.compress(TEXT), id="gzip"),
        pytest.param(" GZip ", gzip.compress(TEXT), id="gzip, shouted"),
        pytest.param("x-gzip", gzip.compress(TEXT), id="x-gzip"),
        pytest.param("gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]), id="gzip of two members"),
        pytest.param("gzip", gzip.compress(TEXT) + bytes(512), id="gzip, padded"),
        pytest.param("deflate", zlib.compress(TEXT), id="deflate in zlib"),
        pytest.param("deflate", bare_deflate(TEXT), id="bare deflate"),
    ],
)
def test_a_whole_body_is_read_as_it_is_encoded(coding: str, wire: bytes) -> None:
    assert read(wire, coding) == TEXT


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_an_empty_body_is_empty_whatever_its_encoding(coding: str) -> None:
    assert read(b"", coding) == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("kept", [1, 2, 10, -9, -8, -1])
def test_a_compressed_body_that_is_cut_anywhere_is_not_taken_for_whole(coding: str, kept: int) -> None:
    wire = gzip.compress(TEXT) if coding == "gzip" else zlib.compress(TEXT)
    cut = read(wire[:kept], coding)
    assert isinstance(cut, Trouble)
    assert (cut.kind, cut.retry) == ("temporary", True)


@pytest.mark.parametrize(
    ("coding", "wire"), [("gzip", TEXT), ("gzip", gzip.compress(TEXT)[:20] + TEXT), ("deflate", TEXT)]
)
def test_a_body_that_is_not_in_its_encoding_is_trouble(coding: str, wire: bytes) -> None:
    trouble = read(wire, coding)
    assert isinstance(trouble, Trouble)
    assert trouble.retry is False
    assert coding in trouble.cause


@pytest.mark.parametrize("coding", ["lzma", "gzip, gzip", "\x1b[2J"])
def test_an_encoding_nobody_asked_for_is_named_and_refused(coding: str) -> None:
    trouble = read(TEXT, coding)
    assert isinstance(trouble, Trouble)
    assert trouble.kind == "permanent"
    assert trouble.cause.isprintable()


@pytest.mark.parametrize(
    ("coding", "wire"),
    [
        pytest.param("", bytes(1001), id="plain"),
        pytest.param("gzip", gzip.compress(bytes(1001)), id="gzip"),
        pytest.param("gzip", gzip.compress(bytes(600)) * 2, id="gzip, its members together"),
        pytest.param("gzip", gzip.compress(b"") * 100, id="gzip without end that says nothing"),
        pytest.param("deflate", zlib.compress(bytes(1001)), id="deflate"),
    ],
)
def test_a_body_over_the_limit_is_refused(coding: str, wire: bytes) -> None:
    trouble = read(wire, coding, limit=1000)
    assert trouble == Trouble("permanent", "the document is larger than 1,000 bytes, the most Wiredesk reads")


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_a_body_just_at_the_limit_is_read(coding: str) -> None:
    packs: dict[str, Callable[[bytes], bytes]] = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}
    assert read(packs[coding](bytes(1000)), coding, limit=1000) == bytes(1000)


def test_a_bomb_is_given_up_long_before_it_is_unpacked() -> None:
    class Counting(io.BytesIO):
        taken = 0

        def read1(self, size: int | None = -1, /) -> bytes:
            data = super().read1(size)
            self.taken += len(data)
            return data

    bomb = Counting(gzip.compress(bytes(64 << 20), compresslevel=1))
    raw = HTTPResponse(bomb, preload_content=False)
    assert isinstance(whole_body(raw, coding="gzip", limit=LIMIT), Trouble)
    assert 0 < bomb.taken < len(bomb.getvalue()) / 4
