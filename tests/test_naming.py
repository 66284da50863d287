"""How entries are identified, as `explain` and `status` say it."""

import json
import os
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.cli.naming import in_words
from ingest.collection import open_collection
from ingest.schema import Entry, Habit
from tests.loopback import Answer, loopback
from tests.newsroom import entry, reading, take
from tests.test_habits import at_links, hour
from tests.virtual import NOON, Time, machine

Captured = pytest.CaptureFixture[str]
COLLECTION = "sqlite:///collection.db"


def item(guid: str | None, link: str | None, title: str) -> str:
    named = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    linked = f"<link>{link}</link>" if link else ""
    return f"<item>{named}{linked}<title>{title}</title><description>Of {title}.</description></item>"


def saved(file: Path, *items: str, hours: int = 0) -> str:
    """Save a feed as if it had come so many hours after noon."""
    file.write_text(f"<rss version='2.0'><channel><title>A</title>{''.join(items)}</channel></rss>")
    at = NOON.timestamp() + hours * 3600
    os.utime(file, (at, at))
    return file.name


def explained(name: str, capsys: Captured, *flags: str) -> str:
    capsys.readouterr()
    assert main(["explain", name, *flags]) == 0
    return capsys.readouterr().out


def paragraph(said: str, number: int) -> list[str]:
    """Return the lines on an entry's identity."""
    lines = said.split("\n\n")[number].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("  known by"))
    return [line.removeprefix("  known by").strip() for line in lines[start:]]


def test_explain_shows_the_ladder_of_each_entry_and_which_step_identifies_it(desk: Path, capsys: Captured) -> None:
    feed = saved(
        desk / "feed.rss",
        item("0", "https://a.example/1", "The dam"),
        item("0", "https://a.example/2", "The pier"),
        item("7", None, "The mast"),
    )
    said = explained(feed, capsys)
    assert "guids      in 3 of 3 entries, 2 of them with one that others have too" in said.splitlines()
    assert paragraph(said, 1) == [
        "GUID 0",
        "not fit: several entries of one document carry the same identifier",
        "link https://a.example/1  <- identifies it",
        "title and day the dam, -",
    ]
    assert paragraph(said, 3) == ["GUID 7  <- identifies it", "title and day the mast, -"]


@pytest.mark.parametrize(
    ("items", "identified_by"),
    [
        ((item(None, "https://a.example/1", "The dam"),), ["url:https://a.example/1"]),
        ((item(None, None, "The dam"),), ["title:feed.rss\nthe dam\n-"]),
        (
            (item(None, "https://a.example/1", "The dam"), item(None, "https://a.example/1", "The pier")),
            ["title:feed.rss\nthe dam\n-", "title:feed.rss\nthe pier\n-"],
        ),
        ((item(None, "https://a.example/", "The dam"),), ["title:feed.rss\nthe dam\n-"]),
    ],
    ids=["link", "title and day", "a link of two stories", "the front page as link"],
)
def test_explain_as_json_names_the_key_of_each_entry(
    items: tuple[str, ...], identified_by: list[str], desk: Path, capsys: Captured
) -> None:
    said = json.loads(explained(saved(desk / "feed.rss", *items), capsys, "--json"))["identity"]
    assert [one["identified_by"] for one in said["entries"]] == identified_by
    assert said["habits"] == []


def test_explain_says_what_a_collection_remembers_of_the_source(desk: Path, capsys: Captured) -> None:
    for session in range(3):
        items = [item(f"{session}-{number}", f"https://a.example/{number}", f"Story {number}") for number in range(4)]
        assert main([saved(desk / "feed.rss", *items, hours=session), "-q"]) == 0
    before = (desk / "collection.db").read_bytes()

    said = explained("feed.rss", capsys)

    assert (
        "remembered GUIDs change at every poll (4 of 4 entries): told by link, else by title and day; "
        "seen from 2026-03-04 to 2026-03-04"
    ) in said.splitlines()
    guid, why, link, title, record = paragraph(said, 1)
    assert (guid, link, title) == (
        "GUID 2-0",
        "link https://a.example/0  <- identifies it",
        "title and day story 0, -",
    )
    assert why == "not fit: this source gives its entries new identifiers at every poll; those were not relied on"
    with open_collection(COLLECTION, read_only=True) as collection:
        stored = collection.record(record.split()[-1])
    assert stored is not None
    assert stored.entry.title == "Story 0"
    assert (desk / "collection.db").read_bytes() == before


def test_explain_makes_no_collection_and_says_that_there_is_none(desk: Path, capsys: Captured) -> None:
    said = explained(saved(desk / "feed.rss", item("1", None, "The dam")), capsys)
    assert any(
        line.startswith("remembered nothing: there is no collection at collection.db") for line in said.splitlines()
    )
    assert not (desk / "collection.db").exists()


def taken(*documents: list[Entry]) -> None:
    with open_collection(COLLECTION) as collection:
        take(collection, *(reading(*said, source="sound", at=hour(place)) for place, said in enumerate(documents)))


@pytest.mark.parametrize(
    ("documents", "rules", "said"),
    [
        ([at_links(0)], [], ""),
        ([at_links(0), at_links(1)], ["guid-changing"], "GUIDs changed at one poll (5 of 5 entries)"),
        ([at_links(0), at_links(1), at_links(2)], ["guid-changing"], "GUIDs change at every poll (5 of 5 entries)"),
        ([[entry(None, "https://a.example/1", "The dam")]], ["guid-missing"], "GUIDs are missing (1 of 1 entries)"),
        (
            [[entry("0", "https://a.example/1", "The dam"), entry("0", "https://a.example/2", "The pier")]],
            ["guid-reused"],
            "a GUID is on several entries (2 of 2 entries)",
        ),
    ],
)
def test_status_says_what_a_sources_guids_are_like(
    documents: list[list[Entry]], rules: list[str], said: str, desk: Path, capsys: Captured
) -> None:
    (desk / "seeds").mkdir()
    (desk / "seeds" / "a.toml").write_text("[[source]]\nname = 'sound'\nurl = 'https://a.example/feed'\n")
    taken(*documents)
    assert main(["status", "--metrics", "wiredesk.prom"], machine(Time())) == 1  # the source was never asked
    line = capsys.readouterr().out.splitlines()[1]
    assert line.endswith(f"{said}: told by link, else by title and day" if said else "-")
    assert f'wiredesk_source_guids_unfit{{source="sound"}} {int(bool(said))}' in (desk / "wiredesk.prom").read_text()
    main(["status", "--json"], machine(Time()))
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert [habit["rule"] for habit in source["habits"]] == rules


def test_explain_says_how_many_links_it_does_not_show(desk: Path, capsys: Captured) -> None:
    urls = "".join(f"<url><loc>https://a.example/{number}</loc></url>" for number in range(23))
    (desk / "map.xml").write_text(f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>")
    said = explained("map.xml", capsys).splitlines()
    assert said[-2:] == ["link       rel item; url https://a.example/19", "... and 3 more links; --all shows them"]
    assert explained("map.xml", capsys, "--all").splitlines()[-1] == "link       rel item; url https://a.example/22"


def test_explain_asks_for_an_address_as_its_source_and_reads_it_by_what_that_one_says(
    desk: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = "<item><title>A</title><guid>1</guid><pubDate>05/09/2025 10:00</pubDate></item>"
    body = f"<rss version='2.0'><channel><title>A</title>{dated}</channel></rss>".encode()
    monkeypatch.setenv("DESK_LOGIN", "me:pass")
    (desk / "seeds").mkdir()
    with loopback() as web:
        url = web.answer("/feed", Answer(body=body))
        source = f'[[source]]\nurl = "{url}"\nallow_private = true\ncredentials = "DESK_LOGIN"\n'
        dates = 'timezone = "Asia/Baghdad"\nday_first = true\n'
        (desk / "seeds" / "a.toml").write_text(source + dates)
        said = explained(url, capsys)
        assert web.asked[0].header("Authorization") is not None
    assert "published          2025-09-05 07:00:00+00:00" in said


def test_of_links_that_change_it_is_said_what_to_do() -> None:
    habit = Habit(source_id="a", rule="link-changing", entries=5, of=6, since=hour(0), last=hour(1))
    said = "links change at every poll (5 of 6 entries): told by title, date and words; name what changes in them in"
    assert in_words([habit]) == f"{said} drop_parameters"
