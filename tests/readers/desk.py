"""A desk to which real readers subscribe: what its source says on two mornings, what it holds and publishes."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ingest import open_collection
from ingest.run.storing import read_and_store
from ingest.schema import Document, Hints, Query, Record
from syndicate.cli import main

FIRST = datetime(2025, 10, 6, 9, tzinfo=UTC)
SECOND = FIRST + timedelta(days=1)
HARBOUR = "https://harbourpost.example/"
CORRECTED, ADDED = f"{HARBOUR}ferry", f"{HARBOUR}heron"

STORIES: tuple[dict[str, Any], ...] = (
    {
        "id": f"{HARBOUR}ferry",
        "title": "Ferry crew rescues rowers",
        "content_html": "<p>Four rowers were brought ashore.</p><p>They were <b>cold</b>, the captain said.</p>",
        "authors": [{"name": "Ada Marsh"}],
        "date_published": "2025-10-05T07:30:00Z",
    },
    {
        "id": f"{HARBOUR}tides",
        "title": "Tides: a < b & c, if x > y",
        "content_html": "<p>The table says 3 &lt; 4 &amp; 5 &gt; 2, and <code>&lt;em&gt;</code> is shown so.</p>",
        "date_published": "2025-10-05T08:00:00+03:00",
    },
    {
        "id": f"{HARBOUR}markup",
        "title": "What <b>bold</b> &amp; &lt;plain&gt; mean in a title",
        "content_html": "<p>A title is text, whatever it looks like.</p>",
        "date_published": "2025-10-04T12:00:00Z",
    },
    {
        "id": f"{HARBOUR}section",
        "title": "The end of a section is ]]> and no end",
        "content_html": "<p>Whoever writes <code>]]&gt;</code> or ]]> in a text means it. <![CDATA[x]]></p>",
        "date_published": "2025-10-04T11:00:00Z",
    },
    {
        "id": f"{HARBOUR}ornaments",
        "title": "Café “Zürich” – 10 € for a ☕ and 🚢🏳️‍🌈",
        "content_html": "<p>Caf&eacute;&nbsp;owners, &laquo;naturally&raquo;, said &#128674; or 🚢 &mdash; 𝔣𝔯𝔢𝔢.</p>",
        "authors": [{"name": "Zoë Ångström"}],
        "date_published": "2025-10-04T10:00:00Z",
    },
    {
        "id": f"{HARBOUR}three",
        "title": "Three reporters walk along the quay",
        "content_html": "<p>Each of them saw another thing.</p><ul><li>a gull</li><li>a seal</li></ul>",
        "authors": [{"name": "Ada Marsh"}, {"name": "Ben Okafor"}, {"name": "Cem Yıldız"}],
        "date_published": "2025-10-04T09:00:00Z",
    },
    {
        "id": f"{HARBOUR}podcast",
        "title": "The harbour in sound",
        "content_html": "<p>Twenty minutes at the lock, recorded at night.</p>",
        "attachments": [
            {"url": f"{HARBOUR}lock.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 4096},
        ],
        "date_published": "2025-10-03T09:00:00Z",
    },
    {
        "id": f"{HARBOUR}picture",
        "title": "The lighthouse by day",
        "content_html": f'<p>Painted again.</p><p><img src="{HARBOUR}light.jpg?w=1&amp;h=2" alt="A tower"></p>',
        "image": f"{HARBOUR}light.jpg?w=1&h=2",
        "date_published": "2025-10-03T08:00:00Z",
    },
    {
        "id": "tag:harbourpost.example,2025:untitled",
        "url": f"{HARBOUR}notes/7?a=1&b=2#top",
        "content_html": "<p>Fog until noon.</p>",
        "date_published": "2025-10-02T08:00:00Z",
    },
    {
        "id": f"{HARBOUR}undated",
        "title": "Nobody knows when the mill was built",
        "content_html": "<p>The records of the parish were lost in a fire.</p>",
    },
    {
        "id": f"{HARBOUR}numbered-4711",
        "url": f"{HARBOUR}ar/river",
        "title": "خبر عاجل: منسوب النهر يرتفع قرب NATO 2025",
        "content_html": "<p>قال مهندسون إن منسوب <b>النهر</b> ارتفع مترين خلال الليل.</p>",
        "language": "ar",
        "authors": [{"name": "ليلى حسن"}],
        "date_published": "2025-10-02T07:00:00Z",
    },
)
CORRECTION = {
    "title": "Ferry crew rescues five rowers",
    "content_html": "<p>Five rowers, not four, were brought ashore.</p><p>They were cold, the captain said.</p>",
    "date_modified": "2025-10-06T06:00:00Z",
}
HERON = {
    "id": ADDED,
    "title": "A heron moves into the dry dock",
    "content_html": "<p>It has been there since Tuesday, and eats well.</p>",
    "authors": [{"name": "Ben Okafor"}],
    "date_published": "2025-10-06T06:30:00Z",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A collection and the folder into which it is published."""

    folder: Path
    base_url: str = "http://127.0.0.1:8000/"

    @property
    def public(self) -> Path:
        return self.folder / "public"

    @property
    def _collection(self) -> str:
        return f"sqlite:///{self.folder / 'collection.db'}"

    def first_morning(self) -> None:
        """Take in what the source says on the first morning, and publish it."""
        self._publish(STORIES, FIRST)

    def second_morning(self) -> None:
        """Take in the source with one story corrected and one added, and publish that."""
        corrected = tuple({**story, **CORRECTION} if story["id"] == CORRECTED else story for story in STORIES)
        self._publish((HERON, *corrected), SECOND)

    def records(self) -> list[Record]:
        """What the collection holds."""
        with open_collection(self._collection, read_only=True) as collection:
            return list(collection.matching(Query(copies="every")))

    def _publish(self, stories: tuple[dict[str, Any], ...], now: datetime) -> None:
        items = [{"url": story["id"], "language": "en", **story} for story in stories]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour & Post", "items": items}
        body = json.dumps(feed | {"home_page_url": HARBOUR}).encode()
        document = Document(url=f"{HARBOUR}feed.json", body=body, fetched_at=now, source_id="harbour")
        with open_collection(self._collection) as collection:
            read_and_store(document, Hints(), collection, now=now)
        arguments = ["--collection", self._collection, "--output", str(self.public), "--base-url", self.base_url, "-q"]
        assert main(arguments) == 0
