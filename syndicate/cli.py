"""The command line of `python -m syndicate`: arguments and environment in, files and one summary line out."""

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, get_args

import click
from click.core import ParameterSource

from ingest.errors import PublishError, SettingsError, UsageError
from ingest.schema import Clock, Copies
from ingest.stopping import Terminated, end_in_order
from ingest.text.last_words import line_about
from ingest.text.terminal import terminal_line

if TYPE_CHECKING:
    from syndicate.channel import Carried, Settings
    from syndicate.run import Published
    from syndicate.state import State
    from syndicate.websub import Caller

PORT = 8000
LOCAL = f"http://127.0.0.1:{PORT}/"
OUTPUT = Path("public")
STATE = "syndicate-state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the flags of a run say."""

    collection: str
    output: Path
    base_url: str | None  # None: what channels.toml says
    channels: Path | None
    state: Path | None
    copies: Copies | None
    as_json: bool
    quiet: bool
    verbose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A run added up."""

    base_url: str
    base_was: str | None  # in the run before; None: there was none
    channels: int
    written: tuple[str, ...]  # paths under the output
    unchanged: int
    refused: tuple[str, ...]  # one clear line each
    news: tuple[str, ...]  # those to print: a quiet run leaves out what an earlier run met within the last day
    untold: tuple[str, ...]  # a line for each hub that could not be told, and that a person should know of
    put_off: tuple[str, ...]  # the same for hubs that may be back tomorrow, or that a person was told of before
    unmet: tuple[str, ...]  # a line for each name in channels.toml that no record has


def _as_base(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The address a site is served under, ending with a slash."""
    from syndicate.settings import base_url

    try:
        return base_url(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is not an address such as https://news.example/feeds/") from None


class _Commands(click.Group):
    """The commands of this program; one of the ingester's is recognised, and its user told where it belongs."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word is."""
        from ingest.text.written import command_of

        if meaning := command_of("ingest", args[0]):
            ctx.fail(f"No such command {args[0]!r}; {meaning}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ("--help", "-h")})
@click.version_option(package_name="wiredesk", prog_name="wiredesk")
@click.option(
    "--collection",
    envvar="WIREDESK_COLLECTION",
    show_envvar=True,
    default="sqlite:///collection.db",
    show_default=True,
    metavar="URL",
    help="What to read; it is never made or upgraded.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=OUTPUT,
    show_default=True,
    metavar="DIR",
    help="Where to write.",
)
@click.option(
    "--base-url",
    envvar="WIREDESK_BASE_URL",
    show_envvar=True,
    callback=_as_base,
    metavar="URL",
    show_default=f"channels.toml's, or {LOCAL}",
    help="The address the output is served under; every link starts with it.",
)
@click.option(
    "--channels",
    type=click.Path(path_type=Path),
    metavar="FILE",
    show_default="channels.toml, if it is there",
    help="What is to be published (docs/channels.toml).",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path),
    metavar="DIR",
    show_default=f"{STATE}/ beside the collection",
    help="Where to keep what makes the next run cheap.",
)
@click.option(
    "--copies",
    envvar="WIREDESK_COPIES",
    show_envvar=True,
    type=click.Choice(get_args(Copies)),
    show_default="channels.toml's, or one",
    help="Which copies of a story that several sources brought a feed carries.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what needs a person.")
@click.option("-v", "--verbose", is_flag=True, help="Name every file that was written.")
@click.pass_context
def cli(context: click.Context, /, **flags: Any) -> int:
    """Publish a collection as RSS, Atom and JSON feeds, OPML and a web page."""
    options = Options(**flags)
    if context.invoked_subcommand:
        _check_flags(context)
        context.obj = options.output
        return 0
    try:
        summary = _publish(options)
    except SettingsError as error:
        _say(_news_of(error.mistakes, options))
        return 1
    _say(summary.news)
    if summary.base_url == LOCAL and summary.base_was not in (None, LOCAL):  # a line in crontab that lost its variable
        was = f"before with {summary.base_was}: set --base-url or WIREDESK_BASE_URL to it"
        click.echo(f"warning: all links start with {LOCAL} now, {was}", err=True)
    for line in (*summary.untold, *(() if options.quiet else (*summary.put_off, *summary.unmet))):
        click.echo(terminal_line(line), err=True)
    if options.as_json:
        click.echo(json.dumps(_as_json(summary), ensure_ascii=False))
    elif not options.quiet:
        click.echo("\n".join(_lines(summary, options)))
    return 1 if summary.refused else 0


def _given(context: click.Context | None) -> dict[str, str]:
    """The flags that stand on the command line, as a person writes them, by the names of their parameters."""
    return {
        one.name: one.opts[-1]
        for one in (context.command.params if context else ())
        if context and one.name and context.get_parameter_source(one.name) is ParameterSource.COMMANDLINE
    }


def _check_flags(context: click.Context) -> None:
    """Refuse flags in front of a command that would change nothing there.

    Raises: UsageError: all but --output.
    """
    for name, flag in _given(context).items():
        if name != "output":
            command = context.invoked_subcommand
            raise UsageError(f"{flag} is for publishing, and `{command}` publishes nothing: leave {flag} out")


def _publish(options: Options) -> Summary:
    """Publish every channel, with a progress bar where a person is watching."""
    from ingest.collection import open_collection
    from syndicate.run import Site, plan, refuse_strangers, syndicate, tell_hubs
    from syndicate.settings import load
    from syndicate.state import open_state

    settings = _overridden(load(options.channels), options)
    site = Site(output=options.output, base_url=options.base_url or settings.base_url or LOCAL)
    visible = sys.stderr.isatty() and not (options.quiet or options.as_json)
    state_folder = _state_of(options)
    refuse_strangers(site.output)
    with (
        open_collection(options.collection, read_only=True) as collection,
        open_state(state_folder, collection=options.collection, output=options.output) as state,
    ):
        base_was = state.said("base_url")
        planned = plan(collection, settings, site, state)
        steps = syndicate(collection, planned, settings, site, state)
        done = [*_shown(steps, planned.steps, visible=visible), tell_hubs(state, _caller)]
        written = tuple(file for one in done for file in one.written)
        refused = (*settings.mistakes, *(line for one in done for line in one.refused))
        return Summary(
            base_url=site.base_url,
            base_was=base_was,
            channels=planned.count,
            written=written,
            unchanged=state.files.count() - len(written),
            refused=refused,
            news=_news(state, refused) if options.quiet else refused,
            unmet=planned.unmet,
            untold=tuple(line for one in done for line in one.untold),
            put_off=tuple(line for one in done for line in one.put_off),
        )


def _say(mistakes: Iterable[str]) -> None:
    for line in mistakes:
        click.echo(terminal_line(f"error: {line}"), err=True)


def _news_of(mistakes: tuple[str, ...], options: Options) -> tuple[str, ...]:
    """Return those mistakes that are to be said once they have ended the run; all, if the state cannot be opened."""
    from syndicate.state import open_state

    if options.quiet:
        with (
            contextlib.suppress(PublishError),
            open_state(_state_of(options), collection=options.collection, output=options.output) as state,
        ):
            return _news(state, mistakes)
    return mistakes


def _news(state: "State", mistakes: tuple[str, ...]) -> tuple[str, ...]:
    """Return those that no run has met for a day: cron mails every line."""
    with state.transaction():
        news = state.news(mistakes, _clock().now())
    return tuple(line for line in mistakes if line in news)


def _clock() -> Clock:
    """The one clock of the program."""
    return Clock(now=lambda: datetime.now(UTC), monotonic=time.monotonic, sleep=time.sleep)


def _caller() -> "Caller":
    """How hubs are asked; the program's only random numbers are used there."""
    from ingest.text.identity import user_agent
    from syndicate.websub import Caller

    return Caller(
        user_agent=user_agent(version("wiredesk"), os.environ.get("WIREDESK_CONTACT")),
        clock=_clock(),
        chance=Random(),  # noqa: S311 - it spreads requests, and keeps no secret
        ca_bundle=os.environ.get("WIREDESK_CA_BUNDLE"),
    )


def _overridden(settings: "Settings", options: Options) -> "Settings":
    """The settings with what flags say, which counts for every channel, but for this run alone."""
    if (copies := options.copies) is None:
        return settings

    def overridden(carried: "Carried") -> "Carried":
        return replace(carried, copies=copies)

    own = tuple(replace(channel, carried=overridden(channel.carried)) for channel in settings.channels)
    return replace(settings, carried=overridden(settings.carried), channels=own)


def _state_of(options: Options) -> Path:
    """Return the folder for the state, never one that would be served.

    Raises: UsageError: it was told to be one, or the output is the root of the disk.
    """
    from ingest.collection.databases import place_of

    path, output = place_of(options.collection).path, options.output.resolve()
    if output == output.parent:
        raise UsageError(f"{output}: all files would be published into the root of the disk; name a folder for them")
    folder = options.state or (path.parent if path else Path()) / STATE
    if not folder.resolve().is_relative_to(output):
        return folder
    if options.state:
        raise UsageError(f"{folder}: the state must not stand under {options.output}, which is served; name another")
    return output.with_name(f"{output.name}-{STATE}")


def _shown(steps: "Iterable[Published]", total: int, *, visible: bool) -> "Iterator[Published]":
    """Yield the steps, moving a bar on standard error where it is `visible`."""
    if not visible:
        yield from steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for step in steps:
            bar.update(task, advance=1, description=terminal_line(step.name))
            yield step


def _lines(summary: Summary, options: Options) -> Iterator[str]:
    if options.verbose:
        yield from (f"wrote {options.output / file}" for file in summary.written)
    if summary.base_url == LOCAL:
        yield f"links start with {LOCAL}, where `python -m syndicate serve` shows them; --base-url sets another address"
    refused = f", refused {len(summary.refused)}" if summary.refused else ""
    channels = f"{summary.channels} channel{'' if summary.channels == 1 else 's'}"
    yield (
        f"{options.output}: {channels}; files written {len(summary.written)}, unchanged {summary.unchanged}{refused}"
    )


def _as_json(summary: Summary) -> dict[str, object]:
    return {
        "channels": summary.channels,
        "written": summary.written,
        "unchanged": summary.unchanged,
        "refused": summary.refused,
    }


@cli.command()
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", show_default=str(OUTPUT), help="What to serve."
)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.pass_obj
def serve(outer: Path, output: Path | None, port: int) -> int:
    """Look at the output in a browser or a feed reader on this machine.

    It answers this machine alone and is not for the open internet: docs/serving.md says how to serve the folder there.
    """
    from syndicate.serve import HOST, server

    if output and "output" in _given(click.get_current_context().parent):
        raise UsageError("--output is written twice: name the folder to be served once")
    folder = output or outer
    with server(folder, port) as listening, contextlib.suppress(KeyboardInterrupt):
        where = f"http://{HOST}:{listening.server_port}/"
        click.echo(f"{where} shows {folder} to this machine, not to the open internet; Ctrl-C ends it", err=True)
        listening.serve_forever()
    return 0


def _speak_anywhere() -> None:
    """Make both outputs take any text, and be there: a closed one's number would go to the next file that is opened."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _invoked(arguments: list[str]) -> int:
    """Run a command; not by click's own `main`, which leaves the process where a pipe is closed."""
    try:
        with cli.make_context("python -m syndicate", arguments) as context:
            return int(cli.invoke(context) or 0)
    except click.exceptions.Exit as error:  # after --help or --version
        return int(error.exit_code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; whatever goes wrong is said in one line."""
    _speak_anywhere()
    if arguments is None:
        end_in_order()
    try:
        return _invoked(sys.argv[1:] if arguments is None else list(arguments))
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort, Terminated) as error:
        click.echo("stopped", err=True)
        return 143 if isinstance(error, Terminated) else 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not write there again
        return 0
    except Exception as error:  # the last resort
        click.echo(line_about(error), err=True)
        return 1
