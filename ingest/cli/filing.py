"""The offline half of a run: files, folders and archives, read on this machine or by the workers of Dask."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.cli.engines import Engine
from ingest.cli.machine import Machine
from ingest.cli.progress import shown
from ingest.cli.seeding import sources_by_id
from ingest.schema import Flaw, Recipe, Refused

if TYPE_CHECKING:
    from ingest.archive import Found, Remote, SavedFile
    from ingest.collection import Collection, Progress
    from ingest.engines.cluster import Cluster
    from ingest.run.ahead import Apart
    from ingest.run.backfill import Batch, Order
    from ingest.run.steps import Step

FEW = 200  # documents: fewer are read about as soon by this process alone as others begin
MOST_PROCESSES = 8  # more would only wait for the one that stores what they read


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is to be read, where to, and how."""

    paths: "Sequence[Path | Remote]"
    collection: "Collection"
    address: str  # of the collection
    seeds: Path
    recipes: tuple[Recipe, ...]
    again: bool
    processes: int | None  # on this machine, that read; None: one a core
    visible: bool  # whether there is somebody who watches


@dataclass(frozen=True, slots=True)
class Work:
    """The steps of reading what was found, an iterator to be consumed once, and how many there will be."""

    steps: "Iterable[Step]"
    total: int
    passed_over: int = 0


@contextmanager
def filed(filing: Filing, engine: Engine, machine: Machine) -> Iterator[Work]:
    """Yield the work of reading the files; when the block ends, the workers that did it are released."""
    if not filing.paths:
        yield Work((), 0)
    elif engine.name == "dask":
        from ingest.engines.cluster import workers

        with workers(engine.address, filing.processes or machine.cores) as cluster:
            yield _spread(filing, cluster, machine)
    else:
        from ingest.archive import find

        found = find(filing.paths, now=machine.clock.now())
        with _apart(found, filing, machine) as apart:
            yield Work(_here(found, filing, machine, apart), found.documents + len(found.refused), found.passed_over)


@contextmanager
def _apart(found: "Found", filing: Filing, machine: Machine) -> "Iterator[Apart | None]":
    """Yield who reads pages ahead of their turn; None: each is read in its turn, for others would not be worth it."""
    number = min(filing.processes or machine.cores, machine.cores, MOST_PROCESSES)
    if number == 1 or found.documents < FEW:
        yield None
        return
    from ingest.engines.in_order import in_order
    from ingest.engines.readers import Readers
    from ingest.run.ahead import Apart

    with Readers(number) as readers:
        yield Apart(read=readers.read, blocks_of=readers.blocks_of, in_order=partial(in_order, at_once=number))


def _here(found: "Found", filing: Filing, machine: Machine, apart: "Apart | None") -> "Iterator[Step]":
    """Read in the order of time, and store in this process."""
    if not (found.documents or found.refused):
        return
    from ingest.run.offline import counted, offline

    cwd, clock = Path.cwd(), machine.clock
    # A first pass: each page is then read with what the pages of its site have in common.
    _count(counted(found, filing.collection, cwd=cwd, clock=clock, apart=apart), found.documents, filing)
    yield from offline(
        found,
        filing.collection,
        cwd=cwd,
        clock=clock,
        recipes=filing.recipes,
        sources=sources_by_id(filing.seeds) if found.shelf else {},
        again=filing.again,
        apart=apart,
    )


def _count(names: Iterable[str], total: int, filing: Filing) -> None:
    """Go through the files that are counted, as they come, with a progress bar if somebody watches."""
    for _ in shown(names, total, named=lambda name: f"counting {name[-50:]}", visible=filing.visible):
        pass


def _spread(filing: Filing, cluster: "Cluster", machine: Machine) -> Work:
    """Read by Dask's workers and store in order; what an earlier run has stored is not read again."""
    from ingest.archive import listed
    from ingest.collection import absolute
    from ingest.run.backfill import Order, planned

    now = machine.clock.now()
    order = Order(
        collection=absolute(filing.address),
        run=machine.run,
        version=version("wiredesk"),
        cwd=Path.cwd(),
        now=now,
        monotonic=time.monotonic,
        sleep=time.sleep,
        recipes=filing.recipes,
    )
    plain, archives = listed(filing.paths, now=now)
    found = _looked_into(plain, archives, filing, cluster, order)
    if any(file.replayed for file in found.shelf or ()):
        order = replace(order, sources=sources_by_id(filing.seeds))
    steps = _stored(found, filing, cluster, planned(found, order))
    return Work(steps, found.documents + len(found.refused), found.passed_over)


def _stored(found: "Found", filing: Filing, cluster: "Cluster", order: "Order") -> "Iterator[Step]":
    from ingest.archive import name_of, ordered
    from ingest.run.backfill import feeds_among, left
    from ingest.run.steps import Step

    for refused in found.refused:
        yield Step(where=refused.where, refused=refused.flaw)
    progress = _begun(found, filing, cluster, order)
    for place, file in enumerate(islice(ordered(found), progress.stored)):
        if progress.has(place):
            yield Step(where=file.name, argument=name_of(file.argument), before=True)
    feeds = feeds_among(islice(ordered(found), progress.stored), order)
    yield from cluster.read(left(ordered(found), progress), feeds, filing.collection, order)


def _looked_into(
    plain: "Found", archives: "Sequence[SavedFile]", filing: Filing, cluster: "Cluster", order: "Order"
) -> "Found":
    """What was found, with what the archives hold."""
    from ingest.archive import with_shelf
    from ingest.archive.shelf import Shelf

    shelf, unread = Shelf(), list[Refused]()
    scanning = cluster.scanned(archives, order)
    for file, seen in shown(
        scanning, len(archives), named=lambda one: f"looking into {one[0].name[-46:]}", visible=filing.visible
    ):
        if isinstance(seen, Flaw):
            unread.append(Refused(file.name, seen))
        else:
            shelf.note(file.path, file.argument, seen, now=order.now)
    return with_shelf(plain, shelf, unread)


def _begun(found: "Found", filing: Filing, cluster: "Cluster", order: "Order") -> "Progress":
    """Count the pages that are not counted yet, begin the back-fill, and return how far an earlier run has come."""
    from ingest.archive import ordered
    from ingest.collection import Progress
    from ingest.run.backfill import batches, left

    collection = filing.collection
    progress = collection.backfills.progress(order.plan)
    # Once a back-fill has begun, only documents that could not be had before are uncounted; each is a batch of its own.
    todo = batches(ordered(found)) if progress is None else _again(left(ordered(found), progress), progress)

    def counting() -> Iterator[str]:
        for batch, met in cluster.counted(todo, order):
            collection.sites.keep(met)
            yield from (file.name for file in batch.files)

    _count(counting(), found.documents, filing)
    collection.backfills.begin(order.plan, found.documents, order.now)
    return progress or Progress()


def _again(batches: "Iterable[Batch]", progress: "Progress") -> "Iterator[Batch]":
    return (batch for batch in batches if batch.first < progress.stored)
