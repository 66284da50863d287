"""What is remembered of sites."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of the pages that are counted, empty: the next run begins to count."""
    op.create_table(
        "site_pages",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("page", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw_hash", sa.String(length=64), nullable=False),
        sa.Column("blocks", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("site", "page", name="pk_site_pages"),
    )


def downgrade() -> None:
    """Forget what sites have in common."""
    op.drop_table("site_pages")
