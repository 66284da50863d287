"""The journal that publishing goes by: of what is stored, the lines that would have been written."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

from ingest.collection.codec import decode
from ingest.collection.dialects import UtcDateTime
from ingest.collection.journaling import line_of
from ingest.schema import Entry, Record

revision = "0006"
down_revision = "0005"

_AT_ONCE = 500  # revisions
_TIME = sa.DateTime(timezone=True)
_AFTER = (
    sa.text(
        "SELECT revisions.sequence, revisions.revision AS version, records.revision, records.id, records.entry,"
        " records.source_id, records.seen_in, records.first_seen, records.copy_of, records.withdrawn"
        " FROM revisions JOIN records ON records.id = revisions.record_id"
        " WHERE revisions.sequence > :last ORDER BY revisions.sequence LIMIT :most"
    )
    .bindparams(most=_AT_ONCE)
    .columns(first_seen=UtcDateTime(), withdrawn=UtcDateTime())
)


def upgrade() -> None:
    """Make the table, and a line for each version of each record, by what is known of the record today."""
    journal = op.create_table(
        "journal",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text()),
        sa.Column("revision", sa.Integer()),
        sa.Column("first_seen", _TIME),
        sa.Column("size", sa.Integer()),
        sa.Column("traits", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
        sqlite_autoincrement=True,
    )
    connection = op.get_bind()
    last = 0
    while stored := connection.execute(_AFTER, {"last": last}).all():
        last = stored[-1].sequence
        connection.execute(_insert(journal), [line for row in stored for line in _lines(row)])
    op.create_index("ix_journal_about_kind", "journal", ["about", "kind"], unique=False)


def _insert(journal: sa.Table) -> sa.Insert:
    """An insert that writes times as the tables of a collection do."""
    return sa.insert(journal).values(first_seen=sa.bindparam("first_seen", type_=UtcDateTime()))


def _lines(row: sa.Row[Any]) -> Iterator[dict[str, Any]]:
    """The line of a version; after the last of a withdrawn record, that of its withdrawal."""
    record = Record(
        id=row.id,
        public_id="",
        entry=decode(Entry, row.entry),
        source_id=row.source_id,
        seen_in=tuple(orjson.loads(row.seen_in)),
        first_seen=row.first_seen,
        last_seen=row.first_seen,
        changed_at=row.first_seen,
        revision=row.version,
        copy_of=row.copy_of,
    )
    yield line_of(record)
    if row.withdrawn and row.version == row.revision:
        yield line_of(replace(record, withdrawn=row.withdrawn))


def downgrade() -> None:
    """Forget it."""
    op.drop_table("journal")
