"""An end to a request, enforced from outside the read.

A read timeout is no deadline: a server that sends a byte now and then outlives it for ever, in its headers as in its
body. So a thread beside the requests closes their sockets when their time is up: one for all, while there are any.
"""

import contextlib
import sched
import socket
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Self

AGAIN = 0.1  # seconds: a connection that was still being made when the time was up is closed on the next round


class Deadline:
    """A time limit: within the `with` block, every watched socket is cut once `seconds` have passed."""

    def __init__(self, seconds: float, watchdog: "Watchdog") -> None:
        self.seconds = seconds
        self.passed = False  # whether the time was up before the request was done
        self._watchdog = watchdog
        self._sockets: list[socket.socket] = []

    @property
    def stopped(self) -> bool:
        """Whether it was not the time that ended the request, but whoever ended all of them."""
        return self._watchdog.stopped

    def watch(self, made: socket.socket) -> None:
        """Cut this socket too when the time is up, also while it is still being connected.

        The socket itself: where an answer has no length, http.client hands it on, and its connection forgets it.
        """
        self._sockets.append(made)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Stand still within the block: what we wait for of our own accord is not the server's time."""
        left = self._watchdog.end(self)
        try:
            yield
        finally:
            self._watchdog.begin(self, left)

    def cut(self) -> None:
        """Shut down all that is watched; whoever reads from it is woken."""
        self.passed = True
        for made in tuple(self._sockets):
            # It may be closed by now. The plain shutdown, for TLS's own takes the cipher from under the reader.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(made, socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._watchdog.begin(self, self.seconds)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._watchdog.end(self)


class Watchdog:
    """Cuts the requests whose time is up. Its thread lives as long as there may be any, and is started when needed."""

    def __init__(self) -> None:
        self.stopped = False
        self._due = sched.scheduler()
        self._open: dict[Deadline, sched.Event] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._wakes = 0.0  # when the thread looks next, by the scheduler's clock

    def begin(self, deadline: Deadline, seconds: float) -> None:
        """Cut this one when its time is up; at once where all were stopped."""
        with self._changed:
            deadline.passed = deadline.passed or self.stopped
            event = self._due.enter(0 if self.stopped else seconds, 0, self._cut, (deadline,))
            self._open[deadline] = event
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="deadlines", daemon=True)
                self._thread.start()
            elif event.time < self._wakes:
                self._changed.notify()

    def end(self, deadline: Deadline) -> float:
        """Leave this one alone from now on; return the seconds that it had left."""
        with self._changed:
            event = self._open.pop(deadline)
            self._due.cancel(event)
            return max(0.0, event.time - self._due.timefunc())

    def stop(self) -> None:
        """Cut every request that is under way, and all to come."""
        with self._changed:
            self.stopped = True
            for deadline in tuple(self._open):
                self.begin(deadline, self.end(deadline))

    def _cut(self, deadline: Deadline) -> None:
        deadline.cut()
        self._open[deadline] = self._due.enter(AGAIN, 0, self._cut, (deadline,))

    def _watch(self) -> None:
        with self._changed:
            # A request that is done takes its event away and wakes nobody: the thread finds out at its own time.
            while (wait := self._due.run(blocking=False)) is not None:
                self._wakes = self._due.queue[0].time
                self._changed.wait(wait)
            self._thread = None
