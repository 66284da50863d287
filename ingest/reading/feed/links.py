"""The links of an entry or a feed: Atom's by their relation, RSS's by their text, licences, replies and comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from ingest.reading.feed.constructs import (
    Grouped,
    Scope,
    address,
    base_of,
    text_of_element,
    unwrapped,
    whole_number,
)
from ingest.schema import Flaw, Link
from ingest.text.language import primary_subtag
from ingest.text.markup import unescape

RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_IANA = "http://www.iana.org/assignments/relation/"
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_HREF = re.compile(r"<a\s[^<>]{0,500}?\bhref\s*=\s*[\"']([^\"'<>]+)", re.IGNORECASE)
_LONGEST = 2_000  # characters in which such a link is looked for
_OWN = frozenset({"alternate", "enclosure", "self"})  # relations whose links have a field of their own
# Elements that are links by their name, with their relation and media type.
BY_NAME = {
    "comments": ("replies", None),
    "wfw:commentrss": ("replies", "application/rss+xml"),
    "thr:in-reply-to": ("in-reply-to", None),
    "cc:license": ("license", None),
    "license": ("license", None),
    "dcterms:license": ("license", None),
    "media:license": ("license", None),
    "podcast:license": ("license", None),
    "podcast:socialinteract": ("replies", None),
    "podcast:transcript": ("transcript", None),
    "podcast:chapters": ("chapters", None),
}
_COUNT = "{http://purl.org/syndication/thread/1.0}count"
_WEB = ("http://", "https://")
_NO_ADDRESS = re.compile(r"[^/#?]*+\Z|.*\s", re.DOTALL)  # "CC BY 4.0" in a licence's place, "12" in that of comments


class Linked(NamedTuple):
    """A link of Atom's, as written."""

    rel: str  # in lower case, without IANA's address
    href: str  # maybe relative to the document
    element: _Element

    @property
    def media_type(self) -> str | None:
        """The media type without its parameters, None if none is given."""
        return (self.element.get("type") or "").partition(";")[0].strip().lower() or None

    def is_page(self) -> bool:
        """Return whether it leads to a web page, as far as its type tells."""
        return self.media_type is None or self.media_type in _PAGES

    def is_in(self, language: str | None) -> bool:
        """Return whether it leads to something in this language, as far as both are known."""
        said = (self.element.get("hreflang") or "").strip()
        return not said or not language or primary_subtag(said) == primary_subtag(language)


@dataclass(slots=True)
class Links:
    """The links of an entry or a feed, each kind in the order of the document."""

    written: list[str] = field(default_factory=list)  # as RSS has them: the text of an element
    typed: list[Linked] = field(default_factory=list)  # as Atom has them: attributes, with a relation
    flaws: tuple[Flaw, ...] = ()

    def is_lone(self) -> bool:
        """Return whether there is at most one link, to the entry's own page or file."""
        if self.typed:
            return not self.written and len(self.typed) == 1 and self.typed[0].rel in _OWN
        return len(self.written) < 2

    def first(self, rel: str) -> str | None:
        """Return the address of the first link of a relation."""
        return next((link.href for link in self.typed if link.rel == rel), None) if self.typed else None

    def comment_count(self) -> int | None:
        """Return the number of comments that the first link to them states (RFC 4685 section 4)."""
        for link in self.typed:
            if link.rel == "replies" and (count := whole_number(link.element.get(_COUNT))) is not None:
                return count
        return None

    def permalinks(self, language: str | None = None) -> list[str]:
        """Return what may be the permalink: RSS's links, then Atom's alternates, pages in its language first."""
        if not self.typed:
            return self.written
        alternates = [link for link in self.typed if link.rel == "alternate"]
        if len(alternates) > 1:  # RFC 4287 section 4.2.7.2
            alternates.sort(key=lambda link: (not link.is_page(), not link.is_in(language)))
        return self.written + [link.href for link in alternates]


def links_of(found: Grouped, scope: Scope) -> Links:
    """Return the links that the elements named `link` hold."""
    links = Links()
    for element in found.get("link", ()):
        href = None
        if element.keys():  # hardly any of RSS's links has attributes
            href = element.get("href") or element.get(RESOURCE)
            if not href and element.get("rel"):
                href = text_of_element(element, scope).strip()
        if href and not href.isspace():
            links.typed.append(Linked(_rel(element), address(element, href, scope), element))
        elif words := _words(element, links, scope):
            links.written.append(address(element, _out_of_markup(words) if "<" in words else words, scope))
        elif scope.has_base and href is not None and (base := base_of(element, scope)):
            links.typed.append(Linked(_rel(element), base, element))  # "" is where it stands (RFC 3986 section 4.4)
    return links


def _words(element: _Element, links: Links, scope: Scope) -> str:
    """Return the text of a link: the address before what a program printed into it, or behind one without a text.

    PHP prints warnings into links; a parser of HTML, to which links are void, moves their addresses behind them.
    """
    words = text_of_element(element, scope).strip()
    if words and not len(element):  # nearly always
        return words
    said = ((element.text if words else element.tail) or "").strip()
    if not said.startswith(_WEB):
        return words
    fault = "markup behind the address in a link" if words else "the address of a link stands behind it"
    links.flaws = tuple(dict.fromkeys((*links.flaws, Flaw("malformed-xml", fault))))
    return said


def _out_of_markup(words: str) -> str:
    """Return the address in an HTML link, which Drupal puts into RSS's, or in an escaped CDATA section."""
    found = _HREF.search(words[:_LONGEST])
    return unescape(found[1]) if found else unwrapped(words)


def _rel(element: _Element) -> str:
    rel = element.get("rel") or "alternate"
    return rel if rel in _OWN else rel.strip().removeprefix(_IANA).lower()


def written(found: Grouped, key: str, scope: Scope) -> Iterator[str]:
    """Yield the addresses that elements of this key hold as text."""
    for element in found.get(key, ()):
        words = text_of_element(element, scope).strip()
        if words:
            yield address(element, words, scope)


def others(found: Grouped, links: Links, scope: Scope) -> tuple[Link, ...]:
    """Return the links that have no field of their own: all but the permalink, enclosures and the feed's address."""
    kept = [
        Link(link.rel, link.href, link.media_type, link.element.get("title") or None)
        for link in links.typed
        if link.rel not in _OWN
    ]
    if len(links.written) + len(links.typed) - len(kept) > 1:
        kept += _alternates(links)
    for key in sorted(BY_NAME.keys() & found.keys()):
        rel, kind = BY_NAME[key]
        for element in found[key]:
            if href := _named(element, scope):
                kept.append(Link(rel, address(element, href, scope), kind or element.get("type") or None))
    return tuple(kept)


def _named(element: _Element, scope: Scope) -> str | None:
    """Return the address in an element that is a link by its name: an attribute, else its text."""
    get = element.get
    said = get("href") or get(RESOURCE) or get("ref") or get("url") or get("uri")
    words = said or text_of_element(element, scope).strip()
    return None if not said and _NO_ADDRESS.match(words) else words


def _alternates(links: Links) -> Iterator[Link]:
    """Yield the alternates beside the permalink: other forms, other languages, a second address."""
    first, *rest = links.permalinks() or ("",)
    kinds = {link.href: link for link in links.typed if link.rel == "alternate"} if rest else {}
    for href in dict.fromkeys(rest):
        if href != first:
            link = kinds.get(href)
            kind, title = (link.media_type, link.element.get("title")) if link else (None, None)
            yield Link("alternate", href, kind, title or None)
