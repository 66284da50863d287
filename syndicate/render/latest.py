"""The list of newest stories as entries, for a feed of its own."""

from collections.abc import Iterable

from ingest.schema import Entry, LatestRow, Record
from ingest.text.hashing import join_key
from ingest.text.ids import own_public_id, record_id, url_key
from ingest.text.language import fold
from ingest.text.urls import canonical_or_none, host_of
from syndicate.channel import SITE_TITLE
from syndicate.render.outgoing import Outgoing, outgoing


def latest_items(rows: Iterable[LatestRow]) -> tuple[Outgoing, ...]:
    """Return the rows of a latest list as entries, in their order.

    A row that was ingested is an entry under its record's public id. Any other has an id that never changes: the one
    that its story will be given if it is ingested from that address later.
    """
    return tuple(outgoing(_as_record(row), {}) for row in rows)


def _as_record(row: LatestRow) -> Record:
    """The record that a row's story would be, if no more were known of it than the row says."""
    item, id_ = row.item, record_id(_key(row))
    where = host_of(item.url or row.page_url)
    return Record(
        id=id_,
        public_id=row.public_id or own_public_id(id_),
        entry=Entry(
            url=item.url,
            title=item.title,
            summary=item.summary,
            images=(item.image,) if item.image else (),
            published=item.published,
        ),
        source_id=where or SITE_TITLE,  # not by its page, which may be a file of this machine
        seen_in=(),
        first_seen=row.first_seen,
        last_seen=row.first_seen,
        changed_at=row.first_seen,
    )


def _key(row: LatestRow) -> str:
    """The first identity key of its story's page; of a row without an address, its title on the page that lists it."""
    address = canonical_or_none(row.item.url or "")
    return url_key(address) if address else join_key("title", row.page_url, fold(row.item.title), "-")
