"""The practices of a good outgoing feed that show in its bytes, with a test for each.

What the validators say of every part over a hostile collection stands in tests/conformance/test_feed_validator.py, and
what a run does with files (unchanged files kept, archives cut by revisions, pings) with the run and the log.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree

from ingest.reading import read
from ingest.schema import Document, Enclosure, Feed, Image, Link, Location, Person, Record, Tag
from syndicate.channel import Channel, channels
from syndicate.render import FORMATS, Head, Tombstone, outgoing, render_style
from tests.conformance.feed_validator import attributes_of
from tests.conformance.records import BASE, CHANNEL, FEEDS, HOSTILE, NOON, record
from tests.conformance.rss_rules import ATOM, CONTENT, DC, FH, GEORSS, MEDIA, SLASH
from tests.conformance.validity import A
from tests.entries import only
from tests.published import carrying

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
THR = "{http://purl.org/syndication/thread/1.0}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
HUBS = ("https://hub.example/", "https://second.example/")
FULL: dict[str, Any] = {"title": "A story", "summary": "Its summary.", "content_html": "<p>Its text.</p>"}


def written(ending: str, *records: Record, channel: Channel = CHANNEL, **head: Any) -> bytes:
    """Return a document of a channel."""
    format_, of = FORMATS[ending], Head(channel=channel, **{"changed": NOON, **head})
    entries = [outgoing(one, FEEDS, content=channel.carried.content) for one in records]
    return format_.document(of, [format_.item(entry, of.about) for entry in entries])


def rss(*records: Record, **head: Any) -> etree._Element:
    (channel,) = etree.fromstring(written("rss", *records, **head))
    return channel


def item(known: dict[str, Any] | None = None, /, **said: Any) -> etree._Element:
    found = rss(record(1, known=known, **{**FULL, **said})).find("item")
    assert found is not None
    return found


def atom(*records: Record, **head: Any) -> etree._Element:
    return etree.fromstring(written("atom", *records, **head))


def entry(known: dict[str, Any] | None = None, /, **said: Any) -> etree._Element:
    found = atom(record(1, known=known, **{**FULL, **said})).find(f"{A}entry")
    assert found is not None
    return found


def feed(*records: Record, **head: Any) -> Any:
    return json.loads(written("json", *records, **head))


def json_item(known: dict[str, Any] | None = None, /, **said: Any) -> Any:
    (found,) = feed(record(1, known=known, **{**FULL, **said}))["items"]
    return found


def links(element: etree._Element, namespace: str = A) -> list[tuple[str | None, str | None]]:
    return [(link.get("rel"), link.get("href")) for link in element.iterfind(f"{namespace}link")]


# -- ids and dates --


def test_the_id_of_an_entry_is_its_public_id_in_every_format() -> None:
    known = {"public_id": "tag:news.example,2025:1"}
    assert (
        item(known).findtext("guid") == entry(known).findtext(f"{A}id") == json_item(known)["id"] == known["public_id"]
    )


def test_the_id_of_an_entry_is_the_same_in_every_feed() -> None:
    (_, tagged) = channels(sources=[], languages=[], tags=["dam"], feeds={}, base_url="https://elsewhere.example/")
    for channel in (CHANNEL, tagged, carrying(CHANNEL, content="summary")):
        assert rss(record(1), channel=channel).findtext("item/guid") == "https://news.example/1"


def test_a_date_of_publication_that_is_not_known_is_left_out() -> None:
    assert item(published=None).find("pubDate") is None
    assert entry(published=None).find(f"{A}published") is None
    assert "date_published" not in json_item(published=None)


def test_an_undated_item_of_rss_has_no_other_date_that_would_be_taken_for_its_own() -> None:
    revised = {"revision": 2, "changed_at": NOON + timedelta(days=1)}
    assert item(revised, published=None).find(f"{ATOM}updated") is None


def test_an_entry_of_atom_always_says_when_it_was_updated() -> None:
    assert entry(published=None).findtext(f"{A}updated") == "2025-09-24T12:05:00Z"  # when it was first seen


def test_a_correction_moves_the_date_of_change_and_not_that_of_publication() -> None:
    revised = {"revision": 2, "changed_at": NOON + timedelta(days=1)}
    assert (item(revised).findtext("pubDate"), item(revised).findtext(f"{ATOM}updated")) == (
        "Wed, 24 Sep 2025 12:00:00 GMT",
        "2025-09-25T12:00:00Z",
    )
    assert entry(revised).findtext(f"{A}published") == "2025-09-24T12:00:00Z"
    assert entry(revised).findtext(f"{A}updated") == "2025-09-25T12:00:00Z"
    assert json_item(revised)["date_modified"] == "2025-09-25T12:00:00Z"


def test_an_item_that_was_never_corrected_says_nothing_of_a_change() -> None:
    assert item().find(f"{ATOM}updated") is None


def test_where_only_the_day_is_known_the_extension_says_so() -> None:
    assert json_item(published_precision="day")["_wiredesk"]["precision"] == "day"
    assert "precision" not in json_item(published_precision="second")["_wiredesk"]


@pytest.mark.parametrize("said", [datetime(9999, 12, 31, tzinfo=UTC), datetime(1601, 1, 1, tzinfo=UTC)])
def test_a_publishers_date_is_never_changed_however_unlikely_it_is(said: datetime) -> None:
    assert item(published=said).findtext("pubDate", "").startswith(f"{said:%a, %d %b %Y}")
    assert entry(published=said).findtext(f"{A}published") == f"{said:%Y-%m-%dT00:00:00Z}"


def test_the_date_of_a_feed_is_the_newest_change_among_its_entries() -> None:
    assert rss(record(1)).findtext("lastBuildDate") == "Wed, 24 Sep 2025 12:00:00 GMT"
    assert atom(record(1)).findtext(f"{A}updated") == "2025-09-24T12:00:00Z"


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_entries_give_the_same_bytes(ending: str) -> None:
    assert written(ending, *HOSTILE) == written(ending, *HOSTILE)


# -- where an entry comes from --


@pytest.mark.parametrize(
    ("known", "said", "name"),
    [
        ({}, {}, "News & <Views>"),
        ({"source_id": "gone"}, {}, "news.example"),
        ({}, {"authors": (Person("Ann"),)}, "Ann"),
    ],
    ids=["the source's title", "the publisher's host", "its own"],
)
def test_an_entry_of_atom_always_has_an_author(known: dict[str, Any], said: dict[str, Any], name: str) -> None:
    authors = entry(known, **said).iterfind(f".//{A}author")
    assert [author.findtext(f"{A}name") for author in authors] == [name]


def test_every_entry_names_its_source_with_id_title_date_links_and_rights() -> None:
    source = entry().find(f"{A}source")
    assert source is not None
    said = [source.findtext(f"{A}{name}") for name in ("id", "updated", "rights")]
    assert said == ["tag:news.example,2025:feed", "2025-09-24T12:00:00Z", "© News"]
    assert links(source) == [("self", "https://news.example/feed.xml"), ("alternate", "https://news.example/")]


def test_every_item_of_rss_names_its_source_and_its_rights() -> None:
    source = item().find("source")
    assert source is not None
    assert (source.get("url"), source.text) == ("https://news.example/feed.xml", "News & <Views>")
    assert item().findtext(f"{DC}rights") == "© News"


def test_every_item_of_json_feed_names_its_source_and_its_rights() -> None:
    extension = json_item()["_wiredesk"]
    assert (extension["source"]["feed_url"], extension["rights"]) == ("https://news.example/feed.xml", "© News")


def test_the_feed_that_a_copied_entry_names_comes_before_the_one_it_was_found_in() -> None:
    agency = Feed(id="tag:agency.example,2025:feed", title="Agency", feed_url="https://agency.example/feed")
    assert item(attribution=agency).findtext("source") == "Agency"
    assert entry(attribution=agency).findtext(f"{A}source/{A}id") == "tag:agency.example,2025:feed"


def test_the_feed_of_a_forums_topic_is_not_its_source() -> None:
    topic = Feed(title="How thick?", feed_url="https://forum.example/t/7.rss")
    assert item(title="How thick?", attribution=topic).findtext("source") == "News & <Views>"


# -- authors --


def test_names_stand_in_dc_creator_and_no_name_in_author() -> None:
    found = item(authors=(Person("Ann Lee", email="ann@a.example"), Person("INA")))
    assert [creator.text for creator in found.iterfind(f"{DC}creator")] == ["Ann Lee", "INA"]
    assert found.find("author") is None


def test_an_e_mail_address_without_a_name_is_the_author() -> None:
    found = item(authors=(Person(email="desk@a.example"),))
    assert (found.findtext("author"), found.find(f"{DC}creator")) == ("desk@a.example (desk@a.example)", None)


def test_atom_and_json_feed_keep_every_author_with_what_is_known_of_them() -> None:
    authors = (Person("Ann Lee", "https://ann.example/", "ann@a.example"), Person("INA"))
    (ann, agency) = entry(authors=authors).iterfind(f"{A}author")
    assert [part.text for part in ann] == ["Ann Lee", "https://ann.example/", "ann@a.example"]
    assert [part.text for part in agency] == ["INA"]
    assert json_item(authors=authors)["authors"] == [
        {"name": "Ann Lee", "url": "https://ann.example/"},
        {"name": "INA"},
    ]


# -- text --


def test_the_summary_stands_before_the_content() -> None:
    names = [child.tag for child in item()]
    assert names.index("description") + 1 == names.index(f"{CONTENT}encoded")


def test_no_title_holds_html() -> None:
    found = item(title="<b>5</b> < 6 & 7").find("title")
    assert found is not None
    assert found.text == "&lt;b&gt;5&lt;/b&gt; &lt; 6 &amp; 7"  # readers guess, and would show it in bold
    assert item(title="5 < 6 & 7").findtext("title") == "5 < 6 & 7"
    title = entry(title="<b>5</b>").find(f"{A}title")
    assert title is not None
    assert (title.get("type"), title.text) == ("html", "&lt;b&gt;5&lt;/b&gt;")


def test_an_ampersand_in_plain_text_is_written_as_the_profile_wants_it() -> None:
    assert b"<title>AT&#x26;T &#x3C; 5</title>" in written("rss", record(1, title="AT&T < 5"))


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_a_text_that_looks_misread_stays_as_it_is_and_is_told_to_be_meant(ending: str) -> None:
    body = written(ending, record(1, title="Martine Ã©crit", content_html="<p>Ã© é</p>"))
    assert "Ã©" not in body.decode()
    assert item(title="Martine Ã©crit").findtext("title") == "Martine Ã©crit"
    assert entry(content_html="<p>Ã© é</p>").findtext(f"{A}content") == "<p>Ã© é</p>"


@pytest.mark.parametrize(
    ("said", "shown"), [("<b>Ann</b> &amp; co", "Ann & co"), ("</b>", None), ("</b>Ann &lt;/i&gt;", "Ann < /i>")]
)
def test_what_has_no_place_for_markup_holds_no_end_of_a_tag(said: str, shown: str | None) -> None:
    assert item(tags=(Tag(said),)).findtext("category") == shown
    assert item(rights=said).findtext(f"{DC}rights") == (shown or "© News")
    assert entry(authors=(Person(said),)).findtext(f"{A}author/{A}name") == shown


def test_a_source_that_has_an_address_in_its_name_is_an_author_without() -> None:
    found = entry(attribution=Feed(title="The desk <desk@a.example>"))
    assert found.findtext(f"{A}source/{A}author/{A}name") == "The desk"
    assert found.findtext(f"{A}source/{A}title") == "The desk &lt;desk@a.example&gt;"  # as HTML


def test_an_address_of_a_host_in_brackets_is_none() -> None:
    url = "https://[2001:db8::1]/1"
    said: dict[str, Any] = {"url": url, "images": (Image(url),), "links": (Link("via", url),)}
    assert all(b"2001:db8" not in written(ending, record(1, **said)) for ending in ("rss", "atom"))
    assert "url" not in json_item(**said)


def test_a_vocabulary_is_named_where_its_name_is_an_iri_that_validators_know() -> None:
    names = ("https://a.example", "urn:isbn:1", "tag:a.example,2025:x", "urn:x", "foo:bar", "http:///a", "a topic")
    found = entry(tags=tuple(Tag(name, name) for name in names)).iterfind(f"{A}category")
    assert [category.get("scheme") for category in found] == [*names[:3], None, None, None, None]


def test_a_feed_says_in_content_what_it_has_no_address_for() -> None:
    without = entry(url=None, content_html=None, content_text=None)
    assert without.findtext(f"{A}content") == "Its summary."
    assert links(without) == []


def test_json_feed_always_has_a_title_and_content() -> None:
    bare = json_item(title=None, summary=None, content_html=None, content_text=None)
    assert (bare["title"], bare["content_html"]) == ("https://news.example/1", "")


def test_a_channel_of_summaries_carries_no_text_but_its_summary_picture_and_source() -> None:
    short = carrying(CHANNEL, content="summary")
    told = record(1, **FULL, images=(Image("https://a.example/1.jpg", "Caption", "INA"),))
    assert b"Its text" not in b"".join(written(ending, told, channel=short) for ending in FORMATS)
    found = rss(told, channel=short).find("item")
    assert found is not None
    assert (found.findtext("description"), found.find(f"{CONTENT}encoded")) == ("Its summary.", None)
    assert (found.findtext(f"{DC}rights"), found.findtext("source")) == ("© News", "News & <Views>")
    assert found.find(f"{MEDIA}thumbnail") is not None


def test_a_channel_of_summaries_shows_the_first_words_where_there_is_no_summary() -> None:
    short = carrying(CHANNEL, content="summary")
    told = record(1, summary=None, content_text="word " * 100)
    (found,) = feed(told, channel=short)["items"]
    assert found["summary"] == "word " * 55 + "word…"
    assert found["content_html"] == f"<p>{found['summary']}</p>"


# -- files and pictures --


@pytest.mark.parametrize(("length", "in_rss", "elsewhere"), [(None, "0", None), (7, "7", 7)])
def test_a_length_that_is_not_known_is_0_in_rss_and_left_out_elsewhere(
    length: int | None, in_rss: str, elsewhere: int | None
) -> None:
    one = (Enclosure("https://a.example/1.mp3", length=length),)
    in_item, in_entry = item(enclosures=one).find("enclosure"), entry(enclosures=one).find(f"{A}link[@rel='enclosure']")
    assert in_item is not None
    assert in_entry is not None
    assert (in_item.get("length"), in_item.get("type")) == (in_rss, "audio/mpeg")
    assert in_entry.get("length") == (str(elsewhere) if elsewhere else None)
    assert json_item(enclosures=one)["attachments"][0].get("size_in_bytes") == elsewhere


def test_an_item_of_rss_has_one_enclosure_and_the_others_as_media() -> None:
    several = (Enclosure("https://a.example/1.mp3"), Enclosure("https://a.example/2.mp4", length=5, duration=61))
    assert [one.get("url") for one in item(enclosures=several).iterfind("enclosure")] == ["https://a.example/1.mp3"]
    (other,) = item(enclosures=several).iterfind(f"{MEDIA}content")
    assert dict(attributes_of(other)) == {
        "url": "https://a.example/2.mp4", "type": "video/mp4", "medium": "video", "fileSize": "5", "duration": "61",
    }  # fmt: skip


def test_atom_and_json_feed_carry_every_enclosure_with_size_and_duration() -> None:
    several = (
        Enclosure("https://a.example/1.mp3", length=9, title="Talk", duration=61),
        Enclosure("https://a.example/2"),
    )
    found = entry(enclosures=several)
    assert [dict(attributes_of(link)) for link in found.iterfind(f"{A}link[@rel='enclosure']")] == [
        {"rel": "enclosure", "href": "https://a.example/1.mp3", "type": "audio/mpeg", "length": "9", "title": "Talk"},
        {"rel": "enclosure", "href": "https://a.example/2", "type": "application/octet-stream"},
    ]
    assert [content.get("duration") for content in found.iterfind(f"{MEDIA}content")] == ["61"]
    assert json_item(enclosures=several)["attachments"] == [
        {
            "url": "https://a.example/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9, "duration_in_seconds": 61,
            "title": "Talk",
        },
        {"url": "https://a.example/2", "mime_type": "application/octet-stream"},
    ]  # fmt: skip


@pytest.mark.parametrize("of", [item, entry], ids=["rss", "atom"])
def test_pictures_are_media_with_caption_and_credit_and_one_thumbnail(of: Any) -> None:
    found = of(
        images=(
            Image("https://a.example/1.jpg", "A & B", "INA", width=640, height=480),
            Image("https://a.example/2.jpg"),
        )
    )
    first, second = found.findall(f"{MEDIA}content")
    assert [first.get(name) for name in ("url", "medium", "width", "height")] == [
        "https://a.example/1.jpg", "image", "640", "480",
    ]  # fmt: skip
    assert (first.findtext(f"{MEDIA}description"), first.findtext(f"{MEDIA}credit")) == ("A & B", "INA")
    assert (second.get("medium"), len(second)) == ("image", 0)
    assert [thumbnail.get("url") for thumbnail in found.iterfind(f"{MEDIA}thumbnail")] == ["https://a.example/1.jpg"]


def test_json_feed_has_the_lead_picture_and_under_the_extension_all_of_them() -> None:
    found = json_item(images=(Image("https://a.example/1.jpg", "Caption", "INA", "Alt"), Image(None, "Only a caption")))
    assert found["image"] == "https://a.example/1.jpg"
    assert found["_wiredesk"]["images"] == [
        {"url": "https://a.example/1.jpg", "caption": "Caption", "credit": "INA", "alt": "Alt"},
        {"caption": "Only a caption"},
    ]


# -- what else is said about an entry --


def test_tags_keep_their_scheme_and_the_section_is_one_of_them() -> None:
    said: dict[str, Any] = {"section": "World", "tags": (Tag("dam", "https://a.example/tags", "The dam"), Tag("water"))}
    categories = [(one.text, one.get("domain")) for one in item(**said).iterfind("category")]
    assert categories == [("The dam", "https://a.example/tags"), ("water", None), ("World", None)]
    assert [dict(attributes_of(one)) for one in entry(**said).iterfind(f"{A}category")] == [
        {"term": "dam", "scheme": "https://a.example/tags", "label": "The dam"}, {"term": "water"}, {"term": "World"},
    ]  # fmt: skip
    assert json_item(**said)["tags"] == ["The dam", "water", "World"]
    assert [item(**said).findtext(f"{SLASH}section"), json_item(**said)["_wiredesk"]["section"]] == ["World", "World"]


def test_a_section_that_is_a_tag_already_stands_once() -> None:
    assert json_item(section="World", tags=(Tag("world"),))["tags"] == ["world"]


def test_comments_are_linked_and_counted() -> None:
    said: dict[str, Any] = {"links": (Link("replies", "https://news.example/1#comments"),), "comment_count": 3}
    assert (item(**said).findtext("comments"), item(**said).findtext(f"{SLASH}comments")) == (
        "https://news.example/1#comments",
        "3",
    )
    assert ("replies", "https://news.example/1#comments") in links(entry(**said))
    assert entry(**said).findtext(f"{THR}total") == "3"
    extension = json_item(**said)["_wiredesk"]
    assert extension["links"] == [{"rel": "replies", "url": "https://news.example/1#comments"}]
    assert extension["comments"] == 3


def test_related_links_keep_their_relation_and_are_nobodys_permalink() -> None:
    said = (Link("related", "https://a.example/r"), Link("via", "https://a.example/v", "text/html", "Seen at"))
    assert links(item(links=said), ATOM) == [("related", "https://a.example/r"), ("via", "https://a.example/v")]
    assert item(links=said).findtext("link") == "https://news.example/1"
    assert links(entry(links=said))[1:] == [("related", "https://a.example/r"), ("via", "https://a.example/v")]


@pytest.mark.parametrize(
    ("place", "name", "written_"),
    [
        (Location("point", ((36.19, 44.009),)), "point", "36.19 44.009"),
        (Location("line", ((1, 2), (3, 4))), "line", "1 2 3 4"),
        (Location("box", ((-1.5, 0), (1, 2))), "where", "-1.5 01 2"),
    ],
)
def test_where_an_entry_is_about_is_said_in_georss(place: Location, name: str, written_: str) -> None:
    for found in (item(location=place), entry(location=place)):
        said = found.find(f"{GEORSS}{name}")
        assert said is not None
        assert "".join(map(str, said.itertext())) == written_
    extension = json_item(location=place)["_wiredesk"]
    assert extension["location"] == {"shape": place.shape, "points": [list(point) for point in place.points]}


def test_the_place_and_the_publisher_are_said_in_dublin_core() -> None:
    for found in (item(place="Erbil", publisher="INA"), entry(place="Erbil", publisher="INA")):
        assert (found.findtext(f"{DC}coverage"), found.findtext(f"{DC}publisher")) == ("Erbil", "INA")


# -- languages --


def test_an_entry_says_its_language_and_right_to_left_content_its_direction() -> None:
    said: dict[str, Any] = {"language": "ar", "direction": "rtl", "content_html": "<p>خبر</p>"}
    assert entry(**said).get(XML_LANG) == "ar"
    assert item(**said).findtext(f"{DC}language") == "ar"
    assert (json_item(**said)["language"], json_item(**said)["_wiredesk"]["direction"]) == ("ar", "rtl")
    body = '<div dir="rtl" lang="ar"><p>خبر</p></div>'
    assert [item(**said).findtext(f"{CONTENT}encoded"), entry(**said).findtext(f"{A}content")] == [body, body]
    assert json_item(**said)["content_html"] == body


def test_a_text_in_the_other_direction_is_isolated_by_the_element_that_validators_know() -> None:
    said: dict[str, Any] = {"content_html": '<p><bdo dir="ltr">+964 750</bdo></p>'}
    isolated = '<p><bdi dir="ltr">+964 750</bdi></p>'
    assert entry(**said).findtext(f"{A}content") == item(**said).findtext(f"{CONTENT}encoded") == isolated
    assert json_item(**said)["content_html"] == isolated


@pytest.mark.parametrize(
    ("language", "in_xml"),
    [("ckb", "ku-Arab"), ("kmr", "ku"), ("cmn-Hant", "zh-Hant"), ("pt-BR", "pt-BR"), ("lrc", None)],
)
def test_a_language_that_validators_do_not_know_is_named_by_the_one_that_comprises_it(
    language: str, in_xml: str | None
) -> None:
    assert entry(language=language).get(XML_LANG) == in_xml
    assert item(language=language).findtext(f"{DC}language") == in_xml
    assert json_item(language=language)["language"] == language


# -- the document --


def test_a_feed_names_itself_its_hubs_and_what_came_before() -> None:
    told: dict[str, Any] = {
        "channel": carrying(CHANNEL, hubs=HUBS),
        "previous": "archive-7",
    }
    expected = [("hub", hub) for hub in HUBS]
    assert links(rss(**told), ATOM) == [
        ("self", f"{BASE}feed.rss"), *expected, ("prev-archive", f"{BASE}archive-7.rss"),
    ]  # fmt: skip
    assert links(atom(**told)) == [
        ("self", f"{BASE}feed.atom"), ("alternate", BASE), *expected, ("prev-archive", f"{BASE}archive-7.atom"),
    ]  # fmt: skip
    said = feed(**told)
    assert said["hubs"] == [{"type": "WebSub", "url": hub} for hub in HUBS]
    assert (said["feed_url"], said["next_url"]) == (f"{BASE}feed.json", f"{BASE}archive-7.json")


def test_an_archive_says_that_it_is_one_what_came_before_and_where_the_feed_is() -> None:
    told: dict[str, Any] = {
        "channel": carrying(CHANNEL, hubs=HUBS),
        "part": "archive-2",
        "previous": "archive-1",
    }
    for root, namespace, ending in ((rss(**told), ATOM, "rss"), (atom(**told), A, "atom")):
        assert root.find(f"{FH}archive") is not None
        assert ("self", f"{BASE}archive-2.{ending}") in links(root, namespace)
        assert links(root, namespace)[-2:] == [
            ("prev-archive", f"{BASE}archive-1.{ending}"), ("current", f"{BASE}feed.{ending}"),
        ]  # fmt: skip
    said = feed(**told)
    assert said["next_url"] == f"{BASE}archive-1.json"
    assert said["_wiredesk"] == {"about": f"{BASE}index.html#wiredesk", "archive": True, "current": f"{BASE}feed.json"}


def test_an_archive_has_the_id_of_its_feed_and_no_hub_for_it_does_not_change() -> None:
    told: dict[str, Any] = {
        "channel": carrying(CHANNEL, hubs=HUBS),
        "part": "archive-2",
    }
    assert atom(**told).findtext(f"{A}id") == CHANNEL.id
    assert all(rel != "hub" for rel, _ in (*links(rss(**told), ATOM), *links(atom(**told))))
    assert "hubs" not in feed(**told)


@pytest.mark.parametrize("part", ["feed", "latest", "archive-1"])
def test_rss_names_no_other_form_of_itself_for_readers_would_take_it_for_the_site(part: str) -> None:
    assert [rel for rel, _ in links(rss(part=part), ATOM) if rel == "alternate"] == []
    assert rss(part=part).findtext("link") == BASE


@pytest.mark.parametrize("ending", ["rss", "atom"])
@pytest.mark.parametrize("part", ["feed", "latest", "archive-1"])
def test_an_opened_feed_is_shown_by_a_style_sheet_and_by_no_program(ending: str, part: str) -> None:
    body = written(ending, record(1), part=part)
    assert body.splitlines()[1] == b'<?xml-stylesheet type="text/css" href="feed.css"?>'
    assert b"xsl" not in body


def test_the_style_sheet_says_what_a_feed_is_and_hides_what_is_for_readers() -> None:
    style = render_style().decode()
    assert "This is a feed" in style
    assert "* { display: none; }" in style
    assert "color-scheme: light dark" in style
    assert "unicode-bidi: plaintext" in style


def test_a_withdrawn_entry_leaves_a_tombstone_in_atom_and_only_there() -> None:
    gone = (Tombstone(public_id="https://news.example/2", when=NOON),)
    tombstone = atom(record(1), tombstones=gone).find(TOMBSTONE)
    assert tombstone is not None
    assert dict(attributes_of(tombstone)) == {"ref": "https://news.example/2", "when": "2025-09-24T12:00:00Z"}
    assert b"tombstones" not in written("atom", record(1))
    assert written("rss", record(1), tombstones=gone) == written("rss", record(1))


def test_json_feed_says_what_it_is_and_shows_the_icon_of_the_site() -> None:
    said = feed(record(1))
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["icon"] == said["favicon"] == f"{BASE}icon.svg" == atom().findtext(f"{A}icon")


def test_json_feed_has_one_extension_with_where_it_is_explained() -> None:
    said = feed(*HOSTILE)
    for one in (said, *said["items"]):
        extensions = [name for name in one if name.startswith("_")]
        assert (extensions, one["_wiredesk"]["about"]) == (["_wiredesk"], f"{BASE}index.html#wiredesk")


def test_every_id_of_json_feed_is_a_string() -> None:
    assert all(isinstance(one["id"], str) for one in feed(*HOSTILE)["items"])


# -- entries are written once --


@pytest.mark.parametrize("ending", FORMATS)
def test_an_entry_is_written_alike_whatever_document_it_stands_in(ending: str) -> None:
    format_ = FORMATS[ending]
    cached = [format_.item(outgoing(one, FEEDS), f"{BASE}index.html#wiredesk") for one in HOSTILE]
    for part in ("feed", "archive-3"):
        head = Head(channel=CHANNEL, changed=NOON, part=part, previous="archive-2")
        joined = format_.document(head, cached)
        assert joined == written(ending, *HOSTILE, part=part, previous="archive-2")
        assert all(one in joined for one in cached)


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_one_element_stands_on_a_line(ending: str) -> None:
    lines = written(ending, record(1, **FULL, tags=(Tag("a"), Tag("b")))).decode().splitlines()
    assert sum("category" in line for line in lines) == 2
    assert max(map(len, lines[3:])) < 500


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "said",
    [{"content_html": "<p>one &amp; two</p>" * 600_000}, {"content_text": "یەک و دوو " * 900_000, "direction": "rtl"}],
    ids=["markup", "text"],
)
def test_of_a_body_that_no_reader_takes_the_beginning_is_there_and_it_says_so(
    ending: str, said: dict[str, Any]
) -> None:
    body = written(ending, record(1, **said))
    assert 500_000 < len(body) < 2_000_000
    reading = read(Document(url=CHANNEL.address(f"feed.{ending}"), body=body))
    back = only(reading)
    assert (back.guid, reading.warnings) == ("https://news.example/1", ())
    assert (back.content_text or "").startswith(("one & two", "یەک و دوو"))
    assert (back.content_text or "").endswith("…")
    assert (b'"cut": true' in body) == (ending == "json")


def test_a_line_that_no_reader_takes_is_cut() -> None:
    assert len(written("rss", record(1, summary="word " * 2_000_000, rights="word " * 2_000_000))) < 250_000


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_the_style_sheet_is_found_from_a_channels_folder_wherever_the_output_is_served(ending: str) -> None:
    nested = Head(channel=replace(CHANNEL, kind="source", slug="post"))
    assert b'href="../../feed.css"?>' in FORMATS[ending].document(nested, []).splitlines()[1]
