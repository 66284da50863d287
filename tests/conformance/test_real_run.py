"""One hundred real feeds into a collection: every entry accounted for, and a second run that stores nothing."""

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ingest.cli import main

MERGING = {"merged-in-document", "nothing-said"}  # the rules by which an entry makes no change of its own


def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main([str(folder), "--json", "--collection", "sqlite:///collection.db"]) == 0
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    summary: dict[str, Any] = json.loads(said.out)
    return summary


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as database:
        lines = list(database.iterdump())
    database.close()
    return lines


def test_every_real_entry_is_stored_or_named_with_its_rule(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    labels = (shared / "corpus" / "labels" / "feed_counts.tsv").read_text(encoding="utf-8")
    counts = {row["file"]: int(row["entries"]) for row in csv.DictReader(labels.splitlines(), delimiter="\t")}
    assert len(counts) == 100
    assert sum(counts.values()) == 3693

    first = run(shared / "corpus" / "feeds" / "real", capsys)

    assert first["documents"] == 100
    assert first["not_read"] == []
    stored = sum(first["counts"].values())
    named = sum(count for rule, count in first["warnings"].items() if rule in MERGING)
    assert stored + named == 3693
    assert first["counts"]["new"] + first["counts"]["copy"] >= 3670
    before = dump(tmp_path / "collection.db")

    second = run(shared / "corpus" / "feeds" / "real", capsys)

    assert {name for name, count in second["counts"].items() if count} == {"same"}
    assert dump(tmp_path / "collection.db") == before
