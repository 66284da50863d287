"""Files, folders and WARCs in, Documents out, oldest first; what cannot be opened comes out as Refused, by name.

Exchanges in, a WARC archive out: `ingest.archive.keeping`, which is imported by name, for what it brings is not small.
An offline run sees the same type that fetching gives, so that no later step knows where a document came from.
"""

from ingest.archive.files import (
    Found,
    as_found,
    documents,
    find,
    grouped,
    is_archive,
    listed,
    opened,
    ordered,
    page_source,
    seen_from,
    with_shelf,
)
from ingest.archive.remote import Remote
from ingest.archive.saved import SavedFile, name_of

__all__ = [
    "Found",
    "Remote",
    "SavedFile",
    "as_found",
    "documents",
    "find",
    "grouped",
    "is_archive",
    "listed",
    "name_of",
    "opened",
    "ordered",
    "page_source",
    "seen_from",
    "with_shelf",
]
