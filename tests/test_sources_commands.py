"""`python -m ingest sources`: what is found at an address and written down; import and export of lists."""

import tomllib
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from time import sleep

import pytest

from ingest.cli import main
from ingest.cli.looking import Wish, look
from ingest.schema import Document, Fetched, FetchState, Source
from ingest.sources import load_all
from ingest.sources.editing import FILE, add, alone, remove
from tests.loopback import Answer, Asked, Loopback, redirect
from tests.processes import started
from tests.seeds import load

HTML = (("Content-Type", "text/html; charset=utf-8"),)
STORY = "<h1>Dam gates open again</h1>" + "<p>The two eastern gates of the dam were opened on Wednesday.</p>" * 12
FEED = (
    "<rss version='2.0'><channel><title>The \"Harbour\" Post</title><language>en-gb</language>"
    "<item><title>A</title><guid>1</guid><pubDate>Wed, 24 Sep 2025 10:00:00 GMT</pubDate></item>"
    "<item><title>B</title><guid>2</guid><pubDate>Tue, 23 Sep 2025 10:00:00 GMT</pubDate></item></channel></rss>"
)
LISTING = "".join(
    f"<li><a href='/2025/09/{day:02}/story-{day}'>The gates of dam number {day} were opened on Wednesday</a></li>"
    for day in range(1, 25)
)
SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/1</loc></url></urlset>"
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page(body: str, head: str = "") -> Answer:
    markup = f"<!DOCTYPE html><html lang=en><head><title>Harbour Post</title>{head}</head><body>{body}</body></html>"
    return Answer(body=markup.encode(), headers=HTML)


def alternate(path: str, title: str = "") -> str:
    return f'<link rel="alternate" type="application/rss+xml" href="{path}" title="{title}">'


def sources(*arguments: str) -> int:
    return main(["sources", *arguments])


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_a_feed_is_looked_at_and_written_with_what_it_says_of_itself(
    web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    url = web.answer("/feed", Answer(body=FEED.encode()))
    assert sources("add", url, "--private") == 0
    assert tomllib.loads(Path("seeds/sources.toml").read_text(encoding="utf-8")) == {
        "source": [
            {
                "name": "the-harbour-post",
                "url": url,
                "title": 'The "Harbour" Post',
                "language": "en-GB",
                "kind": "feed",
                "allow_private": True,
            }
        ]
    }
    said = capsys.readouterr().out
    assert said.startswith("added to seeds/sources.toml, line 1:\n\n[[source]]\n")
    assert said.endswith('there: The "Harbour" Post: 2 entries, the newest of 2025-09-24 10:00 UTC\n')


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        pytest.param(FEED, ["there: The"], id="sound"),
        pytest.param(
            FEED.replace("<guid>1</guid>", "").replace("<guid>2</guid>", "").replace("</language>", ""),
            [
                "there: The",
                "warning: no-guid x2: an entry carries no identifier of its own",
                "warning: malformed-xml: the XML is not well formed; what could be read of it was kept",
            ],
            id="broken",
        ),
        pytest.param(
            "Notice: line 3\n<rss version='2.0'><channel><title>The Post</title><item/></channel></rss>",
            [
                "there: The Post: no entries",
                "warning: junk-before-xml: characters before the first element were skipped",
                "warning: nothing-said: an entry has neither title, link, text nor enclosure and was left out",
            ],
            id="without an entry",
        ),
        pytest.param(
            "<rss version='2.0'><channel><title>The Post</title></channel></rss>",
            ["there: The Post: nothing yet"],
            id="empty",
        ),
    ],
)
def test_what_is_wrong_with_what_was_added_is_said(
    feed: str, said: list[str], web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sources("add", web.answer("/feed", Answer(body=feed.encode())), "--private") == 0
    lines = capsys.readouterr().out.splitlines()
    told = lines[next(place for place, line in enumerate(lines) if line.startswith("there: ")) :]
    assert len(told) == len(said)
    assert all(line.startswith(begun) for line, begun in zip(sorted(told), sorted(said), strict=True)), told


def test_what_is_said_on_the_command_line_goes_before_what_the_feed_says(web: Loopback) -> None:
    url = web.answer("/feed", Answer(body=FEED.encode()))
    assert sources("add", url, "--private", "--name", "hp", "--title", "Harbour", "--language", "de") == 0
    (source,) = load(Path("seeds"))
    assert (source.id, source.title, source.language) == ("hp", "Harbour", "de")


def test_a_title_made_to_mislead_is_written_as_plain_text(web: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    title = "A\u202egnp.exe &#27;[31m\n[[source]]\nurl = " + "x" * 100_000
    feed = f"<rss version='2.0'><channel><title>{title}</title></channel></rss>"
    assert sources("add", web.answer("/feed", Answer(body=feed.encode())), "--private") == 0
    (source,) = load(Path("seeds"))
    assert source.title is not None
    assert source.title.startswith("Agnp.exe [31m [[source]] url = xxx")
    assert len(source.title) <= 200
    assert source.id == "agnp-exe-31m-source-url"
    assert "there: Agnp.exe [31m [[source]] url = " in capsys.readouterr().out


def test_of_a_page_that_names_feeds_the_first_that_is_one_is_added(
    web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = web.answer("/feed", Answer(body=FEED.encode()))
    front = web.answer("/", page(LISTING, alternate("/gone") + alternate("/feed", "All") + alternate("/sport")))
    assert sources("add", front, "--private") == 0
    assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(feed, "feed")]
    assert web.paths() == ["/", "/gone", "/feed"]
    said = capsys.readouterr().out
    assert "is a page, and the first of its feeds was taken; --kind page or listing takes the page" in said
    assert f"it names {feed} (All)\n" in said
    assert f"it names {web.url('/sport')}\n" in said


def test_of_a_page_that_scripts_fill_the_feed_it_names_is_added(web: Loopback) -> None:
    feed = web.answer("/feed", Answer(body=FEED.encode()))
    front = web.answer("/", page("<div id=app></div>", alternate("/gone") + alternate("/feed")))
    assert sources("add", front, "--private") == 0
    assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(feed, "feed")]


def test_of_a_front_page_with_nothing_to_read_the_feed_at_a_usual_place_is_added(
    web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    front = web.answer("/", page("<div id=app></div>"))
    assert sources("add", front, "--private") == 1
    assert "; nor is a feed at http://127.0.0.1" in one_line(capsys)
    feed = web.answer("/rss", Answer(body=FEED.encode()))
    assert sources("add", front, "--private") == 0
    assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(feed, "feed")]


@pytest.mark.parametrize(
    ("robots", "found"),
    [
        ("User-agent: *\nDisallow:\nSitemap: {}\nsitemap : {}  # of the last days", "/map-news.xml"),
        ("Sitemap: /gone.xml\nSitemap: {}", "/map.xml"),
    ],
)
def test_of_a_site_without_anything_else_the_sitemap_that_its_robots_file_names_is_added(
    robots: str, found: str, web: Loopback
) -> None:
    front = web.answer("/", page("<div id=app></div>"))
    body = f"<urlset><url><loc>{web.url('/story/1')}</loc></url></urlset>".encode()
    maps = [web.answer(path, Answer(body=body)) for path in ("/map.xml", "/map-news.xml")]
    web.answer("/robots.txt", Answer(body=robots.format(*maps).encode()))
    assert sources("add", front, "--private") == 0
    assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(web.url(found), "sitemap")]


@pytest.mark.parametrize(
    ("robots", "asked"),
    [
        (Answer(status=404), True),
        (Answer(body=b"User-agent: *\nDisallow: /search"), True),
        (Answer(body=b"User-agent: *\nDisallow: /"), False),
        (Answer(status=410), True),
    ],
)
def test_where_a_sites_robots_file_names_no_sitemap_the_usual_place_is_looked_at_if_that_is_allowed(
    robots: Answer, web: Loopback, *, asked: bool
) -> None:
    front = web.answer("/", page("<div id=app></div>"))
    usual = web.answer("/sitemap.xml", Answer(body=SITEMAP.encode()))
    web.answer("/robots.txt", robots)
    assert sources("add", front, "--private") == (0 if asked else 1)
    assert web.paths() == ["/", "/feed", "/rss", "/feed.xml", "/robots.txt", *(["/sitemap.xml"] if asked else [])]
    if asked:
        assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(usual, "sitemap")]


def test_a_page_that_scripts_fill_may_be_added_as_a_site_to_find_feeds_on(web: Loopback) -> None:
    front = web.answer("/", page("<div id=app></div>", alternate("/gone")))
    assert sources("add", front, "--private", "--kind", "site") == 0
    assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(front, "site")]


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        pytest.param(STORY, None, "page", id="a story"),
        pytest.param(LISTING, None, "listing", id="a list of stories"),
        pytest.param(STORY, "listing", "listing", id="a story that is said to be a list"),
        pytest.param(LISTING, "site", "site", id="a site to find feeds on"),
    ],
)
def test_a_page_is_added_as_what_it_is_or_is_said_to_be(body: str, kind: str | None, told: str, web: Loopback) -> None:
    url = web.answer("/section/world", page(body))
    assert sources("add", url, "--private", *(("--kind", kind) if kind else ())) == 0
    assert [(source.url, source.kind) for source in load(Path("seeds"))] == [(url, told)]


@pytest.mark.parametrize(
    ("path", "forbidden"), [("/dam", True), ("/open", False), ("/feed", False)], ids=["forbidden", "open", "a feed"]
)
def test_whoever_adds_a_page_that_robots_txt_keeps_from_being_polled_is_told(
    path: str, web: Loopback, capsys: pytest.CaptureFixture[str], *, forbidden: bool
) -> None:
    web.answer("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /dam\nDisallow: /feed"))
    url = web.answer(path, Answer(body=FEED.encode()) if path == "/feed" else page(STORY))
    assert sources("add", url, "--private") == 0
    said = capsys.readouterr().out
    assert ("warning: robots.txt of 127.0.0.1 asks us not to read this" in said) is forbidden


def test_the_page_itself_is_added_where_it_is_asked_for(web: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    url = web.answer("/dam", page(STORY, alternate("/feed")))
    assert sources("add", url, "--private", "--kind", "page") == 0
    assert [(source.id, source.kind) for source in load(Path("seeds"))] == [("dam-gates-open-again", "page")]
    assert web.paths() == ["/dam", "/robots.txt"]
    assert f"it names {web.url('/feed')}\n" in capsys.readouterr().out


def test_a_sitemap_is_one(web: Loopback) -> None:
    url = web.answer("/map.xml", Answer(body=SITEMAP.encode()))
    assert sources("add", url, "--private") == 0
    assert [(source.id, source.kind) for source in load(Path("seeds"))] == [("127-0-0-1", "sitemap")]


def test_what_has_moved_for_good_is_written_where_it_is_now(web: Loopback) -> None:
    new = web.answer("/new", Answer(body=FEED.encode()))
    assert sources("add", web.answer("/old", redirect(new, 301)), "--private") == 0
    assert [source.url for source in load(Path("seeds"))] == [new]


def test_what_has_moved_for_now_is_written_as_it_was_asked_for(web: Loopback) -> None:
    old = web.answer("/old", redirect(web.answer("/new", Answer(body=FEED.encode())), 302))
    assert sources("add", old, "--private") == 0
    assert [source.url for source in load(Path("seeds"))] == [old]


@pytest.mark.parametrize(
    ("feed", "private", "pauses"),
    [("/feed", False, [5.0]), ("/feed", True, []), ("https://feeds.example/a", False, [])],
    ids=["one public host", "in the house", "another host"],
)
def test_two_requests_at_one_public_host_are_as_far_apart_as_those_of_a_poll(
    feed: str, pauses: list[float], *, private: bool
) -> None:
    def ask(source: Source, state: FetchState) -> Fetched:
        front = source.url == "https://a.example/"
        body = page(LISTING, alternate(feed)).body if front else FEED.encode()
        return Fetched(source=source, outcome=Document(url=source.url, body=body), attempts=())

    slept: list[float] = []
    assert look(Wish(url="https://a.example/", private=private), ask, pause=slept.append).kind == "feed"
    assert slept == pauses


@pytest.mark.parametrize(
    ("answer", "arguments", "said"),
    [
        pytest.param(Answer(status=404), (), "/x: the server answered 404", id="not there"),
        pytest.param(
            Answer(body=b"<rss/>"), (), "/x: nothing there to read: a feed with neither", id="a feed of nothing"
        ),
        pytest.param(Answer(body=b"\x89PNG\r\n" + bytes(99)), (), "/x: not read: binary", id="a picture"),
        pytest.param(page("<div id=app></div>"), (), "/x: nothing there to read: ", id="an empty page"),
        pytest.param(
            page("<div id=app></div>", alternate("/gone")),
            (),
            "/gone, which it names",
            id="an empty page whose feed is gone",
        ),
        pytest.param(
            page("<div id=app></div>", alternate("/gone")),
            ("--kind", "page"),
            "/x: is no page: it is read as a site; it names a feed: http://127.0.0.1",
            id="an empty page is no page",
        ),
        pytest.param(
            page(STORY), ("--kind", "feed"), "/x: is no feed: it is read as a page; write --kind", id="no feed"
        ),
        pytest.param(Answer(body=FEED.encode()), ("--kind", "page"), "is no page: it is read as a feed", id="no page"),
        pytest.param(
            Answer(body=b"<opml><body><outline xmlUrl='https://a.example/'/></body></opml>"),
            (),
            "/x: is a list of feeds; save it, then: sources import FILE",
            id="a list of feeds",
        ),
    ],
)
def test_where_there_is_nothing_to_read_one_line_says_so_and_nothing_is_written(
    answer: Answer, arguments: tuple[str, ...], said: str, web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sources("add", web.answer("/x", answer), "--private", *arguments) == 1
    assert said in one_line(capsys)
    assert not Path("seeds").exists()


def test_a_private_address_is_asked_for_on_purpose_only(web: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    assert sources("add", web.answer("/feed", Answer(body=FEED.encode()))) == 1
    assert one_line(capsys).endswith("--private")
    assert web.asked == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("news",), "error: url is 'news'; it has to begin with http:// or https://"),
        (("me@a.example",), "error: url is 'me@a.example'; it has to begin with http:// or https://"),
        (("news" * 80,), "error: url is 'newsnews"),
        (("list.opml",), "error: list.opml: is a file; a list of sources is taken by: sources import FILE"),
        (("ftp://a.example/",), "error: url is 'ftp://a.example/'; it has to begin with http:// or https://"),
        (
            ("https://me:hunter2@a.example/",),
            "error: url holds a user name or password; leave it out, for the address is published with the feeds, and "
            "name an environment variable that holds USER:PASSWORD as credentials",
        ),
    ],
)
def test_what_is_no_address_is_said_before_anything_is_asked(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("list.opml").touch()
    assert sources("add", *arguments) == 1
    line = one_line(capsys)
    assert line.startswith(said)
    assert "hunter2" not in line


def test_an_address_may_be_written_as_people_type_it(web: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    url = web.answer("/feed", Answer(body=FEED.encode()))
    assert sources("add", "--private", f"feed:{url}") == 0
    assert [one.url for one in load(Path("seeds"))] == [url]
    assert sources("add", "dam.invalid/feed") == 1
    assert "https://dam.invalid/feed: " in capsys.readouterr().err


@pytest.mark.parametrize("scheme", ["", "feed://"])
def test_a_site_without_https_is_told_from_one_that_is_away(
    scheme: str, web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sources("add", "--private", f"{scheme}127.0.0.1:{web.address[1]}/feed") == 1
    assert one_line(capsys).endswith("could be made; if it has no https, write http:// before it")
    assert sources("add", "--private", f"https://127.0.0.1:{web.address[1]}/feed") == 1
    assert one_line(capsys).endswith("could be made")
    assert sources("add", "dam.invalid/feed") == 1
    assert one_line(capsys).endswith("cannot be resolved")


@pytest.mark.parametrize(("body", "said"), [("", "not read: empty"), ("<p>Log in</p>", "nothing there to read")])
def test_of_what_cannot_be_read_it_is_said_where_it_stands(
    body: str, said: str, web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    there = web.answer("/login", Answer(body=body.encode()))
    assert sources("add", web.answer("/feed", redirect("/login")), "--private") == 1
    assert f"/feed, which leads to {there}: {said}" in one_line(capsys)


def test_what_is_a_source_already_is_left_as_it_is(web: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    feed = web.answer("/feed", Answer(body=FEED.encode()))
    front = web.answer("/", page(LISTING, alternate("/feed")))
    Path("seeds").mkdir()
    Path("seeds/mine.txt").write_text(f"# mine\n{feed}/?utm_source=x\n", encoding="utf-8")
    assert sources("add", feed, "--private") == 0
    assert web.asked == []
    assert sources("add", front, "--private") == 0
    assert capsys.readouterr().out.count(f"is a source already: {feed}/?utm_source=x, at seeds/mine.txt, line 2\n") == 2
    assert not Path("seeds/sources.toml").exists()


def test_a_second_source_of_one_title_gets_a_name_of_its_own(web: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("/a", "/b"):
        assert sources("add", web.answer(path, Answer(body=FEED.encode())), "--private") == 0
    assert [source.id for source in load(Path("seeds"))] == ["the-harbour-post", "the-harbour-post-2"]
    capsys.readouterr()
    arguments = ("--private", "--name", "the-harbour-post")
    assert sources("add", web.answer("/c", Answer(body=FEED.encode())), *arguments) == 1
    assert one_line(capsys) == "error: there is a source 'the-harbour-post' already; choose another --name"


MINE = '# the morning round\r\n[[source]]\r\nurl = "https://a.example/" # first\r\n\r\n# the last'


@pytest.mark.parametrize(
    ("meanwhile", "there"),
    [
        ("/other.rss", [("the-harbour-post", "/other.rss"), ("the-harbour-post-2", "/feed.rss")]),
        ("/feed.rss", [("the-harbour-post", "/feed.rss")]),
    ],
    ids=["of the same title", "the same"],
)
def test_what_was_added_while_a_source_was_looked_at_is_seen(
    meanwhile: str, there: list[tuple[str, str]], web: Loopback
) -> None:
    def reply(_asked: Asked) -> Answer:
        address = web.answer(meanwhile, Answer(body=FEED.encode()))  # its next answer
        assert sources("add", address, "--private") == 0
        return Answer(body=FEED.encode())

    assert sources("add", web.answer("/feed.rss", reply), "--private") == 0
    assert [(one.id, one.url) for one in load(Path("seeds"))] == [(name, web.url(path)) for name, path in there]


def test_those_who_add_and_remove_at_once_lose_nothing_of_each_other(desk: Path) -> None:
    names = [[f"{who}-{number}" for number in range(12)] for who in range(4)]

    def change(mine: list[str], pipe: Connection) -> None:
        for name in mine:
            with alone(Path("seeds")):
                (added,) = add(Path("seeds"), [Source(id=name, url=f"https://{name}.example/")])
            if name == mine[0]:
                first = added
        remove(first)
        pipe.send("done")

    running = [started(partial(change, mine)) for mine in names]
    assert [pipe.recv() for _, pipe in running] == ["done"] * len(names)
    for process, _ in running:
        process.join()
    assert {one.id for one in load(Path("seeds"))} == {name for mine in names for name in mine[1:]}
    assert [path.name for path in Path("seeds").iterdir()] == [FILE]


def test_of_two_that_import_one_list_at_once_one_does(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.txt").write_text("https://a.example/feed\n", encoding="utf-8")

    def first(pipe: Connection) -> None:
        with alone(Path("seeds")):
            pipe.send("alone")
            sleep(0.3)  # by then the other has read the file, and waits
            add(Path("seeds"), load(Path("list.txt")), file="list.toml")

    process, pipe = started(first)
    assert pipe.recv() == "alone"
    assert sources("import", "list.txt") == 0
    process.join()
    assert capsys.readouterr().out == "0 added; 1 known already; 0 left out as mistakes\n"
    assert [path.name for path in Path("seeds").iterdir()] == ["list.toml"]


def test_adding_keeps_what_the_file_holds_with_its_comments_and_its_mode(web: Loopback, desk: Path) -> None:
    file = desk / "elsewhere" / "mine.toml"
    file.parent.mkdir()
    file.write_bytes(MINE.encode())
    file.chmod(0o640)
    (desk / "mine.toml").symlink_to(file)
    url = web.answer("/feed", Answer(body=FEED.encode()))
    assert sources("add", url, "--private", "--seeds", "mine.toml") == 0
    assert file.read_bytes().startswith(MINE.encode() + b"\r\n\r\n[[source]]\r\nname = ")
    assert file.stat().st_mode & 0o777 == 0o640
    assert (desk / "mine.toml").is_symlink()
    assert sorted(path.name for path in file.parent.iterdir()) == ["mine.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[source]\n", "seeds/sources.toml: not TOML: "),
        (
            'source = [{ url = "https://a.example/" }]\n',
            "seeds/sources.toml: cannot be added to; write each source there",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_as_it_is(
    text: str, said: str, web: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("seeds").mkdir()
    Path("seeds/sources.toml").write_text(text, encoding="utf-8")
    assert sources("add", web.answer("/feed", Answer(body=FEED.encode())), "--private") == 1
    assert said in one_line(capsys)
    assert Path("seeds/sources.toml").read_text(encoding="utf-8") == text


def seeds(**files: str) -> None:
    Path("seeds").mkdir(exist_ok=True)
    for name, text in files.items():
        Path("seeds", name.replace("_", ".")).write_bytes(text.encode())


TABLES = """\
# the morning round

[[source]]
name = "a"
url = "https://a.example/feed"
[source.headers]
X-Key = "A_KEY"

# b is slow
[[source]]
name = "b"
url = "https://b.example/feed"
# [[source]]

# the end
"""


@pytest.mark.parametrize(
    ("named", "left"),
    [
        ("a", "# the morning round\n\n# b is slow\n" + TABLES.partition("# b is slow\n")[2]),
        ("https://www.A.example/feed/", "# the morning round\n\n# b is slow\n" + TABLES.partition("# b is slow\n")[2]),
        ("b", TABLES.partition('[[source]]\nname = "b"')[0] + "# [[source]]\n\n# the end\n"),
    ],
)
def test_a_table_is_taken_out_and_all_else_is_kept_byte_for_byte(named: str, left: str) -> None:
    seeds(my_toml=TABLES)
    assert sources("remove", named) == 0
    assert Path("seeds/my.toml").read_text(encoding="utf-8") == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        pytest.param(
            "a.txt",
            "\ufeff# mine\r\nhttps://a.example/feed  # the first\r\n\r\nhttps://b.example/",
            "\ufeff# mine\r\n\r\nhttps://b.example/",
            id="a line",
        ),
        pytest.param(
            "a.opml",
            "<opml>\n<!-- <outline xmlUrl='https://a.example/feed'/> -->\n<body>\n"
            "  <outline text='A > &amp;' xmlUrl='https://a.example/feed'/>\n"
            "  <outline text='f'>\n    <outline\n xmlUrl='https://a.example/feed'></outline>\n"
            "    <outline xmlUrl='https://b.example/'/>\n  </outline>\n</body></opml>\n",
            "<opml>\n<!-- <outline xmlUrl='https://a.example/feed'/> -->\n<body>\n"
            "  <outline text='f'>\n    <outline xmlUrl='https://b.example/'/>\n  </outline>\n</body></opml>\n",
            id="outlines",
        ),
    ],
)
def test_a_line_and_an_outline_are_taken_out_alike(name: str, text: str, left: str) -> None:
    seeds(**{name.replace(".", "_"): text})
    assert sources("remove", "https://a.example/feed") == 0
    assert Path("seeds", name).read_bytes().decode() == left


def test_an_opml_keeps_its_encoding() -> None:
    text = """<?xml version="1.0" encoding="ISO-8859-9"?><opml><body><outline text="Şehir" xmlUrl="https://a.example/"/>
    <outline text="Kıyı" xmlUrl="https://b.example/"/></body></opml>"""
    Path("seeds").mkdir()
    Path("seeds/a.opml").write_bytes(text.encode("iso-8859-9"))
    assert sources("remove", "https://a.example/") == 0
    assert '<outline text="Kıyı"' in Path("seeds/a.opml").read_bytes().decode("iso-8859-9")
    assert "Şehir" not in Path("seeds/a.opml").read_bytes().decode("iso-8859-9")


@pytest.mark.parametrize(
    ("files", "named", "said"),
    [
        ({"a_toml": TABLES}, "c", "error: there is no source 'c' in seeds; python -m ingest sources lists them"),
        (
            {"a_toml": TABLES + '[[source]]\nname = "a2"\nurl = "http://a.example/feed"\n'},
            "https://a.example/feed",
            "error: 2 sources are at https://a.example/feed: a, a2; write the name of one",
        ),
        (
            {"a_toml": 'source = [{ name = "a", url = "https://a.example/" }]\n'},
            "a",
            "error: seeds/a.toml: source 1 is written so that it cannot be taken out; do it by hand",
        ),
        (
            {"a_toml": "[[source]]\nname = \"a\"\nurl = \"https://a.example/\"\ninclude = '''x\n[[source]]'''\n"},
            "a",
            "error: seeds/a.toml: source 1 is written so that it cannot be taken out; do it by hand",
        ),
        (
            {"a_opml": "<opml><outline xmlUrl='https://a.example/'><outline text='b'/></outline></opml>"},
            "https://a.example/",
            "error: seeds/a.opml, subscription 1: holds others, or is damaged; take it out by hand",
        ),
    ],
    ids=["no such", "several", "inline", "a text like a table", "an outline with others"],
)
def test_what_cannot_be_taken_out_is_said_and_the_file_stays(
    files: dict[str, str], named: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds(**files)
    before = {path: path.read_bytes() for path in Path("seeds").iterdir()}
    assert sources("remove", named) == 1
    assert one_line(capsys) == said
    assert {path: path.read_bytes() for path in Path("seeds").iterdir()} == before


def test_a_source_that_another_file_names_too_is_said_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    seeds(a_txt="https://a.example/\n", b_txt="https://a.example/\n")
    assert sources("remove", "https://a.example/") == 0
    assert "it is named at seeds/b.txt, line 1 too, and goes on being polled\n" in capsys.readouterr().out


LIST = """<opml><body>
<outline text="A &amp; &quot;B&quot;" xmlUrl="https://a.example/feed"/>
<outline text="in a folder"><outline text="Again" xmlUrl="https://www.a.example/feed/"/>
<outline title="گه‌شت" xmlUrl="https://b.example/feed" language="ckb"/></outline>
<outline text="no address" xmlUrl="feed:x"/>
<outline text="a page" type="link" url="https://c.example/"/>
</body></opml>"""


def test_a_list_is_imported_into_a_file_of_its_own_without_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    seeds(mine_txt="https://d.example/feed\n", list_toml="# taken\n")
    Path("list.opml").write_text(LIST.replace("c.example", "d.example"), encoding="utf-8")
    assert sources("import", "list.opml") == 0
    said = capsys.readouterr()
    passed_over = "1 left out as mistakes; 1 passed over as pages, which `sources add` takes\n"
    assert said.out == f"2 added to seeds/list-2.toml; 1 known already; {passed_over}"
    assert said.err.startswith("list.opml, subscription 4: url is 'x'; it has to begin with")
    found = [(one.id, one.url, one.title, one.language) for one in load(Path("seeds/list-2.toml"))]
    assert found == [
        ("a-b", "https://a.example/feed", 'A & "B"', None),
        ("گه-شت", "https://b.example/feed", "گه‌شت", "ckb"),
    ]
    assert sources("import", "list.opml") == 0
    assert capsys.readouterr().out == f"0 added; 3 known already; {passed_over}"
    assert sorted(path.name for path in Path("seeds").iterdir()) == ["list-2.toml", "list.toml", "mine.txt"]


def test_opml_that_another_reader_saved_as_xml_is_imported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.xml").write_text(f"\ufeff\r\n{LIST}", encoding="utf-8")
    assert sources("import", "list.xml") == 0
    assert capsys.readouterr().out.startswith("2 added to seeds/list.toml; 1 known already; ")


def test_of_a_list_that_breaks_off_it_is_said_that_some_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.opml").write_text(LIST[: LIST.index("a.example/feed") + 17], encoding="utf-8")
    assert sources("import", "list.opml") == 0
    said = capsys.readouterr()
    assert said.out.startswith("1 added to seeds/list.toml; ")
    assert said.err == "list.opml: breaks off behind subscription 1; what followed is missing: save it anew\n"


def test_a_list_of_addresses_is_imported_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("l.txt").write_text("https://a.example/feed # a\n\nA dam broke.\nhttps://b.example/\n", encoding="utf-8")
    assert sources("import", "l.txt") == 0
    assert one_line(capsys).startswith("l.txt, line 3: url is 'A dam broke.'")
    assert [(one.id, one.url) for one in load(Path("seeds"))] == [
        ("a-example", "https://a.example/feed"),
        ("b-example", "https://b.example/"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("l.txt", "A dam broke.\n", "l.txt, line 1: url is 'A dam broke.'"),
        ("l.opml", "<opml><body>", "error: l.opml: malformed-xml: "),
        ("l.json", "[]", "error: l.json: is no list that can be imported: OPML, or addresses one a line in a .txt"),
        ("l.xml", "<rss><channel/></rss>", "error: l.xml: names no source; the address of a feed itself is taken by: "),
        ("l.txt", "# none yet\n", "error: l.txt: names no source; "),
        ("https://a.example/l.opml", None, "error: an address is not imported: save what is there"),
        ("nowhere.opml", None, "error: nowhere.opml: cannot be opened: No such file"),
    ],
)
def test_a_list_of_which_nothing_can_be_used_is_said_so(
    name: str, text: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        Path(name).write_text(text, encoding="utf-8")
    assert sources("import", name) == 1
    assert one_line(capsys).startswith(said)
    assert not Path("seeds").exists()


def test_feeds_are_exported_as_subscriptions_and_pages_as_links(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    tables = (
        '[[source]]\nname = "a"\nurl = "https://a.example/?x=1&y=2"\ntitle = "<A> & \\"B\\""\nlanguage = "tr"\n'
        '[[source]]\nurl = "https://b.example/"\nkind = "page"\ncredentials = "B_LOGIN"\n'
    )
    seeds(a_toml=tables)
    assert sources("export") == 0
    assert capsysbinary.readouterr().out.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n'
        "    <title>Sources of Wiredesk</title>\n  </head>\n  <body>\n"
        '    <outline type="rss" text="&lt;A&gt; &amp; &quot;B&quot;" '
        'title="&lt;A&gt; &amp; &quot;B&quot;" xmlUrl="https://a.example/?x=1&amp;y=2" language="tr"/>\n'
        '    <outline type="link" text="https://b.example/" url="https://b.example/"/>\n  </body>\n</opml>\n'
    )
    assert sources("export", "--output", "list.opml") == 0
    assert capsysbinary.readouterr().out == b"written to list.opml: feeds 1; other sources, as links: 1\n"
    assert [source.title for source in load(Path("list.opml"))] == ['<A> & "B"']


def test_without_sources_an_empty_list_is_exported(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    seeds(a_toml="")
    assert sources("export") == 0
    assert capsysbinary.readouterr().out.endswith(b"  <body>\n  </body>\n</opml>\n")


def test_a_file_that_cannot_be_exported_to_is_named_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    seeds(a_toml="")
    assert sources("export", "--output", "seeds") == 1
    assert one_line(capsys) == "error: seeds: cannot be written: Is a directory; name another file"


def test_the_sources_are_listed_with_their_places_and_every_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    seeds(
        a_toml='[[source]]\nname = "a"\nurl = "https://a.example/"\nkind = "feed"\n', b_txt="https://b.example/\nprose"
    )
    assert sources() == 1
    said = capsys.readouterr()
    assert [line.split() for line in said.out.splitlines()] == [
        ["a", "https://a.example/", "feed", "seeds/a.toml,", "line", "1"],
        ["https://b.example/", "https://b.example/", "-", "seeds/b.txt,", "line", "1"],
    ]
    assert said.err.startswith("seeds/b.txt, line 2: url is 'prose'")


@pytest.mark.parametrize(
    "arguments", [("--seeds", "mine"), ("--seeds", "mine", "export"), ("export", "--seeds", "mine")]
)
def test_the_folder_may_be_named_before_the_command_or_behind_it(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine").mkdir()
    Path("mine/a.txt").write_text("https://a.example/\n", encoding="utf-8")
    assert sources(*arguments) == 0
    assert "https://a.example/" in capsys.readouterr().out


def test_where_all_that_is_named_has_a_mistake_the_mistake_alone_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    seeds(a_txt="prose\n")
    assert sources() == 1
    assert one_line(capsys).startswith("seeds/a.txt, line 1: url is 'prose'")


def test_an_empty_folder_says_how_to_fill_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds").mkdir()
    assert sources() == 0
    assert one_line(capsys) == "seeds: no source is named yet; python -m ingest sources add URL names one"
    assert load_all(Path("seeds")).sources == ()
