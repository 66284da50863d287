"""A Source and what its server told us last in; a Fetched out: a Document, NotModified, or a Failure.

Every rule of manners and safety is kept behind `fetch`; no other room makes a request.
"""

from ingest.fetching.identity import user_agent
from ingest.fetching.poll import fetch, next_state
from ingest.fetching.transport import Transport

__all__ = ["Transport", "fetch", "next_state", "user_agent"]
