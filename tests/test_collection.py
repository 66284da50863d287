import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from ingest.collection import Collection
from ingest.deciding import decide
from ingest.schema import (
    Attempt,
    Counts,
    Entry,
    Feed,
    FetchState,
    Kind,
    Known,
    LatestItem,
    Query,
    Reading,
    Tag,
    Tombstone,
    Unchanged,
)
from tests.newsroom import (
    FEED,
    LATER,
    LONG_TEXT,
    MUCH_LATER,
    NOON,
    OTHER_FEED,
    PAGES,
    decided,
    entry,
    held,
    page,
    reading,
    records,
    take,
)

A, B, C = "https://a.example/a", "https://a.example/b", "https://a.example/c"


def many(count: int, **fields: object) -> list[Entry]:
    return [
        entry(str(n), f"https://a.example/{n}", f"Story {n}", content_text=f"{n} {LONG_TEXT}", **fields)
        for n in range(count)
    ]


# what is stored comes back


def test_a_record_comes_back_as_it_was_decided(shelf: Collection) -> None:
    (change,) = decided(
        shelf, reading(entry("1", A, "The dam", content_text=LONG_TEXT, published=NOON, tags=(Tag("Iraq"),)))
    )
    assert list(shelf.matching(Query())) == [replace(change.record, sequence=1)]
    assert shelf.sightings(change.record.id) == (change.sighting,)


def test_a_record_is_found_by_its_id_and_by_its_public_id(shelf: Collection) -> None:
    (change,) = decided(shelf, reading(entry("tag:a.example,2025:1", A)))
    by_id, by_public_id = shelf.record(change.record.id), shelf.record("tag:a.example,2025:1")
    assert by_id is not None
    assert by_id == by_public_id
    assert shelf.record("tag:a.example,2025:2") is None


def test_storing_the_same_twice_leaves_the_same_bytes(shelf: Collection, address: str) -> None:
    said = reading(*many(3), feed=Feed(title="A"), latest=(LatestItem("Newest", A), LatestItem("Untitled")))
    assert take(shelf, said) == [Counts(new=3)]
    before = held(address)
    assert take(shelf, said) == [Counts(same=3)]
    assert held(address) == before


def test_nothing_of_a_document_is_stored_when_its_block_raises(shelf: Collection, address: str) -> None:
    def stored_and_broken() -> None:
        with shelf.transaction() as writing:
            writing.store(said, decide(said, Known(), NOON))
            raise ZeroDivisionError

    said, before = reading(entry("1", A)), held(address)
    with pytest.raises(ZeroDivisionError):
        stored_and_broken()
    assert held(address) == before


def test_a_reading_without_its_time_is_not_stored(shelf: Collection) -> None:
    with pytest.raises(ValueError, match="its time"), shelf.transaction() as writing:
        writing.store(replace(reading(), fetched_at=None), ())


def test_text_that_json_cannot_hold_is_refused_and_leaves_nothing(shelf: Collection) -> None:
    with pytest.raises(ValueError, match="Entry that JSON cannot hold"):
        decided(shelf, reading(entry("1", A), entry("2", B, "\ud800")))
    assert records(shelf) == []


def test_the_statements_of_a_document_do_not_grow_with_its_entries(shelf: Collection) -> None:
    said: list[str] = []

    def count(*arguments: object) -> None:
        said.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        take(shelf, reading(*many(50)))
        few = len(said)
        said.clear()
        take(shelf, reading(*many(50, section="World"), at=LATER))
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert max(few, len(said)) <= 18


def test_of_a_source_of_which_nothing_is_stored_only_addresses_are_looked_for(shelf: Collection) -> None:
    asked: list[str] = []

    def note(*arguments: object) -> None:
        if "FROM keys" in str(arguments[2]):
            asked.append(repr(arguments[3]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        for said in (reading(*many(3)), reading(*many(3), source=OTHER_FEED), reading(*many(3), at=LATER)):
            take(shelf, said)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert [(one.count("url:https") > 0, "guid:" in one) for one in asked] == [
        (True, False),
        (True, False),
        (True, True),
    ]


def test_a_limit_below_nothing_is_refused_and_is_not_everything() -> None:
    with pytest.raises(ValueError, match="limit is -1, fewer than none"):
        Query(limit=-1)


def test_a_query_for_copies_of_no_known_kind_is_refused_and_does_not_find_nothing() -> None:
    with pytest.raises(ValueError, match=r"^copies is 'evry', and has to be one of every, one, originals$"):
        Query(copies="evry")  # type: ignore[arg-type]


@pytest.mark.parametrize("ask", [Collection.matching, Collection.withdrawn, Collection.latest])
def test_what_is_no_query_is_said_to_be_none(ask: Callable[..., object], shelf: Collection) -> None:
    with pytest.raises(TypeError, match=r"^query is NoneType, and has to be Query"):
        ask(shelf, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"languages": "en"}, "languages is str, and has to be tuple"),
        ({"sources": ["a"]}, "sources is list, and has to be tuple"),
        ({"limit": "5"}, "limit is str, and has to be"),
    ],
)
def test_a_query_of_a_wrong_type_is_refused_and_does_not_find_nothing(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Query(**fields)


@pytest.mark.parametrize(
    "ask",
    [
        Collection.copies,
        Collection.stories,
        Collection.public_ids,
        Collection.records_under,
        Collection.known_feed_hashes,
    ],
)
def test_one_text_where_several_are_meant_is_refused_and_its_letters_are_not_looked_for(
    ask: Callable[..., object], shelf: Collection
) -> None:
    with pytest.raises(TypeError, match=r"^one text stands where several are meant: 'abc'$"):
        ask(shelf, "abc")


# versions


def test_versions_are_kept_and_numbered_for_ever(shelf: Collection) -> None:
    first = entry("1", A, "One")
    change, _ = decided(shelf, reading(first, entry("2", B)))
    decided(shelf, reading(replace(first, section="World", raw_hash="x"), at=LATER))
    decided(shelf, reading(replace(first, title="Two", raw_hash="y"), at=LATER))
    decided(shelf, reading(replace(first, title="Three", raw_hash="z"), at=MUCH_LATER))
    versions = shelf.revisions(change.record.id)
    assert [(one.revision, one.at, one.entry.title, one.entry.section) for one in versions] == [
        (1, NOON, "One", "World"),
        (2, LATER, "Two", None),
        (3, MUCH_LATER, "Three", None),
    ]
    record = shelf.record(change.record.id)
    assert record is not None
    assert shelf.revisions(record.public_id) == shelf.revisions(A) == versions
    assert shelf.revisions("nobody's") == ()
    assert [one.sequence for one in versions] == [1, 3, 4]
    assert (record.sequence, record.revision, record.changed_at) == (4, 3, MUCH_LATER)


def test_every_account_of_a_record_is_kept(shelf: Collection) -> None:
    from_feed, from_page = entry("1", A, "The dam", summary="Short."), page(A, "The dam!", content_text=LONG_TEXT)
    decided(shelf, reading(from_feed))
    (change,) = decided(shelf, reading(from_page, source=PAGES, at=LATER))
    assert [said.entry for said in shelf.sightings(change.record.id)] == [from_feed, from_page]


# queries


def test_the_newest_come_first_and_a_date_in_the_future_not_for_ever(shelf: Collection) -> None:
    hour = timedelta(hours=1)
    decided(shelf, reading(entry("future", A, published=NOON + 999 * hour), entry("old", B, published=NOON - hour)))
    decided(shelf, reading(entry("undated", C), at=LATER))
    assert [record.entry.guid for record in records(shelf)] == ["undated", "future", "old"]


@pytest.mark.parametrize(
    ("query", "guids"),
    [
        (Query(), ["1", "2", "3"]),
        (Query(copies="every"), ["1", "2", "3", "4"]),
        (Query(limit=2), ["1", "2"]),
        (Query(sources=(OTHER_FEED,)), ["1", "3"]),
        (Query(sources=(FEED, OTHER_FEED)), ["1", "2", "3"]),
        (Query(languages=("ku",)), ["2"]),
        (Query(languages=("KU-Latn",)), ["2"]),
        (Query(languages=("",)), []),
        (Query(tags=("iraq",)), ["1"]),
        (Query(tags=("«Iraq»",)), ["1"]),
        (Query(tags=("!",)), []),
        (Query(tags=("iraq", "water")), ["1", "3"]),
        (Query(tags=("iraq",), languages=("ku",)), []),
    ],
)
def test_a_query_narrows(shelf: Collection, query: Query, guids: list[str]) -> None:
    one = entry("1", A, language="en-GB", tags=(Tag("Iraq"), Tag("IRAQ")), published=NOON, content_text=LONG_TEXT)
    two = entry("2", B, language="ku-Arab", published=NOON - timedelta(hours=1))
    three = entry("3", C, language="en", tags=(Tag("Water"),), published=NOON - timedelta(hours=2))
    copied = entry("4", "https://b.example/4", content_text=LONG_TEXT, published=NOON - timedelta(hours=3))
    copied = replace(copied, published_precision="day")  # at any time of that day: the other was first
    decided(shelf, reading(one, two))
    decided(shelf, reading(three, copied, entry("x", A, published=NOON), source=OTHER_FEED))
    assert [record.entry.guid for record in shelf.matching(query)] == guids


def test_records_can_be_written_while_others_are_read(shelf: Collection) -> None:
    take(shelf, reading(*many(3)))
    met = []
    for record in shelf.matching(Query()):
        met.append(record.id)
        take(shelf, reading(entry(f"new {record.id}", A), at=LATER))
    assert len(met) == 3


def test_withdrawn_records_are_asked_for_apart(shelf: Collection) -> None:
    take(shelf, reading(entry("1", A, language="en"), entry("2", B, language="ku")))
    take(shelf, reading(tombstones=(Tombstone("1", when=LATER), Tombstone("2")), at=MUCH_LATER))
    assert records(shelf) == []
    assert [record.entry.guid for record in shelf.withdrawn(Query())] == ["2", "1"]
    assert [record.entry.guid for record in shelf.withdrawn(Query(languages=("en",)))] == ["1"]


def test_feeds_say_what_their_publishers_said_last(shelf: Collection) -> None:
    take(shelf, reading(feed=Feed(title="Old")), reading(feed=Feed(title="New"), at=LATER), reading(at=MUCH_LATER))
    take(shelf, reading(page(A), source=PAGES))
    assert shelf.feeds() == {FEED: Feed(title="New")}


# the lists of newest stories


def front(*items: LatestItem, at: datetime = NOON, source: str = PAGES) -> Reading:
    return reading(source=source, at=at, kind=Kind.LISTING, latest=items, url="https://a.example/")


def test_a_row_says_which_record_it_became(shelf: Collection) -> None:
    take(shelf, front(LatestItem("The dam", f"{A}?utm_source=list"), LatestItem("Not read yet", B)))
    take(shelf, reading(entry("tag:a.example,2025:1", A)))
    assert [(row.item.title, row.public_id, row.place) for row in shelf.latest(Query())] == [
        ("The dam", "tag:a.example,2025:1", 0),
        ("Not read yet", None, 1),
    ]


def test_the_records_at_addresses_are_found_however_the_addresses_are_written(shelf: Collection) -> None:
    take(
        shelf,
        reading(entry("tag:a.example,2025:1", A), *(entry(f"tag:a.example,2025:n{n}", f"{C}/{n}") for n in range(700))),
    )
    written = f"{A}?utm_source=list#top"
    assert shelf.public_ids([written, B, "no address"]) == {written: "tag:a.example,2025:1"}
    assert len(shelf.public_ids(f"{C}/{n}" for n in range(700))) == 700
    take(shelf, reading(at=LATER, tombstones=(Tombstone("tag:a.example,2025:1", None, None),)))
    assert shelf.public_ids([A]) == {}


def test_a_list_takes_the_place_of_the_pages_last_one_and_rows_that_stay_keep_their_time(shelf: Collection) -> None:
    take(shelf, front(LatestItem("One", A), LatestItem("Two")))
    take(shelf, front(LatestItem("Three", C), LatestItem("TWO"), at=LATER))
    assert [(row.item.title, row.first_seen) for row in shelf.latest(Query())] == [("Three", LATER), ("TWO", NOON)]


def test_one_address_is_one_row_the_newest(shelf: Collection) -> None:
    take(shelf, front(LatestItem("One", A)), front(LatestItem("One, again", A), at=LATER, source=OTHER_FEED))
    assert [row.item.title for row in shelf.latest(Query())] == ["One, again"]


def test_a_row_dated_in_the_future_does_not_come_first_for_ever(shelf: Collection) -> None:
    take(shelf, front(LatestItem("Future", A, published=NOON + timedelta(days=999))))
    take(shelf, front(LatestItem("Newer", B), at=LATER, source=OTHER_FEED))
    assert [row.item.title for row in shelf.latest(Query())] == ["Newer", "Future"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (Query(), ["One", "Two"]),
        (Query(limit=1), ["One"]),
        (Query(sources=(OTHER_FEED,)), ["Two"]),
        (Query(languages=("en",)), ["One"]),
        (Query(tags=("iraq",)), ["Two"]),
    ],
)
def test_a_query_narrows_rows(shelf: Collection, query: Query, titles: list[str]) -> None:
    take(shelf, front(LatestItem("Two", B), source=OTHER_FEED))
    take(shelf, replace(front(LatestItem("One", A), at=LATER), entries=(page(C, language="en-GB"),)))
    take(shelf, reading(entry("1", B, tags=(Tag("Iraq"),))))
    assert [row.item.title for row in shelf.latest(query)] == titles


def test_a_page_whose_bytes_are_known_keeps_its_list(shelf: Collection) -> None:
    said = page(A, raw_hash="same")
    take(shelf, reading(said, source=PAGES, latest=(LatestItem("One", B),)))
    take(shelf, reading(Unchanged(None, "same"), source=PAGES, at=LATER))
    assert len(shelf.latest(Query())) == 1


# what need not be read again


def test_hints_are_the_hashes_of_the_latest_reading(shelf: Collection) -> None:
    old, stays, young = entry("1", A), entry("2", B), entry("3", C)
    take(shelf, reading(old, stays), reading(Unchanged("2", stays.raw_hash or ""), young, at=LATER))
    assert shelf.known_hashes(FEED, b"") == {stays.raw_hash, young.raw_hash}
    assert shelf.known_hashes(OTHER_FEED, b"") == frozenset()
    assert shelf.known_feed_hashes([FEED, OTHER_FEED, FEED]) == {FEED: shelf.known_hashes(FEED, b"")}


def test_a_stored_page_is_known_by_its_bytes(shelf: Collection) -> None:
    from ingest.text.hashing import hash_bytes

    take(shelf, reading(page(A, raw_hash=hash_bytes(b"<p>")), page(B, raw_hash="other"), source=PAGES))
    assert shelf.known_hashes(PAGES, b"<p>") == {hash_bytes(b"<p>")}
    assert shelf.known_hashes(PAGES, b"<i>") == shelf.known_hashes(OTHER_FEED, b"<p>") == frozenset()


# fetching's memory


def test_attempts_come_back_in_their_order(shelf: Collection) -> None:
    made = [
        Attempt(source_id=FEED, url=A, at=NOON, outcome="temporary", status=502, cause="bad gateway"),
        Attempt(source_id=FEED, url=A, at=NOON, outcome="document", status=200, size=17, seconds=0.25),
    ]
    with shelf.transaction() as transaction:
        transaction.polls.attempted(made)
        transaction.polls.attempted([replace(made[0], source_id=OTHER_FEED)])
        transaction.polls.attempted([])
    assert shelf.attempts(FEED) == tuple(made)


def test_validators_come_back_exactly_as_received(shelf: Collection) -> None:
    assert shelf.schedule.states([FEED]) == {FEED: FetchState()}
    for state in (FetchState(etag='W/"x"', last_modified="Wed, 24 Sep 2025"), FetchState(etag='"y"')):
        with shelf.transaction() as transaction:
            transaction.polls.settle([(FEED, "a.example", state)])
        assert shelf.schedule.states([FEED]) == {FEED: state}


def test_a_server_may_send_what_postgresql_has_no_character_for(shelf: Collection) -> None:
    state = FetchState(etag='"a\0b"')
    with shelf.transaction() as transaction:
        transaction.polls.attempted([Attempt(source_id=FEED, url=A, at=NOON, outcome="gone", etag=state.etag)])
        transaction.polls.settle([(FEED, "a.example", state)])
    assert [attempt.etag for attempt in shelf.attempts(FEED)] == ['"ab"']
    assert shelf.schedule.states([FEED]) == {FEED: state}


def test_a_time_without_a_zone_is_a_mistake(shelf: Collection) -> None:
    with pytest.raises(ValueError, match="no time zone"), shelf.transaction() as transaction:
        transaction.polls.attempted([Attempt(source_id=FEED, url=A, at=NOON.replace(tzinfo=None), outcome="gone")])


def test_using_a_collection_does_not_import_alembic(address: str) -> None:
    import subprocess

    code = (
        "import sys; from ingest.collection import open_collection\n"
        f"for _ in range(2): open_collection({address!r}).close()\n"
        "print('alembic' in sys.modules, {'sqlite3', 'psycopg'} & {*sys.modules} != set())"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "True"]
