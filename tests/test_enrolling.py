"""How a run begins: very many sources that are new or late, and times that a wrong clock has set."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from benchmarks.publishers import START, Dice, Publisher, publishers
from benchmarks.virtual_runs import Time, desk_at
from ingest.collection import Collection
from ingest.run.enrolling import agenda_of
from ingest.schema import FetchState
from ingest.sources import AT_ONCE
from ingest.sources.due import A_MINUTE

MANY = tuple(publishers(AT_ONCE + 100))
FEW = MANY[:AT_ONCE]
DAY, DECADE = timedelta(days=1), timedelta(days=3650)


def begun(shelf: Collection, now: datetime, made: tuple[Publisher, ...] = MANY) -> list[str]:
    """Begin a run; return the sources that it asks at once, without answering."""
    agenda = agenda_of(desk_at(made, shelf, Time(now, timedelta(0)), Dice(), 0), at_once=500, deadline=math.inf)
    asked = []
    while job := agenda.next():
        asked.append(job.source.id)
        agenda.done(job, began=0.0, spacing=0.0)
    shelf.schedule.release_all("run 0", now)
    return asked


def settled(shelf: Collection, state: FetchState, made: tuple[Publisher, ...] = MANY) -> None:
    with shelf.transaction() as transaction:
        transaction.polls.settle((one.source.id, one.host, state) for one in made)


def states(shelf: Collection) -> Mapping[str, FetchState]:
    return shelf.schedule.states([one.source.id for one in MANY])


@pytest.mark.parametrize(("made", "at_once"), [(FEW, AT_ONCE), (MANY, A_MINUTE)], ids=["few", "very many"])
def test_few_new_sources_are_asked_at_once_and_very_many_one_after_another(
    shelf: Collection, made: tuple[Publisher, ...], at_once: int
) -> None:
    assert len(begun(shelf, START, made)) == at_once
    assert len(shelf.schedule.due(START + DAY)) == len(made)


@pytest.mark.parametrize(("made", "at_once"), [(FEW, AT_ONCE), (MANY, 0)], ids=["few", "very many"])
def test_after_a_pause_few_are_asked_at_once_and_very_many_each_within_half_of_its_interval(
    shelf: Collection, made: tuple[Publisher, ...], at_once: int
) -> None:
    settled(shelf, FetchState(etag='"1"', asked_at=START, due=START + timedelta(hours=1)), made)
    assert len(begun(shelf, START + DAY, made)) == at_once
    assert len(shelf.schedule.due(START + DAY + timedelta(minutes=30))) == len(made)


def test_what_is_late_for_the_second_time_is_asked(shelf: Collection) -> None:
    settled(shelf, FetchState(asked_at=START, due=START + DAY))
    assert begun(shelf, START + 2 * DAY) == []
    assert len(begun(shelf, START + 4 * DAY)) == len(MANY)


def test_what_a_clock_put_off_that_was_years_ahead_is_due_within_the_day(shelf: Collection) -> None:
    settled(shelf, FetchState(asked_at=START, due=START + DAY))
    begun(shelf, START + DECADE)
    assert shelf.schedule.due(START + 30 * DAY) == {}
    begun(shelf, START)
    assert len(shelf.schedule.due(START + DAY)) == len(MANY)


def test_what_was_asked_by_a_clock_that_was_years_ahead_is_as_if_it_had_been_asked_now(shelf: Collection) -> None:
    later = START + DECADE
    settled(shelf, FetchState(etag='"1"', asked_at=later, good_at=later, news_at=START, rhythm=1e8, due=later + DAY))
    begun(shelf, START)
    for state in states(shelf).values():
        assert (state.asked_at, state.good_at, state.news_at, state.rhythm) == (START, START, START, None)
        assert state.due
        assert START <= state.due <= START + timedelta(minutes=30)


def test_a_source_that_is_to_be_asked_once_a_month_is_left_in_peace(shelf: Collection) -> None:
    made = tuple(replace(one, source=replace(one.source, interval_min=30 * 86_400)) for one in FEW)
    settled(shelf, FetchState(asked_at=START, due=START + 33 * DAY), made)
    begun(shelf, START, made)
    assert {state.due for name, state in states(shelf).items() if int(name) < len(made)} == {START + 33 * DAY}
