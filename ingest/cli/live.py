"""The live half of a run: an agenda, threads that ask, processes that read, and this process, which writes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.cli.machine import Machine
from ingest.schema import Document, Failure, Fetched, FetchState, Recipe, Source

if TYPE_CHECKING:
    from ingest.collection import Collection
    from ingest.fetching import Patience, Robots, Transport
    from ingest.run.agenda import Job
    from ingest.run.desk import Archiving, Desk
    from ingest.run.settings import Reads
    from ingest.run.steps import Step


PATIENCE = 5.0  # seconds that a thread waits in a host's line; then it takes another job, and this one comes back


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How a poll is made, as the flags say."""

    workers: int = 20
    everything: bool = False  # sources that are not due, too
    deadline: float = 840.0  # seconds after which nothing more is begun
    timeout: float = 30.0  # seconds for one attempt
    archive: Path | None = None


def steps(
    sources: tuple[Source, ...],
    collection: "Collection",
    machine: Machine,
    polling: Polling,
    recipes: tuple[Recipe, ...] = (),
) -> "Iterator[Step]":
    """Yield a Step for each thing that is asked, as it is settled; hosts are asked side by side."""
    from ingest.engines.readers import Readers
    from ingest.engines.threads import fetch_all
    from ingest.fetching import Robots
    from ingest.run.enrolling import agenda_of
    from ingest.run.polling import asking, polled

    clock = machine.clock
    deadline = clock.monotonic() + polling.deadline
    with (
        Readers() as readers,
        archiving(polling, machine) as keep,
        transporting(polling, machine, collection) as transport,
    ):
        desk = desk_of(
            sources, collection, machine, readers.read, recipes=recipes, keep=keep, everything=polling.everything
        )
        robots = Robots(collection.schedule.robots, collection.schedule.keep_robots)
        requests = Requests(machine, transport, robots, deadline)
        ask = asking(desk, requests.fetch, requests.forbidden)
        agenda = agenda_of(desk, at_once=2 * polling.workers, deadline=deadline)
        answers = fetch_all(agenda, ask, clock=clock, spacing=requests.spacing, workers=polling.workers)
        yield from polled(desk, agenda, answers)


def desk_of(
    sources: tuple[Source, ...],
    collection: "Collection",
    machine: Machine,
    read: "Reads",
    *,
    recipes: tuple[Recipe, ...] = (),
    keep: "Archiving | None" = None,
    everything: bool = False,
) -> "Desk":
    """Return what a run on this machine works with."""
    from ingest.run.desk import Desk

    return Desk(
        collection=collection,
        sources={source.id: source for source in sources},
        clock=machine.clock,
        chance=machine.chance,
        by=machine.run,
        gone=machine.gone,
        read=read,
        recipes=recipes,
        keep=keep,
        everything=everything,
    )


@dataclass(frozen=True, slots=True)
class Requests:
    """How the jobs of a run are asked for, until its `deadline` by the monotonic clock; shared by its threads."""

    machine: Machine
    transport: "Transport"
    robots: "Robots"
    deadline: float

    def fetch(self, job: "Job") -> Fetched:
        """Fetch one job; a page only if robots.txt allows it."""
        from ingest.fetching import fetch

        return fetch(
            job.asked,
            job.state,
            self.machine.clock,
            rng=self.machine.chance,
            transport=self.transport,
            patience=replace(self._patience(job), longest=PATIENCE),
            robots=self.robots if job.is_page else None,
        )

    def forbidden(self, job: "Job", page: Document) -> Failure | None:
        """Return why robots.txt forbids a page that has come already; None: it does not."""
        from ingest.fetching import forbidden

        clock, patience = self.machine.clock, self._patience(job)
        return forbidden(page, job.asked, clock, transport=self.transport, patience=patience, robots=self.robots)

    def spacing(self, job: "Job") -> float:
        """Return the seconds between two requests at a job's host: the source's, or what the host asks for."""
        delay = self.robots.crawl_delay(job.asked.url) if job.is_page else None
        return max(job.source.spacing, delay or 0.0)

    def _patience(self, job: "Job") -> "Patience":
        from ingest.fetching import Patience

        return Patience(job.source.spacing, self.deadline, self.machine.stopping.is_set)


@contextmanager
def transporting(polling: Polling, machine: Machine, collection: "Collection | None" = None) -> "Iterator[Transport]":
    """Yield the transport of a run's requests; when the block ends, requests still under way are cut."""
    from importlib.metadata import version

    from ingest.fetching import Transport
    from ingest.text.identity import user_agent

    transport = Transport(
        user_agent=user_agent(version("wiredesk"), machine.environment.get("WIREDESK_CONTACT")),
        total_timeout=polling.timeout,
        ca_bundle=machine.environment.get("WIREDESK_CA_BUNDLE"),
        secrets=machine.environment,
        keep=polling.archive is not None,
        rest_of=collection.schedule.rest_of if collection else None,
    )
    try:
        yield transport
    finally:
        machine.stopping.set()
        transport.stop()


@contextmanager
def archiving(polling: Polling, machine: Machine) -> "Iterator[Archiving | None]":
    """Yield what keeps responses in an archive; None where none are to be kept."""
    if polling.archive is None:
        yield None
        return
    from importlib.metadata import version

    from ingest.archive.keeping import open_archive

    software = f"wiredesk/{version('wiredesk')}"
    with open_archive(polling.archive, software=software, now=machine.clock.now(), process=os.getpid()) as archive:
        yield archive.keep


@contextmanager
def one_by_one(machine: Machine) -> "Iterator[Callable[[Source, FetchState], Fetched]]":
    """Yield a function that fetches one source at a time; requests can be made for as long as the block lasts."""
    from ingest.fetching import fetch

    with transporting(Polling(), machine) as transport:
        yield partial(fetch, clock=machine.clock, rng=machine.chance, transport=transport)
