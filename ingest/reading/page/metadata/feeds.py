"""Finds the feeds that a page leads to: declared ones, links that look like feeds, else the usual addresses.

Nothing is fetched: each is a candidate, the most trusted first, and only reading it will tell what it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import cast
from urllib.parse import unquote

from ingest.reading.link_header import links_in
from ingest.reading.page.dom.walked import Anchor, Walked
from ingest.schema import Link
from ingest.text.markup import Element, line_of
from ingest.text.urls import absolute_url, same_site

WELL_KNOWN = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
MOST = 50  # feeds of one page; a newspaper's list of its sections' feeds has as many
MOST_TRIED = 200  # links that are looked at closely
LONGEST = 2000  # characters of an address
MOST_ICONS = 5  # that are looked at in one link
SHORT = 40  # characters of a link's text that can be a name for a feed and is no headline

_FEED_TYPE = re.compile(
    r"(?:application|text)/(?:(?:x-)?(?:rss|atom|rdf|feed)(?:[+ ](?:xml|json))?|xml[+ ](?:rss|atom|rdf))|rss|atom"
)
_ANY_TYPE = frozenset({"application/json", "application/xml", "text/xml"})  # types of feeds, and of much else
_NO_FEED = re.compile(r"oembed|wp-json|xmlrpc|opensearch|osd\.xml|wlwmanifest|sitemap|browserconfig|manifest\.json")
_PATH = re.compile(
    r"\.(?:rss2?|atom|rdf|xml)$"
    r"|(?:^|/)(?:rss2?|feeds?|atom|rdf)/?$"
    r"|(?:^|/)(?:rss|feed)/[\w-]+/?$"
    r"|(?:^|[/_-])(?:rss|atom|feed(?!back))(?:feeds?|s|[0-9.]{1,4})?[\w-]{0,40}\.(?:php|aspx?|ashx|jsp|cfm|cms|json)$"
    r"|^(?:https?:)?//(?:rss|feeds?)\.[^/]+/(?!~).+"  # feeds.feedburner.com/~r/ leads to a story
)
_QUERY = re.compile(
    r"(?:^|&)(?:feed|format|type|alt|output|outputtype|mod|view)=(?:rss|atom|rdf|feed)[\d.]*(?:&|$)"
    r"|^(?:rss|feed|atom)(?:=1)?$"
)
# A link that adds a feed to a reader, or validates it, holds the feed's address.
_WRAPPED = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:feedly|inoreader|newsblur|netvibes|theoldreader|feedbin|bloglines|subtome|feedvalidator"
    r"|validator\.w3|add\.my\.yahoo|fusion\.google)\.[a-z]+/.*?(/|=|%2f)(https?(?::|%3a)(?:/|%2f){2}.+)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^(?:feed|rss):(?:(?://)?(?=https?:)|(?=//))", re.IGNORECASE)
_WORDS = re.compile(
    r"(?<![a-z])rss(?![a-z])|\b(?:atom|json|xml|web|site|blog)[ -]?feeds?\b|^\s*feeds?\s*$", re.IGNORECASE
)
_CLASS = re.compile(r"(?<![a-z])rss(?![a-z])", re.IGNORECASE)
_COMMENTS = re.compile(
    r"comments?(?![a-z])|commentaires?(?![a-z])|kommentar|kommenttien|comentári|comentari|commenti|reacties|yorum|komentar"
    r"|komentář|hozzászólás|коммент|комент|σχ[οό]λ[ιί]|תגובות|تعليق|دیدگاه|bình luận|コメント|评论|評論|留言|댓글",
    re.IGNORECASE,
)
_FRONT = re.compile(r"(https?://[^/?#]+)/?(?:index\.\w+)?(?:[?#].*)?")


def declared_feed(link: Element | Mapping[str, str], rels: Sequence[str], href: str) -> Link | None:
    """Return the feed that a `link` declares (rel `alternate`), address as written; None if it declares none.

    Its type tells, whatever the parameters, or without a type its address. Many forget the relation.
    """
    if not href or (rels and "alternate" not in rels and "feed" not in rels) or "stylesheet" in rels:
        return None
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    known = bool(_FEED_TYPE.fullmatch(kind)) or (kind in _ANY_TYPE and bool(rels)) or "feed" in rels
    known = known or (not kind and link.get("hreflang") is None and looks_like_feed(href))
    if not known or _NO_FEED.search(href.lower()):
        return None
    return Link("alternate", href, kind or None, line_of(link.get("title") or "") or None)


def feeds_in_header(header: str, url: str | None) -> Iterator[Link]:
    """Yield the feeds that the `Link` header of a page's answer declares (rel `alternate`); `url` is the page's.

    >>> [link.url for link in feeds_in_header('<rss.xml>; rel=alternate; type="application/rss+xml"', "https://a.example/")]
    ['https://a.example/rss.xml']
    """
    for link in links_in(header, url):
        if feed := declared_feed(link.said, link.rels, link.href):
            # A header is not relative to the page's base.
            yield replace(feed, url=absolute_url(feed.url, url) or feed.url)


def looks_like_feed(address: str) -> bool:
    """Return whether an address looks like a feed's, by its path, its query or its host.

    >>> looks_like_feed("/world/rss.xml"), looks_like_feed("/?feed=rss2"), looks_like_feed("/feedback")
    (True, True, False)
    """
    address = address[: LONGEST + 1].lower()
    if len(address) > LONGEST or not _may_be(address) or _NO_FEED.search(address):
        return False
    path, _, query = address.partition("#")[0].partition("?")
    return bool(_PATH.search(path) or (query and _QUERY.search(query)))


def _may_be(address: str) -> bool:
    """Whether any word for a feed is in an address: most have none, and are ruled out quickly."""
    return "feed" in address or "rss" in address or ".xml" in address or "atom" in address or "rdf" in address


def feeds_of(links: Iterable[Link], walked: Walked, url: str | None, base: str | None = None) -> tuple[Link, ...]:
    """Return the feeds of a page (rel `feed`), the most trusted first, each address once, as written.

    First come those among its declared `links` (rel `alternate`), then links whose address looks like a feed's, or that
    add one to a reader; without either, links whose words say "feed". Feeds of comments come last, those of other sites
    not at all. `url` is the page's address, `base` what its links are relative to.
    """
    home = absolute_url(base, url) if base else url
    found = [Link("feed", one.url, one.media_type, one.title) for one in links if one.rel == "alternate"]
    found += _own(_by_address(walked), home)
    found = found or _own(_by_words(walked), home)
    kept: dict[str, Link] = {}
    for link in sorted(found[:MOST], key=_is_of_comments):
        kept.setdefault(_key(link.url, home), link)
    if kept and url:
        kept.pop(_key(url, None), None)
    return tuple(kept.values())


def guesses_of(url: str | None) -> tuple[Link, ...]:
    """Return where a site may keep its feed (rel `feed-guess`), if the address is its front page's; else nothing.

    Whoever gives `https://site.example/` wants to follow the site; whoever gives a story wants that story.
    """
    front = _FRONT.fullmatch(url) if url else None
    return tuple(Link("feed-guess", front[1] + path) for path in WELL_KNOWN) if front else ()


def _by_address(walked: Walked) -> Iterator[Link]:
    """Yield the links whose address looks like a feed's, or holds one."""
    anchors = walked.anchors
    if not _may_be("\n".join([anchor.href for anchor in anchors]).lower()):
        return  # on most pages
    for anchor in anchors:
        href = anchor.href
        if _may_be(href.lower()) and len(href) <= LONGEST and (address := _address(href)):
            yield Link("feed", address, title=_title(anchor))


def _address(href: str) -> str | None:
    """Return the address of the feed that a link leads to, or that it holds; None without one."""
    if wrapped := _WRAPPED.match(href):
        escaped = "%" in wrapped[2][:8]
        inner = wrapped[2].partition("&")[0] if escaped or wrapped[1] == "=" else wrapped[2]
        return unquote(inner) if escaped else inner
    if scheme := _SCHEME.match(href):
        return href[scheme.end() :]
    return href if looks_like_feed(href) else None


def _by_words(walked: Walked) -> Iterator[Link]:
    """Yield links that call themselves a feed's: in their text, title, type, class, or picture."""
    pictured = {
        id(picture.anchor) for picture in walked.pictures if _names_feed((picture.element.get("alt") or "")[:SHORT])
    }
    # All links are asked at once first: on most pages none has such a word.
    marks = [" ".join(cast("list[str]", anchor.element.values())).lower() for anchor in walked.anchors]
    may_tell = _may_be("\n".join([anchor.text for anchor in walked.anchors]).lower())
    may_mark = _may_be("\n".join(marks))
    for anchor, mark in zip(walked.anchors, marks, strict=True):
        says_feed = (
            (may_tell and _names_feed(anchor.text))
            or (not anchor.texts and _is_feed_icon(anchor))
            or (may_mark and _may_be(mark) and _is_marked_as_feed(anchor))
            or id(anchor) in pictured
        )
        if says_feed and not anchor.href.startswith(("#", "javascript:", "mailto:")):
            yield Link("feed", anchor.href, title=_title(anchor))


def _is_feed_icon(anchor: Anchor) -> bool:
    """Whether a link without words holds an icon for feeds."""
    return any(_CLASS.search(icon.get("class") or "") for icon in islice(_icons(anchor), MOST_ICONS))


def _is_marked_as_feed(anchor: Anchor) -> bool:
    """Whether the attributes of a link say that it is a feed's."""
    for name, value in cast("list[tuple[str, str]]", anchor.element.items()):
        if name == "class" and "rss" in value.lower() and _CLASS.search(value):
            return True
        if (name in ("title", "aria-label") and _names_feed(value)) or (name == "type" and _FEED_TYPE.fullmatch(value)):
            return True
    return False


def _icons(anchor: Anchor) -> Iterator[Element]:
    """The elements in a link that may be an icon."""
    return anchor.element.iter("i", "span", "svg")


def _names_feed(text: str) -> bool:
    """Whether a short text names a feed."""
    if len(text) > SHORT:
        return False
    lower = text.lower()
    return ("rss" in lower or "feed" in lower) and bool(_WORDS.search(text))


def _title(anchor: Anchor) -> str | None:
    return line_of(anchor.text or anchor.element.get("title") or "")[:200] or None


def _own(found: Iterator[Link], home: str | None) -> list[Link]:
    return [link for link in islice(found, MOST_TRIED) if _is_own(link.url, home)][:MOST]


def _is_own(address: str, home: str | None) -> bool:
    """Whether a feed is on the page's own site, or at a service that serves other sites' feeds."""
    _, absolute, rest = address.partition("//")
    if not absolute or home is None:
        return bool(absolute) or home is not None
    host = rest.partition("/")[0].lower()
    return host.startswith(("feeds.", "rss.")) or f"//{host}/" in f"{home}/" or same_site(f"https://{rest}", home)


def _is_of_comments(link: Link) -> bool:
    return bool(_COMMENTS.search(link.url) or (link.title and _COMMENTS.search(link.title)))


def _key(address: str, home: str | None) -> str:
    """Return an address without scheme and last slash, under which two links to one feed are equal."""
    return (absolute_url(address, home) or address).partition("//")[2].rstrip("/")
