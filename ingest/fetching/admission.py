"""Whether an address may be asked now: when its host's line comes to us, and if its robots.txt lets us in."""

from dataclasses import dataclass
from math import inf

from ingest.fetching.answer import Trouble
from ingest.fetching.patience import Patience
from ingest.fetching.robots import Robots
from ingest.fetching.transport import Allowance, Transport
from ingest.schema import Clock, Source
from ingest.text.urls import host_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """The manners that one source's requests keep at every host they come to."""

    source: Source
    clock: Clock
    transport: Transport
    patience: Patience
    robots: Robots | None  # None: the source is a feed, to which robots.txt does not apply

    @property
    def allowance(self) -> Allowance:
        """What these requests may do."""
        return Allowance(
            now=self.clock.now,
            allow_private=self.source.allow_private,
            verify_tls=self.source.verify_tls,
            limit=self.transport.limit,
            keep=self.transport.keep,
        )

    def let_in(self, url: str, is_visit: bool) -> Trouble | None:
        """Return why an address is not to be asked now; else wait for our turn at its host, where this begins a visit.

        A page's robots.txt is asked for first, if need be, and once it has been the host gets its rest.
        """
        if is_visit and (late := self.turn(url)):
            return late
        if self.robots is None:
            return None
        known, began = self.robots.known(url, self.clock.now()), self.clock.monotonic()
        refused = self.robots.refusal(url, self.transport, self.allowance, self.turn)
        return refused if refused or known or not is_visit else self.turn(url, after=began)

    def refusal_of_robots(self, url: str) -> Trouble | None:
        """Return why robots.txt keeps an address from being read, or why that could not be asked now."""
        if self.robots is None:
            return None
        late = None if self.robots.known(url, self.clock.now()) else self.turn(url)
        return late or self.robots.refusal(url, self.transport, self.allowance, self.turn)

    def turn(self, url: str, *, after: float = -inf) -> Trouble | None:
        """Wait for our turn at a host, which we last asked at `after`; return why it does not come."""
        host, now, longest, spacing = host_of(url), self.clock.monotonic(), self.patience.longest, self.spacing(url)
        wait = self.transport.visits.turn(host, self.source.url, now=now, spacing=spacing, longest=longest)
        wait = max(wait, after + spacing - now)
        if wait > longest and self.patience.allows(wait, self.clock):
            return Trouble("temporary", f"others come first at {host}", put_off=True, turn_in=wait)
        if wait <= longest and (not wait or self.patience.pause(wait, self.clock)):
            return None
        return Trouble("temporary", f"the run ended before {host} could be asked", retry_after=wait, put_off=True)

    def spacing(self, url: str) -> float:
        """Return the seconds between two requests at an address's host: the source's, or what robots.txt asks for."""
        delay = self.robots.crawl_delay(url) if self.robots else None
        return max(self.patience.spacing, delay or 0.0)
