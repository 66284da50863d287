"""Which key identifies each entry of a document, and why the keys before it do not."""

from collections.abc import Collection
from dataclasses import dataclass

from ingest.deciding import identity
from ingest.deciding.ladders import KeyedEntry, tell_apart
from ingest.schema import Entry, Flaw, Reading


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry's identity keys, the most telling first, and which of them identifies it."""

    keys: tuple[str, ...]
    key: str  # the one that does; those before it are unfit
    why: tuple[Flaw, ...]  # one for each that is unfit, in their order


def standings(reading: Reading, marks: Collection[str] = ()) -> tuple[Standing | None, ...]:
    """Return what identifies each entry, as its document and the marks remembered of its source show it.

    None stands for an entry that was known by its bytes and not read. `marks` are those of `asking.lookups`.
    """
    source_id = reading.source_or_url
    read = [entry for entry in reading.entries if isinstance(entry, Entry)]
    ladders = [identity.keys(entry, source_id) for entry in read]
    changing = identity.changing_marks(source_id)[1] in marks
    keyed = tell_apart(map(KeyedEntry, read, ladders), source_id, marks, changing=changing)
    found = iter([_standing(*one) for one in zip(read, ladders, keyed, strict=True)])
    return tuple([next(found) if isinstance(entry, Entry) else None for entry in reading.entries])


def _standing(entry: Entry, ladder: tuple[str, ...], keyed: KeyedEntry) -> Standing:
    why = tuple([flaw for flaw in keyed.entry.warnings if flaw not in entry.warnings])
    return Standing(ladder, keyed.keys[0], why)
