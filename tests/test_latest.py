import pytest

from ingest.reading.page import parse_page
from ingest.reading.phrases.latest_words import heads_latest, may_head_latest
from ingest.reading.phrases.times import is_time, split_time
from ingest.reading.raw import RawLatest

URL = "https://news.example/2025/09/24/dam/"
PROSE = "<p>" + "The two eastern gates of the dam were opened on Wednesday morning, the ministry said. " * 3 + "</p>"
STORY = f"<article><h1>Dam gates open for the first time</h1>{PROSE * 4}</article>"
TITLES = (
    "Ferry is back in service after a week",
    "Minister resigns over a road contract",
    "Bakers raise the price of bread again",
)


def links(titles: tuple[str, ...] = TITLES, folder: str = "s") -> list[str]:
    return [f'<a href="/{folder}/{number}/">{title}</a>' for number, title in enumerate(titles)]


def rows(aside: str, *, url: str | None = URL) -> tuple[RawLatest, ...]:
    parsed = parse_page(f"<html><body>{STORY}<div>{aside}</div></body></html>", url=url)
    (entry,) = parsed.entries
    return entry.latest


def items(around: str = "<li>{}</li>", folder: str = "s") -> str:
    return "".join(around.format(link) for link in links(folder=folder))


@pytest.mark.parametrize(
    "heading",
    [
        "The Latest",
        "Latest News",
        "LATEST",
        "Just in",
        "Most Recent",
        "Recent Posts",
        "Latest Politics News",
        "Neueste Artikel",
        "Aktuelle Meldungen",
        "Newsticker",
        "Dernières actualités",
        "Últimas noticias",
        "Ultime notizie",
        "Najnowsze",
        "Berita Terkini",
        "Son Dakika",
        "En son haberler",
        "آخر الأخبار",
        "دوایین هەواڵەکان",
        "نوێترین هەواڵەکان",
        "最新ニュース",
        "社会の新着",
        "Последние новости",
    ],
)
def test_a_heading_says_that_the_newest_follow(heading: str) -> None:
    assert heads_latest(heading)
    assert may_head_latest(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Latest comments",
        "Neueste Kommentare",
        "Neueste Videos",
        "Latest from Shopping",
        "Most read",
        "Related articles",
        "Meistgelesen",
        "Neueste zuerst",
        "Neue Allianz?",
        "المزيد من الاقتصاد",
        "The latest report says that the dam will hold for another year",
        "Comments",
        "",
    ],
)
def test_a_heading_over_something_else_is_none(heading: str) -> None:
    assert not heads_latest(heading)


@pytest.mark.parametrize("tag", ["h2", "div", "p", "strong", "span", "label"])
def test_a_list_is_found_below_a_heading_of_any_element(tag: str) -> None:
    found = rows(f"<section><{tag}>Latest News</{tag}><ul>{items()}</ul></section>")
    assert tuple(row.title for row in found) == TITLES
    assert [row.link for row in found] == ["/s/0/", "/s/1/", "/s/2/"]


@pytest.mark.parametrize(
    "around", ["<li>{}</li>", "<div>{}</div>", "<article><h3>{}</h3></article>", "<p>{}</p>", "{}<br>"]
)
def test_items_may_be_marked_up_in_any_way(around: str) -> None:
    assert tuple(row.title for row in rows(f"<aside><h3>Just in</h3><div>{items(around)}</div></aside>")) == TITLES


def test_the_list_ends_at_the_next_heading() -> None:
    found = rows(f"<div><h3>Latest</h3><ul>{items()}</ul><h3>Most read</h3><ul>{items(folder='read')}</ul></div>")
    assert [row.link for row in found] == ["/s/0/", "/s/1/", "/s/2/"]


def test_two_links_to_one_story_are_one_row_with_its_picture_time_and_summary() -> None:
    summary = "Four empty carriages covered the six kilometres in just over an hour."
    row = (
        '<div><a href="/s/{0}/"><img src="/{0}.jpg" alt="x"></a><h3><a href="/s/{0}/">{1}</a></h3>'
        f"<p>{summary}</p><time datetime='2025-09-24T10:00:00Z'>1 h ago</time></div>"
    )
    found = rows("<h2>Latest</h2>" + "".join(row.format(number, title) for number, title in enumerate(TITLES)))
    assert [(one.title, one.link) for one in found] == [(title, f"/s/{n}/") for n, title in enumerate(TITLES)]
    assert {one.summary for one in found} == {summary}
    assert {one.published for one in found} == {"2025-09-24T10:00:00Z"}
    assert [one.image and one.image.url for one in found] == ["/0.jpg", "/1.jpg", "/2.jpg"]


def test_a_visible_time_is_kept_as_written_and_out_of_the_title() -> None:
    timed = "".join(f'<li><a href="/s/{n}/">{title}</a> <i>{n + 6}m ago</i></li>' for n, title in enumerate(TITLES))
    assert [row.published for row in rows(f"<h2>Latest</h2><ul>{timed}</ul>")] == ["6m ago", "7m ago", "8m ago"]
    inside = "".join(f'<li><a href="/s/{n}/"><span>1{n}:05</span> {title}</a></li>' for n, title in enumerate(TITLES))
    found = rows(f"<h2>Ticker</h2><ul>{inside}</ul>")
    assert [(row.title, row.published) for row in found] == [(t, f"1{n}:05") for n, t in enumerate(TITLES)]


def test_the_page_itself_is_left_out_of_its_list() -> None:
    own = f'<li><a href="{URL}">Dam gates open for the first time</a></li>'
    assert tuple(row.title for row in rows(f"<h2>Latest</h2><ul>{own}{items()}</ul>")) == TITLES


def test_tabs_are_paired_with_their_panels_by_order() -> None:
    tabs = '<div><button role="tab">Most read</button><button role="tab">Just in</button></div>'
    panels = f"<div><div><ol>{items(folder='read')}</ol></div><div><ol>{items()}</ol></div></div>"
    assert [row.link for row in rows(f"<section>{tabs}{panels}</section>")] == ["/s/0/", "/s/1/", "/s/2/"]


@pytest.mark.parametrize(
    "aside",
    [
        "<h2>Latest News</h2><div id='filled-by-script'></div>",
        "<nav><ul><li><a href='/latest/'>Latest News</a></li><li><a href='/b/'>Sport and leisure</a></li></ul></nav>",
        f"<h2>Neueste Kommentare</h2><ul>{items()}</ul>",
        f"<h2>Most read</h2><ul>{items()}</ul>",
        f"<h2>Related stories</h2><ul>{items()}</ul>",
        "<h2>Latest</h2><p><a href='/a'>Sport</a></p><p><a href='/b'>Culture</a></p><p><a href='/c'>World</a></p>",
        f"<ul>{items()}</ul>",
    ],
    ids=["empty", "menu", "comments", "most-read", "related", "short-links", "no-heading"],
)
def test_a_look_alike_is_no_list(aside: str) -> None:
    assert rows(aside) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6m ago", True),
        ("vor 22 Stunden", True),
        ("10分前", True),
        ("21:52", True),
        ("14:05 Uhr", True),
        ("24 September 2025", True),
        ("Bridge 21 opens", False),
        ("Ferry", False),
        ("", False),
    ],
)
def test_a_time_is_told_from_a_title(text: str, expected: bool) -> None:
    assert is_time(text) is expected


def test_a_title_without_a_time_is_left_whole() -> None:
    assert split_time("Ferry - back in service at last") == ("Ferry - back in service at last", None)
