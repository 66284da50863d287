"""Moments as a person reads them: the day that a bare date names, and the minute in UTC.

Of a bare date the moment is kept at which that day began in its publisher's zone.
"""

from datetime import UTC, date, datetime, timedelta

# A day begins first at +14:00, where next to nobody lives; those of Hawaii share that clock, a day behind.
_BEGINS_AHEAD = timedelta(hours=13, minutes=45)


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


def minute_of(at: datetime | None) -> str:
    """Return a moment in UTC to the minute, "-" for none.

    >>> minute_of(datetime(2025, 9, 24, 14, 5, 30, tzinfo=UTC)), minute_of(None)
    ('2025-09-24 14:05', '-')
    """
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else "-"
