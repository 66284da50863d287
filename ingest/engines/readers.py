"""Documents read in processes of their own: side by side on several cores, and ended when one takes too long.

A page model or a tolerant parser may meet bytes that nobody foresaw. Nothing in Python ends a thread; a process is
ended and another one begun, and the run goes on with that document named.
"""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import LifoQueue
from threading import Lock
from types import TracebackType
from typing import Any, Literal, Self

from ingest.engines.spared import spared
from ingest.errors import EngineError, ReadError
from ingest.schema import Document, Hints, Reading

LIMIT = 60.0  # seconds for one document; the slowest honest one takes two
STILLBORN = 3  # processes in a row that ended before they had begun: then no other is started
# Not fork: threads are running by now, and locks that they hold would stay locked in the child for ever.
_SPAWN = multiprocessing.get_context("spawn")

Task = Literal["read", "blocks_of"]  # of ingest.reading


class Readers:
    """A pool of processes that read, each started when it is first needed. Safe to share between threads."""

    def __init__(self, number: int = 2, *, limit: float = LIMIT) -> None:
        """Read in at most `number` processes, each document within `limit` seconds."""
        self._limit = limit
        self._idle: LifoQueue[_Process | None] = LifoQueue()  # the last that was used first: others need not begin
        for _ in range(number):
            self._idle.put(None)
        self._begun: list[_Process] = []
        self._over = False
        self._stillborn = 0
        self._beginning = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill the processes, those that are reading too; whoever waits for one gets a ReadError."""
        with self._beginning:
            self._over = True
        for process in self._begun:
            process.end()

    def read(self, document: Document, hints: Hints) -> Reading:
        """Return the reading of a document, as `ingest.read` does.

        Raises:
            ReadError: it cannot be read; rule `wedged`: not in time, `reader-lost`: the process came to an end.
            EngineError: no process can begin on this machine.
        """
        reading: Reading = self._done("read", document, hints)
        return reading

    def blocks_of(self, document: Document) -> frozenset[int]:
        """Return the hashes of a page's blocks of text, as `ingest.reading.blocks_of` does.

        Raises: ReadError, EngineError: as `read` does.
        """
        blocks: frozenset[int] = self._done("blocks_of", document)
        return blocks

    def _done(self, task: Task, *arguments: object) -> Any:
        process = self._idle.get()
        kept: _Process | None = None  # None: the process has ended, and another is started in its place when needed
        try:
            process = process or self._begin()
            answer = process.do(task, arguments, self._limit)
            kept, self._stillborn = process, 0
        except ReadError:
            if process:
                process.end()
            raise
        except EngineError as error:
            if process:
                process.end()
            if self._over:
                raise ReadError("reader-lost") from error
            self._stillborn += 1
            raise
        finally:
            self._idle.put(kept)
        if isinstance(answer, tuple):
            raise ReadError(*answer)
        return answer

    def _begin(self) -> "_Process":
        with self._beginning:
            if self._over:
                raise ReadError("reader-lost")
            if self._stillborn >= STILLBORN:
                raise EngineError("the processes that read end before they have begun")
            try:
                process = _Process()
            except OSError as error:
                raise EngineError(f"no process that reads can begin: {error.strerror or error}") from error
            self._begun.append(process)
            return process


class _Process:
    """One process that reads, and our end of the pipe to it."""

    def __init__(self) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs,), name="reader", daemon=True)
        with spared():
            self._process.start()
        self._using = Lock()  # the pipe: closed by two at once, it may be another file that the second one closes
        theirs.close()
        self._begun = False

    def do(self, task: Task, arguments: tuple[object, ...], limit: float) -> object:
        """Return what comes of a task; of one that raised a ReadError, its rule and its detail.

        Raises:
            ReadError: it is not done in time, or the process came to an end.
            EngineError: the process came to an end before it had begun, which says nothing of the task.
        """
        try:
            with self._using:
                if not self._begun:
                    self._answer(limit)  # None, by which it says that it has begun
                    self._begun = True
                self._pipe.send((task, arguments))
                return self._answer(limit)
        except (EOFError, OSError) as error:
            if not self._begun:
                raise EngineError("a process that reads ended before it had begun") from error
            raise ReadError("reader-lost") from error

    def _answer(self, limit: float) -> object:
        if not self._pipe.poll(limit):
            raise ReadError("wedged", f"not read within {limit:g} s")
        answer: object = self._pipe.recv()
        return answer

    def end(self) -> None:
        """End the process; whoever waits for its answer finds that it has come to an end."""
        self._process.kill()
        with self._using:
            self._process.join()
            self._pipe.close()


def _serve(pipe: Connection) -> None:
    """Say None once it has begun, then do the tasks that come until the pipe is closed."""
    from ingest.reading import blocks_of, read

    tasks: dict[Task, Callable[..., object]] = {"read": read, "blocks_of": blocks_of}
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            task, arguments = pipe.recv()
            try:
                answer = tasks[task](*arguments)
            except ReadError as error:
                answer = (error.rule, error.detail)
            pipe.send(answer)
