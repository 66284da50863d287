"""Made-up pages in WARC files, as crawlers would have kept them, to measure and test back-fills with.

The stories are those of `made_stories`, in pages with menus, the newest stories, more of each section, scripts and a
line on rights around them. A page has 37 kB and takes 7 ms to read; real ones take 12. Some pages are met twice, and
some have been corrected in between; each paper's feed is met now and then. Several crawlers wrote at the same time, so
successive documents stand in different files.
"""

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import count, islice
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from benchmarks import made_stories
from benchmarks.made_stories import START, source_of
from ingest.schema import Entry

CRAWLERS = 4  # that write at the same time
_AGAIN = 20  # one page in so many is met again
_CORRECTED = 40  # one in so many, with other words
_LATER = 30  # pages after that
_FEED = 50  # pages between two readings of a feed
_TEASERS = 8  # of each of three sections
_MENU = "world region politics business sport culture science travel opinion weather".split()


_MENUS = "".join(
    f'<ul><li><a href="/{name}">{name.title()}</a></li>'
    + "".join(f'<li><a href="/{name}/{part}">{name.title()}, {part}</a></li>' for part in _MENU)
    + "</ul>"
    for name in _MENU[:4]
)
_SCRIPT = "".join(f"window.set({number}, {{where: '/s/{number}.js', when: {number * 7}}});" for number in range(200))
entry_of = lru_cache(maxsize=1024)(made_stories.entry_of)  # a story is in the lists of the pages that follow it


def page_of(number: int, *, corrected: bool = False) -> bytes:
    """Return the page of a story."""
    entry = _said(number, corrected=corrected)
    source = source_of(number)
    older = "".join(_row(entry_of(other)) for other in range(max(0, number - 10), number))
    more = "".join(_section(name, number, place) for place, name in enumerate(_MENU[:3], 1))
    written = entry.published or START
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{entry.title} | Paper {source}</title>
<link rel="canonical" href="{entry.url}"><meta property="og:title" content="{entry.title}">
<meta property="article:published_time" content="{written.isoformat()}">
<link rel="alternate" type="application/rss+xml" href="/feed"><script>{_SCRIPT}</script></head><body>
<header><a href="/">Paper {source}</a><nav>{_MENUS}</nav></header>
<main><article><h1>{entry.title}</h1><p class="byline">By Desk {source}</p><time datetime="{written.isoformat()}">
{written:%d/%m/%Y %H:%M}</time><ul class="share"><li><a href="#">Share</a></li><li><a href="#">Print</a></li></ul>
{entry.content_html}</article><aside><h2>The Latest</h2><ul>{older}</ul></aside></main>
<aside class="more">{more}</aside><footer>{_MENUS}<p>All that stands here may be read by whoever likes to.</p>
<script>{_SCRIPT}</script></footer></body></html>
""".encode()


def _section(name: str, number: int, place: int) -> str:
    """The teasers of a section, the same for a hundred successive pages."""
    first = max(0, number - number % 100 - 100 * place)
    rows = "".join(_row(entry_of(other)) for other in range(first, first + _TEASERS))
    return f'<section><h2><a href="/{name}">{name.title()}</a></h2><ul>{rows}</ul></section>'


def _said(number: int, *, corrected: bool) -> Entry:
    entry = entry_of(number)
    if not corrected:
        return entry
    return replace(entry, content_html=f"<p>Corrected, for the number was another one.</p>{entry.content_html}")


def _row(entry: Entry) -> str:
    return f'<li><a href="{entry.url}"><h3>{entry.title}</h3></a><p>{entry.summary}</p></li>'


def feed_of(number: int) -> bytes:
    """Return the feed of a story's paper from when it carries that story."""
    entries = [entry_of(one) for one in range(max(0, number - 19), number + 1) if source_of(one) == source_of(number)]
    items = "".join(
        f"<item><title>{one.title}</title><link>{one.url}</link><guid>{one.guid}</guid>"
        f"<description>{one.summary}</description></item>"
        for one in entries
    )
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Paper {source_of(number)}</title>
<link>https://paper{source_of(number)}.example/</link>{items}</channel></rss>""".encode()


def captures() -> Iterator[tuple[str, datetime, str, bytes]]:
    """Yield without end what was met, in the order of time: the address, when, the media type and the body."""
    for number in count():
        at = START + timedelta(seconds=30 * number)
        url = str(entry_of(number).url)
        yield url, at, "text/html; charset=utf-8", page_of(number)
        earlier = number - _LATER
        if earlier >= 0 and earlier % _AGAIN == 0:
            again = at + timedelta(seconds=7)
            yield str(entry_of(earlier).url), again, "text/html", page_of(earlier, corrected=earlier % _CORRECTED == 0)
        if number % _FEED == _FEED - 1:
            address = f"https://paper{source_of(number)}.example/feed"
            yield address, at + timedelta(seconds=11), "application/rss+xml", feed_of(number)


def write(folder: Path, documents: int, *, files: int = CRAWLERS) -> tuple[Path, ...]:
    """Write so many documents into the WARC files of `CRAWLERS`, side by side; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"crawl-{number:05}.warc.gz" for number in range(files))
    together = max(1, files // CRAWLERS)  # files that one crawler wrote, one after the other
    with ExitStack() as stack:
        opened = [stack.enter_context(path.open("wb")) for path in paths]
        for place, capture in enumerate(islice(captures(), documents)):
            crawler = place % min(CRAWLERS, files)
            opened[crawler * together + place * together // documents].write(record_of(*capture))
    return paths


def record_of(url: str, at: datetime, media_type: str, body: bytes) -> bytes:
    """Return a response as a record of a WARC file, in a gzip member of its own (ISO 28500:2017, annex D)."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <{uuid5(NAMESPACE_URL, f'{url} {at}').urn}>\r\n"
        f"WARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6, mtime=0)
