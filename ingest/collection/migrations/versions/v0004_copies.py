"""The shingles by which copies are found, what sources' GUIDs are like, and indexes for what channels ask for."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

from ingest.text.hashing import hash_line
from ingest.text.shingles import sketch
from ingest.text.urls import place_of

revision = "0004"
down_revision = "0003"

_TIME = sa.DateTime(timezone=True)
_AT_ONCE = 1000  # rows
_MOST = 24  # records that one shingle is kept for
_ADDRESS = re.compile(r"guid:([^\n]*)\nhttps?://[^\s/?#]+/*(.*)", re.IGNORECASE | re.DOTALL)
_LONGEST_KEY = 500  # characters; a longer one is a digest, which names no address


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
    copies, gone = sa.text("copy_of IS NOT NULL"), sa.text("withdrawn IS NOT NULL")
    for name, columns, where in (
        ("ix_records_copy_of", ["copy_of", "first_seen", "id"], copies),
        ("ix_records_oldest_copy", ["copy_of", "language", "sort_at", "id"], copies),
        ("ix_records_language", ["language", "sort_at", "id"], None),
        ("ix_records_withdrawn", ["withdrawn"], gone),
    ):
        op.create_index(name, "records", columns, unique=False, sqlite_where=where, postgresql_where=where)
    _find_texts()
    _know_guids_by_path()


def _find_texts() -> None:
    """Keep by which shingles the stored texts are found; the keys by which the very same texts were found go."""
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM keys WHERE key LIKE 'text:%'"))
    after = sa.text(
        "SELECT records.id, records.source_id, records.entry, revisions.sequence FROM records"
        " JOIN revisions ON revisions.record_id = records.id AND revisions.revision = 1"
        " WHERE records.id > :last ORDER BY records.id LIMIT :most"
    )
    put = sa.text("INSERT INTO shingles (shingle, sequence, site) VALUES (:shingle, :sequence, :site)")
    last = ""
    while stored := connection.execute(after, {"last": last, "most": _AT_ONCE}).all():
        last = stored[-1].id
        if found := [one for row in stored for one in _shingles(row)]:
            connection.execute(put, found)
    places = "row_number() OVER (PARTITION BY shingle ORDER BY sequence) AS place"
    placed = f"SELECT shingle, sequence, {places} FROM shingles"  # noqa: S608 - names of columns
    beyond = f"SELECT shingle, sequence FROM ({placed}) AS placed WHERE place > {_MOST}"  # noqa: S608 - of those
    connection.execute(sa.text(f"DELETE FROM shingles WHERE (shingle, sequence) IN ({beyond})"))  # noqa: S608


def _shingles(row: sa.Row[Any]) -> Iterator[dict[str, int]]:
    entry = orjson.loads(row.entry)
    place = place_of(entry.get("canonical_url") or entry.get("url") or "") or row.source_id
    for shingle in sketch(entry.get("content_text") or entry.get("summary") or ""):
        yield {"shingle": shingle, "sequence": row.sequence, "site": hash_line(place)}


def _know_guids_by_path() -> None:
    """Let GUIDs that are addresses be found without scheme and host, too; the first of two by the order of keys."""
    connection = op.get_bind()
    after = sa.text("SELECT key, record_id FROM keys WHERE key > :last AND key LIKE 'guid:%' ORDER BY key LIMIT :most")
    put = sa.text("INSERT INTO keys (key, record_id) VALUES (:key, :record_id) ON CONFLICT DO NOTHING")
    last = ""
    while stored := connection.execute(after, {"last": last, "most": _AT_ONCE}).all():
        last = stored[-1].key
        if paths := list(_paths(stored)):
            connection.execute(put, paths)


def _paths(stored: Sequence[sa.Row[Any]]) -> Iterator[dict[str, str]]:
    for row in stored:
        address = _ADDRESS.fullmatch(row.key)
        rest = address[2].rstrip("/") if address else ""
        if address and rest and len(row.key) <= _LONGEST_KEY:
            yield {"key": f"path:{address[1]}\n{rest}", "record_id": row.record_id}


def downgrade() -> None:
    """Forget them."""
    op.execute("DELETE FROM keys WHERE key LIKE 'path:%' OR key LIKE 'taken:%' OR key LIKE 'changed:%'")
    for name in ("ix_records_withdrawn", "ix_records_language", "ix_records_oldest_copy", "ix_records_copy_of"):
        op.drop_index(name, "records")
    op.drop_table("habits")
    op.drop_table("shingles")
