"""Finds the captions in a text dump, and the credits that stand below them in lines of their own.

A caption is written like a paragraph, and "© A. Lind / AFP" like the foot of a page: only the lines around them tell
what they are.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.reading.dump.lines import (
    CAPTION,
    PICTURE_LABEL,
    PROSE,
    SOURCE,
    Line,
    Role,
    is_marker,
    is_paragraph,
    signs,
)
from ingest.reading.phrases.byline import is_person
from ingest.reading.phrases.credit import Caption, split_credit
from ingest.reading.phrases.credit_lead import bare_credit
from ingest.text.furniture import closes_page
from ingest.text.sentences import SPOKEN_STOPS

ABOVE = 2  # paragraphs that may stand above a lead picture's caption: a long title, a standfirst
BEHIND = 12  # lines behind a credit among which the story's paragraphs are looked for
NEAR = 6  # lines behind a claim of rights in which two paragraphs in a row are looked for
FEWEST_WORDS = 4  # of a caption that is no sentence
HOUSE = 4  # words in the name of a paper or an agency
_ELSEWHERE = frozenset({Role.END, Role.LATEST, Role.RELATED})


def with_captions(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with captions, and the credits below them, in the role CAPTION."""
    told = list(lines)
    paragraphs = 0  # so far
    for at, line in enumerate(lines):
        is_labelled = at > 0 and line.role in (Role.SHORT, Role.PROSE) and _is_label(lines[at - 1])
        if is_labelled or (line.role is Role.RIGHTS and _is_picture_credit(told, at)):
            told[at] = _as_caption(line)
        if 1 < at < len(lines) - 1 and paragraphs <= ABOVE + 1 and _is_below_caption(told, at):
            told[at - 1 : at + 1] = map(_as_caption, lines[at - 1 : at + 1])
        paragraphs += line.role is Role.PROSE
    return told


def _as_caption(line: Line) -> Line:
    return replace(line, role=Role.CAPTION)


def _is_label(line: Line) -> bool:
    """Whether a line only says that a caption follows."""
    label = PICTURE_LABEL.match(line.text)
    return label is not None and not label["said"]


def captions_of(behind: Sequence[Line]) -> tuple[Caption, ...]:
    """Return the captions among the lines behind a title, each with its credit."""
    found: list[Caption] = []
    for at, line in enumerate(behind):
        if line.role is not Role.CAPTION or SOURCE.match(line.text):
            continue
        caption, above = split_credit(line.text), behind[at - 1] if at and not line.after_blank else None
        if above and above.role is Role.CAPTION and found and found[-1].credit is None:
            found[-1] = Caption(above.text, caption.credit or bare_credit(line.text))
        elif above and caption.text is None and _is_phrase(behind, at - 1):
            found.append(Caption(above.text, caption.credit))
        else:
            found.append(caption)
    return tuple(found)


def _is_picture_credit(lines: Sequence[Line], at: int) -> bool:
    """Whether a claim of rights without a year is a picture's credit: then the story goes on behind it."""
    line = lines[at]
    if len(line.text) > PROSE or closes_page(line.text) or split_credit(line.text).text is not None:
        return False
    if not line.after_blank and lines[at + 1 : at + 2] and _begins_paragraph(lines[at + 1]):
        return True
    for later in range(at + 1, min(at + NEAR, len(lines) - 1)):
        if lines[later].role in _ELSEWHERE:
            return False
        if is_paragraph(lines[later]) and is_paragraph(lines[later + 1]):
            return True
    return False


def _begins_paragraph(line: Line) -> bool:
    return line.role is Role.PROSE and line.after_blank


def _is_below_caption(lines: Sequence[Line], at: int) -> bool:
    """Whether a line credits the one right above it, a caption: the paragraphs below have blank lines between them."""
    line, caption = lines[at], lines[at - 1]
    if line.after_blank or caption.role is not Role.PROSE or len(caption.text) > CAPTION:
        return False
    if not (_is_credit(line) or (_may_be_credit(line) and _is_signed(lines[: at - 1]))):
        return False
    if not caption.text.endswith(SPOKEN_STOPS) and not any(map(is_marker, lines[: at - 1])):
        return False  # a long title
    behind = [each for each in lines[at + 1 : at + BEHIND] if each.role is Role.PROSE]
    return len(behind) > 1 and all(each.after_blank for each in behind[1:])


def _is_credit(line: Line) -> bool:
    """Whether a line is nothing but a picture's credit, and says so."""
    if line.role not in (Role.CAPTION, Role.FURNITURE) or SOURCE.match(line.text):
        return False
    caption = split_credit(line.text)
    bare = caption.credit is not None and caption.text is None
    return bare and (line.role is Role.FURNITURE or caption.credit != line.text)


def _may_be_credit(line: Line) -> bool:
    """Whether a line may be a credit or a byline: "Reuters", "A. Lind / The Weir Post"."""
    if line.role is Role.CAPTION:
        return split_credit(line.text).text is None and not SOURCE.match(line.text)
    name, stroke, house = line.text.partition(" / ")
    return line.role is Role.SHORT and bool(stroke) and is_person(name) and len(house.split()) <= HOUSE


def _is_signed(above: Sequence[Line]) -> bool:
    """Whether these lines name the author: in a byline, or as a person beside a date."""
    dates = {at for at, line in enumerate(above) if line.role is Role.DATE}
    return any(
        signs(line.text) or (not dates.isdisjoint((at - 1, at + 1)) and is_person(line.text))
        for at, line in enumerate(above)
    )


def _is_phrase(behind: Sequence[Line], at: int) -> bool:
    """Whether a line below the date or byline is a caption, though no sentence: a few words behind a blank line."""
    line = behind[at]
    said = line.role is Role.SHORT and line.after_blank and len(line.text.split()) >= FEWEST_WORDS
    return said and not signs(line.text) and not is_person(line.text) and any(map(is_marker, behind[:at]))
