"""Finds the links to the stories of one list, and tells them from those of a menu, of a shop or in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from ingest.reading.page.dom.walked import Anchor, Place, Walked, on_one_line, weight_of
from ingest.reading.page.lists.rows import Row, address_of, is_timed, rows_among
from ingest.reading.page.lists.titles import (
    NO_PAGE,
    STRONG,
    is_in_a_sentence,
    is_title,
    leads_on,
    may_be_title,
)
from ingest.reading.phrases.latest_links import (
    is_advert,
    leads_beside,
    leads_elsewhere,
    leads_to_part,
    points_on,
    points_to_all,
)
from ingest.reading.phrases.times import is_time
from ingest.text.furniture import is_furniture
from ingest.text.url_rules import ParameterRules
from ingest.text.urls import absolute_url, same_site

FEWEST = 3  # stories of a list
MOST = 50  # stories that are read of a list
MOST_FOLDERS = 10  # of one address that are looked at: a hostile one may be all slashes
MOST_STEPS = 12  # from a link up to the place that it shares with the next story's
MOST_LINKS = 1000  # behind a heading that are looked at
MEAN = 24  # mean weight of the titles of a list of stories; a menu's are shorter
SHORT = 18  # the same where the titles are headings, or have a time beside them
_LISTS = frozenset({"ul", "ol", "dl", "tbody"})
MOSTLY = 0.6  # of the rows of a list that stand in one box
_BESIDE = frozenset({"nav", "menu", "footer", "aside"})
_ROLES = frozenset({"navigation", "contentinfo", "complementary"})  # which say the same of any element


@dataclass(frozen=True, slots=True)
class Seeking:
    """The page in which a list is sought."""

    walked: Walked
    url: str | None
    rules: ParameterRules


def links_in(page: Seeking, holder: Place, start: int) -> list[Anchor]:
    """Return the links to pages inside a place, from a piece of text on."""
    anchors = page.walked.anchors
    at = page.walked.anchor_at(start)
    while at < len(anchors) and anchors[at].place.number < holder.number:
        at += 1
    behind = takewhile(lambda anchor: holder.holds(anchor.place), islice(anchors, at, at + MOST_LINKS))
    return [anchor for anchor in behind if not anchor.href.startswith(NO_PAGE)]


def leads_to_story(href: str, url: str | None) -> bool:
    """Return whether an address is that of another page of the same site, as far as the page's own is known."""
    if href.startswith(NO_PAGE):
        return False
    address = absolute_url(href.split("#")[0], url)
    return url is None or (address is not None and address != url and same_site(address, url))


def is_beside(place: Place) -> bool:
    """Return whether a place is a menu, a footer or an aside."""
    return place.tag in _BESIDE or place.element.get("role") in _ROLES


def may_be_stories(page: Seeking, links: Sequence[Anchor], *, widget: bool) -> bool:
    """Return whether links lead to several addresses with titles, or lie over several teasers."""
    if len({anchor.href for anchor in links}) < FEWEST:
        return False
    found = (filter(is_title, links), filter(leads_on, links), _titled(page.walked, links))
    return widget or any(are_several(anchor.href for anchor in anchors) for anchors in found)


def _titled(walked: Walked, links: Sequence[Anchor]) -> Iterator[Anchor]:
    """Yield the links whose text is a title.

    One of a few Chinese characters, as short as a menu's, needs a time beside it, or to stand like several longer ones.
    """
    titles = [anchor for anchor in links if is_title(anchor)]
    yield from titles
    model = titles[0].place if are_several(anchor.href for anchor in titles) else None
    for anchor in filter(may_be_title, links):
        if (model and anchor.place.is_built_like(model)) or _has_time(walked, anchor):
            yield anchor


def _short_beside(links: Sequence[Anchor], titles: Sequence[Anchor]) -> Iterator[Anchor]:
    """Yield the links too short for titles that stand in a list as the titles do: a short title, or a menu's entry."""
    known = {anchor.href for anchor in titles}
    places = {anchor.place.number for anchor in titles}
    steps = Counter(filter(None, (_steps_apart(one, other) for one, other in pairwise(titles))))
    most = max(steps, key=lambda step: steps[step], default=0)
    before: Anchor | None = None
    for anchor in links:
        if anchor.href in known:
            before = anchor if anchor.place.number in places else before
        elif (
            before is not None
            and anchor.place.number not in places
            and 0 < _steps_apart(before, anchor) <= most
            and anchor.place.chars == len(on_one_line(anchor.text)) > 0
            and not (points_on(anchor.text) or points_to_all(anchor.text))
        ):
            yield anchor


def _steps_apart(one: Anchor, other: Anchor) -> int:
    """Return how many places there are up to the one that two links share; 0 if they do not stand alike below it."""
    pairs = zip(one.place.outwards(), other.place.outwards(), strict=False)
    for steps, (first, second) in enumerate(islice(pairs, MOST_STEPS)):
        if first is second:
            return steps
        if first.tag != second.tag or _first_name(first) != _first_name(second):
            break
    return 0


def _first_name(place: Place) -> str:
    """The first class of a place: later ones may be those of one list, or of one row."""
    return (place.element.get("class") or "").strip().partition(" ")[0]


def _has_time(walked: Walked, anchor: Anchor) -> bool:
    """Whether a time stands right before or behind a link."""
    beside = walked.pieces[max(0, anchor.piece - 1) : anchor.piece] + walked.pieces[anchor.end : anchor.end + 1]
    return any(is_time(on_one_line(piece.text)) for piece in beside)


def count_different(addresses: Iterable[str], most: int) -> int:
    """Return how many different addresses there are; counting stops at `most`."""
    seen: set[str] = set()
    for address in addresses:
        seen.add(address)
        if len(seen) == most:
            break
    return len(seen)


def are_several(addresses: Iterable[str]) -> bool:
    """Return whether there are at least FEWEST different addresses."""
    return count_different(addresses, FEWEST) == FEWEST


def stories_among(page: Seeking, links: Sequence[Anchor], holder: Place, *, widget: bool) -> list[Row]:
    """Return the stories that links lead to, told by the links' words, or by the words beside links that have none."""
    addresses = {href: address_of(href, page.url, page.rules) for href in {anchor.href for anchor in links}}
    titles = list(_titled(page.walked, links))
    wanted = {addresses[anchor.href] for anchor in titles}
    if len(wanted) >= FEWEST:
        wanted |= {addresses[anchor.href] for anchor in _short_beside(links, titles)}
    if widget:
        wanted = {addresses[anchor.href] for anchor in links if _has_words(anchor)}
    elif len(wanted) < FEWEST:
        wanted = {addresses[anchor.href] for anchor in _leading_on(links)}
        if len(wanted) < FEWEST:
            wanted = {address for address in addresses.values() if _is_in_folder_of(page, address)}
    wanted = {address for address in wanted if not leads_beside(address)}
    wanted -= set(folders_around(wanted))
    kept = [
        (anchor, address)
        for anchor in links
        if (address := addresses[anchor.href]) in wanted and "sponsored" not in anchor.rel and not _refers(anchor)
    ]
    rows = _alike(rows_among(page.walked, kept[: 4 * MOST], holder))
    own = [row for row in _on_site(page, rows) if not is_advertised(page.walked, row)]
    return [row for at, row in enumerate(own) if at not in (0, len(own) - 1) or not points_to_all(row.title)]


def _has_words(anchor: Anchor) -> bool:
    return bool(anchor.text.strip())


def _leading_on(links: Sequence[Anchor]) -> list[Anchor]:
    """Return the links without words of their own, except for the one to all stories."""
    leading = [anchor for anchor in links if leads_on(anchor)]
    said = Counter(anchor.text for anchor in leading)
    return [anchor for anchor in leading if said[anchor.text] > 1 or not points_to_all(anchor.text)]


def _is_in_folder_of(page: Seeking, address: str) -> bool:
    """Whether an address is in the same folder as the page, so that the folder is one of stories."""
    folder = _folder(address_of(page.url, None, page.rules)) if page.url else ""
    return folder.count("/") > 2 and _folder(address) == folder


def _folder(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0]


def _refers(anchor: Anchor) -> bool:
    """Whether a link is part of a sentence, which may link to the same stories."""
    return _has_words(anchor) and is_in_a_sentence(anchor, anchor.text) and not is_furniture(anchor.text)


def folders_around(addresses: Iterable[str]) -> Iterator[str]:
    """Yield the folders of addresses, with and without a slash at the end: such an address is a section's."""
    for address in addresses:
        end = len(address.rstrip("/"))
        for _ in range(MOST_FOLDERS):
            end = address.rfind("/", 0, end)
            if end <= len("https://"):
                break
            yield from (address[:end], address[: end + 1])


def _alike(rows: list[Row]) -> list[Row]:
    """Keep the rows that stand where most do; only the first story of a list may stand elsewhere.

    The box of a row that is alone in its part of the list, as on a slow day, is that part.
    """
    if len(rows) < FEWEST + 1:
        return rows
    places = [_place_of(row) for row in rows]
    most, count = Counter(places).most_common(1)[0]
    if count < MOSTLY * len(rows):
        return rows
    alone = [row.box is not None and row.box.tag in _LISTS and _named(row.box) == most for row in rows]
    first = places[0] != most and weight_of(rows[0].title) >= STRONG
    return [row for at, row in enumerate(rows) if places[at] == most or alone[at] or (at == 0 and first)]


def _place_of(row: Row) -> tuple[int, str, str]:
    """Identify the place that holds a row's box, or its links if it has none.

    So the lists of several days, side by side, count as one.
    """
    place = row.anchors[0].place if row.box is None else row.box.parent
    return _named(place) if place is not None else (0, "", "")


def _named(place: Place) -> tuple[int, str, str]:
    """Identify a place by its parent, tag and first class."""
    return (place.parent.number, place.tag, _first_name(place)) if place.parent is not None else (0, "", "")


def _on_site(page: Seeking, rows: list[Row]) -> list[Row]:
    """Leave out rows that lead to other sites, if most lead to the page's own."""
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


def is_advertised(walked: Walked, row: Row) -> bool:
    """Return whether one of the first pieces of a row says that it is an advertisement."""
    return any(is_advert(piece.text) for piece in walked.pieces[row.first : min(row.end, row.first + 4)])


def are_stories(page: Seeking, rows: Sequence[Row], *, widget: bool = False) -> bool:
    """Return whether rows are several stories: with long titles, and not mostly films, goods, comments or sections."""
    if len({row.title for row in rows}) < max(FEWEST, len(rows) // 2):
        return False
    if any(2 * sum(leads(row.address) for row in rows) > len(rows) for leads in (leads_elsewhere, leads_to_part)):
        return False
    weight = sum(weight_of(row.title) for row in rows)
    return widget or weight >= MEAN * len(rows) or _may_be_short(page, rows, weight)


def _may_be_short(page: Seeking, rows: Sequence[Row], weight: int) -> bool:
    """Whether short titles, of this weight together, may still be those of stories.

    They may if they are headings or have a time beside them, or if they lead to the folder that the page itself is in.
    """
    kinds = (lambda row: row.anchors[-1].headline != "", lambda row: is_timed(page.walked, row))
    if weight >= SHORT * len(rows) and any(2 * sum(map(kind, rows)) > len(rows) for kind in kinds):
        return True
    return 2 * sum(_is_in_folder_of(page, row.address) for row in rows) > len(rows)
