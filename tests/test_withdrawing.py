"""A page that is gone for good is withdrawn, kept and marked; a feed that is gone withdraws nothing."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ingest.cli.live import Polling
from ingest.collection import Collection
from ingest.deciding import lookups_gone, withdrawals
from ingest.schema import CanonicalUrl, Change, Gone, Known, Query, Record, Source
from ingest.text.urls import canonical_or_none
from syndicate.cli import main as syndicate
from tests.loopback import EVERYWHERE, Answer, Loopback, conditional, loopback
from tests.newsroom import FEED, LATER, MUCH_LATER, NOON, OTHER_FEED, PAGES, entry, page, reading, take
from tests.test_following import HTML, feed, headline, source, story
from tests.virtual import Time, poll

A, B = "https://a.example/dam", "https://a.example/weir"
GONE = Answer(status=410)


def withdrawn(shelf: Collection) -> list[Record]:
    return list(shelf.withdrawn(Query(copies="every")))


# what is chosen


def chosen(shelf: Collection, url: str, source_id: str = PAGES, at: datetime = MUCH_LATER) -> tuple[Change, ...]:
    """Return what follows when a page is gone, given all that its source has stored."""
    with shelf.transaction() as transaction:
        address, feed_at = canonical_or_none(url) or url, transaction.feed_seen(source_id)
        gone = Gone(url=address, source_id=source_id, since=LATER, at=at, feed_at=feed_at)
        known = transaction.known(reading(source=source_id, at=at, complete=True), lookups_gone(gone))
        return withdrawals(gone, known)


@pytest.mark.parametrize("url", [A, "http://www.a.example/dam/?utm_source=x", "https://a.example/read?story=dam"])
def test_a_page_is_withdrawn_under_every_address_it_said_it_has(url: str, shelf: Collection) -> None:
    said = page("https://a.example/read?story=dam", "The dam", canonical_url=CanonicalUrl(A))
    take(shelf, reading(said, source=PAGES), reading(page(B), source=PAGES))
    (change,) = chosen(shelf, url)
    assert (change.kind, change.record.withdrawn, change.record.last_seen) == ("withdrawn", LATER, MUCH_LATER)
    assert change.record.entry == said


@pytest.mark.parametrize(
    ("url", "source_id", "at"),
    [
        (B, PAGES, MUCH_LATER),
        (A, OTHER_FEED, MUCH_LATER),
        (A, PAGES, NOON),
        ("mailto:a@a.example", PAGES, MUCH_LATER),
        ("", PAGES, MUCH_LATER),
    ],
    ids=["another address", "another source", "no later than it was seen", "no address", "nothing"],
)
def test_what_is_gone_elsewhere_withdraws_nothing(url: str, source_id: str, at: datetime, shelf: Collection) -> None:
    take(shelf, reading(page(A, "The dam"), source=PAGES))
    assert chosen(shelf, url, source_id, at) == ()


def test_what_another_source_brought_first_is_not_withdrawn(shelf: Collection) -> None:
    take(shelf, reading(entry("1", A)), reading(page(A), source=PAGES, at=LATER))
    assert chosen(shelf, A) == ()


def test_what_its_feed_still_carries_is_the_feeds_to_take_back(shelf: Collection) -> None:
    take(shelf, reading(entry("1", A)), reading(page(A), source=FEED, at=LATER))
    assert chosen(shelf, A, FEED) == ()
    take(shelf, reading(entry("2", B), at=LATER))
    assert [change.record.entry.canonical_url for change in chosen(shelf, A, FEED)] == [A]


def test_of_nothing_known_nothing_is_withdrawn() -> None:
    assert withdrawals(Gone(url=A, source_id=PAGES, since=NOON, at=LATER), Known()) == ()


# on the way


def lone(url: str, **settings: object) -> Source:
    return source(url, kind="page", follow=0, **settings)


def test_a_page_is_withdrawn_once_its_410_is_a_day_old_and_is_back_when_it_is_met_again(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    there = conditional(story(1), etag='"1"')
    url = web.answer("/story/1", there, GONE, GONE, there)
    site = lone(url)
    poll([site], shelf, time)
    time.pass_(hours=30)
    first_gone = time.now
    assert poll([site], shelf, time).counts.withdrawn == 0
    assert withdrawn(shelf) == []
    time.pass_(hours=30)
    assert poll([site], shelf, time).counts.withdrawn == 1
    (record,) = withdrawn(shelf)
    assert record.withdrawn
    assert first_gone <= record.withdrawn < first_gone + timedelta(minutes=1)
    assert (record.entry.title, record.revision) == (headline(1), 1)
    assert list(shelf.matching(Query())) == []
    time.pass_(hours=30)
    poll([site], shelf, time, polling=Polling(everything=True))
    assert withdrawn(shelf) == []
    (back,) = shelf.matching(Query())
    assert (back.id, back.revision, len(shelf.revisions(back.id))) == (record.id, 1, 1)


def test_a_feed_that_is_gone_withdraws_nothing(web: Loopback, shelf: Collection) -> None:
    time = Time()
    url = web.answer("/feed", Answer(body=feed((web.url("/story/1"), "Words"))), GONE, GONE)
    for _ in range(3):
        poll([source(url)], shelf, time)
        time.pass_(hours=30)
    assert shelf.schedule.states(["site"])["site"].retired
    assert len(list(shelf.matching(Query()))) == 1


def test_a_link_that_is_gone_withdraws_what_a_feed_no_longer_carries(web: Loopback, shelf: Collection) -> None:
    time = Time()
    links = [
        web.answer("/story/1", Answer(status=503, headers=(("Retry-After", "60"),)), GONE),
        web.answer("/story/2", GONE),
    ]
    both, second = (feed(*[(link, "A few words.") for link in some]) for some in (links, links[1:]))
    site = source(web.answer("/feed", Answer(body=both), Answer(body=second)), full_text=True)
    poll([site], shelf, time)
    assert withdrawn(shelf) == []
    time.pass_(hours=30)
    assert poll([site], shelf, time).counts.withdrawn == 1
    assert web.paths().count("/story/1") == 2
    assert [record.entry.title for record in withdrawn(shelf)] == [headline(1)]
    assert [record.entry.title for record in shelf.matching(Query())] == [headline(2)]


def test_where_the_original_is_gone_its_copy_stands_in_its_place(shelf: Collection) -> None:
    time = Time()
    with loopback(host=EVERYWHERE) as web:
        web.answer("/story/1", Answer(body=story(1), headers=HTML), GONE, GONE)
        web.answer("/wire/1", Answer(body=story(1), headers=HTML))
        here, there = web.url("/story/1", host="127.0.0.2"), web.url("/wire/1", host="127.0.0.3")
        for url in (here, there):
            poll([replace(lone(url), id=url)], shelf, time)
            time.pass_(hours=1)
        assert [record.source_id for record in shelf.matching(Query())] == [here]
        for _ in range(2):
            time.pass_(hours=30)
            poll([replace(lone(here), id=here)], shelf, time)
    assert [(record.source_id, record.copy_of) for record in shelf.matching(Query())] == [(there, None)]


def test_every_feed_that_carried_a_page_takes_it_back(
    web: Loopback, shelf: Collection, address: str, tmp_path: Path
) -> None:
    time = Time()
    pages = [
        replace(lone(web.answer(f"/story/{one}", Answer(body=story(one), headers=HTML))), id=f"p{one}")
        for one in (1, 2)
    ]
    poll(pages, shelf, time)
    written = tmp_path / "public" / "feed.atom"
    flags = ["--collection", address, "--output", str(tmp_path / "public"), "-q"]
    assert syndicate(flags) == 0
    (record,) = [one for one in shelf.matching(Query()) if one.entry.title == headline(1)]
    assert f"<id>{record.public_id}</id>" in written.read_text(encoding="utf-8")
    web.answer("/story/1", GONE)
    for _ in range(2):
        time.pass_(hours=30)
        poll(pages, shelf, time)
    assert syndicate(flags) == 0
    said = written.read_text(encoding="utf-8")
    assert f"<id>{record.public_id}</id>" not in said
    assert f'ref="{record.public_id}"' in said
