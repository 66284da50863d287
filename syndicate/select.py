"""What a document shows: its rendered entries in its order, and the list of newest stories. Pure.

Comes in: fragments of records, rows of the lists that pages carry. Goes out: the same, in order, one row a story. Rows
that go out are safe to write: the collection is not trusted to be clean.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ingest.schema import Image, LatestItem, LatestRow, Query, Record
from ingest.text.days import sorted_at
from ingest.text.language import fold
from ingest.text.markup import line_of, safe_text, text_of
from ingest.text.urls import absolute_url, canonical_or_none
from syndicate.channel import Channel, Content, Order, wording

LATEST = 50  # rows of a latest list
TITLE_LENGTH = 80  # characters of text that stand in for a missing title


Mentioned = Literal["source", "id", "url"]
"""How an entry refers to what it mentions besides itself.

A source by its id: its own, and those that carried its story. A story on its page's list by its public id, or by its
address if it was not in the collection yet.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One revision of a record as it stands in feeds."""

    record_id: str
    revision: int
    content: Content  # how much of it its bodies hold
    public_id: str
    story: str  # the id of the record that represents its cluster
    sort_at: datetime
    updated: datetime  # when it says that it last changed
    changed: datetime  # when it last changed, as it counts for the date of a feed
    row: LatestRow  # what stands for it on a list of newest stories
    mentions: tuple[tuple[Mentioned, str], ...]
    bodies: Mapping[str, bytes]  # by format


def in_order(fragments: Iterable[Fragment], order: Order) -> tuple[Fragment, ...]:
    """Return fragments as a channel orders them; those that are equal in that, by public id."""
    found = sorted(fragments, key=lambda one: one.public_id)
    by_change = order == "changed"
    return tuple(sorted(found, key=lambda one: one.updated if by_change else one.sort_at, reverse=order != "oldest"))


def shown_title(record: Record) -> str:
    """Return the title, else the first words of the text, else the address: what a list of entries can show."""
    entry = record.entry
    if title := line_of(entry.title or ""):
        return title
    lines = (line_of(text) for text in _instead_of_title(record) if text)
    return cut(next(filter(None, lines), ""), TITLE_LENGTH)


def cut(line: str, most: int) -> str:
    """Return a line cut to `most` characters at the end of a word, with a sign that it was cut."""
    if len(line) <= most:
        return line
    return f"{(line[:most].rpartition(' ')[0] or line[:most]).rstrip(' .,;:')}…"


def _instead_of_title(record: Record) -> Iterator[str | None]:
    entry = record.entry
    yield entry.summary
    yield entry.content_text
    yield text_of(entry.content_html or "")
    yield entry.url
    yield record.public_id


def latest_of(fragments: Iterable[Fragment], rows: Iterable[LatestRow]) -> tuple[LatestRow, ...]:
    """Return the list of a feed: the newest of its own entries and of the rows of page lists, one a story."""
    own = (replace(one.row, place=place) for place, one in enumerate(in_order(fragments, "newest")))
    return newest_rows([*own, *map(_usable, rows)])


def newest_rows(rows: Iterable[LatestRow]) -> tuple[LatestRow, ...]:
    """Return one row a story, newest first, at most LATEST.

    Rows are one story where they share an address or became one record, and, for a row without an address, where the
    titles are equal. The earlier row of `rows` speaks first, the others fill in what it does not say.
    """
    stories: dict[str, int] = {}  # key -> place in `joined`
    joined: list[LatestRow] = []
    for row in sorted(rows, key=lambda row: row.item.url is None):  # rows with an address first, for the others to join
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
    """What a row is recognised by."""
    return (f"id:{row.public_id}", _said_key(row)) if row.public_id else (_said_key(row),)


def _said_key(row: LatestRow) -> str:
    """What a row is recognised by, going by what its page says alone."""
    return _address_key(row.item.url) if row.item.url else _title_key(row)


def _title_key(row: LatestRow) -> str:
    return f"title:{fold(row.item.title)}"


def _address_key(url: str) -> str:
    return f"url:{canonical_or_none(url) or url}"


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


def listing(channel: Channel) -> Query | None:
    """Return the query for the rows of page lists that belong to a channel; None: only its own entries are listed.

    That is so if what it wants depends on what such a row does not say, such as a tag or an author, or on what a query
    cannot ask for.
    """
    having, lacking = channel.wanted.having, channel.wanted.lacking
    unsaid = [part for terms in (having, lacking) for part in (terms.tags, terms.sections, terms.authors, terms.places)]
    if any((*unsaid, lacking.sources, lacking.languages)):
        return None
    return Query(sources=having.sources, languages=having.languages)


def speaks_of(channel: Channel, row: LatestRow) -> bool:
    """Return whether a row of a page's list is what a channel wants, as far as its words and its date tell."""
    wanted, at = channel.wanted, sorted_at(row.item.published, row.first_seen)
    return wanted.spans(at) and (not wanted.needs_text or wanted.speaks(wording(row.item.title, row.item.summary)))


def listed(records: Iterable[Record]) -> Iterator[str]:
    """Yield the addresses that readers can follow on the lists that the records' own pages carried."""
    items = (item for record in records for item in record.entry.latest)
    return (url for item in items if (url := absolute_url(item.url or "", None)))


def mentioned(rows: Iterable[LatestRow]) -> Iterator[tuple[Mentioned, str]]:
    """Yield the stories of a list: each by its public id or, where it is not ingested yet, by its address."""
    for row in rows:
        if row.public_id:
            yield "id", row.public_id
        elif row.item.url:
            yield "url", row.item.url


def own_list(record: Record, ingested: Mapping[str, str]) -> tuple[LatestRow, ...]:
    """Return the list that a record's page carried, in the page's order, one row a story, at most LATEST.

    `ingested` maps addresses, as `listed` yields them, to the public ids of the records there.
    """
    rows: dict[str, LatestRow] = {}
    for place, item in enumerate(record.entry.latest):
        said = LatestRow(item=item, page_url=record.entry.url or "", place=place, first_seen=record.first_seen)
        row = _usable(said)
        rows.setdefault(_said_key(row), replace(row, public_id=ingested.get(row.item.url or "")))
    return tuple(rows.values())[:LATEST]


def as_row(record: Record) -> LatestRow:
    """Return a stored record as a row of a list of newest stories; its place is the first."""
    entry = record.entry
    image = entry.images[0] if entry.images else None
    item = LatestItem(shown_title(record), entry.url, entry.summary, image, entry.published)
    return _usable(
        LatestRow(
            item=item,
            page_url=entry.url or "",
            place=0,
            first_seen=record.first_seen,
            public_id=record.public_id,
        )
    )


def _usable(row: LatestRow) -> LatestRow:
    """The row without addresses that no reader could follow, and characters that XML or JSON must not carry."""
    item = row.item
    return LatestRow(
        item=LatestItem(
            title=safe_text(item.title),
            url=absolute_url(item.url or "", None),
            summary=_safe(item.summary),
            image=_shown(item.image) if item.image else None,
            published=item.published,
        ),
        page_url=safe_text(row.page_url),
        place=row.place,
        first_seen=row.first_seen,
        public_id=_safe(row.public_id),
    )


def _shown(image: Image) -> Image:
    return replace(
        image,
        url=absolute_url(image.url or "", None),
        caption=_safe(image.caption),
        credit=_safe(image.credit),
        alt=_safe(image.alt),
    )


def _safe(text: str | None) -> str | None:
    return None if text is None else safe_text(text)
