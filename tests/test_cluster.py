"""Archives read by Dask's workers: workers and schedulers that die, files that are broken or elsewhere."""

import logging
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import dask
import pytest
from distributed import Client, LocalCluster

from benchmarks.backfill import killing
from benchmarks.made_archives import page_of, record_of, write
from benchmarks.made_stories import START
from ingest import open_collection
from ingest.archive import find, ordered
from ingest.cli import main
from ingest.cli.live import Polling
from ingest.engines import cluster as engine
from ingest.errors import EngineError
from ingest.run.backfill import batches
from tests.conftest import DOCUMENTS, ROOT
from tests.loopback import Answer, Asked, closed_port, loopback
from tests.offline import as_json, records
from tests.processes import children, interruptible
from tests.test_backfill import order_in, rows
from tests.test_replay import sources
from tests.virtual import Time, poll

Moment = Callable[[str, "subprocess.Popen[str]"], None]  # waits for it; of a run, by its collection's address


def local_cluster(**further: Any) -> LocalCluster:
    """Two workers that take no profile of themselves, at which no test looks: idle they need half the CPU."""
    with dask.config.set({"distributed.worker.profile.enabled": False}):
        return LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            **further,
        )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, which work in another folder than this process."""
    with local_cluster(local_directory=str(tmp_path_factory.mktemp("dask"))) as cluster:
        with Client(cluster, set_as_default=False) as client:
            client.run(os.chdir, str(tmp_path_factory.mktemp("elsewhere")))
        yield cluster.scheduler_address


def filled(address: str, scheduler: str, *arguments: object) -> int:
    return main([*map(str, arguments), "-q", "--collection", address, "--engine", f"dask={scheduler}"])


def test_workers_leave_the_collection_of_a_plain_run(
    archives: Path, plain: str, scheduler: str, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert filled(address, scheduler, archives) == 0
    assert as_json(records(address)) == as_json(records(plain))
    assert main([str(archives), "--collection", address, "--engine", f"dask={scheduler}"]) == 0
    said = capsys.readouterr()
    assert f"{DOCUMENTS} documents, 0 entries: new 0" in said.out
    assert f"stored before: {DOCUMENTS} documents" in said.out
    assert said.err == ""


def test_paths_are_those_of_the_folder_that_the_run_is_in(
    archives: Path, plain: str, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(archives, tmp_path / "crawl")
    monkeypatch.chdir(tmp_path)
    assert filled("sqlite:///collection.db", scheduler, "crawl/*-0000[0-3].warc.gz") == 0
    assert rows("sqlite:///collection.db") == rows(plain)


def test_pages_in_folders_are_read_beside_archives(
    archives: Path, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "fixtures" / "mirror", tmp_path / "mixed")
    shutil.copy(archives / "crawl-00001.warc.gz", tmp_path / "mixed")
    monkeypatch.chdir(tmp_path)
    assert main(["mixed", "-q", "--collection", "sqlite:///plain.db"]) == 0
    assert filled("sqlite:///collection.db", scheduler, "mixed") == 0
    assert rows("sqlite:///collection.db") == rows("sqlite:///plain.db")


def test_what_polls_were_answered_is_read_in_its_turn(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    time = Time()
    with loopback() as web:
        read_from = sources(web)
        with open_collection("sqlite:///live.db") as collection:
            for _ in range(3):
                poll(read_from, collection, time, polling=Polling(archive=tmp_path / "kept", workers=3))
                time.pass_(hours=30)
    tables = (
        f'[[source]]\nname = "{one.id}"\nurl = "{one.url}"\nallow_private = true\n'
        + (f'language = "{one.language}"\ntimezone = "{one.timezone}"\n' if one.language else "")
        + (f"exclude = {list(one.exclude)}\n" if one.exclude else "")
        + (f"follow = {one.follow}\n" if one.follow else "")
        for one in read_from
    )
    Path("seeds").mkdir()
    Path("seeds/sources.toml").write_text("\n".join(tables), encoding="utf-8")
    assert main(["kept", "-q", "--collection", "sqlite:///plain.db"]) == 0
    assert filled("sqlite:///collection.db", scheduler, "kept") == 0
    assert rows("sqlite:///collection.db") == rows("sqlite:///plain.db")
    assert as_json(records("sqlite:///collection.db")) == as_json(records("sqlite:///live.db"))


# Workers that die


def test_workers_that_are_killed_cost_nothing(archives: Path, plain: str, postgres: str) -> None:
    """Kills at any moment, even before the workers have started; for twenty kills see test_backfill."""
    command = [sys.executable, "-m", "ingest", str(archives), "-q", "--collection", postgres, "--engine", "dask"]
    with open_collection(postgres) as collection:
        process = subprocess.Popen([*command, "--workers", "2"], env={**os.environ, "PYTHONPATH": str(ROOT)})
        pause = threading.Event()
        while not collection.last_number():  # something is stored
            assert process.poll() is None
            pause.wait(0.05)
    with killing(process.pid, every=0.2, most=3) as killed:
        assert process.wait() == 0
    assert killed
    assert as_json(records(postgres)) == as_json(records(plain))


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a process of Dask until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def run_of(address: str, scheduler: str, archives: Path) -> "subprocess.Popen[str]":
    """Start a back-fill as a process of its own."""
    command = [sys.executable, "-m", "ingest", str(archives), "-q", "--collection", address]
    return subprocess.Popen(
        [*command, "--engine", f"dask={scheduler}"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def wait_for(address: str, asked: str, process: "subprocess.Popen[str]") -> None:
    """Wait until a query finds something in a collection, as long as the run lasts."""
    pause = threading.Event()
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as database:
        while not database.execute(asked).fetchone()[0]:
            assert process.poll() is None
            pause.wait(0.01)


def line(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on standard error."""
    (said,) = capsys.readouterr().err.splitlines()
    return said


def test_a_scheduler_that_dies_is_one_line_and_another_goes_on_from_there(
    archives: Path, plain: str, scheduler: str, tmp_path: Path
) -> None:
    address, dying = f"sqlite:///{tmp_path / 'collection.db'}", f"tcp://127.0.0.1:{closed_port()}"
    open_collection(address).close()
    with (
        started("dask_scheduler", "--port", dying.rpartition(":")[2], "--dashboard-address", "127.0.0.1:0") as process,
        started("dask_worker", dying, "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path)),
    ):
        ended = run_of(address, dying, archives)
        wait_for(address, "SELECT count(*) FROM site_pages", ended)  # nothing is read yet
        process.kill()
        _, said = ended.communicate()
    assert ended.returncode == 1
    (only,) = said.splitlines()
    assert "is gone; what was read until now is stored" in only
    assert filled(address, scheduler, archives) == 0
    assert rows(address) == rows(plain)


def test_a_run_that_is_killed_is_gone_on_with(archives: Path, plain: str, scheduler: str, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    open_collection(address).close()
    process = run_of(address, scheduler, archives)
    wait_for(address, "SELECT coalesce(max(stored), 0) FROM backfills", process)
    process.kill()
    process.communicate()
    assert filled(address, scheduler, archives) == 0
    assert rows(address) == rows(plain)


def test_a_second_run_of_the_same_workers_knows_nothing_of_the_first(
    archives: Path, plain: str, scheduler: str, tmp_path: Path
) -> None:
    for _ in range(2):
        assert filled(f"sqlite:///{tmp_path / 'collection.db'}", scheduler, archives) == 0
        assert rows(f"sqlite:///{tmp_path / 'collection.db'}") == rows(plain)
        for file in tmp_path.glob("collection.db*"):
            file.unlink()


def test_ctrl_c_is_one_line(archives: Path, tmp_path: Path) -> None:
    for number in range(5):  # everything may have been read before the signal comes, half a second later
        status, said = interrupted(archives, f"sqlite:///{tmp_path / f'collection-{number}.db'}", once_it_stores)
        if status:
            break
    assert status == 130
    assert said == "stopped; what was done until now is stored\n"


def test_ctrl_c_while_workers_begin_is_one_line(archives: Path, tmp_path: Path) -> None:
    for number in range(3):  # at slightly different moments
        address = f"sqlite:///{tmp_path / f'collection-{number}.db'}"
        assert interrupted(archives, address, once_workers_begin) == (
            130,
            "stopped; what was done until now is stored\n",
        )


def once_it_stores(address: str, process: subprocess.Popen[str]) -> None:
    """Wait until a back-fill has stored something."""
    wait_for(address, "SELECT count(*) FROM site_pages", process)


def once_workers_begin(_address: str, process: subprocess.Popen[str]) -> None:
    """Wait until the first of a back-fill's workers is a process, whose modules are still to be loaded."""
    pause = threading.Event()
    while not children(process.pid):
        assert process.poll() is None
        pause.wait(0.01)


def interrupted(archives: Path, address: str, moment: Moment) -> tuple[int, str]:
    """Return how a back-fill ends that is told to stop at a moment, and what it says."""
    open_collection(address).close()
    command = [sys.executable, "-m", "ingest", str(archives), "--collection", address, "--engine", "dask"]
    with interruptible():
        process = subprocess.Popen(
            [*command, "--workers", "2"],
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # all its processes get the signal, as at a terminal
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    moment(address, process)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    return process.returncode, said


# What cannot work


def test_no_scheduler_at_an_address_is_one_line(
    tmp_path: Path, archives: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.3)
    nowhere = f"tcp://127.0.0.1:{closed_port()}"
    assert filled(f"sqlite:///{tmp_path / 'collection.db'}", nowhere, archives) == 1
    assert line(capsys) == f"error: no Dask scheduler answers at {nowhere}: start one with `dask scheduler`"


def test_a_scheduler_without_workers_is_one_line(
    tmp_path: Path, archives: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 4.0)  # the scheduler runs, and answers within that time
    with LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL) as dask:
        assert filled(f"sqlite:///{tmp_path / 'collection.db'}", dask.scheduler_address, archives) == 1
    assert "has no workers: start some with `dask worker tcp://" in line(capsys)


def test_workers_with_another_wiredesk_are_refused(
    tmp_path: Path, archives: Path, scheduler: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "version", lambda _name: "99.9")
    assert filled(f"sqlite:///{tmp_path / 'collection.db'}", scheduler, archives) == 1
    assert f"has Wiredesk {version('wiredesk')}; install 99.9 there, as it is here" in line(capsys)


def test_without_dask_one_line_says_what_brings_it(
    tmp_path: Path, archives: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main([str(archives), "--collection", f"sqlite:///{tmp_path / 'collection.db'}", "--engine", "dask"]) == 1
    assert line(capsys) == "error: --engine dask needs Dask: pip install 'wiredesk[dask]'"


def test_workers_that_cannot_see_the_collections_file_are_one_line(
    archives: Path, scheduler: str, tmp_path: Path
) -> None:
    order = order_in("sqlite:////nowhere/collection.db", tmp_path)
    todo = batches(ordered(find((archives,), now=START)))
    with (
        engine.workers(scheduler, 1) as workers,
        open_collection("sqlite://") as collection,
        pytest.raises(EngineError, match="workers must see a file under the same path: if they cannot, keep"),
    ):
        list(workers.read(todo, frozenset(), collection, order))


# Kinds of archives


def gz(folder: Path, name: str, *records_in_it: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(b"".join(records_in_it))
    return path


def test_an_archive_that_is_cut_in_the_middle_of_a_record_gives_what_is_whole(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole,) = write(tmp_path / "crawl", 10, files=1)
    whole.write_bytes(whole.read_bytes()[:-100])
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    assert main([str(whole), "--collection", address, "--engine", f"dask={scheduler}"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("10 documents, ")
    assert "cut-archive" in said.err
    assert len(records(address)) == 9


def test_a_server_that_does_not_list_its_archives_costs_only_what_is_there(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = record_of("https://paper0.example/story/1", START, "text/html", page_of(1))
    file = gz(tmp_path / "crawl", "one.warc.gz", record)
    with loopback() as web:
        pattern = web.answer("/", *[Answer(status=503)] * 9) + "*.warc.gz"
        address = f"sqlite:///{tmp_path / 'collection.db'}"
        assert main([str(file), pattern, "--collection", address, "--engine", f"dask={scheduler}"]) == 1
    said = capsys.readouterr()
    assert f"{pattern}: not read: unreadable-file: its folder cannot be listed: 503" in said.err
    assert said.out.startswith("2 documents, 1 entry: new 1")


@pytest.mark.parametrize("status", [404, 503])
def test_what_a_server_answered_in_place_of_an_archive_is_said(
    status: int, scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with loopback() as web:
        where = web.answer("/one.warc.gz", *[Answer(status=status)] * 20)
        address = f"sqlite:///{tmp_path / 'collection.db'}"
        assert main([where, "--collection", address, "--engine", f"dask={scheduler}"]) == 1
    assert f"{where}: not read: unreadable-file: the server answered {status}\n" in capsys.readouterr().err


def test_many_tiny_archives_are_read_like_one(scheduler: str, tmp_path: Path) -> None:
    for number in range(150):
        url = f"https://paper0.example/story/{number}"
        gz(tmp_path / "tiny", f"{number:03}.warc.gz", record_of(url, START, "text/html", page_of(number % 4)))
    assert main([str(tmp_path / "tiny"), "-q", "--collection", f"sqlite:///{tmp_path / 'plain.db'}"]) == 0
    assert filled(f"sqlite:///{tmp_path / 'collection.db'}", scheduler, tmp_path / "tiny") == 0
    assert rows(f"sqlite:///{tmp_path / 'collection.db'}") == rows(f"sqlite:///{tmp_path / 'plain.db'}")


def test_an_archive_of_no_interest_is_passed_over(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = [record_of(f"https://a.example/{n}.png", START, "image/png", b"\x89PNG\r\n\x1a\n") for n in range(5)]
    file = gz(tmp_path / "crawl", "pictures.warc.gz", *pictures)
    for engine_of in ("threads", f"dask={scheduler}"):
        address = f"sqlite:///{tmp_path / engine_of[:4]}.db"
        assert main([str(file), "--collection", address, "--engine", engine_of]) == 1
        said = capsys.readouterr()
        assert said.out.startswith("0 documents, 0 entries: new 0")
        assert "passed over, no documents: 5 files or records" in said.out


def test_a_record_that_is_too_large_is_named_and_costs_no_other(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = record_of("https://a.example/large", START, "text/html", b"<p>" + bytes(40 << 20))
    sound = record_of("https://paper0.example/story/3", START, "text/html", page_of(3))
    file = gz(tmp_path / "crawl", "large.warc.gz", large, sound)
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    assert main([str(file), "--collection", address, "--engine", f"dask={scheduler}"]) == 0
    assert "https://a.example/large: not read: too-large" in capsys.readouterr().err
    assert len(records(address)) == 1


# Elsewhere


def test_archives_at_addresses_are_read_like_files(archives: Path, plain: str, scheduler: str, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    assert filled(address, scheduler, f"file://{archives}/*.warc.gz") == 0
    assert as_json(records(address)) == as_json(records(plain))


def test_an_archive_that_cannot_be_had_at_once_is_tried_again_and_then_named(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole,) = write(tmp_path / "crawl", 12, files=1)
    body = whole.read_bytes()
    failures = {"/shaky.warc.gz?signature=a*b": 1, "/broken.warc.gz": 1000}

    def reply(asked: Asked) -> Answer:
        failures[asked.path] -= 1
        if failures[asked.path] >= 0:
            return Answer(status=500)
        return ranged(asked, body)

    with loopback() as web:
        urls = [web.answer(path, reply) for path in failures]
        assert filled(f"sqlite:///{tmp_path / 'collection.db'}", scheduler, *urls) == 1
    said = capsys.readouterr().err
    assert f"{urls[1]}: not read: unreadable-file" in said
    assert urls[0] not in said
    assert len(records(f"sqlite:///{tmp_path / 'collection.db'}")) == 12


def ranged(asked: Asked, body: bytes) -> Answer:
    """A server that gives any part of a file."""
    said = (asked.header("Range") or "").removeprefix("bytes=")
    if not said:
        return Answer(body=body, headers=(("Accept-Ranges", "bytes"),))
    start, _, end = said.partition("-")
    part = body[int(start) : int(end) + 1 if end else None]
    return Answer(
        status=206, body=part, headers=(("Content-Range", f"bytes {start}-{int(start) + len(part) - 1}/{len(body)}"),)
    )


def test_an_address_that_nothing_opens_is_one_line(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert filled(f"sqlite:///{tmp_path / 'collection.db'}", scheduler, "nowhere://a/b.warc.gz") == 1
    said = line(capsys)
    assert said.startswith("nowhere://a/b.warc.gz: not read: ")
    assert "nothing that is installed opens such an address" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "dask"], "--engine dask reads files: name them"),
        (["a.warc", "--engine", "dask="], "dask= names no scheduler"),
        (["a.warc", "--engine", "dask", "--dry-run"], "leave --engine dask out, or --dry-run"),
        (["a.warc", "--engine", "dask=tcp://a:1", "--workers", "2"], "--workers begins processes on this machine"),
        (["a.warc", "--engine", "spark"], "'spark' is none of threads, procrastinate, dask, dask=ADDRESS"),
        (["https://[bad/a.warc.gz", "--engine", "dask"], "https://[bad/a.warc.gz: is no address"),
    ],
)
def test_what_dask_cannot_be_asked_is_said_in_a_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--collection", f"sqlite:///{tmp_path / 'collection.db'}"]) != 0
    assert said in capsys.readouterr().err
