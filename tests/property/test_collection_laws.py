import tempfile
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.collection import open_collection
from ingest.collection.codec import decode, encode
from ingest.deciding import merge
from ingest.schema import RULES, CanonicalUrl, Entry, Feed, Flaw, LatestItem, Reading, Sighting, Tombstone
from tests.newsroom import FEED, NOON, OTHER_FEED, PAGES, dump, entry, reading, records, take

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
    composed = is_dataclass(hint)  # asked apart: a type checker would take the hint for a dataclass's value
    if composed:
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})
    return LEAVES[hint]


@pytest.mark.parametrize("kind", [Entry, Feed, LatestItem])
def test_what_is_decoded_is_what_was_encoded(kind: Any) -> None:
    @settings(max_examples=60, deadline=None)
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


LINKS = st.sampled_from([None, *(CanonicalUrl(f"https://a.example/{letter}") for letter in "abc")])


@st.composite
def entries(draw: st.DrawFn, origin: str = "feed") -> Entry:
    link = draw(LINKS)
    return entry(
        # A GUID of an entry without a link cannot be told from a reused one until it is too late to do it alike again.
        draw(st.sampled_from([None, "1", "2", "tag:a.example,2025:1"])) if origin == "feed" and link else None,
        link,
        draw(st.sampled_from([None, "One", "one!", "Two"])),
        canonical_url=link,
        origin=origin,
        content_text=draw(st.sampled_from([None, "Short.", "word " * 70])),
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


@settings(max_examples=60, deadline=None)
@given(st.lists(readings(), min_size=1, max_size=5))
def test_documents_taken_in_twice_change_nothing(said: list[Reading]) -> None:
    # Two pages saved at one moment may be one article; a feed is read once at a time.
    hours = [place % 2 if one.source_id == PAGES else place for place, one in enumerate(said)]
    timed = [replace(one, fetched_at=NOON + timedelta(hours=hour)) for one, hour in zip(said, hours, strict=True)]
    in_order = sorted(timed, key=lambda one: one.fetched_at or NOON)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.db"
        with open_collection(f"sqlite:///{path}") as collection:
            take(collection, *in_order)
            before = dump(path)
            again = take(collection, *in_order)
            assert dump(path) == before
        assert all((one.new, one.revised, one.copy, one.withdrawn) == (0, 0, 0, 0) for one in again)


@settings(max_examples=60, deadline=None)
@given(readings(), st.randoms(use_true_random=False))
def test_the_order_within_a_document_makes_no_difference(said: Reading, chance: Any) -> None:
    outcomes = []
    for _ in range(2):
        with open_collection("sqlite://") as collection:
            take(collection, said)
            outcomes.append(sorted(repr(replace(record, sequence=0)) for record in records(collection)))
        shuffled = list(said.entries)
        chance.shuffle(shuffled)
        said = replace(said, entries=tuple(shuffled))
    assert outcomes[0] == outcomes[1]


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
