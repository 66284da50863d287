"""listparser's suite and two collections of real subscription lists: no subscription in them is lost.

Every `xmlUrl` that is found without a parser is expected as a link. What listparser expects of a file is in the file's
comment; if we differ, the reason is here.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.errors import ReadError
from ingest.reading import parse
from ingest.reading.raw import Parsed
from ingest.schema import Document, Format, Link
from ingest.text.urls import absolute_url

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_XML_URL = re.compile(r"""\bxmlurl\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_EXPECTED = re.compile(
    r"Eval: (?:len\(result\['(\w+)'\]\) == (\d+)|result\[['\"](\w+)['\"]\]\[(\d+)\]\['(\w+)'\] == (.*))"
)

DIFFERS = {
    "opml/outline_text-overrides_title.xml": "where both are given, title names the feed and text its owner's note",
    "opml/outline_type-source.xml": "Liferea's type source is another list, which is named and not fetched",
}
REFUSED = {"malformed/xmlns-without-value.xml": "broken, and no outline in it"}


class List(NamedTuple):
    """One OPML file and what it says of itself."""

    name: str
    text: str

    def subscriptions(self) -> set[str]:
        """Return the feeds' addresses, found without parsing XML."""
        found = (unescape(one[0] or one[1]).strip() for one in _XML_URL.findall(_COMMENT.sub("", self.text)))
        return {url for url in found if absolute_url(url, None)}


def lists(folder: Path) -> Iterator[List]:
    for path in sorted((*folder.rglob("*.opml"), *folder.rglob("*.xml"))):
        text = path.read_text(encoding="utf-8", errors="replace")
        if re.search(r"<(?:\w+:)?opml\b", text, re.IGNORECASE):
            yield List(path.relative_to(folder).as_posix(), text)


def parsed(one: List) -> Parsed:
    return parse(Document(url="https://lists.example/mine.opml", body=one.text.encode()))


def by_kind(found: Parsed) -> dict[str, list[Link]]:
    """Our links under the names that listparser gives them."""
    lists = [Link("list", flaw.detail) for flaw in found.flaws if flaw.rule == "list-elsewhere"]
    feeds = [link for link in found.links if link.rel == "feed"]
    return {"feeds": feeds, "lists": lists, "opportunities": [link for link in found.links if link.rel == "related"]}


@pytest.fixture(scope="module")
def suite(shared: Path) -> dict[str, List]:
    return {one.name: one for one in lists(shared / "corpus" / "feeds" / "opml" / "listparser")}


def test_no_subscription_of_a_real_list_is_lost(shared: Path) -> None:
    real = list(lists(shared / "corpus" / "feeds" / "opml" / "awesome"))
    lost = {one.name: one.subscriptions() - {link.url for link in parsed(one).links} for one in real}
    assert {name: urls for name, urls in lost.items() if urls} == {}
    assert len(real) >= 60
    assert sum(len(one.subscriptions()) for one in real) >= 1500


def test_no_subscription_of_the_suite_is_lost_but_for_a_written_reason(suite: dict[str, List]) -> None:
    lost = set()
    for name, one in suite.items():
        if name not in REFUSED and one.subscriptions() - {link.url for link in by_kind(parsed(one))["feeds"]}:
            lost.add(name)
    assert lost <= DIFFERS.keys()
    assert len(suite) >= 70


def test_a_sound_file_of_the_suite_is_read_without_repairs(suite: dict[str, List]) -> None:
    sound = {name: parsed(one) for name, one in suite.items() if name.startswith("opml/")}
    repaired = {name for name, found in sound.items() if any(flaw.rule == "malformed-xml" for flaw in found.flaws)}
    assert repaired == set()


def test_what_the_suite_says_is_broken_beyond_reading_is_refused_by_rule(suite: dict[str, List]) -> None:
    for name in REFUSED:
        with pytest.raises(ReadError) as refused:
            parsed(suite[name])
        assert refused.value.rule == "malformed-xml"


def test_the_suites_expectations_of_feeds_lists_and_pages_are_met(suite: dict[str, List]) -> None:
    wrong: dict[str, list[str]] = {}
    checked = 0
    for name, one in suite.items():
        if name in REFUSED:
            continue
        found = parsed(one)
        assert found.format is Format.OPML
        told = by_kind(found)
        for expectation in _EXPECTED.finditer(one.text):
            group = expectation[1] or expectation[3]
            if group in told and expectation[5] in (None, "url", "title"):
                checked += 1
                if not _is_met(expectation, told[group]):
                    wrong.setdefault(name, []).append(expectation[0])
    assert wrong.keys() <= DIFFERS.keys(), wrong
    assert checked >= 40


def _is_met(expectation: re.Match[str], found: list[Link]) -> bool:
    if expectation[2]:
        return len(found) == int(expectation[2])
    value, place = expectation[6].strip(), int(expectation[4])
    if value[:1] not in "\"'" or place >= len(found):
        return value[:1] not in "\"'"  # one field compared with another
    said = found[place].url if expectation[5] == "url" else found[place].title
    return said == value.strip("\"'") or (found[place].rel == "list" and expectation[5] == "title")
