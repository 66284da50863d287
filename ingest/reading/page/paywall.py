"""Whether a story is cut by a visible paywall: a short lead, and behind it a box that says who may read on."""

from bisect import bisect_right
from dataclasses import replace

from ingest.reading.page.body import Body
from ingest.reading.page.walk import Place, Walked
from ingest.reading.phrases.wall_words import says_wall

LEAD = 2_000  # weight of a text that may be no more than a lead
NEAR = 12  # blocks behind it among which the box stands
BOX = 3  # blocks at the story's end that may be the box's
ELSEWHERE = frozenset({"nav", "footer", "header", "aside", "menu"})  # where it speaks of other stories


def is_walled(walked: Walked, body: Body | None) -> bool | None:
    """Return True where a paywall follows the lead, None where none is seen: that a page is free it does not say."""
    if body is None or body.weight > LEAD:
        return None
    last = max(run.piece for run in body.runs)
    start = bisect_right(walked.runs, last, key=lambda run: run.piece)
    behind = walked.runs[start : start + NEAR]
    inside = body.runs[-BOX:]
    seen = any(says_wall(run.text) and not _is_elsewhere(run.place) for run in (*inside, *behind))
    return True if seen else None


def without_wall(body: Body) -> Body:
    """Return a story without the box that was taken for its end."""
    last = body.runs[-BOX:]
    at = next((at for at, run in enumerate(last) if says_wall(run.text)), len(last))
    kept = body.runs[: len(body.runs) - len(last) + at]
    return replace(body, runs=kept) if kept and len(kept) < len(body.runs) else body


def _is_elsewhere(place: Place | None) -> bool:
    while place is not None:
        if place.tag in ELSEWHERE:
            return True
        place = place.parent
    return False
