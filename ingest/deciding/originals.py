"""Which record of a cluster represents it: the original, as far as its members tell.

The choice rests on the members alone, not on the order in which they came. Who has been seen for an hour is not put
aside for one that comes later, however much better: its readers would get the story a second time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ingest.deciding.likeness import text_of
from ingest.schema import Record
from ingest.text.language import fold
from ingest.text.urls import host_of, place_of, same_site, site_of

GRACE = timedelta(hours=1)  # longer than a run takes: within it the order of arrival does not matter
_NAMING = frozenset({"canonical", "via"})  # relations of links by which a copy says where it is from
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
    return min(early, key=lambda member: _rank(member, members))


def _rank(record: Record, members: Sequence[Record]) -> tuple[bool, bool, datetime, int, str]:
    others = [other for other in members if other.id != record.id]
    named = any(_names(other, record) for other in others) and not any(_names(record, other) for other in others)
    words = -len(text_of(record.entry))
    return not named, not _is_credited(record, members), _published(record), words, record.id


def _published(record: Record) -> datetime:
    """When it was published as far as that can be: no later than it was seen, and of a bare day at its end."""
    entry = record.entry
    if entry.published is None:
        return record.first_seen
    at = entry.published + _DAY if entry.published_precision == "day" else entry.published
    return min(at, record.first_seen)


def _names(record: Record, other: Record) -> bool:
    """Whether a record says that it is from where the other stands."""
    entry = record.entry
    said = [link.url for link in entry.links if link.rel in _NAMING]
    if entry.attribution:
        said += [url for url in (entry.attribution.url, entry.attribution.feed_url) if url]
    own, site = _address(record), _address(other)
    elsewhere = place_of(own) != place_of(site)
    return elsewhere and any(_same_house(url, site) and not _same_house(url, own) for url in said)


def _same_house(one: str, other: str) -> bool:
    return place_of(one) == place_of(other) != "" or (same_site(one, other) and not _is_number(other))


def _is_number(url: str) -> bool:
    """Whether the host of an address is a number, as only those of one's own machines are: each port is another."""
    return site_of(url).replace(".", "").isdecimal()


def _is_credited(record: Record, members: Sequence[Record]) -> bool:
    """Whether it stands with the agency that a member's dateline or byline names."""
    agencies = {fold(name) for member in members for name in _agencies(member)} - {""}
    host = host_of(_address(record))
    own = {fold(record.entry.publisher), *host.split(".")}
    return not agencies.isdisjoint(own)


def _agencies(record: Record) -> list[str]:
    entry = record.entry
    dateline = [entry.dateline.agency] if entry.dateline and entry.dateline.agency else []
    return [*dateline, *(author.name for author in entry.authors if author.kind == "organisation" and author.name)]


def _address(record: Record) -> str:
    return record.entry.canonical_url or record.entry.url or ""
