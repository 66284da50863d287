import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from ingest import Collection, open_collection
from ingest.errors import ReadError
from ingest.reading import glance
from ingest.run.storing import read_and_store
from ingest.schema import Document, Hints, Listed, Tombstone
from syndicate.channel import Settings
from syndicate.cli import main
from syndicate.publish import checking
from tests.conformance import rss_rules
from tests.conftest import ROOT
from tests.newsroom import LATER, NOON, entry, reading
from tests.newsroom import take as store
from tests.published import published, refused, written

NOW = datetime(2025, 10, 6, 12, tzinfo=UTC)
BASE = "https://desk.example/"
ITEM = """<item><guid isPermaLink="false">{source}-{n}</guid><link>https://{source}.example/{n}</link>
<title>{source} story {n}</title><description>Summary {n}</description>
<pubDate>Wed, 0{n} Oct 2025 08:00:00 GMT</pubDate>
<category>Water &amp; Power</category></item>"""


def feed(source: str, language: str, items: int) -> Document:
    told = "".join(ITEM.format(source=source, n=n) for n in range(1, items + 1))
    body = (
        f'<rss version="2.0"><channel><title>The {source}</title><link>https://{source}.example/</link>'
        f"<description>d</description><language>{language}</language>{told}</channel></rss>"
    )
    return Document(url=f"https://{source}.example/feed", body=body.encode(), fetched_at=NOW, source_id=source)


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A collection of two sources, one of them with too few entries for a feed of its own."""
    found = f"sqlite:///{tmp_path / 'collection.db'}"
    with open_collection(found) as collection:
        for document in (feed("harbour", "en", 4), feed("valley", "de", 2)):
            read_and_store(document, Hints(), collection, now=NOW)
    return found


@pytest.fixture
def collection(address: str) -> Iterator[Collection]:
    with open_collection(address, read_only=True) as opened:
        yield opened


def files(output: Path) -> list[str]:
    """Return the files under the output, without their .gz."""
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    plain = {name for name in found if not name.endswith(".gz")}
    assert found - plain == {f"{name}.gz" for name in plain}
    return sorted(plain)


SITE = ["feed.css", "feeds.opml", "icon.svg", "index.html", "status.html"]


def six(folder: str = "") -> list[str]:
    return [f"{folder}{part}.{format_}" for part in ("feed", "latest") for format_ in ("rss", "atom", "json")]


def test_every_source_language_and_tag_of_three_entries_has_its_feeds(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "public"
    assert refused(published(collection, output)) == []
    folders = ("", "language/en/", "source/harbour/", "tag/water-power/")
    assert files(output) == sorted([*SITE, *(file for folder in folders for file in six(folder))])


def test_the_feeds_hold_what_the_collection_holds(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(collection, output)
    body = (output / "feed.rss").read_bytes()
    titles = [title.text or "" for title in etree.fromstring(body).iterfind("channel/item/title")]
    assert rss_rules.faults(body) == []
    assert titles[:2] == ["harbour story 4", "harbour story 3"]
    assert sorted(titles[2:]) == ["harbour story 1", "harbour story 2", "valley story 1", "valley story 2"]
    own = json.loads((output / "source/harbour/feed.json").read_bytes())
    assert [row["ingested"] for row in own["_wiredesk"]["latest"]] == [True] * 4


def test_an_unchanged_collection_touches_no_file(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(collection, output)
    for path in output.rglob("*.*"):
        os.utime(path, (1, 1))
    for state in (1, 2):  # the first run looks again at files that somebody has touched
        assert written(published(collection, output)) == set(), state
        assert {path.stat().st_mtime for path in output.rglob("*.*")} == {1}


def test_a_channel_that_is_no_longer_wanted_keeps_its_feeds(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(collection, output)
    before = files(output)
    published(collection, output, Settings(each=("language", "tag")))
    assert {*six("source/harbour/")} <= {*before}
    assert files(output) == before
    assert "source/harbour/" not in (output / "feeds.opml").read_text(encoding="utf-8")


def test_a_source_that_comes_later_takes_no_feeds_from_one_of_a_like_name(address: str, tmp_path: Path) -> None:
    first, second = "https://post.example/feed", "http://post.example/feed"  # their folders would have the same name
    output, anew = tmp_path / "public", tmp_path / "anew"
    with open_collection(address) as collection:
        read_and_store(replace(feed("post", "en", 3), source_id=first), Hints(), collection, now=NOW)
        published(collection, output)
        stands = (output / "source/post-example-feed/feed.atom").read_bytes()
        read_and_store(replace(feed("other", "en", 3), source_id=second), Hints(), collection, now=NOW)
        published(collection, output)
        published(collection, anew)
    assert (output / "source/post-example-feed/feed.atom").read_bytes() == stands
    assert len(list((output / "source").glob("post-example-feed*"))) == 2
    assert files(anew) == files(output), "who has lost the state has the same folders again"


def test_only_the_files_of_changed_channels_are_written(address: str, tmp_path: Path) -> None:
    output = tmp_path / "public"
    with open_collection(address) as collection:
        published(collection, output)
        read_and_store(feed("valley", "de", 3), Hints(), collection, now=NOW)
        done = written(published(collection, output))
    changed = ("", "language/de/", "source/valley/", "tag/water-power/")
    assert done == {file for folder in changed for file in six(folder)} | {"feeds.opml", "index.html", "status.html"}


def test_what_somebody_changed_or_took_away_is_put_right(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "public"
    published(collection, output)
    right = {path: path.read_bytes() for path in output.rglob("*.*")}
    (output / "feed.rss").write_bytes(b"<rss/>")
    (output / "tag/water-power/feed.json").unlink()
    (output / "source/harbour/latest.atom.gz").unlink()
    (output / "index.html").unlink()
    assert written(published(collection, output)) == {"feed.rss", "tag/water-power/feed.json", "index.html"}
    assert {path: path.read_bytes() for path in output.rglob("*.*")} == right


def test_a_feed_that_does_not_read_back_is_refused_and_the_old_file_stands(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "public"
    output.mkdir()
    (output / "feed.atom").write_bytes(b"old")

    def glance_at_all_but_atom(body: bytes) -> tuple[Listed, ...]:
        if b"<feed" in body and b"<title>Wiredesk</title>" in body:
            raise ReadError("malformed-xml")
        return glance(body)

    with monkeypatch.context() as patched:
        patched.setattr(checking, "glance", glance_at_all_but_atom)
        done = published(collection, output)
    assert len(refused(done)) == 1
    assert "/feed.atom: not published" in refused(done)[0]
    assert (output / "feed.atom").read_bytes() == b"old"
    assert {"feed.rss", "feed.json"} <= written(done)
    assert written(published(collection, output)) == {"feed.atom"}


def test_a_fault_of_ours_costs_one_feed_and_not_the_run(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def divide_by_zero(body: bytes) -> tuple[Listed, ...]:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(checking, "glance", divide_by_zero)
    done = published(collection, tmp_path / "public")
    assert written(done) == {*SITE}
    assert len(refused(done)) == 4 * len(six())
    assert "ZeroDivisionError: of ours" in refused(done)[0]


def test_lists_of_channels_are_left_as_they_are_while_one_has_a_mistake(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "public"
    broken = Settings(broken=("dams",))
    assert {*SITE} <= written(published(collection, output, broken))
    (output / "feeds.opml").write_bytes(b"names dams")
    assert "feeds.opml" not in written(published(collection, output, replace(broken, minimum=1)))
    assert "feeds.opml" in written(published(collection, output))


# -- the command --


def run(*arguments: str) -> int:
    return main(list(arguments))


def test_the_command_writes_the_feeds_and_says_so_in_one_line(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "public"
    assert run("--collection", address, "--output", str(output), "--base-url", BASE) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"{output}: 4 channels; files written 29, unchanged 0\n", "")
    assert run("--collection", address, "--output", str(output), "--base-url", BASE) == 0
    assert "written 0, unchanged 29" in capsys.readouterr().out


def test_links_start_with_the_local_server_unless_told_otherwise_and_a_line_says_so(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--collection", address, "--output", str(tmp_path / "public")) == 0
    assert "--base-url sets another address" in capsys.readouterr().out
    assert b"<link>http://127.0.0.1:8000/</link>" in (tmp_path / "public" / "feed.rss").read_bytes()


def test_a_site_that_loses_its_address_is_said_to_once_however_quiet_the_run(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for flags in (("--base-url", BASE), (), ()):
        assert run("-q", "--collection", address, "--output", str(tmp_path / "public"), *flags) == 0
        said.append(capsys.readouterr().err)
    assert said[0] == said[2] == ""
    assert said[1] == (
        "warning: all links start with http://127.0.0.1:8000/ now, "
        f"before with {BASE}: set --base-url or WIREDESK_BASE_URL to it\n"
    )


def test_the_collection_and_the_address_may_come_from_the_environment(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREDESK_COLLECTION", address)
    monkeypatch.setenv("WIREDESK_BASE_URL", "https://from.example/x")
    assert run("--output", str(tmp_path / "public"), "-q") == 0
    assert b"<link>https://from.example/x/</link>" in (tmp_path / "public" / "feed.rss").read_bytes()


def test_the_summary_can_be_had_as_json_and_the_files_by_name(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = str(tmp_path / "public")
    assert run("--collection", address, "--output", output, "--base-url", BASE, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["channels"], len(said["written"]), said["unchanged"], said["refused"]) == (4, 29, 0, [])
    assert run("--collection", address, "--output", f"{output}2", "--base-url", BASE, "-v") == 0
    assert f"wrote {output}2/tag/water-power/feed.rss" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("mistake", "publishes"),
    [('[[channel]]\nname = "dams"\nword = ["dam"]\n', True), ("minimum = -1\nbase = 3\n", False)],
)
def test_a_quiet_run_names_a_mistake_once_and_ends_with_one_until_it_is_mended(
    mistake: str, publishes: bool, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    channels, output = tmp_path / "channels.toml", tmp_path / "public"
    channels.write_text(mistake)
    command = ["--collection", address, "--output", str(output), "--channels", str(channels)]
    assert run("-q", *command) == 1
    said = capsys.readouterr().err
    assert [line[:7] for line in said.splitlines()] == ["error: "] * (1 if publishes else 2)
    assert output.exists() == publishes
    assert run("-q", *command) == 1
    assert capsys.readouterr() == ("", "")
    assert run(*command) == 1
    assert said in capsys.readouterr().err
    channels.write_text(mistake.replace("word ", "wort ").replace("-1", "-2").replace("base ", "bass "))
    assert run("-q", *command) == 1
    assert len(capsys.readouterr().err.splitlines()) == len(said.splitlines())
    channels.write_text("")
    assert run("-q", *command) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("each", ['["source", "language", "tag"]', '["language"]', "[]"])
def test_no_name_that_an_entry_bears_is_said_to_be_borne_by_none_whatever_has_channels(
    each: str, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = 'sources = ["harbour", "harbor"]\nlanguages = ["de", "fr"]\ntags = ["water power"]\n'
    written = tmp_path / "channels.toml"
    written.write_text(f'each = {each}\n[[channel]]\nname = "a"\n{asked}', encoding="utf-8")
    into = ("--output", str(tmp_path / "public"), "--base-url", BASE, "--channels", str(written))
    assert run("--collection", address, *into) == 0
    assert capsys.readouterr().err.splitlines() == [
        "channel 'a': sources: nothing bears 'harbor'; did you mean 'harbour'?",
        "channel 'a': languages: nothing bears 'fr'",
    ]


def test_quiet_says_nothing(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--collection", address, "--output", str(tmp_path / "public"), "-q") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("made", "status", "said"),
    [
        ("nothing", 1, "error: "),
        ("text", 1, "error: "),
        ("file as output", 1, "is a file, not a folder"),
        ("root as output", 1, "into the root of the disk"),
    ],
)
def test_what_a_user_can_do_wrong_is_said_in_one_line(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], made: str, status: int, said: str
) -> None:
    other = tmp_path / "other.db"
    if made != "nothing":
        other.write_text("not a collection", encoding="utf-8")
    arguments = {
        "nothing": ("--collection", f"sqlite:///{other}", "--output", str(tmp_path / "public")),
        "text": ("--collection", f"sqlite:///{other}", "--output", str(tmp_path / "public")),
        "file as output": ("--collection", address, "--output", str(other)),
        "root as output": ("--collection", address, "--output", "/"),
    }[made]
    assert run(*arguments) == status
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert other.exists() == (made != "nothing"), "a syndicator makes no collection"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("index.html", "is not ours to overwrite; move it away, or name another --output"),
        ("latest.json", "is not ours to overwrite; move it away, or name another --output"),
        ("sources.toml", "would be served with the feeds; name a folder of their own as --output"),
        ("collection.db", "would be served with the feeds; name a folder of their own as --output"),
    ],
)
def test_a_folder_of_somebody_else_is_left_as_it_is_until_what_is_in_the_way_has_gone(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    output = tmp_path / "site"
    output.mkdir()
    (output / name).write_text("a page of my own", encoding="utf-8")
    (output / "robots.txt").touch()
    command = ("--collection", address, "--output", str(output), "-q")
    assert run(*command) == 1
    assert capsys.readouterr().err == f"error: {output / name}: {said}\n"
    assert {path.name for path in output.iterdir()} == {name, "robots.txt"}
    assert (output / name).read_text(encoding="utf-8") == "a page of my own"
    assert not list(tmp_path.rglob("*syndicate-state"))
    (output / name).unlink()
    assert run(*command) == 0
    (output / name).write_text("changed by hand", encoding="utf-8")
    assert run(*command, "--state", str(tmp_path / "another")) == 0  # by now it is our own file


@pytest.mark.parametrize(
    "base",
    ["news.example", "ftp://x.example/", "https://", "https://a b/", "https://x/?q", "http://[", "https://ü.example/"],
)
def test_an_address_that_is_none_is_wrong_usage(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--base-url", base) == 2
    assert "is not an address such as" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("--nonsense",), ("nonsense",), ("serve", "--port", "-1")])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("--help",), ("--json",), ("-v",), ("serve", "-h")])
def test_a_reader_that_has_gone_away_is_no_failure(address: str, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "WIREDESK_COLLECTION": address}
    command = [sys.executable, "-m", "syndicate", *arguments]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_serving_a_folder_that_is_not_there_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("serve", "--output", str(tmp_path / "nowhere")) == 1
    assert "no such folder" in capsys.readouterr().err


def test_a_fault_of_ours_is_one_line_and_no_traceback(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--collection", address, "--output", f"{tmp_path}/\0"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "Traceback" not in error


def test_what_is_removed_is_the_same_to_every_run_in_whatever_order_python_has_it(address: str, tmp_path: Path) -> None:
    (tmp_path / "channels.toml").write_text('removed = ["urn:x:1", "urn:x:2", "urn:x:3", "urn:x:4"]', encoding="utf-8")
    asked = set[str]()
    for seed in "123":
        command = [sys.executable, "-m", "syndicate", "-q", "--collection", address, "--state", "state"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
        (state,) = (tmp_path / "state").glob("*.db")
        with closing(sqlite3.connect(state)) as connection:
            asked.update(*connection.execute("SELECT value FROM said WHERE name = 'asked'"))
    assert len(asked) == 1


def test_help_answers_without_loading_the_store_or_the_renderers() -> None:
    code = (
        "import sys, syndicate.cli; print(sorted({'sqlalchemy', 'lxml', 'feedgen', 'feedparser'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Wire</title>
<id>tag:a.example,2025:wire</id>{entries}</feed>"""
STORY = (
    "<entry><id>tag:a.example,2025:{n}</id><title>Story {n}</title><updated>2025-09-0{n}T10:00:00Z</updated></entry>"
)
GONE = '<at:deleted-entry ref="tag:a.example,2025:1" when="2025-09-20T10:00:00Z"/>'


def test_a_story_that_is_withdrawn_is_taken_back_from_a_feed_that_falls_below_three(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'collection.db'}"
    output = tmp_path / "public"
    stories = [STORY.format(n=n) for n in (1, 2, 3)]
    for day, entries in ((19, stories), (20, [GONE, *stories[1:]])):
        body = ATOM.format(entries="".join(entries)).encode()
        when = datetime(2025, 9, day, 12, tzinfo=UTC)
        with open_collection(address) as opened:
            read_and_store(
                Document(url="urn:x", body=body, fetched_at=when, source_id="wire"), Hints(), opened, now=when
            )
        assert run("--collection", address, "--output", str(output), "-q") == 0
    feed = (output / "source" / "wire" / "feed.atom").read_text(encoding="utf-8")
    assert "Story 1" not in feed
    assert 'ref="tag:a.example,2025:1"' in feed
    assert "Story 2" in feed
    assert not (output / "language").exists()


def test_a_withdrawal_whose_date_is_still_to_come_does_not_stop_the_date_of_the_feed(tmp_path: Path) -> None:
    far = datetime(9999, 1, 1, tzinfo=UTC)
    stories = [entry(f"{n}", f"https://a.example/{n}", f"Story {n}", published=NOON) for n in range(4)]
    with open_collection(f"sqlite:///{tmp_path / 'collection.db'}") as collection:
        store(collection, reading(*stories))
        store(collection, reading(*stories[1:], at=LATER, tombstones=(Tombstone("0", far),)))
        published(collection, tmp_path / "public")
    feed = etree.parse(tmp_path / "public" / "feed.atom").getroot()
    assert [one.get("when") for one in feed.iter("{*}deleted-entry")] == ["9999-01-01T00:00:00Z"]
    assert feed.findtext("{*}updated") == LATER.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize(
    "address",
    [
        "https://user:pw@a.example/",
        "https://a.example:99999/",
        "https://a.example:abc/",
        'https://a.example/"><script>',
        "https://a.example/../..",
        "https://a.example/%zz",
        "https://a.example/x?y",
        "ftp://a.example/",
        "a.example",
    ],
)
def test_a_base_address_that_no_feed_could_repeat_is_refused(address: str) -> None:
    assert run("--base-url", address) == 2
