"""Tells whether a story is behind a paywall: by what its page states, else by a box behind a short lead."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Place, Walked
from ingest.reading.page.metadata.order import WALLS
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.phrases.wall_words import says_wall

LEAD = 2_000  # weight of a text that may be no more than a lead
NEAR = 12  # blocks behind the lead among which the box stands
BOX = 3  # blocks at the story's end that may be the box's
ELSEWHERE = frozenset({"nav", "footer", "header", "aside", "menu"})  # where such a box is about other stories

# Values of Open Graph's content tier and of microdata, and whether they mean that a story is to be paid for.
STATED: Mapping[tuple[str, str], bool] = {
    ("article:content_tier", "free"): False,
    ("article:content_tier", "metered"): True,
    ("article:content_tier", "locked"): True,
    ("itemprop:isAccessibleForFree", "true"): False,
    ("itemprop:isAccessibleForFree", "false"): True,
}


def is_paid(walked: Walked, signals: Signals, body: Body | None) -> bool | None:
    """Return whether a story is behind a paywall, by what its page states, else shows; None if neither tells."""
    if signals.graph.free is not None:
        return not signals.graph.free
    stated = (STATED.get((name, (signals.first(name) or "").lower())) for name in WALLS)
    paid = next((paid for paid in stated if paid is not None), None)
    return _is_walled(walked, body) if paid is None else paid


def _is_walled(walked: Walked, body: Body | None) -> bool | None:
    """Return True if a paywall follows the lead, else None: that none is seen does not prove that the page is free."""
    if body is None or body.weight > LEAD:
        return None
    last = max(run.piece for run in body.runs)
    behind = islice(walked.runs_from(last + 1), NEAR)
    inside = body.runs[-BOX:]
    seen = any(says_wall(run.text) and not _is_elsewhere(run.place) for run in (*inside, *behind))
    return True if seen else None


def without_wall(body: Body) -> Body:
    """Return a story without the paywall's box, where that was taken for its end."""
    last = body.runs[-BOX:]
    at = next((at for at, run in enumerate(last) if says_wall(run.text)), len(last))
    kept = body.runs[: len(body.runs) - len(last) + at]
    return replace(body, runs=kept) if kept and len(kept) < len(body.runs) else body


def _is_elsewhere(place: Place) -> bool:
    return any(around.tag in ELSEWHERE for around in place.outwards())
