"""New links that a feed gives its entries at every poll, because each says when, or by whom, the feed was asked for.

If the feed has no GUIDs, or its links serve as GUIDs, all of its entries would come in again at every poll.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.deciding import identity
from ingest.deciding.habits import FEWEST, Share
from ingest.deciding.ladders import is_named_by_link
from ingest.deciding.new_guids import worded_alike
from ingest.schema import Entry, Known, Reading

_LONG = 300  # characters; fewer may be said again of another story, as of each week's weather
_PIECES = re.compile(r"[/?&;=]")
_TURNS = re.compile(r"[0-9](?=[A-Za-z])|[A-Za-z](?=[0-9])")
_FEWEST_TURNS = 3  # from letters to figures and back in a session's mark; a day or an issue has two: "24sep2025"


class Relinked(NamedTuple):
    """The entries of a document that are known under other links, and what is to be remembered of it."""

    places: frozenset[int] = frozenset()
    marks: tuple[str, ...] = ()


def relinked(reading: Reading, known: Known, entry_keys: Sequence[tuple[str, ...]], unchanged: int) -> Relinked:
    """Return the places of the entries that are known under other links, if these are most of those known; else none.

    Such an entry has the title, words and date of one whose link is gone. But a column may say the same of every issue
    in few words and without an hour. So if an entry is short and its date a mere day, its link must differ only in a
    session's mark that the whole document shares; or most links must have changed three times in one day, as no
    column's do, and from then on that is the source's habit. `entry_keys` is `asking.keys_of(reading)`; `unchanged`
    counts the entries left out of the reading, which are as they were.
    """
    before, others = _known_otherwise(reading, known, entry_keys)
    marks = identity.relinking_marks(reading.source_or_url, reading.fetched_at)
    if before and marks and marks[-1] in known.by_key:
        return Relinked(frozenset(before))
    if not Share(len(before), len(before) + others + unchanged).is_habit:
        return Relinked()
    sure = _surely_the_same(reading, before)
    if Share(len(sure), len(before) + others + unchanged).is_habit:
        return Relinked(sure)
    step = next((mark for mark in marks if mark not in known.by_key), None)
    return Relinked(frozenset(before) if step == marks[-1] else frozenset(), (step,)) if step else Relinked()


def _surely_the_same(reading: Reading, before: Mapping[int, Entry]) -> frozenset[int]:
    entries = {place: entry for place in before if isinstance(entry := reading.entries[place], Entry)}
    sure = {place for place, entry in entries.items() if _is_dated(entry) or len(entry.text) > _LONG}
    marks = {place: _mark(before[place], entry) for place, entry in entries.items() if place not in sure}
    shared = Counter(filter(None, marks.values())).most_common(1)
    if shared and shared[0][1] >= FEWEST:
        sure |= {place for place, mark in marks.items() if mark == shared[0][0]}
    return frozenset(sure)


def _known_otherwise(
    reading: Reading, known: Known, entry_keys: Sequence[tuple[str, ...]]
) -> tuple[Mapping[int, Entry], int]:
    """What the source said before of each entry that has a new link, by place; and how many others are known."""
    before: dict[int, Entry] = {}
    others = 0
    if not known.candidates:
        return before, others
    titles = Counter(keys[-2] for keys in entry_keys if len(keys) > 1)
    here = {identity.own_address(entry) for entry in reading.entries if isinstance(entry, Entry)}
    for place, (entry, keys) in enumerate(zip(reading.entries, entry_keys, strict=True)):
        if not isinstance(entry, Entry) or any(key in known.by_key for key in keys[:-2]):
            others += 1
        elif is_named_by_link(entry, keys) and titles[keys[-2]] == 1:
            record_id = known.by_key.get(keys[-2])
            candidate = known.candidates.get(record_id) if record_id else None
            word = candidate.word_of(reading.source_or_url, "feed") if candidate else None
            if word and identity.own_address(word.entry) not in here and _says_the_same(word.entry, entry):
                before[place] = word.entry
    return before, others


def _says_the_same(before: Entry, after: Entry) -> bool:
    alike = (before.guid is None) == (after.guid is None) and before.published == after.published
    return alike and worded_alike(before, after)


def _is_dated(entry: Entry) -> bool:
    return entry.published is not None and entry.published_precision != "day"


def _mark(before: Entry, after: Entry) -> str | None:
    """The one piece of an address that is another than it was, if it may be a session's."""
    pieces = [_PIECES.split(identity.own_address(entry) or "") for entry in (before, after)]
    if len(pieces[0]) != len(pieces[1]):
        return None
    changed = [new for old, new in zip(*pieces, strict=True) if old != new]
    is_mark = len(changed) == 1 and len(_TURNS.findall(changed[0])) >= _FEWEST_TURNS
    return changed[0] if is_mark else None
