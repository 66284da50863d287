from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document, Enclosure, Entry, Feed, Format, Image, Kind, Link, Person, Reading, Tag

ITEM = {"id": "https://a.example/1", "url": "https://a.example/1", "title": "One", "content_text": "Text."}


def read_feed(*items: Any, **feed: Any) -> Reading:
    value = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": list(items), **feed}
    return read(Document(url="https://a.example/feed.json", body=orjson.dumps(value)))


def read_item(**item: Any) -> Entry:
    (entry,) = read_feed({**ITEM, **item}).entries
    assert isinstance(entry, Entry)
    return entry


def rules(entry: Entry) -> list[str]:
    return [flaw.rule for flaw in entry.warnings]


def test_every_field_of_the_specification_finds_its_place() -> None:
    reading = read_feed(
        {
            "id": "1",
            "url": "/one",
            "external_url": "https://b.example/",
            "title": "One <b>",
            "content_html": '<p>A <a href="x">link</a></p>',
            "content_text": "A link",
            "summary": "Short",
            "image": "/i.jpg",
            "banner_image": "/b.jpg",
            "date_published": "2025-09-24T14:05:00+03:00",
            "date_modified": "2025-09-24T12:00:00Z",
            "authors": [{"name": "A. Writer", "url": "/a", "avatar": "/a.jpg"}, {"name": "B"}],
            "tags": ["x", "Y", "x"],
            "language": "en-gb",
            "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12, "title": "T"}],
            "_extension": {"anything": True},
        },
        home_page_url="https://a.example/",
        feed_url="https://a.example/feed.json",
        description="About",
        icon="/icon.png",
        favicon="/favicon.png",
        language="en",
        authors=[{"name": "The desk"}],
        hubs=[{"type": "WebSub", "url": "https://hub.example/"}],
        next_url="/feed.json?page=2",
    )
    (entry,) = reading.entries
    assert isinstance(entry, Entry)
    assert (reading.format, reading.kind, reading.warnings) == (Format.JSON_FEED, Kind.FEED, ())
    assert reading.next_url == "https://a.example/feed.json?page=2"
    assert reading.feed == Feed(
        title="A",
        url="https://a.example/",
        feed_url="https://a.example/feed.json",
        description="About",
        icon="https://a.example/icon.png",
        language="en",
        direction="ltr",
        hub="https://hub.example/",
        authors=(Person("The desk"),),
    )
    assert (entry.guid, entry.url, entry.title) == ("1", "https://a.example/one", "One <b>")
    assert (entry.summary, entry.language, entry.content_text) == ("Short", "en-GB", "A link")
    assert entry.content_html == '<p>A <a href="https://a.example/x">link</a></p>'
    assert entry.published == datetime(2025, 9, 24, 11, 5, tzinfo=UTC)
    assert entry.updated == datetime(2025, 9, 24, 12, tzinfo=UTC)
    assert entry.authors == (Person("A. Writer", "https://a.example/a"), Person("B"))
    assert entry.tags == (Tag("x"), Tag("Y"))
    assert entry.images == (Image("https://a.example/i.jpg"), Image("https://a.example/b.jpg"))
    assert entry.enclosures == (Enclosure("https://a.example/a.mp3", "audio/mpeg", 12, "T"),)
    assert entry.links == (Link("related", "https://b.example/"),)


@pytest.mark.parametrize(
    ("value", "guid", "noted"),
    [
        pytest.param("7", "7", [], id="a string"),
        pytest.param(7, "7", ["wrong-type"], id="a number"),
        pytest.param(12345678901234567890, "12345678901234567890", ["wrong-type"], id="a large number"),
        pytest.param(True, None, ["wrong-type", "no-guid"], id="true"),
        pytest.param(None, None, ["no-guid"], id="null"),
        pytest.param("", None, ["no-guid"], id="empty"),
        pytest.param(" ", None, ["no-guid"], id="white space"),
        pytest.param({"a": 1}, None, ["wrong-type", "no-guid"], id="an object"),
        pytest.param(["a"], None, ["wrong-type", "no-guid"], id="a list"),
    ],
)
def test_an_id_is_a_string_or_becomes_one(value: object, guid: str | None, noted: list[str]) -> None:
    entry = read_item(id=value)
    assert (entry.guid, rules(entry)) == (guid, noted)


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("title", 5, "title", "5"),
        ("title", ["a"], "title", None),
        ("tags", "a", "tags", (Tag("a"),)),
        ("tags", [1, "a", None], "tags", (Tag("a"),)),
        ("tags", {"a": 1}, "tags", ()),
        ("authors", {"name": "A"}, "authors", (Person("A"),)),
        ("authors", ["A"], "authors", ()),
        ("authors", [{"name": 5}], "authors", (Person("5"),)),
        ("attachments", {"url": "/a"}, "enclosures", (Enclosure("https://a.example/a"),)),
        ("attachments", ["/a"], "enclosures", ()),
        (
            "attachments",
            [{"url": "/a", "size_in_bytes": "12"}],
            "enclosures",
            (Enclosure("https://a.example/a", None, 12),),
        ),
        ("attachments", [{"url": "/a", "size_in_bytes": -1}], "enclosures", (Enclosure("https://a.example/a"),)),
        ("attachments", [{"url": "/a", "size_in_bytes": 1.5e300}], "enclosures", (Enclosure("https://a.example/a"),)),
        ("image", {"url": "/a"}, "images", ()),
        ("date_published", 1758712800, "published", datetime(2025, 9, 24, 11, 20, tzinfo=UTC)),
        ("date_published", "soon", "published", None),
        ("language", 5, "language", None),
        ("url", ["https://b.example/"], "url", None),
        ("content_text", 5, "content_text", "5"),
    ],
)
def test_a_value_of_the_wrong_type_costs_that_value_alone(
    field: str, value: object, attribute: str, expected: object
) -> None:
    entry = read_item(**{field: value})
    assert getattr(entry, attribute) == expected
    assert entry.guid == ITEM["id"]
    assert entry.warnings


def test_an_item_that_is_no_object_costs_that_item_alone() -> None:
    reading = read_feed("text", ITEM, None, 5, ["x"])
    assert [entry.title for entry in reading.entries if isinstance(entry, Entry)] == ["One"]
    assert [flaw.rule for flaw in reading.warnings] == ["wrong-type"] * len(reading.warnings) != []


def test_the_one_author_of_version_1_0_is_read() -> None:
    reading = read_feed({**ITEM, "author": {"name": "A", "url": "/a"}}, author={"name": "B"})
    (entry,) = reading.entries
    assert isinstance(entry, Entry)
    assert entry.authors == (Person("A", "https://a.example/a"),)
    assert reading.feed is not None
    assert reading.feed.authors == (Person("B"),)


def test_text_stands_for_html_where_there_is_none() -> None:
    entry = read_item(content_text="One <b> & two.\n\nThree.")
    assert entry.content_html == "<p>One &lt;b&gt; &amp; two.</p><p>Three.</p>"
    assert entry.content_text == "One <b> & two.\n\nThree."


def test_html_is_made_safe() -> None:
    entry = read_item(content_html="<p onclick=a()>x</p><script>b()</script>")
    assert entry.content_html == "<p>x</p>"
    assert "unsafe-html" in rules(entry)


def test_an_empty_feed_is_valid() -> None:
    reading = read_feed()
    assert (reading.entries, reading.warnings) == ((), ())


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"a": 1}, id="another object"),
        pytest.param({}, id="an empty object"),
        pytest.param({"items": "none"}, id="items that are no list"),
        pytest.param({"data": [{"items": []}]}, id="items elsewhere"),
    ],
)
def test_json_that_is_no_feed_is_refused(value: object) -> None:
    with pytest.raises(ReadError) as refused:
        read(Document(url="https://a.example/", body=orjson.dumps(value)))
    assert refused.value.rule == "unknown-format"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"items": [', id="cut short"),
        pytest.param(b'{"items": [],}', id="a comma too many"),
        pytest.param(b"{'items': []}", id="single quotes"),
        pytest.param(b'{"items": [1e999999]}', id="a number without end"),
        pytest.param(b'{"items": ' + b"[" * 100_000, id="nested without end"),
        pytest.param(b'{"items": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", id="nested a hundred thousand deep"),
        pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, id="objects a hundred thousand deep"),
    ],
)
def test_json_that_cannot_be_parsed_is_refused(body: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read(Document(url="https://a.example/", body=body))
    assert refused.value.rule == "malformed-json"
