"""A document that was taken in before brings no news, whatever has been learnt since.

If a GUID was found unfit since then, or a link belongs to another story by now, its entries would be told apart
differently today.
"""

from dataclasses import replace
from datetime import datetime

from ingest.deciding.ladders import LADDER
from ingest.deciding.records import LEARNT
from ingest.schema import Candidate, Change, Entry

_LEARNT = LEARNT | {rung.now_unfit for rung in LADDER}


def unmoved(change: Change, candidate: Candidate | None) -> Change | None:
    """Return what is left of a change whose document was taken in before; None where nothing is.

    The entry counts as the same, unless the same bytes are now read differently, by a better reader. If the entry was
    joined with others of its document, it cannot be told whether the bytes are the same.
    """
    said = change.sighting
    if candidate is None or said is None:
        return None
    word = candidate.word_of(said.source_id, said.entry.origin)
    if word is None:
        return None
    kept, same_bytes = candidate.record, said.entry.raw_hash == word.entry.raw_hash
    joined = any(flaw.rule == "merged-in-document" for flaw in (*said.entry.warnings, *word.entry.warnings))
    if same_bytes and not joined and _words(said.entry) != _words(word.entry):
        return change
    if same_bytes:
        read = change.record
        kept = replace(kept, reader_version=read.reader_version, memory_version=read.memory_version)
    return Change(kind="same", record=kept, sighting=word)


def is_news(change: Change, candidate: Candidate | None, now: datetime) -> bool:
    """Return whether a document of that time has changed something, if only when a record was last seen."""
    if candidate is None or change.kind != "same" or change.sighting is None:
        return True
    own = [said.last_seen for said in candidate.said_by(change.sighting.source_id)]
    return not own or max(own) < now


def _words(entry: Entry) -> Entry:
    """An entry without what was learnt of its keys."""
    return replace(entry, warnings=tuple(flaw for flaw in entry.warnings if flaw.rule not in _LEARNT))
