"""Entries of one document told apart: an identity key that several different entries share identifies none of them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.deciding.identity import keys, moment_key, own_address, path_key, unfit_key, worth_remembering
from ingest.schema import Entry, Flaw, Sighting
from ingest.text.language import fold


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry with the identity keys that are fit for it: the first one decides which record it is."""

    entry: Entry
    keys: tuple[str, ...]
    marks: tuple[str, ...] = ()  # keys found unfit, to be remembered as such


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: how different entries that share a key are recognised, and the warnings they get then."""

    name: str  # what its keys start with
    different: Callable[[Sequence[Entry]], bool]
    now_unfit: str  # rule of the warning where this document shows it
    once_unfit: str  # where an earlier document did


def _by_all_it_says(entries: Sequence[Entry]) -> bool:
    links = {own_address(entry) for entry in entries} - {None}
    if len(links) > 1 or _by_day(entries):
        return True
    titled = any(entry.title for entry in entries)
    return not links and (_by_title(entries) if titled else _by_text(entries))


def _by_day(entries: Sequence[Entry]) -> bool:
    """Whether these have different texts on different days, as photos of the day do, and are not one entry twice."""
    return len({entry.published.date() for entry in entries if entry.published}) > 1 and _by_text(entries)


def _by_title(entries: Sequence[Entry]) -> bool:
    return len({fold(entry.title) for entry in entries} - {""}) > 1


def _by_title_or_day(entries: Sequence[Entry]) -> bool:
    if _by_day(entries):
        return True
    if len({entry.guid for entry in entries if entry.guid}) < 2:  # one GUID at one link is one entry
        entries = [entry for entry in entries if not entry.guid]
    return _by_title(entries)


def _by_text(entries: Sequence[Entry]) -> bool:
    return len({fold(entry.text) for entry in entries} - {""}) > 1


LADDER = (
    Rung("guid:", _by_all_it_says, "guid-reused", "guid-unfit"),
    Rung("url:", _by_title_or_day, "link-reused", "link-unfit"),
    Rung("title:", _by_text, "title-reused", "title-unfit"),
)


def recalled(sighting: Sighting) -> KeyedEntry:
    """Return an entry as stored, on the step of the ladder that identified it then."""
    entry = sighting.entry
    if any(flaw.rule == "merged-in-document" for flaw in entry.warnings):  # said anew of each document
        warnings = tuple(flaw for flaw in entry.warnings if flaw.rule != "merged-in-document")
        entry = replace(entry, warnings=warnings)
    ladder = keys(entry, sighting.source_id)
    step = ladder.index(sighting.key) if sighting.key in ladder else 0
    return KeyedEntry(entry, ladder[step:])


def remembered(keyed: KeyedEntry, source_id: str) -> tuple[str, ...]:
    """Return the keys an entry may be asked for by again, the one that identifies it first."""
    ladder = worth_remembering(keyed.keys)
    if not keyed.keys[0].startswith("guid:"):
        return ladder
    beside = (path_key(source_id, keyed.entry.guid), moment_key(keyed.entry, keyed.keys, source_id))
    is_exact = keyed.entry.published_precision == "second"
    title = keyed.keys[-2:-1] if not is_exact and is_named_by_link(keyed.entry, keyed.keys) else ()
    return (*ladder, *[key for key in beside if key], *title)


def is_named_by_link(entry: Entry, ladder: Sequence[str]) -> bool:
    """Return whether an entry with a title has a link, and no GUID or one that is an address, too."""
    has_title = len(ladder) > 2 and ladder[-2].startswith("title:")
    return has_title and ladder[-3].startswith("url:") and (entry.guid is None or path_key("", entry.guid) is not None)


def tell_apart(
    entries: Iterable[KeyedEntry], source_id: str, marks: Collection[str], *, changing: bool
) -> list[KeyedEntry]:
    """Return each entry, in the order given, with the keys of its ladder that are fit to identify it.

    `marks` are the keys that earlier documents have shown unfit (`identity.unfit_key`); `changing` says that no GUID
    of this document is fit, because most of them have changed.
    """
    keyed = [_without_guid(one, source_id) if changing else one for one in entries]
    for rung in LADDER:
        for key, places in _sharing(keyed, rung).items():
            reused = len(places) > 1 and rung.different([keyed[place].entry for place in places])
            if reused or unfit_key(source_id, key) in marks:
                rule = rung.now_unfit if reused else rung.once_unfit
                for place in places:
                    keyed[place] = _stepped_down(keyed[place], source_id, rule)
    return keyed


def _sharing(keyed: Sequence[KeyedEntry], rung: Rung) -> dict[str, list[int]]:
    """The places of the entries that stand on a rung, by the key they stand there with."""
    sharing: dict[str, list[int]] = {}
    for place, one in enumerate(keyed):
        if one.keys[0].startswith(rung.name):
            sharing.setdefault(one.keys[0], []).append(place)
    return sharing


def _without_guid(keyed: KeyedEntry, source_id: str) -> KeyedEntry:
    return below(keyed, source_id, "guid-changing") if keyed.keys[0].startswith("guid:") else keyed


def below(keyed: KeyedEntry, source_id: str, rule: str) -> KeyedEntry:
    """Return an entry one step down its ladder, by a rule about the whole document: no key is marked as unfit."""
    return replace(_stepped_down(keyed, source_id, rule), marks=keyed.marks)


def by_title(keyed: KeyedEntry, source_id: str) -> KeyedEntry:
    """Return an entry identified by its title, without GUID and link, as in a document whose links change."""
    while len(keyed.keys) > 2:
        keyed = below(keyed, source_id, "link-changing")
    return keyed


def _stepped_down(keyed: KeyedEntry, source_id: str, rule: str) -> KeyedEntry:
    key, *rest = keyed.keys
    flaw = Flaw(rule, key.partition(":")[2].rpartition(source_id)[2].strip())
    entry = replace(keyed.entry, warnings=(*(known for known in keyed.entry.warnings if known != flaw), flaw))
    return KeyedEntry(entry, tuple(rest), (*keyed.marks, unfit_key(source_id, key)))
