"""Whose a story is: even if another site's feed carries it first, its own site's word stands."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from ingest.collection import Collection
from ingest.deciding.belonging import placed
from ingest.deciding.merging import merge
from ingest.schema import (
    CanonicalUrl,
    Entry,
    Feed,
    Flaw,
    Link,
    Query,
    Reading,
    Record,
    Sighting,
    Source,
    Tag,
    Tombstone,
)
from syndicate.cli import main as syndicate
from tests.loopback import Answer, Loopback, loopback
from tests.newsroom import FEED, LONG_TEXT, NOON, entry, page, reading, records, take
from tests.virtual import Time, poll

OWN, OTHER, PLANET, PAGES = FEED, "https://other.example/feed", "https://planet.example/atom.xml", "saved"
STORY, SECOND = "https://a.example/dam", "https://a.example/weir"
SAID = {"published": NOON, "published_precision": "second"}


def hour(number: float) -> datetime:
    return NOON + timedelta(hours=number)


def own(title: str = "Dam opened", **fields: Any) -> Entry:
    return entry(STORY, STORY, title, **{"summary": "The dam was opened.", **SAID, **fields})


def carried(title: str = "You will not believe this dam", url: str = STORY, guid: str = "n1", **fields: Any) -> Entry:
    told: dict[str, Any] = {
        "summary": "Buy our dams.",
        "content_text": LONG_TEXT,
        "content_html": f"<p>{LONG_TEXT}</p>",
        "published": hour(-30),
        "published_precision": "second",
        "updated": hour(90),
        "links": (Link(rel="via", url="https://other.example/original"),),
        "attribution": Feed(title="Other News", url="https://other.example/"),
        "tags": (Tag(term="dams"),),
    }
    return entry(guid, url, title, **told | fields)


def by(source: str, *entries: Entry, at: datetime = NOON, home: str | None = None, **fields: Any) -> Reading:
    return reading(*entries, source=source, at=at, feed=Feed(title=source, url=home), **fields)


def only(shelf: Collection) -> Record:
    (record,) = records(shelf)
    return record


def story(record: Record) -> tuple[object, ...]:
    said = record.entry
    return (
        *(said.title, said.text, said.summary, said.published, said.updated, said.url, said.attribution, said.links),
        *(record.source_id, record.seen_in, record.withdrawn, record.revision),
    )


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_its_own_sites_word_stands_in_whatever_order_all_are_heard(shelf: Collection, order: tuple[int, ...]) -> None:
    heard = (
        by(OWN, own()),
        by(OTHER, carried()),
        by(PLANET, carried("Dam (planet)", guid=STORY, content_text=None, content_html=None, updated=None)),
        reading(
            page(STORY, "Dam opened | A Example", content_text="The dam was opened. It holds.", **SAID), source=PAGES
        ),
    )
    for turn, place in enumerate(order):
        take(shelf, replace(heard[place], fetched_at=hour(turn)))
    assert story(only(shelf)) == (
        *("Dam opened", "The dam was opened. It holds.", "The dam was opened.", NOON, None, STORY, None, ()),
        *(only(shelf).source_id, tuple(sorted((OWN, OTHER, PLANET, PAGES))), None, 1),
    )
    assert only(shelf).source_id == next(heard[place].source_id for place in order if place in (0, 3))


@pytest.mark.parametrize("guided", [True, False], ids=["with GUIDs", "without"])
@pytest.mark.parametrize("own_first", [True, False])
def test_no_feed_of_another_site_overwrites_or_brings_up_what_its_own_says(
    shelf: Collection, guided: bool, own_first: bool
) -> None:
    heard = [by(OWN, replace(own(), guid=STORY if guided else None)), by(OTHER, carried())]
    for turn, said in enumerate(heard if own_first else reversed(heard)):
        take(shelf, replace(said, fetched_at=hour(turn)))
    before = only(shelf)
    for turn in range(3, 9):
        take(shelf, by(OTHER, carried(f"Edited {turn}", published=hour(turn), summary=f"{turn}"), at=hour(turn)))
    after = only(shelf)
    assert story(after) == story(before)
    assert (after.revision, after.changed_at, after.source_id) == (1, before.changed_at, OWN)
    assert (after.entry.title, after.entry.text) == ("Dam opened", "The dam was opened.")


def test_what_its_own_site_corrects_is_a_version_and_what_it_does_not_say_is_added(shelf: Collection) -> None:
    bare = entry(STORY, STORY, "Dam opened")
    take(shelf, by(OTHER, carried()), by(OWN, bare, at=hour(1)))
    found = only(shelf)
    assert (found.entry.title, found.entry.text, found.entry.published) == ("Dam opened", LONG_TEXT, hour(-30))
    assert (found.revision, found.entry.updated, found.entry.attribution, found.entry.guid) == (1, None, None, STORY)
    take(shelf, by(OTHER, carried(published=hour(2), summary="More."), at=hour(2)))
    assert only(shelf).revision == 1
    take(shelf, by(OWN, own("Dam opened at last"), at=hour(3)))
    found = only(shelf)
    assert (found.revision, found.entry.title, found.entry.text) == (2, "Dam opened at last", "The dam was opened.")


def gone(*guids: str) -> tuple[Tombstone, ...]:
    return tuple(Tombstone(guid=guid) for guid in guids)


@pytest.mark.parametrize("another", [OWN, PLANET])
def test_a_story_that_another_sites_feed_took_back_stands_where_any_other_brings_it(
    shelf: Collection, another: str
) -> None:
    take(shelf, by(OTHER, carried()), by(OTHER, at=hour(1), tombstones=gone("n1")))
    assert len(list(shelf.withdrawn(Query(copies="every")))) == 1
    take(shelf, by(another, own(), at=hour(2)))
    assert only(shelf).withdrawn is None
    take(shelf, by(OTHER, at=hour(3), tombstones=gone("n1")), by(OTHER, at=hour(4), complete=True))
    assert only(shelf).withdrawn is None


def test_its_own_site_takes_a_story_back_whoever_brought_it_first_and_nobody_else_brings_it_again(
    shelf: Collection,
) -> None:
    take(shelf, by(OTHER, carried()), by(OWN, own(), at=hour(1)), by(OWN, at=hour(2), tombstones=gone(STORY)))
    assert [record.withdrawn for record in shelf.withdrawn(Query(copies="every"))] == [hour(2)]
    take(shelf, by(OTHER, carried("Once more"), at=hour(3)), by(PLANET, carried(guid="p1"), at=hour(4)))
    assert not records(shelf)
    take(shelf, by(OWN, own("Dam opened again"), at=hour(5)))
    assert only(shelf).entry.title == "Dam opened again"


def unguided() -> list[Entry]:
    return [entry(None, url, title, **SAID) for url, title in ((STORY, "Dam opened"), (SECOND, "Weir mended"))]


def guided() -> list[Entry]:
    return [replace(one, guid=one.url) for one in unguided()]


@pytest.mark.parametrize("made", [unguided, guided])
@pytest.mark.parametrize("own_at", [(3,), (1, 3), (0, 3)], ids=["last", "between", "first"])
@pytest.mark.parametrize("days", [0, 1], ids=["of one date", "of each day"])
def test_a_guid_that_leads_from_story_to_story_joins_none_of_them(
    shelf: Collection, made: Callable[[], list[Entry]], own_at: tuple[int, ...], days: int
) -> None:
    def pick(url: str, day: int) -> Reading:
        return by(OTHER, carried("Pick of the day", url, "pick", published=hour(24 * day)), at=hour(1 + day))

    for turn in range(4):
        if turn in own_at:
            take(shelf, by(OWN, *made()[: 1 + (turn == 3)], at=hour(turn + 0.5)))
        if turn < 2:
            take(shelf, pick((STORY, SECOND)[turn], days * turn))
    found = {record.entry.url: record.entry.title for record in records(shelf) if OWN in record.seen_in}
    assert found == {STORY: "Dam opened", SECOND: "Weir mended"}
    if min(own_at) < 3:  # or the pick's new date would be a correction while nobody else told the story
        assert {record.revision for record in records(shelf) if OWN in record.seen_in} == {1}


def test_a_guid_that_leads_home_again_takes_no_story_along(shelf: Collection) -> None:
    mine = "https://other.example/dams"
    take(shelf, by(OTHER, carried()), by(OWN, own(), at=hour(1)), by(OTHER, carried(url=mine), at=hour(2)))
    take(shelf, by(OTHER, carried("Dams for sale", url=mine), at=hour(3)))
    assert {record.entry.url: record.entry.title for record in records(shelf)} == {
        STORY: "Dam opened",
        mine: "Dams for sale",
    }


def test_a_planet_whose_blog_gives_a_post_another_link_keeps_it(shelf: Collection) -> None:
    take(
        shelf,
        by(PLANET, own()),
        by(PLANET, replace(own(), url=SECOND, canonical_url=CanonicalUrl(SECOND), raw_hash="2"), at=hour(1)),
    )
    assert only(shelf).entry.url == SECOND


@pytest.mark.parametrize(
    ("address", "feed", "home", "rule"),
    [
        (STORY, "https://www.a.example/rss.xml", None, None),
        (STORY, "https://feeds.a.example/rss.xml", "https://b.example/", None),
        (STORY, "http://a.example:8080/rss.xml", None, None),
        (STORY, "https://other.example/feed", None, "another-site"),
        (STORY, "https://other.example/feed", "https://other.example/", "another-site"),
        (STORY, "https://feeds.example.net/a", "http://www.a.example", "another-host"),
        ("https://paper.com/1", "https://feeds.example.net/a", "https://www.paper.co.uk/news", "another-host"),
        ("https://one.blogspot.com/1", "https://two.blogspot.com/feed", "https://two.blogspot.com/", "another-site"),
        ("http://127.0.0.1:8001/1", "http://127.0.0.1:8002/feed", "http://127.0.0.1:8002/", "another-site"),
        (STORY, "urn:wiredesk:file", None, None),
        ("https://a.example/", "https://other.example/feed", None, None),
        (None, "https://other.example/feed", None, None),
    ],
)
def test_an_entry_is_marked_where_its_feed_is_of_another_site(
    address: str | None, feed: str, home: str | None, rule: str | None
) -> None:
    said = entry("1", address, "A title")
    assert placed(said, by(feed, said, home=home)).warnings == ((Flaw(rule),) if rule else ())


def test_a_page_is_its_own_sites_whoever_asked_for_it() -> None:
    said = page(STORY, "Dam opened")
    assert placed(said, by(OTHER, said)) is said


def sighting(source: str, said: Entry, *rules: str, at: datetime = NOON) -> Sighting:
    marked = replace(said, warnings=tuple(map(Flaw, rules)))
    return Sighting(source_id=source, key="k", entry=marked, first_seen=at, last_seen=at)


@pytest.mark.parametrize(
    ("feed", "source", "rule", "title"),
    [
        (OTHER, OTHER, "another-site", "Of its page"),  # a feed whose source fetches the pages of its entries
        (OTHER, OTHER, "another-host", "Of a feed"),  # the site's own, elsewhere: titles may have its name
        (OTHER, PAGES, "another-host", "Of its page"),
        (OTHER, PAGES, "another-site", "Of its page"),
    ],
)
def test_a_feed_elsewhere_goes_behind_its_sites_pages(feed: str, source: str, rule: str, title: str) -> None:
    told = [sighting(feed, carried("Of a feed"), rule), sighting(source, page(STORY, "Of its page"), at=hour(1))]
    assert merge(told).title == title
    assert merge(reversed(told)) == merge(told)


def test_a_feed_that_names_the_site_as_its_home_goes_before_others_and_behind_the_sites_own() -> None:
    told = [
        sighting(PLANET, carried("Of a planet"), "another-site"),
        sighting(OTHER, carried("Of a service"), "another-host", at=hour(1)),
        sighting(OWN, own(), at=hour(2)),
    ]
    assert merge(told[:2]).title == "Of a service"
    assert merge(told).title == "Dam opened"


def rss(web: Loopback, *items: str) -> Answer:
    body = f"<rss version='2.0'><channel><title>News</title><link>{web.url('/')}</link>{''.join(items)}</channel></rss>"
    return Answer(body=body.encode(), headers=(("Content-Type", "application/rss+xml"),))


def item(address: str, title: str, words: str, date: str) -> str:
    return (
        f"<item><title>{title}</title><link>{address}</link><guid>{address}</guid><description>{words}</description>"
        f"<pubDate>Tue, {date} Mar 2026 09:00:00 GMT</pubDate></item>"
    )


@pytest.mark.parametrize("first", ["other", "own"])
def test_what_is_published_of_a_story_is_its_own_sites_word_whoever_is_polled_first(
    first: str, shelf: Collection, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    time = Time()
    with loopback() as home, loopback() as elsewhere:
        story = home.url("/dam")
        home.answer("/feed", rss(home, item(story, "Dam opened", "The dam was opened.", "03")))
        elsewhere.answer("/feed", rss(elsewhere, item(story, "Buy our dams", "Dams for sale.", "24")))
        sources = {
            "own": Source(id="own", url=home.url("/feed"), title="The Post", allow_private=True, spacing=0.0),
            "other": Source(id="other", url=elsewhere.url("/feed"), title="Others", allow_private=True, spacing=0.0),
        }
        for name in (first, *(name for name in sources if name != first)):
            poll([sources[name]], shelf, time)
            time.pass_(hours=2)
    assert syndicate(["--collection", address, "-q", "--output", str(tmp_path / "public")]) == 0
    capsys.readouterr()
    (published,) = json.loads((tmp_path / "public/feed.json").read_text(encoding="utf-8"))["items"]
    assert (published["title"], published["url"]) == ("Dam opened", story)
    assert published["date_published"] == "2026-03-03T09:00:00Z"
    assert "dam was opened" in json.dumps(published)
    assert not any(word in json.dumps(published) for word in ("sale", "Buy", "Others"))
