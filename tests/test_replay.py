"""Replaying what a run kept gives the same collection, to the last warning."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import find
from ingest.cli.live import Polling
from ingest.collection import open_collection
from ingest.run.offline import counted, offline
from ingest.run.steps import summarise
from ingest.schema import Source
from tests.loopback import Answer, Loopback, conditional, redirect
from tests.offline import as_json, records
from tests.test_following import HTML, feed, story
from tests.virtual import Time, poll


def sources(web: Loopback) -> tuple[Source, ...]:
    """A feed that changes, one that moved, one behind a redirecting page, one that becomes a page, a site to follow."""
    words = "&lt;p&gt;All that there is to say about this bridge, and a little more.&lt;/p&gt;"
    one, two, three = (web.url(f"/story/{number}") for number in (101, 102, 103))
    web.answer("/changing", Answer(body=feed((one, words))), Answer(body=feed((one, "Less."), (two, words))))
    web.answer("/moved", redirect(web.url("/here"), 301))
    web.answer("/here", conditional(feed((three, words)), etag='"1"'))
    sent_on = b"<html><head><meta http-equiv=refresh content='0; url=/there'></head><body></body></html>"
    web.answer("/sent-on", Answer(body=sent_on, headers=HTML))
    web.answer("/there", Answer(body=feed((web.url("/story/104"), words))))
    web.answer("/lost", Answer(body=feed((two, words))), Answer(body=story(7), headers=HTML))
    for number in range(4):
        listed = [(number + step) % 6 for step in (1, 2, 3)]
        web.answer(f"/story/{number}", Answer(body=story(number, *listed), headers=HTML))
    web.answer("/story/5", redirect("/story/2"))
    plain = Source(id="", url="", allow_private=True, spacing=0.0)
    return (
        replace(plain, id="changing", url=web.url("/changing"), language="en", timezone="Asia/Baghdad"),
        replace(plain, id="moved", url=web.url("/moved")),
        replace(plain, id="sent on", url=web.url("/sent-on")),
        replace(plain, id="lost", url=web.url("/lost"), exclude=("number 102",)),
        replace(plain, id="site ü/1", url=web.url("/story/0"), follow=3, title="Bridges"),
    )


def replay(kept: Path, address: str, read_from: tuple[Source, ...], time: Time) -> None:
    found = find([kept], now=time.now)
    with open_collection(address) as collection:
        list(counted(found, collection, cwd=kept.parent, clock=time.clock))
        known = {source.id: source for source in read_from}
        summarise(offline(found, collection, cwd=kept.parent, clock=time.clock, sources=known))


def test_archive_forget_and_replay_give_the_same_collection(web: Loopback, tmp_path: Path) -> None:
    read_from, time, kept = sources(web), Time(), tmp_path / "kept"
    live, later = f"sqlite:///{tmp_path}/live.db", f"sqlite:///{tmp_path}/later.db"
    with open_collection(live) as collection:
        for _ in range(3):
            poll(read_from, collection, time, polling=Polling(archive=kept, workers=3))
            time.pass_(hours=30)
    asked = len(web.asked)
    replay(kept, later, read_from, time)
    assert len(web.asked) == asked
    assert len(records(live)) >= 8
    assert as_json(records(later)) == as_json(records(live))
    with open_collection(live) as one, open_collection(later) as other:
        assert one.feeds() == other.feeds()
        assert one.feeds()["site ü/1"].title == "Bridges"
        for record in records(live):
            assert [(revision.at, revision.entry) for revision in one.revisions(record.id)] == [
                (revision.at, revision.entry) for revision in other.revisions(record.id)
            ]


def test_a_story_of_two_sources_is_the_ones_that_was_stored_first_whatever_the_clock_said(
    web: Loopback, tmp_path: Path
) -> None:
    time, kept = Time(), tmp_path / "kept"
    live, later = f"sqlite:///{tmp_path}/live.db", f"sqlite:///{tmp_path}/later.db"
    story = Answer(body=feed((web.url("/story/101"), "The words of one story, which two of them carry.")))

    def sooner(_asked: object) -> Answer:
        time.pass_(seconds=-0.5)
        return story

    web.answer("/z", story)
    web.answer("/a", sooner)
    plain = Source(id="", url="", allow_private=True, spacing=0.0)
    read_from = tuple(replace(plain, id=name, url=web.url(f"/{name}")) for name in "za")
    with open_collection(live) as collection:
        poll(read_from, collection, time, polling=Polling(archive=kept, workers=1))
    replay(kept, later, read_from, time)
    assert [record.source_id for record in records(live) if record.copy_of is None] == ["z"]
    assert as_json(records(later)) == as_json(records(live))


PLAIN = Source(id="it", url="", allow_private=True, spacing=0.0)
WORDS = "&lt;p&gt;All that there is to say about this bridge, and a little more.&lt;/p&gt;"
WHOLE = b'<channel><fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'


def a_difference_from_a_complete_feed(web: Loopback) -> Source:
    whole, new = (feed((web.url(f"/story/{number}"), WORDS)).replace(b"<channel>", WHOLE) for number in (101, 102))
    difference = Answer(status=226, body=new, headers=(("IM", "feed"), ("ETag", '"2"')))
    web.answer("/start", Answer(body=whole, headers=(("ETag", '"1"'),)), difference)
    return PLAIN


def a_page_where_a_feed_is_meant(web: Loopback) -> Source:
    web.answer("/start", Answer(body=story(7), headers=HTML))
    return replace(PLAIN, kind="feed")


def a_front_page_where_a_story_was(web: Loopback) -> Source:
    web.answer("/start", Answer(body=feed((web.url("/story/1"), "A few words."))))
    web.answer("/story/1", redirect("/"))
    web.answer("/", Answer(body=story(3), headers=HTML))
    return replace(PLAIN, full_text=True)


def a_page_that_its_feeds_filter_would_leave_out(web: Loopback) -> Source:
    listed = feed((web.url("/story/9"), "A few words."), (web.url("/story/8"), "A few others."))
    web.answer("/start", Answer(body=listed))
    web.answer("/story/9", Answer(body=story(1), headers=HTML))
    return replace(PLAIN, full_text=True, include=("number 9",))


@pytest.mark.parametrize(
    "told",
    [
        a_difference_from_a_complete_feed,
        a_page_where_a_feed_is_meant,
        a_front_page_where_a_story_was,
        a_page_that_its_feeds_filter_would_leave_out,
    ],
)
def test_what_a_poll_judged_by_what_it_asked_for_is_judged_so_again(
    web: Loopback, tmp_path: Path, told: Callable[[Loopback], Source]
) -> None:
    time, kept = Time(), tmp_path / "kept"
    live, later = f"sqlite:///{tmp_path}/live.db", f"sqlite:///{tmp_path}/later.db"
    read_from = (replace(told(web), url=web.url("/start")),)
    with open_collection(live) as collection:
        for _ in range(2):
            poll(read_from, collection, time, polling=Polling(archive=kept))
            time.pass_(hours=30)
    replay(kept, later, read_from, time)
    assert as_json(records(later)) == as_json(records(live))


def test_the_own_page_of_a_source_that_seeds_no_longer_has_is_no_link(web: Loopback, tmp_path: Path) -> None:
    time, kept = Time(), tmp_path / "kept"
    live, later = f"sqlite:///{tmp_path}/live.db", f"sqlite:///{tmp_path}/later.db"
    url = web.answer("/start", redirect("/"))
    web.answer("/", Answer(body=story(3), headers=HTML))
    read_from = (replace(PLAIN, id=f"{url}#top", url=url),)  # the id is as a list has it
    with open_collection(live) as collection:
        poll(read_from, collection, time, polling=Polling(archive=kept))
    replay(kept, later, (), time)
    assert len(records(live)) == 1
    assert as_json(records(later)) == as_json(records(live))
