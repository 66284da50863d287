"""Finds the outlines of an OPML document that name something to read (opml.org/spec2). Pure.

All that an outline says stands in its tag, so the tags are read one by one: damage to one, or between two, spoils no
other. A parser only decides whether the document is sound.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Literal
from xml.parsers import expat

from ingest.errors import ReadError
from ingest.schema import Flaw
from ingest.text.markup import attributes_of, unescape

_INTERNAL_SUBSET = re.compile(r"<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
# A bare ampersand, an HTML entity that XML does not know, or a character that XML must not hold.
_BARE = re.compile(r"&(?!#[0-9]+;|#x[0-9a-f]+;|[a-z][a-z0-9]{0,31};)", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[a-z][a-z0-9]{0,31};", re.IGNORECASE)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A value may hold ">" and, against the rules, "<", but not another outline, so that an open quote swallows none.
_OUTLINE = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<(?:[\w.-]{1,40}:)?outline(?=[\s/>])"
    r"((?:[^<>\"']|\"(?:[^\"<]|<(?!/?outline\b)|(?!))*+\"|'(?:[^'<]|<(?!/?outline\b)|(?!))*+'|(?!))*+(?=>)|[^<>]*+)",
    re.DOTALL | re.IGNORECASE,
)
_END = re.compile(r"/>|.>\s*</(?:[\w.-]{1,40}:)?outline\s*>", re.DOTALL | re.IGNORECASE)
_WHITE = re.compile(r"[\t\r\n]")
_MOST = 10_000  # outlines, unless they are longer than _SHORTEST on average, as those of honest lists are
_SHORTEST = 60  # characters of an outline
_LISTS = frozenset({"include", "source"})  # Liferea writes "source" for a list that it subscribes to
_FEEDS = frozenset({"rss", "rss1", "rss2", "atom", "atom10", "pie", "feed", "rdf", "json", "jsonfeed"})


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline that names an address, as written."""

    url: str
    title: str | None = None
    language: str | None = None
    names: Literal["feed", "page", "list"] = "feed"  # a subscription, a page without a feed, another list of outlines


def outlines(text: str) -> tuple[tuple[Outline, ...], tuple[Flaw, ...]]:
    """Return every subscription (an outline with an `xmlUrl`), in the document's order, and what had to be repaired.

    Raises: ReadError: as `every_outline`.
    """
    found, flaws = every_outline(text)
    return tuple(outline for outline in found if outline.names == "feed"), flaws


def every_outline(text: str) -> tuple[tuple[Outline, ...], tuple[Flaw, ...]]:
    """Return every outline with an address, however deep, in the document's order, and what had to be repaired.

    Bare ampersands, HTML's entities and forbidden characters are repaired; of a damaged or incomplete
    document, every whole outline is kept. An entity is never declared, fetched or expanded, and no list is fetched.

    Raises: ReadError: entities are declared, or the XML is broken and holds no address.
    """
    if _INTERNAL_SUBSET.search(text):
        raise ReadError("internal-subset", "an OPML document that declares entities")
    repaired = NOT_XML.sub("", _NAMED.sub(_reference, _BARE.sub("&amp;", text)))
    most = max(_MOST, len(text) // _SHORTEST)
    found = tuple(islice(_outlines(repaired), most + 1))
    fault = _fault(repaired)
    if fault and not found:
        raise ReadError("malformed-xml", fault)
    mended = fault or ("references or characters" if repaired != text else None)
    flaws = [Flaw("malformed-xml", mended)] if mended else []
    if len(found) > most:
        flaws.append(Flaw("too-large", f"the first {most:,} outlines were read"))
    return found[:most], tuple(flaws)


def places(text: str, url: str) -> tuple[tuple[int, int | None], ...]:
    """Return where each subscription to an address stands in a document: from its "<" to just behind its end.

    The end is None if the outline holds others, or breaks off.
    """
    return tuple(
        (tag.start(), end.end() if (end := _END.match(text, tag.end() - 1)) else None)
        for tag in _OUTLINE.finditer(text)
        if tag[1] and (outline := _outline(tag[1])) and outline.names == "feed" and outline.url == url
    )


def _reference(match: re.Match[str]) -> str:
    return escape(unescape(match.group()))  # an entity that HTML does not know either stays as it is


def _fault(xml: str) -> str | None:
    """Return what a parser says is wrong with the document; None if it is sound."""
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(re.sub(r"\A\s+(?=<\?xml)|\A\ufeff", "", xml).encode(), True)
    except expat.ExpatError as error:
        return str(error)
    return None


def _outlines(xml: str) -> Iterator[Outline]:
    for tag in _OUTLINE.finditer(xml):
        if tag[1] and (outline := _outline(tag[1])):
            yield outline


def _outline(attributes: str) -> Outline | None:
    # Exporters write xmlUrl, xmlurl and XMLURL.
    said = {name: _WHITE.sub(" ", unescape(value)).strip() for name, value in attributes_of(attributes).items()}
    kind = said.get("type", "").lower()
    title, language = said.get("title") or said.get("text") or None, said.get("language") or None
    feed = said.get("xmlurl") or (said.get("url") if kind in _FEEDS else None)
    other = said.get("url") or said.get("htmlurl")
    if kind in _LISTS:
        url = said.get("url") or feed
        return Outline(url, title, language, "list") if url else None
    if feed:
        return Outline(feed, title, language)
    if not other:
        return None
    return Outline(other, title, language, "list" if other.lower().endswith(".opml") else "page")
