"""The program: its arguments in, an exit status out; the one place that turns an error into a line."""

import signal
import sys
from collections.abc import Sequence

import click

from ingest.cli.commands import cli
from ingest.cli.machine import Machine, this_machine
from ingest.text.outputs import fall_silent, line_about, speak_anywhere


class _Terminated(BaseException):
    """SIGTERM, which ends a run as Ctrl-C does; no KeyboardInterrupt, of which click makes something else."""


def _terminate(_number: int, _frame: object) -> None:
    raise _Terminated


def _invoked(arguments: list[str], machine: Machine) -> int:
    """Run a command; not by click's own `main`, which leaves the process where a pipe is closed."""
    try:
        with cli.make_context("python -m ingest", arguments, obj=machine) as context:
            return int(cli.invoke(context) or 0)
    except click.exceptions.Exit as error:  # after --help or --version
        return int(error.exit_code)


def main(arguments: Sequence[str] | None = None, machine: Machine | None = None) -> int:
    """Run the command line and return its exit status; whatever goes wrong is said in one line.

    `machine` is this one by default.
    """
    speak_anywhere()
    if arguments is None:
        signal.signal(signal.SIGTERM, _terminate)
    try:
        return _invoked(sys.argv[1:] if arguments is None else list(arguments), machine or this_machine())
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort, _Terminated) as error:
        click.echo("stopped; what was done until now is stored", err=True)
        return 143 if isinstance(error, _Terminated) else 130
    except BrokenPipeError:
        fall_silent()
        return 0
    except Exception as error:  # the last resort
        click.echo(line_about(error), err=True)
        return 1
