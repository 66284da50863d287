"""An agenda worked through in the calling thread, one job after another: what a queue's worker does with a source."""

from collections.abc import Callable, Iterator

from ingest.run.agenda import Agenda, Job
from ingest.run.settling import Answered
from ingest.schema import Clock, Failure

PATIENCE = 2.0  # seconds to sleep, at most; a job that has to wait for longer comes back, and makes room for others


class CutShortError(Exception):
    """The worker was told to end while it asked, so the failure says nothing about the source."""


def fetch_singly(
    agenda: Agenda,
    ask: Callable[[Job], Answered],
    *,
    clock: Clock,
    spacing: Callable[[Job], float],
    stopped: Callable[[], bool],
    ending: Callable[[], bool] = lambda: False,
) -> Iterator[list[Answered]]:
    """Yield what came of an agenda's jobs, one by one; end where nothing is left, or nothing may start for a while.

    `spacing` says how many seconds lie between the starts of a job and of the next one at its host. Nothing is begun
    once the worker is told to end (`ending`), and what is under way is cut when it is `stopped`.

    Raises: CutShortError: a job failed after the worker was told to end.
    """
    while not ending():
        job = agenda.next()
        if job is not None:
            began = clock.monotonic()
            answered = ask(job)
            if stopped() and isinstance(answered.fetched.outcome, Failure):
                raise CutShortError(job.name)
            agenda.done(job, began=began, spacing=spacing(job))
            yield [answered]
        elif (pause := agenda.wait()) is None or pause > PATIENCE or stopped():
            return
        else:
            clock.sleep(pause)
