"""The one entry of a reading."""

from ingest.schema import Entry, Reading


def only(reading: Reading) -> Entry:
    (entry,) = reading.entries
    assert isinstance(entry, Entry)
    return entry
