"""When sources are due, which hosts are held or rest, and the links that wait to be followed."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TIME = sa.DateTime(timezone=True)
_OF_ATTEMPTS: tuple[tuple[str, sa.types.TypeEngine[Any]], ...] = (
    ("wire", sa.Integer()),
    ("etag", sa.Text()),
    ("last_modified", sa.Text()),
    ("due", _TIME),
    ("why", sa.Text()),
)


def upgrade() -> None:
    """Make the tables of the schedule; each source that was polled is due at once, with the validators it had."""
    for name, kind in _OF_ATTEMPTS:
        op.add_column("attempts", sa.Column(name, kind, nullable=True))
    op.create_index("ix_attempts_at", "attempts", ["at"], unique=False)
    states = op.create_table(
        "source_states",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("due", _TIME, nullable=True),
        sa.Column("asked_at", _TIME, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_source_states"),
    )
    op.create_index("ix_source_states_due", "source_states", ["due", "source_id", "host"], unique=False)
    op.create_index("ix_source_states_asked_at", "source_states", ["asked_at"], unique=False)
    kept = _polled()
    if kept:
        op.bulk_insert(states, kept)
    op.drop_table("fetch_states")
    _make_hosts()
    _make_links()


def _polled() -> list[dict[str, object]]:
    """The sources that have been polled, with their hosts as far as their attempts tell, and their validators."""
    bind = op.get_bind()
    met = bind.execute(sa.text("SELECT source_id, min(url) FROM attempts GROUP BY source_id"))
    addresses = {row[0]: row[1] for row in met}
    first = datetime(1970, 1, 1, tzinfo=UTC)  # long due
    due: object = first.replace(tzinfo=None) if bind.dialect.name == "sqlite" else first
    return [
        {
            "source_id": source_id,
            "host": urlsplit(addresses.get(source_id, source_id)).hostname or "",
            "due": due,
            "asked_at": None,
            "state": orjson.dumps(
                {name: said for name, said in (("etag", etag), ("last_modified", modified)) if said}
                | {"due": "1970-01-01T00:00:00Z"}
            ).decode(),
        }
        for source_id, etag, modified in bind.execute(
            sa.text("SELECT source_id, etag, last_modified FROM fetch_states")
        )
    ]


def _make_hosts() -> None:
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("leased_until", _TIME, nullable=True),
        sa.Column("rest_until", _TIME, nullable=True),
        sa.Column("asked_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )
    op.create_index("ix_hosts_leased_until", "hosts", ["leased_until", "host"], unique=False)
    op.create_index("ix_hosts_rest_until", "hosts", ["rest_until", "host"], unique=False)
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("fetched_at", _TIME, nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_robots"),
    )


def _make_links() -> None:
    op.create_table(
        "links",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("seen_on", sa.Integer(), nullable=False),
        sa.Column("first_seen", _TIME, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", _TIME, nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_links"),
    )
    op.create_index("ix_links_source_id_due", "links", ["source_id", "due"], unique=False)
    op.create_index("ix_links_due", "links", ["due"], unique=False)
    op.create_table(
        "link_pages",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("page", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "page", name="pk_link_pages"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Forget the schedule; validators go with it, and the next poll of each source is a whole one."""
    for table in ("link_pages", "links", "robots", "hosts", "source_states"):
        op.drop_table(table)
    op.create_table(
        "fetch_states",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("source_id", name="pk_fetch_states"),
    )
    op.drop_index("ix_attempts_at", "attempts")
    for name, _ in _OF_ATTEMPTS:
        op.drop_column("attempts", name)
