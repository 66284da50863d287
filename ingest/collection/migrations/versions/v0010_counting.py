"""The index of the order of records holds all that counting what came in asks for."""

from alembic import op

revision = "0010"
down_revision = "0009"

_ORDER = ["sort_at", "id"]


def upgrade() -> None:
    """Make it anew with the source and whether it was withdrawn: SQLite had to read on to each record for them."""
    op.drop_index("ix_records_order", "records")
    op.create_index("ix_records_order", "records", [*_ORDER, "source_id", "withdrawn"], unique=False)


def downgrade() -> None:
    """Make it as it was."""
    op.drop_index("ix_records_order", "records")
    op.create_index("ix_records_order", "records", _ORDER, unique=False)
