"""index.html: the newest stories, the latest list, what came in when, and where to subscribe."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.schema import DayCount, Image, LatestRow
from ingest.text.language import direction_of
from ingest.text.urls import absolute_url, host_of
from syndicate.channel import Channel
from syndicate.render.chart import chart_of
from syndicate.render.formats import FORMATS
from syndicate.render.masthead import Masthead
from syndicate.render.moments import Moment, day_in_words, moment
from syndicate.render.opml import GROUPS
from syndicate.render.outgoing import Outgoing
from syndicate.render.templating import render_template

STORIES = 30
LATEST = 30
MOST = {"source": 200, "language": 200, "tag": 100}
"""Channels of a kind that the page lists: those with the most entries. The OPML lists all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A story's lead image."""

    url: str
    alt: str
    caption: str | None
    credit: str | None
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStory:
    """A story as the page shows it."""

    title: str
    url: str | None
    summary: str | None
    source: str | None
    place: str | None
    at: Moment | None
    picture: Picture | None
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The channels of one kind."""

    kind: str
    title: str
    channels: tuple[Channel, ...]
    left_out: int


def render_index(
    site: Masthead,
    channels: Sequence[Channel],
    stories: Sequence[Outgoing],
    latest: Sequence[LatestRow],
    days: Sequence[DayCount],
    *,
    counts: Mapping[str, int],
) -> bytes:
    """Return index.html: of `stories` and `latest`, newest first, the first `STORIES` and `LATEST`.

    `channels` has the one for everything first; `days` name sources as readers know them; `counts` says of channels,
    by their id, how many entries they have.
    """
    return render_template(
        "index.html.j2",
        site,
        everything=channels[0],
        formats=FORMATS,
        stories=[_story_of(one) for one in stories[:STORIES]],
        latest=[_listed(row) for row in latest[:LATEST]],
        chart=chart_of(days),
        groups=_groups(channels[1:], counts),
        counts=counts,
        day=day_in_words,
    )


def _story_of(said: Outgoing) -> ShownStory:
    """Return an entry as the page shows it."""
    entry = said.record.entry
    return ShownStory(
        title=said.shown_title,
        url=said.url,
        summary=said.summary,
        source=said.source.title,
        place=said.place or (said.dateline.place if said.dateline else None),
        at=moment(entry.published, only_day=entry.published_precision == "day") if entry.published else None,
        picture=_picture(said.images[0]) if said.images else None,
        language=said.language,
        direction=entry.direction or direction_of(said.language, said.shown_title) or "auto",
    )


def _picture(image: Image) -> Picture:
    """An image as `outgoing` has it; its alternative text does not repeat the caption."""
    return Picture(
        url=image.url or "",
        alt=image.alt if image.alt and image.alt != image.caption else "",
        caption=image.caption,
        credit=image.credit,
        width=image.width if image.height else None,  # one alone says nothing of the shape
        height=image.height if image.width else None,
    )


def _listed(row: LatestRow) -> ShownStory:
    """A row of a page's list, as the page shows it; its source is the host of the page it stood on."""
    item = row.item
    return ShownStory(
        title=item.title,
        url=absolute_url(item.url, None) if item.url else None,
        summary=None,
        source=host_of(item.url or row.page_url) or None,
        place=None,
        at=moment(item.published) if item.published else None,
        picture=None,
        language=None,
        direction=direction_of(None, item.title) or "auto",
    )


def _groups(channels: Sequence[Channel], counts: Mapping[str, int]) -> list[Group]:
    """The channels by kind, in the order given; of a kind with many, only the largest."""
    groups = []
    for kind, members in groupby(channels, key=lambda one: one.kind):
        found = tuple(members)
        largest = sorted(found, key=lambda one: -counts.get(one.id, 0))[: MOST.get(kind, len(found))]
        kept = {one.id for one in largest}
        shown = tuple(one for one in found if one.id in kept)
        groups.append(Group(kind=kind, title=GROUPS[kind], channels=shown, left_out=len(found) - len(shown)))
    return groups
