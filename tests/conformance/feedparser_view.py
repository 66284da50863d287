"""A Reading in the shape that the expressions of feedparser's test suite use: dictionaries whose keys are attributes.

Nothing is read from the bytes again: what the common schema does not carry is missing here too. `EVERYTHING` is a
reading with all that the schema can carry, so a name that is missing from its view cannot be mapped.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lxml import html as lxml_html

from ingest.schema import (
    Cloud,
    Enclosure,
    Entry,
    Feed,
    Format,
    Image,
    Kind,
    Link,
    Location,
    Person,
    Reading,
    Tag,
)
from ingest.text.dates import Moment, parse_date
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url

# The warnings that correspond to feedparser's `bozo`; it does not object to a document's own entities either.
BOZO = frozenset(
    "malformed-xml malformed-json junk-before-xml wrong-charset bad-bytes control-characters too-long-tag too-long-word"
    " html-in-place-of-feed".split()
)
# feedparser's older names for one value (feedparser.util.FeedParserDict.keymap).
ALIASES = {
    "channel": "feed",
    "items": "entries",
    "guid": "id",
    "url": "href",
    "description": "summary",
    "subtitle": "summary",
    "tagline": "summary",
    "info": "summary",
    "copyright": "rights",
    "date": "updated",
    "modified": "updated",
    "issued": "published",
}
SHAPES = {"point": "Point", "line": "LineString", "polygon": "Polygon", "box": "Box"}
ADDRESSES = frozenset({"href", "src", "cite", "poster"})
COMMENTS_FEED = "application/rss+xml"


class Node(dict[str, Any]):
    """A dictionary whose keys are attributes too, under all of feedparser's names for them."""

    def __missing__(self, key: str) -> Any:
        stem, mark, suffix = key.partition("_")
        known = ALIASES.get(stem, stem) + mark + suffix
        if known == key:
            raise KeyError(key)
        return self[known]

    def has_key(self, key: str) -> bool:
        """Return whether a name is known, as in Python 2's dictionaries."""
        return key in self

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError as error:
            raise AttributeError(key) from error


class Markup(str):
    """Safe HTML that equals what means the same: as a tree if both are markup, as text if only this one is."""

    text: str
    __hash__ = str.__hash__

    def __new__(cls, html: str, text: str) -> "Markup":
        made = super().__new__(cls, html)
        made.text = text
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str) or str.__eq__(self, other):
            return isinstance(other, str)
        if self.text == other:
            return True
        return _is_markup(other) and _is_markup(self) and _tree(self) == _tree(other)

    def __ne__(self, other: object) -> bool:
        return not self == other


class Plain(str):
    """Plain text that equals markup with the same text, as one line."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) in (other, line_of(other, html=True))

    def __ne__(self, other: object) -> bool:
        return not self == other


class Address(str):
    """An address that equals every spelling of the same address (RFC 3986 section 6.2.2, RFC 3987 section 3.1)."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) in (other, absolute_url(other, None))

    def __ne__(self, other: object) -> bool:
        return not self == other


class Written(str):
    """A moment that equals it in every notation."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        read = parse_date(other) if isinstance(other, str) else None
        return isinstance(read, Moment) and read.when.isoformat() == str(self)

    def __ne__(self, other: object) -> bool:
        return not self == other


class Language(str):
    """A language tag, compared without case (RFC 5646 section 2.1.1)."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.casefold() == other.casefold()

    def __ne__(self, other: object) -> bool:
        return not self == other


class Duration(int):
    """Seconds that equal a podcast's notation: hours, minutes and seconds, from the right."""

    __hash__ = int.__hash__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return int.__eq__(self, other) if isinstance(other, int) else False
        parts = reversed(other.split(":"))
        return all(part.isdecimal() for part in other.split(":")) and int(self) == sum(
            int(part) * 60**place for place, part in enumerate(parts)
        )

    def __ne__(self, other: object) -> bool:
        return not self == other


def _is_markup(text: str) -> bool:
    return "<" in text or "&" in text


def _tree(html: str) -> tuple[Any, ...]:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return _branch(root)


def _branch(element: Any) -> tuple[Any, ...]:
    attributes = tuple(sorted((name, _attribute(name, value)) for name, value in element.attrib.items()))
    return element.tag, attributes, element.text or "", tuple((_branch(child), child.tail or "") for child in element)


def _attribute(name: str, value: str) -> str:
    return (absolute_url(value, None) if name in ADDRESSES else None) or " ".join(value.split())


def view(reading: Reading, text: type[str] = str) -> dict[str, Any]:
    """Return the names that an expression may use, each with what the reading says.

    Where the schema holds plain text, its type is `text`: str, or Plain to compare it with markup by meaning.
    """
    return {
        "bozo": any(flaw.rule in BOZO for flaw in reading.warnings),
        "feed": _feed(reading.feed or Feed(), text),
        "entries": [_entry(entry, text) for entry in reading.entries if isinstance(entry, Entry)],
    }


REFUSED: dict[str, Any] = {"bozo": True, "feed": Node(), "entries": []}  # for a document that is not read


def _feed(feed: Feed, text: type[str]) -> Node:
    title, description, rights = _texts(text, feed.title, feed.description, feed.rights)
    own = (("alternate", feed.url), ("self", feed.feed_url), ("hub", feed.hub))
    return _node(
        id=feed.id,
        title=title,
        title_detail=_detail(title, feed.language),
        summary=description,
        summary_detail=_detail(description, feed.language),
        rights=rights,
        rights_detail=_detail(rights, feed.language),
        link=_address(feed.url),
        href=_address(feed.feed_url),
        links=[*(Node(rel=rel, href=Address(url)) for rel, url in own if url), *map(_link, feed.links)],
        license=_linked(feed.links, "license"),
        language=_language(feed.language),
        icon=_address(feed.icon),
        logo=_address(feed.icon),
        image=_node(href=_address(feed.icon)) or None,
        ttl=_figures(feed.ttl),
        cloud=_cloud(feed.cloud),
        newlocation=_address(feed.new_url),
        **_people(feed.authors),
        **_tags(feed.tags),
        **_moment("updated", feed.updated),
        **_moment("published", feed.updated),
    )


def _cloud(cloud: Cloud | None) -> Node | None:
    if cloud is None:
        return None
    port = _figures(cloud.port)
    said = {"domain": cloud.domain, "port": port, "path": cloud.path, "protocol": cloud.protocol}
    return _node(**said, registerprocedure=cloud.procedure)


def _entry(entry: Entry, text: type[str]) -> Node:
    title, said, rights = _texts(text, entry.title, entry.summary, entry.rights)
    summary = said or _html(entry)
    return _node(
        id=entry.guid,
        title=title,
        title_detail=_detail(title, entry.language),
        summary=summary,
        summary_detail=_detail(summary, entry.language),
        content=[_detail(_html(entry), entry.language)] if entry.content_html else None,
        rights=rights,
        rights_detail=_detail(rights, entry.language),
        language=_language(entry.language),
        publisher=entry.publisher,
        publisher_detail=_node(name=entry.publisher) or None,
        source=_feed(entry.attribution, text) if entry.attribution else None,
        image=_node(href=_address(entry.images[0].url)) if entry.images else None,
        media_thumbnail=[_node(url=_address(image.url)) for image in entry.images] or None,
        where=_place(entry.location),
        slash_comments=_figures(entry.comment_count),
        **_links(entry),
        **_people(entry.authors),
        **_tags(entry.tags),
        **_moment("updated", entry.updated),
        **_moment("published", entry.published),
        **_moment("created", entry.published),
    )


def _links(entry: Entry) -> dict[str, Any]:
    permalink = [Node(rel="alternate", href=Address(entry.url))] if entry.url else []
    attached = [_attached(one) for one in entry.enclosures]
    replies = [link for link in entry.links if link.rel == "replies"]
    answered = [link for link in entry.links if link.rel == "in-reply-to"]
    return {
        "link": _address(entry.url),
        "links": [*permalink, *map(_link, entry.links), *(Node(rel="enclosure", **one) for one in attached)],
        "enclosures": attached,
        "itunes_duration": next((Duration(one.duration) for one in entry.enclosures if one.duration), None),
        "comments": next((Address(link.url) for link in replies if link.media_type != COMMENTS_FEED), None),
        "wfw_commentrss": next((Address(link.url) for link in replies if link.media_type == COMMENTS_FEED), None),
        "thr_in-reply-to": _link(answered[0]) if answered else None,
        "license": _linked(entry.links, "license"),
        "guidislink": bool(entry.guid and entry.url and Address(entry.url) == entry.guid.strip()),
    }


def _place(location: Location | None) -> Node:
    """Return a place as in GeoJSON, longitude first (RFC 7946 section 3.1.1)."""
    if location is None:
        return Node()
    points: Any = [(longitude, latitude) for latitude, longitude in location.points]
    coordinates = {"point": points[0], "polygon": [points]}.get(location.shape, points)
    return Node(type=SHAPES[location.shape], coordinates=coordinates)


def _texts(text: type[str], *said: str | None) -> list[str | None]:
    return [None if one is None else text(one) for one in said]


def _node(**said: Any) -> Node:
    return Node({key: value for key, value in said.items() if value is not None})


def _html(entry: Entry) -> Markup | None:
    return None if entry.content_html is None else Markup(entry.content_html, entry.content_text or "")


def _detail(value: str | None, language: str | None) -> Node | None:
    if value is None:
        return None
    return _node(value=value, language=_language(language))


def _language(tag: str | None) -> Language | None:
    return None if tag is None else Language(tag)


def _address(url: str | None) -> Address | None:
    return None if url is None else Address(url)


def _figures(number: int | None) -> str | None:
    return None if number is None else str(number)


def _link(link: Link) -> Node:
    return _node(rel=link.rel, href=Address(link.url), type=link.media_type, title=link.title)


def _linked(links: Iterable[Link], rel: str) -> Address | None:
    return next((Address(link.url) for link in links if link.rel == rel), None)


def _attached(one: Enclosure) -> Node:
    return _node(href=Address(one.url), type=one.media_type, length=_figures(one.length), title=one.title)


def _people(people: Iterable[Person]) -> dict[str, Any]:
    """Return who is named; the schema has one list of people, which includes contributors."""
    found = [_node(name=who.name, href=_address(who.url), email=who.email) for who in people]
    if not found:
        return {}
    first = found[0]
    name, email = first.get("name"), first.get("email")
    author = f"{name} ({email})" if name and email else name or email
    return {"author": author, "author_detail": first, "authors": found, "contributors": found}


def _tags(tags: Iterable[Tag]) -> dict[str, Any]:
    found = [Node(term=tag.term, scheme=tag.scheme, label=tag.label) for tag in tags]
    return {"tags": found, "category": found[0].term} if found else {}


def _moment(name: str, when: datetime | None) -> dict[str, Any]:
    if when is None:
        return {}
    return {name: Written(when.isoformat()), f"{name}_parsed": tuple(when.utctimetuple())}


# -- a reading with everything --

_ADDRESS = "https://a.example/"
_WHEN = datetime(2024, 1, 2, tzinfo=UTC)
_PEOPLE = (Person("-", _ADDRESS, "a@b.example"),) * 4
_TAGS = (Tag("-", "-", "-"),) * 4
_LINKS = (Link("related", _ADDRESS, "-", "-"), Link("license", _ADDRESS, "-"), Link("via", _ADDRESS, "-")) * 2
_OF_ENTRY = (*_LINKS, Link("replies", _ADDRESS), Link("replies", _ADDRESS, COMMENTS_FEED), Link("in-reply-to", "-"))
_FEED = Feed(
    **dict.fromkeys("id title url feed_url description icon rights hub new_url language".split(), "-"),  # type: ignore[arg-type]  # each of them is a string
    cloud=Cloud("-", 80, "-", "-", "-"),
    ttl=60,
    updated=_WHEN,
    authors=_PEOPLE,
    tags=_TAGS,
    links=_LINKS,
)
_ENTRY = Entry(
    **dict.fromkeys("guid url title summary content_html content_text publisher language rights".split(), "-"),  # type: ignore[arg-type]  # each of them is a string
    authors=_PEOPLE,
    published=_WHEN,
    updated=_WHEN,
    tags=_TAGS,
    images=(Image(_ADDRESS),) * 4,
    enclosures=(Enclosure(_ADDRESS, "-", 1, "-", 1),) * 4,
    links=_OF_ENTRY,
    location=Location("polygon", ((1.0, 2.0),) * 4),
    attribution=_FEED,
    comment_count=1,
)
EVERYTHING = view(Reading(url=_ADDRESS, format=Format.ATOM, kind=Kind.FEED, feed=_FEED, entries=(_ENTRY,) * 4))
