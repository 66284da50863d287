"""Reads pages ahead of their turn, side by side; a reading stands only if its turn brings the same document and hints.

So the collection does not depend on the order of the work. If it knows more about a page when its turn comes (the same
bytes came twice, or more pages of its site were counted), the page is read once more, as a run without processes would.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from ingest.errors import EngineError, ReadError
from ingest.reading import blocks_of, read
from ingest.run.guarding import guarded, retried_once
from ingest.run.settings import Reads
from ingest.schema import Document, Flaw, Hints

T = TypeVar("T")
R = TypeVar("R")

FindsBlocks = Callable[[Document], frozenset[int]]  # as `ingest.reading.blocks_of` does


class InOrder(Protocol):
    """Works on a few items side by side, ahead of their turn, in other threads."""

    def __call__(self, items: Iterable[T], work: Callable[[T], R], /) -> Iterator[tuple[T, R]]:
        """Yield each item with what `work` returned for it, in the order of the items."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Who reads pages ahead of their turn, and who hands them out in it."""

    read: Reads
    blocks_of: FindsBlocks
    in_order: InOrder

    def reading(
        self, items: Iterable[T], asked: Callable[[T], tuple[Document, Hints] | None]
    ) -> Iterator[tuple[T, Reads]]:
        """Yield each item in its turn, with a function that reads its document.

        `asked` returns the document and the hints to read it with ahead of its turn; None: it is not read ahead.
        """
        return _ahead(items, asked, self.read, read, self.in_order)

    def finding_blocks(
        self, items: Iterable[T], asked: Callable[[T], tuple[Document] | None]
    ) -> Iterator[tuple[T, FindsBlocks]]:
        """Yield each item in its turn, with a function that finds the blocks of its page; `asked` as in `reading`."""
        return _ahead(items, asked, self.blocks_of, blocks_of, self.in_order)


@dataclass(frozen=True, slots=True)
class _Made(Generic[R]):
    """A function that was called ahead of its turn: for the same arguments it returns what came of that call."""

    function: Callable[..., R]
    arguments: tuple[Any, ...]
    came: R | Flaw

    def __call__(self, *arguments: Any) -> R:
        """Return the earlier result if these are the same arguments, else call the function now.

        Raises: ReadError: the document cannot be read.
        """
        if arguments != self.arguments:
            return self.function(*arguments)
        if isinstance(self.came, Flaw):
            raise ReadError(self.came.rule, self.came.detail)
        return self.came


def _ahead(
    items: Iterable[T],
    asked: Callable[[T], tuple[Any, ...] | None],
    apart: Callable[..., R],
    here: Callable[..., R],
    in_order: InOrder,
) -> Iterator[tuple[T, Callable[..., R]]]:
    """Yield each item with `here`, or with what `apart` returned for the arguments that `asked` named ahead of it."""

    def asking() -> Iterator[tuple[T, tuple[Any, ...] | None]]:
        for item in items:  # an error in one is reported when its turn comes
            yield item, retried_once(partial(guarded, partial(asked, item), lambda _flaw: None))

    def made(one: tuple[T, tuple[Any, ...] | None]) -> Callable[..., R]:
        _, arguments = one
        if arguments is None:
            return here
        came = guarded(partial(_called, apart, arguments), lambda flaw: flaw)
        return here if came is None else _Made(here, arguments, came)

    for (item, _), function in in_order(asking(), made):
        yield item, function


def _called(function: Callable[..., R], arguments: tuple[Any, ...]) -> R | Flaw | None:
    """Call a function; None: no process can be had that would do it."""
    try:
        return function(*arguments)
    except EngineError:
        return None
