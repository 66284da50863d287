"""What becomes of a body as it comes off the wire; for unpacking see test_compression.py."""

import gzip
import io
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from urllib3 import HTTPResponse

from ingest.fetching.answer import Body, Trouble
from ingest.fetching.at_once import LARGE, LargeBodies
from ingest.fetching.bodies import body_as_sent, whole_body

TEXT = b"In Erbil the old water tunnels run again. " * 500
LIMIT = 1 << 20


def read(
    wire: bytes, coding: str = "", *, limit: int = LIMIT, whole: bool = True, keep: bool = False
) -> Body | Trouble:
    raw = HTTPResponse(io.BytesIO(wire), preload_content=False)
    return whole_body(raw, coding=coding, limit=limit, large=LargeBodies(), whole=whole, keep=keep)


# Named, because gzip contains the second: named after its bytes, a test would differ between test processes.
@pytest.mark.parametrize(("coding", "wire"), [("", TEXT), ("gzip", gzip.compress(TEXT))], ids=["plain", "gzip"])
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
        pytest.param("compress, \x1b[2J", TEXT, "permanent", False, r"as 'compress, \x1b[2J'", id="unknown"),
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


@pytest.mark.parametrize(("coding", "wire"), [("", TEXT), ("gzip", gzip.compress(TEXT))], ids=["plain", "gzip"])
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
    assert isinstance(whole_body(raw, coding="gzip", limit=LIMIT, large=LargeBodies()), Trouble)
    assert 0 < bomb.taken < len(bomb.getvalue()) / 4


def test_the_body_of_an_error_is_kept_as_it_was_sent_up_to_a_bound() -> None:
    wire = gzip.compress(TEXT)
    assert body_as_sent(HTTPResponse(io.BytesIO(wire), preload_content=False), limit=LIMIT) == wire
    endless = HTTPResponse(io.BytesIO(bytes(10 * LIMIT)), preload_content=False)
    assert len(body_as_sent(endless, limit=100_000)) == 100_000


class Held:
    """A body that becomes large at once and then waits for permission to go on."""

    def __init__(self, size: int = LARGE + LIMIT) -> None:
        self.left, self.large, self.leave = size, threading.Event(), threading.Event()

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        if self.left < LIMIT:  # more of it was read than may be held without a turn
            self.large.set()
            assert self.leave.wait(60)
        data = bytes(min(amt or 0, self.left))
        self.left -= len(data)
        return data

    def read(self, large: LargeBodies) -> Body | Trouble:
        return whole_body(self, coding="", limit=LARGE + 2 * LIMIT, large=large)


def test_of_many_large_bodies_a_few_grow_at_one_time() -> None:
    large = LargeBodies(at_once=2, patience=60)
    bodies = [Held() for _ in range(4)]
    with ThreadPoolExecutor(len(bodies)) as pool:
        came = [pool.submit(body.read, large) for body in bodies[:2]]
        assert all(body.large.wait(60) for body in bodies[:2])
        came += [pool.submit(body.read, large) for body in bodies[2:]]
        assert small(large).decoded == bytes(LARGE)  # a small body waits for nobody
        assert not any(body.large.wait(0.1) for body in bodies[2:])
        bodies[0].leave.set()
        assert size_of(came[0]) == LARGE + LIMIT
        assert any_of(bodies[2:])
        for body in bodies:
            body.leave.set()
        assert [size_of(one) for one in came] == [LARGE + LIMIT] * 4


def test_a_large_body_that_is_sent_slowly_keeps_no_other_waiting_for_ever() -> None:
    large = LargeBodies(at_once=1, patience=0.01)
    slow, other = Held(), Held()
    other.leave.set()
    with ThreadPoolExecutor(1) as pool:
        came = pool.submit(slow.read, large)
        assert slow.large.wait(60)
        assert isinstance(other.read(large), Body)
        slow.leave.set()
        assert size_of(came) == LARGE + LIMIT


def test_a_large_body_that_is_refused_or_cut_gives_its_turn_back() -> None:
    large = LargeBodies(at_once=1, patience=30)
    for wire, coding in (
        (bytes(4 * LARGE), ""),
        (gzip.compress(bytes(2 * LARGE))[:-9], "gzip"),
        (bytes(LARGE + 1), ""),
    ):
        raw = HTTPResponse(io.BytesIO(wire), preload_content=False)
        whole_body(raw, coding=coding, limit=3 * LARGE, large=large)
    other = Held()
    other.leave.set()
    with ThreadPoolExecutor(1) as pool:
        came = pool.submit(other.read, large)
        assert other.large.wait(20)  # and not only once its patience has run out
        assert size_of(came) == LARGE + LIMIT


def small(large: LargeBodies) -> Body:
    """Return what becomes of a body that is just not large."""
    found = whole_body(
        HTTPResponse(io.BytesIO(bytes(LARGE)), preload_content=False), coding="", limit=LARGE, large=large
    )
    assert isinstance(found, Body)
    return found


def size_of(came: "Future[Body | Trouble]") -> int:
    found = came.result(60)
    assert isinstance(found, Body)
    return len(found.decoded)


def any_of(bodies: list[Held]) -> bool:
    """Return whether one of them gets to grow."""
    return any(any(body.large.wait(0.05) for body in bodies) for _ in range(600))
