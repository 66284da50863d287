from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingest.schema import Image, LatestItem, LatestRow
from syndicate.select import listed, naming, newest_rows, select, shown_title
from tests.conformance.records import CHANNEL, FEEDS, NOON, copy, record, row, selection

DAY = timedelta(days=1)


def test_records_are_newest_first_and_a_date_in_the_future_does_not_lead_for_ever() -> None:
    old = record(1, published=NOON - DAY)
    far = record(2, published=datetime(9999, 1, 1, tzinfo=UTC), known={"first_seen": NOON - 2 * DAY})
    undated = record(3, published=None, known={"first_seen": NOON + DAY})
    assert [one.id for one in selection(far, old, undated).records] == [undated.id, old.id, far.id]


def test_records_of_one_moment_come_in_the_same_order_however_they_are_found() -> None:
    same = [record(number) for number in range(1, 9)]
    assert selection(*same).records == selection(*same[::-1]).records


def test_no_more_records_than_the_channel_asks_for_are_taken() -> None:
    assert len(selection(*(record(number) for number in range(80))).records) == 50
    few = replace(CHANNEL, entries=3)
    assert len(selection(*(record(number) for number in range(80)), channel=few).records) == 3


def test_withdrawn_records_stand_apart() -> None:
    gone = record(2, known={"withdrawn": NOON})
    chosen = selection(record(1), gone)
    assert ([one.id for one in chosen.records], chosen.withdrawn) == ([record(1).id], (gone,))


def test_what_no_format_may_carry_is_taken_out_everywhere() -> None:
    bad = record(
        1,
        title="a\x00b\ud800",
        images=(Image(caption="c\x01"),),
        latest=(LatestItem("l\x02"),),
        known={"source_id": "news"},
    )
    (clean,) = selection(bad, latest=(row("r\x03"),)).records
    assert (clean.entry.title, clean.entry.images[0].caption, clean.entry.latest[0].title) == ("ab", "c", "l")
    assert "r" in {one.item.title for one in selection(bad, latest=(row("r\x03"),)).latest}


def test_a_clean_record_is_handed_on_as_it_is() -> None:
    clean = record(1)
    assert selection(clean).records[0] is clean


def test_only_the_feeds_of_the_chosen_records_are_handed_on() -> None:
    assert set(selection(record(1)).feeds) == {"news"}
    assert set(FEEDS) > {"news"}


def test_the_other_records_of_a_story_are_handed_on_clean_with_the_feeds_that_say_whose_they_are() -> None:
    chosen, other = selection(record(1)), copy("ab", "https://x.example/", "elsewhere")
    named = naming(
        chosen, {record(1).id: (replace(other, title="a\x00b"),), record(2).id: (copy("of no record here"),)}, FEEDS
    )
    assert named.copies == {record(1).id: (other,)}
    assert set(named.feeds) == {"news", "elsewhere"}
    assert named.feeds["elsewhere"].title == "Elsewhere\n & <co>"
    assert replace(named, copies={}, feeds=chosen.feeds) == chosen


def test_the_latest_list_joins_the_pages_rows_with_the_newest_records() -> None:
    found = selection(
        record(1, summary=None),
        latest=(
            row("The same story", "https://news.example/1?utm_source=list", summary="From the list"),
            row("Another", "https://news.example/2", place=1),
        ),
    ).latest
    assert [(one.item.title, one.item.summary, one.public_id) for one in found] == [
        ("Story 1", "From the list", "https://news.example/1"),
        ("Another", None, None),
    ]


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ([row("A", "https://x.example/1"), row("B", "http://www.x.example/1/")], ["A"]),
        ([row("A", "https://x.example/1"), row("A", "https://x.example/2")], ["A", "A"]),
        ([row("A"), row("“a”")], ["A"]),
        ([row("A"), row("A", "https://x.example/1")], ["A"]),
        ([row("A", "https://x.example/1", public_id="p"), row("B", "https://x.example/2", public_id="p")], ["A"]),
        ([row("A", "urn:x"), row("A", "urn:x")], ["A"]),
        ([row("A", "mailto:x"), row("B", "mailto:x")], ["A"]),
    ],
    ids=[
        "one address",
        "two addresses",
        "no address",
        "title alone and with address",
        "one record",
        "urn",
        "no web address",
    ],
)
def test_one_row_stands_for_one_story(rows: list[LatestRow], titles: list[str]) -> None:
    assert [one.item.title for one in newest_rows(rows)] == titles


def test_rows_are_ordered_by_published_else_first_seen_then_place() -> None:
    rows = [
        row("second in the list", place=1),
        row("published before", place=0, published=NOON - DAY),
        row("first in the list", place=0),
        row("seen later", place=9, first_seen=NOON + DAY),
    ]
    assert [one.item.title for one in newest_rows(rows)] == [
        "seen later", "first in the list", "second in the list", "published before",
    ]  # fmt: skip


def test_the_latest_list_has_at_most_fifty_rows_and_is_there_when_there_are_none() -> None:
    assert len(newest_rows(row(f"{n}", place=n) for n in range(90))) == 50
    assert selection().latest == ()


def test_a_pages_own_list_keeps_the_pages_order_and_knows_what_was_ingested() -> None:
    items = (
        LatestItem("Not ours", "https://other.example/"),
        LatestItem("Story 2", "https://news.example/2#top"),
        LatestItem("Story 2 again", "https://news.example/2"),
        LatestItem("STORY 2"),
    )
    carrying = record(1, latest=items, published=NOON + DAY)
    lists = selection(carrying, record(2)).lists
    assert [(one.item.title, one.public_id) for one in lists[carrying.id]] == [
        ("Not ours", None), ("Story 2", "https://news.example/2"), ("STORY 2", "https://news.example/2"),
    ]  # fmt: skip
    assert set(lists) == {carrying.id}


def test_a_pages_own_list_knows_what_was_ingested_beyond_the_channel() -> None:
    carrying = record(
        1, latest=(LatestItem("Elsewhere", "https://news.example/old?utm_source=x"), LatestItem("No", None))
    )
    assert list(listed([carrying])) == ["https://news.example/old?utm_source=x"]
    chosen = select([carrying], (), FEEDS, CHANNEL, ingested={"https://news.example/old?utm_source=x": "urn:a:old"})
    assert [one.public_id for one in chosen.lists[carrying.id]] == ["urn:a:old", None]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"title": "A title"}, "A title"),
        ({"title": None, "summary": "A summary"}, "A summary"),
        ({"title": None, "content_html": "<p>Text <b>here</b></p>"}, "Text here"),
        ({"title": None, "content_text": "word " * 40}, "word " * 15 + "word…"),
        ({"title": None}, "https://news.example/1"),
        ({"title": None, "url": None}, "https://news.example/1"),
    ],
    ids=["title", "summary", "content", "long text", "address", "id"],
)
def test_a_list_always_has_something_to_show(said: dict[str, Any], shown: str) -> None:
    assert shown_title(record(1, **said)) == shown
