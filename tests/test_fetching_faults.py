"""Real faults of the wire, on loopback. Only the server that is told to hang sleeps."""

import contextlib
import gzip
import random
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from ingest.fetching import Transport, fetch, next_state
from ingest.schema import Clock, Document, Failure, Fetched, FetchState, NotModified, Source
from tests.loopback import Answer, Asked, Loopback, closed_port, conditional, loopback, redirect

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
CLOCK = Clock(now=lambda: NOON, monotonic=lambda: 0.0, sleep=lambda seconds: None)
TRANSPORT = Transport(user_agent="wiredesk/9")
GZIP = (("Content-Encoding", "gzip"),)
CHUNKED = (("Transfer-Encoding", "chunked"),)
BODY = b"<rss/>" * 100
PATIENCE = 60.0  # seconds after which the work of another thread has failed


def ask(
    url: str, *, private: bool = True, state: FetchState | None = None, transport: Transport | None = None
) -> Fetched:
    source = Source(id="desk", url=url, allow_private=private)
    rng = random.Random(7)
    return fetch(source, state or FetchState(), CLOCK, rng=rng, transport=transport or replace(TRANSPORT))


def failure(fetched: Fetched) -> Failure:
    assert isinstance(fetched.outcome, Failure)
    assert fetched.outcome.cause.isprintable()
    return fetched.outcome


def document(fetched: Fetched) -> Document:
    assert isinstance(fetched.outcome, Document), fetched.outcome
    return fetched.outcome


def test_502_twice_and_then_a_document_is_three_attempts(web: Loopback) -> None:
    fetched = ask(web.answer("/feed", Answer(status=502), Answer(status=502), Answer(body=BODY)))
    assert document(fetched).body == BODY
    assert [attempt.status for attempt in fetched.attempts] == [502, 502, 200]
    assert web.paths() == ["/feed"] * 3


def test_a_refused_connection_is_tried_three_times() -> None:
    fetched = ask(f"http://127.0.0.1:{closed_port()}/")
    assert failure(fetched).kind == "temporary"
    assert "refuses connections" in failure(fetched).cause
    assert len(fetched.attempts) == 3


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Answer(body=BODY, cut_after=10), id="fewer bytes than Content-Length"),
        pytest.param(Answer(body=BODY, cut_after=0), id="no byte of the body"),
        pytest.param(Answer(raw=b""), id="closed without an answer"),
        pytest.param(Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Le"), id="closed within a header"),
        pytest.param(Answer(raw=b"HTTP/1.1 200 OK\r\nX: y\r\n"), id="closed between two headers"),
        pytest.param(Answer(body=gzip.compress(BODY)[:-9], headers=GZIP), id="gzip cut, its Content-Length true"),
        pytest.param(Answer(body=b"6\r\n<rss/>\r\nzz\r\n", headers=CHUNKED, cut_after=15), id="a bad chunk"),
        pytest.param(Answer(body=b"6\r\n<rss/>\r\n", headers=CHUNKED, cut_after=11), id="no last chunk"),
        pytest.param(Answer(body=b"f\r\n<rss/>", headers=CHUNKED, cut_after=9), id="cut within a chunk"),
    ],
)
def test_a_cut_answer_is_never_taken_for_whole_and_is_asked_for_again(web: Loopback, fault: Answer) -> None:
    fetched = ask(web.answer("/feed", fault, Answer(body=BODY)))
    assert document(fetched).body == BODY
    assert [attempt.outcome for attempt in fetched.attempts] == ["temporary", "document"]
    assert len(ask(web.answer("/feed", fault)).attempts) == 3


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(Answer(body=BODY, headers=GZIP), "temporary", id="gzip that is none"),
        pytest.param(Answer(body=BODY, headers=(("Content-Encoding", "br"),)), "temporary", id="brotli that is none"),
        pytest.param(Answer(raw=b"\x16\x03\x01\x02\r\n\r\n"), "temporary", id="TLS on http"),
        pytest.param(Answer(headers=tuple((f"X-{n}", "y") for n in range(5000))), "temporary", id="5,000 headers"),
        pytest.param(Answer(headers=(("X", "y" * 100_000),)), "temporary", id="a header of 100 kB"),
        pytest.param(Answer(headers=(("Content-Length", "3"), ("Content-Length", "5"))), "temporary", id="two lengths"),
        pytest.param(Answer(status=999), "permanent", id="status 999"),
    ],
)
def test_an_answer_that_cannot_be_used_is_not_asked_for_again(web: Loopback, answer: Answer, kind: str) -> None:
    fetched = ask(web.answer("/feed", answer))
    assert failure(fetched).kind == kind
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(body=bytes(1001)), id="plain"),
        pytest.param(Answer(body=gzip.compress(bytes(1001)), headers=GZIP), id="gzip"),
        pytest.param(Answer(raw=b"HTTP/1.1 200 OK\r\n\r\n" + bytes(5000)), id="no length"),
        pytest.param(Answer(body=b"3e9\r\n" + bytes(1001) + b"\r\n0\r\n\r\n", headers=CHUNKED), id="chunked"),
    ],
)
def test_a_body_over_the_cap_is_given_up_and_not_asked_for_again(web: Loopback, answer: Answer) -> None:
    fetched = ask(web.answer("/feed", answer), transport=replace(TRANSPORT, limit=1000))
    assert (failure(fetched).kind, failure(fetched).status) == ("permanent", 200)
    assert "larger than 1,000 bytes" in failure(fetched).cause
    assert len(web.asked) == 1


def test_bodies_of_errors_and_redirects_are_not_read(web: Loopback) -> None:
    endless = Answer(status=302, body=bytes(100), headers=(("Location", "/b"), ("Content-Length", "9" * 12)), hold=True)
    web.answer("/b", replace(endless, status=404, headers=endless.headers[1:]))
    assert failure(ask(web.answer("/a", endless))).status == 404


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: ", id="half a header"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal", id="half a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\nlooks whole when it is cut", id="a body without a length"),
    ],
)
def test_a_server_that_goes_quiet_is_left_at_the_deadline(web: Loopback, raw: bytes) -> None:
    fetched = ask(web.answer("/feed", Answer(raw=raw, hold=True)), transport=replace(TRANSPORT, total_timeout=0.05))
    assert failure(fetched).kind == "temporary"
    assert "within 0.05 s" in failure(fetched).cause
    assert len(fetched.attempts) == 1  # asking again does not help a slow server


def test_validators_come_back_as_304_and_change_with_the_document(web: Loopback) -> None:
    url = web.answer("/feed", conditional(BODY, etag='W/"1-\u00e9"', last_modified="some day"))
    first = ask(url)
    state = next_state(FetchState(), first, kind="feed")
    assert (state.etag, state.last_modified) == ('W/"1-\u00e9"', "some day")
    second = ask(url, state=state)
    assert isinstance(second.outcome, NotModified)
    assert web.asked[1].header("If-Modified-Since") == "some day"
    assert next_state(state, second) == state
    web.answer("/feed", conditional(BODY, etag='"2"'))
    changed = next_state(state, ask(url, state=state), kind="feed")
    assert (changed.etag, changed.last_modified) == ('"2"', None)


def test_a_folded_header_does_not_become_a_request_of_two_lines(web: Loopback) -> None:
    first = ask(web.answer("/feed", Answer(raw=b'HTTP/1.1 200 OK\r\nETag: "a\r\n X: b"\r\n\r\n' + BODY)))
    assert document(first).body == BODY
    ask(web.url("/feed"), state=next_state(FetchState(), first, kind="feed"))
    assert web.asked[1].header("X") is None


def test_a_private_address_is_not_connected_to_unless_its_source_allows_it(web: Loopback) -> None:
    refused = ask(web.answer("/feed", Answer(body=BODY)), private=False)
    assert failure(refused).kind == "permanent"
    assert "allow_private = true" in failure(refused).cause
    assert (len(refused.attempts), web.asked) == (1, [])


def test_not_even_a_private_source_is_sent_to_where_clouds_keep_credentials(web: Loopback) -> None:
    fetched = ask(web.answer("/feed", redirect("http://169.254.169.254/latest/meta-data")))
    assert "169.254.169.254 is not a public address" in failure(fetched).cause
    assert len(fetched.attempts) == 1


@pytest.mark.parametrize("status", [100, 102, 103])
def test_what_a_server_says_before_its_answer_is_passed_over(web: Loopback, status: int) -> None:
    interim = b"HTTP/1.1 %d Early\r\nLink: </style.css>; rel=preload\r\n\r\n" % status
    final = b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Length: %d\r\n\r\n' % len(BODY)
    fetched = ask(web.answer("/feed", Answer(raw=interim * 2 + final + BODY)))
    assert document(fetched).body == BODY
    assert document(fetched).headers == (("etag", '"a"'),)


def test_an_answer_that_never_comes_after_the_interim_ones_is_not_waited_for(web: Loopback) -> None:
    interim = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
    for again in (interim, b"HTTP/1.1 100 Continue\r\n\r\n"):
        endless = Answer(raw=b"", stream=lambda again=again: iter(lambda: again * 99, None))  # type: ignore[misc]
        assert "not HTTP that can be read" in failure(ask(web.answer("/feed", endless))).cause


@pytest.mark.parametrize(
    ("headers", "arrives"),
    [
        pytest.param((("Set-Cookie", "a=b"),) * 900, True, id="many"),
        pytest.param((("Set-Cookie", "a=b"),) * 1001, False, id="too many"),
        pytest.param((("X-Long", "x" * 60_000),) * 4, True, id="large"),
        pytest.param((("X-Long", "x" * 60_000),) * 5, False, id="too large"),
        pytest.param((("X-Long", "x" * 70_000),), False, id="a line without end"),
    ],
)
def test_an_answer_may_have_more_than_a_hundred_headers(
    web: Loopback, headers: tuple[tuple[str, str], ...], *, arrives: bool
) -> None:
    told = (*headers, ("ETag", '"a"'), *CHUNKED)
    wire = b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)
    fetched = ask(web.answer("/feed", Answer(body=wire, headers=told)), transport=replace(TRANSPORT, keep=True))
    if arrives:
        assert (document(fetched).body, dict(document(fetched).headers)["etag"]) == (BODY, '"a"')
        assert fetched.exchanges[0].headers == told
    else:
        assert "not HTTP that can be read" in failure(fetched).cause


@pytest.mark.parametrize(
    "odd",
    [b"HTTP/1.1 200 OK", b"no header", b"no header: at all", b"Caf\xc3\xa9: 1", b": 1", b"Odd : 1", b"Odd:\r\n 1"],
)
def test_a_line_that_is_no_header_hides_none_behind_it(web: Loopback, odd: bytes) -> None:
    head = b'HTTP/1.1 200 OK\r\n%b\r\nETag : "a"\r\nContent-Length: %d\r\n\r\n' % (odd, len(BODY))
    fetched = ask(web.answer("/feed", Answer(raw=head + BODY)))
    assert (document(fetched).body, dict(document(fetched).headers)["etag"]) == (BODY, '"a"')
    assert ask(web.answer("/cut", Answer(raw=(head + BODY)[:-1]))).attempts[0].outcome == "temporary"


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("new ", "/new"),  # the space is no part of the address
        ("\t/a b\t", "/a%20b"),
        ("/ne\u00c3\u00bc", "/ne%C3%BC"),  # UTF-8
        ("/ne\u00fc", "/ne%FC"),  # Latin-1
        ("?page=2#top", "/feed?page=2"),
    ],
)
def test_a_redirect_is_followed_to_what_is_written_there(web: Loopback, location: str, asked: str) -> None:
    web.answer(asked, Answer(body=BODY))
    assert document(ask(web.answer("/feed", redirect(location)))).final_url is not None
    assert web.paths() == ["/feed", asked]


def test_of_a_header_that_is_no_list_and_is_said_twice_the_first_counts(web: Loopback) -> None:
    twice = redirect("/new")
    web.answer("/feed", replace(twice, headers=twice.headers * 2))
    said = (("ETag", '"a"'), ("Link", "<a>"), ("ETag", '"b"'), ("Link", "<b>"))
    web.answer("/new", Answer(body=BODY, headers=said))
    assert document(ask(web.url("/feed"))).headers == (("etag", '"a"'), ("link", "<a>, <b>"))


def test_a_redirect_loop_ends(web: Loopback) -> None:
    web.answer("/b", redirect("/a"))
    fetched = ask(web.answer("/a", redirect("/b")))
    assert failure(fetched).kind == "permanent"
    assert web.paths() == ["/a", "/b"]


def test_the_name_is_resolved_once_a_request_and_that_answer_connected_to(web: Loopback) -> None:
    answers = iter([("127.0.0.1",), ("127.0.0.2",)])
    transport = replace(TRANSPORT, resolver=lambda host, port: next(answers))
    web.answer("/feed", Answer(body=BODY))
    fetched = ask(web.url("/feed", host="rebinding.example"), transport=transport)
    assert document(fetched).body == BODY
    assert web.asked[0].header("Host") == f"rebinding.example:{web.address[1]}"
    assert next(answers) == ("127.0.0.2",)


def test_the_next_address_is_tried_when_the_first_refuses(web: Loopback) -> None:
    transport = replace(TRANSPORT, resolver=lambda host, port: ("127.0.0.9", "127.0.0.1"))
    web.answer("/feed", Answer(body=BODY))
    fetched = ask(web.url("/feed", host="two.example"), transport=transport)
    assert document(fetched).body == BODY
    assert len(fetched.attempts) == 1


def test_the_environments_proxy_and_netrc_are_left_aside(
    web: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    assert document(ask(web.answer("/feed", Answer(body=BODY)))).body == BODY
    assert web.asked[0].header("Authorization") is None


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A throwaway certificate for one name, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: apt install openssl")
    pem = tmp_path_factory.mktemp("tls") / "desk.pem"
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=desk.example".split()
    name = ["-addext", "subjectAltName=DNS:desk.example", "-keyout", str(pem), "-out", f"{pem}.crt"]
    subprocess.run([openssl, *made, *name], check=True, capture_output=True)
    with pem.open("a") as file:
        file.write(Path(f"{pem}.crt").read_text())
    return pem


@pytest.mark.parametrize(
    ("host", "trusted", "said"),
    [
        pytest.param("desk.example", True, None, id="the name and the authority are right"),
        pytest.param("other.example", True, "cannot be trusted: Hostname mismatch", id="another name"),
        pytest.param("desk.example", False, "cannot be trusted: self-signed", id="an unknown authority"),
    ],
)
def test_tls_verifies_the_name_though_the_connection_is_to_an_address(
    certificate: Path, host: str, trusted: bool, said: str | None
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    bundle = str(certificate) if trusted else None
    transport = replace(TRANSPORT, resolver=lambda host, port: ("127.0.0.1",), ca_bundle=bundle)
    with loopback(tls=context) as web:
        web.answer("/feed", Answer(body=BODY))
        fetched = ask(web.url("/feed", host=host), transport=transport)
        assert len(web.asked) == (said is None)
    if said is None:
        assert document(fetched).body == BODY
    else:
        assert failure(fetched).kind == "permanent"
        assert said.lower() in failure(fetched).cause.lower()
        assert len(fetched.attempts) == 1


def test_https_to_a_server_that_speaks_http_is_told_in_a_line(web: Loopback) -> None:
    fetched = ask(web.url("/feed").replace("http:", "https:"))
    assert "no secure connection" in failure(fetched).cause
    assert len(fetched.attempts) == 1


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("zstd", zstd.compress)],
)
def test_a_body_is_unpacked_as_the_request_says_it_may_be_packed(
    web: Loopback, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    wire = pack(BODY)
    fetched = ask(web.answer("/feed", Answer(body=wire, headers=(("Content-Encoding", coding),))))
    assert document(fetched).body == BODY
    assert coding in str(web.asked[0].header("Accept-Encoding"))
    assert (fetched.attempts[0].size, fetched.attempts[0].wire) == (len(BODY), len(wire))
    cut = Answer(body=wire[:-1], headers=(("Content-Encoding", coding),))
    assert "before the document was complete" in failure(ask(web.answer("/feed", cut))).cause


PACKED = gzip.compress(BODY)


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize(
    ("coding", "wire"),
    [
        pytest.param("gzip, chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PACKED), PACKED), id="packed, and in chunks"),
        pytest.param("x-gzip,Chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PACKED), PACKED), id="by other names"),
        pytest.param("identity, chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY), id="as it is, and in chunks"),
        pytest.param(
            "gzip\r\nTransfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PACKED), PACKED), id="twice"
        ),
        pytest.param("gzip", PACKED, id="packed until the end"),
    ],
)
def test_a_body_may_be_packed_for_its_way_alone(web: Loopback, coding: str, wire: bytes, *, keep: bool) -> None:
    head = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: {coding}\r\n\r\n".encode()
    web.answer("/feed", Answer(raw=head + wire))
    fetched = ask(web.url("/feed"), transport=replace(TRANSPORT, keep=keep))
    assert document(fetched).body == BODY
    assert [kept.body for kept in fetched.exchanges] == [BODY] * keep
    cut = ask(web.answer("/feed", Answer(raw=head + wire[: len(wire) // 2])))
    assert "before the document was complete" in failure(cut).cause


def test_what_a_body_is_packed_in_for_its_way_may_be_nothing_known(web: Loopback) -> None:
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: lzma, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
    assert failure(ask(web.answer("/feed", Answer(raw=raw)))).cause == (
        "the body is compressed as 'lzma', which was not asked for"
    )


@pytest.mark.parametrize(
    ("wire", "stated", "arrives"),
    [
        pytest.param(gzip.compress(BODY), len(BODY), True, id="that of what was packed"),
        pytest.param(gzip.compress(BODY), len(BODY) + 1, False, id="of nothing"),
        pytest.param(gzip.compress(BODY)[:-1], len(BODY), False, id="of what was packed, and cut"),
    ],
)
def test_a_server_may_state_the_size_of_what_it_packed(
    web: Loopback, wire: bytes, stated: int, *, arrives: bool
) -> None:
    said = (*GZIP, ("Content-Length", str(stated)))
    fetched = ask(web.answer("/feed", Answer(body=wire, headers=said, cut_after=len(wire))))
    if arrives:
        assert document(fetched).body == BODY
    else:
        assert "before the document was complete" in failure(fetched).cause


def test_every_answer_on_the_way_is_kept_as_it_came_where_an_archive_is(web: Loopback) -> None:
    packed = gzip.compress(BODY)
    web.answer("/old", replace(redirect("/feed", 301), body=b"<a>moved</a>"))
    odd = (("X-Odd", "1"), ("Set-Cookie", "a=b"), ("x-odd", "2"), ("Set-Cookie", "c=d"), *GZIP)
    web.answer("/feed", Answer(status=502, body=b"later"), Answer(body=packed, headers=odd))
    fetched = ask(web.url("/old"), transport=replace(TRANSPORT, keep=True))
    assert [(one.url, one.status, one.body) for one in fetched.exchanges] == [
        (web.url("/old"), 301, b"<a>moved</a>"),
        (web.url("/feed"), 502, b"later"),
        (web.url("/old"), 301, b"<a>moved</a>"),
        (web.url("/feed"), 200, packed),
    ]
    last = fetched.exchanges[-1]
    assert (last.source_id, last.reason, last.at) == ("desk", "OK", document(fetched).fetched_at)
    assert last.headers == (*odd, ("Content-Length", str(len(packed))))
    assert document(fetched).body == BODY


def test_a_304_is_kept_and_a_cut_answer_is_not(web: Loopback) -> None:
    keep = replace(TRANSPORT, keep=True)
    web.answer("/feed", Answer(status=304, headers=(("ETag", '"a"'),)))
    (kept,) = ask(web.url("/feed"), state=FetchState(etag='"a"'), transport=keep).exchanges
    assert (kept.status, kept.headers, kept.body) == (304, (("ETag", '"a"'),), b"")
    cut = ask(web.answer("/feed", Answer(body=BODY, cut_after=10)), transport=keep)
    assert (len(cut.attempts), cut.exchanges) == (3, ())


def test_nothing_is_kept_where_there_is_no_archive(web: Loopback) -> None:
    assert ask(web.answer("/feed", Answer(body=BODY))).exchanges == ()


def test_a_run_that_is_stopped_leaves_its_requests_at_once_and_begins_none(web: Loopback) -> None:
    transport = replace(TRANSPORT)
    asked = threading.Event()

    def silent(_asked: Asked) -> Answer:
        asked.set()
        return Answer(raw=b"", hold=True)

    web.answer("/feed", silent)
    with ThreadPoolExecutor(1) as pool:
        fetching = pool.submit(ask, web.url("/feed"), transport=transport)
        assert asked.wait(PATIENCE)
        transport.stop()
        fetched = fetching.result(PATIENCE)
    assert "the run was told to stop" in failure(fetched).cause
    assert (failure(fetched).kind, len(fetched.attempts)) == ("temporary", 1)
    assert "the run was told to stop" in failure(ask(web.url("/feed"), transport=transport)).cause
    assert len(web.asked) == 1


@pytest.fixture
def deaf() -> Iterator[int]:
    """A port that accepts nobody: its queue is full, and is never emptied."""
    with contextlib.ExitStack() as opened:
        server = opened.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            waiting = opened.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield server.getsockname()[1]


def test_a_host_that_lets_nobody_in_is_given_up_and_tried_again(deaf: int) -> None:
    fetched = ask(f"http://127.0.0.1:{deaf}/", transport=replace(TRANSPORT, connect_timeout=0.05))
    assert "no connection to" in failure(fetched).cause
    assert [attempt.outcome for attempt in fetched.attempts] == ["temporary"] * 3


def test_even_a_connection_that_is_still_being_made_is_cut_at_the_deadline(deaf: int) -> None:
    fetched = ask(f"http://127.0.0.1:{deaf}/", transport=replace(TRANSPORT, connect_timeout=60, total_timeout=0.05))
    assert "within 0.05 s" in failure(fetched).cause
    assert len(fetched.attempts) == 1


def test_many_requests_have_one_guard_and_each_its_own_deadline(web: Loopback) -> None:
    def guards() -> set[threading.Thread]:
        return {thread for thread in threading.enumerate() if thread.name == "deadlines"}

    before = guards()
    transport = replace(TRANSPORT, total_timeout=2.0)  # longer than a quick answer takes on any machine
    web.answer("/feed", Answer(raw=b"HTTP/1.1 200 OK\r\n", hold=True))
    web.answer("/quick", Answer(body=BODY))
    with ThreadPoolExecutor(8) as pool:
        slow = [pool.submit(ask, web.url("/feed"), transport=transport) for _ in range(4)]
        quick = [pool.submit(ask, web.url("/quick"), transport=transport) for _ in range(40)]
        assert all(document(one.result(PATIENCE)).body == BODY for one in quick)
        assert len(guards() - before) == 1
        assert all("within 2 s" in failure(one.result(PATIENCE)).cause for one in slow)


def test_a_certificate_nobody_vouches_for_is_accepted_where_its_source_says_so(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    transport = replace(TRANSPORT, resolver=lambda host, port: ("127.0.0.1",))
    with loopback(tls=context) as web:
        web.answer("/feed", Answer(body=BODY))
        web.answer("/away", redirect(web.url("/feed", host="other.example")))
        source = Source(id="desk", url=web.url("/feed", host="desk.example"), allow_private=True, verify_tls=False)
        fetched = fetch(source, FetchState(), CLOCK, rng=random.Random(7), transport=transport)
        assert document(fetched).body == BODY
        away = replace(source, url=web.url("/away", host="desk.example"))
        refused = fetch(away, FetchState(), CLOCK, rng=random.Random(7), transport=transport)
        assert "other.example" in failure(refused).cause
        assert "cannot be trusted" in failure(refused).cause


def test_certificates_that_cannot_be_read_are_named(web: Loopback) -> None:
    transport = replace(TRANSPORT, ca_bundle="/no/such/file.pem")
    fetched = ask(web.url("/feed").replace("http:", "https:"), transport=transport)
    assert "the certificates in /no/such/file.pem cannot be read" in failure(fetched).cause


def test_the_usual_certificates_are_named_where_they_cannot_be_read(
    web: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.fetching.transport.DEFAULT_CA_BUNDLE_PATH", "/no/such/usual.pem")
    fetched = ask(web.url("/feed").replace("http:", "https:"), transport=TRANSPORT)
    assert "the certificates in /no/such/usual.pem cannot be read" in failure(fetched).cause
