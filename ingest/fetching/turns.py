"""A few large bodies at one time: many servers that send a bomb at once cost no more memory than these do.

The others wait in the middle of theirs, which no server minds for some seconds; then they go on all the same, for one
that sends slowly must keep nobody from what another has to say. So nothing waits for ever, and nothing fails by it.
"""

import threading
from types import TracebackType
from typing import Self

LARGE = 2 << 20  # bytes; hardly a page is as large, and of feeds one in a hundred
AT_ONCE = 2
PATIENCE = 5.0  # seconds; what is a bomb has burst by then, and one that is sent slowly takes little memory meanwhile


class Turns:
    """The turns of a run's threads at bodies that grow large."""

    def __init__(self, *, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._free = threading.Semaphore(at_once)
        self._patience = patience

    def turn(self) -> "Turn":
        """Return that of one body, to be ended with it."""
        return Turn(self._free, self._patience)


class Turn:
    """Within `with`, one body that may come to be large."""

    def __init__(self, free: threading.Semaphore, patience: float) -> None:
        self._free, self._patience = free, patience
        self._waited = self._taken = False

    def grown(self, size: int) -> None:
        """Note that the body has so many bytes by now; wait for its turn, once, where it comes to be large."""
        if size > LARGE and not self._waited:
            self._waited = True
            self._taken = self._free.acquire(timeout=self._patience)

    def __enter__(self) -> Self:
        """Begin a body."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Leave the turn to the next."""
        if self._taken:
            self._free.release()
