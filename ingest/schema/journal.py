"""The collection's journal: what has changed in it, in order, for whoever publishes it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LineKind = Literal["state", "detail", "feed", "latest"]
"""What a line of the journal is about.

`state`: a record that is new, revised, withdrawn or back, or has changed in a trait that channels choose by;
`detail`: a record that has changed in anything else; `feed`: what a source says of its feed; `latest`: the lists of
newest stories on a source's pages.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What channels choose a record by, besides the words of its title and text; names are folded."""

    sources: tuple[str, ...] = ()  # the ids of those that carried it
    languages: tuple[str, ...] = ()  # the primary subtag of its language, if that is known
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # its dateline's, and its page's own
    sort_at: datetime  # min(published, first_seen)
    copy: bool = False  # whether another record represents it
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One change. A state is kept for ever, any other line until the next of its kind about the same thing."""

    number: int  # in the order in which they were stored, unique and never reused
    kind: LineKind
    record_id: str | None = None  # of a state or a detail
    source_id: str | None = None  # of a feed or its lists; of a state, the source the record was first seen in
    revision: int = 0  # of a state
    first_seen: datetime | None = None  # of a state
    size: int = 0  # of a state: roughly how many bytes the revision took in a feed when it was stored
    traits: Traits | None = None  # of a state
