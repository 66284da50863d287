"""A channel's feed and archives, run by run: copies, withdrawals, removals and changed settings."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from ingest import open_collection
from ingest.errors import PublishError
from ingest.schema import Copies, Feed, Image, LatestItem, Tag
from syndicate.channel import Carried, Channel, Settings, Terms, Wanted
from syndicate.publish import checking
from syndicate.run import Site, plan
from syndicate.run.following import Follower
from syndicate.run.publishing import LOOK
from syndicate.state import open_state
from tests.papers import Desk, address, folder_of, standing
from tests.property.test_archives_laws import documents, union
from tests.published import BASE, carrying, published, refused, written
from tests.test_collection_upgrading import migrated

ONE = Settings(carried=Carried(copies="one", entries=3, size=100_000), minimum=0)
EVERY = carrying(ONE, copies="every")
HUB = "https://hub.example/"
WATER = Channel(
    kind="channel", name="water", title="Water", description="On water", slug="water",
    wanted=Wanted(having=Terms(tags=("water",))), carried=Carried(entries=3, copies="one"),
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_collection("sqlite://") as collection:
        yield Desk(tmp_path, collection)


def shown(output: Path, folder: str = "") -> list[set[str]]:
    """Return the ids of a channel's entries in each of its documents: the feed, then its archives, newest first."""
    return [{id_ for id_, _, _ in said} for said in documents(output, folder, "json")]


def archives(output: Path) -> dict[str, bytes]:
    return {path: body for path, body in standing(output).items() if "archive-" in path}


def close_archive(desk: Desk, paper: str = "a", lines: int = 3) -> list[str]:
    """Let a paper bring so many stories of its own."""
    return [desk.come(paper, dated=hours) for hours in range(lines)]


# -- a story that several papers bring --


def test_a_story_stays_with_the_record_that_a_closed_archive_has(desk: Desk) -> None:
    first = desk.come("a", "dam")
    close_archive(desk, lines=2)
    desk.publish(ONE)
    second = desk.come("b", "dam", dated=5)
    output = desk.publish(ONE)
    assert [second in ids for ids in shown(output)] == [False, False]
    assert first in shown(output)[-1]
    assert set(union(output, folder_of("b"), "json")) == {second}
    desk.change(0, title="The dam story, corrected")
    close_archive(desk)
    output = desk.publish(ONE)
    assert union(output, "", "json")[first] == "The dam story, corrected"
    assert second not in union(output, "", "json")


def test_the_one_that_represents_a_story_takes_its_place_while_the_archive_is_open(desk: Desk) -> None:
    first = desk.come("a", "dam")
    assert shown(desk.publish(ONE)) == [{first}]
    second = desk.come("b", "dam", dated=5)
    output = desk.publish(ONE)
    assert (shown(output), first != second) == ([{second}], True)


@pytest.mark.parametrize("copies", ["one", "originals"])
def test_an_archive_that_closes_shows_what_the_feed_showed(desk: Desk, copies: Copies) -> None:
    desk.come("a", "dam")
    desk.come("b", "dam", dated=5)
    before = shown(desk.publish(carrying(ONE, copies=copies)))
    own = desk.come("c")
    assert shown(desk.publish(carrying(ONE, copies=copies))) == [
        before[0] | {own},
        before[0] | {own},
    ]


@pytest.mark.parametrize("copies", ["one", "originals"])
def test_another_copy_comes_once_where_the_one_that_stood_is_withdrawn(desk: Desk, copies: Copies) -> None:
    settings = replace(carrying(ONE, copies=copies), channels=(carrying(WATER, copies=copies),))
    first = desk.come("a", "dam", tags=(Tag("Water"),))
    others = [desk.come(paper, "dam", tags=(Tag("Water"),)) for paper in "bc"]
    close_archive(desk)
    output = desk.publish(settings)
    assert {first, *others} & {*union(output, "", "json")} == {first}
    desk.withdraw(0)
    output = desk.publish(settings)
    folders = ["", "channel/water/", "tag/water/"]
    for folder in folders:
        assert first not in union(output, folder, "json")
        assert len({*others} & {*union(output, folder, "json")}) == 1
    before = standing(output)
    close_archive(desk)
    assert len({*others} & {*union(desk.publish(settings), "", "json")}) == 1
    assert {path: standing(output)[path] for path in archives(output) if path in before} == {
        path: body for path, body in before.items() if "archive-" in path
    }


def test_another_copy_comes_where_the_withdrawal_itself_closes_an_archive(desk: Desk) -> None:
    desk.come("a", "dam")
    other = desk.come("b", "dam")
    size = sum(line.size for line in desk.collection.journal() if line.kind == "state" and line.traits) + 100
    settings = carrying(ONE, entries=50, size=size)
    desk.publish(settings)
    desk.withdraw(0)
    assert union(desk.publish(settings), "", "json").keys() == {other}


@pytest.mark.parametrize("which", [0, 1])
def test_a_copy_that_tells_another_story_now_is_shown_and_so_is_the_one_it_leaves(desk: Desk, which: int) -> None:
    both = {desk.come("a", "dam"), desk.come("b", "dam")}
    desk.come("c")
    assert len(both & {*union(desk.publish(ONE), "", "json")}) == 1
    desk.say(which, None)
    assert both <= {*union(desk.publish(ONE), "", "json")}


@pytest.mark.parametrize(
    ("before", "after", "number"), [("every", "one", 1), ("originals", "one", 1), ("one", "every", 2)]
)
def test_what_is_carried_of_copies_can_be_set_otherwise(desk: Desk, before: Copies, after: Copies, number: int) -> None:
    both = {desk.come("a", "dam"), desk.come("b", "dam")}
    close_archive(desk)
    desk.publish(carrying(ONE, copies=before))
    output = desk.publish(carrying(ONE, copies=after))
    assert len(both & {*union(output, "", "json")}) == number
    assert {*union(output, folder_of("a"), "json"), *union(output, folder_of("b"), "json")} >= both
    assert standing(output).keys() == standing(desk.publish(carrying(ONE, copies=after), "fresh")).keys()


# -- a state, an output or a collection that is lost --


def busy(desk: Desk) -> None:
    """Make copies, corrections, details, withdrawals and a page's list, and publish in between."""
    for paper in "abc":
        desk.come(paper, "dam", tags=(Tag("Water"),))
    desk.publish(ONE)
    close_archive(desk, "b", 4)
    desk.list("front", [1, 5, 40])
    desk.change(1, title="Corrected")
    desk.publish(ONE)
    desk.withdraw(4)
    close_archive(desk, "c", 4)
    desk.publish(ONE)
    desk.change(1, images=(Image("https://news.example/1.jpg"),))
    desk.change(3, rights="All of them")


@pytest.mark.parametrize("lost", [("public-state",), ("public",), ("public", "public-state")])
def test_what_is_lost_is_made_again(desk: Desk, lost: tuple[str, ...]) -> None:
    busy(desk)
    output = desk.publish(ONE)
    before = standing(output)
    for name in lost:
        shutil.rmtree(desk.folder / name)
    desk.publish(ONE)
    after = standing(output)
    assert after.keys() == before.keys()
    if "public" not in lost:
        assert after == before
    assert {path: body for path, body in after.items() if "archive-" not in path} == {
        path: body for path, body in before.items() if "archive-" not in path
    }


def test_another_collection_at_the_same_place_is_published_from_nothing(desk: Desk, tmp_path: Path) -> None:
    close_archive(desk, lines=4)
    output = desk.publish(ONE)
    for lines in (4, 2, 5):  # as many as the other has, fewer, or more
        with open_collection("sqlite://") as collection:
            other = Desk(tmp_path, collection)
            found = {*close_archive(other, "b", lines)}
            assert union(other.publish(ONE), "", "json").keys() == found
    assert not set(shown(output)[0]) & {*close_archive(desk)}


def test_a_collection_that_has_nothing_any_more_is_another_one(desk: Desk, tmp_path: Path) -> None:
    for paper in "abc":
        desk.rename(paper)
    desk.publish(ONE)
    with open_collection("sqlite://") as collection:
        other = Desk(tmp_path, collection)
        found = other.come("b")
        assert {*union(other.publish(ONE), "", "json")} == {found}


def test_a_collection_that_is_upgraded_is_published_over_what_was_made_of_it_before(tmp_path: Path) -> None:
    path = tmp_path / "collection.db"
    with open_collection(f"sqlite:///{path}") as collection:
        desk = Desk(tmp_path, collection)
        busy(desk)
        before = standing(desk.publish(ONE))
        standing_ids = union(tmp_path / "public", "", "json")
    migrated(f"sqlite:///{path}", lambda config: command.downgrade(config, "0005"))
    with open_collection(f"sqlite:///{path}") as collection:
        output = Desk(tmp_path, collection).publish(ONE)
        assert union(output, "", "json") == standing_ids
        assert standing(output).keys() >= {name for name in before if "archive-" not in name}


# -- settings that the owner changes --


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the names of the files that have changed, without folder and format."""
    return {
        path.rpartition("/")[2].partition(".")[0] for path in {*before, *after} if before.get(path) != after.get(path)
    }


FEEDS = {"feed", "latest", "index", "feeds"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (replace(EVERY, base_url="https://other.example/"), {*FEEDS, "archive-1"}),
        (replace(EVERY, title="Otherwise"), {*FEEDS, "status"}),
        (carrying(EVERY, order="oldest"), {"feed"}),
        (carrying(EVERY, content="summary"), {"feed"}),
        (replace(EVERY, minimum=4), set()),
        (carrying(EVERY, hubs=("https://hub.example/",)), {"feed", "latest"}),
    ],
)
def test_a_setting_changes_what_it_is_about_and_its_return_brings_the_bytes_back(
    desk: Desk, settings: Settings, expected: set[str]
) -> None:
    close_archive(desk, lines=4)
    output = desk.publish(EVERY)
    before = standing(output)
    desk.publish(settings)
    assert changed(before, standing(output)) == expected
    desk.publish(EVERY)
    assert standing(output) == before


def test_a_run_that_was_ended_under_other_settings_leaves_nothing_that_the_next_one_takes_for_its_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_archive(desk, lines=4)
    output = desk.publish(EVERY)
    before = standing(output)

    def stopped(body: bytes) -> Any:
        raise KeyboardInterrupt

    titled = replace(EVERY, title="Otherwise")
    with monkeypatch.context() as patched:
        patched.setattr(checking, "glance", stopped)
        with pytest.raises(KeyboardInterrupt):
            published(desk.collection, output, titled)
    with open_state(desk.folder / "public-state", collection="tests", output=output) as state:
        for stored in state.logs.channels():
            with state.transaction():
                state.logs.mark_published(stored.number, "as the ended run left it")
    (output / "feed.rss").write_bytes(b"as the ended run left it")
    with open_state(desk.folder / "public-state", collection="tests", output=output) as state, state.transaction():
        state.files.note_left(["feed.rss"])
    desk.publish(EVERY)
    assert standing(output) == before


@pytest.mark.parametrize(("broken", "owed"), [((), {HUB}), (("water",), {HUB, "https://gone.example/"})])
def test_a_hub_that_is_taken_out_is_told_of_nothing_any_more(
    desk: Desk, broken: tuple[str, ...], owed: set[str]
) -> None:
    desk.come("a")
    output = desk.publish(carrying(EVERY, hubs=("https://gone.example/", HUB)))
    desk.publish(replace(carrying(EVERY, hubs=()), channels=(carrying(WATER, hubs=(HUB,)),), broken=broken))
    with open_state(desk.folder / "public-state", collection="tests", output=output) as state:
        assert state.owed().keys() == owed


def test_a_channel_that_is_taken_out_and_put_in_again_lacks_nothing(desk: Desk) -> None:
    with_water = replace(EVERY, each=(), channels=(carrying(WATER, copies="every"),))
    ids = {desk.come("a", tags=(Tag("Water"),)) for _ in range(4)}
    before = archives(desk.publish(with_water))
    ids.add(desk.come("a", tags=(Tag("Water"),)))
    desk.change(0, rights="All of them")
    desk.publish(replace(EVERY, each=()))
    assert not published(desk.collection, desk.folder / "public", replace(EVERY, each=()))[:-1]
    output = desk.publish(with_water)
    assert union(output, "channel/water/", "json").keys() == ids
    assert archives(output) == before


def test_what_there_is_a_channel_of_each_of_can_be_more_than_before(desk: Desk) -> None:
    before = {desk.come("a", tags=(Tag("Water"),)) for _ in range(4)}
    desk.publish(replace(EVERY, each=("source",)))
    desk.publish(replace(EVERY, each=("source", "tag")))
    desk.publish(replace(EVERY, each=("source",)))
    before.add(desk.come("a", tags=(Tag("Water"),)))
    desk.publish(replace(EVERY, each=("source",)))
    assert union(desk.publish(replace(EVERY, each=("source", "tag"))), "tag/water/", "json").keys() == before


def test_a_channel_whose_filter_is_changed_has_what_it_asks_for_now(desk: Desk) -> None:
    water = {desk.come("a", tags=(Tag("Water"),)) for _ in range(4)}
    fire = {desk.come("a", tags=(Tag("Fire"),)) for _ in range(5)}
    output = desk.publish(replace(EVERY, channels=(WATER,)))
    assert union(output, "channel/water/", "json").keys() == water
    burning = replace(WATER, wanted=Wanted(having=Terms(tags=("fire",))))
    assert union(desk.publish(replace(EVERY, channels=(burning,))), "channel/water/", "json").keys() == fire


def test_an_archive_that_a_channel_had_when_it_was_cut_otherwise_is_not_made_again(desk: Desk) -> None:
    close_archive(desk, lines=10)
    left = desk.publish(EVERY) / "archive-3.json"
    cut = carrying(EVERY, entries=5)
    desk.publish(cut)
    left.unlink()
    output = desk.publish(cut)
    assert [len(ids) for ids in shown(output)] == [5, 5, 5]
    assert not left.exists()


def test_a_run_that_ends_while_it_makes_a_channel_leaves_that_to_the_next(desk: Desk) -> None:
    water = {desk.come("a", tags=(Tag("Water"),)) for _ in range(4)}
    output = desk.publish(EVERY)
    with_water = replace(EVERY, channels=(WATER,))
    with open_state(desk.folder / "public-state", collection="tests", output=output) as state:
        Follower(desk.collection, state, with_water).begin()
    assert union(desk.publish(with_water), "channel/water/", "json").keys() == water


# -- what the owner removes --


def test_what_is_removed_stands_nowhere_and_comes_back_as_it_was(desk: Desk) -> None:
    gone = desk.come("a", "dam")
    other = desk.come("b", "dam")
    close_archive(desk, lines=4)
    desk.list("front", [0])
    output = desk.publish(ONE)
    before = standing(output)
    desk.change(3, rights="All of them")
    removing = replace(ONE, removed=frozenset({gone}))
    output = desk.publish(removing)
    assert [path for path, body in standing(output).items() if gone.encode() in body] == []
    assert [path for path, body in standing(output).items() if f'"{address(0)}"'.encode() in body] == []
    assert other in union(output, "", "json")
    desk.withdraw(1)
    desk.come("a")
    assert union(desk.publish(removing), "", "json").keys().isdisjoint({gone, other})
    untouched = {path for path, body in archives(output).items() if before.get(path) == body}
    desk.publish(ONE)
    assert gone in union(output, "", "json")
    assert untouched
    assert {path: standing(output)[path] for path in untouched} == {path: before[path] for path in untouched}


def test_a_run_that_ends_before_it_has_written_what_is_removed_leaves_that_to_the_next(desk: Desk) -> None:
    gone, *_ = close_archive(desk, lines=4)
    output = desk.publish(EVERY)
    removing = replace(EVERY, removed=frozenset({gone}))
    with open_state(desk.folder / "public-state", collection="tests", output=output) as state:
        planning = plan(desk.collection, removing, Site(output=output, base_url=BASE), state)
        assert planning.stale
    assert gone not in union(desk.publish(removing), "", "json")
    assert standing(output).keys() == standing(desk.publish(removing, "fresh")).keys()
    assert {path for path, body in standing(output).items() if standing(desk.folder / "fresh")[path] != body} == set()


def test_an_address_that_is_removed_leaves_the_lists_that_name_it(desk: Desk) -> None:
    desk.come("a")
    desk.list("front", [7])
    output = desk.publish(EVERY)
    assert any(address(7).encode() in body for body in standing(output).values())
    desk.publish(replace(EVERY, removed=frozenset({address(7)})))
    assert not [path for path, body in standing(output).items() if address(7).encode() in body]


def test_a_copy_that_is_removed_does_not_come_in_the_place_of_one_that_is_withdrawn(desk: Desk) -> None:
    desk.come("a", "dam")
    removed = desk.come("b", "dam")
    left = desk.come("c", "dam")
    close_archive(desk)
    settings = replace(ONE, removed=frozenset({removed}))
    desk.publish(settings)
    desk.withdraw(0)
    assert {removed, left} & {*union(desk.publish(settings), "", "json")} == {left}


# -- what is said about an entry elsewhere --


def test_an_entry_that_names_who_else_carried_its_story_names_it_as_it_is_called_now(desk: Desk) -> None:
    desk.come("a", "dam")
    desk.come("b", "dam")
    output = desk.publish(ONE)
    desk.take(paper="b", feed=Feed(title="The Herald"))
    desk.publish(ONE)
    assert b"The Herald" in standing(output)[f"{folder_of('a')}feed.json"]


def test_an_entry_whose_list_awaits_a_story_is_told_of_its_feed_and_of_the_story(desk: Desk) -> None:
    listed = (LatestItem("Awaited", address(1)),)
    desk.come("a", latest=listed)
    output = desk.publish(EVERY)
    desk.take(paper="a", feed=Feed(title="The Post"))
    desk.publish(EVERY)
    assert b"The Post" in standing(output)["feed.json"]
    awaited = desk.come("b")
    desk.publish(EVERY)
    assert standing(output)[f"{folder_of('a')}feed.json"].count(awaited.encode())


def test_a_list_names_a_withdrawn_story_no_more_by_its_id(desk: Desk) -> None:
    gone = desk.come("a")
    desk.list("front", [0])
    output = desk.publish(EVERY)
    assert gone.encode() in standing(output)["source/front/feed.json"]
    desk.withdraw(0)
    desk.publish(EVERY)
    assert gone.encode() not in standing(output)["source/front/feed.json"]


def test_feeds_that_come_to_look_otherwise_are_rendered_again_entry_by_entry(desk: Desk) -> None:
    desk.come("a")
    output = desk.publish(EVERY)
    before = standing(output)
    (path,) = (desk.folder / "public-state").iterdir()
    with closing(sqlite3.connect(path)) as state, state:
        state.execute("UPDATE fragments SET json = '{}', rss = '', atom = ''")
        state.execute("UPDATE said SET value = '0' || value WHERE name IN ('face', 'asked')")
    desk.publish(EVERY)
    assert standing(output) == before


# -- a state that is damaged --


def damage(desk: Desk, where: int) -> None:
    (path,) = (desk.folder / "public-state").iterdir()
    with path.open("r+b") as file:
        file.seek(where)
        file.write(b"x" * 60_000)


def test_a_state_that_is_none_any_more_is_made_anew(desk: Desk) -> None:
    busy(desk)
    output = desk.publish(ONE)
    before = standing(output)
    damage(desk, 0)
    desk.publish(ONE)
    assert standing(output) == before


def test_a_state_that_turns_out_to_be_damaged_ends_one_run_and_is_made_anew_by_the_next(desk: Desk) -> None:
    busy(desk)
    output = desk.publish(ONE)
    before = standing(output)
    damage(desk, 5000)
    with pytest.raises(PublishError, match="was damaged, and has been removed; run again"):
        desk.publish(ONE)
    desk.publish(ONE)
    assert standing(output) == before


def test_a_state_of_another_version_is_made_anew(desk: Desk) -> None:
    busy(desk)
    output = desk.publish(ONE)
    before = standing(output)
    (path,) = (desk.folder / "public-state").iterdir()
    with closing(sqlite3.connect(path)) as state:
        state.execute("DROP TABLE log")
        state.execute("PRAGMA user_version = 99")
    desk.publish(ONE)
    assert standing(output) == before


def test_what_an_older_version_rendered_is_rendered_anew_once(desk: Desk) -> None:
    busy(desk)
    output = desk.publish(ONE)
    before = standing(output)
    (path,) = (desk.folder / "public-state").iterdir()
    with closing(sqlite3.connect(path)) as state:
        for table, column in (("said", "value"), ("channels", "shown")):  # the look comes before all else
            state.execute(f"UPDATE {table} SET {column} = '0' || substr({column}, 2) WHERE {column} LIKE '{LOOK} %'")  # noqa: S608
        state.execute("UPDATE said SET value = '' WHERE name = 'asked'")
        assert state.execute("UPDATE fragments SET rss = CAST('<item/>' AS BLOB)").rowcount
        state.commit()
    (output / "feed.rss").write_bytes(b"as it was")
    desk.publish(ONE)
    assert standing(output) == before
    with closing(sqlite3.connect(path)) as state:
        assert state.execute("SELECT count(*) FROM fragments WHERE rss = CAST('<item/>' AS BLOB)").fetchone() == (0,)


def test_a_state_that_cannot_be_kept_is_said_in_one_line(desk: Desk) -> None:
    desk.come("a")
    (desk.folder / "public-state").write_text("a file")
    with pytest.raises(
        PublishError, match=r"public-state/.*: the state cannot be kept there: .*; choose another --state"
    ):
        desk.publish(ONE)


def test_a_state_without_room_is_not_said_to_be_mended_by_deleting_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.come("a")
    connect = sqlite3.connect

    def small(path: Path, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, **named)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    with monkeypatch.context() as full:
        full.setattr(sqlite3, "connect", small)
        with pytest.raises(PublishError, match="is full; make room and run again, or choose another --state"):
            desk.publish(ONE)


# -- without archives --


def test_archives_can_be_left_out_and_be_had_later(desk: Desk) -> None:
    brought = {*close_archive(desk), *close_archive(desk), *close_archive(desk, lines=1)}
    output = desk.publish(carrying(EVERY, archives=False))
    assert archives(output) == {}
    assert len(list(documents(output, "", "json"))) == 1
    assert len(union(output, "", "atom")) == 4  # the last archive, though it has no file, and what has come since
    assert written(published(desk.collection, output, carrying(EVERY, archives=False))) == set()
    assert union(desk.publish(EVERY), "", "atom").keys() == brought


# -- what cannot be rendered --


def test_an_entry_that_cannot_be_rendered_costs_no_other_and_is_told_of_until_it_can(desk: Desk) -> None:
    desk.take(paper="a", feed=Feed(title="The Post", rights=5))  # type: ignore[arg-type] # what no reader of ours makes
    bad, good = desk.come("a"), desk.come("b")
    output = desk.folder / "public"
    for _ in range(2):
        lines = refused(published(desk.collection, output, EVERY))
        assert lines
        assert all(line.startswith(f"{bad}: not published: ") for line in lines)
        assert union(output, "", "json").keys() == {good}
    desk.take(paper="a", feed=Feed(title="The Post", rights="All of them"))
    assert union(desk.publish(EVERY), "", "json").keys() == {bad, good}
