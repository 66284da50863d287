import re
import unicodedata
from typing import get_args

import pytest

from ingest.schema import Copies, Feed
from syndicate.channel import Carried, Channel, Settings, Terms, Wanted, channels, slugs_of, source_title
from tests.published import carrying

BASE = "https://desk.example/"
HOSTILE_NAMES = [
    "c-f1deb7", "../../etc/passwd", "/", "..", ".", "", " ", "con", "NUL", "a\x00b", "a\\b", "a/b", "a b", "a-b",
    "x" * 500, "x" * 501, "هەولێر", "Kurdistan Region", "İstanbul", "日本語" * 200, "https://news.example/feed.xml",
    "http://news.example/feed.xml", "C++", "C#", "c", "%2e%2e", "\ud800", "e\u0301", "é", "-", "?", "नई दिल्ली",
]  # fmt: skip


def planned(**names: list[str]) -> tuple[Channel, ...]:
    given: dict[str, list[str]] = {"sources": [], "languages": [], "tags": [], **names}
    return channels(**given, feeds={"news": Feed(title="The  News")}, base_url=BASE)


def test_every_name_has_a_slug_of_its_own_that_cannot_leave_its_folder() -> None:
    slugs = slugs_of(HOSTILE_NAMES)
    assert len(set(slugs.values())) == len(HOSTILE_NAMES)
    for slug in slugs.values():
        assert slug
        assert all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in slug)
        assert len(slug.encode()) <= 120
        assert slug not in {"con", "nul"}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kurdistan Region", "kurdistan-region"),
        ("هەولێر", "هەولێر"),
        ("https://www.news.example/feed.xml", "news-example-feed-xml"),
        ("fixtures/feeds/valley.xml", "fixtures-feeds-valley-xml"),
        ("नई दिल्ली", "नई-दिल्ली"),
        ("  ckb  ", "ckb"),
    ],
)
def test_a_slug_stays_readable(name: str, slug: str) -> None:
    assert slugs_of([name]) == {name: slug}


@pytest.mark.parametrize(
    ("source_id", "title"),
    [
        ("https://desk:hunter2@www.news.example/feed.xml", "news.example/feed.xml"),
        ("https://news.example/feed?token=hunter2", "news.example/feed"),
        ("HTTP://news.example/feed#hunter2", "HTTP://news.example/feed"),
        ("https://hunter2@news.example", "news.example"),
        ("/home/hunter2/desk/saved/news", "saved/news"),
        ("https://news.example/@desk/feed", "news.example/@desk/feed"),
        ("water? mail me@a.example", "water? mail me@a.example"),
        ("\x00", "x"),
    ],
)
def test_no_name_that_readers_see_tells_a_secret(source_id: str, title: str) -> None:
    assert source_title(source_id, None) == source_title(source_id, Feed(title=" ")) == title
    channel = planned(sources=[source_id])[1]
    assert "hunter2" not in f"{channel.title} {channel.description} {channel.folder}"


def test_addresses_that_differ_by_what_is_not_shown_have_slugs_of_their_own() -> None:
    assert len(set(slugs_of([f"https://a.example/feed?of={n}" for n in range(3)]).values())) == 3


def test_of_names_that_share_a_slug_the_first_has_it() -> None:
    slugs = slugs_of(["c++", "c", "c#"])
    assert slugs["c++"] == "c"
    assert re.fullmatch("c-[0-9a-f]{6}", slugs["c"])
    assert slugs["c#"] != slugs["c"]


def test_a_name_that_comes_later_changes_the_slug_of_none_before_it() -> None:
    slugs = slugs_of(HOSTILE_NAMES)
    for most in range(len(HOSTILE_NAMES)):
        assert slugs_of(HOSTILE_NAMES[:most]).items() <= slugs.items()


def test_everything_comes_first_then_sources_languages_and_tags_by_name() -> None:
    found = planned(sources=["news", "b"], languages=["en", "ar"], tags=["x"])
    assert [(channel.kind, channel.name) for channel in found] == [
        ("all", ""), ("source", "b"), ("source", "news"), ("language", "ar"), ("language", "en"), ("tag", "x"),
    ]  # fmt: skip


def own(name: str) -> Channel:
    return Channel(kind="channel", name=name, title=name, description=name, slug=name)


def test_the_owners_channels_come_before_those_of_each_kind_that_he_asks_for() -> None:
    settings = Settings(each=("tag", "source"), channels=(own("z"), own("a")))
    found = channels(settings, sources=["s"], languages=["en"], tags=["t"], feeds={}, base_url=BASE)
    assert [channel.address("feed.rss") for channel in found] == [
        f"{BASE}{folder}feed.rss" for folder in ("", "channel/z/", "channel/a/", "source/s/", "tag/t/")
    ]


def test_no_channel_of_the_owners_has_the_id_or_the_folder_of_another() -> None:
    names = ["news", "all", "channel", "source", "x"]
    settings = Settings(channels=tuple(map(own, names)))
    found = channels(settings, sources=names, languages=names, tags=names, feeds={}, base_url=BASE)
    assert len({channel.id for channel in found}) == len({channel.folder for channel in found}) == 1 + 4 * len(names)


def test_every_channel_but_the_owners_is_carried_and_entitled_as_the_site_says() -> None:
    carried = Carried(
        content="summary", copies="every", order="changed", entries=7, size=99_999, hubs=("https://hub.example/",)
    )
    settings = Settings(title="The Desk", description="Water", carried=carried, channels=(own("a"),))
    whole, mine, source = channels(settings, sources=["s"], languages=[], tags=[], feeds={}, base_url=BASE)
    assert (whole.title, whole.description, mine.title, source.title) == ("The Desk", "Water", "a", "The Desk: s")
    assert whole.carried == source.carried == carried
    assert mine.carried == Carried()


def test_a_channel_wants_its_own_records_and_its_archives_close_at_fifty() -> None:
    whole, *others = planned(sources=["news"], languages=["ckb"], tags=["erbil"])
    assert [channel.wanted.having for channel in others] == [
        Terms(sources=("news",)), Terms(languages=("ckb",)), Terms(tags=("erbil",)),
    ]  # fmt: skip
    assert whole.wanted == Wanted()
    assert {channel.wanted.lacking for channel in others} == {Terms()}
    assert {channel.carried.entries for channel in (whole, *others)} == {50}


@pytest.mark.parametrize("copies", get_args(Copies))
def test_what_a_channel_carries_of_copies_changes_nothing_else(copies: Copies) -> None:
    given: dict[str, list[str]] = {"sources": ["news"], "languages": ["ckb"], "tags": ["erbil"]}
    for channel, plain in zip(
        channels(Settings(carried=Carried(copies=copies)), **given, feeds={}, base_url=BASE),
        channels(**given, feeds={}, base_url=BASE),
        strict=True,
    ):
        assert (channel.carried.copies, plain.carried.copies) == (copies, "one")
        assert carrying(channel, copies="one") == plain


def test_titles_are_the_publishers_and_the_languages_own() -> None:
    titles = [channel.title for channel in planned(sources=["news", "https://x.example/"], languages=["ckb", "xx"])]
    assert titles == [
        "Wiredesk",
        "Wiredesk: x.example/",
        "Wiredesk: The News",
        "Wiredesk: کوردیی ناوەندی",
        "Wiredesk: xx",
    ]


def test_an_address_is_absolute_and_percent_encoded() -> None:
    (_, tag) = planned(tags=["هەولێر"])
    assert tag.folder == "tag/هەولێر/"
    assert tag.address("feed.rss") == "https://desk.example/tag/%D9%87%DB%95%D9%88%D9%84%DB%8E%D8%B1/feed.rss"


def test_the_id_of_a_channel_is_a_uuid_that_knows_no_address() -> None:
    here = channels(sources=["news"], languages=["news"], tags=[], feeds={}, base_url="https://a.example/")
    there = channels(
        Settings(), sources=["news"], languages=["news"], tags=[], feeds={}, base_url="https://b.example/x/"
    )
    assert [channel.id for channel in here] == [channel.id for channel in there]
    assert len({channel.id for channel in here}) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", channel.id) for channel in here)


def test_a_source_outside_the_working_folder_is_named_without_the_way_to_it() -> None:
    (_, channel) = channels(
        sources=["/home/somebody/private/saved/pages"],
        languages=(),
        tags=(),
        feeds={},
        base_url="https://a.example/",
    )
    assert channel.title.endswith(": saved/pages")
    assert "somebody" not in channel.folder
