from datetime import UTC, datetime

import pytest

from ingest.text.freshness import fresh_for, retry_after

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
DAY = 86_400.0


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({}, None, id="nothing"),
        pytest.param({"cache-control": "max-age=600"}, 600.0, id="max-age"),
        pytest.param({"cache-control": "public, MAX-AGE = 600, s-maxage=5"}, 600.0, id="as people write it"),
        pytest.param({"cache-control": 'max-age="600"'}, 600.0, id="quoted"),
        pytest.param({"cache-control": "max-age=600", "age": "200"}, 400.0, id="less its age"),
        pytest.param({"cache-control": "max-age=600", "age": "2000"}, 0.0, id="older than that"),
        pytest.param({"cache-control": "max-age=600", "age": "x"}, 600.0, id="an age that is none"),
        pytest.param({"cache-control": "s-maxage=600"}, None, id="for shared caches alone"),
        pytest.param({"cache-control": "max-age=600, max-age=5"}, 600.0, id="said twice"),
        pytest.param({"cache-control": f"max-age={'9' * 5000}"}, DAY, id="for ever"),
        pytest.param({"cache-control": "max-age=-1"}, 0.0, id="negative"),
        pytest.param({"cache-control": "max-age"}, 0.0, id="without a number"),
        pytest.param({"cache-control": "max-age=soon"}, 0.0, id="no number"),
        pytest.param({"cache-control": "no-cache, max-age=600"}, None, id="no-cache"),
        pytest.param({"cache-control": "no-store"}, None, id="no-store"),
        pytest.param({"cache-control": 'no-cache="Set-Cookie", max-age=600'}, None, id="no-cache of a field"),
        pytest.param(
            {"cache-control": r'why="a \"b\", no-store", max-age=60'}, 60.0, id="what is quoted is no directive"
        ),
        pytest.param({"cache-control": "max-age=600", "age": "200, 300"}, 400.0, id="of two ages the first"),
        pytest.param({"cache-control": "\x00=;,,=\x1b"}, None, id="garbage"),
        pytest.param({"cache-control": "max-age=60", "expires": "Wed, 24 Sep 2025 13:00:00 GMT"}, 60.0, id="both"),
        pytest.param({"expires": "Wed, 24 Sep 2025 13:00:00 GMT"}, 3600.0, id="Expires by our clock"),
        pytest.param(
            {"expires": "Wed, 24 Sep 2025 13:00:00 GMT", "date": "Wed, 24 Sep 2025 12:30:00 GMT"},
            1800.0,
            id="Expires by theirs",
        ),
        pytest.param({"expires": "Wed, 24 Sep 2025 13:00:00 GMT", "date": "?"}, 3600.0, id="their clock unreadable"),
        pytest.param({"expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, DAY, id="the end of days"),
        pytest.param({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0, id="long ago"),
        pytest.param({"expires": "0"}, 0.0, id="0 is no date"),
        pytest.param({"expires": "-1"}, 0.0, id="nor is -1"),
        pytest.param({"expires": "3600"}, 0.0, id="nor seconds, which would be a year"),
        pytest.param({"expires": "Wed, 24 Sep 2025 13:00:00 GMT", "age": "600"}, 3000.0, id="Expires less its age"),
        pytest.param({"expires": "9" * 5000}, 0.0, id="nor are 5,000 nines"),
    ],
)
def test_how_long_an_answer_says_it_will_not_change(headers: dict[str, str], expected: float | None) -> None:
    assert fresh_for(tuple(headers.items()), NOON) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("120", 120.0),
        (" 120 ", 120.0),
        ("1.5", 1.5),
        ("0", 0.0),
        ("-5", None),
        ("86401", DAY),
        ("9" * 5000, DAY),
        ("000000000000000120", 120.0),
        ("1e9", None),
        ("120, 600", 120.0),  # if it is repeated, the first counts
        ("\u0663", None),
        ("soon", None),
        ("", None),
        ("\x00\x1b[2J", None),
        ("Wed, 24 Sep 2025 12:05:00 GMT", 300.0),
        ("Wednesday, 24-Sep-25 12:05:00 GMT", 300.0),
        ("Wed Sep 24 12:05:00 2025", 300.0),
        ("Wed, 24 Sep 2025 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", DAY),
        ("Wed, 99 Sep 99999 12:05:00 GMT", None),
    ],
)
def test_how_long_a_server_wants_to_be_left_alone(value: str | None, expected: float | None) -> None:
    headers = (("retry-after", value),) if value is not None else ()
    assert retry_after(headers, NOON) == expected


def test_a_time_to_come_back_is_counted_from_the_servers_own_time() -> None:
    headers = (("retry-after", "Wed, 24 Sep 2025 15:05:00 GMT"), ("date", "Wed, 24 Sep 2025 15:00:00 GMT"))
    assert retry_after(headers, NOON) == 300.0
