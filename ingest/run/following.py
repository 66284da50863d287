"""Which links of a reading are worth fetching next. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from ingest.schema import Entry, Format, Kind, Reading, Source, SourceKind
from ingest.text.urls import same_site

Named = Mapping[str, datetime | None]
"""Addresses, in a document's order, each with when what is there appeared; None: it is not said."""

LATELY = timedelta(days=3)  # what appeared so long before its source was polled is news, a weekend included
WORDS = 120  # of a feed entry; below that what a feed gives is a summary
GUESSES = 3  # addresses that are tried where a site declares no feed
KINDS: Mapping[Kind, SourceKind] = MappingProxyType(
    {
        Kind.FEED: "feed",
        Kind.ARTICLE: "page",
        Kind.VIDEO: "page",
        Kind.FRONT: "listing",
        Kind.LISTING: "listing",
    }
)
"""What kind of source a document of each kind makes; those of other kinds have nothing to read, or only links."""


def kind_of(reading: Reading) -> SourceKind:
    """Return what kind of source a document makes."""
    if reading.format is Format.SITEMAP:
        return "sitemap"
    return KINDS.get(reading.kind, "listing")


def to_follow(reading: Reading, source: Source, depth: int) -> Named:
    """Return the addresses in a page's latest list, and those a listing or sitemap lists, on the source's own site.

    `depth` is the page's: 0 for the source itself. Nothing in a feed is followed: it carries its entries itself.
    """
    if depth >= source.follow or reading.kind is Kind.FEED:
        return {}
    latest = ((item.url, item.published) for item in reading.latest if item.url)
    listed = ((link.url, link.updated) for link in reading.links if link.rel == "item")
    return _on_site((*latest, *listed), reading, source)


def parts_of(reading: Reading, source: Source) -> Named:
    """Return the addresses of the sitemaps that a sitemap index names; together they count as one list."""
    if not source.follow or reading.format is not Format.SITEMAP:
        return {}
    return _on_site(((link.url, link.updated) for link in reading.links if link.rel == "sitemap"), reading, source)


def _on_site(found: Iterable[tuple[str, datetime | None]], reading: Reading, source: Source) -> Named:
    named: dict[str, datetime | None] = {}
    for url, at in found:
        if url in named or same_site(url, source.url):
            named[url] = named.get(url) or at
    for own in (reading.url, source.url):
        named.pop(own, None)
    return named


def summaries(reading: Reading) -> Named:
    """Return the addresses of a feed's new and changed entries of which it gives only a summary."""
    entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    return {entry.url: entry.published for entry in entries if entry.url and _is_short(entry)}


def backlog(named: Named, since: datetime, *, undated: bool) -> frozenset[str]:
    """Return the addresses that are not news: what appeared before `since`, with `undated` also what has no date."""
    return frozenset(url for url, at in named.items() if (undated if at is None else at < since))


def _is_short(entry: Entry) -> bool:
    return entry.origin == "feed" and (entry.content_html is None or (entry.word_count or 0) < WORDS)


def feeds_of(reading: Reading, source: Source) -> tuple[str, ...]:
    """Return where a site's feed may be, the likeliest first: what its page declares; for a `site`, else guesses."""
    declared = [link.url for link in reading.links if link.rel == "feed"]
    guessed = [link.url for link in reading.links if link.rel == "feed-guess"] if source.kind == "site" else []
    return tuple(declared[:1] or guessed[:GUESSES])


def seeks_feed(reading: Reading, source: Source, known: SourceKind | None) -> bool:
    """Whether only the feed that a page names is wanted: so for a site's front page, or a page in place of a feed.

    And for a section's page, if the feed that it names is its own and not the whole site's.
    """
    if reading.kind is Kind.FEED:
        return False
    if source.kind in ("site", "feed") or known == "feed":
        return True
    if source.kind is not None or known not in (None, "listing"):
        return False
    if reading.kind is Kind.LISTING:
        return any(feed.startswith(source.url.rstrip("/")) for feed in feeds_of(reading, source))
    return reading.kind in (Kind.FRONT, Kind.EMPTY)
