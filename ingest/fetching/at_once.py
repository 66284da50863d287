"""Limits on what is done at a time: how many large bodies are read, and who asks a host to which many redirects lead.

Many decompression bombs at once are not to exhaust memory, nor many sources at a host of the same kind.

A thread whose body grows large waits for its turn in the middle of it, which no server minds for some seconds, and then
goes on without one: a slow server must not keep others from being read. So nothing waits for ever, and nothing fails.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

LARGE = 2 << 20  # bytes; hardly a page is as large, and of feeds one in a hundred
AT_ONCE = 2
BEAT = 0.1  # seconds, after which who waits looks up
PATIENCE = 5.0  # seconds; what is a bomb has burst by then, and one that is sent slowly takes little memory meanwhile


class Doors:
    """One request at a time at each host, while patience lasts; a run's own order knows of no redirect's target."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        # Of those hosts alone that somebody is at, who keeps the door: a worker meets millions of hosts.
        self._doors: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()

    def __len__(self) -> int:
        """Return at how many hosts somebody is."""
        return len(self._doors)

    @contextmanager
    def at(self, host: str, *, within: float, over: Callable[[], bool]) -> Iterator[None]:
        """Wait until nobody else asks the host, PATIENCE or a quarter of `within` seconds at most, then ask beside.

        Where a host hangs, others are to have time left to be answered in; when it is `over`, nobody waits.
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
        """Read one body within the block: yields what to tell how many bytes there are by now, which waits when needed.

        It waits once, when the body comes to be large; the turn is given back when the block ends.
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
