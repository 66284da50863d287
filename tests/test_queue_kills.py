"""The trial of benchmarks/queue_kills.py at its smallest size."""

from pathlib import Path

from benchmarks.queue_kills import Size, trial
from tests.postgres import PostgresServer

SMALL = Size(sources=100, hosts=20, kills=20, every=0.25, spacing=0.5, latency=0.3)


def test_workers_that_are_killed_lose_nothing_and_ask_for_nothing_twice(server: PostgresServer, tmp_path: Path) -> None:
    found = trial(server, tmp_path, SMALL)
    assert found.faults == ()
    assert found.kills == SMALL.kills
    assert found.requests > SMALL.sources  # a kill struck what was under way
