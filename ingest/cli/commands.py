"""The commands of `python -m ingest`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from ingest.cli.engines import ENGINE, THREADS, Engine, check_fit, check_flags
from ingest.cli.explain import explain
from ingest.cli.history import history
from ingest.cli.live import Polling
from ingest.cli.machine import Machine
from ingest.cli.move import move
from ingest.cli.options import (
    ARCHIVE,
    COLLECTION,
    DRY_RUN,
    JSON,
    QUIET,
    SEEDS,
    TIMEOUT,
    VERBOSE,
    is_address,
    is_there,
)
from ingest.cli.running import Options, opened, queue, run_and_report
from ingest.cli.seeding import pollable, say, say_kept_back, source_of, sources_by_id
from ingest.cli.sources_commands import sources_group
from ingest.cli.upgrade import upgrade
from ingest.cli.worker import worker
from ingest.errors import UsageError, WiredeskError
from ingest.schema import Source
from ingest.text.written import command_of, meant

if TYPE_CHECKING:
    from ingest.archive import Remote


_HELP = ("--help", "-h")


class FirstWord(click.Group):
    """A group whose first word, where it is no command, begins the arguments of `run`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front of arguments that name no command.

        Raises: UsageError: the first is nearly a command, or the other program's, and no file or folder; nothing is
            read of those behind it.
        """
        if not args or (args[0] not in self.commands and args[0] not in (*_HELP, "--version")):
            if args and args[0].isalpha() and not is_there(args[0]):
                self._ask_about(args[0])
            args.insert(0, "run")
        return super().parse_args(ctx, args)

    def _ask_about(self, word: str) -> None:
        if meaning := command_of("syndicate", word) or meant(word, (*self.commands, *_HELP)):
            raise UsageError(f"{word}: there is no such file or folder, and no such command; {meaning}")


@click.group(cls=FirstWord, context_settings={"help_option_names": _HELP})
@click.version_option(package_name="wiredesk", prog_name="wiredesk")
def cli() -> None:
    """Take in feeds, article pages, listings and text dumps.

    python -m ingest              poll the sources of seeds/ that are due

    python -m ingest PATH|URL...  read files, folders or addresses instead

    The options of both: python -m ingest run --help
    """


@cli.command(name="run")
@click.argument("inputs", nargs=-1, metavar="[PATH|URL]...")
@COLLECTION
@SEEDS
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Hosts asked at one time [default: 20]; of many files, how many processes read them [default: one a core].",
)
@ENGINE
@click.option("--all", "everything", is_flag=True, help="Poll sources that are not due, too.")
@click.option(
    "--deadline",
    type=click.FloatRange(1),
    default=840.0,
    show_default=True,
    help="Seconds after which nothing more is begun.",
)
@TIMEOUT
@ARCHIVE
@DRY_RUN
@JSON
@QUIET
@VERBOSE
@click.pass_obj
def run_command(
    machine: Machine,
    /,
    inputs: tuple[str, ...],
    *,
    workers: int | None,
    everything: bool,
    deadline: float,
    timeout: float,
    archive: Path | None,
    **flags: Any,
) -> int:
    """Read PATHs or URLs, or poll the sources of seeds/ that are due. The word `run` may be left out."""
    addresses, paths = _told_apart(inputs, flags["engine"])
    if archive and flags["dry_run"]:
        raise UsageError("--dry-run stores nothing: leave --archive out, or --dry-run")
    polling = Polling(
        workers=workers or 20,
        everything=everything or bool(addresses),
        deadline=deadline,
        timeout=timeout,
        archive=archive,
    )
    options = Options(
        polling=polling, processes=workers, polled=not inputs, asked=bool(addresses and not paths), **flags
    )
    check_fit(options.engine, files=bool(paths), dry_run=options.dry_run)
    check_flags(_given(), options.engine, files=bool(paths), addresses=bool(addresses))
    if workers and options.engine.address:
        raise UsageError("--workers begins processes on this machine: leave it out, or the address of --engine dask")
    sources = _at(addresses, options.seeds) if inputs else _to_poll(options, machine)
    if options.engine.name == "procrastinate":
        return queue(sources, options, machine)
    return run_and_report(paths, sources, options, machine, asked=sources if inputs else ())


def _given() -> tuple[str, ...]:
    """The options of the command that were written there, by their long names."""
    context = click.get_current_context()
    return tuple(
        one.opts[-1]
        for one in context.command.params
        if one.name and context.get_parameter_source(one.name) is ParameterSource.COMMANDLINE
    )


def _told_apart(
    inputs: tuple[str, ...], engine: Engine = THREADS
) -> "tuple[tuple[str, ...], tuple[Path | Remote, ...]]":
    """Split the arguments into addresses and paths; with --engine dask, the address of an archive is a path.

    Raises: UsageError: an argument is neither.
    """
    if not inputs:
        return (), ()
    from ingest.archive import Remote, is_archive  # a poll, which names nothing, does not pay for them

    addresses, paths = list[str](), list[Path | Remote]()
    for one in inputs:
        if engine.name == "dask" and "://" in one and (not is_address(one) or is_archive(Path(_path_of(one)))):
            paths.append(Remote(one))
        elif is_address(one):
            addresses.append(one)
        elif one in cli.commands and not Path(one).exists():
            way = f"python -m ingest {one} ...; write ./{one} for a path"
            raise UsageError(f"{one} is a command, and the first word: {way}")
        elif one == "-":
            raise UsageError("standard input is not read: save it as a file, and name that")
        elif one and "://" not in one:
            paths.append(Path(one))
        else:
            hint = "; --engine dask reads archives elsewhere" if is_archive(Path(one)) else ""
            raise UsageError(f"{one!r} is neither a path nor an address that begins with http:// or https://{hint}")
    return tuple(addresses), tuple(paths)


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError as error:
        raise UsageError(f"{address}: is no address: {error}") from error


def _at(addresses: tuple[str, ...], seeds: Path) -> tuple[Source, ...]:
    """Return the sources at the addresses given, as seeds/ defines them if it does."""
    known = sources_by_id(seeds).values() if addresses else ()
    return tuple(dict.fromkeys(source_of(address, known) for address in addresses))


def _to_poll(options: Options, machine: Machine) -> tuple[Source, ...]:
    """Return all that seeds/ names; where that is nothing, a quiet run says so once a day and ends.

    Raises: SourcesError: seeds/ is not there. UsageError: it names nothing.
    """
    try:
        return pollable(options.seeds)
    except WiredeskError as error:
        if not options.quiet:
            raise
        say([str(error)])
        with opened(options, machine) as collection:
            say_kept_back(collection, machine.clock.now(), daily=True)
        raise click.exceptions.Exit(1) from error


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH...")
@COLLECTION
@SEEDS
@DRY_RUN
@JSON
@QUIET
@VERBOSE
@click.pass_obj
def reread(machine: Machine, /, inputs: tuple[str, ...], **flags: Any) -> int:
    """Read files and folders again with what has been learnt since; entries are updated in place."""
    options = Options(again=True, **flags)
    addresses, paths = _told_apart(inputs)
    if addresses:
        raise UsageError(f"{addresses[0]}: only what is saved can be read again; name its file or folder")
    return run_and_report(paths, (), options, machine)


@cli.command()
@COLLECTION
@SEEDS
@JSON
@click.option("--metrics", type=click.Path(path_type=Path), metavar="FILE", help="Also write it for Prometheus.")
@click.option(
    "--overdue",
    type=click.FloatRange(0.1),
    default=2.0,
    show_default=True,
    help="Hours after which a run that was due counts as missed.",
)
@click.pass_obj
def status(
    machine: Machine, /, collection: str, *, seeds: Path, as_json: bool, metrics: Path | None, overdue: float
) -> int:
    """Show each source: what came of it last, when it is due next and why.

    Exit status 1 says that something needs a person: a source that has failed for a day, or all of its pages for two,
    or that is gone for good; no run when one was due; or sources that wait with no worker to take them.
    """
    from ingest.cli import health
    from ingest.collection import open_collection

    sources, now = pollable(seeds), machine.clock.now()
    with open_collection(collection, read_only=True) as opened:
        found = health.of(sources, opened, now=now, overdue=overdue)
    if metrics and health.is_stdout(metrics):
        if as_json:
            raise UsageError(f"{metrics}: that is where the JSON goes; name another file for --metrics")
        click.echo(health.as_metrics(found), nl=False)
        return 1 if found.needs_person else 0
    if metrics:
        health.write_metrics(metrics, found)
    click.echo(health.as_json(found) if as_json else health.as_table(found))
    return 1 if found.needs_person else 0


cli.add_command(explain)
cli.add_command(history)
cli.add_command(move)
cli.add_command(sources_group)
cli.add_command(upgrade)
cli.add_command(worker)
