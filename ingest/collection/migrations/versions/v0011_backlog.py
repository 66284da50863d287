"""Links know which of them are news, and these are followed first, the newest before the others."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_WAITING = sa.text("due IS NOT NULL")


def upgrade() -> None:
    """Add what is known of a link's age; of those that wait none is backlog, and what comes from now on goes first."""
    op.drop_index("ix_links_next", "links")
    _rename("first_seen", "news_at")
    op.add_column("links", sa.Column("backlog", sa.Boolean(), server_default=sa.false(), nullable=False))
    _make("source_id", "backlog", sa.text("seen_on DESC"), "depth", sa.text("news_at DESC"))


def downgrade() -> None:
    """Forget it."""
    op.drop_index("ix_links_next", "links")
    op.drop_column("links", "backlog")
    _rename("news_at", "first_seen")
    _make("source_id", sa.text("seen_on DESC"), "depth", "first_seen")


def _rename(before: str, after: str) -> None:
    named = op.get_bind().dialect.name == "postgresql"  # since its version 18 NOT NULL bears the column's name, too
    if named:
        op.execute(f"ALTER TABLE links ALTER COLUMN {before} DROP NOT NULL")
    op.execute(f"ALTER TABLE links RENAME COLUMN {before} TO {after}")
    if named:
        op.execute(f"ALTER TABLE links ALTER COLUMN {after} SET NOT NULL")


def _make(*columns: str | sa.TextClause) -> None:
    key = sa.text('"key"' if op.get_bind().dialect.name == "sqlite" else 'key COLLATE "C"')
    op.create_index(
        "ix_links_next", "links", [*columns, key], unique=False, sqlite_where=_WAITING, postgresql_where=_WAITING
    )
