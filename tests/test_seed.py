"""The page with which the project began: its facts, lengths and checksums, without its text."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.schema import Entry, Record
from syndicate.cli import main as syndicate
from tests.offline import ROOT, records


def sum_of(text: str | None) -> str:
    return sha256((text or "").encode()).hexdigest()[:16]


@pytest.fixture
def stored(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.chdir(tmp_path)
    assert main([str(shared / "seeds"), "--collection", "sqlite:///collection.db"]) == 0
    (record,) = records("sqlite:///collection.db")
    return record


def test_the_seed_is_read_as_its_reader_would(stored: Record) -> None:
    entry: Entry = stored.entry
    assert entry.title is not None
    assert (len(entry.title), sum_of(entry.title)) == (76, "e43d156b687bf28b")
    assert entry.published is not None
    assert entry.published.isoformat() == "2025-09-24T00:00:00+00:00"
    assert entry.published_precision == "day"
    assert entry.publisher == "Rudaw"
    assert entry.authors == ()
    assert entry.dateline is not None
    assert entry.dateline.place == "ERBIL, Kurdistan Region"
    assert entry.place == "ERBIL, Kurdistan Region"
    assert entry.warnings == ()


def test_the_story_is_whole_and_nothing_else(stored: Record) -> None:
    paragraphs = (stored.entry.content_text or "").split("\n\n")
    assert paragraphs[0].startswith("An Iraqi army official")
    assert paragraphs[-1].rstrip("”\"'. ").endswith("will persist")
    assert len(paragraphs) == 12
    assert (len(stored.entry.content_text or ""), sum_of(stored.entry.content_text)) == (2899, "6740983a13141998")
    for furniture in ("A+", "moderates all comments", "Post a comment", "Required", "The Latest"):
        assert furniture not in (stored.entry.content_html or "")


def test_the_latest_list_has_one_item_with_its_credit_split_off(stored: Record) -> None:
    (item,) = stored.entry.latest
    assert (len(item.title), sum_of(item.title)) == (71, "8b45716971a3243c")
    assert (len(item.summary or ""), sum_of(item.summary)) == (248, "c764115e0d8756da")
    assert item.url is None
    assert item.image is not None
    assert item.image.url is None
    assert item.image.credit == "INA"
    assert (len(item.image.caption or ""), sum_of(item.image.caption)) == (69, "54aaf262fd43e66c")


def test_explain_shows_the_fields_and_their_signals(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seed,) = (shared / "seeds").glob("*.txt")
    assert main(["explain", str(seed)]) == 0
    shown = capsys.readouterr().out
    for word in ("title", "published", "2025-09-24", "Rudaw", "ERBIL, Kurdistan Region", "INA", "<-"):
        assert word in shown


def test_all_of_it_is_in_the_json_feed(stored: Record, tmp_path: Path) -> None:
    arguments = ["--collection", f"sqlite:///{tmp_path}/collection.db", "--output", str(tmp_path / "public")]
    assert syndicate(arguments) == 0
    feed = json.loads((tmp_path / "public" / "feed.json").read_text(encoding="utf-8"))
    (item,) = feed["items"]
    assert item["id"] == stored.public_id
    assert item["title"] == stored.entry.title
    assert item["content_html"] == stored.entry.content_html
    assert item["date_published"].startswith("2025-09-24T00:00:00")
    (listed,) = item["_wiredesk"]["latest"]
    assert listed["title"] == stored.entry.latest[0].title
    assert listed["image"]["credit"] == "INA"
    assert listed["ingested"] is False
    assert any(row["title"] == listed["title"] for row in feed["_wiredesk"]["latest"])


@pytest.mark.parametrize("name", ["en-grain-silo-05-09-2025.txt"])
def test_a_dump_dated_05_09_is_of_the_fifth_of_september(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(ROOT / "fixtures" / "dumps" / name), "--json"]) == 0
    entry = json.loads(capsys.readouterr().out)["reading"]["entries"][0]
    assert entry["published"].startswith("2025-09-05T00:00:00")
