"""The reading of a web page: decoded HTML in, Parsed out.

One walk over the tree (`walk`) feeds the readers: `signals` for what the page says of itself, `title`, `body` for the
story, `figures`, `moments` for visible dates and bylines, `latest` and `listing` for its lists, `feeds` for where it
can be followed, `kind` for what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.reading.page.body import Body, body_of
from ingest.reading.page.compose import compose
from ingest.reading.page.features import Said as SaidOfIt
from ingest.reading.page.feeds import feeds_of, guesses_of
from ingest.reading.page.figures import figures_of, images_of
from ingest.reading.page.kind import kind_of
from ingest.reading.page.latest import latest_of
from ingest.reading.page.listing import items_of, stories_of
from ingest.reading.page.model import Model
from ingest.reading.page.moments import address_date, bylines, marked_times, visible_dates
from ingest.reading.page.opening import dateline_day, dateline_of
from ingest.reading.page.signals import Signals, signals_of, tags_of
from ingest.reading.page.title import titles_of
from ingest.reading.page.tree import tree_of
from ingest.reading.page.walk import Walked, walk
from ingest.reading.phrases.byline import people_of
from ingest.reading.raw import Parsed, RawEntry, RawLatest, Said
from ingest.schema import Dateline, Format, Image, Kind, Link, SiteMemory
from ingest.text.language import fold

__all__ = ["Looked", "look", "parse_page"]

MOST_SAID = 200_000  # characters of an articleBody that are compared with the blocks


@dataclass(frozen=True, slots=True)
class Looked:
    """What the readers share of one page."""

    url: str | None
    walked: Walked
    signals: Signals
    titles: tuple[Said, ...]  # the likeliest first

    @property
    def said(self) -> SaidOfIt:
        """What the page says of its story outside of it."""
        return SaidOfIt(
            titles=frozenset(fold(title.value) for title in self.titles),
            summary=_lower(self.signals.first("og:description", "json-ld:description", "meta:description")),
            body=_lower(self.signals.graph.body[:MOST_SAID]),
            is_article=self.signals.graph.is_article,
        )


def look(text: str, url: str | None = None) -> Looked:
    """Return what stands on a page and what it says of itself, before any of it is judged.

    `url` is its final address, None or a urn: where it has none.

    Raises: ReadError: there is no markup in it.
    """
    url = url if url and url.startswith(("http://", "https://")) else None
    root = tree_of(text)
    walked = walk(root)
    signals = signals_of(root)
    return Looked(url, walked, signals, titles_of(signals, walked, url))


def parse_page(
    text: str, *, url: str | None = None, memory: SiteMemory | None = None, model: Model | None = None
) -> Parsed:
    """Return what a web page says: an article, a listing's links, or the flaw that says why there is neither.

    `url` is its final address, None or a urn: where it has none; addresses are returned as written. `memory` is what
    the pages of its site have in common, `model` another than the package's.

    Raises: ReadError: there is no markup in it.
    """
    page = look(text, url)
    url, walked, signals = page.url, page.walked, page.signals
    body = body_of(walked, page.said, memory, model=model)
    kind, flaws = kind_of(walked, signals, body)
    entries = (_entry(page, body),) if kind is Kind.ARTICLE and body else ()
    listed = kind is Kind.LISTING
    # A saved listing has no address of its own; what it says its address is will do for its links.
    base = signals.base or (None if url else signals.first("link:canonical", "og:url"))
    return Parsed(
        format=Format.HTML,
        kind=kind,
        base=base,
        entries=entries,
        latest=(_latest(page) or stories_of(walked, url)) if listed else (),
        links=(*_links(page, kind, base), *(items_of(walked, url) if listed else ())),
        next_link=signals.next_link,
        flaws=(*flaws, *walked.flaws),
    )


def _lower(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _links(page: Looked, kind: Kind, base: str | None) -> tuple[Link, ...]:
    """Where the page leads besides its stories: its feeds, which are guessed at where it shows none, and its twin."""
    feeds = feeds_of(page.signals.links, page.walked, page.url, base)
    if not feeds and kind not in (Kind.CHALLENGE, Kind.LOGIN):
        feeds = guesses_of(page.url)
    return (*feeds, *(link for link in page.signals.links if link.rel != "alternate"))


def _latest(page: Looked) -> tuple[RawLatest, ...]:
    return latest_of(page.walked, page.url, site=page.signals.first("og:site_name", "json-ld:publisher"))


def _entry(page: Looked, body: Body) -> RawEntry:
    signals = page.signals
    images = images_of(page.walked, signals, body)
    figures = figures_of(page.walked, body)
    body = _without_caption(body, images)
    dateline = dateline_of(page.walked, body)
    return RawEntry(
        canonical=signals.said("canonical"),
        title=page.titles,
        summary=signals.said("summary"),
        content=(Said(compose(page.walked, body.runs, body.container, figures), "body", "html"),),
        published=_published(page, body, dateline),
        updated=signals.said("updated"),
        language=signals.said("language"),
        publisher=signals.said("publisher"),
        section=signals.said("section"),
        place=signals.said("place"),
        rights=signals.said("rights"),
        author=_authors(page, body),
        people=signals.graph.people,
        tags=tags_of(signals),
        images=images,
        links=signals.links,
        dateline=dateline,
        latest=_latest(page),
        paywalled=None if signals.graph.free is None else not signals.graph.free,
        signals=(("authors", "json-ld:author"),) if signals.graph.people else (),
    )


def _without_caption(body: Body, images: tuple[Image, ...]) -> Body:
    """Leave out a first block that is the lead image's caption, where no markup says that it is one."""
    captions = {
        fold(f"{image.caption} {said}") for image in images[:1] if image.caption for said in ("", image.credit or "")
    }
    leads = len(body.runs) > 1 and fold(body.runs[0].text) in captions
    return replace(body, runs=body.runs[1:]) if leads else body


def _published(page: Looked, body: Body, dateline: Dateline | None) -> tuple[Said, ...]:
    """Dates of publication: what the markup says, what a reader of the page sees, the address, and the dateline."""
    language = page.signals.first("html:lang")
    changed = next((said.value for said in page.signals.said("updated")), None)
    address = page.url or page.signals.first("link:canonical", "og:url")
    day = dateline_day(dateline, address, changed)
    seen = {
        "time": marked_times(page.walked, body),
        "text": visible_dates(page.walked, body, language),
        "address": [found for found in (address_date(page.url),) if found],
        "dateline": [day] if day else [],
    }
    return page.signals.merged("published", seen)


def _authors(page: Looked, body: Body) -> tuple[Said, ...]:
    """Bylines; the site's own name is none."""
    site = {fold(said.value) for said in page.signals.said("publisher")}
    said = page.signals.merged("author", {"byline": bylines(page.walked, body)})
    return tuple(one for one in said if fold(one.value) not in site and any(_named(one.value)))


def _named(byline: str) -> Iterable[bool]:
    return (bool(person.name) for person in people_of(byline))
