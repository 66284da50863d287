"""The shingles by which copies are found, what sources' GUIDs are like, and clusters by their representative."""

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
    copies = sa.text("copy_of IS NOT NULL")
    op.create_index(
        "ix_records_copy_of",
        "records",
        ["copy_of", "first_seen"],
        unique=False,
        sqlite_where=copies,
        postgresql_where=copies,
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_index("ix_records_copy_of", "records")
    op.drop_table("habits")
    op.drop_table("shingles")
