"""gofeed's pairs of an input and the JSON it expects: each field that the common schema has too is compared."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document
from ingest.text.dates import Moment, parse_date
from ingest.text.markup import clean_html, line_of, text_of
from ingest.text.urls import absolute_url
from tests.conformance.gofeed_view import Said, expected, found
from tests.conformance.sparse import read_titled

ADDRESS = "https://gofeed.example/feed"
AGREES = "agrees"

FLOORS = {
    "extensions/dublincore": 17,
    "extensions/itunes": 1,
    "extensions/media": 2,
    "parser/atom": 175,
    "parser/json": 57,
    "parser/rss": 109,
    "translator/atom": 41,
    "translator/json": 47,
    "translator/rss": 92,
}


class Reason(NamedTuple):
    """Why some fields differ, and the files and fields it is about."""

    why: str
    about: str  # a pattern, searched for in "FOLDER/FILE FIELD"


REASONS = (
    Reason("languages are written in their canonical case", r"(?:dc|fields|channel_language)\.xml language"),
    Reason("of two pictures the feed's icon is taken", r"atom10_feed_logo|logo_uri_base"),
    Reason(
        "a feed's icon is not guessed from media elements or its description", r"_channel_(?:media\S*|description)\.xml"
    ),
    Reason("an entry's picture is not guessed from an attached file", r"item_enclosure\.xml entries.0.image"),
    Reason("the webmaster is not an author", r"webMaster"),
    Reason("a date of change is not one of publication", r"_modified\.xml entries.0.published"),
    Reason("a feed's date is not guessed from its items'", r"json1[01]_full"),
    Reason(
        "of a document that breaks off inside an element, feedparser drops the element",
        r"title_xhtml|P?rss_channel_language",
    ),
    Reason("feedparser passes over RSS 1.0's picture, which stands outside the channel", r"rdf_image"),
    Reason("feedparser passes over markup where there is to be none", r"rss_channel_category_escaped|_naked_markup"),
    Reason("feedparser takes any attribute named uri for the link", r"uri_at_protocol"),
    Reason("a content of a type that is no text is not guessed to be HTML", r"content_base64"),
    Reason("the title that the test put in was read first", r"item_extensions\.xml entries.0.title"),
)


class Pair(NamedTuple):
    """An input of gofeed's and what it expects of it."""

    name: str
    body: bytes
    expected: dict[str, Any]

    @property
    def folder(self) -> str:
        return self.name.rpartition("/")[0]


def pairs(folder: Path) -> Iterator[Pair]:
    for path in sorted(folder.rglob("*.json")):
        source = path.with_suffix(".xml")
        if path.stem.endswith("_expected"):
            source = path.with_name(path.name.replace("_expected", ""))
        if source != path and source.is_file():
            value = orjson.loads(path.read_bytes())
            if isinstance(value, dict):
                yield Pair(source.relative_to(folder).as_posix(), source.read_bytes(), value)


def outcomes(pair: Pair) -> Iterator[tuple[str, str, Any]]:
    """Yield each field that gofeed expects with how our reading of it compares."""
    document = Document(url=ADDRESS, body=pair.body)
    try:
        reading = read(document)
        ours = found(read_titled(document, reading) or reading)
    except ReadError:
        ours = {}
    for name, value in expected(pair.expected):
        agrees = _agree(name.rpartition(".")[2], (name, value), ours)
        yield name, AGREES if agrees else _reason(f"{pair.name} {name}"), (value, ours.get(name))


def _agree(field: str, said: Said, ours: dict[str, Any]) -> bool:
    name, value = said
    mine = ours.get(name)
    if field in ("summary", "content_html"):
        kept = (
            mine,
            ours.get(name.replace("summary", "content_html")),
            ours.get(name.replace("content_html", "summary")),
        )
        return any(one is not None and _same_text(str(value), one) for one in kept)
    if isinstance(mine, datetime):
        read_as = parse_date(str(value))
        return isinstance(read_as, Moment) and read_as.when == mine
    if isinstance(mine, tuple):
        return line_of(str(value)) in mine
    if mine is None:
        return False
    return mine in (value, absolute_url(str(value), ADDRESS), line_of(str(value), html=True))


def _same_text(value: str, mine: str) -> bool:
    return mine in (value, clean_html(value, ADDRESS), text_of(value)) or text_of(value) == text_of(mine) != ""


def _reason(about: str) -> str:
    return next((reason.why for reason in REASONS if re.search(reason.about, about)), "")


@pytest.fixture(scope="module")
def compared(shared: Path) -> list[tuple[Pair, str, str, Any]]:
    found_pairs = pairs(shared / "corpus" / "feeds" / "gofeed")
    return [(pair, *outcome) for pair in found_pairs for outcome in outcomes(pair)]


def test_the_fields_that_agree_with_gofeed_never_become_fewer(compared: list[tuple[Pair, str, str, Any]]) -> None:
    fields = Counter(pair.folder for pair, *_ in compared)
    agreeing = Counter(pair.folder for pair, _, outcome, _ in compared if outcome == AGREES)
    for folder, count in sorted(fields.items()):
        print(f"{folder:<28}{agreeing[folder]:>6} of {count}")  # noqa: T201  (shown with -s, and when a floor is broken)
    assert {folder: agreeing[folder] for folder, floor in FLOORS.items() if agreeing[folder] < floor} == {}
    assert fields.keys() == FLOORS.keys()


def test_every_field_that_differs_from_gofeed_has_a_reason(compared: list[tuple[Pair, str, str, Any]]) -> None:
    reasons = Counter(outcome for *_, outcome, _ in compared if outcome != AGREES)
    print("\n".join(f"{count:5}  {why}" for why, count in reasons.most_common()))  # noqa: T201
    assert [(pair.name, name, values) for pair, name, outcome, values in compared if not outcome] == []
    assert {reason.why for reason in REASONS} <= reasons.keys(), "a reason that explains nothing is to be taken out"
