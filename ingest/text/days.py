"""Tells the day of a bare date, which of its figures is the day, and which moments stand for no date.

A bare date is kept as the moment at which its day began in its publisher's zone. Also here: by which of its dates an
entry is ordered.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from ingest.text.calendars.zones import FARTHEST_ZONE

# Days begin first at +14:00, where hardly anybody lives. Hawaii has the same clock, a day behind.
_BEGINS_AHEAD = timedelta(hours=13, minutes=45)
# Moments from which programs count time, and which they write if they know no date: SQL Server's and Unix's. .NET
# writes its last year for never.
_ZEROS = (datetime(1900, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC))
_NEVER = 9999
_STEP = timedelta(minutes=15)  # from one zone to the next
_IN_FIGURES = re.compile(r"(?<!\d)(\d\d?)([/-])(\d\d?)\2\d{4}(?!\d)")


def day_of(published: datetime) -> date:
    """Return the day that began at a moment, in whichever zone it did so.

    The zone is not kept, and need not be: at any moment a day begins in at most two zones, a day apart, and nearly
    everybody in those two lives in one of them.

    >>> day_of(datetime(2025, 9, 23, 21, tzinfo=UTC)).isoformat()
    '2025-09-24'
    """
    utc = published.astimezone(UTC)
    try:
        return (utc + _BEGINS_AHEAD).date()
    except OverflowError:  # the last day of all
        return utc.date()


def sorted_at(published: datetime | None, first_seen: datetime) -> datetime:
    """Return the time by which an entry is ordered everywhere. No later than seen: else future dates stayed on top."""
    return min(published, first_seen) if published else first_seen


def minute_of(at: datetime | None) -> str:
    """Return a moment in UTC to the minute, or "-" if there is none.

    >>> minute_of(datetime(2025, 9, 24, 14, 5, 30, tzinfo=UTC)), minute_of(None)
    ('2025-09-24 14:05', '-')
    """
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else "-"


def goes_day_first(texts: Iterable[str]) -> bool | None:
    """Return whether dates in figures put the day before the month; None if no date shows it, or if they differ.

    >>> goes_day_first(["09/04/2025", "8/24/2025 3:00 PM"])
    False
    """
    orders = {
        int(found[1]) > 12
        for text in texts
        for found in _IN_FIGURES.finditer(text)
        if (int(found[1]) > 12) != (int(found[3]) > 12)
    }
    return orders.pop() if len(orders) == 1 else None


def is_unset(when: datetime) -> bool:
    """Return whether a moment stands for no date, in whatever zone: many programs write local time as GMT.

    >>> is_unset(datetime(1970, 1, 1, 5, 30, tzinfo=UTC)), is_unset(datetime(1970, 1, 1, 5, 31, tzinfo=UTC))
    (True, False)
    """
    if 1970 < when.year < _NEVER:  # nearly always
        return False
    zeros = (zero for zero in _ZEROS if abs(when - zero) <= FARTHEST_ZONE)
    return when.year == _NEVER or any(not (when - zero) % _STEP for zero in zeros)
