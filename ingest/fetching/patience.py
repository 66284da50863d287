"""How long one fetch may go on trying, and who tells it to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from ingest.schema import Clock


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Patience:
    """For how long a fetch may pause and try again. The clock's `sleep` must return at once when the run is stopped."""

    spacing: float = 0.0  # seconds between the starts of two requests at the host, at the least
    deadline: float | None = None  # of the run, by the clock's `monotonic`: nothing starts after it
    stopped: Callable[[], bool] = _never  # whether the run was told to stop
    longest: float = inf  # seconds to wait in the line of a host; a fetch that would wait longer is to come back

    def allows(self, seconds: float, clock: Clock) -> bool:
        """Return whether something may start after a pause of so many seconds."""
        return not self.stopped() and (self.deadline is None or clock.monotonic() + seconds <= self.deadline)

    def pause(self, seconds: float, clock: Clock) -> bool:
        """Wait, and return whether to go on; does not begin to wait where that leads nowhere."""
        if not self.allows(seconds, clock):
            return False
        clock.sleep(seconds)
        return not self.stopped()
