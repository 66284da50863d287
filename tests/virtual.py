"""A machine whose time moves only when something sleeps, and a poll on it: a week takes no longer than its work."""

import random
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from ingest.cli import live
from ingest.cli.live import Polling
from ingest.cli.machine import Machine
from ingest.collection import Collection
from ingest.run.steps import Summary, summarise
from ingest.schema import Clock, Recipe, Source

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@dataclass(slots=True)
class Time:
    """The time of a virtual machine; `pass_` moves it, as sleeping does."""

    start: datetime = NOON
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, monotonic=lambda: self.seconds, sleep=self.sleep)

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.seconds += seconds

    def pass_(self, **span: float) -> None:
        with self._lock:
            self.seconds += timedelta(**span).total_seconds()


_runs = count(1)


def machine(time: Time, *, environment: Mapping[str, str] | None = None, seed: int = 7) -> Machine:
    """Return a machine at that time; each is another run."""
    return Machine(
        clock=time.clock,
        chance=random.Random(seed),
        environment=environment or {},
        run=f"run {next(_runs)}",
        gone=lambda run: False,
        stopping=threading.Event(),
    )


def poll(
    sources: Iterable[Source],
    collection: Collection,
    time: Time,
    *,
    polling: Polling | None = None,
    recipes: tuple[Recipe, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> Summary:
    """The run of the command."""
    on = machine(time, environment=environment)
    return summarise(live.steps(tuple(sources), collection, on, polling or Polling(), recipes))
