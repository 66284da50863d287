"""Whose a story is: what its own site says of it takes precedence over feeds of other sites that carry it.

A feed may give its entries whatever addresses it likes. An entry that leads to a site other than the feed's own is
marked by a warning, so that this is still known when another source is heard.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from ingest.deciding.identity import own_address
from ingest.schema import Entry, Flaw, Reading, Sighting
from ingest.text.urls import same_owner, same_site, site_of

_ITS_OWN, _AS_ITS_OWN, _ANOTHERS = range(3)
_MARKS = {"another-host": _AS_ITS_OWN, "another-site": _ANOTHERS}


def placed(entry: Entry, reading: Reading) -> Entry:
    """Return an entry, marked if its feed came from another site than the one that the entry leads to.

    Many sites have their feeds served elsewhere. Such a feed names the site as its home, but so might any other.
    """
    address = own_address(entry) if entry.origin == "feed" else None
    place = address.partition("://")[2].partition("/")[0] if address else ""
    rule = _rule(place, reading.url, (reading.feed and reading.feed.url) or "") if place else None
    return replace(entry, warnings=(*entry.warnings, Flaw(rule))) if rule else entry


@lru_cache(maxsize=1024)  # the hosts of a feed's entries are few
def _rule(place: str, document: str, home: str) -> str | None:
    """The mark of a story on the host `place`, in a feed that came from `document` and names `home` as its site."""
    address = f"https://{place}/"
    if not site_of(document) or same_owner(address, document):
        return None
    house = site_of(home).partition(".")[0]
    is_named = len(house) > 1 and not house.isdecimal() and house == site_of(address).partition(".")[0]
    return "another-host" if is_named or same_owner(home, address) else "another-site"  # bbc.co.uk is bbc.com


def distance(sightings: Iterable[Sighting]) -> int:
    """Return how far from a story the nearest of these sources is: 0 for its own site, more for feeds elsewhere."""
    return min((_distance(said.entry) for said in sightings), default=_ANOTHERS)


def _distance(entry: Entry) -> int:
    return max((_MARKS.get(flaw.rule, _ITS_OWN) for flaw in entry.warnings), default=_ITS_OWN)


def is_carried(said: Sighting, heard: Collection[Sighting]) -> bool:
    """Return whether a source merely carries a story, because a source nearer to the story's own site tells it too.

    A feed that names the story's site as its home counts as much as the pages it leads to, but less than the pages of
    another source.
    """
    own = _distance(said.entry)
    nearer = (one for one in heard if _distance(one.entry) < own)
    return own > _ITS_OWN and any(own == _ANOTHERS or one.source_id != said.source_id for one in nearer)


def unmarked(entry: Entry) -> Entry:
    """Return an entry without the mark that `placed` gave it."""
    return replace(entry, warnings=tuple(flaw for flaw in entry.warnings if flaw.rule not in _MARKS))


def leads_away(before: Entry, after: Entry, others: Iterable[Sighting]) -> bool:
    """Return whether an entry that led to another site's story now leads to a different story under the same GUID.

    "The pick of the day" may have one GUID for ever. On another site it is another story. At another address of one
    site it is one if that site itself is read too, among the `others`, and knows no such address, unless the moment of
    publication has stayed the same.
    """
    if _distance(before) == _ITS_OWN or own_address(before) == own_address(after):
        return False
    here = own_address(after) or ""
    if not same_site(own_address(before) or "", here):
        return True
    told = [other.entry for other in others if _distance(other.entry) == _ITS_OWN]
    return bool(told) and here not in map(own_address, told) and not _is_of_one_moment(before, after)


def is_known_at(before: Entry, after: Entry) -> bool:
    """Return whether a story may be found by the address that it has now.

    Not if the address is new and only another site's feed gives it: the story's own site may have another story there.
    """
    return _distance(after) == _ITS_OWN or own_address(before) == own_address(after)


def _is_of_one_moment(before: Entry, after: Entry) -> bool:
    return before.published is not None and before.published == after.published
