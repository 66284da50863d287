"""What a run begins with: sources made known, wrong times put right, and the hosts at which anything is due."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from ingest.run.agenda import Agenda, Job, Opening
from ingest.run.desk import Desk
from ingest.schema import SPACING, Due, FetchState, Source
from ingest.sources import spread
from ingest.text.urls import host_of

PAUSE = timedelta(hours=1)  # without any attempt: the desk was off, and has fallen behind


def agenda_of(desk: Desk, *, at_once: int, deadline: float) -> Agenda:
    """Return what there is to ask now; `at_once` hosts are held at a time, nothing is begun after `deadline`."""
    return Agenda(_hosts_to_ask(desk), partial(_opened, desk), desk.clock, at_once=at_once, deadline=deadline)


def _hosts_to_ask(desk: Desk) -> tuple[str, ...]:
    """Return the hosts at which something of this desk's sources is due, the longest overdue first.

    Sources that are met for the first time are due at once, or where they are very many, within the hour; so it is
    with those that have all come due while nothing ran.
    """
    now = desk.clock.now()
    for run in desk.collection.schedule.holders():
        if desk.gone(run):
            desk.collection.schedule.release_all(run, now)
    _set_right(desk, now)
    enrolled = desk.collection.schedule.enrolled()
    _enrol(desk, enrolled, now)
    desk.waiting.update(desk.collection.links.sources_waiting(now) & desk.sources.keys())
    if desk.everything:
        return tuple(dict.fromkeys(host_of(source.url) for source in desk.sources.values()))
    due = [one for one in desk.collection.schedule.due(now) if one.source_id in desk.sources]
    last = desk.collection.schedule.last_asked()
    if last is not None and now - last > PAUSE:
        late = [replace(one, due=spread(place, len(due), now)) for place, one in enumerate(due)]
        desk.collection.schedule.enrol(one for one in late if one.due != now)
        due = [one for one in late if one.due == now]
    following = (host_of(desk.sources[name].url) for name in sorted(desk.waiting))
    return tuple(dict.fromkeys([*(one.host for one in due), *following]))


def _enrol(desk: Desk, enrolled: Mapping[str, tuple[str, datetime | None]], now: datetime) -> None:
    new = [source for source in desk.sources.values() if enrolled.get(source.id, ("",))[0] != host_of(source.url)]
    desk.collection.schedule.enrol(
        Due(source_id=source.id, host=host_of(source.url), due=spread(place, len(new), now))
        for place, source in enumerate(new)
    )


def _set_right(desk: Desk, now: datetime) -> None:
    """Bring back into the present what was asked by a clock that was ahead: due within the hour, not all at once."""
    ahead = desk.collection.schedule.ahead(now)
    desk.collection.schedule.put_off(
        {
            source_id: replace(_not_after(state, now), due=now + PAUSE * desk.chance.random(), why="the clock was set")
            for source_id, state in ahead.items()
        }
    )


def _not_after(state: FetchState, now: datetime) -> FetchState:
    def past(at: datetime | None) -> datetime | None:
        return at and min(at, now)

    return replace(
        state,
        moving_since=past(state.moving_since),
        news_at=past(state.news_at),
        asked_at=past(state.asked_at),
        good_at=past(state.good_at),
        failing_since=past(state.failing_since),
        gone_since=past(state.gone_since),
        told_at=past(state.told_at),
    )


def _opened(desk: Desk, hosts: Sequence[str]) -> Mapping[str, Opening]:
    """Hold hosts for this run and return what is to be asked at those it got: sources that are due, else a link each.

    What is due is looked up once a host is held: another run may have been there since.
    """
    now = desk.clock.now()
    wanted = {host: desk.at_host.get(host, ()) for host in hosts}
    held = desk.collection.schedule.claim(hosts, desk.by, now)
    states = desk.collection.schedule.states([source.id for host in held for source in wanted[host]])
    opened = {}
    for host, asked_at in held.items():
        since = (now - asked_at).total_seconds() if asked_at else math.inf
        spacing = max((source.spacing for source in wanted[host]), default=SPACING)
        opened[host] = Opening([*_jobs(desk, host, wanted[host], states, now)], max(0.0, spacing - since))
    return opened


def _jobs(
    desk: Desk, host: str, sources: Sequence[Source], states: Mapping[str, FetchState], now: datetime
) -> Iterable[Job]:
    # The longest due first: else one that has its host rest each time would keep the others from ever being asked.
    for source in sorted(sources, key=lambda source: states[source.id].due or now):
        state = states[source.id]
        if state.url not in (None, source.url):
            state = FetchState(due=now)  # it has another address than the one that all this is remembered of
        if desk.everything or (state.due is not None and state.due <= now):
            yield Job(source=source, host=host, state=state)
        elif link := desk.next_link(source):
            yield link
