"""An index of the links that wait, in the order in which they are followed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make it; the last column is ordered character by character, as the statement that asks orders it."""
    key = '"key"' if op.get_bind().dialect.name == "sqlite" else 'key COLLATE "C"'
    waiting = sa.text("due IS NOT NULL")
    op.create_index(
        "ix_links_next",
        "links",
        ["source_id", sa.text("seen_on DESC"), "depth", "first_seen", sa.text(key)],
        unique=False,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def downgrade() -> None:
    """Drop it: what waits is sorted again."""
    op.drop_index("ix_links_next", "links")
