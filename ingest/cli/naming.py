"""How entries are identified, in words: their identity keys, and what a source's GUIDs have proved to be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.errors import CollectionError
from ingest.schema import RULES, Habit, Reading, Source
from ingest.text.terminal import terminal_line

if TYPE_CHECKING:
    from ingest.collection import Collection
    from ingest.deciding import Standing

STEPS = {"guid": "GUID", "url": "link", "title": "title and day", "said": "its words"}
_HABITS = {
    "date-changing": "dates change at every poll",
    "guid-changing": "GUIDs change at every poll",
    "guid-missing": "GUIDs are missing",
    "guid-reused": "a GUID is on several entries",
    "link-changing": "links change at every poll",
}
# What is done about the habits that are not about GUIDs.
_DONE = {
    "date-changing": "the first is kept",
    "link-changing": "told by title, date and words; name what changes in them in drop_parameters",
}
_WIDTH = 120  # characters of a key


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How the entries of a document are identified."""

    standings: "tuple[Standing | None, ...]"
    habits: tuple[Habit, ...] = ()  # remembered of its source
    records: Mapping[str, str] = field(default_factory=dict)  # ids of records, by the keys that lead to them
    not_asked: str | None = None  # why no collection was asked; None: one was


def named_in(reading: Reading, address: str, sources: Iterable[Source]) -> Naming:
    """Return how a document's entries are identified, with what the collection at an address remembers of its source.

    No collection is made where there is none. A document at the address of one of `sources` belongs to that source.
    """
    from ingest.collection import open_collection
    from ingest.deciding import standings

    source = next((source for source in sources if source.url == reading.url), None)
    reading = replace(reading, source_id=source.id) if source else reading
    try:
        collection = open_collection(address, read_only=True)
    except CollectionError as error:
        return Naming(standings=standings(reading), not_asked=str(error))
    with collection:
        return _remembered(reading, collection)


def _remembered(reading: Reading, collection: "Collection") -> Naming:
    from ingest.deciding import lookups, standings

    asked = lookups(reading)
    known = collection.records_under((*asked.keys, *asked.addresses))
    source_id = reading.source_or_url
    return Naming(
        standings=standings(reading, known),
        habits=tuple(habit for habit in collection.habits() if habit.source_id == source_id),
        records=known,
    )


def in_words(habits: Sequence[Habit]) -> str:
    """Return what a source's GUIDs, dates and links are like and what is done about it; "" if nothing was noticed."""
    guids = [_habit(habit) for habit in habits if habit.rule not in _DONE]
    said = [f"{', '.join(guids)}: told by link, else by title and day"] if guids else []
    return "; ".join([*said, *(f"{_habit(one)}: {_DONE[one.rule]}" for one in habits if one.rule in _DONE)])


def _habit(habit: Habit) -> str:
    once = habit.rule == "guid-changing" and habit.since == habit.last
    said = "GUIDs changed at one poll" if once else _HABITS.get(habit.rule, habit.rule)
    return f"{said} ({habit.entries} of {habit.of} entries)"


def of_document(reading: Reading, named: Naming) -> Iterator[str]:
    """Yield a line on the GUIDs of a document with entries, and one on what is remembered of its source's."""
    if not reading.entries:
        return
    guids = Counter(entry.guid for entry in reading.entries)
    several = sum(count for guid, count in guids.items() if guid and count > 1)
    given = sum(count for guid, count in guids.items() if guid)
    shared = f", {several} of them with one that others have too" if several else ""
    yield f"guids      in {given} of {len(reading.entries)} entries{shared}"
    if named.not_asked:
        yield f"remembered nothing: {terminal_line(named.not_asked)}"
    if remembered := in_words(named.habits):
        first, last = min(one.since for one in named.habits), max(one.last for one in named.habits)
        yield f"remembered {remembered}; seen from {first:%Y-%m-%d} to {last:%Y-%m-%d}"


def of_entry(standing: "Standing | None", named: Naming) -> Iterator[str]:
    """Yield a line for each identity key of an entry, and one for the record that it is known as."""
    if standing is None:
        return
    place = standing.keys.index(standing.key)
    for number, key in enumerate(standing.keys):
        if number > place and key.startswith("said:"):
            continue  # its words identify only what has nothing else
        mark = "  <- identifies it" if number == place else ""
        yield f"  {'known by' if number == 0 else '':18} {_key(key)}{mark}"
        if number < place:
            yield f"{'':21}not fit: {RULES[standing.why[number].rule]}"
    if record := named.records.get(standing.key):
        yield f"  {'record':18} {record}"


def _key(key: str) -> str:
    step, _, said = key.partition(":")
    scoped = step != "url" and not said.startswith("#")
    shown = said.partition("\n")[2] if scoped else said
    return f"{STEPS[step]} {terminal_line(shown.replace(chr(10), ', '))[:_WIDTH]}"


def as_value(named: Naming) -> dict[str, object]:
    """Return it as JSON can be made of it: for each entry its keys, the one that identifies it, and its record."""
    entries = [
        {
            "keys": standing.keys,
            "identified_by": standing.key,
            "why": standing.why,
            "record": named.records.get(standing.key),
        }
        if standing
        else None
        for standing in named.standings
    ]
    return {"entries": entries, "habits": named.habits}
