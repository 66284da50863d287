"""Hosts in one run: requests to another host than the source's, hosts that rest, and nothing twice."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.cli.live import Polling
from ingest.collection import Collection, open_collection
from ingest.schema import FetchState, Source
from tests.loopback import EVERYWHERE, Answer, Asked, Loopback, loopback, redirect
from tests.test_following import HTML, feed, headline, kept, story
from tests.virtual import Time, poll

FEEDS, PAGES, OTHERS = "feeds.news.example", "pages.news.example", "others.news.example"
ADDRESSES = {FEEDS: "127.0.0.2", PAGES: "127.0.0.3", OTHERS: "127.0.0.4"}
ADDRESSES |= {f"{number}.news.example": f"127.0.1.{number}" for number in range(1, 41)}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts of one site, which may be asked for each other; bare IP addresses would be unrelated machines."""
    found = socket.getaddrinfo

    def look_up(host: str, *asked: object, **named: object) -> object:
        return found(ADDRESSES.get(host, host), *asked, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def web() -> Iterator[Loopback]:
    with loopback(host=EVERYWHERE) as server:
        yield server


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Collection]:
    with open_collection(f"sqlite:///{tmp_path}/collection.db") as opened:
        yield opened


def source(url: str, **settings: object) -> Source:
    return replace(Source(id="feed", url=url, allow_private=True, spacing=0.0), **settings)  # type: ignore[arg-type]  # a field's own type


def summaries(web: Loopback, *numbers: int, host: str = PAGES) -> bytes:
    return feed(*((web.url(f"/story/{number}", host=host), "A few words.") for number in numbers))


def test_links_at_another_host_than_their_source_are_followed_in_the_runs_that_come(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    web.answer("/feed", Answer(body=summaries(web, 1, 2)))
    for number in (1, 2):
        web.answer(f"/story/{number}", Answer(body=story(number), headers=HTML))
    site = source(web.url("/feed", host=FEEDS), full_text=True, follow_most=1)
    for _ in range(2):
        poll([site], shelf, time)
        time.pass_(minutes=10)
    assert [path for path in web.paths() if path.startswith("/story")] == ["/story/1", "/story/2"]
    assert web.paths().count("/feed") == 1


def test_a_host_that_asks_for_a_rest_is_asked_for_no_further_link(web: Loopback, shelf: Collection) -> None:
    web.answer("/feed", Answer(body=summaries(web, 1, 2, 3)))
    for number in (1, 2, 3):
        web.answer(f"/story/{number}", Answer(status=429, headers=(("Retry-After", "3600"),)))
    poll([source(web.url("/feed", host=FEEDS), full_text=True)], shelf, Time())
    assert [path for path in web.paths() if path.startswith("/story")] == ["/story/1"]


@pytest.mark.parametrize("said", [{}, {"Retry-After": "1800"}], ids=["", "for half an hour"])
def test_where_a_redirect_leads_to_a_host_that_asks_for_a_rest_that_one_rests(
    web: Loopback, shelf: Collection, said: dict[str, str]
) -> None:
    """The sources' own host goes on, and the other is asked for nothing more, whoever leads there."""
    time = Time()
    for number in (1, 2):
        web.answer(f"/{number}", redirect(web.url("/there", host=OTHERS)))
    web.answer("/there", Answer(status=429, headers=tuple(said.items())), Answer(body=feed()))
    web.answer("/3", Answer(body=feed()))
    web.answer("/4", Answer(body=feed()))
    sources = [source(web.url(f"/{number}", host=FEEDS), id=str(number)) for number in (1, 2, 3)]
    run = poll(sources, shelf, time, polling=Polling(workers=1))
    assert web.paths() == ["/1", "/there", "/2", "/3"]
    assert [(name, "fewer requests" in failure.cause) for name, failure in run.failures] == [("1", True), ("2", True)]
    assert [shelf.schedule.states([name])[name].failures for name in "12"] == [1, 0]
    all_of_them = [*sources, source(web.url("/4", host=OTHERS), id="4")]
    time.pass_(minutes=20)
    poll(all_of_them, shelf, time)
    assert web.paths()[4:] == []
    time.pass_(hours=3)
    poll(all_of_them, shelf, time, polling=Polling(everything=True, workers=1))
    assert (web.paths().count("/there"), web.paths().count("/4")) == (3, 1)


def test_a_host_to_which_many_redirects_lead_is_asked_by_one_of_them_at_a_time(
    web: Loopback, shelf: Collection
) -> None:
    inside: list[int] = []

    def slow(asked: Asked) -> Answer:
        inside.append(1)
        at_once.append(len(inside))
        threading.Event().wait(0.05)
        inside.pop()
        return Answer(body=feed())

    at_once: list[int] = []
    web.answer("/there", slow)
    web.answer("/here", redirect(web.url("/there", host=OTHERS)))
    sources = [source(web.url("/here", host=f"{number}.news.example"), id=str(number)) for number in range(1, 7)]
    poll([*sources, source(web.url("/there", host=OTHERS), id="own")], shelf, Time())
    assert at_once == [1] * 7


def test_a_host_to_which_many_redirects_lead_is_asked_no_faster_than_any(web: Loopback, shelf: Collection) -> None:
    """Nor are the sources that lead there asked over and over meanwhile."""
    time, starts = Time(), list[float]()

    def noted(asked: Asked) -> Answer:
        starts.append(time.seconds)
        return Answer(body=feed())

    web.answer("/there", noted)
    web.answer("/here", redirect(web.url("/there", host=OTHERS)))
    sources = [source(web.url("/here", host=f"{n}.news.example"), id=str(n), spacing=5.0) for n in range(1, 13)]
    own = source(web.url("/there", host=OTHERS), id="own", spacing=5.0)
    run = poll([*sources, own], shelf, time, polling=Polling(workers=1))
    assert (run.failures, run.documents) == ((), 13)
    assert len(starts) == 13
    assert all(later - sooner >= 5.0 for sooner, later in pairwise(starts)), starts
    assert starts[-1] <= 5.0 * 14
    assert web.paths().count("/here") <= 2 * len(sources)


def test_what_redirects_lead_to_beyond_the_runs_end_is_left_to_another(web: Loopback, shelf: Collection) -> None:
    time = Time()
    web.answer("/there", Answer(body=feed()))
    web.answer("/here", redirect(web.url("/there", host=OTHERS)))
    sources = [source(web.url("/here", host=f"{n}.news.example"), id=str(n), spacing=5.0) for n in range(1, 13)]
    run = poll(sources, shelf, time, polling=Polling(workers=1, deadline=31.0))
    assert time.seconds <= 31.0
    assert web.paths().count("/there") == run.documents - len(run.failures) == 7
    assert {failure.cause.partition(": ")[2] for _name, failure in run.failures} == {
        f"the run ended before {OTHERS} could be asked"
    }
    states = shelf.schedule.states([name for name, _failure in run.failures]).values()
    assert {(state.failures, state.failure, state.cause) for state in states} == {(0, None, None)}
    assert all(state.due and state.due - time.now >= timedelta(minutes=59) for state in states)
    for _ in range(3):
        time.pass_(hours=1)
        poll(sources, shelf, time, polling=Polling(workers=1, deadline=840.0))
    assert all(state.failures == 0 for state in shelf.schedule.states([one.id for one in sources]).values())


def test_the_rules_of_a_host_to_which_pages_lead_are_asked_for_in_turn_too(web: Loopback, shelf: Collection) -> None:
    time, starts = Time(), list[tuple[float, str]]()

    def noted(answer: Answer) -> Callable[[Asked], Answer]:
        def reply(asked: Asked) -> Answer:
            if asked.address == ADDRESSES[OTHERS]:
                starts.append((time.seconds, asked.path))
            return answer

        return reply

    web.answer("/robots.txt", noted(Answer(status=404)))
    web.answer("/there", noted(Answer(body=story(1), headers=HTML)))
    web.answer("/here", redirect(web.url("/there", host=OTHERS)))
    pages = [
        source(web.url("/here", host=f"{n}.news.example"), id=str(n), kind="listing", spacing=5.0) for n in range(1, 4)
    ]
    own = source(web.url("/there", host=OTHERS), id="own", spacing=5.0)
    poll([*pages, own], shelf, time, polling=Polling(workers=1))
    assert sorted(path for _at, path in starts) == ["/robots.txt", *["/there"] * 4]
    moments = sorted(at for at, _path in starts)
    assert all(later - sooner >= 5.0 for sooner, later in pairwise(moments)), starts


def test_the_rules_of_many_hosts_that_stand_at_one_are_asked_for_in_turn(web: Loopback, shelf: Collection) -> None:
    time, starts = Time(), list[float]()

    def noted(asked: Asked) -> Answer:
        if asked.address != ADDRESSES[OTHERS]:
            return redirect(web.url("/robots.txt", host=OTHERS))
        starts.append(time.seconds)
        return Answer(body=b"User-agent: *\nDisallow: /\n")

    web.answer("/robots.txt", noted)
    pages = [
        source(web.url("/here", host=f"{n}.news.example"), id=str(n), kind="listing", spacing=5.0) for n in range(1, 7)
    ]
    run = poll(pages, shelf, time, polling=Polling(workers=1))
    assert {failure.kind for _name, failure in run.failures} == {"permanent"}
    assert len(run.failures) == len(starts) == 6
    assert all(later - sooner >= 5.0 for sooner, later in pairwise(starts)), starts


def test_a_redirect_to_a_host_that_an_earlier_run_was_told_to_rest_is_not_followed(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    for number in (1, 2):
        web.answer(f"/{number}", redirect(web.url("/there", host=OTHERS)))
    web.answer("/there", Answer(status=429, headers=(("Retry-After", "3600"),)), Answer(body=feed()))
    one, two = (source(web.url(f"/{number}", host=FEEDS), id=str(number)) for number in (1, 2))
    poll([one], shelf, time)
    time.pass_(minutes=20)
    run = poll([one, two], shelf, time)
    assert web.paths() == ["/1", "/there", "/2"]
    assert [(name, "fewer requests" in failure.cause) for name, failure in run.failures] == [("2", True)]
    time.pass_(hours=3)
    poll([two], shelf, time)
    assert web.paths()[3:] == ["/2", "/there"]


def test_links_at_a_host_that_rests_do_not_keep_others_from_being_followed(web: Loopback, shelf: Collection) -> None:
    time, items = Time(), ((web.url("/story/1", host=PAGES), "Words"), (web.url("/story/2", host=OTHERS), "Words"))
    web.answer("/feed", Answer(body=feed(*items)))
    web.answer("/story/1", Answer(status=429, headers=(("Retry-After", "86400"),)))
    web.answer("/story/2", Answer(body=story(2), headers=HTML))
    site = source(web.url("/feed", host=FEEDS), full_text=True, follow_most=1)
    for _ in range(2):
        poll([site], shelf, time)
        time.pass_(hours=1, minutes=5)
    assert headline(2) in kept(shelf)
    poll([site], shelf, time)
    assert web.paths().count("/story/1") == 1


def test_no_source_is_asked_twice_where_a_run_asks_for_everything(web: Loopback, shelf: Collection) -> None:
    """One host is finished and given back when a link leads to it."""
    many = [source(web.url("/other", host=f"{number}.news.example"), id=str(number)) for number in range(1, 41)]
    web.answer("/other", Answer(body=feed((web.url("/story/9"), "Words"))))
    web.answer("/feed", Answer(body=summaries(web, *range(1, 6), host="1.news.example")))
    for number in range(1, 6):
        web.answer(f"/story/{number}", Answer(body=story(number), headers=HTML))
    site = source(web.url("/feed", host=FEEDS), full_text=True)
    poll([*many, site], shelf, Time(), polling=Polling(everything=True, workers=1))
    assert web.paths().count("/other") == 40


def test_a_source_that_has_moved_is_asked_in_its_turn_at_the_host_it_has_moved_to(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    sources = [source(web.url("/feed", host=f"127.0.1.{number}"), id=str(number)) for number in range(1, 9)]
    there = web.url("/feed", host=PAGES)
    web.answer("/feed", Answer(body=feed((web.url("/story/1"), "Words"))))
    poll(sources, shelf, time)
    states = shelf.schedule.states([one.id for one in sources])
    with shelf.transaction() as transaction:
        transaction.polls.settle(
            (name, PAGES, replace(state, address=there, due=time.now)) for name, state in states.items()
        )
    web.most_at_once = 0
    before = len(web.asked)
    spaced = [replace(one, spacing=5.0) for one in sources]
    began = time.seconds
    poll(spaced, shelf, time)
    assert len(web.asked) - before == 8
    assert web.most_at_once == 1
    assert time.seconds - began >= 35
    assert {one.due and one.due > time.now for one in shelf.schedule.states([one.id for one in sources]).values()} == {
        True
    }
    time.pass_(hours=30)
    assert set(shelf.schedule.due(time.now).values()) == {PAGES}


@pytest.mark.parametrize(("status", "polls"), [(410, 3), (404, 8)], ids=["retired", "failing"])
def test_a_source_that_is_not_well_is_asked_at_once_when_it_has_another_address(
    web: Loopback, shelf: Collection, status: int, polls: int
) -> None:
    time = Time()
    old, new = web.url("/old", host=FEEDS), web.url("/new", host=FEEDS)
    web.answer("/old", Answer(status=status))
    web.answer("/new", Answer(body=feed((web.url("/story/1"), "Words"))))
    for _ in range(polls):
        time.pass_(hours=30)
        poll([source(old)], shelf, time)
    before = shelf.schedule.states(["feed"])["feed"]
    assert before.due is None or before.due - time.now > timedelta(hours=20)
    assert bool(before.retired) == (status == 410)
    poll([source(new)], shelf, time)
    state: FetchState = shelf.schedule.states(["feed"])["feed"]
    assert (state.retired, state.failures, state.url) == (None, 0, new)
    assert state.due
    assert state.due - time.now < timedelta(days=2)


def test_a_host_that_another_run_holds_by_now_is_left_to_it(web: Loopback, shelf: Collection) -> None:
    """The machine slept for longer than a lease."""
    time = Time()

    def asleep(asked: Asked) -> Answer:
        time.pass_(minutes=11)
        shelf.schedule.claim([FEEDS], "another", time.now)
        return Answer(body=feed((web.url("/story/1"), "Words")))

    web.answer("/1", asleep)
    web.answer("/2", asleep)
    poll([source(web.url(f"/{number}", host=FEEDS), id=str(number)) for number in (1, 2)], shelf, time)
    assert web.paths() == ["/1"]
    assert shelf.schedule.holders() == ("another",)


def test_a_link_is_tried_again_no_sooner_than_its_server_says(web: Loopback, shelf: Collection) -> None:
    time = Time()
    web.answer("/feed", Answer(body=summaries(web, 1)))
    web.answer("/story/1", Answer(status=503, headers=(("Retry-After", "18000"),)))
    for _ in range(6):
        poll([source(web.url("/feed", host=FEEDS), full_text=True)], shelf, time)
        time.pass_(minutes=59)
    assert web.paths().count("/story/1") == 1
    time.pass_(minutes=59)
    poll([source(web.url("/feed", host=FEEDS), full_text=True)], shelf, time)
    assert web.paths().count("/story/1") == 2
