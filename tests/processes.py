"""Short-lived processes: to be killed, to run out of disk, or to be another user."""

import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

FORK = multiprocessing.get_context("fork")  # what is imported already is not imported again


def started(work: Callable[[Connection], None]) -> tuple[BaseProcess, Connection]:
    """Start a process that does `work`; return it and our end of its pipe."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def in_a_process(work: Callable[[], str]) -> str:
    """Return what `work` returns in another process."""

    def answer(pipe: Connection) -> None:
        pipe.send(work())

    process, pipe = started(answer)
    try:
        return str(pipe.recv())
    finally:
        process.join()


def children(parent: int) -> set[int]:
    """Return the processes that another one, given by its number, has begun as multiprocessing does."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    found = {int(pid) for task in tasks for pid in shown(task).split()}
    return {pid for pid in found if b"spawn_main" in shown(Path(f"/proc/{pid}/cmdline"))}


def shown(path: Path) -> bytes:
    """Return what the system shows of a thread or a process; nothing if it has just ended."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


@contextmanager
def interruptible() -> Iterator[None]:
    """Let processes started in the block receive Ctrl-C, which is ignored in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def finishes(work: Callable[[], object], *, cpu: int) -> bool:
    """Return whether `work` ends in another process within so many seconds of CPU, after which it is killed.

    No test asserts a time: linear work needs a tenth of what such tests allow, and other work never ends.
    """

    def attempt(pipe: Connection) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + 1 + cpu
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        work()
        pipe.send("done")

    process, pipe = started(attempt)
    try:
        return bool(pipe.recv() == "done")
    except EOFError:
        return False
    finally:
        process.join()
