"""Reads a web page: its HTML in, Parsed out.

`looking` walks once over the tree (`dom`), gathers what the page says of itself (`metadata`) and what a `recipe` for
its site finds. `blocks` judges which blocks are the story: a learned model does, except where there can be no doubt. If
there is hardly any story, `dom.carried` looks for it in the page's scripts, and the page is looked at once more. `kind`
and `video` say what the page is, and `story` makes the entry: its text with `blocks.compose`, what stands around the
title with `pictures` and `facts`, the lists with `lists`. Imports go one way, in the order of PAGE_FLOORS in
tests/test_architecture.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ingest.reading.belief import is_front
from ingest.reading.page.blocks.body import Body, body_of
from ingest.reading.page.blocks.model import Model
from ingest.reading.page.dom.unfolding import frames
from ingest.reading.page.dom.walked import Anchor, weight_of
from ingest.reading.page.facts.pager import next_of_list, next_page
from ingest.reading.page.kind import LEAST_STORY, is_marked_article, kind_of
from ingest.reading.page.lists.listing import items_of, stories_of, story_links
from ingest.reading.page.looking import Looked, look, look_at
from ingest.reading.page.metadata.feeds import feeds_in_header, feeds_of, guesses_of
from ingest.reading.page.metadata.signals import with_header
from ingest.reading.page.story import entry_of, latest_on
from ingest.reading.page.video import is_video
from ingest.reading.raw import Parsed, RawLatest
from ingest.schema import Flaw, Format, Kind, Link, Recipe, SiteMemory
from ingest.text.url_rules import GENERAL, ParameterRules

__all__ = ["parse_page"]

STORIES = frozenset({Kind.ARTICLE, Kind.VIDEO})  # kinds of page that give an entry
LISTS = frozenset({Kind.LISTING, Kind.FRONT})
MOST_FRAMES = 5  # that a flaw names
TIMES = 3  # a page's scripts may hold its story if they have so many times as much of it as the page shows


def parse_page(
    page: str | bytes,
    *,
    url: str | None = None,
    memory: SiteMemory | None = None,
    recipe: Recipe | None = None,
    rules: ParameterRules = GENERAL,
    model: Model | None = None,
    header: str = "",
) -> Parsed:
    """Return what a web page says: an article, the links of a listing, or the flaw that says why there is neither.

    The page comes as text or in UTF-8; addresses are returned as written. `url` is its final address, None or a urn if
    it has none. `memory` is what the pages of its site have in common. A `recipe` for its site is believed first.
    `rules` say which links lead to the same page. `model` replaces the package's own. `header` is the `Link` header.

    Raises: ReadError: there is no markup in it.
    """
    seen = look(page, url, recipe, rules)
    body = body_of(seen.walked, seen.claims, memory, model=model)
    if brought := _brought(seen, body):
        seen, body = brought, body_of(brought.walked, brought.claims, memory, model=model)
    seen = replace(seen, signals=with_header(seen.signals, header, seen.url)) if header else seen
    kind, flaws = _judged(seen, body)
    links = story_links(seen.walked, seen.url) if kind in LISTS else ()
    # A saved listing has no address, but its links can be resolved against the one it claims.
    base = seen.signals.base or (None if seen.url else seen.signals.first("link:canonical", "og:url"))
    return Parsed(
        format=Format.HTML,
        kind=kind,
        base=base,
        entries=(entry_of(seen, body),) if kind in STORIES else (),
        latest=_listed(seen, links) if kind in LISTS else (),
        links=(*_links(seen, kind, base, header), *items_of(links)),
        next_link=_next_link(seen, kind, body),
        flaws=(*seen.flaws, *flaws),
    )


def _brought(page: Looked, body: Body | None) -> Looked | None:
    """Return a second look at a page whose scripts hold a story that it hardly shows, once it is put in the body."""
    seen, told = body.weight if body else 0, page.signals.graph.body
    if (seen >= LEAST_STORY and weight_of(told) < TIMES * seen) or (page.findings and page.findings.body):
        return None
    kind, _ = kind_of(page.walked, page.signals, body, page.url)
    if kind not in (Kind.ARTICLE, Kind.EMPTY, Kind.LISTING) or is_front(page.url or "") or is_video(page.signals, body):
        return None
    has_one = kind is not Kind.LISTING or is_marked_article(page.signals)
    from ingest.reading.page.dom.carried import carry  # which hardly any page needs

    if not carry(page.walked.root, told, [title.value for title in page.titles], TIMES * seen, has_one=has_one):
        return None
    return look_at(page.walked.root, page.url, page.findings, page.rules, (*page.flaws, Flaw("carried-story")))


def _judged(page: Looked, body: Body | None) -> tuple[Kind, tuple[Flaw, ...]]:
    """Return the kind of a page, with flaws that say so; if its recipe finds a story, it is one."""
    kind, flaws = kind_of(page.walked, page.signals, body, page.url)
    findings = page.findings
    if findings and findings.body:
        return (kind if kind in STORIES else Kind.ARTICLE), ()
    if is_video(page.signals, body):
        return Kind.VIDEO, ()
    if kind is Kind.LISTING:
        address = page.url or page.signals.first("link:canonical", "og:url") or ""
        return (Kind.FRONT if is_front(address) else kind), flaws
    if kind is Kind.EMPTY and (framed := ", ".join(islice(frames(page.walked.root), MOST_FRAMES))):
        flaws = (Flaw("no-story", f"the page is made of others: {framed}"[:200]),)
    missed = findings.flaws if findings else ()
    return kind, (*missed, *flaws) if kind is Kind.EMPTY else flaws  # the site may have been redesigned


def _listed(page: Looked, links: Sequence[Anchor]) -> tuple[RawLatest, ...]:
    """Return the stories of a listing: those its recipe finds, else its list of newest ones, else all it links to."""
    found = page.findings.latest if page.findings else ()
    return found or latest_on(page) or stories_of(page.walked, links, page.url, page.rules)


def _next_link(page: Looked, kind: Kind, body: Body | None) -> str | None:
    said = page.findings.values.get("next", ()) if page.findings else ()
    stated = page.signals.next_link
    if kind in LISTS:
        stated = next_of_list(page.walked, page.url, stated)
    return next(iter(said), None) or (next_page(page.walked, body, page.url, stated) if kind in STORIES else stated)


def _links(page: Looked, kind: Kind, base: str | None, header: str) -> tuple[Link, ...]:
    """Return where a page leads besides its stories: its feeds, guessed if it shows none, its AMP page, its licence."""
    declared = (*page.signals.links, *feeds_in_header(header, page.url))
    feeds = feeds_of(declared, page.walked, page.url, base)
    if not feeds and kind not in (Kind.CHALLENGE, Kind.LOGIN):
        feeds = guesses_of(page.url)
    return (*feeds, *(link for link in page.signals.links if link.rel != "alternate"))
