from datetime import timedelta
from io import BytesIO
from typing import Any

import feedparser
import pytest
from lxml import etree

from ingest.schema import Enclosure, Image, Person, Tag
from tests.conformance.parts import RENDERERS, selection
from tests.conformance.records import CHANNEL, HOSTILE, HOSTILE_LATEST, NOON, record
from tests.conformance.rss_rules import ATOM, CONTENT, DC, MEDIA, RULES, Rule, faults

render = RENDERERS["feed.rss"]
HOSTILE_FEED = render(selection(*HOSTILE, latest=HOSTILE_LATEST))


def item_of(**said: Any) -> etree._Element:
    item = etree.fromstring(render(selection(record(1, **said)))).find("channel/item")
    assert item is not None
    return item


def attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def test_a_hostile_collection_breaks_no_rule_of_rss() -> None:
    assert faults(HOSTILE_FEED) == []
    assert len(etree.fromstring(HOSTILE_FEED).findall("channel/item")) == len(HOSTILE)


def test_who_else_carried_a_story_is_not_said_where_readers_would_take_it_for_the_publishers_word() -> None:
    plain = etree.fromstring(render(selection(*HOSTILE, latest=HOSTILE_LATEST, copies={})))
    assert etree.tostring(plain) == etree.tostring(etree.fromstring(HOSTILE_FEED))


def test_an_empty_channel_is_valid_and_has_no_build_date() -> None:
    body = render(selection())
    assert faults(body) == []
    assert b"lastBuildDate" not in body


@pytest.mark.parametrize("records", [(), HOSTILE], ids=["empty", "hostile"])
def test_feedparser_finds_nothing_to_complain_of(records: tuple[()]) -> None:
    parsed = feedparser.parse(BytesIO(render(selection(*records))))
    assert (bool(parsed.bozo), parsed.version, len(parsed.entries)) == (False, "rss20", len(records))


def test_the_same_selection_gives_the_same_bytes() -> None:
    assert render(selection(*HOSTILE[::-1], latest=HOSTILE_LATEST)) == HOSTILE_FEED


def test_the_order_of_the_selection_is_kept() -> None:
    chosen = selection(*HOSTILE)
    guids = [guid.text for guid in etree.fromstring(HOSTILE_FEED).iter("guid")]
    assert guids == chosen.ids


def test_the_build_date_is_the_newest_change_and_no_date_to_come() -> None:
    found = etree.fromstring(HOSTILE_FEED).findtext("channel/lastBuildDate")
    assert found == "Fri, 26 Sep 2025 12:00:00 GMT"


def test_the_build_date_moves_when_an_entry_is_withdrawn() -> None:
    when = NOON + timedelta(days=7)
    gone = record(2, known={"withdrawn": when, "last_seen": when})
    channel = etree.fromstring(render(selection(record(1), gone)))[0]
    assert (channel.findtext("lastBuildDate"), len(channel.findall("item"))) == ("Wed, 01 Oct 2025 12:00:00 GMT", 1)


def test_a_guid_is_a_permalink_only_where_it_is_the_address() -> None:
    own = item_of().find("guid")
    other = item_of(url="https://news.example/other").find("guid")
    assert own is not None
    assert other is not None
    assert (own.get("isPermaLink"), other.get("isPermaLink")) == ("true", "false")


def test_the_summary_comes_before_the_content_and_is_escaped_as_html() -> None:
    item = item_of(summary="5 < 6 & 7", content_html="<p>a ]]> b</p>\r\n")
    tags = [child.tag for child in item]
    assert tags.index("description") + 1 == tags.index(f"{CONTENT}encoded")
    assert item.findtext("description") == "5 &lt; 6 &amp; 7"
    assert item.findtext(f"{CONTENT}encoded") == "<p>a ]]> b</p>\r\n"


def test_an_entry_without_a_title_has_its_first_words_for_a_description() -> None:
    item = item_of(title=None, content_html="<p>First words</p>")
    assert (item.find("title"), item.findtext("description")) == (None, "First words")


def test_an_undated_entry_has_no_pubdate() -> None:
    assert item_of(published=None).find("pubDate") is None


@pytest.mark.parametrize(
    ("authors", "author", "creators"),
    [
        ((Person("Ann"), Person("Bo", email="bo@b.example")), None, ["Ann", "Bo"]),
        ((Person(email="bo@b.example"),), "bo@b.example (bo@b.example)", []),
        ((Person(email="bo@b.example"), Person("Ann")), None, ["bo@b.example", "Ann"]),
        ((Person(email="no address"),), None, ["no address"]),
        ((Person(url="https://x.example/"),), None, []),
    ],
    ids=["names", "an address alone", "an address and a name", "no address", "neither"],
)
def test_names_are_creators_and_only_a_lone_e_mail_is_an_author(
    authors: tuple[Person, ...], author: str | None, creators: list[str]
) -> None:
    item = item_of(authors=authors)
    assert item.findtext("author") == author
    assert [element.text for element in item.findall(f"{DC}creator")] == creators


def test_the_first_enclosure_is_one_and_the_others_stand_as_media() -> None:
    item = item_of(enclosures=(Enclosure("https://a.example/1.mp3"), Enclosure("https://a.example/2.ogg", length=7)))
    assert [attributes(element) for element in item.findall("enclosure")] == [
        {"url": "https://a.example/1.mp3", "length": "0", "type": "audio/mpeg"}
    ]
    assert [attributes(element) for element in item.findall(f"{MEDIA}content")] == [
        {"url": "https://a.example/2.ogg", "type": "audio/ogg", "medium": "audio", "fileSize": "7"}
    ]


def test_pictures_carry_caption_and_credit_and_the_first_is_the_thumbnail() -> None:
    item = item_of(
        images=(
            Image("https://a.example/1.jpg", "Caption", "INA", width=640),
            Image("https://a.example/2.jpg", alt="Alt"),
        )
    )
    first, second = item.findall(f"{MEDIA}content")
    assert attributes(first) == {"url": "https://a.example/1.jpg", "medium": "image", "width": "640"}
    assert (first.findtext(f"{MEDIA}description"), first.findtext(f"{MEDIA}credit")) == ("Caption", "INA")
    assert (second.findtext(f"{MEDIA}description"), second.find(f"{MEDIA}credit")) == ("Alt", None)
    assert [element.get("url") for element in item.findall(f"{MEDIA}thumbnail")] == ["https://a.example/1.jpg"]


def test_source_rights_publisher_and_language_are_kept() -> None:
    item = item_of(language="en-gb", publisher="The News")
    source = item.find("source")
    assert source is not None
    assert (source.get("url"), source.text) == ("https://news.example/feed.xml", "News & <Views>")
    said = [item.findtext(f"{DC}{name}") for name in ("language", "publisher", "rights")]
    assert said == ["en-GB", "The News", "© News"]


def test_categories_are_shown_by_their_labels() -> None:
    item = item_of(tags=(Tag("t1", "https://a.example/tags", "Label"), Tag("t2"), Tag("t2"), Tag("  ")))
    found = [(element.text, element.get("domain")) for element in item.findall("category")]
    assert found == [("Label", "https://a.example/tags"), ("t2", None)]


def test_right_to_left_content_says_so_in_its_markup() -> None:
    item = item_of(title="کورتە", language="ckb", content_html="<p>هەولێر</p>")
    assert item.findtext(f"{CONTENT}encoded") == '<div dir="rtl" lang="ckb"><p>هەولێر</p></div>'


# -- the rules can fail --

GOOD = render(selection(record(1, summary="s", content_html="<p>c</p>", images=(Image("https://a.example/1.jpg"),))))
BREACHES: dict[str, tuple[str, str]] = {
    "root_is_rss_2": ('version="2.0"', 'version="0.91"'),
    "channel_is_described": ("<title>Wiredesk</title>", "<title> </title>"),
    "elements_are_defined": ("<pubDate>", "<updated/><pubDate>"),
    "attributes_are_defined": ("<guid ", '<guid rel="x" '),
    "namespaces_are_known": ("<pubDate>", '<x xmlns="urn:x"/><pubDate>'),
    "elements_are_not_repeated": ("<pubDate>", "<guid>x</guid><pubDate>"),
    "items_come_last": ("</channel>", "<ttl>60</ttl></channel>"),
    "item_has_title_or_description": ("<title>Story 1</title>", "<title/><description/>"),
    "titles_are_not_blank": ("<title>Story 1</title>", "<title> </title>"),
    "dates_are_rfc_822": ("<pubDate>Wed", "<pubDate>Thu"),
    "items_have_unique_guids": ("https://news.example/1</guid>", "</guid>"),
    "permalinks_are_addresses": ("https://news.example/1</link>", "https://news.example/2</link>"),
    "links_are_absolute": ("https://news.example/1</link>", "/1</link>"),
    "channel_names_itself": ('rel="self"', 'rel="alternate"'),
    "enclosures_are_complete": ("<pubDate>", '<enclosure url="https://a.example/"/><pubDate>'),
    "sources_are_complete": ("News &#x26; &#x3C;Views&gt;</source>", "</source>"),
    "authors_are_named_once": ("<pubDate>", "<author>Ann</author><pubDate>"),
    "description_precedes_content": ("<description>s</description>", ""),
    "languages_are_codes": ("<pubDate>", "<dc:language>english language</dc:language><pubDate>"),
    "markup_is_safe_and_absolute": ("&lt;p&gt;c", "&lt;a href='/x'&gt;c"),
    "pictures_say_what_they_are": ('medium="image"', ""),
}


def test_the_feed_the_rules_are_tried_on_is_sound() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_speaks_when_it_is_broken(rule: Rule) -> None:
    sound, broken = BREACHES[rule.__name__]
    assert sound in GOOD.decode()
    assert any(
        fault.startswith(f"{rule.__name__}: ") for fault in faults(GOOD.decode().replace(sound, broken).encode())
    )


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("<pubDate>Wed, 24 Sep", "<pubDate>2025-09-24 Sep"),
        ("&lt;p&gt;c", "&lt;script&gt;c"),
        ("&lt;p&gt;c", "&lt;p onclick=x&gt;c"),
        ('isPermaLink="true"', 'isPermaLink="yes"'),
        ("<channel>", "<channel/><channel>"),
        ("</rss>", ""),
        ('medium="image"', 'medium="image" width="0"'),
        ("https://news.example/1</link>", "https://news.example/ü</link>"),
        ("<link>https://desk.example/feeds/</link>", ""),
        ("<pubDate>", '<enclosure url="https://a.example/" length="-1" type="audio/mpeg"/><pubDate>'),
        ("<pubDate>", "<author>a@b.example</author><dc:creator>A</dc:creator><pubDate>"),
    ],
)
def test_a_breach_of_another_kind_is_seen_too(sound: str, broken: str) -> None:
    assert sound in GOOD.decode()
    assert faults(GOOD.decode().replace(sound, broken).encode()) != []


def test_the_feed_names_itself_in_atoms_namespace() -> None:
    link = etree.fromstring(GOOD).find(f"channel/{ATOM}link")
    assert link is not None
    assert link.get("href") == CHANNEL.address("feed.rss")
