"""A progress bar on a terminal, nothing elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ingest.text.terminal import terminal_line

T = TypeVar("T")


def shown(
    work: Iterable[T],
    total: int,
    *,
    named: Callable[[T], str],
    visible: bool,
    counted: Callable[[T], int] = lambda _: 1,
) -> Iterator[T]:
    """Yield what is done, moving a bar on standard error where it is `visible`, beside what each is `named`.

    Each is one of the total, unless it is `counted` as more.
    """
    if not visible:
        yield from work
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="")
        for done in work:
            speed = bar.tasks[0].speed
            rate = f"{speed:,.0f}/s" if speed else ""
            bar.update(task, advance=counted(done), description=terminal_line(named(done))[-60:], rate=rate)
            yield done
