"""Days: the one that a bare date names, and which of the figures of a date is one.

What is kept of a bare date is the moment at which its day began in its publisher's zone.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

# A day begins first at +14:00, where next to nobody lives; those of Hawaii share that clock, a day behind.
_BEGINS_AHEAD = timedelta(hours=13, minutes=45)
_IN_FIGURES = re.compile(r"(?<!\d)(\d\d?)([/-])(\d\d?)\2\d{4}(?!\d)")


def day_of(published: datetime) -> date:
    """Return the day that began at a moment, in whichever zone it did so.

    The zone is not kept, and need not be: at one moment a day begins in two zones at the most, a day apart, and of
    those two nearly all people live in one.

    >>> day_of(datetime(2025, 9, 23, 21, tzinfo=UTC)).isoformat()
    '2025-09-24'
    """
    utc = published.astimezone(UTC)
    try:
        return (utc + _BEGINS_AHEAD).date()
    except OverflowError:  # the last day of all
        return utc.date()


def goes_day_first(texts: Iterable[str]) -> bool | None:
    """Return whether dates in figures have the day before the month; None: none of them shows it, or they differ.

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
