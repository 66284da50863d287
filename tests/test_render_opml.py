from dataclasses import replace

import pytest
from lxml import etree

from syndicate.channel import Channel, channels
from syndicate.render import Masthead, render_opml
from tests.conformance.records import BASE, FEEDS

SITE = Masthead(base_url=BASE, title="The desk", description="What it reads")
CHANNELS = channels(
    sources=["news", "<b>"], languages=["ckb", "lrc", "en"], tags=["هەولێر", "a & b"], feeds=FEEDS, base_url=BASE
)
BODY = render_opml(SITE, CHANNELS)


def outlines(body: bytes) -> list[etree._Element]:
    return [outline for outline in etree.fromstring(body).iter("outline") if outline.get("type") == "rss"]


def test_each_channel_is_named_once_by_its_rss_feed_and_led_to_the_site() -> None:
    assert etree.fromstring(BODY).get("version") == "2.0"
    assert [one.get("xmlUrl") for one in outlines(BODY)] == [channel.address("feed.rss") for channel in CHANNELS]
    assert {one.get("htmlUrl") for one in outlines(BODY)} == {BASE}
    assert all(one.get("text") == one.get("title") for one in outlines(BODY))


def test_channels_are_nested_by_kind_with_everything_beside() -> None:
    body = etree.fromstring(BODY).find("body")
    assert body is not None
    assert [(one.get("text"), len(one)) for one in body] == [
        ("Wiredesk", 0), ("Sources", 2), ("Languages", 3), ("Tags", 2),
    ]  # fmt: skip


def test_the_head_has_a_title_and_no_date_so_that_the_bytes_stay() -> None:
    head = etree.fromstring(BODY).find("head")
    assert head is not None
    assert [(one.tag, one.text) for one in head] == [("title", "The desk: all feeds")]
    assert render_opml(SITE, CHANNELS) == BODY


@pytest.mark.parametrize("base", ["https://a.example/", "http://b.example:8000/x/"])
def test_addresses_start_with_the_one_that_the_output_is_served_under(base: str) -> None:
    moved = [replace(channel, base_url=base) for channel in CHANNELS]
    assert all(one.get("xmlUrl", "").startswith(base) for one in outlines(render_opml(SITE, moved)))


def test_languages_are_named_as_validators_know_them_and_only_feeds_have_what_needs_a_type() -> None:
    languages = [one.get("language") for one in outlines(BODY) if one.get("xmlUrl", "").startswith(f"{BASE}language/")]
    assert languages == ["ku-Arab", "en", None]  # not InvalidLanguage
    groups = [one for one in etree.fromstring(BODY).iter("outline") if one.get("type") is None]
    assert [one.keys() for one in groups] == [["text"]] * 3  # not MissingOutlineType


def test_an_owners_words_that_no_xml_can_hold_are_cleaned() -> None:
    odd: Channel = replace(CHANNELS[0], title='a\x00\ud800 & "b"', description="\x0b<c>\n d \ufffd")
    (outline,) = outlines(render_opml(replace(SITE, title="\x1b"), [odd]))
    assert (outline.get("text"), outline.get("description")) == ('a & "b"', "<c> d ?")
