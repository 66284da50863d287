"""The memory of each site: which blocks of text a sample of its pages have in common.

A site's sample is its `MOST_PAGES` pages of the smallest hashes, each in the newest state that was met. So it is the
same whatever the order of documents, nothing is counted twice, and once it is full nearly every further page is passed
over without being parsed.
"""

import struct
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from threading import Lock
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, bindparam, delete, select, update

from ingest.collection.bulk import put
from ingest.collection.reaching import Connecting
from ingest.collection.tables import site_pages
from ingest.schema import SiteMemory, SitePage
from ingest.text.hashing import hash_bytes

T = TypeVar("T")

MOST_PAGES = 500  # of a site that are remembered: some 250 kB
MOST_LINES = 1_000  # of a site that a memory holds, the most repeated
AT_ONCE = 100  # pages that are stored in one transaction
_SITES = 500  # whose memories are cached
_SAMPLES = 100  # sites whose samples are cached while pages are counted

_of_site = site_pages.c.site == bindparam("of_site")
_STATES = select(site_pages.c.page, site_pages.c.at, site_pages.c.raw_hash).where(_of_site)
_BLOCKS = select(site_pages.c.page, site_pages.c.blocks).where(_of_site)
_MET_AGAIN = (
    update(site_pages)
    .where(_of_site, site_pages.c.page == bindparam("of_page"))
    .values(at=bindparam("met_at"))
)  # fmt: skip
_FIRST_BEYOND = (
    select(site_pages.c.page).where(_of_site).order_by(site_pages.c.page).offset(MOST_PAGES).limit(1).scalar_subquery()
)
_DROP_BEYOND = delete(site_pages).where(_of_site, site_pages.c.page >= _FIRST_BEYOND)

State = tuple[datetime, str]  # when a page was met last, and the hash of its bytes then; the later one stands


@dataclass(frozen=True, slots=True)
class Met:
    """A page's state that is still to be stored; without blocks where its bytes are those that are stored."""

    state: State
    blocks: bytes | None


@dataclass(frozen=True, slots=True)
class _Remembered:
    memory: SiteMemory | None
    pages: frozenset[int]


class _LruCache(Generic[T]):
    """An LRU cache: the values last asked for, by site. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most, self._values, self._lock = most, OrderedDict[str, T](), Lock()

    def of(self, site: str, made: Callable[[str], T]) -> T:
        """Return a site's value, made where it is not at hand."""
        with self._lock:
            if site in self._values:
                self._values.move_to_end(site)
                return self._values[site]
        value = made(site)
        with self._lock:
            self._values[site] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def forget(self, site: str) -> None:
        """Have a site's value made again when it is asked for next."""
        with self._lock:
            self._values.pop(site, None)


class Sites:
    """The memories of a collection's sites."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading, self._writing = reading, writing
        self._remembered: _LruCache[_Remembered] = _LruCache(_SITES)

    def memory(self, place: SitePage) -> SiteMemory | None:
        """Return what the pages of a page's site have in common; None where fewer than two are known."""
        remembered = self._remembered.of(place.site, self._recalled)
        if remembered.memory and place.page in remembered.pages:
            return replace(remembered.memory, counted=True)
        return remembered.memory

    @contextmanager
    def counting(self) -> Iterator["Counting"]:
        """Begin to count pages; those of the last `AT_ONCE` that are not stored when the block raises are forgotten."""
        counting = Counting(self._reading, self.keep)
        yield counting
        counting.store()

    def met(self, meet: Callable[["Counting"], None]) -> Mapping[SitePage, Met]:
        """Return the new states of the pages that `meet` counts, for `keep`, here or elsewhere; nothing is stored."""
        found: dict[SitePage, Met] = {}
        counting = Counting(self._reading, found.update, whole=True)
        meet(counting)
        counting.store()
        return found

    def keep(self, met: Mapping[SitePage, Met]) -> None:
        """Store what was met, where nobody has stored a newer state of the page meanwhile."""
        by_site: dict[str, dict[int, Met]] = {}
        for place, one in met.items():
            by_site.setdefault(place.site, {})[place.page] = one
        if by_site:
            with self._writing() as connection:
                for site, pages in by_site.items():
                    _store(connection, site, pages)
        for site in by_site:
            self._remembered.forget(site)

    def look_again(self) -> None:
        """Drop the cached memories, as other processes may have counted pages since."""
        self._remembered = _LruCache(_SITES)

    def _recalled(self, site: str) -> _Remembered:
        with self._reading() as connection:
            rows = connection.execute(_BLOCKS, {"of_site": site}).all()
        return _Remembered(_memory(rows), frozenset(row.page for row in rows))


class Counting:
    """Pages being counted; stored by the hundred, in one transaction each."""

    def __init__(
        self, reading: Connecting, keep: Callable[[Mapping[SitePage, Met]], None], *, whole: bool = False
    ) -> None:
        """Count for `keep`; `whole`: with the blocks of unchanged pages too, which may have changed when it is kept."""
        self._reading, self._keep, self._whole = reading, keep, whole
        self._samples: _LruCache[dict[int, State]] = _LruCache(_SAMPLES)
        self._met: dict[SitePage, Met] = {}

    def asks(self, place: SitePage, at: datetime, body: bytes) -> bool:
        """Whether `meet` would call for the blocks of a page that were met so, as far as pages are counted."""
        sample = self._samples.of(place.site, self._stored)
        known = sample.get(place.page)
        if known is None:
            return not _lies_beyond(place, sample)
        raw_hash = hash_bytes(body)
        return known < (at, raw_hash) and (self._whole or known[1] != raw_hash)

    def meet(self, place: SitePage, at: datetime, body: bytes, blocks: Callable[[], frozenset[int]]) -> None:
        """Count a page as it was met; `blocks` is called only where that is news. One without text is not counted."""
        sample = self._samples.of(place.site, self._stored)
        if _lies_beyond(place, sample):
            return
        state, known = (at, hash_bytes(body)), sample.get(place.page)
        if known is not None and known >= state:
            return
        if known is not None and known[1] == state[1] and not self._whole:
            waiting = self._met.get(place)
            self._met[place] = Met(state, waiting.blocks if waiting else None)
        elif found := blocks():
            self._met[place] = Met(state, _packed(found))
        else:
            return
        sample[place.page] = state
        if len(sample) > MOST_PAGES:
            del sample[beyond := max(sample)]
            self._met.pop(SitePage(place.site, beyond), None)
        if len(self._met) >= AT_ONCE:
            self.store()

    def store(self) -> None:
        """Store what was met since the last time."""
        self._keep(self._met)
        self._met = {}

    def _stored(self, site: str) -> dict[int, State]:
        with self._reading() as connection:
            stored = _states(connection, site)
        waiting = {place.page: one.state for place, one in self._met.items() if place.site == site}
        return stored | waiting


def _lies_beyond(place: SitePage, sample: Mapping[int, State]) -> bool:
    """Whether a page has no place in its site's sample, which is full."""
    return place.page not in sample and len(sample) >= MOST_PAGES and place.page > max(sample)


def _states(connection: Connection, site: str) -> dict[int, State]:
    return {row.page: (row.at, row.raw_hash) for row in connection.execute(_STATES, {"of_site": site})}


def _store(connection: Connection, site: str, met: Mapping[int, Met]) -> None:
    stored = _states(connection, site)
    newer = {page: one for page, one in met.items() if page not in stored or one.state > stored[page]}
    told = [
        {"site": site, "page": page, "at": one.state[0], "raw_hash": one.state[1], "blocks": one.blocks}
        for page, one in newer.items()
        if one.blocks is not None
    ]
    again = [
        {"of_site": site, "of_page": page, "met_at": one.state[0]}
        for page, one in newer.items()
        if page in stored and stored[page][1] == one.state[1]
    ]
    put(connection, site_pages, told, ("at", "raw_hash", "blocks"))
    if again:
        connection.execute(_MET_AGAIN, again)
    connection.execute(_DROP_BEYOND, {"of_site": site})


def _packed(blocks: frozenset[int]) -> bytes:
    return struct.pack(f"<{len(blocks)}q", *sorted(blocks))


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)


def _memory(rows: Sequence[Any]) -> SiteMemory | None:
    """What pages have in common, made of nothing but them: equal samples give equal memories and equal versions."""
    if len(rows) < 2:
        return None
    times = Counter[int]()
    for row in rows:
        times.update(_unpacked(row.blocks))
    repeated = [(line, count) for line, count in times.items() if count > 1]
    kept = sorted(repeated, key=lambda pair: (-pair[1], pair[0]))[:MOST_LINES]
    return SiteMemory(version=_version(len(rows), kept), pages=len(rows), lines=dict(kept))


def _version(pages: int, lines: list[tuple[int, int]]) -> int:
    """A number made of all that a memory says, in 31 bits (PostgreSQL's integer), never 0."""
    said = struct.pack(f"<{1 + 2 * len(lines)}q", pages, *(number for pair in lines for number in pair))
    return int.from_bytes(blake2b(said, digest_size=4).digest(), "little") % (2**31 - 1) + 1
