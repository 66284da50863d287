"""What a document says of itself: which channel it is of, which part of it, and which part comes before."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from ingest.schema import LatestRow
from syndicate.channel import SITE_TITLE, Channel
from syndicate.render.markup import plain_line

FEED, LATEST = "feed", "latest"  # the parts that change; the others are archives


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An entry that its publisher has withdrawn (RFC 6721)."""

    public_id: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All of a channel's document except its entries."""

    channel: Channel
    part: str = FEED  # names its files: "feed", "latest", "archive-12"
    changed: datetime | None = None  # the newest change among its entries; None: it has none
    previous: str | None = None  # the part before it: "archive-11"
    latest: tuple[LatestRow, ...] = ()  # the newest stories, for JSON Feed
    tombstones: tuple[Tombstone, ...] = ()  # for Atom

    @property
    def is_archive(self) -> bool:
        """Whether it is closed: its entries will not change, and others come after it (RFC 5005 section 4)."""
        return self.part not in (FEED, LATEST)

    @property
    def id(self) -> str:
        """Its atom:id: an archive has its feed's (RFC 5005 section 4), the latest list is a feed of its own."""
        return uuid.uuid5(uuid.UUID(self.channel.id), LATEST).urn if self.part == LATEST else self.channel.id

    @property
    def title(self) -> str:
        """Its title, plain; the latest list's says that it is the latest list."""
        title = plain_line(self.channel.title) or SITE_TITLE
        return f"{title}: latest" if self.part == LATEST else title

    @property
    def description(self) -> str:
        """One line on what is in it."""
        listed = "The headlines that the pages of its sources list as their newest"
        return listed if self.part == LATEST else plain_line(self.channel.description) or self.title

    @property
    def about(self) -> str:
        """Where `_wiredesk` is explained: on the page that is published beside the feeds."""
        return f"{self.channel.base_url}index.html#wiredesk"

    def address(self, format_: str, part: str | None = None) -> str:
        """Return the absolute URL of a part, its own if none is named, in a format ("rss", "atom", "json")."""
        return self.channel.address(f"{part or self.part}.{format_}")

    @property
    def icon(self) -> str:
        """The absolute URL of the picture that all channels share."""
        return f"{self.channel.base_url}icon.svg"
