"""A progress bar on a terminal, nothing elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def shown(work: Iterable[T], total: int, *, named: Callable[[T], str], visible: bool) -> Iterator[T]:
    """Yield what is done, moving a bar on standard error where it is `visible`, beside what each is `named`."""
    if not visible:
        yield from work
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for done in work:
            bar.update(task, advance=1, description=named(done)[-60:])
            yield done
