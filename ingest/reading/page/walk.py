"""One walk over the tree of a page: its blocks of text, its links and its pictures, in the order of the page."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import cast

import lxml.html
from lxml import etree

from ingest.reading.page.zones import Zone, zone_of
from ingest.schema import Flaw
from ingest.text.markup import BLOCKS

SKIPPED = frozenset(
    "script style template svg math iframe object embed select textarea datalist audio video noscript title".split()
)
CONTAINERS = BLOCKS | {"html", "head", "button", "label", "legend", "td", "th", "thead", "tbody", "dialog", "hgroup"}
_LINES = frozenset({"hr"})  # a border of blocks that holds nothing
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# How inline elements are written out; of every other one only the text is kept.
INLINE = {
    **{tag: tag for tag in "abbr cite code del ins em kbd q s samp strong sub sup var".split()},
    "b": "strong",
    "i": "em",
}
MOST_MET = 40_000  # places, links, pictures and pieces of text: the largest of 2,000 pages at hand has 16,000
MOST_REPEATED = 1_000_000  # characters of markup that is open across blocks, and so written out in each
LONGEST_LINK = 2000  # characters of a link's text that are kept: a story's title and summary are shorter
MOST_PARTS = 5  # blocks of text in a link: a teaser's picture, kicker, title, summary and time
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def weight_of(text: str) -> int:
    """Return the length of `text` in Latin letters: a Chinese, Japanese, Korean or Thai one says as much as 2.5."""
    return len(text) if text.isascii() else len(text) + (3 * len(_WIDE.findall(text))) // 2


@dataclass(slots=True, eq=False)
class Place:
    """A block-level element: where it stands, and how much text it holds."""

    element: lxml.html.HtmlElement
    tag: str
    parent: "Place | None"
    number: int  # in the order of the page
    zone: Zone  # that it begins itself
    last: int = 0  # number of the last place inside it
    chars: int = 0  # of its text, with everything inside
    linked: int = 0  # of which inside links
    good: int = 0  # weight of the text that reads like prose

    def holds(self, other: "Place") -> bool:
        """Whether `other` is this place or stands inside it."""
        return self.number <= other.number <= self.last


@dataclass(slots=True, eq=False)
class Run:
    """A block of text: what stands between two borders of blocks."""

    place: Place
    text: str
    html: str  # with its inline markup; links as written
    linked: int  # characters inside links
    weight: int  # length in Latin letters
    piece: int  # number of its first piece of text


@dataclass(slots=True, eq=False)
class Anchor:
    """A link and the text inside it."""

    element: lxml.html.HtmlElement
    href: str
    place: Place
    piece: int  # number of its first piece of text
    text: str = ""  # no more than LONGEST_LINK of it
    chars: int = 0  # of all of its text
    headline: str = ""  # of which inside a heading, or all of it when it stands in one
    parts: list[tuple[Place, str]] = field(default_factory=list)  # the same by block


@dataclass(slots=True, eq=False)
class Piece:
    """The text directly before or after a tag."""

    text: str
    element: lxml.html.HtmlElement  # that it stands in
    place: Place
    anchor: Anchor | None


@dataclass(slots=True, eq=False)
class Picture:
    """An `img` and where it stands."""

    element: lxml.html.HtmlElement
    place: Place
    piece: int  # number of the piece of text after it
    anchor: Anchor | None


@dataclass(slots=True, eq=False)
class Walked:
    """All that the walk met, each in the order of the page."""

    root: lxml.html.HtmlElement
    places: list[Place] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)


def walk(root: lxml.html.HtmlElement) -> Walked:
    """Return what stands in the body of a page, in its order; scripts, frames and fields are passed over."""
    body = root.find("body")
    walker = _Walker(root)
    events = etree.iterwalk(root if body is None else body, events=("start", "end"))
    for event, node in events:
        element = cast(lxml.html.HtmlElement, node)
        tag = element.tag if isinstance(element.tag, str) else ""
        if walker.met > MOST_MET:
            walker.walked.flaws.append(Flaw("too-large", f"the first {MOST_MET:,} parts of the page were read"))
            break
        if event == "start" and tag in SKIPPED:
            events.skip_subtree()
            walker.skipped = True
        elif event == "start":
            walker.start(element, tag)
        else:
            walker.end(element, tag)
    walker.close()
    _close_links(walker.walked)
    return walker.walked


def _close_links(walked: Walked) -> None:
    """Undo links that were never closed: one around most of a page's blocks of text is no link."""
    total = sum(len(run.text) for run in walked.runs)
    for anchor in walked.anchors:
        if len(anchor.parts) > MOST_PARTS and anchor.chars > total / 3:
            walked.flaws.append(Flaw("unclosed-tags", f"a link to {anchor.href[:200]}"))
            opening = _opening(anchor.href)
            for run in walked.runs:
                if run.linked and anchor.piece <= run.piece and opening in run.html:
                    run.linked, run.html = 0, run.html.replace(opening, "").replace("</a>", "")


def _opening(href: str) -> str:
    return f'<a href="{escape(href)}">'


class _Walker:
    """The state of one walk."""

    def __init__(self, root: lxml.html.HtmlElement) -> None:
        self.walked = Walked(root)
        self.place = Place(root, "html", None, 0, Zone.NONE, last=1 << 30)
        self.walked.places.append(self.place)
        self.skipped = False  # the next end is that of an element passed over
        self.text: list[str] = []  # of the run being read
        self.markup: list[str] = []
        self.open: list[tuple[str, str]] = []  # tags of the inline elements that are open
        self.linked = 0
        self.breaks = 0  # line breaks since the last text
        self.anchor: Anchor | None = None
        self.first = 0  # number of the run's first piece
        self.met = 0  # places, links, pictures and pieces of text
        self.repeated = 0  # characters of markup that was open across blocks

    def start(self, element: lxml.html.HtmlElement, tag: str) -> None:
        """Enter an element."""
        if tag in _LINES:
            self.flush()
        elif tag in CONTAINERS:
            self.flush()
            self.enter(element, tag)
        elif tag == "a":
            self.enter_link(element)
        elif tag == "br":
            self.line_break()
        elif tag == "img":
            self.met += 1
            self.walked.pictures.append(Picture(element, self.place, len(self.walked.pieces), self.anchor))
        elif tag in INLINE:
            self.open.append((f"<{INLINE[tag]}>", f"</{INLINE[tag]}>"))
            self.markup.append(self.open[-1][0])
        if element.text:
            self.take(element.text, element)

    def end(self, element: lxml.html.HtmlElement, tag: str) -> None:
        """Leave an element."""
        if self.skipped:
            self.skipped = False
        elif tag in CONTAINERS and tag not in _LINES:
            self.flush()
            self.leave()
        elif tag == "a" or tag in INLINE:
            self.markup.append(self.open.pop()[1])
            self.anchor = None if tag == "a" else self.anchor
        if element.tail and (parent := element.getparent()) is not None:
            self.take(element.tail, parent)

    def enter(self, element: lxml.html.HtmlElement, tag: str) -> None:
        """Begin a place."""
        self.met += 1
        self.place = Place(element, tag, self.place, len(self.walked.places), zone_of(element, tag))
        self.walked.places.append(self.place)

    def leave(self) -> None:
        """End a place."""
        self.place.last = len(self.walked.places) - 1
        self.place = self.place.parent or self.place

    def close(self) -> None:
        """End the walk, wherever it stands."""
        self.flush()
        while self.place.parent is not None:
            self.leave()

    def enter_link(self, element: lxml.html.HtmlElement) -> None:
        """Begin a link; one without an address is none."""
        href = (element.get("href") or "").strip()
        self.open.append((_opening(href), "</a>") if href else ("", ""))
        self.markup.append(self.open[-1][0])
        if href:
            self.met += 1
            self.anchor = Anchor(element, href, self.place, len(self.walked.pieces))
            self.walked.anchors.append(self.anchor)

    def line_break(self) -> None:
        """Meet a `br`: one is a line end, two in a row divide paragraphs as they do on older sites."""
        self.breaks += 1
        if self.breaks > 1 and self.place.tag != "pre":
            self.flush()
        elif self.text:
            self.text.append("\n")
            self.markup.append("<br>")

    def take(self, text: str, element: lxml.html.HtmlElement) -> None:
        """Take up a piece of text."""
        self.markup.append(escape(text, quote=False))
        self.text.append(text)
        if text.isspace():
            return
        self.breaks = 0
        self.met += 1
        self.walked.pieces.append(Piece(text, element, self.place, self.anchor))
        if self.anchor is not None:
            self.linked += len(text.strip())
            self.take_linked(text, self.anchor)

    def take_linked(self, text: str, anchor: Anchor) -> None:
        """Take up a piece of a link's text."""
        anchor.chars += len(text) + 1
        if len(anchor.text) > LONGEST_LINK:
            return
        anchor.text += f" {text}" if anchor.text else text
        if anchor.parts and anchor.parts[-1][0] is self.place:
            text = f"{anchor.parts.pop()[1]} {text}"
        anchor.parts.append((self.place, text))
        if self.place.tag in HEADINGS:
            anchor.headline = text

    def flush(self) -> None:
        """End the run being read; one without text leaves nothing."""
        if self.text:
            raw = "".join(self.text)
            text = raw.strip("\n") if self.place.tag == "pre" else " ".join(raw.split())
            if text:
                html = "".join((*self.markup, *(closing for _, closing in reversed(self.open))))
                run = Run(self.place, text, html, min(self.linked, len(text)), weight_of(text), self.first)
                self.walked.runs.append(run)
            self.text, self.linked, self.breaks = [], 0, 0
            self.first = len(self.walked.pieces)
            self.repeat()
        if len(self.markup) != len(self.open):  # as many, and nothing has been written since the run before
            self.markup = [opening for opening, _ in self.open]

    def repeat(self) -> None:
        """Have what is open written again in the next block, as far as that is bearable."""
        self.repeated += sum(len(opening) + len(closing) for opening, closing in self.open)
        if self.repeated > MOST_REPEATED:
            self.open = [("", "")] * len(self.open)
        self.markup = [opening for opening, _ in self.open]
