"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the first version."""
    _make_records()
    _make_keys_and_sightings()
    _make_versions_and_tags()
    _make_feeds_and_pages()
    _make_attempts()


def downgrade() -> None:
    """Drop every table: before the first version there was nothing."""
    for table in (
        "fetch_states",
        "attempts",
        "latest_rows",
        "feeds",
        "tags",
        "revisions",
        "sightings",
        "keys",
        "records",
    ):
        op.drop_table(table)


def _a_record(column: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["records.id"], name=name, initially="DEFERRED", deferrable=True)


def _make_records() -> None:
    op.create_table(
        "records",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("seen_in", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("sort_at", _TIME, nullable=False),
        sa.Column("first_seen", _TIME, nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("copy_of", sa.String(length=36), nullable=True),
        sa.Column("withdrawn", _TIME, nullable=True),
        sa.Column("reader_version", sa.Integer(), nullable=False),
        sa.Column("memory_version", sa.Integer(), nullable=False),
        _a_record("copy_of", "fk_records_copy_of"),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
    )
    op.create_index("ix_records_order", "records", ["sort_at", "id"], unique=False)
    op.create_index("ix_records_public_id", "records", ["public_id"], unique=False)


def _make_keys_and_sightings() -> None:
    op.create_table(
        "keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        _a_record("record_id", "fk_keys_record_id"),
        sa.PrimaryKeyConstraint("key", name="pk_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sightings",
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=8), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("raw_hash", sa.String(length=64), nullable=True),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("first_seen", _TIME, nullable=False),
        sa.Column("last_seen", _TIME, nullable=False),
        _a_record("record_id", "fk_sightings_record_id"),
        sa.PrimaryKeyConstraint("record_id", "source_id", "origin", name="pk_sightings"),
    )
    op.create_index("ix_sightings_source_id_raw_hash", "sightings", ["source_id", "raw_hash"], unique=False)


def _make_versions_and_tags() -> None:
    op.create_table(
        "revisions",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("entry", sa.Text(), nullable=True),
        _a_record("record_id", "fk_revisions_record_id"),
        sa.PrimaryKeyConstraint("sequence", name="pk_revisions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_revisions_record_id_revision", "revisions", ["record_id", "revision"], unique=True)
    op.create_table(
        "tags",
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        _a_record("record_id", "fk_tags_record_id"),
        sa.PrimaryKeyConstraint("record_id", "term", name="pk_tags"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tags_term", "tags", ["term"], unique=False)


def _make_feeds_and_pages() -> None:
    op.create_table(
        "feeds",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=True),
        sa.Column("read_at", _TIME, nullable=False),
        sa.Column("raw_hashes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_feeds"),
    )
    op.create_table(
        "latest_rows",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("page_url", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("sort_at", _TIME, nullable=False),
        sa.Column("first_seen", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "page_url", "place", name="pk_latest_rows"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_latest_rows_sort_at", "latest_rows", ["sort_at"], unique=False)


def _make_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_attempts"),
    )
    op.create_index("ix_attempts_source_id_number", "attempts", ["source_id", "number"], unique=False)
    op.create_table(
        "fetch_states",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("source_id", name="pk_fetch_states"),
    )
