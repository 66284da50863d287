"""Resolves the relative links in an entry's text: against its xml:base, else against the page it was written for.

By RFC 3986 section 5.1 the address of the feed would come next. But feeds copy their texts from pages: a picture's
relative address means a file beside the page, and a lone fragment (section 4.4) a part of the story.
"""

import re
from collections.abc import Iterator
from html import escape

from ingest.reading.notes import Context
from ingest.schema import Feed
from ingest.text.markup import ATTRIBUTE, unescape
from ingest.text.urls import absolute_url, host_of, same_site

_LONGEST = 250  # characters; a longer address would be in every link of its entry
_MOST = 2_000_000  # characters of addresses in one text that are resolved here
# A link that is relative to its folder: neither absolute nor from the root. The pattern begins with one literal
# character, which is the quickest to search for.
_BESIDE = re.compile(r"""=(?<=[fFcCrR]=)(?<=(?i:href|\ssrc|ster)=)["']?\s*+(?![\s/"'>&]|[a-zA-Z][\w+.-]*:)""")
# A tag; what looks like a link in plain text or inside a quoted value is none.
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"<]*+"|'[^'<]*+'|(?!))*+>""")
# How an address on the computer where a site was built begins.
LOCAL = r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d{1,5})?(?=[/?#]|\Z)"
_LOCAL = re.compile(LOCAL, re.IGNORECASE)
_LINKS = frozenset({"href", "src", "poster"})
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")  # `&sect` alone begins `&section=`
_ELSEWHERE = re.compile(r"[/&]|[a-zA-Z][\w+.-]*:|\Z")  # absolute, from the root, or empty


def site_base(feed: Feed | None, base: str | None) -> str | None:
    """Return what links are relative to: the site the feed names, where the feed is only served by another host."""
    home = feed.url if feed else None
    if home is None or base is None:
        return base or home
    host = host_of(home)
    return home if "." in host and host != host_of(base) and not _LOCAL.match(home) else base


def of_host(link: str, base: str | None) -> str:
    """Return a link that lost its scheme, or names the computer its site was built on, as a link to the base's host.

    >>> of_host("a.example/x", "https://a.example/feed"), of_host("http://localhost:1313/x", "https://a.example/feed")
    ('//a.example/x', '/x')
    """
    if base is None:
        return link
    if local := _LOCAL.match(link):
        return link if _LOCAL.match(base) else link[local.end() :] or "/"
    host = link.partition("/")[0].lower()
    return f"//{link}" if "." in host and host.removeprefix("www.") == host_of(base) else link


def with_base(html: str, said: str | None, url: str | None, context: Context) -> tuple[str, str | None]:
    """Return an entry's HTML with the links beside its page resolved, and the base for those that are still relative.

    `url` is the entry's address, `said` the base that its markup names.
    """
    base = (absolute_url(said, context.base) or context.base) if said else context.site
    if not url or url == base or len(url) > _LONGEST or context.origin != "feed" or not _BESIDE.search(html):
        return html, base
    if said:
        return _beside(url, html, only_parts=True), base
    return (_beside(url, html) if _is_of_site(url, context) else html), base


def _beside(page: str, html: str, *, only_parts: bool = False) -> str:
    """Return HTML whose links to parts of the page, and to files beside it, are absolute."""
    left = _MOST // len(page)

    def resolved(attribute: re.Match[str]) -> str:
        nonlocal left
        name, sign, *values = attribute.groups("")
        written = "".join(values).strip()
        if name.lower() not in _LINKS or _ELSEWHERE.match(written) or left <= 0 or (only_parts and written[0] != "#"):
            return attribute[0]
        left -= 1
        if "&" in written:
            written = _REFERENCE.sub(lambda reference: unescape(reference[0]), written)
        whole = absolute_url(written, page)
        return f'{name}{sign}"{escape(whole)}"' if whole else attribute[0]

    parts, end = [], 0
    for tag in _tags_with_links(html):
        parts += [html[end : tag.start()], ATTRIBUTE.sub(resolved, tag[0])]
        end = tag.end()
    return "".join((*parts, html[end:]))


def _tags_with_links(html: str) -> Iterator[re.Match[str]]:
    """Yield the tags that may hold a link to something beside the page; nearly all are passed over unseen."""
    seen = 0
    while link := _BESIDE.search(html, seen):
        start = html.rfind("<", seen, link.start())
        tag = _TAG.match(html, start) if start >= 0 else None
        seen = max(link.end(), tag.end() if tag else 0)
        if tag and tag.end() > link.start():
            yield tag


def _is_of_site(page: str, context: Context) -> bool:
    """Whether a page is on the feed's own site; the text of an entry was not written for a page of another site."""
    places = [place for place in (context.base, context.site) if place]
    return not places or any(same_site(page, place) for place in places)
