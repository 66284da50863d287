"""The day of a bare date, found again from the moment under which it is kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ingest.text.dates import Moment, parse_date
from ingest.text.days import day_of

# Every offset in use except those west of -10:00, whose clocks agree with zones a day ahead where more people live.
ZONES = (
    "Pacific/Honolulu Pacific/Marquesas America/Anchorage America/Los_Angeles America/Denver America/Chicago"
    " America/New_York America/Halifax America/St_Johns America/Sao_Paulo America/Noronha Atlantic/Azores UTC"
    " Europe/Berlin Europe/Kyiv Asia/Baghdad Asia/Tehran Asia/Dubai Asia/Kabul Asia/Karachi Asia/Kolkata Asia/Kathmandu"
    " Asia/Dhaka Asia/Yangon Asia/Bangkok Asia/Shanghai Australia/Eucla Asia/Tokyo Australia/Adelaide Australia/Sydney"
    " Australia/Lord_Howe Pacific/Noumea Pacific/Auckland Pacific/Chatham Pacific/Tongatapu"
).split()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("said", ["2025-12-31", "2026-01-01", "2024-02-29", "2026-03-29", "2026-07-01"])
def test_the_day_of_a_bare_date_is_the_one_that_was_written(said: str, zone: str) -> None:
    read = parse_date(said, timezone=zone)
    assert isinstance(read, Moment)
    assert read.precision == "day"
    assert day_of(read.when).isoformat() == said


def test_there_is_no_day_behind_the_last() -> None:
    assert day_of(datetime.max.replace(tzinfo=UTC)) == date.max
    assert day_of(datetime.max.replace(tzinfo=UTC) - timedelta(days=1)) == date.max
