"""Notices an outage: if no host answers at all, this machine's network is down, and it is no source's fault.

A source that fails is left alone for longer each time, up to a day. One that failed only because nothing could be
reached would be left alone for as long after the network is back, and what it publishes meanwhile would be lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.collection import Collection
from ingest.run.desk import Desk
from ingest.run.settling import Answered
from ingest.schema import FetchState
from ingest.text.urls import host_of

FEWEST = 3  # hosts that do not answer; with fewer, it may be their own fault
LASTING = timedelta(hours=2)  # without an answer from any host; until then no source is put off for longer than that
PROBED = timedelta(hours=1)  # between two tries of a source, to see whether the outage is over


def struck(collection: Collection, now: datetime) -> Mapping[str, FetchState]:
    """Return the sources that have been failing only since the last answer of any host; none if there is no outage."""
    heard = collection.schedule.last_heard(now)
    if heard is None or now - heard < LASTING:
        return {}
    failing = collection.schedule.ailing().items()
    found = {name: state for name, state in failing if state.failing_since and state.failing_since > heard}
    hosts = {host_of(state.address or state.url or "") for state in found.values()}
    return found if len(hosts) >= FEWEST else {}


def probe(desk: Desk, now: datetime) -> None:
    """During an outage, make the source due that was asked longest ago: only asking shows when the outage is over."""
    found = {name: state for name, state in struck(desk.collection, now).items() if name in desk.sources}
    desk.ledger.struck = found
    waiting = {name: state for name, state in found.items() if state.asked_at and now - state.asked_at >= PROBED}
    if waiting:
        name, state = min(waiting.items(), key=lambda one: (one[1].asked_at, one[0]))
        if state.due and state.due > now:
            desk.collection.schedule.reschedule({name: replace(state, due=now, why="no host answers at all")})


def is_heard(batch: Iterable[Answered]) -> bool:
    """Return whether any host has answered, whatever it said."""
    return any(attempt.status is not None for one in batch for attempt in one.fetched.attempts)


def end(desk: Desk) -> None:
    """Make all sources that the outage struck due for the next run; a person is told again of those that fail then."""
    now = desk.clock.now()
    states = desk.collection.schedule.states(tuple(desk.ledger.struck))
    desk.collection.schedule.reschedule(
        {
            name: replace(state, due=now, told_at=None, why="no host answered when it was asked last")
            for name, state in states.items()
            if state.failing_since == desk.ledger.struck[name].failing_since and state.due
        }
    )
    desk.ledger.struck = {}
