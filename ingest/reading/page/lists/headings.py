"""Finds the headings that announce the newest stories of a site, leaving out those of menus and comments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from ingest.reading.page.dom.walked import HEADINGS, Run, Walked, on_one_line, weight_of
from ingest.reading.page.lists.tabs import is_tab
from ingest.reading.page.lists.titles import STRONG
from ingest.reading.phrases.latest_tables import WIDGETS
from ingest.reading.phrases.latest_words import (
    LONGEST,
    heads_latest,
    may_head_latest,
    names_otherwise,
    which_head_news,
)
from ingest.text.furniture import ends_story, heads_other_stories, is_furniture
from ingest.text.markup import Element

LONGEST_ALONE = 50  # characters of a heading that is a block of its own
LONGEST_LINE = 210  # characters of a heading with what follows it in one line
LINKED = 0.7  # share of links in a longer block that is a list
MOST_LINES = 300  # lines with a word of such headings that are looked at
WIDGET_LEVELS = 3  # from a heading or a link up to the box that has a widget's name
_ENTRIES = frozenset({"li", "dd"})  # elements that are entries of a menu, if they are links
_TRAIL = re.compile(r"(?!has|with|no)[\w-]*breadcrumbs?")
_MENU_ROLES = frozenset({"navigation", "menu", "menubar"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A text that announces a list, the block that it stands in, and where the list may begin."""

    text: str
    run: Run
    end: int  # number of the first piece after it
    widget: bool = False  # whether it heads WordPress's box of newest posts
    opens: bool = False  # whether it is a tab: the list is in the box that it opens, and nowhere else


class Lines(NamedTuple):
    """The short blocks of a page, which may be headings: the number and the text of each."""

    numbers: list[int]  # among all blocks of the page
    texts: list[str]  # with spaces between their pieces, for tabs in one line may have none


def short_lines(walked: Walked) -> Lines:
    """Return the short blocks of a page, without links that are items of a list.

    A long block of links counts with its first piece, which may be the heading of the rest.
    """
    numbers: list[int] = []
    texts: list[str] = []
    runs, pieces = walked.runs, walked.pieces
    ends = [run.piece for run in runs[1:]]
    ends.append(len(pieces))
    for at, (run, end) in enumerate(zip(runs, ends, strict=False)):
        text = run.text
        if len(text) > LONGEST_LINE:
            if run.linked < LINKED * len(text):
                continue
            text = pieces[run.piece].text
        elif run.linked and run.place.tag in _ENTRIES and not _stays_here(walked, run):
            continue
        elif end - run.piece > 1:
            text = " ".join([piece.text for piece in pieces[run.piece : end]])
        elif len(text) > LONGEST_ALONE:
            continue
        numbers.append(at)
        texts.append(text)
    return Lines(numbers, texts)


def latest_headings(walked: Walked, lines: Lines, numbers: Sequence[int], site: frozenset[str]) -> Iterator[Heading]:
    """Yield the lines that announce newest stories, among those with these numbers; `site` as in `heads_latest`."""
    for number in numbers[:MOST_LINES]:
        at = lines.numbers[number]
        run = walked.runs[at]
        heading = _heading(walked, run, walked.end_of(at), site)
        if heading is None or _in_menu(run) or _sorts_others(walked.runs, at):
            continue
        if not _is_entry(walked, at):
            yield heading
        elif _opens_by_script(walked, run):
            yield replace(heading, opens=True)


def news_headings(walked: Walked, lines: Lines) -> Iterator[Heading]:
    """Yield the lines that only say that news follow."""
    for number in which_head_news(lines.texts):
        at = lines.numbers[number]
        run = walked.runs[at]
        if not run.linked and not _in_menu(run):
            yield Heading(run.text, run, walked.end_of(at))


def _is_entry(walked: Walked, at: int) -> bool:
    """Whether a heading is just a link among others: an item of a list, or one of many alike; a tab is not."""
    run = walked.runs[at]
    if not run.linked or _opens_a_box(walked, run):
        return False
    return any(place.tag in _ENTRIES for place in (run.place, run.place.parent) if place) or _is_one_of_many(walked, at)


def _opens_a_box(walked: Walked, run: Run) -> bool:
    """Whether a block begins with a link into its own page, as a tab does."""
    anchor = walked.pieces[run.piece].anchor
    return anchor is not None and len(anchor.href) > 1 and anchor.href[0] == "#"


def _opens_by_script(walked: Walked, run: Run) -> bool:
    """Whether a block begins with a link that leads nowhere by itself: a script answers to it."""
    anchor = walked.pieces[run.piece].anchor
    return anchor is not None and (anchor.href == "#" or anchor.href[:11].lower() == "javascript:")


def _stays_here(walked: Walked, run: Run) -> bool:
    """Whether a block begins with a link of either kind."""
    return _opens_a_box(walked, run) or _opens_by_script(walked, run)


def _heading(walked: Walked, run: Run, end: int, site: frozenset[str]) -> Heading | None:
    if heads_latest(run.text, site) and not _is_row_of_links(walked, run, end):
        return Heading(run.text, run, end, _is_widget(walked, run))
    return _heading_inside(walked, run, end, site) if end - run.piece > 1 else None


def _is_row_of_links(walked: Walked, run: Run, end: int) -> bool:
    """Whether a block is nothing but links to several pages: the entries of a menu, or a story's tags."""
    if run.linked < 0.8 * len(run.text):
        return False
    pieces = walked.pieces[run.piece : end]
    return len({piece.anchor.href for piece in pieces if piece.anchor and not is_furniture(piece.text)}) > 1


def _heading_inside(walked: Walked, run: Run, end: int, site: frozenset[str]) -> Heading | None:
    """Return the piece of a block that is such a heading, with a link to all stories behind it, say."""
    for number in range(run.piece, end):
        text = on_one_line(walked.pieces[number].text)
        if len(text) <= LONGEST and may_head_latest(text) and heads_latest(text, site):
            part = _is_part(walked, range(run.piece, end), number)
            return None if part else Heading(text, run, number + 1)
    return None


def _is_part(walked: Walked, line: range, number: int) -> bool:
    """Whether a piece of a line is no heading by itself: an entry of a menu, or "Latest" before "podcasts"."""
    piece = walked.pieces[number]
    if piece.anchor is not None and piece.anchor.href[:1] != "#":
        links = {walked.pieces[other].anchor for other in line if other != number}
        others = [one for one in links if one and one.href != piece.anchor.href and not is_furniture(one.text)]
        stories = sum(weight_of(one.text) >= STRONG for one in others)
        return bool(others) and (number > line.start or 2 * stories <= len(others))  # else they may be its list
    if piece.anchor is None and any(heads_other_stories(walked.pieces[other].text) for other in line):
        return True  # tabs, and nothing says which box belongs to which
    behind = walked.pieces[number + 1] if number + 1 in line else None
    if behind is None or behind.anchor is not None or heads_other_stories(behind.text):
        return False
    return names_otherwise(behind.text)


def _in_menu(run: Run) -> bool:
    """Whether a heading stands in a menu."""
    return any(
        place.tag in ("nav", "menu") or place.element.get("role") in _MENU_ROLES or _is_trail(place.element)
        for place in run.place.outwards()
    )


def _is_trail(element: Element) -> bool:
    """Whether an element is named as breadcrumbs."""
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return "readcrumb" in called and any(map(_TRAIL.fullmatch, called.lower().split()))


def _is_one_of_many(walked: Walked, at: int) -> bool:
    """Whether a heading that is all link is built like the block before or after it: an entry of a menu, or a tag."""
    runs = walked.runs
    run = runs[at]
    if run.linked < 0.8 * len(run.text) or run.place.tag in HEADINGS:
        return False
    beside = (runs[other] for other in (at - 1, at + 1) if 0 <= other < len(runs))
    return any(
        other.linked >= 0.8 * len(other.text)
        and run.place.is_built_like(other.place)
        and not _lead_to_one(walked, run, other)
        for other in beside
    )


def _lead_to_one(walked: Walked, run: Run, other: Run) -> bool:
    """Whether two links have the same address, as a heading and "see all" beside it."""
    one, two = (walked.pieces[at.piece].anchor for at in (run, other))
    return one is not None and two is not None and one.href == two.href


def _sorts_others(runs: Sequence[Run], at: int) -> bool:
    """Whether a heading stands right behind that of comments, in its box: it chooses their order.

    A tab does the same with films, or with whatever else the heading before it names.
    """
    place = runs[at].place
    box = place.parent if place.tag not in HEADINGS else None
    box = box.parent if box is not None and box.parent is not None and is_tab(place) else box
    if box is None:
        return False
    before = [run for run in runs[max(0, at - 2) : at] if box.holds(run.place)]
    return any(ends_story(run.text) for run in before) or (is_tab(place) and any(map(_is_of_others, before)))


def _is_of_others(run: Run) -> bool:
    return run.place.tag in HEADINGS and len(run.text) <= LONGEST_ALONE and names_otherwise(run.text)


def has_widgets_name(element: Element) -> bool:
    """Return whether an element has the name of WordPress's boxes of newest posts."""
    called = element.get("class") or ""
    return any(name in called for name in WIDGETS)


def _is_widget(walked: Walked, run: Run) -> bool:
    """Whether a heading or the first link behind it stands in a box of WordPress's newest posts."""
    at = walked.anchor_at(run.piece + 1)
    near = (run.place, *(anchor.place for anchor in walked.anchors[at : at + 1]))
    around = (place for each in near for place in islice(each.outwards(), WIDGET_LEVELS))
    return any(has_widgets_name(place.element) for place in around)
