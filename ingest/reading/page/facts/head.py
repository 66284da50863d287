"""The head of a story: what stands around its title and its start, where readers look for its date and its authors."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Piece, Run, Walked
from ingest.reading.page.facts.shown_dates import Seen, dates_around
from ingest.reading.page.metadata.marked_times import is_others

LESSER = frozenset({"h2", "h3"})  # headings that can be the title if there is no h1
NEAR = 40  # blocks from the title to the start of the story, up to which all between is its head
BEFORE, AFTER = 8, 8  # blocks around title and start in which dates and bylines are looked for
ABOVE = 60  # pieces of text above the title that are looked at: a menu may have hundreds


@dataclass(frozen=True, slots=True)
class Head:
    """The surroundings of a page's title and of the start of its story, where readers see its date and authors."""

    walked: Walked
    body: Body | None
    url: str | None
    language: str | None
    runs: Sequence[Run]
    title: Run | None  # the heading among them that is nearest above the story
    dates: Sequence[Seen]

    @property
    def above(self) -> Sequence[Run]:
        """Its blocks without those behind the story, which it has if the story is short."""
        end = self.body.runs[-1].piece if self.body else math.inf
        return [run for run in self.runs if run.piece <= end]

    @property
    def pieces(self) -> Sequence[Piece]:
        """The pieces of text in these blocks, and the next few."""
        runs = self.above
        if not runs:
            return ()
        is_whole = self.body is not None and runs[-1] is self.body.runs[-1]
        behind = self.walked.end_of(self.walked.number_of(runs[-1])) if is_whole else len(self.walked.pieces)
        first = max(runs[0].piece, self.title.piece - ABOVE) if self.title in runs and self.title else runs[0].piece
        return self.walked.pieces[first : min(runs[-1].piece + 3, behind)]


def head_of(walked: Walked, body: Body | None, url: str | None, language: str | None) -> Head:
    """Return the head of a page with its dates; `language` is what the page says its own is."""
    near, title = _near_title(walked, body)
    end = body.runs[-1].piece if body else math.inf
    runs = [run for run in near if run.piece <= end or not is_others(run.place)]
    return Head(walked, body, url, language, runs, title, dates_around(walked, runs, title, language))


def _near_title(walked: Walked, body: Body | None) -> tuple[list[Run], Run | None]:
    """Return the blocks from just before the title to a little into the story, and the title."""
    runs = walked.runs
    first = walked.number_of(body.runs[0]) if body else next(iter(walked.titles), 0)
    headings = walked.titles or [at for at, run in enumerate(runs[: first + 1]) if run.place.tag in LESSER]
    start = max((at for at in headings if at <= first), default=next(iter(headings), 0))
    title = runs[start] if headings else None
    if abs(start - first) <= NEAR:
        return runs[max(0, min(start, first) - BEFORE) : max(start, first) + AFTER], title
    windows = sorted(((start - BEFORE, start + 2 * AFTER), (first - 2 * BEFORE, first + AFTER)))
    return [run for begin, end in windows for run in runs[max(0, begin) : end]], title
