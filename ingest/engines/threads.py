"""Many hosts asked in parallel, one connection each, by a pool of threads."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from ingest.run.agenda import Agenda, Job
from ingest.run.settling import Answered
from ingest.schema import Clock

BEAT = 60.0  # seconds after which an empty batch is yielded, so that the caller can renew the hosts it holds


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a job, and when a thread really began it."""

    answered: Answered
    began: float  # by the monotonic clock


def _work(ask: Callable[[Job], Answered], clock: Clock, job: Job) -> _Done:
    began = clock.monotonic()
    return _Done(ask(job), began)


def fetch_all(
    agenda: Agenda,
    ask: Callable[[Job], Answered],
    *,
    clock: Clock,
    spacing: Callable[[Job], float] = lambda job: job.source.spacing,
    workers: int,
) -> Iterator[list[Answered]]:
    """Yield the answers to an agenda's jobs in batches, as they come; now and then an empty one.

    `spacing` says how many seconds lie between the starts of a job and of the next one at its host. What is put on the
    agenda while a batch is looked at is asked too. An exception of `ask` is raised here. When the iterator is closed,
    or the loop around it is left by Ctrl-C, nothing further is started; what is under way ends within its own deadline.
    """
    running: list[Future[_Done]] = []  # in the order of submission
    most = workers + max(1, workers // 2)  # jobs submitted, so that no worker idles while a batch is looked at
    pool = ThreadPoolExecutor(workers, thread_name_prefix="fetch")
    try:
        while True:
            while len(running) < most and (job := agenda.next()) is not None:
                running.append(pool.submit(_work, ask, clock, job))
            pause = agenda.wait() if len(running) < most else BEAT
            if running:
                done, _under_way = wait(
                    running, timeout=BEAT if pause is None else min(pause, BEAT), return_when=FIRST_COMPLETED
                )
                came = [future.result() for future in running if future in done]
                running = [future for future in running if future not in done]
                for one in came:
                    agenda.done(one.answered.job, began=one.began, spacing=spacing(one.answered.job))
                yield [one.answered for one in came]
            elif pause is None:
                return
            else:
                clock.sleep(min(pause, BEAT))
                yield []
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
