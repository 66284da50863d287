"""Reads the list of a site's newest stories that a page carries.

A heading announces it (`latest_words.py`); the list is the nearest set of links to stories behind that, up to the next
heading. Words tell it from most-read lists, the length of its links from menus, and their addresses from lists of
films, goods and comments.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from ingest.reading.page.dom.walk import walk_menu
from ingest.reading.page.dom.walked import HEADINGS, Place, Walked, weight_of
from ingest.reading.page.lists.day_groups import with_days
from ingest.reading.page.lists.end import next_heading
from ingest.reading.page.lists.headings import Heading, has_widgets_name, latest_headings, news_headings, short_lines
from ingest.reading.page.lists.links import (
    FEWEST,
    MOST,
    Seeking,
    are_stories,
    links_in,
    may_be_stories,
    stories_among,
)
from ingest.reading.page.lists.rows import Row, address_of, raw_of
from ingest.reading.page.lists.tabs import is_tab, panel_of
from ingest.reading.phrases.latest_links import points_on
from ingest.reading.phrases.latest_words import heads_latest, which_may_head
from ingest.reading.phrases.times import go_back, split_days
from ingest.reading.raw import RawLatest
from ingest.text.furniture import heads_other_stories
from ingest.text.language import fold
from ingest.text.markup import Element, line_of, tree_text
from ingest.text.url_rules import GENERAL, ParameterRules
from ingest.text.urls import host_of

_LABELLED = frozenset({"section", "aside", "ul", "ol"})
LEVELS = 8  # from the heading up to the element that holds its list
MOST_HEADINGS = 12  # that are tried
MOST_MENUS = 20  # whose labels are looked at
MOST_AROUND = 3  # elements around a menu that may be named as a widget
MOST_WORDS_BETWEEN = 6  # pieces of text outside links between a heading and its first story
MOST_LINKS_BETWEEN = 1  # pages linked between a heading that is a link itself and its first story, or it is a menu's
MOST_PROSE_BETWEEN = 400  # weight of their text: a sentence or two may say what the list is


def latest_of(
    walked: Walked, url: str | None, *, site: str | None = None, rules: ParameterRules = GENERAL
) -> tuple[RawLatest, ...]:
    """Return the rows of the page's list of newest stories in its order, empty if it has none.

    Links to the page itself and to advertisements are left out. `site` is the site's name.
    """
    own = _own_words(url, site)
    page = Seeking(walked, url, rules)
    if called := _called_latest(page, own):
        return called
    lines = short_lines(walked)
    numbers = which_may_head(lines.texts)
    headings = latest_headings(walked, lines, numbers, own) if numbers else ()
    for heading in islice(headings, MOST_HEADINGS):
        if found := _list_behind(page, heading):
            return _without_itself(page, found)
    if labelled := _labelled_latest(page, own) or _pictured_latest(page, own):
        return labelled
    for heading in islice(news_headings(walked, lines), MOST_HEADINGS):
        rows = _list_behind(page, heading)[:MOST]
        if go_back([raw_of(walked, row).published for row in rows]):
            return _without_itself(page, rows)
    return ()


def _called_latest(page: Seeking, site: frozenset[str]) -> tuple[RawLatest, ...]:
    """Return the list in a `nav` that is labelled or headed as the newest stories, as WordPress's boxes of them are."""
    for menu in page.walked.menus[:MOST_MENUS]:
        label = menu.get("aria-label") or _title_above(menu)
        if label and heads_latest(label, site):
            inside = Seeking(walk_menu(menu), page.url, page.rules)
            holder = inside.walked.places[0]
            widget = any(has_widgets_name(around) for around in islice(menu.iterancestors(), MOST_AROUND))
            if rows := _stories_in(inside, holder, 0, widget=widget):
                return _without_itself(inside, rows)
    return ()


def _title_above(menu: Element) -> str:
    """Return the text of the heading right before a menu, "" if there is none."""
    before = menu.getprevious()
    return line_of(tree_text(before)) if before is not None and before.tag in HEADINGS else ""


def _labelled_latest(page: Seeking, site: frozenset[str]) -> tuple[RawLatest, ...]:
    """Return the list in a box that is labelled, for screen readers, as the newest stories."""
    for place in page.walked.places:
        label = place.element.get("aria-label") if place.tag in _LABELLED else None
        if label and heads_latest(label, site) and (rows := _stories_in(page, place, 0)):
            return _without_itself(page, rows)
    return ()


def _pictured_latest(page: Seeking, site: frozenset[str]) -> tuple[RawLatest, ...]:
    """Return the list below a heading that is a picture with such words as its `alt`."""
    for picture in page.walked.pictures:
        words = picture.element.get("alt") if picture.place.tag in HEADINGS and not picture.place.chars else None
        if words and heads_latest(words, site):
            for holder in islice(picture.place.outwards(), 1, LEVELS):
                if rows := _stories_in(page, holder, picture.piece):
                    return _without_itself(page, rows)
    return ()


def _stories_in(page: Seeking, holder: Place, start: int, *, widget: bool = False) -> list[Row]:
    """Return the stories that a place links to from a piece of text on; none if they are no list of stories."""
    rows = stories_among(page, links_in(page, holder, start), holder, widget=widget)
    return rows if are_stories(page, rows, widget=widget) else []


def _without_itself(page: Seeking, rows: Iterable[Row]) -> tuple[RawLatest, ...]:
    """Return the rows that lead to other pages."""
    here = address_of(page.url, None, page.rules) if page.url else None
    others = [row for row in rows if row.address != here][:MOST]
    told = _without_days([raw_of(page.walked, row) for row in others])
    return tuple(with_days(page.walked, others, told))


def _without_days(told: Sequence[RawLatest]) -> Sequence[RawLatest]:
    """Return rows whose titles all begin with the day on which they were published without it."""
    if len(told) < FEWEST or any(one.published for one in told):
        return told
    parts = split_days([one.title or "" for one in told])
    return [replace(one, title=part.title, published=part.time) for one, part in zip(told, parts, strict=False)] or told


def _own_words(url: str | None, site: str | None) -> frozenset[str]:
    """Return the words of a site's name and of its host."""
    return frozenset(fold(site).split()) | frozenset(fold(host_of(url)).split() if url else ())


def _list_behind(page: Seeking, heading: Heading) -> list[Row]:
    """Return the stories behind a heading: those in its tab's box, else in the nearest place around it with several."""
    link = page.walked.pieces[heading.end - 1].anchor
    panel = panel_of(page.walked, heading.run.place, link)
    if panel is not None and (rows := _stories_in(page, panel, heading.end)):
        return rows
    if heading.opens or _is_second_tab(page, heading):
        return []
    rows = _climbed(page, heading)
    return rows if are_stories(page, rows, widget=heading.widget) and _is_near(page, heading, rows[0]) else []


def _is_second_tab(page: Seeking, heading: Heading) -> bool:
    """Whether a heading stands right behind another list's tab: the list that follows is rather the first tab's."""
    place, at = heading.run.place, page.walked.number_of(heading.run)
    before = page.walked.runs[at - 1] if at else None
    if before is None or (place.tag != "li" and not is_tab(place)):
        return False
    return before.place.tag == place.tag and before.place.parent is place.parent and heads_other_stories(before.text)


def _climbed(page: Seeking, heading: Heading) -> list[Row]:
    """Return the stories in the nearest place around a heading that holds several behind it."""
    holder: Place | None = heading.run.place
    for _ in range(LEVELS):
        if holder is None or holder.tag == "html" or (holder.tag == "body" and holder is not heading.run.place.parent):
            return []
        if holder.tag in ("ul", "ol") and heading.run.linked:
            return []  # the heading is an entry of a menu, at any depth
        links = links_in(page, holder, heading.end)
        if may_be_stories(page, links, widget=heading.widget):
            stop = next_heading(page, heading, holder)
            before = [anchor for anchor in links if anchor.piece < stop] if stop else links
            rows = stories_among(page, before, holder, widget=heading.widget)
            if stop or len(rows) >= FEWEST:
                return rows
        holder = holder.parent
    return []


def _is_near(page: Seeking, heading: Heading, row: Row) -> bool:
    """Whether there is hardly any text, and no title of a page, between a heading and its first story."""
    between = [piece for piece in page.walked.pieces[heading.end : row.first] if piece.anchor is None]
    if len(between) > MOST_WORDS_BETWEEN or sum(weight_of(piece.text) for piece in between) > MOST_PROSE_BETWEEN:
        return False
    if heading.run.linked and _links_between(page, heading, row) > MOST_LINKS_BETWEEN:
        return False
    return not any(piece.place.tag == "h1" for piece in between)


def _links_between(page: Seeking, heading: Heading, row: Row) -> int:
    """Count the pages that are linked between a heading and its first story, without the one of all stories."""
    own = page.walked.pieces[heading.end - 1].anchor
    pieces = page.walked.pieces[heading.end : row.first]
    found = {piece.anchor.href for piece in pieces if piece.anchor and not points_on(piece.text)}
    return len(found - {own.href} if own else found)
