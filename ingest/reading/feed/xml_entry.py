"""One entry of an XML feed: an element in, a RawEntry out, strings as they were written.

`SAID` says which elements speak of each field, the most trusted first, and how each is read. Fields that are more than
single statements (links, people, tags, pictures, places) have modules of their own.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml.etree import _Element

from ingest.reading.feed import media, people, places, tags, xml_itself
from ingest.reading.feed.constructs import (
    Grouped,
    Read,
    Scope,
    address,
    date,
    grouped,
    html,
    plain,
    text,
    text_of_element,
    unwrapped,
    whole_number,
)
from ingest.reading.feed.links import ABOUT, BY_NAME, Links, links_of, others, written
from ingest.reading.feed.xml_balance import ENTRIES
from ingest.reading.raw import RawEntry, Said
from ingest.reading.received import has_counts, without_counters
from ingest.schema import Flaw
from ingest.text.hashing import hash_bytes

SAID: dict[str, dict[str, Read]] = {
    "guid": {"guid": plain, "id": plain, "dc:identifier": plain, "dcterms:identifier": plain, "g:id": plain},
    "title": {
        "title": text, "dc:title": text, "dcterms:title": text, "itunes:title": text, "media:title": text,
        "g:title": text,
    },
    "summary": {
        "description": html, "summary": text, "abstract": text, "dc:description": text, "dcterms:description": text,
        "dcterms:abstract": text, "subtitle": text, "itunes:summary": text, "itunes:description": text,
        "itunes:subtitle": text, "g:description": html,
    },
    "content": {
        "content:encoded": html, "encoded": html, "content": text, "xhtml:body": html, "body": html, "fullitem": html,
        "yandex:full-text": text, "rambler:fulltext": text, "fulltext": text, "full-text": text, "turbo:content": html,
    },
    "published": {
        "pubdate": date, "published": date, "issued": date, "dcterms:issued": date, "dcterms:created": date,
        "created": date, "dc:date": date, "dcterms:date": date, "date": date, "prism:publicationdate": date,
        "publishdate": date, "publish_date": date, "pub_date": date, "publicationdate": date, "publication_date": date,
        "datepublished": date, "publishedat": date, "published_at": date, "createdat": date, "created_at": date,
    },
    "updated": {
        "updated": date, "modified": date, "dcterms:modified": date, "dc:date": date, "lastbuilddate": date,
        "updatedat": date, "updated_at": date, "lastupdated": date, "last_updated": date, "datemodified": date,
    },
    "language": {"dc:language": plain, "dcterms:language": plain, "language": plain},
    "publisher": {"dc:publisher": plain, "dcterms:publisher": plain},
    "section": {"slash:section": plain, "prism:section": plain},
    "place": {
        "dcterms:spatial": plain, "dc:coverage": plain, "georss:featurename": plain, "podcast:location": plain,
    },
    "rights": {"rights": text, "copyright": text, "dc:rights": text, "dcterms:rights": text, "media:copyright": text},
}  # fmt: skip
# The fields that are more than statements: the elements that speak of each, and the function that reads all of them.
PARTS: dict[str, tuple[frozenset[str], Callable[[Grouped, Scope], Any]]] = {
    "people": (people.KEYS, people.people),
    "tags": (tags.KEYS, tags.tags),
    "location": (places.KEYS, places.location),
    "attribution": (frozenset(xml_itself.SOURCES), xml_itself.attribution),
}
_TEXTS = frozenset({*SAID["summary"], *SAID["content"]})
# The address of the story itself, where the link leads to a counter that redirects.
_ORIGINAL = ("feedburner:origlink", "pheedo:origlink")
_COUNTED = ("slash:comments", "thr:total")
_COUNTERS = frozenset({*_COUNTED, "slash:hit_parade", "media:community", "media:group"})

_MOST_NAMES = 64  # of elements in an entry whose plan is remembered: a hostile one is not to fill the memory
_EXCERPT = 2  # a text is at least so many times as long as its excerpt
_MOST_ALIKE = 20  # elements of one name that are read for a field, which keeps only one of them
_OF_KNOWN = ("guid", "published", "updated")
_NOTHING = RawEntry()  # shared by all entries that say nothing, of which a megabyte holds 140,000
_NO_PATH = re.compile(r"[\w:-]*+|\S*+\s.*", re.ASCII | re.DOTALL)  # a number, a word, a UUID, a URN; several words
_FRONT = re.compile(r"https?://[^/?#]*/?")
_FEWEST_SLASHES = 4  # in nearly every address that is not a site's front page
_PERMALINK = frozenset({"true", "yes", "1"})
_NO_PERMALINK = frozenset({"false", "no", "0"})


_Readers = tuple[tuple[str, tuple[tuple[str, Read], ...]], ...]
"""For each field its elements, the most trusted first, with the functions that read them."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How entries with the same set of elements are read, worked out once for all of them."""

    said: _Readers
    known: _Readers  # those of `said` that are read even of a known entry: its GUID and its dates
    parts: tuple[tuple[str, Callable[[Grouped, Scope], Any]], ...]  # field -> reader
    original: bool  # whether an element of _ORIGINAL has the story's own address
    links: bool  # whether there are links of BY_NAME
    media: bool
    counters: bool
    entries: bool  # whether entries may stand in it
    measured: bool  # whether there are lengths, durations or positions, which may be unreadable


@lru_cache(maxsize=1024)
def _plan(keys: tuple[str, ...]) -> _Plan:
    found = frozenset(keys)
    rows = ((field, tuple((key, read) for key, read in reads.items() if key in found)) for field, reads in SAID.items())
    said = tuple((field, reads) for field, reads in rows if reads)
    return _Plan(
        said=said,
        known=tuple((field, reads) for field, reads in said if field in _OF_KNOWN),
        parts=tuple((field, read) for field, (names, read) in PARTS.items() if not found.isdisjoint(names)),
        original=not found.isdisjoint(_ORIGINAL),
        links=not found.isdisjoint(BY_NAME),
        media=not found.isdisjoint(media.KEYS) or "content" in found,
        counters=not found.isdisjoint(_COUNTERS),
        entries=not found.isdisjoint(ENTRIES),
        measured=not found.isdisjoint(media.MEASURED | places.KEYS),
    )


def entry_of(element: _Element, scope: Scope, source: bytes | None = None, known: Collection[str] = ()) -> RawEntry:
    """Return everything an item or entry says of itself, links as relative as they were written.

    `source` is the entry as it was received. Where its hash is `known`, only the GUID and the dates are returned.
    """
    found = grouped(element, scope)
    is_bare = not element.keys()
    if is_bare and not found:
        return _NOTHING
    plan = _plan(tuple(found)) if len(found) <= _MOST_NAMES else _plan.__wrapped__(tuple(found))
    raw_hash = _hash(source, plan)
    if is_bare and raw_hash in known:  # an attribute may be the GUID
        return RawEntry(**_said(found, plan.known, scope), raw_hash=raw_hash)
    values = _values(element, found, plan, scope if is_bare else scope.inside(element))
    if not any(values.values()):
        return _NOTHING
    if raw_hash:
        values["raw_hash"] = raw_hash
    return RawEntry(**values)


def _values(element: _Element, found: Grouped, plan: _Plan, scope: Scope) -> dict[str, Any]:
    """Return the fields of an entry that says anything."""
    values = _said(found, plan.said, scope)
    if element.keys():
        _add_attributes(element, values)
    links = links_of(found, scope)
    values["link"] = _permalinks(found, links.permalinks(scope.language), plan, scope) + values.get("link", ())
    if plan.links or not links.is_lone():
        values["links"] = others(found, links, scope)
        values["comment_count"] = links.comment_count()
    for field, read in plan.parts:
        values[field] = read(found, scope)
    if plan.media or links.first("enclosure"):
        _add_media(media.media(found, links, scope), values)
    if plan.counters:
        counted = _comments(found, scope)
        values["comment_count"] = values.get("comment_count") if counted is None else counted
    if plan.entries or plan.measured or links.flaws:
        values["flaws"] = tuple(_flaws(found, links, values, scope))
    _settle(found, values, scope)
    return values


def _flaws(found: Grouped, links: Links, values: dict[str, Any], scope: Scope) -> Iterator[Flaw]:
    """Yield what is wrong with an entry whose elements may be wrong."""
    yield from links.flaws
    if any(len(one) for key in ENTRIES for one in found.get(key, ())):
        yield Flaw("nested-entries")
    yield from media.refused(found, scope)
    if "location" in values and values["location"] is None:
        yield from places.refused(found, scope)


def _add_media(shown: media.Media, values: dict[str, Any]) -> None:
    """Add what media elements say: pictures, files, summaries, tags, and a title if the entry has none."""
    values["images"], values["enclosures"] = shown.images, shown.enclosures
    values["summary"] = values.get("summary", ()) + shown.summary
    if shown.title and "title" not in values:
        values["title"] = shown.title
    if shown.tags:
        values["tags"] = values.get("tags", ()) + shown.tags


def _hash(source: bytes | None, plan: _Plan) -> str | None:
    if not source:
        return None
    return hash_bytes(without_counters(source) if plan.counters or has_counts(source) else source)


def _settle(found: Grouped, values: dict[str, Any], scope: Scope) -> None:
    """Settle what follows from several fields: whether a description is content, an item's only date, the language."""
    if "summary" in found and "description" in found and "content" not in values:
        said = values.get("summary", ())
        values["content"] = tuple(one for one in said if one.signal == "description")
        values["summary"] = tuple(one for one in said if one.signal != "description")
    if "published" not in values and "updated" in values and not scope.is_atom:
        values["published"] = values["updated"]
    if scope.has_language:
        values["language"] = _languages(values) + values.get("language", ())


def _said(found: Grouped, readers: _Readers, scope: Scope) -> dict[str, Any]:
    """Return the fields that are statements, the most trusted statement of each first."""
    values: dict[str, Any] = {}
    for field, reads in readers:
        key, read = reads[0]
        if len(reads) == 1 and len(elements := found[key]) == 1:  # nearly always
            if one := read(elements[0], key, scope):
                values[field] = (one,)
            continue
        said = [one for key, read in reads for one in _of_key(found[key], key, read, scope)]
        if said:
            values[field] = tuple(said)
    return values


def _of_key(elements: list[_Element], key: str, read: Read, scope: Scope) -> list[Said]:
    """Return what elements of one name say; if the first is only an excerpt of the longest, the longest first."""
    said = [told for one in elements[:_MOST_ALIKE] if (told := read(one, key, scope))]
    if len(said) > 1 and key in _TEXTS and len({one.language for one in said}) == 1:
        longest = max(said, key=lambda one: len(one.value))
        if len(longest.value) > _EXCERPT * len(said[0].value):
            said.sort(key=lambda one: one is not longest)
    return said


def _add_attributes(element: _Element, values: dict[str, Any]) -> None:
    """Add what an entry's attributes say: RDF's `about`, CDF's link and date."""
    if about := element.get(ABOUT):
        values["guid"] = (Said(about, "rdf:about"), *values.get("guid", ()))
        if _is_address(about):
            values["link"] = (Said(about, "rdf:about"),)
    for name, field in (("href", "link"), ("lastmod", "updated")):
        if said := element.get(name) or element.get(name.upper()):
            values[field] = (*values.get(field, ()), Said(said, f"cdf:{name}"))


def _permalinks(found: Grouped, links: list[str], plan: _Plan, scope: Scope) -> tuple[Said, ...]:
    """Return what may be the permalink, the most trusted first; a guid may be one as well (RSS 2.0)."""
    said = [Said(link, "link") for link in links]
    if plan.original:
        said[:0] = [Said(link, key) for key in _ORIGINAL for link in written(found, key, scope)]
    first = links[0] if links else ""
    is_front = first.count("/") < _FEWEST_SLASHES and _FRONT.fullmatch(first) is not None
    for guid in found.get("guid", ()) if is_front or not _is_address(first) else ():
        words = unwrapped(text_of_element(guid, scope).strip())
        if words and _is_permalink(guid, words):
            named = Said(address(guid, words, scope), "guid")
            said.insert(0 if is_front and _is_of(first, named.value) else len(said), named)
    return tuple(said or _in_its_place(found, scope))


def _is_of(front: str, page: str) -> bool:
    """Whether a page is on the site of this front page: many a feed links to its front page in every entry."""
    return page.startswith(front.removesuffix("/") + "/") and _FRONT.fullmatch(page) is None


def _in_its_place(found: Grouped, scope: Scope) -> Iterator[Said]:
    """Yield what may be the permalink of an entry without links: its content's page (RFC 4287, 4.1.2), its id.

    Before them a product's page, in a shop's list of products.
    """
    for link in found.get("g:link", ()):
        if words := text_of_element(link, scope).strip():
            yield Said(address(link, words, scope), "g:link")
    for content in found.get("content", ()):
        if (source := content.get("src")) and (content.get("type") or "").startswith("text/html"):
            yield Said(address(content, source, scope), "content[src]")
    for one in found.get("id", ()):
        if (words := text_of_element(one, scope).strip()).startswith(("http://", "https://")):
            yield Said(words, "id")


def _is_permalink(guid: _Element, words: str) -> bool:
    """Whether a guid is the permalink too: by its `isPermaLink`, in whatever case, else by its form.

    Many a bare number, or words, claim to be one, and are not believed.
    """
    said = next((str(value) for name, value in guid.items() if str(name).lower() == "ispermalink"), "").strip().lower()
    if said in _PERMALINK:
        return _is_address(words) or not _NO_PATH.fullmatch(words)
    return said not in _NO_PERMALINK and _is_address(words)


def _is_address(text: str) -> bool:
    return text.startswith(("http", "/", "HTTP")) and (text[:1] == "/" or "://" in text[:8])


def _languages(values: dict[str, Any]) -> tuple[Said, ...]:
    """Return the language of the content, else of the title, else of the summary."""
    tags = [one.language for field in ("content", "title", "summary") for one in values.get(field, ()) if one.language]
    return (Said(tags[0], "xml:lang"),) if tags else ()


def _comments(found: Grouped, scope: Scope) -> int | None:
    said = (whole_number(text_of_element(one, scope)) for key in _COUNTED for one in found.get(key, ()))
    return next((count for count in said if count is not None), None)
