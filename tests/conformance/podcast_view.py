"""podcastparser's expected JSON and a Reading of one podcast, each as pairs of a common field's name and its value.

Names are those of the common schema, as in `gofeed_view`. podcastparser's defaults for what was not said are not
expected: 0, -1, "", None, the type of unknown files, the file's name as the podcast's title, the recording's address as
an episode's guid. Nor is anything for which the schema has no place. Episodes are told apart by their titles:
podcastparser sorts them and leaves out those without a recording.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ingest.schema import Enclosure, Entry, Feed, Image, Link, Person, Reading

Said = tuple[str, Any]

OF_FEED = {
    "title": "title",
    "link": "url",
    "description": "description",
    "cover_url": "icon",
    "language": "language",
    "new_url": "new_url",
    "paged_feed_first": "first",
    "paged_feed_next": "next",
    "payment_url": "payment",
    "itunes_author": "author",
}
OF_EPISODE = {
    "title": "title",
    "guid": "guid",
    "link": "url",
    "description": "description",
    "description_html": "content_html",
    "subtitle": "summary",
    "published": "published",
    "total_time": "duration",
    "episode_art_url": "image",
    "payment_url": "payment",
    "itunes_author": "author",
}
OF_FILE = {"url": "url", "mime_type": "media_type", "file_size": "length"}
# What podcastparser expects and the schema has no place for.
NOWHERE = frozenset(
    "generator type explicit import_prohibited funding_url max_episodes number season transcript_url persons chapters"
    " chapters_json_url".split()
)
NOT_SAID = (None, "", 0, -1, "application/octet-stream")


def expected(value: dict[str, Any], name: str, source: bytes) -> Iterator[Said]:
    """Yield what podcastparser expects of the fields that the common schema has too."""
    yield from (said for said in _fields(value, OF_FEED) if said != ("title", name))
    for key, said in (value.get("itunes_owner") or {}).items():
        yield f"owner.{key}", said
    terms = [term for path in value.get("itunes_categories") or () for term in path if term]
    yield from (("tags", term) for term in (*terms, *(value.get("itunes_keywords") or ())))
    has_guids = b"<guid" in source or b"<id>" in source
    for key, episode in _keyed([(one.get("title"), one) for one in value["episodes"]]):
        for field, said in _fields(episode, OF_EPISODE):
            if field != "guid" or has_guids:
                yield f"{key}.{field}", said
        for number, one in enumerate(episode["enclosures"]):
            for field, said in _fields(one, OF_FILE):
                yield f"{key}.enclosures.{number}.{field}", said


def _keyed(episodes: list[tuple[str | None, Any]]) -> list[tuple[str, Any]]:
    """Return episodes with what tells them apart: nothing if there is only one, else their titles."""
    return [("entry" if len(episodes) == 1 else f"entry {title!r}", one) for title, one in episodes]


def unknown(value: dict[str, Any]) -> set[str]:
    """Return the keys that are listed nowhere here."""
    known = {*OF_FEED, *NOWHERE, "itunes_owner", "itunes_categories", "itunes_keywords", "episodes"}
    known_of_episode = {*OF_EPISODE, *NOWHERE, "enclosures"}
    return value.keys() - known | {key for one in value["episodes"] for key in one.keys() - known_of_episode}


def _fields(value: dict[str, Any], names: dict[str, str]) -> Iterator[Said]:
    return ((name, value[key]) for key, name in names.items() if key in value and value[key] not in NOT_SAID)


def found(reading: Reading) -> dict[str, Any]:
    """Return what a reading says under the same names."""
    said = dict(_of_feed(reading.feed or Feed())) | {"next": reading.next_url}
    entries = [(entry.title, entry) for entry in reading.entries if isinstance(entry, Entry)]
    for key, entry in (*_keyed(entries), *_keyed(entries[:1])):
        said |= {f"{key}.{name}": value for name, value in _of_entry(entry)}
    return said


def _of_feed(feed: Feed) -> Iterator[Said]:
    for name in ("title", "url", "description", "icon", "language", "new_url"):
        yield name, getattr(feed, name)
    yield "first", _linked(feed.links, "first")
    yield "payment", _linked(feed.links, "payment")
    yield "tags", tuple(tag.term for tag in feed.tags)
    owner = next(iter(feed.authors), Person())
    yield from (("author", owner.name), ("owner.name", owner.name), ("owner.email", owner.email))


def _of_entry(entry: Entry) -> Iterator[Said]:
    for name in ("title", "guid", "url", "content_html", "summary"):
        yield name, getattr(entry, name)
    yield "description", tuple(filter(None, (entry.content_text, entry.summary)))
    yield "published", entry.published and int(entry.published.timestamp())
    yield "duration", next((one.duration for one in entry.enclosures if one.duration), None)
    yield "image", next(iter(entry.images), Image()).url
    yield "payment", _linked(entry.links, "payment")
    yield "author", next(iter(entry.authors), Person()).name
    for place, one in enumerate(entry.enclosures):
        yield from _of_file(place, one)


def _of_file(place: int, one: Enclosure) -> Iterator[Said]:
    for name in OF_FILE.values():
        yield f"enclosures.{place}.{name}", getattr(one, name)


def _linked(links: Iterable[Link], rel: str) -> str | None:
    return next((link.url for link in links if link.rel == rel), None)
