"""What the collection yields for a channel: its records in order, and the list of newest stories."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from ingest.schema import Copy, Feed, Image, LatestItem, LatestRow, Query, Record
from ingest.text.language import fold
from ingest.text.markup import line_of, safe_text, text_of
from ingest.text.urls import absolute_url, canonical_url
from syndicate.channel import Channel, Content, Order, wording

LATEST = 50  # rows of a latest list
TITLE_LENGTH = 80  # characters of text that stand in for a missing title
NOTHING: Mapping[str, str] = MappingProxyType({})
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What one channel publishes; no text in it holds a character that XML or JSON must not carry."""

    records: tuple[Record, ...] = ()  # newest first
    withdrawn: tuple[Record, ...] = ()  # newest first
    latest: tuple[LatestRow, ...] = ()  # newest first, one a story, at most LATEST
    feeds: Mapping[str, Feed] = field(default_factory=dict)  # what publishers say of their feeds, by source id
    lists: Mapping[str, tuple[LatestRow, ...]] = field(default_factory=dict)  # record id -> the list its page carried
    copies: Mapping[str, tuple[Copy, ...]] = field(default_factory=dict)  # record id -> who else carried its story


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One revision of a record as it stands in feeds."""

    record_id: str
    revision: int
    content: Content  # what its bodies hold of it
    source_id: str
    public_id: str
    story: str  # the id of the record that represents its cluster
    sort_at: datetime
    updated: datetime  # what it says of its last change
    changed: datetime  # when it last changed as far as a feed's own date goes
    row: LatestRow  # what it is on a list of newest stories
    awaits: tuple[str, ...] = ()  # addresses on its own page's list where no record is yet
    bodies: Mapping[str, bytes]  # by format


def select(
    records: Iterable[Record],
    latest: Iterable[LatestRow],
    feeds: Mapping[str, Feed],
    channel: Channel,
    *,
    ingested: Mapping[str, str] = NOTHING,
) -> Selection:
    """Return what `channel` publishes: the newest records and the newest rows of the pages' lists.

    Records are ordered by min(published, first_seen), newest first; what is equal there, by id. `ingested` maps the
    addresses on the lists of the records' own pages to public ids, so that an item says the same in every feed.
    """
    found = sorted(map(cleaned, records), key=lambda record: record.id)
    found.sort(key=lambda record: sorted_at(record.entry.published, record.first_seen), reverse=True)
    newest = tuple(record for record in found if record.withdrawn is None)[: channel.query.limit]
    rows = [as_row(record, place) for place, record in enumerate(newest)]
    rows += (replace(row, item=_usable(row.item)) for row in map(cleaned, latest))
    known = {key: row.public_id for row in rows if row.public_id for key in (*_keys(row), _title_key(row))}
    known |= {_address_key(url): public_id for url, public_id in ingested.items()}
    sources = {record.source_id for record in newest}
    return Selection(
        records=newest,
        withdrawn=tuple(record for record in found if record.withdrawn is not None),
        latest=newest_rows(rows),
        feeds={name: cleaned(feed) for name, feed in feeds.items() if name in sources},
        lists={record.id: _own_list(record, known) for record in newest if record.entry.latest},
    )


def naming(selection: Selection, copies: Mapping[str, tuple[Copy, ...]], feeds: Mapping[str, Feed]) -> Selection:
    """Return the selection with the other records of its stories; `feeds` say whose those are."""
    named = {record.id: _clean(copies[record.id]) for record in selection.records if record.id in copies}
    sources = {copy.source_id for others in named.values() for copy in others}
    theirs = {name: cleaned(feed) for name, feed in feeds.items() if name in sources}
    return replace(selection, copies=named, feeds=theirs | dict(selection.feeds))


def in_order(fragments: Iterable[Fragment], order: Order) -> tuple[Fragment, ...]:
    """Return fragments as a channel orders them; what is equal there, by public id."""
    found = sorted(fragments, key=lambda one: one.public_id)
    by_change = order == "changed"
    return tuple(sorted(found, key=lambda one: one.updated if by_change else one.sort_at, reverse=order != "oldest"))


def latest_of(fragments: Iterable[Fragment], rows: Iterable[LatestRow]) -> tuple[LatestRow, ...]:
    """Return the list of a feed: the newest of its own entries and of the rows of page lists, one a story."""
    own = [replace(one.row, place=place) for place, one in enumerate(in_order(fragments, "newest"))]
    return newest_rows([*own, *(replace(row, item=_usable(row.item)) for row in map(cleaned, rows))])


def listing(channel: Channel) -> Query | None:
    """Return the query for the rows of page lists that are of a channel.

    None: it asks for what such a row does not say, as a tag or an author, and its list is that of its own entries.
    """
    having, lacking = channel.wanted.having, channel.wanted.lacking
    unsaid = (having.tags, having.sections, having.authors, having.places, lacking.sources, lacking.languages)
    if any(unsaid):
        return None
    return Query(sources=having.sources, languages=having.languages)


def speaks_of(channel: Channel, row: LatestRow) -> bool:
    """Return whether a row of a page's list is what a channel wants, as far as its words and its date tell."""
    wanted, at = channel.wanted, sorted_at(row.item.published, row.first_seen)
    if (wanted.since and at < wanted.since) or (wanted.until and at >= wanted.until):
        return False
    return not wanted.needs_text or wanted.speaks(wording(row.item.title, row.item.summary))


def listed(records: Iterable[Record]) -> Iterator[str]:
    """Yield the addresses on the lists that the records' own pages carried."""
    return (item.url for record in records for item in record.entry.latest if item.url)


def sorted_at(published: datetime | None, first_seen: datetime) -> datetime:
    """Return the time an entry is ordered by: a date in the future never sorts first for ever."""
    return min(published, first_seen) if published else first_seen


def shown_title(record: Record) -> str:
    """Return the title, else the first words of the text, else the address: what a list of entries can show."""
    entry = record.entry
    text = entry.title or entry.summary or entry.content_text or text_of(entry.content_html or "")
    line = line_of(text) or entry.url or record.public_id
    if entry.title or len(line) <= TITLE_LENGTH:
        return line
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


def cleaned(value: T) -> T:
    r"""Return a dataclass with every text in it made safe to write; the collection is not trusted to be clean.

    >>> cleaned(LatestItem("a\x00b", summary=None))
    LatestItem(title='ab', url=None, summary=None, image=None, published=None)
    """
    changes = {}
    kind: Any = type(value)
    for name in _parts(kind):
        said = getattr(value, name)
        # Most of it is short text that stands for itself, or nothing.
        if said is not None and (safe := _clean(said)) is not said and safe != said:
            changes[name] = safe
    return replace(value, **changes) if changes else value  # type: ignore[type-var] # as above


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, tuple):
        return tuple(map(_clean, value)) if value else value
    kind: Any = type(value)
    return cleaned(value) if _parts(kind) else value


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; of what is none, nothing."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()


def _usable(item: LatestItem) -> LatestItem:
    """The item without addresses that no reader could follow."""
    image = replace(item.image, url=absolute_url(item.image.url or "", None)) if item.image else None
    return replace(item, url=absolute_url(item.url or "", None), image=image)


def newest_rows(rows: Iterable[LatestRow]) -> tuple[LatestRow, ...]:
    """Return one row a story, newest first, at most LATEST.

    Rows are one story where they share an address or became one record, and, for a row without an address, where the
    titles are equal. The earlier row of `rows` speaks first, the others fill in what it does not say.
    """
    stories: dict[str, int] = {}  # key -> place in `joined`
    joined: list[LatestRow] = []
    for row in sorted(rows, key=lambda row: row.item.url is None):  # what has no address comes to what has one
        keys = _keys(row)
        at = next((stories[key] for key in keys if key in stories), None)
        if at is None:
            at = len(joined)
            joined.append(row)
        else:
            joined[at] = _join(joined[at], row)
        stories.update(dict.fromkeys((*keys, _title_key(row)), at))
    joined.sort(key=lambda row: (row.place, row.item.title))
    joined.sort(key=lambda row: sorted_at(row.item.published, row.first_seen), reverse=True)
    return tuple(joined[:LATEST])


def _keys(row: LatestRow) -> tuple[str, ...]:
    """What a row is recognised by; the last is of what its page says."""
    said = _address_key(row.item.url) if row.item.url else _title_key(row)
    return (f"id:{row.public_id}", said) if row.public_id else (said,)


def _title_key(row: LatestRow) -> str:
    return f"title:{fold(row.item.title)}"


def _address_key(url: str) -> str:
    try:
        return f"url:{canonical_url(url)}"
    except ValueError:
        return f"url:{url}"


def _join(first: LatestRow, other: LatestRow) -> LatestRow:
    """One row of two that are about one story."""
    said, also = first.item, other.item
    item = replace(
        said,
        url=said.url or also.url,
        summary=said.summary or also.summary,
        image=said.image or also.image,
        published=said.published or also.published,
    )
    return replace(
        first,
        item=item,
        first_seen=min(first.first_seen, other.first_seen),
        public_id=first.public_id or other.public_id,
    )


def as_row(record: Record, place: int = 0) -> LatestRow:
    """Return a stored record as a row of a list of newest stories."""
    entry = record.entry
    image: Image | None = entry.images[0] if entry.images else None
    item = LatestItem(shown_title(record), entry.url, entry.summary, image, entry.published)
    return LatestRow(
        item=_usable(item),
        page_url=entry.url or "",
        place=place,
        first_seen=record.first_seen,
        public_id=record.public_id,
    )


def own_list(record: Record, ingested: Mapping[str, str]) -> tuple[LatestRow, ...]:
    """Return the list that a record's page carried, in the page's order, one row a story, at most LATEST.

    `ingested` maps addresses to the public ids of the records there.
    """
    return _own_list(record, {_address_key(url): public_id for url, public_id in ingested.items()})


def _own_list(record: Record, known: Mapping[str, str]) -> tuple[LatestRow, ...]:
    """The list that the record's page carried, in the page's order, one row a story, at most LATEST."""
    rows: dict[str, LatestRow] = {}
    for place, item in enumerate(record.entry.latest):
        row = LatestRow(item=_usable(item), page_url=record.entry.url or "", place=place, first_seen=record.first_seen)
        key = _keys(row)[-1]
        rows.setdefault(key, replace(row, public_id=known.get(key)))
    return tuple(rows.values())[:LATEST]
