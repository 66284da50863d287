"""New dates that a feed gives most of its entries: the time of each poll, or once the same in another time zone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.deciding.habits import Share
from ingest.deciding.ladders import KeyedEntry
from ingest.deciding.records import Occasion
from ingest.deciding.revisions import face
from ingest.schema import Entry, Flaw, Sighting


def redated(
    keyed: list[KeyedEntry], groups: Mapping[str, Sequence[int]], occasion: Occasion, unchanged: int
) -> tuple[list[KeyedEntry], Occasion]:
    """Return the entries, with their former dates if the new ones mean nothing, and the occasion with its `shifted`.

    New dates mean nothing if most of the known entries say the same as before under a date of publication later than
    when they were last met; one story or two may really be published anew. If most have other dates that may be true,
    or none, a clock was set or a zone was named differently: those dates are believed, but make no revisions. `groups`
    are the places of the entries in `keyed` by the ids of their records; `unchanged` counts the entries left out of
    the reading, which are as they were.
    """
    known = _known(keyed, groups, occasion)
    made = {place: own for place, own in known.items() if _is_made(own, keyed[place].entry)}
    if Share(len(made), len(known) + unchanged).is_habit:
        keyed = [_with_date_of(made[place].entry, one) if place in made else one for place, one in enumerate(keyed)]
    moved = {place for place, own in known.items() if _is_redated(own, keyed[place].entry)}
    if not Share(len(moved), len(known) + unchanged).is_habit:
        return keyed, occasion
    shifted = frozenset(record_id for record_id, places in groups.items() if moved.issuperset(places))
    return keyed, replace(occasion, shifted=shifted)


def _known(keyed: Sequence[KeyedEntry], groups: Mapping[str, Sequence[int]], occasion: Occasion) -> dict[int, Sighting]:
    """What the source said before of each entry, by place."""
    own = (
        (place, _own(record_id, keyed[place].entry, occasion))
        for record_id, places in groups.items()
        for place in places
    )
    return {place: said for place, said in own if said}


def _own(record_id: str, entry: Entry, occasion: Occasion) -> Sighting | None:
    candidate = occasion.known.candidates.get(record_id)
    return candidate.word_of(occasion.source_id, entry.origin) if candidate else None


def _is_made(own: Sighting, entry: Entry) -> bool:
    """Whether an entry's new date was made up by the feed: it is later than when the entry was last met."""
    before, after = own.entry.published, entry.published
    if before is None or after is None:
        return False
    return max(before, own.last_seen) < after and _is_told_alike(own, entry)


def _is_redated(own: Sighting, entry: Entry) -> bool:
    return own.entry.published != entry.published and _is_told_alike(own, entry)


def _is_told_alike(own: Sighting, entry: Entry) -> bool:
    """Whether title and text are what they were."""
    return face(own.entry)[:2] == face(entry)[:2]


def _with_date_of(before: Entry, keyed: KeyedEntry) -> KeyedEntry:
    entry = replace(
        keyed.entry,
        published=before.published,
        published_precision=before.published_precision,
        warnings=(*keyed.entry.warnings, Flaw("date-changing")),
    )
    return replace(keyed, entry=entry)
