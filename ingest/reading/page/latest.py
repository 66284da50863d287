"""The list of a site's newest stories that a page carries, found by its heading and by its shape.

The heading says so (`latest_words.py`); the list is the nearest set of links to stories behind it, up to the next
heading. It is told from most-read lists by words, from menus by the length of its links, and from lists of films, goods
and comments by where they lead.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from ingest.reading.page.headings import (
    LONGEST_ALONE,
    Heading,
    has_widgets_name,
    latest_headings,
    news_headings,
    short_lines,
)
from ingest.reading.page.rows import (
    NO_STORY,
    STRONG,
    TITLE,
    Row,
    address_of,
    is_title,
    leads_on,
    raw_of,
    rows_among,
)
from ingest.reading.page.tabs import is_tab, panel_of
from ingest.reading.page.walk import HEADINGS, Anchor, Place, Run, Walked, walk_menu, weight_of
from ingest.reading.phrases.latest_links import is_advert, leads_beside, leads_elsewhere, points_to_all
from ingest.reading.phrases.latest_words import (
    LONGEST,
    heads_latest,
    may_head_latest,
    which_may_head,
)
from ingest.reading.phrases.times import go_back, is_time
from ingest.reading.raw import RawLatest
from ingest.text.furniture import ends_story, heads_other_stories, is_furniture
from ingest.text.language import fold
from ingest.text.url_rules import GENERAL, ParameterRules
from ingest.text.urls import host_of, same_site

LEVELS = 8  # from the heading up to the element that holds its list
FEWEST = 3
MOST = 50
MOST_HEADINGS = 12  # that are tried
MOST_MENUS = 20  # the names of which are looked at
MOST_AROUND = 3  # elements around one
MOST_LINKS = 1000  # behind a heading that are looked at
MOST_RUNS = 600  # the same of blocks of text
MEAN = 24  # mean weight of the titles of a list of stories; a menu's are shorter
SHORT = 18  # mean weight of titles that stand in headings; others are longer, or they are a menu's
MOST_WORDS_BETWEEN = 6  # blocks of text that are no link between a heading and its first story
MOSTLY = 0.6  # of the rows of a list that stand in one box


@dataclass(frozen=True, slots=True)
class _Page:
    walked: Walked
    url: str | None
    rules: ParameterRules


def latest_of(
    walked: Walked, url: str | None, *, site: str | None = None, rules: ParameterRules = GENERAL
) -> tuple[RawLatest, ...]:
    """Return the rows of the page's list of newest stories, in its order; empty where it has none.

    Links to the page itself and to other sites' advertisements are left out. `site` is the site's name.
    """
    own = _own_words(url, site)
    page = _Page(walked, url, rules)
    if rows := _called_latest(page, own):
        return rows
    lines = short_lines(walked)
    numbers = which_may_head(lines.texts)
    headings = latest_headings(walked, lines, numbers, own) if numbers else ()
    for heading in islice(headings, MOST_HEADINGS):
        if found := _list_behind(page, heading):
            return _without_itself(page, found)
    for heading in islice(news_headings(walked, lines), MOST_HEADINGS):
        timed = [raw_of(walked, row) for row in _list_behind(page, heading)[:MOST]]
        if go_back([row.published for row in timed]):
            return tuple(timed)
    return ()


def _called_latest(page: _Page, site: frozenset[str]) -> tuple[RawLatest, ...]:
    """The list in an element for menus that is called the newest stories, as WordPress marks up its boxes of them."""
    for menu in page.walked.menus[:MOST_MENUS]:
        label = menu.get("aria-label")
        if label and heads_latest(label, site):
            inside = _Page(walk_menu(menu), page.url, page.rules)
            holder = inside.walked.places[0]
            widget = any(has_widgets_name(around) for around in islice(menu.iterancestors(), MOST_AROUND))
            rows = _rows(inside, _links(inside, holder, 0), holder, widget=widget)
            if _are_stories(rows, widget=widget):
                return _without_itself(inside, rows)
    return ()


def _without_itself(page: _Page, rows: Iterable[Row]) -> tuple[RawLatest, ...]:
    """The rows that lead to another page."""
    here = address_of(page.url, None, page.rules) if page.url else None
    return tuple(raw_of(page.walked, row) for row in rows if row.address != here)[:MOST]


def _own_words(url: str | None, site: str | None) -> frozenset[str]:
    """The words of a site's name and of its host."""
    return frozenset(fold(site).split()) | frozenset(fold(host_of(url)).split() if url else ())


def _list_behind(page: _Page, heading: Heading) -> list[Row]:
    """The stories behind a heading: those in its tab's box, else in the nearest element around that holds several."""
    link = page.walked.pieces[heading.end - 1].anchor
    panel = panel_of(page.walked, heading.run.place, link)
    rows = _rows(page, _links(page, panel, heading.end), panel, widget=False) if panel is not None else []
    if _are_stories(rows):
        return rows
    if _is_second_tab(page, heading):
        return []
    rows = _climbed(page, heading)
    return rows if _are_stories(rows, widget=heading.widget) and _is_near(page, heading, rows[0]) else []


def _is_second_tab(page: _Page, heading: Heading) -> bool:
    """Whether a heading stands right behind the tab of another list: what is behind both is rather that one's."""
    place, at = heading.run.place, bisect_left(page.walked.runs, heading.run.piece, key=lambda run: run.piece)
    before = page.walked.runs[at - 1] if at else None
    if before is None or (place.tag != "li" and not is_tab(place)):
        return False
    return before.place.tag == place.tag and before.place.parent is place.parent and heads_other_stories(before.text)


def _climbed(page: _Page, heading: Heading) -> list[Row]:
    """The stories in the nearest element around a heading that holds several behind it."""
    holder: Place | None = heading.run.place
    for _ in range(LEVELS):
        if holder is None or holder.tag == "html" or (holder.tag == "body" and holder is not heading.run.place.parent):
            return []
        if holder.tag in ("ul", "ol") and heading.run.linked:
            return []  # an entry of a menu, at whatever depth of it
        links = _links(page, holder, heading.end)
        if _may_be_stories(links, widget=heading.widget):
            stop = _next_heading(page, heading, holder)
            before = [anchor for anchor in links if anchor.piece < stop] if stop else links
            rows = _rows(page, before, holder, widget=heading.widget)
            if stop or len(rows) >= FEWEST:
                return rows
        holder = holder.parent
    return []


def _links(page: _Page, holder: Place, start: int) -> list[Anchor]:
    """The links to pages inside a place, from a piece of text on."""
    anchors = page.walked.anchors
    at = bisect_left(anchors, max(start, 0), key=lambda anchor: anchor.piece)
    while at < len(anchors) and anchors[at].place.number < holder.number:
        at += 1
    behind = takewhile(lambda anchor: holder.holds(anchor.place), islice(anchors, at, at + MOST_LINKS))
    return [anchor for anchor in behind if not anchor.href.startswith(NO_STORY)]


def _may_be_stories(links: Sequence[Anchor], *, widget: bool) -> bool:
    """Whether several addresses have a title, or a link that lies over a teaser."""
    if len({anchor.href for anchor in links}) < FEWEST:
        return False
    return widget or any(_are_several(one.href for one in links if told(one)) for told in (is_title, leads_on))


def _are_several(addresses: Iterable[str]) -> bool:
    """Whether there are as many different addresses as a list has at least; no more of them are looked at."""
    seen: set[str] = set()
    for address in addresses:
        seen.add(address)
        if len(seen) == FEWEST:
            return True
    return False


def _next_heading(page: _Page, heading: Heading, holder: Place) -> int:
    """The number of the first piece of the next heading that is not part of the list itself; 0 where there is none."""
    runs = page.walked.runs
    at = bisect_left(runs, heading.end, key=lambda run: run.piece)
    same = fold(heading.text)
    own = _headed_box(page, heading.run, holder)
    for run in islice(runs, at, at + MOST_RUNS):
        if not holder.holds(run.place):
            break
        if len(run.text) > LONGEST:
            continue
        if _heads_another(page, heading, run, same) or (own is not None and _heads_next_box(page, run, own, holder)):
            return run.piece
    return 0


def _headed_box(page: _Page, heading: Run, holder: Place) -> Place | None:
    """The box right below a place that a block stands in as its first text; None where there is none."""
    box = heading.place
    while box.parent is not None and box.parent is not holder:
        box = box.parent
    at = bisect_left(page.walked.runs, heading.piece, key=lambda run: run.piece)
    return None if box.parent is not holder or (at and box.holds(page.walked.runs[at - 1].place)) else box


def _heads_next_box(page: _Page, run: Run, own: Place, holder: Place) -> bool:
    """Whether a block heads another box, of several links: it is a heading, or both boxes are of one kind.

    It stands first in it, and there is no other like it, as there is of what stands above each title of a list.
    """
    if run.linked or own.holds(run.place) or len(run.text) > LONGEST_ALONE:
        return False
    box = _headed_box(page, run, holder)
    if box is None or not (run.place.tag in HEADINGS or _are_of_one_kind(box, own)):
        return False
    if not _are_several(anchor.href for anchor in _links(page, box, run.piece)):
        return False
    at = bisect_left(page.walked.runs, run.piece + 1, key=lambda other: other.piece)
    behind = takewhile(lambda other: box.holds(other.place), islice(page.walked.runs, at, at + MOST_RUNS))
    return not is_time(run.text) and not any(_are_named_alike(other.place, run.place) for other in behind)


def _are_named_alike(one: Place, other: Place) -> bool:
    return one.tag == other.tag and one.element.get("class") == other.element.get("class")


def _are_of_one_kind(one: Place, other: Place) -> bool:
    """Whether two boxes have one name."""
    return bool(one.element.get("class")) and _are_named_alike(one, other)


def _heads_another(page: _Page, heading: Heading, run: Run, same: str) -> bool:
    """Whether a short block heads the next list: it is marked up as the heading is, or its words say so."""
    if not run.linked and heads_other_stories(run.text):
        return True
    if is_tab(run.place) or is_furniture(run.text) or (run.weight >= TITLE and run.linked >= 0.8 * len(run.text)):
        return False
    if run.place.tag == heading.run.place.tag and _is_of_its_kind(run, heading.run.place):
        return not _is_of_a_teaser(page, run)
    if heads_other_stories(run.text) or ends_story(run.text) or fold(run.text) == same:
        return True
    return may_head_latest(run.text) and heads_latest(run.text)


def _is_of_a_teaser(page: _Page, run: Run) -> bool:
    """Whether the box of a block leads to one page only, by links without words: it is the title of a story."""
    box = run.place.parent
    links = _links(page, box, run.piece) if box is not None else []
    return len({link.href for link in links}) == 1 and not any(map(_has_words, links))


def _is_of_its_kind(run: Run, heading: Place) -> bool:
    """Whether a block of the heading's tag is a heading as it is: its class says so, or its tag is a heading's."""
    name = heading.element.get("class")
    if name and run.place.element.get("class") == name:
        return True
    return heading.tag in HEADINGS and not run.linked and next(run.place.element.iterancestors("a"), None) is None


def _rows(page: _Page, links: Sequence[Anchor], holder: Place, *, widget: bool) -> list[Row]:
    """The stories that links lead to: by their words; where they have none, by the words beside them."""
    addresses = {href: address_of(href, page.url, page.rules) for href in {anchor.href for anchor in links}}
    wanted = {addresses[anchor.href] for anchor in links if is_title(anchor)}
    if len(wanted) < FEWEST or widget:
        told = _has_words if widget else leads_on
        wanted = {addresses[anchor.href] for anchor in links if told(anchor)}
    wanted = {address for address in wanted if not leads_beside(address)}
    kept = [
        (anchor, address)
        for anchor in links
        if (address := addresses[anchor.href]) in wanted and "sponsored" not in anchor.rel
    ]
    rows = _alike(rows_among(page.walked, kept[: 4 * MOST], holder))
    own = [row for row in _on_site(page, rows) if not _is_advert(page.walked, row)]
    return [row for at, row in enumerate(own) if at not in (0, len(own) - 1) or not points_to_all(row.title)]


def _has_words(anchor: Anchor) -> bool:
    return bool(anchor.text.strip())


def _alike(rows: list[Row]) -> list[Row]:
    """Keep the rows that stand where most do: what stands elsewhere is a link beside the list, or its first story."""
    if len(rows) < FEWEST + 1:
        return rows
    numbers = [_place_of(row) for row in rows]
    most, count = Counter(numbers).most_common(1)[0]
    if count < MOSTLY * len(rows):
        return rows
    first = numbers[0] != most and weight_of(rows[0].title) >= STRONG
    return [row for at, row in enumerate(rows) if numbers[at] == most or (at == 0 and first)]


def _place_of(row: Row) -> int:
    """The number of the place that holds a row's box, or its links where it has none."""
    place = row.anchors[0].place if row.box is None else row.box.parent
    return place.number if place is not None else 0


def _on_site(page: _Page, rows: list[Row]) -> list[Row]:
    """Leave out links to other sites, where most lead to the page's own."""
    if page.url is None:
        return rows
    sites: dict[str, bool] = {}  # by scheme and host
    for row in rows:
        host = _host(row)
        if host not in sites:
            sites[host] = same_site(row.address, page.url)
    own = [row for row in rows if sites[_host(row)]]
    return own if 2 * len(own) > len(rows) else rows


def _host(row: Row) -> str:
    return "/".join(row.address.split("/", 3)[:3])


def _is_advert(walked: Walked, row: Row) -> bool:
    return any(is_advert(piece.text) for piece in walked.pieces[row.first : min(row.end, row.first + 4)])


def _are_stories(rows: Sequence[Row], *, widget: bool = False) -> bool:
    """Whether rows are several stories: their titles are long, and they lead to no films, goods or comments."""
    headed = 2 * sum(row.anchors[-1].headline != "" for row in rows) > len(rows)
    least = 0 if widget else SHORT if headed else MEAN
    if len({row.title for row in rows}) < max(FEWEST, len(rows) // 2):
        return False
    if sum(weight_of(row.title) for row in rows) < least * len(rows):
        return False
    return 2 * sum(leads_elsewhere(row.address) for row in rows) <= len(rows)


def _is_near(page: _Page, heading: Heading, row: Row) -> bool:
    """Whether hardly any text stands between a heading and its first story, and no page's title."""
    between = [piece for piece in page.walked.pieces[heading.end : row.first] if piece.anchor is None]
    return len(between) <= MOST_WORDS_BETWEEN and not any(piece.place.tag == "h1" for piece in between)
