"""The lists of newest stories that pages carry: the rows of a page's list are renewed with each reading of it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete

from ingest.collection import queries, rows
from ingest.collection.bulk import put
from ingest.collection.codec import encode
from ingest.collection.journaling import Journaling
from ingest.collection.rows import Fields
from ingest.collection.tables import latest_rows
from ingest.schema import LatestItem, Reading, Unchanged
from ingest.text.days import sorted_at
from ingest.text.hashing import join_key
from ingest.text.language import fold, primary_subtag
from ingest.text.url_rules import ParameterRules, rules_with

_DROP_ROWS = delete(latest_rows).where(
    latest_rows.c.source_id == bindparam("source"), latest_rows.c.page_url == bindparam("page")
)


def renew(connection: Connection, journal: Journaling, reading: Reading, now: datetime) -> None:
    """Put a page's list of newest stories in the place of the one it had; rows that stay keep their first_seen."""
    if not reading.latest and any(isinstance(entry, Unchanged) for entry in reading.entries):
        return  # the page's bytes are known, and its list with them
    page = {"source": reading.source_or_url, "page": reading.url}
    stored = connection.execute(queries.ROWS_OF_PAGE, page).all()
    if not stored and not reading.latest:
        return
    first_seen = {row.key: row.first_seen for row in stored}
    told = [_row(reading, place, item, first_seen, now) for place, item in enumerate(reading.latest)]
    if [row._asdict() for row in stored] != told:
        journal.note_renewed("latest", [page["source"]])
        if stored:
            connection.execute(_DROP_ROWS, page)
        put(connection, latest_rows, told)


def _row(reading: Reading, place: int, item: LatestItem, known: Mapping[str, datetime], now: datetime) -> Fields:
    key = _row_key(item, rules_with(reading.drop_parameters, reading.keep_parameters))
    first_seen = min(known.get(key, now), now)
    return {
        "source_id": reading.source_or_url,
        "page_url": reading.url,
        "place": place,
        "item": encode(item),
        "key": key,
        "language": primary_subtag(_language(reading)) or None,
        "sort_at": sorted_at(item.published, first_seen),
        "first_seen": first_seen,
    }


def _row_key(item: LatestItem, rules: ParameterRules) -> str:
    """The identity key of the row's address, which is that of the record there; without an address, of its title."""
    return rows.address_key(item.url or "", rules) or join_key("row", fold(item.title))


def _language(reading: Reading) -> str | None:
    said = (getattr(entry, "language", None) for entry in reading.entries)
    return next((language for language in said if language), reading.feed.language if reading.feed else None)
