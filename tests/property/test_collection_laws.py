from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from types import UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.collection import Collection, open_collection
from ingest.collection.codec import decode, encode
from ingest.deciding import merge
from ingest.run.storing import store
from ingest.schema import (
    RULES,
    CanonicalUrl,
    Entry,
    Feed,
    Flaw,
    LatestItem,
    Query,
    Reading,
    Sighting,
    Tombstone,
    Unchanged,
)
from tests.conftest import Database
from tests.newsroom import FEED, NOON, OTHER_FEED, PAGES, entry, held, reading, records, take

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LEAVES: dict[object, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    float: st.floats(-180, 180),
    int: st.integers(-(2**63), 2**63 - 1),
    datetime: st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)),  # noqa: DTZ001 -- bounds
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a schema type."""
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*(st.none() if part is type(None) else values(part) for part in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if isinstance(hint, NewType):
        return values(hint.__supertype__)
    if hint is Flaw:
        return st.builds(Flaw, st.sampled_from(sorted(RULES)), TEXT)
    composed = is_dataclass(hint)  # asked here: inline, a type checker takes the hint for a dataclass's value
    if composed:
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})
    return LEAVES[hint]


@pytest.mark.parametrize("kind", [Entry, Feed, LatestItem])
def test_what_is_decoded_is_what_was_encoded(kind: Any) -> None:
    @settings(max_examples=40, deadline=None)
    @given(values(kind))
    def law(value: object) -> None:
        assert decode(kind, encode(value)) == value

    law()


@given(st.dictionaries(TEXT.filter(lambda name: name not in Entry.__slots__), st.integers(0, 9), max_size=3))
def test_a_newer_versions_fields_are_passed_over(further: dict[str, int]) -> None:
    said = Entry(title="The dam", warnings=(Flaw("no-guid"),))
    newer = orjson.loads(encode(said)) | further
    newer["warnings"].append({"rule": "a rule of tomorrow", "detail": ""})
    assert decode(Entry, orjson.dumps(newer).decode()) == said


GUIDS = ["1", "2", "tag:a.example,2025:1", "http://a.example/?p=1", "https://a.example/?p=1", "https://b.example/?p=1"]
LINKS = st.sampled_from([None, *(CanonicalUrl(f"https://a.example/{letter}") for letter in "abc")])


@st.composite
def entries(draw: st.DrawFn, origin: str = "feed") -> Entry:
    link = draw(LINKS)
    return entry(
        draw(st.sampled_from([None, *GUIDS])) if origin == "feed" else None,
        link,
        draw(st.sampled_from([None, "One", "one!", "Two"])),
        canonical_url=link,
        origin=origin,
        content_text=draw(st.sampled_from([None, "Short.", "word " * 70])),
        published=draw(st.sampled_from([None, NOON])),
        updated=draw(st.sampled_from([None, NOON])),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    source = draw(st.sampled_from([FEED, OTHER_FEED, PAGES]))
    origin = "page" if source == PAGES else "feed"
    return reading(
        *draw(st.lists(entries(origin), min_size=source == PAGES, max_size=1 if source == PAGES else 4)),
        source=source,
        feed=draw(st.sampled_from([None, Feed(title="A")])),
        latest=draw(st.sampled_from([(), (LatestItem("One", "https://a.example/a"),)])),
        tombstones=draw(st.sampled_from([(), (Tombstone("1"),)])) if origin == "feed" else (),
    )


def lasting(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return what a collection holds, without the journal's lines on changes that were undone since."""
    found = held(address)
    return found | {"journal": [line for line in found["journal"] if "state" in line]}


def in_order(said: list[Reading]) -> list[Reading]:
    """Readings an hour apart; two pages saved at the same moment may be one article, a feed is read once at a time."""
    hours = [place % 2 if one.source_id == PAGES else place for place, one in enumerate(said)]
    timed = [replace(one, fetched_at=NOON + timedelta(hours=hour)) for one, hour in zip(said, hours, strict=True)]
    return sorted(timed, key=lambda one: one.fetched_at or NOON)


def of_feed(*entries: Entry, **fields: Any) -> Reading:
    return reading(*entries, source=OTHER_FEED, **fields)


A, B = "https://a.example/a", "https://a.example/b"


def test_documents_taken_in_twice_change_nothing(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(st.lists(readings(), min_size=1, max_size=5))
    @example([of_feed(entry("2", B)), of_feed(entry("2", A)), of_feed(entry("2", A), entry("2", B))])
    @example(
        [of_feed(entry("1", B), entry("2", B), entry("2", B, updated=NOON)), of_feed(entry("2", A), entry("2", B))]
    )
    @example([of_feed(entry(None, A)), of_feed(entry(None, A), entry("1", A), tombstones=(Tombstone("1"),))])
    def law(said: list[Reading]) -> None:
        documents = in_order(said)
        with database.empty() as address:
            with open_collection(address) as collection:
                take(collection, *documents)
                before = lasting(address)
                again = take(collection, *documents)
                assert lasting(address) == before
            assert all((one.new, one.revised, one.copy, one.withdrawn) == (0, 0, 0, 0) for one in again)

    law()


def poll(collection: Collection, said: Reading) -> None:
    """Take a reading in as a run does: entries that the feed's latest reading had are passed as hashes."""
    known = collection.known_hashes(said.source_id or said.url, b"")
    entries = [
        Unchanged(one.guid, one.raw_hash or "")
        if isinstance(one, Entry) and one.raw_hash in known and one.origin == "feed"
        else one
        for one in said.entries
    ]
    with collection.transaction() as transaction:
        latest = said.latest if said.source_id == PAGES else ()
        store(replace(said, entries=tuple(entries), latest=latest), transaction, now=NOON)


def test_polls_replayed_change_nothing(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(st.lists(readings(), min_size=1, max_size=5))
    def law(said: list[Reading]) -> None:
        documents = in_order(said)
        with database.empty() as address, open_collection(address) as collection:
            for one in documents:
                poll(collection, one)
            before = lasting(address)
            for one in documents:
                poll(collection, one)
            assert lasting(address) == before

    law()


def test_a_record_keeps_its_ids_and_no_word_is_two_records(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(st.lists(readings(), min_size=2, max_size=6))
    def law(said: list[Reading]) -> None:
        ids: dict[str, str] = {}
        with database.empty() as address, open_collection(address) as collection:
            for one in in_order(said):
                take(collection, one)
                stored = [*records(collection), *collection.withdrawn(Query(copies="every"))]
                now = {record.id: record.public_id for record in stored}
                assert now | ids == now
                assert len(set(now.values())) == len(now)
                ids = now
                words = [
                    (said.source_id, said.entry.origin, said.entry.raw_hash)
                    for record in stored
                    for said in collection.sightings(record.id)
                ]
                assert len(set(words)) == len(words)

    law()


def test_the_order_within_a_document_makes_no_difference(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(readings(), st.randoms(use_true_random=False))
    def law(said: Reading, chance: Any) -> None:
        outcomes = []
        for _ in range(2):
            with database.empty() as address, open_collection(address) as collection:
                take(collection, said)
                outcomes.append(sorted(repr(replace(record, sequence=0)) for record in records(collection)))
            shuffled = list(said.entries)
            chance.shuffle(shuffled)
            said = replace(said, entries=tuple(shuffled))
        assert outcomes[0] == outcomes[1]

    law()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(entries(), st.sampled_from([FEED, OTHER_FEED, PAGES])), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_accounts_merge_alike_in_any_order(accounts: list[tuple[Entry, str]], chance: Any) -> None:
    sightings = [
        Sighting(source_id=source, key="k", entry=one, first_seen=NOON, last_seen=NOON) for one, source in accounts
    ]
    merged = merge(sightings)
    chance.shuffle(sightings)
    assert merge(sightings) == merged
