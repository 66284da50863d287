"""A Source and what its server told us last in; a Fetched out: a Document, NotModified, or a Failure.

Every rule of manners and safety is kept behind `fetch`; no other room makes a request.
"""

from ingest.fetching.credentials import origin_of
from ingest.fetching.patience import Patience
from ingest.fetching.poll import fetch, forbidden
from ingest.fetching.redirects import shown
from ingest.fetching.remembering import next_state
from ingest.fetching.robots import Robots, allows
from ingest.fetching.transport import Transport

__all__ = [
    "Patience",
    "Robots",
    "Transport",
    "allows",
    "fetch",
    "forbidden",
    "next_state",
    "origin_of",
    "shown",
]
