"""A published site in a window of Chromium: served over loopback, with stand-ins for pictures, and its complaints."""

import hashlib
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Page, Request, Route, sync_playwright

from ingest.cli import main as ingest
from ingest.collection import open_collection
from ingest.schema import FetchState
from syndicate.cli import main as syndicate
from syndicate.serve import server

CHROMIUM = shutil.which("chromium")
PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (320, 640)
Scheme = Literal["light", "dark"]
_SCENE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600" preserveAspectRatio="xMidYMid slice">
<defs><linearGradient id="s" x2="0" y2="1">
<stop stop-color="hsl({sky} 35% 72%)"/><stop offset="1" stop-color="hsl({sun} 55% 86%)"/>
</linearGradient></defs>
<rect width="900" height="600" fill="url(#s)"/>
<circle cx="{x}" cy="{y}" r="46" fill="hsl({sun} 80% 92%)"/>
<path d="M0 430Q{a} 300 420 400T900 {b}V600H0z" fill="hsl({sky} 22% 45%)"/>
<path d="M0 500Q240 {c} 520 490T900 470V600H0z" fill="hsl({sky} 28% 28%)"/>
</svg>"""


@dataclass(slots=True)
class Complaints:
    """What a browser complained about."""

    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)  # requests of our own
    scripts: list[str] = field(default_factory=list)  # all requests, whoever made them


@contextmanager
def browser() -> Iterator[BrowserContext]:
    """Start Debian's Chromium, without a window; playwright's own is never fetched.

    All windows are of one context, and so share a process: one for each would take two thirds more CPU.
    """
    assert CHROMIUM is not None
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--renderer-process-limit=1"])
        opened = started.new_context(locale="en-GB")
        opened.new_page()  # as long as it is open, its process is there for the others
        yield opened
        started.close()


@contextmanager
def serving(output: Path) -> Iterator[str]:
    """Serve a folder while the block runs; yield its address."""
    with server(output, 0) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}/"
        finally:
            listening.shutdown()
            thread.join()


@contextmanager
def published(folder: Path, *inputs: Path, states: Iterable[tuple[str, FetchState]] = ()) -> Iterator[str]:
    """Publish and serve the news of the inputs under `folder` while the block runs; yield the address.

    `states` are those of further sources that were polled.
    """
    collection, output = f"sqlite:///{folder / 'collection.db'}", folder / "public"
    assert ingest([*map(str, inputs), "--collection", collection, "-q"]) == 0
    with open_collection(collection) as opened, opened.transaction() as writing:
        writing.polls.settle((name, "a.example", state) for name, state in states)
    output.mkdir()
    with serving(output) as site:
        assert syndicate(["--collection", collection, "--output", str(output), "--base-url", site, "-q"]) == 0
        yield site


@contextmanager
def window(
    opened: BrowserContext, site: str, *, size: tuple[int, int] = DESKTOP, scheme: Scheme = "light"
) -> Iterator[tuple[Page, Complaints]]:
    """Open a window with stand-ins for pictures from elsewhere; yield it with what the browser complains about."""
    width, height = size
    page, complaints = opened.new_page(), Complaints()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    page.on("console", lambda message: complaints.console.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.console.append(str(error)))
    page.on("requestfailed", lambda request: _note(complaints.failed, request, site))
    page.on("response", lambda response: _note(complaints.failed, response.request, site) if not response.ok else None)
    page.on("request", lambda asked: complaints.scripts.append(asked.url) if asked.resource_type == "script" else None)
    page.route(lambda url: not url.startswith(site), _stand_in)
    yield page, complaints
    page.close()


def _note(failed: list[str], request: Request, site: str) -> None:
    if request.url.startswith(site):
        failed.append(request.url)


def _stand_in(route: Route) -> None:
    """Answer for the rest of the web: in place of each picture a landscape, different for each address."""
    if route.request.resource_type != "image":
        route.abort()
        return
    said = hashlib.sha256(route.request.url.encode()).digest()
    places: dict[str, Any] = {
        "sky": 185 + said[0] % 60, "sun": 25 + said[1] % 30, "x": 120 + 3 * (said[2] % 220), "y": 110 + said[3] % 120,
        "a": 120 + said[4], "b": 330 + said[5] % 120, "c": 380 + said[6] % 90,
    }  # fmt: skip
    route.fulfill(content_type="image/svg+xml", body=_SCENE.format(**places))
