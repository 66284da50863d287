"""podcastparser's pairs of a podcast and expected JSON: each field that the common schema has too is compared."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document
from ingest.text.markup import clean_html, line_of
from ingest.text.urls import absolute_url
from tests.conformance.podcast_view import Said, expected, found, unknown
from tests.conformance.sparse import read_titled

SERVED_AT = "https://podcasts.example/data/"
OURS, THEIRS = "https://podcasts.example/", "file://tests/"  # podcastparser says that its files are there
AGREES = "agrees"
SHARE = 0.85  # never lowered


class Reason(NamedTuple):
    """Why some fields differ, and in which files."""

    why: str
    about: str  # a pattern, searched for in "FILE FIELD"


REASONS = (
    Reason("identifiers stay as they were written, podcastparser makes addresses of them", r"entry\.guid"),
    Reason("a guid that is no address of its own is no permalink", r"entry\.url"),
    Reason("a duration is that of a recording: without one it is of nothing", r"entry\.duration"),
    Reason("a date of change is not one of publication", r"atom_\w+ entry\.published"),
    Reason("of a summary and a subtitle the summary is taken", r"itunes_subtitle entry\.summary"),
    Reason("a file that is named twice is one", r"multi_enclosures entry\.enclosures\.1"),
    Reason("a title is not made up from the name of a file", r"no_(?:guid|title) entry\.title"),
)


class Pair(NamedTuple):
    """A podcast and podcastparser's expected JSON."""

    name: str
    body: bytes
    expected: dict[str, Any]


def pairs(folder: Path) -> Iterator[Pair]:
    for path in sorted(one for one in folder.glob("*.json") if one.with_suffix(".rss").is_file()):
        text = path.read_bytes().replace(THEIRS.encode(), OURS.encode())
        yield Pair(path.stem, path.with_suffix(".rss").read_bytes(), orjson.loads(text))


def outcomes(pair: Pair) -> Iterator[tuple[str, str, Any]]:
    """Yield each field that podcastparser expects with how our reading of it compares."""
    document = Document(url=f"{SERVED_AT}{pair.name}.rss", body=pair.body)
    try:
        reading = read(document)
        ours = found(read_titled(document, reading) or reading)
    except ReadError:
        ours = {}
    for name, value in expected(pair.expected, pair.name, pair.body):
        agrees = _agree((name, value), ours)
        yield name, AGREES if agrees else _reason(f"{pair.name} {name}"), (value, ours.get(name))


def _agree(said: Said, ours: dict[str, Any]) -> bool:
    name, value = said
    mine = ours.get(name)
    if isinstance(mine, tuple):
        return any(line_of(one) == line_of(str(value)) for one in mine)
    if name.endswith("content_html"):
        return bool(mine == clean_html(str(value), SERVED_AT))
    if name == "language":
        return bool(mine and mine.casefold() == value.casefold())
    return mine is not None and mine in (value, absolute_url(str(value), SERVED_AT), line_of(str(value)))


def _reason(about: str) -> str:
    return next((reason.why for reason in REASONS if re.search(reason.about, about)), "")


@pytest.fixture(scope="module")
def suite(shared: Path) -> tuple[Pair, ...]:
    return tuple(pairs(shared / "corpus" / "feeds" / "podcastparser"))


@pytest.fixture(scope="module")
def compared(suite: tuple[Pair, ...]) -> list[tuple[str, str, str, Any]]:
    return [(pair.name, *outcome) for pair in suite for outcome in outcomes(pair)]


def test_of_what_podcastparser_expects_nearly_all_agrees(compared: list[tuple[str, str, str, Any]]) -> None:
    found_ = [outcome for *_, outcome, _ in compared]
    share = found_.count(AGREES) / len(found_)
    print(f"{found_.count(AGREES)} of {len(found_)} agree, {share:.2%}")  # noqa: T201
    assert share >= SHARE


def test_every_field_that_differs_from_podcastparser_has_a_reason(compared: list[tuple[str, str, str, Any]]) -> None:
    reasons = Counter(outcome for *_, outcome, _ in compared if outcome != AGREES)
    print("\n".join(f"{count:5}  {why}" for why, count in reasons.most_common()))  # noqa: T201
    assert [(name, field, values) for name, field, outcome, values in compared if not outcome] == []
    assert {reason.why for reason in REASONS} <= reasons.keys(), "a reason that explains nothing is to be taken out"


def test_nothing_that_podcastparser_expects_is_passed_over_unseen(suite: tuple[Pair, ...]) -> None:
    assert {pair.name: keys for pair in suite if (keys := unknown(pair.expected))} == {}
    assert len(suite) == 70
