"""The days that a list of stories is parted by: a row below one says its hour only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.reading.page.rows import Row
from ingest.reading.page.walk import Walked
from ingest.reading.phrases.times import is_hour, is_time, is_time_of_day
from ingest.reading.raw import RawLatest

LATEST = [24]  # an hour, and no hour is later
_FIGURES = re.compile(r"\d+")
MOST_BETWEEN = 6  # pieces of text above a row among which its day is looked for


def with_days(walked: Walked, rows: Sequence[Row], told: Sequence[RawLatest]) -> Iterator[RawLatest]:
    """Yield what is told of rows, an hour with the day that stands above it: "14:05" below "24 September 2025"."""
    day, end, last = "", 0, LATEST
    for row, one in zip(rows, told, strict=True):
        if above := next(_days_above(walked, max(end, row.first - MOST_BETWEEN), row.first), ""):
            day, last = above, LATEST
        end = row.end
        if not (day and one.published and is_hour(one.published)):
            yield one
            continue
        hour = [int(figures) for figures in _FIGURES.findall(one.published)]
        if hour > last:
            day = ""  # of the day before: the list goes on beyond midnight, and only its first day stands above it
        last = hour
        yield replace(one, published=f"{day} {one.published}") if day else one


def _days_above(walked: Walked, start: int, end: int) -> Iterator[str]:
    """The days that stand alone among some pieces, the last first."""
    for piece in reversed(walked.pieces[start:end]):
        text = " ".join(piece.text.split())
        if piece.anchor is None and is_time(text) and not is_hour(text) and not _is_span(text):
            yield text


def _is_span(text: str) -> bool:
    """Whether a text says how many minutes ago something was."""
    return any(map(str.isdigit, text)) and is_time_of_day(text)
