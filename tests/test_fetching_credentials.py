"""What is secret goes to the origin of its source, and nowhere else."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import responses

from ingest.fetching import Transport, fetch
from ingest.schema import Clock, Document, Failure, Fetched, FetchState, Source

URL = "https://desk.example/feed"
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
CLOCK = Clock(now=lambda: NOON, monotonic=lambda: 0.0, sleep=lambda seconds: None)
TRANSPORT = Transport(
    user_agent="wiredesk/9",
    resolver=lambda host, port: ("93.184.216.34",),
    secrets={"DESK": "me:pâss:word", "KEY": "s3cret", "LINES": "s3cret\r\nX: y", "WIDE": "s3cret \u0661"},
)
SOURCE = Source(id="desk", url=URL, credentials="DESK", headers=(("X-Key", "KEY"),))
BASIC = "Basic bWU6cMOic3M6d29yZA=="  # in UTF-8 (RFC 7617 section 2.1)


def ask(source: Source = SOURCE, state: FetchState | None = None) -> Fetched:
    return fetch(source, state or FetchState(), CLOCK, rng=random.Random(7), transport=TRANSPORT)


def told(web: responses.RequestsMock) -> list[tuple[str | None, str | None]]:
    return [(call.request.headers.get("Authorization"), call.request.headers.get("X-Key")) for call in web.calls]


def test_a_password_and_headers_go_with_the_request() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, body=b"<rss/>")
        assert isinstance(ask().outcome, Document)
        assert told(web) == [(BASIC, "s3cret")]


def test_they_go_with_a_redirect_within_the_origin() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": "/b"})
        web.get("https://desk.example/b", body=b"<rss/>")
        ask()
        assert told(web) == [(BASIC, "s3cret")] * 2


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param("https://other.example/b", id="another host"),
        pytest.param("http://desk.example/b", id="not secure"),
        pytest.param("https://desk.example:8443/b", id="another port"),
    ],
)
def test_they_are_left_behind_with_the_origin_and_not_taken_up_again(elsewhere: str) -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=302, headers={"Location": elsewhere})
        web.get(elsewhere, status=302, headers={"Location": "https://desk.example/c"})
        web.get("https://desk.example/c", body=b"<rss/>")
        ask()
        assert told(web) == [(BASIC, "s3cret"), (None, None), (None, None)]


@pytest.mark.parametrize(
    ("address", "sent"), [("https://other.example/feed", False), ("https://desk.example/new", True)]
)
def test_an_address_that_was_learnt_gets_them_only_within_the_sources_origin(address: str, sent: bool) -> None:
    with responses.RequestsMock() as web:
        web.get(address, body=b"<rss/>")
        ask(state=FetchState(address=address))
        assert told(web) == [(BASIC, "s3cret") if sent else (None, None)]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param(replace(SOURCE, credentials="NOT_SET"), "variable 'NOT_SET'", id="a password not set"),
        pytest.param(replace(SOURCE, headers=(("X-Key", "NOT_SET"),)), "variable 'NOT_SET'", id="a header not set"),
        pytest.param(replace(SOURCE, headers=(("X-Key", "LINES"),)), "variable 'LINES'", id="two lines"),
        pytest.param(replace(SOURCE, headers=(("X-Key", "WIDE"),)), "variable 'WIDE'", id="no header's letters"),
        pytest.param(replace(SOURCE, headers=(("user-agent", "KEY"),)), "the header 'user-agent'", id="our name"),
        pytest.param(replace(SOURCE, headers=(("Host", "KEY"),)), "the header 'Host'", id="the host"),
        pytest.param(replace(SOURCE, headers=(("X Key:", "KEY"),)), "'X Key:'", id="no name of a header"),
        pytest.param(replace(SOURCE, url="http://desk.example/"), "over https alone", id="not secure"),
    ],
)
def test_what_cannot_be_sent_as_it_is_meant_is_not_sent_at_all(source: Source, said: str) -> None:
    with responses.RequestsMock():  # fails on any request
        fetched = ask(source)
    assert isinstance(fetched.outcome, Failure)
    assert fetched.outcome.kind == "permanent"
    assert said in fetched.outcome.cause
    assert "s3cret" not in repr(fetched)


def test_a_private_source_gets_them_over_http() -> None:
    source = replace(SOURCE, url="http://desk.example/feed", allow_private=True)
    with responses.RequestsMock() as web:
        web.get(source.url, body=b"<rss/>")
        ask(source)
        assert told(web) == [(BASIC, "s3cret")]


def test_they_stand_in_nothing_that_is_kept_or_shown() -> None:
    with responses.RequestsMock() as web:
        web.get(URL, status=401)
        fetched = ask()
    assert isinstance(fetched.outcome, Failure)
    shown = repr(fetched) + repr(TRANSPORT)
    assert not any(secret in shown for secret in ("s3cret", "pâss", BASIC))
