"""Work done ahead of its turn: yielded in the order of its items, never far ahead, and stopped once nobody wants it."""

import threading
from collections.abc import Iterator

import pytest

from ingest.engines.in_order import in_order


def test_what_is_slow_comes_in_its_turn_and_what_follows_is_done_meanwhile() -> None:
    second = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            assert second.wait(30)  # the first ends only after the second has begun
        second.set()
        return number * number

    assert list(in_order(range(9), work, at_once=2)) == [(number, number * number) for number in range(9)]


def test_no_more_is_taken_before_its_turn_than_twice_as_many_as_are_worked_on() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    furthest = 0
    for done, _ in enumerate(in_order(items(), lambda number: number, at_once=3), 1):
        furthest = max(furthest, taken - done)
    assert furthest == 6
    assert taken == 100


def test_what_work_or_an_item_raises_is_raised_in_its_turn() -> None:
    quotients = in_order([3, 2, 0, 1], lambda number: 6 // number, at_once=2)
    assert [next(quotients), next(quotients)] == [(3, 2), (2, 3)]
    with pytest.raises(ZeroDivisionError):
        next(quotients)

    def broken() -> Iterator[int]:
        yield 1
        raise KeyError("no more")

    with pytest.raises(KeyError, match="no more"):
        list(in_order(broken(), lambda number: number, at_once=2))


def test_once_it_is_closed_nothing_further_is_begun() -> None:
    begun, going_on = [], threading.Event()

    def work(number: int) -> int:
        begun.append(number)
        if number:
            assert going_on.wait(30)
        return number

    made = in_order(range(100), work, at_once=1)
    assert next(made) == (0, 0)
    made.close()  # does not wait for work under way
    going_on.set()
    assert len(begun) <= 2
