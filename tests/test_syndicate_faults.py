"""External faults of a publish run: kills, a full disk, other runs, an output that is none."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from shlex import join, quote
from time import sleep
from typing import Any

import pytest

from benchmarks import publishing_crash
from benchmarks.publishing_crash import Run, Scene, arguments_for, differing, ended, files, scenes, start, wrong
from ingest import open_collection
from syndicate.state import open_state
from tests.conftest import ROOT
from tests.processes import started

SMALL = ("--sources", "3", "--entries", "12", "--forked")
PAGE = 4096  # bytes


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """An output, and a collection that has changed since."""
    return scenes(tmp_path_factory.mktemp("scenes"), 3, 12, forked=True)[1]


@pytest.fixture
def desk(changed: Scene, tmp_path: Path) -> Path:
    """A folder with such an output and collection."""
    shutil.copytree(changed.before, tmp_path / "desk")
    return tmp_path / "desk"


def left(desk: Path) -> list[str]:
    """Return files in the output that no server should show."""
    return [path.name for path in (desk / "public").rglob(".*")]


def fails(run: Run) -> str:
    """Return the one line with which a run gives up."""
    status, said = run.end()
    assert status == 1
    assert said.startswith("error: ")
    assert said.count("\n") == 1
    return said


def finishes(desk: Path, changed: Scene) -> None:
    assert list(ended(start(desk, forked=True))) == []
    assert list(differing(files(desk), changed.due)) == []
    assert left(desk) == []


def test_runs_that_are_killed_at_twenty_moments_leave_whole_files_and_the_next_run_finishes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert publishing_crash.main(["--kills", "20", *SMALL]) == 0, capsys.readouterr().out


def test_two_runs_at_once_both_end_well_and_leave_what_one_leaves(desk: Path, changed: Scene) -> None:
    running = [start(desk, forked=True) for _ in range(2)]
    assert [fault for run in running for fault in ended(run)] == []
    assert list(differing(files(desk), changed.due)) == []
    assert left(desk) == []
    finishes(desk, changed)


def test_a_run_that_waits_for_another_does_not_keep_that_one_from_its_end(tmp_path: Path) -> None:
    def first(pipe: Connection) -> None:
        connection = sqlite3.connect(state, timeout=10, isolation_level=None)  # seconds
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE channels SET stale = 1")
        pipe.send("begun")
        sleep(0.3)  # by then the other run waits
        connection.execute("COMMIT")  # this waits for readers: the second run must have let go
        pipe.send("ended")

    with open_state(tmp_path, collection="a", output=tmp_path / "public"):
        (state,) = tmp_path.glob("*.db")
    process, pipe = started(first)
    assert pipe.recv() == "begun"
    with open_state(tmp_path, collection="a", output=tmp_path / "public"):
        assert pipe.recv() == "ended"
    process.join()


def test_two_runs_that_meet_a_damaged_state_make_one_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def quicker(pipe: Connection) -> None:
        with open_state(tmp_path, collection="a", output=tmp_path / "public") as state:
            pipe.send("open")
            sleep(0.3)  # by then the other run waits
            state.note("a", "b")

    connect = sqlite3.connect
    asked: list[Path] = []

    def slower(path: Path, **options: Any) -> sqlite3.Connection:
        asked.append(path)
        if len(asked) == 1:
            path.write_bytes(b"no database" * 1000)
            assert started(quicker)[1].recv() == "open"
            raise sqlite3.DatabaseError("file is not a database")  # as it was a moment ago
        connection: sqlite3.Connection = connect(path, **options)
        return connection

    monkeypatch.setattr(sqlite3, "connect", slower)
    with open_state(tmp_path, collection="a", output=tmp_path / "public") as state:
        assert state.said("a") == "b"


def test_a_state_is_for_one_run(tmp_path: Path) -> None:
    with open_state(tmp_path, collection="a", output=tmp_path / "public") as state:
        (path,) = tmp_path.glob("*.db")
        other = sqlite3.connect(path, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT * FROM channels")
        state.note("a", "b")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT * FROM channels")
    assert other.execute("SELECT value FROM said").fetchone() == ("b",)
    other.close()


# The collection's own files beside it need 32 KiB.
@pytest.mark.parametrize("most", [33_000, 36_000], ids="{:,} bytes".format)
def test_files_that_become_too_large_stop_the_run_with_one_line_and_the_next_one_finishes(
    desk: Path, changed: Scene, most: int
) -> None:
    before = files(desk)
    fails(start(desk, forked=True, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))))
    assert list(wrong(files(desk))) == []
    assert before.keys() <= files(desk).keys()
    assert left(desk) == []
    finishes(desk, changed)


SMALL_DISK = """
mount -t tmpfs -o size={size} none {public}
cp -a {before}/. {public}
{run} >{said} 2>&1
echo $? >>{said}
cp -a {public} {struck}
mount -o remount,size=64m {public}
{run} || exit 9
cp -a {public} {mended}
"""


def may_mount() -> bool:
    """Return whether this machine lets us mount a small disk."""
    unshare = shutil.which("unshare")
    trial = [unshare, "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"] if unshare else ["false"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


# In a container that may not mount, only the limit on a file's size above tests errors of writing.
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9] if may_mount() else [])
def test_a_disk_that_fills_stops_the_run_with_one_line_and_the_next_one_finishes(
    desk: Path, changed: Scene, tmp_path: Path, share: float
) -> None:
    old, said = tmp_path / "old", tmp_path / "said"
    shutil.copytree(desk / "public", old)
    has, needs = (sum(len(body) // PAGE + 1 for body in bodies.values()) for bodies in (files(desk), changed.due))
    script = SMALL_DISK.format(
        size=int(has + share * (needs - has)) * PAGE,
        public=quote(str(desk / "public")),
        before=quote(str(old)),
        said=quote(str(said)),
        run=join([sys.executable, "-m", "syndicate", *arguments_for(desk)]),
        struck=quote(str(tmp_path / "struck" / "public")),
        mended=quote(str(tmp_path / "mended" / "public")),
    )
    for name in ("struck", "mended"):
        (tmp_path / name).mkdir()
    subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script], cwd=ROOT, check=True)
    line, status = said.read_text(encoding="utf-8").splitlines()
    assert line.startswith("error: ")
    assert line.endswith("the disk is full; make room and run again")
    assert status == "1"
    struck = files(tmp_path / "struck")
    assert list(wrong(struck)) == []
    assert files(desk).keys() <= struck.keys()
    assert left(tmp_path / "struck") == []
    assert list(differing(files(tmp_path / "mended"), changed.due)) == []


def test_a_collection_that_is_being_written_is_published_as_it_was(desk: Path, changed: Scene) -> None:
    def hold(pipe: Connection) -> None:
        with open_collection(f"sqlite:///{desk / 'collection.db'}") as collection, collection.transaction():
            pipe.send("held")
            pipe.recv()

    process, pipe = started(hold)
    assert pipe.recv() == "held"
    finishes(desk, changed)
    process.kill()
    process.join()


def put_a_file_there(public: Path) -> None:
    shutil.rmtree(public)
    public.write_text("a file", encoding="utf-8")


def put_a_link_in_it(public: Path) -> None:
    outside = public.parent / "outside"
    (public / "source").rename(outside)
    (public / "source").symlink_to(outside)


def put_a_folder_for_a_feed(public: Path) -> None:
    for name in ("feed.atom", "feed.atom.gz"):
        (public / name).unlink()
    (public / "feed.atom").mkdir()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (put_a_file_there, "is a file, not a folder; choose another --output"),
        (put_a_link_in_it, "is a symbolic link, which is not followed"),
        (put_a_folder_for_a_feed, "something that is no file stands in its place"),
    ],
)
def test_an_output_that_is_none_is_said_in_one_line_and_nothing_outside_is_touched(
    desk: Path, spoil: Callable[[Path], None], says: str
) -> None:
    public = desk / "public"
    spoil(public)
    outside = {path: path.read_bytes() for path in (desk / "outside").rglob("*") if path.is_file()}
    assert says in fails(start(desk, forked=True))
    assert {path: path.read_bytes() for path in outside} == outside
    assert not public.is_dir() or list(wrong(files(desk))) == []


def test_an_output_that_may_not_be_written_is_said_in_one_line(desk: Path, changed: Scene) -> None:
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is missing: apt-get install util-linux")
    before = files(desk)
    folders = [path for path in (desk / "public", *(desk / "public").rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    capabilities = "-dac_override,-dac_read_search,-fowner"  # root writes where it likes
    as_anyone = ["setpriv", f"--bounding-set={capabilities}", f"--inh-caps={capabilities}"]
    command = [sys.executable, "-m", "syndicate", *arguments_for(desk)]
    refused = subprocess.run(
        [*as_anyone, *command] if os.getuid() == 0 else command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    for folder in folders:
        folder.chmod(0o755)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"error: {desk / 'public'}")
    assert refused.stderr.endswith("cannot be written: this user may not write there\n")
    assert refused.stderr.count("\n") == 1
    assert files(desk) == before
    finishes(desk, changed)


# -- the harness would notice a fault --


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom", "feed.json", "feeds.opml", "index.html"])
def test_a_half_file_would_be_seen(changed: Scene, name: str) -> None:
    half = {**changed.due, name: changed.due[name][:-20]}
    found = list(wrong(half))
    assert any(line.startswith(f"{name}: ") for line in found)
    assert f"{name}.gz: is not of the file beside it" in found
    assert list(differing(half, changed.due)) == [f"{name}: other bytes"]


def test_a_gz_that_stands_alone_would_be_seen(changed: Scene) -> None:
    alone = {name: body for name, body in changed.due.items() if name != "feed.rss"}
    assert list(wrong(alone)) == ["feed.rss.gz: stands alone"]
    assert list(differing(alone, changed.due)) == ["feed.rss: missing"]
    assert list(differing(changed.due, alone)) == ["feed.rss: too much"]
