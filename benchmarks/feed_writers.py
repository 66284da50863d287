"""Ways to write a feed of many entries: ours, feedgen alone as its documentation shows it, Django's, and plain `json`.

Each is given the same records and writes the same of each as far as it can: id, title, link, dates, author, tag,
summary and the whole text. Django's writer has one text for each item, which is the whole one. Ours also writes
language, publisher, source, rights, and the picture with its caption and credit.
"""

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from statistics import median
from time import process_time
from types import MappingProxyType
from typing import Any

from benchmarks.made_news import entry_of
from ingest.schema import Feed, Record
from ingest.text.ids import own_public_id, record_id, url_key
from ingest.text.urls import canonical_url
from syndicate.channel import everything
from syndicate.render import FORMATS, Format, Head, fragment_of, outgoing

BODY = 3_000  # characters of HTML
NOW = datetime(2025, 6, 1, tzinfo=UTC)
HEAD = Head(channel=everything("https://news.example/"), changed=NOW)
FEEDS: Mapping[str, Feed] = MappingProxyType(
    {"paper": Feed(title="Paper", url="https://paper.example/", feed_url="https://paper.example/feed", rights="Paper")}
)
BOUNDS = MappingProxyType({"rss": 60.0, "atom": 60.0, "json": 5.0})
"""Milliseconds of CPU that ours may take for 1,000 entries; JSON Feed's is for those that were rendered before."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A way to write a feed."""

    format: str
    name: str
    write: Callable[[], object]
    bound: float | None = None  # milliseconds of CPU for 1,000 entries


def releases() -> str:
    """Return which releases of the peers are measured; a peer that is not installed is left out of everything."""
    return ", ".join(f"{name} {version(name)}" for name in ("feedgen", "django") if find_spec(name))


def writers(many: int) -> tuple[Writer, ...]:
    """Return every way to write a feed of so many entries, by format."""
    records = tuple(map(_record, range(many)))
    return (*_of_rss(records), *_of_atom(records), *_of_json(records), Writer("all", "wiredesk", _run(records)))


def timed(ways: Sequence[Writer], rounds: int) -> Iterator[tuple[Writer, tuple[float, ...]]]:
    """Yield what each way takes in milliseconds of CPU, round by round, after one round that does not count.

    They take turns, with another one first in each round.
    """
    taken: list[list[float]] = [[] for _ in ways]
    for turn in range(-1, rounds):
        for place in (number % len(ways) for number in range(turn, turn + len(ways))):
            gc.collect()
            began = process_time()
            ways[place].write()
            if turn >= 0:
                taken[place].append(1000 * (process_time() - began))
    yield from zip(ways, map(tuple, taken), strict=True)


def told(ways: Sequence[Writer], rounds: int) -> Iterator[bool]:
    """Print a table of what each way takes; yield for each bound whether it is broken."""
    print(f"    {'':34}{'CPU ms':>8}{'min-max':>16}")
    for way, taken in timed(ways, rounds):
        middle = median(taken)
        wrong = way.bound is not None and middle > way.bound
        spread = f"{min(taken):.1f}-{max(taken):.1f}"
        print(f"    {way.format:6}{way.name:28}{middle:8.1f}{spread:>16}{'  WRONG' if wrong else ''}", flush=True)
        yield wrong


def _record(number: int) -> Record:
    """A story whose text is 3 KB of HTML, as the collection holds it."""
    entry = entry_of(number)
    words = (entry.content_text or "").split()
    text = " ".join(words * 4)[: BODY - len("<p></p>")]
    id_ = record_id(url_key(canonical_url(entry.url or "")))
    return Record(
        id=id_,
        public_id=own_public_id(id_),
        entry=replace(entry, content_html=f"<p>{text}</p>", content_text=text),
        source_id="paper",
        seen_in=("paper",),
        first_seen=NOW - timedelta(seconds=number),
        last_seen=NOW,
        changed_at=NOW - timedelta(seconds=number),
    )


# -- ours --


def _ours(format_: str, records: Sequence[Record]) -> Iterator[Writer]:
    way = FORMATS[format_]
    items = [way.item(outgoing(record, FEEDS), HEAD.about) for record in records]
    xml = format_ != "json"
    yield Writer(format_, "wiredesk", partial(_rendered, way, records), BOUNDS[format_] if xml else None)
    yield Writer(format_, "wiredesk, rendered before", partial(way.document, HEAD, items), BOUNDS[format_])


def _rendered(way: Format, records: Sequence[Record]) -> bytes:
    return way.document(HEAD, [way.item(outgoing(record, FEEDS), HEAD.about) for record in records])


def _run(records: Sequence[Record]) -> Callable[[], object]:
    """Do what a run does with new records: render each in all three formats."""

    def rendered() -> None:
        for record in records:
            fragment_of(record, FEEDS, (), {}, content="full", about=HEAD.about)

    return rendered


# -- the peers --


def _of_rss(records: Sequence[Record]) -> Iterator[Writer]:
    yield from _ours("rss", records)
    yield Writer("rss", "feedgen", lambda: _feedgen(records).rss_str())
    if find_spec("django"):
        yield Writer("rss", "Django", partial(_django, "Rss201rev2Feed", records))


def _of_atom(records: Sequence[Record]) -> Iterator[Writer]:
    yield from _ours("atom", records)
    yield Writer("atom", "feedgen", lambda: _feedgen(records).atom_str())
    if find_spec("django"):
        yield Writer("atom", "Django", partial(_django, "Atom1Feed", records))


def _of_json(records: Sequence[Record]) -> Iterator[Writer]:
    yield from _ours("json", records)
    yield Writer("json", "json", partial(_json, records))


def _feedgen(records: Sequence[Record]) -> Any:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(HEAD.id)
    feed.title(HEAD.title)
    feed.description(HEAD.description)
    feed.link(href=HEAD.channel.base_url, rel="alternate")
    for record in records:
        said = record.entry
        entry = feed.add_entry(order="append")
        entry.id(record.public_id)
        entry.title(said.title)
        entry.link(href=said.url)
        entry.summary(said.summary)
        entry.content(said.content_html, type="html")
        entry.published(said.published)
        entry.updated(said.published)
        entry.author([{"name": who.name} for who in said.authors])
        entry.category([{"term": tag.term} for tag in said.tags])
    return feed


def _django(kind: str, records: Sequence[Record]) -> bytes:
    from django.utils import feedgenerator

    feed = getattr(feedgenerator, kind)(HEAD.title, HEAD.channel.base_url, HEAD.description)
    for record in records:
        said = record.entry
        feed.add_item(
            said.title,
            said.url,
            said.content_html,
            unique_id=record.public_id,
            pubdate=said.published,
            updateddate=said.published,
            author_name=said.authors[0].name,
            categories=[tag.term for tag in said.tags],
        )
    written: str = feed.writeString("utf-8")
    return written.encode()


def _json(records: Sequence[Record]) -> bytes:
    items = [
        {
            "id": record.public_id,
            "url": record.entry.url,
            "title": record.entry.title,
            "content_html": record.entry.content_html,
            "summary": record.entry.summary,
            "date_published": record.entry.published.isoformat() if record.entry.published else None,
            "authors": [{"name": who.name} for who in record.entry.authors],
            "tags": [tag.term for tag in record.entry.tags],
            "language": record.entry.language,
        }
        for record in records
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": HEAD.title, "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=2).encode()
