"""What runs share: which sources are due, who holds a host, what rests, and which links wait."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ingest.collection import Collection
from ingest.collection.polls import LEASE
from ingest.schema import Attempt, Due, FetchState, RobotsFile, WaitingLink
from tests.newsroom import entry, reading, take

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SOON = NOW + timedelta(seconds=1)
SOURCE = "a"


def enrol(shelf: Collection, **due: tuple[str, datetime | None]) -> None:
    shelf.schedule.enrol((Due(source_id=name, host=host, due=at) for name, (host, at) in due.items()), now=NOW)


def due(shelf: Collection, now: datetime = NOW) -> list[str]:
    return list(shelf.schedule.due(now))


def rest(shelf: Collection, host: str, until: datetime) -> None:
    with shelf.transaction() as transaction:
        transaction.polls.rest(host, until)


def see(
    shelf: Collection, page: str, *urls: str, depth: int = 1, at: datetime = NOW, text_wanted: bool = False
) -> None:
    with shelf.transaction() as transaction:
        transaction.links.see(page, urls, SOURCE, depth=depth, now=at, text_wanted=text_wanted)


def waiting(shelf: Collection, now: datetime = NOW) -> list[str]:
    return [link.url for link in shelf.links.waiting(SOURCE, now, 100)]


def test_the_longest_overdue_come_first_and_what_is_not_due_does_not(shelf: Collection) -> None:
    hour = timedelta(hours=1)
    enrol(shelf, late=("a", NOW - hour), later=("b", NOW + hour), latest=("c", NOW - 2 * hour), never=("d", None))
    assert due(shelf) == ["latest", "late"]


def test_to_enrol_a_source_anew_leaves_what_is_remembered_of_it(shelf: Collection) -> None:
    state = FetchState(etag='"1"', asked_at=NOW)
    with shelf.transaction() as transaction:
        transaction.polls.settle([("a", "a.example", state)])
    enrol(shelf, a=("b.example", SOON))
    assert shelf.schedule.states(["a"])["a"] == replace(state, due=SOON)
    assert shelf.schedule.enrolled() == {"a": "b.example"}
    assert shelf.schedule.due(SOON) == {"a": "b.example"}


def test_who_was_heard_last_is_who_answered_by_no_clock_that_was_ahead(shelf: Collection) -> None:
    assert shelf.schedule.last_heard(NOW) is None
    heard = {0: 500, 1: None, 24 * 365: 200}  # the statuses of answers, by the hour of the request
    with shelf.transaction() as transaction:
        transaction.polls.attempted(
            Attempt(source_id=SOURCE, url="", at=NOW + timedelta(hours=hours), outcome="temporary", status=status)
            for hours, status in heard.items()
        )
    assert shelf.schedule.last_heard(NOW + timedelta(hours=2)) == NOW


def test_a_host_is_held_by_one_run_at_a_time(shelf: Collection) -> None:
    enrol(shelf, a=("a.example", NOW), b=("b.example", NOW))
    assert shelf.schedule.claim(["a.example"], "one", NOW) == {"a.example": None}
    assert shelf.schedule.claim(["a.example", "b.example"], "two", NOW) == {"b.example": None}
    assert shelf.schedule.claim(["a.example"], "one", SOON) == {"a.example": None}
    assert due(shelf) == []


def test_a_host_that_is_given_back_may_be_held_by_another_who_learns_when_it_was_asked(shelf: Collection) -> None:
    shelf.schedule.claim(["a.example"], "one", NOW)
    shelf.schedule.release("one", {"a.example": NOW})
    assert shelf.schedule.claim(["a.example"], "two", SOON) == {"a.example": NOW}


def test_what_a_killed_run_held_is_free_once_its_lease_is_over(shelf: Collection) -> None:
    shelf.schedule.claim(["a.example"], "killed", NOW)
    assert shelf.schedule.claim(["a.example"], "next", NOW + LEASE - timedelta(seconds=1)) == {}
    assert shelf.schedule.claim(["a.example"], "next", NOW + LEASE) == {"a.example": None}


def test_a_lease_that_a_clock_made_which_was_years_ahead_holds_nothing(shelf: Collection) -> None:
    enrol(shelf, a=("a.example", NOW))
    shelf.schedule.claim(["a.example"], "ahead", NOW + timedelta(days=3650))
    assert due(shelf) == ["a"]
    assert shelf.schedule.claim(["a.example"], "next", NOW) == {"a.example": None}


def test_a_run_gives_back_only_what_it_holds(shelf: Collection) -> None:
    shelf.schedule.claim(["a.example"], "one", NOW)
    shelf.schedule.release("two", {"a.example": NOW})
    shelf.schedule.release_all("two", NOW)
    assert shelf.schedule.holders() == ("one",)
    assert shelf.schedule.claim(["a.example"], "two", NOW) == {}
    shelf.schedule.release_all("one", NOW)
    assert shelf.schedule.claim(["a.example"], "two", NOW) == {"a.example": None}


def test_a_host_that_rests_is_not_asked_by_anybody(shelf: Collection) -> None:
    enrol(shelf, a=("a.example", NOW))
    rest(shelf, "a.example", NOW + timedelta(hours=1))
    assert due(shelf) == []
    assert shelf.schedule.claim(["a.example"], "one", NOW) == {}
    assert due(shelf, NOW + timedelta(hours=1)) == ["a"]


def test_a_rest_that_a_clock_made_which_was_years_ahead_is_none(shelf: Collection) -> None:
    enrol(shelf, a=("a.example", NOW))
    rest(shelf, "a.example", NOW + timedelta(days=3650))
    assert due(shelf) == ["a"]


def test_sources_that_were_asked_in_the_future_are_found(shelf: Collection) -> None:
    ahead = FetchState(asked_at=NOW + timedelta(days=3650), due=NOW + timedelta(days=3651))
    with shelf.transaction() as transaction:
        transaction.polls.settle([("a", "a", ahead), ("b", "b", FetchState(asked_at=NOW, due=NOW))])
    assert shelf.schedule.ahead(NOW) == {"a": ahead}
    shelf.schedule.reschedule({"a": FetchState(asked_at=NOW, due=NOW)})
    assert shelf.schedule.ahead(NOW) == {}
    assert due(shelf) == ["a", "b"]


def test_a_source_that_a_clock_put_off_which_was_ahead_is_found_though_it_was_not_asked_then(shelf: Collection) -> None:
    enrol(shelf, ahead=("a", NOW + timedelta(days=3650)), a=("a", NOW + timedelta(days=1)))
    assert set(shelf.schedule.ahead(NOW)) == {"ahead"}


def test_the_robots_file_of_an_origin_replaces_the_one_before(shelf: Collection) -> None:
    assert shelf.schedule.robots("https://a.example") is None
    for status, body in ((None, b""), (200, b"User-agent: *\nDisallow: /x")):
        file = RobotsFile(origin="https://a.example", fetched_at=NOW, status=status, body=body)
        shelf.schedule.keep_robots(file)
        assert shelf.schedule.robots("https://a.example") == file


def test_a_link_that_several_pages_name_is_followed_before_one_that_one_does(shelf: Collection) -> None:
    see(shelf, "https://a.example/", "https://a.example/1", "https://a.example/2")
    see(shelf, "https://a.example/world", "https://a.example/2?utm_source=x", "https://a.example/3", depth=2)
    assert waiting(shelf) == ["https://a.example/2", "https://a.example/1", "https://a.example/3"]
    assert shelf.links.how_many(SOURCE) == 3


def test_the_same_page_seen_again_counts_once(shelf: Collection) -> None:
    see(shelf, "https://a.example/", "https://a.example/1")
    see(shelf, "https://a.example/world", "https://a.example/2")
    for minutes in range(3):
        see(shelf, "https://a.example/", "https://a.example/1", at=NOW + timedelta(minutes=minutes))
    see(shelf, "https://a.example/world", "https://a.example/1")
    assert waiting(shelf) == ["https://a.example/1", "https://a.example/2"]


def test_what_is_done_with_never_waits_again_and_what_is_to_be_tried_again_waits_till_then(shelf: Collection) -> None:
    see(shelf, "https://a.example/", "https://a.example/1", "https://a.example/2")
    one, two = shelf.links.waiting(SOURCE, NOW, 2)
    with shelf.transaction() as transaction:
        transaction.links.settle(one, "document", due=None)
        transaction.links.settle(replace(two, tries=1), "temporary", due=SOON)
    see(shelf, "https://a.example/world", "https://a.example/1")
    assert waiting(shelf) == []
    assert shelf.links.sources_waiting(NOW) == frozenset()
    assert shelf.links.sources_waiting(SOON) == {SOURCE}
    assert shelf.links.waiting(SOURCE, SOON, 5) == (replace(two, tries=1, due=SOON),)


def test_a_link_that_was_met_by_a_clock_which_was_years_ahead_waits_for_nothing(shelf: Collection) -> None:
    see(shelf, "https://a.example/", "https://a.example/1", at=NOW + timedelta(days=3650))
    assert shelf.links.sources_waiting(NOW) == {SOURCE}
    assert waiting(shelf) == ["https://a.example/1"]


def test_an_address_that_a_page_was_redirected_to_is_done_with_too(shelf: Collection) -> None:
    see(shelf, "https://a.example/", "https://a.example/short", "https://a.example/long")
    link = WaitingLink(url="https://a.example/short", source_id=SOURCE, depth=1)
    with shelf.transaction() as transaction:
        transaction.links.settle(link, "document", due=None, also=["https://a.example/long"])
    assert waiting(shelf) == []


def test_a_story_that_a_feed_gives_in_full_is_not_fetched_and_one_it_shortens_is_where_that_is_wanted(
    shelf: Collection,
) -> None:
    full = entry("1", "https://a.example/1", "The dam", content_html="<p>All of it</p>", origin="feed")
    take(shelf, reading(full))
    see(shelf, "https://a.example/", "https://a.example/1")
    assert waiting(shelf) == []
    see(shelf, "https://a.example/feed", "https://a.example/1", text_wanted=True)
    assert waiting(shelf) == ["https://a.example/1"]


def test_a_page_that_has_been_read_is_not_fetched_again(shelf: Collection) -> None:
    take(shelf, reading(entry(None, "https://a.example/1", "The dam", origin="page"), source="pages"))
    see(shelf, "https://a.example/", "https://a.example/1")
    see(shelf, "https://a.example/feed", "https://a.example/1", text_wanted=True)
    assert waiting(shelf) == []


def test_a_source_that_another_run_has_asked_meanwhile_is_not_enrolled_again(shelf: Collection) -> None:
    """Two runs meet a source for the first time, and one is done before the other has made it known."""
    state = FetchState(etag='"1"', asked_at=SOON, due=NOW + timedelta(hours=1))
    with shelf.transaction() as transaction:
        transaction.polls.settle([("a", "a.example", state)])
    enrol(shelf, a=("a.example", NOW))
    assert shelf.schedule.states(["a"])["a"] == state
    assert due(shelf) == []


def test_that_a_person_was_told_changes_nothing_else(shelf: Collection) -> None:
    state = FetchState(etag='"1"', asked_at=NOW, due=NOW)
    with shelf.transaction() as transaction:
        transaction.polls.settle([("a", "a.example", state)])
    shelf.schedule.tell(["a"], SOON)
    assert shelf.schedule.states(["a"])["a"] == replace(state, told_at=SOON)
    assert due(shelf) == ["a"]


def test_a_link_that_nobody_has_fetched_for_a_week_is_taken_over_by_the_next_source_that_names_it(
    shelf: Collection,
) -> None:
    urls = ["https://a.example/1", "https://a.example/2"]
    see(shelf, "https://a.example/", *urls, depth=3)
    with shelf.transaction() as transaction:
        transaction.links.settle(WaitingLink(url=urls[1], source_id=SOURCE, depth=3), "document", due=None)
    for days, owner in ((6, SOURCE), (8, "another")):
        now = NOW + timedelta(days=days)
        with shelf.transaction() as transaction:
            transaction.links.see("https://a.example/", urls, "another", depth=1, now=now)
        assert shelf.links.sources_waiting(now) == {owner}
    assert shelf.links.waiting("another", now, 5) == (
        WaitingLink(url=urls[0], source_id="another", depth=1, key=f"url:{urls[0]}", news_at=NOW, due=NOW),
    )
