"""The sitemaps of an index are asked for again as seldom as possible, conditionally, and none of their stories lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ingest.collection import Collection
from ingest.schema import Source
from ingest.text.hashing import hash_bytes
from tests.loopback import Answer, Asked, Loopback
from tests.virtual import NOON, Time, poll

XML = ("Content-Type", "application/xml")
PAGE = "<!doctype html><html lang=en><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body>"
LINE = "<p>The harbour of the town has waited for this crane for years, and its council says it will stand by May.</p>"
OLD = NOON - timedelta(days=400)


def site(web: Loopback, **settings: object) -> Source:
    return replace(Source(id="site", url=web.url("/map.xml"), allow_private=True, spacing=0.0), **settings)  # type: ignore[arg-type]  # a field's own type


def story(web: Loopback, number: int) -> str:
    title = f"Crane number {number} will stand in the harbour by May, says the council"
    body = PAGE.format(title, LINE * 5).encode()
    return web.answer(f"/story/{number}", Answer(body=body, headers=(("Content-Type", "text/html"),)))


def serve(web: Loopback, path: str, made: Callable[[], str], *, validators: bool = True) -> None:
    """Answer with what is made anew each time, or with 304 if the asker has it already."""

    def reply(asked: Asked) -> Answer:
        body = made().encode()
        said = (("ETag", f'"{hash_bytes(body)[:8]}"'),) if validators else ()
        if said and asked.header("If-None-Match") == said[0][1]:
            return Answer(status=304, headers=said)
        return Answer(body=body, headers=(XML, *said))

    web.answer(path, reply)


def listed(kind: str, rows: Sequence[tuple[str, datetime | None]]) -> str:
    root = {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    said = (
        f"<{kind}><loc>{url}</loc>{f'<lastmod>{at.isoformat()}</lastmod>' if at else ''}</{kind}>" for url, at in rows
    )
    return f"<{root}>{''.join(said)}</{root}>"


Told = Callable[[Time, list[tuple[str, datetime | None]]], datetime | None]
TOLD: dict[str, Told] = {
    "that keeps its word": lambda time, rows: max((at for _, at in rows if at), default=OLD),
    "not given": lambda time, rows: None,
    "always now": lambda time, rows: time.now,
    "always the same": lambda time, rows: OLD,
}


def a_site(
    web: Loopback, time: Time, told: Told, **settings: object
) -> tuple[Source, list[tuple[str, datetime | None]]]:
    """A site with an index of one sitemap, whose rows may be changed."""
    rows: list[tuple[str, datetime | None]] = [(story(web, 0), NOON - timedelta(days=9))]
    serve(web, "/map.xml", lambda: listed("sitemap", [(web.url("/a.xml"), told(time, rows))]))
    serve(web, "/a.xml", lambda: listed("url", rows))
    return site(web, **settings), rows


def days(one: Source, shelf: Collection, time: Time, number: int, *, hours: int = 24) -> None:
    for _ in range(number * 24 // hours):
        time.pass_(hours=hours)
        poll([one], shelf, time)


def test_a_sitemap_of_an_index_is_asked_for_again_only_if_it_has_changed(web: Loopback, shelf: Collection) -> None:
    time = Time()
    one, rows = a_site(web, time, TOLD["not given"])
    rows[:] = [(story(web, 0), None)]
    poll([one], shelf, time)
    days(one, shelf, time, 2)
    rows.append((story(web, 1), None))
    days(one, shelf, time, 2)
    sent = [asked.header("If-None-Match") for asked in web.asked if asked.path == "/a.xml"]
    assert sent == [None, sent[1], sent[1], sent[1], sent[4]]
    assert None not in sent[1:]
    assert sent[4] != sent[1]
    assert web.paths().count("/story/1") == 1


def test_of_a_sitemap_that_breaks_off_no_validators_are_kept(web: Loopback, shelf: Collection) -> None:
    time = Time()
    whole = listed("url", [(story(web, 0), None), (story(web, 1), None)])
    serve(web, "/map.xml", lambda: listed("sitemap", [(web.url("/a.xml"), None)]))
    serve(web, "/a.xml", lambda: whole if time.now > NOON else whole[: whole.rindex("<url>")])
    poll([site(web)], shelf, time)
    days(site(web), shelf, time, 1)
    assert [asked.header("If-None-Match") for asked in web.asked if asked.path == "/a.xml"] == [None, None]
    assert web.paths().count("/story/1") == 1


@pytest.mark.parametrize("told", list(TOLD))
@pytest.mark.parametrize("validators", [True, False])
def test_no_story_is_lost_whatever_the_index_says_of_its_sitemap(
    web: Loopback, drawer: Collection, told: str, *, validators: bool
) -> None:
    time = Time()
    one, rows = a_site(web, time, TOLD[told])
    serve(web, "/a.xml", lambda: listed("url", rows), validators=validators)
    poll([one], drawer, time)
    for number in range(1, 6):  # after a silence of nine days, and then after every four
        days(one, drawer, time, 4)
        rows.append((story(web, number), time.now))
    days(one, drawer, time, 4)
    assert [web.paths().count(f"/story/{number}") for number in range(6)] == [1] * 6


def test_a_lastmod_that_has_kept_its_word_three_times_saves_the_question(web: Loopback, shelf: Collection) -> None:
    time = Time()
    one, rows = a_site(web, time, TOLD["that keeps its word"])
    poll([one], shelf, time)
    for number in range(1, 5):
        rows.append((story(web, number), time.now))
        days(one, shelf, time, 1)
    before = web.paths().count("/a.xml")
    days(one, shelf, time, 3)
    assert web.paths().count("/a.xml") == before + 1
    rows.append((story(web, 9), time.now))
    days(one, shelf, time, 1)
    assert web.paths().count("/a.xml") == before + 2
    assert web.paths().count("/story/9") == 1


def test_a_lastmod_that_was_right_and_is_not_any_more_costs_three_days(web: Loopback, shelf: Collection) -> None:
    time = Time()
    stuck = NOON + timedelta(days=4)
    one, rows = a_site(web, time, lambda time, rows: min(stuck, max(at for _, at in rows if at)))
    poll([one], shelf, time)
    for number in range(1, 6):
        rows.append((story(web, number), time.now))
        days(one, shelf, time, 1)
    rows.append((story(web, 9), time.now))
    days(one, shelf, time, 3)
    assert web.paths().count("/story/9") == 1
    rows.append((story(web, 10), time.now))
    days(one, shelf, time, 1)
    assert web.paths().count("/story/10") == 1


def test_a_sitemap_is_asked_for_an_hour_after_its_lastmod_said_so_if_that_was_right_before(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    one, rows = a_site(web, time, TOLD["that keeps its word"], interval_min=3600, interval_max=3600)
    poll([one], shelf, time)
    rows.append((story(web, 1), time.now))
    days(one, shelf, time, 1)
    before = web.paths().count("/a.xml")
    rows.append((story(web, 2), time.now))
    days(one, shelf, time, 1, hours=2)
    assert web.paths().count("/a.xml") == before + 2  # at once, and at the end of the day
    hours = [(at - time.start).total_seconds() / 3600 for at in had(shelf, "/story/2")]
    assert hours == [pytest.approx(26, abs=0.1)]


def had(shelf: Collection, path: str) -> list[datetime]:
    return [made.at for made in shelf.attempts("site") if made.url.endswith(path)]


def test_sitemaps_that_are_always_changed_now_do_not_keep_news_waiting(web: Loopback, shelf: Collection) -> None:
    time, names = Time(), "abcdefgh"
    rows: dict[str, list[tuple[str, datetime | None]]] = {name: [(web.url(f"/gone/{name}"), OLD)] for name in names}
    for name in names:
        story(web, ord(name))
        rows[name] = [(web.url(f"/story/{ord(name)}"), OLD)]
        serve(web, f"/{name}.xml", lambda name=name: listed("url", rows[name]))  # type: ignore[misc]  # bound at once
    serve(web, "/map.xml", lambda: listed("sitemap", [(web.url(f"/{name}.xml"), time.now) for name in names]))
    one = site(web, follow_most=20)
    poll([one], shelf, time)
    days(one, shelf, time, 10)
    asked = [web.paths().count(f"/{name}.xml") for name in names]
    assert asked == [4] * 8  # at first, and until its lastmod has moved for nothing three times


def test_a_sitemap_that_its_index_names_no_more_is_let_go_until_it_is_named_again(
    web: Loopback, shelf: Collection
) -> None:
    time, named = Time(), ["a", "b"]
    for name in "ab":
        serve(web, f"/{name}.xml", lambda name=name: listed("url", [(story(web, ord(name)), None)]))  # type: ignore[misc]  # bound at once
    serve(web, "/map.xml", lambda: listed("sitemap", [(web.url(f"/{name}.xml"), None) for name in named]))
    poll([site(web)], shelf, time)
    named.remove("a")
    days(site(web), shelf, time, 4)
    assert [web.paths().count(f"/{name}.xml") for name in "ab"] == [1, 5]
    named.append("a")
    days(site(web), shelf, time, 2)
    assert [web.paths().count(f"/{name}.xml") for name in "ab"] == [2, 6]


def test_a_sitemap_that_was_not_there_for_long_is_asked_for_once_a_week_and_read_when_it_is(
    web: Loopback, shelf: Collection
) -> None:
    time = Time()
    serve(web, "/map.xml", lambda: listed("sitemap", [(web.url("/a.xml"), None)]))
    poll([site(web)], shelf, time)
    days(site(web), shelf, time, 21)
    assert web.paths().count("/a.xml") == 6  # four times at first
    serve(web, "/a.xml", lambda: listed("url", [(story(web, 1), None)]))
    days(site(web), shelf, time, 7)
    assert web.paths().count("/story/1") == 1


def test_sitemaps_that_wait_for_their_next_day_are_no_links_to_follow(web: Loopback, shelf: Collection) -> None:
    time = Time()
    one, rows = a_site(web, time, TOLD["not given"])
    rows[:] = [(story(web, 0), None)]
    poll([one], shelf, time)
    assert shelf.links.how_many("site") == 0
    assert [health.links_waiting for health in shelf.health()] == [0]
