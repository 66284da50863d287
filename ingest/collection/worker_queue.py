"""The queue's tables in a PostgreSQL collection: made once from procrastinate's own schema, and read for status.

Only procrastinate writes to them. Its schema has no version, so a comment on its table says what made it.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    and_,
    bindparam,
    func,
    or_,
    select,
)

from ingest.collection.databases import Place
from ingest.collection.reaching import Connecting
from ingest.errors import CollectionError
from ingest.schema import QueuedSource, QueueHealth, WorkerHealth

MOST_HELD = 1_000  # sources that are named, at most, of those that workers are at

# Apart from the collection's own tables: these are not made by SQLAlchemy, nor moved with a collection.
_THEIRS = MetaData()
_jobs = Table(
    "procrastinate_jobs",
    _THEIRS,
    Column("id", BigInteger),
    Column("status", Text),
    Column("priority", Integer),
    Column("lock", Text),
    Column("queueing_lock", Text),
    Column("args", Text),
    Column("scheduled_at", DateTime(timezone=True)),
    Column("worker_id", BigInteger),
)
_events = Table(
    "procrastinate_events",
    _THEIRS,
    Column("job_id", BigInteger),
    Column("type", Text),
    Column("at", DateTime(timezone=True)),
)
_workers = Table(
    "procrastinate_workers",
    _THEIRS,
    Column("id", BigInteger),
    Column("last_heartbeat", DateTime(timezone=True)),
)

_STAMP = select(func.obj_description(func.to_regclass("procrastinate_jobs"), "pg_class"))
_MADE = select(func.to_regclass("procrastinate_jobs").cast(String))
_status = _jobs.c.status.cast(String)
_FREE = and_(_status == "todo", or_(_jobs.c.scheduled_at.is_(None), _jobs.c.scheduled_at <= func.now()))
_COUNTS = select(
    func.count().filter(_FREE).label("waiting"),
    func.count().filter(_status == "doing").label("under_way"),
    func.count().filter(and_(_status == "todo", _jobs.c.scheduled_at > func.now())).label("put_off"),
).select_from(_jobs)
_FAILED = select(func.count()).where(
    _events.c.type.cast(String) == "failed", _events.c.at > func.now() - func.make_interval(0, 0, 0, 1)
)
_ALIVE = select(
    _workers.c.id,
    _workers.c.last_heartbeat,
    func.extract("epoch", func.now() - _workers.c.last_heartbeat).label("silent"),
).order_by(_workers.c.id)
_HELD = (
    select(_jobs.c.worker_id, _jobs.c.queueing_lock)
    .where(_status == "doing", _jobs.c.worker_id.is_not(None))
    .order_by(_jobs.c.id)
    .limit(MOST_HELD)
)
# A job that is taken over is put back without a time; one that comes back by itself has one, which adds an event.
_TAKEN_OVER = select(
    func.count().filter(_events.c.type.cast(String) == "deferred_for_retry")
    - func.count().filter(_events.c.type.cast(String) == "scheduled")
).where(_events.c.job_id == bindparam("of_job"))
_WAITING = select(
    _jobs.c.id,
    _jobs.c.queueing_lock,
    _jobs.c.lock,
    func.jsonb_extract_path_text(_jobs.c.args, "stamp").label("stamp"),
    _jobs.c.priority,
).where(_status == "todo", _jobs.c.queueing_lock.is_not(None))
# The job that is first at its host: no other with its lock is taken before it, even while it waits for a later time.
_ORDERED = (
    select(
        _status.label("status"),
        _jobs.c.scheduled_at,
        func.row_number()
        .over(partition_by=_jobs.c.lock, order_by=(_status, _jobs.c.priority.desc(), _jobs.c.id))
        .label("place"),
    )
    .where(_status.in_(["doing", "todo"]))
    .subquery()
)
_SOON = select(func.count()).where(
    _ORDERED.c.place == 1,
    or_(
        _ORDERED.c.status == "doing",
        _ORDERED.c.scheduled_at.is_(None),
        _ORDERED.c.scheduled_at <= bindparam("soon"),
    ),
)


def _stamp_of(schema: str, version: str) -> str:
    """Return the comment for tables made by this schema, which came with procrastinate `version`."""
    return f"procrastinate {version}, schema {sha256(schema.encode()).hexdigest()[:16]}"


class WorkerQueue:
    """The queue of a collection."""

    def __init__(self, place: Place, reading: Connecting, writing: Connecting) -> None:
        self._place = place
        self._reading, self._writing = reading, writing

    def prepare(self, *, schema: str, version: str) -> None:
        """Make the queue's tables where there are none, by the schema of procrastinate `version`; only on PostgreSQL.

        Raises: CollectionError: they are another version's.
        """
        stamp = _stamp_of(schema, version)
        with self._writing() as connection:
            found = connection.execute(_STAMP).scalar()
            if found is None and connection.execute(_MADE).scalar() is None:
                connection.exec_driver_sql(schema, execution_options={"no_parameters": True})
                connection.exec_driver_sql(f"COMMENT ON TABLE procrastinate_jobs IS '{stamp}'")
                return
        if found is None or found.rpartition(" ")[2] != stamp.rpartition(" ")[2]:
            made = (found or "something else").partition(",")[0]
            raise CollectionError(
                f"{self._place}: its queue was made by {made}, and this is procrastinate {version}: install that one "
                "on every machine, or stop all workers and take the queue away by the statement in docs/scaling.md (A "
                "queue of another version): it is made anew, and what is due is put into it again"
            )

    def health(self) -> QueueHealth | None:
        """Return how the queue is; None: there is none in this collection."""
        with self._reading() as connection:
            if connection.dialect.name != "postgresql" or connection.execute(_MADE).scalar() is None:
                return None
            counts = connection.execute(_COUNTS).one()
            held: dict[int, list[str]] = {}
            for row in connection.execute(_HELD):
                held.setdefault(row.worker_id, []).append(row.queueing_lock or "")
            return QueueHealth(
                waiting=counts.waiting,
                under_way=counts.under_way,
                put_off=counts.put_off,
                failed=int(connection.execute(_FAILED).scalar() or 0),
                workers=tuple(
                    WorkerHealth(
                        id=row.id,
                        beat_at=row.last_heartbeat,
                        silent=float(row.silent),
                        holds=tuple(held.get(row.id, ())),
                    )
                    for row in connection.execute(_ALIVE)
                ),
            )

    def waiting(self) -> Mapping[str, QueuedSource]:
        """Return what waits in the queue, by source id; there has to be one."""
        with self._reading() as connection:
            return {
                row.queueing_lock: QueuedSource(
                    job=row.id, host=row.lock or "", stamp=row.stamp or "", priority=row.priority
                )
                for row in connection.execute(_WAITING)
            }

    def is_busy(self, soon: datetime) -> bool:
        """Return whether anything is under way, or a host may be asked by then for what waits."""
        with self._reading() as connection:
            return bool(connection.execute(_SOON, {"soon": soon}).scalar())

    def taken_over(self, job: int) -> int:
        """Return how many times a job was taken over from a worker that had died at it."""
        with self._reading() as connection:
            return int(connection.execute(_TAKEN_OVER, {"of_job": job}).scalar() or 0)
