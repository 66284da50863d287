"""The line at a host: each visitor has a place, visits keep the host's spacing, and nobody is served twice or never."""

import heapq
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.visits import KEPT, SLOWEST, Visits

HOST = "feeds.example"
LONGEST = 5.0


def turn(visits: Visits, visitor: str, now: float, *, spacing: float = 5.0) -> float:
    return visits.turn(HOST, visitor, now=now, spacing=spacing, longest=LONGEST)


def test_who_comes_first_need_not_wait_and_the_next_waits_its_spacing() -> None:
    visits = Visits()
    assert [turn(visits, "a", 0.0), turn(visits, "b", 2.0), turn(visits, "c", 30.0)] == [0.0, 3.0, 0.0]
    assert visits.turn("other.example", "b", now=2.0, spacing=5.0, longest=LONGEST) == 0.0


def test_who_has_to_wait_for_long_comes_back_for_a_place_that_is_kept() -> None:
    visits = Visits()
    assert [turn(visits, name, 0.0) for name in "abcd"] == [0.0, 5.0, 10.0, 15.0]
    assert turn(visits, "e", 9.0) == 11.0  # behind those who have a place already
    assert turn(visits, "d", 9.0) == 6.0  # too early, and no place is lost
    assert [turn(visits, "c", 10.0), turn(visits, "d", 15.0), turn(visits, "e", 20.0)] == [0.0] * 3


def test_who_comes_late_for_a_place_keeps_apart_from_who_came_meanwhile() -> None:
    visits = Visits()
    assert [turn(visits, name, 0.0) for name in "abcd"] == [0.0, 5.0, 10.0, 15.0]
    assert turn(visits, "d", 15.0) == 0.0
    assert turn(visits, "c", 18.0) == 2.0


def test_a_host_without_a_spacing_keeps_nobody_waiting_and_a_slower_one_counts_from_the_last_visit() -> None:
    visits = Visits()
    assert [turn(visits, name, 0.0, spacing=0.0) for name in "ab"] == [0.0, 0.0]
    assert turn(visits, "page", 1.0, spacing=SLOWEST) == SLOWEST - 1


def test_who_is_asked_once_an_hour_keeps_nobody_out_of_the_host_it_leads_to() -> None:
    visits = Visits()
    assert turn(visits, "slow", 0.0, spacing=3600.0) == 0.0
    assert turn(visits, "b", SLOWEST) == 0.0
    assert turn(visits, "slow", SLOWEST + 1.0, spacing=3600.0) == SLOWEST - 1.0


def test_a_host_that_nobody_comes_to_any_more_is_forgotten() -> None:
    visits = Visits()
    for number in range(1000):
        visits.turn(f"{number}.example", "a", now=number * 1.0, spacing=5.0, longest=LONGEST)
    assert len(visits) <= SLOWEST + 6
    for number in range(1000):
        turn(visits, str(number), 1000.0)
    assert turn(visits, "late", 6001.0 + KEPT) == 0.0


@given(st.lists(st.floats(0, 60), min_size=1, max_size=40), st.sampled_from([0.5, 5.0, 17.0]))
def test_each_visitor_is_served_once_and_no_sooner_than_the_spacing(comes: list[float], spacing: float) -> None:
    visits, starts, seen = Visits(), list[float](), 0
    waiting = [(at, number) for number, at in enumerate(comes)]
    heapq.heapify(waiting)
    while waiting:
        now, number = heapq.heappop(waiting)
        seen += 1
        wait = turn(visits, str(number), now, spacing=spacing)
        if wait > LONGEST:
            heapq.heappush(waiting, (now + wait, number))
        else:
            starts.append(now + wait)
    starts.sort()
    assert len(starts) == len(comes)
    assert seen <= 2 * len(comes)
    assert all(later - sooner >= spacing - 0.01 for sooner, later in pairwise(starts))
