"""Sees through archives of the web: the address, the time and the page that the Wayback Machine and its like captured.

They serve a page from an address that holds its own and the time (RFC 7089 calls it a memento), lead its links to other
captures, and the Wayback Machine puts a toolbar in, whose texts are hidden until its scripts run.
"""

import re
from datetime import UTC, datetime
from typing import NamedTuple

HEAD = 4_096  # bytes in which the archive's scripts stand
# Archives that run the same programs write the time in full. The Wayback Machine also knows shorter ones, and addresses
# without a scheme; "im_" and the like behind the time say how a page is served.
_CAPTURE = re.compile(
    r"https?://(?:[^/\s]+/(?:[\w-]+/){0,3}(?P<time>\d{14})(?:[a-z]{2}_)?/(?P<url>https?:/+[^/\s]\S*)"
    r"|web\.archive\.org/(?:web/)?(?P<when>\d{4,14})(?:[a-z]{2}_)?/(?P<bare>\S+))",
    re.IGNORECASE | re.ASCII,
)
_SCHEME = re.compile(r"(https?):/+", re.IGNORECASE)
_SCRIPTS = re.compile(rb"archive\.org/(?:_static|static|includes)/")
_TOOLBAR = b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->"
# The end of what the archive put before an address, and the rest of it; in scripts the slashes are escaped.
_LED = re.compile(rb"/\d{14}(?:[a-z]{2}_)?\\?/(?=https?:(?:\\?/){2}|mailto:)")
_BEFORE = re.compile(rb"(?:(?:https?:)?(?:\\?/){2}[\w.-]{1,80})?(?:\\?/[\w-]{1,40}){0,3}\\?\Z")
_LONGEST_BEFORE = 250  # bytes
_QUOTES = (b'"', b"'")


class Capture(NamedTuple):
    """What an archive captured."""

    url: str  # the page's own address
    at: datetime | None  # UTC; None if its address does not say so to the second


def capture_of(url: str) -> Capture | None:
    """Return what an address in an archive of the web leads to; None for any other address.

    >>> capture_of("https://web.archive.org/web/20200102030405/http://news.example/dam").url
    'http://news.example/dam'
    """
    found = _CAPTURE.fullmatch(url) if "/" in url[8:] else None
    if not found:
        return None
    own = found["url"] or found["bare"]
    own = _SCHEME.sub(r"\1://", own, count=1) if _SCHEME.match(own) else f"http://{own}"
    return Capture(own, _moment(found["time"] or found["when"]))


def _moment(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=UTC) if len(written) == 14 else None
    except ValueError:
        return None


def is_captured(page: bytes) -> bool:
    """Return whether the Wayback Machine served this page, in an encoding that has ASCII in it."""
    return _SCRIPTS.search(page, 0, HEAD) is not None


def without_archive(page: bytes) -> bytes:
    """Return a captured page as its site published it: without the toolbar, and with links to where they led."""
    begin, behind = (page.find(mark) for mark in _TOOLBAR)
    if 0 <= begin < behind:
        page = page[:begin] + page[behind:]
    parts: list[bytes] = []
    before, end = b"/web", 0
    for led in _LED.finditer(page):
        start = led.start() - len(before)
        if not (end <= start and page.startswith(before, start) and page[start - 1 : start] in _QUOTES):  # as the last
            found = _BEFORE.search(page, max(end, led.start() - _LONGEST_BEFORE), led.start())
            start = found.start() if found else led.start()
            before = page[start : led.start()]
        parts.append(page[end:start])
        end = led.end()
    return b"".join((*parts, page[end:]))
