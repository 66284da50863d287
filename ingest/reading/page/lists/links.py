"""The links of a page that lead to the stories of one list, told from a menu's, a shop's and those in sentences."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from ingest.reading.page.dom.walked import Anchor, Place, Walked, weight_of
from ingest.reading.page.lists.rows import (
    NO_STORY,
    STRONG,
    Row,
    address_of,
    is_in_a_sentence,
    is_timed,
    is_title,
    leads_on,
    may_be_title,
    rows_among,
)
from ingest.reading.phrases.latest_links import (
    is_advert,
    leads_beside,
    leads_elsewhere,
    leads_to_part,
    points_to_all,
)
from ingest.reading.phrases.times import is_time
from ingest.text.furniture import is_furniture
from ingest.text.url_rules import ParameterRules
from ingest.text.urls import same_site

FEWEST = 3  # stories of a list
MOST = 50
MOST_FOLDERS = 10  # of one address that are looked at: it may be made of slashes
MOST_LINKS = 1000  # behind a heading that are looked at
MEAN = 24  # mean weight of the titles of a list of stories; a menu's are shorter
SHORT = 18  # the same of titles that stand in headings, or with a time
MOSTLY = 0.6  # of the rows of a list that stand in one box


@dataclass(frozen=True, slots=True)
class Seeking:
    """The page in which a list is sought."""

    walked: Walked
    url: str | None
    rules: ParameterRules


def links_in(page: Seeking, holder: Place, start: int) -> list[Anchor]:
    """Return the links to pages inside a place, from a piece of text on."""
    anchors = page.walked.anchors
    at = bisect_left(anchors, max(start, 0), key=lambda anchor: anchor.piece)
    while at < len(anchors) and anchors[at].place.number < holder.number:
        at += 1
    behind = takewhile(lambda anchor: holder.holds(anchor.place), islice(anchors, at, at + MOST_LINKS))
    return [anchor for anchor in behind if not anchor.href.startswith(NO_STORY)]


def may_be_stories(page: Seeking, links: Sequence[Anchor], *, widget: bool) -> bool:
    """Return whether several addresses have a title, or a link that lies over a teaser."""
    if len({anchor.href for anchor in links}) < FEWEST:
        return False
    found = (filter(is_title, links), filter(leads_on, links), _titled(page.walked, links))
    return widget or any(are_several(anchor.href for anchor in anchors) for anchors in found)


def _titled(walked: Walked, links: Sequence[Anchor]) -> Iterator[Anchor]:
    """The links whose text is a title; of a few signs of Chinese one beside a time, or laid out as several longer ones.

    A menu's are as short.
    """
    titles = [anchor for anchor in links if is_title(anchor)]
    yield from titles
    model = titles[0].place if are_several(anchor.href for anchor in titles) else None
    for anchor in filter(may_be_title, links):
        if (model and anchor.place.is_built_like(model)) or _has_time(walked, anchor):
            yield anchor


def _has_time(walked: Walked, anchor: Anchor) -> bool:
    """Whether a time stands right before or behind a link."""
    beside = walked.pieces[max(0, anchor.piece - 1) : anchor.piece] + walked.pieces[anchor.end : anchor.end + 1]
    return any(is_time(" ".join(piece.text.split())) for piece in beside)


def are_several(addresses: Iterable[str]) -> bool:
    """Return whether there are as many different addresses as a list has at least; no more of them are looked at."""
    seen: set[str] = set()
    for address in addresses:
        seen.add(address)
        if len(seen) == FEWEST:
            return True
    return False


def stories_among(page: Seeking, links: Sequence[Anchor], holder: Place, *, widget: bool) -> list[Row]:
    """Return the stories that links lead to: by their words; where they have none, by the words beside them."""
    addresses = {href: address_of(href, page.url, page.rules) for href in {anchor.href for anchor in links}}
    wanted = {addresses[anchor.href] for anchor in _titled(page.walked, links)}
    if widget:
        wanted = {addresses[anchor.href] for anchor in links if _has_words(anchor)}
    elif len(wanted) < FEWEST:
        wanted = {addresses[anchor.href] for anchor in _leading_on(links)}
        if len(wanted) < FEWEST:
            wanted = {address for address in addresses.values() if _is_beside(page, address)}
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
    """The links that have no words of their own, but for the one to all the stories."""
    leading = [anchor for anchor in links if leads_on(anchor)]
    said = Counter(anchor.text for anchor in leading)
    return [anchor for anchor in leading if said[anchor.text] > 1 or not points_to_all(anchor.text)]


def _is_beside(page: Seeking, address: str) -> bool:
    """Whether an address is in the folder of the page's own, which is one for stories, then."""
    folder = _folder(address_of(page.url, None, page.rules)) if page.url else ""
    return folder.count("/") > 2 and _folder(address) == folder


def _folder(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0]


def _refers(anchor: Anchor) -> bool:
    """Whether a link is words of a sentence, which may name what a list names too."""
    return _has_words(anchor) and is_in_a_sentence(anchor, anchor.text) and not is_furniture(anchor.text)


def folders_around(addresses: Iterable[str]) -> Iterator[str]:
    """Yield the folders that addresses are in: a story stands in its section's, and none in another's."""
    for address in addresses:
        end = len(address.rstrip("/"))
        for _ in range(MOST_FOLDERS):
            end = address.rfind("/", 0, end)
            if end <= len("https://"):
                break
            yield from (address[:end], address[: end + 1])


def _alike(rows: list[Row]) -> list[Row]:
    """Keep the rows that stand where most do: what stands elsewhere is a link beside the list, or its first story."""
    if len(rows) < FEWEST + 1:
        return rows
    places = [_place_of(row) for row in rows]
    most, count = Counter(places).most_common(1)[0]
    if count < MOSTLY * len(rows):
        return rows
    first = places[0] != most and weight_of(rows[0].title) >= STRONG
    return [row for at, row in enumerate(rows) if places[at] == most or (at == 0 and first)]


def _place_of(row: Row) -> tuple[int, str, str]:
    """What holds a row's box, or its links where it has none: lists of several days stand side by side, and are one."""
    place = row.anchors[0].place if row.box is None else row.box.parent
    if place is None or place.parent is None:
        return 0, "", ""
    name, _, _ = (place.element.get("class") or "").strip().partition(" ")  # behind it what the first of them has alone
    return place.parent.number, place.tag, name


def _on_site(page: Seeking, rows: list[Row]) -> list[Row]:
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


def is_advertised(walked: Walked, row: Row) -> bool:
    """Return whether a row says, in its first words, that it was paid for."""
    return any(is_advert(piece.text) for piece in walked.pieces[row.first : min(row.end, row.first + 4)])


def are_stories(page: Seeking, rows: Sequence[Row], *, widget: bool = False) -> bool:
    """Return whether rows are several stories: their titles are long, and they lead to no films, goods or comments."""
    if len({row.title for row in rows}) < max(FEWEST, len(rows) // 2):
        return False
    if any(2 * sum(leads(row.address) for row in rows) > len(rows) for leads in (leads_elsewhere, leads_to_part)):
        return False
    weight = sum(weight_of(row.title) for row in rows)
    return widget or weight >= MEAN * len(rows) or _may_be_short(page, rows, weight)


def _may_be_short(page: Seeking, rows: Sequence[Row], weight: int) -> bool:
    """Whether titles of this weight in all are not too short for what tells rows from a menu's.

    They are headings, a time stands beside them, or they lead to where the page itself is.
    """
    kinds = (lambda row: row.anchors[-1].headline != "", lambda row: is_timed(page.walked, row))
    if weight >= SHORT * len(rows) and any(2 * sum(map(kind, rows)) > len(rows) for kind in kinds):
        return True
    return 2 * sum(_is_beside(page, row.address) for row in rows) > len(rows)
