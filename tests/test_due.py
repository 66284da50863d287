"""When a source is due next: a table by what it says and how it fares, and laws that hold for all of them."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.schema import Failure, FetchState, Source
from ingest.sources import caught_up, is_in_reach, next_due, rhythm, silent, spread
from ingest.sources.due import A_MINUTE, AT_EASE

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
MINUTE, HOUR, DAY = 60, 3600, 86_400
SOURCE = Source(id="a", url="https://a.example/feed")
VALID = FetchState(etag='"1"')


def waits(state: FetchState = VALID, **said: Any) -> float:
    """Return the seconds to the next poll, without its jitter."""
    settings = {name: said.pop(name) for name in tuple(said) if name.startswith("interval_")}
    due = next_due(replace(SOURCE, **settings), state, now=NOW, chance=0.0, **said)
    assert due.at is not None
    return (due.at - NOW).total_seconds()


def failed(kind: Any = "temporary", **said: Any) -> Failure:
    return Failure(kind=kind, url=SOURCE.url, fetched_at=NOW, cause="it did", **said)


@pytest.mark.parametrize(
    ("state", "said", "seconds"),
    [
        (VALID, {}, HOUR),
        (FetchState(last_modified="Wed, 4 Mar 2026"), {}, HOUR),
        (FetchState(), {}, DAY),
        (FetchState(), {"interval_min": 15 * MINUTE}, 15 * MINUTE),
        (VALID, {"interval_min": 15 * MINUTE}, 15 * MINUTE),
        (VALID, {"interval_min": 2 * DAY}, 2 * DAY),
        (FetchState(), {"interval_max": 2 * HOUR}, 2 * HOUR),
        (VALID, {"interval_max": 30 * MINUTE}, 30 * MINUTE),
        (VALID, {"interval_max": 2 * DAY}, HOUR),
        (VALID, {"fresh_for": 600.0}, HOUR),
        (VALID, {"fresh_for": 5.0 * HOUR}, 5 * HOUR),
        (VALID, {"fresh_for": 1e12}, DAY),
        (VALID, {"fresh_for": 1e12, "interval_max": 2 * HOUR}, 2 * HOUR),
        (VALID, {"told_wait": 600.0}, HOUR),
        (VALID, {"told_wait": 5.0 * HOUR, "fresh_for": 2.0 * HOUR}, 5 * HOUR),
        (VALID, {"told_wait": 1e12}, DAY),
        (replace(VALID, told_interval=3 * HOUR), {}, 3 * HOUR),
        (replace(VALID, told_interval=10**12), {}, DAY),
        (replace(VALID, rhythm=10.0 * MINUTE), {}, HOUR),
        (replace(VALID, rhythm=10.0 * HOUR), {}, 5 * HOUR),
        (replace(VALID, rhythm=1e9), {}, DAY),
        (replace(VALID, rhythm=1e9), {"interval_max": 6 * HOUR}, 6 * HOUR),
    ],
)
def test_a_source_that_answers_is_asked_as_often_as_is_of_use(
    state: FetchState, said: dict[str, Any], seconds: float
) -> None:
    assert waits(state, **said) == seconds


@pytest.mark.parametrize(
    ("failures", "failure", "seconds"),
    [
        (1, failed(), HOUR),
        (2, failed(), 2 * HOUR),
        (4, failed("permanent"), 8 * HOUR),
        (6, failed(), DAY),
        (10**9, failed(), DAY),
        (1, failed(retry_after=7200.0), 2 * HOUR),
        (1, failed(retry_after=5.0), HOUR),
        (1, failed(retry_after=1e15), DAY),
        (1, failed("blocked"), DAY),
        (1, failed("gone"), DAY),
    ],
)
def test_a_source_that_fails_is_left_alone_for_longer_each_time(
    failures: int, failure: Failure, seconds: float
) -> None:
    assert waits(replace(VALID, failures=failures), failure=failure) == seconds


@pytest.mark.parametrize(
    ("failures", "failure", "least", "seconds"),
    [
        (1, failed(), 15 * MINUTE, 15 * MINUTE),
        (1, failed(), 12 * HOUR, 12 * HOUR),
        (2, failed(), 12 * HOUR, DAY),
        (1, failed(), 7 * DAY, 7 * DAY),
        (9, failed(), 7 * DAY, 7 * DAY),
        (1, failed(retry_after=7200.0), 12 * HOUR, 12 * HOUR),
        (1, failed("blocked"), 7 * DAY, 7 * DAY),
        (1, failed("gone"), 7 * DAY, 7 * DAY),
        (1, failed("gone"), 15 * MINUTE, DAY),
    ],
)
def test_a_source_that_fails_is_asked_no_sooner_than_its_interval_min(
    failures: int, failure: Failure, least: int, seconds: float
) -> None:
    assert waits(replace(VALID, failures=failures), failure=failure, interval_min=least) == seconds


def test_a_source_that_is_gone_is_not_due_any_more() -> None:
    due = next_due(SOURCE, replace(VALID, retired=NOW), now=NOW, chance=0.5, failure=failed("gone"))
    assert due.at is None
    assert "take it out" in due.why


@pytest.mark.parametrize(
    ("state", "hours"),
    [
        (replace(VALID, skip_hours=(13, 14)), 3),
        (replace(VALID, skip_hours=tuple(range(24))), 25),
        (replace(VALID, skip_days=("Wednesday",)), 12),
        (replace(VALID, skip_days=("Wednesday", "Thursday", "Friday")), 25),  # a day at the most
    ],
)
def test_a_feed_that_rests_is_not_asked_while_it_does(state: FetchState, hours: int) -> None:
    assert waits(state) == hours * HOUR


times = st.floats(0, 1e15)
states = st.builds(
    FetchState,
    etag=st.none() | st.just('"x"'),
    rhythm=st.none() | times,
    told_interval=st.none() | st.integers(0, 10**18),
    failures=st.integers(0, 10**9),
    skip_hours=st.lists(st.integers(0, 23)).map(tuple),
    skip_days=st.lists(st.sampled_from(["Monday", "Wednesday", "Thursday"])).map(tuple),
)
failures = st.none() | st.builds(
    failed, st.sampled_from(["temporary", "permanent", "blocked", "gone"]), retry_after=st.none() | times
)


@given(states, failures, st.none() | times, st.floats(0, 1))
def test_no_source_is_asked_within_the_hour_or_left_for_days_whatever_it_says(
    state: FetchState, failure: Failure | None, fresh: float | None, chance: float
) -> None:
    due = next_due(SOURCE, state, now=NOW, chance=chance, fresh_for=fresh, failure=failure)
    assert due.at is not None
    assert due.why
    assert HOUR <= (due.at - NOW).total_seconds() <= 2 * 1.15 * DAY + HOUR


def test_the_rhythm_is_that_of_the_newest_dates() -> None:
    dates = [NOW - timedelta(hours=2 * number) for number in range(1, 11)]
    assert rhythm(FetchState(), dates, new=10, now=NOW) == 2 * HOUR


def test_dates_to_come_do_not_count() -> None:
    assert rhythm(FetchState(), [NOW + timedelta(days=day) for day in range(5)], new=5, now=NOW) is None


def test_a_feed_that_has_fallen_silent_is_asked_less_often() -> None:
    dates = [NOW - timedelta(days=90, hours=number) for number in range(10)]
    assert rhythm(FetchState(), dates, new=0, now=NOW) == 30 * DAY
    assert silent(FetchState(rhythm=60.0, news_at=NOW - timedelta(days=3)), NOW) == DAY
    assert silent(FetchState(), NOW) is None


def test_a_source_without_dates_is_learnt_from_what_is_new() -> None:
    state = FetchState(news_at=NOW - timedelta(hours=4))
    assert rhythm(state, (), new=2, now=NOW) == 2 * HOUR
    assert rhythm(replace(state, rhythm=10.0 * HOUR), (), new=2, now=NOW) == pytest.approx(7.6 * HOUR)


def test_few_sources_are_due_at_once_and_very_many_so_many_a_minute() -> None:
    assert {spread(place, 500, NOW) for place in range(500)} == {NOW}
    minutes = Counter(int((spread(place, 50_000, NOW) - NOW).total_seconds() // 60) for place in range(50_000))
    assert set(minutes.values()) <= {A_MINUTE, 50_000 % A_MINUTE}
    assert spread(999_999, 1_000_000, NOW) < NOW + AT_EASE


@pytest.mark.parametrize(
    ("state", "hours"),
    [
        (VALID, 0.5),
        (FetchState(), 12),
        (replace(VALID, rhythm=8.0 * HOUR), 2),
        (replace(VALID, failures=3, failure="temporary"), 2),
        (replace(VALID, failures=1, failure="blocked"), 12),
    ],
)
def test_what_is_late_with_very_many_is_asked_within_half_of_its_interval(state: FetchState, hours: float) -> None:
    assert caught_up(SOURCE, state, now=NOW, chance=0.0) == NOW
    assert caught_up(SOURCE, state, now=NOW, chance=1.0) == NOW + timedelta(hours=hours)


@given(states, failures, st.none() | times, st.floats(0, 1), st.none() | st.integers(60, 30 * DAY))
def test_every_time_that_is_ever_set_is_in_reach(
    state: FetchState, failure: Failure | None, fresh: float | None, chance: float, interval: int | None
) -> None:
    source = replace(SOURCE, interval_min=interval, interval_max=interval)
    due = next_due(source, state, now=NOW, chance=chance, fresh_for=fresh, failure=failure)
    assert due.at
    assert is_in_reach(source, due.at, NOW)
    assert not is_in_reach(source, due.at + timedelta(days=60), NOW)
