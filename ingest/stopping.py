"""How Ctrl-C (SIGINT) and SIGTERM end a program: with one line, whatever it is doing.

Either is an exception in the main thread, wherever that is. Two places take none: a module that is being loaded, whose
half-done import is a traceback, and a callback of the interpreter's, such as `__del__`, which drops it and goes on.
What a process ignores from its start (SIGINT in a shell's background, `nohup`) it goes on ignoring.
"""

import logging
import os
import signal
import sys
import threading
from types import FrameType
from typing import NoReturn

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_AGAIN = 0.01  # seconds until a signal that was dropped is sent once more


class Terminated(BaseException):
    """SIGTERM, which ends a run as Ctrl-C does; no KeyboardInterrupt, of which click makes something else."""


def end_at_once() -> None:
    """From here on a signal ends the process on the spot, with status 128 + its number: nothing is begun yet."""
    _handle(_leave)


def end_in_order() -> None:
    """From here on a signal is KeyboardInterrupt or `Terminated` in the main thread; one that is dropped comes again.

    A database's connection that is being handed back at that moment is discarded, which its pool logs with a traceback:
    nobody is told, since nothing is lost.
    """
    logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
    sys.unraisablehook = _come_again
    _handle(_interrupt)


def end_as_it_is() -> None:
    """From here on a signal changes nothing: the status is decided and the process is at its end."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _handle(handler: "signal._HANDLER") -> None:
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    os.write(2, b"stopped; nothing was begun\n")
    os._exit(128 + number)


def _interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt if number == signal.SIGINT else Terminated


def _come_again(dropped: "sys.UnraisableHookArgs") -> None:
    """Send a signal again whose exception the interpreter has dropped; tell of any other exception as Python does."""
    if not issubclass(dropped.exc_type, KeyboardInterrupt | Terminated):
        sys.__unraisablehook__(dropped)
        return
    number = signal.SIGTERM if issubclass(dropped.exc_type, Terminated) else signal.SIGINT
    again = threading.Timer(_AGAIN, os.kill, (os.getpid(), number))
    again.daemon = True
    again.start()
