from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from ingest.collection import Collection, open_collection
from ingest.collection.copying import MOST_OF_FAMILY
from ingest.deciding import remembered, shared
from ingest.deciding.clusters import MOST_POSTED
from ingest.schema import Counts, Query, Reading, Record, Tombstone, Trace
from tests.newsroom import LATER, MUCH_LATER, NOON, decided, entry, reading, records, take
from tests.processes import finishes
from tests.test_likeness import OTHER, STORY, notice

FIRST_LINES = " ".join(STORY.split()[:40])


def paper(name: str, text: str = STORY, **fields: Any) -> Reading:
    """Return the reading of a paper's feed with one story."""
    at = fields.pop("at", NOON)
    said: dict[str, Any] = {"content_text": text, **fields}
    one = entry("1", f"https://{name}.example/1", **{"title": "The dam is opened", **said})
    return reading(one, source=f"https://{name}.example/feed", at=at)


def taken(address: str, *said: Reading) -> None:
    """Take readings in through a separate connection, as another process would."""
    with open_collection(address) as collection:
        take(collection, *said)


def clusters(collection: Collection) -> dict[str, set[str]]:
    """Return the hosts of each cluster's copies by the host of its representative; single records have none."""
    hosts = {record.id: str(record.entry.url).split("/")[2].split(".")[0] for record in every(collection)}
    found: dict[str, set[str]] = {}
    for record in every(collection):
        if record.copy_of:
            found.setdefault(hosts[record.copy_of], set()).add(hosts[record.id])
    return found


def every(collection: Collection) -> list[Record]:
    return [*records(collection), *collection.withdrawn(Query(copies="every"))]


def test_copies_at_other_papers_are_one_cluster(shelf: Collection) -> None:
    counts = take(
        shelf,
        paper("agency", published=NOON - timedelta(hours=2)),
        paper("cut", " ".join(STORY.split()[:60]), published=NOON),
        paper("summary", "", summary=FIRST_LINES, published=NOON),
        paper("else", OTHER, published=NOON),
    )
    assert clusters(shelf) == {"agency": {"cut", "summary"}}
    assert sum(counts, Counts()) == Counts(new=2, copy=2)
    assert [record.entry.url for record in shelf.matching(Query())] == [
        "https://else.example/1",
        "https://agency.example/1",
    ]


def test_the_original_may_come_last(shelf: Collection) -> None:
    take(shelf, paper("copy", published=NOON), paper("agency", published=NOON - timedelta(hours=2)))
    assert clusters(shelf) == {"agency": {"copy"}}


def test_who_has_been_read_for_an_hour_stays_what_readers_know(shelf: Collection) -> None:
    take(shelf, paper("copy", published=NOON), paper("agency", published=NOON - timedelta(hours=2), at=MUCH_LATER))
    assert clusters(shelf) == {"copy": {"agency"}}


def test_copies_in_one_document_are_told(shelf: Collection) -> None:
    here = [entry(name, f"https://{name}.example/1", "The dam", content_text=STORY) for name in ("a", "b", "c")]
    assert take(shelf, reading(*here)) == [Counts(new=1, copy=2)]


def test_two_clusters_that_a_story_has_in_common_become_one(shelf: Collection) -> None:
    half = len(STORY.split()) // 2
    top, end = " ".join(STORY.split()[:half]), " ".join(STORY.split()[half:])
    take(shelf, paper("top", top), paper("end", end), paper("end-too", end), paper("other", OTHER))
    assert clusters(shelf) == {"end": {"end-too"}}
    take(shelf, paper("whole", f"{end} {top}", published=NOON - timedelta(hours=1)))
    assert "whole" in clusters(shelf)


def test_a_copy_that_becomes_another_story_leaves(shelf: Collection) -> None:
    take(shelf, paper("agency", published=NOON - timedelta(hours=1)), paper("live"), paper("third"))
    assert clusters(shelf) == {"agency": {"live", "third"}}
    assert take(shelf, paper("live", OTHER, at=LATER)) == [Counts(revised=1)]
    assert clusters(shelf) == {"agency": {"third"}}
    take(shelf, paper("agency", OTHER, at=MUCH_LATER, published=NOON - timedelta(hours=1)))
    assert clusters(shelf) == {"agency": {"live"}}


def test_when_the_original_is_withdrawn_another_represents_its_copies(shelf: Collection) -> None:
    said = paper("copy", published=NOON - timedelta(minutes=5))
    take(shelf, paper("agency", published=NOON - timedelta(hours=1)), said, paper("third"))
    gone = reading(source="https://agency.example/feed", at=LATER, tombstones=(Tombstone("1"),))
    assert [change.kind for change in decided(shelf, gone)] == ["withdrawn"]
    assert clusters(shelf) == {"copy": {"agency", "third"}}
    assert [str(record.entry.url) for record in shelf.matching(Query())] == ["https://copy.example/1"]
    take(shelf, paper("agency", published=NOON - timedelta(hours=1), at=MUCH_LATER))
    assert clusters(shelf) == {"agency": {"copy", "third"}}


def test_a_correction_keeps_the_cluster(shelf: Collection) -> None:
    take(shelf, paper("agency", published=NOON - timedelta(hours=1)), paper("copy"))
    take(shelf, paper("agency", STORY.replace("400", "450"), published=NOON - timedelta(hours=1), at=LATER))
    assert clusters(shelf) == {"agency": {"copy"}}
    assert [record.revision for record in records(shelf) if record.copy_of is None] == [2]


WALL = (
    "This article is for subscribers. Choose a plan that suits you and read on within a minute: all articles, the "
    "evening letter, and the crossword are yours for less than a cup of coffee a week. You can cancel whenever you "
    "like, and whoever subscribes for a year gets two months as a gift. Already a member? Sign in here."
)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_what_a_site_says_of_several_stories_tells_of_none(order: tuple[int, ...], shelf: Collection) -> None:
    said = (
        ("a", "Dam opened"), ("a", "Bakery seeks heir"), ("b", "Swimmer crosses lake"), ("b", "Market clock repaired"),
    )  # fmt: skip
    for number in order:
        site, title = said[number]
        one = entry(str(number), f"https://{site}.example/{number}", title, content_text=WALL)
        take(shelf, reading(one, source=f"https://{site}.example/feed/{number}"))
    assert clusters(shelf) == {}


def test_a_series_is_never_merged_and_its_true_copies_are(shelf: Collection) -> None:
    people = [("Ada Quill", 84, "St Bride", "Monday"), ("Tom Marsh", 91, "St Olave", "Friday")]
    people.append(("Eve Hollow", 77, "St Mungo", "Sunday"))
    for site in ("a", "b"):
        notices = [
            entry(
                name, f"https://{site}.example/{age}", f"{name} has died", content_text=notice(name, age, church, day)
            )
            for name, age, church, day in people
        ]
        take(shelf, reading(*notices, source=f"https://{site}.example/feed"))
    represented = {record.id: record.entry.title for record in records(shelf) if record.copy_of is None}
    copies = [(record.entry.title, represented[record.copy_of]) for record in records(shelf) if record.copy_of]
    assert sorted(copies) == sorted((f"{name} has died", f"{name} has died") for name, *_ in people)


def test_a_front_page_given_as_everybodys_address_merges_nothing(shelf: Collection) -> None:
    said = [entry(str(at), "https://a.example/", f"Story {at}", content_text=f"{at} {OTHER[at:]}") for at in range(5)]
    assert take(shelf, reading(*said)) == [Counts(new=5)]
    assert clusters(shelf) == {}


def test_a_story_that_everybody_carries_is_one_cluster_and_costs_no_more_for_each(
    address: str, shelf: Collection
) -> None:
    papers = MOST_POSTED + 60
    said = [
        paper(f"paper-{at:03}", published=NOON - timedelta(hours=2) + timedelta(minutes=at)) for at in range(papers)
    ]
    assert finishes(lambda: taken(address, *said), cpu=20)
    take(shelf, *said)
    assert {name: len(copies) for name, copies in clusters(shelf).items()} == {"paper-000": papers - 1}


def test_of_a_shingle_no_more_records_are_kept_than_tell_something() -> None:
    here = [Trace(record_id=f"{at:03}", shingles=(1, 2, 3 + at)) for at in range(40)]
    posted = shared(here, {1: [f"stored {at}" for at in range(12)]})
    kept = remembered(here, posted)
    assert [one.record_id for one in kept if 1 in one.shingles] == [f"{at:03}" for at in range(MOST_POSTED - 12)]
    assert [one.record_id for one in kept if 2 in one.shingles] == [f"{at:03}" for at in range(MOST_POSTED)]
    assert all(3 + at in one.shingles for at, one in enumerate(kept))


def test_taken_in_twice_nothing_changes(shelf: Collection) -> None:
    said = (paper("agency", published=NOON - timedelta(hours=1)), paper("copy"), paper("other", OTHER))
    take(shelf, *said)
    before = every(shelf)
    assert take(shelf, *said) == [Counts(same=1)] * 3
    assert every(shelf) == before


def test_a_text_that_comes_with_its_page_is_found_by_its_copies(shelf: Collection) -> None:
    feed = entry("1", "https://agency.example/1", "The dam is opened", summary="Two gates are open.")
    take(shelf, reading(feed, source="https://agency.example/feed"), paper("copy", published=NOON))
    assert clusters(shelf) == {}
    whole = replace(feed, guid=None, summary=None, content_text=STORY, origin="page", raw_hash="page")
    whole = replace(whole, published=NOON - timedelta(hours=1))
    take(shelf, reading(whole, source="https://agency.example/feed", at=LATER))
    assert clusters(shelf) == {"agency": {"copy"}}


def test_a_digest_joins_no_two_stories(shelf: Collection) -> None:
    whole, halves = f"{STORY} {OTHER}", " ".join([*STORY.split()[:45], *OTHER.split()[:45]])
    for place, digest in enumerate((whole, halves)):
        at = NOON + timedelta(minutes=place)
        take(
            shelf,
            paper(f"a{place}", title="Dam opened", at=at),
            paper(f"b{place}", OTHER, title="Bakery seeks heir", at=at),
            paper(f"digest{place}", digest, title="Evening digest", at=at),
        )
    together = [{name, *copies} for name, copies in clusters(shelf).items()]
    assert not any({"a0", "b0"} <= names or {"a1", "b1"} <= names for names in together)


def test_equal_texts_in_one_document_are_one_cluster_at_no_more_cost_for_each(address: str, shelf: Collection) -> None:
    said = [entry(str(at), f"https://paper-{at}.example/1", "The dam", content_text=STORY) for at in range(800)]
    assert finishes(lambda: taken(address, reading(*said)), cpu=15)
    assert take(shelf, reading(*said)) == [Counts(same=800)]
    assert [record.copy_of is None for record in every(shelf)].count(True) == 1


def test_who_tells_another_story_leaves_a_cluster_of_any_size(shelf: Collection) -> None:
    many = MOST_OF_FAMILY + 20
    said = [paper(f"p{at:02}", published=NOON - timedelta(hours=2) + timedelta(minutes=at)) for at in range(many)]
    take(shelf, *said)
    last = f"p{many - 1:02}"
    take(shelf, paper(last, OTHER, at=LATER))
    assert {name: len(copies) for name, copies in clusters(shelf).items()} == {"p00": many - 2}
    take(shelf, paper("p00", OTHER, at=MUCH_LATER))
    found = clusters(shelf)
    assert found.pop(next(name for name in found if name in ("p00", last))) <= {"p00", last}
    assert {name: len(copies) for name, copies in found.items()} == {"p01": many - 3}


def test_a_story_stands_as_long_as_one_of_its_copies_does(shelf: Collection) -> None:
    many = MOST_OF_FAMILY + 20
    said = [paper(f"p{at:02}", published=NOON - timedelta(hours=2) + timedelta(minutes=at)) for at in range(many)]
    take(shelf, *said)
    for at in range(many - 5):
        take(shelf, reading(source=f"https://p{at:02}.example/feed", at=LATER, tombstones=(Tombstone("1"),)))
    assert len(list(shelf.matching(Query()))) == 1
