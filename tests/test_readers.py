"""Documents read in other processes: the same readings, and an end to a reader that never returns."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest import Document, read
from ingest.engines import readers as engine
from ingest.engines.readers import Readers
from ingest.engines.spared import spared
from ingest.errors import EngineError, ReadError
from ingest.schema import Hints
from tests.processes import interruptible

PAGE = Document(
    url="https://a.example/pier",
    body=b"<!doctype html><title>The pier</title><h1>The pier</h1><p>"
    + b"The council says that the pier will stay open until the autumn comes. " * 9,
)


@pytest.fixture(autouse=True)
def as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_SPAWN", multiprocessing.get_context("spawn"))


def children() -> set[int]:
    """Return the processes started by this one that read documents."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    found = {int(pid) for task in tasks for pid in shown(task).split()}
    return {pid for pid in found if b"spawn_main" in shown(Path(f"/proc/{pid}/cmdline"))}


def shown(path: Path) -> bytes:
    """Return what the system shows of a thread or a process; nothing if it has just ended."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def test_a_document_is_read_as_read_reads_it() -> None:
    with Readers(1) as readers:
        assert readers.read(PAGE, Hints()) == read(PAGE)
        with pytest.raises(ReadError, match=r"^binary"):
            readers.read(Document(url="https://a.example/x", body=bytes(range(256))), Hints())
        assert readers.read(PAGE, Hints()) == read(PAGE)


def test_a_document_that_is_not_read_in_time_is_ended_and_the_next_is_read() -> None:
    with Readers(1, limit=0.0) as readers, pytest.raises(ReadError, match=r"^wedged: not read within 0 s"):
        readers.read(PAGE, Hints())
    with Readers(1) as readers:
        readers.read(PAGE, Hints())
        (reader,) = children()
        os.kill(reader, signal.SIGKILL)
        with pytest.raises(ReadError, match=r"^reader-lost"):
            readers.read(PAGE, Hints())
        assert readers.read(PAGE, Hints()) == read(PAGE)


def gone(pipe: Connection) -> None:
    os._exit(1)


def test_where_processes_end_before_they_have_begun_no_document_is_blamed_and_no_more_are_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "_SPAWN", multiprocessing.get_context("fork"))
    monkeypatch.setattr(engine, "_serve", gone)
    with Readers(2) as readers:
        for _ in range(engine.STILLBORN):
            with pytest.raises(EngineError, match="ended before it had begun"):
                readers.read(PAGE, Hints())
        for _ in range(5):
            with pytest.raises(EngineError, match="end before they have begun"):
                readers.blocks_of(PAGE)


def test_a_machine_that_begins_no_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(engine, "_Process", none)
    with Readers(1) as readers:
        for _ in range(2):
            with pytest.raises(EngineError, match="no process that reads can begin: Cannot allocate memory"):
                readers.read(PAGE, Hints())


def test_threads_share_the_processes() -> None:
    readings = []
    with Readers(2) as readers:
        threads = [threading.Thread(target=lambda: readings.append(readers.read(PAGE, Hints()))) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(children()) <= 2
    assert readings == [read(PAGE)] * 5
    assert children() == set()


def test_who_waits_for_a_reading_when_all_are_ended_gets_an_error_and_nobody_else_does() -> None:
    """The run and the waiting thread end the process at the same moment; repeated, because it is a matter of chance."""
    told: list[str] = []

    def wait(readers: Readers) -> None:
        try:
            readers.read(PAGE, Hints())
        except ReadError as error:
            told.append(error.rule)
        except OSError as error:  # a pipe that was closed twice, and may have belonged to somebody else by then
            told.append(str(error))

    for _ in range(30):
        with Readers(3) as readers:
            threads = [threading.Thread(target=wait, args=(readers,)) for _ in range(3)]
            for thread in threads:
                thread.start()
            while len(children()) < 3:
                continue
        for thread in threads:
            thread.join()
    assert told == ["reader-lost"] * 90


def test_no_process_is_begun_before_it_is_needed() -> None:
    code = (
        "import sys; from ingest.engines.readers import Readers\nwith Readers(): print('ingest.reading' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "False\n"


def test_no_process_is_begun_once_they_have_been_ended() -> None:
    with Readers(1) as readers:
        readers.read(PAGE, Hints())
    for _ in range(2):  # the first document finds the process that was ended
        with pytest.raises(ReadError, match=r"^reader-lost"):
            readers.read(PAGE, Hints())
    assert children() == set()


def test_ctrl_c_does_not_reach_a_process_even_while_it_begins(capfd: pytest.CaptureFixture[str]) -> None:
    before = children()
    with Readers(1) as readers, ThreadPoolExecutor(1) as threads:
        reading = threads.submit(readers.read, PAGE, Hints())
        while not (begun := children() - before):
            assert not reading.done()
        (child,) = begun
        while not reading.done():
            os.kill(child, signal.SIGINT)
    assert reading.result() == read(PAGE)
    assert not capfd.readouterr().err


def test_ctrl_c_while_processes_are_begun_is_taken_once_they_are() -> None:
    done = []

    def begin() -> None:
        with spared():
            signal.raise_signal(signal.SIGINT)
            done.append("what follows in the block")

    with interruptible(), pytest.raises(KeyboardInterrupt):
        begin()
    assert done
