"""What the longer texts beside a title of a list are: its summary, or what stands below its picture."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice
from typing import NamedTuple

from ingest.reading.page.dom.walked import Anchor, Piece, Place, Run, weight_of
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.credit import Caption, split_credit
from ingest.reading.phrases.times import is_time, time_in
from ingest.text.dates import find_date
from ingest.text.furniture import is_furniture
from ingest.text.sentences import is_sentence

SUMMARY = 40  # weight of a text that can be a summary
LABEL, LABEL_WORDS = 24, 3  # weight and words of a section's name in front of a title, at most
SENTENCE = 24  # the same of one that is a sentence
MOST = 3  # texts of a row that are looked at
LONGEST_SIGNATURE = 120  # weight of a line that says who wrote when
FEWEST_PARTS = 3  # elements, or texts between them, of a line that says who wrote when
_NUMBER = re.compile(r"\d+")
_SIGNS = (":", ",", ";", ".", "!", "?", "-", "–", "—", "'", "’", "：", "，")
_AROUND = " \t\n|•·:–—-"  # what parts a summary from a title in one line


class Texts(NamedTuple):
    """The block that is a row's summary, and what its picture is said to show."""

    summary: Run | None
    caption: Caption | None


def told_apart(texts: Iterable[Run], title: int, *, pictured: bool) -> Texts:
    """Return which of a row's longer texts is which; `title` is the number of the piece that its title begins with.

    A text with a credit is a caption where it stands above the title, or another one is there to be the summary. What
    stands in a `figcaption`, a line of times and one of who wrote when are no summary.
    """
    own = (run for run in texts if _may_be_summary(run, title))
    longer = [run for run in own if not (_is_in_figure(run) or time_in(run.text) or _is_signature(run.text))][:MOST]
    for run in longer if pictured else ():
        caption = split_credit(run.text)
        if caption.credit and (run.piece < title or len(longer) > 1):
            return Texts(next((other for other in longer if other is not run), None), caption)
    return Texts(longer[0] if longer else None, None)


def _may_be_summary(run: Run, title: int) -> bool:
    """Whether a block is long enough for a summary: a sentence may be shorter; one in front of it is a kicker."""
    is_short = run.piece > title and run.weight >= SENTENCE and run.text.count(" ") > 2 and is_sentence(run.text)
    return is_short or run.weight >= SUMMARY


def labels_at_ends(titles: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return what stands in an element of its own before or behind the titles of several rows, and is none of them.

    That is a text that half of the rows share, or where each row shares one with another, whatever the numbers in it:
    what counts the rows or their comments, "5 min read", "opens in a new tab". `titles` holds the pieces of each
    title's link. What ends in a colon is a part of its title.
    """
    parted = [pieces for pieces in titles if len(pieces) > 1]
    return frozenset(label for end in (0, -1) for label in _labels([pieces[end] for pieces in parted], len(titles)))


def labels_in_front(titles: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Return the few words in an element of their own that stand in front of nearly every title, as sections' names do.

    `titles` holds the pieces of each title's link. What ends in a sign is a part of its title.
    """
    parted = [list(islice(dropwhile(_is_time, pieces), 2)) for pieces in titles]
    pairs = (pieces for pieces in parted if len(pieces) > 1)
    labelled = [
        one
        for one, title in pairs
        if _is_label(one) and _kind(one) != _kind(title) and not title.text.lstrip().startswith(_SIGNS)
    ]
    kinds = Counter(map(_kind, labelled))
    kind, count = kinds.most_common(1)[0] if kinds else (("", ""), 0)
    if count < max(MOST, 0.8 * len(titles)):
        return frozenset()
    return frozenset(" ".join(one.text.split()) for one in labelled if _kind(one) == kind)


def _is_label(piece: Piece) -> bool:
    text = piece.text.strip()
    return text.count(" ") < LABEL_WORDS and weight_of(text) <= LABEL and not text.endswith(_SIGNS)


def _is_time(piece: Piece) -> bool:
    return is_time(" ".join(piece.text.split()))


def _kind(piece: Piece) -> tuple[str, str]:
    return piece.element.tag, piece.element.get("class") or ""


def _labels(column: Sequence[str], rows: int) -> Iterator[str]:
    """The texts at one end of titles that several have, in a list of so many rows."""
    forms = [_NUMBER.sub("0", text) for text in column]
    counts = Counter(forms)
    every = len(column) == rows and min(counts.values(), default=0) > 1
    for text, form in zip(column, forms, strict=True):
        if (every or counts[form] >= max(MOST, rows // 2)) and not form.endswith(":"):
            yield text


def summary_in_line(behind: Sequence[Piece], place: Place) -> str | None:
    """Return the summary that stands in the place of a title, among the pieces `behind` that; None where none does."""
    texts = [piece.text for piece in behind if piece.place is place and piece.anchor is None]
    text = " ".join(" ".join(texts).split()).strip(_AROUND)
    return text if weight_of(text) >= SUMMARY and not time_in(text) else None


def time_among(pieces: Sequence[Piece], title: str) -> str | None:
    """Return the first time that is all of a piece, else one beside a few words that are no link; none of the title."""
    texts = [(" ".join(piece.text.split()).strip(" |·•,–-()[]"), piece.anchor) for piece in pieces]
    whole = (text for text, _ in texts if text != title and is_time(text))
    beside = (text for text, anchor in texts if text != title and anchor is None)
    return next((time for text in chain(whole, beside) if (time := time_in(text))), None)


def without_pointer(run: Run, pieces: Sequence[Piece], anchors: Sequence[Anchor], title: str) -> str:
    """Return the text of a row's block without the link "read more" at its end, whatever its words below a title.

    `pieces` are the block's, `anchors` the links of the row.
    """
    text, below = run.text, run.piece >= anchors[0].end
    own = {anchor.href for anchor in anchors}
    for piece in reversed(pieces):
        pointer = " ".join(piece.text.split())
        if piece.anchor is None or pointer == title or not text.endswith(pointer):
            break
        if not ((below and piece.anchor.href in own) or is_furniture(pointer)):
            break
        text = text[: -len(pointer)].rstrip()
    return text or run.text


def is_signed(run: Run, pieces: Sequence[Piece]) -> bool:
    """Return whether a time stands in a block as a piece of its own, beside a few words: who wrote, the section."""
    if weight_of(run.text) > LONGEST_SIGNATURE or len(pieces) < FEWEST_PARTS or is_sentence(run.text):
        return False
    return any(is_time(" ".join(piece.text.split()).strip(_AROUND)) for piece in pieces)


def _is_signature(text: str) -> bool:
    """Whether a line says who wrote a story and when: "24 September 2025 by Jane Doe in Economy"."""
    if weight_of(text) > LONGEST_SIGNATURE or is_sentence(text) or not (date := find_date(text)):
        return False
    before, _, behind = text.partition(date)
    begins = not before.strip(_AROUND) or has_byline_word(before.strip(_AROUND))
    return begins and (
        not behind.strip(_AROUND) or has_byline_word(before.lstrip()) or has_byline_word(behind.strip(_AROUND))
    )


def _is_in_figure(run: Run) -> bool:
    return run.place.tag == "figcaption" or next(run.place.element.iterancestors("figcaption"), None) is not None
