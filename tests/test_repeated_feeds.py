"""A feed that a server sends again byte for byte is not read, but its entries count as seen again."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingest import Collection
from ingest.schema import Query, Source, Tombstone
from tests.loopback import Answer, Loopback
from tests.newsroom import FEED, LATER, MUCH_LATER, NOON, decided, entry, reading
from tests.virtual import Time, poll

A, B = "https://a.example/a", "https://a.example/b"
ROOT = Path(__file__).resolve().parent.parent
COMPLETE = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'


def feed(*names: str, around: str = "") -> bytes:
    entries = "".join(
        f"<entry><id>urn:x:{name}</id><title>{name}</title><link href='https://a.example/{name}'/></entry>"
        for name in names
    )
    head = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Desk</title>"
    return f"<?xml version='1.0' encoding='UTF-8'?>{head}{around}{entries}</feed>".encode()


def source(url: str, *exclude: str) -> Source:
    return Source(id="desk", url=url, exclude=exclude, allow_private=True, spacing=0.0)


def last_seen(collection: Collection) -> dict[str | None, datetime]:
    return {record.entry.title: record.last_seen for record in collection.matching(Query())}


def test_its_entries_are_met_again_and_what_follows_is_read(web: Loopback, shelf: Collection) -> None:
    time = Time()
    once, then = feed("one", "two"), feed("two", "three")
    desk = source(web.answer("/feed", Answer(body=once), Answer(body=once), Answer(body=then)))

    first = poll([desk], shelf, time)
    time.pass_(hours=30)
    second, came = poll([desk], shelf, time), time.now
    met = last_seen(shelf)
    time.pass_(hours=30)
    third = poll([desk], shelf, time)

    assert (first.counts.new, second.counts.same, second.entries, second.documents) == (2, 2, 2, 1)
    assert all(came - at < timedelta(minutes=1) for at in met.values())
    assert (third.counts.new, third.counts.same) == (1, 1)
    assert [attempt.outcome for attempt in shelf.attempts("desk")] == ["document"] * 3
    assert last_seen(shelf)["one"] == met["one"]


def test_it_brings_no_readers(web: Loopback, tmp_path: Path) -> None:
    url = web.answer("/feed", Answer(body=feed("one", "two")))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "desk.toml").write_text(f'[[source]]\nurl = "{url}"\nallow_private = true\n')
    polled = (
        "import sys; from ingest.cli import main; main(['--all', '-q']);"
        "print('ingest.collection' in sys.modules, 'ingest.reading' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = []
    for _ in range(2):
        command = [sys.executable, "-c", polled]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        said.append(done.stdout.split())
    assert said == [["True", "True"], ["True", "False"]]
    assert len(web.asked) == 2


def test_what_a_filter_left_out_comes_in_once_the_filter_is_gone(web: Loopback, shelf: Collection) -> None:
    time = Time()
    url = web.answer("/feed", Answer(body=feed("one", "two")))
    poll([source(url, "two")], shelf, time)
    time.pass_(hours=30)
    assert poll([source(url)], shelf, time).counts.new == 1
    assert {*last_seen(shelf)} == {"one", "two"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(feed("one", "one"), id="two entries that are one"),
        pytest.param(feed("one", around=COMPLETE), id="a complete feed"),
        pytest.param(feed("one").replace(b"</entry>", b"<p></entry>"), id="one that has to be mended"),
        pytest.param(feed(), id="one without entries"),
    ],
)
def test_what_reading_may_say_more_of_is_read_again(body: bytes, web: Loopback, shelf: Collection) -> None:
    time = Time()
    desk = source(web.answer("/feed", Answer(body=body)))
    said = []
    for _ in range(2):
        summary = poll([desk], shelf, time)
        said.append((summary.documents, summary.entries, summary.warnings))
        time.pass_(hours=30)
    assert said[0] == said[1]
    assert shelf.schedule.states(["desk"])["desk"].raw_hash is None


def test_what_was_read_of_it_from_elsewhere_since_is_not_met_again(web: Loopback, shelf: Collection) -> None:
    time = Time()
    desk = source(web.answer("/feed", Answer(body=feed("one", "two"))))
    poll([desk], shelf, time)
    time.pass_(hours=30)
    decided(shelf, reading(entry("3", A, "three"), source="desk", at=time.now))
    between = time.now
    time.pass_(hours=30)
    assert poll([desk], shelf, time).counts.same == 2
    assert {title for title, at in last_seen(shelf).items() if at > between} == {"one", "two"}


def test_an_entry_with_the_title_and_link_of_an_unchanged_one_does_not_take_its_place(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    other = b"<entry><id>urn:x:other</id><title>one</title><link href='https://a.example/one'/></entry></feed>"
    then = feed("one", "two").replace(b"</feed>", other)
    desk = source(web.answer("/feed", Answer(body=feed("one", "two")), Answer(body=then)))
    poll([desk], shelf, time)
    time.pass_(hours=30)
    assert poll([desk], shelf, time).counts.new == 1
    guids = {record.entry.guid for record in shelf.matching(Query(copies="every"))}
    assert guids == {"urn:x:one", "urn:x:two", "urn:x:other"}


def test_a_collection_says_of_how_many_entries_a_feed_was_heard_again(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A), entry("2", B)))
    with shelf.transaction() as transaction:
        assert transaction.heard_again("another source", NOON, LATER) == 0
        assert transaction.heard_again(FEED, LATER, LATER) == 0
        assert transaction.heard_again(FEED, NOON, LATER) == 2
        assert transaction.heard_again(FEED, NOON, LATER) == 0
    assert {*last_seen(shelf).values()} == {LATER}


def test_a_feed_of_which_nothing_is_left_is_not_heard_again(shelf: Collection) -> None:
    decided(shelf, reading(entry("1", A)))
    decided(shelf, reading(tombstones=(Tombstone("1"),), at=LATER))
    with shelf.transaction() as transaction:
        assert transaction.heard_again(FEED, LATER, MUCH_LATER) == 0
