"""What a walk over a page meets: its blocks of text, its links and its pictures, in the order of the page."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from ingest.schema import Flaw
from ingest.text.markup import Element
from ingest.text.sentences import FULL_STOPS

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PICTURES = frozenset({"figure", "figcaption"})  # whose author and licence are not the story's
LONG_SENTENCE = 50  # characters of a sentence that is hardly a title
LONGEST_LINK = 2000  # characters of a link's text that are kept: a story's title and summary are shorter
_PIECE = attrgetter("piece")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
# All bytes but those with which these letters begin in UTF-8. If nothing is left of a text once they are deleted, it
# has none of the letters: that is found out ten times as fast as by the pattern.
_NOT_WIDE = bytes(code for code in range(256) if code != 0xE0 and not 0xE3 <= code <= 0xED)


def weight_of(text: str) -> int:
    """Return the length of a text in Latin letters; a Chinese, Japanese, Korean or Thai character counts as 2.5."""
    if text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _NOT_WIDE):
        return len(text)
    return len(text) + (3 * _WIDE.subn("", text)[1]) // 2  # a list of the letters would take 80 bytes for each


def on_one_line(text: str) -> str:
    """Return a text with single spaces for its white space, and none at its ends."""
    # Printable text has no other white space than spaces.
    return " ".join(text.split()) if "  " in text or not text.isprintable() else text.strip(" ")


def is_long_sentence(text: str) -> bool:
    """Return whether a text is a sentence that is too long for a title."""
    return len(text) >= LONG_SENTENCE and text.rstrip().endswith(FULL_STOPS)


@dataclass(slots=True, eq=False)
class Place:
    """A block-level element: where it stands, and how much text it holds."""

    element: Element
    tag: str
    parent: "Place | None"
    number: int  # in the order of the page
    last: int = 0  # number of the last place inside it
    chars: int = 0  # length of all its text
    linked: int = 0  # of that, in links

    def outwards(self) -> "Iterator[Place]":
        """Yield this place and those around it, the innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent

    def holds(self, other: "Place") -> bool:
        """Return whether `other` is this place or stands inside it."""
        return self.number <= other.number <= self.last

    def child_around(self, other: "Place") -> "Place | None":
        """Return the child of this place that `other` is or stands in, None if it does not stand in this place."""
        place = other
        while place.parent is not None and place.parent is not self:
            place = place.parent
        return place if place.parent is self else None

    def is_built_like(self, other: "Place") -> bool:
        """Return whether the paths from both up to their common ancestor go through the same tags and classes."""
        one: Place | None = self
        two: Place | None = other
        while one is not None and two is not None and one is not two:
            if one.tag != two.tag or one.element.get("class") != two.element.get("class"):
                return False
            one, two = one.parent, two.parent
        return one is two


@dataclass(slots=True, eq=False)
class Run:
    """A block of text: everything between two block boundaries."""

    place: Place
    text: str
    linked: int  # characters inside links
    piece: int  # number of its first piece of text
    first: int  # number of its first chunk
    end: int  # number of the chunk after its last
    weight: int  # length in Latin letters


@dataclass(slots=True, eq=False)
class Piece:
    """A text directly before or after a tag, if it is not only white space."""

    text: str
    element: Element  # the one it stands in
    place: Place
    anchor: "Anchor | None"


@dataclass(slots=True, eq=False)
class Anchor:
    """A link.

    It holds the texts of its pieces, not the pieces: these refer to it, and reference cycles are freed late.
    """

    element: Element
    href: str
    place: Place
    piece: int  # number of its first piece of text
    rel: str  # as written
    end: int = 0  # number of the piece after its last
    texts: Sequence[tuple[Place, str]] = ()  # the texts of its pieces, each with its place

    @property
    def parts(self) -> Sequence[tuple[Place, str]]:
        """Its text, block by block, up to the block in which it exceeds LONGEST_LINK characters."""
        if len(self.texts) < 2:
            return self.texts
        parts: list[tuple[Place, str]] = []
        length = 0
        for place, text in self.texts:
            length += len(text)
            if parts and parts[-1][0] is place:
                text = f"{parts.pop()[1]} {text}"
            parts.append((place, text))
            if length > LONGEST_LINK:
                break
        return parts

    @property
    def text(self) -> str:
        """Its text, as long as its `parts`."""
        texts = self.texts
        return texts[0][1] if len(texts) == 1 else " ".join([text for _, text in self.parts])

    @property
    def chars(self) -> int:
        """The length of all of its text."""
        texts = self.texts
        return len(texts[0][1]) if len(texts) == 1 else sum([len(text) for _, text in texts])

    @property
    def headline(self) -> str:
        """The part of its text that stands in a heading; "" if none does.

        Of several that is the last which is no long sentence: one below a title is a summary.
        """
        last = ""
        for place, text in reversed(self.parts):
            if place.tag in HEADINGS:
                if not is_long_sentence(text):
                    return text
                last = last or text
        return last


class Picture(NamedTuple):
    """An `img` or `amp-img` and where it stands."""

    element: Element
    place: Place
    piece: int  # number of the piece of text after it
    anchor: Anchor | None


class Field(NamedTuple):
    """An `input` and where it stands."""

    element: Element
    place: Place


@dataclass(slots=True, eq=False)
class Walked:
    """All that a walk met, in the order of the page."""

    root: Element
    places: list[Place] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)  # numbers of the runs that are a heading of the first rank
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    menus: list[Element] = field(default_factory=list)  # `nav` elements, whether they were passed over or not
    # The chunks that runs consist of: every text directly before or after a tag, "\n" for a `br`; and their elements.
    texts: list[str] = field(default_factory=list)
    holders: list[Element] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    unclosed: set[Element] = field(default_factory=set)  # `a` elements that were never closed: no links

    def first_line(self, run: Run) -> str:
        """Return the text of a block up to its first line break."""
        ends = (at for at in range(run.first, run.end) if self.holders[at].tag == "br")
        return on_one_line("".join(self.texts[run.first : next(ends, run.end)]))

    def lines_of(self, run: Run) -> Iterator[Run]:
        """Yield the lines that line breaks part a block into, each as a block; the block itself where it has none."""
        ends = [at for at in range(run.first, run.end) if self.holders[at].tag == "br"]
        if not ends:
            yield run
            return
        first, piece = run.first, run.piece
        for end in (*ends, run.end):
            chunks = self.texts[first:end]
            if text := on_one_line("".join(chunks)):
                weight = len(text) if text.isascii() else weight_of(text)
                yield replace(run, text=text, linked=0, piece=piece, first=first, end=end, weight=weight)
            piece += sum(not chunk.isspace() for chunk in chunks)
            first = end

    def number_of(self, run: Run) -> int:
        """Return the number of a run."""
        return self.run_at(run.piece)

    def end_of(self, number: int) -> int:
        """Return the number of the first piece behind the run with this number."""
        return self.runs[number + 1].piece if number + 1 < len(self.runs) else len(self.pieces)

    def runs_from(self, piece: int) -> Iterator[Run]:
        """Yield the runs that begin at this piece or later."""
        return islice(self.runs, self.run_at(piece), None)

    def anchors_in(self, first: int, end: int) -> Sequence[Anchor]:
        """Return the links that begin at a piece from `first` on, and before the piece `end`."""
        return self.anchors[self.anchor_at(first) : self.anchor_at(end)]

    def anchor_at(self, piece: int) -> int:
        """Return the number of the first link that begins at this piece or later."""
        return bisect_left(self.anchors, piece, key=_PIECE)

    def pictures_from(self, piece: int) -> Iterator[Picture]:
        """Yield the pictures that stand before this piece or later."""
        return islice(self.pictures, bisect_left(self.pictures, piece, key=_PIECE), None)

    def run_at(self, piece: int) -> int:
        """Return the number of the first run that begins at this piece or later."""
        return bisect_left(self.runs, piece, key=_PIECE)
