"""What a run may ask for at any moment: one thing from each host, in turn, spaced, and nothing after its time is up."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.run.agenda import RENEWED, Agenda, Job, Opening
from ingest.schema import Clock, FetchState, Source, WaitingLink

START = datetime(2026, 3, 4, 12, tzinfo=UTC)


class Time:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.clock = Clock(
            now=lambda: START + timedelta(seconds=self.seconds), monotonic=lambda: self.seconds, sleep=self.sleep
        )

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


def job(host: str, number: int = 0) -> Job:
    source = Source(id=f"{host}/{number}", url=f"https://{host}/{number}")
    return Job(source=source, host=host, state=FetchState())


def agenda(
    time: Time,
    jobs: Mapping[str, Sequence[Job]],
    *,
    denied: Sequence[str] = (),
    at_once: int = 10,
    deadline: float = 1e9,
    rest: float = 0.0,
) -> Agenda:
    def opened(hosts: Sequence[str]) -> Mapping[str, Opening]:
        return {host: Opening(jobs.get(host, ()), rest) for host in hosts if host not in denied}

    return Agenda(jobs, opened, time.clock, at_once=at_once, deadline=deadline)


def played(agenda: Agenda, time: Time, *, spacing: float = 5.0, seconds: float = 1.0) -> list[tuple[float, str]]:
    """Do everything with one worker, each job in so many seconds; return when each began."""
    done = []
    while True:
        found = agenda.next()
        if found:
            began = time.seconds
            done.append((began, found.source.id))
            time.sleep(seconds)
            agenda.done(found, began=began, spacing=spacing)
        elif (pause := agenda.wait()) is not None:
            time.sleep(pause)
        else:
            return done


def test_hosts_take_turns_and_each_is_spaced_from_start_to_start() -> None:
    time = Time()
    jobs = {"a": [job("a", 0), job("a", 1), job("a", 2)], "b": [job("b", 0)]}
    assert played(agenda(time, jobs), time) == [(0, "a/0"), (1, "b/0"), (5, "a/1"), (10, "a/2")]


def test_a_host_is_not_asked_while_it_is_being_asked() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", 0), job("a", 1)]})
    first = one.next()
    assert first
    time.sleep(100)
    assert one.next() is None
    assert one.wait() is None
    one.done(first, began=0.0, spacing=5)
    assert one.next() == job("a", 1)


def test_hosts_are_opened_a_few_at_a_time_and_one_that_is_denied_is_passed_over() -> None:
    time = Time()
    jobs = {host: [job(host)] for host in "abcde"}
    one = agenda(time, jobs, denied=["b", "c"], at_once=2)
    assert [name for _, name in played(one, time, spacing=0)] == ["a/0", "d/0", "e/0"]


def test_a_host_that_another_run_asked_a_moment_ago_is_left_alone_until_its_spacing_is_over() -> None:
    time = Time()
    assert played(agenda(time, {"a": [job("a")]}, rest=3.0), time) == [(3, "a/0")]


def test_what_turns_up_on_the_way_comes_behind_at_the_same_host_and_opens_another() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", 0), job("a", 1)]})
    first = one.next()
    assert first
    one.push(job("a", 2))
    one.push(job("new", 0))
    one.done(first, began=0.0, spacing=5)
    assert [name for _, name in played(one, time)] == ["new/0", "a/1", "a/2"]


def test_what_turns_up_at_a_host_that_was_done_with_waits_its_spacing() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", 0)]})
    first = one.next()
    assert first
    one.done(first, began=0.0, spacing=5)
    one.push(job("a", 1))
    assert one.take_finished() == {}
    assert played(one, time) == [(5, "a/1")]


def test_a_host_is_finished_once() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a")], "b": []})
    played(one, time)
    assert set(one.take_finished()) == {"a", "b"}
    assert one.take_finished() == {}


def test_a_host_that_asks_for_rest_is_asked_for_nothing_more() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", 0), job("a", 1)], "b": [job("b", 0)]})
    first = one.next()
    assert first
    one.drop("a")
    one.done(first, began=0.0, spacing=5)
    assert [name for _, name in played(one, time)] == ["b/0"]
    assert set(one.take_finished()) == {"a", "b"}


def test_nothing_is_begun_once_the_time_is_up() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", number) for number in range(100)]}, deadline=12)
    assert [at for at, _ in played(one, time)] == [0, 5, 10]
    assert set(one.take_finished()) == {"a"}


def test_a_host_that_may_be_asked_again_only_when_the_time_is_up_is_not_waited_for() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", 0), job("a", 1)]}, deadline=840)
    assert played(one, time, spacing=3600) == [(0, "a/0")]
    assert time.seconds == 1
    assert set(one.take_finished()) == {"a"}


def test_what_a_host_leads_to_at_another_is_asked_when_that_one_is_open() -> None:
    time = Time()
    for hosts in ("ab", "ba", "a"):
        one = agenda(time, {host: [job("b", 7)] if host == "a" else [] for host in hosts}, at_once=2)
        assert [name for _, name in played(one, time)] == ["b/7"]


def test_what_is_put_off_keeps_its_host_from_nobody_and_is_asked_in_its_time() -> None:
    time = Time()
    work = agenda(time, {"a": [job("a", 1), job("a", 2)], "b": [job("b")]})
    first = work.next()
    assert first is not None
    work.done(first, began=time.seconds, spacing=5.0)
    work.push_later(first, 60.0)
    assert played(work, time) == [(0.0, "b/0"), (5.0, "a/2"), (65.0, "a/1")]  # at its own host too


def test_a_host_of_which_something_is_put_off_is_given_back_once_that_was_asked_or_dropped() -> None:
    time = Time()
    work = agenda(time, {"a": [job("a")], "b": [job("b")]})
    for _ in range(2):
        one = work.next()
        assert one is not None
        work.done(one, began=time.seconds, spacing=5.0)
        work.push_later(one, 60.0)
    assert work.take_finished() == {}
    work.drop("b")
    assert [*work.take_finished()] == ["b"]
    assert played(work, time) == [(65.0, "a/0")]
    assert [*work.take_finished()] == ["a"]


def test_what_is_put_off_beyond_the_end_is_not_waited_for() -> None:
    time = Time()
    work = agenda(time, {"a": [job("a")]}, deadline=30.0)
    first = work.next()
    assert first is not None
    work.done(first, began=time.seconds, spacing=5.0)
    work.push_later(first, 40.0)
    assert (work.next(), work.wait()) == (None, None)


def test_a_host_that_was_dropped_is_asked_for_nothing_that_turns_up() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", 0), job("a", 1)]})
    first = one.next()
    assert first
    one.done(first, began=0.0, spacing=5)
    one.drop("a")
    one.push(job("a", 2))
    assert played(one, time) == []
    assert set(one.take_finished()) == {"a"}


def test_a_host_that_is_asked_for_long_is_held_anew() -> None:
    time = Time()
    one = agenda(time, {"a": [job("a", number) for number in range(200)]})
    renewed = 0
    while (pause := one.wait()) is not None:
        time.sleep(pause)
        if found := one.next():
            one.done(found, began=time.seconds, spacing=5)
        renewed += len(one.take_renewals())
    assert renewed == 199 * 5 // RENEWED


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.1, 20)), max_size=30), st.integers(1, 4))
def test_every_job_is_done_once_and_no_host_sooner_than_its_spacing(
    work: list[tuple[str, float]], workers: int
) -> None:
    time = Time()
    jobs: dict[str, list[Job]] = {}
    for number, (host, _) in enumerate(work):
        jobs.setdefault(host, []).append(job(host, number))
    takes = {f"{host}/{number}": seconds for number, (host, seconds) in enumerate(work)}
    one = agenda(time, jobs, at_once=2)
    began: dict[str, list[float]] = {}
    under_way: list[tuple[float, Job]] = []
    done = []
    while True:
        while len(under_way) < workers and (found := one.next()):
            assert all(other.host != found.host for _, other in under_way)
            began.setdefault(found.host, []).append(time.seconds)
            under_way.append((time.seconds + takes[found.source.id], found))
        pause = one.wait()
        if not under_way and pause is None:
            break
        ends = min((end for end, _ in under_way), default=float("inf"))
        time.seconds = min(ends, time.seconds + pause) if pause is not None and len(under_way) < workers else ends
        for end, finished in [one for one in under_way if one[0] <= time.seconds]:
            under_way.remove((end, finished))
            one.done(finished, began=end - takes[finished.source.id], spacing=5)
            done.append(finished.source.id)
    assert sorted(done) == sorted(takes)
    for starts in began.values():
        assert all(later - earlier >= 5 - 1e-9 for earlier, later in itertools.pairwise(starts))


@pytest.mark.parametrize(
    ("source", "link", "secret", "private"),
    [
        ("https://desk.example/feed", "https://desk.example/1", True, True),
        ("https://desk.example/feed", "https://www.desk.example/1", False, True),
        ("https://desk.example/feed", "http://desk.example/1", False, True),
        ("https://desk.example/feed", "https://other.example/1", False, False),
        ("https://desk.example/feed", "https://other.example@desk.example/1", True, True),
        ("https://desk.example/feed", "https://desk.example@other.example/1", False, False),
        ("http://localhost:1200/feed", "http://localhost:1200/1", True, True),
        ("http://localhost:1200/feed", "http://localhost:9200/1", False, False),
        ("http://rss/feed", "http://rss:9200/1", False, False),
        ("http://192.168.1.2/feed", "http://192.168.1.1/1", False, False),
        ("http://192.168.1.2/feed", "http://192.168.1.2:9200/1", False, False),
        ("http://[::1]:1200/feed", "http://[::1]:9200/1", False, False),
        ("http://[::1]:1200/feed", "https://www.google.com/url?q=http://[::1]:1200/1", False, False),
    ],
)
def test_a_link_has_what_is_for_its_source_where_that_is(source: str, link: str, secret: bool, private: bool) -> None:
    told = Source(
        id="desk", url=source, credentials="DESK", headers=(("X-Key", "KEY"),), allow_private=True, verify_tls=False
    )
    waiting = WaitingLink(url=link, source_id="desk", depth=1)
    asked = Job(source=told, host="", state=FetchState(), link=waiting).asked
    assert asked.url == link
    assert (bool(asked.credentials), bool(asked.headers)) == (secret, secret)
    assert (asked.allow_private, not asked.verify_tls) == (private, private)
