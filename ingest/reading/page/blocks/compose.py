"""The chosen blocks of a story as clean semantic HTML: paragraphs, headings, lists, quotes, tables, figures."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import NamedTuple

from ingest.reading.page.blocks.inline import markup_of
from ingest.reading.page.dom.walked import HEADINGS, Place, Run, Walked
from ingest.text.markup import CELLS

GROUPS = frozenset({"ul", "ol", "blockquote", "table"})
_PARTS = GROUPS | CELLS | {"li", "tr"}
MOST_NESTED = 24  # elements of _PARTS that are written around one block: about eight nested lists


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the story, and where it stands."""

    src: str
    alt: str
    piece: int  # number of the piece of text that follows it


class _Block(NamedTuple):
    place: Place
    piece: int
    html: str  # with its inline markup
    path: tuple[Place, ...]  # the lists, items, quotes, tables, rows and cells around it, the outermost first


def compose(walked: Walked, runs: Sequence[Run], container: Place, figures: Sequence[Figure] = ()) -> str:
    """Return the blocks as HTML, with the addresses of links and pictures as written.

    Pictures come without their captions, which are no part of the story's text.
    """
    written: list[str] = []
    waiting = deque(figures)
    blocks = [
        _Block(run.place, run.piece, markup_of(walked, run), path)
        for run, path in zip(runs, _paths(runs, container), strict=True)
    ]
    for group, inside in _grouped(blocks, container):
        while waiting and waiting[0].piece <= inside[0].piece:
            written.append(_figure(waiting.popleft()))
        written += _written(group, inside)
    return "\n".join((*written, *map(_figure, waiting)))


def _flow(blocks: Sequence[_Block], container: Place) -> str:
    """The blocks inside a quote, an item or a cell."""
    return "".join([html for group, inside in _grouped(blocks, container) for html in _written(group, inside)])


def _written(group: Place | None, inside: list[_Block]) -> Iterable[str]:
    """The blocks of one list, quote or table as that, else each by itself."""
    return _WRITERS[group.tag](inside, group) if group else map(_block, inside)


def _grouped(blocks: Sequence[_Block], container: Place) -> Iterator[tuple[Place | None, list[_Block]]]:
    """Yield the blocks of one list, quote or table together, every other block by itself."""
    group: Place | None = None
    inside: list[_Block] = []
    for block in blocks:
        around = _outermost(block, GROUPS, container) if block.path else None
        if inside and (around is None or around is not group):
            yield group, inside
            inside = []
        group = around
        inside.append(block)
    if inside:
        yield group, inside


def _paths(runs: Sequence[Run], container: Place) -> Iterator[tuple[Place, ...]]:
    """Yield the path of each block; most blocks share the one before's."""
    above: Place | None = None
    shared: tuple[Place, ...] = ()
    for run in runs:
        place = run.place
        if place is container:
            yield ()
            continue
        if place.parent is not None and place.parent is not above:
            above = place.parent
            shared = _path(above, container)
        yield (*shared, place)[:MOST_NESTED] if place.tag in _PARTS else shared


def _path(place: Place, container: Place) -> tuple[Place, ...]:
    found = []
    while place is not container and place.parent is not None:
        if place.tag in _PARTS:
            found.append(place)
        place = place.parent
    return tuple(found[::-1][:MOST_NESTED])


def _outermost(block: _Block, tags: frozenset[str], around: Place) -> Place | None:
    """Return the outermost place around a block that has one of the tags and stands inside `around`."""
    for place in block.path:
        if place.tag in tags and place.number > around.number:
            return place
    return None


def _block(block: _Block) -> str:
    tag = block.place.tag
    if tag == "pre":
        return f"<pre>{block.html}</pre>"
    if tag in HEADINGS:
        tag = "h2" if tag == "h1" else tag  # h1 is left to the title
        return f"<{tag}>{block.html}</{tag}>"
    return f"<p>{block.html}</p>"


def _parts(blocks: Sequence[_Block], tags: frozenset[str], group: Place) -> Iterator[tuple[Place, list[_Block]]]:
    """The blocks by the outermost places with one of the tags inside the group, each with its place."""
    placed = ((block, _outermost(block, tags, group) or group) for block in blocks)
    for _, members in groupby(placed, key=lambda pair: pair[1].number):
        inside = list(members)
        yield inside[0][1], [block for block, _ in inside]


def _list(blocks: list[_Block], group: Place) -> list[str]:
    if any(block.place.tag in HEADINGS for block in blocks):
        return [_block(block) for block in blocks]  # a list used to lay out whole sections
    items = [_inside("li", place, part) for place, part in _parts(blocks, frozenset({"li"}), group)]
    return [f"<{group.tag}>{''.join(items)}</{group.tag}>"]


def _quote(blocks: list[_Block], group: Place) -> list[str]:
    return [f"<blockquote>{_flow(blocks, group)}</blockquote>"]


def _table(blocks: list[_Block], group: Place) -> list[str]:
    rows = [list(_parts(row, CELLS, place)) for place, row in _parts(blocks, frozenset({"tr"}), group)]
    if sum(len(row) > 1 for row in rows) < 2:
        return [_block(block) for block in blocks]  # a table used for layout
    lines = ("".join(_inside("th" if place.tag == "th" else "td", place, cell) for place, cell in row) for row in rows)
    return [f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"]


def _inside(tag: str, place: Place, blocks: Sequence[_Block]) -> str:
    """Return an item or a cell: its own text as it is, and the blocks inside it as blocks."""
    own = blocks[0].place is place or (len(blocks) == 1 and _outermost(blocks[0], GROUPS, place) is None)
    first = blocks[0].html if own else ""
    return f"<{tag}>{first}{_flow(blocks[1:] if own else blocks, place)}</{tag}>"


def _figure(figure: Figure) -> str:
    return f'<figure><img src="{escape(figure.src)}" alt="{escape(figure.alt)}"></figure>'


_WRITERS = {"ul": _list, "ol": _list, "blockquote": _quote, "table": _table}
