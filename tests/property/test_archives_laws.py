"""Laws of archives: together with the feed they are the channel, and once closed only a withdrawal changes them."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from ingest import Collection, open_collection
from ingest.schema import Entry, Query, Tag, Tombstone
from syndicate.channel import Carried, Settings
from tests.newsroom import NOON, entry, reading, take
from tests.published import BASE, published, refused

ATOM = "{http://www.w3.org/2005/Atom}"
CUT = Settings(carried=Carried(copies="every", entries=3, size=6_000), minimum=1)
DATES = [None, NOON - timedelta(days=400), NOON, datetime(9999, 1, 1, tzinfo=UTC)]

Said = tuple[str, str, str]  # id, title, when it was changed


def atom(body: bytes) -> tuple[list[Said], str | None]:
    root = etree.fromstring(body)
    before = root.find(f"{ATOM}link[@rel='prev-archive']")
    said = [
        tuple(one.findtext(f"{ATOM}{name}") or "" for name in ("id", "title", "updated"))
        for one in root.iter(f"{ATOM}entry")
    ]
    return said, None if before is None else before.get("href")  # type: ignore[return-value]  # three texts each


def rss(body: bytes) -> tuple[list[Said], str | None]:
    channel = etree.fromstring(body)[0]
    before = channel.find(f"{ATOM}link[@rel='prev-archive']")
    said = [(one.findtext("guid") or "", one.findtext("title") or "", "") for one in channel.iter("item")]
    return said, None if before is None else before.get("href")


def json_feed(body: bytes) -> tuple[list[Said], str | None]:
    feed = json.loads(body)
    return [(one["id"], one["title"], one["date_modified"]) for one in feed["items"]], feed.get("next_url")


FORMATS: Mapping[str, Callable[[bytes], tuple[list[Said], str | None]]] = {"atom": atom, "rss": rss, "json": json_feed}


def documents(output: Path, folder: str, format_: str) -> Iterator[list[Said]]:
    """Yield the feed and the archives to which it leads, newest first."""
    url: str | None = f"{BASE}{folder}feed.{format_}"
    while url:
        said, url = FORMATS[format_]((output / url.removeprefix(BASE)).read_bytes())
        yield said


def union(output: Path, folder: str, format_: str) -> dict[str, str]:
    """Return the titles of a channel's entries by id; of repeated ids, the one that was changed last."""
    found: dict[str, tuple[str, str]] = {}
    for document in documents(output, folder, format_):
        assert len({id_ for id_, _, _ in document}) == len(document)
        for id_, title, changed in document:
            if id_ not in found or changed > found[id_][1]:
                found[id_] = (title, changed)
    return {id_: title for id_, (title, _) in found.items()}


def archives(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("archive-*")}


@dataclass
class Desk:
    """A collection that is changed and published in turns, and what must then be published."""

    folder: Path
    collection: Collection
    entries: list[Entry] = field(default_factory=list)
    hours: int = 0
    tagged: set[str] = field(default_factory=set)  # first words of the titles of all records that ever had the tag
    gone: set[str] = field(default_factory=set)  # public ids of records withdrawn since the last publishing

    def take(self, *said: Entry, tombstones: tuple[Tombstone, ...] = ()) -> None:
        self.hours += 1
        take(self.collection, reading(*said, at=NOON + timedelta(hours=self.hours), tombstones=tombstones))

    def arrive(self, count: int, dated: datetime | None, *, large: bool, tag: bool) -> None:
        first = len(self.entries)
        new = [
            entry(
                f"tag:a.example,2025:{number}", None, f"{number} comes", published=dated,
                content_text="word " * (3_000 if large else 1) + str(number), tags=(Tag("a"),) if tag else (),
            )
            for number in range(first, first + count)
        ]  # fmt: skip
        self.entries += new
        self.take(*new)

    def change(self, at: int, **fields: Any) -> None:
        if self.entries:
            number = at % len(self.entries)
            self.entries[number] = replace(self.entries[number], **fields, raw_hash=f"{number} {self.hours}")
            self.take(self.entries[number])

    def withdraw(self, at: int) -> None:
        if self.entries:
            guid = self.entries[at % len(self.entries)].guid or ""
            self.gone.add(guid)
            self.take(tombstones=(Tombstone(guid, NOON),))

    def standing(self) -> dict[str, str]:
        found = self.collection.matching(Query(copies="every"))
        return {record.public_id: record.entry.title or "" for record in found}

    def publish(self) -> Path:
        output = self.folder / "public"
        assert refused(published(self.collection, output, CUT)) == []
        return output


ACTS = st.one_of(
    st.tuples(st.just("arrive"), st.integers(1, 7), st.sampled_from(DATES), st.booleans(), st.booleans()),
    st.tuples(st.sampled_from(["revise", "tag", "untag", "detail", "withdraw"]), st.integers(0, 30)),
    st.tuples(st.just("publish")),
)


def act(desk: Desk, said: tuple[Any, ...]) -> None:
    name, *how = said
    if name == "arrive":
        count, dated, large, tag = how
        desk.arrive(count, dated, large=large, tag=tag)
    elif name == "revise":
        desk.change(how[0], title=f"corrected at {desk.hours}")
    elif name == "tag":
        desk.change(how[0], tags=(Tag("a"),))
    elif name == "untag":
        desk.change(how[0], tags=())
    elif name == "detail":
        desk.change(how[0], rights=f"of {desk.hours}")
    elif name == "withdraw":
        desk.withdraw(how[0])


def bearing(collection: Collection) -> set[str]:
    """Return the records that have the tag now."""
    return {record.public_id for record in collection.matching(Query(copies="every", tags=("a",)))}


def check(desk: Desk, before: Mapping[str, bytes]) -> dict[str, bytes]:
    """Publish, check the laws, and return the archives that stand."""
    output = desk.publish()
    standing = desk.standing()
    for format_ in FORMATS:
        assert union(output, "", format_) == standing
        if desk.tagged:
            expected = {id_: title for id_, title in standing.items() if id_ in desk.tagged}
            assert union(output, "tag/a/", format_) == expected
    after = archives(output)
    for path, body in before.items():
        if not path.endswith(".gz") and not any(guid.encode() in body for guid in desk.gone):
            assert after[path] == body, path
    desk.gone.clear()
    return after


@settings(max_examples=12, deadline=None)
@given(st.lists(ACTS, max_size=14))
@example([("arrive", 7, None, False, True), ("publish",), ("arrive", 3, NOON, True, False), ("revise", 1), ("tag", 8)])
@example(
    [("arrive", 4, None, False, True), ("withdraw", 1), ("publish",), ("revise", 1), ("detail", 0), ("withdraw", 1)]
)
def test_a_feed_and_its_archives_are_the_channel_and_a_closed_archive_changes_by_a_withdrawal_alone(
    acts: list[tuple[Any, ...]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_collection("sqlite://") as collection:
        desk = Desk(Path(folder), collection)
        stood: dict[str, bytes] = {}
        for said in acts:
            act(desk, said)
            desk.tagged |= bearing(collection)
            if said[0] == "publish":
                stood = check(desk, stood)
        check(desk, stood)
        output = desk.folder / "public"
        files = {path: path.read_bytes() for path in output.rglob("*.*")}
        shutil.rmtree(desk.folder / "public-state")
        desk.publish()
        assert {path: path.read_bytes() for path in output.rglob("*.*")} == files
