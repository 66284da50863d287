"""feedparser's own suite: each file names an expression in a comment, evaluated on what `read` makes of the file."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html as lxml_html

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document, Entry, Reading
from ingest.text.markup import decode
from ingest.text.urls import absolute_url
from tests.conformance.feedparser_view import Plain, view
from tests.conformance.sparse import read_titled

# The suite's files say where they were served (its own test server).
SERVED_AT = "http://127.0.0.1:8097/tests/"
ENCODINGS = "utf-8 utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le latin-1".split()
FORBIDDEN_TAGS = frozenset(
    "script style iframe frame frameset object embed applet form input button select textarea link meta base svg math"
    " noscript template xml".split()
)
FORBIDDEN_SCHEMES = ("javascript:", "vbscript:", "data:", "file:")
# Encodings that hold all of another and are read in its place.
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
    """Why some expressions do not hold, and the names and expressions it is about."""

    why: str
    about: str  # a pattern, searched for in "NAME EXPRESSION"


class Held(NamedTuple):
    """How many expressions of a folder hold: as they are, with a title put in, and as plain text besides."""

    as_read: int
    titled: int
    as_text: int


HOLDS = "holds"
TITLED = "holds once the entry has a title: one that says nothing but a date or a name is refused (nothing-said)"
AS_TEXT = "holds as plain text: titles, summaries and rights are text in the schema, markup in feedparser"

FLOORS = {
    "encoding": Held(15, 1, 1),
    "entities": Held(249, 0, 5),
    "illformed": Held(7, 0, 0),
    "illformed/chardet": Held(0, 0, 0),
    "illformed/geo": Held(0, 0, 0),
    "json": Held(1, 0, 0),
    "wellformed/amp": Held(4, 0, 66),
    "wellformed/atom": Held(83, 22, 25),
    "wellformed/atom10": Held(84, 69, 34),
    "wellformed/base": Held(32, 6, 33),
    "wellformed/cdf": Held(11, 1, 0),
    "wellformed/feedburner": Held(1, 0, 0),
    "wellformed/geo": Held(0, 0, 0),
    "wellformed/http": Held(2, 0, 0),
    "wellformed/itunes": Held(18, 4, 0),
    "wellformed/lang": Held(38, 1, 0),
    "wellformed/media-rss": Held(4, 5, 0),
    "wellformed/namespace": Held(9, 0, 0),
    "wellformed/node_precedence": Held(1, 1, 0),
    "wellformed/psc": Held(0, 0, 0),
    "wellformed/rdf": Held(9, 1, 0),
    "wellformed/rss": Held(84, 39, 3),
    "wellformed/sanitize": Held(269, 63, 97),
    "wellformed/sgml": Held(0, 0, 1),
    "wellformed/xml": Held(3, 0, 0),
}

# In order: an expression that does not hold is counted under the first that is about it.
REASONS = (
    Reason("the schema names no encoding (the decoder is measured by itself below)", r"\bencoding =="),
    Reason("the schema names no version of a format", r"\bversion =="),
    Reason("response headers are not part of a reading", r"/headers_|http_content_language"),
    Reason(
        "feedparser judges the response's media type and charset; we judge the bytes", r"/bozo_http_|/bozo_linenoise"
    ),
    Reason("a document without an element is refused, not read as an empty feed", r"rss_empty_document"),
    Reason("places (GeoRSS, GML) are not in the schema", r"\bwhere\b"),
    Reason("bases are used up: links leave `read` absolute", r"'base'\] =="),
    Reason("the type of a text is not kept: the schema's are text or HTML by field", r"'type'\] == '(?:text|app)"),
    Reason(
        "entries and feeds have one language; that of a part is not kept beside it",
        r"_detail'\]\['language|'language'\] == None",
    ),
    Reason("languages are written in their canonical case", r"'en-us'"),
    Reason("podcast and player extensions are not in the schema", r"itunes_|psc|media_|publisher_detail.*itunes"),
    Reason(
        "a feed's links are its site, itself and its hub; others are not kept",
        r"/feed_link_(?:rel_|length)|source_link_(?:rel_|length)|_link_multiple",
    ),
    Reason(
        "a permalink is an address: its type, title, language and place among the links are not kept",
        r"_link_(?:title|hreflang|type|rel_self)|enclosure_url",
    ),
    Reason("dates are moments, not the text they were read from", r"'(?:updated|published|created)'\] == '"),
    Reason(
        "generators, docs, clouds, text inputs, licences, validity and such are not in the schema",
        r"generator|'docs'|cloud|textinput|license|validity|expired|'created|wfw_|thr_|madeup|abcdefg|newlocation",
    ),
    Reason("of a publisher the name alone is kept, and of an entry's only", r"publisher"),
    Reason(
        "of a feed's image the address alone is kept", r"'image'\]\['(?:description|height|width|link|title)|'logo'"
    ),
    Reason("whether a guid is the permalink is not kept beside the permalink", r"guidislink"),
    Reason("identifiers stay as they were written", r"_id_base_"),
    Reason(
        "addresses are URIs: hosts in lower case and ASCII, other letters percent-encoded",
        r"base_iri|unicode_character|item.TEST|i.INVALID",
    ),
    Reason("entities that a document declares for itself are left unexpanded", r"entity_in_doctype"),
    Reason("a content of a type that is no text is not guessed to be HTML", r"_content_base64"),
    Reason("content that is only pointed at is an enclosure", r"_content_src"),
    Reason("what is said empty is not said", r"shorttag"),
    Reason("HTML 5 names other angle brackets than HTML 4", r"entities/[lr]ang"),
    Reason(
        "HTML is read as browsers read it, feedparser's way is its own",
        r"crazy|malicious_comment|not_a_doctype|unexpected_char|nested_cdata|plain_brackets",
    ),
    Reason("styles, classes and presentational attributes are removed", r"style|acceptable_attribute|border="),
    Reason("forms, presentational, unknown and misplaced elements are unwrapped", r"acceptable_element"),
    Reason("vector graphics and formulas are removed", r"svg|math|xlink"),
    Reason("a frame's text is not shown in its place", r"iframe"),
    Reason("a text that is nothing but a picture says nothing", r"_on[a-z]+\.xml|tag_in_attr"),
)


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


def table(counts: dict[str, Held], verdicts: Counter[tuple[str, str]]) -> str:
    """Return the share that holds, folder by folder, and of the whole."""
    files: Counter[str] = Counter()
    for (folder, _), count in verdicts.items():
        files[folder] += count
    rows = [(folder, *counts[folder], files[folder]) for folder in sorted(counts)]
    rows.append(("all", *(sum(held) for held in zip(*counts.values(), strict=True)), files.total()))
    head = f"{'folder':<28}{'holds':>7}{'titled':>8}{'as text':>9}{'files':>7}"
    return "\n".join([head, *(f"{row[0]:<28}{row[1]:>7}{row[2]:>8}{row[3]:>9}{row[4]:>7}" for row in rows)])


def _at_least(held: Held | None, floor: Held) -> bool:
    """Whether no expression is lost: one that holds in a stricter way makes up for one that held in a looser."""
    return held is not None and all(sum(held[:end]) >= sum(floor[:end]) for end in (1, 2, 3))


def _decoded(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return ""


def holds(case: Case, reading: Reading, text: type[str] = str) -> bool:
    """Evaluate the expression with nothing within reach but the reading and three harmless functions."""
    names = {"__builtins__": {}, "len": len, "ord": ord, "isinstance": isinstance}
    try:
        return bool(eval(case.expression, names, view(reading, text)))  # noqa: S307  (the suite's own expressions)
    except (LookupError, AttributeError, NameError, TypeError):
        return False


def verdict(case: Case) -> str:
    try:
        reading = read(case.document)
    except ReadError:
        return _reason(case)
    if holds(case, reading):
        return HOLDS
    titled = read_titled(case.document, reading)
    if titled and holds(case, titled):
        return TITLED
    if holds(case, titled or reading, Plain):
        return AS_TEXT
    return _reason(case)


def _reason(case: Case) -> str:
    about = f"{case.name} {case.expression}"
    return next((reason.why for reason in REASONS if re.search(reason.about, about)), "")


@pytest.fixture(scope="module")
def suite(shared: Path) -> tuple[Case, ...]:
    return tuple(cases(shared / "corpus" / "feeds" / "feedparser"))


@pytest.fixture(scope="module")
def verdicts(suite: tuple[Case, ...]) -> Counter[tuple[str, str]]:
    return Counter((case.folder, verdict(case)) for case in suite)


def test_the_expectations_that_hold_never_become_fewer(verdicts: Counter[tuple[str, str]]) -> None:
    counts = {
        folder: Held(*(verdicts[folder, outcome] for outcome in (HOLDS, TITLED, AS_TEXT))) for folder, _ in verdicts
    }
    print(table(counts, verdicts))  # noqa: T201  (shown with -s, and when a floor is broken)
    sunk = {folder: counts.get(folder) for folder, floor in FLOORS.items() if not _at_least(counts.get(folder), floor)}
    assert not sunk
    assert counts.keys() == FLOORS.keys()


def test_every_expectation_that_does_not_hold_has_a_reason(verdicts: Counter[tuple[str, str]]) -> None:
    reasons = Counter({why: 0 for _, why in verdicts})
    for (_, why), count in verdicts.items():
        reasons[why] += count
    print("\n".join(f"{count:5}  {why or 'WITHOUT A REASON'}" for why, count in reasons.most_common()))  # noqa: T201
    assert not reasons[""]
    assert {reason.why for reason in REASONS} <= reasons.keys(), "a reason that explains nothing is to be taken out"


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
