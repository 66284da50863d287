"""Regular runs in virtual time over made-up publishers, in two ways that lead to the same schedule.

`stored` is the desk itself without its network and its readers: a collection in a file, what a run begins with, its
agenda, and what it settles. `remembered` does without a collection, and is therefore fast enough for a month of 100,000
sources: the functions that say when a source is due are the desk's, and what is kept between runs is in memory.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from benchmarks.publishers import START, Answer, Dice, Publisher
from ingest import read
from ingest.collection import Collection
from ingest.collection.polls import FAR, LEASE
from ingest.run.agenda import Agenda, Job
from ingest.run.desk import Desk
from ingest.run.enrolling import PAUSE, agenda_of
from ingest.run.settling import Answered, Brought, settlement, write_settlements
from ingest.schema import Clock, Failure, FetchState
from ingest.sources import AT_ONCE, caught_up, is_in_reach, next_due, rhythm, silent, spread
from ingest.sources.due import JITTER

AHEAD = timedelta(days=3650)  # of the clock, for one run
HELD = 40  # hosts that a run holds at a time
_FAILED = Failure(kind="temporary", url="", fetched_at=START, cause="it is out of order")


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a desk runs: every `tick`, except in a pause from the middle on; once its clock is ten years ahead."""

    days: float
    tick: timedelta = timedelta(minutes=1)

    @property
    def pause(self) -> tuple[datetime, datetime]:
        """When nothing runs: for a day, or for an eighth of the time if that is short."""
        begin = START + timedelta(days=self.days / 2)
        return begin, begin + timedelta(days=min(1.0, self.days / 8))

    @property
    def jump(self) -> datetime:
        """The time from which the next run has the wrong clock."""
        return START + timedelta(days=self.days * 0.9)

    def runs(self) -> Iterator[tuple[datetime, timedelta]]:
        """Yield each run: when it begins, and how far its clock is ahead then."""
        begin, end = self.pause
        jumped = False
        for number in range(int(timedelta(days=self.days) / self.tick)):
            at = START + number * self.tick
            if begin <= at < end:
                continue
            jumps = at >= self.jump and not jumped
            jumped = jumped or jumps
            yield at, AHEAD if jumps else timedelta(0)


@dataclass(frozen=True, slots=True)
class Poll:
    """One source asked once."""

    number: int
    at: datetime  # by the run's clock
    wait: float | None = None  # seconds to the next, without the jitter; None: not said, or put off by its rest


Run = tuple[datetime, Sequence[Poll]]


class Time:
    """The time of a run; `sleep` moves it."""

    def __init__(self, at: datetime, ahead: timedelta) -> None:
        """Begin at a time, with a clock that is so far ahead."""
        self._start, self._seconds = at + ahead, 0.0
        self.clock = Clock(now=self._now, monotonic=lambda: self._seconds, sleep=self._sleep)

    def _now(self) -> datetime:
        return self._start + timedelta(seconds=self._seconds)

    def _sleep(self, seconds: float) -> None:
        self._seconds += seconds


# -- the desk itself --


def desk_at(made: Sequence[Publisher], collection: Collection, time: Time, dice: Dice, run: int) -> Desk:
    """Return the desk of a run."""
    return Desk(
        collection=collection,
        sources={one.source.id: one.source for one in made},
        clock=time.clock,
        chance=dice,
        by=f"run {run}",
        gone=lambda run: False,
        read=read,
    )


def stored(made: Sequence[Publisher], collection: Collection, calendar: Calendar) -> Iterator[Run]:
    """Yield what each run asks, using the desk itself."""
    dice = Dice()
    for number, (at, ahead) in enumerate(calendar.runs()):
        time = Time(at, ahead)
        desk = desk_at(made, collection, time, dice, number)
        dice.throw_for(number)
        agenda = agenda_of(desk, at_once=HELD, deadline=math.inf)
        yield at, [poll for batch in _batches(agenda, time.clock) for poll in _settled(desk, dice, made, batch)]
        collection.schedule.release(desk.by, agenda.take_finished())
        collection.schedule.release_all(desk.by, time.clock.now())


def _batches(agenda: Agenda, clock: Clock) -> Iterator[list[Job]]:
    """Yield the jobs that can be begun at one moment, and go on to the next moment; each is answered at once."""
    while True:
        batch = []
        while (job := agenda.next()) is not None:
            agenda.done(job, began=clock.monotonic(), spacing=job.source.spacing)
            batch.append(job)
        yield batch
        pause = agenda.wait()
        if pause is None:
            return
        clock.sleep(pause)


def _settled(desk: Desk, dice: Dice, made: Sequence[Publisher], batch: Sequence[Job]) -> list[Poll]:
    now = desk.clock.now()
    settlements = []
    for job in batch:
        publisher = made[int(job.source.id)]
        answer = publisher.answer(now, job.state.good_at)
        brought = answer.modified and not answer.failed
        dice.throw_for(*occasion(publisher, now))
        answered = Answered(job=job, fetched=publisher.fetched(answer, now))
        settlements.append(settlement(desk, answered, Brought(*publisher.read(answer, now)) if brought else None))
    if settlements:
        with desk.collection.transaction() as transaction:
            write_settlements(transaction, settlements)
    return [Poll(int(job.source.id), now) for job in batch]


def occasion(publisher: Publisher, now: datetime) -> tuple[int, int]:
    """Return the occasion of the random numbers for a publisher that has been asked."""
    return publisher.number, round((now - START).total_seconds())


# -- the same without a collection --


@dataclass(slots=True)
class Memory:
    """What is remembered of one source."""

    publisher: Publisher
    state: FetchState
    due: datetime
    asked_at: datetime | None = None
    good_at: datetime | None = None
    late: bool = False  # it has been put off once


class Memories:
    """What is remembered of every source, by when it is due."""

    def __init__(self, made: Sequence[Publisher], calendar: Calendar) -> None:
        """Make all sources known at the first run."""
        self._dice = Dice()
        self._tick = calendar.tick
        self._all = [Memory(one, FetchState(), spread(one.number, len(made), START)) for one in made]
        self._at: defaultdict[int, list[Memory]] = defaultdict(list)  # by the first run that finds it due
        self._next = 0  # the first run whose list has not been taken
        self._last: datetime | None = None  # when any was asked
        for one in self._all:
            self._put(one)

    def run(self, number: int, now: datetime) -> list[Poll]:
        """Return what a run asks at the time `now` of its clock."""
        self._dice.throw_for(number)
        if self._last is not None and self._is_back(now):
            self._set_right(now)
        due = self._due(now)
        if self._last is not None and now - self._last > PAUSE and len(due) > AT_ONCE:
            due = self._put_off(due, now)
        at_host: defaultdict[str, int] = defaultdict(int)
        polls = []
        for one in due:  # at one host the longest due first
            host = one.publisher.host
            polls.append(self._poll(one, now + timedelta(seconds=at_host[host] * one.publisher.source.spacing)))
            at_host[host] += 1
        return polls

    def _is_back(self, now: datetime) -> bool:
        """Whether the clock has been ahead, so that no list of an earlier run is left."""
        return self._number(now) < self._next - 1

    def _number(self, due: datetime) -> int:
        return -((START - due) // self._tick)  # the first run at that time or later

    def _put(self, one: Memory) -> None:
        self._at[max(self._number(one.due), self._next)].append(one)

    def _due(self, now: datetime) -> list[Memory]:
        last = self._number(now)
        numbers = range(self._next, last + 1) if last - self._next < len(self._at) else sorted(self._at)
        due = [one for number in numbers if number <= last for one in self._at.pop(number, ())]
        self._next = last + 1
        return sorted(due, key=lambda one: (one.due, one.publisher.source.id))

    def _put_off(self, due: Sequence[Memory], now: datetime) -> list[Memory]:
        """Put off late sources, as the desk does; return the rest."""
        for one in due:
            if not one.late:
                one.due = caught_up(one.publisher.source, one.state, now=now, chance=self._dice.random())
                self._put(one)
        left = [one for one in due if one.late]
        for one in due:
            one.late = True
        return left

    def _set_right(self, now: datetime) -> None:
        """Forget times in the future, as the desk does, and sort everything again by this clock."""
        for one in self._all:
            if (one.asked_at and one.asked_at > now + LEASE) or (
                one.due > now + FAR and not is_in_reach(one.publisher.source, one.due, now)
            ):
                self._bring_back(one, now)
        self._last = max((one.asked_at for one in self._all if one.asked_at), default=None)
        self._at.clear()
        self._next = self._number(now)
        for one in self._all:
            self._put(one)

    def _bring_back(self, one: Memory, now: datetime) -> None:
        if one.asked_at and one.asked_at > now:
            one.state = replace(one.state, rhythm=None)
        news_at = one.state.news_at and min(one.state.news_at, now)
        one.state = replace(one.state, news_at=news_at)
        one.asked_at = one.asked_at and min(one.asked_at, now)
        one.good_at = one.good_at and min(one.good_at, now)
        one.due = caught_up(one.publisher.source, one.state, now=now, chance=self._dice.random())
        one.late = False

    def _poll(self, one: Memory, now: datetime) -> Poll:
        publisher = one.publisher
        answer = publisher.answer(now, one.good_at)
        self._dice.throw_for(*occasion(publisher, now))
        chance = self._dice.random()
        one.state = _after(publisher, one.state, answer, now)
        due = next_due(
            publisher.source,
            one.state,
            now=now,
            chance=chance,
            fresh_for=publisher.max_age,
            failure=_FAILED if answer.failed else None,
        ).at
        if due is None:
            raise ValueError(f"{publisher.source.id} is retired, which none of these publishers asks for")
        one.asked_at, one.due, one.late = now, due, False
        self._last = max(self._last or now, now)
        if not answer.failed:
            one.good_at = now
        self._put(one)
        wait = (due - now).total_seconds() / (1 + JITTER * chance)
        return Poll(publisher.number, now, None if publisher.skip_hours else wait)


def _after(publisher: Publisher, state: FetchState, answer: Answer, now: datetime) -> FetchState:
    """Return what is remembered after an answer, as far as it decides when a source is due."""
    if answer.failed:
        return replace(state, failures=state.failures + 1, failure="temporary")
    if answer.modified:
        slowed = rhythm(state, answer.dates, new=answer.new, now=now)
    else:
        slowed = silent(state, now)
        if slowed == state.rhythm and not state.failures:
            return state
    return FetchState(
        etag='"1"' if publisher.validators else None,
        rhythm=slowed,
        news_at=now if answer.new else state.news_at,
        told_interval=publisher.ttl * 60 or None,
        skip_hours=publisher.skip_hours,
    )


def remembered(made: Sequence[Publisher], calendar: Calendar) -> Iterator[Run]:
    """Yield what each run asks, with all that is kept between runs in memory."""
    memories = Memories(made, calendar)
    for number, (at, ahead) in zip(count(), calendar.runs(), strict=False):
        yield at, memories.run(number, at + ahead)
