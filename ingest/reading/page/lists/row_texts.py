"""Tells what the texts beside a title in a list are: a summary, a caption, a label, a time."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice
from typing import NamedTuple

from ingest.reading.page.dom.walked import Anchor, Piece, Place, Run, Walked, on_one_line, weight_of
from ingest.reading.phrases.byline import has_byline_word
from ingest.reading.phrases.credit import Caption, split_credit
from ingest.reading.phrases.times import is_time, time_in
from ingest.text.dates import find_date
from ingest.text.furniture import is_furniture
from ingest.text.sentences import FULL_STOPS, is_sentence

SUMMARY = 40  # weight of a text that can be a summary
FULL = 32  # mean weight of titles that need no second line
LABEL, LABEL_WORDS = 24, 3  # weight and words of a section's name in front of a title, at most
SENTENCE = 24  # weight of a sentence that can be a summary
MOST = 3  # texts of a row that are looked at; rows that must share a label
LONGEST_SIGNATURE = 120  # weight of a line that says who wrote, and when
FEWEST_PARTS = 3  # pieces of text in such a line
_NUMBER = re.compile(r"\d+")
_SIGNS = (":", ",", ";", ".", "!", "?", "-", "–", "—", "'", "’", "：", "，")
_AROUND = " \t\n|•·:–—-"  # between a title and a summary in one line


class Texts(NamedTuple):
    """The block that is a row's summary, and the caption of its picture."""

    summary: Run | None
    caption: Caption | None


def told_apart(texts: Iterable[Run], title: int, *, pictured: bool) -> Texts:
    """Return which of a row's texts are its summary and its caption; `title` is the first piece of its title.

    A text with a credit is a caption if it stands above the title, or if there is another one to be the summary. A
    `figcaption`, a line with a time and a byline are no summaries.
    """
    own = (run for run in texts if _may_be_summary(run, title))
    longer = [run for run in own if not (_is_in_figure(run) or time_in(run.text) or _is_signature(run.text))][:MOST]
    for run in longer if pictured else ():
        caption = split_credit(run.text)
        if caption.credit and (run.piece < title or len(longer) > 1):
            return Texts(next((other for other in longer if other is not run), None), caption)
    return Texts(longer[0] if longer else None, None)


def _may_be_summary(run: Run, title: int) -> bool:
    """Whether a block is long enough for a summary; a sentence behind the title, which is no kicker, may be shorter."""
    is_short = run.piece > title and run.weight >= SENTENCE and run.text.count(" ") > 2 and is_sentence(run.text)
    return is_short or run.weight >= SUMMARY


def labels_at_ends(titles: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the labels that stand in elements of their own before or behind the titles of several rows.

    A label is a text that half of the rows share, or each row with some other, whatever the numbers in it: a count of
    comments, "5 min read", "opens in a new tab". `titles` holds the pieces of each title's link.
    """
    parted = [pieces for pieces in titles if len(pieces) > 1]
    return frozenset(label for end in (0, -1) for label in _labels([pieces[end] for pieces in parted], len(titles)))


def labels_in_front(titles: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Return the short labels, such as sections' names, that elements of their own put before nearly every title.

    `titles` holds the pieces of each title's link. A text that ends in punctuation is part of its title, and one that
    no other row has is the title itself where a sentence follows in each.
    """
    parted = [list(islice(dropwhile(_is_time, pieces), 2)) for pieces in titles]
    pairs = [pieces for pieces in parted if len(pieces) > 1]
    told = sum(title.text.rstrip().endswith(FULL_STOPS) for _, title in pairs)
    if told >= max(MOST, 0.8 * len(titles)) and len({one.text for one, _ in pairs}) == len(pairs):
        return frozenset()
    labelled = [
        one
        for one, title in pairs
        if _is_label(one) and _kind(one) != _kind(title) and not title.text.lstrip().startswith(_SIGNS)
    ]
    kinds = Counter(map(_kind, labelled))
    kind, count = kinds.most_common(1)[0] if kinds else (("", ""), 0)
    if count < max(MOST, 0.8 * len(titles)):
        return frozenset()
    return frozenset(on_one_line(one.text) for one in labelled if _kind(one) == kind)


def labels_behind(titles: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Return what elements of their own put behind nearly every title: sections' names, or a second line.

    A short text is a label. A longer one is a second line if the titles are long enough without it.
    """
    parted = [pieces for pieces in (_without_times(pieces) for pieces in titles) if len(pieces) > 1]
    beside = [pieces for pieces in parted if _is_beside(pieces[-2], pieces[-1])]
    kinds = Counter(_kind(pieces[-1]) for pieces in beside)
    kind, count = kinds.most_common(1)[0] if kinds else (("", ""), 0)
    if count < max(MOST, 0.8 * len(titles)):
        return frozenset()
    last = [pieces for pieces in beside if _kind(pieces[-1]) == kind]
    before = sum(weight_of(piece.text) for pieces in last for piece in pieces[:-1])
    behind = sum(weight_of(pieces[-1].text) for pieces in last)
    if not all(_is_label(pieces[-1]) for pieces in last) and (before < FULL * count or behind > before):
        return frozenset()
    return frozenset(on_one_line(pieces[-1].text) for pieces in last)


def _is_beside(title: Piece, label: Piece) -> bool:
    """Whether two texts stand in two elements of different kinds side by side, and the second goes not on."""
    one, two = title.element, label.element
    return (
        one is not two
        and one.getparent() is two.getparent()
        and _kind(title) != _kind(label)
        and not label.text.lstrip().startswith(_SIGNS)
        and not title.text.rstrip().endswith((":", ",", "-", "–", "—", "："))
    )


def _without_times(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return [piece for piece in pieces if not _is_time(piece)]


def labels_run_together(walked: Walked, anchors: Iterable[Anchor]) -> frozenset[str]:
    """Return the short labels in front of single titles that no space parts from them, so that only a style does."""
    firsts = (
        next((number for number in range(anchor.piece, anchor.end) if not _is_time(walked.pieces[number])), anchor.end)
        for anchor in anchors
    )
    found = (number for number in firsts if number + 1 < len(walked.pieces) and _runs_on(walked, number))
    return frozenset(on_one_line(walked.pieces[number].text) for number in found)


def _runs_on(walked: Walked, number: int) -> bool:
    """Whether a short piece of a link has a name, and the next begins with a capital letter right behind its last."""
    label, title = walked.pieces[number : number + 2]
    one, two = on_one_line(label.text), on_one_line(title.text)
    if not (one[-1:].islower() and two[:1].isupper() and label.element.get("class") and _is_label(label)):
        return False
    run = walked.runs[walked.run_at(number + 1) - 1]  # the block in which the piece stands
    return label.anchor is title.anchor is not None and f"{one}{two}" in run.text


def _is_label(piece: Piece) -> bool:
    text = piece.text.strip()
    return text.count(" ") < LABEL_WORDS and weight_of(text) <= LABEL and not text.endswith(_SIGNS)


def _is_time(piece: Piece) -> bool:
    return is_time(on_one_line(piece.text))


def _kind(piece: Piece) -> tuple[str, str]:
    return piece.element.tag, piece.element.get("class") or ""


def _labels(column: Sequence[str], rows: int) -> Iterator[str]:
    """Yield the texts at one end of titles that several of a list's `rows` share.

    A text that ends in a colon is part of a title, unless all share it.
    """
    forms = [_NUMBER.sub("0", text) for text in column]
    counts = Counter(forms)
    every = len(column) == rows and min(counts.values(), default=0) > 1
    for text, form in zip(column, forms, strict=True):
        if (every or counts[form] >= max(MOST, rows // 2)) and (not form.endswith(":") or counts[form] == rows):
            yield text


def summary_in_line(behind: Sequence[Piece], place: Place) -> str | None:
    """Return the summary behind a title in the same place, among the pieces `behind` it; None if there is none."""
    texts = [piece.text for piece in behind if piece.place is place and piece.anchor is None]
    text = on_one_line(" ".join(texts)).strip(_AROUND)
    return text if weight_of(text) >= SUMMARY and not time_in(text) else None


def time_among(pieces: Sequence[Piece], title: str) -> str | None:
    """Return the first piece that is a time, else a time in a piece outside links; the title itself is skipped."""
    texts = [(on_one_line(piece.text).strip(" |·•,–-()[]"), piece.anchor) for piece in pieces]
    whole = (text for text, _ in texts if text != title and is_time(text))
    beside = (text for text, anchor in texts if text != title and anchor is None)
    return next((time for text in chain(whole, beside) if (time := time_in(text))), None)


def without_pointer(run: Run, pieces: Sequence[Piece], anchors: Sequence[Anchor], title: str) -> str:
    """Return the text of a row's block without a "read more" link at its end.

    Below the title, that is any link to the row's own story. `pieces` are the block's, `anchors` the row's links.
    """
    text, below = run.text, run.piece >= anchors[0].end
    own = {anchor.href for anchor in anchors}
    for piece in reversed(pieces):
        pointer = on_one_line(piece.text)
        if piece.anchor is None or pointer == title or not text.endswith(pointer):
            break
        if not ((below and piece.anchor.href in own) or is_furniture(pointer)):
            break
        text = text[: -len(pointer)].rstrip()
    return text or run.text


def is_signed(run: Run, pieces: Sequence[Piece]) -> bool:
    """Return whether a block is a short line with a time as a piece of its own, beside an author or a section."""
    if weight_of(run.text) > LONGEST_SIGNATURE or len(pieces) < FEWEST_PARTS or is_sentence(run.text):
        return False
    return any(is_time(on_one_line(piece.text).strip(_AROUND)) for piece in pieces)


def _is_signature(text: str) -> bool:
    """Whether a line says who wrote a story, and when: "24 September 2025 by Jane Doe in Economy"."""
    if weight_of(text) > LONGEST_SIGNATURE or is_sentence(text) or not (date := find_date(text)):
        return False
    before, _, behind = text.partition(date)
    begins = not before.strip(_AROUND) or has_byline_word(before.strip(_AROUND))
    return begins and (
        not behind.strip(_AROUND) or has_byline_word(before.lstrip()) or has_byline_word(behind.strip(_AROUND))
    )


def _is_in_figure(run: Run) -> bool:
    return run.place.tag == "figcaption" or next(run.place.element.iterancestors("figcaption"), None) is not None
