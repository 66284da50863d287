"""Feeds in the shapes in which they are found: each row is a small document and what must be read from it."""

from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry, Feed, Format, Reading
from tests.shapes import (
    about_feeds,
    atom_parts,
    atom_texts,
    broken,
    counts_and_places,
    days,
    encodings,
    extras,
    far_east,
    forums,
    institutions,
    json_feeds,
    junk,
    links,
    lists,
    makers,
    missed,
    more,
    more_json,
    more_lists,
    more_makers,
    more_parts,
    newspapers,
    odd_ends,
    odd_xml,
    old_formats,
    passed_on,
    people,
    pictures,
    plain_words,
    podcasts,
    publishers,
    recordings,
    repeats,
    social,
    tags_and_media,
    threads,
    tongues,
    unsound,
    weblogs,
    where_texts_stand,
    words,
)
from tests.shapes.written import Shape

FEEDS = (
    *(about_feeds, broken, encodings, extras, junk, links, makers, more, people, publishers, tags_and_media),
    *(unsound, words, weblogs, forums, social, institutions, newspapers, far_east, podcasts, recordings),
    *(tongues, atom_texts, atom_parts, odd_xml, odd_ends, days, repeats, counts_and_places),
    *(more_makers, plain_words, more_parts, old_formats, where_texts_stand, pictures, threads, passed_on),
)
XML_FEEDS = {Format.RSS, Format.ATOM, Format.CDF}


def attribution(entry: Entry) -> Feed:
    assert entry.attribution is not None
    return entry.attribution


# What is compared as a whole.
LOOKS: dict[str, Callable[[Entry], Any]] = {
    "names": lambda entry: [who.name for who in entry.authors],
    "persons": lambda entry: [(who.name, who.url, who.email) for who in entry.authors],
    "terms": lambda entry: [tag.term for tag in entry.tags],
    "tags": lambda entry: [(tag.term, tag.scheme, tag.label) for tag in entry.tags],
    "images": lambda entry: [image.url for image in entry.images],
    "first_image": lambda entry: entry.images[0].url,
    "caption": lambda entry: entry.images[0].caption,
    "credit": lambda entry: entry.images[0].credit,
    "size": lambda entry: (entry.images[0].width, entry.images[0].height),
    "files": lambda entry: [*(one.url for one in entry.images), *(one.url for one in entry.enclosures)],
    "shown": lambda entry: f"{entry.images} {entry.content_html}",
    "enclosures": lambda entry: [(one.url, one.media_type, one.length) for one in entry.enclosures],
    "enc_urls": lambda entry: [one.url for one in entry.enclosures],
    "duration": lambda entry: entry.enclosures[0].duration,
    "link_urls": lambda entry: [link.url for link in entry.links],
    "rels": lambda entry: [(link.rel, link.url) for link in entry.links],
    "rules": lambda entry: [flaw.rule for flaw in entry.warnings],
    "say": lambda entry: entry.content_text or entry.summary or "",
    "words": lambda entry: entry.summary or entry.content_text,
    "any_html": lambda entry: entry.content_html or "",
    "points": lambda entry: entry.location and entry.location.points,
    "attribution_title": lambda entry: attribution(entry).title,
    "attribution_feed": lambda entry: attribution(entry).feed_url,
    "attribution_url": lambda entry: attribution(entry).url,
}


def shapes(*tables: ModuleType) -> list[Any]:
    """Return the rows of tables as parameters, each named by its table and its subject."""
    return [
        pytest.param(shape, id=f"{table.__name__.rpartition('.')[2]}: {shape.what}")
        for table in tables
        for shape in table.SHAPES
    ]


def looked_at(reading: Reading, name: str) -> Any:
    where, _, field = name.partition(".")
    match where:
        case "entries":
            return len(reading.entries)
        case "links":
            return [link.url for link in reading.links]
        case "rules":
            return [flaw.rule for flaw in reading.warnings]
        case "tombstones":
            return [one.guid for one in reading.tombstones]
        case "feed":
            return of_feed(reading, field)
        case _ if not field:
            return getattr(reading, where)
    entry = reading.entries[int(where)]
    assert isinstance(entry, Entry)
    return LOOKS[field](entry) if field in LOOKS else plain(getattr(entry, field))


def of_feed(reading: Reading, field: str) -> Any:
    feed = reading.feed
    assert feed is not None
    if field == "names":
        return [who.name for who in feed.authors]
    if field == "terms":
        return [tag.term for tag in feed.tags]
    if field == "rels":
        return [(link.rel, link.url) for link in feed.links]
    return feed.cloud and feed.cloud.domain if field == "cloud_domain" else plain(getattr(feed, field))


def plain(value: Any) -> Any:
    return value.replace(tzinfo=None).isoformat() if isinstance(value, datetime) else value


def assert_true(reading: Reading, truth: dict[str, Any]) -> None:
    for name, expected in truth.items():
        where, _, how = name.strip().partition(" ")
        found = looked_at(reading, where)
        match how:
            case "has":
                assert expected in (found or ""), name
            case "lacks":
                assert expected not in (found or ""), name
            case "have":
                assert [one for one in expected if one not in found] == [], name
            case _:
                assert found == expected, name


@pytest.mark.parametrize("shape", shapes(*FEEDS))
def test_an_xml_feed_is_read_as_what_it_means(shape: Shape) -> None:
    document = Document(url="https://site.example/feed.xml", body=shape.body, content_type=shape.content_type)
    reading = read(document)
    assert reading.format in XML_FEEDS
    assert_true(reading, shape.truth)


@pytest.mark.parametrize("shape", shapes(json_feeds, more_json))
def test_a_json_feed_is_read_as_what_it_means(shape: Shape) -> None:
    reading = read(Document(url="https://site.example/feed.json", body=shape.body))
    assert reading.format is Format.JSON_FEED
    assert_true(reading, shape.truth)


@pytest.mark.parametrize("shape", shapes(lists, more_lists))
def test_a_list_of_addresses_is_read_as_what_it_names(shape: Shape) -> None:
    reading = read(Document(url="https://site.example/list.xml", body=shape.body))
    assert reading.format in (Format.SITEMAP, Format.OPML)
    assert_true(reading, shape.truth)


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(shape, id=shape.what, marks=pytest.mark.xfail(reason=why, strict=True))
        for why, shape in missed.SHAPES
    ],
)
def test_what_a_feed_means_that_is_missed(shape: Shape) -> None:
    assert_true(read(Document(url="https://site.example/feed", body=shape.body)), shape.truth)
