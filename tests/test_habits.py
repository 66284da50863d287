"""Sources whose GUIDs do not identify entries: the next key does, and the habit is noticed and remembered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from ingest.collection import Collection, open_collection
from ingest.schema import Entry, Habit, Image, Unchanged
from tests.conftest import Database
from tests.newsroom import FEED, LATER, LONG_TEXT, NOON, OTHER_FEED, decided, entry, kinds, reading, records, take

A, B, C = "https://a.example/a", "https://a.example/b", "https://a.example/c"
STORIES = ("The dam", "The pier", "The mast", "The lock", "The weir")


def hour(number: int) -> datetime:
    return NOON + timedelta(hours=number)


def titles(shelf: Collection) -> list[str]:
    return sorted(record.entry.title or "" for record in records(shelf))


def habits(shelf: Collection) -> dict[str, tuple[int, int]]:
    return {habit.rule: (habit.entries, habit.of) for habit in shelf.habits()}


def at_links(session: int, *corrected: str) -> list[Entry]:
    """Five stories at five links, with GUIDs of this session alone; those named have another title."""
    return [
        entry(f"{session}-{place}", f"https://a.example/{place}", f"{title} again" if title in corrected else title)
        for place, title in enumerate(STORIES)
    ]


def without_links(session: int) -> list[Entry]:
    return [
        entry(f"{session}-{place}", None, title, summary=f"Of {title}.", published=NOON)
        for place, title in enumerate(STORIES)
    ]


# other GUIDs at every poll


def without_titles(session: int) -> list[Entry]:
    return [
        entry(f"{session}-{place}", f"https://a.example/{place}", None, summary=f"Seen at {title}.")
        for place, title in enumerate(STORIES)
    ]


@pytest.mark.parametrize("made", [at_links, without_links, without_titles])
def test_guids_that_change_at_every_poll_make_no_new_records(
    shelf: Collection, made: Callable[[int], list[Entry]]
) -> None:
    ids = set()
    for session in range(10):
        decided(shelf, reading(*made(session), at=hour(session)))
        ids.add(frozenset(record.id for record in records(shelf)))
    assert [len(one) for one in ids] == [5]
    assert {record.revision for record in records(shelf)} == {1}
    assert habits(shelf) == {"guid-changing": (5, 5)}


@pytest.mark.parametrize("session", [1, 2, 5])
def test_a_title_corrected_while_its_guid_changes_is_a_revision(shelf: Collection, session: int) -> None:
    for number in range(session):
        decided(shelf, reading(*at_links(number), at=hour(number)))
    changes = decided(shelf, reading(*at_links(session, "The dam"), at=hour(session)))
    assert sorted(kinds(changes)) == ["revised", *["updated"] * 4]
    assert titles(shelf) == sorted(["The dam again", *STORIES[1:]])


def test_a_source_whose_guids_are_known_to_change_is_told_by_link_from_its_first_entry(shelf: Collection) -> None:
    for number in range(3):
        decided(shelf, reading(*at_links(number), at=hour(number)))
    changes = decided(shelf, reading(entry("9", "https://a.example/0", "The dam, at last"), at=hour(3)))
    assert kinds(changes) == ["revised"]
    assert [flaw.rule for flaw in changes[0].record.entry.warnings] == ["guid-changing"]


def test_guids_that_change_once_are_trusted_again(shelf: Collection) -> None:
    decided(shelf, reading(*at_links(0), at=hour(0)))
    decided(shelf, reading(*at_links(1), at=hour(1)))
    decided(shelf, reading(*at_links(1), at=hour(2)))
    changes = decided(shelf, reading(entry("2-9", "https://a.example/9", "The bridge"), at=hour(3)))
    assert changes[0].sighting is not None
    assert changes[0].sighting.key == f"guid:{FEED}\n2-9"


def test_guids_that_say_an_entrys_place_take_no_story_for_another(shelf: Collection) -> None:
    # The first entry is always "1", so each new story moves the others down.
    for session in range(4):
        stories = [*(f"News {number}" for number in reversed(range(session))), *STORIES]
        said = [
            entry(str(place), f"https://a.example/{title.replace(' ', '-')}", title)
            for place, title in enumerate(stories)
        ]
        decided(shelf, reading(*said, at=hour(session)))
    assert titles(shelf) == sorted([*STORIES, "News 0", "News 1", "News 2"])
    assert {record.revision for record in records(shelf)} == {1}


def test_guids_that_say_an_entrys_place_are_noticed_where_every_story_is_another(shelf: Collection) -> None:
    def at(day: int) -> list[Entry]:
        return [
            entry(f"{place}", f"https://a.example/{day}-{place}", f"{title} of day {day}", published=hour(24 * day))
            for place, title in enumerate(STORIES)
        ]

    for day in range(4):
        for poll in range(2):
            decided(shelf, reading(*at(day), at=hour(24 * day + poll)))
    assert titles(shelf) == sorted(one.title or "" for day in range(4) for one in at(day))
    assert {record.revision for record in records(shelf)} == {1}
    assert "guid-changing" in habits(shelf)


@pytest.mark.parametrize(
    "further",
    [
        pytest.param([entry(f"k{number}", f"https://a.example/k{number}", f"Kept {number}") for number in range(4)]),
        pytest.param([Unchanged(f"k{number}", f"bytes {number}") for number in range(4)]),
    ],
    ids=["read again", "known by their bytes"],
)
def test_a_few_new_guids_among_kept_ones_are_no_habit(shelf: Collection, further: list[Entry | Unchanged]) -> None:
    kept = [
        entry(f"k{number}", f"https://a.example/k{number}", f"Kept {number}", raw_hash=f"bytes {number}")
        for number in range(4)
    ]
    decided(shelf, reading(*kept, *at_links(0)[:3]))
    decided(shelf, reading(*further, *at_links(1)[:3], at=LATER))
    assert habits(shelf) == {}
    assert len(records(shelf)) == 7


def test_a_habit_keeps_its_best_showing_and_when_it_was_seen(shelf: Collection) -> None:
    for number, said in enumerate([at_links(0), at_links(1), at_links(2)[:4], at_links(3)[:3]]):
        decided(shelf, reading(*said, at=hour(number)))
    (habit,) = shelf.habits()
    assert habit == Habit(source_id=FEED, rule="guid-changing", entries=5, of=5, since=hour(1), last=hour(3))


def test_two_collections_of_the_same_documents_notice_the_same(shelf: Collection, database: Database) -> None:
    said = [
        reading(*at_links(0), at=hour(0)),
        reading(*at_links(1), at=hour(1)),
        reading(entry(None, A, "X"), entry(None, B, "Y"), source=OTHER_FEED, at=hour(1)),
        reading(entry("0", A, "X"), entry("0", B, "Y"), source=OTHER_FEED, at=hour(2)),
    ]
    with database.empty() as second, open_collection(second) as other:
        for one in said:
            decided(shelf, one)
            decided(other, one)
        for one in said:
            decided(other, one)  # a second time
        assert shelf.habits() == other.habits() != ()


# missing and reused


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        pytest.param([entry("1", A), entry("2", B)], {}, id="sound"),
        pytest.param([entry(None, A), entry(None, B)], {"guid-missing": (2, 2)}, id="none has one"),
        pytest.param([entry(None, A), entry(None, B), entry("1", C)], {"guid-missing": (2, 3)}, id="most have none"),
        pytest.param([entry(None, A), entry("1", C)], {}, id="half have none"),
        pytest.param(
            [entry("0", A), entry("0", B), entry("1", C)], {"guid-reused": (2, 3)}, id="one guid of two stories"
        ),
        pytest.param([entry("0", A), entry("0", A)], {}, id="one entry twice"),
        pytest.param([], {}, id="no entry"),
    ],
)
def test_missing_and_reused_guids_are_noticed(
    shelf: Collection, entries: list[Entry], shown: dict[str, tuple[int, int]]
) -> None:
    decided(shelf, reading(*entries))
    assert habits(shelf) == shown


# addresses that are GUIDs


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        pytest.param(
            entry("http://a.example/?p=12", None, "X"),
            entry("https://a.example/?p=12", None, "Y", summary="Another text."),
            1,
            id="https, and a title corrected",
        ),
        pytest.param(
            entry("http://a.example/x", "http://a.example/x", "X", canonical_url="https://a.example/x"),
            entry("https://www.a.example/x/", "https://www.a.example/x/", "Y", canonical_url="https://a.example/x"),
            1,
            id="guid and link at once",
        ),
        pytest.param(
            entry("https://a.example/?p=12", A, "X", published=NOON),
            entry("https://b.example/?p=12", "https://b.example/a", "X", published=NOON),
            1,
            id="another host, one title and time",
        ),
        pytest.param(
            entry("https://old.a.example/?p=12", A, "X", published=NOON),
            entry("https://new.a.example/?p=12", B, "Y", published=NOON),
            1,
            id="another host of the site, one time",
        ),
        pytest.param(
            entry("https://blog-a.example/?p=12", A, "Hello world!", published=NOON),
            entry("https://blog-b.example/?p=12", B, "Hello world!", published=LATER),
            2,
            id="two blogs' first posts",
        ),
        pytest.param(
            entry("https://london.a.example/?p=12", A, "X", published=NOON),
            entry("https://paris.a.example/?p=12", B, "Y", published=LATER),
            2,
            id="two blogs of one site",
        ),
        pytest.param(
            entry("https://a.example/", A, "X"),
            entry("http://a.example/", B, "Y"),
            2,
            id="a home page, which is no path",
        ),
        pytest.param(entry("http://a.example/?p=1", A), entry("https://a.example/?p=2", B), 2, id="another path"),
    ],
)
def test_a_guid_that_is_an_address_is_known_when_it_moves(
    shelf: Collection, before: Entry, after: Entry, count: int
) -> None:
    decided(shelf, reading(before))
    decided(shelf, reading(after, at=LATER))
    assert len(records(shelf)) == count
    again = decided(shelf, reading(replace(after, section="World", raw_hash="third"), at=hour(2)))
    assert kinds(again) == ["updated"]


def test_an_aggregators_blogs_are_never_one(shelf: Collection) -> None:
    blogs = [f"https://blog-{letter}.example" for letter in "abc"]
    said = [entry(f"{blog}/?p=1", f"{blog}/hello", "Hello world!", published=NOON) for blog in blogs]
    decided(shelf, reading(*said))
    assert len(records(shelf)) == 3
    later = [replace(one, section="Blogs", raw_hash=f"later {one.guid}") for one in reversed(said)]
    assert kinds(decided(shelf, reading(*later, at=LATER))) == ["updated"] * 3


def test_a_whole_site_that_moves_to_https_makes_no_new_item_and_is_no_habit(shelf: Collection) -> None:
    def at(scheme: str) -> list[Entry]:
        pages = [f"{scheme}://a.example/?p={number}" for number in range(5)]
        return [
            entry(page, page, title, canonical_url=page.replace("http:", "https:"))
            for page, title in zip(pages, STORIES, strict=True)
        ]

    decided(shelf, reading(*at("http")))
    before = {record.id: record.public_id for record in records(shelf)}
    assert kinds(decided(shelf, reading(*at("https"), at=LATER))) == ["updated"] * 5
    assert {record.id: record.public_id for record in records(shelf)} == before
    assert habits(shelf) == {}


def headline(guid: str, url: str | None, *, at: datetime = NOON, words: str = "Of it.", **fields: object) -> Entry:
    """An entry of one line, dated to the second."""
    return entry(guid, url, "X", summary=words, published=at, **{"published_precision": "second", **fields})


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        pytest.param([headline("1", A)], [headline("n-1", B)], 1, id="built anew"),
        pytest.param([headline("1", A)], [headline("n-1", B), headline("1", A)], 2, id="both are there"),
        pytest.param([headline("1", A)], [headline("n-1", B), headline("n-2", A)], 2, id="its link is another's"),
        pytest.param([headline("1", A)], [headline("n-1", B), headline("n-2", "https://a.example/c")], 2, id="twice"),
        pytest.param([headline("1", A)], [headline("n-1", B, at=NOON + timedelta(seconds=1))], 2, id="another second"),
        pytest.param([headline("1", A)], [headline("n-1", B, words="Of that.")], 2, id="other words"),
        pytest.param(
            [headline("1", A, published_precision="day")],
            [headline("n-1", B, published_precision="day")],
            2,
            id="no more than a day",
        ),
    ],
)
def test_a_short_entry_is_known_by_its_second_when_guid_and_link_are_others(
    shelf: Collection, before: list[Entry], after: list[Entry], count: int
) -> None:
    decided(shelf, reading(*before))
    decided(shelf, reading(*after, at=LATER))
    assert len(records(shelf)) == count
    assert kinds(decided(shelf, reading(*after, at=hour(2)))) == ["same"] * len(after)


def told_at_length(slug: str, title: str, **fields: Any) -> Entry:
    """A story whose GUID is its permalink, which contains its title."""
    said: dict[str, Any] = {"content_text": LONG_TEXT, "published": NOON + timedelta(minutes=7)}
    address = f"https://a.example/{slug}"
    return entry(address, address, title, **{**said, "published_precision": "second", **fields})


def test_a_title_corrected_in_its_permalink_too_is_a_version(shelf: Collection) -> None:
    decided(shelf, reading(told_at_length("dam-opend", "Dam opend"), told_at_length("weir", "Weir", content_text="W")))
    for polls in range(1, 4):
        corrected = told_at_length("dam-opened-at-last", "Dam opened at last")
        found = kinds(
            decided(shelf, reading(corrected, told_at_length("weir", "Weir", content_text="W"), at=hour(polls)))
        )
        assert found == [("revised" if polls == 1 else "same"), "same"]
    (record,) = [record for record in records(shelf) if record.revision == 2]
    assert (record.entry.title, record.entry.guid) == ("Dam opened at last", "https://a.example/dam-opened-at-last")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"published": NOON + timedelta(minutes=8)}),
        ({}, {"content_text": f"{LONG_TEXT} And more."}),
        ({}, {"images": (Image(url="https://a.example/leeds.jpg"),)}),
        ({"published": NOON}, {"published": NOON}),
        ({"published_precision": "minute"}, {"published_precision": "minute"}),
        ({"content_text": "See the file."}, {"content_text": "See the file."}),
        ({"guid": "17"}, {"guid": "18"}),
    ],
    ids=["another minute", "other words", "another picture", "a whole hour", "a minute", "few words", "no permalinks"],
)
def test_notices_in_the_same_words_are_other_stories(
    shelf: Collection, before: dict[str, Any], after: dict[str, Any]
) -> None:
    first = replace(told_at_length("nurse-hull", "Nurse, Hull"), **before)
    second = replace(told_at_length("nurse-leeds", "Nurse, Leeds"), **after, raw_hash="2")
    decided(shelf, reading(first))
    decided(shelf, reading(second, at=LATER))
    assert sorted(titles(shelf)) == ["Nurse, Hull", "Nurse, Leeds"]


def test_notices_of_one_moment_are_two_where_both_are_there(shelf: Collection) -> None:
    first, second = told_at_length("nurse-hull", "Nurse, Hull"), told_at_length("nurse-leeds", "Nurse, Leeds")
    decided(shelf, reading(first))
    decided(shelf, reading(first, second, at=LATER))
    assert sorted(titles(shelf)) == ["Nurse, Hull", "Nurse, Leeds"]


# what is not one story


@pytest.mark.parametrize("title", ["Live updates", "Photo of the day"])
def test_equal_titles_of_different_stories_stay_apart(shelf: Collection, title: str) -> None:
    linked = [entry(str(number), f"https://a.example/{number}", title, published=NOON) for number in range(3)]
    unlinked = [entry(None, None, title, summary=f"Text {number}.", published=NOON) for number in range(3)]
    for number, said in enumerate([linked, unlinked, linked, unlinked]):
        decided(shelf, reading(*said, at=hour(number)))
    assert len(records(shelf)) == 6


def test_a_new_guid_without_a_link_is_another_story_where_its_words_are_others(shelf: Collection) -> None:
    for number in range(3):
        decided(shelf, reading(entry(str(number), None, "Traffic", summary=f"Jam {number}."), at=hour(number)))
    assert len(records(shelf)) == 3


@pytest.mark.parametrize(
    "guid",
    [lambda number: None, lambda number: f"g{number}", lambda number: "https://a.example/"],
    ids=["no guid", "a guid each", "the home page as guid"],
)
def test_a_front_page_as_every_entrys_link_makes_one_story_of_none(
    shelf: Collection, guid: Callable[[int], str | None]
) -> None:
    for session in range(3):
        said = [
            entry(guid(place), "https://a.example/", title, section=f"Session {session}")
            for place, title in enumerate(STORIES)
        ]
        decided(shelf, reading(*said, at=hour(session)))
    assert titles(shelf) == sorted(STORIES)


def test_a_home_page_as_every_entrys_guid_leaves_the_links_to_tell(shelf: Collection) -> None:
    said = [entry("https://a.example/", f"https://a.example/{place}", title) for place, title in enumerate(STORIES)]
    changes = decided(shelf, reading(*said))
    assert habits(shelf) == {"guid-reused": (5, 5)}
    assert {change.sighting.key for change in changes if change.sighting} == {f"url:{one.url}" for one in said}


def test_entries_with_neither_guid_link_nor_title_are_known_by_their_words(shelf: Collection) -> None:
    said = [entry(summary=f"Note {number}.") for number in range(4)]
    decided(shelf, reading(*said))
    assert kinds(decided(shelf, reading(*said, entry(summary="Note 4."), at=LATER))) == [*["same"] * 4, "new"]


def test_two_sources_with_the_same_guids_and_titles_have_each_their_own(shelf: Collection) -> None:
    said = [entry(str(place), None, title, content_text=LONG_TEXT[place:]) for place, title in enumerate(STORIES)]
    decided(shelf, reading(*said))
    decided(shelf, reading(*said, source=OTHER_FEED))
    assert len(records(shelf)) == 10


def test_an_entry_told_apart_from_another_is_not_that_ones_record(shelf: Collection) -> None:
    decided(shelf, reading(entry("2", B, "X")))
    decided(shelf, reading(entry("2", A, "Y"), at=hour(1)))  # as far as can be seen, its link moved
    for number in (2, 3):
        decided(shelf, reading(entry("2", A, "Y"), entry("2", B, "X"), at=hour(number)))
        assert titles(shelf) == ["X", "Y"]


def test_a_thousand_entries_with_one_guid_stay_a_thousand_records(shelf: Collection) -> None:
    said = [entry("same", f"https://a.example/{number}", f"Story {number}") for number in range(1000)]
    assert set(kinds(decided(shelf, reading(*said)))) == {"new"}
    corrected = [replace(one, title=f"{one.title}, corrected", raw_hash=None) for one in said]
    assert set(kinds(decided(shelf, reading(*reversed(corrected), at=LATER)))) == {"revised"}
    assert len(records(shelf)) == 1000
    assert habits(shelf) == {"guid-reused": (1000, 1000)}


@pytest.mark.parametrize(
    ("guid", "link", "title", "dated"),
    [
        ("photo", "https://f.example/photo", "Photo of the day", True),
        ("same", "https://f.example/", "Live updates", True),
        ("same", None, "Live updates", True),
        ("same", None, None, False),
        (None, "https://f.example/news.html", "Photo of the day", True),
    ],
    ids=["one link", "the front page", "no link", "nothing but words", "no GUID"],
)
def test_other_words_on_another_day_are_another_entry_whatever_is_reused(
    shelf: Collection, guid: str | None, link: str | None, title: str | None, dated: bool
) -> None:
    said = [
        entry(
            guid,
            link,
            title,
            content_text=f"On day {day} the harbour lay in fog, and boat {day} came in last.",
            published=NOON - timedelta(days=day) if dated else None,
        )
        for day in range(1, 31)
    ]
    take(shelf, reading(*said))
    take(shelf, reading(*said))
    assert len(records(shelf)) == 30


# other dates at every poll


def dated(hours: int, *, corrected: str | None = None, count: int = 5) -> list[Entry]:
    """Five stories, of which the first few have the hour of their document as their date, the others noon."""
    return [
        entry(f"{place}", None, title, summary=corrected if corrected and place == 0 else "Of it.", published=at)
        for place, title in enumerate(STORIES)
        for at in [hour(hours) - timedelta(minutes=place) if place < count else NOON - timedelta(minutes=place)]
    ]


def test_dates_that_are_made_at_every_poll_make_no_versions(shelf: Collection) -> None:
    for session in range(6):
        decided(shelf, reading(*dated(session), at=hour(session)))
    told = {(record.entry.title, record.entry.published, record.revision) for record in records(shelf)}
    assert told == {(title, NOON - timedelta(minutes=place), 1) for place, title in enumerate(STORIES)}
    assert habits(shelf) == {"date-changing": (5, 5)}
    changes = decided(shelf, reading(*dated(7, corrected="Of it, corrected."), at=hour(7)))
    assert sorted(kinds(changes)).count("revised") == 1


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(dated(3, count=2), id="two of five are published anew"),
        pytest.param(dated(-3), id="all were a zone off"),
        pytest.param([replace(one, title=f"{one.title} again") for one in dated(3)], id="all are other stories"),
    ],
)
def test_dates_that_may_be_true_are_believed(shelf: Collection, entries: list[Entry]) -> None:
    decided(shelf, reading(*dated(0), at=NOON))
    decided(shelf, reading(*entries, at=hour(4)))
    assert {record.entry.published for record in records(shelf)} == {one.published for one in entries}
    assert habits(shelf) == {}


@pytest.mark.parametrize(
    ("entries", "revised"),
    [
        pytest.param(dated(-1), 0, id="all an hour earlier"),
        pytest.param([replace(one, published=None, raw_hash=f"{one.guid}") for one in dated(0)], 0, id="none any more"),
        pytest.param(dated(-1, corrected="Of it, corrected."), 1, id="all, and one is corrected"),
        pytest.param(dated(-1, count=3), 0, id="most"),
        pytest.param(dated(-1, count=2), 2, id="two"),
    ],
)
def test_dates_that_move_together_are_no_correction_of_each(
    shelf: Collection, entries: list[Entry], revised: int
) -> None:
    decided(shelf, reading(*dated(0), at=hour(1)))
    decided(shelf, reading(*entries, at=hour(4)))
    assert sorted(record.entry.published or NOON for record in records(shelf)) == sorted(
        one.published or NOON for one in entries
    )
    assert sum(record.revision - 1 for record in records(shelf)) == revised
    assert sum(record.changed_at == hour(4) for record in records(shelf)) == revised


# other links at every poll


def in_session(session: int, **fields: Any) -> list[Entry]:
    """Five stories at links that contain one mark of the session."""
    mark = f"{session}f83c0a{session}d"
    return [
        entry(None, f"https://a.example/{place}?sid={mark}", title, **fields) for place, title in enumerate(STORIES)
    ]


def counted(session: int, **fields: Any) -> list[Entry]:
    """The same, each with a number that has never been used."""
    return [
        entry(None, f"https://a.example/show?n={100 * session + place}", title, **fields)
        for place, title in enumerate(STORIES)
    ]


def named_so(made: list[Entry]) -> list[Entry]:
    return [replace(one, guid=one.url) for one in made]


@pytest.mark.parametrize(
    "made",
    [
        in_session,
        partial(in_session, summary="All of it."),
        lambda session: named_so(in_session(session)),
        partial(counted, published=NOON, published_precision="minute"),
        partial(counted, published=NOON, published_precision="second", content_text=LONG_TEXT),
        partial(counted, content_text=LONG_TEXT),
        lambda session: named_so(counted(session, content_text=LONG_TEXT)),
    ],
    ids=["a session", "a session and words", "a session in GUIDs", "a minute", "a second", "long", "long, in GUIDs"],
)
def test_links_that_change_at_every_poll_make_no_new_records(
    shelf: Collection, made: Callable[[int], list[Entry]]
) -> None:
    for session in range(6):
        changes = decided(shelf, reading(*made(session), at=hour(session)))
    assert sorted(titles(shelf)) == sorted(STORIES)
    assert {record.revision for record in records(shelf)} == {1}
    assert [change.record.entry.url for change in changes] == [one.url for one in made(5)]
    assert habits(shelf)["link-changing"] == (5, 5)


def test_what_is_new_among_links_that_change_comes_in_once(shelf: Collection) -> None:
    found = []
    for session in range(5):
        window = [
            *in_session(session)[session:],
            entry(None, f"https://a.example/n?sid={session}e0f1a2b", f"N {session}"),
        ]
        found.append(kinds(decided(shelf, reading(*window, at=hour(session)))).count("new"))
    assert found == [6, 1, 1, 3, 2]  # two known entries are too few to show a habit


@pytest.mark.parametrize(
    "made",
    [
        partial(counted, summary="The weather of the week."),
        partial(counted, published=NOON, published_precision="day"),
        lambda week: [replace(one, published=hour(168 * week)) for one in counted(week, published_precision="second")],
        lambda week: [
            entry(None, f"https://a.example/{place}?issue=2025-W{week + 10}", title)
            for place, title in enumerate(STORIES)
        ],
        lambda week: named_so(counted(week, summary="The weather of the week.")),
    ],
    ids=["undated", "of a day", "dated", "an issue", "GUIDs"],
)
def test_columns_that_say_the_same_each_week_stay_apart(shelf: Collection, made: Callable[[int], list[Entry]]) -> None:
    for week in range(3):
        assert kinds(decided(shelf, reading(*made(week), at=hour(168 * week)))) == ["new"] * 5
    assert "link-changing" not in habits(shelf)


def test_one_column_among_others_that_stay_is_another_story(shelf: Collection) -> None:
    told = {"published": NOON, "published_precision": "second"}
    stay = [entry(None, f"https://a.example/{place}", title, **told) for place, title in enumerate(STORIES)]
    notices = [[entry(None, f"https://a.example/{n}-{k}", f"Tender {k}", **told) for k in range(3)] for n in range(2)]
    decided(shelf, reading(*stay, *notices[0], at=hour(0)))
    assert kinds(decided(shelf, reading(*stay, *notices[1], at=hour(1)))).count("new") == 3


def numbered(poll: int, **fields: Any) -> list[Entry]:
    """The same at links that contain one number of the poll, which by itself proves nothing."""
    number = 83643 - 17 * poll
    return [
        entry(None, f"https://a.example/{place}?r={number}", title, **fields) for place, title in enumerate(STORIES)
    ]


@pytest.mark.parametrize(
    "made",
    [
        numbered,
        counted,
        partial(counted, summary="Of it."),
        lambda poll: named_so(numbered(poll, published=NOON, published_precision="day")),
    ],
    ids=["a number", "each its own", "short words", "GUIDs of a day"],
)
def test_links_that_are_others_three_times_a_day_make_no_further_records(
    shelf: Collection, made: Callable[[int], list[Entry]]
) -> None:
    new = [kinds(decided(shelf, reading(*made(poll), at=hour(poll)))).count("new") for poll in range(9)]
    assert new == [5, 5, 5, *[0] * 6]
    later = [*made(60), entry(None, "https://a.example/new?r=1", "A sixth story")]
    assert kinds(decided(shelf, reading(*later, at=hour(60)))).count("new") == 1
    assert kinds(decided(shelf, reading(*made(61)[:1], at=hour(61)))) == ["updated"]  # now one alone is enough
    assert habits(shelf)["link-changing"] == (5, 5)


@pytest.mark.parametrize("hours", [12, 24], ids=["twice a day", "daily"])
@pytest.mark.parametrize("made", [numbered, partial(counted, summary="The weather of the day.")])
def test_columns_that_say_the_same_each_day_stay_apart(
    shelf: Collection, made: Callable[[int], list[Entry]], hours: int
) -> None:
    for issue in range(8):
        for poll in range(3):
            found = kinds(decided(shelf, reading(*made(issue), at=hour(issue * hours + poll))))
            assert found == ["same" if poll else "new"] * 5
    assert "link-changing" not in habits(shelf)


def test_a_few_links_that_change_all_day_among_entries_that_stay_are_other_stories(shelf: Collection) -> None:
    stay = [entry(f"https://a.example/s{n}", f"https://a.example/s{n}", f"Story {n}") for n in range(9)]
    for poll in range(6):
        notices = named_so([entry(None, f"https://a.example/{poll}-{k}", f"Tender {k}") for k in range(3)])
        kept = stay if poll == 0 else [Unchanged(one.guid, one.raw_hash or "") for one in stay]
        assert kinds(decided(shelf, reading(*kept, *notices, at=hour(poll)))).count("new") == (12 if poll == 0 else 3)


def test_documents_of_changing_links_taken_in_again_bring_nothing(shelf: Collection) -> None:
    polls = [reading(*counted(poll), at=hour(poll)) for poll in range(5)]
    for said in polls:
        decided(shelf, said)
    before = titles(shelf)
    for said in polls:
        assert set(kinds(decided(shelf, said))) <= {"same"}
    assert titles(shelf) == before
