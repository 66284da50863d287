from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ingest.fetching import next_state
from ingest.schema import Document, Failure, Fetched, FetchState, NotModified, Source, SourceKind
from ingest.schema.source import FailureKind

URL = "https://desk.example/feed"
NEW = "https://new.example/feed"
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = Source(id="desk", url=URL)
HELD = FetchState(etag='"old"', last_modified="yesterday", kind="feed")


def document(at: datetime = NOON, moved_to: str | None = None, **headers: str) -> Fetched:
    said = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    outcome = Document(url=URL, body=b"<rss/>", headers=said, fetched_at=at)
    return Fetched(source=SOURCE, outcome=outcome, attempts=(), moved_to=moved_to)


def unchanged(at: datetime = NOON, moved_to: str | None = None, **headers: str) -> Fetched:
    said = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Fetched(
        source=SOURCE, outcome=NotModified(url=URL, fetched_at=at, headers=said), attempts=(), moved_to=moved_to
    )


def failed(at: datetime = NOON, kind: FailureKind = "temporary", cause: str = "it broke") -> Fetched:
    return Fetched(source=SOURCE, outcome=Failure(kind=kind, url=URL, fetched_at=at, cause=cause), attempts=())


@pytest.mark.parametrize(
    ("fetched", "kind", "etag", "last_modified"),
    [
        pytest.param(document(etag='"new"'), "feed", '"new"', None, id="a document replaces both"),
        pytest.param(document(), "feed", None, None, id="a document without validators leaves none"),
        pytest.param(document(etag="W/x", last_modified="now-ish"), "feed", "W/x", "now-ish", id="they are opaque"),
        pytest.param(document(etag='"a\r\n b"'), "feed", None, None, id="a folded line cannot be sent back"),
        pytest.param(document(etag="x" * 5000), "feed", None, None, id="nor can one that fills a request"),
        pytest.param(document(etag="*"), "feed", None, None, id="nor is any version one"),
        pytest.param(document(etag='"new"'), None, '"old"', "yesterday", id="a document nobody can read"),
        pytest.param(unchanged(), None, '"old"', "yesterday", id="a 304 that says nothing keeps both"),
        pytest.param(unchanged(etag="n"), None, "n", "yesterday", id="a 304 renews one"),
        pytest.param(failed(), None, '"old"', "yesterday", id="a failure changes neither"),
    ],
)
def test_what_is_sent_next_time_follows_from_the_answer(
    fetched: Fetched, kind: SourceKind | None, etag: str | None, last_modified: str | None
) -> None:
    state = next_state(HELD, fetched, kind=kind)
    assert (state.etag, state.last_modified) == (etag, last_modified)


def test_failures_are_counted_from_the_first_of_a_row_until_one_poll_goes_well() -> None:
    state = next_state(HELD, failed(NOON), kind=None)
    state = next_state(state, failed(NOON + HOUR, "blocked", "a bot check"))
    assert (state.failures, state.failing_since, state.failure, state.cause) == (2, NOON, "blocked", "a bot check")
    assert (state.asked_at, state.good_at) == (NOON + HOUR, None)
    state = next_state(state, unchanged(NOON + 2 * HOUR))
    assert (state.failures, state.failing_since, state.failure, state.cause) == (0, None, None, None)
    assert (state.asked_at, state.good_at, state.kind) == (NOON + 2 * HOUR, NOON + 2 * HOUR, "feed")


def test_a_document_that_cannot_be_read_is_a_failure_too() -> None:
    state = next_state(HELD, document(etag='"new"'), kind=None)
    assert (state.failures, state.failure, state.good_at, state.kind) == (1, "permanent", None, "feed")


def test_what_the_schedule_keeps_is_left_alone() -> None:
    kept = replace(HELD, due=NOON, why="an hour", rhythm=9.0, news_at=NOON, told_at=NOON, told_interval=5)
    for fetched in (document(), unchanged(), failed()):
        state = next_state(kept, fetched, kind="feed")
        for name in ("due", "why", "rhythm", "news_at", "told_at", "told_interval", "skip_hours", "skip_days"):
            assert getattr(state, name) == getattr(kept, name)


def moved(state: FetchState, times: int, every: timedelta, kind: SourceKind | None = "feed") -> FetchState:
    for time in range(times):
        state = next_state(state, document(NOON + time * every, NEW), kind=kind)
    return state


@pytest.mark.parametrize(
    ("times", "every", "learnt"),
    [
        pytest.param(1, HOUR, False, id="once"),
        pytest.param(9, HOUR, False, id="nine times"),
        pytest.param(10, HOUR, True, id="ten times in a row"),
        pytest.param(7, 24 * HOUR, False, id="for six days"),
        pytest.param(8, 24 * HOUR, True, id="for seven days"),
    ],
)
def test_a_move_is_believed_after_ten_times_or_seven_days(times: int, every: timedelta, learnt: bool) -> None:
    assert moved(HELD, times, every).address == (NEW if learnt else None)


def test_a_304_at_the_new_address_counts_for_the_move() -> None:
    state = moved(HELD, 9, HOUR)
    assert next_state(state, unchanged(NOON + 9 * HOUR, NEW)).address == NEW


@pytest.mark.parametrize(
    "between",
    [
        pytest.param((document(NOON + HOUR), "feed"), id="not redirected"),
        pytest.param((document(NOON + HOUR, "https://else.example/"), "feed"), id="redirected elsewhere"),
        pytest.param((document(NOON + HOUR, NEW), "page"), id="a page for maintenance"),
    ],
)
def test_a_row_of_moves_is_broken_by_another_answer(between: tuple[Fetched, SourceKind]) -> None:
    fetched, kind = between
    state = replace(next_state(moved(HELD, 9, HOUR), fetched, kind=kind), kind="feed")
    state = moved(state, 9, HOUR)
    assert (state.address, state.moves) == (None, 9)


def test_a_redirect_to_a_page_is_never_learnt_by_a_feed() -> None:
    state = HELD
    for time in range(30):
        state = replace(next_state(state, document(NOON + time * HOUR, NEW), kind="page"), kind="feed")
    assert (state.address, state.moves) == (None, 0)


def test_a_failure_neither_counts_for_a_move_nor_breaks_the_row() -> None:
    state = next_state(moved(HELD, 9, HOUR), failed())
    assert (state.moves, state.address) == (9, None)
    assert moved(state, 1, HOUR).address == NEW


def test_the_sources_own_address_is_asked_again_when_the_learnt_one_fails_for_good() -> None:
    state = replace(HELD, address=NEW)
    for time in range(2):
        state = next_state(state, failed(NOON + time * HOUR, "permanent"))
        assert state.address == NEW
    state = next_state(state, failed(NOON + 2 * HOUR, "permanent"))
    assert (state.address, state.etag, state.failures) == (None, None, 3)


def test_a_learnt_address_that_is_down_for_a_while_is_kept() -> None:
    state = replace(HELD, address=NEW)
    for time in range(20):
        state = next_state(state, failed(NOON + time * HOUR))
    assert state.address == NEW


def gone(state: FetchState, hours: int, kind: FailureKind = "gone") -> FetchState:
    return next_state(state, failed(NOON + hours * HOUR, kind))


def test_a_source_is_retired_by_two_410s_a_day_apart() -> None:
    state = gone(gone(HELD, 0), 23)
    assert (state.gone_since, state.retired) == (NOON, None)
    state = gone(state, 24)
    assert state.retired == NOON + 24 * HOUR
    assert gone(state, 48).retired == NOON + 24 * HOUR


def test_a_retired_source_is_asked_without_validators_so_that_what_comes_back_is_read() -> None:
    state = gone(replace(HELD, etag='"1"', last_modified="Wed, 24 Sep 2025 10:00:00 GMT"), 0)
    assert (state.etag, state.last_modified) == ('"1"', "Wed, 24 Sep 2025 10:00:00 GMT")
    state = gone(state, 24)
    assert (state.etag, state.last_modified) == (None, None)


def test_other_failures_between_two_410s_change_nothing() -> None:
    state = gone(gone(gone(HELD, 0), 12, "temporary"), 24)
    assert state.retired == NOON + 24 * HOUR


def test_a_success_takes_a_410_back() -> None:
    state = next_state(gone(HELD, 0), document(NOON + HOUR), kind="feed")
    assert (state.gone_since, gone(state, 30).retired) == (None, None)
    state = next_state(gone(gone(HELD, 0), 24), document(NOON + 25 * HOUR), kind="feed")
    assert state.retired is None


def test_a_404_never_retires() -> None:
    state = HELD
    for day in range(100):
        state = gone(state, 24 * day, "permanent")
    assert (state.retired, state.gone_since, state.failures) == (None, None, 100)


def test_410_at_an_address_that_was_learnt_sends_back_to_the_sources_own() -> None:
    state = replace(HELD, address=NEW)
    for day in range(3):
        state = gone(state, 24 * day)
    assert (state.address, state.retired, state.gone_since) == (None, None, None)


def test_a_document_without_a_time_was_not_fetched() -> None:
    untimed = Fetched(source=SOURCE, outcome=Document(url=URL, body=b""), attempts=())
    with pytest.raises(ValueError, match="says when"):
        next_state(HELD, untimed, kind="feed")
