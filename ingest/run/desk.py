"""What a run works with, and how much it may still follow."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from ingest.collection import Collection
from ingest.run.agenda import Job
from ingest.run.revisiting import asked_as
from ingest.run.settings import Reads
from ingest.schema import Clock, Exchange, Failure, FetchState, Recipe, Source
from ingest.text.urls import host_of

IN_A_ROW = 3  # links at one host that could not be had; then the host is left alone
Archiving = Callable[[Iterable[Exchange]], None]
"""Keeps responses; returns once they are safe, raises WiredeskError where they cannot be."""


@dataclass(slots=True, kw_only=True)
class Ledger:
    """What a run has found out and done so far."""

    moved: dict[str, str] = field(default_factory=dict)  # source id -> the host it has moved to for good
    struck: Mapping[str, FetchState] = field(default_factory=dict)  # sources that fail because no host answers
    asked: set[str] = field(default_factory=set)  # sources asked for, or about to be; none is asked twice in a run
    waiting: set[str] = field(default_factory=set)  # sources that may have links waiting to be followed
    following: set[str] = field(default_factory=set)  # sources with a link on the agenda
    followed: Counter[str] = field(default_factory=Counter)  # pages fetched in this run, by source
    missed: Counter[str] = field(default_factory=Counter)  # links in a row that could not be had for now, by host

    def note_answer(self, host: str, failure: Failure | None) -> bool:
        """Note what came of a link at a host; return whether `IN_A_ROW` could not be had there for now.

        Then no more are tried, and the host rests. An answer about that page alone, even a 404, begins a new count.
        What was put off has not been asked for, and says nothing.
        """
        if failure and failure.put_off:
            return False
        if failure is None or failure.kind not in ("temporary", "blocked"):
            self.missed.pop(host, None)
            return False
        self.missed[host] += 1
        return self.missed[host] >= IN_A_ROW


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One run's collection, sources and means, and its ledger."""

    collection: Collection
    sources: Mapping[str, Source]  # by id
    clock: Clock
    chance: Random
    by: str  # the run's name, that of no other
    gone: Callable[[str], bool]  # whether another run is known to be over, though it has given nothing back
    read: Reads  # with a time limit, for documents that might take for ever
    recipes: tuple[Recipe, ...] = ()
    keep: Archiving | None = None
    everything: bool = False  # all sources are asked, due or not
    fenced: bool = False  # whether a host may be given to another run unnoticed, so that each write has to check it
    ledger: Ledger = field(default_factory=Ledger)

    @cached_property
    def at_host(self) -> Mapping[str, Sequence[Source]]:
        """The sources by the host at which they are asked, each host's in order; valid once `moved` is complete."""
        found: dict[str, list[Source]] = {}
        for source in self.sources.values():
            found.setdefault(self.host(source), []).append(source)
        return found

    def host(self, source: Source) -> str:
        """Return the host at which a source is asked."""
        return self.ledger.moved.get(source.id) or host_of(source.url)

    def state(self, source: Source) -> FetchState:
        """Return what is remembered of a source."""
        return self.collection.schedule.states([source.id])[source.id]

    def take_link(self, source: Source) -> Job | None:
        """Return the next link to follow for a source, the one that most pages name, and count it as followed.

        None: none waits, or none may.
        """
        ledger = self.ledger
        if (
            not (source.follow or source.full_text)
            or source.id not in ledger.waiting
            or source.id in ledger.following
            or ledger.followed[source.id] >= source.follow_most
        ):
            return None
        found = self.collection.links.waiting(source.id, self.clock.now(), 1)
        if not found:
            ledger.waiting.discard(source.id)
            return None
        ledger.followed[source.id] += 1
        ledger.following.add(source.id)
        return Job(source=source, host=host_of(found[0].url), state=asked_as(found[0]), link=found[0])
