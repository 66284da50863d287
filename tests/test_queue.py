"""Polling shared by workers: a queue of sources gives the same result however it is worked off."""

import json
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ingest import open_collection
from ingest.cli import main
from ingest.cli.sharing import is_news
from ingest.engines.deferring import Put
from ingest.engines.queue import schema
from ingest.schema import FetchState
from tests.crew import Crew, source, until
from tests.loopback import EVERYWHERE, Answer, Loopback, conditional, loopback, redirect
from tests.offline import as_json, records
from tests.test_following import HTML, feed, story

Captured = pytest.CaptureFixture[str]
WORDS = "&lt;p&gt;All that there is to say about this bridge, and a little more.&lt;/p&gt;"
ELSEWHERE = "127.0.0.9"


@pytest.fixture
def web() -> Iterator[Loopback]:
    with loopback(host=EVERYWHERE) as server:
        yield replace_address(server)


def replace_address(server: Loopback) -> Loopback:
    server.address = ("127.0.0.1", server.address[1])
    return server


@pytest.fixture
def crew(postgres: str, tmp_path: Path) -> Crew:
    return Crew(postgres, tmp_path / "seeds")


def script(web: Loopback) -> str:
    """Set the answers for sources of every kind from now on; return the sources as in seeds/."""
    one, two, three = (web.url(f"/story/{number}") for number in (101, 102, 103))
    web.answer("/changing", Answer(body=feed((one, WORDS))), Answer(body=feed((one, "Less."), (two, WORDS))))
    web.answer("/moved", redirect(web.url("/here", host=ELSEWHERE), 301))
    web.answer("/here", conditional(feed((three, WORDS)), etag='"1"'))
    web.answer("/lost", Answer(body=feed((two, WORDS))), Answer(body=story(7), headers=HTML))
    web.answer("/short", Answer(body=feed((web.url("/story/8", host=ELSEWHERE), "A few words."))))
    web.answer("/gone", Answer(status=410))
    web.answer("/never", Answer(status=404))
    web.answer("/garbled", Answer(body=b"<rss><channel><item>" + b"\xff" * 40))
    for number in range(6):
        listed = [(number + step) % 6 for step in (1, 2, 3)]
        web.answer(f"/story/{number}", Answer(body=story(number, *listed), headers=HTML))
    web.answer("/story/5", redirect("/story/2"))
    for number in (8, 9):  # no other source has these, because which of two copies comes first is chance
        web.answer(f"/story/{number}", Answer(body=story(number), headers=HTML))
    return "".join(
        (
            source("changing", web.url("/changing"), language="en", timezone="Asia/Baghdad"),
            source("moved", web.url("/moved")),
            source("lost", web.url("/lost"), exclude=["number 102"]),
            source("site", web.url("/story/0", host="127.0.0.3"), follow=3),
            source("read by a recipe", web.url("/story/9", host="127.0.0.4"), recipe="plain", follow=0),
            source("short", web.url("/short"), full_text=True),
            *(source(name, web.url(f"/{name}")) for name in ("gone", "never", "garbled")),
        )
    )


def jobs(address: str, where: str, *before: str) -> int:
    """Return how many jobs of a kind there are, once statements have been run."""
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in before:
            connection.execute(statement.encode())
        found = connection.execute(b"SELECT count(*) FROM procrastinate_jobs WHERE " + where.encode()).fetchone()
    return int(found[0]) if found else 0


def scheduled(address: str) -> dict[str, datetime]:
    """Return the sources that wait for a future time, and for which."""
    with psycopg.connect(address) as connection:
        found = connection.execute(
            "SELECT queueing_lock, scheduled_at FROM procrastinate_jobs WHERE status = 'todo' AND scheduled_at > now()"
        ).fetchall()
    return {name: at.astimezone(UTC) for name, at in found}


def held(address: str) -> tuple[Any, ...]:
    """Return what a collection holds, without the times of fetching."""
    said = [
        {name: value for name, value in one.items() if name != "first_seen"}
        for one in json.loads(as_json(records(address)))
    ]
    with open_collection(address, read_only=True) as collection:
        versions = {one.id: [version.entry for version in collection.revisions(one.id)] for one in records(address)}
        found = collection.health()
        sources = {one.source_id: (one.entries, one.links_waiting, one.habits) for one in found}
        states = {
            one.source_id: (one.state.condition, one.state.failures, one.state.etag, one.state.kind, one.state.address)
            for one in found
            if one.state
        }
    return said, versions, sources, states


def test_workers_leave_the_collection_that_a_plain_run_leaves(web: Loopback, crew: Crew, tmp_path: Path) -> None:
    recipes = crew.seeds / "recipes"
    recipes.mkdir(parents=True)
    (recipes / "plain.toml").write_text('name = "plain"\ntitle = "article h1"\nbody = "article"\n', encoding="utf-8")
    plain = replace(crew, address=f"sqlite:///{tmp_path}/plain.db")
    engines = ("procrastinate", "threads", "procrastinate")
    crew.seed(script(web))
    for _ in engines:
        assert plain.poll("-q", "--all", "--workers", "1") == 0
    asked = sorted(web.paths())
    web.asked.clear()
    script(web)
    for engine in engines:
        if engine == "procrastinate":
            assert crew.put("-q", "--all") == 0
            assert crew.work("-q", "--workers", "1") == 0
        else:
            assert crew.poll("-q", "--all", "--workers", "1") == 0
    assert sorted(web.paths()) == asked
    assert held(crew.address) == held(plain.address)
    assert len(records(crew.address)) >= 7


# -- what is put into the queue --


def test_a_source_waits_in_the_queue_once(web: Loopback, crew: Crew, capsys: Captured) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))) + source("b", web.answer("/b", Answer(body=feed()))))
    assert crew.put() == 0
    assert capsys.readouterr().out == (
        "2 sources were put into the queue; no worker is alive to take them: start one with `python -m ingest worker`\n"
    )
    assert crew.put("--json") == 0
    assert json.loads(capsys.readouterr().out) == {"queued": 0, "already": 2, "workers": 0}
    assert crew.work() == 0
    assert "ended: 2 documents" in capsys.readouterr().out
    assert sorted(web.paths()) == ["/a", "/b"]
    assert crew.put() == 0  # both have been asked and are not due
    assert capsys.readouterr().out.startswith("nothing to put into the queue")
    assert crew.put("-q", "--all") == 0
    assert capsys.readouterr().out == ""
    assert crew.work("-q") == 0
    assert sorted(web.paths()) == ["/a", "/a", "/b", "/b"]


def test_what_another_run_has_asked_meanwhile_is_not_asked_again(web: Loopback, crew: Crew) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    assert crew.put("-q") == 0
    assert crew.poll("-q") == 0
    assert crew.work("-q") == 0
    assert web.paths() == ["/a"]


def test_a_source_that_a_person_has_changed_takes_the_place_of_what_it_was(
    web: Loopback, crew: Crew, capsys: Captured
) -> None:
    crew.seed(source("a", web.answer("/old", Answer(body=feed()))))
    assert crew.put("-q") == 0
    crew.seed(source("a", web.answer("/new", Answer(body=feed()))))
    assert crew.put("--json") == 0
    assert json.loads(capsys.readouterr().out)["queued"] == 1
    assert crew.work("-q") == 0
    assert web.paths() == ["/new"]


def test_secrets_are_those_of_the_workers_environment_and_no_part_of_a_job(
    web: Loopback, crew: Crew, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = web.answer("/a", Answer(body=feed()))
    crew.seed(source("a", address) + 'headers = { X-Api-Key = "NEWS_API_KEY" }\n')
    monkeypatch.setenv("NEWS_API_KEY", "not for the queue")
    assert crew.put("-q") == 0
    assert jobs(postgres, "args::text LIKE '%NEWS_API_KEY%' AND args::text NOT LIKE '%not for%'") == 1
    monkeypatch.setenv("NEWS_API_KEY", "the worker's")
    assert crew.work("-q") == 0
    assert [asked.header("X-Api-Key") for asked in web.asked] == ["the worker's"]


# -- what comes back to it --


def test_what_failed_for_a_while_comes_back_when_it_is_due_and_keeps_nobody_waiting(
    web: Loopback, crew: Crew, postgres: str
) -> None:
    crew.seed(
        source("a", web.answer("/a", Answer(status=503, headers=(("Retry-After", "600"),))), interval_min=60)
        + "".join(source(name, web.answer(f"/{name}", Answer(body=feed()))) for name in "bc")
    )
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    assert {"/a", "/b", "/c"} == set(web.paths())
    with open_collection(postgres) as collection:
        due = collection.schedule.states(["a"])["a"].due
        standing = collection.queue.health()
    assert standing
    assert (standing.waiting, standing.under_way, standing.put_off, standing.failed) == (0, 0, 1, 0)
    assert scheduled(postgres) == {"a": due}


def test_what_is_not_due_soon_is_left_to_the_schedule(web: Loopback, crew: Crew, postgres: str) -> None:
    crew.seed(source("a", web.answer("/a", Answer(status=503, headers=(("Retry-After", "4000"),)))))
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    assert jobs(postgres, "true") == 0  # a source that was removed from seeds/ meanwhile is not asked again


@pytest.mark.parametrize(("seconds", "left"), [(600, ["a", "b", "c"]), (7200, [])])
def test_a_host_that_asks_for_a_rest_is_left_alone_by_all_its_jobs(
    seconds: int, left: list[str], web: Loopback, crew: Crew, postgres: str
) -> None:
    web.answer("/a", Answer(status=429, headers=(("Retry-After", str(seconds)),)))
    for name in "bc":
        web.answer(f"/{name}", Answer(body=feed()))
    crew.seed("".join(source(name, web.url(f"/{name}"), interval_min=60) for name in "abc"))
    began = datetime.now(UTC)
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    assert web.paths() == ["/a"]
    assert all(at >= began + timedelta(seconds=seconds) for at in scheduled(postgres).values())
    with open_collection(postgres) as collection:
        assert sorted(collection.queue.waiting()) == left
    assert jobs(postgres, "attempts > 1") == 0


def test_of_a_host_that_has_to_wait_one_source_alone_is_taken_and_put_back(
    web: Loopback, crew: Crew, postgres: str
) -> None:
    sources = 12
    crew.seed(
        "".join(source(str(one), web.answer(f"/{one}", Answer(body=feed())), spacing=2.1) for one in range(sources))
    )
    assert crew.put("-q") == 0
    with crew.worker("-q") as worker:
        until(lambda: len(web.paths()) == 2)
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0
    with psycopg.connect(postgres) as connection:
        found = connection.execute("SELECT 1 FROM procrastinate_events WHERE type = 'started'").fetchall()
    assert len(found) <= 4  # one for each request, and one that finds its host resting


def test_as_many_links_are_followed_as_in_a_plain_run_however_often_their_source_comes_back(
    web: Loopback, crew: Crew
) -> None:
    for number in (7, 8, 9):
        web.answer(f"/story/{number}", Answer(body=story(number), headers=HTML))
    web.answer("/short", Answer(body=feed(*((web.url(f"/story/{number}"), "A few words.") for number in (7, 8, 9)))))
    crew.seed(source("short", web.url("/short"), full_text=True, spacing=2.1, follow_most=1))
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    assert [path for path in web.paths() if path.startswith("/story")] == ["/story/7"]
    assert jobs(crew.address, "true") == 0


def test_a_source_that_was_changed_while_it_waits_for_its_time_is_not_asked_as_it_was(
    web: Loopback, crew: Crew, postgres: str
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(status=503, headers=(("Retry-After", "600"),))), interval_min=60))
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    crew.seed(source("a", web.url("/a"), language="en", interval_min=60))
    assert crew.put("-q") == 0
    assert jobs(postgres, "true") == 0


def test_a_rest_between_two_requests_is_not_slept_through_and_not_cut_short(
    web: Loopback, crew: Crew, postgres: str
) -> None:
    crew.seed("".join(source(name, web.answer(f"/{name}", Answer(body=feed())), spacing=2.5) for name in "ab"))
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    assert sorted(web.paths()) == ["/a", "/b"]
    with open_collection(postgres, read_only=True) as collection:  # by our clock, because a server may notice late
        first, second = sorted(attempt.at for name in "ab" for attempt in collection.attempts(name))
    assert second - first >= timedelta(seconds=2.5)


def test_a_host_that_a_plain_run_holds_is_left_to_it(web: Loopback, crew: Crew, postgres: str) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    assert crew.put("-q") == 0
    with open_collection(postgres) as collection:
        collection.schedule.claim(["127.0.0.1"], "another run", datetime.now(UTC))
    with crew.worker() as worker:
        until(lambda: scheduled(postgres))
        worker.send(signal.SIGTERM)
        assert worker.ended() == 0
    assert web.paths() == []


def test_a_job_that_no_worker_can_read_is_tried_a_few_times_and_then_named(
    web: Loopback, crew: Crew, postgres: str, capsys: Captured
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    assert crew.put("-q") == 0
    jobs(
        postgres,
        "true",
        'UPDATE procrastinate_jobs SET args = \'{"source": 7, "recipes": [], "links": false}\', attempts = 10',
    )
    assert crew.work("-q") == 0
    assert capsys.readouterr().err.startswith("error: a: ValueError: a stored Source cannot be read")
    main(["status", "--collection", postgres, "--seeds", str(crew.seeds)])
    assert "queue: 0 wait, 0 under way, 0 put off, 1 failed in the last day" in capsys.readouterr().out


# -- rights --


def test_a_collection_without_a_place_for_a_queue_is_refused_in_one_line(
    crew: Crew, web: Loopback, capsys: Captured
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    plain = replace(crew, address="sqlite:///nowhere.db")
    for command in (plain.put, plain.work):
        assert command() == 1
        said = capsys.readouterr().err
        assert said.startswith("error: workers share a queue in the PostgreSQL that keeps the collection")
        assert said.count("\n") == 1
    assert not Path("nowhere.db").exists()


@pytest.mark.parametrize("scheme", ["postgres", "mysql", "postgresql"])
def test_no_password_is_shown_of_an_address_that_is_none(
    scheme: str, crew: Crew, web: Loopback, capsys: Captured
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    wrong = replace(crew, address=f"{scheme}://editor:sekret@127.0.0.1:{'abc' if scheme == 'postgresql' else 5432}/x")
    for command in (wrong.put, wrong.work):
        assert command() == 1
        said = capsys.readouterr().err
        assert said.startswith("error: ")
        assert "sekret" not in said
        assert said.count("\n") == 1


def test_a_worker_waits_as_long_as_it_is_told_keeps_what_it_is_sent_and_names_what_it_read(
    crew: Crew, web: Loopback, tmp_path: Path, capsys: Captured
) -> None:
    crew.seed(
        source("sound", web.answer("/a", Answer(body=feed())))
        + source("slow", web.answer("/b", Answer(raw=b"HTTP/1.1 200 OK\r\n", hold=True)))
    )
    assert crew.put("-q") == 0
    assert crew.work("--timeout", "0.3", "--archive", str(tmp_path / "kept"), "--verbose") == 0
    said = capsys.readouterr().err
    assert "sound: no entries" in said
    assert "gave no complete answer within 0.3 s" in said
    assert list((tmp_path / "kept").iterdir())


@pytest.mark.parametrize(
    ("option", "advice"),
    [
        (("--archive", "kept"), "give --archive to the workers"),
        (("--timeout", "5"), "give --timeout to the workers"),
        (("--workers", "5"), "give --workers to the workers"),
        (("--deadline", "5"), "leave --deadline out"),
    ],
)
def test_what_only_workers_do_is_not_said_to_who_puts_sources_into_the_queue(
    option: tuple[str, str], advice: str, crew: Crew, capsys: Captured
) -> None:
    assert crew.put(*option) == 1
    assert capsys.readouterr().err == f"error: --engine procrastinate asks for nothing itself: {advice}\n"


def test_cron_tells_that_nobody_takes_what_it_puts_into_the_queue(crew: Crew, web: Loopback, capsys: Captured) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    assert crew.put("-q") == 0
    assert capsys.readouterr().err == ""
    assert crew.put("-q") == 0
    assert "no worker is alive to take them" in capsys.readouterr().err


def test_cron_tells_once_that_nobody_is_there_until_a_worker_has_been(
    crew: Crew, web: Loopback, capsys: Captured
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    for lines in (0, 1, 0, 0):
        assert crew.put("-q") == 0
        assert capsys.readouterr().err.count("no worker is alive") == lines


def test_that_nobody_is_there_is_news_again_once_a_worker_has_been(crew: Crew) -> None:
    now, said = datetime.now(UTC), []
    for alive in (0, 0, 0, 1, 0, 0):
        with open_collection(crew.address) as collection:
            said.append(is_news(Put(0, 1, 0), alive, collection, now))
    assert said == [True, False, False, False, True, False]


def test_of_a_host_only_so_many_wait_in_the_queue_and_the_others_stay_due(
    crew: Crew, web: Loopback, capsys: Captured, postgres: str
) -> None:
    most = 200
    crew.seed(
        "".join(source(str(one), web.url(f"/{one}")) for one in range(most + 3)) + source("b", "https://b.example/")
    )
    assert crew.put() == 0
    assert capsys.readouterr().out.startswith(f"{most + 1} sources were put into the queue; 3 are left for later")
    jobs(postgres, "true", "DELETE FROM procrastinate_jobs WHERE queueing_lock IN ('0', '1')")
    with open_collection(postgres) as collection:
        collection.schedule.reschedule({name: FetchState(due=datetime(2100, 1, 1, tzinfo=UTC)) for name in "01"})
    assert crew.put("--json") == 0
    assert json.loads(capsys.readouterr().out) == {"queued": 2, "already": most - 1, "left": 1, "workers": 0}


def test_a_machine_without_procrastinate_is_told_what_to_install(
    crew: Crew, web: Loopback, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    for name in [*sys.modules]:
        if name.startswith(("procrastinate", "ingest.engines")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    for command in (crew.put, crew.work):
        assert command() == 1
        assert capsys.readouterr().err == "error: install what keeps the queue: pip install 'wiredesk[postgres]'\n"


def test_first_runs_at_once_make_one_queue(postgres: str) -> None:
    made, version = schema()
    with open_collection(postgres) as collection, ThreadPoolExecutor(4) as pool:
        others = [open_collection(postgres) for _ in range(4)]
        list(pool.map(lambda one: one.queue.prepare(schema=made, version=version), others))
        assert collection.queue.health() is not None
        for one in others:
            one.close()


@pytest.mark.parametrize("made_by", ["'procrastinate 2.9.1, schema 00ff00ff00ff00ff'", "NULL"])
def test_a_queue_of_another_version_is_refused_in_one_line(
    made_by: str, web: Loopback, crew: Crew, postgres: str, capsys: Captured
) -> None:
    crew.seed(source("a", web.answer("/a", Answer(body=feed()))))
    assert crew.put("-q") == 0
    jobs(postgres, "true", f"COMMENT ON TABLE procrastinate_jobs IS {made_by}")
    for command in (crew.put, crew.work):
        assert command() == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "its queue was made by " + ("something else" if made_by == "NULL" else "procrastinate 2.9.1") in said
    _, _, told = Path("docs/scaling.md").read_text(encoding="utf-8").partition("### A queue of another version\n")
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(told.partition("```sql\n")[2].partition("```")[0].encode())
    assert crew.put("-q") == 0
    assert crew.work("-q") == 0
    assert web.paths() == ["/a"]
