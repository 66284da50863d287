"""Many hosts asked in parallel, one connection each, by a pool of threads."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from ingest.run.agenda import Agenda, Job
from ingest.run.settling import Answered
from ingest.schema import Clock


def fetch_all(
    agenda: Agenda,
    ask: Callable[[Job], Answered],
    *,
    clock: Clock,
    spacing: Callable[[Job], float] = lambda job: job.source.spacing,
    workers: int = 20,
) -> Iterator[list[Answered]]:
    """Yield what came of an agenda's jobs as it comes, all that has come by then at once.

    `spacing` says how many seconds lie between the starts of a job and of the next one at its host.
    What is put on the agenda while a batch is looked at is asked too. An exception of `ask` is raised here. When the
    iterator is closed, or the loop around it is left by Ctrl-C, nothing further is started; what is under way ends
    within its own deadline.
    """
    running: dict[Future[Answered], Job] = {}
    pool = ThreadPoolExecutor(workers, thread_name_prefix="fetch")
    try:
        while True:
            while len(running) < workers and (job := agenda.next()) is not None:
                running[pool.submit(ask, job)] = job
            pause = agenda.wait()
            if running:
                done, _under_way = wait(
                    running, timeout=pause if len(running) < workers else None, return_when=FIRST_COMPLETED
                )
                for future in done:
                    job = running.pop(future)
                    agenda.done(job, spacing=spacing(job))
                if done:
                    yield [future.result() for future in done]
            elif pause is None:
                return
            else:
                clock.sleep(pause)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
