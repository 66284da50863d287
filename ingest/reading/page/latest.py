"""The list of a site's newest stories that a page carries, found by its heading and by its shape.

The heading says so (`latest_words.py`); the list is the nearest set of links to stories behind it, up to the next
heading. It is told from most-read lists by words, and from menus by the length of its links.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from ingest.reading.page.figures import image_of
from ingest.reading.page.walk import HEADINGS, Anchor, Place, Run, Walked, weight_of
from ingest.reading.phrases.furniture import ends_story, heads_other_stories, is_furniture
from ingest.reading.phrases.latest_words import LONGEST, heads_latest, may_head_latest
from ingest.reading.phrases.times import is_time, split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Image
from ingest.text.language import fold
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url, canonical_url, host_of

LEVELS = 8  # from the heading up to the element that holds its list
TITLE = 16  # weight of a link's text that can be a headline
FEWEST = 3
HEADLINES = 28  # mean weight of the titles of a list of stories; a menu's are shorter
MOST = 50
MOST_HEADINGS = 12  # that are tried
MOST_LINKS = 1000  # behind a heading that are looked at
SUMMARY = 40  # weight of a text that can be a summary


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    place: Place
    end: int  # number of the first piece after it


@dataclass(frozen=True, slots=True)
class _Row:
    """One story of a list: its links, and the box they stand in; None where it has none of its own."""

    anchors: tuple[Anchor, ...]
    box: Place | None


def latest_of(walked: Walked, url: str | None, *, site: str | None = None) -> tuple[RawLatest, ...]:
    """Return the rows of the page's list of newest stories, in its order; empty where it has none.

    Links to the page itself and to other sites' advertisements are left out. `site` is the site's name.
    """
    words = frozenset(fold(site).split()) | frozenset(fold(host_of(url)).split() if url else ())
    for heading in _headings(walked, words):
        rows = _rows(walked, heading, url)
        if len(rows) >= FEWEST and sum(weight_of(_title(row)) for row in rows) >= HEADLINES * len(rows):
            here = _address(url or "")
            others = [row for row in rows if _address(absolute_url(row.anchors[0].href, url) or "") != here or not url]
            return tuple(_raw(walked, row) for row in others[:MOST])
    return ()


def _headings(walked: Walked, site: frozenset[str]) -> list[_Heading]:
    """The headings that announce newest stories, those in a menu left out."""
    found: list[_Heading] = []
    ends = [run.piece for run in walked.runs[1:]] + [len(walked.pieces)]
    for run, end in zip(walked.runs, ends, strict=True):
        if len(run.text) > 3 * LONGEST:
            continue
        if may_head_latest(run.text) and heads_latest(run.text, site) and not _in_menu(run):
            found.append(_Heading(run.text, run.place, end))
            continue
        for number in range(run.piece, end):
            text = line_of(walked.pieces[number].text)
            if end - run.piece > 1 and may_head_latest(text) and heads_latest(text, site) and not _in_menu(run):
                found.append(_Heading(text, run.place, number + 1))
                break
    return found[:MOST_HEADINGS]


def _in_menu(run: Run) -> bool:
    """Whether a heading is an entry of a menu: in one, or a linked item of a list."""
    at: Place | None = run.place
    if run.linked and any(place.tag in {"li", "dd"} for place in (run.place, run.place.parent) if place):
        return True
    while at is not None:
        if at.tag in {"nav", "menu"} or at.element.get("role") in {"navigation", "menu", "menubar"}:
            return True
        at = at.parent
    return False


def _rows(walked: Walked, heading: _Heading, url: str | None) -> list[_Row]:
    """The stories behind a heading: climb until an element holds several, then keep to its first like ones."""
    holder: Place | None = heading.place
    for _ in range(LEVELS):
        if holder is None or holder.tag == "html" or (holder.tag == "body" and holder is not heading.place.parent):
            return []
        anchors = _stories(walked, holder, heading, url)
        if len({_address(anchor.href) for anchor in anchors}) >= FEWEST:
            panel = _panel(walked, heading.place, holder)
            inside = [anchor for anchor in anchors if panel is None or panel.holds(anchor.place)]
            return _alike(_grouped(inside[: 4 * MOST], panel or holder))
        holder = holder.parent
    return []


def _panel(walked: Walked, tab: Place, holder: Place) -> Place | None:
    """The panel of a tab: where as many boxes follow as there are tabs, the one in the tab's place."""
    tabs = [place for place in walked.places if place.parent is tab.parent and place.tag == tab.tag]
    if len(tabs) < 2 or not (tab.tag == "button" or tab.element.get("role") == "tab"):
        return None
    boxes: dict[int, list[Place]] = {}
    for place in walked.places[tabs[-1].last + 1 : holder.last + 1]:
        if place.parent is not None:
            boxes.setdefault(place.parent.number, []).append(place)
    paired = [panels for panels in boxes.values() if len(panels) == len(tabs) and all(panel.linked for panel in panels)]
    return paired[0][tabs.index(tab)] if paired else None


def _stories(walked: Walked, holder: Place, heading: _Heading, url: str | None) -> list[Anchor]:
    """Links inside `holder`, after the heading and before the next one, to other stories of the site."""
    stop = _next_heading(walked, holder, heading)
    links = (
        anchor
        for anchor in walked.anchors
        if heading.end <= anchor.piece < stop
        and holder.holds(anchor.place)
        and not anchor.href.startswith(("#", "javascript:", "mailto:"))
    )
    found = tuple(islice(links, MOST_LINKS))
    titled = {_address(absolute_url(anchor.href, url) or anchor.href) for anchor in found if _is_title(anchor)}
    kept = []
    for anchor in found:
        address = _address(absolute_url(anchor.href, url) or anchor.href)
        if address in titled and "sponsored" not in (anchor.element.get("rel") or ""):
            kept.append(anchor)
    return kept


def _is_title(anchor: Anchor) -> bool:
    """Whether a link's text can be a story's title, and does not stand inside a sentence."""
    text = line_of(anchor.headline or anchor.text)
    if anchor.place.tag == "p" and anchor.place.chars > 2 * len(text):
        return False
    return (
        weight_of(text) >= TITLE and not is_furniture(text) and not heads_latest(text) and " " in text
    ) or weight_of(text) >= 2 * TITLE


def _next_heading(walked: Walked, holder: Place, heading: _Heading) -> int:
    """The number of the first piece of the next heading that is not part of the list itself."""
    stop = len(walked.pieces)
    for run in walked.runs:
        if run.piece < heading.end or not holder.holds(run.place):
            continue
        if run.linked >= len(run.text) * 0.8 and weight_of(run.text) >= TITLE:
            continue
        if run.place.parent is heading.place.parent and run.place.tag == "button":
            continue  # the next tab: its panel follows this one's
        alike = run.place.tag == heading.place.tag and run.place.tag in HEADINGS and not _linked_heading(run.place)
        if (
            alike
            or heads_other_stories(run.text)
            or ends_story(run.text)
            or (heads_latest(run.text) and fold(run.text) != fold(heading.text))
        ):
            return run.piece
    return stop


def _linked_heading(place: Place) -> bool:
    """Whether a heading is a story's title: a link is in it or around it."""
    return place.element.find(".//a[@href]") is not None or any(e.tag == "a" for e in place.element.iterancestors("a"))


def _grouped(anchors: Sequence[Anchor], holder: Place) -> list[_Row]:
    """Links to one address in a row are one story."""
    rows: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        rows.setdefault(_address(anchor.href), []).append(anchor)
    every = [[anchor.place.number for anchor in group] for group in rows.values()]
    return [_Row(tuple(group), _box(group, every, holder)) for group in rows.values()]


def _box(group: Sequence[Anchor], every: Sequence[Sequence[int]], holder: Place) -> Place | None:
    """The largest place around a story's link that holds no other story's; None where the links share one place."""
    mine = {anchor.place.number for anchor in group}
    box = None
    place: Place | None = group[0].place
    while place is not None and place is not holder:
        first, last = place.number, place.last
        if any(not mine.issuperset(numbers) and any(first <= n <= last for n in numbers) for numbers in every):
            break
        if sum(numbers == list(mine) for numbers in every) > 1 and len(mine) == 1:
            break
        box, place = place, place.parent
    return box


def _alike(rows: list[_Row]) -> list[_Row]:
    """Keep the rows that are marked up as most are: what differs is a link beside the list."""
    if len(rows) < 4:
        return rows
    signatures = [_signature(row) for row in rows]
    counts = sorted(((len(list(group)), key) for key, group in groupby(sorted(signatures))), reverse=True)
    if counts[0][0] < 0.6 * len(rows):
        return rows
    return [row for row, signature in zip(rows, signatures, strict=True) if signature == counts[0][1]]


def _signature(row: _Row) -> str:
    box = row.box or row.anchors[0].place
    return f"{box.tag} {box.parent.number if box.parent and row.box else box.number}"


def _address(href: str) -> str:
    try:
        return canonical_url(href)
    except ValueError:
        return href.split("#")[0].rstrip("/")


def _raw(walked: Walked, row: _Row) -> RawLatest:
    title, time = split_time(_title(row))
    return RawLatest(
        title=title,
        link=row.anchors[0].href,
        summary=_summary(walked, row.box, title) if row.box else None,
        image=_image(walked, row),
        published=time or _published(walked, row),
    )


def _title(row: _Row) -> str:
    """The text of the heading in a row's links, else the first block of a title's length, else the longest link."""
    headlines = [line for anchor in row.anchors if (line := line_of(anchor.headline))]
    parts = [line_of(text) for anchor in row.anchors for _, text in anchor.parts]
    longer = [part for part in parts if weight_of(part) >= TITLE and not is_time(part)]
    return next(iter((*headlines, *longer)), None) or max((line_of(anchor.text) for anchor in row.anchors), key=len)


def _summary(walked: Walked, box: Place, title: str) -> str | None:
    """The first longer text of the box that is not the title."""
    for run in walked.runs:
        if box.holds(run.place) and run.weight >= SUMMARY and run.place.tag not in HEADINGS:
            text = fold(run.text)
            if fold(title) not in text and text not in fold(title):
                return run.text
    return None


def _image(walked: Walked, row: _Row) -> Image | None:
    """The first picture in a row's links or box; its caption only where that stands in the box too."""
    elements = {id(anchor.element) for anchor in row.anchors}
    for picture in walked.pictures:
        linked = picture.anchor is not None and id(picture.anchor.element) in elements
        boxed = row.box is not None and row.box.holds(picture.place)
        if linked or (boxed and picture.anchor is None):
            image = image_of(picture)
            own = boxed and row.box is not None and row.box.element.find(".//figcaption") is not None
            return (image if own else replace(image, caption=None, credit=None)) if image.url else None
    return None


def _published(walked: Walked, row: _Row) -> str | None:
    """The time in a row's box, else in its links or in the text right behind them."""
    marked = next(row.box.element.iter("time"), None) if row.box else None
    if marked is not None and (stamp := (marked.get("datetime") or "").strip()):
        return stamp
    last = row.anchors[-1]
    inside = [piece for piece in walked.pieces if row.box.holds(piece.place)] if row.box else []
    behind = [piece for piece in walked.pieces[last.piece : last.piece + 3] if piece.anchor in (None, last)]
    texts = (line_of(piece.text).strip(" |·•,–-()") for piece in inside[:MOST] or behind)
    return next((text for text in texts if is_time(text)), None)
