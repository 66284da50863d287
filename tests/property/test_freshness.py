"""Whatever a server writes into its headers, it is read as no wait, or as one of at most a day."""

from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.text.freshness import DAY, fresh_for, retry_after

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
NAMES = ("cache-control", "expires", "age", "date", "retry-after")
VALUES = st.one_of(
    st.text(max_size=60),
    st.integers(-(10**30), 10**30).map(str),
    st.integers(-(10**30), 10**30).map(lambda number: f"max-age={number}, stale-if-error=5"),
    st.datetimes().map(lambda when: when.strftime("%a, %d %b %Y %H:%M:%S GMT")),
)


@settings(deadline=None)  # the first date pays for loading the reader of dates
@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
@example({"retry-after": "9" * 5000})
@example({"expires": "Mon, 01 Jan 0001 00:00:00 GMT", "date": "Fri, 31 Dec 9999 23:59:59 GMT"})
def test_a_wait_is_none_or_within_a_day(said: dict[str, str]) -> None:
    headers = tuple(said.items())
    for wait in (fresh_for(headers, NOON), retry_after(headers, NOON)):
        assert wait is None or 0 <= wait <= DAY
