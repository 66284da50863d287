"""One walk over the tree of a page: its blocks of text, its links and its pictures, in the order of the page."""

import re
from collections.abc import Callable
from typing import TypeAlias

from ingest.reading.page.dom.walked import (
    HEADINGS,
    Anchor,
    Field,
    Picture,
    Piece,
    Place,
    Run,
    Walked,
    on_one_line,
    weight_of,
)
from ingest.schema import Flaw
from ingest.text.markup import BLOCKS, Element

SKIPPED = frozenset(
    "script style template svg math iframe object embed select textarea datalist audio video noscript title".split()
)
CONTAINERS = BLOCKS - {"hr"} | {
    *"html head button label legend td th thead tbody dialog hgroup".split(),
}
# Places, links, pictures or pieces of text: the largest of 2,000 pages at hand has 16,000, and each takes a kilobyte
# until the page has been read.
MOST_MET = 20_000
HARDLY_ANY = 500  # weight of a page's text outside of its menus
MOST_MENUS = 8  # nested menus that are searched for a title: each search goes over everything in the menu
MOST_LINKED = 5000  # pieces of text in a link: one that was never closed may hold a whole page
MOST_NUMBERED = 2_000  # lines of code whose numbers stand in a column of their own
MOST_PARTS = 5  # blocks of text in a link: a teaser's picture, kicker, title, summary and time
# What the permalink of a heading shows if it is no sign: what generators of static sites write for screen readers.
_PERMALINK = re.compile(
    r"anchor|(?:(?:copy|direct|section|anchor) )?(?:perma)?link(?: (?:to|for) .*)?|section titled .*", re.IGNORECASE
)


def _is_permalink(link: Element, href: str) -> bool:
    """Whether a link in a heading only leads to that heading: "#", "¶", "Permalink", "#its-own-fragment"."""
    text = on_one_line("".join(map(str, link.itertext())))
    if not text:  # maybe around a picture
        return False
    return text == href or not any(map(str.isalnum, text)) or _PERMALINK.fullmatch(text) is not None


def _is_gutter(code: Element) -> bool:
    """Whether a `pre` holds nothing but the numbers of the lines in another one beside it."""
    numbers: list[str] = []
    for text in map(str, code.itertext()):
        said = text[:MOST_NUMBERED].split()
        numbers += said
        if len(numbers) > MOST_NUMBERED or not all(map(str.isdecimal, said)):
            return False
    if len(numbers) < 2 or len(numbers[0]) > len(str(MOST_NUMBERED)):
        return False
    first = int(numbers[0])
    return numbers == [str(first + line) for line in range(len(numbers))]


def walk(root: Element) -> Walked:
    """Return what stands in the body of a page, in its order, without scripts, frames, fields and menus.

    Menus are included where hardly anything stands outside them: one that was never closed holds the page.
    """
    walked = _walked(root, _STEPS)
    if sum(run.weight for run in walked.runs) < HARDLY_ANY and root.find(".//nav") is not None:
        return _walked(root, {**_STEPS, "nav": _Walker.block})
    return walked


def walk_menu(menu: Element) -> Walked:
    """Return what stands in a menu that `walk` leaves out, in its order."""
    return _walked(menu, {**_STEPS, "nav": _Walker.block})


def _walked(root: Element, steps: "_Steps") -> Walked:
    body = root.find("body")
    walker = _Walker(root, steps)
    try:
        if body is None:
            walker.inside(root)
        else:
            walker.block(body)
    except _Full:
        walker.walked.flaws.append(Flaw("too-large", f"the first {MOST_MET:,} parts of the page were read"))
    walker.close()
    _close_links(walker.walked)
    return walker.walked


def _close_links(walked: Walked) -> None:
    """Undo links that were never closed: one around most of a page's blocks of text is no link."""
    large = [
        anchor for anchor in walked.anchors if anchor.end - anchor.piece > MOST_PARTS and len(anchor.parts) > MOST_PARTS
    ]
    total = sum(len(run.text) for run in walked.runs) if large else 0
    for anchor in large:
        if anchor.chars > total / 3:
            walked.flaws.append(Flaw("unclosed-tags", f"a link to {anchor.href[:200]}"))
            walked.unclosed.add(anchor.element)
            for run in walked.runs:
                if anchor.piece <= run.piece < anchor.end:
                    run.linked = 0
    if walked.unclosed:
        _count_links(walked)


def _count_links(walked: Walked) -> None:
    """Count again how much of the text of each place stands in links."""
    for place in walked.places:
        place.linked = 0
    for run in walked.runs:
        run.place.linked += run.linked
    for place in reversed(walked.places):
        if place.parent is not None:
            place.parent.linked += place.linked


class _Full(Exception):
    """There is more on the page than is read of one; ends the walk."""


class _Walker:
    """The state of one walk; what a place holds is added up on the way, once the place is left."""

    def __init__(self, root: Element, steps: "_Steps") -> None:
        self.steps = steps
        self.walked = Walked(root)
        self.place = Place(root, "html", None, 0, last=1 << 30)
        self.places, self.runs, self.pieces = self.walked.places, self.walked.runs, self.walked.pieces
        self.places.append(self.place)
        self.texts, self.holders = self.walked.texts, self.walked.holders
        self.chunk = 0  # number of the first chunk of the run being read
        self.open = False  # whether it has any text
        self.menus = 0  # how many menus the walk is in, each of which holds a title
        self.linked = 0
        self.said = False  # whether any word of the run stands outside links
        self.breaks = 0  # line breaks since the last text
        self.anchor: Anchor | None = None
        self.first = 0  # number of its first piece

    def inside(self, element: Element) -> None:
        """Walk over what stands inside an element; its depth is bounded by the parser."""
        text = element.text
        if text and (self.open or not text.isspace()):
            self.take(text, element)
        if len(element) == 0:  # as half of them: to go over nothing takes several times as long as to ask
            return
        steps, inside = self.steps, _Walker.inside
        for child in element:
            steps.get(child.tag, inside)(self, child)
            text = child.tail
            if text and (self.open or not text.isspace()):
                self.take(text, element)

    def pass_over(self, element: Element) -> None:
        """Leave out what is no text of the page."""

    def menu(self, element: Element) -> None:
        """Leave out a menu, unless the page's title stands in it: some pages mark up their head as a menu."""
        self.walked.menus.append(element)
        if self.menus > MOST_MENUS or element.find(".//h1") is not None:
            self.menus += 1
            self.block(element)
            self.menus -= 1

    def block(self, element: Element) -> None:
        """Walk over a block-level element: a place."""
        if self.open:
            self.flush()
        places, around = self.places, self.place
        self.place = place = Place(element, element.tag, around, len(places))
        places.append(place)
        self.inside(element)
        if self.open:
            self.flush()
        place.last = len(places) - 1
        if place.chars:
            around.chars += place.chars
            around.linked += place.linked
        self.place = around
        if len(places) > MOST_MET:
            raise _Full

    def code(self, element: Element) -> None:
        """Walk over preformatted text, which is left out if it numbers the lines of another."""
        if self.place.tag == "pre" or not _is_gutter(element):
            self.block(element)

    def rule(self, element: Element) -> None:
        """Meet a rule (`hr`), which parts two blocks."""
        self.flush()

    def picture(self, element: Element) -> None:
        """Take up a picture."""
        self.walked.pictures.append(Picture(element, self.place, len(self.pieces), self.anchor))
        if element.tag == "amp-img":  # it holds its fallback or, if never closed, all that follows
            taken = len(self.walked.pictures)
            self.inside(element)
            del self.walked.pictures[taken:]
        if len(self.walked.pictures) > MOST_MET:
            raise _Full

    def field(self, element: Element) -> None:
        """Take up a field to fill in."""
        self.walked.fields.append(Field(element, self.place))

    def link(self, element: Element) -> None:
        """Walk over a link; one without an address is not recorded, and a heading's permalink left out."""
        around = self.anchor
        href = (element.get("href") or "").strip()
        if "#" in href and self.place.tag in HEADINGS and len(element) < MOST_PARTS and _is_permalink(element, href):
            return
        if href:
            self.anchor = anchor = Anchor(element, href, self.place, len(self.pieces), element.get("rel") or "")
            self.walked.anchors.append(anchor)
            self.inside(element)
            self.leave_link(anchor)
            self.anchor = around
        else:
            self.inside(element)
        if len(self.walked.anchors) > MOST_MET:
            raise _Full

    def leave_link(self, anchor: Anchor) -> None:
        """Give a link its text."""
        anchor.end = len(self.pieces)
        if anchor.end == anchor.piece + 1:  # nearly always
            piece = self.pieces[-1]
            anchor.texts = ((piece.place, piece.text),)
            return
        pieces = self.pieces[anchor.piece : anchor.piece + MOST_LINKED]
        anchor.texts = [(piece.place, piece.text) for piece in pieces]

    def line_break(self, element: Element) -> None:
        """Meet a `br`: one is a line end, two in a row divide paragraphs as they do on older sites."""
        self.breaks += 1
        if self.breaks > 1 and self.place.tag != "pre":
            self.flush()
        elif self.open:
            self.texts.append("\n")
            self.holders.append(element)

    def take(self, text: str, element: Element) -> None:
        """Take up the text directly before or after a tag."""
        self.texts.append(text)
        self.holders.append(element)
        if text.isspace():
            return
        self.open = True
        self.breaks = 0
        self.pieces.append(Piece(text, element, self.place, self.anchor))
        if self.anchor is not None:
            self.linked += len(text.strip())
        elif not self.said:
            self.said = any(map(str.isalnum, text))
        if len(self.pieces) > MOST_MET:
            raise _Full

    def flush(self) -> None:
        """End the run being read; one without text leaves nothing."""
        if not self.open:
            return
        texts, first, place = self.texts, self.chunk, self.place
        end, tag = len(texts), place.tag
        raw = texts[first] if end == first + 1 else "".join(texts[first:end])
        text = raw.strip("\n") if tag == "pre" else on_one_line(raw)
        chars = len(text)
        linked = (min(self.linked, chars) if self.said else chars) if self.linked else 0
        weight = chars if text.isascii() else weight_of(text)
        if tag == "h1":
            self.walked.titles.append(len(self.runs))
        self.runs.append(Run(place, text, linked, self.first, first, end, weight))
        place.chars += chars
        place.linked += linked
        self.open, self.linked, self.said, self.breaks = False, 0, False, 0
        self.chunk, self.first = end, len(self.pieces)

    def close(self) -> None:
        """End the walk, wherever it stands."""
        self.flush()
        if self.anchor is not None:
            self.leave_link(self.anchor)
        place: Place | None = self.place
        while place is not None:
            place.last = len(self.places) - 1
            if place.parent is not None:
                place.parent.chars += place.chars
                place.parent.linked += place.linked
            place = place.parent


_Steps: TypeAlias = dict[object, Callable[[_Walker, Element], None]]
_STEPS: _Steps = {
    **dict.fromkeys(CONTAINERS, _Walker.block),
    **dict.fromkeys(SKIPPED, _Walker.pass_over),
    "nav": _Walker.menu,
    "pre": _Walker.code,
    "hr": _Walker.rule,
    "a": _Walker.link,
    "br": _Walker.line_break,
    "input": _Walker.field,
    **dict.fromkeys(("img", "amp-img"), _Walker.picture),
}
