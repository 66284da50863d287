from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from ingest.schema import Image, LatestItem, LatestRow, Query, Record
from ingest.text.days import sorted_at
from syndicate.channel import Channel, Order, Terms, Wanted
from syndicate.select import (
    Fragment,
    as_row,
    in_order,
    latest_of,
    listed,
    listing,
    newest_rows,
    own_list,
    shown_title,
    speaks_of,
)
from tests.conformance.parts import selection
from tests.conformance.records import CHANNEL, NOON, record, row

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FAR = datetime(9999, 1, 1, tzinfo=UTC)
NOTHING = Terms()
CONTROLS = "\x00\x1b"
BAD = f"{CONTROLS}\ud800\ufffe"  # characters that no format may carry


def fragments(*records: Record) -> tuple[Fragment, ...]:
    return selection(*records).fragments


def wanting(having: Terms = NOTHING, lacking: Terms = NOTHING, **dates: datetime) -> Channel:
    return replace(CHANNEL, wanted=Wanted(having=having, lacking=lacking, **dates))


def titles(rows: tuple[LatestRow, ...]) -> list[str]:
    return [one.item.title for one in rows]


# -- the order of a document --


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", ["undated", "tie-a", "tie-b", "corrected", "far"]),
        ("oldest", ["far", "corrected", "tie-a", "tie-b", "undated"]),
        ("changed", ["far", "corrected", "undated", "tie-a", "tie-b"]),
    ],
)
def test_entries_stand_as_the_channel_orders_them_however_they_are_found(order: Order, ids: list[str]) -> None:
    found = fragments(
        record(1, published=NOON, known={"public_id": "tie-a"}),
        record(2, published=NOON, known={"public_id": "tie-b"}),
        record(3, published=None, known={"public_id": "undated", "first_seen": NOON + HOUR}),
        record(4, published=NOON - DAY, updated=NOON + DAY, known={"public_id": "corrected"}),
        record(5, published=FAR, known={"public_id": "far", "first_seen": NOON - 2 * DAY}),
    )
    for way in permutations(found):
        assert [one.public_id for one in in_order(way, order)] == ids


@pytest.mark.parametrize(
    ("published", "sorts_at"),
    [(None, NOON), (NOON - DAY, NOON - DAY), (NOON, NOON), (NOON + HOUR, NOON), (FAR, NOON)],
    ids=["undated", "before", "at once", "an hour to come", "far in the future"],
)
def test_a_date_in_the_future_does_not_lead_for_ever(published: datetime | None, sorts_at: datetime) -> None:
    assert sorted_at(published, first_seen=NOON) == sorts_at
    (one,) = fragments(record(1, published=published, known={"first_seen": NOON}))
    assert one.sort_at == sorts_at


# -- the list of newest stories --


def test_the_list_joins_the_pages_rows_with_the_newest_entries() -> None:
    found = latest_of(
        fragments(record(1, summary=None)),
        (
            row("The same story", "https://news.example/1?utm_source=list", summary="From the list"),
            row("Another", "https://news.example/2", place=1),
        ),
    )
    assert [(one.item.title, one.item.summary, one.public_id) for one in found] == [
        ("Story 1", "From the list", "https://news.example/1"),
        ("Another", None, None),
    ]


def test_the_feeds_own_entries_stand_in_the_order_of_their_dates_whatever_the_order_of_the_feed() -> None:
    found = fragments(*(record(number, published=NOON - number * HOUR) for number in range(1, 4)))
    rows = [row("On a page", "https://news.example/page", published=NOON - 1.5 * HOUR)]
    for order in ("newest", "oldest", "changed"):
        of_feed = in_order(found, order)
        assert titles(latest_of(of_feed, rows)) == ["Story 1", "On a page", "Story 2", "Story 3"]


def test_entries_of_one_moment_are_listed_alike_however_they_are_found() -> None:
    same = fragments(*(record(number) for number in range(1, 9)))
    assert latest_of(same, ()) == latest_of(same[::-1], ())


def test_a_row_whose_date_is_in_the_future_does_not_lead_for_ever() -> None:
    rows = [row("Far", "https://a.example/1", published=FAR, first_seen=NOON - DAY), row("Now", "https://a.example/2")]
    assert titles(latest_of((), rows)) == ["Now", "Far"]


def test_what_no_format_may_carry_is_taken_out_of_every_row() -> None:
    image = Image(f"https://a.example/i{CONTROLS}.png", f"c{BAD}", f"i{BAD}", f"a{BAD}", 1, 2)
    bad = record(
        1, title=f"t{BAD}", summary=f"s{BAD}", images=(image,), latest=(LatestItem(f"l{BAD}", image=image),),
        known={"public_id": f"urn:x:{BAD}1"},
    )  # fmt: skip
    listed_ = row(
        f"r{BAD}", f"https://a.example/{CONTROLS}2", summary=f"s{BAD}", image=image, page_url=f"https://a.example/{BAD}3",
        public_id=f"urn:x:{BAD}2",
    )  # fmt: skip
    (entry,), shown = fragments(bad), Image("https://a.example/i.png", "c", "i", "a", 1, 2)
    assert entry.row == row(
        "t", "https://news.example/1", summary="s", image=shown, published=NOON,
        page_url="https://news.example/1", first_seen=bad.first_seen, public_id="urn:x:1",
    )  # fmt: skip
    assert latest_of((), [listed_]) == (
        row(
            "r", "https://a.example/2", summary="s", image=shown,
            page_url="https://a.example/3", public_id="urn:x:2",
        ),
    )  # fmt: skip
    assert [one.item for one in own_list(bad, {})] == [LatestItem("l", image=shown)]


@pytest.mark.parametrize("said", ["javascript:alert(1)", "/relative", "", None, "urn:x:1", "not an address"])
def test_an_address_that_no_reader_could_follow_is_left_out_of_every_row(said: str | None) -> None:
    image = Image(said, "caption")
    bad = record(1, url=said, images=(image,), latest=(LatestItem("In the list", said, image=image),))
    rows = (as_row(bad), *latest_of((), [row("On a page", said, image=image)]), *own_list(bad, {}))
    assert len(rows) == 3
    assert {(one.item.url, one.item.image) for one in rows} == {(None, Image(None, "caption"))}
    assert list(listed([bad])) == []


def test_a_clean_row_is_listed_as_it_is() -> None:
    image = Image("https://a.example/1.png", "Caption", "INA", "alt", 10, 20)
    clean = row(
        "خبر \U0001f4f0", "https://a.example/1", summary="A <b>\nline", image=image, published=NOON, place=3,
        public_id="urn:x:1",
    )  # fmt: skip
    assert latest_of((), [clean]) == (clean,)


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


def test_a_list_has_at_most_fifty_rows_and_may_have_none() -> None:
    assert titles(newest_rows(row(f"{n}", place=n) for n in range(90))) == [f"{n}" for n in range(50)]
    assert len(latest_of(fragments(*map(record, range(30))), (row(f"{n}", place=n) for n in range(30)))) == 50
    assert latest_of((), ()) == ()


# -- which rows of page lists belong to a channel --


@pytest.mark.parametrize(
    ("wanted", "query"),
    [
        (Wanted(), Query()),
        (Wanted(having=Terms(sources=("news",))), Query(sources=("news",))),
        (Wanted(having=Terms(languages=("ckb", "ar"))), Query(languages=("ckb", "ar"))),
        (Wanted(having=Terms(sources=("a", "b"), languages=("en",))), Query(sources=("a", "b"), languages=("en",))),
        (Wanted(having=Terms(words=("dam",)), lacking=Terms(title_words=("live",))), Query()),
        (Wanted(since=NOON, until=NOON + DAY), Query()),
        *((Wanted(having=Terms(**{part: ("x",)})), None) for part in ("tags", "sections", "authors", "places")),
        *((Wanted(lacking=Terms(**{part: ("x",)})), None) for part in ("tags", "sections", "authors", "places")),
        (Wanted(lacking=Terms(sources=("news",))), None),
        (Wanted(lacking=Terms(languages=("en",))), None),
        (Wanted(having=Terms(sources=("news",), tags=("x",))), None),
    ],
    ids=[
        "everything", "a source", "languages", "sources and a language", "words", "dates",
        "a tag", "a section", "an author", "a place",
        "without a tag", "without a section", "without an author", "without a place",
        "without a source", "without a language", "a source and a tag",
    ],
)  # fmt: skip
def test_page_lists_are_asked_for_what_their_rows_can_tell_or_not_at_all(wanted: Wanted, query: Query | None) -> None:
    assert listing(replace(CHANNEL, wanted=wanted)) == query


@pytest.mark.parametrize(
    ("channel", "speaks"),
    [
        (wanting(), True),
        (wanting(Terms(words=("dam",))), True),
        (wanting(Terms(words=("water",))), True),
        (wanting(Terms(words=("bridge",))), False),
        (wanting(Terms(words=("bridge", "dam"))), True),
        (wanting(Terms(title_words=("dam",))), True),
        (wanting(Terms(title_words=("water",))), False),
        (wanting(lacking=Terms(words=("water",))), False),
        (wanting(lacking=Terms(words=("bridge",))), True),
        (wanting(lacking=Terms(title_words=("water",))), True),
        (wanting(Terms(words=("dam",)), Terms(words=("water",))), False),
        (wanting(since=NOON), True),
        (wanting(since=NOON + HOUR), False),
        (wanting(until=NOON), False),
        (wanting(until=NOON + HOUR), True),
        (wanting(Terms(words=("bridge",)), since=NOON), False),
        (wanting(Terms(words=("dam",)), since=NOON, until=NOON + HOUR), True),
    ],
    ids=[
        "anything", "in the title", "in the summary", "in neither", "one of two", "of the title", "not of the title",
        "a word that must not be", "one that is not there", "not of its title", "one of each", "from this moment on",
        "before", "until this moment", "until a later one", "the date alone", "all of it",
    ],
)  # fmt: skip
def test_a_row_is_of_a_channel_as_far_as_its_words_and_its_date_tell(channel: Channel, speaks: bool) -> None:
    said = row("The DAM is open", "https://a.example/dam", summary="There is water.", published=NOON)
    assert speaks_of(channel, said) is speaks


@pytest.mark.parametrize(
    ("published", "speaks"),
    [(None, True), (FAR, True), (NOON - HOUR, False)],
    ids=["undated", "far in the future", "long before it was listed"],
)
def test_a_row_without_a_date_of_its_own_is_of_when_it_was_first_seen(published: datetime | None, speaks: bool) -> None:
    said = row("A", "https://a.example/", published=published, first_seen=NOON)
    assert speaks_of(wanting(since=NOON, until=NOON + HOUR), said) is speaks


# -- the list that a record's own page carried --


def test_a_pages_own_list_keeps_the_pages_order_and_knows_what_was_ingested() -> None:
    items = (
        LatestItem("Not ours", "https://other.example/"),
        LatestItem("Story 2", "https://news.example/2#top"),
        LatestItem("Story 2 again", "https://news.example/2"),
        LatestItem("STORY 2"),
        LatestItem("“Story 2”"),
    )
    carrying = record(1, latest=items, published=NOON + DAY)
    found = own_list(carrying, {"https://news.example/2#top": "urn:x:2"})
    assert [(one.item.title, one.place, one.public_id) for one in found] == [
        ("Not ours", 0, None), ("Story 2", 1, "urn:x:2"), ("STORY 2", 3, None),
    ]  # fmt: skip
    assert {(one.page_url, one.first_seen) for one in found} == {("https://news.example/1", carrying.first_seen)}


def test_a_pages_own_list_finds_every_address_that_it_asks_for() -> None:
    addresses = [
        "https://a.example/old?utm_source=x",
        " https://a.example/a b ",
        "//a.example/c",
        f"https://a.ex/{BAD}d",
    ]
    carrying = record(1, latest=tuple(LatestItem(f"{n}", url) for n, url in enumerate((*addresses, None))))
    asked = list(listed([carrying]))
    assert asked[:2] == ["https://a.example/old?utm_source=x", "https://a.example/a%20b"]
    found = own_list(carrying, {url: f"urn:x:{n}" for n, url in enumerate(asked)})
    assert [one.public_id for one in found] == ["urn:x:0", "urn:x:1", "urn:x:2", "urn:x:3", None]


@pytest.mark.parametrize(("items", "rows"), [(0, 0), (1, 1), (50, 50), (90, 50)])
def test_a_pages_own_list_has_at_most_fifty_rows(items: int, rows: int) -> None:
    carrying = record(1, latest=tuple(LatestItem(f"{n}") for n in range(items)))
    assert titles(own_list(carrying, {})) == [f"{n}" for n in range(rows)]


def test_what_an_own_list_names_is_mentioned_by_its_id_and_by_its_address_where_it_is_awaited() -> None:
    items = (LatestItem("A", "https://news.example/2"), LatestItem("B", "https://b.example/"), LatestItem("C"))
    first, second = fragments(record(1, latest=items), record(2, published=NOON - DAY))
    listed_ = (("id", second.public_id), ("url", "https://b.example/"))
    own = ("source", record(1).source_id)
    assert (first.mentions, second.mentions) == ((own, *listed_), (own,))


# -- titles --


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"title": "A title"}, "A title"),
        ({"title": None, "summary": "A summary"}, "A summary"),
        ({"title": None, "content_html": "<p>Text <b>here</b></p>"}, "Text here"),
        ({"title": None, "content_text": "word " * 40}, "word " * 15 + "word…"),
        ({"title": None}, "https://news.example/1"),
        ({"title": None, "url": None}, "https://news.example/1"),
        ({"title": "word " * 40}, ("word " * 40).strip()),
        ({"title": "\x00", "summary": " \x01", "content_text": "\x02a\nb"}, "a b"),
        ({"title": "", "url": "https://a.example/\x00\ud800b"}, "https://a.example/b"),
    ],
    ids=["title", "summary", "content", "long text", "address", "id", "long title", "nothing that shows", "no text"],
)
def test_a_list_always_has_something_to_show(said: dict[str, Any], shown: str) -> None:
    assert shown_title(record(1, **said)) == shown
