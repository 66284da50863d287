"""What the longer texts beside a title of a list are: its summary, or what stands below its picture."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.reading.page.walked import Piece, Place, Run, weight_of
from ingest.reading.phrases.credit import Caption, split_credit
from ingest.reading.phrases.times import time_in

SUMMARY = 40  # weight of a text that can be a summary
MOST = 3  # texts of a row that are looked at
_AROUND = " \t\n|•·:–—-"  # what parts a summary from a title in one line


class Texts(NamedTuple):
    """The block that is a row's summary, and what its picture is said to show."""

    summary: Run | None
    caption: Caption | None


def told_apart(texts: Iterable[Run], title: int, *, pictured: bool) -> Texts:
    """Return which of a row's longer texts is which; `title` is the number of the piece that its title begins with.

    A text with a credit is a caption where it stands above the title, or another one is there to be the summary. What
    stands in a `figcaption` and a line of times are no summary.
    """
    longer = [run for run in texts if not (_is_in_figure(run) or time_in(run.text))][:MOST]
    for run in longer if pictured else ():
        caption = split_credit(run.text)
        if caption.credit and (run.piece < title or len(longer) > 1):
            return Texts(next((other for other in longer if other is not run), None), caption)
    return Texts(longer[0] if longer else None, None)


def numbers_at_ends(titles: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the numbers that stand in elements of their own before all of some titles, or behind all of them.

    They count the rows of a list, or the comments on each; `titles` holds the pieces of each title's link.
    """
    if len(titles) < MOST or not all(len(pieces) > 1 for pieces in titles):
        return frozenset()
    columns = ([pieces[end].strip(" .#()") for pieces in titles] for end in (0, -1))
    return frozenset(number for column in columns if all(map(str.isdecimal, column)) for number in column)


def summary_in_line(behind: Sequence[Piece], place: Place) -> str | None:
    """Return the summary that stands in the place of a title, among the pieces `behind` that; None where none does."""
    texts = [piece.text for piece in behind if piece.place is place and piece.anchor is None]
    text = " ".join(" ".join(texts).split()).strip(_AROUND)
    return text if weight_of(text) >= SUMMARY and not time_in(text) else None


def _is_in_figure(run: Run) -> bool:
    return run.place.tag == "figcaption" or next(run.place.element.iterancestors("figcaption"), None) is not None
