"""Processes that Ctrl-C does not reach: a terminal sends it to the whole group, and the run ends its own processes."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def spared() -> Iterator[None]:
    """Let no process or thread that is begun in the block hear of Ctrl-C, not even while it loads its modules.

    It is blocked rather than ignored, since any thread may block it for what it begins, and only the main one may
    ignore it. One that comes within the block is taken at its end.
    """
    resource_tracker.ensure_running()  # else multiprocessing begins it in the block, and unblocks Ctrl-C once it has
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
