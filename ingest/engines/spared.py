"""How processes are begun that Ctrl-C does not reach: a terminal sends it to all, and the run ends its own."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def spared() -> Iterator[None]:
    """Let no process or thread that is begun in the block hear of Ctrl-C, not even while it loads its modules.

    It is blocked rather than ignored, since any thread may block it for what it begins, and only the main one may
    ignore it.
    """
    resource_tracker.ensure_running()  # else multiprocessing begins it in the block, and unblocks Ctrl-C once it has
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Take a signal that ends the run only at the end of the block; in another thread than the main one, do nothing.

    A cluster that is left while its workers begin is closed by nobody, and Python warns of the semaphores it leaves.
    To block the signal would not do: the system gives it to any thread that does not block it, and Python takes it in
    the main one all the same.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    taken: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _frame: taken.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
        if callable(signal.getsignal(number))
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if taken:
            signal.raise_signal(taken[0])
