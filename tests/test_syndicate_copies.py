"""A story that several papers carry, from their feeds to ours, and from ours to another Wiredesk."""

import json
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ingest import open_collection, read
from ingest.run.storing import read_and_store
from ingest.schema import Document, Entry, Hints
from syndicate.cli import main

NOW = datetime(2025, 10, 6, 12, tzinfo=UTC)
BASE = "https://desk.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
WIRE = " ".join(
    f"The {who} said on day {number} that the {what} would {verb}."
    for number, (who, what, verb) in enumerate(
        product(("minister", "engineer", "farmer"), ("dam", "weir", "mill", "canal"), ("hold", "close"))
    )
)

FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{title}</title>{items}</channel></rss>"""
ITEM = """<item><guid isPermaLink="false">{paper}-{n}</guid><link>https://{paper}.example/{n}</link>
<title>{title}</title><content:encoded>{text}</content:encoded><pubDate>{at}</pubDate></item>"""


def feed(paper: str, *, wire: bool, own: int = 3, day: int = 1) -> Document:
    """A paper's feed: so many short stories of its own, and the wire story, a little later in each paper."""
    stories = [(f"{paper} {number}", f"What {paper} says of {number}") for number in range(own)]
    stories += [("The wire story", WIRE)] if wire else []
    at = f"{day:02} Oct 2025 {8 + len(paper):02}:00:00 GMT"
    items = "".join(
        ITEM.format(paper=paper, n=n, title=title, text=text, at=at) for n, (title, text) in enumerate(stories)
    )
    body = FEED.format(title=f"The {paper.title()}", items=items)
    return Document(url=f"https://{paper}.example/feed", body=body.encode(), fetched_at=NOW, source_id=paper)


def taken(address: str, *documents: Document) -> None:
    with open_collection(address) as collection:
        for document in documents:
            read_and_store(document, Hints(), collection, now=NOW)


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A collection of three papers, two of which carry the story of the third."""
    found = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'collection.db'}"
    taken(found, *(feed(paper, wire=True) for paper in ("post", "herald", "examiner")), feed("gazette", wire=False))
    return found


def published(address: str, output: Path, *arguments: str) -> dict[str, list[Any]]:
    """Publish; return the items of each channel's JSON Feed by its folder."""
    assert main(["--collection", address, "--output", str(output), "--base-url", BASE, "-q", *arguments]) == 0
    found = output.rglob("feed.json")
    return {path.parent.relative_to(output).as_posix(): json.loads(path.read_bytes())["items"] for path in found}


def wires(items: list[Any]) -> list[str]:
    return [item["url"] for item in items if item["title"] == "The wire story"]


POST, HERALD, EXAMINER = (f"https://{paper}.example/3" for paper in ("post", "herald", "examiner"))


def test_a_story_stands_once_in_each_feed_and_in_that_of_every_paper_that_carries_it(
    address: str, tmp_path: Path
) -> None:
    feeds = published(address, tmp_path / "public")
    assert wires(feeds["."]) == [POST]
    assert {name: wires(items) for name, items in feeds.items() if name != "."} == {
        "source/post": [POST],
        "source/herald": [HERALD],
        "source/examiner": [EXAMINER],
        "source/gazette": [],
    }


@pytest.mark.parametrize(
    ("copies", "everything", "heralds"),
    [("every", [EXAMINER, HERALD, POST], [HERALD]), ("one", [POST], [HERALD]), ("originals", [POST], [])],
)
def test_what_is_carried_of_copies_can_be_chosen(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    copies: str,
    everything: list[str],
    heralds: list[str],
) -> None:
    feeds = published(address, tmp_path / "flag", "--copies", copies)
    assert (wires(feeds["."]), wires(feeds["source/herald"])) == (everything, heralds)
    monkeypatch.setenv("WIREDESK_COPIES", copies)
    assert published(address, tmp_path / "environment") == feeds


def test_a_choice_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--copies", "some"]) == 2
    assert "'some' is not one of" in capsys.readouterr().err


def test_who_else_carried_a_story_is_named_by_each_of_its_items(address: str, tmp_path: Path) -> None:
    feeds = published(address, tmp_path)
    named = {
        name: [copy for item in items for copy in item["_wiredesk"].get("copies", ())] for name, items in feeds.items()
    }
    told = {
        paper: {"title": "The wire story", "url": url, "source": f"The {paper.title()}"}
        for paper, url in (("post", POST), ("herald", HERALD), ("examiner", EXAMINER))
    }
    assert named == {
        ".": [told["herald"], told["examiner"]],
        "source/post": [told["herald"], told["examiner"]],
        "source/herald": [told["post"], told["examiner"]],
        "source/examiner": [told["post"], told["herald"]],
        "source/gazette": [],
    }
    links = etree.parse(tmp_path / "feed.atom").iterfind(f"{ATOM}entry/{ATOM}link[@rel='related']")
    assert [(link.get("href"), link.get("title")) for link in links] == [
        (HERALD, "The wire story (The Herald)"),
        (EXAMINER, "The wire story (The Examiner)"),
    ]


def test_a_further_copy_changes_only_the_feeds_that_carry_its_story(address: str, tmp_path: Path) -> None:
    before = published(address, tmp_path)
    stamps = {path: path.read_bytes() for path in tmp_path.rglob("feed.*")}
    taken(address, feed("times", wire=True, own=0, day=2))
    after = published(address, tmp_path)
    changed = {path.parent.name for path, body in stamps.items() if path.read_bytes() != body}
    assert changed == {tmp_path.name, "post", "herald", "examiner"}
    assert [len(items) for items in after.values()] == [len(items) for items in before.values()]


def test_the_same_collection_gives_the_same_bytes(address: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    published(address, one)
    published(address, two)
    files = {path.relative_to(one): path.read_bytes() for path in one.rglob("*.*")}
    assert len(files) == 70
    assert files == {path.relative_to(two): path.read_bytes() for path in two.rglob("*.*")}


@pytest.mark.parametrize("file", ["feed.atom", "feed.json", "feed.rss"])
def test_a_wiredesk_that_reads_a_wiredesk_takes_no_copy_for_a_storys_address(
    address: str, tmp_path: Path, file: str
) -> None:
    published(address, tmp_path / "public")
    body = (tmp_path / "public" / file).read_bytes()
    found = [entry for entry in read(Document(url=f"{BASE}{file}", body=body)).entries if isinstance(entry, Entry)]
    (wire,) = [entry for entry in found if entry.title == "The wire story"]
    assert wire.url == POST
    again = f"sqlite:///{tmp_path / 'again.db'}"
    taken(again, Document(url=f"{BASE}{file}", body=body, fetched_at=NOW + timedelta(hours=1), source_id="desk"))
    feeds = published(again, tmp_path / "again")
    assert sorted(item["url"] for item in feeds["."]) == sorted(entry.url or "" for entry in found)
    links = etree.parse(tmp_path / "again" / "feed.atom").iterfind(f"{ATOM}entry/{ATOM}link[@rel='related']")
    assert [link.get("href") for link in links] == ([HERALD, EXAMINER] if file == "feed.atom" else [])
