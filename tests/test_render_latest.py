import json
from datetime import timedelta

import pytest
from lxml import etree

from ingest.deciding import decide
from ingest.reading import read
from ingest.schema import Document, Image, Known, LatestRow
from syndicate.render import FORMATS, Head, latest_items
from tests.conformance.records import CHANNEL, HOSTILE_LATEST, NOON, row
from tests.conformance.rss_rules import MEDIA
from tests.conformance.validity import FAULTS, A

ROWS = (
    row("Ingested", "https://news.example/1", public_id="tag:news.example,2025:1"),
    row("Listed", "https://news.example/2?utm_source=x", summary="s", published=NOON - timedelta(days=1)),
    row("Shown", "https://news.example/3", image=Image("https://news.example/3.jpg", "Caption", "INA")),
    row("Nowhere"),
)
PAGE = f"""<!doctype html><html><head><title>The story itself</title></head><body><article><h1>The story itself</h1>
{"<p>The council says that the pier will stay open until the autumn, whatever the weather may bring.</p>" * 6}
</article></body></html>""".encode()


def rendered(format_: str, *rows: LatestRow) -> bytes:
    head = Head(channel=CHANNEL, part="latest", changed=NOON, latest=rows)
    return FORMATS[format_].document(head, [FORMATS[format_].item(one, head.about) for one in latest_items(rows)])


@pytest.mark.parametrize("format_", FORMATS)
def test_the_list_is_a_valid_feed_in_every_format(format_: str) -> None:
    for rows in (ROWS, (*ROWS, *HOSTILE_LATEST), ()):
        assert FAULTS[f"feed.{format_}"](rendered(format_, *rows)) == []


def test_a_row_is_an_entry_with_what_the_page_said_of_it() -> None:
    items = json.loads(rendered("json", *ROWS))["items"]
    assert [item["title"] for item in items] == ["Ingested", "Listed", "Shown", "Nowhere"]
    assert items[0]["id"] == "tag:news.example,2025:1"
    assert (items[1]["url"], items[1]["summary"]) == ("https://news.example/2?utm_source=x", "s")
    assert [item.get("date_published") for item in items] == [None, "2025-09-23T12:00:00Z", None, None]
    assert [item["date_modified"] for item in items[:2]] == ["2025-09-24T12:00:00Z", "2025-09-23T12:00:00Z"]
    assert items[2]["_wiredesk"]["images"] == [
        {"url": "https://news.example/3.jpg", "caption": "Caption", "credit": "INA"}
    ]
    assert "url" not in items[3]


def test_pictures_stand_in_the_list_with_caption_and_credit() -> None:
    picture = etree.fromstring(rendered("rss", *ROWS)).find(f"channel/item/{MEDIA}content")
    assert picture is not None
    assert (picture.findtext(f"{MEDIA}description"), picture.findtext(f"{MEDIA}credit")) == ("Caption", "INA")


@pytest.mark.parametrize(
    "url", ["https://news.example/2?utm_source=x", "HTTP://www.News.example:80/2/", "https://n.example/ü"]
)
def test_a_row_has_the_id_that_its_story_gets_when_its_page_is_ingested_later(url: str) -> None:
    (listed,) = latest_items([row("Listed", url)])
    said = read(Document(url=url, body=PAGE, source_id="https://news.example/", fetched_at=NOON))
    (change,) = decide(said, Known(), NOON)
    assert change.record.entry.title == "The story itself"
    assert listed.id == change.record.public_id


def test_the_id_of_a_row_does_not_change_with_what_is_said_of_it() -> None:
    first, again = latest_items([row("A title"), row("A Title!", place=7, published=NOON, summary="s")])
    assert first.id == again.id
    (elsewhere,) = latest_items([row("Another title")])
    assert first.id != elsewhere.id


@pytest.mark.parametrize("format_", FORMATS)
def test_where_a_page_was_saved_is_told_to_nobody(format_: str) -> None:
    assert b"somebody" not in rendered(format_, *HOSTILE_LATEST)


def test_the_list_is_told_from_the_feed_by_its_id_title_and_address() -> None:
    root = etree.fromstring(rendered("atom", *ROWS))
    assert root.findtext(f"{A}id") not in (CHANNEL.id, None)
    assert root.findtext(f"{A}title") == "Wiredesk: latest"
    assert [link.get("href") for link in root.iterfind(f"{A}link[@rel='self']")] == [CHANNEL.address("latest.atom")]
