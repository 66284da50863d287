"""A worker's job manager that waits for a database which goes away, so that no job is lost and no worker ends."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from procrastinate.connector import BaseConnector
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager, NotificationCallback

from ingest.engines.means import Means
from ingest.engines.queue import QUEUE, holder_of, said_of
from ingest.errors import CollectionError, LostConnection

T = TypeVar("T")

DEATHS = 5  # of workers that a job outlives
PAUSE = 1.0  # seconds between two attempts at a database that is away
LISTEN_AGAIN = 30.0  # seconds between two attempts to listen for new jobs; until then they are looked for
# What psycopg raises where there is no connection; by name, because here only procrastinate knows psycopg.
_AWAY = frozenset({"OperationalError", "InterfaceError"})


class Outage:
    """Keeps track of whether the database is away, and says when it goes and when it is back."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._since: float | None = None
        self._back: float | None = None

    def note_away(self, error: BaseException) -> None:
        """Note that the database did not answer."""
        if self._since is None:
            self._since = asyncio.get_running_loop().time()
            said = error if isinstance(error, CollectionError) else said_of(error)
            self._say(f"the database is away, and is waited for: {said}")

    def note_back(self) -> None:
        """Note that it answers."""
        if self._since is not None:
            self._back = asyncio.get_running_loop().time()
            self._say(f"the database is back, after {self._back - self._since:.0f} s")
            self._since = None

    def was_lately(self, seconds: float) -> bool:
        """Whether it was away so recently that other workers may not have shown yet that they are alive."""
        if self._since is not None:
            return True
        return self._back is not None and asyncio.get_running_loop().time() - self._back < seconds


def is_away(error: BaseException) -> bool:
    """Whether an error says that there is no connection, and not that a statement failed."""
    return isinstance(error, LostConnection) or any(kind.__name__ in _AWAY for kind in type(error.__cause__).__mro__)


class Holding(JobManager):
    """Procrastinate's own manager of jobs, for a worker that outlives its database and knows which jobs are its own."""

    def __init__(self, connector: BaseConnector, means: Means) -> None:
        """Take over from dead workers by these `means`: release what they held, and give up sources they died of."""
        super().__init__(connector)
        self._means, self._outage = means, Outage(means.say)
        self._began = asyncio.get_running_loop().time()
        self._wake: NotificationCallback | None = None
        self.worker_id: int | None = None  # of this worker, as it is known now
        self.patient = True  # until the worker is to end at once
        self.still_held: set[str] = set()  # names of jobs that could not give back what they held

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        """Return the next job; None if there is none, or the database is away."""
        return await self._unless_away(super().fetch_job(queues=queues, worker_id=worker_id))

    async def register_worker(self) -> int:
        """Register this worker, under a new id each time."""
        self.worker_id = await super().register_worker()
        return self.worker_id

    async def update_heartbeat(self, worker_id: int) -> None:
        """Say that this worker is alive, unless the database is away."""
        await self._unless_away(super().update_heartbeat(worker_id))

    async def unregister_worker(self, worker_id: int) -> None:
        """Say that this worker is at its end; where the database is away, it is found to be dead later."""
        await self._unless_away(super().unregister_worker(worker_id))

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """End a job of this worker's; one that was taken over is another's to end."""
        finish = super().finish_job
        await self._once_there(job, lambda: finish(job, status, delete_job))

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        """Put a job back into the queue; if its source waits there again already, that job is enough."""

        async def back() -> None:
            if (holder := holder_of(job)) in self.still_held:
                await asyncio.to_thread(self._means.give_back, holder, job.lock or "")
                self.still_held.discard(holder)
            await self._back(job, retry_at, priority, queue, lock)

        await self._once_there(job, back)

    async def prune_stalled_workers(self, seconds_since_heartbeat: float) -> list[int]:
        """Take over the jobs of workers that are dead, and forget these workers.

        Not while the database was away lately, nor soon after this worker has begun, which cannot know that.
        """
        if self._outage.was_lately(seconds_since_heartbeat) or self._is_new(seconds_since_heartbeat):
            return []
        stalled = self.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=seconds_since_heartbeat)
        for job in await self._unless_away(stalled) or ():
            with suppress(UniqueViolation):  # of one job: it costs the others nothing
                await self._take_over(job)
        return await self._unless_away(super().prune_stalled_workers(seconds_since_heartbeat)) or []

    def _is_new(self, seconds: float) -> bool:
        return asyncio.get_running_loop().time() - self._began < seconds

    async def _take_over(self, job: Job) -> None:
        """Put a dead worker's job back into the queue, unless another worker has done so already.

        One at which `DEATHS` workers have died before is ended: it may be what they die of.
        """
        loop = asyncio.get_running_loop()

        async def back(*, deaths: int) -> bool:
            if not await self._is_as_it_was(job):
                return False
            if deaths < DEATHS:
                await self._back(job, None, job.priority)  # for no time: `taken_over` tells it by that
                return False
            await super(Holding, self).finish_job(job, Status.FAILED, delete_job=False)
            return True

        def take_over() -> None:
            self._means.give_back(holder_of(job), job.lock or "")
            with self._means.alone():  # nothing is asked of another thread meanwhile: all may wait for this one
                deaths = self._means.taken_over(job.id or 0)
                given_up = asyncio.run_coroutine_threadsafe(back(deaths=deaths), loop).result()
            if given_up:
                self._means.give_up(job.queueing_lock or "")
                died = f"{DEATHS + 1} workers died while they were at it"
                self._means.say(f"error: {job.queueing_lock}: {died}; it is left alone for a day")

        await asyncio.to_thread(take_over)
        await self._look(job)

    async def _back(
        self, job: Job, at: datetime | None, priority: int | None, queue: str | None = None, lock: str | None = None
    ) -> None:
        try:
            await super().retry_job(job, at, priority, queue, lock)
        except UniqueViolation:
            await super().finish_job(job, Status.SUCCEEDED, delete_job=True)

    async def listen_for_jobs(
        self, *, on_notification: NotificationCallback, queues: Iterable[str] | None = None
    ) -> None:
        """Have the worker told of new jobs, where a database or a pooler lets it listen; it looks for them anyway."""
        self._wake = on_notification
        while True:
            with suppress(ConnectorException):
                await super().listen_for_jobs(on_notification=on_notification, queues=queues)
            await asyncio.sleep(LISTEN_AGAIN)

    async def _unless_away(self, asked: Awaitable[T]) -> T | None:
        try:
            answer = await asked
        except ConnectorException as error:
            if not is_away(error):
                raise
            self._outage.note_away(error)
            return None
        self._outage.note_back()
        return answer

    async def _once_there(self, job: Job, tell: Callable[[], Awaitable[None]]) -> None:
        """Tell the queue about a job of ours as soon as the database is there; then its host is free for the next."""
        while True:
            try:
                if await self._is_as_it_was(job):
                    await tell()
                break
            except (ConnectorException, CollectionError) as error:
                if not is_away(error):
                    raise
                self._outage.note_away(error)
                if not self.patient:
                    return
            await asyncio.sleep(PAUSE)
        self._outage.note_back()
        await self._look(job)

    async def _look(self, job: Job) -> None:
        """Have this worker look for the next job, now that one's host is free."""
        if self._wake:
            await self._wake(channel="", notification={"type": "job_inserted", "job_id": job.id or 0})

    async def _is_as_it_was(self, job: Job) -> bool:
        """Whether a job is still under way where it was, and has not been taken over."""
        found = await self.list_jobs_async(id=job.id, status="doing", worker_id=job.worker_id)
        return any(one.attempts == job.attempts for one in found)
