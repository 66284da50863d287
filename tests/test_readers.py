"""Documents read in other processes: the same readings, and an end to a reader that never returns."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import pytest

from ingest import Document, read
from ingest.engines import readers as engine
from ingest.engines.readers import Readers
from ingest.engines.spared import undisturbed
from ingest.errors import EngineError, ReadError
from ingest.schema import Hints
from tests.processes import children

PAGE = Document(
    url="https://a.example/pier",
    body=b"<!doctype html><title>The pier</title><h1>The pier</h1><p>"
    + b"The council says that the pier will stay open until the autumn comes. " * 9,
)


@pytest.fixture(autouse=True)
def as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_SPAWN", multiprocessing.get_context("spawn"))


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
        (reader,) = children(os.getpid())
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


def test_a_process_that_ends_too_soon_now_and_then_keeps_no_later_one_from_being_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A worker lives for months, on a machine that is short of memory at times."""
    monkeypatch.setattr(engine, "_SPAWN", multiprocessing.get_context("fork"))
    with Readers(1) as readers:
        for _ in range(engine.STILLBORN + 1):
            with monkeypatch.context() as short_of_memory:
                short_of_memory.setattr(engine, "_serve", gone)
                with pytest.raises(EngineError, match="before it had begun"):
                    readers.read(PAGE, Hints())
            assert readers.read(PAGE, Hints()) == read(PAGE)
            for process in multiprocessing.active_children():
                process.kill()
            with pytest.raises(ReadError, match="reader-lost"):
                readers.read(PAGE, Hints())


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
        assert len(children(os.getpid())) <= 2
    assert readings == [read(PAGE)] * 5
    assert children(os.getpid()) == set()


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
            while len(children(os.getpid())) < 3:
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
    assert children(os.getpid()) == set()


def test_ctrl_c_does_not_reach_a_process_even_while_it_begins(capfd: pytest.CaptureFixture[str]) -> None:
    before = children(os.getpid())
    with Readers(1) as readers, ThreadPoolExecutor(1) as threads:
        reading = threads.submit(readers.read, PAGE, Hints())
        while not (begun := children(os.getpid()) - before):
            assert not reading.done()
        (child,) = begun
        while not reading.done():
            os.kill(child, signal.SIGINT)
    assert reading.result() == read(PAGE)
    assert not capfd.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_run_is_not_to_be_disturbed_is_taken_at_the_end(number: int) -> None:
    done = []

    def begin() -> None:
        with undisturbed():
            os.kill(os.getpid(), number)
            done.append("what follows in the block")

    def taken(_number: int, _frame: object) -> None:
        raise InterruptedError(*done)

    before = signal.signal(number, taken)
    try:
        with pytest.raises(InterruptedError, match="what follows in the block"):
            begin()
        assert signal.getsignal(number) is taken
    finally:
        signal.signal(number, before)


def test_what_is_ignored_is_ignored_where_the_run_is_not_to_be_disturbed_and_threads_change_nothing() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with undisturbed():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    with ThreadPoolExecutor(1) as threads, undisturbed():
        within = signal.getsignal(signal.SIGTERM)
        threads.submit(undisturbed().__enter__).result()
        assert signal.getsignal(signal.SIGTERM) is within
