"""How far an archive that is read in batches has come; and numbers that PostgreSQL does not come to the end of."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table; what was read before was read whole. PostgreSQL writes what it counts anew, in 64 bits."""
    _number(sa.Integer(), sa.BigInteger())
    op.create_table(
        "backfills",
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("plan", name="pk_backfills"),
    )


def downgrade() -> None:
    """Forget it: what is read again changes nothing."""
    op.drop_table("backfills")
    _number(sa.BigInteger(), sa.Integer())


def _number(before: sa.Integer, after: sa.Integer) -> None:
    if op.get_bind().dialect.name != "postgresql":  # SQLite's numbers have 64 bits
        return
    op.alter_column("records", "sequence", existing_type=before, type_=after)
    for table, column in (("revisions", "sequence"), ("journal", "number"), ("attempts", "number")):
        op.alter_column(table, column, existing_type=before, type_=after)
        op.execute(f"ALTER SEQUENCE {table}_{column}_seq AS {after.compile(op.get_bind().dialect)}")
