"""A progress bar on a terminal, nothing elsewhere."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.run import Step


def shown(steps: "Iterable[Step]", total: int, *, visible: bool) -> "Iterator[Step]":
    """Yield the steps, moving a bar on standard error where it is `visible`."""
    if not visible:
        yield from steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for step in steps:
            bar.update(task, advance=1, description=step.where[-60:])
            yield step
