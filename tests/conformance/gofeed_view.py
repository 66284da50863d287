"""gofeed's expected JSON and a Reading of the same document, each as pairs of a common field's name and its value.

Names are those of the common schema: `title`, `authors.0.name`, `entries.1.content_html`.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ingest.schema import Entry, Feed, Format, Image, Person, Reading, Tag

Said = tuple[str, str | int | datetime]

# gofeed's names: those of its universal feed, its Atom and RSS parsers, and JSON Feed.
OF_FEED = {
    "title": "title",
    "id": "id",
    "link": "url",
    "home_page_url": "url",
    "feedLink": "feed_url",
    "feed_url": "feed_url",
    "language": "language",
    "description": "description",
    "subtitle": "description",
    "icon": "icon",
    "copyright": "rights",
    "rights": "rights",
    "updatedParsed": "updated",
    "lastBuildDateParsed": "updated",
    "ttl": "ttl",
}
OF_ENTRY = {
    "title": "title",
    "guid": "guid",
    "id": "guid",
    "link": "url",
    "url": "url",
    "description": "summary",
    "summary": "summary",
    "content": "content_html",
    "content_html": "content_html",
    "publishedParsed": "published",
    "pubDateParsed": "published",
    "date_published": "published",
    "updatedParsed": "updated",
    "date_modified": "updated",
    "rights": "rights",
}
FORMATS = {Format.RSS: "rss", Format.ATOM: "atom", Format.JSON_FEED: "json"}
VALUES = ("value", "href", "url", "term")  # the key of an object that holds what is elsewhere a string


class Addresses(frozenset[str]):
    """The addresses that a feed or an entry links to, one of which is expected."""


def expected(value: dict[str, Any]) -> tuple[Said, ...]:
    """Return what gofeed expects of the fields that the common schema has too; repetitions count once."""
    return tuple(dict.fromkeys(_expected(value)))


def _expected(value: dict[str, Any]) -> Iterator[Said]:
    if value.get("feedType"):
        yield "format", value["feedType"]
    yield from _fields(value, OF_FEED)
    yield from _lists(value)
    for key in ("image", "logo"):
        if url := _text(value.get(key)):
            yield "icon", url
    for place, item in enumerate(value.get("items") or value.get("entries") or ()):
        for name, said in (*_fields(item, OF_ENTRY), *_lists(item), *_attached(item)):
            yield f"entries.{place}.{name}", said


def _fields(value: dict[str, Any], names: dict[str, str]) -> Iterator[Said]:
    for key, name in names.items():
        if said := _text(value.get(key)):
            yield name, said


def _text(value: Any) -> str:
    """Return the string that a value is or holds; gofeed writes an object where an element has attributes."""
    if isinstance(value, dict):
        return next((value[key] for key in VALUES if value.get(key)), "")
    return value if isinstance(value, str) else ""


def _lists(value: dict[str, Any]) -> Iterator[Said]:
    authors = value.get("authors") or ([value["author"]] if isinstance(value.get("author"), dict) else [])
    for place, who in enumerate(authors):
        for key, name in (("name", "name"), ("email", "email"), ("uri", "url"), ("url", "url")):
            if who.get(key):
                yield f"authors.{place}.{name}", who[key]
    for link in value.get("links") or ():
        if url := _text(link):
            yield "links", url
    for place, tag in enumerate(value.get("categories") or value.get("tags") or ()):
        if term := _text(tag):
            yield f"tags.{place}", term


def _attached(item: dict[str, Any]) -> Iterator[Said]:
    for place, one in enumerate(item.get("enclosures") or ()):
        for key, name in (("url", "url"), ("type", "media_type"), ("length", "length")):
            if one.get(key):
                yield f"enclosures.{place}.{name}", one[key]
    if url := _text(item.get("image")):
        yield "image", url


def found(reading: Reading) -> dict[str, Any]:
    """Return what a reading says under the same names."""
    said = {"format": FORMATS.get(reading.format), **dict(_of_feed(reading.feed or Feed()))}
    entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    for place, entry in enumerate(entries):
        said |= {f"entries.{place}.{name}": value for name, value in _of_entry(entry)}
    return said


def _of_feed(feed: Feed) -> Iterator[tuple[str, Any]]:
    for name in set(OF_FEED.values()):
        value = getattr(feed, name)
        yield name, str(value) if isinstance(value, int) else value
    yield "links", _addresses(feed.url, feed.feed_url, feed.hub, *(link.url for link in feed.links))
    yield from _people_and_tags(feed.authors, feed.tags)


def _of_entry(entry: Entry) -> Iterator[tuple[str, Any]]:
    for name in set(OF_ENTRY.values()):
        yield name, getattr(entry, name)
    yield "content_text", entry.content_text
    attached = (one.url for one in entry.enclosures)
    yield "links", _addresses(entry.url, *(link.url for link in entry.links), *attached)
    yield "image", next(iter(entry.images), Image()).url
    for place, one in enumerate(entry.enclosures):
        yield f"enclosures.{place}.url", one.url
        yield f"enclosures.{place}.media_type", one.media_type
        yield f"enclosures.{place}.length", None if one.length is None else str(one.length)
    yield from _people_and_tags(entry.authors, entry.tags)


def _addresses(*urls: str | None) -> Addresses:
    return Addresses(url for url in urls if url)


def _people_and_tags(authors: tuple[Person, ...], tags: tuple[Tag, ...]) -> Iterator[tuple[str, Any]]:
    for place, who in enumerate(authors):
        for name in ("name", "email", "url"):
            yield f"authors.{place}.{name}", getattr(who, name)
    for place, tag in enumerate(tags):
        yield f"tags.{place}", (tag.term, tag.label)
