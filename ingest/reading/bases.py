"""What relative links in an entry's text are relative to: its xml:base, else the page that the text was written for.

RFC 3986 section 5.1 would have the address of the feed next. But feeds copy pages: where a story stands beside its
pictures, and what is only a fragment is a part of the story (section 4.4).
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
# Where a link is neither whole nor from the root. The pattern begins with a letter that is searched for quickly.
_BESIDE = re.compile(r"""=(?<=[fFcCrR]=)(?<=(?i:href|\ssrc|ster)=)["']?\s*+(?![\s/"'>&]|[a-zA-Z][\w+.-]*:)""")
# What looks like a link in a text, or in what an attribute says, is none.
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"<]*+"|'[^'<]*+'|(?!))*+>""")
# How an address begins that is of the computer on which a site was built.
LOCAL = r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d{1,5})?(?=[/?#]|\Z)"
_LOCAL = re.compile(LOCAL, re.IGNORECASE)
_LINKS = frozenset({"href", "src", "poster"})
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")  # `&sect` alone begins `&section=`
_ELSEWHERE = re.compile(r"[/&]|[a-zA-Z][\w+.-]*:|\Z")  # whole, from the root, or none


def site_base(feed: Feed | None, base: str | None) -> str | None:
    """Return what links from the root are relative to: the feed's site, where another host only serves the feed."""
    home = feed.url if feed else None
    if home is None or base is None:
        return base or home
    host = host_of(home)
    return home if "." in host and host != host_of(base) and not _LOCAL.match(home) else base


def of_host(link: str, base: str | None) -> str:
    """Return a link that lost its scheme, or is of the computer its site was built on, as one of the base's host.

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
    """Return HTML of the entry of this address, and what links are relative to that are left in it.

    `said` is the base that its markup names.
    """
    base = (absolute_url(said, context.base) or context.base) if said else context.site
    if not url or url == base or len(url) > _LONGEST or context.origin != "feed" or not _BESIDE.search(html):
        return html, base
    if said:
        return _beside(url, html, only_parts=True), base
    return (_beside(url, html) if _is_of_site(url, context) else html), base


def _beside(page: str, html: str, *, only_parts: bool = False) -> str:
    """Return HTML whose links to parts of its page, and to what is beside that, are absolute."""
    left = _MOST // len(page)

    def resolved(attribute: re.Match[str]) -> str:
        nonlocal left
        name, sign, *values = attribute.groups("")
        written = "".join(values).strip()
        if name.lower() not in _LINKS or _ELSEWHERE.match(written) or left <= 0 or (only_parts and written[0] != "#"):
            return attribute[0]
        left -= 1
        whole = absolute_url(_REFERENCE.sub(lambda reference: unescape(reference[0]), written), page)
        return f'{name}{sign}"{escape(whole)}"' if whole else attribute[0]

    parts, end = [], 0
    for tag in _tags_with_links(html):
        parts += [html[end : tag.start()], ATTRIBUTE.sub(resolved, tag[0])]
        end = tag.end()
    return "".join((*parts, html[end:]))


def _tags_with_links(html: str) -> Iterator[re.Match[str]]:
    """Yield the tags that may hold what is beside a page: few of those in a text, and each takes long to find."""
    seen = 0
    while link := _BESIDE.search(html, seen):
        start = html.rfind("<", seen, link.start())
        tag = _TAG.match(html, start) if start >= 0 else None
        seen = max(link.end(), tag.end() if tag else 0)
        if tag and tag.end() > link.start():
            yield tag


def _is_of_site(page: str, context: Context) -> bool:
    """Whether a page is of the feed's own site: what else an entry may link to was not written there."""
    places = [place for place in (context.base, context.site) if place]
    return not places or any(same_site(page, place) for place in places)
