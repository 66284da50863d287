"""The reading of a web page: decoded HTML in, Parsed out.

`looking` walks once over the tree (`dom`) and gathers what the page says of itself (`metadata`), or what a `recipe` for
its site finds. `blocks` judges which blocks are the story, by a learned model but for what is beyond doubt; where there
is next to none, `dom.carried` looks for it in the page's scripts, for a second look. `kind` and `video` say what the
page is, `story` makes the entry of it: `blocks.compose` for the text, `pictures` and `facts` for what stands around the
title, `lists` for its lists. Imports go one way, in the order of PAGE_FLOORS in tests/test_architecture.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ingest.reading.belief import is_front
from ingest.reading.page.blocks.body import Body, body_of
from ingest.reading.page.blocks.model import Model
from ingest.reading.page.dom.unfolding import frames
from ingest.reading.page.dom.walked import Anchor
from ingest.reading.page.facts.pager import next_of_list, next_page
from ingest.reading.page.kind import NO_STORY, is_marked_article, kind_of
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
MOST_FRAMES = 5  # that are named
TIMES = 3  # as much as of its story is seen, from which on a page may hold the whole of it in its scripts


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
    """Return what a web page, text or UTF-8, says: an article, a listing's links, or the flaw why there is neither.

    `url` is its final address, None or a urn: where it has none; addresses are returned as written. `memory` is what
    the pages of its site have in common; a `recipe` for its site has the first word; `rules` say which of its links
    lead to one page; `model` is another than the package's; `header` is the `Link` header that it came with.

    Raises: ReadError: there is no markup in it.
    """
    seen = look(page, url, recipe, rules)
    body = body_of(seen.walked, seen.claims, memory, model=model)
    if brought := _brought(seen, body):
        seen, body = brought, body_of(brought.walked, brought.claims, memory, model=model)
    seen = replace(seen, signals=with_header(seen.signals, header, seen.url)) if header else seen
    kind, flaws = _judged(seen, body)
    links = story_links(seen.walked, seen.url) if kind in LISTS else ()
    # A saved listing has no address of its own; what it says its address is will do for its links.
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
    """A second look at a page that shows next to none of what its scripts hold, once its body holds their story too."""
    seen, told = body.weight if body else 0, page.signals.graph.body
    if (seen >= NO_STORY and len(told) < TIMES * seen) or (page.findings and page.findings.body):
        return None
    kind, _ = kind_of(page.walked, page.signals, body)
    if kind not in (Kind.ARTICLE, Kind.EMPTY, Kind.LISTING) or is_front(page.url or "") or is_video(page.signals, body):
        return None
    has_one = kind is not Kind.LISTING or is_marked_article(page.signals)
    from ingest.reading.page.dom.carried import carry  # which hardly any page needs

    if not carry(page.walked.root, told, [title.value for title in page.titles], TIMES * seen, has_one=has_one):
        return None
    return look_at(page.walked.root, page.url, page.findings, page.rules, (*page.flaws, Flaw("carried-story")))


def _judged(page: Looked, body: Body | None) -> tuple[Kind, tuple[Flaw, ...]]:
    """What the page is, with the flaw that says so; where its recipe finds the story, a story."""
    kind, flaws = kind_of(page.walked, page.signals, body)
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
    return kind, (*missed, *flaws) if kind is Kind.EMPTY else flaws  # a redesign may be why there is nothing


def _listed(page: Looked, links: Sequence[Anchor]) -> tuple[RawLatest, ...]:
    """The stories of a listing: those its recipe names, else its list of newest ones, else all it links to."""
    found = page.findings.latest if page.findings else ()
    return found or latest_on(page) or stories_of(page.walked, links, page.url, page.rules)


def _next_link(page: Looked, kind: Kind, body: Body | None) -> str | None:
    said = page.findings.values.get("next", ()) if page.findings else ()
    stated = page.signals.next_link
    if kind in LISTS:
        stated = next_of_list(page.walked, page.url, stated)
    return next(iter(said), None) or (next_page(page.walked, body, page.url, stated) if kind in STORIES else stated)


def _links(page: Looked, kind: Kind, base: str | None, header: str) -> tuple[Link, ...]:
    """Where the page leads besides its stories: its feeds, which are guessed at where it shows none, and its twin."""
    declared = (*page.signals.links, *feeds_in_header(header, page.url))
    feeds = feeds_of(declared, page.walked, page.url, base)
    if not feeds and kind not in (Kind.CHALLENGE, Kind.LOGIN):
        feeds = guesses_of(page.url)
    return (*feeds, *(link for link in page.signals.links if link.rel != "alternate"))
