"""The shingles by which copies are found, what sources' GUIDs are like, and indexes for what channels ask for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; a text's old key goes, for copies are found by shingles now."""
    op.create_table(
        "shingles",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("site", sa.BigInteger(), nullable=False),
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
        ("ix_records_copy_of", ["copy_of", "first_seen"], copies),
        ("ix_records_oldest_copy", ["copy_of", "language", "sort_at", "id"], copies),
        ("ix_records_language", ["language", "sort_at", "id"], None),
        ("ix_records_withdrawn", ["withdrawn"], gone),
    ):
        op.create_index(name, "records", columns, unique=False, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Forget them."""
    for name in ("ix_records_withdrawn", "ix_records_language", "ix_records_oldest_copy", "ix_records_copy_of"):
        op.drop_index(name, "records")
    op.drop_table("habits")
    op.drop_table("shingles")
