"""The schedule that runs share: which sources are due, which hosts are held by a run, which rest.

A run holds hosts, not sources: while it holds one, it alone asks for anything there and settles the sources there.
What it holds it gives back with `release`; a run that was killed holds nothing for longer than `LEASE`. A time further
ahead than any that is ever set here was set by a wrong clock, and does not count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, or_, select, union_all, update

from ingest.collection.bulk import add, put, send
from ingest.collection.codec import decode, encode
from ingest.collection.dialects import MANY, among
from ingest.collection.reaching import Connecting
from ingest.collection.tables import attempts, hosts, robots, source_states
from ingest.schema import Attempt, Due, FetchState, RobotsFile

LEASE = timedelta(minutes=10)
LONGEST_REST = timedelta(days=1, hours=6)  # the day that a server may ask for, and what is added at random
FAR = timedelta(days=2, hours=4)  # a day, what is added, and a day of rest: only a source's own setting leads further
KEPT = timedelta(days=90)  # how long attempts are remembered
SLACK = timedelta(minutes=1)  # by which the clocks of two machines may differ

_now: Any = bindparam("now")
_lease_end: Any = bindparam("lease_end")
_rest_end: Any = bindparam("rest_end")

_HELD = and_(hosts.c.leased_until > _now, hosts.c.leased_until <= _lease_end)
RESTS = and_(hosts.c.rest_until > _now, hosts.c.rest_until <= _rest_end)
_DUE = (
    select(source_states.c.source_id, source_states.c.host)
    .where(
        source_states.c.due <= _now,
        # Two selects, each by its own index, so that it makes no difference how many other hosts there are.
        source_states.c.host.not_in(union_all(select(hosts.c.host).where(_HELD), select(hosts.c.host).where(RESTS))),
    )
    .order_by(source_states.c.due, source_states.c.source_id)
)
_TAKEN = select(hosts.c.host).where(
    among(hosts.c.host, MANY), or_(and_(_HELD, hosts.c.leased_by != bindparam("by")), RESTS)
)
_ASKED = select(hosts.c.host, hosts.c.asked_at).where(among(hosts.c.host, MANY), hosts.c.asked_at <= _now)
_GIVE_BACK = (
    update(hosts)
    .where(hosts.c.host == bindparam("of_host"), hosts.c.leased_by == bindparam("by"))
    .values(leased_by=None, leased_until=None, asked_at=bindparam("asked"))
)
_GIVE_ALL_BACK = update(hosts).where(hosts.c.leased_by == bindparam("by")).values(leased_by=None, leased_until=None)
_HOLDERS = select(hosts.c.leased_by).where(hosts.c.leased_by.is_not(None)).distinct()
_STATES = select(source_states.c.source_id, source_states.c.state).where(among(source_states.c.source_id, MANY))
_ENROLLED = select(source_states.c.source_id, source_states.c.host)
_AHEAD = select(source_states.c.source_id, source_states.c.state).where(
    or_(source_states.c.asked_at > _now, source_states.c.due > bindparam("far"))
)
_AILING = select(source_states.c.source_id, source_states.c.state).where(
    or_(source_states.c.due.is_(None), source_states.c.state.like('%"failures":%'))  # a field that is 0 is not written
)
_RESCHEDULE = (
    update(source_states)
    .where(source_states.c.source_id == bindparam("of_source"))
    .values({name: bindparam(f"new_{name}") for name in ("due", "asked_at", "state")})
)
_RESTING = select(hosts.c.rest_until).where(hosts.c.host == bindparam("of_host"), RESTS)
_HOLDER = select(hosts.c.leased_by).where(hosts.c.host == bindparam("of_host"))
_LAST_ASKED = select(source_states.c.asked_at).order_by(source_states.c.asked_at.desc()).limit(1)
_LAST_HEARD = (
    select(attempts.c.at)
    .where(attempts.c.status.is_not(None), attempts.c.at <= bindparam("now"))
    .order_by(attempts.c.at.desc())
    .limit(1)
)
_OF_ATTEMPT = tuple(field.name for field in fields(Attempt))
_FORGET = delete(attempts).where(attempts.c.at < bindparam("before"))
_ROBOTS = select(robots).where(robots.c.origin == bindparam("of_origin"))
_UNKNOWN = FetchState()


class Schedule:
    """When each source is due, kept between runs."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading, self._writing = reading, writing

    def enrolled(self) -> Mapping[str, str]:
        """Return the host of each source that is known, by source id."""
        with self._reading() as connection:
            return _pairs(connection.execute(_ENROLLED))

    def ailing(self) -> Mapping[str, FetchState]:
        """Return the sources that failed when they were asked last, including those that are asked no more."""
        with self._reading() as connection:
            return {row.source_id: decode(FetchState, row.state) for row in connection.execute(_AILING)}

    def enrol(self, due: Iterable[Due], *, now: datetime) -> None:
        """Enter sources into the schedule, or change their host or due time; what is remembered of them stays.

        One that another run has asked since `now` is left as that run has settled it.
        """
        told = {one.source_id: one for one in due}
        if not told:
            return
        with self._writing() as connection:
            states = _states(connection, tuple(told))
            values = [
                _row(one.source_id, one.host, replace(state, due=one.due))
                for name, one in told.items()
                if (state := states[name]).asked_at is None or state.asked_at <= now
            ]
            put(connection, source_states, values, ("host", "due", "state"))

    def tell(self, source_ids: Sequence[str], now: datetime) -> None:
        """Remember that a person was told of what is wrong with these sources."""
        if not source_ids:
            return
        with self._writing() as connection:
            states = _states(connection, source_ids)
            _reschedule(connection, {name: replace(state, told_at=now) for name, state in states.items()})

    def ahead(self, now: datetime) -> Mapping[str, FetchState]:
        """Return the sources whose state may have been written by a clock that was ahead, in the order of their ids.

        They were asked at a time that is still to come, or are due later than sources usually can be.
        """
        with self._reading() as connection:
            found = connection.execute(_AHEAD, {"now": now + LEASE, "far": now + FAR}).all()
        return {row.source_id: decode(FetchState, row.state) for row in sorted(found)}

    def reschedule(self, states: Mapping[str, FetchState]) -> None:
        """Replace the states of sources by these: when each is due, sooner or later than before, and why."""
        if states:
            with self._writing() as connection:
                _reschedule(connection, states)

    def due(self, now: datetime) -> Mapping[str, str]:
        """Return the hosts of the sources that are due, by source id, the longest overdue first.

        None at a host that is held or rests.
        """
        with self._reading() as connection:
            return _pairs(connection.execute(_DUE, _times(now)))

    def last_asked(self) -> datetime | None:
        """Return when any source was asked last; None: never."""
        with self._reading() as connection:
            return connection.execute(_LAST_ASKED).scalar()

    def last_heard(self, now: datetime) -> datetime | None:
        """Return when a host that answered, whatever it said, was asked last, up to `now`; None: none has answered."""
        with self._reading() as connection:
            return connection.execute(_LAST_HEARD, {"now": now}).scalar()

    def states(self, source_ids: Sequence[str]) -> dict[str, FetchState]:
        """Return what is remembered of each of these sources; an empty state of one that is not known."""
        with self._reading() as connection:
            return _states(connection, source_ids)

    def claim(self, wanted: Sequence[str], by: str, now: datetime) -> Mapping[str, datetime | None]:
        """Hold hosts for the run `by` until `LEASE` from now; return those it got, with when each was asked last.

        It does not get a host that another run holds, or that rests; the lease of one that it holds already is renewed.
        """
        many = {"many": list(wanted), "by": by, **_times(now)}
        with self._writing() as connection:
            taken = set(connection.execute(_TAKEN, many).scalars())
            asked = {row.host: row.asked_at for row in connection.execute(_ASKED, many)}
            values = [{"host": host, "leased_by": by, "leased_until": now + LEASE} for host in {*wanted} - taken]
            put(connection, hosts, values, ("leased_by", "leased_until"))
        return {host: asked.get(host) for host in wanted if host not in taken}

    def release(self, by: str, asked: Mapping[str, datetime]) -> None:
        """Give back the hosts that a run is done with, each with the time at which it was asked last."""
        values = [{"of_host": host, "by": by, "asked": at} for host, at in asked.items()]
        if values:
            with self._writing() as connection:
                connection.execute(_GIVE_BACK, values)

    def release_all(self, by: str, now: datetime) -> None:
        """Give back whatever a run still holds, and forget attempts that are older than `KEPT`."""
        with self._writing() as connection:
            connection.execute(_GIVE_ALL_BACK, {"by": by})
            connection.execute(_FORGET, {"before": now - KEPT})

    def rest_of(self, host: str, now: datetime) -> datetime | None:
        """Return when a host's rest is over; None: it does not rest."""
        with self._reading() as connection:
            return connection.execute(_RESTING, {"of_host": host, **_times(now)}).scalar()

    def holder(self, host: str) -> str | None:
        """Return the run that holds a host, or did and has not given it back; None: there is none."""
        with self._reading() as connection:
            return connection.execute(_HOLDER, {"of_host": host}).scalar()

    def holders(self) -> tuple[str, ...]:
        """Return the runs that hold any host."""
        with self._reading() as connection:
            return tuple(connection.execute(_HOLDERS).scalars())

    def robots(self, origin: str) -> RobotsFile | None:
        """Return the robots.txt of an origin as it was had last; None: it never was."""
        with self._reading() as connection:
            row = connection.execute(_ROBOTS, {"of_origin": origin}).first()
        return RobotsFile(**row._asdict()) if row else None

    def keep_robots(self, file: RobotsFile) -> None:
        """Keep the robots.txt of an origin, in the place of the one before."""
        with self._writing() as connection:
            put(connection, robots, [asdict(file)], ("fetched_at", "status", "body", "etag", "last_modified"))


class Settling:
    """What a document's transaction writes into the schedule."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def attempted(self, made: Iterable[Attempt]) -> None:
        """Keep what came of asking."""
        add(self._connection, attempts, [{name: _kept(getattr(one, name)) for name in _OF_ATTEMPT} for one in made])

    def settle(self, states: Iterable[tuple[str, str, FetchState]]) -> None:
        """Keep the states of sources: each with its id and its host."""
        values = [_row(source_id, host, state) for source_id, host, state in states]
        put(self._connection, source_states, values, ("host", "due", "asked_at", "state"))

    def holds(self, host: str, by: str) -> bool:
        """Return whether a run still holds a host, so that what it was answered is its to keep."""
        return self._connection.execute(_HOLDER, {"of_host": host}).scalar() == by

    def rest(self, host: str, until: datetime) -> None:
        """Leave a host alone until then."""
        put(self._connection, hosts, [{"host": host, "rest_until": until}], ("rest_until",))


def _kept(said: Any) -> Any:
    """A value as both databases take it: a server may send a NUL in a header, which PostgreSQL cannot store."""
    return said.replace("\0", "") if type(said) is str else said


def _pairs(found: Iterable[Any]) -> dict[str, str]:
    return {row[0]: row[1] for row in found}  # dict() takes longer, for these are no tuples


def _states(connection: Connection, source_ids: Sequence[str]) -> dict[str, FetchState]:
    stored = connection.execute(_STATES, {"many": list(source_ids)}) if source_ids else ()
    found = {row.source_id: decode(FetchState, row.state) for row in stored}
    return {source_id: found.get(source_id, _UNKNOWN) for source_id in source_ids}


def _reschedule(connection: Connection, states: Mapping[str, FetchState]) -> None:
    values = [
        {"of_source": name, "new_due": state.due, "new_asked_at": state.asked_at, "new_state": encode(state)}
        for name, state in states.items()
    ]
    send(connection, _RESCHEDULE, values)


def _times(now: datetime) -> dict[str, datetime]:
    return {"now": now, "lease_end": now + LEASE + SLACK, "rest_end": now + LONGEST_REST}


def _row(source_id: str, host: str, state: FetchState) -> dict[str, object]:
    return {
        "source_id": source_id,
        "host": host,
        "due": state.due,
        "asked_at": state.asked_at,
        "state": encode(state),
    }
