from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingest.deciding.originals import GRACE, representative
from ingest.schema import CanonicalUrl, Dateline, Feed, Link, Person, Record
from tests.newsroom import LONG_TEXT, NOON, entry

MINUTE = timedelta(minutes=1)


def record(name: str, *, first_seen: int = 0, withdrawn: bool = False, **fields: Any) -> Record:
    """A record from a site of this name, first seen so many minutes after noon."""
    url = CanonicalUrl(f"https://{name}.example/1")
    seen = NOON + first_seen * MINUTE
    return Record(
        id=name,
        public_id=f"urn:x:{name}",
        entry=entry(name, title="The dam", **{"url": url, "content_text": LONG_TEXT, **fields}),
        source_id=f"https://{name}.example/feed",
        seen_in=(),
        first_seen=seen,
        last_seen=seen,
        changed_at=seen,
        withdrawn=NOON if withdrawn else None,
    )


def hours_ago(hours: int) -> Any:
    return NOON - timedelta(hours=hours)


CASES = {
    "published first": [record("b", published=hours_ago(3)), record("a", published=hours_ago(2))],
    "published at a time, not some time that day": [
        record("b", published=hours_ago(2)),
        record("a", published=hours_ago(12), published_precision="day"),
    ],
    "published, not dated ahead": [record("b", published=hours_ago(2)), record("a", published=hours_ago(-9))],
    "the longer of two that nothing dates": [record("b"), record("a", content_text=LONG_TEXT[:400])],
    "the first id where nothing tells": [record("a"), record("b")],
    "named as canonical": [
        record("b", published=hours_ago(1)),
        record("a", published=hours_ago(3), links=(Link("canonical", "https://www.b.example/1?utm_source=x"),)),
    ],
    "named as the source of a feed's entry": [
        record("b", published=hours_ago(1)),
        record("a", published=hours_ago(3), attribution=Feed(title="B", url="https://b.example/")),
    ],
    "credited as the agency": [
        record("reuters", published=hours_ago(1)),
        record("a", published=hours_ago(3), dateline=Dateline(text="ERBIL (Reuters) -", agency="Reuters")),
    ],
    "the agency by its byline": [
        record("b", published=hours_ago(1), publisher="Harbour News Agency"),
        record("a", published=hours_ago(3), authors=(Person("Harbour News Agency", kind="organisation"),)),
    ],
    "seen for an hour": [
        record("b", published=hours_ago(1)),
        record("a", first_seen=61, published=hours_ago(3), links=()),
    ],
    "not withdrawn": [record("b", published=hours_ago(1)), record("a", published=hours_ago(3), withdrawn=True)],
}


@pytest.mark.parametrize("members", CASES.values(), ids=CASES)
def test_the_original_represents_its_copies(members: list[Record]) -> None:
    assert representative(members) is members[0]
    assert representative(members[::-1]) is members[0]


def test_two_that_name_each_other_name_nobody() -> None:
    one = record("a", published=hours_ago(1), links=(Link("via", "https://b.example/1"),))
    other = record("b", published=hours_ago(2), links=(Link("via", "https://a.example/1"),))
    assert representative([one, other]) is other


def test_where_all_are_withdrawn_one_still_represents_them() -> None:
    members = [record("a", withdrawn=True), record("b", withdrawn=True)]
    assert representative(members).id == "a"


def test_within_an_hour_the_better_one_takes_its_place() -> None:
    late = record("a", first_seen=int(GRACE / MINUTE), published=hours_ago(3))
    assert representative([record("b", published=hours_ago(1)), late]) is late


def test_machines_of_ones_own_are_told_by_their_ports() -> None:
    def at(port: int, **fields: Any) -> Record:
        return record(str(port), url=f"https://127.0.0.1:{port}/1", **fields)

    copy = at(8001, published=hours_ago(3), links=(Link("canonical", "http://127.0.0.1:8002/1"),))
    third, original = at(8003, published=hours_ago(2)), at(8002, published=hours_ago(1))
    assert representative([copy, third, original]) is original


def test_a_date_beyond_all_dates_is_no_date_to_go_by() -> None:
    endless = datetime(9999, 12, 31, tzinfo=UTC)
    late = record("a", published=endless, published_precision="day")
    assert representative([late, record("b", published=hours_ago(1))]).id == "b"


def test_nobody_is_credited_by_itself() -> None:
    own = record("herald", published=hours_ago(1), authors=(Person("Herald", kind="organisation"),))
    wire = record("b", published=hours_ago(4))
    assert representative([own, wire]) is wire
