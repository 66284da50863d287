"""JSON Feed 1.0 and 1.1 as RawEntry values (jsonfeed.org/version/1.1).

A value of the wrong type is lost alone, and so is an item that is not an object. Keys that no version of the
specification knows are ignored, as its extensions (`_name`) are meant to be.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeGuard

import orjson

from ingest.errors import ReadError
from ingest.reading.feed.json_repair import mended
from ingest.reading.feed.media import attached_pictures
from ingest.reading.feed.people import persons
from ingest.reading.raw import Parsed, RawEntry, Said
from ingest.schema import Enclosure, Feed, Flaw, Format, Image, Kind, Link, Person, Tag
from ingest.text.hashing import hash_bytes, hash_text
from ingest.text.markup import line_of

_START = re.compile(r'(?:\[\s*+)?\{\s*(?:"|\})')
_ITEM = frozenset({"content_html", "content_text", "date_published"})  # keys that no other JSON is known to have
_OF_RSS = frozenset({"link", "guid", "pubDate"})
_RSS = {
    "link": "url", "guid": "id", "pubDate": "date_published", "description": "summary", "content": "content_html",
    "categories": "tags", "thumbnail": "image",
}  # fmt: skip
_RSS_FEED = {"link": "home_page_url", "url": "feed_url", "image": "icon"}
MOST_JUNK = 4_096  # characters
_NAMES = ("name", "term", "label", "title")  # keys that hold the tag, where an object stands in its place
_LARGEST = 10**15  # bytes or seconds; also the largest whole number that a float tells from the next one
_MOST_PARTS = 1_000  # tags, authors, attachments or hubs in one list
_MOST_ITEMS = 5_000  # of a feed whose items are shorter than any honest one (_SHORTEST)
_SHORTEST = 120  # characters
_LONGEST_NUMBER = 20  # digits; a longer number is read as a float, for long integers are slow to parse
_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}

Object = dict[str, Any]
Flaws = list[Flaw]


def parse_json_feed(text: str, *, hashed: bool) -> Parsed:
    """Return everything a JSON Feed says; if they are to be `hashed`, its items come with their raw hashes.

    Raises: ReadError: malformed-json where it cannot be parsed, unknown-format where it is not a JSON Feed.
    """
    flaws: Flaws = []
    value = _value(_without_junk(text), flaws)
    if not _is_feed(value):
        value = _feed_of_items(value, text)
        flaws[:] = [Flaw("wrong-type", "the document is its items, not an object that has them")]
    value = _renamed(value, flaws)
    if "items" not in value:
        flaws.append(Flaw("no-entries", "it has no items"))
    if value.get("expired") is True:
        flaws.append(Flaw("feed-expired"))
    feed = _feed(value, flaws)
    items = _objects(value, "items", flaws, max(_MOST_ITEMS, len(text) // _SHORTEST))
    return Parsed(
        format=Format.JSON_FEED,
        kind=Kind.FEED,
        feed=feed,
        authors=feed.authors,
        entries=tuple(_entry(item, hashed) for item in items),
        next_link=_text(value, "next_url", flaws),
        flaws=tuple(dict.fromkeys(flaws)),
    )


def _is_feed(value: Any) -> TypeGuard[Object]:
    return isinstance(value, dict) and (isinstance(value.get("items"), list) or _names_version(value))


def _feed_of_items(value: Any, text: str) -> Object:
    """Return a feed made of bare items: a list of them, or one on each line (ndjson.org).

    Raises: ReadError: unknown-format where they are not the items of a feed.
    """
    values = value if isinstance(value, list) else _lines(text)
    if len(values) == 1 and _is_feed(values[0]):
        return values[0]
    items = [one for one in values if isinstance(one, dict)]
    if not items or not all("id" in one and not _ITEM.isdisjoint(one) for one in items):
        raise ReadError("unknown-format", "JSON that is not a JSON Feed: it has no items")
    return {"items": items}


def _renamed(value: Object, flaws: Flaws) -> Object:
    """Return what a program made of RSS, keeping RSS's names, with those of JSON Feed; anything else as it is."""
    items = value.get("items")
    if _names_version(value) or not isinstance(items, list):
        return value
    found = {name for one in items if isinstance(one, dict) for name in _RSS.keys() & one.keys()}
    if not found & _OF_RSS:
        return value
    flaws.append(Flaw("wrong-type", f"its items have RSS's names: {', '.join(sorted(found))}"))
    about = value.get("feed")
    told = _under(_RSS_FEED, about) if isinstance(about, dict) else {}
    return {**told, **value, "items": [_under(_RSS, one) if isinstance(one, dict) else one for one in items]}


def _under(names: dict[str, str], found: Object) -> Object:
    """Return an object with its values also under other names, where it has none under those."""
    return {**{new: found[old] for old, new in names.items() if old in found}, **found}


def _lines(text: str) -> list[Any]:
    """Return the values of JSON that has one on each line; none if any line is something else."""
    try:
        return [orjson.loads(line.encode("utf-8", "replace")) for line in text.splitlines() if line.strip()]
    except orjson.JSONDecodeError:
        return []


def _names_version(value: Object) -> bool:
    """Whether a document calls itself a JSON Feed: http, www., capitals and slashes at the end are all met."""
    version = value.get("version")
    return isinstance(version, str) and "jsonfeed.org/version/" in version.lower()


def _without_junk(text: str) -> str:
    """Return the JSON without what stands before it: a byte order mark, a server's warning, a function's name."""
    start = None if text.startswith("{") else _START.search(text, 0, MOST_JUNK)
    return text[start.start() :] if start else text


def _value(text: str, flaws: Flaws) -> Any:
    """Parse JSON; what orjson refuses but can still be understood (a line end in a string, NaN) is noted."""
    try:
        return orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        said = f"{error.msg} at line {error.lineno}"
        value, is_whole = _loosely(text), True
        if value is None:
            text, is_whole = mended(text)
            value = _loosely(text)
        if value is None:
            raise ReadError("malformed-json", said) from error
        flaws += [Flaw("loose-json", said)] if is_whole else [Flaw("malformed-json", said), Flaw("cut-short")]
        return value


def _loosely(text: str) -> Any:
    """Parse JSON less strictly than orjson does, None where even that fails."""
    try:
        return json.loads(text, strict=False, parse_int=_whole)
    except (ValueError, RecursionError):
        return None


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


# -- the feed and its items --


def _feed(found: Object, flaws: Flaws) -> Feed:
    next_url = _text(found, "next_url", flaws)
    return Feed(
        title=line_of(_text(found, "title", flaws) or "") or None,
        url=_text(found, "home_page_url", flaws),
        feed_url=_text(found, "feed_url", flaws),
        language=_text(found, "language", flaws),
        description=line_of(_text(found, "description", flaws) or "") or None,
        icon=_text(found, "icon", flaws) or _text(found, "favicon", flaws),
        hub=_hub(found, flaws),
        authors=_people(found, flaws),
        links=(Link("next", next_url),) if next_url else (),
    )


def _hub(found: Object, flaws: Flaws) -> str | None:
    """Return the first hub that speaks WebSub; one that names no protocol is assumed to."""
    for hub in _objects(found, "hubs", flaws):
        kind, url = _text(hub, "type", flaws), _text(hub, "url", flaws)
        if url and (kind or "websub").lower() in ("websub", "pubsubhubbub"):
            return url
    return None


def _entry(item: Object, hashed: bool) -> RawEntry:
    flaws: Flaws = []
    link = _said(item, "url", flaws)
    external = _text(item, "external_url", flaws) if link else None
    images = [Image(url) for key in ("image", "banner_image") if (url := _address(item, key, flaws))]
    enclosures = tuple(_attachments(item, flaws)) if "attachments" in item else ()
    entry = RawEntry(
        guid=_said(item, "id", flaws),
        link=link or _said(item, "external_url", flaws),  # a weblog of links may have no other
        title=_said(item, "title", flaws),
        summary=_said(item, "summary", flaws),
        content=_said(item, "content_html", flaws) + _said(item, "content_text", flaws),
        published=_said(item, "date_published", flaws),
        updated=_said(item, "date_modified", flaws),
        language=_said(item, "language", flaws),
        people=_people(item, flaws),
        tags=_tags(item, flaws) if "tags" in item else (),
        images=tuple(images or attached_pictures(enclosures)),
        enclosures=enclosures,
        links=(Link("related", external),) if external else (),
        raw_hash=_hash(item) if hashed else None,
        flaws=tuple(dict.fromkeys(flaws)),
    )
    return entry._replace(raw_hash=hash_text(repr(entry))) if hashed and not entry.raw_hash else entry


def _address(item: Object, key: str, flaws: Flaws) -> str | None:
    """Return an address; the first of several, and that of an object which has one, are noted and taken as well."""
    value = item.get(key)
    if isinstance(value, dict | list):
        flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a string"))
        one = next(iter(value), None) if isinstance(value, list) else value
        return _text(one, "url", flaws) if isinstance(one, dict) else one if isinstance(one, str) else None
    return _text(item, key, flaws)


def _hash(item: Object) -> str | None:
    """Hash an item, whatever the order of its keys; None if orjson cannot write it (half a character, too deep)."""
    try:
        return hash_bytes(orjson.dumps(item, option=orjson.OPT_SORT_KEYS))
    except orjson.JSONEncodeError:
        return None


def _people(found: Object, flaws: Flaws) -> tuple[Person, ...]:
    """Return the authors of version 1.1, else the one author of 1.0."""
    people = _persons(_items(found, "authors", flaws), "authors", flaws)
    if not people and found.get("author") is not None:
        people = _persons([found["author"]], "author", flaws)
    return tuple(dict.fromkeys(person for person in people if person.name or person.url or person.email))


def _persons(values: list[Any], key: str, flaws: Flaws) -> list[Person]:
    """Return authors; a string in an author's place is taken for the name."""
    _note_others(values, dict, key, flaws)
    told = [{"name": who} if isinstance(who, str) else who for who in values if isinstance(who, str | dict)]
    return [person for who in told for person in _person(who, flaws)]


def _person(who: Object, flaws: Flaws) -> list[Person]:
    """Return the people that an author's name names: a program may have put all of RSS's author there."""
    named = persons(_text(who, "name", flaws) or "") or [Person()]
    if len(named) > 1:
        return named
    url, email = _text(who, "url", flaws), _text(who, "email", flaws)
    return [Person(named[0].name, url or named[0].url, email or named[0].email)]


def _tags(item: Object, flaws: Flaws) -> tuple[Tag, ...]:
    values = _items(item, "tags", flaws)
    if isinstance(item["tags"], str):
        values = item["tags"].split(",")[:_MOST_PARTS]
    _note_others(values, str, "tags", flaws)
    named = [next(filter(None, map(tag.get, _NAMES)), None) if isinstance(tag, dict) else tag for tag in values]
    return tuple(Tag(term) for tag in named if isinstance(tag, str) and (term := line_of(tag)))


def _attachments(item: Object, flaws: Flaws) -> Iterator[Enclosure]:
    for part in _objects(item, "attachments", flaws):
        if url := _text(part, "url", flaws):
            yield Enclosure(
                url,
                _text(part, "mime_type", flaws),
                _number(part, "size_in_bytes", flaws),
                _text(part, "title", flaws),
                _number(part, "duration_in_seconds", flaws),
            )


# -- values by their expected type --


def _text(found: Object, key: str, flaws: Flaws) -> str | None:
    """Return a string; a number is taken as its digits, as the specification advises for ids."""
    value = found.get(key)
    if isinstance(value, str):
        return value or None
    return None if value is None else _number_as_text(value, key, flaws)


def _number_as_text(value: object, key: str, flaws: Flaws) -> str | None:
    """Return a number as text; None for anything else, and for one too large for a float to have kept exactly."""
    flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a string"))
    if isinstance(value, float):
        return str(int(value) if value.is_integer() else value) if abs(value) < _LARGEST else None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _said(item: Object, key: str, flaws: Flaws) -> tuple[Said, ...]:
    value = item.get(key)
    if not isinstance(value, str):
        value = None if value is None else _number_as_text(value, key, flaws)
    if not value or value.isspace():
        return ()
    return (Said(value, f"json:{key}", "html" if key == "content_html" else "text"),)


def _number(found: Object, key: str, flaws: Flaws) -> int | None:
    """Return a whole number, even if written as a string; a negative or an absurdly large one is left out."""
    value = found.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a number"))
        digits = value.strip() if isinstance(value, str) else ""
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None
    if not 0 <= value < _LARGEST:
        flaws.append(Flaw("bad-number", f"{key} is {value:g}"))
        return None
    return int(value)


def _items(found: Object, key: str, flaws: Flaws, most: int = _MOST_PARTS) -> list[Any]:
    """Return a list, empty where there is none; a single value counts as a list of one."""
    value = found.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a list"))
        value = list(value.values()) if _is_numbered(value) else [value]
    if len(value) > most:
        flaws.append(Flaw("too-large", f"{key} holds {len(value):,}; the first {most:,} were read"))
    return value[:most]


def _is_numbered(value: Any) -> bool:
    """Whether an object is really a list whose values have keys: numbers, as PHP writes, or their own ids."""
    if not isinstance(value, dict) or not value:
        return False
    return all(map(str.isdecimal, value)) or all(isinstance(one, dict) and "id" in one for one in value.values())


def _objects(found: Object, key: str, flaws: Flaws, most: int = _MOST_PARTS) -> list[Object]:
    """Return the objects in a list; anything else in it is noted and skipped."""
    values = _items(found, key, flaws, most)
    _note_others(values, dict, key, flaws)
    return [value for value in values if isinstance(value, dict)]


def _note_others(values: list[Any], wanted: type, key: str, flaws: Flaws) -> None:
    """Note each other type that the values of a list have."""
    others = {type(value) for value in values} - {wanted}
    flaws.extend(
        Flaw("wrong-type", f"{key} holds {kind}, not {_KINDS[wanted]}") for kind in sorted(map(_kind_of, others))
    )


def _kind(value: object) -> str:
    return _kind_of(type(value))


def _kind_of(kind: type) -> str:
    return _KINDS.get(kind, "a number")
