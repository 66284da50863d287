"""Dates that a feed makes when it is asked for: those of most of its entries are others at every poll."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.deciding.habits import Share
from ingest.deciding.ladders import Told
from ingest.deciding.records import Occasion
from ingest.deciding.revisions import face
from ingest.schema import Entry, Flaw, Sighting


def with_first_dates(
    told: Sequence[Told], groups: Mapping[str, Sequence[int]], occasion: Occasion, again: int
) -> list[Told]:
    """Return a document's entries, with the dates they had where the new ones say nothing.

    New dates say nothing where most of the known entries say the same as before under a date of publication that is
    later than when they were last met; one story or two may really be published anew. `groups` are the places of the
    entries in `told` by the ids of their records; `again` counts further entries, which are as they were.
    """
    known, redated = again, dict[int, Sighting]()
    for record_id, places in groups.items():
        for place in places:
            own = _own(record_id, told[place].entry, occasion)
            known += own is not None
            if own and _is_redated(own, told[place].entry):
                redated[place] = own
    if not Share(len(redated), known).is_habit:
        return list(told)
    return [_with_date_of(redated[place].entry, one) if place in redated else one for place, one in enumerate(told)]


def _own(record_id: str, entry: Entry, occasion: Occasion) -> Sighting | None:
    candidate = occasion.known.candidates.get(record_id)
    return candidate.word_of(occasion.source_id, entry.origin) if candidate else None


def _is_redated(own: Sighting, entry: Entry) -> bool:
    before, after = own.entry.published, entry.published
    if before is None or after is None or not before < after or after <= own.last_seen:
        return False
    return face(own.entry)[:2] == face(entry)[:2]


def _with_date_of(before: Entry, told: Told) -> Told:
    entry = replace(
        told.entry,
        published=before.published,
        published_precision=before.published_precision,
        warnings=(*told.entry.warnings, Flaw("date-changing")),
    )
    return replace(told, entry=entry)
