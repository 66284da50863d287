"""Published pages in Chromium: no complaints, nothing that keeps anybody out, nothing that runs."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from ingest.schema import FetchState
from tests.browser.pictures import NEWS, RIGHT_TO_LEFT
from tests.browser.window import CHROMIUM, DESKTOP, NARROW, PHONE, Scheme, browser, published, window

NOON = datetime(2025, 10, 4, 12, tzinfo=UTC)
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 8
PAGES = ("index.html", "status.html")
FEEDS = ("feed.atom", "feed.rss", "latest.atom", "latest.rss")

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is missing: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def opened() -> Iterator[BrowserContext]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module", params=["news", "right to left"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "hostile.rss").write_text(hostile(), encoding="utf-8")
    inputs = NEWS if request.param == "news" else RIGHT_TO_LEFT
    with published(folder, *inputs, folder / "hostile.rss", states=states()) as address:
        yield address


def hostile() -> str:
    """A feed that tries to run something, and to be wider than any window."""
    items = "".join(
        f"<item><guid>urn:x:{n}</guid><title>{title}</title><description>{LONG}</description>"
        f"<link>https://x.example/{LONG}/{n}</link><pubDate>Sat, 04 Oct 2025 1{n}:00:00 GMT</pubDate></item>"
        for n, title in enumerate(
            (
                LONG,
                "&lt;script&gt;document.title='run'&lt;/script&gt;",
                "a&lt;img src=x onerror=document.title='run'&gt;",
            )
        )
    )
    return f'<rss version="2.0"><channel><title>{LONG}</title><link>https://x.example/</link>{items}</channel></rss>'


def states() -> Iterator[tuple[str, FetchState]]:
    yield "good", FetchState(asked_at=NOON, good_at=NOON, due=NOON + timedelta(hours=1), why="once an hour at the most")
    cause = "the server answered 503: it is not well"
    since = NOON - timedelta(days=2)
    failing = FetchState(asked_at=NOON, failures=9, failing_since=since, cause=cause, due=NOON, why="it failed")
    yield f"https://x.example/{LONG}", failing


@pytest.mark.parametrize("name", [*PAGES, *FEEDS])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_without_a_complaint(opened: BrowserContext, site: str, name: str, scheme: Scheme) -> None:
    with window(opened, site, scheme=scheme) as (page, complaints):
        page.goto(site + name)
        scroll_through(page)
        assert (complaints.console, complaints.failed, complaints.scripts) == ([], [], [])


@pytest.mark.parametrize("name", PAGES)
def test_nothing_that_a_publisher_says_is_run(opened: BrowserContext, site: str, name: str) -> None:
    with window(opened, site) as (page, _):
        page.goto(site + name, wait_until="networkidle")
        assert "run" not in page.title()
        page.evaluate(
            "() => { const made = document.createElement('script');"
            " made.textContent = \"document.title = 'run'\"; document.body.append(made); }"
        )
        assert "run" not in page.title()


@pytest.mark.parametrize("name", FEEDS[:2])
def test_a_feed_can_be_read_in_a_browser(opened: BrowserContext, site: str, name: str) -> None:
    with window(opened, site) as (page, _):
        page.goto(site + name)
        assert page.evaluate("[...document.styleSheets].map(one => one.href)") == [f"{site}feed.css"]
        assert LONG in page.evaluate("document.documentElement.textContent")


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is missing: npm ci --prefix tests/browser")
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_serious_fault(
    opened: BrowserContext, site: str, name: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    with window(opened, site, size=size, scheme=scheme) as (page, _):
        page.goto(site + name)
        for details in page.locator("details").all():
            details.locator("summary").click()
        assert faults(page) == []


def faults(page: Page) -> list[str]:
    """Return the serious and critical faults, each with the first element that has it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["narrow", "phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_never_scrolls_sideways(opened: BrowserContext, site: str, name: str, size: tuple[int, int]) -> None:
    with window(opened, site, size=size) as (page, _):
        page.goto(site + name)
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_pictures_show_where_they_are_met(opened: BrowserContext, site: str) -> None:
    with window(opened, site) as (page, _):
        page.goto(f"{site}index.html")
        scroll_through(page)
        drawn = page.eval_on_selector_all("figure img", "all => all.map(one => one.complete && one.naturalWidth > 0)")
        assert drawn
        assert all(drawn)


def test_a_story_stands_on_the_side_that_its_writing_begins_on(opened: BrowserContext, site: str) -> None:
    with window(opened, site) as (page, _):
        page.goto(f"{site}index.html")
        sides = page.eval_on_selector_all(
            ".stories > li h3",
            """all => all.map(one => {
              const range = document.createRange();
              range.selectNodeContents(one);
              const text = range.getBoundingClientRect(), box = one.getBoundingClientRect();
              const left = Math.round(text.left - box.left), right = Math.round(box.right - text.right);
              return getComputedStyle(one).direction == 'rtl' ? ['rtl', right, left] : ['ltr', left, right];
            })""",
        )
        assert {direction for direction, _, _ in sides} == {"ltr", "rtl"}
        assert {before for _, before, _ in sides} == {0}
        below = page.eval_on_selector_all(".stories .byline", "all => all.map(one => getComputedStyle(one).direction)")
        assert below == [direction for direction, _, _ in sides]


def test_the_keyboard_reaches_the_content_first(opened: BrowserContext, site: str) -> None:
    with window(opened, site) as (page, _):
        page.goto(f"{site}index.html")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def scroll_through(page: Page) -> None:
    """Scroll to every picture that loads lazily, and wait until nothing has been asked for in half a second."""
    for image in page.locator("figure img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
