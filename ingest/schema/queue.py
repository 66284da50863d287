"""The queue that workers share, as it stands: who works, what they are at, and what waits."""

from dataclasses import dataclass
from datetime import datetime

BEAT = 10.0  # seconds between a worker's signs of life
MISSED = 3  # beats in a row; then it counts as dead


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerHealth:
    """One worker that takes sources from the queue."""

    id: int  # given by the queue, anew with each start
    beat_at: datetime  # when it last said that it is alive
    silent: float  # seconds since then, by the database's clock
    holds: tuple[str, ...] = ()  # the sources it is working on


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueHealth:
    """The state of the queue: how many sources wait, and for what."""

    waiting: int = 0  # that may be asked as soon as a worker and their host are free
    under_way: int = 0
    put_off: int = 0  # that wait for a later time
    failed: int = 0  # jobs that came to nothing in the last day, by a fault of ours
    workers: tuple[WorkerHealth, ...] = ()  # by id


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedSource:
    """A source that waits in the queue."""

    job: int  # its number there
    host: str
    stamp: str  # a hash of what would be asked; a changed source has another one
    priority: int
