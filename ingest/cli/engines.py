"""The option that says who does a run's work, and the flags that mean nothing to each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import click

from ingest.errors import UsageError

Name = Literal["threads", "procrastinate", "dask"]


NO_USE_TO_QUEUE = {  # flags of a run that only puts sources into a queue, and what to do instead
    **{name: f"give {name} to the workers" for name in ("--archive", "--timeout", "--workers", "--verbose")},
    "--deadline": "leave --deadline out",
}
NO_USE_TO_FILES = ("--archive", "--deadline", "--timeout")  # for no server is asked


@dataclass(frozen=True, slots=True)
class Engine:
    """Who does a run's work, and where: `address` is a Dask scheduler's, None: on this machine."""

    name: Name
    address: str | None = None


THREADS = Engine("threads")


def _engine(_ctx: click.Context, _param: click.Parameter, value: str) -> Engine:
    """Take `threads`, `procrastinate`, `dask` or `dask=ADDRESS`."""
    name, named, address = value.partition("=")
    if name == "dask":
        if named and not address:
            raise click.BadParameter("dask= names no scheduler: write dask=ADDRESS, or dask for this machine's cores")
        return Engine("dask", address or None)
    if value == "procrastinate":
        return Engine("procrastinate")
    if value != "threads":
        raise click.BadParameter(f"{value!r} is none of threads, procrastinate, dask, dask=ADDRESS")
    return THREADS


ENGINE = click.option(
    "--engine",
    callback=_engine,
    default="threads",
    show_default=True,
    metavar="NAME",
    help="Who does the work: threads of this process; procrastinate: workers that share a queue in PostgreSQL;"
    " dask or dask=ADDRESS: the workers of Dask, which read files.",
)


def check_fit(engine: Engine, *, files: bool, dry_run: bool) -> None:
    """Refuse an engine that cannot do what is asked; `files`: whether files are to be read, else sources are polled.

    Raises: UsageError: the engine reads no files, or only files, or has no dry run.
    """
    if engine == THREADS:
        return
    if dry_run:
        raise UsageError(f"--dry-run stores nothing, and others would: leave --engine {engine.name} out, or --dry-run")
    if engine.name == "dask" and not files:
        raise UsageError("--engine dask reads files: name them; who shares polling is --engine procrastinate")
    if engine.name == "procrastinate" and files:
        raise UsageError("--engine procrastinate shares polling, and reads no files: leave it out, or --engine dask")


def check_flags(given: Sequence[str], engine: Engine, *, files: bool, addresses: bool) -> None:
    """Refuse a flag that would change nothing, given what is named: files, addresses, or neither.

    Raises: UsageError: one would not; with what to do instead.
    """
    useless = _useless(engine, files=files, addresses=addresses)
    for flag in given:
        if flag in useless:
            raise UsageError(useless[flag])


def _useless(engine: Engine, *, files: bool, addresses: bool) -> dict[str, str]:
    """The flags that change nothing, each with a line that says so."""
    lines = dict[str, str]()
    if engine.name == "procrastinate":
        lines |= {
            flag: f"--engine procrastinate asks for nothing itself: {NO_USE_TO_QUEUE[flag]}" for flag in NO_USE_TO_QUEUE
        }
    if files or addresses:
        lines["--all"] = "--all polls all of seeds/, and what is named is read in any case: leave --all out"
    if files and not addresses:
        lines |= {
            flag: f"{flag} is for what is asked of servers, and files are not: leave it out" for flag in NO_USE_TO_FILES
        }
    return lines
