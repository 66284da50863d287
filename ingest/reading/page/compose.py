"""The chosen blocks of a story as clean semantic HTML: paragraphs, headings, lists, quotes, tables, figures."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ingest.reading.page.walk import HEADINGS, Place, Run

GROUPS = frozenset({"ul", "ol", "blockquote", "table"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the story, and the number of the piece of text that follows it."""

    src: str
    alt: str
    piece: int


def compose(runs: Sequence[Run], container: Place, figures: Sequence[Figure] = ()) -> str:
    """Return the blocks as HTML, links and pictures with their addresses as written.

    A list inside a list is written as one list. Pictures stand without their captions, which are no text of the story.
    """
    blocks: list[str] = []
    waiting = deque(figures)
    for group, inside in _grouped(runs, container):
        while waiting and waiting[0].piece <= inside[0].piece:
            blocks.append(_figure(waiting.popleft()))
        blocks += _WRITERS[group.tag](inside, group) if group else [_block(run) for run in inside]
    return "\n".join((*blocks, *map(_figure, waiting)))


def _grouped(runs: Sequence[Run], container: Place) -> Iterator[tuple[Place | None, list[Run]]]:
    """Runs of one list, quote or table together, every other one by itself."""
    grouped = ((run, _group(run.place, container)) for run in runs)
    for _, members in groupby(grouped, key=lambda pair: pair[1].number if pair[1] else -1 - pair[0].piece):
        inside = list(members)
        yield inside[0][1], [run for run, _ in inside]


def _group(place: Place, container: Place) -> Place | None:
    """The outermost list, quote or table around a place, inside the container."""
    found = None
    while place is not container and place.parent is not None:
        if place.tag in GROUPS:
            found = place
        place = place.parent
    return found


def _around(place: Place, tags: frozenset[str], outermost: Place) -> Place:
    """The innermost place around one, up to `outermost`, that has one of the tags."""
    while place is not outermost and place.tag not in tags and place.parent is not None:
        place = place.parent
    return place


def _block(run: Run) -> str:
    tag = run.place.tag
    if tag == "pre":
        return f"<pre>{run.html}</pre>"
    if tag in HEADINGS:
        tag = "h2" if tag == "h1" else tag  # the first rank is the title's
        return f"<{tag}>{_inline(run)}</{tag}>"
    return f"<p>{_inline(run)}</p>"


def _inline(run: Run) -> str:
    """The markup inside a block, without line breaks at its ends."""
    return run.html.strip().removesuffix("<br>").removeprefix("<br>").strip()


def _parts(runs: list[Run], tags: frozenset[str], group: Place) -> list[list[Run]]:
    return [list(part) for _, part in groupby(runs, key=lambda run: _around(run.place, tags, group).number)]


def _list(runs: list[Run], group: Place) -> list[str]:
    if any(run.place.tag in HEADINGS for run in runs):
        return [_block(run) for run in runs]  # whole sections, laid out as a list
    items = [_inside("li", part) for part in _parts(runs, frozenset({"li"}), group)]
    return [f"<{group.tag}>{''.join(items)}</{group.tag}>"]


def _quote(runs: list[Run], _: Place) -> list[str]:
    return [f"<blockquote>{''.join(_block(run) for run in runs)}</blockquote>"]


def _table(runs: list[Run], group: Place) -> list[str]:
    rows = [_parts(row, frozenset({"td", "th"}), group) for row in _parts(runs, frozenset({"tr"}), group)]
    if sum(len(row) > 1 for row in rows) < 2:
        return [_block(run) for run in runs]  # laid out as a table
    lines = ("".join(_inside(_cell(cell[0], group), cell) for cell in row) for row in rows)
    return [f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"]


def _cell(run: Run, group: Place) -> str:
    return "th" if _around(run.place, frozenset({"td", "th"}), group).tag == "th" else "td"


def _inside(tag: str, runs: list[Run]) -> str:
    """One run stands in its item or cell as it is, several as blocks."""
    return f"<{tag}>{_inline(runs[0]) if len(runs) == 1 else ''.join(map(_block, runs))}</{tag}>"


def _figure(figure: Figure) -> str:
    return f'<figure><img src="{escape(figure.src)}" alt="{escape(figure.alt)}"></figure>'


_WRITERS = {"ul": _list, "ol": _list, "blockquote": _quote, "table": _table}
