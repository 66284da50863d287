"""Sources that are due, put into the queue for whichever worker takes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

from ingest.engines.queue import QUEUE, Asked, app_at, job_of
from ingest.errors import CollectionError

_TOGETHER = 500  # jobs in one transaction


@dataclass(frozen=True, slots=True)
class Put:
    """How many sources were put into the queue, and how many were in it already."""

    queued: int = 0
    already: int = 0


def put(address: str, wanted: Iterable[Asked], now: datetime) -> Put:
    """Put sources into the queue, in their order; one that waits there already is left alone.

    Where it waits for a time to come, or as it was before a person changed it, the new one takes its place: what is
    due is due now.

    Raises: CollectionError: the database cannot be used.
    """
    jobs = [job_of(one, now) for one in wanted]
    app = app_at(address)
    try:
        with app.open():
            queued = _put(app.job_manager, jobs, now)
    except ConnectorException as error:
        said = str(error.__cause__ or error).strip().partition("\n")[0]
        raise CollectionError(f"the queue cannot be used: {said}") from error
    return Put(queued, len(jobs) - queued)


def _put(manager: JobManager, jobs: Sequence[Job], now: datetime) -> int:
    waiting: Mapping[str, Job] | None = None  # only looked at when there is need to
    queued = 0
    for start in range(0, len(jobs), _TOGETHER):
        some = list(jobs[start : start + _TOGETHER])
        if waiting is None:
            try:
                queued += len(manager.batch_defer_jobs(some))
                continue
            except AlreadyEnqueued:
                found = manager.list_jobs(queue=QUEUE, status="todo")
                waiting = {job.queueing_lock or "": job for job in found}
        fresh = [job for job in some if _is_wanted(manager, job, waiting.get(job.queueing_lock or ""), now)]
        queued += _each(manager, fresh)
    return queued


def _is_wanted(manager: JobManager, job: Job, waiting: Job | None, now: datetime) -> bool:
    """Whether a job is to be put into the queue, in the place of one that is outdated where there is one."""
    if waiting is None:
        return True
    same = (waiting.task_kwargs, waiting.lock) == (job.task_kwargs, job.lock)
    if same and (waiting.scheduled_at is None or waiting.scheduled_at <= now):
        return False
    return waiting.id is not None and manager.cancel_job_by_id(waiting.id, delete_job=True)


def _each(manager: JobManager, jobs: list[Job]) -> int:
    """Put jobs into the queue together, or one by one where another run is at the same; return how many it took."""
    if not jobs:
        return 0
    try:
        return len(manager.batch_defer_jobs(jobs))
    except AlreadyEnqueued:
        return sum(_each(manager, [job]) for job in jobs) if len(jobs) > 1 else 0
