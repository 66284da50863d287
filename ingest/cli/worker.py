"""`python -m ingest worker`: takes sources from the queue and asks for them, beside any number of other workers."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

import click

from ingest.cli import live
from ingest.cli.live import Polling
from ingest.cli.machine import Machine, settle_memory
from ingest.cli.options import ARCHIVE, COLLECTION, QUIET, TIMEOUT, VERBOSE, WORKERS
from ingest.schema import Exchange
from ingest.text.terminal import terminal_line

if TYPE_CHECKING:
    from ingest.cli.sharing import SharedTime
    from ingest.cli.tally import Tally
    from ingest.collection import Collection
    from ingest.engines.means import Means
    from ingest.engines.queue import Asked
    from ingest.fetching import Transport
    from ingest.run.desk import Archiving, Desk
    from ingest.run.settings import Reads
    from ingest.run.turns import Turn

LONGEST = 300.0  # seconds after which a turn begins nothing more; another may go on with its links


def say(line: str) -> None:
    """Tell the person who started the worker, or the journal."""
    click.echo(terminal_line(line), err=True)


def _unsaid(line: str) -> None:
    """Say nothing: a quiet worker leaves out what is merely good to know."""


@click.command()
@COLLECTION
@WORKERS
@TIMEOUT
@ARCHIVE
@click.option("--until-idle", is_flag=True, help="End when nothing is left to do within the next minute.")
@click.option(
    "--grace",
    type=click.FloatRange(0),
    default=30.0,
    show_default=True,
    help="Seconds that what is under way may take once it is told to end.",
)
@QUIET
@VERBOSE
@click.pass_obj
def worker(
    machine: Machine,
    /,
    collection: str,
    *,
    workers: int,
    timeout: float,
    archive: Path | None,
    until_idle: bool,
    grace: float,
    quiet: bool,
    verbose: bool,
) -> int:
    """Take sources from the queue, ask for them and store what comes; any number of workers may run.

    SIGTERM or Ctrl-C ends it once what is under way is stored; a second one ends it at once.
    """
    from ingest.cli import report, sharing

    sharing.check_shared(collection)
    from ingest.cli.tally import Tally
    from ingest.collection import open_collection
    from ingest.engines.means import Shift
    from ingest.engines.workers import run

    shift = Shift(at_once=workers, beat=machine.beat, grace=grace, until_idle=until_idle)
    with open_collection(collection) as opened:
        time = sharing.prepared(opened, machine, say)
        tally = Tally(opened, time.now, say, quiet=quiet, verbose=verbose)
        polling = Polling(workers=workers, timeout=timeout, archive=archive)
        with _means(opened, time, polling, tally) as means:
            means.mention(f"at work: {workers} hosts at a time; Ctrl-C or SIGTERM ends it")
            run(collection, shift, means)
    if not quiet:
        click.echo(f"ended: {report.sentence(tally.total)}")
    return 0


@contextmanager
def _means(collection: "Collection", time: "SharedTime", polling: Polling, tally: "Tally") -> "Iterator[Means]":
    """Yield what a worker works with; its processes and connections last as long as the block."""
    from ingest.engines.means import Means
    from ingest.engines.readers import Readers

    settle_memory()
    machine = time.corrected()
    ending = Event()

    def cut() -> None:
        machine.stopping.set()
        transport.stop()

    with (
        Readers() as readers,
        live.archiving(polling, machine) as keep,
        live.transporting(polling, machine, collection) as transport,
    ):
        desk_for = partial(
            _desk_for, collection=collection, machine=machine, read=readers.read, keep=_one_at_a_time(keep)
        )
        work = _working(desk_for, machine, transport, tally, ending.is_set)
        mention = _unsaid if tally.quiet else say
        yield Means(
            work=work,
            give_back=partial(_give_back, collection, time),
            taken_over=collection.queue.taken_over,
            give_up=partial(_give_up, collection, time),
            alone=collection.transaction,
            tend=time.measure,
            busy=collection.queue.is_busy,
            end=ending.set,
            cut=cut,
            say=say,
            mention=mention,
            now=time.now,
        )


def _give_back(collection: "Collection", time: "SharedTime", holder: str, host: str) -> None:
    collection.schedule.release(holder, {host: time.now()})  # it may have been asked just before its worker died
    collection.schedule.release_all(holder, time.now())


def _give_up(collection: "Collection", time: "SharedTime", source_id: str) -> None:
    state = collection.schedule.states([source_id])[source_id]
    later = replace(state, due=time.now() + timedelta(days=1), why="workers died while they were at it")
    collection.schedule.reschedule({source_id: later})


def _one_at_a_time(keep: "Archiving | None") -> "Archiving | None":
    """Return an archive that all threads of a worker may write to, in turns."""
    if keep is None:
        return None
    lock = Lock()

    def locked(exchanges: Iterable[Exchange]) -> None:
        with lock:
            keep(exchanges)

    return locked


def _working(
    desk_for: "Callable[[Asked], Desk]",
    machine: Machine,
    transport: "Transport",
    tally: "Tally",
    ending: "Callable[[], bool]",
) -> "Callable[[Asked], Turn]":
    """Return the function that polls one source from the queue, as any run does."""
    from ingest.engines.one_thread import fetch_singly
    from ingest.fetching import Robots
    from ingest.run.polling import asking
    from ingest.run.turns import turn_of

    def work(asked: "Asked") -> "Turn":
        deadline = machine.clock.monotonic() + LONGEST
        desk = desk_for(asked)
        robots = Robots(desk.collection.schedule.robots, desk.collection.schedule.keep_robots)
        requests = live.Requests(machine, transport, robots, deadline)
        singly = partial(
            fetch_singly,
            ask=asking(desk, requests.fetch, requests.forbidden),
            clock=machine.clock,
            spacing=requests.spacing,
            stopped=machine.stopping.is_set,
            ending=ending,
        )
        return turn_of(desk, asked.source, singly, deadline=deadline, since=asked.since, tell=tally.tell)

    return work


def _desk_for(
    asked: "Asked", *, collection: "Collection", machine: Machine, read: "Reads", keep: "Archiving | None"
) -> "Desk":
    """The desk of one source's turn, which goes on where the source's earlier turns ended."""
    from ingest.engines.queue import is_superseded
    from ingest.run.desk import Ledger

    source = asked.source
    ledger = Ledger(moved={source.id: asked.host})
    if asked.links or asked.times:
        ledger.waiting.add(source.id)
    if asked.times and asked.since:  # what was followed in its earlier turns is of the same poll
        ledger.followed[source.id] = collection.links.followed(source.id, asked.since)
    return replace(
        live.desk_of((source,), collection, machine, read, recipes=asked.recipes, keep=keep),
        by=asked.holder,
        gone=lambda run: is_superseded(run, asked.holder) or machine.gone(run),
        fenced=True,
        ledger=ledger,
    )
