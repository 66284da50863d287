"""How a worker works, and what with: made in `cli`, handed to all that a worker does."""

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
    give_back: Callable[[str, str], None]  # what a job held that is taken over: the name, and its host
    taken_over: Callable[[int], int]  # how often a job was, by its number
    give_up: Callable[[str], None]  # a source is not asked for a while
    alone: Callable[[], AbstractContextManager[object]]  # what is done within it is done by one worker at a time
    tend: Callable[[], None]  # now and then
    busy: Callable[[datetime], bool]  # whether anything is under way, another worker's too, or will be by then
    end: Callable[[], None]  # nothing more is begun
    cut: Callable[[], None]  # what is under way comes to its end at once, as well as it can
    say: Callable[[str], None]  # what a person has to know
    mention: Callable[[str], None]  # what one may like to know
    now: Callable[[], datetime]
