"""An end to a request, enforced from outside the read.

A read timeout is no deadline: a server that sends a byte now and then outlives it for ever, in its headers as in its
body. So a thread beside the request closes its sockets when the time is up.
"""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Protocol, Self

AGAIN = 0.1  # seconds: a connection that was still being made when the time was up is closed on the next round


class Connection(Protocol):
    """What the deadline needs of a connection: its socket, once it has one."""

    @property
    def sock(self) -> socket.socket | None:
        """The socket, or None before and after."""


class Deadline:
    """Within `with`, every connection that is watched is cut once `seconds` have passed."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._watched: list[Connection] = []
        self._sockets: list[socket.socket] = []
        self._done = threading.Event()
        self._passed = threading.Event()
        self._guard = threading.Thread(target=self._wait, name="deadline", daemon=True)

    @property
    def passed(self) -> bool:
        """Whether the time was up before the request was done."""
        return self._passed.is_set()

    def watch(self, connection: Connection) -> None:
        """Cut this connection too when the time is up, also while it is still being made."""
        self._watched.append(connection)

    def watch_socket(self, made: socket.socket) -> None:
        """Cut the socket of a connection that has been made.

        Where an answer has no length, http.client hands the socket to the answer and its connection forgets it.
        """
        self._sockets.append(made)

    def __enter__(self) -> Self:
        self._guard.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._done.set()
        self._guard.join()

    def _wait(self) -> None:
        if self._done.wait(self.seconds):
            return
        self._passed.set()
        self._cut()
        while not self._done.wait(AGAIN):
            self._cut()

    def _cut(self) -> None:
        making = [made for connection in tuple(self._watched) if (made := connection.sock) is not None]
        for made in (*making, *self._sockets):
            # It may be closed by now. The plain shutdown, for TLS's own takes the cipher from under the reader.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(made, socket.SHUT_RDWR)
