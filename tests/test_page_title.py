import pytest

from ingest.reading.page.dom.walk import walk
from ingest.reading.page.metadata.signals import signals_of
from ingest.reading.page.metadata.site_name import without_site
from ingest.reading.page.metadata.title import titles_of
from ingest.text.markup import parse_html
from tests.articles.written import PROSE
from tests.processes import finishes
from tests.test_page_signals import json_ld

URL = "https://www.meridian.example/water/dam-gates-open-again"


def title(head: str, body: str = "", url: str = URL) -> str | None:
    root = parse_html(f"<html><head>{head}</head><body>{body}<div>{PROSE * 3}</div></body></html>")
    walked = walk(root)
    return next((said.value for said in titles_of(signals_of(root), walked, url)), None)


NEWS = json_ld('{"@type":"NewsArticle","headline":"Dam gates open again after a year"}')
HEADING = "<h1>Dam gates open again</h1>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (f"{NEWS}<title>Dam opens</title>", HEADING, "Dam gates open again after a year"),
        ("<meta property=og:title content='Dam guide 2025'>", HEADING, "Dam gates open again"),
        ("<title>Dam gates open again – Meridian</title>", "", "Dam gates open again"),
        ("<title>Meridian » Dam gates open again</title>", "", "Dam gates open again"),
        ("<title>The Meridian</title>", f"<h1>The Meridian</h1>{HEADING}", "Dam gates open again"),
        ("<title>News</title>", "<h2>Dam gates open again</h2>", "Dam gates open again"),
        ("<title>水坝再次开闸放水_子午线网</title>", "<h1>水坝再次开闸放水</h1>", "水坝再次开闸放水"),
        ("", "", None),
    ],
    ids=["news", "search", "behind", "in-front", "site-heading", "lesser-heading", "han", "nothing"],
)
def test_what_speaks_for_a_title_is_weighed(head: str, body: str, expected: str | None) -> None:
    assert title(head, body) == expected


IN_LARGE = "<p><font size=4><b>Dam gates open again after a year</b></font><br>By Ann Lind</p>"


@pytest.mark.parametrize(
    ("told", "body", "expected"),
    [
        ("Printer Friendly Page", IN_LARGE, "Dam gates open again after a year"),
        ("Untitled Document", IN_LARGE, "Dam gates open again after a year"),
        ("Story", IN_LARGE, "Dam gates open again after a year"),
        ("Harbour closed", IN_LARGE, "Harbour closed"),
        ("Untitled Document", "", "Untitled Document"),
    ],
)
def test_a_title_of_every_page_yields_to_the_headline_in_large_letters(told: str, body: str, expected: str) -> None:
    assert title(f"<title>{told}</title>", body, "https://www.meridian.example/print.php?story=48213") == expected


BLOG = "<h1><a href='https://harbour.example/notes/'>{}</a></h1>{}"


@pytest.mark.parametrize(
    ("told", "body", "expected"),
    [
        ("Main Street: Parking, again", BLOG.format("Main Street", "<h3>Parking, again</h3>"), "Parking, again"),
        ("Rent and Tax - Parking, again", BLOG.format("Rent and Tax", "<h3>Parking, again</h3>"), "Parking, again"),
        ("Parking, again: Main Street", BLOG.format("Parking, again", ""), "Parking, again"),  # the story's own folder
        ("Main Street: Parking, again", "<h1><a href=/b/>Main Street</a></h1><h3>Parking, again</h3>", "Main Street"),
    ],
)
def test_a_heading_that_leads_to_a_folder_of_the_page_names_its_site(told: str, body: str, expected: str) -> None:
    assert title(f"<title>{told}</title>", body, "https://harbour.example/notes/2005/02/p_48.html") == expected


def test_parts_of_a_title_are_told_only_where_one_is_the_likeliest() -> None:
    root = parse_html(f"<title>Dam gates open again - Water - Meridian</title>{HEADING}<div>{PROSE * 3}</div>")
    said = [one.value for one in titles_of(signals_of(root), walk(root), URL)]
    assert said[0] == "Dam gates open again"
    assert "Water" not in said


def test_a_heading_of_the_first_rank_below_a_paragraph_is_no_title() -> None:
    body = f"<h1>Dam gates open again</h1><p>{PROSE}</p><h1>The cellar</h1><p>{PROSE}</p><h1>The tower</h1>"
    root = parse_html(f"<title>Dam gates open again - Meridian</title>{body}")
    said = [one.value for one in titles_of(signals_of(root), walk(root), URL)]
    assert said == ["Dam gates open again"]
    above = parse_html(f"<title>Meridian</title><h1>Meridian</h1><p>{PROSE}</p><h1>Dam gates open again</h1>")
    assert titles_of(signals_of(above), walk(above), URL)[0].value == "Dam gates open again"


def test_a_title_in_capitals_is_told_as_it_is_written_elsewhere() -> None:
    assert title('<meta property="og:title" content="Dam gates open again"><h1>DAM GATES OPEN AGAIN</h1>') == (
        "Dam gates open again"
    )


def test_a_site_is_dropped_from_either_end_and_never_all_of_a_title() -> None:
    site = frozenset({"meridian"})
    assert without_site("Dam gates open (The Meridian)", site) == "Dam gates open"
    assert without_site("Dam gates open [meridian.com]", site | {"meridian com"}) == "Dam gates open"
    assert without_site("Dam gates open (Meridian Square)", site) == "Dam gates open (Meridian Square)"
    assert without_site("(Meridian)", site) == "(Meridian)"
    assert without_site("Meridian | Dam | Meridian", site) == "Dam"
    assert without_site("Meridian", site) == "Meridian"


@pytest.mark.parametrize("unit", ["a - ", "| ", "--", "：a", "_a", ": "])
def test_a_title_of_one_thing_over_and_over_is_read_in_no_time(unit: str) -> None:
    assert finishes(lambda: title(f"<title>{unit * (200_000 // len(unit))}</title>{HEADING}"), cpu=4)
