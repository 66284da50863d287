"""Files and folders in, Documents out, oldest first; what cannot be opened comes out as Refused, by name.

An offline run sees the same type that fetching gives, so that no later step knows where a document came from.
"""

from ingest.archive.files import Found, SavedFile, as_found, documents, find, page_source

__all__ = ["Found", "SavedFile", "as_found", "documents", "find", "page_source"]
