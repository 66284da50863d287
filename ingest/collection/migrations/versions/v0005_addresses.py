"""Keys of addresses as two of one page are made equal now, and of GUIDs that are addresses without their host."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from ingest.text.hashing import join_key
from ingest.text.urls import canonical_url, place_of

revision = "0005"
down_revision = "0004"

_AT_ONCE = 1000  # rows
_ADDRESS = re.compile(r"guid:([^\n]*)\nhttps?://[^\s/?#]+/*(.*)", re.IGNORECASE | re.DOTALL)
_LONGEST_KEY = 500  # characters; a longer one is a digest, which names no address


def upgrade() -> None:
    """Let entries be found by these, too; where two have come to be one, it is the first by the order of keys."""
    _add("url:", _evened)
    _add("guid:", _paths)


def _add(beginning: str, made: Callable[[Sequence[sa.Row[Any]]], Iterator[dict[str, str]]]) -> None:
    connection = op.get_bind()
    after = sa.text("SELECT key, record_id FROM keys WHERE key > :last AND key LIKE :like ORDER BY key LIMIT :most")
    put = sa.text("INSERT INTO keys (key, record_id) VALUES (:key, :record_id) ON CONFLICT DO NOTHING")
    last = ""
    while stored := connection.execute(after, {"last": last, "like": f"{beginning}%", "most": _AT_ONCE}).all():
        last = stored[-1].key
        if further := list(made(stored)):
            connection.execute(put, further)


def _evened(stored: Sequence[sa.Row[Any]]) -> Iterator[dict[str, str]]:
    for row in stored:
        address = row.key.removeprefix("url:")
        key = join_key("url", canonical_url(address)) if place_of(address) else row.key
        if key != row.key:
            yield {"key": key, "record_id": row.record_id}


def _paths(stored: Sequence[sa.Row[Any]]) -> Iterator[dict[str, str]]:
    for row in stored:
        address = _ADDRESS.fullmatch(row.key)
        rest = address[2].rstrip("/") if address else ""
        if address and rest and len(row.key) <= _LONGEST_KEY:
            yield {"key": f"path:{address[1]}\n{rest}", "record_id": row.record_id}


def downgrade() -> None:
    """Forget GUIDs' paths; addresses lead to the same records as before."""
    op.execute("DELETE FROM keys WHERE key LIKE 'path:%'")
