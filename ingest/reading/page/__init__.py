"""The reading of a web page: decoded HTML in, Parsed out.

One walk over the tree (`walk`) feeds the readers: `signals` for what the page says of itself, `title`, `body` for the
story, `figures`, `moments` for visible dates and bylines, `latest` and `listing` for its lists, `feeds` for where it
can be followed, `kind` for what it is.
"""

from dataclasses import dataclass, replace

from ingest.reading.page.authors import authors_of
from ingest.reading.page.body import Body, body_of
from ingest.reading.page.compose import compose
from ingest.reading.page.feeds import feeds_of, guesses_of
from ingest.reading.page.figures import figures_of, images_of
from ingest.reading.page.kind import kind_of
from ingest.reading.page.latest import latest_of
from ingest.reading.page.listing import items_of
from ingest.reading.page.moments import dates_of, head_of
from ingest.reading.page.opening import dateline_of
from ingest.reading.page.signals import Signals, signals_of, tags_of
from ingest.reading.page.title import titles_of
from ingest.reading.page.tree import tree_of
from ingest.reading.page.walk import Walked, walk
from ingest.reading.raw import Parsed, RawEntry, RawLatest, Said
from ingest.schema import Format, Image, Kind, Link
from ingest.text.language import fold

__all__ = ["parse_page"]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the readers share of one page."""

    url: str | None
    walked: Walked
    signals: Signals
    titles: tuple[Said, ...]
    body: Body | None


def parse_page(text: str, *, url: str | None = None) -> Parsed:
    """Return what a web page says: an article, a listing's links, or the flaw that says why there is neither.

    `url` is its final address, None or a urn: where it has none; addresses are returned as written.

    Raises: ReadError: there is no markup in it.
    """
    url = url if url and url.startswith(("http://", "https://")) else None
    root = tree_of(text)
    walked = walk(root)
    signals = signals_of(root, walked.anchors)
    titles = titles_of(signals, walked, url)
    body = body_of(walked, frozenset(fold(said.value) for said in titles))
    page = _Page(url, walked, signals, titles, body)
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
        latest=_latest(page) if listed else (),
        links=(*_links(page, kind, base), *(items_of(walked, url) if listed else ())),
        next_link=signals.next_link,
        flaws=(*flaws, *walked.flaws),
    )


def _links(page: _Page, kind: Kind, base: str | None) -> tuple[Link, ...]:
    """Where the page leads besides its stories: its feeds, which are guessed at where it shows none, and its twin."""
    feeds = feeds_of(page.signals.links, page.walked, page.url, base)
    if not feeds and kind not in (Kind.CHALLENGE, Kind.LOGIN):
        feeds = guesses_of(page.url)
    return (*feeds, *(link for link in page.signals.links if link.rel != "alternate"))


def _latest(page: _Page) -> tuple[RawLatest, ...]:
    return latest_of(page.walked, page.url, site=page.signals.first("og:site_name", "json-ld:publisher"))


def _entry(page: _Page, body: Body) -> RawEntry:
    signals = page.signals
    head = head_of(page.walked, body, page.url, signals.first("html:lang"))
    dates, authors = dates_of(signals, head), authors_of(signals, head)
    images = images_of(page.walked, signals, body)
    figures = figures_of(page.walked, body)
    body = _without_caption(body, images)
    return RawEntry(
        canonical=signals.said("canonical"),
        title=page.titles,
        summary=signals.said("summary"),
        content=(Said(compose(body.runs, body.container, figures), "body", "html"),),
        published=dates.published,
        updated=dates.updated,
        language=signals.said("language"),
        publisher=signals.said("publisher"),
        section=signals.said("section"),
        place=signals.said("place"),
        rights=signals.said("rights"),
        author=authors.said,
        people=authors.people,
        tags=tags_of(signals),
        images=images,
        links=signals.links,
        dateline=dateline_of(page.walked, body),
        latest=_latest(page),
        paywalled=None if signals.graph.free is None else not signals.graph.free,
        signals=(("authors", authors.signal),) if authors.people else (),
    )


def _without_caption(body: Body, images: tuple[Image, ...]) -> Body:
    """Leave out a first block that is the lead image's caption, where no markup says that it is one."""
    captions = {
        fold(f"{image.caption} {said}") for image in images[:1] if image.caption for said in ("", image.credit or "")
    }
    leads = len(body.runs) > 1 and fold(body.runs[0].text) in captions
    return replace(body, runs=body.runs[1:]) if leads else body
