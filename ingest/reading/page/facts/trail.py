"""Finds the section of a story whose markup names none: in its breadcrumbs, or in a label beside its title."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice, pairwise
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from ingest.reading.page.dom.around import Attributes
from ingest.reading.page.dom.walked import Anchor, Run, Walked
from ingest.reading.raw import Said
from ingest.reading.sections import section
from ingest.text.language import fold
from ingest.text.markup import Element, line_of, tree_text
from ingest.text.urls import absolute_url, same_site

_NAMES = frozenset(
    {"class", "id", "aria-label", "aria-labelledby", "itemtype", "data-testid"}
)  # attributes that may name breadcrumbs
_TRAIL = re.compile(r"bread[-_]?crumb|(?<![a-z])crumbs?(?![a-z])|(?<![a-z])ariane(?![a-z])")
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
_YEAR = re.compile(r"/(?:19|20)\d\d(?:/|$)")
_CATEGORY = re.compile(r"/(?:[a-z]{1,12}-)?(?:[ck]ategor[a-z]{1,4}|rubri(?:k|que|ca)s?)/[^/]+/?$")  # the address of one
_CATEGORY_NAME = re.compile(r"(?<![a-z])(?:categor(?:y|ies)|cats?|kicker|rubri(?:[ck]|que))(?![a-z])")  # a class
_SIGNS = "/|\\›»>→‹«<❯·•:→ \t\n"  # between the steps
MOST_PLACES = 3000  # that are looked at
MOST_STEPS = 8  # of a trail: a menu has more
LONGEST_TRAIL = 400  # characters of one
LONGEST = 40  # characters of a section's name
NEAR = 12  # pieces of text above the title in which breadcrumbs without a name are looked for
MOST_FILED = 3  # links to categories: more of them are a menu
LABEL = 4  # pieces of text above and below the title in which a label is looked for


class _Step(NamedTuple):
    path: str  # of its address
    text: str


def sections_of(
    walked: Walked, title: Run | None, url: str | None, others: frozenset[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return what a page shows of its section, by signal; `others` are its titles and its site's names, folded."""
    steps = chain(_named(walked, url), _unnamed(walked, title, url), _label(walked, title, url))
    return {"breadcrumbs": tuple(islice((step for step in steps if fold(step) not in others), 1))}


def _named(walked: Walked, url: str | None) -> Iterator[str]:
    """Yield the steps below the front page of all breadcrumbs that are named so."""
    first = islice(walked.places, MOST_PLACES)
    short = (place.element for place in first if place.linked and place.chars <= LONGEST_TRAIL)
    for element in chain(short, walked.menus):
        if _is_called_trail(element) or (element.tag == "nav" and _is_called_trail(element.getparent())):
            links = list(islice(element.iter("a"), MOST_STEPS + 1))
            if len(links) <= MOST_STEPS:
                yield from _below_front(_steps(links, url))


def _is_called_trail(element: Element | None) -> bool:
    if element is None:
        return False
    said = " ".join(cast("list[str]", element.values())).lower()
    if "crumb" not in said and "ariane" not in said:
        return False  # nearly always
    items = cast("Attributes", element.items())
    return any(name in _NAMES and _TRAIL.search(value.lower()) for name, value in items)


def _unnamed(walked: Walked, title: Run | None, url: str | None) -> Iterator[str]:
    """Yield the link above the title that follows one to the front page, with only a sign between them."""
    for front, anchor in pairwise(_near(walked, title, NEAR, 0)):
        between = [piece.text for piece in walked.pieces[front.end : anchor.piece]]
        if len(between) == 1 and not between[0].strip(_SIGNS):
            steps = list(_steps([front.element, anchor.element], url))
            if len(steps) > 1 and _FRONT.fullmatch(steps[0].path):
                yield from _below_front(steps)


def _label(walked: Walked, title: Run | None, url: str | None) -> Iterator[str]:
    """Yield the links beside the title to a folder that the page is in, or to a category, unless they are a menu."""
    own = urlsplit(url or "").path
    near = [anchor.element for anchor in _near(walked, title, LABEL, LABEL)]
    steps = list(_steps(near, url))
    for step in steps:
        if own.startswith(f"{step.path.rstrip('/')}/") and not _YEAR.search(step.path):
            yield from _below_front([step])
    filed = [step for step in steps if _CATEGORY.search(step.path)]
    around = _steps([anchor.element for anchor in _near(walked, title, NEAR, LABEL)], url) if filed else ()
    if sum(_CATEGORY.search(step.path) is not None for step in around) <= MOST_FILED:
        yield from _below_front(filed)
    called = [link for link in near if _is_called_category(link)]
    yield from _below_front(_steps(called, url)) if len(called) <= MOST_FILED else ()


def _is_called_category(link: Element) -> bool:
    """Whether a link, or the element around it, is named after categories: the addresses of many sites do not tell."""
    around = (link, link.getparent())
    return any(one is not None and _CATEGORY_NAME.search(one.get("class") or "") is not None for one in around)


def _near(walked: Walked, title: Run | None, above: int, below: int) -> list[Anchor]:
    if title is None:
        return []
    end = walked.end_of(walked.number_of(title)) + below if below else title.piece
    return [anchor for anchor in walked.anchors if title.piece - above <= anchor.piece < end and anchor.text.strip()]


def _steps(links: Iterable[Element], url: str | None) -> Iterator[_Step]:
    """Yield the links to other pages of the site, with their texts."""
    for link in links:
        address = absolute_url((link.get("href") or "").split("#")[0], url)
        if address and address != url and (url is None or same_site(address, url)):
            yield _Step(urlsplit(address).path, line_of(tree_text(link)).strip(_SIGNS))


def _below_front(steps: Iterable[_Step]) -> Iterator[str]:
    """Yield the names of the steps that are not the front page."""
    for path, text in steps:
        is_front = _FRONT.fullmatch(path) or "." in text  # the site's name
        if not is_front and 1 < len(text) <= LONGEST and section(Said(text, "breadcrumbs")):
            yield text
