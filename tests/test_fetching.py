"""What is asked and what an answer means, with mocked answers; for real faults see test_fetching_faults.py."""

import random
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
import responses

from ingest.errors import UsageError
from ingest.fetching import Patience, Transport, fetch
from ingest.fetching.answer import Answer
from ingest.fetching.at_once import Doors
from ingest.fetching.validators import Validators
from ingest.schema import Clock, Document, Failure, Fetched, FetchState, NotModified, Source
from ingest.text.identity import user_agent
from tests.processes import finishes

URL = "https://desk.example/feed"
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
SOURCE = Source(id="desk", url=URL)
TRANSPORT = Transport(user_agent="wiredesk/9", resolver=lambda host, port: ("93.184.216.34",))


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.clock = Clock(
            now=lambda: NOON + timedelta(seconds=sum(self.slept)),
            monotonic=lambda: sum(self.slept),
            sleep=self.slept.append,
        )


def fresh() -> Transport:
    """A fetcher without visits, for a clock that starts anew."""
    return replace(TRANSPORT)


def ask(
    source: Source = SOURCE,
    *,
    state: FetchState | None = None,
    time: Time | None = None,
    seed: int = 7,
    transport: Transport | None = None,
    patience: Patience | None = None,
) -> Fetched:
    clock = (time or Time()).clock
    rng = random.Random(seed)
    return fetch(
        source, state or FetchState(), clock, rng=rng, transport=transport or fresh(), patience=patience or Patience()
    )


def test_a_document_comes_with_its_bytes_type_time_and_the_headers_that_are_kept() -> None:
    with responses.RequestsMock() as web:
        said = {"ETag": 'W/"x"', "Link": "<https://hub.example/>; rel=hub", "Set-Cookie": "a=b", "Server": "s"}
        web.get(URL, body=b"\xff<rss/>", content_type="application/rss+xml", headers=said)
        fetched = ask()
    assert fetched.outcome == Document(
        url=URL,
        body=b"\xff<rss/>",
        content_type="application/rss+xml",
        headers=(
            ("content-type", "application/rss+xml"),
            ("etag", 'W/"x"'),
            ("link", "<https://hub.example/>; rel=hub"),
        ),
        fetched_at=NOON,
        source_id="desk",
    )
    (attempt,) = fetched.attempts
    assert (attempt.source_id, attempt.url, attempt.at, attempt.outcome) == ("desk", URL, NOON, "document")
    assert (attempt.status, attempt.size, attempt.cause, attempt.seconds) == (200, 7, None, 0.0)


def test_a_request_says_who_we_are_and_carries_no_cookie_referer_or_validator() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=b"<rss/>")
        ask()
        headers = web.calls[0].request.headers
    assert set(headers) == {"User-Agent", "Accept", "Accept-Encoding", "Host"}
    assert (headers["User-Agent"], headers["Host"]) == ("wiredesk/9", "desk.example")


def test_validators_go_back_exactly_as_they_were_received() -> None:
    state = FetchState(etag='W/"o\u00e9dd  "x', last_modified="Wed, 24 sep 2025 12:00 +0300")
    with responses.RequestsMock() as web:
        web.get(URL, status=304)
        ask(state=state)
        headers = web.calls[0].request.headers
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == (state.etag, state.last_modified)


def test_a_304_to_our_validators_is_not_modified() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=304, headers={"ETag": 'W/"a"', "Last-Modified": "now"}, content_type=None)
        fetched = ask(state=FetchState(etag='"a"'))
    assert fetched.outcome == NotModified(
        url=URL, fetched_at=NOON, headers=(("etag", 'W/"a"'), ("last-modified", "now"))
    )
    (attempt,) = fetched.attempts
    assert (attempt.outcome, attempt.status, attempt.etag, attempt.wire) == ("not modified", 304, '"a"', 0)


def test_a_304_nobody_asked_for_is_asked_about_once_more_and_then_a_failure() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=304)
        fetched = ask()
    outcome = fetched.outcome
    assert isinstance(outcome, Failure)
    assert (outcome.kind, outcome.status) == ("temporary", 304)
    assert len(fetched.attempts) == 2


HELD = FetchState(etag='"a"', last_modified="Monday")


@pytest.mark.parametrize(
    ("state", "said", "believed"),
    [
        pytest.param(HELD, {}, True, id="it names no version"),
        pytest.param(HELD, {"ETag": '"b"'}, False, id="another tag"),
        pytest.param(HELD, {"ETag": '"b"', "Last-Modified": "Monday"}, True, id="another machine's tag, the same date"),
        pytest.param(HELD, {"ETag": '"a"', "Last-Modified": "Tuesday"}, True, id="touched, the same tag"),
        pytest.param(HELD, {"ETag": '"b"', "Last-Modified": "Tuesday"}, False, id="both differ"),
        pytest.param(FetchState(etag='"a-gzip"'), {"ETag": '"a"'}, True, id="Apache's tag of what it compressed"),
        pytest.param(FetchState(etag='"a"'), {"ETag": "W/a"}, True, id="weak and bare"),
        pytest.param(FetchState(last_modified="Monday"), {"ETag": '"new"'}, True, id="a tag where there was none"),
        pytest.param(FetchState(last_modified="Monday"), {"Last-Modified": "Tuesday"}, False, id="another date"),
    ],
)
def test_a_304_that_names_another_version_is_asked_about_without_validators(
    state: FetchState, said: dict[str, str], believed: bool
) -> None:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get(URL, status=304, headers=said, content_type=None)
        web.get(URL, body=b"<rss/>")
        fetched = ask(state=state)
        sent = [{"If-None-Match", "If-Modified-Since"} & set(call.request.headers) for call in web.calls]
    assert isinstance(fetched.outcome, NotModified if believed else Document)
    assert [attempt.status for attempt in fetched.attempts] == ([304] if believed else [304, 200])
    assert sent[0]
    assert not any(sent[1:])
    assert [attempt.etag for attempt in fetched.attempts[1:]] == [None] * (not believed)


def test_a_304_with_an_endless_tag_costs_no_time() -> None:
    answer = Answer(url=URL, status=304, at=NOON, headers=(("etag", f'"{"-" * 65_000}x"'),))
    assert finishes(lambda: Validators('"a"').contradicted_by(answer), cpu=2)


@pytest.mark.parametrize("etag", ['"a"\r\nX: y', '"a"\nX: y', '"a\0"', "x" * 5000])
def test_a_validator_that_no_request_may_carry_is_not_sent_whatever_is_stored(etag: str) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=b"<rss/>")
        ask(state=FetchState(etag=etag))
        assert {"If-None-Match", "X", "A-IM"} & set(web.calls[0].request.headers) == set()


def test_about_one_poll_in_a_hundred_asks_without_validators_and_never_under_another_address() -> None:
    transport = fresh()
    with responses.RequestsMock() as web:
        web.get(URL, body=b"<rss/>")
        for seed in range(1000):
            ask(state=FetchState(etag='"a"'), seed=seed, transport=transport)
        assert {call.request.url for call in web.calls} == {URL}
        plain = sum("If-None-Match" not in call.request.headers for call in web.calls)
    assert 3 <= plain <= 25


@pytest.mark.parametrize(
    ("state", "asked"),
    [
        pytest.param(FetchState(etag='"a"'), True, id="a tag"),
        pytest.param(FetchState(etag='"a"', kind="feed"), True, id="the tag of a feed"),
        pytest.param(FetchState(etag='"a"', kind="page"), False, id="the tag of a page"),
        pytest.param(FetchState(last_modified="Monday"), False, id="a date alone"),
        pytest.param(FetchState(), False, id="nothing"),
    ],
)
def test_a_difference_is_asked_for_only_from_a_version_of_a_feed(state: FetchState, asked: bool) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=b"<rss/>")
        ask(state=state)
        assert web.calls[0].request.headers.get("A-IM") == ("feed" if asked else None)


def test_a_difference_is_a_document_that_says_so() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=226, body=b"<rss/>", headers={"IM": "feed", "ETag": '"b"'})
        fetched = ask(state=FetchState(etag='"a"'))
    assert isinstance(fetched.outcome, Document)
    assert fetched.outcome.is_partial
    assert ("etag", '"b"') in fetched.outcome.headers


def test_a_whole_document_is_not_partial_whatever_it_says() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=b"<rss/>", headers={"IM": "feed"})
        fetched = ask(state=FetchState(etag='"a"'))
    assert isinstance(fetched.outcome, Document)
    assert not fetched.outcome.is_partial


@pytest.mark.parametrize(
    "state", [FetchState(), FetchState(etag='"a"', kind="listing"), FetchState(last_modified="Wed, 24 Sep 2025")]
)
def test_what_is_new_in_a_feed_is_read_whether_it_was_asked_for_or_not(state: FetchState) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=226, body=b"<rss/>", headers={"IM": "feed"})
        outcome = ask(state=state).outcome
    assert isinstance(outcome, Document)
    assert outcome.is_partial


def test_a_difference_of_another_kind_is_asked_about_without_validators() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=226, body=b"@@", headers={"IM": "vcdiff"})
        web.get(URL, body=b"<rss/>")
        fetched = ask(state=FetchState(etag='"a"'))
    assert isinstance(fetched.outcome, Document)
    assert [attempt.status for attempt in fetched.attempts] == [226, 200]


@pytest.mark.parametrize(
    ("state", "status", "headers", "asked"),
    [
        pytest.param(FetchState(etag='"a"'), 406, {}, ["feed", None], id="406"),
        pytest.param(FetchState(etag='"a"'), 501, {}, ["feed", None], id="501"),
        pytest.param(FetchState(etag='"a"'), 405, {"cf-mitigated": "challenge"}, ["feed"], id="a bot check"),
        pytest.param(FetchState(etag='"a"'), 403, {}, ["feed"], id="403"),
        pytest.param(FetchState(etag='"a"'), 404, {}, ["feed"], id="404"),
        pytest.param(FetchState(etag='"a"', kind="page"), 406, {}, [None], id="of a page"),
    ],
)
def test_who_refuses_a_difference_is_asked_for_the_whole_with_the_same_validators(
    state: FetchState, status: int, headers: dict[str, str], asked: list[str | None]
) -> None:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get(URL, status=status, headers=headers)
        web.get(URL, status=304)
        fetched = ask(state=state)
        sent = [call.request.headers for call in web.calls]
    assert [one.get("A-IM") for one in sent] == asked
    assert {one["If-None-Match"] for one in sent} == {'"a"'}
    assert isinstance(fetched.outcome, NotModified if asked[1:] else Failure)


@pytest.mark.parametrize(
    ("status", "headers", "wait", "rests"),
    [
        pytest.param(429, {"Retry-After": "90"}, 90.0, "desk.example", id="429 rests the host"),
        pytest.param(429, {}, None, "desk.example", id="429 that says nothing"),
        pytest.param(503, {"Retry-After": "9" * 5000}, 86_400.0, None, id="503 for ever"),
        pytest.param(503, {"Retry-After": "-5"}, None, None, id="503 and a wait that has no sense"),
        pytest.param(500, {"Retry-After": "Wed, 24 Sep 2025 12:10:00 GMT"}, 600.0, None, id="500 until a time"),
        pytest.param(403, {"Retry-After": "60", "cf-mitigated": "challenge"}, 60.0, None, id="a bot check"),
        pytest.param(404, {}, None, None, id="404"),
    ],
)
def test_a_failure_says_how_long_to_wait_and_for_whom(
    status: int, headers: dict[str, str], wait: float | None, rests: str | None
) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=status, headers=headers)
        fetched = ask(transport=replace(TRANSPORT))
    assert isinstance(fetched.outcome, Failure)
    assert (fetched.outcome.retry_after, fetched.outcome.rests_host) == (wait, rests)
    assert len(fetched.attempts) == 1


@pytest.mark.parametrize(
    ("patience", "attempts", "slept"),
    [
        pytest.param(Patience(), 3, 2, id="patient"),
        pytest.param(Patience(deadline=0.5), 1, 0, id="the run ends before a second attempt"),
        pytest.param(Patience(deadline=2.5), 2, 1, id="the run ends before a third"),
        pytest.param(Patience(stopped=lambda: True), 1, 0, id="the run was told to stop"),
    ],
)
def test_no_attempt_begins_when_the_run_is_to_end(patience: Patience, attempts: int, slept: int) -> None:
    time = Time()
    with responses.RequestsMock() as web:
        web.get(URL, status=502)
        fetched = ask(time=time, patience=patience)
    assert isinstance(fetched.outcome, Failure)
    assert fetched.outcome.status == 502
    assert (len(fetched.attempts), len(time.slept)) == (attempts, slept)


def test_a_run_that_is_stopped_during_a_pause_makes_no_other_attempt() -> None:
    time = Time()
    with responses.RequestsMock() as web:
        web.get(URL, status=502)
        fetched = ask(time=time, patience=Patience(stopped=lambda: bool(time.slept)))
    assert (len(fetched.attempts), len(time.slept)) == (1, 1)


def test_no_attempt_comes_sooner_than_the_host_likes() -> None:
    time = Time()
    with responses.RequestsMock() as web:
        web.get(URL, status=304)
        web.get(URL, status=502)
        fetched = ask(time=time, patience=Patience(spacing=5.0), transport=fresh())
    assert [(later.at - NOON).total_seconds() for later in fetched.attempts] == [0.0, 5.0, 10.0]


@pytest.mark.parametrize(
    ("target", "slept"),
    [
        pytest.param("https://desk.example/there", [], id="within the host"),
        pytest.param("https://www.desk.example/feed", [], id="under its other name"),
        pytest.param("https://other.example/feed", [3.0], id="to a host that was asked a moment ago"),
    ],
)
def test_a_redirect_is_one_visit_and_waits_only_where_another_was_asked_a_moment_ago(
    target: str, slept: list[float]
) -> None:
    time, transport, patience = Time(), fresh(), Patience(spacing=5.0)
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get("https://other.example/feed", body=b"<rss/>")
        web.get("http://desk.example/feed", status=302, headers={"Location": target})
        web.get(target, body=b"<rss/>")
        ask(Source(id="other", url="https://other.example/feed"), time=time, transport=transport, patience=patience)
        time.slept.append(2.0)
        asked = Source(id="desk", url="http://desk.example/feed")
        assert isinstance(ask(asked, time=time, transport=transport, patience=patience).outcome, Document)
    assert time.slept[1:] == slept


def test_a_redirect_back_to_a_host_on_the_way_is_the_same_visit() -> None:
    time, there = Time(), "https://other.example/consent"
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": there})
        web.get(there, status=302, headers={"Location": "https://desk.example/feed?agreed"})
        web.get("https://desk.example/feed?agreed", body=b"<rss/>")
        patience = Patience(spacing=5.0, longest=2.0)
        assert isinstance(ask(time=time, transport=fresh(), patience=patience).outcome, Document)
    assert time.slept == []


def test_the_address_that_was_learnt_is_asked() -> None:
    with responses.RequestsMock() as web:
        web.get("https://new.example/feed", body=b"<rss/>")
        outcome = ask(state=FetchState(address="https://new.example/feed")).outcome
    assert isinstance(outcome, Document)
    assert (outcome.url, outcome.final_url) == (URL, "https://new.example/feed")


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        pytest.param((301,), True, id="301"),
        pytest.param((308, 301), True, id="308 and 301"),
        pytest.param((302,), False, id="302"),
        pytest.param((300,), False, id="300, and one of the choices"),
        pytest.param((301, 307), False, id="301 and 307"),
        pytest.param((), False, id="none"),
    ],
)
def test_a_source_has_moved_where_permanent_redirects_alone_lead(statuses: tuple[int, ...], moved: bool) -> None:
    with responses.RequestsMock() as web:
        for hop, status in enumerate(statuses):
            web.get(f"https://desk.example/{hop or 'feed'}", status=status, headers={"Location": f"/{hop + 1}"})
        end = f"https://desk.example/{len(statuses) or 'feed'}"
        web.get(end, body=b"<rss/>")
        assert ask().moved_to == (end if moved else None)


@pytest.mark.parametrize("said", [{}, {"Content-Range": "bytes 0-5/6"}], ids=["", "0 to 5 of 6"])
def test_a_document_that_is_called_a_part_and_is_whole_is_one(said: dict[str, str]) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=206, body=b"<rss/>", headers=said)
        assert isinstance(ask().outcome, Document)


@pytest.mark.parametrize("status", [201, 203, 218, 299])
def test_a_document_is_read_whatever_success_its_server_calls_it(status: int) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=status, body=b"<rss/>", headers={"ETag": '"a"'})
        outcome = ask().outcome
    assert isinstance(outcome, Document)
    assert (outcome.body, dict(outcome.headers)["etag"]) == (b"<rss/>", '"a"')


@pytest.mark.parametrize(
    ("status", "headers", "kind", "attempts"),
    [
        pytest.param(204, {}, "permanent", 1, id="no content"),
        pytest.param(206, {"Content-Range": "bytes 0-9/99"}, "permanent", 1, id="a part nobody asked for"),
        pytest.param(206, {"Content-Range": "bytes 0-9/*"}, "permanent", 1, id="a part of nobody knows how much"),
        pytest.param(226, {}, "permanent", 1, id="a difference of nobody knows what kind"),
        pytest.param(300, {}, "permanent", 1, id="choices"),
        pytest.param(302, {}, "permanent", 1, id="a redirect to nowhere"),
        pytest.param(400, {}, "permanent", 1, id="bad request"),
        pytest.param(401, {}, "permanent", 1, id="unauthorised"),
        pytest.param(403, {}, "permanent", 1, id="forbidden"),
        pytest.param(403, {"cf-mitigated": "challenge"}, "blocked", 1, id="a bot check"),
        pytest.param(503, {"CF-Mitigated": "challenge"}, "blocked", 1, id="a bot check as 503"),
        pytest.param(429, {"x-vercel-mitigated": "challenge"}, "blocked", 1, id="a bot check as 429"),
        pytest.param(202, {"x-amzn-waf-action": "challenge"}, "blocked", 1, id="a bot check as 202"),
        pytest.param(405, {"x-amzn-waf-action": "captcha"}, "blocked", 1, id="a captcha as 405"),
        pytest.param(403, {"x-vercel-mitigated": "deny"}, "permanent", 1, id="no bot check, but a refusal"),
        pytest.param(404, {}, "permanent", 1, id="not found"),
        pytest.param(408, {}, "temporary", 1, id="request timeout"),
        pytest.param(410, {}, "gone", 1, id="gone"),
        pytest.param(429, {}, "temporary", 1, id="too many requests"),
        pytest.param(500, {}, "temporary", 3, id="server error"),
        pytest.param(500, {"Retry-After": "5"}, "temporary", 1, id="server error that says when"),
        pytest.param(501, {}, "temporary", 1, id="not implemented"),
        pytest.param(502, {}, "temporary", 3, id="bad gateway"),
        pytest.param(502, {"Retry-After": "5"}, "temporary", 3, id="bad gateway that says when"),
        pytest.param(503, {}, "temporary", 3, id="unavailable"),
        pytest.param(503, {"Retry-After": "x"}, "temporary", 1, id="unavailable that says when, unreadably"),
        pytest.param(504, {}, "temporary", 3, id="gateway timeout"),
        pytest.param(522, {}, "temporary", 1, id="a cache in front that gets no answer"),
        pytest.param(999, {}, "permanent", 1, id="no status there is"),
    ],
)
def test_a_status_says_what_kind_of_failure_it_is_and_whether_it_is_asked_again(
    status: int, headers: dict[str, str], kind: str, attempts: int
) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=status, headers=headers, body="<h1>an error page</h1>")
        fetched = ask(transport=replace(TRANSPORT))
    outcome = fetched.outcome
    assert isinstance(outcome, Failure)
    assert (outcome.kind, outcome.status, outcome.url) == (kind, status, URL)
    assert [(attempt.outcome, attempt.status) for attempt in fetched.attempts] == [(kind, status)] * attempts
    assert outcome.cause.isprintable()
    assert kind == "blocked" or str(status) in outcome.cause


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (206, "a part"),
        (402, "for payment"),
        (508, "the computing"),
        (509, "the traffic"),
        (404, "still right?"),
        (511, "this machine is on asks"),
        (522, "from the site itself"),
        (302, "where else to ask"),
    ],
)
def test_a_status_that_tells_a_person_little_is_said_in_words(status: int, said: str) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=status, body=b"0123456789", headers={"Content-Range": "bytes 0-9/99"})
        outcome = ask().outcome
    assert isinstance(outcome, Failure)
    assert said in outcome.cause


@pytest.mark.parametrize(
    ("moved", "status", "said"),
    [
        (302, 404, "the server answered 404 Not Found: is the address still right?"),
        (302, 410, "the server answered 410 Gone"),
        (301, 410, "the server answered 410 Gone: it says the address is gone for good; take it out of seeds/"),
    ],
)
def test_what_goes_wrong_where_a_redirect_leads_says_where_that_is(moved: int, status: int, said: str) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=moved, headers={"Location": "/there"})
        web.get("https://desk.example/there", status=status)
        outcome = ask().outcome
    assert isinstance(outcome, Failure)
    assert outcome.cause == f"redirected to https://desk.example/there: {said}"


def test_retries_wait_longer_each_time_between_one_and_eight_seconds_and_are_timed() -> None:
    waits: list[tuple[float, float]] = []
    for seed in range(50):
        time = Time()
        with responses.RequestsMock() as web:
            web.get(URL, status=502)
            fetched = ask(time=time, seed=seed)
        first, second = time.slept
        waits.append((first, second))
        assert 1 <= first <= 2 <= second <= 4
        assert [attempt.at for attempt in fetched.attempts] == [
            NOON,
            NOON + timedelta(seconds=first),
            NOON + timedelta(seconds=first + second),
        ]
    assert len(set(waits)) == 50  # jitter: servers that failed together are not asked again together


def test_the_same_chance_gives_the_same_pauses() -> None:
    times = [Time(), Time()]
    for time in times:
        with responses.RequestsMock() as web:
            web.get(URL, status=504)
            ask(time=time, seed=3)
    assert times[0].slept == times[1].slept


def test_a_redirect_is_followed_and_the_source_keeps_its_address() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=301, headers={"Location": "/ne\u00c3\u00bc#top"})
        web.get("https://desk.example/ne%C3%BC", status=307, headers={"Location": "https://other.example/x"})
        web.get("https://other.example/x", body=b"here")
        fetched = ask(state=FetchState(etag='"a"'))
        sent = [call.request.headers["If-None-Match"] for call in web.calls]
    outcome = fetched.outcome
    assert isinstance(outcome, Document)
    assert (outcome.url, outcome.final_url, outcome.body) == (URL, "https://other.example/x", b"here")
    assert [attempt.url for attempt in fetched.attempts] == ["https://other.example/x"]
    assert sent == ['"a"'] * 3


STUB = '<title>Moved</title><meta http-equiv="Refresh" content="{}"><a href="/en/">Follow this link</a>'


@pytest.mark.parametrize(
    ("page", "arrives"),
    [
        (STUB.format("0; url=/en/"), True),
        (STUB.format("3;URL='https://desk.example/en/'"), True),
        (STUB.format("0; url=/feed?check=83f1"), False),  # a check of browsers
        (STUB.format("300; url=/en/"), False),
        (STUB.format("300"), False),
        (STUB.format("0; url=javascript:go()"), False),
        (f"<noscript>{STUB.format('0; url=/en/')}</noscript><div id=app></div>", False),
        (STUB.format("0; url=/en/") + "<p>The gates of the dam were opened on Wednesday.</p>" * 9, False),
        (STUB.format("0; url=/en/") + "<form><input name=password></form>", False),
        ("refresh", False),
    ],
)
def test_a_page_that_only_sends_its_readers_on_is_a_redirect(page: str, arrives: bool) -> None:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get(URL, body=page.encode(), headers={"ETag": '"stub"'})
        web.get("https://desk.example/en/", body=b"here", headers={"ETag": '"here"', "Age": "1"})
        fetched = ask()
    outcome = fetched.outcome
    assert isinstance(outcome, Document)
    assert outcome.final_url == ("https://desk.example/en/" if arrives else None)
    assert fetched.moved_to is None
    # The page that sends readers on would answer 304 for ever.
    assert ("etag" in dict(outcome.headers)) is not arrives


@pytest.mark.parametrize(
    ("header", "page", "arrives"),
    [
        pytest.param("0; url=/en/", "", True, id="an empty page"),
        pytest.param("0;/en/", "<p>We have moved.</p>", True, id="a page that says so"),
        pytest.param(
            "5; URL='https://desk.example/en/'", STUB.format("0; url=/other"), True, id="before the page's own"
        ),
        pytest.param("0; url=/feed?check=83f1", "", False, id="a check of browsers"),
        pytest.param("300; url=/en/", "", False, id="a page to be read first"),
        pytest.param("300", "<p>News</p>", False, id="the page again"),
        pytest.param("0; url=/en/", "<p>The gates of the dam were opened on Wednesday.</p>" * 9, False, id="a story"),
    ],
)
def test_a_header_may_send_readers_on_too(header: str, page: str, arrives: bool) -> None:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get(URL, body=page.encode(), headers={"Refresh": header, "Content-Length": str(len(page))})
        web.get("https://desk.example/en/", body=b"here")
        outcome = ask().outcome
    assert isinstance(outcome, Document)
    assert outcome.final_url == ("https://desk.example/en/" if arrives else None)


def test_the_address_in_a_header_that_sends_readers_on_is_utf_8() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=b" ", headers={"Refresh": "0; url=/ne\u00c3\u00bc"})
        web.get("https://desk.example/ne%C3%BC", body=b"here")
        assert isinstance(ask().outcome, Document)


def test_pages_that_send_readers_on_in_a_circle_end_with_the_last() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=STUB.format("0; url=/en/").encode())
        web.get("https://desk.example/en/", body=STUB.format("0; url=/feed").encode())
        fetched = ask()
    assert isinstance(fetched.outcome, Document)
    assert fetched.outcome.final_url == "https://desk.example/en/"


def test_a_cookie_of_one_answer_is_not_sent_with_the_next_request() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": "/b", "Set-Cookie": "session=1; Path=/"})
        web.get("https://desk.example/b", body=b"<rss/>")
        ask()
        assert "Cookie" not in web.calls[1].request.headers


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(hops: int, arrives: bool) -> None:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get(URL, status=302, headers={"Location": "/1"})
        for hop in range(1, hops):
            web.get(f"https://desk.example/{hop}", status=302, headers={"Location": f"/{hop + 1}"})
        web.get(f"https://desk.example/{hops}", body=b"here")
        fetched = ask()
    assert isinstance(fetched.outcome, Document if arrives else Failure)
    assert len(fetched.attempts) == 1


@pytest.mark.parametrize(
    ("location", "target"),
    [
        pytest.param("\\new", "https://desk.example/new", id="a backslash"),
        pytest.param("/new ", "https://desk.example/new", id="a space behind it"),
        pytest.param("https:/other.example/x", "https://other.example/x", id="one slash"),
        pytest.param("https:///other.example/x", "https://other.example/x", id="three slashes"),
        pytest.param("/i/https://other.example/x", "https://desk.example/i/https://other.example/x", id="in a path"),
        pytest.param("//\u4f8b\u3002example/x", "https://xn--fsq.example/x", id="another script's full stop"),
    ],
)
def test_a_redirect_leads_where_a_browser_would_go(location: str, target: str) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": location.encode().decode("latin-1")})
        web.get(target, body=b"here")
        outcome = ask().outcome
    assert isinstance(outcome, Document)
    assert outcome.final_url == target


@pytest.mark.parametrize("setting", [0, 1], ids=["as it sends on", "as it sends back"])
def test_a_circle_that_only_a_cookie_ends_is_told_as_such(setting: int) -> None:
    cookies: list[dict[str, str]] = [{}, {}]
    cookies[setting] = {"Set-Cookie": "seen=1"}
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": "https://desk.example/check", **cookies[0]})
        web.get("https://desk.example/check", status=302, headers={"Location": URL, **cookies[1]})
        outcome = ask().outcome
    assert isinstance(outcome, Failure)
    assert outcome.cause == (f"redirected in a circle, back to {URL}; it may want a cookie, and Wiredesk keeps none")


@pytest.mark.parametrize(
    ("location", "said"),
    [
        pytest.param(URL, "in a circle", id="itself"),
        pytest.param("file:///etc/passwd", "neither http nor https", id="a file"),
        pytest.param("javascript:alert(1)", "neither http nor https", id="a script"),
        pytest.param(
            "https://user:secret@desk.example/", "to https://desk.example/ with a user name or", id="a password"
        ),
        pytest.param("http://[::1", "what is no address", id="no address"),
        pytest.param("http://desk.example:99999/", "not one that can be asked for", id="no port"),
    ],
)
def test_a_redirect_that_leads_nowhere_good_is_a_permanent_failure(location: str, said: str) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": location})
        fetched = ask()
    outcome = fetched.outcome
    assert isinstance(outcome, Failure)
    assert outcome.kind == "permanent"
    assert said in outcome.cause
    assert "secret" not in outcome.cause
    assert len(fetched.attempts) == 1


def test_a_redirect_from_a_public_name_to_a_private_one_is_refused_before_it_is_asked() -> None:
    hosts = {"desk.example": ("93.184.216.34",), "inside.example": ("93.184.216.34", "10.0.0.1")}
    transport = replace(TRANSPORT, resolver=lambda host, port: hosts[host])
    with responses.RequestsMock() as web:  # would refuse a request to inside.example with another cause
        web.get(URL, status=302, headers={"Location": "http://inside.example/"})
        outcome = ask(transport=transport).outcome
    assert isinstance(outcome, Failure)
    assert outcome.kind == "permanent"
    assert outcome.cause.startswith(
        "redirected to http://inside.example/: inside.example (at 10.0.0.1) is not a public address"
    )


@pytest.mark.parametrize(
    "url",
    [
        "ftp://desk.example/",
        "desk.example",
        "",
        "http://",
        "http://[::1#",
        "http://*.example/",
        "https://a:b@desk.example/",
        "http://desk.example:port/",
        f"http://{'ü' * 80}.example/",
    ],
)
def test_an_address_that_cannot_be_asked_for_is_a_permanent_failure_and_no_request(url: str) -> None:
    with responses.RequestsMock():  # fails on any request
        outcome = ask(Source(id="desk", url=url)).outcome
    assert isinstance(outcome, Failure)
    assert (outcome.kind, outcome.status) == ("permanent", None)


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        (None, "wiredesk/1.0"),
        ("https://desk.example/bot", "wiredesk/1.0 (+https://desk.example/bot)"),
        ("mailto:desk@desk.example", "wiredesk/1.0 (+mailto:desk@desk.example)"),
    ],
)
def test_the_user_agent_names_us_and_how_to_reach_us(contact: str | None, agent: str) -> None:
    assert user_agent("1.0", contact) == agent


@pytest.mark.parametrize(
    "contact", ["", "me", "https://desk.example/\r\nX: y", "https://desk.example/)", "https://ü.example"]
)
def test_a_contact_that_no_header_can_hold_is_refused(contact: str) -> None:
    with pytest.raises(UsageError, match="is no address"):
        user_agent("1.0", contact)


def test_a_host_is_asked_by_one_at_a_time_and_forgotten_once_nobody_is_at_it() -> None:
    doors, said = Doors(), list[str]()

    def ask(name: str) -> None:
        with doors.at("a.example", within=60, over=lambda: False):
            said.append(f"{name} in")
            sleep(0.05)
            said.append(f"{name} out")

    threads = [threading.Thread(target=ask, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.split()[1] for each in said] == ["in", "out", "in", "out"]
    assert len(doors) == 0
