"""One story in every shape in which it comes is one item for readers, and every version and copy of it is kept."""

import json
import os
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest

import syndicate.cli
from ingest.cli.program import main
from tests.test_likeness import STORY

MORNING = datetime(2025, 9, 24, 9, tzinfo=UTC)
HOME = "https://www.harbourpost.example"
ADDRESS = f"{HOME}/local/2025/09/24/dam-opened-48213"
SUMMARY = " ".join(STORY.split()[:24]) + " …"
PAPERS = {
    "valleywire.example": f"TARN QUAY (Harbour Post) - {STORY} Reporting by the Harbour Post; all rights reserved.",
    "tidewater.example": " ".join(STORY.split()[:55]),
    "fenlight.example": STORY.replace("400 people", "some 400 people").replace("beds and stoves", "stoves and beds"),
}


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "web"


def put(path: Path, text: str, at: datetime) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))


def feed(link: str, title: str) -> str:
    return (
        '<rss version="2.0"><channel><title>Harbour Post</title><link>https://www.harbourpost.example/</link>'
        f"<description>News</description><item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<description>{escape(SUMMARY)}</description><pubDate>Wed, 24 Sep 2025 08:30:00 GMT</pubDate>"
        "</item></channel></rss>"
    )


def page(address: str, title: str, text: str, *, published: str = "2025-09-24T08:30:00Z") -> str:
    sentences = text.split(". ")
    third = max(1, len(sentences) // 3)
    paragraphs = [". ".join(sentences[at : at + third]) for at in range(0, len(sentences), third)]
    body = "".join(f"<p>{escape(paragraph.rstrip('.'))}.</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)}</title><link rel="canonical" href="{address}">'
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{published}">'
        f"</head><body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )


def ingested(web: Path, address: str) -> None:
    assert main([str(web.name), "-q", "--collection", address]) == 0


def published(address: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert syndicate.cli.main(["--collection", address, "-q"]) == 0
    capsys.readouterr()
    found: dict[str, Any] = json.loads(Path("public/feed.json").read_text(encoding="utf-8"))
    return found


def test_a_story_in_every_shape_is_one_item_with_two_revisions_and_three_copies(
    web: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    title, corrected = "Dam is opend after a week of rain", "Dam is opened after a week of rain"
    put(web / "feed.xml", feed(ADDRESS, title), MORNING)
    put(web / "front.xml", feed(f"{ADDRESS}?utm_source=rss&utm_medium=feed&fbclid=IwAR0", title), MORNING)
    pages = web / "harbourpost.example"
    put(pages / "dam.html", page(ADDRESS, title, STORY), MORNING)
    put(pages / "dam-amp.html", page(f"{HOME}/amp/local/2025/09/24/dam-opened-48213/", title, STORY), MORNING)
    for number, (host, text) in enumerate(PAPERS.items(), 1):
        there, at = f"https://{host}/world/dam-{number}", MORNING + timedelta(minutes=number)
        put(web / host / "dam.html", page(there, f"Dam opened, {number}", text, published="2025-09-24T09:00:00Z"), at)
    ingested(web, address)

    noon = MORNING + timedelta(hours=3)  # the title is corrected, everywhere
    put(web / "feed.xml", feed(ADDRESS, corrected), noon)
    put(web / "front.xml", feed(f"{ADDRESS}?utm_source=rss&utm_medium=feed&fbclid=IwAR0", corrected), noon)
    put(pages / "dam.html", page(ADDRESS, corrected, STORY), noon)
    put(pages / "dam-amp.html", page(f"{HOME}/amp/local/2025/09/24/dam-opened-48213/", corrected, STORY), noon)
    ingested(web, address)

    evening = MORNING + timedelta(hours=9)  # and then a figure in the text
    told = STORY.replace("400 people", "430 people")
    put(pages / "dam.html", page(ADDRESS, corrected, told), evening)
    put(pages / "dam-amp.html", page(f"{HOME}/amp/local/2025/09/24/dam-opened-48213/", corrected, told), evening)
    ingested(web, address)

    (item,) = published(address, capsys)["items"]
    assert (item["title"], item["url"]) == (corrected, ADDRESS)
    assert "430 people" in item["content_html"]
    copies = item["_wiredesk"]["copies"]
    assert {copy["url"].split("/")[2]: copy["title"] for copy in copies} == {
        host: f"Dam opened, {number}" for number, host in enumerate(PAPERS, 1)
    }
    assert all(copy["source"] for copy in copies)

    assert main(["history", ADDRESS, "--json", "--collection", address]) == 0
    versions = json.loads(capsys.readouterr().out)["versions"]
    assert [version["changed"] for version in versions] == [[], ["title"], ["text"]]

    assert main(["history", f"{ADDRESS}?utm_source=newsletter", "--collection", address]) == 0
    said = capsys.readouterr().out
    assert "[-400-]{+430+} people" in said
    assert said.count("also as") == 3


def test_read_again_the_same_web_changes_nothing(web: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    put(web / "feed.xml", feed(ADDRESS, "Dam is opened"), MORNING)
    for number, (host, text) in enumerate(PAPERS.items(), 1):
        put(web / host / "dam.html", page(f"https://{host}/world/dam-{number}", "Dam opened", text), MORNING)
    ingested(web, address)
    before = published(address, capsys)
    ingested(web, address)
    assert published(address, capsys) == before
