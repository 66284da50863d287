"""JSON Feed 1.1 (jsonfeed.org/version/1.1); what it has no field for is under `_wiredesk`."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import orjson

from ingest.schema import Dateline, Enclosure, Image, LatestRow, Location
from ingest.text.markup import line_of, safe_text
from ingest.text.urls import absolute_url
from syndicate.render.head import FEED, Head
from syndicate.render.markup import rfc3339
from syndicate.render.outgoing import Outgoing, directed, paragraphs

VERSION = "https://jsonfeed.org/version/1.1"


def json_document(head: Head, items: Sequence[bytes]) -> bytes:
    """Return the whole document; `items` are what `json_item` returned, in their order."""
    channel = head.channel
    feed = _said(
        version=VERSION,
        title=head.title,
        home_page_url=channel.base_url,
        feed_url=head.address("json"),
        description=head.description,
        next_url=head.address("json", head.previous) if head.previous else None,
        icon=head.icon,
        favicon=head.icon,
        language=channel.language,
        hubs=[] if head.is_archive else [{"type": "WebSub", "url": hub} for hub in channel.carried.hubs],
    )
    feed["_wiredesk"] = _about_feed(head)
    opened = orjson.dumps(feed, option=orjson.OPT_INDENT_2).removesuffix(b"\n}")
    listed = b"[\n" + b",\n".join(items) + b"\n  ]" if items else b"[]"
    return b"".join((opened, b',\n  "items": ', listed, b"\n}\n"))


def _about_feed(head: Head) -> dict[str, Any]:
    """What JSON Feed has no field for in a feed.

    An empty latest list is not left out: whoever follows it must see that there is nothing on it. An archive has none,
    because its bytes do not change.
    """
    if head.is_archive:
        return {"about": head.about, "archive": True, "current": head.address("json", FEED)}
    return {"about": head.about, "latest": _rows(head.latest)}


def json_item(entry: Outgoing, about: str) -> bytes:
    """Return the object of an entry; `about` is where `_wiredesk` is explained."""
    published = entry.record.entry.published
    item = _said(
        id=entry.id,
        url=entry.url,
        title=entry.shown_title,
        # The specification wants some content in every item; where there is none, the summary is what there is to read.
        content_html=entry.body or _summary(entry),
        summary=entry.summary,
        image=entry.images[0].url if entry.images else None,
        date_published=rfc3339(published) if published else None,
        date_modified=rfc3339(entry.updated),
        authors=[_said(name=who.name, url=who.url) for who in entry.authors],
        tags=list(dict.fromkeys([tag.label or tag.term for tag in entry.tags])),
        language=entry.language,
        attachments=[_attachment(part) for part in entry.enclosures],
    )
    item.setdefault("content_html", "")
    item["_wiredesk"] = _extension(entry, about)
    return b"    " + orjson.dumps(item, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n    ")


def _summary(entry: Outgoing) -> str:
    said = entry.record.entry
    return directed(paragraphs(entry.summary), said.direction, said.language) if entry.summary else ""


def _attachment(part: Enclosure) -> dict[str, Any]:
    return _said(
        url=part.url,
        mime_type=part.media_type,
        size_in_bytes=part.length,
        duration_in_seconds=part.duration,
        title=part.title,
    )


def _extension(entry: Outgoing, about: str) -> dict[str, Any]:
    """What JSON Feed has no field for in an item; `latest` only if its page carried such a list."""
    said, source = entry.record.entry, entry.source
    extension = _said(
        about=about,
        precision="day" if said.published_precision == "day" else None,
        publisher=entry.publisher,
        source=_said(title=source.title, url=source.url, feed_url=source.feed_url),
        section=entry.section,
        place=entry.place,
        dateline=_dateline(entry.dateline),
        location=_location(entry.location),
        rights=entry.rights,
        images=[_image(image) for image in said.images],
        links=[_said(rel=link.rel, url=link.url, type=link.media_type, title=link.title) for link in entry.links],
        comments=said.comment_count,
        paywalled=said.paywalled,
        cut=entry.is_cut or None,
        direction=said.direction if said.direction == "rtl" else None,
        copies=[_said(title=copy.title, url=copy.url, source=copy.source) for copy in entry.copies],
    )
    if entry.latest is not None:
        extension["latest"] = _rows(entry.latest)
    return extension


def _rows(rows: Iterable[LatestRow]) -> list[dict[str, Any]]:
    return [
        _said(
            title=line_of(row.item.title),
            url=absolute_url(row.item.url or "", None),
            summary=line_of(row.item.summary or ""),
            image=_image(row.item.image),
            published=rfc3339(row.item.published) if row.item.published else None,
            id=row.public_id and safe_text(row.public_id),
        )
        | {"ingested": row.public_id is not None}
        for row in rows
    ]


def _image(image: Image | None) -> dict[str, Any]:
    if not image:
        return {}
    return _said(
        url=absolute_url(image.url or "", None),
        caption=line_of(image.caption or ""),
        credit=line_of(image.credit or ""),
        alt=line_of(image.alt or ""),
    )


def _dateline(dateline: Dateline | None) -> dict[str, Any]:
    return _said(**asdict(dateline)) if dateline else {}


def _location(location: Location | None) -> dict[str, Any]:
    return {"shape": location.shape, "points": location.points} if location else {}


def _said(**values: Any) -> dict[str, Any]:
    """The values that say something: None, "" and empty lists and objects are left out."""
    return {name: value for name, value in values.items() if value or value == 0}
