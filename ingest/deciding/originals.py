"""Which record of a cluster represents it: the original, as far as its members tell.

The choice rests on the members alone, not on the order in which they came. A record that has been seen for an hour is
not put aside for one that comes later, however much better: its readers would get the story a second time.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from ingest.schema import Record
from ingest.schema.entry import ORIGIN_RELATIONS
from ingest.text.language import fold
from ingest.text.urls import place_of, same_owner, site_of

GRACE = timedelta(hours=1)  # longer than a run takes: within it the order of arrival does not matter

_DAY = timedelta(days=1)


def representative(members: Sequence[Record]) -> Record:
    """Return the member that stands for all: of those that are not withdrawn and were seen first, the original.

    That is the one that the others name as their source; else the agency they credit; else the one published first (a
    bare day counts as its end); else the longest.

    Raises: ValueError: there is no member.
    """
    standing = [member for member in members if member.withdrawn is None] or list(members)
    first = min(member.first_seen for member in standing)
    early = [member for member in standing if member.first_seen <= first + GRACE]
    naming = {member.id: said for member in members if (said := _named_by(member))}
    crediting = [(member.id, agencies) for member in members if (agencies := _agencies(member))]

    def rank(record: Record) -> tuple[bool, bool, datetime, int, str]:
        named = bool(naming) and _is_named(record, members, naming)
        credited = bool(crediting) and _is_credited(record, crediting)
        return not named, not credited, _published(record), -len(record.entry.text), record.id

    return min(early, key=rank)


def _published(record: Record) -> datetime:
    """When it was published, at the latest when it was first seen; a bare date counts as the end of its day."""
    entry = record.entry
    if entry.published is None or entry.published >= record.first_seen:
        return record.first_seen
    at = entry.published + _DAY if entry.published_precision == "day" else entry.published
    return min(at, record.first_seen)


def _named_by(record: Record) -> list[str]:
    """The addresses that a record says it is from, at other places than its own."""
    entry = record.entry
    said = [link.url for link in entry.links if link.rel in ORIGIN_RELATIONS]
    if entry.attribution:
        said += [url for url in (entry.attribution.url, entry.attribution.feed_url) if url]
    own = _address(record)
    return [url for url in said if not _same_house(url, own)]


def _is_named(record: Record, members: Sequence[Record], naming: Mapping[str, Sequence[str]]) -> bool:
    """Whether others say that they are from where a record stands, and it does not say so of them."""
    own = _address(record)
    names = any(_same_house(url, own) for other, said in naming.items() if other != record.id for url in said)
    others = [_address(other) for other in members if other.id != record.id]
    return names and not any(_same_house(url, other) for url in naming.get(record.id, ()) for other in others)


def _same_house(one: str, other: str) -> bool:
    return place_of(one) == place_of(other) != "" or same_owner(one, other)


def _is_credited(record: Record, crediting: Sequence[tuple[str, AbstractSet[str]]]) -> bool:
    """Whether it stands with the agency that another's dateline or byline names."""
    house = site_of(_address(record)).partition(".")[0]
    own = {fold(record.entry.publisher), fold(house)} - {""}
    return any(not own.isdisjoint(agencies) for member, agencies in crediting if member != record.id)


def _agencies(record: Record) -> AbstractSet[str]:
    entry = record.entry
    dateline = [entry.dateline.agency] if entry.dateline and entry.dateline.agency else []
    signing = [author.name for author in entry.authors if author.kind == "organisation" and author.name]
    return {fold(name) for name in (*dateline, *signing)} - {""}


def _address(record: Record) -> str:
    return record.entry.canonical_url or record.entry.url or ""
