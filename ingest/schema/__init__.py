"""The common schema: frozen dataclasses that every floor may name, and nothing foreign.

What a publisher said is an `Entry`; what we know besides is the `Record` around it.
Datetimes are aware UTC or None; None means "not said"; sequences are tuples.
"""

from ingest.schema.clock import Clock
from ingest.schema.entry import (
    CanonicalUrl,
    Cloud,
    Dateline,
    Enclosure,
    Entry,
    Feed,
    Flaw,
    Image,
    LatestItem,
    Link,
    Location,
    Person,
    Tag,
)
from ingest.schema.memory import SiteMemory, SitePage
from ingest.schema.reading import (
    Document,
    Evidence,
    Explanation,
    Format,
    Hints,
    Kind,
    Reading,
    Refused,
    Tombstone,
    Unchanged,
)
from ingest.schema.recipe import RECIPE_FIELDS, Recipe, Tried
from ingest.schema.record import (
    Candidate,
    Change,
    ChangeKind,
    Counts,
    Facets,
    Known,
    LatestRow,
    Query,
    Record,
    Revision,
    Sighting,
)
from ingest.schema.rules import RULES
from ingest.schema.source import Attempt, Exchange, Failure, Fetched, FetchState, NotModified, Source, SourceKind

__all__ = [
    "RECIPE_FIELDS",
    "RULES",
    "Attempt",
    "Candidate",
    "CanonicalUrl",
    "Change",
    "ChangeKind",
    "Clock",
    "Cloud",
    "Counts",
    "Dateline",
    "Document",
    "Enclosure",
    "Entry",
    "Evidence",
    "Exchange",
    "Explanation",
    "Facets",
    "Failure",
    "Feed",
    "FetchState",
    "Fetched",
    "Flaw",
    "Format",
    "Hints",
    "Image",
    "Kind",
    "Known",
    "LatestItem",
    "LatestRow",
    "Link",
    "Location",
    "NotModified",
    "Person",
    "Query",
    "Reading",
    "Recipe",
    "Record",
    "Refused",
    "Revision",
    "Sighting",
    "SiteMemory",
    "SitePage",
    "Source",
    "SourceKind",
    "Tag",
    "Tombstone",
    "Tried",
    "Unchanged",
]
