"""The workers of Dask: they scan, count and read archives side by side, and store what they read in its order.

Dask hands out the tasks, repeats those of a worker that has died, and tries again what failed. The order is our part:
how far reading may run ahead of storing, and that one batch is stored at a time.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from importlib.metadata import version
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ingest.archive import SavedFile, grouped, seen_from
from ingest.archive.saved import unreadable
from ingest.archive.shelf import Seen, looked
from ingest.collection import Collection, Met, is_shared, open_collection
from ingest.engines.spared import spared, undisturbed
from ingest.errors import CollectionError, EngineError, first_line
from ingest.run.backfill import Ahead, Batch, Order, Stored, counted, read_ahead, stored_all
from ingest.run.steps import Step
from ingest.schema import Flaw, SitePage

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

T = TypeVar("T")
AHEAD = 4  # batches for each worker that are read before their turn, at most
TOGETHER = 8  # batches that are stored together, at most
DEATHS = 10  # of workers at one and the same task, before the task is blamed
RETRIES = 2  # of a task that failed, by whichever worker is free
FEW, SIZE = 50, 64 << 20  # files that are scanned in one task, and their bytes, at most
BEAT = 10.0  # seconds between two looks at which workers are still there
MOST_ALONE = 12  # looks in a row that find no worker, after which the run ends
_GIVEN_UP = frozenset({"closed", "closing", "failed"})
PATIENCE = 20.0  # seconds to wait for a scheduler


@contextmanager
def workers(address: str | None, processes: int) -> "Iterator[Cluster]":
    """Yield the workers of the Dask scheduler at an address; None: as many processes, started here for the block.

    Raises: EngineError: Dask is not installed, there are no workers, or they have another Wiredesk.
    """
    try:
        import distributed  # noqa: F401  # with it comes dask
    except ImportError as error:
        raise EngineError("--engine dask needs Dask: pip install 'wiredesk[dask]'") from error
    _hush()
    with _started_here(processes) if address is None else _reached(address) as cluster:
        yield cluster


@contextmanager
def _started_here(processes: int) -> "Iterator[Cluster]":
    """Yield workers that are processes of this machine, and end with the block.

    Raises: EngineError: none can begin here.
    """
    import dask
    from distributed import Client, LocalCluster

    with dask.config.set({"distributed.scheduler.allowed-failures": DEATHS}), ExitStack() as stack:
        try:
            # Of a process's threads Python lets only one read. The port is that of its dashboard.
            with undisturbed(), spared():  # later workers are spared too: the thread that begins these begins them
                local = stack.enter_context(
                    LocalCluster(
                        n_workers=processes,
                        threads_per_worker=1,
                        dashboard_address="127.0.0.1:0",
                        silence_logs=logging.CRITICAL,
                    )
                )
        except RuntimeError as error:
            raise EngineError(f"Dask cannot begin workers on this machine: {first_line(error)}") from error
        client = stack.enter_context(Client(local, set_as_default=False))
        yield Cluster(client, "on this machine", partial(local.sync, _mend, local, processes))


@contextmanager
def _reached(address: str) -> "Iterator[Cluster]":
    """Yield the workers of a scheduler that others started; they stay when the block ends.

    Raises: EngineError: it does not answer, has no workers, or they have another Wiredesk.
    """
    from distributed import Client

    try:
        client = Client(address, set_as_default=False, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise EngineError(f"no Dask scheduler answers at {address}: start one with `dask scheduler`") from error
    try:
        _check(client, address)
        yield Cluster(client, f"at {address}")
        with suppress(OSError):  # a scheduler or worker that is gone has nothing open
            client.run(close_collections, on_error="ignore", callback_timeout=BEAT)
    finally:
        client.close(timeout=1)  # if the scheduler is gone, it would wait for another one


async def _mend(local: "LocalCluster", processes: int) -> None:
    """Replace workers that died while they started, which Dask itself does not."""
    for name, nanny in tuple(local.workers.items()):
        if nanny.status.name in _GIVEN_UP:
            del local.workers[name]
            local.worker_spec.pop(name, None)
    local.scale(processes)


def _hush() -> None:
    """Silence Dask's loggers: the run itself says what becomes of it."""
    for name in ("distributed", "tornado", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _check(client: "Client", address: str) -> None:
    """Refuse a cluster that would read differently from us.

    Raises: EngineError: it has no workers, or one has another Wiredesk or none.
    """
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=PATIENCE)
    ours, theirs = version("wiredesk"), client.run(_version, on_error="return")
    if not theirs:
        raise EngineError(f"the Dask scheduler at {address} has no workers: start some with `dask worker {address}`")
    for worker, said in theirs.items():
        if said != ours and not isinstance(said, OSError):  # OSError: it has gone since, and Dask deals with that
            has = f"has Wiredesk {said}" if isinstance(said, str) else f"has no Wiredesk ({first_line(said)})"
            raise EngineError(f"the Dask worker at {worker} {has}; install {ours} there, as it is here")


def _version() -> str:
    return version("wiredesk")


class Cluster:
    """Workers, and what they are asked to do. Used by one thread."""

    def __init__(self, client: "Client", where: str, mend: Callable[[], None] = lambda: None) -> None:
        """Reach workers by their client; `mend` starts others in place of those that are gone for good."""
        self._client, self._where, self._mend = client, where, mend

    def scanned(
        self, archives: Sequence[SavedFile], order: Order
    ) -> "Iterator[tuple[SavedFile, Sequence[Seen] | Flaw]]":
        """Yield each archive with what its records are, or why it cannot be looked into, in their order."""
        for group, came in self._each(_scan, grouped(archives, most=FEW, size=SIZE), order):
            yield from zip(group, self._or_singly(group, came, order), strict=True)

    def counted(self, batches: Iterable[Batch], order: Order) -> Iterator[tuple[Batch, Mapping[SitePage, Met]]]:
        """Yield each batch with the new states of the pages in it, in their order; of one that failed, page by page."""
        for batch, came in self._each(_count, batches, order):
            if self._error(came) is None:
                yield batch, self._value(came)
                continue
            for single in batch.singles():
                alone = self._submit(_count, single, order)
                if self._error(alone) is None:  # what cannot be had is not counted in a plain run either
                    yield single, self._value(alone)

    def read(
        self, batches: Iterable[Batch], feeds: frozenset[tuple[str, str]], collection: Collection, order: Order
    ) -> Iterator[Step]:
        """Yield a Step for each document of the batches, in their order, once it is stored.

        Workers store where the collection is one that they share; else it is stored here.
        """
        left, window = iter(batches), deque[tuple[Batch, Any]]()
        while self._filled(window, _read, left, order):
            self._error(window[0][1])  # waits for it: what comes is looked at in `_read`
            ready = list(islice(takewhile(lambda one: one[1].done(), window), TOGETHER))
            for _ in ready:
                window.popleft()
            read = [(batch, self._read(batch, came, order)) for batch, came in ready]
            if is_shared(order.collection):
                done = self._result(self._submit(_store, read, feeds, order, priority=10))
            else:
                here = [(batch, came if isinstance(came, tuple) else self._result(came)) for batch, came in read]
                done = stored_all(here, feeds, collection, order)
            feeds = done.feeds
            yield from done.steps

    def _read(self, batch: Batch, came: "Future", order: Order) -> "Future | tuple[Ahead | Flaw, ...]":
        """What was read of a batch, left on the worker that read it; if that failed, each document read by itself."""
        if self._error(came) is None:
            return came
        futures = [self._submit(_read, single, order) for single in batch.singles()]
        found: list[Ahead | Flaw] = []
        for future in futures:
            error = self._error(future)
            found.extend([_flaw(error)] if error else self._value(future) or ())
        return tuple(found)

    def _or_singly(self, group: Sequence[SavedFile], came: "Future", order: Order) -> "Iterator[Sequence[Seen] | Flaw]":
        """What came of each of a group; if the group failed, of each by itself, or why it failed."""
        if self._error(came) is None:
            yield from self._value(came)
            return
        for one in group:
            single = self._submit(_scan, (one,), order)
            error = self._error(single)
            yield from [_flaw(error)] if error else self._value(single)

    def _each(self, function: Callable[..., Any], items: Iterable[T], order: Order) -> "Iterator[tuple[T, Future]]":
        """Yield each item with its task, in their order; only a few are under way at a time."""
        left, window = iter(items), deque[tuple[T, Any]]()
        while self._filled(window, function, left, order):
            yield window.popleft()

    def _filled(
        self, window: deque[tuple[T, Any]], function: Callable[..., Any], left: Iterator[T], order: Order
    ) -> bool:
        """Put as many of the items left under way as there is room for; return whether any is."""
        there = max(1, self._present())  # at least one, for some may be about to come
        room = AHEAD * (1 + there) - len(window)
        window.extend((item, self._submit(function, item, order)) for item in islice(left, max(0, room)))
        return bool(window)

    def _submit(self, function: Callable[..., Any], *arguments: Any, priority: int = 0) -> "Future":
        from distributed.client import ClosedClientError

        try:
            return self._client.submit(function, *arguments, pure=False, retries=RETRIES, priority=priority)
        except (OSError, ClosedClientError) as error:
            raise self._gone() from error

    def _error(self, future: "Future") -> BaseException | None:
        """Wait for what comes of a task, and return what it raised.

        Raises: EngineError: nobody works on it any more, or can. CollectionError: nothing can be stored.
        """
        error = self._waited(future)
        if future.status not in ("finished", "error"):
            raise self._gone()
        if isinstance(error, (CollectionError, EngineError)):
            raise error
        return error

    def _waited(self, future: "Future") -> BaseException | None:
        """Wait for what comes of a task, and return what it raised.

        Raises: EngineError: for two minutes there has been no worker to do it.
        """
        alone = 0
        while alone < MOST_ALONE:
            try:
                error: BaseException | None = future.exception(timeout=BEAT)
            except TimeoutError:
                alone = 0 if self._present() else alone + 1
            else:
                return error
        raise EngineError(
            f"none of the workers {self._where} is left; what was read until now is stored: run this again"
        )

    def _result(self, future: "Future") -> Any:
        if error := self._error(future):
            raise EngineError(f"the workers {self._where} cannot do their work: {first_line(error)}") from error
        return self._value(future)

    def _value(self, future: "Future") -> Any:
        """Fetch what a finished task returned.

        Raises: EngineError: it cannot be fetched.
        """
        from distributed import CancelledError

        try:
            return future.result()
        except (OSError, CancelledError) as error:
            raise self._gone() from error

    def _gone(self) -> EngineError:
        return EngineError(
            f"the Dask scheduler {self._where} is gone; what was read until now is stored:"
            " start one, and run this again, which goes on from there"
        )

    def _present(self) -> int:
        self._mend()
        try:
            return len(self._client.nthreads(callback_timeout=BEAT))
        except TimeoutError:
            return 0  # the scheduler does not answer, and may yet
        except OSError as error:
            raise self._gone() from error


# What workers do. They import it by name, and so need the same Wiredesk.


def _scan(archives: Sequence[SavedFile], order: Order) -> tuple[list[Seen], ...]:
    return tuple(map(partial(_looked, cwd=order.cwd), archives))


def _looked(archive: SavedFile, cwd: Path) -> list[Seen]:
    with seen_from(cwd, archive.path).open("rb") as file:
        return list(looked(file))


def _count(batch: Batch, order: Order) -> Mapping[SitePage, Met]:
    return _collection(order).sites.met(lambda counting: counted(batch, counting, order))


def _read(batch: Batch, order: Order) -> tuple[Ahead | Flaw, ...] | None:
    return read_ahead(batch, _collection(order), order)


def _store(
    read: Sequence[tuple[Batch, Sequence[Ahead | Flaw] | None]], feeds: frozenset[tuple[str, str]], order: Order
) -> Stored:
    return stored_all(read, feeds, _collection(order), order)


_opened: dict[tuple[str, str], Collection] = {}  # by address and run: a new run must not see cached memories of sites


def close_collections() -> None:
    """Close what a worker has open for runs that are over."""
    for key in tuple(_opened):
        _opened.pop(key).close()


def _collection(order: Order) -> Collection:
    """The collection as this worker has it open, anew for each run.

    Raises: EngineError: it cannot be opened here, or this worker is another Wiredesk.
    """
    key = order.collection, order.run
    if key not in _opened:
        if order.version != version("wiredesk"):
            raise EngineError(
                f"a worker has Wiredesk {version('wiredesk')}; install {order.version} there, as it is here"
            )
        close_collections()
        shared = is_shared(order.collection)
        try:
            _opened[key] = open_collection(order.collection, upgrade=False, read_only=not shared, sleep=order.sleep)
        except CollectionError as error:
            path = "; workers must see a file under the same path: if they cannot, keep the collection in PostgreSQL"
            raise EngineError(f"a worker cannot open the collection: {error}{'' if shared else path}") from error
    return _opened[key]


def _flaw(error: BaseException) -> Flaw:
    return unreadable(error) if isinstance(error, OSError) else Flaw("unreadable-file", first_line(error))
