"""The command line on bad input: one clear line for each, the rest done, nothing half-stored."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.cli.commands import cli as ingester
from ingest.text.written import COMMANDS
from syndicate.cli import cli as syndicator
from syndicate.cli import main as publish
from tests.articles.written import PROSE
from tests.newsroom import NOON
from tests.offline import ROOT, records
from tests.test_warc import exchange, keep
from tests.virtual import Time, machine

COLLECTION = "sqlite:///collection.db"
FAULT = r"no source can be polled|no such file or folder|line \d"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
FEED = b"<rss version='2.0'><channel><title>F</title><item><title>A</title><guid>1</guid></item></channel></rss>"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound").mkdir()
    (tmp_path / "sound" / "feed.xml").write_bytes(FEED)
    return tmp_path


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


def test_a_folder_that_is_not_there_is_named_and_the_rest_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere/", "sound/", "--collection", COLLECTION]) == 1
    assert one_line(capsys).startswith(
        "nowhere: not read: missing: there is no such file or folder; check the path, and "
    )
    assert len(records(COLLECTION)) == 1


@pytest.mark.parametrize("before", [[], ["run"], ["status"], ["sources", "add"]])
def test_help_is_had_by_its_short_name_too(before: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for name in ("--help", "-h"):
        assert main([*before, name]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] != ""
    assert main(["help"]) == 1
    assert one_line(capsys).endswith("did you mean --help?")


def test_a_name_that_is_no_text_is_said_in_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = os.fsdecode(b"no\xff.xml")
    for quiet in ([], ["-q"]):
        assert main([missing, *quiet]) == 1
        assert one_line(capsys).startswith("no\ufffd.xml: not read: missing: ")
    assert main(["sound/", "--collection", f"sqlite:///{missing}"]) == 1
    assert one_line(capsys).startswith("error: 'sqlite:///no\\udcff.xml' is not the address of a collection")


def test_a_file_whose_name_is_no_text_has_one_name_in_all_reports(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = os.fsdecode(b"bad\xff.html")
    (desk / named).write_text("no story", encoding="utf-8")
    assert main([named, "--collection", COLLECTION]) == 1
    lines = "".join(capsys.readouterr()).splitlines()
    assert [line.partition(": ")[0] for line in lines if ": not read: " in line] == ["bad\ufffd.html"]
    assert main([named, "--json", "--collection", COLLECTION]) == 1
    assert json.loads(capsys.readouterr().out)["not_read"][0]["document"] == "bad\ufffd.html"


def test_what_is_told_of_a_repair_stands_behind_its_rule(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ROOT / "fixtures" / "traps" / "one-bad-entry.rss", desk / "bad.rss")
    assert main(["bad.rss", "--collection", COLLECTION]) == 0
    assert one_line(capsys).endswith(": malformed-xml x3 (references that XML does not know: 1), bad-date")


def test_a_folder_in_which_nothing_can_be_read_is_a_failure(desk: Path) -> None:
    (desk / "bad").mkdir()
    (desk / "bad" / "empty.xml").touch()
    assert main(["bad/", "--collection", COLLECTION]) == 1


@pytest.mark.parametrize("arguments", [("sound/feed.xml", "sound/"), ("sound/", "sound/feed.xml"), ("sound", "sound/")])
def test_two_arguments_may_hold_one_file(arguments: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--collection", COLLECTION]) == 0
    assert capsys.readouterr().out.startswith("1 document, 1 entry: new 1")
    assert main([*arguments, "-q", "--collection", COLLECTION]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_broken_file_is_a_failure_beside_the_folder_it_is_in(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "sound" / "empty.xml").touch()
    assert main(["sound/", "sound/empty.xml", "-q", "--collection", COLLECTION]) == 1
    assert one_line(capsys) == "sound/empty.xml: not read: empty: 0 bytes"


def test_a_broken_file_in_a_folder_is_none(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "sound" / "empty.xml").touch()
    assert main(["sound/", "--collection", COLLECTION]) == 0
    assert one_line(capsys) == "sound/empty.xml: not read: empty: 0 bytes"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("this is a text file"), "not a"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4096)), ""),
    ],
    ids=["text", "folder", "damaged"],
)
def test_a_collection_that_is_none_is_refused(
    make: object, said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    make(desk / "collection.db")
    assert main(["sound/", "--collection", COLLECTION]) == 1
    line = one_line(capsys)
    assert line.startswith("error: collection.db")
    assert said in line


def test_a_collection_of_a_later_version_is_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sound/", "-q", "--collection", COLLECTION])
    with sqlite3.connect(desk / "collection.db") as database:
        (table,) = database.execute(
            "SELECT name FROM sqlite_master WHERE name LIKE '%version%' AND type = 'table'"
        ).fetchone()
        database.execute(f"UPDATE {table} SET version_num = '9999'")  # noqa: S608
    database.close()
    before = (desk / "collection.db").read_bytes()
    capsys.readouterr()
    assert main(["sound/", "--collection", COLLECTION]) == 1
    assert "later Wiredesk" in one_line(capsys)
    assert (desk / "collection.db").read_bytes() == before


def test_a_list_of_urls_is_not_taken_for_an_article(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "urls.txt").write_text("https://a.example/one\nhttps://a.example/two\nhttps://b.example/\n")
    assert main(["urls.txt", "--collection", COLLECTION]) == 1
    line = one_line(capsys)
    assert line.startswith("urls.txt: not read: list-of-urls")
    assert "put the file into seeds/" in line


def test_a_list_of_subscriptions_says_how_its_feeds_are_polled(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feeds = "".join(f'<outline type="rss" xmlUrl="https://{name}.example/feed"/>' for name in "ab")
    (desk / "list.opml").write_text(f'<opml version="2.0"><body>{feeds}</body></opml>')
    assert main(["list.opml", "--collection", COLLECTION]) == 0
    assert capsys.readouterr().out.endswith(
        "; feeds listed and not asked for: 2 (`sources import FILE` has them polled)\n"
    )
    assert main(["list.opml", "--collection", COLLECTION, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["listed"] == 2


def test_seeds_that_name_nothing_say_how_to_begin(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "seeds").mkdir()
    assert main(["--collection", COLLECTION]) == 1
    assert one_line(capsys).endswith("`python -m ingest sources add URL` adds one")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--nonsense"], 2),
        (["--workers", "0", "sound/"], 2),
        (["explain"], 2),
        (["explain", "sound/"], 0),
        (["--help"], 0),
    ],
)
def test_the_exit_status_tells_wrong_usage_from_failure(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == status
    assert "Traceback" not in capsys.readouterr().err


def test_a_path_that_bears_the_name_of_a_command_is_written_with_a_dot(desk: Path) -> None:
    (desk / "explain").write_bytes(FEED)
    assert main(["./explain", "-q", "--collection", COLLECTION]) == 0
    assert len(records(COLLECTION)) == 1


def test_quiet_says_nothing_of_what_needs_nobody(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "sound" / "empty.xml").touch()
    assert main(["sound/", "-q", "--collection", COLLECTION]) == 0
    said = capsys.readouterr()
    assert said.out + said.err == ""


def test_a_summary_is_one_line_that_counts_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sound/", "--collection", COLLECTION]) == 0
    out = capsys.readouterr().out
    assert re.fullmatch(
        r"1 document, 1 entry: new 1, revised 0, updated 0, same 0, copy 0, withdrawn 0(; warnings: .*)?\n", out
    )


def test_standard_output_that_is_closed_ends_the_run_quietly(desk: Path) -> None:
    command = f"'{sys.executable}' -m ingest sound/ --json --collection {COLLECTION} | true"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=desk, env=environment, capture_output=True, text=True, check=True
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_disk_that_fills_is_one_line_and_leaves_the_collection_whole(desk: Path) -> None:
    many = b"".join(b"<item><title>%d</title><guid>%d</guid></item>" % (n, n) for n in range(400))
    (desk / "sound" / "many.xml").write_bytes(
        b"<rss version='2.0'><channel><title>F</title>" + many + b"</channel></rss>"
    )
    main(["sound/feed.xml", "-q", "--collection", COLLECTION])
    # bash counts in KiB; the signal that a file has grown too large is ignored, as it is under most service managers
    code = (
        "import signal, subprocess, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "sys.exit(subprocess.call(['bash', '-c', sys.argv[1]], restore_signals=False))"
    )
    limited = f"ulimit -f 200; '{sys.executable}' -m ingest sound/ --collection {COLLECTION}"
    done = subprocess.run(
        [sys.executable, "-c", code, limited], cwd=desk, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("error: collection.db")
    with sqlite3.connect(desk / "collection.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert len(records(COLLECTION)) == 1
    assert main(["sound/", "-q", "--collection", COLLECTION]) == 0
    assert len(records(COLLECTION)) == 401


@pytest.mark.parametrize("argument", ["", "ftp://a.example/x", "file:///etc/passwd"])
def test_an_argument_that_is_neither_path_nor_address_is_refused(
    argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argument, "--collection", COLLECTION]) == 1
    assert "neither a path nor an address" in one_line(capsys)


@pytest.mark.parametrize("program", ["ingest", "syndicate"])
def test_a_python_without_our_packages_says_where_they_are(program: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-S", "-m", program], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert re.fullmatch(r"error: no package \w+ in .*: run `make demo` once, then .*activate`\n", ran.stderr)


def test_standard_input_is_not_taken_for_a_file_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-", "--collection", COLLECTION]) == 1
    assert "standard input is not read: save it as a file" in one_line(capsys)


@pytest.mark.parametrize("name", ["empty", "empty.warc.gz", "styles"])
def test_what_holds_nothing_to_read_is_named_where_it_costs_the_exit_status(
    name: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "empty").mkdir()
    (desk / "styles").mkdir()
    (desk / "styles/a.css").write_text("a {}")
    (desk / "empty.warc.gz").touch()
    assert main([name, "sound", "--collection", COLLECTION]) == 1
    assert f"{name}: not read: nothing in it could be read" in capsys.readouterr().err.splitlines()


def test_an_archive_elsewhere_is_said_to_be_read_by_dask(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["s3://bucket/2025.warc.gz", "--collection", COLLECTION]) == 1
    assert one_line(capsys).endswith("https://; --engine dask reads archives elsewhere")


def test_a_command_behind_options_is_told_where_it_belongs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q", "--collection", COLLECTION, "status"]) == 1
    assert one_line(capsys) == (
        "error: status is a command, and the first word: python -m ingest status ...; write ./status for a path"
    )
    (desk / "status").write_bytes(FEED)
    assert main(["-q", "--collection", COLLECTION, "status"]) == 0


def test_a_first_word_that_is_nearly_a_command_is_asked_about_and_nothing_is_read(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["expalin", "sound/feed.xml"]) == 1
    assert one_line(capsys) == (
        "error: expalin: there is no such file or folder, and no such command; did you mean explain?"
    )
    assert not (desk / "collection.db").exists()
    (desk / "expalin").write_bytes(FEED)
    assert main(["expalin"]) == 0


def test_a_first_word_longer_than_any_name_is_a_file_that_cannot_be_opened(capsys: pytest.CaptureFixture[str]) -> None:
    word = "a" * 300
    assert main([word, "--collection", COLLECTION]) == 1
    assert capsys.readouterr().err == f"{word}: not read: unreadable-file: File name too long\n"


def test_a_command_of_the_other_program_is_told_where_it_belongs(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {"ingest": tuple(ingester.commands), "syndicate": tuple(syndicator.commands)} == COMMANDS
    assert main(["serve", "--port", "8080"]) == 1
    assert one_line(capsys).endswith("no such command; it is one of the other program: python -m syndicate serve")
    assert not (desk / "collection.db").exists()
    assert publish(["status"]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == "Error: No such command 'status'; it is one of the other program: python -m ingest status"


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_a_collection_that_would_keep_nothing_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sound/", "--collection", address]) == 1
    assert "would keep nothing" in one_line(capsys)
    assert main(["sound/", "--dry-run", "--collection", address]) == 0


@pytest.mark.parametrize("arguments", [[], ["http://127.0.0.1:9/feed"]])
def test_a_mistake_in_seeds_is_said_once_a_command(
    arguments: list[str], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "seeds" / "recipes").mkdir(parents=True)
    (desk / "seeds" / "recipes" / "odd.toml").write_text("titel = 'h1'\n", encoding="utf-8")
    source = '[[source]]\nname = "{}"\nurl = "http://127.0.0.1:9/{}"\n{}\n'
    tables = source.format("a", "a", "") + source.format("b", "b", 'recipe = "odd"')
    (desk / "seeds" / "sources.toml").write_text(tables, encoding="utf-8")
    for _ in range(2):  # and by the next command again
        main(arguments, machine(Time()))
        said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
        assert [line.partition(",")[0] for line in said] == [
            f"error: {Path('seeds', 'recipes', 'odd.toml')}", f"error: {Path('seeds', 'sources.toml')}",
        ]  # fmt: skip


def test_quiet_says_a_mistake_in_seeds_once_and_again_when_it_has_been_mended_for_a_day(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "seeds").mkdir()
    table = '[[source]]\nname = "a"\nurl = "http://127.0.0.1:9/"\n{}\n'
    wrong, other, right = (table.format(said) for said in ("kind = 'fed'", "follow = -1", ""))
    right = right.replace('"a"', '"b"')
    time = Time()

    def said(text: str, *, hours: float = 0.25, flags: tuple[str, ...] = ("-q",)) -> int:
        """Return how many mistakes a run names, with a sound source beside them."""
        (desk / "seeds" / "sources.toml").write_text(f"{text}{right}", encoding="utf-8")
        assert main([*flags], machine(time)) == 0
        time.pass_(hours=hours)
        return capsys.readouterr().err.count("error: ")

    assert [said(wrong) for _ in range(3)] == [1, 0, 0]
    assert [said(other), said(other), said(wrong, hours=25)] == [1, 0, 0]
    assert [said(wrong), said(wrong, flags=()), said(wrong)] == [1, 1, 0]


def test_quiet_says_once_a_day_that_nothing_is_left_to_poll(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cron would mail each line 96 times a day; but nothing is polled, so it is said again until it is mended."""
    time = Time()

    def said(text: str | None, *, hours: float = 0.25, flags: tuple[str, ...] = ("-q",)) -> list[str]:
        shutil.rmtree(desk / "seeds", ignore_errors=True)
        if text is not None:
            (desk / "seeds").mkdir()
            (desk / "seeds" / "sources.toml").write_text(text, encoding="utf-8")
        assert main([*flags], machine(time)) == 1
        time.pass_(hours=hours)
        return re.findall(FAULT, capsys.readouterr().err)

    wrong, nothing = "[[source]]\nurl = 'https://a.example/'\nkind = 'fed'\n", "no source can be polled"
    assert [said(wrong), said(wrong), said(wrong)] == [["line 3", nothing], [], []]
    assert [said(None), said(None), said(wrong)] == [["no such file or folder"], [], []]  # it has changed
    assert said("[[source]\n") == ["line 1"]  # another mistake; that nothing is left to poll was said before
    assert [bool(said(wrong)) for _ in range(24 * 4 * 2)].count(True) == 2
    assert said(wrong, flags=()) == ["line 3", nothing]


def test_quiet_still_says_why_an_argument_was_of_no_use(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "empty.xml").touch()
    assert main(["empty.xml", "-q", "--collection", COLLECTION]) == 1
    assert one_line(capsys) == "empty.xml: not read: empty: 0 bytes"


def test_upgrade_makes_no_collection_where_there_is_none(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade", "--collection", COLLECTION]) == 1
    assert "there is no collection" in one_line(capsys)
    assert not (desk / "collection.db").exists()


def test_explain_names_the_document_it_cannot_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "empty.xml").touch()
    assert main(["explain", "empty.xml"]) == 1
    assert one_line(capsys) == "error: empty.xml: not read: empty: 0 bytes"


def test_explain_says_what_a_warning_means_and_of_each_signal_only_what_was_not_taken(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "gone.html").write_text("<title>Page not found</title><h1>Page not found</h1><p>Nothing is here.</p>")
    assert main(["explain", "gone.html"]) == 0
    assert "warning    not-found: there is no such page" in capsys.readouterr().out
    data = '{"@type":"NewsArticle","headline":"Gates open","author":{"@type":"Person","name":"Jane Doe"}}'
    script = f"<script type='application/ld+json'>{data}</script>"
    (desk / "story.html").write_text(
        f"<html><head>{script}</head><body><article><h1>Gates open</h1>{PROSE * 4}</article></body></html>"
    )
    assert main(["explain", "story.html"]) == 0
    told = capsys.readouterr().out
    assert "name Jane Doe" in told
    assert "said Jane Doe" not in told


def test_explain_takes_one_document_and_says_of_more_how_many_they_are(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "sound" / "other.xml").write_bytes(FEED)
    assert main(["explain", "sound/"]) == 1
    assert one_line(capsys) == "error: sound/: holds 2 documents; name a file that holds one"


def test_explain_takes_a_record_of_an_archive_by_the_name_that_reports_give_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [
        exchange(FEED.replace(b"<title>A", title), url=f"https://{host}.example/feed", at=NOON + timedelta(hours=hour))
        for hour, (host, title) in enumerate((("a", b"<title>Old"), ("a", b"<title>New"), ("b", b"<title>Other")))
    ]
    file = keep(desk / "kept", *made).relative_to(desk)
    assert main(["explain", f"{file}: https://a.example/feed"]) == 0
    said = capsys.readouterr().out
    assert "document   https://a.example/feed" in said
    assert "New" in said
    assert "Old" not in said
    assert main(["explain", str(file)]) == 1
    assert "holds 3 documents; name one by its address, as" in one_line(capsys)
    assert main(["explain", f"{file}: https://c.example/feed"]) == 1
    assert one_line(capsys) == f"error: {file}: holds no document of https://c.example/feed"


@pytest.mark.parametrize(("coding", "status"), [(b"identity", 0), (b"compress", 1)])
def test_explain_gives_a_terminal_nothing_of_an_address_but_its_letters(
    coding: bytes, status: int, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %b\r\n\r\n<title>A dam</title>" % coding
    (desk / "a.warc").write_bytes(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\x1b]0;mine\x07\r\n"
        b"WARC-Date: 2025-09-24\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
        % (len(block), block)
    )
    assert main(["explain", "a.warc"]) == status
    said = "".join(capsys.readouterr())
    assert "https://a.example/]0;mine" in said
    assert not {"\x1b", "\x07"} & set(said)


def test_explain_says_what_to_do_about_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nowhere.xml"]) == 1
    assert one_line(capsys).startswith(
        "error: nowhere.xml: not read: missing: there is no such file or folder; check the path"
    )


@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-"])
def test_an_output_that_is_closed_costs_no_entry(closed: str, desk: Path) -> None:
    command = f"'{sys.executable}' -m ingest sound/ --collection {COLLECTION} {closed}"
    assert subprocess.run(["bash", "-c", command], cwd=desk, env=ENVIRONMENT, check=False).returncode == 0
    assert len(records(COLLECTION)) == 1


def test_an_output_that_knows_few_letters_is_given_the_others_by_number(desk: Path) -> None:
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "latin-1:strict"}
    command = [sys.executable, "-m", "ingest", "explain", str(ROOT / "fixtures" / "feeds" / "meridian-ar-rss2.xml")]
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"\\u0" in done.stdout
