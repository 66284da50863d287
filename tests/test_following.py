"""A site without a feed is followed by its lists: completely, politely, nothing twice, as far as a source allows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.archive import documents, find
from ingest.cli import report
from ingest.cli.live import Polling
from ingest.collection import Collection, open_collection
from ingest.schema import RULES, Document, Query, Source, SourceKind
from tests.loopback import Answer, Asked, Loopback, conditional, loopback, redirect
from tests.virtual import Time, poll

HOUR = 3600.0  # seconds
XML = (("Content-Type", "application/xml"),)
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def story(number: int, *listed: int) -> bytes:
    """An article page with a list of the newest stories beside it."""
    rows = "".join(f'<li><a href="/story/{one}">{headline(one)}</a></li>' for one in listed)
    body = "".join(
        f"<p>Paragraph {place} of the story about bridge {number}, which the town has wanted for {place + 20} years, "
        f"and which its council will open in the spring if the river stays where it is for long enough.</p>"
        for place in range(5)
    )
    latest = f"<aside><h3>The Latest</h3><ul>{rows}</ul></aside>" if listed else ""
    return (
        f"<!doctype html><html lang=en><head><title>{headline(number)}</title></head><body><article>"
        f"<h1>{headline(number)}</h1>{body}</article>{latest}</body></html>"
    ).encode()


def headline(number: int) -> str:
    return f"Bridge number {number} will be open to traffic by the spring, says the town's council"


def serve(web: Loopback, number: int, *listed: int) -> str:
    return web.answer(f"/story/{number}", Answer(body=story(number, *listed), headers=HTML))


def source(url: str, **settings: object) -> Source:
    return replace(Source(id="site", url=url, allow_private=True, spacing=0.0), **settings)  # type: ignore[arg-type]  # a field's own type


def stories(web: Loopback) -> list[int]:
    return [int(path.rpartition("/")[2]) for path in web.paths() if path.startswith("/story/")]


def kept(shelf: Collection) -> set[str | None]:
    return {record.entry.title for record in shelf.matching(Query())}


def test_a_site_of_200_pages_is_followed_to_the_whole_in_three_runs(web: Loopback, tmp_path: Path) -> None:
    time, at = Time(), list[float]()

    def noted(body: bytes) -> Answer:
        at.append(time.seconds)
        return Answer(body=body, headers=HTML)

    def page(number: int) -> None:
        listed = [(number * 3 + step) % 200 for step in (1, 2, 3)]
        body = story(number, *(one for one in listed if one != number))
        web.answer(f"/story/{number}", lambda asked: noted(body))

    for number in range(200):
        page(number)
    site = source(web.url("/story/0"), follow=100, follow_most=80, spacing=5.0)
    with open_collection(f"sqlite:///{tmp_path}/collection.db") as shelf:  # with either, the same is followed
        for _ in range(3):
            poll([site], shelf, time, polling=Polling(deadline=1e6))
            time.pass_(hours=25)
        assert {headline(number) for number in range(200)} == kept(shelf)
    followed = [number for number in stories(web) if number]
    assert len(followed) == len(set(followed)) == 199
    assert web.most_at_once == 1
    assert all(later - earlier >= 5 for earlier, later in pairwise(at))
    assert web.paths().count("/robots.txt") <= 3  # once a day


def test_nothing_is_followed_where_the_source_says_so(web: Loopback, shelf: Collection) -> None:
    poll([source(serve(web, 0, 1, 2, 3), follow=0)], shelf, Time())
    assert stories(web) == [0]


@pytest.mark.parametrize(("follow", "reached"), [(1, [0, 1]), (2, [0, 1, 2]), (3, [0, 1, 2, 3])])
def test_links_are_followed_as_far_as_the_source_says(
    web: Loopback, shelf: Collection, follow: int, reached: Sequence[int]
) -> None:
    for number in range(5):
        serve(web, number, number + 1, number + 10, number + 20)  # the last two do not exist
    poll([source(web.url("/story/0"), follow=follow)], shelf, Time())
    assert [number for number in stories(web) if number < 5] == reached


def test_parameters_that_name_no_page_of_a_site_lead_to_no_page_twice(web: Loopback, shelf: Collection) -> None:
    time = Time()
    body = story(0, 1, 2, 3)
    for place in (1, 2, 3):  # on this site `pos` is the position of a link, and `ref` names the story
        body = body.replace(f"/story/{place}".encode(), f"/story?ref={place}&amp;pos=7".encode())
        for pos in (7, 8):
            web.answer(f"/story?ref={place}&pos={pos}", Answer(body=story(place), headers=HTML))
    web.answer("/story/0", Answer(body=body, headers=HTML), Answer(body=body.replace(b"pos=7", b"pos=8"), headers=HTML))
    site = source(web.url("/story/0"), drop_parameters=("pos",), keep_parameters=("ref",))
    poll([site], shelf, time)
    time.pass_(hours=25)
    poll([site], shelf, time)
    asked = [path for path in web.paths() if path.startswith("/story?")]
    assert asked == [f"/story?ref={place}&pos=7" for place in (1, 2, 3)]
    assert kept(shelf) == {headline(number) for number in range(4)}
    assert [row.public_id is not None for row in shelf.latest(Query())] == [True, True, True]


def test_what_is_beyond_the_budget_is_fetched_in_the_next_run_the_most_often_named_first(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    serve(web, 0, 1, 2, 3, 4)
    serve(web, 1, 2, 4, 0)
    for number in (2, 3, 4):
        serve(web, number)
    site = source(web.url("/story/0"), follow=3, follow_most=2)
    poll([site], shelf, time)
    assert stories(web) == [0, 1, 2]
    time.pass_(minutes=10)
    poll([site], shelf, time)
    assert stories(web) == [0, 1, 2, 4, 3]


def sitemap(web: Loopback, path: str, **dates: str) -> str:
    """Return a sitemap of stories, each with or without a date, or of sitemaps, if their names say so."""
    of = {name: f"/story/{name[1:]}" if name[0] == "s" else f"/{name}.xml" for name in dates}
    kind, root = ("url", "urlset") if min(dates)[0] == "s" else ("sitemap", "sitemapindex")
    rows = "".join(
        f"<{kind}><loc>{web.url(of[name])}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</{kind}>"
        for name, at in dates.items()
    )
    return web.answer(path, Answer(body=f"<{root}>{rows}</{root}>".encode(), headers=XML))


@pytest.mark.parametrize(
    ("before", "after", "followed"),
    [
        pytest.param({"s1": "", "s2": "", "s3": "", "s4": ""}, {"s9": ""}, [1, 2, 9, 3], id="met since"),
        pytest.param({"s1": "", "s2": "", "s3": "2026-03-03"}, {}, [3, 1, 2], id="dated of late"),
        pytest.param(
            {"s1": "2011-05-01", "s2": "2020-05-01", "s3": "2019-05-01", "s4": "2026-03-04T09:00:00Z"},
            {"s8": "2024-01-01", "s9": "2026-03-05"},
            [4, 2, 9, 8],
            id="the newest of the backlog",
        ),
        pytest.param(dict.fromkeys(("s1", "s2", "s3"), "2026-03-04"), {"s9": "2026-03-05"}, [1, 2, 9, 3], id="as one"),
    ],
)
def test_what_is_news_is_followed_before_what_a_sitemap_held_for_years(
    web: Loopback, shelf: Collection, before: dict[str, str], after: dict[str, str], followed: list[int]
) -> None:
    time = Time()
    for name in (*before, *after):
        serve(web, int(name[1:]))
    site = source(sitemap(web, "/map.xml", **before), follow_most=2)
    poll([site], shelf, time)
    time.pass_(hours=30)
    sitemap(web, "/map.xml", **before, **after)
    poll([site], shelf, time)
    assert stories(web) == followed


def test_the_sitemaps_of_an_index_are_one_list_with_it_and_asked_again_where_they_live(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    site = source(sitemap(web, "/map.xml", a="2026-03-04", b="", c="2012-01-01"))
    for number in (1, 2, 3, 8, 9):
        serve(web, number)
    sitemap(web, "/a.xml", s1="2026-03-04")
    sitemap(web, "/b.xml", s2="")
    sitemap(web, "/c.xml", s3="2012-01-01")
    poll([site], shelf, time)
    assert stories(web) == [1, 2, 3]
    sitemap(web, "/a.xml", s1="2026-03-04", s9="2026-03-05")
    sitemap(web, "/b.xml", s8="", s2="")
    for _ in range(2):
        time.pass_(hours=30)
        poll([site], shelf, time)
    assert sorted(stories(web)) == [1, 2, 3, 8, 9]
    assert [web.paths().count(f"/{name}.xml") for name in "abc"] == [3, 3, 1]


def test_a_page_that_robots_forbid_is_not_asked_for_and_said_to_be(web: Loopback, shelf: Collection) -> None:
    web.answer("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /story/1\n"))
    serve(web, 0, 1, 2, 3)
    serve(web, 2)
    serve(web, 3)
    summary = poll([source(web.url("/story/0"))], shelf, Time())
    assert stories(web) == [0, 2, 3]
    assert [(where, failure.cause) for where, failure in summary.failures] == [
        (web.url("/story/1"), f"robots.txt of 127.0.0.1:{web.address[1]} asks us not to read this page")
    ]


def test_of_a_front_page_that_robots_forbid_only_the_feed_that_it_names_is_wanted(
    web: Loopback, shelf: Collection, tmp_path: Path
) -> None:
    time = Time()
    rows = "".join(f'<article><h2><a href="/story/{one}">{headline(one)}</a></h2></article>' for one in range(1, 9))
    declared = '<link rel=alternate type="application/rss+xml" href="/the-feed">'
    web.answer("/", Answer(body=f"<!doctype html><title>Site</title>{declared}{rows}".encode(), headers=HTML))
    web.answer("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /\n"))
    web.answer("/the-feed", Answer(body=feed((web.url("/story/1"), "Words")), headers=(("ETag", '"1"'),)))
    summary = poll([source(web.url("/"))], shelf, time, polling=Polling(archive=tmp_path / "kept"))
    assert web.paths() == ["/", "/robots.txt", "/the-feed"]
    ((_, failure),) = summary.failures
    assert failure.cause.endswith(f"asks us not to read this page; a feed at {web.url('/the-feed')} is tried")
    state = shelf.schedule.states(["site"])["site"]
    assert (state.address, state.kind, state.failures) == (web.url("/the-feed"), "feed", 0)
    assert kept(shelf) == {headline(1)}
    assert shelf.latest(Query()) == ()
    found = find([tmp_path / "kept"], now=time.now)
    assert [document.final_url for _, document in documents(found, cwd=tmp_path) if isinstance(document, Document)] == [
        web.url("/the-feed")
    ]


def test_a_link_that_fails_is_tried_again_later_and_one_that_is_gone_is_not(web: Loopback, shelf: Collection) -> None:
    time = Time()
    serve(web, 0, 1, 2, 3)
    serve(web, 3)
    web.answer("/story/1", Answer(status=503, headers=(("Retry-After", "60"),)), Answer(body=story(1), headers=HTML))
    web.answer("/story/2", Answer(status=410))
    site = source(web.url("/story/0"))
    for _ in range(3):
        poll([site], shelf, time)
        time.pass_(hours=2)
    assert stories(web).count(1) == 2
    assert stories(web).count(2) == stories(web).count(3) == 1
    assert headline(1) in kept(shelf)


def test_a_page_that_is_not_there_yet_is_asked_for_again_within_hours_and_then_no_more(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    serve(web, 0, 1, 2, 3)
    serve(web, 3)
    web.answer("/story/1", Answer(status=404), Answer(status=404), Answer(body=story(1), headers=HTML))
    web.answer("/story/2", Answer(status=404))
    for _ in range(24):
        poll([source(web.url("/story/0"))], shelf, time)
        time.pass_(hours=1)
    assert (stories(web).count(1), stories(web).count(2)) == (3, 4)
    assert headline(1) in kept(shelf)


@pytest.mark.parametrize(
    ("trouble", "tries"),
    [
        pytest.param(Answer(body=b"", headers=HTML), 2, id="nothing at all"),
        pytest.param(Answer(body=b"<title>Back soon</title><p>We are at work.", headers=HTML), 2, id="works"),
        pytest.param(Answer(status=403), 2, id="refused"),
        pytest.param(Answer(status=402), 1, id="to be paid for"),
    ],
)
def test_a_page_that_comes_to_nothing_is_asked_for_once_more(
    web: Loopback, shelf: Collection, trouble: Answer, tries: int
) -> None:
    time = Time()
    serve(web, 0, 1, 2, 3)
    serve(web, 3)
    web.answer("/story/1", trouble)
    web.answer("/story/2", trouble, Answer(body=story(2), headers=HTML))
    for _ in range(6):
        poll([source(web.url("/story/0"))], shelf, time)
        time.pass_(hours=2)
    assert stories(web).count(1) == stories(web).count(2) == tries
    assert (headline(2) in kept(shelf)) is (tries > 1)


@pytest.mark.parametrize(
    ("trouble", "attempts"),
    [
        pytest.param(Answer(raw=b""), 3, id="no answer"),
        pytest.param(Answer(status=503), 3, id="unavailable"),
        pytest.param(Answer(status=403, headers=(("cf-mitigated", "challenge"),)), 1, id="a bot check"),
    ],
)
def test_a_host_that_gives_no_link_for_two_days_is_left_alone_and_none_of_them_is_lost(
    web: Loopback, drawer: Collection, trouble: Answer, attempts: int
) -> None:
    time, numbers = Time(), range(1, 13)
    serve(web, 0, *numbers)
    for number in numbers:
        web.answer(f"/story/{number}", trouble)
    for _ in range(24):
        before = len(web.asked)
        poll([source(web.url("/story/0"))], drawer, time)
        assert len([path for path in web.paths()[before:] if path != "/robots.txt"]) <= 1 + 3 * attempts
        time.pass_(hours=2)
    for number in numbers:
        serve(web, number)
    for _ in range(10):
        poll([source(web.url("/story/0"))], drawer, time)
        time.pass_(hours=2)
    assert kept(drawer) >= {headline(number) for number in numbers}


def test_pages_that_are_broken_for_ever_keep_no_other_from_being_had(web: Loopback, shelf: Collection) -> None:
    time, numbers = Time(), range(1, 13)
    serve(web, 0, *numbers)
    for number in numbers:
        serve(web, number)
    for number in (1, 2, 3, 4):
        web.answer(f"/story/{number}", Answer(status=500))
    for _ in range(8):
        poll([source(web.url("/story/0"))], shelf, time)
        time.pass_(hours=1)
    assert kept(shelf) >= {headline(number) for number in numbers[4:]}


def test_links_that_lead_to_a_host_which_rests_are_neither_tried_nor_held_against_their_own(
    web: Loopback, shelf: Collection
) -> None:
    time, numbers = Time(), range(1, 6)
    with loopback(host="127.0.0.2") as elsewhere:
        serve(web, 0, *numbers)
        serve(web, 5)
        for number in numbers[:4]:
            web.answer(f"/story/{number}", redirect(serve(elsewhere, number)))
        for _ in range(10):
            with shelf.transaction() as transaction:
                transaction.polls.rest("127.0.0.2", time.now + timedelta(hours=20))
            poll([source(web.url("/story/0"))], shelf, time)
            assert kept(shelf) == {headline(0), headline(5)}
            time.pass_(hours=21)
        poll([source(web.url("/story/0"))], shelf, time)
    assert kept(shelf) == {headline(number) for number in range(6)}


def feed(*items: tuple[str, str]) -> bytes:
    entries = "".join(
        f"<item><title>{headline(int(link.rpartition('/')[2]))}</title><link>{link}</link><guid>{link}</guid>"
        f"<description>{words}</description></item>"
        for link, words in items
    )
    return f"<rss version='2.0'><channel><title>Bridges</title>{entries}</channel></rss>".encode()


@pytest.mark.parametrize(
    "words", ["Many words that say it all. ", "大坝的闸门在周三打开。"], ids=["spaced", "unspaced"]
)
def test_the_pages_of_a_feed_that_gives_only_summaries_are_fetched_where_that_is_wanted(
    web: Loopback, shelf: Collection, words: str
) -> None:
    time, short = Time(), "A few words."
    long = f"&lt;p&gt;{words * 40}&lt;/p&gt;"
    serve(web, 1)
    serve(web, 2)
    items = ((web.url("/story/1"), short), (web.url("/story/2"), long))
    url = web.answer("/feed", Answer(body=feed(*items), headers=(("ETag", '"1"'),)))
    poll([source(url)], shelf, time)
    assert stories(web) == []
    poll([replace(source(url), id="full", full_text=True)], shelf, time)
    assert stories(web) == [1]
    (record,) = [one for one in shelf.matching(Query()) if one.entry.title == headline(1)]
    assert "Paragraph 4 of the story" in (record.entry.content_text or "")
    time.pass_(hours=3)
    poll([replace(source(url), id="full", full_text=True)], shelf, time)
    assert stories(web) == [1]


def test_the_page_of_a_story_that_its_feed_corrects_is_fetched_again_once(web: Loopback, shelf: Collection) -> None:
    time = Time()
    before, after = story(1), story(1).replace(b"in the spring", b"in the autumn")
    link = web.answer("/story/1", Answer(body=before, headers=HTML), Answer(body=after, headers=HTML))
    said = feed((link, "In the spring."))
    for hours in range(24):
        corrected = said if hours < 2 else said.replace(b"In the spring.", b"In the autumn, says the town.")
        url = web.answer("/feed", conditional(corrected, etag=f'"{len(corrected)}"'))
        poll([source(url, full_text=True)], shelf, time)
        time.pass_(hours=2)
    assert stories(web) == [1, 1]
    (record,) = shelf.matching(Query())
    assert "in the autumn" in (record.entry.content_text or "")


def test_the_page_of_a_corrected_story_is_fetched_again_whichever_source_led_to_it(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    after = story(1).replace(b"in the spring", b"in the autumn")
    link = web.answer("/story/1", Answer(body=story(1), headers=HTML), Answer(body=after, headers=HTML))
    serve(web, 0, 1, 2, 3)
    poll([source(web.url("/story/0"))], shelf, time)
    assert 1 in stories(web)
    for words in ("In the spring.", "In the autumn, says the town.", "In the autumn, says the town."):
        said = feed((link, words))
        url = web.answer("/feed", conditional(said, etag=f'"{len(said)}"'))
        poll([source(web.url("/story/0")), replace(source(url), id="feed", full_text=True)], shelf, time)
        time.pass_(hours=4)
    assert stories(web).count(1) == 2
    assert any("in the autumn" in (record.entry.content_text or "") for record in shelf.matching(Query()))


def test_the_page_of_a_corrected_story_is_asked_for_again_only_if_it_has_changed(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    link = web.answer("/story/1", conditional(story(1), etag='"page"'))
    words = ["In the spring.", "In the autumn, says the town.", "Never at all, says the town's council now."]
    for hours in range(24):
        said = feed((link, words[hours // 8]))
        url = web.answer("/feed", conditional(said, etag=f'"{len(said)}"'))
        poll([source(url, full_text=True)], shelf, time)
        time.pass_(hours=2)
    sent = [asked.header("If-None-Match") for asked in web.asked if asked.path == "/story/1"]
    assert sent == [None, '"page"', '"page"']
    assert shelf.links.how_many("site") == 0
    (record,) = shelf.matching(Query())
    assert "Paragraph 4 of the story" in (record.entry.content_text or "")


def test_the_pages_of_a_feed_get_its_secrets_at_its_own_host_alone(web: Loopback, shelf: Collection) -> None:
    serve(web, 1)
    with loopback() as other:
        serve(other, 2)
        url = web.answer(
            "/feed", Answer(body=feed((web.url("/story/1"), "Few words."), (other.url("/story/2"), "Few.")))
        )
        told = source(url, full_text=True, credentials="DESK")
        poll([told], shelf, Time(), environment={"DESK": "me:password"})
        assert [bool(asked.header("Authorization")) for asked in web.asked if asked.path != "/robots.txt"] == [
            True,
            True,
        ]
        assert other.asked == []  # the source may not ask another port of this machine


@pytest.mark.parametrize("kind", [None, "feed"])
def test_the_page_of_an_entry_that_passes_the_filters_passes_too(
    web: Loopback, shelf: Collection, kind: SourceKind | None
) -> None:
    serve(web, 1)
    one = feed((web.url("/story/1"), "In short.")).replace(headline(1).encode(), b"A dam breaks")
    url = web.answer("/feed", Answer(body=one))
    poll([source(url, full_text=True, include=("dam",), kind=kind)], shelf, Time())
    (record,) = shelf.matching(Query())
    assert (record.entry.title, record.entry.origin) == ("A dam breaks", "merged")


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("/go/1", redirect("/story/1")),
        ("/story/old-1", redirect("/story/1", 301)),
        ("/story/1?src=feed-7", None),
    ],
    ids=["redirector", "moved", "canonical"],
)
def test_the_page_that_a_feed_links_to_is_its_entry_wherever_it_was_had_from(
    web: Loopback, shelf: Collection, link: str, page: Answer | None
) -> None:
    time = Time()
    canonical = f'<head><link rel=canonical href="{web.url("/story/1")}">'.encode()
    whole = Answer(body=story(1).replace(b"<head>", canonical), headers=HTML)
    web.answer("/story/1", whole)
    web.answer(link, page or whole)
    item = (
        f"<title>{headline(1)}</title><link>{web.url(link)}</link><guid>g1</guid><description>In short.</description>"
    )
    feed_of_it = f"<rss version='2.0'><channel><item>{item}</item></channel></rss>".encode()
    url = web.answer("/feed", Answer(body=feed_of_it))
    poll([source(url, full_text=True)], shelf, time)
    time.pass_(hours=30)
    poll([source(url, full_text=True)], shelf, time)
    (record,) = shelf.matching(Query())
    assert (record.entry.url, record.entry.guid, record.entry.origin) == (web.url("/story/1"), "g1", "merged")
    assert "Paragraph 4 of the story" in (record.entry.content_text or "")
    assert web.paths().count(link) == 1


def test_an_address_that_leads_to_another_story_each_day_makes_none_of_them_another(
    web: Loopback, shelf: Collection
) -> None:
    time, today = Time(), web.url("/today")
    for number in (1, 2, 3):
        serve(web, number)
        web.answer("/today", redirect(f"/story/{number}"))
        poll([source(today, kind="page")], shelf, time)
        time.pass_(hours=30)
    assert kept(shelf) == {headline(1), headline(2), headline(3)}


def test_a_story_that_is_gone_is_not_the_front_page_that_is_shown_in_its_place(
    web: Loopback, shelf: Collection
) -> None:
    web.answer("/story/1", redirect("/"))
    web.answer("/", Answer(body=story(2), headers=HTML))
    url = web.answer("/feed", Answer(body=feed((web.url("/story/1"), "In short."))))
    summary = poll(
        [source(url, full_text=True), replace(source(web.url("/story/1"), kind="page"), id="page")], shelf, Time()
    )
    (told,) = shelf.matching(Query())
    assert (told.entry.title, told.entry.origin) == (headline(1), "feed")
    why = f"not-found: {RULES['not-found']}; it leads to {web.url('/')}"
    assert [one.flaw.why for one in summary.refused] == [why, why]


def test_a_site_is_asked_for_the_feed_that_its_front_page_names(web: Loopback, shelf: Collection) -> None:
    time = Time()
    rows = "".join(f'<article><h2><a href="/story/{one}">{headline(one)}</a></h2></article>' for one in range(1, 9))
    declared = '<link rel=alternate type="application/rss+xml" href="/the-feed">'
    web.answer("/", Answer(body=f"<!doctype html><title>Site</title>{declared}{rows}".encode(), headers=HTML))
    web.answer("/the-feed", Answer(body=feed((web.url("/story/1"), "Words")), headers=(("ETag", '"1"'),)))
    site = source(web.url("/"), follow=0)
    poll([site], shelf, time)
    assert web.paths() == ["/", "/robots.txt", "/the-feed"]
    state = shelf.schedule.states(["site"])["site"]
    assert (state.address, state.kind, state.failures) == (web.url("/the-feed"), "feed", 0)
    time.pass_(hours=2)
    poll([site], shelf, time)
    assert web.paths()[3:] == ["/the-feed"]


@pytest.mark.parametrize(
    ("feed_at", "asked"),
    [("/world/feed", ["/world/", "/robots.txt", "/world/feed"]), ("/all", ["/world/", "/robots.txt"])],
)
def test_a_section_gives_way_to_its_own_feed_and_not_to_that_of_all_the_site(
    web: Loopback, shelf: Collection, feed_at: str, asked: Sequence[str]
) -> None:
    rows = "".join(
        f'<article><h2><a href="/story/{one}">{headline(one)}</a></h2><p>{headline(one)} at last.</p></article>'
        for one in range(1, 9)
    )
    declared = f'<link rel=alternate type="application/rss+xml" href="{feed_at}">'
    page = f"<!doctype html><title>World</title>{declared}<h1>World</h1>{rows}"
    web.answer("/world/", Answer(body=page.encode(), headers=HTML))
    web.answer(feed_at, Answer(body=feed((web.url("/story/1"), "Words"))))
    poll([source(web.url("/world/"), follow=0)], shelf, Time())
    assert web.paths() == asked


def test_a_site_whose_feed_was_not_there_is_asked_for_it_again(web: Loopback, shelf: Collection) -> None:
    time = Time()
    declared = '<link rel=alternate type="application/rss+xml" href="/the-feed">'
    web.answer("/", Answer(body=f"<!doctype html><title>Site</title>{declared}".encode(), headers=HTML))
    web.answer("/the-feed", Answer(status=404), Answer(body=feed((web.url("/story/1"), "Words"))))
    first = poll([source(web.url("/"), follow=0)], shelf, time)
    assert f"a feed at {web.url('/the-feed')} is tried" in next(report.faults(first))
    time.pass_(hours=30)
    poll([source(web.url("/"), follow=0)], shelf, time)
    assert shelf.schedule.states(["site"])["site"].address == web.url("/the-feed")


def test_a_page_in_the_place_of_a_feed_is_named_and_the_feed_that_it_names_is_taken(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    declared = '<link rel=alternate type="application/rss+xml" href="/new">'
    page = f"<!doctype html><title>Moved</title>{declared}{story(3).decode()}"
    url = web.answer(
        "/feed", Answer(body=feed((web.url("/story/1"), "Words"))), Answer(body=page.encode(), headers=HTML)
    )
    poll([source(url)], shelf, time)
    time.pass_(hours=30)
    summary = poll([source(url)], shelf, time)
    assert [one.flaw.rule for one in summary.refused] == ["page-for-feed"]
    (said, _) = report.faults(summary)
    assert said.endswith(f"it was not taken for its feed; a feed at {web.url('/new')} is tried")
    assert web.paths() == ["/feed", "/feed", "/new"]
    assert shelf.schedule.states(["site"])["site"].failures == 1
    web.answer("/new", Answer(body=feed((web.url("/story/2"), "Words"))))
    time.pass_(hours=30)
    poll([source(url)], shelf, time)
    state = shelf.schedule.states(["site"])["site"]
    assert (state.address, state.failures) == (web.url("/new"), 0)


def test_a_page_that_names_no_feed_in_the_place_of_one_is_said_to(web: Loopback, shelf: Collection) -> None:
    url = web.answer("/feed", Answer(body=b"<!doctype html><title>Away</title>" + story(3), headers=HTML))
    (said,) = report.faults(poll([replace(source(url), kind="feed")], shelf, Time()))
    assert said.startswith("site: not read: page-for-feed: a web page was served where the source's feed was; ")
    assert said.endswith("; it names no feed")


def test_the_answers_of_the_server_are_asked_for_one_at_a_time(web: Loopback, shelf: Collection) -> None:
    """Four sources at one host, in one run with many workers: one connection."""

    def slow(asked: Asked) -> Answer:
        return Answer(body=feed((web.url(f"/story/{asked.path[-1]}"), "Words")))

    sources = [replace(source(web.answer(f"/{number}", slow)), id=str(number)) for number in range(1, 5)]
    poll(sources, shelf, Time())
    assert sorted(web.paths()) == ["/1", "/2", "/3", "/4"]
    assert web.most_at_once == 1


def test_a_page_whose_list_brings_stories_is_asked_as_often_as_they_come(web: Loopback, shelf: Collection) -> None:
    time = Time()

    def front(asked: Asked) -> Answer:
        """A story that stays the same, and a list with a new one every four hours."""
        newest = 1 + int(time.seconds // (4 * HOUR))
        for number in range(max(1, newest - 4), newest + 1):
            serve(web, number)
        reply = conditional(story(0, *range(newest, max(0, newest - 5), -1)), etag=f'"{newest}"')
        return reply(asked) if callable(reply) else reply

    web.answer("/story/0", front)
    asked: list[int] = []
    for _day in range(4):
        for _ in range(24):
            poll([source(web.url("/story/0"))], shelf, time)
            time.pass_(hours=1)
        asked.append(web.paths().count("/story/0") - sum(asked))
    assert all(6 <= times <= 14 for times in asked[2:]), asked
    assert {headline(number) for number in range(4 * 6)} <= kept(shelf)


def test_what_waits_is_not_followed_any_more_once_the_source_says_so(web: Loopback, shelf: Collection) -> None:
    time, site = Time(), source(serve(web, 0, 1, 2, 3), follow_most=1)
    for number in (1, 2, 3):
        serve(web, number)
    for follow in (1, 0):
        poll([replace(site, follow=follow)], shelf, time)
        time.pass_(minutes=10)
    assert stories(web) == [0, 1]
