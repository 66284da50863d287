"""The collection: what is stored of every entry, in one SQLite file or one PostgreSQL database.

Comes in: a Reading and its Changes, a document at a time, each in one transaction; attempts and validators.
Goes out: the Known that `decide` needs, what is remembered of a site, and whatever a Query asks for, as dataclasses of
the schema.
"""

from ingest.collection.backfills import Progress
from ingest.collection.databases import absolute, is_shared
from ingest.collection.opening import open_collection
from ingest.collection.rehearsing import rehearsal
from ingest.collection.sites import Counting, Met
from ingest.collection.store import Collection
from ingest.collection.transactions import Transaction

__all__ = [
    "Collection",
    "Counting",
    "Met",
    "Progress",
    "Transaction",
    "absolute",
    "is_shared",
    "open_collection",
    "rehearsal",
]
