import os
import stat
from pathlib import Path

import pytest

from ingest.errors import PublishError, ReadError
from ingest.schema import Document, Entry, Format, Kind, Reading
from syndicate.publish import publish, refuse_unless_readable


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "feed.rss"
    assert publish(path, b"one")
    assert path.read_bytes() == b"one"


def test_a_changed_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    assert publish(path, b"one")
    assert publish(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["feed.rss"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    publish(path, b"one")
    os.utime(path, (1, 1))
    assert not publish(path, b"one")
    assert path.stat().st_mtime == 1


def test_whoever_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    publish(path, b"old")
    with path.open("rb") as reader:
        publish(path, b"new and longer")
        assert reader.read() == b"old"


def test_a_file_can_be_read_by_the_web_server(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    before = os.umask(0o022)
    try:
        publish(path, b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("blocked", ["out", "out/feed.rss"])
def test_an_output_that_cannot_hold_the_file_is_named_in_one_line(tmp_path: Path, blocked: str) -> None:
    if blocked == "out":
        (tmp_path / "out").write_text("a file", encoding="utf-8")
    else:
        (tmp_path / blocked).mkdir(parents=True)
    with pytest.raises(PublishError, match=r"\bout\b") as caught:
        publish(tmp_path / "out" / "feed.rss", b"one")
    assert "\n" not in str(caught.value)


def test_a_failed_write_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").mkdir()
    with pytest.raises(PublishError):
        publish(tmp_path / "feed.rss", b"one")
    assert [one.name for one in tmp_path.iterdir()] == ["feed.rss"]


def reading_of(*guids: str) -> Reading:
    return Reading(
        url="x",
        format=Format.RSS,
        kind=Kind.FEED,
        entries=tuple(Entry(guid=guid, url="https://a.example/") for guid in guids),
    )


def test_a_feed_that_reads_back_as_it_was_made_is_let_through() -> None:
    refuse_unless_readable("x", b"", ["1", "2"], read=lambda document: reading_of("1", "2"))


@pytest.mark.parametrize("found", [(), ("1",), ("2", "1"), ("1", "2", "3"), ("1", "1")])
def test_a_feed_that_reads_back_otherwise_is_refused_in_one_line(found: tuple[str, ...]) -> None:
    with pytest.raises(PublishError, match="not published") as caught:
        refuse_unless_readable("https://a.example/feed.rss", b"", ["1", "2"], read=lambda document: reading_of(*found))
    assert "\n" not in str(caught.value)


def test_a_feed_that_cannot_be_read_at_all_is_refused() -> None:
    def read(document: Document) -> Reading:
        raise ReadError("binary", document.url)

    with pytest.raises(PublishError, match="binary"):
        refuse_unless_readable("https://a.example/feed.rss", b"", [], read=read)
