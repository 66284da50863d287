"""Faults 1 to 22: faults on the wire, all in one run, each at a source of its own."""

import gzip
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import repeat

import pytest
import trustme

from tests.faults import bombs
from tests.faults.conftest import Met, Strike
from tests.faults.desk import Desk, Fault, check, content, good, rss
from tests.faults.world import behind, public
from tests.loopback import EVERYWHERE, Answer, Asked, loopback, redirect

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
GZIP = (("Content-Encoding", "gzip"),)
FEED = rss("cut", "first", "second")
SECRET = (public(200), behind(200))  # the host to which nobody may be sent
PRIVATE = "10.9.8.7"
MEMORY = 64 << 20  # bytes more than a run without such a fault


def dripping(*, every: float) -> Callable[[], Iterator[bytes]]:
    """Send a byte now and then, without end, each long before a read timeout."""

    def drip() -> Iterator[bytes]:
        pause = threading.Event()
        for byte in repeat(b"x"):
            yield byte
            pause.wait(every)

    return drip


def packed(encoding: str, pieces: Callable[[], Iterator[bytes]]) -> Answer:
    return Answer(raw=OK + f"Content-Encoding: {encoding}\r\n\r\n".encode(), stream=pieces)


def to_the_bomb(asked: Asked) -> Answer:
    where = f"Location: http://{asked.header('Host')}/whole-bomb\r\n".encode()
    return Answer(raw=b"HTTP/1.1 302 Found\r\nContent-Encoding: gzip\r\n" + where + b"\r\n", stream=bombs.gzipped)


def to_a_private_address(asked: Asked) -> Answer:
    port = str(asked.header("Host")).rpartition(":")[2]
    return redirect(f"http://{behind(200)}:{port}/secret")


def off_origin(asked: Asked) -> Answer:
    return redirect(f"http://sound.example:{str(asked.header('Host')).rpartition(':')[2]}/elsewhere")


FAULTS = {
    "hang": Fault(replies=(Answer(raw=b"", hold=True),)),
    "body-drip": Fault(replies=(Answer(raw=OK + b"Content-Length: 1000000\r\n\r\n", stream=dripping(every=0.1)),)),
    "header-drip": Fault(replies=(Answer(raw=OK + b"X-Slow: ", stream=dripping(every=0.1)),)),
    "reset": Fault(replies=(Answer(raw=OK + b"Content-Length: 5000\r\n\r\n" + FEED, reset=True),)),
    "short": Fault(replies=(Answer(body=FEED, cut_after=len(FEED) // 2),)),
    "cut-gzip": Fault(replies=(Answer(body=gzip.compress(FEED)[:-9], headers=GZIP),)),
    "false-gzip": Fault(replies=(Answer(body=FEED, headers=GZIP),)),
    "bad-chunk": Fault(replies=(Answer(raw=OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\nzz\r\n"),)),
    "headers": Fault(replies=(Answer(body=FEED, headers=tuple((f"X-{n}", "y") for n in range(5000))),)),
    "tls-bytes": Fault(replies=(Answer(raw=b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03"),)),
    "status-999": Fault(replies=(Answer(status=999, body=FEED),)),
    "loop": Fault(replies=(redirect("/loop-2"),), elsewhere={"/loop-2": redirect("/loop")}),
    "to-file": Fault(replies=(redirect("file:///etc/passwd"),)),
    "to-private": Fault(replies=(to_a_private_address,)),
    "rebinding": Fault(
        replies=(redirect("/rebinding-2"),),
        elsewhere={"/rebinding-2": good("rebinding")},
        names=((public(118),), (behind(200),)),
    ),
    "half-private": Fault(replies=(good("half-private"),), names=((public(119), PRIVATE),)),
    "no-name": Fault(names=()),
}


@pytest.fixture(scope="module")
def met(strike: Strike) -> Met:
    return strike(FAULTS)


def failed(met: Met, name: str, kind: str, said: str, *, attempts: int = 1) -> None:
    """Check that the source failed so after so many attempts, nothing of it was kept, and the next run mended it."""
    made = met.attempts[name]
    assert [attempt.outcome for attempt in made] == [kind] * attempts
    assert re.search(said, str(made[-1].cause)), made[-1].cause
    assert str(made[-1].cause).isprintable()
    assert name in met.struck.refused
    mended(met, name)


def mended(met: Met, name: str) -> None:
    """Check that a source comes to be as if it had never had the fault."""
    assert name not in met.mended.refused
    assert met.desk.titles(name) == {f"first of {name}", f"second of {name}"}
    assert content(met.desk.records(name)) == content(met.control.records(name))


def test_01_hang(met: Met) -> None:
    failed(met, "hang", "temporary", "within 2 s")


def test_02_body_drip(met: Met) -> None:
    failed(met, "body-drip", "temporary", "within 2 s")


def test_03_header_drip(met: Met) -> None:
    failed(met, "header-drip", "temporary", "within 2 s")


def test_04_reset_within_the_body(met: Met) -> None:
    failed(met, "reset", "temporary", "before the document was complete", attempts=3)


def test_05_fewer_bytes_than_the_content_length(met: Met) -> None:
    failed(met, "short", "temporary", "before the document was complete", attempts=3)


def test_06_cut_gzip(met: Met) -> None:
    failed(met, "cut-gzip", "temporary", "before the document was complete", attempts=3)


def test_07_false_gzip(met: Met) -> None:
    failed(met, "false-gzip", "temporary", "not the gzip")


def test_08_bad_chunk(met: Met) -> None:
    failed(met, "bad-chunk", "temporary", "before the document was complete", attempts=3)


def test_12_five_thousand_headers(met: Met) -> None:
    failed(met, "headers", "temporary", "not HTTP that can be read")


def test_13_tls_bytes_on_http(met: Met) -> None:
    failed(met, "tls-bytes", "temporary", "not HTTP that can be read")


def test_14_status_999(met: Met) -> None:
    failed(met, "status-999", "permanent", "999")


def test_15_redirect_loop(met: Met) -> None:
    failed(met, "loop", "permanent", "circle")
    assert [one.path for one in met.asked if "loop" in one.path] == ["/loop", "/loop-2"]


def test_16_redirect_to_a_file(met: Met) -> None:
    failed(met, "to-file", "permanent", "neither http nor https")


def test_17_redirect_to_a_private_address(met: Met) -> None:
    failed(met, "to-private", "permanent", "not a public address")
    assert behind(200) not in {one.address for one in met.asked}


def test_18_a_name_that_is_bound_to_a_private_address_after_the_check(met: Met) -> None:
    asked = {one.address for one in met.asked}
    assert behind(118) in asked
    assert behind(200) not in asked
    mended(met, "rebinding")


def test_19_one_of_two_addresses_is_private(met: Met) -> None:
    failed(met, "half-private", "permanent", "not a public address")
    assert "/half-private" not in {one.path for one in met.asked}


def test_22_a_name_that_does_not_resolve(met: Met) -> None:
    failed(met, "no-name", "temporary", "cannot be resolved", attempts=len(met.attempts["no-name"]))


# -- what is large: one after the other, because the memory of the process is measured --

LARGE = {
    "gzip": Fault(replies=(packed("gzip", bombs.gzipped),)),
    "br": Fault(replies=(packed("br", bombs.brotli),)),
    "zstd": Fault(replies=(packed("zstd", bombs.zstandard),)),
    "endless": Fault(replies=(Answer(raw=OK + b"\r\n", stream=bombs.endless),)),
    "redirect-bomb": Fault(replies=(to_the_bomb,), elsewhere={"/whole-bomb": good("redirect-bomb")}),
}


@pytest.fixture(scope="module")
def large(strike: Strike) -> Met:
    return strike(LARGE, "--workers", "1")


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
def test_09_a_gibibyte_in_a_small_body(large: Met, name: str) -> None:
    failed(large, name, "permanent", "larger than|was not asked for")


def test_10_endless_body(large: Met) -> None:
    failed(large, "endless", "permanent", "larger than")


def test_11_a_bomb_in_the_body_of_a_redirect(large: Met) -> None:
    assert [attempt.outcome for attempt in large.attempts["redirect-bomb"]] == ["document"]
    mended(large, "redirect-bomb")


def test_09_10_11_cost_no_more_memory_than_a_document_may(large: Met) -> None:
    assert large.struck.peak - large.control_peak < MEMORY


# -- 20 and 21: what is secret --


def test_20_credentials_stay_with_their_origin(desk: Desk) -> None:
    fault = Fault(
        replies=(off_origin,),
        elsewhere={"/elsewhere": good("moved")},
        settings={"credentials": "DESK_PASSWORD", "headers": {"X-Key": "DESK_KEY"}, "allow_private": True},
    )
    desk.stand({"moved": fault})
    check(desk.run(env={"DESK_PASSWORD": "me:secret", "DESK_KEY": "key"}), desk, version=1)
    (asked,), (followed,) = desk.asked("/moved"), desk.asked("/elsewhere")
    assert asked.header("Authorization") == "Basic bWU6c2VjcmV0"
    assert asked.header("X-Key") == "key"
    assert followed.header("Authorization") is None
    assert followed.header("X-Key") is None
    assert desk.titles("moved") == {"first of moved", "second of moved"}


def serving(authority: trustme.CA, name: str, *, until: datetime) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=until).configure_cert(context)
    return context


def test_21_expired_certificate(desk: Desk) -> None:
    authority, today = trustme.CA(), datetime.now(UTC)
    bundle = desk.folder / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    past = serving(authority, "expired.example", until=today - timedelta(days=1))
    valid = serving(authority, "valid.example", until=today + timedelta(days=1))
    with loopback(host=EVERYWHERE, tls=past) as old, loopback(host=EVERYWHERE, tls=valid) as new:
        old.answer("/feed", good("expired"))
        new.answer("/feed", good("valid"))
        urls = {"expired": old.url("/feed", host="expired.example"), "valid": new.url("/feed", host="valid.example")}
        desk.stand({name: Fault(url=url) for name, url in urls.items()})
        ran = desk.run(env={"WIREDESK_CA_BUNDLE": str(bundle)})
    check(ran, desk, version=1)
    assert "certificate has expired" in ran.refused["expired"]
    assert [attempt.outcome for attempt in desk.attempts("expired")] == ["permanent"]
    assert old.asked == []
    assert desk.titles("valid") == {"first of valid", "second of valid"}
