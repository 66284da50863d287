"""Limits on what is done at a time: requests at a host to which many redirects lead, and bodies that grow large.

Many sources must not ask one host at once, nor may many decompression bombs exhaust memory together.

A thread whose body grows large waits for its turn in the middle of it, which no server minds for some seconds, and then
goes on without one: a slow server must not keep others from being read. So nothing waits for ever, and nothing fails.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

LARGE = 2 << 20  # bytes; hardly a page is as large, and of feeds one in a hundred
AT_ONCE = 2
BEAT = 0.1  # seconds after which those who wait look again whether it is over
PATIENCE = 5.0  # seconds; what is a bomb has burst by then, and one that is sent slowly takes little memory meanwhile


class Doors:
    """One request at a time at each host, while patience lasts; a run's own order knows of no redirect's target."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        # Only of hosts that are being asked now: a worker meets millions of hosts.
        self._doors: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()

    def __len__(self) -> int:
        """Return how many hosts are being asked now."""
        return len(self._doors)

    @contextmanager
    def at(self, host: str, *, within: float, over: Callable[[], bool]) -> Iterator[None]:
        """Wait until nobody else asks the host, but not longer than PATIENCE or a quarter of `within` seconds.

        If a host hangs, those who wait still have time left to be answered in. Once it is `over`, nobody waits.
        """
        with self._guard:
            door = self._doors.setdefault(host, threading.Lock())
        taken, left = door.acquire(blocking=False), min(PATIENCE, within / 4)
        while not taken and left > 0 and not over():
            taken, left = door.acquire(timeout=BEAT), left - BEAT
        try:
            yield
        finally:
            if taken:
                door.release()


class LargeBodies:
    """The turns of a run's threads at bodies that grow large."""

    def __init__(self, *, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._free = threading.Semaphore(at_once)
        self._patience = patience

    @contextmanager
    def one(self) -> Iterator[Callable[[int], None]]:
        """Yield a function to be told how many bytes of one body have come so far, which lets it wait for its turn.

        It waits once, when the body becomes large; the turn is given back when the block ends.
        """
        waited = taken = False

        def grown(size: int) -> None:
            nonlocal waited, taken
            if size > LARGE and not waited:
                waited = True
                taken = self._free.acquire(timeout=self._patience)

        try:
            yield grown
        finally:
            if taken:
                self._free.release()
