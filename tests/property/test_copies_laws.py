from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.collection import Collection, open_collection
from ingest.deciding.likeness import Account, alike
from ingest.schema import CanonicalUrl, Counts, Entry, Query, Reading, Record
from tests.conftest import Database
from tests.newsroom import NOON, entry, reading, take
from tests.test_likeness import OTHER, STORY, notice

WORDS = STORY.split()
TEXTS = st.sampled_from(
    [
        *[STORY, OTHER, " ".join(WORDS[:40]), " ".join(WORDS[:60]), f"{STORY} {OTHER}", f"{OTHER} {STORY}", "Short."],
        *[STORY.replace("400", "450"), " ".join("x" if at % 7 == 3 else word for at, word in enumerate(WORDS))],
        *[notice("Ada Quill", 84, "St Bride", "Monday"), notice("Tom Marsh", 91, "St Olave", "Friday")],
    ]
)
TITLES = st.sampled_from([None, "The dam is opened", "Dam opened", "Bakery seeks heir", "Swimmer crosses lake"])


@st.composite
def papers(draw: st.DrawFn) -> list[Reading]:
    """Feeds of some papers, each read once; a paper's stories may have addresses at another paper."""
    said = []
    for number in range(draw(st.integers(2, 6))):
        stories = []
        for place in range(draw(st.integers(1, 3))):
            url = CanonicalUrl(f"https://{draw(st.sampled_from('abcd'))}.example/{number}-{place}")
            hours = draw(st.sampled_from([None, 1, 2, 3]))
            published = NOON - timedelta(hours=hours) if hours else None
            stories.append(entry(str(place), url, draw(TITLES), content_text=draw(TEXTS), published=published))
        seen = NOON + timedelta(minutes=draw(st.sampled_from([0, 5, 200])))
        said.append(reading(*stories, source=f"https://{number}.example/feed", at=seen))
    return said


def clusters(collection: Collection) -> list[tuple[str, str | None]]:
    return sorted((record.id, record.copy_of) for record in every(collection))


def every(collection: Collection) -> list[Record]:
    return list(collection.matching(Query(copies="every")))


def test_the_order_of_arrival_makes_no_difference_to_the_clusters(database: Database) -> None:
    @settings(max_examples=database.examples(50), deadline=None)
    @given(papers(), st.randoms(use_true_random=False))
    def law(said: list[Reading], chance: Any) -> None:
        outcomes = []
        for _ in range(2):
            with database.empty() as address, open_collection(address) as collection:
                take(collection, *said)
                outcomes.append(clusters(collection))
            chance.shuffle(said)
        assert outcomes[0] == outcomes[1]

    law()


def test_each_record_is_in_one_cluster_and_who_represents_others_is_no_copy(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(papers())
    def law(said: list[Reading]) -> None:
        with database.empty() as address, open_collection(address) as collection:
            take(collection, *said)
            represented = dict(clusters(collection))
            assert all(represented[copy_of] is None for copy_of in represented.values() if copy_of)
            assert sorted(record.id for record in collection.matching(Query())) == sorted(
                record_id for record_id, copy_of in represented.items() if copy_of is None
            )

    law()


def test_copies_taken_in_twice_change_nothing(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(papers())
    def law(said: list[Reading]) -> None:
        with database.empty() as address, open_collection(address) as collection:
            take(collection, *said)
            before = every(collection)
            again = take(collection, *said)
            assert every(collection) == before
            assert sum(again, Counts()) == Counts(same=sum(len(one.entries) for one in said))

    law()


def test_a_correction_moves_no_other_id(database: Database) -> None:
    @settings(max_examples=database.examples(40), deadline=None)
    @given(papers(), st.data())
    def law(said: list[Reading], data: st.DataObject) -> None:
        with database.empty() as address, open_collection(address) as collection:
            take(collection, *said)
            before = {record.id: record.public_id for record in every(collection)}
            first = next(one for one in said[0].entries if isinstance(one, Entry))
            corrected = entry(first.guid, first.url, first.title, content_text=data.draw(TEXTS))
            later = max(one.fetched_at for one in said if one.fetched_at) + timedelta(hours=2)
            take(collection, reading(corrected, source=said[0].url, at=later))
            assert {record.id: record.public_id for record in every(collection)} == before
            represented = dict(clusters(collection))
            assert all(represented[copy_of] is None for copy_of in represented.values() if copy_of)

    law()


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from("ab"), TITLES, TITLES)
def test_likeness_is_mutual(one: str, other: str, site: str, title: str | None, second: str | None) -> None:
    these = Account(Entry(url="https://a.example/1", title=title, content_text=one), "a")
    those = Account(Entry(url=f"https://{site}.example/2", title=second, content_text=other), "b")
    assert alike(these, those) == alike(those, these)
