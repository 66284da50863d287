"""Sources that are due, put into the queue for whichever worker takes them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

from ingest.engines.queue import Asked, app_at, job_of, priority_of, said_of, stamp_of
from ingest.errors import CollectionError
from ingest.schema import QueuedSource

MOST = 200  # sources of a host that wait in the queue: taking a job means looking at all that wait for the same host
_TOGETHER = 500  # jobs in one transaction


@dataclass(frozen=True, slots=True)
class Put:
    """How many sources were put into the queue, how many were in it already, and how many were left for later."""

    queued: int
    already: int
    left: int  # as `MOST` of their host wait there


def put(
    address: str, wanted: Iterable[Asked], others: Iterable[Asked], waiting: Mapping[str, QueuedSource], now: datetime
) -> Put:
    """Put sources into the queue, in their order; one that waits there already is left alone.

    But if it waits for a later time, or as it was before a person changed it, the new one takes its place: what is due
    is due now. `others` are not due; one of them that waits there as it was before a change is taken out. `waiting`
    says what is there.

    Raises: CollectionError: the database cannot be used.
    """
    app = app_at(address)
    try:
        with app.open():
            for one in others:
                if (found := waiting.get(one.source.id)) and not _is_same(found, one):
                    app.job_manager.cancel_job_by_id(found.job, delete_job=True)
            return _put(app.job_manager, wanted, waiting, now)
    except ConnectorException as error:
        raise CollectionError(f"the queue cannot be used: {said_of(error)}") from error


def _put(manager: JobManager, wanted: Iterable[Asked], waiting: Mapping[str, QueuedSource], now: datetime) -> Put:
    there = Counter(one.host for one in waiting.values())
    fresh: list[Job] = []
    already = left = 0
    for one in wanted:
        if found := waiting.get(one.source.id):
            kept = _is_same(found, one) and found.priority >= priority_of(now)  # else it waits for a time of its own
            if kept or not manager.cancel_job_by_id(found.job, delete_job=True):
                already += 1
                continue
        elif there[one.host] >= MOST:
            left += 1
            continue
        else:
            there[one.host] += 1
        fresh.append(job_of(one, now))
    queued = sum(_each(manager, fresh[start : start + _TOGETHER]) for start in range(0, len(fresh), _TOGETHER))
    return Put(queued, already + len(fresh) - queued, left)


def _is_same(found: QueuedSource, one: Asked) -> bool:
    return (found.stamp, found.host) == (stamp_of(one), one.host)


def _each(manager: JobManager, jobs: list[Job]) -> int:
    """Put jobs into the queue together, or one by one if another run does the same; return how many it took."""
    try:
        return len(manager.batch_defer_jobs(jobs))
    except AlreadyEnqueued:
        return sum(_each(manager, [job]) for job in jobs) if len(jobs) > 1 else 0
