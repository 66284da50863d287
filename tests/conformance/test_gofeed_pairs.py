"""gofeed's pairs of an input and expected JSON: each field that the common schema has too is compared."""

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
from tests.conformance.gofeed_view import Addresses, Said, expected, found
from tests.conformance.sparse import read_titled

ADDRESS = "https://gofeed.example/feed"
AGREES = "agrees"

SHARE = 0.95  # share of the fields that gofeed's translator expects and the schema carries; never lowered
FLOORS = {
    "extensions/dublincore": 21,
    "extensions/itunes": 2,
    "extensions/media": 4,
    "parser/atom": 189,
    "parser/json": 57,
    "parser/rss": 117,
    "translator/atom": 85,
    "translator/json": 58,
    "translator/rss": 170,
}


class Reason(NamedTuple):
    """Why some fields differ, and in which files."""

    why: str
    about: str  # a pattern, searched for in "FOLDER/FILE FIELD"


REASONS = (
    Reason("of two pictures the feed's icon is taken", r"atom10_feed_logo|logo_uri_base"),
    Reason(
        "a feed's icon is not guessed from media elements or its description", r"_channel_(?:media\S*|description)\.xml"
    ),
    Reason("a date of change is not one of publication", r"_modified\.xml entries.0.published"),
    Reason("a feed's date is not guessed from its items'", r"json1[01]_full"),
    Reason("of several links the first is the permalink, gofeed takes the last", r"_links\.xml (?:entries\.0\.)?url"),
    Reason("of a feed's links those of publishing protocols are not kept", r"_link_multiple"),
    Reason("markup in a category is no part of its name", r"_markup\.xml (?:entries\.0\.)?tags"),
    Reason("identifiers stay as they were written (RFC 4287 section 4.2.6)", r"entry_id_xml_base"),
)


class Pair(NamedTuple):
    """An input of gofeed's and the expected JSON."""

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
    if isinstance(mine, Addresses):
        return absolute_url(str(value), ADDRESS) in mine
    if isinstance(mine, tuple):
        return line_of(str(value)) in mine
    if mine is None:
        return False
    if field == "language":  # its case means nothing (RFC 5646 section 2.1.1)
        return bool(mine.casefold() == str(value).casefold())
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


def test_of_what_its_translator_expects_nearly_all_agrees(compared: list[tuple[Pair, str, str, Any]]) -> None:
    outcomes_ = [outcome for pair, _, outcome, _ in compared if pair.folder.startswith("translator/")]
    share = outcomes_.count(AGREES) / len(outcomes_)
    print(f"{outcomes_.count(AGREES)} of {len(outcomes_)} agree, {share:.2%}")  # noqa: T201
    assert share >= SHARE


def test_every_field_that_differs_from_gofeed_has_a_reason(compared: list[tuple[Pair, str, str, Any]]) -> None:
    reasons = Counter(outcome for *_, outcome, _ in compared if outcome != AGREES)
    print("\n".join(f"{count:5}  {why}" for why, count in reasons.most_common()))  # noqa: T201
    assert [(pair.name, name, values) for pair, name, outcome, values in compared if not outcome] == []
    assert {reason.why for reason in REASONS} <= reasons.keys(), "a reason that explains nothing is to be taken out"
