"""`python -m ingest fixtures/`: no network, every record as expected, every broken file named."""

import json
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.schema import Record
from tests.offline import ROOT, as_json, records, saved

STORY = "https://en.meridian.example/2025/09/24/erbil-water-tunnels"
PLACES = {
    "fixtures/feeds/meridian-en-atom.xml",
    "fixtures/feeds/meridian-en-environment-utm.xml",
    "fixtures/feeds/meridian-en-rss2.xml",
    "fixtures/mirror/en.meridian.example",
    "fixtures/pages",
}
COLLECTION = "sqlite:///collection.db"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the fixtures in it, on a machine without a network."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("an offline run opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    saved(ROOT / "fixtures", tmp_path / "fixtures")
    saved(ROOT / "seeds" / "recipes", tmp_path / "seeds" / "recipes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def broken() -> dict[str, str]:
    """Return what fixtures/README.md says of each broken file: "repaired" or "refused"."""
    table = (ROOT / "fixtures" / "README.md").read_text(encoding="utf-8").partition("## Broken")[2]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| `broken/")]
    return {row[1].strip(" `"): "refused" if "refuse" in row[3].lower() else "repaired" for row in rows}


def test_the_readme_of_the_fixtures_speaks_of_every_broken_file() -> None:
    files = {f"broken/{path.name}" for path in (ROOT / "fixtures" / "broken").iterdir()}
    assert broken().keys() == files
    assert len(files) >= 15


def test_the_fixtures_become_exactly_these_records(desk: Path, golden: Callable[[str, str], None]) -> None:
    assert main(["fixtures/", "-q", "--collection", COLLECTION]) == 0
    golden("collection.json", as_json(records(COLLECTION)))


def test_a_second_run_changes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["fixtures/", "-q", "--collection", COLLECTION])
    before = records(COLLECTION)
    capsys.readouterr()
    assert main(["./fixtures", "--json", "--collection", COLLECTION]) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert {name for name, count in counts.items() if count} == {"same"}
    assert records(COLLECTION) == before


def test_the_story_in_five_places_is_one_record_and_its_wire_copy_another(desk: Path) -> None:
    main(["fixtures/", "-q", "--collection", COLLECTION])
    found = [record for record in records(COLLECTION) if record.entry.canonical_url == STORY]
    assert len(found) == 1
    assert set(found[0].seen_in) == PLACES
    assert found[0].entry.origin == "merged"
    elsewhere = [record for record in records(COLLECTION) if "old-water-tunnels" in str(record.entry.canonical_url)]
    assert len(elsewhere) == 1


@pytest.mark.parametrize(("name", "fate"), sorted(broken().items()))
def test_each_broken_file_is_named_with_its_fault(
    name: str, fate: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = f"fixtures/{name}"
    status = main([path, "--collection", COLLECTION])
    said = capsys.readouterr()
    line = next((line for line in said.err.splitlines() if line.startswith(f"{path}: ")), "")
    assert line.startswith(f"{path}: {'not read' if fate == 'refused' else 'read with repairs'}: "), said.err
    assert re.search(r": [a-z]+(-[a-z]+)*", line.removeprefix(path))
    assert status == (1 if fate == "refused" else 0)
    assert "Traceback" not in said.err + said.out


def test_the_whole_run_names_every_broken_file_and_is_content(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixtures/", "--json", "--collection", COLLECTION]) == 0
    summary = json.loads(capsys.readouterr().out)
    named = {one["document"] for one in (*summary["repaired"], *summary["not_read"])}
    assert {f"fixtures/{name}" for name in broken()} <= named
    assert {one["document"] for one in summary["not_read"]} == {
        f"fixtures/{name}" for name, fate in broken().items() if fate == "refused"
    }


def test_a_dry_run_counts_as_the_run_would_and_stores_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixtures/", "--dry-run", "--json", "--collection", COLLECTION]) == 0
    rehearsed = json.loads(capsys.readouterr().out)["counts"]
    assert not (desk / "collection.db").exists()
    main(["fixtures/", "--json", "--collection", COLLECTION])
    assert json.loads(capsys.readouterr().out)["counts"] == rehearsed
    before = (desk / "collection.db").read_bytes()
    main(["fixtures/", "--dry-run", "-q", "--collection", COLLECTION])
    assert (desk / "collection.db").read_bytes() == before


def test_two_folders_read_in_two_runs_hold_what_one_run_holds(desk: Path) -> None:
    main(["fixtures/", "-q", "--collection", "sqlite:///one.db"])
    main(["fixtures/mirror", "fixtures/pages", "-q", "--collection", "sqlite:///two.db"])
    main(
        [
            "fixtures/feeds",
            "fixtures/dumps",
            "fixtures/broken",
            "fixtures/traps",
            "-q",
            "--collection",
            "sqlite:///two.db",
        ]
    )

    def told(found: list[Record]) -> list[tuple[object, ...]]:
        return sorted(
            (str(one.entry.canonical_url), str(one.entry.title), str(one.entry.content_text)) for one in found
        )

    assert told(records("sqlite:///two.db")) == told(records("sqlite:///one.db"))


def test_a_sound_feed_whose_entries_have_its_author_is_read_without_repairs(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "feed.xml").write_text(
        "<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:a.example,2025:1</id><title>A</title>"
        "<updated>2025-09-01T10:00:00Z</updated><author><name>Jane Doe</name></author>"
        "<entry><id>tag:a.example,2025:2</id><title>One</title><updated>2025-09-01T10:00:00Z</updated>"
        "<link href='https://a.example/1'/></entry></feed>",
        encoding="utf-8",
    )
    assert main([str(desk / "feed.xml"), "--collection", COLLECTION]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "warnings" not in said.out
    (record,) = records(COLLECTION)
    assert [flaw.rule for flaw in record.entry.warnings] == ["authors-of-feed"]
