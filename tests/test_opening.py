"""The dateline of a page's story, and the day that it names where its year can be known."""

import pytest

from ingest.reading.page import parse_page
from ingest.reading.page.facts.opening import dateline_day
from ingest.reading.raw import RawEntry
from ingest.schema import Dateline
from tests.articles.written import PROSE


def entry(opening: str, *, url: str | None = None, head: str = "") -> RawEntry:
    text = (
        f"<html><head>{head}</head><body><article><h1>Dam gates open</h1>{opening}{PROSE * 3}</article></body></html>"
    )
    (found,) = parse_page(text, url=url).entries
    return found


def story(opening: str) -> str:
    return PROSE.replace("<p>", f"<p>{opening}")


def test_a_city_in_a_span_of_its_own_is_a_dateline() -> None:
    found = entry(story("<span>Frankfurt am Main.</span> ")).dateline
    assert found == Dateline("Frankfurt am Main", None, None, "Frankfurt am Main.")


def test_a_city_in_capitals_before_a_full_stop_is_one_in_german() -> None:
    german = "Die beiden östlichen Tore des Damms wurden am Mittwoch geöffnet, wie das Ministerium sagte. "
    assert entry(f"<p>MAINZ. {german * 2}</p>").dateline == Dateline("MAINZ", None, None, "MAINZ.")
    assert entry(story("MAINZ. ")).dateline is None
    assert entry(f"<p>Berlin/Paris. {german * 2}</p>").dateline == Dateline("Berlin/Paris", None, None, "Berlin/Paris.")
    two = entry(f"<p>Neuhafen/Oberland. {german * 2}</p>").dateline
    assert two == Dateline("Neuhafen/Oberland", None, None, "Neuhafen/Oberland.")
    assert entry(f"<p>Gewitter. {german * 2}</p>").dateline is None
    assert entry(story("Berlin. ")).dateline is None
    assert entry(f"<p>WARNUNG. {german * 2}</p>").dateline is None


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        (story("By Jane Doe<br>LONDON — "), "LONDON", None),
        (story("<b>By Jane Doe</b><br>Harbour News<br>LONDON (MNA) — "), "LONDON", "MNA"),
        (story("JANE DOE<br>LONDON — "), "LONDON", None),
        ("<div class='source'><span>London</span> <span>CNN</span> &mdash;</div>", "London", "CNN"),
        ("<p>LONDON —</p>", "LONDON", None),
        ("<p class='dateline'>LONDON, March 4</p>", "LONDON", None),
        ("<div class='story-dateline'>Harbour Town</div>", "Harbour Town", None),
        (story("<span itemprop='dateline'>London</span> "), "London", None),
        (story("<b>\nLONDON</b>\n<i>(MNA)</i>\n-\n"), "LONDON", "MNA"),
        (story("LON&shy;DON \u2012 "), "LONDON", None),
        ("<ul>" + "<li>The gates of the dam are open</li>" * 5 + "</ul>" + story("LONDON — "), "LONDON", None),
    ],
)
def test_a_dateline_stands_behind_a_byline_or_in_a_block_of_its_own(
    opening: str, place: str, agency: str | None
) -> None:
    found = entry(opening).dateline
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "opening",
    [
        "<div class='dateline'>March 4, 2026</div>",
        "<div class='dateline'>Updated March 4, 2026</div>",
        "<div class='dateline'>By Jane Doe</div>",
        "<p>Harbour Town, March 4, 2026</p>",
        story("They met. It rained.<br>LONDON — "),
    ],
)
def test_a_day_or_a_byline_in_front_of_a_story_is_no_dateline(opening: str) -> None:
    assert entry(opening).dateline is None


@pytest.mark.parametrize(
    "opening",
    [
        story("<b>Communication is key.</b> "),
        "<p>VISIT: The singer with her manager at the gates of the dam on Wednesday. Photo: A. Lind/MNA</p>",
        story("ADA LINDQVIST: ") + story("REPORTER: ") + story("ADA LINDQVIST: "),
        story("<b>Report Highlights.</b> "),
        story("DAM GATES OPEN - "),
        "<p>Dam Gates – Open</p>",
        "<p>Harbour Mutual – Cheap, and easy to book.</p><p>Tidewater Travel – Dear, and hard to reach.</p>",
    ],
    ids=[
        "a sentence in bold",
        "a caption",
        "an interview",
        "a heading",
        "the title",
        "the title with a dash",
        "a list",
    ],
)
def test_other_openings_are_no_datelines(opening: str) -> None:
    assert entry(opening).dateline is None


@pytest.mark.parametrize(
    ("day", "url", "changed", "expected"),
    [
        ("March 4", "https://a.example/2025/dam/", None, "March 4 2025"),
        ("4 mars", "https://a.example/monde/2025-barrage/", None, "4 mars 2025"),
        ("24 Eylül", None, "2025-09-25T10:00:00Z", "24 Eylül 2025"),
        ("Dec 30", None, "2026-01-02T10:00:00Z", "Dec 30 2025"),
        ("27.6.", "https://a.example/2025/x/", None, "27.6.2025"),
        ("4月24日", "https://a.example/2024/x/", None, "2024年4月24日"),
        ("22. November 2022", None, None, "22. November 2022"),
        ("March 4", "https://a.example/dam/", None, None),
        ("March 4", None, "soon", None),
        ("04 mar 26", "https://a.example/2025/dam/", None, "04 mar 26"),
        ("04.03.26.", "https://a.example/2025/dam/", None, "04.03.26."),
        ("March 26", "https://a.example/2025/dam/", None, "March 26 2025"),
        ("24/9", "https://a.example/2025/dam/", None, "24/9/2025"),
        ("24 - 9", "https://a.example/2025/dam/", None, "24/9/2025"),
        ("４日", "https://a.example/2025/dam/", None, None),
        (None, "https://a.example/2025/dam/", None, None),
    ],
)
def test_the_year_of_a_dateline_is_known_or_not_said(
    day: str | None, url: str | None, changed: str | None, expected: str | None
) -> None:
    assert dateline_day(Dateline("CITY", None, day, f"CITY, {day} -"), url, changed) == expected


def test_a_dateline_dates_a_story_that_nothing_else_dates() -> None:
    told = entry(story("PARIS, March 4 (MNA) - "), url="https://a.example/2025/dam/").published
    assert [(said.value, said.signal) for said in told] == [("March 4 2025", "dateline")]


def test_what_else_dates_a_story_goes_before_its_dateline() -> None:
    head = '<meta property="article:published_time" content="2025-03-05T10:00:00Z">'
    told = entry(story("PARIS, March 4 (MNA) - "), url="https://a.example/2025/dam/", head=head).published
    assert told[0].signal == "article:published_time"
