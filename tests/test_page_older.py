"""Pages made from 1997 to 2012: the whole story and nothing else, its author and its date."""

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry
from tests.articles.older import CAPTION, MISSED, READ, STORY, Page
from tests.entries import only

URL = "http://www.pioneerledger.example/news/040316/1.htm"


def entry_of(page: str, encoding: str = "ascii") -> Entry:
    body = page.encode(encoding, "xmlcharrefreplace")
    return only(read(Document(url=URL, body=body, content_type="text/html")))


def lines(text: str | None) -> list[str]:
    return [" ".join(line.split()) for line in (text or "").split("\n") if line.strip()]


@pytest.mark.parametrize(
    "page",
    [
        *(pytest.param(page, id=page.name) for page in READ),
        *(
            pytest.param(page, id=page.name, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=why))
            for page, why in MISSED
        ),
    ],
)
def test_an_older_page_is_read_whole_and_nothing_else_of_it(page: Page) -> None:
    entry = entry_of(page.html)
    assert lines(entry.content_text) == list(page.story)
    assert entry.title == page.title
    assert "; ".join(who.name or "" for who in entry.authors).casefold() == page.authors.casefold()
    assert str(entry.published or "")[:10] == page.date


def test_a_picture_framed_by_a_table_has_its_caption_there() -> None:
    (page,) = (page for page in READ if page.name == "newspaper")
    assert CAPTION not in (entry_of(page.html).content_text or "")


@pytest.mark.parametrize("language", ["", " lang=en"])
def test_english_that_declares_no_encoding_is_in_windows_1252(language: str) -> None:
    story = "".join(f"<p>{text.replace('$', '£')}</p>" for text in STORY)
    page = f"<html{language}><title>A bridge</title><body><h1>A bridge</h1>{story}"
    assert "£1.2 million" in (entry_of(page, "cp1252").content_text or "")


def test_polish_that_declares_no_encoding_is_not() -> None:
    line = "Rada miasta po długiej debacie przyjęła nowy rozkład promów, które będą kursować częściej niż do tej pory."
    page = f"<html><title>Promy</title><body><h1>Promy</h1>{f'<p>{line}</p>' * 4}"
    assert line in (entry_of(page, "cp1250").content_text or "")


def test_a_table_of_figures_stays_a_table() -> None:
    rows = "".join(f"<tr><td>Span {at}</td><td>{at}3 tons</td></tr>" for at in range(4))
    page = f"<html><body><h1>A bridge</h1><p>{'<p>'.join(STORY[:5])}<table>{rows}</table><p>{'<p>'.join(STORY[5:])}"
    html = entry_of(page).content_html or ""
    assert "<td>Span 1</td><td>13 tons</td>" in html


def test_a_table_that_the_page_is_laid_out_with_is_none() -> None:
    rows = "".join(f"<tr><td>Span {at}</td><td>{at}3 tons</td></tr>" for at in range(4))
    inside = f"<p>{'<p>'.join(STORY[:5])}<table>{rows}</table><p>{'<p>'.join(STORY[5:])}"
    page = f"<html><body><h1>A bridge</h1><table><tr><td>{inside}</td></tr></table>"
    html = entry_of(page).content_html or ""
    assert "<td>Span 1</td><td>13 tons</td>" in html
    assert html.startswith(f"<p>{STORY[0]}")


@pytest.mark.parametrize("side", ["left", "RIGHT"])
def test_a_small_table_at_a_side_is_a_box_beside_the_story(side: str) -> None:
    box = f"<table align={side}><tr><td>The bridge opened in 1923 and was last painted in the spring of 1979.</table>"
    page = f"<html><body><h1>A bridge</h1><p>{'<p>'.join(STORY[:4])}{box}<p>{'<p>'.join(STORY[4:])}"
    assert lines(entry_of(page).content_text) == list(STORY)


def test_a_table_at_a_side_that_holds_the_story_is_the_story() -> None:
    page = f"<html><body><h1>A bridge</h1><table align=left><tr><td><p>{'<p>'.join(STORY)}</table>"
    assert lines(entry_of(page).content_text) == list(STORY)


def test_what_goes_on_beside_a_heading_over_comments_is_the_story() -> None:
    page = (
        f"<html><body><h1>A bridge</h1><div><p>{'<p>'.join(STORY[:7])}</p><div>Comment</div><p>{'<p>'.join(STORY[7:])}"
        "</p></div>"
    )
    assert lines(entry_of(page).content_text) == list(STORY)
