"""The queue's benchmarks at their smallest size: kills lose nothing, and the cost of polling is printed."""

import re
from pathlib import Path

from benchmarks import queue_speed
from benchmarks.queue_kills import Size, trial
from tests.postgres import PostgresServer

SMALL = Size(sources=60, hosts=12, kills=10, every=0.25, spacing=0.5, latency=0.3, beat=2.0)


def test_workers_that_are_killed_lose_nothing_and_ask_for_nothing_twice(server: PostgresServer, tmp_path: Path) -> None:
    found = trial(server, tmp_path, SMALL)
    assert found.faults == ()
    assert found.kills == SMALL.kills
    assert found.requests > SMALL.sources  # a kill hit a request under way


def test_what_polling_costs_is_told_of_one_worker_and_of_two(server: PostgresServer) -> None:
    lines = [*queue_speed.measured(server, feeds=4, repeats=1)]
    told = [re.fullmatch(r"([12]) workers? +(all|nothing) new .* of the database", line) for line in lines]
    assert [(one[1], one[2]) for one in told if one] == [("1", "all"), ("1", "nothing"), ("2", "all"), ("2", "nothing")]
