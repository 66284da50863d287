from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import feedparser
import pytest
from lxml import etree

from ingest.schema import Enclosure, Feed, Image, Link, Person
from syndicate.channel import channels
from tests.conformance.parts import RENDERERS, selection
from tests.conformance.records import BASE, CHANNEL, HOSTILE, HOSTILE_LATEST, NOON, record
from tests.conformance.validity import A
from tests.conformance.validity import atom_faults as faults

render = RENDERERS["feed.atom"]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE_FEED = render(selection(*HOSTILE, latest=HOSTILE_LATEST))


def attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def entry_of(known: dict[str, Any] | None = None, /, **said: Any) -> etree._Element:
    entry = etree.fromstring(render(selection(record(1, known=known, **said)))).find(f"{A}entry")
    assert entry is not None
    return entry


def test_a_hostile_collection_gives_a_valid_feed() -> None:
    assert faults(HOSTILE_FEED) == []
    assert len(etree.fromstring(HOSTILE_FEED).findall(f"{A}entry")) == len(HOSTILE)


def test_of_an_entry_that_says_nothing_in_many_fields_the_others_are_shown() -> None:
    (entry,) = (
        one
        for one in etree.fromstring(HOSTILE_FEED).iter(f"{A}entry")
        if one.findtext(f"{A}id") == HOSTILE[40].public_id
    )
    assert (entry.findtext(f"{A}title"), entry.findtext(f"{A}content")) == ("a summary", "<p>a text</p>")
    assert [who.findtext(f"{A}name") for who in entry.findall(f"{A}author")] == ["ann@a.example"]


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<updated>2025", "<updated>25"),
        ("<feed ", "<field "),
        ("</id>", "</id><id>urn:x</id>"),
        ('rel="alternate"', 'rel="related"'),
        ("<author>", "<author><name>x</name>"),
        ("<title>Story 1</title>", "<title> </title>"),
    ],
)
def test_the_check_can_fail(sound: str, broken: str) -> None:
    body = render(selection(record(1), record(2))).decode()
    assert faults(body.encode()) == []
    assert sound in body
    assert faults(
        body.replace(sound, broken).replace("</feed>", "</field>" if "field" in broken else "</feed>").encode()
    )


def test_an_empty_channel_is_valid_and_never_changed() -> None:
    body = render(selection())
    assert faults(body) == []
    assert etree.fromstring(body).findtext(f"{A}updated") == "2000-01-01T00:00:00Z"


@pytest.mark.parametrize("records", [(), HOSTILE], ids=["empty", "hostile"])
def test_feedparser_finds_nothing_to_complain_of(records: tuple[()]) -> None:
    parsed = feedparser.parse(BytesIO(render(selection(*records))))
    assert (bool(parsed.bozo), parsed.version, len(parsed.entries)) == (False, "atom10", len(records))


def test_the_same_selection_gives_the_same_bytes() -> None:
    assert render(selection(*HOSTILE[::-1], latest=HOSTILE_LATEST)) == HOSTILE_FEED


def test_the_id_of_the_feed_knows_no_address() -> None:
    elsewhere = replace(CHANNEL, base_url="https://other.example/")
    ids = {etree.fromstring(render(selection(channel=channel))).findtext(f"{A}id") for channel in (CHANNEL, elsewhere)}
    assert ids == {CHANNEL.id}
    assert BASE not in CHANNEL.id


@pytest.mark.parametrize(
    ("known", "said", "updated"),
    [
        ({}, {}, "2025-09-24T12:00:00Z"),
        ({}, {"published": None}, "2025-09-24T12:05:00Z"),
        ({}, {"updated": NOON + timedelta(hours=1)}, "2025-09-24T13:00:00Z"),
        ({"changed_at": NOON + timedelta(days=1)}, {}, "2025-09-24T12:00:00Z"),
        ({"changed_at": NOON + timedelta(days=1), "revision": 2}, {}, "2025-09-25T12:00:00Z"),
        ({"changed_at": NOON - timedelta(days=1), "revision": 2}, {}, "2025-09-24T12:00:00Z"),
    ],
    ids=["published", "undated", "the publisher's word", "first revision", "second revision", "an older revision"],
)
def test_updated_is_the_publishers_word_or_a_later_revision(
    known: dict[str, Any], said: dict[str, Any], updated: str
) -> None:
    assert entry_of(known, **said).findtext(f"{A}updated") == updated


def test_an_undated_entry_has_no_published_date() -> None:
    assert entry_of(published=None).find(f"{A}published") is None


def test_links_keep_their_relation_type_and_length() -> None:
    entry = entry_of(
        enclosures=(
            Enclosure("https://a.example/1.mp3", length=9, title="T"),
            Enclosure("https://a.example/2", "audio/x"),
        ),
        links=(
            Link("related", "https://a.example/r"),
            Link("edit", "https://a.example/e"),
            Link("canonical", "https://wire.example/1"),  # of the page that was read; this is the record's feed
            Link("via", "no address"),
        ),
    )
    assert [attributes(link) for link in entry.findall(f"{A}link")] == [
        {"rel": "alternate", "href": "https://news.example/1"},
        {"rel": "enclosure", "href": "https://a.example/1.mp3", "type": "audio/mpeg", "length": "9", "title": "T"},
        {"rel": "enclosure", "href": "https://a.example/2", "type": "audio/x"},
        {"rel": "related", "href": "https://a.example/r"},
    ]


def test_who_else_carried_a_story_is_a_related_link_unless_a_link_leads_there_already() -> None:
    entries = {entry.findtext(f"{A}id"): entry for entry in etree.fromstring(HOSTILE_FEED).iterfind(f"{A}entry")}
    links = [attributes(link) for link in entries["https://news.example/27"].iterfind(f"{A}link")]
    assert links.pop()["href"].startswith("https://g.example/xxx")
    assert links == [
        {"rel": "alternate", "href": "https://news.example/27"},
        {"rel": "related", "href": "https://a.example/27"},
        {"rel": "via", "href": "https://b.example/27"},
        {
            "rel": "related",
            "href": "https://c.example/a%20b?q=%C3%BC&x=1#%C3%A9",
            "title": "In lines ]]> & <b> (Elsewhere & <co>)",
        },
        {"rel": "related", "href": "https://d.example/", "title": "twice (News & <Views>)"},
        {"rel": "related", "href": "https://f.example/27", "title": "f.example"},
    ]


def test_text_that_looks_like_markup_is_declared_and_escaped() -> None:
    entry = entry_of(title="<b> & Co", summary="plain")
    title, summary = entry.find(f"{A}title"), entry.find(f"{A}summary")
    assert title is not None
    assert summary is not None
    assert (title.get("type"), title.text) == ("html", "&lt;b&gt; &amp; Co")
    assert (summary.get("type"), summary.text) == (None, "plain")


def test_an_entry_names_the_feed_it_came_from() -> None:
    source = entry_of(authors=(Person("Ann"),)).find(f"{A}source")
    assert source is not None
    assert [(etree.QName(child).localname, child.text or child.get("href")) for child in source] == [
        ("id", "tag:news.example,2025:feed"),
        ("title", "News &amp; &lt;Views&gt;"),  # of type html
        ("updated", "2025-09-24T12:00:00Z"),
        ("link", "https://news.example/feed.xml"),
        ("link", "https://news.example/"),
        ("rights", "© News"),
    ]


def test_the_feed_an_entry_names_itself_comes_before_the_one_it_was_found_in() -> None:
    entry = entry_of(attribution=Feed(title="Agency", feed_url="https://agency.example/feed"))
    assert entry.findtext(f"{A}source/{A}title") == "Agency"
    assert entry.findtext(f"{A}source/{A}id") == "https://agency.example/feed"


@pytest.mark.parametrize(
    ("source_id", "said", "name"),
    [
        ("news", {}, "News & <Views>"),
        ("unknown", {"publisher": "The Publisher"}, "The Publisher"),
        ("unknown", {"url": "https://www.host.example/x"}, "host.example"),
        ("https://polled.example/feed", {"url": None}, "polled.example"),
        ("folder/of/texts", {"url": None}, "folder/of/texts"),
    ],
)
def test_an_entry_without_an_author_inherits_its_sources_name(source_id: str, said: dict[str, Any], name: str) -> None:
    entry = entry_of({"source_id": source_id}, **said)
    assert entry.find(f"{A}author") is None
    assert entry.findtext(f"{A}source/{A}author/{A}name") == name


def test_languages_are_said_on_the_entry_and_on_a_channel_of_one_language() -> None:
    (_, kurdish) = channels(sources=[], languages=["ckb"], tags=[], feeds={}, base_url=BASE)
    root = etree.fromstring(render(selection(record(1, language="ku_arab"), channel=kurdish)))
    entry = root.find(f"{A}entry")
    assert entry is not None
    assert (root.get(LANG), entry.get(LANG)) == ("ku-Arab", "ku-Arab")


def test_withdrawn_entries_leave_a_tombstone_and_move_the_date_of_the_feed() -> None:
    when = datetime(2025, 10, 1, tzinfo=UTC)
    gone = record(2, known={"withdrawn": when, "last_seen": when})  # as `decide` withdraws: no revision
    body = render(selection(record(1), gone))
    assert faults(body) == []
    root = etree.fromstring(body)
    tombstone = root.find("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert tombstone is not None
    assert attributes(tombstone) == {"ref": "https://news.example/2", "when": "2025-10-01T00:00:00Z"}
    assert root.findtext(f"{A}updated") == "2025-10-01T00:00:00Z"
    assert b"tombstones" not in HOSTILE_FEED


def test_pictures_are_there_as_media() -> None:
    entry = entry_of(images=(Image("https://a.example/1.jpg", credit="INA"),))
    assert entry.findtext("{http://search.yahoo.com/mrss/}content/{http://search.yahoo.com/mrss/}credit") == "INA"
