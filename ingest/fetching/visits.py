"""When a visit of a host may begin: no sooner after the last than it likes, wherever the visitors come from.

A run's own order keeps the sources of a host apart. It knows of no redirect's target before it is led there, and to one
host many sources may lead: so whoever comes to a host takes the next place in its line.
"""

import threading
from dataclasses import dataclass, field
from math import inf

SLOWEST = 60.0  # seconds: no visitor keeps others out for longer, however slowly its own host is to be asked
KEPT = 900.0  # seconds for which a place is kept for who does not come back
BLINK = 0.001  # seconds that nobody waits for


@dataclass(slots=True)
class _Line:
    """Who comes to one host, by the monotonic clock."""

    last: float = -inf  # when the last visit began
    end: float = -inf  # when the last place has had its time
    promised: dict[str, float] = field(default_factory=dict)  # places of those who are to come back for them


class Visits:
    """The lines at the hosts that were visited lately."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._lines: dict[str, _Line] = {}  # the one that was joined last stands last

    def __len__(self) -> int:
        """Return at how many hosts there is a line, or was lately."""
        return len(self._lines)

    def turn(self, host: str, visitor: str, *, now: float, spacing: float, longest: float) -> float:
        """Return the seconds until this visitor's turn, which is taken with that.

        Where they are more than `longest` nobody waits here: the visitor is to come back then, and has its place.
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
