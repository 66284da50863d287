"""Procrastinate's worker, and what runs beside it: heartbeats, taking over from dead workers, a graceful shutdown."""

import asyncio
import itertools
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial

from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException

from ingest.engines.holding import PAUSE, Holding, is_away
from ingest.engines.means import Means, Shift
from ingest.engines.queue import QUEUE, TASK, app_at, asked_of, said_of
from ingest.engines.retrying import ComeBackError, OnOutcome
from ingest.errors import CollectionError

LOOK = 1.0  # seconds between two looks for jobs whose time has come, of which nobody is notified
SOON = timedelta(minutes=1)  # a worker that ends when it is idle waits for what comes within this time
FORGET_EVERY = 360  # beats
KEPT = 7 * 24  # hours for which a failed job stays to be looked at
IN_A_ROW = 3  # shifts that fail, after which a worker ends
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def run(address: str, shift: Shift, means: Means) -> None:
    """Work until it is told to end by a signal, or until nothing is left to do; a second signal ends the process.

    Raises: CollectionError: the queue cannot be used from the start.
    """
    try:
        asyncio.run(_run(address, shift, means))
    except ConnectorException as error:
        raise CollectionError(f"the queue cannot be used: {said_of(error)}") from error


async def _run(address: str, shift: Shift, means: Means) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(shift.at_once + 1, thread_name_prefix="turn"))
    app = app_at(address)
    holding = Holding(app.connector, means)
    app.job_manager = holding
    strategy = OnOutcome(means.now, means.say, pause=shift.dead_after)

    @app.task(name=TASK, pass_context=True, retry=strategy)
    def poll(context: JobContext, /, **_: object) -> None:
        asked = asked_of(context.job)
        try:
            turn = means.work(asked)
        except CollectionError:
            holding.still_held.add(asked.holder)
            raise
        if turn.again is not None:
            raise ComeBackError(turn.again, for_host=turn.for_host)

    told = asyncio.Event()
    async with app.open_async():
        with _signals(told, means.mention):
            await _shifts(partial(_shift, app, holding, shift, means, told), shift, means, told)


async def _shifts(
    work: Callable[[], Awaitable[BaseException | None]], shift: Shift, means: Means, told: asyncio.Event
) -> None:
    """Work until told to end, and start again if procrastinate's worker gives up.

    Raises: CollectionError: it gives up the first time, or again and again, though the database is not just away.
    """
    loop, in_a_row, most = asyncio.get_running_loop(), 0, 1
    while not told.is_set():
        began = loop.time()
        error = await work()
        if error is None:
            return
        if not is_away(error):
            in_a_row = 1 if loop.time() - began > shift.dead_after else in_a_row + 1
            said = f"the queue cannot be used: {said_of(error)}"
            if in_a_row >= most:
                raise CollectionError(said) from error
            if in_a_row == 1:
                means.say(f"{said}; the worker begins anew")
        most = IN_A_ROW
        await asyncio.sleep(PAUSE)  # the database is away, or took the worker for dead


async def _shift(app: App, holding: Holding, shift: Shift, means: Means, told: asyncio.Event) -> BaseException | None:
    """Work until told to end; if procrastinate's worker, or what runs beside it, gives up first, return why."""
    at_work = asyncio.create_task(
        app.run_worker_async(
            queues=[QUEUE],
            concurrency=shift.at_once,
            fetch_job_polling_interval=LOOK,
            delete_jobs="successful",
            install_signal_handlers=False,
            update_heartbeat_interval=shift.beat,
            stalled_worker_timeout=shift.dead_after,
        )
    )
    beside = [
        asyncio.create_task(_end(at_work, holding, shift, means, told)),
        asyncio.create_task(_tend(holding, shift, means)),
    ]
    if shift.until_idle:
        beside.append(asyncio.create_task(_end_when_idle(means, told)))
    pending = {at_work, *beside}
    while not at_work.done():
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        if any(task.exception() for task in done - {at_work}):
            at_work.cancel()
    for task in beside:
        task.cancel()
    ended = await asyncio.gather(*beside, at_work, return_exceptions=True)
    if told.is_set():
        return None
    errors = [one for one in ended if isinstance(one, BaseException) and not isinstance(one, asyncio.CancelledError)]
    return errors[0] if errors else asyncio.CancelledError()


async def _end(at_work: asyncio.Task[None], holding: Holding, shift: Shift, means: Means, told: asyncio.Event) -> None:
    await told.wait()
    means.end()
    at_work.cancel()  # it takes no further job, and waits for those under way
    await asyncio.sleep(shift.grace)
    holding.patient = False
    means.cut()


async def _tend(holding: Holding, shift: Shift, means: Means) -> None:
    """At each beat take over from dead workers and measure the clock's offset; now and then forget old jobs."""
    for number in itertools.count():
        await asyncio.sleep(shift.beat)
        with suppress(ConnectorException, CollectionError):  # the database is away, which is said where it is met
            if holding.worker_id is not None:
                await holding.update_heartbeat(holding.worker_id)  # else it may take itself for dead
            await holding.prune_stalled_workers(shift.dead_after)
            await asyncio.to_thread(means.tend)
            if number % FORGET_EVERY == 0:
                await holding.delete_old_jobs(
                    KEPT, queue=QUEUE, include_failed=True, include_cancelled=True, include_aborted=True
                )


async def _end_when_idle(means: Means, told: asyncio.Event) -> None:
    """End once nothing waits whose time comes soon, and nothing is under way."""
    while not told.is_set():
        await asyncio.sleep(LOOK / 2)
        with suppress(CollectionError):
            if not await asyncio.to_thread(means.busy, means.now() + SOON):
                told.set()


@contextmanager
def _signals(told: asyncio.Event, mention: Callable[[str], None]) -> Iterator[None]:
    """Have a first signal shut the worker down gracefully, and a second one end the process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def end() -> None:
        told.set()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        mention("ending: what is under way is finished first; a second signal ends it at once")

    for number in _SIGNALS:
        loop.add_signal_handler(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)
