"""Deciding: a Reading and what is known go in, the changes to the collection come out; nothing is touched.

Comes in: the Reading of one document, the Known that the collection returns for `lookups(reading)`, and a time.
Goes out: one Change an entry (new, revised, updated, same, copy), then the withdrawals.
"""

from ingest.deciding.choosing import decide, lookups
from ingest.deciding.merging import merge

__all__ = ["decide", "lookups", "merge"]
