"""The program: its arguments in, an exit status out; the one place that turns an error into a line."""

import io
import os
import sys
from collections.abc import Sequence

import click

from ingest.cli.commands import cli
from ingest.cli.machine import Machine, this_machine
from ingest.stopping import Terminated, end_in_order
from ingest.text.last_words import line_about


def _speak_anywhere() -> None:
    """Make both outputs take any text, and be there: a closed one's number would go to the next file that is opened."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _invoked(arguments: list[str], machine: Machine) -> int:
    """Run a command; not by click's own `main`, which leaves the process where a pipe is closed."""
    try:
        with cli.make_context("python -m ingest", arguments, obj=machine) as context:
            if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
                context.color = False  # else a terminal is given them
            return int(cli.invoke(context) or 0)
    except click.exceptions.Exit as error:  # after --help or --version
        return int(error.exit_code)


def main(arguments: Sequence[str] | None = None, machine: Machine | None = None) -> int:
    """Run the command line and return its exit status; whatever goes wrong is said in one line.

    `machine` is this one by default.
    """
    _speak_anywhere()
    if arguments is None:
        end_in_order()
    try:
        return _invoked(sys.argv[1:] if arguments is None else list(arguments), machine or this_machine())
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort, Terminated) as error:
        click.echo("stopped; what was done until now is stored", err=True)
        return 143 if isinstance(error, Terminated) else 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not write there again
        return 0
    except Exception as error:  # the last resort
        click.echo(line_about(error), err=True)
        return 1
