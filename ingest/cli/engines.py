"""The option that says what does a run's work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import click

from ingest.errors import UsageError

Name = Literal["threads", "procrastinate", "dask"]


OF_WORKERS = {  # options of a run that mean nothing where sources are only put into a queue, and what to do instead
    **{name: f"give {name} to the workers" for name in ("--archive", "--timeout", "--workers")},
    "--deadline": "leave --deadline out",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """What does a run's work, and where that is: `address` of a Dask scheduler, None: on this machine."""

    name: Name
    address: str | None = None


THREADS = Engine("threads")


class _EngineType(click.ParamType[Any]):
    name = "engine"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Engine:
        """Take `threads`, `procrastinate`, `dask` or `dask=ADDRESS`."""
        if isinstance(value, Engine):
            return value
        name, named, address = str(value).partition("=")
        if name == "dask":
            if named and not address:
                self.fail("dask= names no scheduler: write dask=ADDRESS, or dask for this machine's cores", param, ctx)
            return Engine("dask", address or None)
        if value == "procrastinate":
            return Engine("procrastinate")
        if value != "threads":
            self.fail(f"{value!r} is none of threads, procrastinate, dask, dask=ADDRESS", param, ctx)
        return THREADS


ENGINE = click.option(
    "--engine",
    type=_EngineType(),
    default="threads",
    show_default=True,
    metavar="NAME",
    help="Who does the work: threads of this process; procrastinate: workers that share a queue in PostgreSQL;"
    " dask or dask=ADDRESS: the workers of Dask, which read files.",
)


def check_fit(engine: Engine, *, files: bool, dry_run: bool, given: Sequence[str] = ()) -> None:
    """Refuse an engine that cannot do what is asked; `files`: whether files are to be read, else sources are polled.

    `given` names the options on the command line.

    Raises: UsageError: the engine reads no files, or only files, or has no dry run, or an option is not its own.
    """
    if engine == THREADS:
        return
    if dry_run:
        raise UsageError(f"--dry-run stores nothing, and others would: leave --engine {engine.name} out, or --dry-run")
    if engine.name == "dask" and not files:
        raise UsageError("--engine dask reads files: name them; who shares polling is --engine procrastinate")
    if engine.name == "procrastinate" and files:
        raise UsageError("--engine procrastinate shares polling, and reads no files: leave it out, or --engine dask")
    if engine.name == "procrastinate" and (theirs := [one for one in given if one in OF_WORKERS]):
        raise UsageError(f"--engine procrastinate asks for nothing itself: {OF_WORKERS[theirs[0]]}")
