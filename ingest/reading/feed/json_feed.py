"""JSON Feed 1.0 and 1.1 as RawEntry values (jsonfeed.org/version/1.1).

A value of the wrong type costs that value, an item that is not an object costs that item; extensions are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson

from ingest.errors import ReadError
from ingest.reading.raw import Parsed, RawEntry, Said
from ingest.schema import Enclosure, Feed, Flaw, Format, Image, Kind, Link, Person, Tag
from ingest.text.markup import line_of, safe_text


class _Object:
    """A JSON object read by expected type; notes what has another."""

    def __init__(self, value: dict[str, Any], flaws: list[Flaw]) -> None:
        self.value = value
        self.flaws = flaws

    def text(self, key: str) -> str | None:
        """Return a string; a number is taken as its digits, as the specification advises for ids."""
        value = self.value.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return safe_text(value)
        self.flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a string"))
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def number(self, key: str) -> int | None:
        """Return a whole number, also one written as a string; one below zero or past counting is left out."""
        value = self.value.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a number"))
            value = int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,15}", value) else None
        elif not 0 <= value < 10**15:
            self.flaws.append(Flaw("bad-number", f"{key} is {value:g}"))
            value = None
        return None if value is None else int(value)

    def items(self, key: str) -> list[Any]:
        """Return a list, empty where there is none."""
        value = self.value.get(key)
        if value is None or isinstance(value, list):
            return value or []
        self.flaws.append(Flaw("wrong-type", f"{key} is {_kind(value)}, not a list"))
        return [value]

    def objects(self, key: str) -> "Iterator[_Object]":
        """Yield the objects of a list; anything else in it is noted and passed over."""
        for value in self.items(key):
            if isinstance(value, dict):
                yield _Object(value, self.flaws)
            else:
                self.flaws.append(Flaw("wrong-type", f"{key} holds {_kind(value)}, not an object"))


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def parse_json_feed(text: str) -> Parsed:
    """Return everything a JSON Feed says.

    Raises: ReadError: malformed-json where it cannot be parsed, unknown-format where it is not a JSON Feed.
    """
    try:
        value = orjson.loads(text.encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        raise ReadError("malformed-json", f"{error.msg} at line {error.lineno}") from error
    if not isinstance(value, dict) or not (isinstance(value.get("items"), list) or "version" in value):
        raise ReadError("unknown-format", "JSON that is not a JSON Feed: it has no items")
    flaws: list[Flaw] = []
    found = _Object(value, flaws)
    return Parsed(
        format=Format.JSON_FEED,
        kind=Kind.FEED,
        feed=_feed(found),
        entries=tuple(_entry(_Object(item.value, [])) for item in found.objects("items")),
        next_link=found.text("next_url"),
        flaws=tuple(flaws),
    )


def _feed(found: _Object) -> Feed:
    hubs = [url for hub in found.objects("hubs") if (url := hub.text("url"))]
    return Feed(
        title=line_of(found.text("title") or "") or None,
        url=found.text("home_page_url"),
        feed_url=found.text("feed_url"),
        language=found.text("language"),
        description=line_of(found.text("description") or "") or None,
        icon=found.text("icon") or found.text("favicon"),
        hub=hubs[0] if hubs else None,
        authors=_people(found),
    )


def _entry(item: _Object) -> RawEntry:
    entry = RawEntry(
        guid=_said(item, "id"),
        link=_said(item, "url"),
        title=_said(item, "title"),
        summary=_said(item, "summary"),
        content=_said(item, "content_html", html=True) + _said(item, "content_text"),
        published=_said(item, "date_published"),
        updated=_said(item, "date_modified"),
        language=_said(item, "language"),
        people=_people(item),
        tags=tuple(_tags(item)),
        images=tuple(Image(url) for key in ("image", "banner_image") if (url := item.text(key))),
        enclosures=tuple(_attachments(item)),
        links=tuple(Link("related", url) for url in (item.text("external_url"),) if url),
    )
    return replace(entry, flaws=tuple(dict.fromkeys(item.flaws)))


def _said(item: _Object, key: str, *, html: bool = False) -> tuple[Said, ...]:
    value = item.text(key)
    return (Said(value, f"json:{key}", "html" if html else "text"),) if value and value.strip() else ()


def _people(found: _Object) -> tuple[Person, ...]:
    """Authors of 1.1, else the one author of 1.0."""
    people = list(found.objects("authors"))
    if not people and isinstance(found.value.get("author"), dict):
        people = [_Object(found.value["author"], found.flaws)]
    named = (Person(line_of(who.text("name") or "") or None, who.text("url")) for who in people)
    return tuple(dict.fromkeys(person for person in named if person.name or person.url))


def _tags(item: _Object) -> Iterator[Tag]:
    for tag in item.items("tags"):
        if not isinstance(tag, str):
            item.flaws.append(Flaw("wrong-type", f"tags holds {_kind(tag)}, not a string"))
        elif term := line_of(tag):
            yield Tag(term)


def _attachments(item: _Object) -> Iterator[Enclosure]:
    for part in item.objects("attachments"):
        if url := part.text("url"):
            yield Enclosure(url, part.text("mime_type"), part.number("size_in_bytes"), part.text("title"))
