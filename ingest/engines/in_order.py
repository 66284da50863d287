"""Work begun ahead of its turn by a few threads, each of which waits for a process that does it; taken in its order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(items: Iterable[T], work: Callable[[T], R], *, at_once: int) -> Generator[tuple[T, R], None, None]:
    """Yield each item with what `work` makes of it, in the order of the items; `at_once` are worked on.

    At most twice as many items are taken before their turn. What `work` raises is raised when its item's turn comes.
    When the generator is closed nothing further is begun, and what is under way is not waited for.
    """
    left, window = iter(items), deque[tuple[T, Future[R]]]()
    pool = ThreadPoolExecutor(at_once, thread_name_prefix="ahead")
    try:
        for item in left:
            window.append((item, pool.submit(work, item)))
            if len(window) > 2 * at_once:
                first, made = window.popleft()
                yield first, made.result()
        while window:
            first, made = window.popleft()
            yield first, made.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
