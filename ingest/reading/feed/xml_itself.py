"""What an XML feed says of itself: the elements of a channel or feed in, a Feed out, its links as they were written."""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml.etree import _Element

from ingest.reading.feed import links, media, people, tags
from ingest.reading.feed.constructs import (
    Grouped,
    Read,
    Scope,
    address,
    grouped,
    html,
    text,
    text_of_element,
    words_of,
)
from ingest.reading.feed.rhythm import rhythm
from ingest.schema import Feed, Flaw
from ingest.text.dates import moment_of
from ingest.text.markup import line_of

# For each field the elements that speak of it, the most trusted first, and how each is read.
_TITLE: Mapping[str, Read] = {"title": text, "dc:title": text, "media:title": text}
_DESCRIPTION: Mapping[str, Read] = {
    "description": html, "subtitle": text, "tagline": text, "info": text, "abstract": text, "summary": text,
    "dc:description": text, "itunes:summary": text, "itunes:description": text, "itunes:subtitle": text,
}  # fmt: skip
_RIGHTS: Mapping[str, Read] = {
    "rights": text, "copyright": text, "dc:rights": text, "dcterms:rights": text, "media:copyright": text,
}  # fmt: skip
_ICONS = ("icon", "logo")
_LANGUAGE = ("language", "dc:language", "dcterms:language")
_UPDATED = (
    *("updated", "modified", "lastbuilddate", "dc:date", "dcterms:modified"),
    *("published", "pubdate", "issued", "dcterms:issued"),
)
SOURCES = ("source", "news:source")  # the most trusted first
_OTHER_LINKS = frozenset(
    "alternate next previous first last current prev-archive next-archive license via related payment search".split()
)


def feed_of(found: Grouped, around: list[_Element], scope: Scope) -> Feed:
    """Return what the elements of a feed say of it; `around` are those they stand in, the outermost first."""
    linked = links.links_of(found, scope)
    sites = (site for one in around for name in ("HREF", "href", links.ABOUT) if (site := one.get(name)))
    icons = [icon for key in _ICONS for icon in links.written(found, key, scope)]
    languages = [words_of(found, key, scope) for key in _LANGUAGE]
    dates = [words_of(found, key, scope) for key in _UPDATED]
    dates += [one.get(name) for one in around for name in ("LASTMOD", "lastmod")]
    return Feed(
        id=words_of(found, "id", scope),
        title=_line(found, _TITLE, scope),
        url=next(iter(linked.permalinks()), None) or next(sites, None),
        feed_url=linked.first("self"),
        language=next(filter(None, languages), None) or scope.language,
        description=_line(found, _DESCRIPTION, scope),
        icon=next(iter(icons), None) or media.picture(found, scope) or words_of(found, "webfeeds:icon", scope),
        rights=_line(found, _RIGHTS, scope),
        hub=linked.first("hub"),
        new_url=words_of(found, "itunes:new-feed-url", scope) or words_of(found, "redirect", scope),
        updated=next(filter(None, map(moment_of, dates)), None),
        authors=people.people(found, scope),
        tags=tags.tags(found, scope),
        links=tuple(link for link in links.others(found, linked, scope) if link.rel in _OTHER_LINKS),
        **rhythm(found, scope),
    )


def refused(found: Grouped, feed: Feed, scope: Scope) -> Iterator[Flaw]:
    """Yield a flaw for a date of the feed, or a number of minutes, that cannot be read."""
    dates = (said for key in _UPDATED if (said := words_of(found, key, scope))) if feed.updated is None else ()
    yield from (Flaw("bad-date", said[:200]) for said in islice(dates, 1))
    if feed.ttl is None and (ttl := words_of(found, "ttl", scope)):
        yield Flaw("bad-number", f"ttl {ttl}"[:200])


def attribution(found: Grouped, scope: Scope) -> Feed | None:
    """Return the feed that an entry names as its source: from Atom's elements, or from RSS's text and address."""
    element = next(found[key][0] for key in SOURCES if key in found)
    if len(element):
        said = feed_of(grouped(element, scope), [element], scope.inside(element))
    else:
        feed_url = (element.get("url") or element.get("href") or "").strip()
        title = line_of(text_of_element(element, scope), html=True)
        said = Feed(title=title or None, feed_url=address(element, feed_url, scope) if feed_url else None)
    return said if said != Feed() else None


def _line(found: Grouped, reads: Mapping[str, Read], scope: Scope) -> str | None:
    said = (read(one, key, scope) for key, read in reads.items() for one in found.get(key, ()))
    lines = (line_of(one.value, html=one.type == "html") for one in said if one)
    return next(filter(None, lines), None)
