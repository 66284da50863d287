"""Workers that are killed, told to end, cut off, too slow, or wrong about the time: nothing is lost or repeated."""

import json
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import sleep

import pytest

from ingest import open_collection
from ingest.cli import main
from ingest.cli.machine import Machine, this_machine
from ingest.collection import Collection
from ingest.engines.one_thread import fetch_singly
from ingest.engines.queue import is_superseded
from ingest.run.agenda import Job
from ingest.run.desk import Desk
from ingest.run.settling import Answered, TakenOverError
from ingest.run.steps import Step
from ingest.run.turns import HELD, turn_of
from ingest.schema import Document, Due, Failure, Fetched, Source
from tests.crew import PATIENCE, Crew, source, until
from tests.loopback import Answer, Asked, Loopback
from tests.offline import records
from tests.postgres import PostgresServer
from tests.test_following import HTML, feed, story
from tests.test_queue import jobs, scheduled
from tests.virtual import NOON, Time, machine

Captured = pytest.CaptureFixture[str]
NEWS = feed(("https://a.example/1", "News."))


class Gate:
    """A feed that is not sent before the gate is opened."""

    def __init__(self) -> None:
        self.reached = threading.Semaphore(0)
        self.open = threading.Event()
        self.answer = Answer(body=NEWS)

    def __call__(self, asked: Asked) -> Answer:
        self.reached.release()
        self.open.wait(PATIENCE)
        return self.answer


@pytest.fixture
def gate(web: Loopback) -> Iterator[Gate]:
    gate = Gate()
    web.answer("/a", gate)
    yield gate
    gate.open.set()


@pytest.fixture
def crew(postgres: str, tmp_path: Path, web: Loopback) -> Crew:
    """Put one source, whose answer waits at the gate, into the queue."""
    crew = Crew(postgres, tmp_path / "seeds")
    crew.seed(source("a", web.url("/a")))
    assert crew.put("-q") == 0
    return crew


def attempts(address: str) -> list[str]:
    with open_collection(address, read_only=True) as collection:
        assert collection.schedule.holders() == ()
        return [attempt.outcome for attempt in collection.attempts("a")]


def at_work(address: str) -> int:
    """Return how many workers the queue knows."""
    with open_collection(address, read_only=True) as collection:
        queue = collection.queue.health()
    return len(queue.workers) if queue else 0


# -- workers that die --


def test_the_job_of_a_worker_that_was_killed_is_another_ones(web: Loopback, gate: Gate, crew: Crew) -> None:
    with crew.worker() as one:
        assert gate.reached.acquire(timeout=PATIENCE)
        one.send(signal.SIGKILL)
        assert one.ended() == -signal.SIGKILL
    gate.open.set()
    assert crew.work("-q") == 0  # this worker is not idle before it knows the other is dead
    assert web.paths() == ["/a", "/a"]
    assert attempts(crew.address) == ["document"]
    assert [record.revision for record in records(crew.address)] == [1]


def test_a_worker_that_was_only_slow_stores_nothing_of_what_is_anothers_by_now(postgres: str) -> None:
    time, asked = Time(), Source(id="a", url="https://a.example/feed", spacing=0.0)
    with open_collection(postgres) as collection:
        collection.schedule.enrol([Due(source_id="a", host="a.example", due=NOON)], now=NOON)

        def slowly(job: Job) -> Answered:
            collection.schedule.release("job/1/0", {"a.example": NOON})  # as the worker that takes over does
            told: list[Step] = []
            ask_again = partial(asking, ask=answered)
            turn_of(desk(collection, asked, "job/1/1"), asked, ask_again, deadline=1e9, tell=told.append)
            assert [step.counts.new for step in told] == [1]
            return answered(job)

        def answered(job: Job) -> Answered:
            document = Document(url=asked.url, body=NEWS, fetched_at=time.now, source_id="a")
            return Answered(job=job, fetched=Fetched(source=asked, outcome=document, attempts=()))

        asking = partial(fetch_singly, clock=time.clock, spacing=lambda job: 0.0, stopped=lambda: False)
        with pytest.raises(TakenOverError, match="asked by another"):
            turn_of(desk(collection, asked, "job/1/0"), asked, partial(asking, ask=slowly), deadline=1e9)
        assert collection.schedule.holders() == ()
    assert len(records(postgres)) == 1


def desk(collection: Collection, asked: Source, by: str) -> Desk:
    from ingest.cli.live import desk_of
    from ingest.reading import read

    made = desk_of((asked,), collection, machine(Time()), read)
    return replace(made, by=by, fenced=True, gone=lambda run: is_superseded(run, by))


def test_what_a_job_held_when_it_was_taken_before_is_its_own(postgres: str) -> None:
    time, asked = Time(), Source(id="a", url="https://a.example/feed", spacing=0.0)
    with open_collection(postgres) as collection:
        collection.schedule.enrol([Due(source_id="a", host="a.example", due=NOON)], now=NOON)
        collection.schedule.claim(["a.example"], "job/1/0", NOON)

        def answered(job: Job) -> Answered:
            document = Document(url=asked.url, body=NEWS, fetched_at=time.now, source_id="a")
            return Answered(job=job, fetched=Fetched(source=asked, outcome=document, attempts=()))

        asking = partial(fetch_singly, ask=answered, clock=time.clock, spacing=lambda job: 0.0, stopped=lambda: False)
        for by, stored in (("job/10/0", 0), ("job/1/1", 1)):
            told: list[Step] = []
            turn = turn_of(desk(collection, asked, by), asked, asking, deadline=1e9, tell=told.append)
            assert len(told) == stored
            assert turn.again == (None if stored else NOON + HELD)
        assert collection.schedule.holders() == ()


def test_a_source_that_leads_to_a_host_where_others_come_first_comes_back_for_its_turn(postgres: str) -> None:
    time, asked = Time(), Source(id="a", url="https://a.example/feed", spacing=0.0)
    with open_collection(postgres) as collection:
        collection.schedule.enrol([Due(source_id="a", host="a.example", due=NOON)], now=NOON)

        def led(job: Job) -> Answered:
            later = Failure(kind="temporary", url=asked.url, fetched_at=time.now, cause="others come first")
            return Answered(job=job, fetched=Fetched(source=asked, outcome=later, attempts=(), turn_in=40.0))

        asking = partial(fetch_singly, ask=led, clock=time.clock, spacing=lambda job: 0.0, stopped=lambda: False)
        told: list[Step] = []
        turn = turn_of(desk(collection, asked, "job/1/0"), asked, asking, deadline=1e9, tell=told.append)
        assert (told, turn.again, turn.for_host) == ([], NOON + timedelta(seconds=40), False)
        assert collection.schedule.states(["a"])["a"].failures == 0
        assert collection.schedule.holders() == ()


def test_a_source_that_was_put_into_the_queue_anew_meanwhile_stands_there_once(
    web: Loopback, gate: Gate, crew: Crew
) -> None:
    gate.answer = Answer(status=503, headers=(("Retry-After", "600"),))
    crew.seed(source("a", web.url("/a"), interval_min=60))
    assert crew.put("-q") == 0
    with crew.worker("-q") as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        assert crew.put("-q", "--all") == 0
        assert jobs(crew.address, "queueing_lock = 'a'") == 2
        gate.open.set()
        until(lambda: jobs(crew.address, "true") == 0)  # the second finds that the source is not due
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0
    assert web.paths() == ["/a"]


# -- workers that are told to end --


def test_a_worker_that_is_told_to_end_stores_what_is_under_way(web: Loopback, gate: Gate, crew: Crew) -> None:
    crew.seed(source("a", web.url("/a")) + source("b", web.answer("/b", Answer(body=NEWS)), interval_min=60))
    assert crew.put("-q") == 0
    with crew.worker() as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        worker.send(signal.SIGTERM)
        gate.open.set()
        assert worker.ended() == 0
        assert worker.said().splitlines()[-1].startswith("ended: 1 document, 1 entry: new 1")
    assert attempts(crew.address) == ["document"]
    assert web.paths() == ["/a"]  # the next one is not begun
    assert jobs(crew.address, "status = 'todo' AND queueing_lock = 'b'") == 1


def test_what_does_not_end_in_time_is_cut_and_another_begins_it_anew(web: Loopback, gate: Gate, crew: Crew) -> None:
    with crew.worker("--grace", "0") as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        worker.send(signal.SIGINT)
        assert worker.ended() == 0
    assert attempts(crew.address) == []  # not a failure of the source
    gate.open.set()
    assert crew.work("-q") == 0
    assert attempts(crew.address) == ["document"]


def test_a_worker_that_is_told_to_end_begins_nothing_more_of_the_source_that_it_is_at(
    web: Loopback, gate: Gate, crew: Crew
) -> None:
    gate.answer = Answer(body=feed((web.answer("/story/7", Answer(body=story(7), headers=HTML)), "A few words.")))
    crew.seed(source("a", web.url("/a"), full_text=True))
    assert crew.put("-q") == 0
    with crew.worker() as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        worker.send(signal.SIGTERM)
        until(lambda: "a second signal" in worker.said())
        gate.open.set()
        assert worker.ended() == 0
        assert worker.said().splitlines()[-1].startswith("ended: 1 document")
    assert web.paths() == ["/a"]
    assert jobs(crew.address, "status = 'todo'") == 1


def test_what_was_stored_before_a_turn_is_cut_is_told(web: Loopback, gate: Gate, crew: Crew) -> None:
    web.answer("/short", Answer(body=feed((web.answer("/story/7", gate), "A few words."))))
    crew.seed(source("a", web.url("/short"), full_text=True))
    assert crew.put("-q") == 0
    with crew.worker("--grace", "0") as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0
        assert worker.said().splitlines()[-1].startswith("ended: 1 document")


def test_a_second_signal_ends_a_worker_at_once(web: Loopback, gate: Gate, crew: Crew) -> None:
    with crew.worker() as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        worker.send(signal.SIGTERM)
        until(lambda: "a second signal" in worker.said())
        worker.send(signal.SIGTERM)
        assert worker.ended() == -signal.SIGTERM
        assert "Traceback" not in worker.said()


# -- what goes away or is wrong --


def test_a_database_that_goes_away_is_waited_for(web: Loopback, gate: Gate, crew: Crew, server: PostgresServer) -> None:
    with crew.worker() as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        server.stop()
        try:
            until(lambda: "the database is away" in worker.said())
            gate.open.set()
        finally:
            server.start()
        until(lambda: "the database is back" in worker.said())
        until(lambda: jobs(crew.address, "true") == 0)
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0
        said = worker.said()
    assert said.count("the database is away") == said.count("the database is back") == 1
    assert "Traceback" not in said
    assert attempts(crew.address) == ["document"]
    assert len(records(crew.address)) == 1


def test_a_worker_that_cannot_use_its_queue_says_so_and_ends(
    web: Loopback, gate: Gate, crew: Crew, capsys: Captured
) -> None:
    jobs(crew.address, "true", "DROP FUNCTION procrastinate_fetch_job_v2")
    assert crew.work("-q") == 1
    said = capsys.readouterr().err
    assert said.startswith("error: the queue cannot be used: function procrastinate_fetch_job_v2")
    assert said.count("\n") == 1


def test_a_worker_that_has_just_begun_takes_nobody_for_dead(web: Loopback, crew: Crew) -> None:
    web.answer("/a", Answer(body=NEWS))
    jobs(
        crew.address,
        "true",
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')",
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)",
    )
    with crew.worker("-q", beat=10):
        until(lambda: at_work(crew.address) == 2)
        sleep(0.5)  # it would have been taken over in the first instant
        assert jobs(crew.address, "status = 'doing'") == 1


@pytest.mark.parametrize(("before", "left"), [(4, []), (5, ["failed"])])
def test_a_job_that_workers_die_at_is_given_up(
    before: int, left: list[str], web: Loopback, crew: Crew, capsys: Captured
) -> None:
    web.answer("/a", Answer(body=NEWS))
    took_over = (
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')",
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)",
        "UPDATE procrastinate_jobs SET status = 'todo', scheduled_at = NULL",
    )
    came_back = (took_over[1], "UPDATE procrastinate_jobs SET status = 'todo', scheduled_at = now()")
    jobs(crew.address, "true", *(came_back * 7), *(took_over * before), *took_over[:2])
    assert crew.work("-q") == 0
    assert ("6 workers died" in capsys.readouterr().err) == bool(left)
    assert jobs(crew.address, "status = 'failed'") == len(left)
    assert crew.put("-q") == 0  # nor is it put into the queue again
    assert jobs(crew.address, "status = 'todo'") == 0
    assert web.paths() == ([] if left else ["/a"])


def test_a_worker_that_is_told_of_nothing_looks_for_itself(web: Loopback, crew: Crew) -> None:
    web.answer("/a", Answer(body=NEWS))
    assert crew.work("-q") == 0
    jobs(crew.address, "true", "DROP TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 ON procrastinate_jobs")
    with crew.worker("-q") as worker:
        until(lambda: at_work(crew.address))
        assert crew.put("-q", "--all") == 0
        until(lambda: web.paths() == ["/a", "/a"])
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0


@pytest.mark.parametrize(("hours", "word"), [(1, "ahead of"), (-1, "behind")])
def test_a_machine_whose_clock_is_an_hour_off_goes_by_the_databases(
    hours: int, word: str, postgres: str, web: Loopback, tmp_path: Path, capsys: Captured
) -> None:
    web.answer("/a", Answer(status=429, headers=(("Retry-After", "600"),)))
    crew = Crew(postgres, tmp_path / "seeds")
    crew.seed(source("a", web.url("/a"), interval_min=60))
    flags = ("--collection", postgres)
    assert main([*flags, "--seeds", str(crew.seeds), "--engine", "procrastinate"], off_by(hours)) == 0
    assert main(["worker", *flags, "--until-idle"], off_by(hours)) == 0
    said = capsys.readouterr().err
    assert said.count(f"this machine's clock is 3,600 seconds {word} the database's") == 2
    now = datetime.now(UTC)
    with open_collection(postgres) as collection:
        state = collection.schedule.states(["a"])["a"]
    assert state.asked_at
    assert abs(state.asked_at - now) < timedelta(minutes=10)
    assert state.due
    assert now < scheduled(postgres)["a"] <= state.due < now + timedelta(seconds=600 * 1.2)


def off_by(hours: int) -> Machine:
    here = this_machine()
    return replace(here, clock=replace(here.clock, now=lambda: datetime.now(UTC) + timedelta(hours=hours)))


# -- what can be seen of it --


def test_status_shows_the_queue_and_who_works(
    web: Loopback, gate: Gate, crew: Crew, tmp_path: Path, capsys: Captured
) -> None:
    status = ["status", "--collection", crew.address, "--seeds", str(crew.seeds), "--metrics", str(tmp_path / "m")]
    assert main(status) == 1
    assert "! sources wait in the queue and no worker is alive" in capsys.readouterr().out
    with crew.worker() as worker:
        assert gate.reached.acquire(timeout=PATIENCE)
        main(status)
        *_, queue, at_work = capsys.readouterr().out.splitlines()
        assert queue == "queue: 0 wait, 1 under way, 0 put off"
        assert at_work == "worker 1: alive, at a"
        metrics = (tmp_path / "m").read_text()
        assert 'wiredesk_queue_sources{state="under_way"} 1\n' in metrics
        assert "wiredesk_workers 1\n" in metrics
        main([*status, "--json"])
        shown = json.loads(capsys.readouterr().out)["queue"]
        (one,) = shown.pop("workers")
        assert (one["id"], one["alive"], one["holds"]) == (1, True, ["a"])
        assert shown == {"waiting": 0, "under_way": 1, "put_off": 0, "failed": 0}
        gate.open.set()
        until(lambda: jobs(crew.address, "true") == 0)
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0


def test_jobs_that_came_to_nothing_are_forgotten_after_a_week(web: Loopback, gate: Gate, crew: Crew) -> None:
    gate.open.set()
    jobs(
        crew.address,
        "true",
        "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts)"
        " VALUES ('polls', 'old', 'failed', 6), ('polls', 'old', 'failed', 8)",
        "INSERT INTO procrastinate_events (job_id, type, at)"
        " SELECT id, 'failed', now() - attempts * interval '1 day' FROM procrastinate_jobs WHERE status = 'failed'",
    )
    with crew.worker():
        until(lambda: jobs(crew.address, "true") == 1)
    assert jobs(crew.address, "task_name = 'old'") == 1
