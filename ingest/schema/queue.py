"""The queue that workers share, as it stands: who works, what they are at, and what waits."""

from dataclasses import dataclass
from datetime import datetime

BEAT = 10.0  # seconds between a worker's signs of life
MISSED = 3  # of these, after which it counts as dead


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerHealth:
    """One worker that takes sources from the queue."""

    id: int  # given by the queue, anew with each start
    beat_at: datetime  # when it last said that it is alive
    silent: float  # seconds since then, by the database's clock
    holds: tuple[str, ...] = ()  # the sources that it is at


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueHealth:
    """The queue: sources by what they wait for."""

    waiting: int = 0  # that may be asked now, as soon as a worker is free and their host is
    under_way: int = 0
    put_off: int = 0  # that wait for a time to come
    failed: int = 0  # jobs that came to nothing in the last day, by a fault of ours
    workers: tuple[WorkerHealth, ...] = ()  # by id


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedSource:
    """A source that waits in the queue."""

    job: int  # its number there
    host: str
    stamp: str  # of what would be asked: another one after a person has changed it
    priority: int
