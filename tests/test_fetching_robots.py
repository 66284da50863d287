"""robots.txt, from a real server on loopback, as `fetch` obeys it."""

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ingest.fetching import Patience, Robots, Transport, allows, fetch
from ingest.schema import Clock, Document, Failure, Fetched, FetchState, RobotsFile, Source
from tests.loopback import Answer, Loopback, closed_port, conditional, loopback, redirect

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
TRANSPORT = Transport(user_agent="wiredesk/9")
PAGE = b"<html><title>Water runs again</title>"


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.clock = Clock(
            now=lambda: NOON + timedelta(seconds=sum(self.slept)),
            monotonic=lambda: sum(self.slept),
            sleep=self.slept.append,
        )


@pytest.fixture
def web() -> Iterator[Loopback]:
    with loopback() as server:
        server.answer("/story", Answer(body=PAGE))
        yield server


def forgetful() -> Robots:
    """The robots.txt files of one run that does not keep them."""
    return Robots(lambda origin: None, lambda file: None)


def ask(
    web: Loopback,
    robots: Robots | None,
    *,
    path: str = "/story",
    time: Time | None = None,
    patience: Patience | None = None,
    transport: Transport | None = None,
) -> Fetched:
    source = Source(id="desk", url=web.url(path), allow_private=True)
    clock = (time or Time()).clock
    return fetch(
        source,
        FetchState(),
        clock,
        rng=random.Random(7),
        transport=transport or replace(TRANSPORT),
        robots=robots,
        patience=patience or Patience(),
    )


def rules(text: str) -> Answer:
    return Answer(body=text.encode())


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        pytest.param(rules("User-agent: *\nDisallow: /private\n"), True, id="not about this page"),
        pytest.param(rules("User-agent: *\nDisallow: /\n"), False, id="nothing for anybody"),
        pytest.param(rules("User-agent: Wiredesk\nDisallow: /st\n"), False, id="not for us"),
        pytest.param(rules("User-agent: other\nDisallow: /\n"), True, id="not for another"),
        pytest.param(rules("User-agent: *\nDisallow: /\nAllow: /story\n"), True, id="allowed by the longer rule"),
        pytest.param(rules("User-agent: *\nDisallow: /*ory$\n"), False, id="a pattern"),
        pytest.param(rules("\ufeffUser-agent: *\nDisallow: /\n"), False, id="after a byte order mark"),
        pytest.param(Answer(body=b"<html>\x00\xff no rules"), True, id="a page in its place"),
        pytest.param(rules("#" * 512_000 + "\nUser-agent: *\nDisallow: /\n"), True, id="a rule behind 500 KiB"),
        pytest.param(
            rules("User-agent: *\n#".ljust(512_000 - 12) + "\nDisallow: /private\n"), True, id="a rule cut at 500 KiB"
        ),
        pytest.param(Answer(status=404), True, id="404"),
        pytest.param(Answer(status=403), True, id="403"),
        pytest.param(Answer(status=410), True, id="410"),
        pytest.param(Answer(raw=b"HTTP/1.1 204 No Content\r\n\r\n"), True, id="204"),
        *(
            pytest.param(replace(rules("User-agent: *\nDisallow: /\n"), status=status), False, id=str(status))
            for status in (201, 202, 203, 206, 299)
        ),
        pytest.param(redirect("/robots.txt"), True, id="a circle"),
    ],
)
def test_a_page_is_read_only_if_the_hosts_rules_allow(web: Loopback, answer: Answer, read: bool) -> None:
    web.answer("/robots.txt", answer)
    outcome = ask(web, forgetful()).outcome
    if read:
        assert isinstance(outcome, Document)
        assert web.paths() == ["/robots.txt", "/story"]
    else:
        assert isinstance(outcome, Failure)
        host = f"127.0.0.1:{web.address[1]}"
        assert (outcome.kind, outcome.cause) == ("permanent", f"robots.txt of {host} asks us not to read this page")
        assert web.paths() == ["/robots.txt"]


US, ALL = "User-agent: wiredesk\n", "User-agent: *\n"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # Lines (RFC 9309 section 2.2).
        pytest.param("user-agent wiredesk\ndisallow /story\n", False, id="no colons"),
        pytest.param("  USER-AGENT : wiredesk\n\tDISALLOW\t:\t/story\n", False, id="space everywhere"),
        pytest.param("User-agent: wiredesk\rDisallow: /story\r", False, id="CR alone"),
        pytest.param("User-agent: wiredesk # that is us\nDisallow: /story#5\n", False, id="comments"),
        pytest.param("\ufeff\ufeff" + US + "Disallow: /story\n", False, id="two byte order marks"),
        pytest.param(US + "Disalow: /story\n", False, id="misspelt"),
        pytest.param(US + "Disallow: /a\x0cDisallow: /story\n", True, id="a form feed ends no line"),
        pytest.param("disallow all you like\nuser-agent strings are fun\n", True, id="prose"),
        # Groups (section 2.2.1).
        pytest.param("Disallow: /\n" + US + "Disallow: /a\n", True, id="a rule before any group"),
        pytest.param("User-agent: a\n\nUser-agent: wiredesk\nUser-agent: b\nDisallow: /\n", False, id="of three"),
        pytest.param(US + "Disallow: /a\n" + ALL + "Disallow: /\n", True, id="ours before everybody's"),
        pytest.param(ALL + "Disallow: /\n" + US + "Disallow:\n", True, id="ours, and nothing in it"),
        pytest.param(ALL + "Disallow: /\n" + US, True, id="ours, without a rule"),
        pytest.param(US + "Disallow: /\n" + ALL + "Disallow: /a\n" + US + "Allow: /s\n", True, id="ours, in two parts"),
        pytest.param(ALL + "Disallow: /story\n" + US.replace("w", "W") + "Allow: /a\n", True, id="in capitals"),
        pytest.param("User-agent:\nDisallow: /\n", True, id="an agent without a name"),
        # Other lines do not end a group (section 2.2.4).
        pytest.param(US + "Sitemap: /map.xml\nUser-agent: b\nDisallow: /\n", False, id="a sitemap among the agents"),
        pytest.param(ALL + "Unheard-of: 1\nUser-agent: b\nDisallow: /\n", False, id="a strange line among them"),
        pytest.param(US + "Disallow: /a\nNoindex: /b\nDisallow: /story\n", False, id="a strange line among rules"),
        pytest.param(ALL + "Crawl-delay: 5\n\nUser-agent: b\nDisallow: /\n", True, id="but a delay does"),
        # Whom an agent line names (section 2.2.1: the product token, in any case).
        pytest.param("User-agent: Wiredesk/1.0 (+https://desk.example)\nDisallow: /\n", False, id="with our version"),
        pytest.param("User-agent: wiredesk*\nDisallow: /\n", False, id="with a star"),
        pytest.param("User-agent: wire\nDisallow: /\n", True, id="what our name begins with"),
        pytest.param("User-agent: wire\nDisallow:\n" + ALL + "Disallow: /\n", False, id="that is not everybody's"),
        pytest.param("User-agent: wiredesk-images\nDisallow: /\n", True, id="what begins with our name"),
        pytest.param("User-agent: * of you\nDisallow: /\n", False, id="everybody, and a word"),
        pytest.param("User-agent: *bot\nDisallow: /\n", True, id="not everybody"),
        # Paths (section 2.2.2).
        pytest.param(ALL + "Disallow: /Story\n", True, id="in other capitals"),
        pytest.param(ALL + "Disallow: /story\nAllow: /story\n", True, id="allowed where both are as long"),
        pytest.param(ALL + "Allow: /st\nDisallow: /*y/\n", False, id="the longer pattern"),
        pytest.param(ALL + "Disallow: /story$\n", True, id="its end"),
        pytest.param(ALL + "Disallow: /%73tory/caf%c3%a9\n", False, id="percent-encoded"),
        pytest.param(ALL + "Disallow: /story/caf\u00e9\n", False, id="not encoded"),
        pytest.param(ALL + "Disallow: /story%2Fcaf\n", True, id="an encoded slash is none"),
        pytest.param(ALL + "Disallow: *.pdf\nDisallow: story\n", True, id="without a slash at its start"),
    ],
)
def test_whether_a_robots_txt_lets_us_read_a_page(text: str, read: bool) -> None:
    assert allows(text.encode(), "https://desk.example/story/caf%C3%A9#top") is read


@pytest.mark.parametrize(
    ("answer", "wait", "rests"),
    [
        pytest.param(Answer(status=500), None, None, id="500"),
        pytest.param(Answer(status=503, headers=(("Retry-After", "60"),)), 60.0, None, id="503"),
        pytest.param(Answer(status=429, headers=(("Retry-After", "60"),)), 60.0, "127.0.0.1", id="429"),
        pytest.param(Answer(raw=b""), None, None, id="no answer"),
        pytest.param(Answer(body=b"User-agent", cut_after=4), None, None, id="cut"),
    ],
)
def test_where_no_rules_can_be_had_no_page_is_read_for_an_hour(
    web: Loopback, answer: Answer, wait: float | None, rests: str | None
) -> None:
    web.answer("/robots.txt", answer)
    robots, time = forgetful(), Time()
    for _page in range(2):
        outcome = ask(web, robots, time=time).outcome
        assert isinstance(outcome, Failure)
        assert (outcome.kind, outcome.retry_after, outcome.rests_host) == ("temporary", wait, rests)
        assert "robots.txt of 127.0.0.1" in outcome.cause
    assert web.paths() == ["/robots.txt"]
    time.slept.append(3600)
    web.answer("/robots.txt", Answer(status=404))
    assert isinstance(ask(web, robots, time=time).outcome, Document)


def test_rules_are_followed_to_where_they_have_moved(web: Loopback) -> None:
    web.answer("/robots.txt", redirect("/rules"))
    web.answer("/rules", rules("User-agent: *\nDisallow: /story\n"))
    assert isinstance(ask(web, forgetful()).outcome, Failure)


def test_a_run_that_is_stopped_while_it_asks_for_rules_keeps_no_word_on_them(web: Loopback) -> None:
    kept, transport = list[RobotsFile](), replace(TRANSPORT)

    def late(_asked: object) -> Answer:
        transport.stop()
        return Answer(status=404)

    web.answer("/robots.txt", late)
    outcome = ask(web, Robots(lambda origin: None, kept.append), transport=transport).outcome
    assert isinstance(outcome, Failure)
    assert outcome.put_off
    assert kept == []


def test_rules_that_two_threads_want_at_once_are_asked_for_once(web: Loopback) -> None:
    both, transport, robots = threading.Barrier(2, timeout=5), replace(TRANSPORT), forgetful()

    def slow(_asked: object) -> Answer:
        threading.Event().wait(0.3)
        return Answer(status=404)

    def read() -> Fetched:
        both.wait()
        return ask(web, robots, transport=transport)

    web.answer("/robots.txt", slow)
    with ThreadPoolExecutor(2) as pool:
        came = [future.result() for future in [pool.submit(read), pool.submit(read)]]
    assert all(isinstance(one.outcome, Document) for one in came)
    assert web.paths().count("/robots.txt") == 1


def test_rules_are_asked_for_once_a_day_however_many_pages_are_read(web: Loopback) -> None:
    web.answer("/robots.txt", Answer(status=404))
    robots, time = forgetful(), Time()
    for _page in range(3):
        ask(web, robots, time=time)
    time.slept.append(86_400)
    ask(web, robots, time=time)
    assert web.paths().count("/robots.txt") == 2


def test_rules_are_kept_from_one_run_to_the_next(web: Loopback) -> None:
    kept: dict[str, RobotsFile] = {}
    web.answer("/robots.txt", rules("User-agent: *\nDisallow: /story\n"))

    def robots() -> Robots:
        return Robots(load=kept.get, store=lambda file: kept.update({file.origin: file}))

    assert isinstance(ask(web, robots()).outcome, Failure)
    (file,) = kept.values()
    assert (file.origin, file.fetched_at, file.status) == (web.url("").rstrip("/"), NOON, 200)
    assert isinstance(ask(web, robots()).outcome, Failure)
    assert web.paths() == ["/robots.txt"]
    tomorrow = replace(file, fetched_at=NOON + timedelta(days=365))  # by a clock that was wrong
    kept[file.origin] = tomorrow
    ask(web, robots())
    assert web.paths() == ["/robots.txt", "/robots.txt"]


def test_a_target_of_a_redirect_is_read_only_if_its_rules_allow(web: Loopback) -> None:
    web.answer("/robots.txt", rules("User-agent: *\nDisallow: /private\n"))
    web.answer("/moved", redirect("/private"))
    outcome = ask(web, forgetful(), path="/moved").outcome
    assert isinstance(outcome, Failure)
    assert outcome.cause.startswith("redirected to ")
    assert web.paths() == ["/robots.txt", "/moved"]


@pytest.mark.parametrize(
    ("text", "spacing", "waited"),
    [
        ("", 5.0, [5.0]),
        ("User-agent: *\nCrawl-delay: 10\n", 5.0, [10.0]),
        ("", 600.0, [600.0]),
        ("User-agent: *\nCrawl-delay: 86400\n", 0.0, [60.0]),
        ("User-agent: *\nCrawl-delay: -1\n", 0.0, []),
        ("User-agent: *\nCrawl-delay: nan\n", 0.0, []),
        ("", 0.0, []),
    ],
)
def test_the_page_is_asked_for_no_sooner_after_its_rules_than_the_host_likes(
    web: Loopback, text: str, spacing: float, waited: list[float]
) -> None:
    web.answer("/robots.txt", rules(text))
    time, robots = Time(), forgetful()
    ask(web, robots, time=time, patience=Patience(spacing=spacing))
    assert time.slept == waited
    delay = robots.crawl_delay(web.url("/story"))
    assert delay is None or 0 <= delay <= 60


def test_no_page_is_asked_for_when_the_run_ends_before_its_turn(web: Loopback) -> None:
    web.answer("/robots.txt", Answer(status=404))
    outcome = ask(web, forgetful(), patience=Patience(spacing=5.0, deadline=4.0)).outcome
    assert isinstance(outcome, Failure)
    assert outcome.kind == "temporary"
    assert web.paths() == ["/robots.txt"]


def test_a_feed_is_asked_for_whatever_the_rules_say(web: Loopback) -> None:
    web.answer("/robots.txt", rules("User-agent: *\nDisallow: /\n"))
    assert isinstance(ask(web, None).outcome, Document)
    assert web.paths() == ["/story"]


@pytest.mark.parametrize("url", ["http://[::1#", "ftp://desk.example/", "https://me:secret@127.0.0.1:{port}/"])
def test_an_address_that_cannot_be_asked_for_has_no_rules(url: str) -> None:
    source = Source(id="desk", url=url.format(port=closed_port()), allow_private=True)
    fetched = fetch(source, FetchState(), Time().clock, rng=random.Random(7), transport=TRANSPORT, robots=forgetful())
    assert isinstance(fetched.outcome, Failure)
    assert "secret" not in fetched.outcome.cause


def asked_daily(web: Loopback, days: int, *, since: datetime = NOON) -> list[tuple[Fetched, str | None]]:
    """Ask for the page on these days, each in its own run; return what came, and the ETag sent for robots.txt."""
    kept: dict[str, RobotsFile] = {}
    came: list[tuple[Fetched, str | None]] = []
    for day in range(days):
        now = since + timedelta(days=day)
        clock = Clock(now=lambda now=now: now, monotonic=lambda: 0.0, sleep=lambda seconds: None)  # type: ignore[misc]  # bound at once
        robots = Robots(kept.get, lambda file: kept.update({file.origin: file}))
        source = Source(id="desk", url=web.url("/story"), allow_private=True)
        fetched = fetch(source, FetchState(), clock, rng=random.Random(7), transport=TRANSPORT, robots=robots)
        sent = [asked.header("If-None-Match") for asked in web.asked if asked.path == "/robots.txt"]
        came.append((fetched, sent[-1]))
    return came


def test_rules_that_have_not_changed_are_not_sent_again_and_still_hold(web: Loopback) -> None:
    web.answer("/robots.txt", conditional(b"User-agent: *\nDisallow: /story\n", etag='"1"'))
    came = asked_daily(web, 3)
    assert [sent for _, sent in came] == [None, '"1"', '"1"']
    assert all(isinstance(fetched.outcome, Failure) for fetched, _ in came)
    web.answer("/robots.txt", conditional(b"User-agent: *\nDisallow: /other\n", etag='"2"'))
    assert isinstance(asked_daily(web, 1)[0][0].outcome, Document)


def test_rules_are_sent_whole_now_and_then_for_validators_can_lie(web: Loopback) -> None:
    web.answer("/robots.txt", conditional(b"User-agent: *\nDisallow: /story\n", etag='"1"'))
    assert [sent for _, sent in asked_daily(web, 31)[1:]].count(None) == 1


def test_a_304_for_rules_that_nobody_holds_allows_nothing(web: Loopback) -> None:
    web.answer("/robots.txt", Answer(status=304))
    assert all(isinstance(fetched.outcome, Failure) for fetched, _ in asked_daily(web, 2))


def test_a_304_for_another_version_of_the_rules_is_asked_about_again(web: Loopback) -> None:
    web.answer(
        "/robots.txt",
        Answer(body=b"User-agent: *\n", headers=(("ETag", '"1"'),)),
        Answer(status=304, headers=(("ETag", '"2"'),)),
        Answer(body=b"User-agent: *\nDisallow: /\n", headers=(("ETag", '"2"'),)),
    )
    outcomes = [fetched.outcome for fetched, _ in asked_daily(web, 2)]
    assert [type(outcome) for outcome in outcomes] == [Document, Failure]
    assert web.paths().count("/robots.txt") == 3
