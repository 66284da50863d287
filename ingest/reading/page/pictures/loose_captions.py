"""Finds the caption and the credit that stand near the head of a story, in the box of no picture that is there."""

from collections.abc import Iterator
from itertools import islice, takewhile

from ingest.reading.page.dom.walked import HEADINGS, Picture, Place, Run, Walked
from ingest.reading.page.pictures.caption_boxes import CREDIT, ENDS, LONGEST, frames_another, is_others
from ingest.reading.page.pictures.caption_checks import sound_caption
from ingest.reading.page.pictures.caption_names import (
    AUTHOR_NAME,
    CAPTION_NAME,
    IMAGE_CREDIT,
    OTHERS_NAME,
    has_class,
    is_named,
)
from ingest.reading.page.pictures.captions import told_apart
from ingest.reading.phrases.credit import NO_CAPTION, Caption
from ingest.reading.phrases.credit_lead import bare_credit
from ingest.text.markup import Element

MOST_RUNS = 80  # blocks among which the lead image's caption is looked for
LEVELS_OF_AUTHOR = 2  # elements around a caption that may be named after the author


def first_caption(walked: Walked, low: int, high: int, picture: Picture | None) -> Caption:
    """Return the caption in the first box for one between two pieces of text, unless it belongs to another `picture`.

    `picture` is None if a script will bring it.
    """
    runs = list(_between(walked, low, high))
    seen: set[Place] = set()  # places that this pass has seen already
    for run in runs:
        holder = _figcaption(run, seen)
        if holder is None or _leads_away(run, holder) or frames_another(holder.getparent()):
            continue
        if not (picture and is_others(holder, picture)):
            return sound_caption(*told_apart(holder, holder))
    seen.clear()
    for run in runs:
        plain = len(run.text) <= LONGEST and 2 * run.linked <= len(run.text)
        holder = _called_around(run, seen) if plain else None
        if holder is not None and not (picture and is_others(holder, picture)):
            return sound_caption(*told_apart(holder, holder))
    return NO_CAPTION


def first_credit(walked: Walked, low: int, high: int) -> str | None:
    """Return the credit in the first box for one between two pieces of text."""
    for run in _between(walked, low, high):
        if len(run.text) <= CREDIT and not run.linked and _is_of_picture(run):
            return sound_caption(None, bare_credit(run.text)).credit
    return None


def _is_of_picture(run: Run) -> bool:
    """Whether an element around a block is named after a picture's credit."""
    around = (run.place.element, *islice(run.place.element.iterancestors(), 2))
    return any(has_class(element, IMAGE_CREDIT) for element in around)


def _between(walked: Walked, low: int, high: int) -> Iterator[Run]:
    return takewhile(lambda run: run.piece <= high, islice(walked.runs_from(low), MOST_RUNS))


def _figcaption(run: Run, seen: set[Place]) -> Element | None:
    place: Place | None = run.place
    while place is not None and place not in seen and place.tag not in {"figure", "article", "main", "body"}:
        if place.tag == "figcaption":
            return place.element
        seen.add(place)
        place = place.parent
    return None


def _leads_away(run: Run, holder: Element) -> bool:
    """Whether a caption is the title of another story: most of it is a link inside it."""
    return 2 * run.linked > len(run.text) and next(holder.iter("a"), None) is not None


def _called_around(run: Run, seen: set[Place]) -> Element | None:
    """Return the place of a block, or the one around it, if named after captions; None for a heading."""
    if run.place.tag in HEADINGS:
        return None
    for place in (run.place, run.place.parent):
        if place is None or place in seen or place.tag in ENDS or place.chars > LONGEST:
            continue
        if is_named(place.element, CAPTION_NAME) and not _is_others(place.element):
            return place.element
        seen.add(place)
    return None


def _is_others(element: Element) -> bool:
    """Whether an element belongs to a menu, a form or the author, by its name or that of what is around it."""
    around = (element, *islice(element.iterancestors(), LEVELS_OF_AUTHOR))
    return is_named(element, OTHERS_NAME) or any(has_class(one, AUTHOR_NAME) for one in around)
