"""Reads the stories that a listing page links to."""

from collections.abc import Iterable, Sequence
from itertools import islice

from ingest.reading.page.dom.walked import Anchor, Walked, on_one_line, weight_of
from ingest.reading.page.lists.day_groups import with_days
from ingest.reading.page.lists.links import are_several, folders_around, is_advertised, is_beside, leads_to_story
from ingest.reading.page.lists.repeated import repeated
from ingest.reading.page.lists.rows import address_of, raw_of, rows_among
from ingest.reading.page.lists.titles import LEAST, TITLE, leads_on
from ingest.reading.phrases.latest_links import leads_beside
from ingest.reading.raw import RawLatest
from ingest.schema import Link
from ingest.text.furniture import is_furniture
from ingest.text.url_rules import ParameterRules

MOST = 300  # links that are returned
MOST_STORIES = 100  # that are read with what stands beside them
MOST_LINKS = 5000  # that are looked at; a newspaper's front page has a thousand


def story_links(walked: Walked, url: str | None) -> Sequence[Anchor]:
    """Return the links of a page that are headlines, in its order; if hardly any is, also those that only lead on.

    A few words are a headline where they head a row like others. Links in menus, to other sites and to the page itself
    are left out.
    """
    heads = {row.anchor.piece for row in repeated(walked, url)}
    inside = _menus(walked)
    beside = [anchor for anchor in walked.anchors[:MOST_LINKS] if not inside[anchor.place.number]]
    named = [anchor for anchor in beside if anchor.piece in heads or _is_headline(anchor)]
    links = [anchor for anchor in named if leads_to_story(anchor.href, url)]
    if are_several(anchor.href for anchor in links):
        return links
    # Cards whose titles are no links lead on by "read more", or by a link that lies over them.
    return [anchor for anchor in beside if _is_headline(anchor) or leads_on(anchor) if leads_to_story(anchor.href, url)]


def items_of(links: Iterable[Anchor]) -> tuple[Link, ...]:
    """Return the addresses of links to stories as written, each once, in their order."""
    titles: dict[str, str] = {}
    for anchor in links:
        href, title = anchor.href.split("#")[0], "" if leads_on(anchor) else _title(anchor)
        if len(title) >= len(titles.get(href, "")):
            titles[href] = title
    return tuple(Link("item", href, title=title or None) for href, title in titles.items())[:MOST]


def stories_of(
    walked: Walked, links: Iterable[Anchor], url: str | None, rules: ParameterRules
) -> tuple[RawLatest, ...]:
    """Return the stories that links lead to, each with the summary, picture and time beside it, in their order."""
    stories = (anchor for anchor in links if not (leads_beside(anchor.href) or "sponsored" in anchor.rel))
    first = islice(stories, 4 * MOST_STORIES)
    addressed = [(anchor, address_of(anchor.href, url, rules)) for anchor in first]
    sections = set(folders_around({address for _, address in addressed}))
    addressed = [(anchor, address) for anchor, address in addressed if address not in sections]
    rows = rows_among(walked, addressed, walked.places[0]) if addressed else []
    kept = [row for row in rows[:MOST_STORIES] if not is_advertised(walked, row)]
    return tuple(with_days(walked, kept, [raw_of(walked, row) for row in kept]))


def _is_headline(anchor: Anchor) -> bool:
    if len(anchor.text) < LEAST // 2:
        return False
    title = _title(anchor)
    return weight_of(title) >= TITLE and not is_furniture(title)


def _title(anchor: Anchor) -> str:
    return on_one_line(anchor.headline or anchor.text)


def _menus(walked: Walked) -> list[bool]:
    """Return for each place whether it is or stands in a menu, a footer or an aside."""
    inside: list[bool] = []
    for place in walked.places:
        inside.append(is_beside(place) or (place.parent is not None and inside[place.parent.number]))
    return inside
