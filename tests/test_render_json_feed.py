import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from ingest.schema import Dateline, Enclosure, Feed, Image, LatestItem, Person, Tag
from ingest.text.markup import safe_text
from tests.conformance.parts import RENDERERS, selection
from tests.conformance.records import BASE, HOSTILE, HOSTILE_LATEST, NOON, record, row
from tests.conformance.validity import json_feed_faults as faults

render = RENDERERS["feed.json"]
HOSTILE_FEED = render(selection(*HOSTILE, latest=HOSTILE_LATEST))


def feed_of(*records: Any, latest: tuple[Any, ...] = ()) -> Any:
    return json.loads(render(selection(*records, latest=latest)))


def item_of(**said: Any) -> Any:
    (item,) = feed_of(record(1, **said))["items"]
    return item


def test_a_hostile_collection_gives_a_valid_feed() -> None:
    assert faults(HOSTILE_FEED) == []
    assert len(json.loads(HOSTILE_FEED)["items"]) == len(HOSTILE)


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_in(part)


def test_no_text_of_a_hostile_collection_holds_a_character_that_feeds_must_not_carry() -> None:
    texts = list(texts_in(json.loads(HOSTILE_FEED)))
    assert len(texts) > 1000
    assert [text for text in texts if safe_text(text) != text] == []


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("jsonfeed.org/version/1.1", "jsonfeed.org/version/1"),
        ('"id"', '"ID"'),
        ('"content_html"', '"content"'),
        ("2025-09-24T", "24 Sep "),
        ('"https://news.example/1"', '"/1"'),
        ('"_wiredesk"', '"wiredesk"'),
    ],
)
def test_the_schema_can_fail(sound: str, broken: str) -> None:
    body = render(selection(record(1))).decode()
    assert faults(body.encode()) == []
    assert sound in body
    assert faults(body.replace(sound, broken).encode())


def test_an_empty_channel_is_valid_and_has_a_latest_list() -> None:
    body = render(selection())
    assert faults(body) == []
    assert json.loads(body)["_wiredesk"] == {"about": f"{BASE}index.html#wiredesk", "latest": []}


def test_the_same_selection_gives_the_same_bytes() -> None:
    assert render(selection(*HOSTILE[::-1], latest=HOSTILE_LATEST)) == HOSTILE_FEED


def test_an_item_always_has_a_title_and_content() -> None:
    for item in json.loads(HOSTILE_FEED)["items"]:
        assert item["title"]
        assert "content_html" in item


def test_an_item_says_what_its_entry_says() -> None:
    item = item_of(
        title="A & <B>", summary="s", content_html="<p>c</p>", language="tr", authors=(Person("Ann", "https://ann.example/"),),
        tags=(Tag("t", label="Label"), Tag("Label")), images=(Image("https://a.example/1.jpg"),),
        enclosures=(Enclosure("https://a.example/1.mp3", length=5), Enclosure("https://a.example/2.bin", title="T")),
    )  # fmt: skip
    extension = item.pop("_wiredesk")
    assert item == {
        "id": "https://news.example/1",
        "url": "https://news.example/1",
        "title": "A & <B>",
        "content_html": "<p>c</p>",
        "summary": "s",
        "image": "https://a.example/1.jpg",
        "date_published": "2025-09-24T12:00:00Z",
        "date_modified": "2025-09-24T12:00:00Z",
        "authors": [{"name": "Ann", "url": "https://ann.example/"}],
        "tags": ["Label"],
        "language": "tr",
        "attachments": [
            {"url": "https://a.example/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5},
            {"url": "https://a.example/2.bin", "mime_type": "application/octet-stream", "title": "T"},
        ],
    }
    assert extension["about"] == f"{BASE}index.html#wiredesk"


def test_an_undated_entry_has_no_published_date() -> None:
    assert "date_published" not in item_of(published=None)


def test_what_json_feed_has_no_name_for_is_under_our_own() -> None:
    extension = item_of(
        publisher="Rudaw", section="Economy", place="Erbil", published_precision="day", rights="©",
        dateline=Dateline("ERBIL", text="ERBIL -"), images=(Image(None, "Caption", "INA"),),
    )["_wiredesk"]  # fmt: skip
    extension.pop("about")
    assert extension == {
        "precision": "day",
        "publisher": "Rudaw",
        "source": {
            "title": "News & <Views>", "url": "https://news.example/", "feed_url": "https://news.example/feed.xml",
        },
        "section": "Economy",
        "place": "Erbil",
        "dateline": {"place": "ERBIL", "text": "ERBIL -"},
        "rights": "©",
        "images": [{"caption": "Caption", "credit": "INA"}],
    }  # fmt: skip


@pytest.mark.parametrize("precision", [None, "second", "minute"])
def test_a_time_that_is_known_needs_no_precision(precision: str | None) -> None:
    assert "precision" not in item_of(published_precision=precision)["_wiredesk"]


def test_the_latest_list_of_the_feed_says_of_each_row_whether_it_was_ingested() -> None:
    listed = row(
        "In the list", "https://other.example/", summary="s", published=NOON - timedelta(days=1),
        image=Image("https://other.example/i.jpg", "c", "INA", "alt", 10, 10),
    )  # fmt: skip
    latest = feed_of(record(1, summary="of ours"), latest=(listed, row("Bare", first_seen=NOON - timedelta(days=2))))
    assert latest["_wiredesk"]["latest"] == [
        {
            "title": "Story 1", "url": "https://news.example/1", "summary": "of ours",
            "published": "2025-09-24T12:00:00Z", "id": "https://news.example/1", "ingested": True,
        },
        {
            "title": "In the list", "url": "https://other.example/", "summary": "s",
            "published": "2025-09-23T12:00:00Z",
            "image": {"url": "https://other.example/i.jpg", "caption": "c", "credit": "INA", "alt": "alt"},
            "ingested": False,
        },
        {"title": "Bare", "ingested": False},
    ]  # fmt: skip


def test_an_item_names_who_else_carried_its_story() -> None:
    items = {item["id"]: item for item in json.loads(HOSTILE_FEED)["items"]}
    *copies, long = items["https://news.example/27"]["_wiredesk"]["copies"]
    assert long["source"] == "News & <Views>"
    assert copies == [
        {
            "title": "In lines ]]> & <b>",
            "url": "https://c.example/a%20b?q=%C3%BC&x=1#%C3%A9",
            "source": "Elsewhere & <co>",
        },
        {"title": "itself", "url": "https://news.example/27", "source": "News & <Views>"},
        {"title": "linked", "url": "https://a.example/27", "source": "News & <Views>"},
        {"title": "linked, too", "url": "https://b.example/27", "source": "News & <Views>"},
        {"title": "twice", "url": "https://d.example/", "source": "News & <Views>"},
        {"title": "again", "url": "https://d.example/", "source": "News & <Views>"},
        {"title": "no address"},
        {"title": "relative", "source": "e.example"},
        {"url": "https://f.example/27", "source": "f.example"},
    ]
    assert [id_ for id_, item in items.items() if "copies" in item["_wiredesk"]] == [
        "https://news.example/27",
        "urn:uuid:00000000-0000-0000-0000-000000000028",
    ]


def test_an_item_has_a_latest_list_only_where_its_page_carried_one() -> None:
    with_list, without = feed_of(record(1, latest=(LatestItem("Row"),)), record(2, published=NOON - timedelta(days=1)))[
        "items"
    ]
    assert with_list["_wiredesk"]["latest"] == [{"title": "Row", "ingested": False}]
    assert "latest" not in without["_wiredesk"]


def test_content_that_is_missing_is_the_summary_and_right_to_left_says_so() -> None:
    assert item_of(summary="1 < 2")["content_html"] == "<p>1 &lt; 2</p>"
    assert item_of(content_text="هەولێر\n\nb")["content_html"] == '<div dir="rtl"><p>هەولێر</p><p>b</p></div>'


def test_the_source_of_an_entry_without_a_feed_is_its_publisher() -> None:
    (item,) = feed_of(record(1, publisher="Rudaw", known={"source_id": "seeds"}))["items"]
    assert item["_wiredesk"]["source"] == {"title": "Rudaw"}
    assert Feed().title is None


@pytest.mark.parametrize(
    "source_id",
    [
        "https://me:secret@private.example/feed",
        "https://private.example/feed?token=secret",
        "https://private.example/feed?user=me&api-key=secret",
        "https://private.example/feed?Auth=secret#x",
    ],
)
def test_an_address_that_proves_who_asks_stands_in_no_feed(source_id: str) -> None:
    private = record(1, url=None, guid=None, known={"source_id": source_id, "public_id": "urn:x:1"})
    assert b"secret" not in render(selection(private))
