"""A Reading in the shape that the expressions of feedparser's test suite speak: dictionaries whose keys are attributes.

Nothing is taken from the bytes again: what the common schema does not carry is absent here too.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lxml import html as lxml_html

from ingest.schema import Enclosure, Entry, Feed, Link, Person, Reading, Tag
from ingest.text.markup import line_of

# The warnings that say of a document what feedparser says with `bozo`; entities of its own are none to it either.
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
    "created": "published",
}


class Node(dict[str, Any]):
    """A dictionary whose keys are attributes too, under all the names that feedparser gives them."""

    def __missing__(self, key: str) -> Any:
        stem, mark, suffix = key.partition("_")
        known = ALIASES.get(stem, stem) + mark + suffix
        if known == key:
            raise KeyError(key)
        return self[known]

    def has_key(self, key: str) -> bool:
        """Tell whether a name is known, as dictionaries could once."""
        return key in self

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError as error:
            raise AttributeError(key) from error


class Markup(str):
    """Safe HTML that equals what says the same: as a tree where both are markup, as text where only this one is."""

    text: str
    __hash__ = str.__hash__

    def __new__(cls, html: str, text: str) -> "Markup":
        made = super().__new__(cls, html)
        made.text = text
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str) or str.__eq__(self, other):
            return isinstance(other, str)
        if not _is_markup(other):
            return bool(self.text == other)
        return _is_markup(self) and _tree(self) == _tree(other)

    def __ne__(self, other: object) -> bool:
        return not self == other


class Plain(str):
    """Plain text that equals the markup which says the same, as one line."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(self) in (other, line_of(other, html=True))

    def __ne__(self, other: object) -> bool:
        return not self == other


def _is_markup(text: str) -> bool:
    return "<" in text or "&" in text


def _tree(html: str) -> tuple[Any, ...]:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return _branch(root)


def _branch(element: Any) -> tuple[Any, ...]:
    attributes = tuple(sorted((name, " ".join(value.split())) for name, value in element.attrib.items()))
    return element.tag, attributes, element.text or "", tuple((_branch(child), child.tail or "") for child in element)


def view(reading: Reading, text: type[str] = str) -> dict[str, Any]:
    """Return the names that an expression may use, each with what the reading says.

    Where the schema holds plain text, that is a `text`: str, or Plain to have it compared with markup by meaning.
    """
    return {
        "bozo": any(flaw.rule in BOZO for flaw in reading.warnings),
        "feed": _feed(reading.feed or Feed(), text),
        "entries": [_entry(entry, text) for entry in reading.entries if isinstance(entry, Entry)],
    }


def _feed(feed: Feed, text: type[str]) -> Node:
    title, description, rights = _texts(text, feed.title, feed.description, feed.rights)
    links = (("alternate", feed.url), ("self", feed.feed_url), ("hub", feed.hub))
    return _node(
        id=feed.id,
        title=title,
        title_detail=_detail(title, feed.language),
        summary=description,
        summary_detail=_detail(description, feed.language),
        rights=rights,
        rights_detail=_detail(rights, feed.language),
        link=feed.url,
        href=feed.feed_url,
        links=[Node(rel=rel, href=url) for rel, url in links if url],
        language=feed.language,
        icon=feed.icon,
        logo=feed.icon,
        image=_node(href=feed.icon) or None,
        ttl=None if feed.ttl is None else str(feed.ttl),
        **_people(feed.authors),
        **_tags(feed.tags),
        **_moment("updated", feed.updated),
        **_moment("published", feed.updated),
    )


def _entry(entry: Entry, text: type[str]) -> Node:
    title, said, rights = _texts(text, entry.title, entry.summary, entry.rights)
    summary = said or _html(entry)
    permalink = (Link("alternate", entry.url),) if entry.url else ()
    return _node(
        id=entry.guid,
        title=title,
        title_detail=_detail(title, entry.language),
        summary=summary,
        summary_detail=_detail(summary, entry.language),
        content=[_detail(_html(entry), entry.language)] if entry.content_html else None,
        rights=rights,
        rights_detail=_detail(rights, entry.language),
        language=entry.language,
        publisher=entry.publisher,
        publisher_detail=_node(name=entry.publisher) or None,
        link=entry.url,
        links=[
            *map(_link, (*permalink, *entry.links)),
            *(Node(rel="enclosure", **_attached(one)) for one in entry.enclosures),
        ],
        enclosures=[_attached(one) for one in entry.enclosures],
        comments=next((link.url for link in entry.links if link.rel == "replies"), None),
        image=_node(href=entry.images[0].url) if entry.images else None,
        media_thumbnail=[_node(url=image.url) for image in entry.images] or None,
        source=_feed(entry.attribution, text) if entry.attribution else None,
        **_people(entry.authors),
        **_tags(entry.tags),
        **_moment("updated", entry.updated),
        **_moment("published", entry.published),
    )


def _texts(text: type[str], *said: str | None) -> list[str | None]:
    return [None if one is None else text(one) for one in said]


def _node(**said: Any) -> Node:
    return Node({key: value for key, value in said.items() if value is not None})


def _html(entry: Entry) -> Markup | None:
    return None if entry.content_html is None else Markup(entry.content_html, entry.content_text or "")


def _detail(value: str | None, language: str | None) -> Node | None:
    if value is None:
        return None
    return _node(value=value, language=language)


def _link(link: Link) -> Node:
    return _node(rel=link.rel, href=link.url, type=link.media_type, title=link.title)


def _attached(one: Enclosure) -> Node:
    length = None if one.length is None else str(one.length)
    return _node(href=one.url, type=one.media_type, length=length, title=one.title)


def _people(people: Iterable[Person]) -> dict[str, Any]:
    """Who is named; the schema has one list of people, in which contributors stand too."""
    found = [_node(name=who.name, href=who.url, email=who.email) for who in people]
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
    written = when.isoformat().replace("+00:00", "Z")
    return {name: written, f"{name}_parsed": tuple(when.utctimetuple())}
