"""feedparser's own suite: each file has an expression in a comment, which is evaluated on what `read` makes of it.

Every file holds, or differs and is listed with the reason in feedparser_differs.toml, or cannot be mapped to the schema
and is listed with the reason in feedparser_unmappable.toml.
"""

import codecs
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html as lxml_html

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document, Entry
from ingest.text.markup import decode
from ingest.text.urls import absolute_url
from tests.conformance.expectations import Expectation, expectation
from tests.conformance.feedparser_view import REFUSED, Plain, view
from tests.conformance.sparse import read_titled

# The suite's files say where they were served (its own test server).
SERVED_AT = "http://127.0.0.1:8097/tests/"
ENCODINGS = "utf-8 utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le latin-1".split()
FORBIDDEN_TAGS = frozenset(
    "script style iframe frame frameset object embed applet form input button select textarea link meta base svg math"
    " noscript template xml".split()
)
FORBIDDEN_SCHEMES = ("javascript:", "vbscript:", "data:", "file:")
# Encodings that are supersets of another and are read in its place.
LARGER = {
    "ascii": ("cp1252", "utf-8"),
    "iso8859-1": ("cp1252",),
    "big5": ("big5hkscs",),
    "gb2312": ("gb18030",),
    "shift_jis": ("cp932",),
    "euc_kr": ("cp949",),
}
_EXPECT = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(r"^[ \t]*Header:[ \t]*([^:\n]+):[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_NAMED = re.compile(r"\bencoding == '([^']+)'")


@dataclass(frozen=True)
class Case:
    """One file of the suite and what it says must hold."""

    name: str  # its path in the suite
    expression: str
    document: Document

    @property
    def folder(self) -> str:
        return self.name.rpartition("/")[0]


@dataclass(frozen=True)
class Reason:
    """Why the expressions of some files do not hold or cannot be mapped."""

    why: str
    files: tuple[str, ...]
    judged: bool = False  # the schema has the names, but the expected values are peculiar to feedparser


class Held(NamedTuple):
    """How many expressions of a folder hold: as they are, with a title put in, and also compared as plain text."""

    as_read: int
    titled: int
    as_text: int


HOLDS = "holds"
TITLED = "holds once the entry has a title: one that says nothing but a date or a name is refused (nothing-said)"
AS_TEXT = "holds as plain text: titles, summaries and rights are text in the schema, markup in feedparser"
NOT = "does not hold"
SHARE = 0.97  # of the expressions about something that the schema carries; never lowered
HELD_IN_PART = 5  # they have a part that holds and one that cannot be mapped
JUDGED = 346  # files that are unmappable by judgement; never raised

FLOORS = {
    "encoding": Held(13, 1, 1),
    "entities": Held(249, 0, 5),
    "illformed": Held(8, 0, 0),
    "illformed/chardet": Held(0, 0, 0),
    "illformed/geo": Held(0, 3, 0),
    "json": Held(1, 0, 0),
    "wellformed/amp": Held(4, 0, 66),
    "wellformed/atom": Held(83, 25, 25),
    "wellformed/atom10": Held(72, 74, 49),
    "wellformed/base": Held(34, 8, 33),
    "wellformed/cdf": Held(12, 2, 0),
    "wellformed/feedburner": Held(0, 0, 0),
    "wellformed/geo": Held(0, 7, 0),
    "wellformed/http": Held(2, 0, 0),
    "wellformed/itunes": Held(19, 4, 0),
    "wellformed/lang": Held(39, 1, 0),
    "wellformed/media-rss": Held(5, 5, 0),
    "wellformed/namespace": Held(10, 0, 0),
    "wellformed/node_precedence": Held(1, 1, 0),
    "wellformed/psc": Held(0, 0, 0),
    "wellformed/rdf": Held(10, 0, 0),
    "wellformed/rss": Held(97, 42, 3),
    "wellformed/sanitize": Held(269, 63, 97),
    "wellformed/sgml": Held(0, 0, 1),
    "wellformed/xml": Held(3, 0, 0),
}


def reasons(name: str) -> tuple[Reason, ...]:
    """Return the reasons of one of the two lists beside this module."""
    table: dict[str, list[dict[str, Any]]] = tomllib.loads(
        Path(__file__).with_name(f"feedparser_{name}.toml").read_text(encoding="utf-8")
    )
    return tuple(Reason(**{**one, "files": tuple(one["files"])}) for one in table["reason"])


def cases(suite: Path) -> Iterator[Case]:
    for path in sorted(file for file in suite.rglob("*") if file.is_file()):
        name = path.relative_to(suite).as_posix()
        body = path.read_bytes()
        texts = (_decoded(body, encoding) for encoding in ENCODINGS)
        text = next((text for text in texts if _EXPECT.search(text)), "")
        if expected := _EXPECT.search(text):
            headers = {key.lower(): value for key, value in _HEADER.findall(text.partition("-->")[0])}
            url = absolute_url(headers.get("content-location", ""), SERVED_AT + name) or SERVED_AT + name
            yield Case(
                name,
                expected[1].replace("\n", " "),
                Document(url=url, body=body, content_type=headers.get("content-type"), headers=tuple(headers.items())),
            )


def share_table(counts: dict[str, Held]) -> str:
    """Return what holds, folder by folder, and the share of it in all that can be mapped."""
    differs, unmappable = (Counter(map(_folder, listed(name))) for name in ("differs", "unmappable"))
    rows = [(folder, *counts[folder], differs[folder], unmappable[folder]) for folder in sorted(counts)]
    held = sum(sum(held) for held in counts.values())
    head = f"{'folder':<28}{'holds':>7}{'titled':>8}{'as text':>9}{'differs':>9}{'unmappable':>12}"
    rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    share = held / (held + differs.total())
    lines = [f"{row[0]:<28}{row[1]:>7}{row[2]:>8}{row[3]:>9}{row[4]:>9}{row[5]:>12}" for row in rows]
    return "\n".join([head, *lines, f"{held} of {held + differs.total()} hold, {share:.2%}"])


def listed(name: str) -> list[str]:
    return [file for reason in reasons(name) for file in reason.files]


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _at_least(held: Held | None, floor: Held) -> bool:
    """Whether no expression is lost; one that holds in a stricter way makes up for one that held in a looser way."""
    return held is not None and all(sum(held[:end]) >= sum(floor[:end]) for end in (1, 2, 3))


def _decoded(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return ""


def verdict(case: Case) -> str:
    told = expectation(case.expression)
    try:
        reading = read(case.document)
    except ReadError:
        return HOLDS if told.holds(REFUSED) else NOT
    if told.holds(view(reading)):
        return HOLDS
    titled = read_titled(case.document, reading)
    if titled and told.holds(view(titled)):
        return TITLED
    return AS_TEXT if told.holds(view(titled or reading, Plain)) else NOT


@pytest.fixture(scope="module")
def suite(shared: Path) -> tuple[Case, ...]:
    return tuple(cases(shared / "corpus" / "feeds" / "feedparser"))


@pytest.fixture(scope="module")
def verdicts(suite: tuple[Case, ...]) -> dict[str, str]:
    return {case.name: verdict(case) for case in suite}


@pytest.fixture(scope="module")
def expectations(suite: tuple[Case, ...]) -> dict[str, Expectation]:
    return {case.name: expectation(case.expression) for case in suite}


def test_the_expectations_that_hold_never_become_fewer(verdicts: dict[str, str]) -> None:
    found = Counter((_folder(name), outcome) for name, outcome in verdicts.items())
    folders = {_folder(name) for name in verdicts}
    counts = {folder: Held(*(found[folder, outcome] for outcome in (HOLDS, TITLED, AS_TEXT))) for folder in folders}
    print(share_table(counts))  # noqa: T201  (shown with -s, and when a floor is broken)
    sunk = {folder: counts.get(folder) for folder, floor in FLOORS.items() if not _at_least(counts.get(folder), floor)}
    assert not sunk
    assert counts.keys() == FLOORS.keys()


def test_of_what_the_schema_carries_nearly_all_holds(verdicts: dict[str, str]) -> None:
    held = sum(outcome != NOT for outcome in verdicts.values())
    assert held / (held + len(listed("differs"))) >= SHARE


def test_every_file_that_does_not_hold_is_listed_once_with_a_reason_and_no_other(verdicts: dict[str, str]) -> None:
    names = listed("differs") + listed("unmappable")
    assert sorted(names) == sorted(name for name, outcome in verdicts.items() if outcome == NOT)
    whys = [reason.why for name in ("differs", "unmappable") for reason in reasons(name)]
    assert all(whys)
    assert len(set(whys)) == len(whys)
    assert len(verdicts) == 2107


def test_no_expectation_is_unmappable_that_speaks_of_the_schema(expectations: dict[str, Expectation]) -> None:
    by_name = [name for reason in reasons("unmappable") if not reason.judged for name in reason.files]
    assert [name for name in by_name if expectations[name].mapped] == []
    assert [name for name in listed("differs") if not expectations[name].mapped] == []


def test_no_more_is_left_to_judgement_or_holds_in_part_alone(
    verdicts: dict[str, str], expectations: dict[str, Expectation]
) -> None:
    in_part = [
        name for name, told in expectations.items() if verdicts[name] != NOT and len(told.mapped) < len(told.parts)
    ]
    assert len(in_part) <= HELD_IN_PART, in_part
    assert sum(len(reason.files) for reason in reasons("unmappable") if reason.judged) <= JUDGED


def test_nothing_unsafe_survives_whatever_the_suite_expects(suite: tuple[Case, ...]) -> None:
    readings = [(case.name, read(case.document)) for case in suite if case.folder != "illformed"]
    unsafe = [
        (name, entry.content_html)
        for name, reading in readings
        for entry in reading.entries
        if isinstance(entry, Entry) and entry.content_html and not is_safe(entry.content_html)
    ]
    assert not unsafe


def is_safe(html: str) -> bool:
    """Parse safe HTML again and look for what may run, load or send anything."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in FORBIDDEN_TAGS:
            return False
        for name, value in element.attrib.items():
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.startswith("on") or name == "style" or address.startswith(FORBIDDEN_SCHEMES):
                return False
    return True


def test_titles_and_summaries_are_plain_text_even_of_hostile_feeds(suite: tuple[Case, ...]) -> None:
    hostile = [case for case in suite if case.folder.endswith("sanitize") and "script" in case.name]
    entries = [entry for case in hostile for entry in read(case.document).entries if isinstance(entry, Entry)]
    texts = [text for entry in entries for text in (entry.title, entry.summary, entry.rights) if text]
    assert len(texts) > 10
    assert not [text for text in texts if "<script" in text or "alert(" in text]


def test_the_decoder_finds_the_encodings_that_feedparser_names(suite: tuple[Case, ...]) -> None:
    named = [(case, codecs.lookup(name[1])) for case in suite if (name := _NAMED.search(case.expression))]
    differing = {
        case.name: decoded.encoding
        for case, encoding in named
        if codecs.lookup((decoded := decode(case.document.body, case.document.content_type)).encoding) != encoding
        and codecs.lookup(decoded.encoding).name not in LARGER.get(encoding.name, ())
    }
    assert len(named) - len(differing) >= 60, differing
