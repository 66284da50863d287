"""The list of newest stories in a text dump: its rows, told apart by shape, for no markup parts them.

A row is a title with, perhaps, a picture's caption in front of it and a time and a summary behind it. A title does
not end like a sentence; a summary does, and is longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.reading.dump.lines import Line, Role, has_bullet, is_address, is_sentence, without_bullet
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.times import is_time, split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Image

MOST = 50
LONG = 130  # characters that no title has


@dataclass(frozen=True, slots=True)
class _Row:
    caption: str | None = None
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    link: str | None = None


def latest_rows(lines: Iterable[Line]) -> tuple[RawLatest, ...]:
    """Return the rows that the lines below a "latest" heading hold, in their order."""
    rows = [_Row()]
    for line in lines:
        row = _taken_up(rows[-1], line)
        if row is None:
            rows.append(_taken_up(_Row(), line) or _Row())
        else:
            rows[-1] = row
    return tuple(_raw(row) for row in rows if row.title)[:MOST]


def _taken_up(row: _Row, line: Line) -> _Row | None:
    """The row with a line added, or None where the line begins the next row."""
    text = without_bullet(line.text)
    if is_address(text):
        return replace(row, link=row.link or text) if row.title else row
    if is_time(text) or line.role is Role.DATE:
        return None if row.summary and row.published else replace(row, published=row.published or text)
    if line.role is Role.CAPTION:
        return replace(row, caption=text) if row.title is None else None
    if row.title is None:
        return _titled(row, text, line)
    if has_bullet(line.text) or not _can_be_summary(text, line):
        return None
    return replace(row, summary=text) if row.summary is None else None


def _titled(row: _Row, text: str, line: Line) -> _Row:
    """A row whose title the line is; a sentence in front of a title is a caption without a credit."""
    if line.role is Role.PROSE and len(text) > LONG and row.caption is None:
        return replace(row, caption=text)
    title, time = split_time(text)
    return replace(row, title=title, published=time or row.published)


def _can_be_summary(text: str, line: Line) -> bool:
    return line.role is Role.PROSE and (is_sentence(text) or len(text) > LONG)


def _raw(row: _Row) -> RawLatest:
    image = None
    if row.caption:
        caption = split_credit(row.caption)
        image = Image(None, caption.text, caption.credit)
    return RawLatest(title=row.title or "", link=row.link, summary=row.summary, image=image, published=row.published)
