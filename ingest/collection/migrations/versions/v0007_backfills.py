"""How far an archive that is read in batches has come."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table; what was read before was read whole."""
    op.create_table(
        "backfills",
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("plan", name="pk_backfills"),
    )


def downgrade() -> None:
    """Forget it: what is read again changes nothing."""
    op.drop_table("backfills")
