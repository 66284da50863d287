"""The queue that workers share: procrastinate's, in the PostgreSQL that keeps the collection. A source is a job there.

A job's lock is its source's host, so that one worker at a time is at a host; its queueing lock is the source's id, so
that no source waits in the queue twice. Procrastinate goes by priority before it looks at the time, so a job that waits
for a later time would keep the others of its host from being taken: hence the later the time, the lower the priority.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Job
from procrastinate.schema import SchemaManager

from ingest.collection.codec import decode, encode
from ingest.errors import CollectionError
from ingest.schema import Recipe, Source

QUEUE = "polls"
TASK = "wiredesk.poll"
_ORIGIN = datetime(2025, 1, 1, tzinfo=UTC)  # an int4 holds the seconds from then until 2093
_TIMEOUT = 3.0  # seconds to wait for a connection; whoever gets none tries again
_LOGGERS = ("procrastinate", "psycopg.pool", "asyncio")  # silenced: what a person has to know, a worker says itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source as it stands in the queue, with all that a worker needs to ask for it."""

    source: Source
    recipes: tuple[Recipe, ...] = ()
    host: str = ""  # at which it is asked
    links: bool = False  # whether links of it wait to be followed
    holder: str = ""  # the name under which its worker holds hosts; a new one each time that it is taken
    times: int = 0  # how often it has come back to the queue
    since: datetime | None = None  # when it was put there


def app_at(address: str) -> App:
    """Return the queue at a collection's address; nothing is opened yet."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
    scheme, _, rest = address.partition("://")
    connector = PsycopgConnector(
        conninfo=f"{scheme.partition('+')[0]}://{rest}",
        # A pooler between us and the database may give each transaction another connection: no prepared statements.
        kwargs={"prepare_threshold": None},
        min_size=1,
        max_size=6,
        timeout=_TIMEOUT,
    )
    return App(connector=connector)


def schema() -> tuple[str, str]:
    """Return the SQL that makes the queue's tables, and the version of procrastinate that it comes from."""
    return str(SchemaManager.get_schema()), version("procrastinate")


def priority_of(at: datetime) -> int:
    """Return the priority of a job that is due at a time: the later, the lower."""
    return -int((at - _ORIGIN).total_seconds())


def job_of(asked: Asked, now: datetime) -> Job:
    """Return a source as a job that may be taken at once."""
    return Job(
        id=None,
        queue=QUEUE,
        lock=asked.host,
        queueing_lock=asked.source.id,
        task_name=TASK,
        priority=priority_of(now),
        task_kwargs={
            "source": encode(asked.source),
            "recipes": [encode(recipe) for recipe in asked.recipes],
            "links": asked.links,
            "since": now.isoformat(),
            "stamp": stamp_of(asked),
        },
    )


def stamp_of(asked: Asked) -> str:
    """Return a hash of what is asked for: a source, by these settings, read by these recipes."""
    said = [encode(asked.source), *(encode(recipe) for recipe in asked.recipes)]
    return sha256("\n".join(said).encode()).hexdigest()[:16]


def asked_of(job: Job) -> Asked:
    """Return what a job asks for: the way back from `job_of`.

    Raises: ValueError: it is not what `job_of` writes.
    """
    said: Mapping[str, Any] = job.task_kwargs
    try:
        return Asked(
            source=decode(Source, said["source"]),
            recipes=tuple(decode(Recipe, recipe) for recipe in said["recipes"]),
            host=job.lock or "",
            links=said["links"],
            holder=holder_of(job),
            times=job.attempts,
            since=datetime.fromisoformat(said["since"]),
        )
    except CollectionError as error:
        raise ValueError(str(error)) from error  # this job's fault, and not the database's
    except KeyError as error:
        raise ValueError(f"a job of the queue says nothing of {error}") from error


def holder_of(job: Job) -> str:
    """Return the name under which a job holds hosts: another one each time that it is taken."""
    return f"job/{job.id}/{job.attempts}"


def said_of(error: BaseException) -> str:
    """Return in one line what an error of the queue says, or the driver's error that procrastinate wraps in it."""
    return str(error.__cause__ or error).strip().partition("\n")[0]


def is_superseded(holder: str, by: str) -> bool:
    """Return whether a holder is the same job as `by`, taken an earlier time: whoever took it then is dead or done."""
    return holder != by and holder.startswith(f"{by.rpartition('/')[0]}/")
