"""Dates and times as the pages show them: in UTC, which each page says once; a day alone is its publisher's."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ingest.text.days import day_of

# Ours, for the system's depend on the machine's language.
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a page shows it: for machines and for people."""

    machine: str
    shown: str


def moment(at: datetime, *, only_day: bool = False) -> Moment:
    """Return a time to the minute, or only its day if it was written as a day alone.

    >>> moment(datetime(2025, 9, 4, 7, 5, tzinfo=UTC)).shown
    '4 Sep 2025, 07:05'
    """
    if only_day:
        day = day_of(at)
        return Moment(day.isoformat(), day_in_words(day))
    utc = at.astimezone(UTC) if at.tzinfo is not UTC else at
    return Moment(utc.isoformat().replace("+00:00", "Z"), f"{day_in_words(utc.date())}, {utc:%H:%M}")


def day_in_words(day: date) -> str:
    """Return a day as people write it; the month by its English name."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
