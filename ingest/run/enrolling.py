"""How a run begins: it enrols new sources, puts wrong times right, and finds the hosts at which anything is due."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from ingest.run.agenda import Agenda, Job, Opening
from ingest.run.desk import Desk
from ingest.run.outage import probe
from ingest.schema import SPACING, Due, FetchState, Source
from ingest.sources import AT_ONCE, LATE, caught_up, is_in_reach, spread
from ingest.text.urls import host_of

PAUSE = timedelta(hours=1)  # without any attempt for so long, the desk was switched off and has fallen behind
_TOGETHER = 2_000  # sources whose times are written in one transaction


def agenda_of(desk: Desk, *, at_once: int, deadline: float) -> Agenda:
    """Return what there is to ask now; hosts are opened `at_once` at a time, nothing is begun after `deadline`."""
    hosts = sources_to_ask(desk).values()
    return Agenda(hosts, partial(open_hosts, desk), desk.clock, at_once=at_once, deadline=deadline)


def sources_to_ask(desk: Desk) -> Mapping[str, str]:
    """Return the hosts of this desk's sources that are due, by source id, the longest overdue first.

    After them come the sources that only have links waiting to be followed.

    New sources are due at once or, if there are very many, spread over time. So are very many sources that came due
    while nothing ran, but each is put off only once, so that a desk which runs once a day gets to all of them.
    """
    now = desk.clock.now()
    for run in desk.collection.schedule.holders():
        if desk.gone(run):
            desk.collection.schedule.release_all(run, now)
    _set_right(desk, now)
    _enrol(desk, now)
    probe(desk, now)
    desk.ledger.waiting.update(desk.collection.links.sources_waiting(now) & desk.sources.keys())
    if desk.everything:
        return {name: desk.host(source) for name, source in desk.sources.items()}
    due = {name: host for name, host in desk.collection.schedule.due(now).items() if name in desk.sources}
    last = desk.collection.schedule.last_asked()
    if last is not None and now - last > PAUSE and len(due) > AT_ONCE:
        put_off = _put_off(desk, tuple(due), now)
        due = {name: host for name, host in due.items() if name not in put_off}
    following = {name: desk.host(desk.sources[name]) for name in sorted(desk.ledger.waiting) if name not in due}
    return {**due, **following}


def make_due(desk: Desk) -> None:
    """Make all sources of this desk due now, even those that are no longer asked."""
    now = desk.clock.now()
    states = desk.collection.schedule.states(tuple(desk.sources))
    later = {name: state for name, state in states.items() if state.due is None or state.due > now}
    desk.collection.schedule.reschedule(
        {name: replace(state, due=now, why="a person asked for it") for name, state in later.items()}
    )


def _enrol(desk: Desk, now: datetime) -> None:
    """Enrol the sources that are new, or have another address than the one that was asked."""
    schedule = desk.collection.schedule
    enrolled = schedule.enrolled()
    hosts = {source.id: host_of(source.url) for source in desk.sources.values()}
    states = schedule.states([name for name, host in hosts.items() if enrolled.get(name, host) != host])
    moved = desk.ledger.moved
    moved.update((name, enrolled[name]) for name, state in states.items() if state.url == desk.sources[name].url)
    known = enrolled.keys() - (states.keys() - moved.keys()) - _mended(desk, schedule.ailing())
    new = [name for name in hosts if name not in known]
    schedule.enrol(
        [Due(source_id=name, host=hosts[name], due=spread(place, len(new), now)) for place, name in enumerate(new)],
        now=now,
    )


def _mended(desk: Desk, ailing: Mapping[str, FetchState]) -> frozenset[str]:
    """The failing sources that a person has given another address since: it is to be asked at once."""
    return frozenset(
        name for name, state in ailing.items() if name in desk.sources and state.url != desk.sources[name].url
    )


def _put_off(desk: Desk, late: Sequence[str], now: datetime) -> frozenset[str]:
    """Spread overdue sources over time, and return which were put off; none is put off twice."""
    put_off: set[str] = set()
    for start in range(0, len(late), _TOGETHER):
        known = desk.collection.schedule.states(late[start : start + _TOGETHER])
        states = {name: _caught_up(desk, name, state, now) for name, state in known.items() if state.why != LATE}
        desk.collection.schedule.reschedule(states)
        put_off |= states.keys()
    return frozenset(put_off)


def _caught_up(desk: Desk, source_id: str, state: FetchState, now: datetime) -> FetchState:
    source = desk.sources.get(source_id) or Source(id=source_id, url=state.url or "")
    return replace(state, due=caught_up(source, state, now=now, chance=desk.chance.random()), why=LATE)


def _set_right(desk: Desk, now: datetime) -> None:
    """Reschedule the sources that were asked, or put off, by a clock that was ahead."""
    states = {
        name: replace(_caught_up(desk, name, _not_after(state, now), now), why="the clock was set")
        for name, state in desk.collection.schedule.ahead(now).items()
        if _is_ahead(desk, name, state, now)
    }
    desk.collection.schedule.reschedule(states)


def _is_ahead(desk: Desk, source_id: str, state: FetchState, now: datetime) -> bool:
    if state.asked_at is not None and state.asked_at > now:
        return True
    source = desk.sources.get(source_id)
    return source is not None and state.due is not None and not is_in_reach(source, state.due, now)


def _not_after(state: FetchState, now: datetime) -> FetchState:
    """Return a state with its times capped at `now`, and without a rhythm that was computed from times to come."""

    def past(at: datetime | None) -> datetime | None:
        return at and min(at, now)

    return replace(
        state,
        rhythm=state.rhythm if past(state.asked_at) == state.asked_at else None,
        moving_since=past(state.moving_since),
        news_at=past(state.news_at),
        asked_at=past(state.asked_at),
        good_at=past(state.good_at),
        failing_since=past(state.failing_since),
        gone_since=past(state.gone_since),
        told_at=past(state.told_at),
    )


def open_hosts(desk: Desk, hosts: Sequence[str]) -> Mapping[str, Opening]:
    """Hold hosts for this run and return what is to be asked at those it got: sources that are due, else a link each.

    What is due is looked up once a host is held: another run may have been there since.
    """
    now = desk.clock.now()
    wanted = {host: desk.at_host.get(host, ()) for host in hosts}
    held = desk.collection.schedule.claim(hosts, desk.by, now)
    states = desk.collection.schedule.states([source.id for host in held for source in wanted[host]])
    openings = {}
    for host, asked_at in held.items():
        since = (now - asked_at).total_seconds() if asked_at else math.inf
        spacing = max((source.spacing for source in wanted[host]), default=SPACING)
        openings[host] = Opening([*_jobs(desk, wanted[host], states, now)], max(0.0, spacing - since))
    return openings


def _jobs(desk: Desk, sources: Sequence[Source], states: Mapping[str, FetchState], now: datetime) -> Iterable[Job]:
    """What is to be asked of a host's sources; a link, or a source that has moved since, is asked at its own host."""
    # The longest due first: else one that has its host rest each time would keep the others from ever being asked.
    for source in sorted(sources, key=lambda source: states[source.id].due or now):
        state = states[source.id]
        if state.url not in (None, source.url):
            state = FetchState(due=now)  # what is remembered is of another address than it has now
        due = desk.everything or (state.due is not None and state.due <= now)
        if due and source.id not in desk.ledger.asked:
            desk.ledger.asked.add(source.id)
            yield Job(source=source, host=host_of(state.address or source.url), state=state)
        elif link := desk.take_link(source):
            yield link
