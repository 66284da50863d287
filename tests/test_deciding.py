from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from ingest.collection import Collection
from ingest.deciding import decide, lookups
from ingest.schema import Entry, Flaw, Image, Kind, Known, Link, Reading, Tombstone, Unchanged
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
    kinds,
    page,
    reading,
    records,
)

A, B, C = "https://a.example/a", "https://a.example/b", "https://a.example/c"


def new(said: Reading) -> list[str]:
    """Return the ids of the records that a reading makes if nothing is known."""
    return [change.record.id for change in decide(said, Known(), NOON)]


# one document


@pytest.mark.parametrize(
    ("entries", "count", "rules"),
    [
        pytest.param([entry("1", A), entry("2", B)], 2, [], id="two entries"),
        pytest.param([entry("1", A), entry("2", A)], 2, [], id="two guids at one link"),
        pytest.param([entry("1", A, "X"), entry("1", A, "Y")], 1, ["merged-in-document"], id="one guid at one link"),
        pytest.param([entry("1", A), entry("1", B)], 2, ["guid-reused"] * 2, id="one guid at two links"),
        pytest.param(
            [entry("1", A), entry("1", A, "Y"), entry("1", B)],
            2,
            ["guid-reused"] * 3 + ["merged-in-document"],
            id="one guid at two links, one of them twice",
        ),
        pytest.param([entry("0", None, "X"), entry("0", None, "Y")], 2, ["guid-reused"] * 2, id="one guid, two titles"),
        pytest.param(
            [entry("0", None, "X"), entry("0", None, "x!")], 1, ["merged-in-document"], id="one guid, one title"
        ),
        pytest.param([entry(None, A, "X"), entry(None, A, "X")], 1, ["merged-in-document"], id="one link, one title"),
        pytest.param([entry(None, A, "X"), entry(None, A, "Y")], 2, ["link-reused"] * 2, id="one link, two titles"),
        pytest.param(
            [entry(None, None, "X", summary="One."), entry(None, None, "X", summary="Two.")],
            2,
            ["title-reused"] * 2,
            id="one title, two texts",
        ),
        pytest.param([entry(summary="One."), entry(summary="Two.")], 2, [], id="texts alone"),
    ],
)
def test_entries_of_one_document_are_told_apart(entries: list[Entry], count: int, rules: list[str]) -> None:
    for order in permutations(entries):
        changes = decide(reading(*order), Known(), NOON)
        assert kinds(changes) == ["new"] * count
        assert len({change.record.id for change in changes}) == count
        met = [flaw.rule for change in changes for flaw in change.record.entry.warnings]
        assert sorted(set(met)) == sorted(set(rules))
        assert met.count("merged-in-document") == len(entries) - count


def test_a_thousand_entries_with_one_guid_are_a_thousand_records() -> None:
    entries = [entry("same", f"https://a.example/{number}") for number in range(1000)]
    changes = decide(reading(*entries), Known(), NOON)
    assert len({change.record.id for change in changes}) == 1000
    assert len({change.record.public_id for change in changes}) == 1000


def test_a_guid_that_changes_at_every_poll_makes_no_new_record(shelf: Collection) -> None:
    for session in ("1", "2", "3"):
        decided(shelf, reading(entry(session, A, "The dam"), entry(f"b{session}", B, "The pier")))
    assert sorted(record.entry.title or "" for record in records(shelf)) == ["The dam", "The pier"]


def test_two_guids_at_one_link_are_two_records_where_both_are_there_or_the_title_differs(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A, "Live"), entry("2", A, "Live")))
    assert len(records(shelf)) == 2
    decided(shelf, reading(entry("3", A, "Another story")))
    assert len(records(shelf)) == 3


@pytest.mark.parametrize(
    ("before", "after", "fields", "count"),
    [
        pytest.param("#a", "#b", {"published": NOON}, 1, id="at the same second"),
        pytest.param("#a", "#b", {"published": LATER, "summary": "It holds."}, 1, id="with the same words"),
        pytest.param("#a", "#b", {"published": LATER, "summary": "It broke."}, 2, id="with nothing the same"),
        pytest.param("#0", "#2", {"published": LATER, "summary": "It broke."}, 1, id="a count of its versions"),
        pytest.param("#0", "#2", {"url": f"{A}#2", "published": LATER}, 2, id="a count that is its place on a page"),
        pytest.param("#a", "/b", {"published": NOON}, 2, id="under another guid"),
    ],
)
def test_a_guid_that_changes_in_its_fragment_is_that_of_the_same_story_with_a_corrected_title(
    shelf: Collection, before: str, after: str, fields: dict[str, Any], count: int
) -> None:
    said: dict[str, Any] = {"url": A, "canonical_url": A, "published_precision": "second"}
    first = {**said, "summary": "It holds.", "published": NOON}
    decided(shelf, reading(entry(f"{A}{before}", title="The dam", **first)))
    decided(shelf, reading(entry(f"{A}{after}", title="The dam, again", **{**said, **fields}), at=LATER))
    assert len(records(shelf)) == count


@pytest.mark.parametrize(
    ("text", "second", "count"),
    [
        pytest.param("The dam above the mill holds, although the water stands a metre higher.", 7, 1, id="its words"),
        pytest.param("The dam above the mill holds, although the water stands a metre higher.", 0, 2, id="on the hour"),
        pytest.param("The dam holds.", 7, 2, id="few words"),
    ],
)
def test_a_short_entry_whose_title_is_corrected_in_its_address_and_guid_too_is_known_by_its_words_and_second(
    shelf: Collection, text: str, second: int, count: int
) -> None:
    at = {"published": NOON.replace(second=second), "published_precision": "second", "summary": text}
    for slug in ("dam-hold", "dam-holds"):
        link = f"https://a.example/news/{slug}"
        decided(shelf, reading(entry(link, link, slug, **at)))
    assert len(records(shelf)) == count


def test_comments_are_not_the_story_that_they_are_on(shelf: Collection) -> None:
    story = entry("1", A, "The dam", content_text="The dam holds.")
    comments = [
        entry(
            f"c{number}", f"{A}#comment-{number}", f"Comment by {number}", canonical_url=A, content_text=f"No {number}"
        )
        for number in (7, 8)
    ]
    decided(shelf, reading(story))
    decided(shelf, reading(*comments, source=OTHER_FEED))
    assert sorted(record.entry.title or "" for record in records(shelf)) == ["Comment by 7", "Comment by 8", "The dam"]


def test_a_link_to_a_front_page_is_known_by_its_comments_when_its_title_is_corrected(shelf: Collection) -> None:
    talk = (Link("replies", "https://talk.example/item?id=4"),)
    for title in ("A clock", "A clock (2025)"):
        decided(shelf, reading(entry(None, "https://clock.example/", title, links=talk)))
    assert [record.entry.title for record in records(shelf)] == ["A clock (2025)"]


def test_a_documents_order_makes_no_difference_to_what_its_entries_are() -> None:
    entries = [
        entry("1", A, "X"),
        entry(None, A, "X"),
        entry("2", A, "Z"),
        entry(None, B),
        entry("3", B),
        entry(None, None, "X"),
    ]
    outcomes = {frozenset(new(reading(*order))) for order in permutations(entries)}
    assert len(outcomes) == 1


def test_changes_stand_in_the_order_of_the_document() -> None:
    entries = [entry(str(number), f"https://a.example/{number}") for number in (3, 1, 2)]
    assert [change.record.entry.guid for change in decide(reading(*entries), Known(), NOON)] == ["3", "1", "2"]


# public ids


@pytest.mark.parametrize(
    ("guid", "kept"), [("tag:a.example,2025:1", True), ("https://a.example/?p=1", True), ("17", False), (None, False)]
)
def test_a_guid_that_is_an_iri_is_the_public_id(guid: str | None, kept: bool) -> None:
    (change,) = decide(reading(entry(guid, A)), Known(), NOON)
    assert change.record.public_id == (guid if kept else f"urn:uuid:{change.record.id}")


def test_a_reused_guid_is_nobodys_public_id() -> None:
    changes = decide(reading(entry("tag:a.example,2025:1", A), entry("tag:a.example,2025:1", B)), Known(), NOON)
    assert [change.record.public_id for change in changes] == [f"urn:uuid:{change.record.id}" for change in changes]


def test_a_public_id_is_not_given_twice(shelf: Collection) -> None:
    decided(shelf, reading(entry("tag:x.example,2025:1", A)))
    (change,) = decided(shelf, reading(entry("tag:x.example,2025:1", B), source=OTHER_FEED))
    assert change.record.public_id == f"urn:uuid:{change.record.id}"


def test_a_guid_cannot_be_made_to_hide_another_record(shelf: Collection) -> None:
    (victim,) = new(reading(entry("7", B)))
    decided(shelf, reading(entry(f"urn:uuid:{victim}", A), source=OTHER_FEED))
    (change,) = decided(shelf, reading(entry("7", B)))
    assert change.record.id == victim
    assert len({record.public_id for record in records(shelf)}) == 2


@pytest.mark.parametrize("known", [False, True], ids=["nothing of its source is stored", "its source is known"])
def test_a_guid_cannot_be_made_to_hide_what_is_told_by_its_link_either(shelf: Collection, known: bool) -> None:
    said = reading(entry("same", A, "One"), entry("same", B, "Two"))
    victims = new(said)
    if known:
        decided(
            shelf, reading(entry("same", C, "Three"), entry("same", f"{C}/d", "Four"), at=NOON - timedelta(hours=1))
        )
    decided(shelf, reading(*(entry(f"urn:uuid:{one}", f"{one}/") for one in victims), source=OTHER_FEED))
    assert [change.record.id for change in decided(shelf, said)] == victims
    stored = records(shelf)
    assert len({record.public_id for record in stored}) == len(stored) == (6 if known else 4)


# the ladder, over time


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        pytest.param(reading(entry("1", A)), reading(entry("1", B), at=LATER), 1, id="its link moved"),
        pytest.param(
            reading(entry(None, A, "X")), reading(entry(None, A, "Y"), at=LATER), 1, id="its title was edited"
        ),
        pytest.param(reading(entry("1", A)), reading(entry("2", A), at=LATER), 2, id="two guids of one source"),
        pytest.param(
            reading(entry("1", A)), reading(entry("1", B), source=OTHER_FEED), 2, id="one guid of two sources"
        ),
        pytest.param(reading(entry("1", A)), reading(entry("2", A), source=OTHER_FEED), 1, id="one link, two sources"),
        pytest.param(reading(entry("1", A)), reading(page(A), source=PAGES), 1, id="feed, then page"),
        pytest.param(reading(page(A), source=PAGES), reading(entry("1", A)), 1, id="page, then feed"),
        pytest.param(reading(entry("1", A)), reading(page(A), at=LATER), 1, id="a page of the feed's own source"),
        pytest.param(
            reading(page(A), source=FEED), reading(entry("1", A), at=LATER), 1, id="a feed of the page's source"
        ),
        pytest.param(
            reading(entry(None, A)), reading(entry("1", A), at=LATER), 1, id="a source that begins to give guids"
        ),
        pytest.param(reading(entry(None, None, "X")), reading(entry(None, None, "x!"), at=LATER), 1, id="title alone"),
        pytest.param(
            reading(entry(None, None, "X", published=NOON)),
            reading(entry(None, None, "X", published=NOON + timedelta(days=1)), at=LATER),
            2,
            id="one title on two days",
        ),
        pytest.param(
            reading(entry(None, None, "X")),
            reading(entry(None, None, "X"), source=OTHER_FEED),
            2,
            id="one title, two sources",
        ),
    ],
)
def test_an_entry_met_again_is_one_record_or_two(
    shelf: Collection, first: Reading, second: Reading, count: int
) -> None:
    decided(shelf, first)
    decided(shelf, second)
    assert len(records(shelf)) == count


def test_a_guid_once_found_unfit_stays_so(shelf: Collection) -> None:
    decided(shelf, reading(entry("0", A), entry("0", B)))
    decided(shelf, reading(entry("0", C), at=LATER))
    (change,) = decided(shelf, reading(entry("0", A), at=MUCH_LATER))
    assert len(records(shelf)) == 3
    assert change.record.entry.canonical_url == A
    assert Flaw("guid-unfit", "0") in change.record.entry.warnings


def test_a_guid_found_unfit_later_takes_nothing_from_the_record_that_had_it(shelf: Collection) -> None:
    first = entry("0", A, "X")
    decided(shelf, reading(first))
    assert kinds(decided(shelf, reading(Unchanged("0", first.raw_hash or ""), entry("0", B, "Y"), at=LATER))) == [
        "updated",
        "new",
    ]
    assert {record.entry.canonical_url for record in records(shelf)} == {A, B}


def test_bytes_that_are_known_are_the_record_they_were_whatever_is_learnt_since(shelf: Collection) -> None:
    first = reading(entry("0", summary="A note without a title."))
    (before,) = decided(shelf, first)
    decided(shelf, reading(entry("0", A), entry("0", B), at=LATER))
    (again,) = decided(shelf, first)
    assert (again.kind, again.record.id) == ("same", before.record.id)
    assert len(records(shelf)) == 3


# what was said changes


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({}, "same"),
        ({"raw_hash": "other bytes"}, "same"),
        ({"title": "THE  DAM"}, "updated"),
        ({"section": "World"}, "updated"),
        ({"title": "The dam bursts"}, "revised"),
        ({"content_text": "Another text."}, "revised"),
        ({"content_text": "A text.\n\n12 comments · 3 shares"}, "updated"),
        ({"published": LATER}, "revised"),
    ],
)
def test_a_change_is_a_revision_where_a_reader_would_see_it(
    shelf: Collection, change: dict[str, object], kind: str
) -> None:
    first = entry("1", A, "The dam", content_text="A text.", published=NOON)
    (before,) = decided(shelf, reading(first))
    (after,) = decided(shelf, reading(replace(first, **({"raw_hash": "new"} | change if change else {})), at=LATER))  # type: ignore[arg-type]
    assert after.kind == kind
    assert (after.record.id, after.record.public_id) == (before.record.id, before.record.public_id)
    assert (after.record.revision, after.record.changed_at) == ((2, LATER) if kind == "revised" else (1, NOON))
    assert (after.record.first_seen, after.record.last_seen) == (NOON, LATER)


def test_the_same_bytes_read_otherwise_are_no_revision(shelf: Collection) -> None:
    first = entry("1", A, "The dam", raw_hash="same")
    decided(shelf, reading(first))
    assert kinds(decided(shelf, reading(replace(first, title="The dam, better read"), at=LATER))) == ["updated"]


def test_a_further_source_is_no_revision(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A, "The dam", summary="Short.")))
    (change,) = decided(shelf, reading(page(A, "The dam, at length", content_text=LONG_TEXT), source=PAGES, at=LATER))
    assert (change.kind, change.record.revision) == ("updated", 1)
    assert change.record.entry.content_text == LONG_TEXT
    assert change.record.seen_in == (FEED, PAGES)
    assert change.record.changed_at == NOON


def test_a_change_that_another_source_outranks_is_no_revision(shelf: Collection) -> None:
    decided(shelf, reading(page(A, content_text=LONG_TEXT), source=PAGES))
    decided(shelf, reading(entry("1", A, content_text="A teaser.")))
    (change,) = decided(shelf, reading(entry("1", A, content_text="Another teaser."), at=LATER))
    assert change.kind == "updated"
    assert [said.entry.content_text for said in shelf.sightings(change.record.id)] == ["Another teaser.", LONG_TEXT]


def test_an_older_document_does_not_undo_a_newer_one(shelf: Collection) -> None:
    old, newer = entry("1", A, "Old title"), entry("1", A, "New title")
    decided(shelf, reading(newer, at=LATER))
    (change,) = decided(shelf, reading(old, at=NOON))
    assert change.record.entry.title == "New title"
    assert (change.record.first_seen, change.record.last_seen, change.record.changed_at) == (NOON, LATER, NOON)


@pytest.mark.parametrize(
    ("updated", "later", "title"),
    [
        pytest.param(LATER, {"updated": NOON}, "New title", id="by its own date"),
        pytest.param(LATER, {"updated": LATER}, "Old title", id="of the same date"),
        pytest.param(LATER, {"updated": None}, "Old title", id="without a date"),
        pytest.param(NOON + timedelta(days=9), {"updated": NOON}, "Old title", id="where the date was still to come"),
        pytest.param(LATER, {"updated": NOON, "url": B}, "Old title", id="at another address"),
    ],
)
def test_an_older_copy_of_a_feed_does_not_undo_a_newer_one(
    shelf: Collection, updated: datetime, later: dict[str, Any], title: str
) -> None:
    decided(shelf, reading(entry("1", A, "New title", updated=updated), at=LATER))
    (change,) = decided(shelf, reading(entry("1", **{"url": A, "title": "Old title", **later}), at=MUCH_LATER))
    assert (change.record.entry.title, change.record.last_seen) == (title, MUCH_LATER)


@pytest.mark.parametrize(("period", "corrected"), [("ab", [0, 1, 2, 5, 11, 23, 47]), ("aab", [0, 2, 3, 6, 12, 24, 48])])
@pytest.mark.parametrize("turns", [0, 1], ids=["the same bytes", "other bytes around them"])
def test_words_that_take_turns_are_shown_and_are_a_correction_now_and_then(
    shelf: Collection, period: str, corrected: list[int], turns: int
) -> None:
    titles, shown = {"a": "One title", "b": "Another title"}, []
    for hour in range(90):
        title = titles[period[hour % len(period)]]
        pictures = (Image(f"{A}/one.jpg?turn={turns * hour}"),)
        said = reading(entry("1", A, title, images=pictures), at=NOON + timedelta(hours=hour))
        (change,) = decided(shelf, said)
        assert change.record.entry.title == title
        shown.append((change.record.changed_at - NOON) // timedelta(hours=1))
    assert sorted({*shown}) == corrected
    (change,) = decided(shelf, reading(entry("1", A, "A third title"), at=NOON + timedelta(hours=90)))
    assert change.kind == "revised"


@pytest.mark.parametrize("second", [NOON, LATER], ids=["at one time", "one after the other"])
def test_two_states_of_an_article_replayed_twice_change_nothing(shelf: Collection, second: datetime) -> None:
    replay = [reading(page(A, "First"), source=PAGES), reading(page(A, "Second"), source=PAGES, at=second)]
    for said in replay:
        decided(shelf, said)
    (before,) = records(shelf)
    assert before.entry.title == "Second"
    assert [kinds(decided(shelf, said)) for said in replay] == [["same"], ["same"]]
    assert records(shelf) == [before]


def test_a_clock_that_was_ahead_is_forgiven(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A, "From the future"), at=NOON + timedelta(days=3650)))
    said = reading(entry("1", A, "From today"))
    with shelf.transaction(now=NOON) as writing:
        (change,) = decide(said, writing.known(said, lookups(said)), NOON)
    assert change.record.entry.title == "From today"


def test_a_publication_date_in_the_future_is_kept() -> None:
    (change,) = decide(reading(entry("1", A, published=MUCH_LATER)), Known(), NOON)
    assert change.record.entry.published == MUCH_LATER


# by what an entry was read


def versions(shelf: Collection) -> tuple[int, int]:
    (record,) = records(shelf)
    return record.reader_version, record.memory_version


def test_a_record_says_by_which_reader_and_memory_its_page_was_read(shelf: Collection) -> None:
    decided(shelf, reading(page(A, "The dam"), source=PAGES, reader_version=2, memory_version=7))
    assert versions(shelf) == (2, 7)
    decided(
        shelf, reading(entry("1", A, "The dam"), at=LATER, reader_version=3)
    )  # a feed has no part in a site's memory
    assert versions(shelf) == (3, 7)
    decided(shelf, reading(page(A, "The dam!"), source=PAGES, at=MUCH_LATER, reader_version=3, memory_version=8))
    assert versions(shelf) == (3, 8)


def test_what_is_not_read_keeps_the_versions_it_has(shelf: Collection) -> None:
    said = page(A, "The dam")
    decided(shelf, reading(said, source=PAGES, at=LATER, reader_version=2, memory_version=7))
    further: dict[str, Any] = {"source": PAGES, "reader_version": 3, "memory_version": 8}
    decided(shelf, reading(Unchanged(None, said.raw_hash or ""), at=MUCH_LATER, **further))
    decided(shelf, reading(page(A, "The older dam"), at=NOON, **further))
    assert versions(shelf) == (2, 7)


@pytest.mark.parametrize("at", [NOON, LATER, MUCH_LATER])
def test_a_page_read_again_from_the_same_bytes_is_the_record_it_was(shelf: Collection, at: datetime) -> None:
    said = page(A, "The dam", raw_hash="same")
    decided(shelf, reading(said, source=PAGES, reader_version=2))
    decided(shelf, reading(Unchanged(None, "same"), source=PAGES, at=LATER, kind=Kind.ARTICLE))
    (before,) = records(shelf)
    assert kinds(decided(shelf, reading(said, source=PAGES, at=at, reader_version=3))) == ["same"]
    assert versions(shelf) == (3, 0)
    moved = replace(said, title="The dam, told better", url=B, canonical_url=None)
    assert kinds(decided(shelf, reading(moved, source=PAGES, at=at, reader_version=4))) == ["updated"]
    (after,) = records(shelf)
    assert (after.entry, after.reader_version) == (moved, 4)
    assert (after.id, after.public_id, after.revision, after.sequence) == (
        before.id,
        before.public_id,
        1,
        before.sequence,
    )
    assert (after.last_seen, after.changed_at) == (max(LATER, at), NOON)


# bytes that are known


def test_an_unchanged_entry_is_the_same(shelf: Collection) -> None:
    said = entry("1", A, "The dam")
    decided(shelf, reading(said))
    (change,) = decided(shelf, reading(Unchanged("1", said.raw_hash or ""), at=LATER))
    assert (change.kind, change.record.last_seen, change.record.entry) == ("same", LATER, said)


def test_entries_joined_once_are_the_same_when_both_are_unchanged(shelf: Collection) -> None:
    said = entry("1", A, "The dam")
    decided(shelf, reading(said, said))
    again = Unchanged("1", said.raw_hash or "")
    assert kinds(decided(shelf, reading(again, again, at=LATER))) == ["same"]


def test_an_unchanged_entry_that_is_not_stored_any_more_is_left_to_the_next_reading() -> None:
    assert decide(reading(Unchanged("1", "gone")), Known(), NOON) == ()


# copies


def test_the_same_text_elsewhere_is_a_copy(shelf: Collection) -> None:
    (first,) = decided(shelf, reading(entry("1", A, content_text=LONG_TEXT)))
    (second,) = decided(shelf, reading(entry("2", B, content_text=LONG_TEXT.upper()), source=OTHER_FEED))
    (third,) = decided(shelf, reading(entry("3", C, content_text=LONG_TEXT), source="https://c.example/feed"))
    assert kinds((first, second, third)) == ["new", "copy", "copy"]
    assert second.record.copy_of == third.record.copy_of == first.record.id


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(reading(entry("2", B, content_text=LONG_TEXT)), id="of the same source"),
        pytest.param(reading(entry("2", B, content_text="word " * 30), source=OTHER_FEED), id="a short text"),
        pytest.param(
            reading(
                entry("2", B, content_text=LONG_TEXT.replace("story 6", "game 6").replace("Paragraph 6", "Part 6")),
                source=OTHER_FEED,
            ),
            id="other words in the middle",
        ),
    ],
)
def test_what_is_not_a_copy(shelf: Collection, other: Reading) -> None:
    decided(shelf, reading(entry("1", A, content_text=LONG_TEXT), entry("9", C, content_text="word " * 30)))
    assert kinds(decided(shelf, other)) == ["new"]


# withdrawals


def test_a_tombstone_withdraws_and_its_time_is_kept(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A), entry("2", B)))
    (change,) = decided(shelf, reading(tombstones=(Tombstone("1", when=LATER),), at=MUCH_LATER))
    assert (change.kind, change.record.withdrawn) == ("withdrawn", LATER)
    assert decided(shelf, reading(tombstones=(Tombstone("1", when=LATER),), at=MUCH_LATER)) == ()
    assert [record.entry.guid for record in records(shelf)] == ["2"]


def test_another_source_cannot_withdraw(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A)))
    decided(shelf, reading(entry("x", A), source=OTHER_FEED))
    assert decided(shelf, reading(tombstones=(Tombstone("x"),), source=OTHER_FEED, at=LATER)) == ()


@pytest.mark.parametrize(
    "back",
    [
        reading(tombstones=(Tombstone("x"),), source=OTHER_FEED, at=LATER),
        reading(entry("y", B), source=OTHER_FEED, complete=True, at=LATER),
        reading(entry("x", A), tombstones=(Tombstone("x"),), source=OTHER_FEED, at=LATER),
    ],
    ids=["a tombstone", "left out", "beside it"],
)
@pytest.mark.parametrize("carried", [True, False])
def test_a_source_that_was_asked_sooner_takes_back_nothing_that_a_storys_own_site_carries(
    shelf: Collection, back: Reading, carried: bool
) -> None:
    decided(shelf, reading(entry("x", A), source=OTHER_FEED))
    if carried:
        decided(shelf, reading(entry("1", A)))
    decided(shelf, back)
    assert (A in {record.entry.url for record in records(shelf)}) is carried


def test_an_entry_beside_its_own_tombstone_stays_withdrawn(shelf: Collection) -> None:
    said = reading(entry("1", A), tombstones=(Tombstone("1"),))
    decided(shelf, said)
    assert records(shelf) == []
    assert kinds(decided(shelf, replace(said, fetched_at=LATER))) == ["same"]
    assert records(shelf) == []


def test_an_entry_updated_after_its_tombstone_is_published(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A, updated=LATER), tombstones=(Tombstone("1", when=NOON),)))
    assert len(records(shelf)) == 1


def test_an_entry_met_again_after_its_withdrawal_is_back(shelf: Collection) -> None:
    first, gone, back = (
        reading(entry("1", A)),
        reading(tombstones=(Tombstone("1"),), at=LATER),
        reading(entry("1", A), at=MUCH_LATER),
    )
    for said in (first, gone):
        decided(shelf, said)
    assert kinds(decided(shelf, first)) == ["same"]  # a replay of what was before
    assert records(shelf) == []
    assert kinds(decided(shelf, back)) == ["updated"]
    assert len(records(shelf)) == 1


def test_absence_from_a_complete_feed_withdraws(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A), entry("2", B)))
    decided(shelf, reading(entry("3", C), source=OTHER_FEED))
    changes = decided(shelf, reading(entry("1", A), complete=True, at=LATER))
    assert [(change.kind, change.record.entry.guid) for change in changes] == [("same", "1"), ("withdrawn", "2")]
    assert kinds(decided(shelf, reading(entry("1", A), complete=True, at=MUCH_LATER))) == ["same"]


@pytest.mark.parametrize(
    "fields",
    [{}, *({"complete": True, "warnings": (Flaw(rule),)} for rule in ("malformed-xml", "entries-lost", "cut-short"))],
    ids=["not complete", "malformed", "not read to the whole", "cut short"],
)
def test_absence_proves_nothing(shelf: Collection, fields: dict[str, Any]) -> None:
    decided(shelf, reading(entry("1", A)))
    assert decided(shelf, reading(at=LATER, **fields)) == ()
