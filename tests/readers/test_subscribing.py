"""Feed readers that people use subscribe to our feeds and see what the collection holds, and no news twice."""

import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import pytest

from ingest.schema import Record
from tests.readers import lemon24_reader, newsboat, npm, rss2email, sfeed
from tests.readers.desk import ADDED, CORRECTED, Desk
from tests.readers.recording import Exchange, recorded
from tests.readers.seen import File, Reader, Seen

READERS = (newsboat.READER, sfeed.READER, rss2email.READER, lemon24_reader.READER, npm.FEEDSMITH, npm.RSS_PARSER)
SUBSCRIPTIONS = [
    pytest.param((reader, file), id=f"{reader.name}-{file}", marks=[pytest.mark.system] if reader.needs else [])
    for reader in READERS
    for file in reader.files
]

ONE_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Morning:
    """What the collection held on one morning, and what was published."""

    records: dict[str, Record]  # by public id
    folder: Path


@dataclass(frozen=True, slots=True)
class Polls:
    """What a reader had, asked for and got at each of its polls."""

    reader: Reader
    file: File
    mornings: tuple[Morning, Morning] = field(repr=False)
    views: tuple[list[Seen], ...] = field(repr=False)
    exchanges: tuple[list[Exchange], ...] = field(repr=False)
    changed: int  # the first poll on the second morning

    def unchanged(self) -> list[int]:
        """The polls for which there was nothing new."""
        return [poll for poll in range(1, len(self.views)) if poll != self.changed]

    def expected(self, morning: int) -> dict[str, Seen]:
        return {id_: self.reader.expected(one, self.file) for id_, one in self.mornings[morning].records.items()}


@pytest.fixture(scope="module")
def mornings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Morning, Morning]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.first_morning()
    first = _morning(desk, tmp_path_factory.mktemp("first"), -ONE_DAY)
    desk.second_morning()
    return first, _morning(desk, tmp_path_factory.mktemp("second"), ONE_DAY)


def _morning(desk: Desk, folder: Path, away: float) -> Morning:
    """Copy what is published now, dated so many seconds from now, and return it with the records.

    curl, which sfeed asks with, takes no answer that is older than its last question.
    """
    at = time.time() + away
    for path in desk.public.glob("feed.*"):
        shutil.copy(path, folder)
    for path in folder.iterdir():
        os.utime(path, (at, at))
    return Morning({record.public_id: record for record in desk.records()}, folder)


@pytest.fixture(scope="module", params=SUBSCRIPTIONS)
def polls(
    request: pytest.FixtureRequest, mornings: tuple[Morning, Morning], tmp_path_factory: pytest.TempPathFactory
) -> Polls:
    """Subscribe, poll until validators are sent and once more, and then twice on the next morning."""
    reader, file = request.param
    if missing := reader.missing():
        pytest.skip(missing)
    home, public = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("public")
    before = (reader.polls_without_validators or 1) + 1
    views, exchanges = [], []
    with recorded(public) as served:
        for poll in range(before + 2):
            shutil.copytree(mornings[poll >= before].folder, public, dirs_exist_ok=True)
            views.append(reader.poll(f"{served.url}{file}", home))
            exchanges.append(served.taken())
    return Polls(reader, file, mornings, tuple(views), tuple(exchanges), before)


def differences(view: Iterable[Seen], expected: Mapping[str, Seen]) -> list[str]:
    """Return how a view of a feed differs from what is expected, field by field."""
    seen = {one.id: one for one in view}
    found = [f"{id_} is missing" for id_ in expected.keys() - seen.keys()]
    found += [f"{id_} is none of ours" for id_ in seen.keys() - expected.keys()]
    for id_ in seen.keys() & expected.keys():
        sides = asdict(seen[id_]), asdict(expected[id_])
        found += [
            f"{id_}: {name}: {sides[0][name]!r}, not {sides[1][name]!r}"
            for name in sides[0]
            if sides[0][name] != sides[1][name]
        ]
    return sorted(found)


def test_a_reader_sees_what_the_collection_holds(polls: Polls) -> None:
    assert differences(polls.views[0], polls.expected(0)) == []


def test_a_poll_that_finds_nothing_changed_brings_no_news(polls: Polls) -> None:
    for poll in polls.unchanged():
        assert polls.views[poll] == polls.views[poll - 1]


def test_a_reader_that_knows_validators_is_answered_by_304_until_something_changes(polls: Polls) -> None:
    without = polls.reader.polls_without_validators
    sent = {poll: {one.status for one in polls.exchanges[poll]} for poll in polls.unchanged()}
    assert sent == {poll: {304 if without is not None and poll >= without else 200} for poll in sent}


def test_who_has_what_is_published_gets_304_and_all_others_its_bytes(polls: Polls) -> None:
    for poll, exchanges in enumerate(polls.exchanges):
        published = polls.mornings[poll >= polls.changed].folder / polls.file
        assert exchanges
        for one in exchanges:
            assert one.path == f"/{polls.file}"
            assert one.status == (304 if one.asked["If-None-Match"] == one.told["ETag"] else 200)
            assert one.body == (published.read_bytes() if one.status == 200 else b"")
            packed = one.status == 200 and "gzip" in (one.asked["Accept-Encoding"] or "")
            assert one.told["Content-Encoding"] == ("gzip" if packed else None)


def test_only_what_changed_is_new(polls: Polls) -> None:
    before, after = polls.views[polls.changed - 1], list(polls.views[polls.changed])
    news = Counter(one.id for one in after) - Counter(one.id for one in before)
    expected, old = polls.expected(1), polls.expected(0)[CORRECTED]
    if polls.reader.corrected == "never":
        expected[CORRECTED] = old
    elif polls.reader.corrected == "beside":
        after.remove(old)
        news.subtract([CORRECTED])
    assert differences(after, expected) == []
    assert +news == {ADDED: 1}


def test_a_limit_that_makes_no_difference_is_none(polls: Polls) -> None:
    for limit in polls.reader.limits_on(polls.file):
        others = tuple(one for one in polls.reader.limits if one is not limit)
        assert replace(polls, reader=replace(polls.reader, limits=others)).expected(1) != polls.expected(1), limit.why


def test_the_readme_names_these_readers_and_what_they_read() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `?([a-z0-9-]+)`? \d[\d.]* \| (RSS[\w, ]*) \|", readme, re.MULTILINE)
    formats = {"feed.rss": "RSS", "feed.atom": "Atom", "feed.json": "JSON Feed"}
    assert rows == [(reader.name, ", ".join(formats[file] for file in reader.files)) for reader in READERS]
