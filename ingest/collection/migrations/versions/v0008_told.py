"""What a person has been told besides of sources."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, empty: what is wrong is said once more."""
    op.create_table(
        "told",
        sa.Column("line", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("line", name="pk_told"),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("told")
