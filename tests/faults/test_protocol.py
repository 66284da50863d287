"""Faults 23 to 37: servers that break the protocol, over virtual days and beside a sound source."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random

import pytest

from ingest import open_collection
from ingest.schema import Query
from tests.faults.desk import good, is_sound, rss
from tests.loopback import EVERYWHERE, Answer, Asked, Loopback, Reply, loopback, redirect
from tests.manners.days import MONDAY, Rounds, paths

SOON = 5  # with which an unconditional poll comes early; with any seed one comes
DAY = 24 * 1.15  # hours, with the added jitter
PAGE = b"<!doctype html><html><head><title>Closed</title></head><body><p>We are back on Monday.</p></body></html>"
DATE = format_datetime(MONDAY + timedelta(hours=5), usegmt=True)
FIRST, SECOND = {"first of desk", "second of desk"}, {"first of desk", "second of desk", "third of desk"}


def feed(*headers: tuple[str, str], status: int = 200, items: tuple[str, ...] = ("first", "second")) -> Answer:
    return Answer(status=status, body=rss("desk", *items), headers=headers)


OLD, NEW = feed(("ETag", '"old"')), feed(("ETag", '"new"'), items=("first", "second", "third"))


@pytest.fixture
def web() -> Iterator[Loopback]:
    with loopback(host=EVERYWHERE) as server:
        yield server


@dataclass
class Struck(Rounds):
    """Runs over a source with a fault and a sound one, which has something new each time."""

    settings: dict[str, object] = field(default_factory=dict)  # of the source with the fault

    def meets(self, *replies: Reply, hours: float = 0.0) -> tuple[Asked, ...]:
        """Run with these answers; return what the source with the fault was asked."""
        self.web.answer("/feed", *replies)
        self.web.answer("/sound", good("sound", *(f"item-{number}" for number in range(self.runs, self.runs + 3))))
        if not self.runs:
            self.source("desk", settings=self.settings)
            self.source("sound", "/sound", host="127.9.1.2", interval_min="10m", interval_max="10m")
        asked = self.at(hours)
        assert "Traceback" not in self.said
        assert is_sound(self.folder / "collection.db")
        assert f"item-{self.runs + 1} of sound" in self.titles(), self.said
        return tuple(one for one in asked if one.path != "/sound")

    def held(self) -> set[str | None]:
        """Return the titles of the source with the fault."""
        return {title for title in self.titles() if str(title).endswith("of desk")}

    def revisions(self) -> set[int]:
        """Return the number of versions of each entry of the source with the fault."""
        with open_collection(self.address, read_only=True) as collection:
            return {record.revision for record in collection.matching(Query(sources=("desk",)))}

    def comes_to_itself(self, hours: float) -> None:
        """Check that once the server is sound again, so is what is held of it."""
        self.meets(NEW, hours=hours)
        assert self.held() == SECOND
        assert self.state("desk").cause is None


@pytest.fixture
def struck(web: Loopback, tmp_path: Path) -> Struck:
    return Struck(tmp_path, web)


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        pytest.param("9" * 60, 24, DAY, id="giant"),
        pytest.param("-5", 1, 2, id="negative"),
        pytest.param(DATE, 5, 5 * 1.15, id="a date"),
        pytest.param("soon\x01\xff", 1, 2, id="garbage"),
    ],
)
def test_23_retry_after(struck: Struck, value: str, least: float, most: float) -> None:
    date = ("Date", format_datetime(MONDAY, usegmt=True))
    assert len(struck.meets(feed(("Retry-After", value), date, status=503))) == 1
    assert least <= (struck.due_in("desk") or 0) <= most
    assert struck.meets(NEW, hours=0.9 * least) == ()
    struck.comes_to_itself(1.1 * most)


@pytest.mark.parametrize(
    ("name", "value", "least", "most"),
    [
        pytest.param("Cache-Control", "max-age=" + "9" * 60, 24, DAY, id="giant max-age"),
        pytest.param("Cache-Control", "max-age=-5", 1, 2, id="negative max-age"),
        pytest.param("Cache-Control", "max-age=soon\x01", 1, 2, id="max-age of garbage"),
        pytest.param("Expires", "Fri, 31 Dec 9999 23:59:59 GMT", 24, DAY, id="giant Expires"),
        pytest.param("Expires", "Thu, 01 Jan 1970 00:00:00 GMT", 1, 2, id="negative Expires"),
        pytest.param("Expires", DATE, 5, 5 * 1.15, id="Expires as a date"),
        pytest.param("Expires", "-1\x02", 1, 2, id="Expires of garbage"),
    ],
)
def test_24_max_age_and_expires(struck: Struck, name: str, value: str, least: float, most: float) -> None:
    date = ("Date", format_datetime(MONDAY, usegmt=True))
    struck.meets(feed(("ETag", '"old"'), (name, value), date))
    assert struck.held() == FIRST
    assert least <= (struck.due_in("desk") or 0) <= most
    struck.comes_to_itself(1.1 * most)


def test_25_a_304_that_nobody_asked_for(struck: Struck) -> None:
    asked = struck.meets(Answer(status=304, headers=(("ETag", '"old"'),)))
    assert all(one.header("If-None-Match") is None for one in asked)
    assert "304" in str(struck.state("desk").cause)
    assert struck.state("desk").etag is None
    struck.comes_to_itself(30)


def test_26_new_validators_for_the_same_body(struck: Struck) -> None:
    sent = []
    for number in range(4):
        asked = struck.meets(feed(("ETag", f'"{number}"'), ("Last-Modified", f"day {number}")), hours=30 * number)
        sent.append([(one.header("If-None-Match"), one.header("If-Modified-Since")) for one in asked])
    assert sent == [[(None, None)], *([(f'"{number}"', f"day {number}")] for number in range(3))]
    assert struck.revisions() == {1}
    struck.comes_to_itself(200)


def test_27_only_the_etag_changes(struck: Struck) -> None:
    same = ("Last-Modified", "Mon, 01 Sep 2025 00:00:00 GMT")
    for number in range(3):
        (asked,) = struck.meets(feed(("ETag", f'"{number}"'), same), hours=30 * number)
    assert (asked.header("If-None-Match"), asked.header("If-Modified-Since")) == ('"1"', same[1])
    assert struck.state("desk").etag == '"2"'
    struck.comes_to_itself(200)


def test_28_a_lying_304(struck: Struck) -> None:
    def lying(asked: Asked) -> Answer:
        return NEW if asked.header("If-None-Match") is None else Answer(status=304)

    struck.chance = Random(SOON)
    struck.meets(OLD)
    for number in range(1, 1000):
        struck.meets(lying, hours=30 * number)
        if struck.held() == SECOND:
            break
    assert struck.held() == SECOND


def test_29_a_permanent_redirect_once_and_ten_times(struck: Struck) -> None:
    struck.web.answer("/moved", OLD)
    struck.settings = {"interval_min": "10m", "interval_max": "10m"}
    assert paths(struck.meets(redirect("/moved", 301))) == ["/feed", "/moved"]
    assert paths(struck.meets(OLD, hours=30)) == ["/feed"]
    for number in range(10):
        assert paths(struck.meets(redirect("/moved", 301), hours=60 + number)) == ["/feed", "/moved"]
    assert paths(struck.meets(Answer(status=404), hours=300)) == ["/moved"]
    assert struck.held() == FIRST


def test_30_a_permanent_redirect_to_a_page(struck: Struck) -> None:
    struck.web.answer("/sorry", Answer(body=PAGE))
    struck.meets(OLD)
    for number in range(1, 4):  # over more than seven days
        struck.meets(redirect("/sorry", 301), hours=100 * number)
    assert struck.state("desk").address is None
    assert struck.held() == FIRST
    struck.comes_to_itself(2000)


def test_31_gone_twice_a_day_apart(struck: Struck) -> None:
    struck.meets(OLD)
    struck.meets(Answer(status=410), hours=2)
    assert struck.due_in("desk") is not None
    struck.meets(Answer(status=410), hours=40)
    assert struck.state("desk").retired is not None
    assert struck.meets(OLD, hours=500) == ()
    assert struck.held() == FIRST  # its entries are kept


def test_32_429_rests_the_host(struck: Struck) -> None:
    struck.source("neighbour", "/neighbour")
    struck.web.answer("/neighbour", good("neighbour"))
    first = struck.meets(feed(("Retry-After", "7200"), status=429))
    assert len([one for one in first if one.path == "/feed"]) == 1
    struck.web.asked.clear()
    assert struck.meets(NEW, hours=1.9) == ()
    struck.comes_to_itself(30)
    assert "first of neighbour" in struck.titles()


def test_33_a_bot_challenge(struck: Struck) -> None:
    struck.meets(OLD)
    challenge = Answer(status=403, body=PAGE, headers=(("CF-Mitigated", "challenge"),))
    assert len(struck.meets(challenge, hours=2)) == 1
    assert struck.state("desk").failure == "blocked"
    assert 24 <= (struck.due_in("desk") or 0) <= DAY
    struck.comes_to_itself(60)


def test_34_a_page_where_a_feed_was(struck: Struck) -> None:
    struck.meets(OLD)
    struck.meets(Answer(body=PAGE, headers=(("ETag", '"page"'),)), hours=2)
    assert "feed" in str(struck.state("desk").cause)
    assert struck.state("desk").etag == '"old"'
    assert struck.held() == FIRST
    struck.comes_to_itself(60)


def test_35_an_empty_200(struck: Struck) -> None:
    struck.meets(OLD)
    struck.meets(Answer(headers=(("ETag", '"empty"'),)), hours=2)
    assert struck.state("desk").cause
    assert struck.state("desk").etag == '"old"'
    assert struck.held() == FIRST
    struck.comes_to_itself(60)


def test_36_a_226_that_brings_a_part(struck: Struck) -> None:
    struck.meets(OLD)
    (asked,) = struck.meets(feed(("ETag", '"part"'), ("IM", "feed"), status=226, items=("third",)), hours=2)
    assert asked.header("A-IM") == "feed"
    assert struck.held() == SECOND
    struck.comes_to_itself(60)


def test_37_an_etag_of_several_lines(struck: Struck) -> None:
    raw = b'HTTP/1.1 200 OK\r\nETag: "a"\r\n\tX-Injected: yes\r\n\r\n' + rss("desk", "first", "second")
    struck.meets(Answer(raw=raw))
    (asked,) = struck.meets(OLD, hours=30)
    assert asked.header("X-Injected") is None
    struck.comes_to_itself(60)
