"""Many hosts asked in parallel, one connection each, by a pool of threads."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from ingest.schema import Fetched, Source
from ingest.text.urls import host_of


def fetch_all(
    sources: Iterable[Source], fetch_one: Callable[[Source], Fetched], *, workers: int = 20
) -> Iterator[Fetched]:
    """Yield what came of each source as it comes, never asking one host for two at a time.

    An exception of `fetch_one` is raised here, at its source. When the iterator is closed, or the loop around it is
    left by Ctrl-C, no further source is started; those under way end within their own deadline.
    """
    hosts = deque(_by_host(sources))
    running: dict[Future[Fetched], deque[Source]] = {}
    pool = ThreadPoolExecutor(workers, thread_name_prefix="fetch")
    try:
        while hosts or running:
            while hosts and len(running) < workers:
                host = hosts.popleft()
                running[pool.submit(fetch_one, host.popleft())] = host
            done, _under_way = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                if rest := running.pop(future):
                    # Behind the others: a host with hundreds of sources must not keep a worker to itself.
                    hosts.append(rest)
            yield from (future.result() for future in done)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _by_host(sources: Iterable[Source]) -> Iterator[deque[Source]]:
    hosts: dict[str, deque[Source]] = {}
    for source in sources:
        hosts.setdefault(host_of(source.url), deque()).append(source)
    return iter(hosts.values())
