"""Finds a feed inside foreign markup: behind a server's error message, or in a page a browser or a program made of it.

A page that quotes a feed stays a page: it says something else as well, or holds the feed inside an element for quoting.
"""

import re
from collections import deque

from ingest.text.markup import unescape

_LOOKED_AT = 65_536  # characters of a page in which the feed begins
_BEHIND = 4_096  # characters behind the feed, at most
_MOST_BEFORE, _MOST_BEHIND = 2_000, 500  # characters of words before and behind it: an error message, a contact
_NAME = r"rss|(?:\w{1,20}:)?(?:feed|RDF)|urlset|sitemapindex|opml"
_BEGIN = re.compile(rf"<({_NAME})(?=\s[^<>]*\b(?:version|xmlns(?::[\w.-]{{1,40}})?)\s*=)[^<>]*>", re.IGNORECASE)
_END = re.compile(rf"</({_NAME})\s*>", re.IGNORECASE)
_HELD = re.compile(r"<(?:[\w.-]+:)?(?:channel|item|entry|url|sitemap|outline)[\s/>]", re.IGNORECASE)
JSON_FEED = re.compile(r'\{\s*"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org', re.IGNORECASE)
# The element in which Chromium and Safari keep the XML that they display, in a page that is saved instead of it.
_SHOWN = 'id="webkit-xml-viewer-source-xml"'
# How it shows other text: as the one element of a page. Its reader of JSON adds an empty one.
_SHOWN_AS_TEXT = re.compile(
    r"<pre\b[^<>]*+>([^<]*+)</pre>\s*+(?:<div class=\"json-formatter-container\"></div>)?"
    r"\s*+(?:</body>)?\s*+(?:</html>)?\s*+\Z"
)
_BEHIND_TEXT = 200  # characters
_UNSEEN = re.compile(
    r"<!--(?:(?!-->).|(?!))*+(?:-->|\Z)|<(script|style)\b(?:(?!</\1\b).|(?!))*+(?:</\1[^<>]*+>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_ELEMENT = re.compile(r"<[A-Za-z]")
_STORY = re.compile(r"<(?:article|main)\b", re.IGNORECASE)
# Elements in which markup is quoted or kept for later; what stands in a title is text.
_QUOTING = ("pre", "code", "textarea", "xmp", "template", "svg", "xml", "noscript", "iframe", "blockquote", "title")


def shown_feed(page: str) -> str | None:
    """Return the text in a page that a browser made to show it, as Chromium shows JSON; None for any other page."""
    begin = page.find("<pre", 0, _BEHIND)
    shown = _SHOWN_AS_TEXT.match(page, begin) if begin >= 0 and "</pre>" in page[-_BEHIND_TEXT:] else None
    return unescape(shown[1]).strip() if shown and not _words(page[:begin]) else None


def wrapped_feed(page: str) -> slice | None:
    """Return where a feed stands in a page that does nothing but wrap it; None for any other page."""
    if not page[:100].lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    place = _json_in(page) if page[-100:].rstrip().endswith("}") else _xml_in(page)
    return place if place and _ELEMENT.search(page, 0, place.start) else None


def _json_in(page: str) -> slice | None:
    seen = _seen(page)
    found = JSON_FEED.search(seen)
    return slice(found.start(), len(page)) if found and _is_junk(seen[: found.start()]) else None


def _xml_in(page: str) -> slice | None:
    is_shown = page.find(_SHOWN, 0, _LOOKED_AT) >= 0
    ends = deque(_END.finditer(page, 0 if is_shown else max(0, len(page) - _BEHIND)), maxlen=1)
    if not ends:  # as at the end of nearly every page
        return None
    end = ends.pop()
    seen = _seen(page)
    begin = _BEGIN.search(seen)
    if begin is None or begin[1].lower() != end[1].lower() or not _is_junk(before := seen[: begin.start()]):
        return None
    if not (is_shown and _SHOWN in before[before.rfind("<") :]) and len(_words(page[end.end() :])) > _MOST_BEHIND:
        return None
    return slice(begin.start(), end.end()) if _HELD.search(page, begin.end(), end.start()) else None


def _seen(page: str) -> str:
    """Return the beginning of a page with comments, scripts and styles replaced by as many spaces."""
    return _UNSEEN.sub(lambda found: " " * len(found[0]), page[:_LOOKED_AT])


def _words(markup: str) -> str:
    return " ".join(_TAG.sub(" ", _UNSEEN.sub(" ", markup)).split())


def _is_junk(before: str) -> bool:
    """Whether a feed may stand behind this markup: its tags are complete, it quotes nothing and tells no story."""
    lowered = before.lower()
    return (
        before.rfind("<") <= before.rfind(">")
        and _STORY.search(before) is None
        and all(lowered.count(f"<{name}") <= lowered.count(f"</{name}") for name in _QUOTING)
        and len(_words(before)) <= _MOST_BEFORE
    )
