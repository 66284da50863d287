"""When a job comes back to the queue, decided by what came of asking for its source."""

from collections.abc import Callable
from datetime import datetime, timedelta

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from ingest.engines.one_thread import CutShortError
from ingest.engines.queue import priority_of
from ingest.errors import CollectionError
from ingest.run.settling import TakenOverError

TRIES = 10  # of a job that fails by a fault of ours
LONGEST = 3600.0  # seconds between two of them


class ComeBackError(Exception):
    """All is settled, but the source comes back: its host rests, a link waits, or a failure may pass."""

    def __init__(self, at: datetime, *, for_host: bool) -> None:
        """Come back at a time; with `for_host`, it keeps its place before the others of its host, which wait too."""
        super().__init__(f"again at {at}")
        self.at, self.for_host = at, for_host


class OnOutcome(BaseRetryStrategy):
    """The strategy that procrastinate asks when a job has raised."""

    def __init__(self, now: Callable[[], datetime], say: Callable[[str], None], *, pause: float) -> None:
        """Report faults by `say`, and leave a database that is away `pause` seconds before the next try."""
        self._now, self._say, self._pause = now, say, pause
        self._said = ""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return when a job is tried again; None: it is done with."""
        at = self._again(exception, job)
        stays = isinstance(exception, ComeBackError) and exception.for_host
        return RetryDecision(retry_at=at, priority=job.priority if stays else priority_of(at)) if at else None

    def _again(self, exception: BaseException, job: Job) -> datetime | None:
        now = self._now()
        if isinstance(exception, ComeBackError):
            return exception.at
        if isinstance(exception, CutShortError):
            return now
        if isinstance(exception, TakenOverError):
            return None
        if isinstance(exception, CollectionError):
            self._say_once(f"error: {exception}")
            return now + timedelta(seconds=self._pause)
        given_up = job.attempts >= TRIES
        what = "given up after many tries; please report it" if given_up else "tried again later"
        self._say_once(f"error: {job.queueing_lock}: {type(exception).__name__}: {exception}; {what}")
        return None if given_up else now + timedelta(seconds=min(LONGEST, self._pause * 2.0**job.attempts))

    def _say_once(self, line: str) -> None:
        """Say what is wrong, unless it was the last thing that was said: it is the same for every job."""
        if line != self._said:
            self._said = line
            self._say(line)
