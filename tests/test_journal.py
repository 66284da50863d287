"""The journal of a collection: what a publisher is told of, once and in order."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from alembic import command

from ingest.collection import Collection, open_collection
from ingest.schema import Dateline, Feed, JournalLine, LatestItem, Person, Tag, Tombstone, Traits
from tests.newsroom import FEED, LATER, LONG_TEXT, MUCH_LATER, NOON, OTHER_FEED, entry, page, reading, records, take
from tests.test_collection_upgrading import migrated, schema

DAM = entry("1", "https://a.example/dam", "The dam", content_text="It holds.", published=NOON, language="en-GB")


def told(collection: Collection, after: int = 0) -> list[tuple[str, int]]:
    return [(line.kind, line.revision) for line in collection.journal(after)]


def last(collection: Collection) -> JournalLine:
    return list(collection.journal())[-1]


def test_a_new_record_is_told_with_what_channels_choose_it_by(address: str) -> None:
    said = replace(
        DAM,
        tags=(Tag("Water"), Tag("water!")),
        section="Home News",
        authors=(Person("Ann  LEE"), Person(None, email="a@b.example")),
        dateline=Dateline("Erbil"),
        place="Kurdistan Region",
    )
    with open_collection(address) as collection:
        take(collection, reading(said))
        (line,) = collection.journal()
        (record,) = records(collection)
    assert (line.number, line.kind, line.record_id, line.revision) == (1, "state", record.id, 1)
    assert (line.source_id, line.first_seen) == (FEED, NOON)
    assert line.traits == Traits(
        sources=(FEED,),
        languages=("en",),
        tags=("water",),
        sections=("home news",),
        authors=("ann lee",),
        places=("erbil", "kurdistan region"),
        sort_at=NOON,
    )


def test_what_is_met_again_is_not_told(address: str) -> None:
    with open_collection(address) as collection:
        take(collection, reading(DAM), reading(DAM, at=LATER))
        assert told(collection) == [("state", 1)]
        assert collection.last_number() == 1


def test_a_revision_is_a_state_and_another_detail_is_none(address: str) -> None:
    with open_collection(address) as collection:
        broken = replace(DAM, content_text="It broke.", raw_hash="2")
        further = [replace(broken, rights=rights, raw_hash=rights) for rights in ("A", "B")]
        for hour, said in enumerate((DAM, broken, *further)):
            take(collection, reading(said, at=NOON + timedelta(hours=hour)))
        assert told(collection) == [("state", 1), ("state", 2), ("detail", 0)]
        assert collection.last_number() == 4


def test_what_channels_choose_otherwise_by_is_a_state_of_the_same_revision(address: str) -> None:
    with open_collection(address) as collection:
        take(collection, reading(DAM))
        take(collection, reading(replace(DAM, tags=(Tag("Water"),), raw_hash="2"), at=LATER))
        take(collection, reading(DAM, source=OTHER_FEED, at=MUCH_LATER))
        assert told(collection) == [("state", 1)] * 3
        assert last(collection).traits == Traits(
            sources=(FEED, OTHER_FEED), languages=("en",), tags=("water",), sort_at=NOON
        )


def test_a_withdrawal_and_a_return_are_states(address: str) -> None:
    with open_collection(address) as collection:
        take(collection, reading(DAM), reading(tombstones=(Tombstone("1", LATER),), at=LATER))
        line = last(collection)
        assert line.traits
        assert line.traits.withdrawn == LATER
        take(collection, reading(replace(DAM, title="The dam again", raw_hash="2"), at=MUCH_LATER))
        line = last(collection)
        assert line.traits
        assert (line.kind, line.traits.withdrawn) == ("state", None)


def test_copies_and_those_that_represent_them_are_told(address: str) -> None:
    story: dict[str, Any] = {"content_text": LONG_TEXT, "title": "The dam holds"}
    with open_collection(address) as collection:
        take(collection, reading(entry("1", "https://a.example/1", published=LATER, **story)))
        copy = entry("9", "https://b.example/9", published=NOON, **story)
        take(collection, reading(copy, source=OTHER_FEED, at=NOON + timedelta(minutes=5)))
        lines = list(collection.journal())
        by_record = {line.record_id: line.traits.copy for line in lines if line.traits}
        assert by_record == {record.id: record.copy_of is not None for record in records(collection)}
        number = collection.last_number()
        head = next(record for record in records(collection) if record.copy_of is None)
        gone = reading(tombstones=(Tombstone(head.entry.guid or "", MUCH_LATER),), source=head.source_id, at=MUCH_LATER)
        take(collection, gone)
        stands = [line.record_id for line in collection.journal(number) if line.traits and not line.traits.copy]
        assert {record.id for record in records(collection)} <= {*stands}


def test_what_a_feed_says_of_itself_and_a_page_of_the_newest_are_told_where_they_change(address: str) -> None:
    listed = page("https://a.example/p", "A page", latest=())
    with open_collection(address) as collection:
        for at, title in enumerate(("A", "A", "B")):
            take(collection, reading(feed=Feed(title=title), at=NOON + timedelta(hours=at)))
        assert [(line.kind, line.source_id) for line in collection.journal()] == [("feed", FEED)]
        for at, title in enumerate(("One", "One", "Two")):
            rows = (LatestItem(title, "https://a.example/1"),)
            take(collection, reading(listed, source="front", latest=rows, at=NOON + timedelta(hours=at)))
        lists = [line for line in collection.journal() if line.kind == "latest"]
        assert [line.source_id for line in lists] == ["front"]
        assert lists[0].number == collection.last_number()


def test_a_record_can_be_had_as_it_was_at_each_revision(address: str) -> None:
    with open_collection(address) as collection:
        for at, text in enumerate(("One.", "Two.", "Three.")):
            take(collection, reading(replace(DAM, content_text=text, raw_hash=text), at=NOON + timedelta(hours=at)))
        (record,) = records(collection)
        wanted = [(record.id, 1), (record.id, 2), (record.id, 3), (record.id, 4), ("none", 1)]
        found = collection.versions(wanted)
    assert {revision: one.entry.content_text for (_, revision), one in found.items()} == {
        1: "One.",
        2: "Two.",
        3: "Three.",
    }
    assert found[record.id, 3] == record
    assert [found[record.id, revision].changed_at for revision in (1, 2)] == [NOON, LATER]


def test_a_collection_without_a_journal_gets_the_one_that_it_would_have(address: str) -> None:
    with open_collection(address) as collection:
        take(collection, reading(DAM, entry("2", None, "Gone")))
        take(collection, reading(replace(DAM, content_text="It broke.", raw_hash="2"), at=LATER))
        take(collection, reading(tombstones=(Tombstone("2", MUCH_LATER),), at=MUCH_LATER))
        before = [line for line in collection.journal() if line.kind == "state"]
    migrated(address, lambda config: command.downgrade(config, "0005"))
    assert not any("journal" in written for written in schema(address))
    with open_collection(address) as collection:
        after = list(collection.journal())
    # A text that has been replaced is not counted again: its size is that of the latest.
    plain = [replace(line, number=0, size=0) for line in before]
    assert sorted([replace(line, number=0, size=0) for line in after], key=str) == sorted(plain, key=str)
