"""Sitemaps that an index names, and robots.txt, are asked for anew with what their servers said of their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add where it is kept; of what was had before nothing is known, so it is asked for whole once more."""
    op.add_column("links", sa.Column("state", sa.Text(), nullable=True))
    op.add_column("robots", sa.Column("etag", sa.Text(), nullable=True))
    op.add_column("robots", sa.Column("last_modified", sa.Text(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("robots", "last_modified")
    op.drop_column("robots", "etag")
    op.drop_column("links", "state")
