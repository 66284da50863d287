"""What makes a new version of an entry: another title, another text, another date of publication."""

from datetime import datetime
from typing import NamedTuple

from ingest.schema import Entry
from ingest.text.language import fold


class Face(NamedTuple):
    """What a reader would see change; case, space, punctuation and letter variants are evened out."""

    title: str
    text: str
    published: datetime | None


def face(entry: Entry) -> Face:
    """Return the part of an entry whose change is a revision; a summary stands in for a text that is not there."""
    return Face(fold(entry.title), fold(entry.content_text or entry.summary), entry.published)


def is_revision(own: tuple[Entry, Entry], merged: tuple[Entry, Entry]) -> bool:
    """Say whether a source changed its own word and the record's entry with it; each pair is (before, after).

    Bytes that are the same, read otherwise by a newer reader, are no revision.
    """
    before, after = own
    if before.raw_hash is not None and before.raw_hash == after.raw_hash:
        return False
    if face(before) == face(after):
        return False
    return merged == own or face(merged[0]) != face(merged[1])
