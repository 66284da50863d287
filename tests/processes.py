"""Another process for a moment: to be killed, to run out of disk, or to be somebody else."""

import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

FORK = multiprocessing.get_context("fork")  # what is imported already need not be imported again


def started(work: Callable[[Connection], None]) -> tuple[BaseProcess, Connection]:
    """Start a process that does `work`; return it with our end of the pipe it was given."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def in_a_process(work: Callable[[], str]) -> str:
    """Return what `work` returns when another process does it."""

    def answer(pipe: Connection) -> None:
        pipe.send(work())

    process, pipe = started(answer)
    try:
        return str(pipe.recv())
    finally:
        process.join()


@contextmanager
def interruptible() -> Iterator[None]:
    """Have those that are started within the block hear Ctrl-C, which whoever runs in a shell's background ignores."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def finishes(work: Callable[[], object], *, cpu: int) -> bool:
    """Whether `work` comes to its end in another process that may use so many seconds of CPU and is killed after them.

    No test asserts a time; what is linear needs a tenth of what such tests allow, what is not never comes back.
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
