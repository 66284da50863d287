"""`python -m ingest status`: a table, JSON and metrics, and when it asks for a person."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.collection import open_collection
from ingest.schema import FetchState
from ingest.schema.source import FailureKind
from tests.loopback import Answer, Loopback, conditional, redirect
from tests.processes import in_a_process
from tests.test_following import feed, serve
from tests.test_polling import rss, seeds
from tests.virtual import NOON, Time, machine

Captured = pytest.CaptureFixture[str]


def settled(**states: FetchState) -> None:
    with open_collection("sqlite:///collection.db") as collection, collection.transaction() as transaction:
        transaction.polls.settle((name, "a.example", state) for name, state in states.items())


def status(time: Time, *flags: str) -> int:
    return main(["status", *flags], machine(time))


def test_a_run_leaves_a_status_that_says_what_came_and_what_comes(web: Loopback, desk: Path, capsys: Captured) -> None:
    time = Time()
    sound = web.answer("/sound", conditional(rss("Sound", "one"), etag='"1"'))
    seeds(desk / "seeds", sound=sound, lost=web.answer("/lost", Answer(status=404)))
    assert main([], machine(time)) == 0
    capsys.readouterr()
    time.pass_(minutes=5)

    assert status(time) == 0

    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == "source state last good (UTC) due (UTC) why".split()
    lost, found = sorted(lines)
    assert found.split()[:4] == ["sound", "good", "2026-03-04", "12:00"]
    assert found.endswith("once an hour at the most")
    assert lost.split()[:3] == ["lost", "failing", "-"]
    assert lost.endswith("the server answered 404 Not Found: is the address still right?")


def test_a_feed_that_says_it_has_moved_is_named_until_its_source_has(
    web: Loopback, desk: Path, capsys: Captured
) -> None:
    moved = f"<itunes:new-feed-url xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>{web.url('/new')}<"
    body = rss("Sound", "one").replace(b"</channel>", moved.encode() + b"/itunes:new-feed-url></channel>")
    for path in ("/old", "/new"):
        web.answer(path, conditional(body, etag='"1"'))
    for name, path, wanted in (("old", "/old", True), ("new", "/new", False)):
        seeds(desk / "seeds", **{name: web.url(path)})
        main(["-v"], machine(Time()))
        said = capsys.readouterr().out
        assert ("feed-moved" in said) is wanted
        assert status(Time()) == 0
        told = f"its feed says that it is at {web.url('/new')} now: name that in seeds/"
        assert (told in capsys.readouterr().out) is wanted


def test_sources_that_have_moved_to_one_feed_are_named(web: Loopback, desk: Path, capsys: Captured) -> None:
    time, there = Time(), web.answer("/there", conditional(rss("Sound", "one"), etag='"1"'))
    moved = {name: web.answer(f"/{name}", redirect(f"{there}#top", 301)) for name in ("one", "two")}
    seeds(desk / "seeds", **moved, there=there, twice=there)
    for _ in range(10):
        main(["--all"], machine(time))
        time.pass_(hours=1)
    capsys.readouterr()

    assert status(time) == 0

    lines = {line.split()[0]: line.split("; ")[-1] for line in capsys.readouterr().out.splitlines()}
    assert lines["one"] == "it has moved to where there is: take one of the two out of seeds/"
    assert lines["two"] == "it has moved to where there is: take one of the two out of seeds/"
    assert not any("moved" in lines[name] for name in ("there", "twice"))


@pytest.mark.parametrize(
    ("refused", "sound", "note", "person"),
    [
        pytest.param([], [1, 2], "", False, id="none"),
        pytest.param([3], [1, 2], "1 of 3 pages that were followed in the last week failed: ", False, id="one"),
        pytest.param([1, 2, 3], [], "3 of 3 pages that were followed in the last week failed: ", True, id="all"),
        pytest.param([1], [], "1 of 1 pages that were followed in the last week failed: ", False, id="too few"),
    ],
)
@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=403), "the server answered 403 Forbidden"),
        (
            Answer(body=b"<!doctype html><title>Page not found</title><h1>Page not found</h1>"),
            "there is no such page, though ",
        ),
    ],
)
def test_pages_of_a_source_that_are_refused_are_counted_and_say_why(
    web: Loopback,
    desk: Path,
    capsys: Captured,
    answer: Answer,
    why: str,
    refused: list[int],
    sound: list[int],
    note: str,
    person: bool,
) -> None:
    time = Time()
    stories = [(serve(web, number), "Few words.") for number in sound]
    stories += [(web.answer(f"/gone/{number}", answer), "Few words.") for number in refused]
    web.answer("/feed", Answer(body=feed(*stories)))
    table = f'[[source]]\nname = "a"\nurl = "{web.url("/feed")}"\nfull_text = true\nallow_private = true\nspacing = 0\n'
    (desk / "seeds").mkdir()
    (desk / "seeds" / "sources.toml").write_text(table, encoding="utf-8")
    for _ in range(4):
        main(["-q"], machine(time))
        assert status(time) == 0
        time.pass_(hours=13)
    capsys.readouterr()
    assert status(time) == person
    row = capsys.readouterr().out.splitlines()[1]
    assert f"{note}{why if note else ''}" in row
    assert ("followed" in row) is bool(note)
    assert row.split()[person : person + 2] == ["a", "good"]


def test_as_json_it_says_the_same_and_more(web: Loopback, desk: Path, capsys: Captured) -> None:
    seeds(desk / "seeds", sound=web.answer("/sound", conditional(rss("Sound", "one"), etag='"1"')))
    main([], machine(Time()))
    capsys.readouterr()
    assert status(Time(), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    (source,) = said.pop("sources")
    assert said == {"needs_person": False, "overdue": False, "last_asked": "2026-03-04T12:00:00Z"}
    assert (source["source"], source["kind"], source["state"], source["failures"]) == ("sound", "feed", "good", 0)
    assert "2026-03-04T13:00:00Z" <= source["due"] <= "2026-03-04T13:09:00Z"


@pytest.mark.parametrize(
    ("body", "rule", "said"),
    [
        pytest.param(
            b"<!doctype html><title>Hello</title><p>Hello.</p>",
            "no-story: no article text was found on the page",
            "no article text was found on the page; to see how it is read: python -m ingest explain ",
            id="a meaning alone",
        ),
        pytest.param(
            b"hello\nbye\n",
            "no-story: no line of it is a paragraph",
            "no article text was found on the page (no line of it is a paragraph); to see how it is read: python -m ",
            id="and what was met",
        ),
        pytest.param(
            b"<!doctype html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x.js></script>",
            "challenge: a bot check stands in the page's place; Wiredesk does not try to get around it",
            "a bot check stands in the page's place; Wiredesk does not try to get around it\n",
            id="nothing to look at",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_words_to_a_person_and_by_its_rule_to_a_program(
    web: Loopback, desk: Path, capsys: Captured, body: bytes, rule: str, said: str
) -> None:
    seeds(desk / "seeds", a=web.answer("/a?b=1&c", Answer(body=body)))
    main(["-q"], machine(Time()))
    capsys.readouterr()
    status(Time())
    row = capsys.readouterr().out
    assert f"  {said}" in row
    assert ("explain" not in row) or f"explain '{web.url('/a?b=1&c')}'\n" in row
    status(Time(), "--json")
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert source["cause"] == rule


def test_metrics_are_those_of_prometheus_and_escape_what_a_name_holds(desk: Path, capsys: Captured) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.toml").write_text('[[source]]\nname = \'say "hi" \\\'\nurl = "https://a.example/feed"\n')
    good = FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1))
    settled(**{'say "hi" \\': good})
    file = desk / "wiredesk.prom"
    assert status(Time(), "--metrics", str(file)) == 0
    capsys.readouterr()
    lines = file.read_text().splitlines()
    assert 'wiredesk_source_up{source="say \\"hi\\" \\\\"} 1' in lines
    assert 'wiredesk_source_due_timestamp_seconds{source="say \\"hi\\" \\\\"} 1772629200.0' in lines
    assert lines[-1] == "wiredesk_run_overdue 0"
    assert [line for line in lines if not line.startswith(("# HELP ", "# TYPE ", "wiredesk_"))] == []
    assert list(desk.glob(".*partial")) == []


def test_metrics_that_cannot_be_written_are_said_by_the_name_that_was_given(desk: Path, capsys: Captured) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text("https://a.example/feed\n")
    settled(**{"https://a.example/feed": FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1))})
    (desk / "folder").mkdir()
    for name, why in (("nowhere/a.prom", "No such file or directory"), ("folder", "Is a directory")):
        assert status(Time(), "--metrics", name) == 1
        assert capsys.readouterr().err == f"error: {name}: cannot be written: {why}; name another file\n"
    assert list(desk.glob(".*partial")) == []


def test_metrics_for_a_pipe_go_through_it_and_leave_it_there(desk: Path, capsys: Captured) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text("https://a.example/feed\n")
    settled(**{"https://a.example/feed": FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1))})
    os.mkfifo(desk / "pipe")
    reading = os.open(desk / "pipe", os.O_RDONLY | os.O_NONBLOCK)  # or a writer would wait for a reader
    assert status(Time(), "--metrics", "pipe") == 0
    assert os.read(reading, 1 << 16).startswith(b"# HELP wiredesk_source_up ")
    os.close(reading)
    assert (desk / "pipe").is_fifo()


def test_metrics_for_standard_output_are_all_that_is_written_there_and_no_file_in_its_place(
    desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text("https://a.example/feed\n")
    settled(**{"https://a.example/feed": FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1))})
    (desk / "stdout").symlink_to("/dev/fd/1")
    capfd.readouterr()
    assert status(Time(), "--metrics", "stdout") == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == "wiredesk_run_overdue 0"
    assert [line for line in lines if not line.startswith(("# HELP ", "# TYPE ", "wiredesk_"))] == []
    assert status(Time(), "--metrics", "stdout", "--json") == 1
    assert capfd.readouterr() == ("", "error: stdout: that is where the JSON goes; name another file for --metrics\n")
    assert (desk / "stdout").is_symlink()


def test_metrics_for_a_link_go_to_where_it_leads(desk: Path) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text("https://a.example/feed\n")
    settled(**{"https://a.example/feed": FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1))})
    (desk / "away").mkdir()
    (desk / "link").symlink_to(desk / "away" / "wiredesk.prom")
    for _again in range(2):
        assert status(Time(), "--metrics", "link") == 0
        assert (desk / "link").is_symlink()
        assert [file.name for file in (desk / "away").iterdir()] == ["wiredesk.prom"]


def test_of_two_that_write_metrics_at_once_each_writes_a_whole_file(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.txt").write_text("https://a.example/feed\n")
    settled(**{"https://a.example/feed": FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1))})
    replace = Path.replace

    def overtaken(partial: Path, file: Path) -> Path:
        with monkeypatch.context() as again:
            again.setattr(Path, "replace", replace)
            assert in_a_process(lambda: str(status(Time(), "--metrics", str(file)))) == "0"
        return replace(partial, file)

    monkeypatch.setattr(Path, "replace", overtaken)
    file = desk / "wiredesk.prom"
    assert status(Time(), "--metrics", str(file)) == 0
    assert file.read_text().splitlines()[-1] == "wiredesk_run_overdue 0"
    assert list(desk.glob(".*partial")) == []


DAY = timedelta(days=1)


def failing(failures: int, failure: FailureKind, since: timedelta, retired: datetime | None = None) -> FetchState:
    due = None if retired else NOON + DAY
    return FetchState(
        failures=failures, failure=failure, failing_since=NOON - since, asked_at=NOON, due=due, retired=retired
    )


@pytest.mark.parametrize(
    ("state", "word", "exit_status"),
    [
        (FetchState(good_at=NOON, asked_at=NOON, due=NOON + DAY), "good", 0),
        (failing(9, "temporary", DAY / 2), "failing", 0),
        (failing(2, "temporary", DAY), "failing", 1),
        (failing(2, "blocked", 2 * DAY), "blocked", 1),
        (failing(1, "gone", 0 * DAY), "gone", 0),
        (failing(2, "gone", DAY, retired=NOON), "retired", 1),
    ],
)
def test_a_person_is_asked_for_where_a_source_will_not_mend_itself(
    desk: Path, capsys: Captured, state: FetchState, word: str, exit_status: int
) -> None:
    seeds(desk / "seeds", a="https://a.example/feed")
    settled(a=state)
    assert status(Time()) == exit_status
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split()[:2] == (["!", "a"] if exit_status else ["a", word])
    assert word in line


def test_an_overdue_run_is_said_and_asks_for_a_person(desk: Path, capsys: Captured) -> None:
    seeds(desk / "seeds", a="https://a.example/feed")
    settled(a=FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1)))
    time = Time()
    time.pass_(hours=2.9)
    assert status(time) == 0
    time.pass_(hours=0.2)
    assert status(time) == 1
    assert "a run is overdue: sources are due, and the last was at 2026-03-04 12:00" in capsys.readouterr().out
    assert status(time, "--overdue", "24") == 0


def test_no_run_is_missed_while_the_hosts_that_are_due_rest(desk: Path, capsys: Captured) -> None:
    seeds(desk / "seeds", a="https://a.example/feed")
    settled(a=FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1)))
    with open_collection("sqlite:///collection.db") as collection, collection.transaction() as transaction:
        transaction.polls.rest("a.example", NOON + timedelta(hours=20))
    time = Time()
    time.pass_(hours=21.9)
    assert status(time) == 0
    time.pass_(hours=0.2)
    assert status(time) == 1
    assert "a run is overdue" in capsys.readouterr().out


@pytest.mark.parametrize(("number", "said"), [(1, "1 link waits"), (1200, "1,200 links wait")])
def test_links_that_wait_are_counted(desk: Path, capsys: Captured, number: int, said: str) -> None:
    seeds(desk / "seeds", a="https://a.example/feed")
    settled(a=FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1), why="once an hour at the most"))
    with open_collection("sqlite:///collection.db") as collection, collection.transaction() as transaction:
        links = [f"https://a.example/{one}" for one in range(number)]
        transaction.links.see("https://a.example/", links, "a", depth=1, now=NOON)
    assert status(Time()) == 0
    assert capsys.readouterr().out.endswith(f"  once an hour at the most; {said} to be followed\n")


def test_a_source_that_is_due_is_said_to_wait_while_its_host_rests(desk: Path, capsys: Captured) -> None:
    seeds(desk / "seeds", a="https://a.example/feed", b="https://b.example/feed")
    state = FetchState(good_at=NOON, asked_at=NOON, due=NOON + timedelta(hours=1), why="once an hour at the most")
    settled(a=state, b=state)
    with open_collection("sqlite:///collection.db") as collection, collection.transaction() as transaction:
        transaction.polls.rest("a.example", NOON + timedelta(hours=20))
    time = Time()
    time.pass_(hours=2)
    assert status(time) == 0
    _head, a, b = capsys.readouterr().out.splitlines()
    assert a.endswith("2026-03-05 08:00  its host rests: it asked for fewer requests, or gave no answer")
    assert b.endswith("2026-03-04 13:00  once an hour at the most")


def test_a_desk_that_was_never_run_is_overdue(desk: Path, capsys: Captured) -> None:
    seeds(desk / "seeds", a="https://a.example/feed")
    settled()
    assert status(Time()) == 1
    assert "there has been none" in capsys.readouterr().out


def test_status_of_no_source_says_so(desk: Path, capsys: Captured) -> None:
    (desk / "seeds").mkdir()
    settled()
    assert status(Time()) == 1
    assert capsys.readouterr().err == (
        "error: seeds: no source can be polled; `python -m ingest sources add URL` adds one\n"
    )
    (desk / "seeds" / "mine.toml").touch()
    assert status(Time(), "--seeds", "seeds/mine.toml") == 1
    said = "error: seeds/mine.toml: no source can be polled; `python -m ingest sources add URL` adds one\n"
    assert capsys.readouterr().err == said


def test_status_makes_no_collection_and_upgrades_none(desk: Path, capsys: Captured) -> None:
    seeds(desk / "seeds", a="https://a.example/feed")
    assert status(Time()) == 1
    assert capsys.readouterr().err == (
        "error: there is no collection at collection.db: make one with `python -m ingest`\n"
    )
    assert not (desk / "collection.db").exists()
