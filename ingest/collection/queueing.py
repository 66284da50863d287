"""The queue's tables in a PostgreSQL collection: made once from procrastinate's own schema, and looked at for status.

Procrastinate alone writes them. Its schema bears no version, so a comment on its table says what made it.
"""

from hashlib import sha256

from sqlalchemy import BigInteger, Column, Connection, DateTime, MetaData, String, Table, Text, and_, func, or_, select

from ingest.collection.databases import Place
from ingest.errors import CollectionError
from ingest.schema import QueueHealth, WorkerHealth

MOST_HELD = 1_000  # sources at which workers are that are named

# Not among the collection's own: these are not made from here, and no collection is moved with them.
_THEIRS = MetaData()
_jobs = Table(
    "procrastinate_jobs",
    _THEIRS,
    Column("id", BigInteger),
    Column("status", Text),
    Column("queueing_lock", Text),
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


def stamp_of(schema: str, version: str) -> str:
    """Return what is said of tables that this schema made, which came with procrastinate `version`."""
    return f"procrastinate {version}, schema {sha256(schema.encode()).hexdigest()[:16]}"


def prepare(connection: Connection, place: Place, *, schema: str, version: str) -> None:
    """Make the queue's tables where there are none, in a transaction that no other writer is in.

    Raises: CollectionError: they are another version's.
    """
    stamp = stamp_of(schema, version)
    found = connection.execute(_STAMP).scalar()
    if found is None and connection.execute(_MADE).scalar() is None:
        connection.exec_driver_sql(schema, execution_options={"no_parameters": True})
        connection.exec_driver_sql(f"COMMENT ON TABLE procrastinate_jobs IS '{stamp}'")
        return
    if found is None or found.rpartition(" ")[2] != stamp.rpartition(" ")[2]:
        made = (found or "something else").partition(",")[0]
        raise CollectionError(
            f"{place}: its queue was made by {made}, and this is procrastinate {version}: install that one on every "
            "machine, or stop all workers and drop the tables procrastinate_*: they are made anew, and what is due "
            "is put into them again"
        )


def health(connection: Connection) -> QueueHealth | None:
    """Return how the queue is; None: there is none in this collection."""
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
                id=row.id, beat_at=row.last_heartbeat, silent=float(row.silent), holds=tuple(held.get(row.id, ()))
            )
            for row in connection.execute(_ALIVE)
        ),
    )
