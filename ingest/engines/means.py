"""How a worker works, and with what: made in `cli`, and handed to everything that a worker does."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from ingest.engines.queue import Asked
from ingest.run.turns import Turn
from ingest.schema import MISSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How a worker works."""

    at_once: int  # jobs
    beat: float  # seconds between two signs of life
    grace: float  # seconds for what is under way when it is told to end; then it is cut
    until_idle: bool

    @property
    def dead_after(self) -> float:
        """Seconds without a sign of life after which a worker's jobs are taken over."""
        return MISSED * self.beat


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a worker works with."""

    work: Callable[[Asked], Turn]  # asks for a source
    give_back: Callable[[str, str], None]  # releases what a job held: by its name as a holder, and its host
    taken_over: Callable[[int], int]  # returns how often a job was taken over, by its number
    give_up: Callable[[str], None]  # leaves a source alone for a while
    alone: Callable[[], AbstractContextManager[object]]  # gives a block that one worker at a time is in
    tend: Callable[[], None]  # does what is to be done now and then
    busy: Callable[[datetime], bool]  # whether anything is under way, at any worker, or will be by then
    end: Callable[[], None]  # lets nothing more be begun
    cut: Callable[[], None]  # ends what is under way at once, as well as possible
    say: Callable[[str], None]  # tells a person what they have to know
    mention: Callable[[str], None]  # tells a person what they may like to know
    now: Callable[[], datetime]
