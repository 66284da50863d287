"""`python -m ingest` on live sources: what is stored, what is recorded of each attempt, what is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from ingest import Collection, open_collection
from ingest.cli import live, main
from ingest.reading import read, site_page_of
from ingest.run.agenda import Agenda, Job
from ingest.run.arrivals import store_arrived
from ingest.run.settling import Answered
from ingest.run.steps import Step
from ingest.schema import RULES, Document, Entry, Fetched, FetchState, Format, Kind, Query, Reading, Source
from tests.loopback import Answer, Loopback, closed_port, conditional
from tests.seeds import load
from tests.test_following import HTML, story
from tests.virtual import Time, machine, poll


def rss(title: str, *items: str) -> bytes:
    entries = "".join(
        f"<item><title>{item}</title><guid isPermaLink='false'>{item}</guid><link>https://a.example/{item}</link></item>"
        for item in items
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{entries}</channel></rss>".encode()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def collection(shelf: Collection) -> Collection:
    return shelf


def seeds(folder: Path, **urls: str) -> Path:
    folder.mkdir(exist_ok=True)
    tables = (f'[[source]]\nname = "{name}"\nurl = "{url}"\nallow_private = true\n' for name, url in urls.items())
    (folder / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
    return folder


def titles(collection: Collection) -> set[str | None]:
    return {record.entry.title for record in collection.matching(Query())}


def test_three_sources_one_sound_one_that_recovers_one_dead(
    web: Loopback, collection: Collection, time: Time, tmp_path: Path
) -> None:
    sound = web.answer("/sound", conditional(rss("Sound", "one", "two"), etag='W/"a-1"'))
    body = conditional(rss("Shaky", "three"), last_modified="Wed, 24 Sep 2025 10:00:00 GMT")
    shaky = web.answer("/shaky", Answer(status=502), Answer(status=502), body)
    dead = f"http://127.0.0.1:{closed_port()}/feed"
    sources = load(seeds(tmp_path / "seeds", sound=sound, shaky=shaky, dead=dead))

    first = poll(sources, collection, time)

    assert titles(collection) == {"one", "two", "three"}
    assert [attempt.status for attempt in collection.attempts("shaky")] == [502, 502, 200]
    assert [source for source, _ in first.failures] == ["dead"]
    assert first.counts.new == 3

    time.pass_(hours=2)
    second = poll(sources, collection, time)

    assert second.unchanged == 2
    assert second.counts.new == second.counts.same == 0
    asked = {asked.path: asked for asked in web.asked}  # the last of each path
    assert asked["/sound"].header("If-None-Match") == 'W/"a-1"'
    assert asked["/shaky"].header("If-Modified-Since") == "Wed, 24 Sep 2025 10:00:00 GMT"
    assert [attempt.status for attempt in collection.attempts("sound")] == [200, 304]


def test_a_body_that_cannot_be_read_leaves_no_validators(
    web: Loopback, collection: Collection, time: Time, tmp_path: Path
) -> None:
    url = web.answer("/feed", Answer(body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)), headers=(("ETag", '"x"'),)))
    summary = poll(load(seeds(tmp_path / "seeds", broken=url)), collection, time)
    assert [one.flaw.rule for one in summary.refused] == ["binary"]
    assert collection.schedule.states(["broken"])["broken"].etag is None


def test_a_feed_that_ends_in_its_middle_takes_nothing_back_and_is_asked_for_the_rest(
    web: Loopback, collection: Collection, time: Time, tmp_path: Path
) -> None:
    whole = rss("The Daily Harbour", "One", "Two").replace(b"</item>", b"<description>All of it.</description></item>")
    middle, head = whole.rindex(b" of it."), whole.index(b"Harbour")
    sources = load(seeds(tmp_path / "seeds", a=web.url("/feed")))

    def answered(body: bytes, etag: str) -> list[tuple[str | None, str | None]]:
        web.answer("/feed", conditional(body, etag=etag))
        poll(sources, collection, time)
        time.pass_(hours=30)
        return sorted((one.entry.title, one.entry.summary) for one in collection.matching(Query()))

    as_they_are = [("One", "All of it."), ("Two", "All of it.")]
    assert answered(whole[:middle], '"1"') == [("One", "All of it."), ("Two", "All")]
    assert answered(whole, '"1"') == as_they_are  # no 304 was asked for
    assert answered(whole[:middle], '"2"') == as_they_are
    assert answered(whole[:head], '"3"') == as_they_are
    (told,) = collection.feeds().values()
    assert told.title == "The Daily Harbour"


def test_what_cannot_be_stored_is_a_failure_of_its_source_and_costs_no_other(
    collection: Collection, time: Time
) -> None:
    steps = stored_at_once(collection, time, one="Sound", odd="half a surrogate pair: \ud800", two="As sound")
    assert [step.refused and step.refused.rule for step in steps] == [None, "unreadable", None]
    assert titles(collection) == {"Sound", "As sound"}
    states = collection.schedule.states(["one", "odd", "two"])
    assert [states[name].failures for name in ("one", "odd", "two")] == [0, 1, 0]


def test_what_is_remembered_of_sources_that_come_at_once_is_written_at_one_go(
    collection: Collection, time: Time
) -> None:
    written: list[str] = []

    def note(*told: object) -> None:
        if "INTO source_states" in str(told[2]):
            written.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        stored_at_once(collection, time, one="Sound", two="As sound", three="Sound, too")
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(written) == 1
    states = collection.schedule.states(["one", "two", "three"])
    assert [state.read_at for state in states.values()] == [time.now] * 3


def stored_at_once(collection: Collection, time: Time, **titled: str) -> list[Step]:
    """Return what becomes of feeds that arrive together, each with one entry of that title, by their sources."""
    sources = tuple(Source(id=name, url=f"https://{name}.example/feed") for name in titled)
    answered = []
    for source in sources:
        document = Document(url=source.url, body=b"{}", fetched_at=time.now, source_id=source.id)
        reading = Reading(
            source_id=source.id,
            url=source.url,
            fetched_at=time.now,
            format=Format.JSON_FEED,
            kind=Kind.FEED,
            entries=(Entry(guid="1", title=titled[source.id], raw_hash=source.id),),
        )
        job = Job(source=source, host=f"{source.id}.example", state=FetchState())
        fetched = Fetched(source=source, outcome=document, attempts=())
        answered.append(Answered(job=job, fetched=fetched, reading=reading))
    desk = live.desk_of(sources, collection, machine(time), read)
    agenda = Agenda((), lambda hosts: {}, time.clock, at_once=1, deadline=60.0)
    return store_arrived(desk, agenda, answered)


def test_the_settings_of_a_source_reach_its_reader(
    web: Loopback, collection: Collection, time: Time, tmp_path: Path
) -> None:
    item = "<item><title>A</title><guid>1</guid><pubDate>05-09-2025 10:00</pubDate></item>"
    body = f"<rss version='2.0'><channel><title>F</title>{item}</channel></rss>".encode()
    folder = seeds(tmp_path / "seeds", a=web.answer("/a", Answer(body=body)))
    table = (folder / "sources.toml").read_text(encoding="utf-8")
    settings = 'language = "ckb"\ntimezone = "Asia/Baghdad"\nday_first = true\n'
    (folder / "sources.toml").write_text(table + settings, encoding="utf-8")
    poll(load(folder), collection, time)
    (record,) = collection.matching(Query())
    assert record.entry.published == datetime(2025, 9, 5, 7, tzinfo=UTC)
    assert record.entry.language == "ckb"


@pytest.mark.parametrize(
    ("body", "title"), [(rss("Its own", "one"), "Its own"), (rss(" ", "one"), "Ours"), (story(1, 2), "Ours")]
)
def test_a_source_has_the_title_that_it_was_given_where_its_publisher_names_none(
    web: Loopback, collection: Collection, time: Time, body: bytes, title: str
) -> None:
    url = web.answer("/a", Answer(body=body))
    web.answer("/story/2", Answer(body=story(2), headers=HTML))
    source = Source(id="a", url=url, title="Ours", allow_private=True, spacing=0.0)
    poll([source], collection, time)
    assert collection.feeds()["a"].title == title


def test_the_command_polls_its_seeds_and_says_one_line_of_a_failure(
    web: Loopback, time: Time, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    seeds(tmp_path / "seeds", sound=web.answer("/sound", Answer(body=rss("S", "one"))), gone=web.url("/nowhere"))
    assert main([], machine(time)) == 0
    said = capsys.readouterr()
    assert [line for line in said.err.splitlines() if line.startswith("gone: ")] == said.err.splitlines()[:1]
    assert said.out.startswith("2 documents, 1 entry: new 1")
    assert web.asked[0].header(
        "User-Agent",
    )


def test_an_address_can_be_read_without_seeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["http://127.0.0.1:9/feed"]) == 1
    assert "127.0.0.1" in capsys.readouterr().err  # refused: a private address, which only a source may allow


def test_an_address_that_is_a_source_is_asked_as_that_source(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    url = web.answer("/sound", Answer(body=rss("S", "one")))
    seeds(tmp_path / "seeds", sound=url)
    assert main([url]) == 0
    assert capsys.readouterr().out.startswith("1 document, 1 entry: new 1")
    with open_collection("sqlite:///collection.db") as opened:
        assert {record.source_id for record in opened.matching(Query())} == {"sound"}


@pytest.mark.parametrize("named", ["{}", "{}/", "{}/?utm_source=mail#top"])
def test_an_address_is_a_source_however_it_is_written(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    url = web.answer("/", Answer(body=rss("S", "one"))).rstrip("/")
    seeds(tmp_path / "seeds", sound=url)
    assert main([named.format(url), named.format(url)]) == 0
    assert capsys.readouterr().out.startswith("1 document, 1 entry: new 1")
    assert main(["explain", named.format(url)]) == 0
    with open_collection("sqlite:///collection.db") as opened:
        assert {record.source_id for record in opened.matching(Query())} == {"sound"}
    assert {asked.path for asked in web.asked} == {"/"}


@pytest.mark.parametrize("quiet", [True, False])
def test_an_address_of_which_nothing_can_be_read_is_a_failure(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, quiet: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    url = web.answer("/feed", Answer(body=b"\x89PNG\r\n\x1a\n" + bytes(range(256))))
    seeds(tmp_path / "seeds", broken=url)
    assert main([url, *(["-q"] if quiet else [])]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("broken: not read: binary: ")


def test_an_address_that_names_the_feed_which_is_read_is_none(
    web: Loopback, time: Time, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    feed = f"<link rel=alternate type=application/rss+xml href={web.answer('/feed', Answer(body=rss('F', 'one')))}>"
    url = web.answer("/", Answer(body=f"<!doctype html><title>A</title>{feed}<div id=app></div>".encode()))
    seeds(tmp_path / "seeds", front=url)
    assert main([url], machine(time)) == 0
    with open_collection("sqlite:///collection.db") as kept:
        assert titles(kept) == {"one"}


def test_a_page_is_counted_after_it_was_read(web: Loopback, collection: Collection, time: Time, tmp_path: Path) -> None:
    def story(name: str) -> Answer:
        text = f"The {name} opened on Tuesday, and the council says that it will stay open until the autumn." * 3
        return Answer(
            body=f"<!doctype html><div>Letters are answered by post</div><h1>{name}</h1><p>{text}</p>".encode()
        )

    urls = {name: web.answer(f"/{name}", story(name)) for name in ("pier", "market", "tower")}
    for name, url in urls.items():
        assert poll(load(seeds(tmp_path / name, **{name: url})), collection, time).counts.new == 1
    memories = {record.source_id: record.memory_version for record in collection.matching(Query())}
    assert memories["pier"] == memories["market"] == 0
    assert memories["tower"] > 0
    place = site_page_of(Document(url=urls["pier"], body=b""))
    memory = place and collection.sites.memory(place)
    assert memory
    assert (memory.pages, set(memory.lines.values()), memory.counted) == (3, {3}, True)


def test_a_dry_run_keeps_no_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    seeds(tmp_path / "seeds", one="http://127.0.0.1:9/")
    assert main(["--dry-run", "--archive", "kept"]) != 0
    assert "leave --archive out" in capsys.readouterr().err
    assert not (tmp_path / "kept").exists()


def test_a_dry_run_polls_by_many_threads_and_leaves_the_collection_alone(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    urls = {f"s{number}": web.answer(f"/{number}", Answer(body=rss("S", f"{number}"))) for number in range(8)}
    file = seeds(tmp_path / "seeds", **urls) / "sources.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("allow_private", "spacing = 0\nallow_private"))
    assert main([]) == 0
    before = Path("collection.db").read_bytes()
    for _ in range(2):
        assert main(["--dry-run", "--all"]) == 0
    assert (
        capsys.readouterr().out.splitlines()[1:]
        == ["dry run, nothing stored: 8 documents, 8 entries: new 0, revised 0, updated 0, same 8, copy 0, withdrawn 0"]
        * 2
    )
    assert Path("collection.db").read_bytes() == before


def test_a_run_with_nothing_to_ask_says_why_that_may_be(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    limited = Answer(status=429, headers=(("Retry-After", "3600"),))
    seeds(tmp_path / "seeds", limited=web.answer("/feed", limited))
    for flags in ([], [], ["--all"]):
        assert main(flags) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("1 document,")
    assert [line.partition(":")[0] for line in others] == ["nothing to ask"] * 2
    assert main([web.url("/feed")]) == 0
    assert capsys.readouterr().out.startswith("nothing was asked: its host rests,")
    assert web.paths() == ["/feed"]


def test_why_nothing_could_be_read_is_remembered_in_a_sentence(
    web: Loopback, collection: Collection, time: Time
) -> None:
    form = b"<form method=post><input name=user><input type=password name=word><button>Sign in</button></form>"
    page = b"<html><head><title>Sign in</title></head><body>%s</body></html>" % form
    url = web.answer("/login", Answer(body=page, headers=HTML))
    poll([Source(id="wall", url=url, allow_private=True)], collection, time)
    assert collection.schedule.states(["wall"])["wall"].cause == "login-wall: a login form stands in the page's place"


def test_a_list_of_feeds_is_no_source_and_is_said_to_be_one(web: Loopback, collection: Collection, time: Time) -> None:
    body = b"<opml version='2.0'><body><outline text='A' xmlUrl='https://a.example/feed'/></body></opml>"
    url = web.answer("/list", Answer(body=body))
    poll([Source(id="list", url=url, allow_private=True)], collection, time)
    assert collection.schedule.states(["list"])["list"].cause == f"list-of-urls: {RULES['list-of-urls']}"


def test_the_feed_of_a_site_that_declares_none_is_looked_for_at_the_usual_places_in_one_run(
    web: Loopback, collection: Collection, time: Time
) -> None:
    front = web.answer("/", Answer(body=b"<title>Desk</title><p>Welcome.", headers=HTML))
    found = web.answer("/feed.xml", Answer(body=rss("Desk", "one")))
    poll([Source(id="desk", url=front, kind="site", allow_private=True, spacing=0.0)], collection, time)
    assert [path for path in web.paths() if path != "/robots.txt"] == ["/", "/feed", "/rss", "/feed.xml"]
    assert (titles(collection), collection.schedule.states(["desk"])["desk"].address) == ({"one"}, found)
