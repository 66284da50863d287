"""What pages of many kinds say about their story, by the tables of `tests/articles`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry
from tests.articles import bylines, dates, dates_seen, heads, rest, signed, systems, titles
from tests.articles.written import STORIES, page
from tests.entries import only

TITLE, HEADING = "<title>$t - $s</title>", "<h1>$t</h1>"


def entry_of(document: Document) -> Entry:
    return only(read(document))


def filled(text: str, language: str) -> str:
    story = STORIES[language]
    return text.replace("$t", story.headline).replace("$s", story.site)


def rows(*tables: Iterable[tuple[str, ...]], name: Callable[[tuple[str, ...]], str]) -> list[object]:
    return [pytest.param(*row, id=name(row)) for table in tables for row in table]


def first(row: tuple[str, ...]) -> str:
    return row[0]


def shown(row: tuple[str, ...]) -> str:
    return f"{row[0]} {row[1]}"


@pytest.mark.parametrize(
    ("name", "language", "head", "body", "title"),
    rows(titles.ALONE, titles.HEADINGS, titles.META, titles.KEPT, titles.SHOWN, titles.SLOGANS, name=first),
)
def test_a_title_is_told_from_what_stands_around_it(name: str, language: str, head: str, body: str, title: str) -> None:
    read_title = entry_of(page(language, head, body)).title or ""
    assert read_title.casefold() == filled(title or "$t", language).casefold()


@pytest.mark.parametrize(("name", "language", "head", "body", "title"), rows(titles.SLOGANS, name=first))
def test_a_site_is_known_by_its_name_with_a_slogan_where_nothing_else_names_it(
    name: str, language: str, head: str, body: str, title: str
) -> None:
    shown = page(language, head, body)
    logo = filled("<a class=logo href=/>$s</a>", language).encode()
    assert entry_of(replace(shown, body=shown.body.replace(logo, b""))).title == filled("$t", language)


def signers(entry: Entry) -> str:
    return "; ".join(f"{'*' if who.kind else ''}{who.name}" for who in entry.authors)


@pytest.mark.parametrize(("language", "markup", "authors"), rows(bylines.SEEN, name=shown))
def test_a_byline_that_readers_see_names_its_authors(language: str, markup: str, authors: str) -> None:
    found = signers(entry_of(page(language, TITLE, HEADING + markup)))
    assert found.casefold() == filled(authors, language).casefold()


@pytest.mark.parametrize(("name", "head", "body", "authors"), rows(signed.SAID, name=first))
def test_markup_that_says_who_wrote_names_the_authors(name: str, head: str, body: str, authors: str) -> None:
    assert signers(entry_of(page("en", TITLE + head, HEADING + body))) == authors


def is_told(when: datetime | None, told: str) -> bool:
    """Return whether a moment is the one that a table names; "~": on that day, "": none."""
    if not told:
        return when is None
    named = datetime.fromisoformat(told.removeprefix("~")).replace(tzinfo=UTC)
    return when is not None and (when == named or (told.startswith("~") and when.date() == named.date()))


def check_dates(document: Document, expected: str) -> None:
    entry = entry_of(document)
    published, _, updated = expected.partition(" / ")
    assert is_told(entry.published, published)
    assert is_told(entry.updated, updated)
    if published:
        assert (entry.published_precision == "day") == (len(published) == len("2019-05-03"))


@pytest.mark.parametrize(("name", "language", "head", "body", "expected"), rows(dates.SAID, dates.TIMES, name=first))
def test_markup_says_when_a_page_was_published_and_changed(
    name: str, language: str, head: str, body: str, expected: str
) -> None:
    around = body if "<h1>" in body else HEADING + body
    check_dates(page(language, TITLE + head, around), expected)


@pytest.mark.parametrize(("language", "markup", "expected"), rows(dates_seen.SEEN, name=shown))
def test_a_date_that_readers_see_is_told_from_others(language: str, markup: str, expected: str) -> None:
    check_dates(page(language, TITLE, HEADING + markup), expected)


@pytest.mark.parametrize(("name", "path", "head", "body", "expected"), rows(dates.ADDRESSES, name=first))
def test_an_address_names_a_day_where_nothing_better_does(
    name: str, path: str, head: str, body: str, expected: str
) -> None:
    check_dates(page("en", TITLE + head, HEADING + body, path=path), expected)


@pytest.mark.parametrize(
    ("name", "language", "head", "body", "authors", "expected"),
    [
        *rows(heads.SYSTEMS, heads.BYLINES, heads.DATELINES, name=first),
        *rows(systems.AROUND, systems.SYSTEMS, systems.PAPERS, systems.LANGUAGES, systems.NAMES, name=first),
        *(
            pytest.param(*row, id=row[0], marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=why))
            for row, why in heads.MISSED
        ),
    ],
)
def test_the_head_of_a_page_says_who_wrote_it_and_when(
    name: str, language: str, head: str, body: str, authors: str, expected: str
) -> None:
    document = page(language, TITLE + head, body if "<h1>" in body else HEADING + body)
    assert signers(entry_of(document)).casefold() == filled(authors, language).casefold()
    check_dates(document, expected)


@pytest.mark.parametrize(("language", "markup"), rows(heads.UNSIGNED, name=shown))
def test_what_only_looks_like_a_byline_names_nobody(language: str, markup: str) -> None:
    assert signers(entry_of(page(language, TITLE, HEADING + markup))) == ""


FIELDS: Mapping[str, Callable[[Entry], str | None]] = {
    "publisher": lambda entry: entry.publisher,
    "section": lambda entry: entry.section,
    "tags": lambda entry: "; ".join(tag.term for tag in entry.tags),
    "image": lambda entry: entry.images[0].url if entry.images else "",
    "paywalled": lambda entry: {True: "yes", False: "no", None: ""}[entry.paywalled],
    "url": lambda entry: entry.canonical_url,
    "rights": lambda entry: entry.rights,
    "summary": lambda entry: entry.summary,
}


@pytest.mark.parametrize(("name", "field", "head", "body", "expected"), rows(rest.FIELDS, name=first))
def test_every_other_field_is_read_where_it_is_said(name: str, field: str, head: str, body: str, expected: str) -> None:
    found = FIELDS[field](entry_of(page("en", TITLE + head, HEADING + body)))
    assert (found or "") == filled(expected, "en")


def test_the_picture_that_wordpress_features_is_the_lead_above_what_stands_above_the_title() -> None:
    picture = "<div><img class=wp-post-image src=/dam.jpg width=2000 height=1200></div>"
    entry = entry_of(page("en", TITLE, f"{picture}<div><p><a href=/x>Harbour</a></p>{HEADING}$story</div>"))
    assert [image.url for image in entry.images] == ["https://www.quaysidepost.example/dam.jpg"]
