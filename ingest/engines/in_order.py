"""Work done ahead of its turn by a few threads, each of which waits for a process, and handed out in its order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(items: Iterable[T], work: Callable[[T], R], *, at_once: int) -> Generator[tuple[T, R], None, None]:
    """Yield each item with what `work` returns for it, in the order of the items; `at_once` are worked on at a time.

    At most twice as many items are taken ahead of their turn. What `work` raises is raised in the turn of its item.
    When the generator is closed, nothing more is begun, and what is under way is not waited for.
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
