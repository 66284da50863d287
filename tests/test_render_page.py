from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import lxml.html
import pytest
from lxml import etree

from ingest.schema import DayCount, Feed, Image, LatestRow, Record
from syndicate.channel import Channel, channels
from syndicate.render import ICON, Masthead, outgoing, render_index
from syndicate.render.page import LATEST, MOST, STORIES
from tests.conformance.records import BASE, FEEDS, HOSTILE, HOSTILE_LATEST, record, row

SITE = Masthead(base_url=BASE, title="Wiredesk", description="What it reads")
CHANNELS = channels(sources=["news", "<b>"], languages=["ckb"], tags=["هەولێر", "a & b"], feeds=FEEDS, base_url=BASE)
DAYS = [DayCount(date(2025, 9, 24), 'A & <b>"\x00\ud800', 3), DayCount(date(2025, 9, 20), "هەولێر", 1)]


def index(
    *records: Record,
    latest: Sequence[LatestRow] = (),
    days: Sequence[DayCount] = (),
    channels: Sequence[Channel] = CHANNELS,
    site: Masthead = SITE,
    counts: Mapping[str, int] = MappingProxyType({}),
) -> Any:
    stories = [outgoing(one, FEEDS) for one in records]
    return lxml.html.document_fromstring(render_index(site, channels, stories, latest, days, counts=counts).decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


TREE = index(*HOSTILE, latest=HOSTILE_LATEST, days=DAYS)


def test_the_page_runs_nothing_and_its_policy_lets_nothing_run() -> None:
    assert TREE.xpath("//script | //@*[starts-with(name(), 'on')] | //@style") == []
    (policy,) = TREE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe-inline" not in policy
    assert all(url.startswith(("http://", "https://", "#")) or ":" not in url for url in TREE.xpath("//@href | //@src"))


@pytest.mark.parametrize(("listed", "robots"), [(False, ["noindex"]), (True, [])])
def test_search_engines_are_asked_to_stay_away_unless_the_owner_wants_them(listed: bool, robots: list[str]) -> None:
    tree = index(site=replace(SITE, index=listed))
    assert tree.xpath("//meta[@name='robots']/@content") == robots


def test_everything_a_publisher_says_is_escaped_and_clean() -> None:
    page = render_index(
        SITE, CHANNELS, [outgoing(one, FEEDS) for one in HOSTILE], HOSTILE_LATEST, DAYS, counts={}
    ).decode()
    assert TREE.xpath("//main//b | //main//bdi//*") == []
    assert "News &amp; &lt;Views&gt;" in page
    assert not [letter for letter in page if (ord(letter) < 32 and letter != "\n") or 0x7F <= ord(letter) < 0xA0]


def test_the_owners_words_are_escaped_too() -> None:
    said = '</title></style><b>"x\x00\ud800'
    tree = index(site=replace(SITE, title=said, description=said))
    assert tree.xpath("//b") == []
    assert words(tree.xpath("//h1")[0]) == '</title></style><b>"x'


def test_the_feeds_are_announced_to_browsers_and_readers() -> None:
    links = TREE.xpath("//head/link[@rel='alternate']")
    assert [link.get("href") for link in links] == [
        f"{BASE}{name}"
        for name in (*"feed.rss feed.atom feed.json latest.rss latest.atom latest.json".split(), "feeds.opml")
    ]
    assert [link.get("type") for link in links] == [
        *["application/rss+xml", "application/atom+xml", "application/feed+json"] * 2, "text/x-opml",
    ]  # fmt: skip
    assert len({link.get("title") for link in links}) == len(links)
    assert TREE.xpath("//head/link[@rel='icon']/@href") == ["icon.svg"]


def test_every_channel_can_be_subscribed_to_in_every_format_wherever_the_folder_is_served() -> None:
    hrefs = set(TREE.xpath("//body//@href"))
    for channel in CHANNELS:
        files = [f"{part}.{ending}" for part in ("feed", "latest") for ending in ("rss", "atom", "json")]
        assert {channel.address(file).removeprefix(BASE) for file in files} <= hrefs
    assert {"feeds.opml", "status.html"} <= hrefs


@pytest.mark.parametrize("base", ["https://a.example/", "http://b.example:8000/x/"])
def test_announced_addresses_start_with_the_one_that_the_output_is_served_under(base: str) -> None:
    moved = tuple(replace(channel, base_url=base) for channel in CHANNELS)
    tree = index(channels=moved, site=replace(SITE, base_url=base))
    announced = tree.xpath("//head/link[@rel='alternate']/@href")
    assert announced
    assert [url for url in announced if not url.startswith(base)] == []


def test_the_extension_of_the_json_feeds_is_explained_where_they_say() -> None:
    (section,) = TREE.xpath("//*[@id='wiredesk']")
    assert "latest" in section.text_content()


@pytest.mark.parametrize(
    ("said", "language", "direction"),
    [
        ({"language": "ar", "direction": "rtl"}, "ar", "rtl"),
        ({"language": "ckb", "title": "NATO"}, "ckb", "rtl"),
        ({"title": "هەولێر"}, None, "rtl"),
        ({"title": "Erbil"}, None, "ltr"),
        ({"title": "2025"}, None, "auto"),
    ],
)
def test_stories_say_their_language_and_direction(said: dict[str, Any], language: str | None, direction: str) -> None:
    (story,) = index(record(8, **said)).xpath("//ol[@class='stories']/li")
    assert (story.get("lang"), story.get("dir")) == (language, direction)


def test_a_story_says_where_it_comes_from_and_when() -> None:
    (byline,) = index(record(1, place="ERBIL")).xpath("//ol[@class='stories']//p[@class='byline']")
    assert [words(part) for part in byline] == ["News & <Views>", "ERBIL", "24 Sep 2025, 12:00"]
    assert byline.xpath(".//time/@datetime") == ["2025-09-24T12:00:00Z"]


def test_a_day_alone_is_shown_without_a_time_and_no_date_as_none() -> None:
    midnight = datetime(2025, 9, 23, 21, tzinfo=UTC)  # in Baghdad
    tree = index(record(1, published=midnight, published_precision="day"), record(2), record(3, published=None))
    times = tree.xpath("//ol[@class='stories']//time")
    assert [time.text for time in times] == ["24 Sep 2025", "24 Sep 2025, 12:00"]
    assert times[0].get("datetime") == "2025-09-24"


@pytest.mark.parametrize("year", [1, 9999])
def test_dates_beyond_all_dates_are_shown_as_they_are(year: int) -> None:
    tree = index(record(1, published=datetime(year, 12, 31, tzinfo=UTC)))
    assert tree.xpath("//ol[@class='stories']//time")[0].text == f"31 Dec {year}, 00:00"


PICTURE = Image("https://news.example/i.jpg", "A <b>caption", "INA & co", "Reeds", 800, 600)


def test_a_picture_comes_with_its_words_and_tells_nobody_who_looks() -> None:
    (figure,) = index(record(1, images=(PICTURE,))).xpath("//ol[@class='stories']//figure")
    (image,) = figure.xpath("img")
    assert {name: image.get(name) for name in ("src", "alt", "width", "height", "loading", "referrerpolicy")} == {
        "src": "https://news.example/i.jpg",
        "alt": "Reeds",
        "width": "800",
        "height": "600",
        "loading": "lazy",
        "referrerpolicy": "no-referrer",
    }
    assert words(figure.xpath("figcaption")[0]) == "A <b>caption INA & co"


@pytest.mark.parametrize(
    ("image", "alt", "sizes", "captioned"),
    [
        (replace(PICTURE, alt=None, credit=None), "", True, True),
        (replace(PICTURE, alt="A <b>caption"), "", True, True),  # what is said below is not repeated
        (replace(PICTURE, caption=None, credit=None, width=None), "Reeds", False, False),
        (replace(PICTURE, width=-1, height=0), "Reeds", False, True),
    ],
)
def test_a_picture_of_which_less_is_known_says_no_more(image: Image, alt: str, sizes: bool, captioned: bool) -> None:
    (figure,) = index(record(1, images=(image,))).xpath("//figure")
    assert figure.xpath("img/@alt") == [alt]
    assert bool(figure.xpath("img/@width | img/@height")) == sizes
    assert bool(figure.xpath("figcaption")) == captioned


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:image/svg+xml,<svg onload='x'/>", "ftp://x/y.png", None])
def test_an_image_that_is_none_is_not_shown(url: str | None) -> None:
    tree = index(record(1, images=(Image(url, "caption"),)))
    assert tree.xpath("//figure") == []


def test_the_latest_list_stands_on_the_page() -> None:
    tree = index(latest=(row("Row", "https://x.example/"), row("هەولێر", "javascript:alert(1)")))
    assert tree.xpath("//ol[@class='latest']/li//a/@href") == ["https://x.example/"]
    assert tree.xpath("//ol[@class='latest']/li/@dir") == ["ltr", "rtl"]
    assert words(tree.xpath("//ol[@class='latest']/li")[0]) == "Row x.example"


def test_an_empty_collection_has_a_page_as_well() -> None:
    tree = index(channels=CHANNELS[:1])
    assert "Nothing has been ingested yet." in words(tree)
    assert tree.xpath("//svg") == []


def test_a_page_is_as_long_with_a_million_entries_as_with_a_hundred() -> None:
    tree = index(
        *(record(n) for n in range(1, 100)), latest=[row(f"{n}", f"https://x.example/{n}") for n in range(100)]
    )
    assert len(tree.xpath("//ol[@class='stories']/li")) == STORIES
    assert len(tree.xpath("//ol[@class='latest']/li")) == LATEST


def test_of_thousands_of_tags_the_most_frequent_are_shown_and_the_others_counted() -> None:
    names = [f"tag {n:04}" for n in range(3000)]
    many = channels(sources=[], languages=[], tags=names, feeds={}, base_url=BASE)
    counts = {channel.id: int(channel.name[4:]) if channel.name else 1 for channel in many}
    page = render_index(SITE, many, [], [], [], counts=counts)
    tree: Any = lxml.html.document_fromstring(page)
    (section,) = tree.xpath("//section[h3/@id='of-tag']")
    shown = [words(name).split()[1] for name in section.xpath(".//span[@class='name']")]
    assert shown == [f"{n:04}" for n in range(3000 - MOST["tag"], 3000)]
    assert "has the other 2,900" in words(section)
    assert len(page) < 150_000


def test_channels_say_how_many_entries_they_have() -> None:
    tree = index(counts={CHANNELS[1].id: 1234})
    assert [words(name) for name in tree.xpath("//ul[@class='feeds']//span[span]")] == ["<b> 1,234"]


def test_what_came_in_can_be_seen_heard_and_read_as_a_table() -> None:
    pictures = TREE.xpath("//*[name()='svg']")
    assert [words(picture.xpath("*[name()='title']")[0]) for picture in pictures] == [
        "All sources", 'A & <b>"', "هەولێر",
    ]  # fmt: skip
    for picture in pictures:
        assert picture.get("role") == "img"
        named = picture.get("aria-labelledby").split()
        assert [words(TREE.get_element_by_id(name)) for name in named] == [words(part) for part in picture[:2]]
    assert words(pictures[0][1]) == "4 entries in 30 days, at most 3 a day"
    heads = [words(cell) for cell in TREE.xpath("//details//thead//th")]
    assert heads == ["Day", "All sources", 'A & <b>"', "هەولێر"]
    rows = {words(line[0]): [words(cell) for cell in line[1:]] for line in TREE.xpath("//details//tbody/tr")}
    assert len(rows) == 30
    assert (rows["20 Sep 2025"], rows["24 Sep 2025"]) == (["1", "0", "1"], ["3", "3", "0"])


def test_ids_are_given_once() -> None:
    ids = TREE.xpath("//@id")
    assert len(set(ids)) == len(ids)


def test_the_same_input_gives_the_same_page() -> None:
    assert lxml.html.tostring(index(*HOSTILE, latest=HOSTILE_LATEST, days=DAYS)) == lxml.html.tostring(TREE)


def test_a_source_is_named_as_its_feed_names_itself() -> None:
    titled = channels(
        sources=["news"], languages=[], tags=[], feeds={"news": Feed(title="The \x00 News")}, base_url=BASE
    )
    tree = index(channels=titled)
    assert words(tree.xpath("//ul[@class='feeds']//bdi")[0]) == "The News"


def test_the_icon_is_a_picture_that_runs_nothing() -> None:
    root = etree.fromstring(ICON)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert b"script" not in ICON
