"""An outage: no host answers at all, so it is this machine's network that is down, and no source's fault.

A source that fails is left alone for longer each time, up to a day. One that failed only because nothing could be
reached would be left alone for that long even after the network is back, and what it publishes meanwhile would be lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.collection import Collection
from ingest.run.desk import Desk
from ingest.run.settling import Answered
from ingest.schema import FetchState
from ingest.text.urls import host_of

FEWEST = 3  # hosts that do not answer; if there are fewer, it may be their own fault
LASTING = timedelta(hours=2)  # without an answer from anybody; before that nothing is put off by more
PROBED = timedelta(hours=1)  # after which a source is asked again to see whether it is over


def struck(collection: Collection, now: datetime) -> Mapping[str, FetchState]:
    """Return the sources that have failed since any host answered last, while there is an outage; else none."""
    heard = collection.schedule.last_heard(now)
    if heard is None or now - heard < LASTING:
        return {}
    failing = collection.schedule.ailing().items()
    found = {name: state for name, state in failing if state.failing_since and state.failing_since > heard}
    hosts = {host_of(state.address or state.url or "") for state in found.values()}
    return found if len(hosts) >= FEWEST else {}


def probe(desk: Desk, now: datetime) -> None:
    """Make one source due during an outage, the one asked longest ago: only by asking is it seen to end."""
    found = {name: state for name, state in struck(desk.collection, now).items() if name in desk.sources}
    desk.progress.struck = found
    waiting = {name: state for name, state in found.items() if state.asked_at and now - state.asked_at >= PROBED}
    if waiting:
        name, state = min(waiting.items(), key=lambda one: (one[1].asked_at, one[0]))
        if state.due and state.due > now:
            desk.collection.schedule.reschedule({name: replace(state, due=now, why="no host answers at all")})


def is_heard(batch: Iterable[Answered]) -> bool:
    """Return whether a host has answered, whatever it said."""
    return any(attempt.status is not None for one in batch for attempt in one.fetched.attempts)


def end(desk: Desk) -> None:
    """Have all that the outage struck asked by the next run, and told of anew if it fails then."""
    now = desk.clock.now()
    states = desk.collection.schedule.states(tuple(desk.progress.struck))
    desk.collection.schedule.reschedule(
        {
            name: replace(state, due=now, told_at=None, why="no host answered when it was asked last")
            for name, state in states.items()
            if state.failing_since == desk.progress.struck[name].failing_since and state.due
        }
    )
    desk.progress.struck = {}
