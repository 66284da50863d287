from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry
from tests.articles.written import PROSE
from tests.entries import only
from tests.processes import finishes
from tests.test_page_signals import json_ld

URL = "https://news.example/dam/"
HEADERS = (("content-type", "text/html"),)
TITLE = "<h1>Dam gates open again</h1>"
MARKED = json_ld('{"@type":"NewsArticle","datePublished":"2025-09-24T11:32:00+03:00"}')

VAGUE = '<meta name="date" content="2025-09-24">'
FAR = "<p>Another line of the margin</p>" * 20


def entry(head: str = "", body: str = "", end: str = "", url: str = URL, lang: str = "en-GB") -> Entry:
    page = f"<html lang={lang}><head>{head}</head><body>{TITLE}{body}<article>{PROSE * 14}</article>{end}</body></html>"
    return only(read(Document(url=url, body=page.encode(), content_type="text/html; charset=utf-8")))


def day(found: Entry) -> str | None:
    return found.published.date().isoformat() if found.published else None


@pytest.mark.parametrize(
    ("head", "body", "end", "expected"),
    [
        (MARKED, "", "", "2025-09-24"),
        (MARKED, "<div>20 August 2024</div>", "", "2024-08-20"),
        (MARKED, "<div>25 September 2025</div>", "", "2025-09-24"),
        (MARKED, "<div>Updated 20 August 2024</div>", "", "2025-09-24"),
        (MARKED, "<div>20 August 2024</div><div>21 August 2024</div>", "", "2025-09-24"),
        (MARKED, "<div>08/11/2024</div>", "", "2025-09-24"),
        ('<meta name="w-published-date" content="2025-05-27T06:03:43Z">', "", "", "2025-05-27"),
        ("", "<h4>Published on 3 May 2025</h4>", "", "2025-05-03"),
        ("", "<div>Updated 4 May 2025</div><div>3 May 2025</div>", "", "2025-05-03"),
        ("", "", "<div>Posted on April 13, 2023</div>", "2023-04-13"),
        ("", "", "<div>13 April 2023</div>", "2023-04-13"),
        ("", "", "<div>13 April 2023</div><div>12 April 2023</div>", None),
        ("", '<span itemprop="datePublished">10:52</span>', "", None),
        ("", '<abbr itemprop="datePublished" title="2025-09-24T10:52:00+03:00">10:52</abbr>', "", "2025-09-24"),
        ('<meta itemprop="datePublished" content="1988">', "<h4>Published on 3 May 2025</h4>", "", "2025-05-03"),
        ("", "", f"{FAR}<p>Published</p><p>3 May 2025</p>", "2025-05-03"),
        ("", "", f"{FAR}<p>3 May 2025</p>", "2025-05-03"),
        ("", "", f"{FAR}<p>3 May 2025</p><p>4 May 2025</p>", None),
        ("", "", f"{FAR}<p>Copyright 3 May 2025</p>", None),
        ("", "", f"{FAR}<p>Page last updated: 3 May 2025</p>", "2025-05-03"),
        ("", "<div>Published 3 May 2025, updated 4 May 2025</div>", "", "2025-05-03"),
        ("", "<div>Updated 4 May 2025, first published 3 May 2025</div>", "", "2025-05-03"),
        ("", "<div>Registered: 1 May 2020</div><div>3 May 2025</div>", "", "2025-05-03"),
        ("", "<div>Sunday, May 4, 2025</div><div>3 May 2025</div>", "", "2025-05-03"),
        (VAGUE, "<div>20 October 2025</div>", "", "2025-10-20"),
        (MARKED + VAGUE.replace("24", "27"), "<div>27 September 2025</div>", "", "2025-09-27"),
        ('<meta property="article:published_time" content="03-09-2025">', "<p>March 9, 2025</p>", "", "2025-03-09"),
        ("", f"<article><p>Press release of 3 May 2025 | {PROSE[3:]}</article>", "", "2025-05-03"),
    ],
    ids=[
        "marked", "moved", "shown-later", "shown-update", "several-shown", "shown-in-figures", "own-name", "labelled",
        "update-first", "behind-labelled", "behind", "other-stories", "a-clock",
        "hours-with-a-title", "a-year", "label-in-a-block-of-its-own", "the-only-day", "days-of-others", "copyright",
        "only-an-update", "both", "both-update-first", "a-readers-day", "today", "vague-markup", "agreed",
        "order-told-by-another", "opening",
    ],
)  # fmt: skip
def test_a_page_is_dated_by_what_speaks_of_it_best(head: str, body: str, end: str, expected: str | None) -> None:
    assert day(entry(head, body, end)) == expected


@pytest.mark.parametrize(
    "shown", ["24 September 2025, 14:05", "24.9.2025 14.05", "24/09/2025 14h05", "2025年9月24日 14時05分"]
)
def test_the_hour_of_a_day_that_the_markup_states_is_the_one_that_the_page_shows(shown: str) -> None:
    found = entry(VAGUE, f"<div>{shown}</div>")
    assert found.published == datetime(2025, 9, 24, 14, 5, tzinfo=UTC)


def test_the_address_speaks_where_nothing_else_does() -> None:
    dated = "https://news.example/2025/09/24/dam/"
    assert day(entry(url=dated)) == "2025-09-24"
    assert day(entry(MARKED.replace("09-24", "09-23"), url=dated)) == "2025-09-23"


def test_the_day_of_the_address_is_known_among_those_on_the_page() -> None:
    shown = "<div>19 May 2007</div><div>20 May 2007</div>"
    assert day(entry(body=shown, url="https://news.example/2007/05/20/results/")) == "2007-05-20"


def test_an_update_that_the_page_shows_is_its_update() -> None:
    found = entry(MARKED, "<div>Last updated: 25 September 2025</div>")
    assert found.updated is not None
    assert (day(found), found.updated.date().isoformat()) == ("2025-09-24", "2025-09-25")


@pytest.mark.parametrize(
    "line",
    [
        "<span>24 September 2025 14:05</span><span>4 min read</span>",
        "<span>2025-09-24 14:05</span><b>17 views</b>",
        "<span>24.9.2025, 14:05</span><span>3</span>",
        "<time>24.09.2025, 14:05 Uhr</time><b>Von Erika Muster (Text) und Max Kai (Fotos)</b>",
        "<time>24 سبتمبر 2025 02:05 م</time><b>كتب: سامي الشاطئ</b>",
    ],
)
def test_an_hour_is_read_where_only_style_parts_it_from_what_follows(line: str) -> None:
    published = entry(body=f"<div>{line}</div>").published
    assert published is not None
    assert published.isoformat() == "2025-09-24T14:05:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "2025年9月24日 14時05分 公開 2025年9月25日 7時15分 更新",
        "2025年9月24日 14時05分公開 2025年9月25日 7時15分更新",
        "2025-09-25 07:15 更新 | 2025-09-24 14:05 发布 | 来源：港报",
        "2025.09.24 14:05 입력 2025.09.25 07:15 수정",
        "24 September 2025 14:05 (published), 25 September 2025 07:15 (updated)",
        "24 September 2025 14:05, updated 25 September 2025 07:15, published in News",
        "更新 2025年9月25日 7時15分 公開 2025年9月24日 14時05分",
        "<b>كتب: سامي الشاطئ</b><time>24 سبتمبر 2025 02:05 م</time><b>آخر تحديث: 25 سبتمبر 2025 07:15 ص</b>",
        "<b>24.09.2025 • 14:05</b> <b>Τελευταία ενημέρωση: 25.09.2025, 07:15</b><b>Γράφει η Άννα Λιμάνι</b>",
    ],
)
def test_a_line_says_before_or_behind_its_dates_what_they_are_of(line: str) -> None:
    found = entry(body=f"<p>{line}</p>", lang="ja")
    assert [str(moment)[:16] for moment in (found.published, found.updated)] == ["2025-09-24 14:05", "2025-09-25 07:15"]


def test_a_stamp_with_a_zone_is_told_in_utc() -> None:
    published = entry(MARKED).published
    assert published is not None
    assert published.isoformat() == "2025-09-24T08:32:00+00:00"


@pytest.mark.parametrize(
    "unit", ["<div>1.1.1</div>", "<div>By 2025</div>", "<time datetime=2025>x</time>", "<h1>a - b</h1>"]
)
def test_a_page_of_one_thing_over_and_over_is_dated_in_no_time(unit: str) -> None:
    page = f"<html><body>{TITLE}{unit * (500_000 // len(unit))}{PROSE * 4}</body></html>".encode()
    assert finishes(lambda: read(Document(url=URL, body=page)), cpu=4)


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "Published 2 days ago", "2025-09-24 00:00"),
        ("en", "By Jane Doe • 5 hours ago", "2025-09-26 07:00"),
        ("en", "Yesterday, 18:20", "2025-09-25 18:20"),
        ("de", "vor 2 Tagen", "2025-09-24 00:00"),
        ("fr", "Publié il y a 2 jours", "2025-09-24 00:00"),
        ("ja", "2日前", "2025-09-24 00:00"),
        ("en", "Updated 2 days ago", "None"),
        ("en", "5 min", "None"),
    ],
)
def test_a_page_that_says_how_long_ago_it_was_published_is_dated_from_when_it_was_fetched(
    lang: str, line: str, expected: str
) -> None:
    page = f"<html lang={lang}><body>{TITLE}<p>{line}</p>{PROSE * 4}</body></html>".encode()
    fetched = Document(url=URL, body=page, headers=HEADERS, fetched_at=datetime(2025, 9, 26, 12, tzinfo=UTC))
    found = only(read(fetched))
    assert str(found.published)[:16] == expected
    assert ("relative-date" in {flaw.rule for flaw in found.warnings}) == (expected != "None")
    assert only(read(replace(fetched, fetched_at=None))).published is None
    assert only(read(replace(fetched, headers=()))).published is None, "a file may have been copied later"


def test_a_day_to_come_that_only_stands_on_a_page_is_not_its_own() -> None:
    page = f"<html><body>{TITLE}<div>{PROSE * 4}<p><b>Open day:</b> 3 October 2025, 10:00</p></div></body></html>"
    fetched = Document(url=URL, body=page.encode(), headers=HEADERS, fetched_at=datetime(2025, 9, 26, 12, tzinfo=UTC))
    found = only(read(fetched))
    assert found.published is None
    assert "future-date" in {flaw.rule for flaw in found.warnings}


ITEM = 'itemscope itemtype="https://schema.org/NewsArticle"'
SWANS = f"<div {ITEM}><h2 itemprop=headline>Swans hold up the regatta</h2>{{}}</div>"
OLD = "<meta itemprop=datePublished content=2019-03-01T10:00:00Z>"
OLD_SAID = "<span itemprop=datePublished content=2019-03-01></span>"


@pytest.mark.parametrize("old", [OLD, OLD_SAID, f"{OLD}<span itemprop=author>Rex Wrong</span>"])
@pytest.mark.parametrize("own", [OLD.replace("2019-03-01", "2025-09-24"), OLD_SAID.replace("2019-03-01", "2025-09-24")])
@pytest.mark.parametrize("holder", ["<h1>Dam gates open again</h1>{}", "<p>{}</p><div itemprop=articleBody>Dam</div>"])
def test_the_item_that_holds_the_story_is_believed_before_those_of_others(old: str, own: str, holder: str) -> None:
    card = f"<aside>{SWANS.format(old)}</aside>"
    story = f"<article {ITEM}>{holder.format(own)}{PROSE * 14}</article>"
    for body in (f"{card}{story}", story.replace("</article>", f"{card}</article>")):
        page = f"<html lang=en><body>{body}</body></html>"
        found = only(read(Document(url=URL, body=page.encode(), content_type="text/html")))
        assert day(found) == "2025-09-24"


def test_the_only_item_is_believed_wherever_the_title_stands() -> None:
    assert day(entry(body=f"<div {ITEM}>{OLD}</div>")) == "2019-03-01"


def test_an_update_is_read_behind_the_story_too() -> None:
    found = entry(body="<p>24 September 2025</p>", end="<p>Page last updated: 25 September 2025</p>")
    assert (day(found), str(found.updated)[:10]) == ("2025-09-24", "2025-09-25")


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("2025年9月24日 18時05分（9月25日 21時30分更新）", "2025-09-25 21:30"),
        ("2025/9/24 18:05（最終更新 9/25 21:30）", "2025-09-25 21:30"),
        ("2025年9月24日 18時05分更新（9月25日 21時から放送）", "None"),
    ],
)
def test_a_second_date_without_its_year_is_of_the_first_ones(line: str, updated: str) -> None:
    found = entry(body=f"<p>{line}</p>")
    assert str(found.updated)[:16] == updated


def test_a_greek_update_behind_the_day_is_its_update() -> None:
    found = entry(body="<p>24 Σεπτεμβρίου 2025, 19:40 | Ενημέρωση: 25 Σεπτεμβρίου 2025, 08:05</p>", lang="el")
    assert (day(found), str(found.updated)[:16]) == ("2025-09-24", "2025-09-25 08:05")
