"""Time as an argument: the one clock is made in `cli`, tests pass a virtual one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """The three ways a program meets time."""

    now: Callable[[], datetime]  # aware UTC
    monotonic: Callable[[], float]  # seconds
    sleep: Callable[[float], None]  # seconds
