"""One source's turn at a worker of the queue: what is due of it is asked and settled, as in any other run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ingest.run.agenda import Agenda, Opening
from ingest.run.desk import Desk
from ingest.run.enrolling import open_hosts
from ingest.run.polling import settled
from ingest.run.settling import Answered
from ingest.run.steps import Step
from ingest.schema import Source

HELD = timedelta(seconds=30)  # after which to try again for a host that another run holds
STAYS = timedelta(minutes=15)  # for which a source may stay in the queue; later than that the schedule puts it there

Asking = Callable[[Agenda], Iterable[Sequence[Answered]]]
"""An agenda -> what came of its jobs, as it comes; ends where nothing may be asked for a while."""


@dataclass(frozen=True, slots=True)
class Turn:
    """When to come back to a source after its turn."""

    again: datetime | None  # None: when the schedule says that it is due
    for_host: bool = False  # it comes back for its host's sake, unasked: no other source of that host may start sooner


@dataclass(slots=True)
class _Hosts:
    """What a turn holds, and what it did not get."""

    desk: Desk
    got: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)

    def open(self, hosts: Sequence[str]) -> Mapping[str, Opening]:
        found = open_hosts(self.desk, hosts)
        if forgotten := self._forgotten([host for host in hosts if host not in found]):
            found = {**found, **open_hosts(self.desk, forgotten)}
        self.got.update(found)
        self.missed.update(host for host in hosts if host not in found)
        return found

    def _forgotten(self, hosts: Sequence[str]) -> list[str]:
        """The hosts held by runs that are over and never gave them back; they are given back here."""
        schedule, found = self.desk.collection.schedule, []
        for host in hosts:
            if (holder := schedule.holder(host)) and self.desk.gone(holder):
                schedule.release_all(holder, self.desk.clock.now())
                found.append(host)
        return found


def turn_of(
    desk: Desk,
    source: Source,
    asking: Asking,
    *,
    deadline: float,
    since: datetime | None = None,
    tell: Callable[[Step], None] = lambda step: None,
) -> Turn:
    """Ask for a source if it is due, and for links that wait; return when to come back to it.

    `desk` has only this source, and knows its host, if that is not its address's, and whether links may wait. A source
    that another run has asked meanwhile is left as that run has settled it. What is held is given back in any case.
    Nothing is begun after `deadline`, a time of the monotonic clock. `since` is when the source was put into the queue,
    None: now; if it was asked, it comes back no later than `STAYS` after that, for a person may have changed it since.
    `tell` is called with each step as soon as it is settled.

    Raises: TakenOverError: another holds the host by now. CollectionError: the collection cannot be used.
    """
    hosts = _Hosts(desk)
    agenda = Agenda([desk.host(source)], hosts.open, desk.clock, at_once=1, deadline=deadline)
    asked: set[str] = set()
    steps: list[Step] = []
    whole = False
    try:
        for batch in asking(agenda):
            asked |= {one.job.host for one in batch}
            for step in settled(desk, agenda, batch):
                steps.append(step)
                tell(step)
        whole = True
    finally:
        _give_back(desk, hosts, asked if whole else hosts.got)
    last = (since or desk.clock.now()) + STAYS
    if not steps:
        return Turn(again=_for_host(desk, source, agenda, hosts), for_host=not asked)
    return Turn(again=_again(desk, source, agenda, steps, last))


def _give_back(desk: Desk, hosts: _Hosts, asked: set[str]) -> None:
    """Give back the hosts that are held, and note the time for those asked: in a turn that was cut short, for all."""
    now = desk.clock.now()
    desk.collection.schedule.release(desk.by, dict.fromkeys(asked, now))
    if hosts.got - asked:
        desk.collection.schedule.release_all(desk.by, now)


def _for_host(desk: Desk, source: Source, agenda: Agenda, hosts: _Hosts) -> datetime | None:
    """When to come back to a source that was not asked: once its host has rested or is free; None: not soon.

    The same goes for a source that leads to a host where others come first.
    """
    now, host = desk.clock.now(), desk.host(source)
    if (pause := agenda.wait()) is not None:
        again = now + timedelta(seconds=pause)
    elif host in hosts.missed:
        again = desk.collection.schedule.rest_of(host, now) or now + HELD
    else:
        return None
    return again if again <= now + STAYS else None


def _again(desk: Desk, source: Source, agenda: Agenda, steps: Sequence[Step], last: datetime) -> datetime | None:
    """When to come back to a source that was asked: for a link, or since a failure may have passed; None: too late."""
    times: list[datetime] = []
    if (pause := agenda.wait()) is not None:
        times.append(desk.clock.now() + timedelta(seconds=pause))
    if any(step.where == source.id and step.failure and step.failure.kind == "temporary" for step in steps):
        due = desk.state(source).due
        times.extend([due] if due else [])
    again = min(times, default=None)
    return again if again and again <= last else None
