from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import lxml.html
import pytest

from ingest.schema import FetchState, FollowedPages, Habit, SourceHealth
from syndicate.render import Masthead, StatusRow, render_status
from syndicate.render.status import without_secrets
from tests.conformance.records import BASE

SITE = Masthead(base_url=BASE, title="The desk", description="What it reads")
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
GOOD = FetchState(asked_at=NOON, good_at=NOON, due=NOON + timedelta(hours=1), why="once an hour at the most")
FAILING = FetchState(
    asked_at=NOON, good_at=NOON - 3 * DAY, failures=2, failing_since=NOON - 2 * DAY, failure="temporary",
    cause="the server answered 503", due=NOON + DAY, why="it failed 2 times in a row",
)  # fmt: skip


def health(state: FetchState | None, **more: Any) -> SourceHealth:
    return SourceHealth(source_id="https://me:hunter2@a.example/feed?token=hunter2", state=state, **more)


def status(*rows: StatusRow) -> Any:
    return lxml.html.document_fromstring(render_status(SITE, rows).decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def told(state: FetchState | None, **more: Any) -> tuple[str, str]:
    """Return the heading under which a source is, and what is said of it."""
    (section,) = status(StatusRow(name="News", health=health(state, **more))).xpath("//section")
    (source,) = section.xpath(".//ul[@class='sources']/li")
    return words(section.xpath("h2")[0]).removesuffix(" 1"), words(source)


@pytest.mark.parametrize(
    ("state", "heading", "said"),
    [
        (
            GOOD,
            "Good",
            "News Read last 24 Sep 2025, 12:00. Due next 24 Sep 2025, 13:00: once an hour at the most. 0 entries.",
        ),
        (
            FAILING,
            "Needs a person",
            "News failing Failing since 22 Sep 2025, 12:00, 2 times in a row: the server answered 503. Read last "
            "21 Sep 2025, 12:00; asked last 24 Sep 2025, 12:00. Due next 25 Sep 2025, 12:00: it failed 2 times in "
            "a row. 0 entries.",
        ),
        (
            replace(FAILING, failing_since=NOON - DAY / 2, failure="blocked", good_at=None),
            "Failing",
            "News blocked Failing since 24 Sep 2025, 00:00, 2 times in a row: the server answered 503. Never read "
            "yet; asked last 24 Sep 2025, 12:00. Due next 25 Sep 2025, 12:00: it failed 2 times in a row. "
            "0 entries.",
        ),
        (
            replace(FAILING, retired=NOON, due=None, why="gone", cause=None),
            "Gone for good",
            "News Gone for good since 22 Sep 2025, 12:00, 2 times in a row. Read last "
            "21 Sep 2025, 12:00; asked last 24 Sep 2025, 12:00. Not asked any more: gone. 0 entries.",
        ),
        (FetchState(due=NOON), "New", "News Never read yet. Due next 24 Sep 2025, 12:00. 0 entries."),
        (None, "Read from files", "News 0 entries."),
    ],
)
def test_a_source_is_told_of_in_words(state: FetchState | None, heading: str, said: str) -> None:
    assert told(state) == (heading, said)


def test_what_there_is_of_a_source_is_told_as_well() -> None:
    habit = Habit(source_id="x", rule="guid-reused", entries=2, of=3, since=NOON, last=NOON)
    _, said = told(GOOD, entries=1234, newest=NOON, links_waiting=1, habits=(habit,))
    assert said.endswith(
        "1,234 entries, the newest of 24 Sep 2025, 12:00. 1 link waits to be followed. "
        "Its GUIDs cannot be relied on: entries are told by link, else by title and day."
    )


def test_dates_that_change_say_nothing_of_its_guids() -> None:
    habit = Habit(source_id="x", rule="date-changing", entries=3, of=3, since=NOON, last=NOON)
    assert "GUIDs" not in told(GOOD, habits=(habit,))[1]


@pytest.mark.parametrize(
    ("tried", "since", "heading"),
    [(4, NOON - 3 * DAY, "Good"), (3, NOON - 3 * DAY, "Needs a person"), (3, NOON - DAY, "Good")],
    ids=["one was had", "all for days", "all for a day"],
)
def test_pages_that_fail_are_told_of_a_source_that_is_well_itself(tried: int, since: datetime, heading: str) -> None:
    cause = "the server answered 403 at https://me:hunter2@a.example/1?token=hunter2"
    pages = FollowedPages(tried=tried, failed=3, cause=cause, since=since)
    found, said = told(GOOD, pages=pages)
    assert found == heading
    failed = f"3 of {tried} pages that were followed in the last week failed"
    assert said.endswith(f" 0 entries. {failed}: the server answered 403 at https://a.example/1.")


def test_those_that_need_a_person_come_first_and_each_section_is_by_name() -> None:
    rows = [
        StatusRow(name=name, health=replace(health(state), source_id=name))
        for name, state in (
            *(("b", GOOD), ("file", None), ("A", GOOD), ("z", FAILING), ("new", FetchState())),
            ("gone", replace(FAILING, retired=NOON, due=None)),
        )
    ]
    tree = status(*rows)
    assert [words(name) for name in tree.xpath("//ul[@class='sources']//h3")] == ["z", "gone", "A", "b", "new", "file"]
    assert render_status(SITE, rows[::-1]) == render_status(SITE, rows)


@pytest.mark.parametrize("state", [GOOD, FAILING, FetchState(due=NOON)])
@pytest.mark.parametrize(("days", "is_left"), [(2, False), (4, True)])
def test_what_nobody_asks_while_others_are_asked_is_told_apart(state: FetchState, days: int, *, is_left: bool) -> None:
    later = replace(GOOD, asked_at=NOON + days * DAY, due=NOON + days * DAY)
    tree = status(
        StatusRow(name="left", health=health(state)),
        StatusRow(name="asked", health=replace(health(later), source_id="asked")),
    )
    left = [words(name) for name in tree.xpath("//section[h2/@id='left']//h3")]
    assert left == (["left"] if is_left else [])


def test_the_zone_and_the_last_time_are_said_once() -> None:
    page = words(status(StatusRow(name="a", health=health(GOOD)), StatusRow(name="b", health=health(FAILING))))
    assert page.count("UTC") == 1
    assert "2 sources known; one was asked last 24 Sep 2025, 12:00." in page


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("redirected to https://me:hunter2@a.example/x: it asks", "redirected to https://a.example/x: it asks"),
        ("redirected to http://a.example/x?token=hunter2: it asks", "redirected to http://a.example/x: it asks"),
        ("HTTPS://hunter2@a.example#hunter2", "HTTPS://a.example"),
        ("the server answered 503 @ noon?", "the server answered 503 @ noon?"),
        ("", ""),
    ],
)
def test_no_sentence_tells_a_secret(said: str, shown: str) -> None:
    assert without_secrets(said) == shown
    state = replace(FAILING, cause=said, why=said, address="https://me:hunter2@a.example/", etag="hunter2")
    assert b"hunter2" not in render_status(SITE, [StatusRow(name="News", health=health(state))])


def test_names_and_causes_cannot_break_out() -> None:
    hostile = '</p><b onclick="x">&\x00\ud800'
    page = render_status(SITE, [StatusRow(name=hostile, health=health(replace(FAILING, cause=hostile)))])
    tree: Any = lxml.html.document_fromstring(page.decode())
    assert tree.xpath("//b | //script | //@onclick") == []
    (name,) = tree.xpath("//ul[@class='sources']//h3")
    assert words(name) == '</p><b onclick="x">&'


def test_a_desk_without_sources_has_a_page_as_well() -> None:
    assert "Nothing has been read yet." in words(status())
