"""`python -m ingest move`: takes a collection to another database, and reports in words or as JSON."""

import sys
from shlex import quote
from typing import TYPE_CHECKING

import click
import orjson

from ingest.cli.machine import Machine
from ingest.cli.options import JSON, QUIET

if TYPE_CHECKING:
    from ingest.collection.moving import Move


@click.command()
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="TO")
@JSON
@QUIET
@click.pass_obj
def move(machine: Machine, /, old: str, new: str, *, as_json: bool, quiet: bool) -> int:
    """Copy the collection at FROM to TO, and compare every row.

    Both are addresses, sqlite:///FILE or postgresql://HOST/NAME; TO is a new file or an empty database. FROM stays as
    it is, and whatever wants to write to it waits. A move that was stopped goes on where it was when it is run again.
    """
    from ingest.cli.progress import shown
    from ingest.collection.moving import moving

    began = machine.clock.monotonic()
    visible = sys.stderr.isatty() and not (quiet or as_json)
    with moving(old, new) as moved:
        steps = shown(
            moved.steps(),
            moved.total,
            named=lambda step: f"{step.doing} {step.table}",
            visible=visible,
            counted=lambda step: step.count,
        )
        for _ in steps:
            pass
        seconds = machine.clock.monotonic() - began
        if as_json:
            click.echo(_as_json(moved, seconds))
        elif not quiet:
            click.echo(_sentence(moved, seconds))
    return 0


def _sentence(moved: "Move", seconds: float) -> str:
    rows = sum(moved.rows.values())
    earlier = f", {moved.carried:,} of them by an earlier run" if moved.carried else ""
    anew = f" (changed since, and copied anew: {', '.join(moved.anew)})" if moved.anew else ""
    return (
        f"moved {rows:,} rows of {len(moved.rows)} tables from {moved.here} to {moved.there}{earlier}{anew}, "
        f"and found each the same there, in {seconds:.1f} s; from now on name --collection {quote(moved.there.address)}"
    )


def _as_json(moved: "Move", seconds: float) -> str:
    value = {
        "from": moved.here.address,
        "to": moved.there.address,
        "rows": sum(moved.rows.values()),
        "tables": dict(moved.rows),
        "by_an_earlier_run": moved.carried,
        "copied_anew": moved.anew,
        "seconds": round(seconds, 3),
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
