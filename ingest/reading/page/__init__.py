"""The reading of a web page: decoded HTML in, Parsed out.

One walk over the tree (`walk`) feeds the readers: `signals` for what the page says of itself, `title`, `body` for the
story, `figures`, `moments` for visible dates and bylines, `latest` and `listing` for its lists, `feeds` for where it
can be followed, `kind` for what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from ingest.reading.page.body import Body, body_of
from ingest.reading.page.compose import compose
from ingest.reading.page.feeds import feeds_of, guesses_of
from ingest.reading.page.figures import figures_of, images_of
from ingest.reading.page.gallery import with_gallery
from ingest.reading.page.kind import kind_of
from ingest.reading.page.latest import latest_of
from ingest.reading.page.listing import items_of
from ingest.reading.page.live import posts_of
from ingest.reading.page.moments import address_date, bylines, marked_times, visible_dates
from ingest.reading.page.opening import dateline_of
from ingest.reading.page.pager import next_page
from ingest.reading.page.paywall import is_walled, without_wall
from ingest.reading.page.signals import Signals, signals_of, tags_of
from ingest.reading.page.title import titles_of
from ingest.reading.page.tree import read_tree
from ingest.reading.page.unfolding import frames
from ingest.reading.page.video import is_front, is_video
from ingest.reading.page.walk import Walked, walk
from ingest.reading.phrases.byline import people_of
from ingest.reading.raw import Parsed, RawEntry, RawLatest, Said
from ingest.schema import Flaw, Format, Image, Kind, Link, Recipe
from ingest.text.language import fold

if TYPE_CHECKING:
    from ingest.reading.page.recipe import Cooked

__all__ = ["parse_page"]

STORIES = frozenset({Kind.ARTICLE, Kind.VIDEO})  # kinds of page that give an entry
LISTS = frozenset({Kind.LISTING, Kind.FRONT})
MOST_FRAMES = 5  # that are named


@dataclass(frozen=True, slots=True)
class _Page:
    """What the readers share of one page."""

    url: str | None
    walked: Walked
    signals: Signals
    titles: tuple[Said, ...]
    body: Body | None


def parse_page(page: str | bytes, *, url: str | None = None, recipe: Recipe | None = None) -> Parsed:
    """Return what a web page, text or UTF-8, says: an article, a listing's links, or the flaw why there is neither.

    `url` is its final address, None or a urn: where it has none; addresses are returned as written. A `recipe` for
    its site has the first word.

    Raises: ReadError: there is no markup in it.
    """
    url = url if url and url.startswith(("http://", "https://")) else None
    root, mended = read_tree(page)
    cooked = _cooked(recipe, root)
    walked = walk(root)
    signals = signals_of(root)
    titles = titles_of(signals, walked, url)
    body = body_of(walked, frozenset(fold(said.value) for said in titles))
    read = _Page(url, walked, signals, titles, body)
    kind, flaws = _judged(read, cooked)
    listed = kind in LISTS
    # A saved listing has no address of its own; what it says its address is will do for its links.
    base = signals.base or (None if url else signals.first("link:canonical", "og:url"))
    return Parsed(
        format=Format.HTML,
        kind=kind,
        base=base,
        entries=() if kind not in STORIES else (_entry(read, body) if cooked is None else _served(read, body, cooked),),
        latest=((cooked.latest if cooked else ()) or _latest(read)) if listed else (),
        links=(*_links(read, kind, base), *(items_of(walked, url) if listed else ())),
        next_link=_next_link(read, kind, cooked),
        flaws=(*mended, *flaws, *walked.flaws),
    )


def _cooked(recipe: Recipe | None, root: HtmlElement) -> "Cooked | None":
    if recipe is None:
        return None
    from ingest.reading.page.recipe import cook  # only a page of a site with a recipe pays for BeautifulSoup

    return cook(recipe, root)


def _served(page: _Page, body: Body | None, cooked: "Cooked") -> RawEntry:
    from ingest.reading.page.recipe import served

    return served(_entry(page, body), cooked)


def _judged(page: _Page, cooked: "Cooked | None") -> tuple[Kind, tuple[Flaw, ...]]:
    """What the page is, with the flaw that says so; where its recipe finds the story, a story."""
    kind, flaws = kind_of(page.walked, page.signals, page.body)
    missed = cooked.flaws if cooked else ()
    if cooked and cooked.body:
        return (kind if kind in STORIES else Kind.ARTICLE), ()
    if is_video(page.signals, page.body):
        return Kind.VIDEO, ()
    if kind is Kind.LISTING:
        return (Kind.FRONT if is_front(page.url or page.signals.first("link:canonical", "og:url")) else kind), flaws
    if kind is Kind.EMPTY and (framed := ", ".join(islice(frames(page.walked.root), MOST_FRAMES))):
        flaws = (Flaw("no-story", f"the page is made of others: {framed}"[:200]),)
    return kind, (*missed, *flaws) if kind is Kind.EMPTY else flaws  # a redesign may be why there is nothing


def _next_link(page: _Page, kind: Kind, cooked: "Cooked | None") -> str | None:
    said = cooked.values.get("next", ()) if cooked else ()
    stated = page.signals.next_link
    return next(iter(said), None) or (
        next_page(page.walked, page.body, page.url, stated) if kind in STORIES else stated
    )


def _links(page: _Page, kind: Kind, base: str | None) -> tuple[Link, ...]:
    """Where the page leads besides its stories: its feeds, which are guessed at where it shows none, and its twin."""
    feeds = feeds_of(page.signals.links, page.walked, page.url, base)
    if not feeds and kind not in (Kind.CHALLENGE, Kind.LOGIN):
        feeds = guesses_of(page.url)
    return (*feeds, *(link for link in page.signals.links if link.rel != "alternate"))


def _latest(page: _Page) -> tuple[RawLatest, ...]:
    return latest_of(page.walked, page.url, site=page.signals.first("og:site_name", "json-ld:publisher"))


def _entry(page: _Page, body: Body | None) -> RawEntry:
    signals = page.signals
    images = with_gallery(images_of(page.walked, signals, body), page.walked, body)
    return RawEntry(
        canonical=signals.said("canonical"),
        title=page.titles,
        summary=signals.said("summary"),
        content=_content(page, body, images) if body else (),
        published=_published(page),
        updated=signals.said("updated"),
        language=signals.said("language"),
        publisher=signals.said("publisher"),
        section=signals.said("section"),
        place=signals.said("place"),
        rights=signals.said("rights"),
        author=_authors(page),
        people=signals.graph.people,
        tags=tags_of(signals),
        images=images,
        links=signals.links,
        dateline=dateline_of(page.walked, _without_caption(body, images)) if body else None,
        latest=_latest(page),
        paywalled=is_walled(page.walked, body) if signals.graph.free is None else not signals.graph.free,
        signals=(("authors", "json-ld:author"),) if signals.graph.people else (),
    )


def _content(page: _Page, body: Body, images: tuple[Image, ...]) -> tuple[Said, ...]:
    figures = figures_of(page.walked, body)
    story = without_wall(_without_caption(body, images))
    said = Said(compose(story.runs, story.container, figures), "body", "html")
    return (*posts_of(page.signals.graph, [run.text for run in story.runs]), said)


def _without_caption(body: Body, images: tuple[Image, ...]) -> Body:
    """Leave out a first block that is the lead image's caption, where no markup says that it is one."""
    captions = {
        fold(f"{image.caption} {said}") for image in images[:1] if image.caption for said in ("", image.credit or "")
    }
    leads = len(body.runs) > 1 and fold(body.runs[0].text) in captions
    return replace(body, runs=body.runs[1:]) if leads else body


def _published(page: _Page) -> tuple[Said, ...]:
    """Dates of publication: what the markup says, then what a reader of the page sees, then the address."""
    language = page.signals.first("html:lang")
    seen = {
        "time": marked_times(page.walked, page.body),
        "text": visible_dates(page.walked, page.body, language),
        "address": [day for day in (address_date(page.url),) if day],
    }
    return page.signals.merged("published", seen)


def _authors(page: _Page) -> tuple[Said, ...]:
    """Bylines; the site's own name is none."""
    site = {fold(said.value) for said in page.signals.said("publisher")}
    said = page.signals.merged("author", {"byline": bylines(page.walked, page.body)})
    return tuple(one for one in said if fold(one.value) not in site and any(_named(one.value)))


def _named(byline: str) -> Iterable[bool]:
    return (bool(person.name) for person in people_of(byline))
