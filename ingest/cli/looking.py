"""What is at an address that somebody wants to read, and the source that it makes."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ingest.errors import ReadError, UsageError
from ingest.run.following import KINDS
from ingest.schema import (
    NO_REPAIRS,
    RULES,
    SPACING,
    Document,
    Entry,
    Failure,
    Fetched,
    FetchState,
    Flaw,
    Format,
    Kind,
    Link,
    NotModified,
    Reading,
    Source,
)
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url, host_of
from ingest.text.written import made_one_line

Ask = Callable[[Source, FetchState], Fetched]
Answered = Document | NotModified | Failure

LONGEST_TITLE = 200  # characters
MOST_TRIED = 3  # feeds of one page that are asked for, or sitemaps of one site
USUAL_SITEMAP = "/sitemap.xml"
_SITEMAP = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)

PAGES = ("page", "listing")
# The kinds that a person may ask for, by the kind that was found out: the person knows the site.
ALLOWED = {
    "page": (*PAGES, "site"),
    "listing": (*PAGES, "site"),
    "site": ("site",),  # a page with nothing to read but the feeds it names
    "sitemap": ("sitemap",),
    "feed": ("feed",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for: an address, and what is known of it beforehand."""

    url: str
    kind: str | None = None
    private: bool
    guessed: bool = False  # whether https:// was not written


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found at the address asked for, or at that of a feed which the page there names."""

    url: str  # where it has moved for good, if it has
    kind: str
    reading: Reading
    feeds: tuple[Link, ...] = ()  # that the page names, if a page was asked for
    guesses: tuple[Link, ...] = ()  # where feeds of sites usually are, if it names none and there is nothing to read
    forbidden: bool = False  # whether robots.txt keeps it from being polled

    @property
    def title(self) -> str | None:
        """What it calls itself, the feed or the page; None: nothing."""
        feed = self.reading.feed
        said = (feed and feed.title) or next((one.title for one in self._entries() if self.kind == "page"), None)
        return made_one_line(line_of(said)[:LONGEST_TITLE]) if said else None

    @property
    def language(self) -> str | None:
        """The language that it says it is in; None: it does not say."""
        feed = self.reading.feed
        return (feed and feed.language) or next((one.language for one in self._entries() if one.language), None)

    @property
    def newest(self) -> datetime | None:
        """When the newest of its entries and rows was published, as far as they say; None: none does."""
        said = [*(one.published for one in self._entries()), *(row.published for row in self.reading.latest)]
        return max(filter(None, said), default=None)

    @property
    def repairs(self) -> Counter[str]:
        """The rules by which it had to be repaired, or something of it left out, and how often."""
        told = (*self.reading.warnings, *(flaw for one in self._entries() for flaw in one.warnings))
        return Counter(flaw.rule for flaw in told if flaw.rule not in NO_REPAIRS)

    def _entries(self) -> Iterator[Entry]:
        return (one for one in self.reading.entries if isinstance(one, Entry))


def look(wish: Wish, ask: Ask, *, pause: Callable[[float], None]) -> Seen:
    """Return what is at an address, or the feed that its page names, unless the page itself is wanted.

    If a front page has neither a feed nor anything to read, the sitemaps that its robots.txt names are asked for, or
    the usual one. Between two requests to one public host it pauses as long as a poll does.

    Raises: UsageError: nothing that can be read is there, or not what is wanted.
    """
    visit = _Visit(ask, pause, wish)
    seen = _found(visit, wish)
    return seen if seen.kind == "feed" else replace(seen, forbidden=visit.forbidden(seen))


def _found(visit: "_Visit", wish: Wish) -> Seen:
    seen = visit.seen(wish.url)
    if seen.kind in (*PAGES, "site") and wish.kind in (None, "feed") and (found := visit.feed_of(seen)):
        return found
    if seen.guesses and wish.kind in (None, "sitemap") and (found := visit.sitemap_of(seen)):
        return found
    if seen.kind == "site" and wish.kind is None:
        where = f"at {seen.feeds[0].url}, which it names" if seen.feeds else f"at {seen.guesses[0].url} or the like"
        raise UsageError(f"{_nothing_at(wish.url, seen.reading)}; nor is a feed {where}")
    allowed = ALLOWED[seen.kind]
    if wish.kind and wish.kind not in allowed:
        named = f"; it names a feed: {seen.feeds[0].url}" if seen.feeds else ""
        raise UsageError(f"{wish.url}: is no {wish.kind}: it is read as a {seen.kind}{named}; {_advice(allowed)}")
    return Seen(url=seen.url, kind=wish.kind or seen.kind, reading=seen.reading, feeds=seen.feeds)


def _advice(allowed: tuple[str, ...]) -> str:
    return f"write {' or '.join(f'--kind {kind}' for kind in allowed)}"


@dataclass(frozen=True, slots=True)
class _Visit:
    """A look at one site, which may take several requests."""

    ask: Ask
    pause: Callable[[float], None]
    wish: Wish
    asked: dict[str, Answered] = field(default_factory=dict)  # robots.txt, by its address

    def seen(self, url: str) -> Seen:
        """Return what is at an address.

        Raises: UsageError: nothing that can be read.
        """
        from ingest.fetching import shown
        from ingest.reading import read

        fetched = self._asked(url)
        document = fetched.outcome
        if not isinstance(document, Document):
            cause = document.cause if isinstance(document, Failure) else "the server answers that nothing has changed"
            raise UsageError(f"{url}: {cause}{self._advice(cause)}")
        name = f"{url}, which leads to {shown(document.final_url)}" if document.final_url else url
        try:
            reading = read(document)
        except ReadError as error:
            raise UsageError(f"{name}: not read: {Flaw(error.rule, error.detail).why}") from error
        feeds, guesses = (tuple(link for link in reading.links if link.rel == rel) for rel in ("feed", "feed-guess"))
        moved = absolute_url(fetched.moved_to, None) if fetched.moved_to else None
        kind = _kind(name, reading)
        return Seen(
            url=moved or url, kind=kind, reading=reading, feeds=feeds, guesses=guesses if kind == "site" else ()
        )

    def _advice(self, cause: str) -> str:
        """What to write instead, where that may help."""
        if "allow_private" in cause:
            return "; here: --private"
        no_tls = self.wish.guessed and any(word in cause for word in ("connection", "certificate"))
        return "; if it has no https, write http:// before it" if no_tls else ""

    def feed_of(self, page: Seen) -> Seen | None:
        """Return the first of the feeds a page names, or may have, at which there is a feed; None: there is none."""
        found = self._first("feed", [link.url for link in page.feeds or page.guesses], page)
        return found and replace(found, feeds=page.feeds)

    def sitemap_of(self, page: Seen) -> Seen | None:
        """Return the first of a site's sitemaps at which there is one; None: there is none."""
        robots, answer = self._robots(page)
        return self._first("sitemap", _sitemaps(answer, robots), page)

    def forbidden(self, seen: Seen) -> bool:
        """Whether the robots.txt of a page's host asks programs not to read it, as it may ask of all but feeds."""
        from ingest.fetching import allows

        _robots, answer = self._robots(seen)
        return isinstance(answer, Document) and not allows(answer.body, seen.url)

    def _robots(self, page: Seen) -> tuple[str, Answered]:
        """The address of a page's robots.txt, and what it was answered by; it is asked once."""
        robots = absolute_url("/robots.txt", page.url) or page.url
        if robots not in self.asked:
            self._rest(robots, page)
            self.asked[robots] = self._asked(robots).outcome
        return robots, self.asked[robots]

    def _first(self, kind: str, urls: Sequence[str], page: Seen) -> Seen | None:
        """The first of a page's addresses at which there is what is looked for."""
        for url in urls[:MOST_TRIED]:
            self._rest(url, page)
            try:
                seen = self.seen(url)
            except UsageError:
                continue
            if seen.kind == kind:
                return seen
        return None

    def _asked(self, url: str) -> Fetched:
        return self.ask(Source(id=url, url=url, allow_private=self.wish.private), FetchState())

    def _rest(self, url: str, page: Seen) -> None:
        if host_of(url) == host_of(page.url) and not self.wish.private:
            self.pause(SPACING)


def _sitemaps(answer: Answered, robots: str) -> list[str]:
    """Where the sitemaps of a site are, those of news first: where its robots.txt says, else at the usual place.

    The usual place is not tried if robots.txt forbids it, or if what robots.txt says cannot be known.
    """
    from ingest.fetching import allows
    from ingest.fetching.robots import LIMIT

    body = answer.body[:LIMIT] if isinstance(answer, Document) else b""
    said = (absolute_url(found.decode("utf-8", "replace"), robots) for found in _SITEMAP.findall(body))
    if named := sorted(filter(None, said), key=lambda url: "news" not in url.lower()):
        return named
    if isinstance(answer, Failure) and answer.kind not in ("permanent", "gone"):
        return []
    usual = absolute_url(USUAL_SITEMAP, robots)
    return [usual] if usual and allows(body, usual) else []


def _kind(url: str, reading: Reading) -> str:
    """What a reading makes of a source.

    Raises: UsageError: nothing to poll.
    """
    if reading.format is Format.OPML:
        raise UsageError(f"{url}: is a list of feeds; save it, then: sources import FILE")
    if reading.format is Format.SITEMAP:
        return "sitemap"
    kind = KINDS.get(reading.kind)
    named = reading.feed and reading.feed.title  # a feed that begins may have no more than that
    something = reading.entries or reading.latest or reading.links or (kind == "feed" and named)
    if kind is None and any(link.rel in ("feed", "feed-guess") for link in reading.links):
        return "site"
    if kind is None or not something:
        raise UsageError(_nothing_at(url, reading))
    return kind


def _nothing_at(url: str, reading: Reading) -> str:
    why = RULES[reading.warnings[0].rule if reading.warnings else "no-story"]
    if reading.kind is Kind.FEED:
        why = "a feed with neither a title nor an entry"
    return f"{url}: nothing there to read: {why}"
