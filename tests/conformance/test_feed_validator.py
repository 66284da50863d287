"""Every part of a channel, made from the most difficult records, passes the rules of validators."""

from dataclasses import replace

import pytest
from lxml import etree

from syndicate.render import FORMATS
from tests.conformance.feed_validator import RULES, Rule, faults
from tests.conformance.parts import ENDINGS, PARTS, address, document
from tests.conformance.records import HOSTILE, record
from tests.conformance.validity import FAULTS

XML = ("rss", "atom")


@pytest.mark.parametrize("content", ["full", "summary"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("ending", XML)
def test_the_validator_finds_nothing_in_any_part_of_a_hostile_channel(ending: str, part: str, content: str) -> None:
    assert faults(document(ending, part, content=content), address(ending, part)) == []


@pytest.mark.parametrize("content", ["full", "summary"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_part_of_a_hostile_channel_is_as_its_specification_wants_it(ending: str, part: str, content: str) -> None:
    assert FAULTS[f"feed.{ending}"](document(ending, part, content=content)) == []


@pytest.mark.parametrize(
    "name", ["</b>", "<b>Ann</b> &lt;/i&gt;", "\ufffd \U0001fffe", "AT&amp;T & <3", "Martine Ã©crit"]
)
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("ending", XML)
def test_a_channel_may_be_named_after_anything(ending: str, part: str, name: str) -> None:
    head = PARTS[part]
    named = replace(head, channel=replace(head.channel, title=name, description=name))
    assert faults(FORMATS[ending].document(named, []), address(ending, part)) == []


@pytest.mark.parametrize("ending", XML)
def test_a_channel_without_entries_is_sound_too(ending: str) -> None:
    head = replace(PARTS["feed"], changed=None, tombstones=())
    assert faults(FORMATS[ending].document(head, []), address(ending, "feed")) == []


def test_nothing_of_a_hostile_collection_is_left_out() -> None:
    ids = {one.public_id for one in HOSTILE}
    rss, atom = (etree.fromstring(document(ending, "feed")) for ending in XML)
    assert {guid.text for guid in rss.iter("guid")} == ids
    assert {entry.findtext("{*}id") for entry in atom.iterfind("{*}entry")} == ids


# -- the rules can fail --

SOUND = {
    ending: document(ending, "archive-2", records=(record(1, comment_count=1), HOSTILE[17], HOSTILE[31]))
    for ending in XML
}
BREACHES: dict[str, tuple[str, str, str]] = {
    "characters_are_good": ("rss", "Story 1<", "Story \ufffd<"),
    "namespaces_are_known": ("atom", "xmlns:dc=", 'xmlns:x="urn:x" xmlns:dc='),
    "elements_are_defined": ("atom", "<published>", "<modified/><published>"),
    "attributes_are_defined": ("rss", "<pubDate>", '<pubDate precision="day">'),
    "elements_stand_once": ("rss", "<pubDate>", "<description/><pubDate>"),
    "plain_text_is_no_html": ("atom", "<title>Story 1", "<title>Story &lt;/b> 1"),
    "markup_is_html_and_safe": ("rss", "<description></", "<description>&lt;blink&gt;</"),
    "links_are_uris": ("atom", 'href="https://news.example/1"', 'href="/1"'),
    "ids_are_uris_in_their_normal_form": ("atom", "<id>https://news.example/1<", "<id>https://News.example/1<"),
    "schemes_are_registered": ("atom", "<published>", '<category term="a" scheme="feed:a"/><published>'),
    "guids_are_permalinks_or_say_no": ("rss", ">https://news.example/1</guid>", ">urn:x:1</guid>"),
    "contacts_are_addresses": ("rss", "<pubDate>", "<author>ann@a.example</author><pubDate>"),
    "dates_are_dates": ("rss", "<pubDate>Wed", "<pubDate>Thu"),
    "the_feed_has_a_plausible_date": ("atom", "<updated>2025-09-24T12:00:00Z<", "<updated>1970-01-01T00:00:00Z<"),
    "languages_are_listed": ("atom", 'xml:lang="en-GB"', 'xml:lang="ckb"'),
    "media_is_declared": ("rss", 'medium="image"', 'medium="picture"'),
    "files_have_lengths_and_types": ("rss", 'length="0"', 'length="-1"'),
    "relations_are_registered": ("atom", 'rel="alternate"', 'rel="canonical"'),
    "the_feed_names_itself": ("atom", "archive-2.atom", "feed-2.atom"),
    "archives_are_linked": ("atom", 'rel="prev-archive"', 'rel="via"'),
    "places_are_positions": ("rss", "<gml:lowerCorner>0 ", "<gml:lowerCorner>-1e-7,"),
    "what_must_be_there_is": ("rss", "<title>Wiredesk</title>", "<title/>"),
    "entries_have_authors_and_text": ("atom", "<author><name>News &#x26; &#x3C;Views&gt;</name></author>", ""),
    "what_comes_first_is_first": ("rss", "</channel>", "<ttl>60</ttl></channel>"),
}


@pytest.mark.parametrize("ending", XML)
def test_the_documents_the_rules_are_tried_on_are_sound(ending: str) -> None:
    assert faults(SOUND[ending], address(ending, "archive-2")) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_speaks_when_it_is_broken(rule: Rule) -> None:
    ending, sound, broken = BREACHES[rule.__name__]
    assert sound in SOUND[ending].decode()
    found = faults(SOUND[ending].decode().replace(sound, broken).encode(), address(ending, "archive-2"))
    assert any(fault.startswith(f"{rule.__name__}: ") for fault in found)


@pytest.mark.parametrize(
    ("ending", "sound", "broken"),
    [
        ("atom", "<id>https://news.example/1<", "<id>https://news.example/%c3%bc<"),
        ("atom", "<id>https://news.example/1<", "<id>https://news.example/%E9<"),
        ("atom", "<id>https://news.example/1<", "<id>https://news.example/ü<"),
        ("atom", "<id>https://news.example/1<", "<id>https://news.example/a/../1<"),
        ("atom", "<id>https://news.example/1<", "<id>tag:news.example:1<"),
        ("atom", "<id>https://news.example/1<", "<id>urn:uuid:1<"),
        ("atom", "<id>https://news.example/1<", "<id>https://news.example/18<"),
        ("atom", "<published>", '<category term="a" scheme="urn:a"/><published>'),
        ("atom", "<published>", '<category term="a" scheme="http:///a"/><published>'),
        ("rss", "<lastBuildDate>Wed, 24 Sep 2025", "<lastBuildDate>Wed, 24 Sep 1975"),
        ("rss", "<title>Story 1</title>", "<title>Martine Ã©crit</title>"),
        ("rss", "<link>https://news.example/1<", "<link>https://[::1]/1<"),
        ("rss", "<title>Story 1</title>", "<title>Tom &amp;amp; Jerry</title>"),
        ("rss", "<title>Story 1</title>", "<title>The &lt;b> tag</title>"),
        ("rss", "<description></", "<description>&lt;p onclick='x'&gt;</"),
        ("rss", "<description></", "<description>&lt;a href='/x'&gt;</"),
        ("rss", "<description></", "<description>&lt;bdo&gt;&lt;/bdo&gt;</"),
        ("rss", "<lastBuildDate>Wed, 24 Sep 2025 12:00:00 GMT</lastBuildDate>", ""),
        ("atom", 'rel="current"', 'rel="related"'),
        ("atom", "<published>2025-09-24T", "<published>2025-09-24 "),
    ],
)
def test_a_breach_of_another_kind_is_seen_too(ending: str, sound: str, broken: str) -> None:
    assert sound in SOUND[ending].decode()
    assert faults(SOUND[ending].decode().replace(sound, broken).encode(), address(ending, "archive-2")) != []
