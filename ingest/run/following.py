"""Which links of a reading are worth fetching next. Pure."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ingest.schema import Entry, Format, Kind, Reading, Source, SourceKind
from ingest.text.urls import same_site

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
"""What kind of source a document of each kind makes; the others have nothing to read, or are only links."""


def kind_of(reading: Reading) -> SourceKind:
    """Return what kind of source a document makes."""
    if reading.format is Format.SITEMAP:
        return "sitemap"
    return KINDS.get(reading.kind, "listing")


def to_follow(reading: Reading, source: Source, depth: int) -> tuple[str, ...]:
    """Return the addresses of a page's latest list, and of what a listing or a sitemap lists, on the source's own site.

    `depth` is the page's: 0 that of the source itself. A feed's entries are its own; nothing of it is followed.
    """
    if depth >= source.follow or reading.kind is Kind.FEED:
        return ()
    named = dict.fromkeys(url for url in _named(reading) if same_site(url, source.url))
    for own in (reading.url, source.url):
        named.pop(own, None)
    return tuple(named)


def _named(reading: Reading) -> Iterator[str]:
    yield from (item.url for item in reading.latest if item.url)
    yield from (link.url for link in reading.links if link.rel in ("item", "sitemap"))


def summaries(reading: Reading) -> tuple[str, ...]:
    """Return the addresses of a feed's new and changed entries of which it gives only a summary."""
    return tuple(entry.url for entry in reading.entries if isinstance(entry, Entry) and entry.url and _is_short(entry))


def _is_short(entry: Entry) -> bool:
    return entry.origin == "feed" and (entry.content_html is None or (entry.word_count or 0) < WORDS)


def feeds_of(reading: Reading, source: Source) -> tuple[str, ...]:
    """Return where a site's feed may be, the likeliest first: as its page declares; guessed only of a `site`."""
    declared = [link.url for link in reading.links if link.rel == "feed"]
    guessed = [link.url for link in reading.links if link.rel == "feed-guess"] if source.kind == "site" else []
    return tuple(declared[:1] or guessed[:GUESSES])


def seeks_feed(reading: Reading, source: Source, known: SourceKind | None) -> bool:
    """Whether a page is looked at only for the feed it names: a site's front, or what stands where a feed was.

    A section's page is, where the feed that it names is its own and not that of all the site.
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
