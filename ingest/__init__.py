"""Wiredesk's ingester: news in any shape in, one common schema out.

Exports are loaded when they are first named (PEP 562), so that `import ingest.schema` costs nothing foreign.
"""

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.collection import Collection, open_collection
    from ingest.errors import ReadError, WiredeskError
    from ingest.reading import explain, read
    from ingest.schema import Document, Entry, Hints, Reading, Record

_HOMES = {
    "Collection": "ingest.collection",
    "Document": "ingest.schema",
    "Entry": "ingest.schema",
    "Hints": "ingest.schema",
    "ReadError": "ingest.errors",
    "Reading": "ingest.schema",
    "Record": "ingest.schema",
    "WiredeskError": "ingest.errors",
    "explain": "ingest.reading",
    "open_collection": "ingest.collection",
    "read": "ingest.reading",
}

__all__ = [
    "Collection",
    "Document",
    "Entry",
    "Hints",
    "ReadError",
    "Reading",
    "Record",
    "WiredeskError",
    "explain",
    "open_collection",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        module = sys.modules[__name__]  # of which Python names what was meant
        raise AttributeError(f"module 'ingest' has no attribute {name!r}", name=name, obj=module)
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
