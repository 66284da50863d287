"""The statements that read a collection, fixed or made from a Query, for SQLite and PostgreSQL alike."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, exists, func, null, or_, select, union_all

from ingest.collection.dialects import MANY, among, as_written
from ingest.collection.tables import (
    attempts,
    feeds,
    habits,
    keys,
    latest_rows,
    records,
    revisions,
    sightings,
    tags,
)
from ingest.schema import Query

_last_seen = (
    select(func.max(sightings.c.last_seen))
    .where(sightings.c.record_id == records.c.id)
    .scalar_subquery()
    .label("last_seen")
)

RECORDS = select(records, _last_seen)
"""Every column that `rows.to_record` reads."""

KEYS = select(keys.c.key, keys.c.record_id).where(among(keys.c.key, MANY))
_of_source = sightings.c.source_id == bindparam("source")
RAW_HASHES = union_all(
    select(sightings.c.raw_hash, sightings.c.record_id).where(_of_source, among(sightings.c.raw_hash, MANY)),
    select(null(), null()).where(exists().where(_of_source)),
)
"""Which of many raw hashes a source has, with their records; and one row of NULLs if it has any sighting at all."""
RECORDS_AT = (
    select(keys.c.key, records.c.public_id)
    .join(records, records.c.id == keys.c.record_id)
    .where(among(keys.c.key, MANY), records.c.withdrawn.is_(None))
)
PUBLIC_IDS = select(records.c.public_id).where(among(records.c.public_id, MANY))
RECORDS_OF_IDS = RECORDS.where(among(records.c.id, MANY))
SIGHTINGS_OF_IDS = (
    select(sightings)
    .where(among(sightings.c.record_id, MANY))
    .order_by(sightings.c.record_id, as_written(sightings.c.source_id), sightings.c.origin)
)
STANDING_OF_SOURCE = select(records.c.id).where(
    records.c.withdrawn.is_(None), records.c.source_id == bindparam("source")
)
FEED_SEEN = select(func.max(sightings.c.last_seen)).where(
    sightings.c.source_id == bindparam("source"), sightings.c.origin == "feed"
)

_hashes_of_feed = select(feeds.c.raw_hashes).where(feeds.c.source_id == bindparam("source"))
_hash_of_page = (
    select(sightings.c.raw_hash)
    .where(sightings.c.source_id == bindparam("source"), sightings.c.raw_hash == bindparam("raw_hash"))
    .limit(1)
)
HASHES = select(_hashes_of_feed.scalar_subquery().label("of_feed"), _hash_of_page.scalar_subquery().label("of_page"))
FEED_HASHES = select(feeds.c.source_id, feeds.c.raw_hashes).where(among(feeds.c.source_id, MANY))
FEEDS = select(feeds.c.source_id, feeds.c.feed).where(feeds.c.feed.is_not(None)).order_by(as_written(feeds.c.source_id))
FEED = select(feeds.c.feed).where(feeds.c.source_id == bindparam("source"))
HABITS = select(habits).order_by(as_written(habits.c.source_id), habits.c.rule)
HABIT = select(habits).where(habits.c.source_id == bindparam("source"), habits.c.rule == bindparam("rule"))
ROWS_OF_PAGE = (
    select(latest_rows)
    .where(latest_rows.c.source_id == bindparam("source"), latest_rows.c.page_url == bindparam("page"))
    .order_by(latest_rows.c.place)
)
LAST_ATTEMPT = select(func.coalesce(func.max(attempts.c.number), 0))
ATTEMPTS = select(attempts).where(attempts.c.source_id == bindparam("source")).order_by(attempts.c.number)
ONE_RECORD = (
    RECORDS.where((records.c.id == bindparam("said")) | (records.c.public_id == bindparam("said")))
    .order_by(records.c.id != bindparam("said"), records.c.sequence)
    .limit(1)
)
RECORD_AT = RECORDS.where(
    records.c.id == select(keys.c.record_id).where(keys.c.key == bindparam("key")).scalar_subquery()
)
_REVISIONS = select(
    revisions.c.record_id,
    revisions.c.revision,
    revisions.c.sequence,
    revisions.c.at,
    func.coalesce(revisions.c.entry, records.c.entry).label("entry"),
).join(records, records.c.id == revisions.c.record_id)
REVISIONS = _REVISIONS.where(records.c.id == bindparam("record")).order_by(revisions.c.revision)
REVISIONS_OF_IDS = _REVISIONS.where(among(records.c.id, MANY))

HEAD = func.coalesce(records.c.copy_of, records.c.id)
"""The id of the record that represents a record's cluster: its own where it stands for itself."""

HEADS = select(records.c.id, HEAD.label("head"), records.c.sort_at).where(among(records.c.id, MANY))


def _members() -> Select[Any]:
    """What readers are told of the standing records of clusters: up to `most` of each, the representative first."""
    ordered = (records.c.copy_of.is_not(None).label("is_copy"), records.c.sort_at, records.c.id)
    # Two statements and not an OR: so each is answered by its own index, in PostgreSQL too.
    found = union_all(
        *(
            select(*ordered, HEAD.label("head")).where(among(by, MANY), records.c.withdrawn.is_(None))
            for by in (records.c.id, records.c.copy_of)
        )
    ).subquery()
    order = (found.c.is_copy, found.c.sort_at, found.c.id)
    place = func.row_number().over(partition_by=found.c.head, order_by=order).label("place")
    placed = select(found.c.id, found.c.head, place).subquery()
    return (
        select(records.c.id, records.c.public_id, records.c.source_id, records.c.entry, placed.c.head, placed.c.place)
        .join(placed, placed.c.id == records.c.id)
        .where(placed.c.place <= bindparam("most"))
        .order_by(records.c.sort_at, records.c.id)
    )


MEMBERS = _members()


def matching(query: Query, *, withdrawn: bool = False) -> Select[Any]:
    """Return the records of a query, newest first; or those that were withdrawn, the last withdrawn first.

    The latter include all withdrawn copies: nobody knows which of them were in a feed before another represented them.
    """
    if withdrawn:
        statement = RECORDS.where(records.c.withdrawn.is_not(None), *_narrowed(query, records))
        statement = statement.order_by(records.c.withdrawn.desc(), records.c.id)
    else:
        statement = RECORDS.where(*_wanted(query)).order_by(records.c.sort_at.desc(), records.c.id)
    return statement if query.limit is None else statement.limit(query.limit)


def _wanted(query: Query) -> tuple[ColumnElement[bool], ...]:
    """The conditions for the standing records of a query: copies are chosen among those that meet all the others."""
    standing = (records.c.withdrawn.is_(None), *_narrowed(query, records))
    if query.copies == "every":
        return standing
    if query.copies == "originals" or len(standing) == 1:  # the record that represents a cluster always stands
        return (*standing, records.c.copy_of.is_(None))
    if query.sources or query.tags:
        return (records.c.id.in_(_first_of_each(query)),)
    return (*standing, _is_first_of_language(query))


def _first_of_each(query: Query) -> Select[Any]:
    """The ids of the first match of each cluster: all that match are ranked together.

    To compare each with the rest of its cluster would take minutes if two sources have thousands of copies of one text;
    and since all are looked up and sorted by time anyway, this takes no more than twice as long.
    """
    one = records.alias()
    order = (one.c.copy_of.is_not(None), one.c.sort_at, one.c.id)
    place = func.row_number().over(partition_by=func.coalesce(one.c.copy_of, one.c.id), order_by=order).label("place")
    ranked = select(one.c.id, place).where(one.c.withdrawn.is_(None), *_narrowed(query, one)).subquery()
    return select(ranked.c.id).where(ranked.c.place == 1)


def _is_first_of_language(query: Query) -> ColumnElement[bool]:
    """Whether a record is the first of its cluster in the languages of a query that asks for nothing else.

    A language may have half of all records, of which a feed wants the newest: so each is compared with the one at the
    head of an index, and no more are looked at than are wanted.
    """
    representative, copy = records.alias(), records.alias()
    represented = exists().where(
        representative.c.id == records.c.copy_of,
        representative.c.withdrawn.is_(None),
        *_narrowed(query, representative),
    )
    first = (
        select(copy.c.id)
        .where(copy.c.copy_of == records.c.copy_of, copy.c.withdrawn.is_(None), *_narrowed(query, copy))
        .order_by(copy.c.sort_at, copy.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return or_(records.c.copy_of.is_(None), and_(~represented, records.c.id == first))


def _narrowed(query: Query, table: FromClause) -> tuple[ColumnElement[bool], ...]:
    """The conditions on `records`, or an alias of it, by which each part of a query narrows it."""
    # IN, not EXISTS, which SQLite answers by walking every record in order: 20 times as long for a rare tag.
    wanted: list[ColumnElement[bool]] = []
    if query.sources:
        seen_in = select(sightings.c.record_id).where(sightings.c.source_id.in_(query.sources))
        wanted.append(table.c.id.in_(seen_in))
    if query.languages:
        wanted.append(table.c.language.in_(query.languages))
    if query.tags:
        tagged = select(tags.c.record_id).where(tags.c.term.in_(query.tags))
        wanted.append(table.c.id.in_(tagged))
    return tuple(wanted)


def latest(query: Query) -> Select[Any]:
    """Return the rows of page lists, newest first, each with the public id of the record at its address.

    A row has no tags of its own: if a query asks for tags, the record at its address must have one.
    """
    statement = (
        select(latest_rows, records.c.public_id)
        .join(keys, keys.c.key == latest_rows.c.key, isouter=True)
        .join(records, and_(records.c.id == keys.c.record_id, records.c.withdrawn.is_(None)), isouter=True)
        .order_by(
            latest_rows.c.sort_at.desc(),
            latest_rows.c.place,
            as_written(latest_rows.c.source_id),
            as_written(latest_rows.c.page_url),
        )
    )
    if query.sources:
        statement = statement.where(latest_rows.c.source_id.in_(query.sources))
    if query.languages:
        statement = statement.where(latest_rows.c.language.in_(query.languages))
    if query.tags:
        tagged = exists().where(tags.c.record_id == records.c.id, tags.c.term.in_(query.tags))
        statement = statement.where(tagged)
    return statement
