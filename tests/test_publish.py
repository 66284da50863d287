import fcntl
import gzip
import os
import resource
import signal
import stat
import sys
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest.errors import PublishError
from ingest.schema import Listed
from syndicate.publish import Output, checking, listed_at, presence, refuse_unless_readable
from syndicate.publish.files import status
from syndicate.publish.packing import packed
from tests.conformance.parts import RENDERERS, selection
from tests.conformance.records import NOON, record
from tests.processes import in_a_process, started


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def is_whole(path: Path) -> bool:
    gz = Path(f"{path}.gz")
    return path.is_file() and gz.is_file() and gz.read_bytes() == packed(path.read_bytes())


def refusal(output: Path, name: str, body: bytes = b"new") -> str:
    with pytest.raises(PublishError) as caught, Output(output) as opened:
        opened.publish(name, body)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# -- one file --


def publish(path: Path, body: bytes) -> bool:
    with Output(path.parent) as output:
        return output.publish(path.name, body)


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "feed.rss"
    assert publish(path, b"one")
    assert path.read_bytes() == b"one"


def test_a_changed_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    assert publish(path, b"one")
    assert publish(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["feed.rss", "feed.rss.gz"]


def test_an_unchanged_file_keeps_its_time_and_so_does_its_gz(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    publish(path, b"one")
    for name in names(tmp_path):
        os.utime(tmp_path / name, (1, 1))
    assert not publish(path, b"one")
    assert [(tmp_path / name).stat().st_mtime for name in names(tmp_path)] == [1, 1]


def test_whoever_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    publish(path, b"old")
    with path.open("rb") as reader:
        publish(path, b"new and longer")
        assert reader.read() == b"old"


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_file_and_its_gz_have_the_mode_that_the_umask_allows(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        publish(tmp_path / "feed.rss", b"one")
    finally:
        os.umask(before)
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in names(tmp_path)} == {mode}


@pytest.mark.parametrize("old", [1_000_000_000, 4_000_000_000])  # seconds: long ago, and from a clock that was wrong
def test_no_two_versions_of_a_file_share_a_second_and_the_later_has_the_later_one(tmp_path: Path, old: int) -> None:
    path = tmp_path / "feed.rss"
    publish(path, b"1")
    os.utime(path, (old, old))
    seen = [old]
    for version in range(2, 5):
        publish(path, b"%d" % version)
        seen.append(int(path.stat().st_mtime))
    assert seen == sorted(set(seen))


# -- its .gz --


def test_the_gz_of_a_body_has_no_clock_and_no_name_and_opens_everywhere() -> None:
    body = bytes(range(256)) * 400
    assert gzip.decompress(packed(body)) == body
    assert packed(body) == packed(body)
    assert packed(body)[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    assert packed(b"") == bytes.fromhex("1f8b08000000000000ff0300" + "00" * 8)


def test_a_file_and_its_gz_have_one_time(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    for body in (b"one", b"two"):
        publish(path, body)
        assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == body
        assert path.stat().st_mtime_ns == Path(f"{path}.gz").stat().st_mtime_ns


def spoil(gz: Path, how: str) -> None:
    if how == "missing":
        gz.unlink()
    elif how == "of an older file":
        gz.write_bytes(packed(b"older"))
    elif how == "cut short":
        gz.write_bytes(gz.read_bytes()[:-1])
    elif how == "empty":
        gz.write_bytes(b"")
    else:
        gz.write_bytes(gzip.compress(b"one", 9, mtime=1))


@pytest.mark.parametrize("how", ["missing", "of an older file", "cut short", "empty", "of another program"])
def test_a_gz_that_is_not_its_files_is_made_again_and_the_file_is_not_touched(tmp_path: Path, how: str) -> None:
    path, gz = tmp_path / "feed.rss", tmp_path / "feed.rss.gz"
    publish(path, b"one")
    os.utime(path, (1, 1))
    spoil(gz, how)
    assert not is_whole(path)
    assert not publish(path, b"one")
    assert path.stat().st_mtime == 1
    assert is_whole(path)


# -- many files --


def test_files_of_one_output_take_their_places_together_in_their_order(tmp_path: Path) -> None:
    with Output(tmp_path) as output:
        for number in range(3):
            assert output.publish(f"source/wire/archive-{number}.rss", b"%d" % number)
        assert not (tmp_path / "source" / "wire" / "archive-0.rss").exists()
        assert output.publish("source/wire/archive-0.rss", b"again")
        assert (tmp_path / "source" / "wire" / "archive-0.rss").read_bytes() == b"0"
    assert (tmp_path / "source" / "wire" / "archive-0.rss").read_bytes() == b"again"
    assert len(names(tmp_path / "source" / "wire")) == 6


def test_more_files_than_a_process_may_have_open_can_be_published(tmp_path: Path) -> None:
    folders = 700

    def many() -> str:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        with Output(tmp_path) as output:
            return str(sum(output.publish(f"tag/{number}/feed.rss", b"x") for number in range(folders)))

    assert in_a_process(many) == str(folders)
    assert sum(1 for _ in tmp_path.rglob("*.rss")) == sum(1 for _ in tmp_path.rglob("*.gz")) == folders


def test_who_is_stopped_publishes_nothing_of_what_was_waiting_and_leaves_nothing(tmp_path: Path) -> None:
    def stopped() -> None:
        with Output(tmp_path) as output:
            output.publish("feed.rss", b"one")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert names(tmp_path) == []


# -- what is not part of the output --


def test_an_output_that_is_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to("www")
    with Output(tmp_path / "public") as output:
        output.publish("source/wire/feed.rss", b"one")
    assert (tmp_path / "www" / "source" / "wire" / "feed.rss").read_bytes() == b"one"


@pytest.mark.parametrize("link", ["source", "source/wire", "source/wire/feed.rss", "source/wire/feed.rss.gz"])
@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_symbolic_link_in_the_output_is_refused_in_one_line(tmp_path: Path, link: str, target: str) -> None:
    output, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (output / link).parent.mkdir(parents=True)
    (output / link).symlink_to(tmp_path / target)
    said = refusal(output, "source/wire/feed.rss")
    assert "symbolic link" in said
    assert f"{output}/source" in said
    assert names(elsewhere) == []
    assert (output / link).is_symlink()
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["../feed.rss", "a/../../feed.rss", "/etc/feed.rss", "a//feed.rss", "", "a/", "a/\0"])
def test_a_name_that_leads_out_of_the_output_is_refused(tmp_path: Path, name: str) -> None:
    assert "no name under" in refusal(tmp_path / "public", name)
    assert set(names(tmp_path)) <= {"public"}


@pytest.mark.parametrize("blocked", ["out", "out/source", "out/source/feed.rss"])
def test_an_output_that_cannot_hold_the_file_is_named_in_one_line(tmp_path: Path, blocked: str) -> None:
    if blocked.endswith("rss"):
        (tmp_path / blocked).mkdir(parents=True)
    else:
        (tmp_path / blocked).parent.mkdir(exist_ok=True)
        (tmp_path / blocked).write_text("a file", encoding="utf-8")
    assert str(tmp_path / blocked) in refusal(tmp_path / "out", "source/feed.rss")
    assert not [name for name in names(tmp_path) if name.endswith((".tmp", presence.MARK))]


def test_a_name_that_is_too_long_is_refused_and_the_files_before_it_stand(tmp_path: Path) -> None:
    with Output(tmp_path) as output:
        output.publish("feed.rss", b"one")
        output.publish(f"{'x' * 244}.rss", b"two")
        output.publish("feed.atom", b"three")
        with pytest.raises(PublishError, match="its name is too long"):
            output.settle()
    assert names(tmp_path) == ["feed.rss", "feed.rss.gz"]


# -- a disk that fills --


def test_a_file_that_does_not_fit_leaves_the_old_one_and_nothing_half(tmp_path: Path) -> None:
    publish(tmp_path / "feed.rss", b"old")

    def limited() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        return refusal(tmp_path, "feed.rss", b"x" * 60_000)

    assert "may not write files so large" in in_a_process(limited)
    assert names(tmp_path) == ["feed.rss", "feed.rss.gz"]
    assert (tmp_path / "feed.rss").read_bytes() == b"old"
    assert publish(tmp_path / "feed.rss", b"x" * 60_000)


# -- what killed runs leave behind --


def killed(folder: Path, *leftovers: str) -> None:
    """Leave the files of a run that was killed while it wrote."""
    for name in (presence.MARK, *leftovers):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"half")


def test_the_next_run_removes_what_a_killed_one_left_even_if_it_writes_nothing(tmp_path: Path) -> None:
    publish(tmp_path / "feed.rss", b"one")
    killed(tmp_path, ".feed.rss.123.tmp", "source/wire/.feed.rss.gz.123-1.tmp")
    with Output(tmp_path):
        pass
    assert names(tmp_path) == ["feed.rss", "feed.rss.gz", "source", "source/wire"]


def test_what_is_not_ours_is_left_where_it_is(tmp_path: Path) -> None:
    others = [".feed.rss.tmp", ".htaccess", "feed.rss.123.tmp", ".feed.rss.123.tmp.bak", "notes.tmp"]
    killed(tmp_path, *others)
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    killed(outside, ".feed.rss.123.tmp")
    (tmp_path / "link").symlink_to(outside)
    with Output(tmp_path):
        pass
    assert names(tmp_path) == sorted([*others, "link"])
    assert (outside / ".feed.rss.123.tmp").exists()


def test_what_a_run_that_is_alive_is_writing_is_left_and_removed_after_it(tmp_path: Path) -> None:
    killed(tmp_path, ".feed.rss.123.tmp")
    with (tmp_path / presence.MARK).open("rb") as mark:
        fcntl.flock(mark, fcntl.LOCK_SH)
        publish(tmp_path / "feed.atom", b"one")
        assert ".feed.rss.123.tmp" in names(tmp_path)
    publish(tmp_path / "feed.json", b"one")
    assert [name for name in names(tmp_path) if name.startswith(".")] == []


def test_the_last_of_two_runs_removes_what_the_other_left_that_was_killed(tmp_path: Path) -> None:
    def work(pipe: Connection) -> None:
        with Output(tmp_path) as output:
            output.publish("source/wire/feed.rss", b"of who is killed")
            while not any(".tmp" in name for name in names(tmp_path)):
                continue
            pipe.send("written")
            pipe.recv()

    with Output(tmp_path) as output:
        output.publish("feed.atom", b"one")
        process, pipe = started(work)
        assert pipe.recv() == "written"
        process.kill()
        process.join()
    assert names(tmp_path) == ["feed.atom", "feed.atom.gz", "source", "source/wire"]


def test_a_temporary_file_of_the_same_name_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / presence.temporary_name("feed.rss", os.getpid())).write_bytes(b"another container's")
    assert publish(tmp_path / "feed.rss", b"one")
    assert (tmp_path / "feed.rss").read_bytes() == b"one"


def comes_to_its_end(path: Path, *, after: int) -> bool:
    """Publish in a process that is killed just before its Nth change of a name on the disk."""

    def work() -> str:
        left = after

        def strike(event: str, _: object) -> None:
            nonlocal left
            if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.utime"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(strike)
        publish(path, b"new")
        left = sys.maxsize
        return "done"

    try:
        return in_a_process(work) == "done"
    except EOFError:
        return False


def test_every_moment_at_which_a_run_may_be_killed_leaves_a_pair_that_agrees_and_the_next_run_finishes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "public" / "feed.rss"
    gz = path.with_name("feed.rss.gz")
    for moment in count():
        publish(path, b"old")
        ended = comes_to_its_end(path, after=moment)
        assert path.read_bytes() in (b"old", b"new")
        assert not gz.exists() or gzip.decompress(gz.read_bytes()) == path.read_bytes()
        publish(path, b"new")
        assert names(path.parent) == ["feed.rss", "feed.rss.gz"]
        assert is_whole(path)
        if ended:
            break
    assert moment > 10


def test_two_runs_that_publish_at_once_leave_pairs_that_agree(tmp_path: Path) -> None:
    def publishing(body: bytes) -> Callable[[Connection], None]:
        def work(pipe: Connection) -> None:
            for number in range(30):
                publish(tmp_path / "feed.rss", body * (number + 1))
            pipe.send("done")

        return work

    running = [started(publishing(body)) for body in (b"one", b"two")]
    for process, pipe in running:
        assert pipe.recv() == "done"
        process.join()
    assert names(tmp_path) == ["feed.rss", "feed.rss.gz"]
    assert (tmp_path / "feed.rss").read_bytes() in (b"one" * 30, b"two" * 30)
    assert is_whole(tmp_path / "feed.rss")
    assert gzip.decompress((tmp_path / "feed.rss.gz").read_bytes()) == (tmp_path / "feed.rss").read_bytes()


def test_a_gz_that_another_run_takes_away_while_it_is_looked_at_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at_and_taken(folder: int, name: str) -> os.stat_result | None:
        there = status(folder, name)
        if there and name.endswith(".gz"):
            os.unlink(name, dir_fd=folder)
        return there

    publish(tmp_path / "feed.rss", b"one")
    monkeypatch.setattr("syndicate.publish.files.status", looked_at_and_taken)
    publish(tmp_path / "feed.rss", b"one")
    assert is_whole(tmp_path / "feed.rss")


# -- the check before publishing --

ADDRESS = "https://a.example/feed.rss"


def listing(*guids: str) -> tuple[Listed, ...]:
    return tuple(Listed(guid, None, None) for guid in guids)


def test_a_feed_that_reads_back_as_it_was_made_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "glance", lambda body: listing("1", "2"))
    refuse_unless_readable(ADDRESS, b"", ["1", "2"])


@pytest.mark.parametrize("found", [(), ("1",), ("2", "1"), ("1", "2", "3"), ("1", "1")])
def test_a_feed_that_reads_back_otherwise_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...]
) -> None:
    monkeypatch.setattr(checking, "glance", lambda body: listing(*found))
    with pytest.raises(PublishError, match="not published") as caught:
        refuse_unless_readable(ADDRESS, b"", ["1", "2"])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("file", RENDERERS)
def test_a_feed_of_ours_that_breaks_off_anywhere_is_refused(file: str) -> None:
    chosen = selection(record(1), record(2))
    body, ids = RENDERERS[file](chosen), chosen.ids
    refuse_unless_readable(ADDRESS, body, ids)
    for end in range(len(body.rstrip())):
        with pytest.raises(PublishError, match="not published: it cannot be read back"):
            refuse_unless_readable(ADDRESS, body[:end], ids)


@pytest.mark.parametrize("file", RENDERERS)
def test_a_standing_feed_tells_its_ids_and_when_each_was_changed(tmp_path: Path, file: str) -> None:
    chosen = selection(record(1), record(2))
    path = tmp_path / file
    assert listed_at(path) is None
    publish(path, RENDERERS[file](chosen))
    listed = listed_at(path)
    assert listed is not None
    assert [one.guid for one in listed] == chosen.ids
    assert [one.title for one in listed] == ["Story 1", "Story 2"]
    if file != "feed.rss":
        assert [one.updated for one in listed] == [NOON, NOON]
    path.write_bytes(path.read_bytes()[:-20])
    assert listed_at(path) is None
