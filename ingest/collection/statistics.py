"""How each source fares, and what came in on each day: counted without reading an entry."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from ingest.collection import rows
from ingest.collection.codec import decode
from ingest.collection.dialects import as_written
from ingest.collection.links import TO_FOLLOW, fared
from ingest.collection.queries import HABITS
from ingest.collection.tables import feeds, links, records, sightings, source_states
from ingest.schema import DayCount, FetchState, FollowedPages, Habit, SourceHealth

_STATES = select(source_states.c.source_id, source_states.c.state)
_READ = select(feeds.c.source_id)
_withdrawn = records.alias("taken_back")
# Joined from records to sightings, an order that the outer join makes SQLite keep: then the index of their order has
# all that is asked of records, where else every entry would be read to its end. The same holds for how withdrawn
# records are left out: by an index of their own.
_HELD = (
    select(
        sightings.c.source_id,
        func.count(records.c.id.distinct()).label("entries"),
        func.max(records.c.sort_at, type_=records.c.sort_at.type).label("newest"),
    )
    .select_from(records.outerjoin(sightings, sightings.c.record_id == records.c.id))
    .where(records.c.id.not_in(select(_withdrawn.c.id).where(_withdrawn.c.withdrawn.is_not(None))))
    .group_by(sightings.c.source_id)
)
_WAITING = select(links.c.source_id, func.count()).where(TO_FOLLOW).group_by(links.c.source_id)
_WITH_FAILED_PAGES = (
    select(links.c.source_id).where(links.c.outcome.is_not(None), links.c.outcome != "document").distinct()
)
_NEWEST = select(func.max(records.c.sort_at, type_=records.c.sort_at.type)).where(records.c.withdrawn.is_(None))
_CAME = (
    select(records.c.source_id, func.count())
    .where(records.c.sort_at >= bindparam("start"), records.c.sort_at < bindparam("end"), records.c.withdrawn.is_(None))
    .group_by(records.c.source_id)
    .order_by(as_written(records.c.source_id))
)


def health(connection: Connection) -> Iterator[SourceHealth]:
    """Yield how each source fares, in the order of ids: a few statements, and one for each source with failed pages."""
    states = {row.source_id: decode(FetchState, row.state) for row in connection.execute(_STATES)}
    asked = max((state.asked_at for state in states.values() if state.asked_at), default=None)
    failed = connection.execute(_WITH_FAILED_PAGES).scalars().all() if asked else ()
    pages = {source_id: fared(connection, source_id, asked) for source_id in failed if asked}
    held = {row.source_id: row for row in connection.execute(_HELD) if row.source_id is not None}
    waiting: dict[str, int] = {row[0]: row[1] for row in connection.execute(_WAITING)}
    habits: defaultdict[str, list[Habit]] = defaultdict(list)
    for row in connection.execute(HABITS):
        habits[row.source_id].append(rows.to_habit(row))
    for source_id in sorted({*states, *held, *connection.execute(_READ).scalars()}):
        found: Any = held.get(source_id)
        yield SourceHealth(
            source_id=source_id,
            entries=found.entries if found else 0,
            newest=found.newest if found else None,
            state=states.get(source_id),
            links_waiting=waiting.get(source_id, 0),
            pages=pages.get(source_id, FollowedPages()),
            habits=tuple(habits.get(source_id, ())),
        )


def days(connection: Connection, most: int) -> Iterator[DayCount]:
    """Yield what came in on each of the last `most` days before the newest entry, the oldest first, then by source."""
    newest: datetime | None = connection.execute(_NEWEST).scalar()
    if newest is None:
        return
    last = datetime.combine(newest.astimezone(UTC), time(), UTC)
    for back in reversed(range(min(most, last.toordinal()))):
        start = last - timedelta(days=back)
        bounds = {"start": start, "end": start + timedelta(days=1)}
        for source_id, count in connection.execute(_CAME, bounds):
            yield DayCount(start.date(), source_id, count)
