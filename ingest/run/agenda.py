"""What a run still has to ask for, in a queue for each host: what may start now, and when the next may.

A host is asked for one thing at a time, and no sooner after the last one than the source's spacing. Hosts are opened a
few at a time, so that those a run does not come to are left to another run.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from ingest.fetching import origin_of
from ingest.schema import Clock, FetchState, Source, SourceKind, WaitingLink
from ingest.text.urls import same_owner

RENEWED = 240.0  # seconds after which a host that is still in use is claimed anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One thing to ask for: a source, or a link that is followed for it."""

    source: Source
    host: str
    state: FetchState
    link: WaitingLink | None = None
    feeds: tuple[str, ...] = ()  # where its feed may be: the first is asked, in the place of the source's own address

    @property
    def asked(self) -> Source:
        """The source as it is fetched: a link by its own address, on other sites without the source's privileges."""
        if self.link is None:
            return self.source
        asked = replace(self.source, url=self.link.url)
        # A feed's entries lead wherever their writer likes: to a host that collects passwords, to a machine at home.
        if origin_of(asked.url) != origin_of(self.source.url):
            asked = replace(asked, headers=(), credentials=None)
        if not same_owner(asked.url, self.source.url):
            asked = replace(asked, allow_private=False, verify_tls=True)
        return asked

    @property
    def name(self) -> str:
        """What a report calls it: the source's id, or the link."""
        return self.link.url if self.link else self.source.id

    @property
    def is_page(self) -> bool:
        """Whether robots.txt applies: to pages, but not to feeds that a person subscribed to, or what may be one."""
        return self.link is not None or (not self.feeds and self._kind not in (None, "feed"))

    @property
    def is_unknown(self) -> bool:
        """Whether only what comes will show what the source is."""
        return self.link is None and not self.feeds and self._kind is None

    @property
    def _kind(self) -> SourceKind | None:
        return self.source.kind or self.state.kind


@dataclass(frozen=True, slots=True)
class Opening:
    """What to ask for at a host that this run holds, and for how long that host still has to be left alone."""

    jobs: Sequence[Job]
    rest: float = 0.0  # seconds


OpenHosts = Callable[[Sequence[str]], Mapping[str, Opening]]
"""Hosts -> those that this run may ask, by host."""


class Agenda:
    """The jobs of a run. Used by one thread."""

    def __init__(
        self, hosts: Iterable[str], open_hosts: OpenHosts, clock: Clock, *, at_once: int, deadline: float
    ) -> None:
        """Begin with hosts in the order in which to open them; `deadline` is a time of the monotonic clock."""
        self._unopened = deque(dict.fromkeys(hosts))
        self._open_hosts, self._clock, self._at_once, self._deadline = open_hosts, clock, at_once, deadline
        self._queues: dict[str, deque[Job]] = {}
        self._pushed: dict[str, list[Job]] = {}  # for hosts that are not opened yet
        self._ready: deque[str] = deque()
        self._resting: list[tuple[float, str]] = []  # a heap: when the host may be asked again
        self._later: list[tuple[float, int, Job]] = []  # a heap: when a job's turn comes at a host that it leads to
        self._count = count()
        self._busy: set[str] = set()
        self._held: dict[str, float] = {}  # since when this run holds it
        self._done: dict[str, datetime] = {}
        self._dropped: set[str] = set()

    @property
    def over(self) -> bool:
        """Whether the run's time is up: nothing more is started."""
        return self._clock.monotonic() >= self._deadline

    def next(self) -> Job | None:
        """Return what to ask for now, if there is anything."""
        if self.over:
            self.clear()
            return None
        now = self._clock.monotonic()
        self._wake(now)
        if not self._ready and self._unopened:
            self._open()
            self._wake(now)
        if not self._ready:
            self._drop_late()
            return None
        host = self._ready.popleft()
        self._busy.add(host)
        return self._queues[host].popleft()

    def wait(self) -> float | None:
        """Return the seconds until something may start; None: nothing is left but what is under way."""
        if self._ready or self._unopened:
            return 0.0
        nearest = [heap[0][0] for heap in (self._resting, self._later) if heap]
        return max(0.0, min(nearest) - self._clock.monotonic()) if nearest else None

    def done(self, job: Job, *, began: float, spacing: float) -> None:
        """Note that a job is done; its host rests for `spacing` seconds from when it began, by the monotonic clock."""
        self._busy.discard(job.host)
        if self._queues[job.host]:
            heapq.heappush(self._resting, (began + spacing, job.host))
        else:
            self._done[job.host] = self._clock.now()

    def push(self, job: Job) -> None:
        """Add a job that has turned up on the way, behind the others of its host; not if that host was dropped."""
        if job.host in self._dropped:
            return
        if job.host not in self._queues:
            if job.host not in self._unopened:
                self._unopened.append(job.host)
            self._pushed.setdefault(job.host, []).append(job)
            return
        self._queues[job.host].append(job)
        if self._done.pop(job.host, None):
            heapq.heappush(self._resting, (self._clock.monotonic() + job.source.spacing, job.host))

    def push_later(self, job: Job, seconds: float) -> None:
        """Add a job again, once so many seconds have passed; until then its host stays held, for its other jobs too."""
        heapq.heappush(self._later, (self._clock.monotonic() + seconds, next(self._count), job))

    def drop(self, host: str) -> None:
        """Ask a host for nothing more in this run."""
        self._dropped.add(host)
        self._pushed.pop(host, None)
        self._later = [one for one in self._later if one[2].host != host]
        heapq.heapify(self._later)
        if self._queues.get(host):
            self._queues[host].clear()
            self._ready = deque(one for one in self._ready if one != host)
            self._resting = [one for one in self._resting if one[1] != host]
            heapq.heapify(self._resting)
            if host not in self._busy:
                self._done[host] = self._clock.now()

    def clear(self) -> None:
        """Start nothing more at all."""
        self._unopened.clear()
        self._later.clear()
        for host in tuple(self._queues):
            self.drop(host)

    def take_finished(self, least: int = 1) -> dict[str, datetime]:
        """Return and forget the hosts that are done with, each with when it was last asked; none if below `least`."""
        put_off = {job.host for _, _, job in self._later}
        done = {host: at for host, at in self._done.items() if host not in put_off}
        if len(done) < least:
            return {}
        self._done = {host: at for host, at in self._done.items() if host in put_off}
        for host in done:
            del self._queues[host]
            self._held.pop(host, None)
        return done

    def take_renewals(self) -> tuple[str, ...]:
        """Return the hosts held for so long that they have to be claimed again; the caller does that now."""
        now = self._clock.monotonic()
        late = tuple(host for host, since in self._held.items() if now - since >= RENEWED)
        self._held |= dict.fromkeys(late, now)
        return late

    def _wake(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            self.push(heapq.heappop(self._later)[2])
        while self._resting and self._resting[0][0] <= now:
            self._ready.append(heapq.heappop(self._resting)[1])

    def _drop_late(self) -> None:
        """Wait for no host that may be asked again only when the run's time is up."""
        if self._later and self._later[0][0] >= self._deadline:
            self._later.clear()
        if self._resting and self._resting[0][0] >= self._deadline:
            for _, host in tuple(self._resting):
                self.drop(host)

    def _open(self) -> None:
        """Open the next few hosts; one that is not ours to ask is passed over, with what was pushed for it.

        What a source leads to at another host waits until that one is opened.
        """
        wanted = [self._unopened.popleft() for _ in range(min(self._at_once, len(self._unopened)))]
        opened = self._open_hosts(wanted)
        now = self._clock.monotonic()
        for host in wanted:
            pushed = self._pushed.pop(host, [])
            if host not in opened:
                continue
            here = [job for job in opened[host].jobs if job.host == host]
            self._queues[host] = deque([*here, *pushed])
            self._held[host] = now
            if self._queues[host]:
                heapq.heappush(self._resting, (now + opened[host].rest, host))
            else:
                self._done[host] = self._clock.now()
        for host, opening in opened.items():
            for job in opening.jobs:
                if job.host != host:
                    self.push(job)
