"""The offline half of a run: files, folders and archives, read by this process or by the workers of Dask."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
    from ingest.collection import Collection
    from ingest.engines.cluster import Cluster
    from ingest.run.backfill import Order
    from ingest.run.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is to be read, where to, and how."""

    paths: "Sequence[Path | Remote]"
    collection: "Collection"
    address: str  # of the collection
    seeds: Path
    recipes: tuple[Recipe, ...]
    again: bool = False
    processes: int | None = None  # of Dask on this machine; None: one a core
    visible: bool = False  # whether there is somebody who watches


@dataclass(frozen=True, slots=True)
class Work:
    """The steps of what was found, to be gone through once, and how many there will be."""

    steps: "Iterable[Step]"
    total: int
    passed_over: int = 0


@contextmanager
def filed(filing: Filing, engine: Engine, machine: Machine) -> Iterator[Work]:
    """What reads files; it is done, or broken off, when the block ends."""
    if not filing.paths:
        yield Work((), 0)
    elif engine.name != "dask":
        yield _here(filing, machine)
    else:
        from ingest.engines.cluster import workers

        with workers(engine.address, filing.processes or os.cpu_count() or 1) as cluster:
            yield _spread(filing, cluster, machine)


def _here(filing: Filing, machine: Machine) -> Work:
    """Read by this process, one document after the other."""
    from ingest.archive import find

    cwd, clock = Path.cwd(), machine.clock
    found = find(filing.paths, now=clock.now())

    def steps() -> "Iterator[Step]":
        if not (found.documents or found.refused):
            return
        from ingest.run.offline import counted, offline

        counting = counted(found, filing.collection, cwd=cwd, clock=clock)
        for _ in _watched(counting, found.documents, filing):
            pass  # a first pass: each page is then read with what the pages of its site have in common
        yield from offline(
            found,
            filing.collection,
            cwd=cwd,
            clock=clock,
            recipes=filing.recipes,
            sources=sources_by_id(filing.seeds) if found.shelf else {},
            again=filing.again,
        )

    return Work(steps(), found.documents + len(found.refused), found.passed_over)


def _watched(names: Iterable[str], total: int, filing: Filing) -> Iterator[str]:
    return shown(names, total, named=lambda name: f"counting {name[-50:]}", visible=filing.visible)


def _spread(filing: Filing, cluster: "Cluster", machine: Machine) -> Work:
    """Read by workers, and stored in its order; what an earlier run has stored of it is not read again."""
    from ingest.archive import listed, ordered
    from ingest.collection import absolute
    from ingest.run.backfill import Order, batches, feeds_among, plan_of, rest
    from ingest.run.steps import Step

    now = machine.clock.now()
    sources = sources_by_id(filing.seeds)
    order = Order(
        collection=absolute(filing.address),
        plan="",
        cwd=Path.cwd(),
        now=now,
        monotonic=machine.clock.monotonic,
        recipes=filing.recipes,
        sources=sources,
    )
    plain, archives = listed(filing.paths, now=now)
    found = _looked_into(plain, archives, filing, cluster, order)
    order = replace(order, plan=plan_of(found, filing.recipes, sources.values()))

    def steps() -> "Iterator[Step]":
        for refused in found.refused:
            yield Step(where=refused.where, refused=refused.flaw)
        stored = _begun(found, filing, cluster, order)
        for file in islice(ordered(found), stored):
            yield Step(where=file.name, argument=str(file.argument), before=True)
        feeds = feeds_among(islice(ordered(found), stored), order)
        left = (part for batch in batches(ordered(found)) if (part := rest(batch, stored)))
        yield from cluster.read(left, feeds, filing.collection, order)

    return Work(steps(), found.documents + len(found.refused), found.passed_over)


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


def _begun(found: "Found", filing: Filing, cluster: "Cluster", order: "Order") -> int:
    """How many documents are stored; where it has not begun, none, and the pages are counted first."""
    from ingest.archive import ordered
    from ingest.run.backfill import batches

    stored = filing.collection.backfills.stored(order.plan)
    if stored is not None:
        return stored

    def counting() -> Iterator[str]:
        for batch, met in cluster.counted(batches(ordered(found)), order):
            filing.collection.sites.keep(met)
            yield from (file.name for file in batch.files)

    for _ in _watched(counting(), found.documents, filing):
        pass
    filing.collection.backfills.begin(order.plan, found.documents, order.now)
    return 0
