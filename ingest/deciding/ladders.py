"""Entries of one document told apart: an identity key that several different entries share identifies none of them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.deciding.identity import keys, unfit_key
from ingest.schema import Entry, Flaw, Sighting
from ingest.text.language import fold


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with the keys that do identify it, the first deciding."""

    entry: Entry
    keys: tuple[str, ...]
    marks: tuple[str, ...] = ()  # keys found unfit, to be remembered as such


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: what tells two entries apart that share its key, and what is said of them then."""

    name: str  # what its keys start with
    different: Callable[[Sequence[Entry]], bool]
    now_unfit: str  # rule of the warning where this document shows it
    once_unfit: str  # where an earlier document did; "": nothing


def _by_link_or_title(entries: Sequence[Entry]) -> bool:
    links = {entry.canonical_url or entry.url for entry in entries} - {None}
    return len(links) > 1 or (not links and _by_title(entries))


def _by_title(entries: Sequence[Entry]) -> bool:
    return len({fold(entry.title) for entry in entries} - {""}) > 1


def _by_title_without_guid(entries: Sequence[Entry]) -> bool:
    return _by_title([entry for entry in entries if not entry.guid])  # one GUID at one link is one entry


def _by_text(entries: Sequence[Entry]) -> bool:
    return len({fold(entry.content_text or entry.summary) for entry in entries} - {""}) > 1


LADDER = (
    Rung("guid:", _by_link_or_title, "guid-reused", "guid-unfit"),
    Rung("url:", _by_title_without_guid, "link-reused", ""),
    Rung("title:", _by_text, "title-reused", ""),
)


def recalled(sighting: Sighting) -> Told:
    """Return an entry as stored, on the step of the ladder that identified it then."""
    entry = sighting.entry
    if any(flaw.rule == "merged-in-document" for flaw in entry.warnings):  # said anew of each document
        warnings = tuple(flaw for flaw in entry.warnings if flaw.rule != "merged-in-document")
        entry = replace(entry, warnings=warnings)
    ladder = keys(entry, sighting.source_id)
    step = ladder.index(sighting.key) if sighting.key in ladder else 0
    return Told(entry, ladder[step:])


def tell_apart(entries: Iterable[Told], source_id: str, marks: Collection[str]) -> list[Told]:
    """Return each entry, in the order given, with the keys of its ladder that are fit to identify it.

    `marks` are the keys that earlier documents have shown unfit (`identity.unfit_key`).
    """
    told = list(entries)
    for rung in LADDER:
        for key, places in _sharing(told, rung).items():
            reused = len(places) > 1 and rung.different([told[place].entry for place in places])
            if reused or unfit_key(source_id, key) in marks:
                rule = rung.now_unfit if reused else rung.once_unfit
                for place in places:
                    told[place] = _stepped_down(told[place], source_id, rule)
    return told


def _sharing(told: Sequence[Told], rung: Rung) -> dict[str, list[int]]:
    """The places of the entries that stand on a rung, by the key they stand there with."""
    sharing: dict[str, list[int]] = {}
    for place, one in enumerate(told):
        if one.keys[0].startswith(rung.name):
            sharing.setdefault(one.keys[0], []).append(place)
    return sharing


def _stepped_down(told: Told, source_id: str, rule: str) -> Told:
    key, *rest = told.keys
    entry = told.entry
    if rule:
        flaw = Flaw(rule, key.partition(":")[2].rpartition(source_id)[2].strip())
        entry = replace(entry, warnings=(*entry.warnings, flaw))
    return Told(entry, tuple(rest), (*told.marks, unfit_key(source_id, key)))
