"""What `run` and `reread` do once their arguments are understood: read, or put into the queue, and report."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.cli.engines import THREADS, Engine
from ingest.cli.live import Polling
from ingest.cli.machine import Machine, settle_memory
from ingest.cli.seeding import recipes_in, say_kept_back
from ingest.errors import UsageError
from ingest.schema import Source

if TYPE_CHECKING:
    from ingest.archive import Remote
    from ingest.collection import Collection
    from ingest.run.steps import Summary

NOWHERE = ("sqlite:", "sqlite://", "sqlite:///", "sqlite:///:memory:")  # what an unset variable makes of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the flags of a run say."""

    collection: str
    seeds: Path
    polling: Polling = field(default_factory=Polling)
    engine: Engine = THREADS
    processes: int | None = None  # on this machine, that read files; None: one a core
    dry_run: bool
    as_json: bool
    quiet: bool
    verbose: bool
    again: bool = False  # what was read before is read again
    polled: bool = False  # what is due, and nothing that was named
    asked: bool = False  # addresses that were named, and no files


def run_and_report(
    paths: "Sequence[Path | Remote]",
    sources: tuple[Source, ...],
    options: Options,
    machine: Machine,
    asked: tuple[Source, ...] = (),
) -> int:
    """Run, report, and return the exit status: 1 where nothing could be read of an argument."""
    with opened(options, machine) as collection:
        summary = _run(paths, sources, options, collection, machine)
        missed = _missed(paths, asked, summary)
        _report(summary, options, collection, machine, missed)
    return 1 if missed else 0


def queue(sources: tuple[Source, ...], options: Options, machine: Machine) -> int:
    """Put what is due into the queue that workers share."""
    from ingest.cli import sharing

    sharing.check_shared(options.collection)
    with opened(options, machine) as collection:
        put = sharing.queued(
            sources,
            collection,
            options.collection,
            machine,
            everything=options.polling.everything,
            recipes=recipes_in(options.seeds),
            say=lambda line: click.echo(line, err=True),
        )
        alive = sharing.workers_alive(collection)
        is_news = options.quiet and sharing.is_news(put, alive, collection, machine.clock.now())
        say_kept_back(collection, machine.clock.now())
    if options.as_json:
        click.echo(sharing.as_json(put, alive))
    elif not options.quiet or is_news:  # from cron: of what was put there before, nobody has taken anything
        click.echo(sharing.sentence(put, alive), err=options.quiet)
    return 0


def _missed(paths: "Sequence[Path | Remote]", asked: tuple[Source, ...], summary: "Summary") -> set[str]:
    """The arguments of which nothing could be read; an address not asked because its host rests does not count."""
    failed = {name for name, _ in summary.failures} | {refused.where for refused in summary.refused}
    read = {step.where for step in (*summary.flawed, *summary.clean)}
    unread = {source.id for source in asked if source.id in failed - read}
    if not paths:
        return unread
    from ingest.archive import name_of  # a poll does not pay for it

    return unread | {name for name in map(name_of, paths) if not _answered(name, summary)}


def _answered(argument: str, summary: "Summary") -> bool:
    """Whether anything under a path could be read, be it on account of another argument that overlaps with it."""
    if argument in summary.answered:
        return True
    read = (Path(step.where).absolute() for step in (*summary.flawed, *summary.clean) if step.argument)
    return any(one.is_relative_to(Path(argument).absolute()) for one in read)


@contextmanager
def opened(options: Options, machine: Machine) -> "Iterator[Collection]":
    """Yield the collection, or for a dry run a copy of it in memory that is forgotten afterwards."""
    from ingest.collection import open_collection, rehearsal

    if options.collection in NOWHERE and not options.dry_run:
        raise UsageError(f"{options.collection} names no file, and would keep nothing: write sqlite:///collection.db")
    address, sleep = options.collection, machine.clock.sleep
    with rehearsal(address) if options.dry_run else open_collection(address, sleep=sleep) as collection:
        if collection.backup:
            click.echo(f"the collection was upgraded; the old one is kept as {collection.backup}", err=True)
        yield collection


def _run(
    paths: "Sequence[Path | Remote]",
    sources: tuple[Source, ...],
    options: Options,
    collection: "Collection",
    machine: Machine,
) -> "Summary":
    from ingest.cli import live
    from ingest.cli.filing import Filing, filed
    from ingest.cli.progress import shown
    from ingest.run.steps import summarise

    settle_memory()
    recipes = recipes_in(options.seeds)
    visible = sys.stderr.isatty() and not (options.quiet or options.as_json)
    filing = Filing(
        paths=paths,
        collection=collection,
        address=options.collection,
        seeds=options.seeds,
        recipes=recipes,
        again=options.again,
        processes=options.processes,
        visible=visible,
    )
    with filed(filing, options.engine, machine) as work:
        polled = live.steps(sources, collection, machine, options.polling, recipes) if sources else ()
        total = work.total + len(sources)
        reading = shown(chain(work.steps, polled), total, named=lambda step: step.where, visible=visible)
        return summarise(reading, passed_over=work.passed_over)


def _report(summary: "Summary", options: Options, collection: "Collection", machine: Machine, missed: set[str]) -> None:
    say_kept_back(collection, machine.clock.now())
    if options.quiet and not (summary.not_read or missed or options.as_json or options.verbose):
        return
    from ingest.cli import report

    if options.as_json:
        click.echo(report.as_json(summary))
        return
    lines = (
        report.for_a_person(summary, missed, collection, machine.clock.now())
        if options.quiet
        else chain(report.faults(summary), report.nothing_found(summary, missed))
    )
    for line in chain(lines, report.documents(summary) if options.verbose else ()):
        click.echo(line, err=True)
    if not options.quiet:
        click.echo(
            report.sentence(
                summary, dry_run=options.dry_run, again=options.again, polled=options.polled, asked=options.asked
            )
        )
