"""JSON Feed 1.1 (jsonfeed.org/version/1.1), with what it has no name for under `_wiredesk`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import orjson

from ingest.schema import Dateline, Image, LatestRow
from syndicate.channel import Channel
from syndicate.render.elements import rfc3339
from syndicate.render.outgoing import Outgoing, outgoing, paragraphs
from syndicate.select import Selection

VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(channel: Channel, selection: Selection) -> bytes:
    """Return the channel as JSON Feed 1.1."""
    feed = _said(
        version=VERSION,
        title=channel.title,
        home_page_url=channel.base_url,
        feed_url=channel.address("feed.json"),
        description=channel.description,
        language=channel.language,
    )
    # Never absent and never left out when empty: who follows the list must see that there is nothing on it.
    feed["_wiredesk"] = {"about": about(channel), "latest": _rows(selection.latest)}
    feed["items"] = [
        _item(
            outgoing(record, selection.feeds, selection.copies.get(record.id, ())),
            channel,
            selection.lists.get(record.id),
        )
        for record in selection.records
    ]
    return orjson.dumps(feed, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def about(channel: Channel) -> str:
    """Return where `_wiredesk` is explained: on the page that is published beside the feeds."""
    return f"{channel.base_url}index.html#wiredesk"


def _item(entry: Outgoing, channel: Channel, latest: tuple[LatestRow, ...] | None) -> dict[str, Any]:
    said = entry.record.entry
    item = _said(
        id=entry.record.public_id,
        url=entry.url,
        title=entry.shown_title,
        # The specification wants some content in every item; where there is none, the summary is what there is to read.
        content_html=entry.body or paragraphs(entry.summary or ""),
        summary=entry.summary,
        image=entry.images[0].url if entry.images else None,
        date_published=rfc3339(said.published) if said.published else None,
        date_modified=rfc3339(entry.updated),
        authors=[_said(name=who.name, url=who.url) for who in entry.authors],
        tags=list(dict.fromkeys(tag.label or tag.term for tag in entry.tags)),
        language=entry.language,
        attachments=[
            _said(
                url=part.url,
                mime_type=part.media_type,
                size_in_bytes=part.length,
                duration_in_seconds=part.duration,
                title=part.title,
            )
            for part in entry.enclosures
        ],
    )
    item.setdefault("content_html", "")
    item["_wiredesk"] = _extension(entry, channel, latest)
    return item


def _extension(entry: Outgoing, channel: Channel, latest: tuple[LatestRow, ...] | None) -> dict[str, Any]:
    """What an item of JSON Feed has no field for; `latest` where its page carried such a list."""
    said = entry.record.entry
    extension = _said(
        about=about(channel),
        precision="day" if said.published_precision == "day" else None,
        publisher=said.publisher,
        source=_said(title=entry.source.title, url=entry.source.url, feed_url=entry.source.feed_url),
        section=said.section,
        place=said.place,
        dateline=_dateline(said.dateline),
        rights=entry.rights,
        images=[_image(image) for image in said.images],
        copies=[_said(title=copy.title, url=copy.url, source=copy.source) for copy in entry.copies],
    )
    if latest is not None:
        extension["latest"] = _rows(latest)
    return extension


def _rows(rows: Iterable[LatestRow]) -> list[dict[str, Any]]:
    return [
        _said(
            title=row.item.title,
            url=row.item.url,
            summary=row.item.summary,
            image=_image(row.item.image),
            published=rfc3339(row.item.published) if row.item.published else None,
            id=row.public_id,
        )
        | {"ingested": row.public_id is not None}
        for row in rows
    ]


def _image(image: Image | None) -> dict[str, Any]:
    return _said(url=image.url, caption=image.caption, credit=image.credit, alt=image.alt) if image else {}


def _dateline(dateline: Dateline | None) -> dict[str, Any]:
    return _said(**asdict(dateline)) if dateline else {}


def _said(**values: Any) -> dict[str, Any]:
    """The values that say something: None, "" and empty lists and objects are left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
