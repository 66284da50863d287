"""Each dump of tests/dumps is read as a careful person would, whatever wrote it and in whatever language."""

from datetime import datetime

import pytest

from ingest import read
from ingest.schema import Document, Entry
from tests.dumps import dumped, eastern, english, european, layouts
from tests.dumps.written import Dump
from tests.entries import only

DUMPS = (*english.DUMPS, *dumped.DUMPS, *european.DUMPS, *eastern.DUMPS, *layouts.DUMPS)
each_dump = pytest.mark.parametrize("dump", [pytest.param(dump, id=f"{dump.language}: {dump.name}") for dump in DUMPS])


def entry_of(body: bytes) -> Entry:
    return only(read(Document(url="urn:dump", body=body, content_type="text/plain")))


def paragraphs(entry: Entry) -> tuple[str, ...]:
    return tuple((entry.content_text or "").split("\n\n"))


def shown(when: datetime | None, precision: str | None) -> str | None:
    return when.strftime("%Y-%m-%d" if precision == "day" else "%Y-%m-%dT%H:%M") if when else None


@each_dump
def test_every_paragraph_of_the_story_is_kept_and_nothing_else(dump: Dump) -> None:
    assert paragraphs(entry_of(dump.body)) == dump.paragraphs


@each_dump
def test_the_head_says_what_it_says(dump: Dump) -> None:
    entry = entry_of(dump.body)
    assert (entry.title, entry.summary) == (dump.title, dump.summary)
    assert tuple(author.name for author in entry.authors) == dump.authors
    assert shown(entry.published, entry.published_precision) == dump.published
    assert shown(entry.updated, "minute") == dump.updated
    assert (entry.dateline.place if entry.dateline else None) == dump.place
    if dump.publisher != "?":
        assert entry.publisher == dump.publisher
    if dump.pictures is not None:
        assert tuple((image.caption, image.credit) for image in entry.images) == dump.pictures


@each_dump
def test_the_newest_stories_are_those_of_the_list_that_says_so(dump: Dump) -> None:
    rows = [
        (row.title, row.summary, row.image.caption if row.image else None, row.image.credit if row.image else None)
        for row in entry_of(dump.body).latest
    ]
    assert rows == [(row.title, row.summary, row.caption, row.credit) for row in dump.latest]


UNTOLD = ("pt", "ru")  # Cyrillic is many languages' script, and a short text in Portuguese has few words of its own


@each_dump
def test_the_language_is_that_of_the_words(dump: Dump) -> None:
    told = entry_of(dump.body).language
    assert told == dump.language or (told is None and dump.language in UNTOLD)
