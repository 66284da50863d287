import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import pytest

from ingest.engines import threads
from ingest.run.agenda import Agenda, Job, Opening
from ingest.run.settling import Answered
from ingest.schema import Document, Fetched, FetchState, Source
from ingest.text.urls import host_of
from tests.virtual import Time

PATIENCE = 60.0  # seconds after which a test that waits for a thread has failed
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)


def source(host: str, number: int = 0) -> Source:
    url = f"https://{host}/{number}"
    return Source(id=url, url=url)


def fetched(asked: Source) -> Fetched:
    return Fetched(source=asked, outcome=Document(url=asked.url, body=b"", fetched_at=NOON), attempts=())


def fetch_all(sources: Sequence[Source], fetch_one: Callable[[Source], Fetched], *, workers: int) -> Iterator[Fetched]:
    """Ask for sources as a run with this agenda does, without spacing."""
    jobs: dict[str, list[Job]] = {}
    for one in sources:
        host = host_of(one.url)
        jobs.setdefault(host, []).append(Job(source=one, host=host, state=FetchState()))
    clock = Time().clock
    agenda = Agenda(jobs, lambda hosts: {host: Opening(jobs[host]) for host in hosts}, clock, at_once=2, deadline=1e9)

    def ask(job: Job) -> Answered:
        return Answered(job=job, fetched=fetch_one(job.source))

    batches = threads.fetch_all(agenda, ask, clock=clock, spacing=lambda job: 0.0, workers=workers)
    try:
        for batch in batches:
            yield from (one.fetched for one in batch)
    finally:
        batches.close()  # type: ignore[attr-defined]  # a generator


def ids(results: Iterator[Fetched]) -> list[str]:
    return [result.source.id for result in results]


@pytest.mark.parametrize("workers", [1, 3, 50])
def test_every_source_comes_out_once_however_many_workers_there_are(workers: int) -> None:
    sources = [source(f"{host}.example", number) for host in "abcdefg" for number in range(5)]
    assert sorted(ids(fetch_all(sources, fetched, workers=workers))) == sorted(s.id for s in sources)


def test_no_source_is_no_work() -> None:
    assert ids(fetch_all([], fetched, workers=2)) == []


def test_results_come_in_the_order_of_completion() -> None:
    quick_is_out = threading.Event()

    def fetch_one(asked: Source) -> Fetched:
        if "slow" in asked.url:
            assert quick_is_out.wait(PATIENCE)
        return fetched(asked)

    results = fetch_all([source("slow.example"), source("quick.example")], fetch_one, workers=2)
    assert next(results).source.url == "https://quick.example/0"
    quick_is_out.set()
    assert next(results).source.url == "https://slow.example/0"


def test_hosts_are_asked_in_parallel() -> None:
    together = threading.Barrier(4)

    def fetch_one(asked: Source) -> Fetched:
        together.wait(PATIENCE)  # raises unless four get here at once
        return fetched(asked)

    sources = [source(f"{host}.example") for host in "abcd"]
    assert len(ids(fetch_all(sources, fetch_one, workers=4))) == 4


def watching_hosts(most: Counter[str]) -> Callable[[Source], Fetched]:
    """Return a fetch_one that counts how many requests to one host are under way, and gives others time to join."""
    under_way: Counter[str] = Counter()
    lock, crowd = threading.Lock(), threading.Event()

    def fetch_one(asked: Source) -> Fetched:
        host = asked.url.split("/")[2].removeprefix("www.")
        with lock:
            under_way[host] += 1
            most[host] = max(most[host], under_way[host])
        crowd.wait(0.005)
        with lock:
            under_way[host] -= 1
        return fetched(asked)

    return fetch_one


def test_one_host_is_never_asked_for_two_at_a_time() -> None:
    most: Counter[str] = Counter()
    sources = [source(host, number) for number in range(6) for host in ("a.example", "www.a.example", "b.example")]
    assert len(ids(fetch_all(sources, watching_hosts(most), workers=8))) == 18
    assert most == {"a.example": 1, "b.example": 1}


def test_a_host_with_many_sources_does_not_hold_up_the_others() -> None:
    sources = [*(source("many.example", number) for number in range(20)), source("one.example")]
    assert ids(fetch_all(sources, fetched, workers=1)).index("https://one.example/0") == 1


def test_an_unexpected_exception_reaches_the_caller() -> None:
    def fetch_one(asked: Source) -> Fetched:
        raise ZeroDivisionError(asked.id)

    with pytest.raises(ZeroDivisionError, match=r"a\.example"):
        ids(fetch_all([source("a.example")], fetch_one, workers=2))


def test_closing_the_iterator_starts_nothing_more() -> None:
    asked_for: list[str] = []

    def fetch_one(asked: Source) -> Fetched:
        asked_for.append(asked.id)
        return fetched(asked)

    before = set(threading.enumerate())
    results = fetch_all([source("a.example", number) for number in range(50)], fetch_one, workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # a generator
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
    assert asked_for == ["https://a.example/0"]


def test_ctrl_c_in_the_loop_leaves_no_source_waiting() -> None:
    asked_for: list[str] = []

    def fetch_one(asked: Source) -> Fetched:
        asked_for.append(asked.id)
        return fetched(asked)

    def loop() -> None:
        for _result in fetch_all([source("a.example", number) for number in range(50)], fetch_one, workers=2):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loop()
    assert asked_for == ["https://a.example/0"]
