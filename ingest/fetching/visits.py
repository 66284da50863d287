"""When a visit of a host may begin: no sooner after the last than it likes, wherever the visitors come from.

A run's own order keeps the sources of a host apart. It knows of no redirect's target before it is led there, and to one
host many sources may lead: so whoever comes to a host takes the next place in its line.
"""

import threading
from dataclasses import dataclass, field
from math import inf

SLOWEST = 60.0  # seconds: no visitor keeps others out for longer, however slowly its own host is to be asked
KEPT = 900.0  # seconds for which a place is kept for a visitor that does not come back
BLINK = 0.001  # seconds: too short to wait for


@dataclass(slots=True)
class _Line:
    """The visitors of one host, with their times by the monotonic clock."""

    last: float = -inf  # when the last visit began
    end: float = -inf  # when the last place has had its time
    promised: dict[str, float] = field(default_factory=dict)  # the places of visitors that are to come back


class Visits:
    """The lines at the hosts that were visited lately."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._lines: dict[str, _Line] = {}  # the one that was joined last stands last

    def __len__(self) -> int:
        """Return at how many hosts there is a line, or was lately."""
        return len(self._lines)

    def turn(self, host: str, visitor: str, *, now: float, spacing: float, longest: float) -> float:
        """Give this visitor a place in a host's line, and return the seconds until its turn.

        If these are more than `longest`, it does not wait: its place is kept, and it is to come back after them.
        """
        spacing = min(spacing, SLOWEST)
        with self._guard:
            line = self._lines.pop(host, None) or _Line()
            self._lines[host] = line
            place = line.promised.pop(visitor, line.end)
            start = max(now, line.last + spacing, place) if spacing > 0 else now
            line.end = max(line.end, start + spacing)
            if start - now > longest:
                line.promised = {name: at for name, at in line.promised.items() if at > now - KEPT} | {visitor: start}
            else:
                line.last = max(line.last, start)
            self._forget(now)
        return start - now if start - now > BLINK else 0.0

    def _forget(self, now: float) -> None:
        while self._lines[host := next(iter(self._lines))].end + SLOWEST < now:  # the one just joined ends later
            del self._lines[host]
