from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document, Enclosure, Entry, Feed, Format, Image, Kind, Link, Person, Reading, Tag
from tests.entries import only
from tests.processes import finishes

A = "https://a.example/a"
VERSION = "https://jsonfeed.org/version/1.1"
ITEM = {"id": "https://a.example/1", "url": "https://a.example/1", "title": "One", "content_text": "Text."}


def read_feed(*items: Any, **feed: Any) -> Reading:
    value = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": list(items), **feed}
    return read(Document(url="https://a.example/feed.json", body=orjson.dumps(value)))


def read_item(**item: Any) -> Entry:
    return only(read_feed({**ITEM, **item}))


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
            "attachments": [
                {
                    "url": "/a.mp3",
                    "mime_type": "audio/mpeg",
                    "size_in_bytes": 12,
                    "title": "T",
                    "duration_in_seconds": 61.5,
                }
            ],
            "_extension": {"anything": True},
        },
        home_page_url="https://a.example/",
        feed_url="https://a.example/feed.json",
        description="About",
        icon="/icon.png",
        favicon="/favicon.png",
        language="en",
        authors=[{"name": "The desk"}],
        hubs=[{"type": "rssCloud", "url": "https://c.example/"}, {"type": "WebSub", "url": "https://hub.example/"}],
        next_url="/feed.json?page=2",
        user_comment="For machines.",
        expired=False,
        _extension={"anything": [1]},
    )
    entry = only(reading)
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
        links=reading.feed.links if reading.feed else (),
    )
    assert reading.feed is not None
    assert [link.rel for link in reading.feed.links] == ["next"]
    assert (entry.guid, entry.url, entry.title) == ("1", "https://a.example/one", "One <b>")
    assert (entry.summary, entry.language, entry.content_text) == ("Short", "en-GB", "A link")
    assert entry.content_html == '<p>A <a href="https://a.example/x">link</a></p>'
    assert entry.published == datetime(2025, 9, 24, 11, 5, tzinfo=UTC)
    assert entry.updated == datetime(2025, 9, 24, 12, tzinfo=UTC)
    assert entry.authors == (Person("A. Writer", "https://a.example/a"), Person("B"))
    assert entry.tags == (Tag("x"), Tag("Y"))
    assert entry.images == (Image("https://a.example/i.jpg"), Image("https://a.example/b.jpg"))
    assert entry.enclosures == (Enclosure("https://a.example/a.mp3", "audio/mpeg", 12, "T", 61),)
    assert entry.links == (Link("related", "https://b.example/"),)


@pytest.mark.parametrize(
    ("value", "guid", "noted"),
    [
        pytest.param("7", "7", [], id="a string"),
        pytest.param(7, "7", ["wrong-type"], id="a number"),
        pytest.param(7.0, "7", ["wrong-type"], id="a number with a point"),
        pytest.param(1.5, "1.5", ["wrong-type"], id="a fraction"),
        pytest.param(12345678901234567890, "12345678901234567890", ["wrong-type"], id="a large number"),
        pytest.param(1e30, None, ["wrong-type", "no-guid"], id="a number that has lost its figures"),
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
        ("authors", ["A"], "authors", (Person("A"),)),
        ("authors", [5, None, []], "authors", ()),
        ("authors", "A", "authors", (Person("A"),)),
        ("author", "A", "authors", (Person("A"),)),
        ("author", ["A"], "authors", ()),
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
        ("attachments", [{"url": "/a", "duration_in_seconds": "90"}], "enclosures", (Enclosure(A, duration=90),)),
        ("attachments", [{"url": "/a", "duration_in_seconds": -5}], "enclosures", (Enclosure(A),)),
        ("attachments", [{"url": "/a", "duration_in_seconds": [5]}], "enclosures", (Enclosure(A),)),
        ("attachments", [{"url": "/a", "title": {}}, {"mime_type": 5}], "enclosures", (Enclosure(A),)),
        ("external_url", {}, "links", ()),
        ("image", {"src": "/a"}, "images", ()),
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
    entry = only(reading)
    assert entry.authors == (Person("A", "https://a.example/a"),)
    assert reading.feed is not None
    assert reading.feed.authors == (Person("B"),)


def test_text_stands_for_html_where_there_is_none() -> None:
    entry = read_item(content_text="One <b> & two.\n\nThree.")
    assert entry.content_html == "<p>One &lt;b&gt; &amp; two.</p><p>Three.</p>"
    assert entry.content_text == "One <b> & two.\n\nThree."


def test_the_lines_of_text_stay_lines() -> None:
    entry = read_item(content_text="Roses\r\n  violets\n\n- a\n- b")
    assert entry.content_html == "<p>Roses<br>violets</p><p>- a<br>- b</p>"
    assert entry.content_text == "Roses\nviolets\n\n- a\n- b"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Resin &#8211; a &#8220;sticky&#8221; &amp; slow story", "Resin – a “sticky” & slow story"),
        ("Resin &amp; tar", "Resin &amp; tar"),
        ("Resin & tar &amp; pitch", "Resin & tar &amp; pitch"),
        ("The &lt;b&gt; of <i>", "The &lt;b&gt; of <i>"),
    ],
)
def test_a_title_in_which_a_program_has_escaped_signs_of_print_is_read_as_it_is_meant(written: str, meant: str) -> None:
    entry = read_item(title=written, summary=written)
    assert (entry.title, entry.summary) == (meant, meant)


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
        pytest.param({"name": "a-package", "version": "1.0.0"}, id="a package"),
        pytest.param({"version": 1.1, "title": "A"}, id="a version that is a number"),
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
        pytest.param(b"{'items': []}", id="single quotes"),
        pytest.param(b'{"items": ' + b"[" * 100_000, id="nested without end"),
        pytest.param(b'{"items": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", id="nested a hundred thousand deep"),
        pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, id="objects a hundred thousand deep"),
    ],
)
def test_json_that_cannot_be_parsed_is_refused(body: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read(Document(url="https://a.example/", body=body))
    assert refused.value.rule == "malformed-json"


@pytest.mark.parametrize(
    "version",
    [
        *("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1.1/"),
        *("HTTPS://WWW.JSONFEED.ORG/version/1", "https://jsonfeed.org/version/2", 1.1, None, ""),
    ],
)
def test_a_feed_of_any_version_or_none_is_read(version: object) -> None:
    reading = read_feed(ITEM, version=version)
    assert (len(reading.entries), reading.warnings) == (1, ())


def test_a_feed_that_has_expired_says_so() -> None:
    assert [flaw.rule for flaw in read_feed(ITEM, expired=True).warnings] == ["feed-expired"]
    assert read_feed(ITEM, expired="no").warnings == ()


@pytest.mark.parametrize(
    ("hubs", "hub"),
    [
        ([{"url": "https://hub.example/"}], "https://hub.example/"),
        ([{"type": "rssCloud", "url": "https://c.example/"}], None),
        ({"type": "WebSub", "url": "https://hub.example/"}, "https://hub.example/"),
        (["https://hub.example/"], None),
        ([{"type": 5, "url": []}], None),
    ],
)
def test_the_hub_is_the_first_that_speaks_websub(hubs: object, hub: str | None) -> None:
    reading = read_feed(ITEM, hubs=hubs)
    assert reading.feed is not None
    assert reading.feed.hub == hub


def test_one_item_alone_in_the_place_of_the_list_is_read() -> None:
    reading = read(Document(url="https://a.example/", body=orjson.dumps({"version": VERSION, "items": ITEM})))
    assert (len(reading.entries), [flaw.rule for flaw in reading.warnings]) == (1, ["wrong-type"])


@pytest.mark.parametrize(
    ("item", "title"),
    [
        pytest.param(b'"title": "T", "n": NaN', "T", id="not a number"),
        pytest.param(b'"title": "T", "n": -Infinity', "T", id="infinity"),
        pytest.param(b'"title": "T", "n": 1e999999', "T", id="a number without end"),
        pytest.param(b'"title": "T", "id": ' + b"9" * 100_000, "T", id="an id of a hundred thousand figures"),
        pytest.param(b'"title": "T\tX\nY"', "T X Y", id="a tab and a line end in a string"),
        pytest.param(b'"title": "T \\ud83d cut", "url": "/\\udc00"', "T cut", id="half a character"),
        pytest.param(b'"title": "a", "title": "T"', "T", id="a key twice"),
        pytest.param(b'"title": "T\\u0000\\u0007"', "T", id="control characters"),
        pytest.param(b'"title": "T\xff"', "T\N{REPLACEMENT CHARACTER}", id="bytes of no encoding"),
        pytest.param(b'"title": "T", "_x": ' + b"[" * 900 + b"]" * 900, "T", id="an extension nested deep"),
    ],
)
def test_what_is_wrong_in_one_item_costs_no_other(item: bytes, title: str) -> None:
    body = b'\xef\xbb\xbf\xef\xbb\xbf{"items": [{%s}, {"id": "2", "title": "Two"}]}' % item
    reading = read(Document(url="https://a.example/feed", body=body))
    entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    assert [entry.title for entry in entries][-1] == "Two"
    assert entries[0].title == title
    assert len({entry.raw_hash for entry in entries}) == 2


def test_json_that_breaks_a_rule_and_can_be_understood_is_named() -> None:
    reading = read(Document(url="https://a.example/feed", body=b'{"items": [{"id": "1", "title": "a\nb"}]}'))
    assert [flaw.rule for flaw in reading.warnings] == ["loose-json"]


def test_an_item_is_unchanged_whatever_the_order_of_its_keys() -> None:
    turned = dict(reversed(ITEM.items()))
    hashes = [read_item_hash(item) for item in (ITEM, turned, {**ITEM, "_x": 1}, {**ITEM, "title": "Other"})]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def read_item_hash(item: dict[str, Any]) -> str | None:
    (entry,) = read_feed(item).entries
    return entry.raw_hash


def test_extensions_are_passed_over_in_silence() -> None:
    reading = read_feed({**ITEM, "_a": {"url": 5}, "_b": None, "authors": [{"name": "A", "_c": []}]}, _d=[1])
    entry = only(reading)
    assert (entry.warnings, reading.warnings) == ((), ())


@pytest.mark.parametrize(
    "piece",
    [
        *(
            '{"items":[{',
            '{"items":[',
            "[",
            "{",
            '"a":',
            "1,",
            '{"id":1},',
            '{"url":1},',
            '"\\ud800",',
            "9",
            "NaN,",
            "\n",
        ),
        *('{"tags":[1],"authors":[1]},', '{"attachments":[1,{"url":[]}]},', '{"a":NaN},', "{},", '"a",'),
        '{"_":' + "[" * 200 + "]" * 200 + "},",
    ],
)
def test_a_hostile_megabyte_of_json_takes_no_time_to_speak_of(piece: str) -> None:
    pieces = piece * (1_000_000 // len(piece))
    whole = pieces.rstrip(",")
    tags = '{"items":[{"url":"/a","tags":[' + whole + "]}]}"
    texts = ('{"items":[' + pieces, '{"items":[' + whole + "]}", tags, tags.replace("tags", "authors", 1))

    def read_all() -> None:
        for text in texts:
            with suppress(ReadError):
                read(Document(url="https://a.example/feed", body=text.encode()))

    assert finishes(read_all, cpu=8)


def test_a_list_longer_than_any_honest_one_is_cut_and_says_so() -> None:
    reading = read_feed(*[{"url": f"/{n}"} for n in range(6_000)])
    assert len(reading.entries) == 5_000
    assert [str(flaw) for flaw in reading.warnings] == ["too-large: items holds 6,000; the first 5,000 were read"]
    assert rules(read_item(tags=["x"] * 2_000)) == ["too-large"]


def test_of_lists_in_lists_without_an_end_what_came_before_is_kept() -> None:
    body = b'{"items": [{"id": "1", "title": "One"}, {"id": "2", "tags": [' + b"{}, [" * 50_000
    reading = read(Document(url="https://a.example/", body=body))
    assert [entry.title for entry in reading.entries if isinstance(entry, Entry)] == ["One"]
