"""What is made of a body as it comes off the wire; how it is unpacked: test_compression.py."""

import gzip
import io

import pytest
from urllib3 import HTTPResponse

from ingest.fetching.answer import Body, Trouble
from ingest.fetching.bodies import body_as_sent, whole_body

TEXT = b"In Erbil the old water tunnels run again. " * 500
LIMIT = 1 << 20


def read(
    wire: bytes, coding: str = "", *, limit: int = LIMIT, whole: bool = True, keep: bool = False
) -> Body | Trouble:
    raw = HTTPResponse(io.BytesIO(wire), preload_content=False)
    return whole_body(raw, coding=coding, limit=limit, whole=whole, keep=keep)


@pytest.mark.parametrize(("coding", "wire"), [("", TEXT), ("gzip", gzip.compress(TEXT))])
@pytest.mark.parametrize("keep", [False, True])
def test_a_whole_body_comes_with_its_size_on_the_wire_and_as_it_was_sent_where_that_is_kept(
    coding: str, wire: bytes, keep: bool
) -> None:
    assert read(wire, coding, keep=keep) == Body(TEXT, len(wire), wire if keep else None)


@pytest.mark.parametrize(
    ("coding", "wire", "kind", "retry", "said"),
    [
        pytest.param("gzip", gzip.compress(TEXT)[:-1], "temporary", True, "closed before", id="cut"),
        pytest.param(" GZip", TEXT, "temporary", False, "is not the gzip", id="false"),
        pytest.param("\x1b[2J", TEXT, "permanent", False, r"as '\x1b[2J'", id="unknown"),
        pytest.param("", bytes(LIMIT + 1), "permanent", False, "larger than 1,048,576", id="too large on the wire"),
        pytest.param("gzip", gzip.compress(bytes(LIMIT + 1)), "permanent", False, "larger than", id="too large"),
        pytest.param("gzip", gzip.compress(b"") * 99_999, "permanent", False, "larger than", id="empty without end"),
    ],
)
def test_a_body_that_cannot_be_had_whole_is_trouble(
    coding: str, wire: bytes, kind: str, retry: bool, said: str
) -> None:
    trouble = read(wire, coding)
    assert isinstance(trouble, Trouble)
    assert (trouble.kind, trouble.retry) == (kind, retry)
    assert said in trouble.cause
    assert trouble.cause.isprintable()


@pytest.mark.parametrize(("coding", "wire"), [("", TEXT), ("gzip", gzip.compress(TEXT))])
def test_the_beginning_is_enough_where_no_more_is_wanted(coding: str, wire: bytes) -> None:
    body = read(wire, coding, limit=100, whole=False)
    assert isinstance(body, Body)
    assert body.decoded == TEXT[:100]


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


def test_the_body_of_an_error_is_kept_as_it_was_sent_up_to_a_bound() -> None:
    wire = gzip.compress(TEXT)
    assert body_as_sent(HTTPResponse(io.BytesIO(wire), preload_content=False), limit=LIMIT) == wire
    endless = HTTPResponse(io.BytesIO(bytes(10 * LIMIT)), preload_content=False)
    assert len(body_as_sent(endless, limit=100_000)) == 100_000
