"""Shares polling by a queue: what is due is put into it, by the clock of the database that all machines share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import orjson

from ingest.cli.health import is_alive
from ingest.cli.machine import Machine
from ingest.errors import UsageError
from ingest.schema import Recipe, Source

if TYPE_CHECKING:
    from ingest.collection import Collection
    from ingest.engines.deferring import Put

NOBODY = "no worker is alive to take them: start one with `python -m ingest worker`"
NOTABLE = timedelta(seconds=10)  # a clock that is off by so much is reported


def check_shared(collection: str) -> None:
    """Refuse a collection that no queue can be in, and a machine that lacks what speaks to one.

    Raises: UsageError. CollectionError: it is no address of a collection.
    """
    from ingest.collection.databases import is_shared, place_of

    if not is_shared(collection):
        raise UsageError(
            "workers share a queue in the PostgreSQL that keeps the collection: name it with "
            f"--collection postgresql://HOST/NAME (or WIREDESK_COLLECTION); {place_of(collection)} has no place for one"
        )
    try:
        import ingest.engines.queue  # noqa: F401 - procrastinate is there
    except ModuleNotFoundError as error:
        raise UsageError("install what keeps the queue: pip install 'wiredesk[postgres]'") from error


@dataclass(slots=True)
class SharedTime:
    """The database's time, computed from this machine's clock and its measured offset."""

    collection: "Collection"
    machine: Machine
    say: Callable[[str], None]
    offset: timedelta = timedelta(0)
    _said: timedelta = timedelta(0)

    def measure(self) -> None:
        """Ask the database for its time, and say by how much this machine's clock is off, if it is by much."""
        before = self.machine.clock.now()
        theirs = self.collection.time()
        if theirs is None:
            return
        self.offset = theirs - (before + (self.machine.clock.now() - before) / 2)
        if abs(self.offset - self._said) >= NOTABLE:
            self._said = self.offset
            where = "behind" if self.offset > timedelta(0) else "ahead of"
            seconds = abs(self.offset.total_seconds())
            self.say(
                f"this machine's clock is {seconds:,.0f} seconds {where} the database's, which is gone by: set it right"
            )

    def now(self) -> datetime:
        """Return the time of the database."""
        return self.machine.clock.now() + self.offset

    def corrected(self) -> Machine:
        """Return this machine with the time of the database."""
        return replace(self.machine, clock=replace(self.machine.clock, now=self.now))


def prepared(collection: "Collection", machine: Machine, say: Callable[[str], None]) -> SharedTime:
    """Set up the queue's tables if need be, and return the database's time, by which all machines go."""
    from ingest.engines.queue import schema

    time = SharedTime(collection, machine, say)
    time.measure()
    made, version = schema()
    collection.queue.prepare(schema=made, version=version)
    return time


def queued(
    sources: tuple[Source, ...],
    collection: "Collection",
    address: str,
    machine: Machine,
    *,
    everything: bool,
    recipes: tuple[Recipe, ...],
    say: Callable[[str], None],
) -> "Put":
    """Put the sources that are due into the queue; nothing is asked for."""
    from ingest.cli.live import desk_of
    from ingest.engines.deferring import put
    from ingest.engines.queue import Asked
    from ingest.reading import read
    from ingest.run.enrolling import make_due, sources_to_ask

    shared = prepared(collection, machine, say).corrected()
    desk = desk_of(sources, collection, shared, read, everything=everything)
    due = sources_to_ask(desk)
    if everything:
        make_due(desk)

    def asked(name: str, host: str) -> Asked:
        source = desk.sources[name]
        return Asked(source=source, host=host, recipes=_for(source, host, recipes), links=name in desk.ledger.waiting)

    waiting = collection.queue.waiting()
    # What is not of these sources is left alone: another machine may have it, with its part of seeds/.
    others = [asked(name, desk.host(desk.sources[name])) for name in waiting.keys() & desk.sources.keys() - due.keys()]
    found = put(address, (asked(*one) for one in due.items()), others, waiting, shared.clock.now())
    collection.schedule.release_all(shared.run, shared.clock.now())  # which forgets old attempts, as every run does
    return found


def _for(source: Source, host: str, recipes: Sequence[Recipe]) -> tuple[Recipe, ...]:
    """The recipes that pages of a source may be read by: the one it names, else those for its site."""
    from ingest.text.urls import same_site

    if source.recipe is not None:
        return tuple(recipe for recipe in recipes if recipe.name == source.recipe)
    near = (source.url, f"https://{host}/")
    return tuple(
        recipe for recipe in recipes if any(same_site(f"https://{one}/", url) for one in recipe.hosts for url in near)
    )


def workers_alive(collection: "Collection") -> int:
    """Return how many workers have shown lately that they are alive."""
    health = collection.queue.health()
    return sum(map(is_alive, health.workers)) if health else 0


def is_news(put: "Put", alive: int, collection: "Collection", now: datetime) -> bool:
    """Whether cron is to be told that nobody takes what waits in the queue: once, until a worker is alive."""
    if alive:
        collection.telling.mended(NOBODY)
    return bool(put.already and not alive and collection.telling.news((NOBODY,), now))


def sentence(put: "Put", alive: int) -> str:
    """Return in one line what was put into the queue, and that nobody is there to take it where that is so."""
    if not put.queued + put.already + put.left:
        return "nothing to put into the queue: no source is due, or their hosts rest or are being asked"
    already = f"; {put.already:,} were in it already" if put.already else ""
    one = put.queued == 1
    left = f"; {put.left:,} are left for later, as enough of their host wait there" if put.left else ""
    said = f"{put.queued:,} source{' was' if one else 's were'} put into the queue{already}{left}"
    return said if alive else f"{said}; {NOBODY}"


def as_json(put: "Put", alive: int) -> str:
    """Return the same as one JSON object."""
    said = {"queued": put.queued, "already": put.already, **({"left": put.left} if put.left else {}), "workers": alive}
    return orjson.dumps(said).decode()
