"""What stands in a channel's feed and its archives, run by run: copies, what is taken back, what is set otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import open_collection
from ingest.errors import PublishError
from ingest.schema import Image, Tag
from syndicate.channel import Channel, Settings, Terms, Wanted
from tests.papers import Desk, standing
from tests.property.test_archives_laws import documents

ONE = Settings(copies="one", entries=3, size=100_000, minimum=0)
EVERY = replace(ONE, copies="every")
WATER = Channel(
    kind="channel", name="water", title="Water", description="On water", slug="water",
    wanted=Wanted(having=Terms(tags=("water",))), entries=3, copies="one",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_collection("sqlite://") as collection:
        yield Desk(tmp_path, collection)


def shown(output: Path, folder: str = "") -> list[set[str]]:
    """The ids of a channel's entries in each of its documents: the feed, then its archives, the newest first."""
    return [{id_ for id_, _, _ in said} for said in documents(output, folder, "json")]


def archives(output: Path) -> dict[str, bytes]:
    return {path: body for path, body in standing(output).items() if "archive-" in path}


def close_archive(desk: Desk, paper: str = "a", lines: int = 3) -> list[str]:
    """Let a paper bring so many stories of its own."""
    return [desk.come(paper, dated=hours) for hours in range(lines)]


# -- a state, an output or a collection that is lost --


def busy(desk: Desk) -> None:
    """Copies, corrections, details, withdrawals, a page's list; published in between."""
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
