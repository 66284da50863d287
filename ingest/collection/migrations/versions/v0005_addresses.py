"""Keys of addresses, as two addresses of one page are made equal now."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from ingest.text.hashing import join_key
from ingest.text.urls import canonical_url, place_of

revision = "0005"
down_revision = "0004"

_AT_ONCE = 1000  # rows


def upgrade() -> None:
    """Let entries be found by their addresses' new forms, too; where two have come to be one, by the order of keys."""
    connection = op.get_bind()
    after = sa.text("SELECT key, record_id FROM keys WHERE key > :last AND key LIKE 'url:%' ORDER BY key LIMIT :most")
    put = sa.text("INSERT INTO keys (key, record_id) VALUES (:key, :record_id) ON CONFLICT DO NOTHING")
    last = ""
    while stored := connection.execute(after, {"last": last, "most": _AT_ONCE}).all():
        last = stored[-1].key
        if evened := list(_evened(stored)):
            connection.execute(put, evened)


def _evened(stored: Sequence[sa.Row[Any]]) -> Iterator[dict[str, str]]:
    for row in stored:
        address = row.key.removeprefix("url:")
        key = join_key("url", canonical_url(address)) if place_of(address) else row.key
        if key != row.key:
            yield {"key": key, "record_id": row.record_id}


def downgrade() -> None:
    """Leave them: they lead to the same records."""
