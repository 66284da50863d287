"""Hubs of every kind are told, or told again later; with `responses`, and with a real hub on loopback."""

import random
import ssl
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import requests
import responses
import trustme

from syndicate.run import tell_hubs
from syndicate.state import open_state
from syndicate.websub import Caller, Told, lines, ping
from tests.loopback import Answer, closed_port, loopback, redirect
from tests.virtual import NOON, Time

HUB = "https://hub.example/push"
FEED = "https://desk.example/feed.atom"
OTHER = "https://desk.example/feed.rss"


def caller(time: Time | None = None, *, total: float = 30.0, timeout: float = 10.0) -> Caller:
    clock = (time or Time()).clock
    return Caller(user_agent="wiredesk/9", clock=clock, chance=random.Random(7), total=total, timeout=timeout)


def told(*statuses: int | Exception, time: Time | None = None, **headers: str) -> tuple[Told, int]:
    """Return what became of one topic at a hub that answers so, and how often the hub was asked."""
    with responses.RequestsMock() as web:
        for status in statuses:
            if isinstance(status, int):
                web.post(HUB, status=status, headers={name.replace("_", "-"): said for name, said in headers.items()})
            else:
                web.post(HUB, body=status)
        (one,) = ping(HUB, [FEED], caller(time))
        return one, len(web.calls)


def test_a_hub_is_told_of_each_topic_by_a_form_that_every_public_hub_reads() -> None:
    with responses.RequestsMock() as web:
        web.post(HUB, status=204)
        assert ping(HUB, [FEED, OTHER, FEED], caller()) == (
            Told(HUB, FEED, "delivered"),
            Told(HUB, OTHER, "delivered"),
        )
        sent = [call.request for call in web.calls]
    forms = [parse_qs(str(one.body)) for one in sent]
    assert forms == [{"hub.mode": ["publish"], "hub.url": [topic], "hub.topic": [topic]} for topic in (FEED, OTHER)]
    assert {one.headers["User-Agent"] for one in sent} == {"wiredesk/9"}
    assert {one.headers["Content-Type"] for one in sent} == {"application/x-www-form-urlencoded"}


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_status_from_200_on_is_success(status: int) -> None:
    assert told(status) == (Told(HUB, FEED, "delivered"), 1)


@pytest.mark.parametrize(
    "fault",
    [
        408,
        429,
        500,
        502,
        503,
        504,
        599,
        requests.ConnectionError("refused"),
        requests.Timeout("slow"),
        requests.exceptions.SSLError("no"),
        requests.exceptions.ChunkedEncodingError("cut"),
    ],
)
def test_a_fault_that_passes_is_tried_three_times_with_growing_pauses_and_then_owed(fault: int | Exception) -> None:
    time = Time()
    assert told(fault, 204, time=time) == (Told(HUB, FEED, "delivered"), 2)
    assert len(time.slept) == 1
    time = Time()
    found, asked = told(fault, fault, fault, time=time)
    assert (found.outcome, asked) == ("owed", 3)
    assert found.why
    first, second = time.slept
    assert 1 <= first <= 2 <= second <= 4


@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 410, 418, 422])
def test_a_refusal_is_told_once_and_not_tried_again(status: int) -> None:
    found, asked = told(status)
    assert (found.outcome, asked) == ("refused", 1)
    assert str(status) in found.why


def test_what_a_hub_says_of_a_refusal_is_told_in_one_line_of_bounded_length() -> None:
    with responses.RequestsMock() as web:
        web.post(HUB, status=400, body="<h1>No\x1b[31m</h1>\n<p>such &amp; topic" + " x" * 100_000)
        (one,) = ping(HUB, [FEED], caller())
    (line,) = lines([one])
    assert line.startswith(f"{HUB}: will not be told of {FEED}: it answers 400 Bad Request: No")
    assert "such & topic" in line
    assert len(line) < 400
    assert line.isprintable()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        ("0", None),
        ((NOON + timedelta(seconds=9)).strftime("%a, %d %b %Y %H:%M:%S GMT"), 9),
        ((NOON - timedelta(days=9)).strftime("%a, %d %b %Y %H:%M:%S GMT"), None),
        ("soon", None),
        ("-5", None),
        ("1 Jan 2025 99999999999999999999:00:00 GMT", None),
        ("Mon, 1 Jan 2025 00:00:00 +99999999999999999", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_to(said: str, seconds: float | None, status: int) -> None:
    time = Time()
    found, asked = told(status, 204, time=time, Retry_After=said)
    assert (found.outcome, asked) == ("delivered", 2)
    assert time.slept == [seconds] if seconds else time.slept[0] <= 2


@pytest.mark.parametrize("said", ["60", "99999999999999999999", "Wed, 01 Jan 9999 00:00:00 GMT"])
def test_a_hub_that_wants_more_rest_than_there_is_time_is_owed_and_not_waited_for(said: str) -> None:
    time = Time()
    found, asked = told(429, time=time, Retry_After=said)
    assert (found.outcome, asked, time.slept) == ("owed", 1, [])


@pytest.mark.parametrize("fault", [429, 503, requests.ConnectionError("refused"), requests.Timeout("slow")])
def test_a_hub_that_cannot_be_asked_is_left_alone_with_the_other_topics(fault: int | Exception) -> None:
    topics = [f"{FEED}?{number}" for number in range(50)]
    with responses.RequestsMock() as web:
        answer = web.post(HUB, status=fault) if isinstance(fault, int) else web.post(HUB, body=fault)
        found = ping(HUB, topics, caller())
        assert answer.call_count == 3
    assert [one.topic for one in found] == topics
    assert {one.outcome for one in found} == {"owed"}
    (line,) = lines(found)
    assert "and 49 more" in line
    assert line.endswith("; the next run tries again")


def test_a_topic_that_a_hub_cannot_bear_keeps_no_other_waiting() -> None:
    def answer(request: requests.PreparedRequest) -> tuple[int, dict[str, str], str]:
        return (500 if b"atom" in str(request.body).encode() else 204), {}, ""

    time = Time()
    with responses.RequestsMock() as web:
        web.add_callback(responses.POST, HUB, callback=answer)
        found = ping(HUB, [FEED, OTHER], caller(time))
        topics = [parse_qs(str(call.request.body))["hub.url"][0] for call in web.calls]
    assert [one.outcome for one in found] == ["owed", "delivered"]
    assert topics == [FEED, OTHER, FEED, FEED]


def test_all_that_one_hub_costs_is_bounded() -> None:
    time = Time()

    def slow(_: requests.PreparedRequest) -> tuple[int, dict[str, str], str]:
        time.pass_(seconds=4)
        return 500, {}, ""

    with responses.RequestsMock() as web:
        web.add_callback(responses.POST, HUB, callback=slow)
        found = ping(HUB, [f"{FEED}?{number}" for number in range(50)], caller(time))
        assert len(web.calls) == 8
    assert {one.outcome for one in found} == {"owed"}
    assert time.seconds <= 34


@pytest.mark.parametrize(
    ("status", "target"), [*((status, "/new") for status in (301, 302, 307, 308)), (307, r"\new"), (308, "/x/../new")]
)
def test_a_hub_that_has_moved_is_told_where_it_is_by_the_same_form(status: int, target: str) -> None:
    with responses.RequestsMock() as web:
        web.post(HUB, status=status, headers={"Location": target})
        web.post("https://hub.example/new", status=202)
        assert [one.outcome for one in ping(HUB, [FEED], caller())] == ["delivered"]
        assert web.calls[0].request.body == web.calls[1].request.body


@pytest.mark.parametrize(
    "target", ["http://hub.example/", "ftp://hub.example/", "file:///etc/passwd", "https://[", HUB]
)
def test_a_hub_that_leads_where_nobody_should_go_is_refused(target: str) -> None:
    with responses.RequestsMock() as web:
        web.post(HUB, status=307, headers={"Location": target})
        (one,) = ping(HUB, [FEED], caller())
        assert len(web.calls) <= 4
    assert one.outcome == "refused"
    assert one.why


@pytest.mark.parametrize(
    "hub",
    ["", "hub.example", "ftp://hub.example/", "mailto:a@hub.example", "https://", "https://[", "https://a:99999/"],
)
def test_what_is_no_address_of_a_hub_is_refused_and_never_asked(hub: str) -> None:
    with responses.RequestsMock():
        assert [one.outcome for one in ping(hub, [FEED], caller())] == ["refused"]


def test_no_line_shows_a_password() -> None:
    (line,) = lines([Told("https://me:secret@hub.example/", FEED, "owed", "it cannot be reached")])
    assert line == f"https://hub.example/: could not be told of {FEED}: it cannot be reached; the next run tries again"


def test_there_is_nothing_to_say_of_what_was_delivered_and_nothing_to_ask_without_topics() -> None:
    with responses.RequestsMock():
        assert ping(HUB, [], caller()) == ()
    assert list(lines([Told(HUB, FEED, "delivered")])) == []


# -- a real hub --


def outcomes(found: Sequence[Told]) -> list[str]:
    return [one.outcome for one in found]


def test_a_hub_on_a_private_address_is_told_over_the_wire() -> None:
    with loopback() as web:
        hub = web.answer("/hub", redirect("/moved", 308))
        web.answer("/moved", Answer(status=503), Answer(status=202, body=b"thanks"))
        assert outcomes(ping(hub, [FEED, OTHER], caller())) == ["delivered", "delivered"]
    posted = [asked for asked in web.asked if asked.path == "/moved"]
    assert [asked.method for asked in web.asked] == ["POST"] * len(web.asked)
    assert {parse_qs(asked.body.decode())["hub.url"][0] for asked in posted} == {FEED, OTHER}
    assert "Cookie" not in posted[0].headers


def test_a_hub_is_told_over_tls_if_its_certificate_is_of_an_authority_that_is_trusted(tmp_path: Path) -> None:
    authority, trusted = trustme.CA(), tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(secured)
    with loopback(tls=secured) as web:
        hub = web.answer("/hub", Answer(status=202))
        (stranger,) = ping(hub, [FEED], caller())
        assert (stranger.outcome, web.asked) == ("owed", [])
        assert stranger.why == "no secure connection to it could be made"
        assert outcomes(ping(hub, [FEED], replace(caller(), ca_bundle=str(trusted)))) == ["delivered"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(raw=b"nonsense\r\n\r\n"),
        Answer(reset=True, raw=b""),
        Answer(raw=b"HTTP/1.1 400 No\r\nContent-Length: 99\r\n\r\nshort"),
        Answer(raw=b"HTTP/1.1 307 Moved\r\nLocation: \xff\xfe\r\n\r\n"),
    ],
    ids=["no HTTP", "reset", "cut", "odd location"],
)
def test_a_hub_that_breaks_off_costs_a_line_and_no_run(answer: Answer) -> None:
    with loopback() as web:
        (one,) = ping(web.answer("/hub", answer), [FEED], caller())
    assert one.outcome in ("owed", "refused")
    assert next(lines([one])).isprintable()


def test_a_hub_that_nobody_runs_is_owed() -> None:
    assert outcomes(ping(f"http://127.0.0.1:{closed_port()}/", [FEED], caller())) == ["owed"]


def test_a_hub_that_says_nothing_is_owed() -> None:
    with loopback() as web:
        hub = web.answer("/hub", Answer(raw=b"HTTP/1.1 200 OK\r\n", hold=True))
        assert outcomes(ping(hub, [FEED, OTHER], caller(timeout=0.1))) == ["owed", "owed"]


def test_a_hub_that_never_comes_to_an_end_of_its_answer_is_given_up() -> None:
    over = threading.Event()

    def on_and_on() -> Iterator[bytes]:
        while not over.wait(0.1):  # letter for letter: Python gives up after a hundred interim answers or header lines
            yield b"H"

    with loopback() as web:
        hub = web.answer("/hub", Answer(raw=b"", stream=on_and_on))
        (one,) = ping(hub, [FEED], caller(total=0.5))
        over.set()
    assert (one.outcome, one.why) == ("owed", "it did not come to an end of its answer")


def test_a_hub_that_is_away_is_a_persons_business_after_a_day_and_once_until_it_is_back(tmp_path: Path) -> None:
    time = Time()
    with open_state(tmp_path / "state", collection="sqlite:///c.db", output=tmp_path / "public") as state:

        def run(status: int) -> tuple[int, int]:
            """How many lines are for a person, and how many are not."""
            with state.transaction():
                state.owe(HUB, [FEED])
            with responses.RequestsMock() as web:
                web.post(HUB, status=status)
                done = tell_hubs(state, lambda: caller(time))
            time.pass_(hours=9)
            return len(done.untold), len(done.put_off)

        assert [run(503) for _ in range(5)] == [(0, 1), (0, 1), (0, 1), (1, 0), (0, 1)]
        assert run(204) == (0, 0)
        assert state.owed() == {}
        assert [run(503) for _ in range(4)] == [(0, 1), (0, 1), (0, 1), (1, 0)]


def test_a_refusal_is_a_persons_business_once_while_a_hub_goes_on_to_refuse(tmp_path: Path) -> None:
    time = Time()
    with open_state(tmp_path / "state", collection="sqlite:///c.db", output=tmp_path / "public") as state:

        def run(status: int, topic: str, said: str) -> tuple[int, int]:
            """How many lines are for a person, and how many are not."""
            with state.transaction():
                state.owe(HUB, [topic])
            with responses.RequestsMock() as web:
                web.post(HUB, status=status, body=said)
                done = tell_hubs(state, lambda: caller(time))
            time.pass_(hours=9)
            return len(done.untold), len(done.put_off)

        assert run(403, FEED, "no such topic: 1") == (1, 0)
        assert [run(403, OTHER, f"no such topic: {one}") for one in (2, 3)] == [(0, 1), (0, 1)]
        assert run(410, FEED, "gone") == (1, 0)
        time.pass_(hours=24)
        assert run(403, FEED, "no such topic: 4") == (1, 0)
