"""Reads the days that divide a list of stories: the rows below one give only the hour."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.reading.page.dom.walked import Walked, on_one_line
from ingest.reading.page.lists.rows import Row
from ingest.reading.phrases.times import DayAbove, is_hour, is_time, is_time_of_day
from ingest.reading.raw import RawLatest

MOST_BETWEEN = 6  # pieces of text above a row among which its day is looked for


def with_days(walked: Walked, rows: Sequence[Row], told: Sequence[RawLatest]) -> Iterator[RawLatest]:
    """Yield what was `told` of the rows, each hour with the day above it: "14:05" below "24 September 2025"."""
    above, end = DayAbove(), 0
    for row, one in zip(rows, told, strict=True):
        if day := next(_days_above(walked, max(end, row.first - MOST_BETWEEN), row.first), ""):
            above = DayAbove(day)
        end = row.end
        if one.published and is_hour(one.published):
            above = above.after(one.published)
            yield replace(one, published=f"{above.day} {one.published}") if above.day else one
        else:
            yield one


def _days_above(walked: Walked, start: int, end: int) -> Iterator[str]:
    """Yield the days that stand alone among these pieces of text, the last first."""
    for piece in reversed(walked.pieces[start:end]):
        text = on_one_line(piece.text)
        if piece.anchor is None and is_time(text) and not is_hour(text) and not _is_span(text):
            yield text


def _is_span(text: str) -> bool:
    """Whether a text says how many minutes ago something was."""
    return any(map(str.isdigit, text)) and is_time_of_day(text)
