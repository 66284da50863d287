from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from lxml import etree

from syndicate.channel import channels
from syndicate.render import render_opml, render_page
from tests.conformance.records import BASE, CHANNEL, FEEDS, HOSTILE, HOSTILE_LATEST, record, row, selection

CHANNELS = channels(sources=["news", "<b>"], languages=["ckb"], tags=["هەولێر", "a & b"], feeds=FEEDS, base_url=BASE)
PAGE = render_page(CHANNELS, selection(*HOSTILE, latest=HOSTILE_LATEST)).decode()


def parsed(page: str) -> Any:
    return lxml.html.document_fromstring(page)


TREE = parsed(PAGE)


def test_the_page_runs_nothing_and_asks_not_to_be_indexed() -> None:
    assert TREE.xpath("//script | //@*[starts-with(name(), 'on')]") == []
    assert TREE.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "javascript:" not in " ".join(TREE.xpath("//@href"))


def test_everything_a_publisher_says_is_escaped() -> None:
    assert TREE.xpath("//main//b") == []
    assert "News &amp; &lt;Views&gt;" in PAGE


def test_the_feeds_are_announced_to_browsers_and_readers() -> None:
    links = TREE.xpath("//head/link[@rel='alternate']")
    assert [link.get("href") for link in links] == [f"{BASE}feed.rss", f"{BASE}feed.atom", f"{BASE}feed.json"]
    assert [link.get("type") for link in links] == [
        "application/rss+xml", "application/atom+xml", "application/feed+json",
    ]  # fmt: skip
    assert len({link.get("title") for link in links}) == 3


def test_every_channel_can_be_subscribed_to_in_every_format() -> None:
    hrefs = set(TREE.xpath("//body//@href"))
    for channel in CHANNELS:
        assert {channel.address(file) for file in ("feed.rss", "feed.atom", "feed.json")} <= hrefs
    assert f"{BASE}feeds.opml" in hrefs


def test_the_extension_of_the_json_feeds_is_explained_where_they_say() -> None:
    (section,) = TREE.xpath("//*[@id='wiredesk']")
    assert "latest" in section.text_content()


def test_stories_say_their_language_and_direction() -> None:
    tree = parsed(render_page(CHANNELS, selection(record(8, language="ar", direction="rtl"))).decode())
    (story,) = tree.xpath("//ol[@class='stories']/li")
    assert (story.get("lang"), story.get("dir")) == ("ar", "rtl")


def test_a_day_alone_is_shown_without_a_time_and_no_date_as_none() -> None:
    chosen = selection(record(1, published_precision="day"), record(2), record(3, published=None))
    tree = parsed(render_page(CHANNELS, chosen).decode())
    times = [time.text for time in tree.xpath("//ol[@class='stories']//time")]
    assert sorted(times) == ["2025-09-24", "2025-09-24 12:00 UTC"]


def test_the_latest_list_stands_on_the_page() -> None:
    tree = parsed(render_page(CHANNELS, selection(latest=(row("Row", "https://x.example/"),))).decode())
    assert tree.xpath("//ol[@class='latest']/li/a/@href") == ["https://x.example/"]


def test_an_empty_collection_has_a_page_as_well() -> None:
    assert "Nothing has been ingested yet" in render_page(CHANNELS[:1], selection()).decode()


def test_the_same_selection_gives_the_same_page() -> None:
    assert render_page(CHANNELS, selection(*HOSTILE[::-1], latest=HOSTILE_LATEST)).decode() == PAGE


def test_the_subscription_list_names_each_channel_once_by_a_working_address() -> None:
    root = etree.fromstring(render_opml(CHANNELS))
    assert root.get("version") == "2.0"
    named = [outline.get("xmlUrl") for outline in root.iter("outline") if outline.get("type") == "rss"]
    assert named == [channel.address("feed.rss") for channel in CHANNELS]
    assert all(outline.get("text") for outline in root.iter("outline"))


@pytest.mark.parametrize("base", ["https://a.example/", "http://b.example:8000/x/"])
def test_links_start_with_the_address_the_output_is_served_under(base: str) -> None:
    moved = tuple(replace(channel, base_url=base) for channel in CHANNELS)
    body = render_page(moved, selection()) + render_opml(moved)
    assert base.encode() in body
    assert CHANNEL.base_url.encode() not in body
