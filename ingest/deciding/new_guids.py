"""Finds the record of an entry whose GUID is new to its source: an entry stored before under another GUID.

Within one source two GUIDs are two records, even at one link. But addresses that serve as GUIDs move from http to https
or to another host, and some sources give a story a new GUID now and then. So an entry is a known record if that
record's GUID is gone from the document and enough else has stayed the same. When a site is rebuilt its links change
too; then a long entry is known by its words, as a copy.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.deciding import identity
from ingest.deciding.ladders import KeyedEntry
from ingest.schema import Entry, Known, Sighting
from ingest.text.language import fold
from ingest.text.urls import host_of, same_site

_VERSION = re.compile(r"[0-9]{1,3}")  # of a story


@dataclass(frozen=True)
class Around:
    """What is known around an entry: of the rest of its document, and of the collection."""

    source_id: str
    known: Known
    entries: Sequence[Entry]  # of the document
    guided: Collection[str]  # records that an entry of the document has given a GUID of its source
    by_key: Mapping[str, str]  # identity keys to record ids, those of the document among them
    had_at: tuple[str, ...]  # keys of the addresses that a page was asked for at and came from

    @cached_property
    def guids(self) -> frozenset[str | None]:
        """The GUIDs of the document."""
        return frozenset([entry.guid for entry in self.entries])

    @cached_property
    def addresses(self) -> frozenset[str | None]:
        """The addresses of its entries."""
        return frozenset([identity.own_address(entry) for entry in self.entries])


def moved(keyed: KeyedEntry, around: Around) -> str | None:
    """Return the id of the known record that an entry with a new GUID is; None: it is new, or has no GUID.

    It is looked for by the path of the GUID, by the next key, and by the second of publication.
    """
    if not keyed.keys[0].startswith("guid:"):
        return None
    return _by_path(keyed.entry, around) or _by_next_key(keyed, around) or _by_moment(keyed, around)


def named_by_feeds(keyed: KeyedEntry, around: Around) -> str | None:
    """Return the id of a record that only feeds have told of and that links to this page; None: there is none.

    Its link is the address that the page was asked for at or came from: it may be a redirector's, or say where it was
    clicked. If another page was met at that address before, the link leads to one story today and another tomorrow.
    """
    if keyed.entry.origin != "page":
        return None
    for record_id in map(around.by_key.get, around.had_at):
        candidate = around.known.candidates.get(record_id) if record_id else None
        if candidate and all(said.entry.origin == "feed" for said in candidate.sightings):
            return record_id
    return None


def _by_path(entry: Entry, around: Around) -> str | None:
    path = identity.path_key(around.source_id, entry.guid) if around.known.candidates else None
    record_id = _found(path, around) if path else None
    own = [said for said in _own(record_id, around) if identity.path_key(around.source_id, said.entry.guid) == path]
    return record_id if own and all(_is_gone(said, around) and _has_moved(said.entry, entry) for said in own) else None


def _by_next_key(keyed: KeyedEntry, around: Around) -> str | None:
    """The record at the link of an entry, else under its title and day."""
    entry, key = keyed.entry, keyed.keys[1]
    record_id = _found(key, around)
    own = _own(record_id, around)
    guided = [said for said in own if said.key.startswith("guid:")]
    is_it = False
    if key.startswith("url:"):
        is_it = all(_is_gone(said, around) and _is_of_one_story(said.entry, entry) for said in guided)
    elif key.startswith("title:") and own:  # "Weather" of one day may be several stories
        is_it = all(_is_gone(said, around) and worded_alike(said.entry, entry) for said in own)
    return record_id if is_it else None


def _by_moment(keyed: KeyedEntry, around: Around) -> str | None:
    """The record with the same second and words, if neither its GUID nor its link is left in the document."""
    entry = keyed.entry
    key = identity.moment_key(entry, keyed.keys, around.source_id) if around.known.candidates else None
    record_id = _found(key, around) if key else None
    own = [said for said in _own(record_id, around) if said.entry.origin == entry.origin]
    gone = (_is_gone(said, around) and identity.own_address(said.entry) not in around.addresses for said in own)
    return record_id if own and all(gone) and all(worded_alike(said.entry, entry) for said in own) else None


def _found(key: str, around: Around) -> str | None:
    record_id = around.by_key.get(key)
    return None if record_id in around.guided else record_id


def _own(record_id: str | None, around: Around) -> tuple[Sighting, ...]:
    candidate = around.known.candidates.get(record_id) if record_id else None
    return candidate.said_by(around.source_id) if candidate else ()


def _is_gone(said: Sighting, around: Around) -> bool:
    return said.entry.guid is None or said.entry.guid not in around.guids


def _has_moved(before: Entry, after: Entry) -> bool:
    """Whether one path under two hosts is one story: many sites have a `/?p=12`, and one feed may carry them all."""
    if host_of(before.guid or "") == host_of(after.guid or ""):
        return True
    signs = (titled_alike(before, after), before.published is not None and before.published == after.published)
    return any(signs) if same_site(before.guid or "", after.guid or "") else all(signs)


def _is_of_one_story(before: Entry, after: Entry) -> bool:
    """Whether two entries at one link are one story: by their titles.

    If the GUIDs are one address up to a fragment, also by the second in which they were published, or by their texts.
    If that fragment only counts, and no link has it, the GUID counts the versions of the story at that link, as the
    BBC's does.
    """
    if titled_alike(before, after):
        return True
    (stem, _, number), (other, _, next_number) = [(one.guid or "").partition("#") for one in (before, after)]
    if stem != other or identity.path_key("", after.guid) is None:
        return False
    if all(map(_VERSION.fullmatch, (number, next_number))) and not any(
        "#" in (one.url or "") for one in (before, after)
    ):
        return True
    is_exact = before.published is not None and after.published_precision == "second"
    return (is_exact and before.published == after.published) or bool(after.text and worded_alike(before, after))


def titled_alike(before: Entry, after: Entry) -> bool:
    """Return whether two entries have one title, folded; where neither has any, one text."""
    titles = (fold(before.title), fold(after.title))
    if any(titles):
        return titles[0] == titles[1]
    return bool(after.text) and worded_alike(before, after)


def worded_alike(before: Entry, after: Entry) -> bool:
    """Return whether two entries have one text, folded; also where neither has any."""
    return fold(before.text) == fold(after.text)
