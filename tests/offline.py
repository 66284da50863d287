"""An offline run for the tests: the fixtures with one time of change, and a collection's records as text."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from ingest import Collection, open_collection
from ingest.schema import Query, Record

ROOT = Path(__file__).resolve().parent.parent
SAVED_AT = datetime(2025, 10, 6, 12, tzinfo=UTC)


def saved(source: Path, target: Path) -> Path:
    """Copy a folder so that every file has one time of change, whatever the checkout made of it."""
    shutil.copytree(source, target)
    for path in target.rglob("*"):
        os.utime(path, (SAVED_AT.timestamp(), SAVED_AT.timestamp()))
    return target


def records(address: str) -> list[Record]:
    """Return every record of a collection, copies too, in the order of their ids."""
    with open_collection(address, read_only=True) as collection:
        return sorted(_all(collection), key=lambda record: record.id)


def _all(collection: Collection) -> Iterator[Record]:
    yield from collection.matching(Query(copies="every"))
    yield from collection.withdrawn(Query(copies="every"))


def digest(text: str | None) -> str | None:
    """Return the length and the checksum of a text, if the text itself would be too long to read in a diff."""
    return f"{len(text)} {sha256(text.encode()).hexdigest()[:16]}" if text is not None else None


def as_json(found: list[Record]) -> str:
    """Return records as text that a person can read in a diff, without row numbers and paths of this machine."""
    return json.dumps([_fields(record) for record in found], indent=1, ensure_ascii=False, default=str) + "\n"


def _fields(record: Record) -> dict[str, Any]:
    entry = record.entry
    said = {
        "id": record.id,
        "public_id": record.public_id,
        "source": record.source_id,
        "seen_in": record.seen_in,
        "revision": record.revision,
        "copy_of": record.copy_of,
        "withdrawn": record.withdrawn,
        "first_seen": record.first_seen,
        "url": entry.canonical_url,
        "title": entry.title,
        "summary": entry.summary,
        "html": digest(entry.content_html),
        "text": digest(entry.content_text),
        "authors": [person.name for person in entry.authors],
        "publisher": entry.publisher,
        "published": entry.published,
        "precision": entry.published_precision,
        "updated": entry.updated,
        "language": entry.language,
        "direction": entry.direction,
        "section": entry.section,
        "tags": [tag.term for tag in entry.tags],
        "images": [(image.url, image.caption, image.credit) for image in entry.images],
        "enclosures": [enclosure.url for enclosure in entry.enclosures],
        "dateline": entry.dateline and entry.dateline.text,
        "place": entry.place,
        "latest": [(item.title, item.url, item.published) for item in entry.latest],
        "origin": entry.origin,
        "paywalled": entry.paywalled,
        "attribution": entry.attribution and entry.attribution.title,
        "warnings": [flaw.rule for flaw in entry.warnings],
    }
    return {name: value for name, value in said.items() if value not in (None, [], ())}
