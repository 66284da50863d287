"""A run into a real PostgreSQL gives the same collection."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import open_collection
from ingest.cli import main
from ingest.collection.sites import MOST_PAGES
from ingest.schema import SiteMemory, SitePage, Source
from ingest.text.hashing import hash_line
from syndicate.cli import main as syndicate
from tests.loopback import Answer, conditional, loopback
from tests.newsroom import LATER, NOON
from tests.offline import ROOT, as_json, records, saved
from tests.test_following import HTML, feed, story
from tests.virtual import Time, poll


def test_the_fixtures_become_the_same_records_on_postgresql(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]
) -> None:
    saved(ROOT / "fixtures", tmp_path / "fixtures")
    saved(ROOT / "seeds" / "recipes", tmp_path / "seeds" / "recipes")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):  # the second run changes nothing
        assert main(["fixtures/", "-q", "--collection", postgres]) == 0
        golden("collection.json", as_json(records(postgres)))
    assert main(["fixtures/", "-q", "--collection", "sqlite:///collection.db"]) == 0
    for address, output in ((postgres, "one"), ("sqlite:///collection.db", "two")):
        assert syndicate(["-q", "--collection", address, "--output", output]) == 0
    feeds = {path.relative_to("one"): path.read_bytes() for path in Path("one").rglob("*") if path.is_file()}
    assert feeds == {path.relative_to("two"): path.read_bytes() for path in Path("two").rglob("*") if path.is_file()}


def test_a_site_is_remembered_alike_on_postgresql(postgres: str) -> None:
    told: list[SiteMemory | None] = []
    for address in (postgres, "sqlite://"):
        with open_collection(address) as collection:
            for at in (NOON, LATER):
                with collection.sites.counting() as counting:
                    for number in range(MOST_PAGES + 200):
                        lines = frozenset({7, -number, number // 3})
                        place = SitePage("a.example", hash_line(str(number)))
                        counting.meet(place, at, b"%d" % number, lambda lines=lines: lines)  # type: ignore[misc]
            told.append(collection.sites.memory(SitePage("a.example", 0)))
    assert told[0] == told[1]
    assert told[0]
    assert (told[0].pages, told[0].lines[7]) == (MOST_PAGES, MOST_PAGES)


def test_sources_are_polled_and_their_links_followed_on_postgresql(postgres: str) -> None:
    time = Time()
    with loopback() as web, open_collection(postgres) as collection:
        web.answer("/site", Answer(body=story(0, 1, 2, 3), headers=HTML))
        for number in (1, 2, 3):
            web.answer(f"/story/{number}", Answer(body=story(number), headers=HTML))
        web.answer("/gone", Answer(status=410))
        feeds = {str(number): web.answer(f"/{number}", conditional(feed(), etag=f'"{number}"')) for number in range(8)}
        urls = {"site": web.url("/site"), "gone": web.url("/gone"), **feeds}
        sources = [Source(id=name, url=url, allow_private=True, spacing=0.0) for name, url in urls.items()]
        for _ in range(2):
            poll(sources, collection, time)
            time.pass_(hours=3)
        assert sorted(web.paths()) == sorted(
            [*urls_of(urls), *urls_of(feeds), "/story/1", "/story/2", "/story/3", "/robots.txt"]
        )
        assert collection.schedule.holders() == ()
        assert collection.schedule.states(["0"])["0"].etag == '"0"'
        assert collection.schedule.states(["gone"])["gone"].failures == 1


def urls_of(addresses: dict[str, str]) -> list[str]:
    return [f"/{url.rpartition('/')[2]}" for url in addresses.values()]
