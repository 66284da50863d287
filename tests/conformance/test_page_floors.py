"""Floors for the reading of pages, on labelled pages beside the checkout: no measure may sink below its floor.

The model is the package's, and the pages are `fundus_dev`, where all that a page shows is labelled;
test_page_out_of_fold has the other sets. Floors are a little below what was measured; raise them when that rises.
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import orjson
import pytest

from ingest.reading import read
from ingest.schema import Document, Entry, Reading
from ingest.text.language import fold
from ingest.text.urls import canonical_url

Truth = dict[str, Any]


@dataclass
class Measured:
    """Shares between 0 and 1, one number a page or a list."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    segments: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> float:
        """Return the F1 of four-word shingles, or of the segments that must and must not be in the text."""
        hit, leak, miss = (self.segments[name] for name in ("hit", "leak", "miss"))
        if hit:
            return 2 * hit / (2 * hit + leak + miss)
        precision, recall = mean(self.precision), mean(self.recall)
        return 2 * precision * recall / (precision + recall)


def truths(folder: Path, step: int) -> Iterator[Truth]:
    lines = (folder / "truth.jsonl").read_bytes().splitlines()
    return map(orjson.loads, lines[::step])


def document(folder: Path, name: str, url: str | None) -> Document:
    body = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
    return Document(url=url or "https://example.org/", body=body, content_type="text/html")


@cache
def read_once(folder: Path, name: str, url: str | None) -> Reading:
    """Read a page only when it is first asked for, because several floors use the same pages."""
    return read(document(folder, name, url))


def article(reading: Reading) -> Entry | None:
    entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    return entries[0] if entries else None


def shingles(text: str | None) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text or "")
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def is_day_of(truth: Truth, entry: Entry | None) -> bool:
    published = entry.published if entry else None
    return published is not None and published.date().isoformat() == truth["date"][:10]


def add_text(measured: Measured, truth: Truth, text: str | None) -> None:
    if truth["text"]:
        want, got = shingles(truth["text"]), shingles(text)
        same = (want & got).total()
        measured.recall.append(same / want.total())
        if got:
            measured.precision.append(same / got.total())
    elif truth.get("with") is not None:
        flat = re.sub(r"\s+", " ", text or "")
        hits = sum(re.sub(r"\s+", " ", part).strip() in flat for part in truth["with"])
        leaks = sum(re.sub(r"\s+", " ", part).strip() in flat for part in truth["without"])
        measured.segments.update(hit=hits, miss=len(truth["with"]) - hits, leak=leaks)


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[tuple[Truth, Reading]]:
    folder = shared / "corpus" / "pages" / "fundus_dev"
    return [(truth, read_once(folder, truth["id"], truth["url"])) for truth in truths(folder, 1)]


def test_text_title_and_date_are_read_as_well_as_they_were(readings: list[tuple[Truth, Reading]]) -> None:
    measured, title, day = Measured(), [], []
    for truth, reading in readings:
        entry = article(reading)
        assert entry is not None, truth["id"]
        add_text(measured, truth, entry.content_text)
        title.append(fold(truth["title"]) == fold(entry.title))
        day.append(is_day_of(truth, entry))
    assert measured.text >= 0.984
    assert mean(title) >= 0.8
    assert mean(day) >= 0.965


@pytest.fixture(scope="module")
def labelled(shared: Path, readings: list[tuple[Truth, Reading]]) -> list[tuple[dict[str, Any], Reading]]:
    by_id = {truth["id"]: reading for truth, reading in readings}
    lines = (shared / "corpus" / "labels" / "latest.jsonl").read_bytes().splitlines()
    return [(label, by_id[label["id"]]) for label in map(orjson.loads, lines)]


def test_latest_lists_are_found_as_well_as_they_were(labelled: list[tuple[dict[str, Any], Reading]]) -> None:
    hits = extra = missed = false = 0
    for label, reading in labelled:
        if label["latest_ambiguous"]:
            continue
        got = {canonical_url(row.url) for row in reading.latest if row.url}
        lists = [one for one in (label["latest"], *label["latest_alt"]) if one]
        every = {canonical_url(row["url"]) for one in lists for row in one["items"]}
        wanted = [{canonical_url(row["url"]) for row in one["items"] if not row.get("optional")} for one in lists]
        # If a page has two lists, either will do.
        want = max(wanted, key=lambda want: len(want & got) / max(1, len(want)), default=set())
        hits, extra, missed = hits + len(got & want), extra + len(got - every), missed + len(want - got)
        false += bool(got) and not lists
    assert 2 * hits / (2 * hits + extra + missed) >= 0.96
    assert false <= 2


def test_datelines_captions_and_credits_are_read_as_well_as_they_were(
    labelled: list[tuple[dict[str, Any], Reading]],
) -> None:
    right: dict[str, list[bool]] = {"dateline": [], "caption": [], "credit": []}
    false = 0
    for label, reading in labelled:
        entry = article(reading)
        dateline = entry.dateline if entry else None
        if label["dateline"]:
            said = {fold(label["dateline"]["place"]), fold(label["dateline"]["text"])}
            right["dateline"].append(dateline is not None and fold(dateline.place) in said)
        false += dateline is not None and not label["dateline"]
        image, lead = (entry.images[0] if entry and entry.images else None), label["lead_image"]
        if lead and lead["score_caption"] and lead["caption"]:
            right["caption"].append(image is not None and fold(image.caption)[:60] == fold(lead["caption"])[:60])
        if lead and lead["score_credit"] and lead["credit"]:
            right["credit"].append(image is not None and fold(image.credit) == fold(lead["credit"]))
    assert mean(right["dateline"]) >= 0.95
    assert mean(right["caption"]) >= 0.95
    assert mean(right["credit"]) >= 0.9
    assert false <= 1


def test_datelines_of_other_pages_are_read_as_well_as_they_were(shared: Path) -> None:
    right: list[bool] = []
    false = 0
    for label in map(orjson.loads, (shared / "corpus" / "labels" / "datelines.jsonl").read_bytes().splitlines()):
        entry = article(read_once(shared / "corpus" / "pages" / label["dataset"], label["id"], label["url"]))
        dateline = entry.dateline if entry else None
        if label["dateline"]:
            said = {fold(label["dateline"]["place"]), fold(label["dateline"]["text"])}
            right.append(dateline is not None and fold(dateline.place or dateline.text) in said)
        false += dateline is not None and not label["dateline"]
    assert mean(right) >= 0.8
    assert false == 0
