"""The shingles by which copies are found, what sources' GUIDs are like, and indexes for what channels ask for."""

from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

from ingest.text.shingles import sketch

revision = "0004"
down_revision = "0003"

_TIME = sa.DateTime(timezone=True)
_AT_ONCE = 1000  # rows
_MOST = 24  # records that one shingle is kept for


def upgrade() -> None:
    """Make the tables; a text's old key goes, for copies are found by shingles now."""
    op.create_table(
        "shingles",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("shingle", "sequence", name="pk_shingles"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "habits",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("last", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "rule", name="pk_habits"),
        sqlite_with_rowid=False,
    )
    copies, gone = sa.text("copy_of IS NOT NULL"), sa.text("withdrawn IS NOT NULL")
    for name, columns, where in (
        ("ix_records_copy_of", ["copy_of", "withdrawn", "first_seen", "id"], copies),
        ("ix_records_oldest_copy", ["copy_of", "language", "sort_at", "id"], copies),
        ("ix_records_language", ["language", "sort_at", "id"], None),
        ("ix_records_withdrawn", ["withdrawn"], gone),
    ):
        op.create_index(name, "records", columns, unique=False, sqlite_where=where, postgresql_where=where)
    _find_texts()


def _find_texts() -> None:
    """Keep by which shingles the stored texts are found; the keys by which the very same texts were found go."""
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM keys WHERE key LIKE 'text:%'"))
    after = sa.text(
        "SELECT records.id, records.entry, revisions.sequence FROM records"
        " JOIN revisions ON revisions.record_id = records.id AND revisions.revision = 1"
        " WHERE records.id > :last ORDER BY records.id LIMIT :most"
    )
    put = sa.text("INSERT INTO shingles (shingle, sequence) VALUES (:shingle, :sequence)")
    last = ""
    while stored := connection.execute(after, {"last": last, "most": _AT_ONCE}).all():
        last = stored[-1].id
        if found := [one for row in stored for one in _shingles(row)]:
            connection.execute(put, found)
    places = "row_number() OVER (PARTITION BY shingle ORDER BY sequence) AS place"
    placed = f"SELECT shingle, sequence, {places} FROM shingles"  # noqa: S608 - names of columns
    beyond = f"SELECT shingle, sequence FROM ({placed}) AS placed WHERE place > {_MOST}"  # noqa: S608 - of those
    connection.execute(sa.text(f"DELETE FROM shingles WHERE (shingle, sequence) IN ({beyond})"))  # noqa: S608


def _shingles(row: sa.Row[Any]) -> Iterator[dict[str, int]]:
    entry = orjson.loads(row.entry)
    for shingle in sketch(entry.get("content_text") or entry.get("summary") or ""):
        yield {"shingle": shingle, "sequence": row.sequence}


def downgrade() -> None:
    """Forget them."""
    op.execute("DELETE FROM keys WHERE key LIKE 'taken:%' OR key LIKE 'changed:%'")
    for name in ("ix_records_withdrawn", "ix_records_language", "ix_records_oldest_copy", "ix_records_copy_of"):
        op.drop_index(name, "records")
    op.drop_table("habits")
    op.drop_table("shingles")
