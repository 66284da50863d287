"""What one record says in a feed, whatever the feed's format: chosen once here, written down by each format."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.schema import Copy, Enclosure, Entry, Feed, Image, Link, Person, Record, Tag
from ingest.schema.entry import Direction
from ingest.text.language import direction_of, language_tag
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url, host_of
from syndicate.select import shown_title

LINK_RELATIONS = frozenset({"related", "via", "license"})  # the ones that mean the same in a copy
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+")  # what RFC 4287 section 3.2.3 and RSS ask for, and no more
# The types feeds carry; ours, because the system's table differs from machine to machine.
MEDIA_TYPES = {
    "aac": "audio/aac", "avi": "video/x-msvideo", "avif": "image/avif", "epub": "application/epub+zip",
    "flac": "audio/flac", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "m4a": "audio/mp4",
    "m4v": "video/mp4", "mkv": "video/x-matroska", "mov": "video/quicktime", "mp3": "audio/mpeg", "mp4": "video/mp4",
    "oga": "audio/ogg", "ogg": "audio/ogg", "ogv": "video/ogg", "opus": "audio/ogg", "pdf": "application/pdf",
    "png": "image/png", "svg": "image/svg+xml", "torrent": "application/x-bittorrent", "wav": "audio/wav",
    "webm": "video/webm", "webp": "image/webp", "zip": "application/zip",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The same story elsewhere, as readers are told of it; at least one of the three is said."""

    title: str | None
    url: str | None
    source: str | None  # by the name that readers know it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A record as it is to be read by others: every address usable, every text in its place."""

    record: Record
    url: str | None
    title: str | None  # the publisher's
    shown_title: str  # where a format insists on one
    summary: str | None  # plain text
    body: str | None  # HTML, in a div that says its direction where that is right to left
    updated: datetime
    language: str | None  # BCP 47
    authors: tuple[Person, ...]  # each with a name, if only its e-mail address
    tags: tuple[Tag, ...]
    images: tuple[Image, ...]  # those with an address
    enclosures: tuple[Enclosure, ...]  # each with a media type
    links: tuple[Link, ...]
    rights: str | None  # the entry's own, else its source's
    source: Feed  # where it comes from, with an id and a title
    copies: tuple[Carried, ...]  # the oldest first


def outgoing(record: Record, feeds: Mapping[str, Feed], copies: Iterable[Copy] = ()) -> Outgoing:
    """Return what feeds say of `record`; `feeds` are the publishers' own, by source id, `copies` those of its story."""
    entry = record.entry
    source = source_of(record, feeds)
    return Outgoing(
        record=record,
        url=_address(entry.url),
        title=line_of(entry.title or "") or None,
        shown_title=shown_title(record),
        summary=line_of(entry.summary or "") or None,
        body=body_of(entry),
        updated=updated_of(record),
        language=language_tag(entry.language),
        authors=tuple(_author(who) for who in entry.authors if who.name or who.email),
        tags=_distinct(entry.tags),
        images=tuple(replace(image, url=url) for image in entry.images if (url := _address(image.url))),
        enclosures=tuple(_enclosures(entry)),
        links=tuple(
            replace(link, url=url)
            for link in entry.links
            if link.rel in LINK_RELATIONS and (url := _address(link.url)) and url != entry.url
        ),
        rights=entry.rights or source.rights,
        source=source,
        copies=tuple(told for copy in copies if (told := _carried(copy, feeds))),
    )


def updated_of(record: Record) -> datetime:
    """Return when the entry last changed: the publisher's word, or our own later discovery of a revision."""
    said = record.entry.updated or record.entry.published or record.first_seen
    return max(said, record.changed_at) if record.revision > 1 else said


def newest_change(records: Iterable[Record]) -> datetime | None:
    """Return when the newest change among `records` was; None: there are none.

    A date that was still to come when the entry was last seen is a claim and no change: it would stop a feed's own
    date for years. Our date of the entry stands in for it.
    """
    return max(map(_changed, records), default=None)


def _changed(record: Record) -> datetime:
    if record.withdrawn:
        return min(record.withdrawn, record.last_seen)
    updated = updated_of(record)
    return updated if updated <= record.last_seen else max(record.first_seen, record.changed_at)


def body_of(entry: Entry) -> str | None:
    """Return the content as HTML, or None; right-to-left content says so itself, for readers ignore xml:lang."""
    body = entry.content_html or paragraphs(entry.content_text or "")
    direction = entry.direction or direction_of(entry.language, entry.content_text or entry.title or "")
    return directed(body, direction, entry.language) if body.strip() else None


def directed(body: str, direction: Direction | None, language: str | None) -> str:
    """Return `body` inside a div that says its direction and language, where the direction is right to left."""
    if direction != "rtl" or _is_directed(body):
        return body
    lang = f' lang="{html.escape(language)}"' if language else ""
    return f'<div dir="rtl"{lang}>{body}</div>'


def _is_directed(body: str) -> bool:
    """Whether the body is one such div already, as it is when it comes from a feed of ours."""
    depth = 0
    for tag in re.finditer(r"<(/?)div\b[^>]*>", body) if body.startswith('<div dir="rtl"') else ():
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end() == len(body)
    return False


def paragraphs(text: str) -> str:
    r"""Return plain text as HTML: a blank line ends a paragraph, a line end is a `br`.

    >>> paragraphs("1 < 2\nso\n\nyes")
    '<p>1 &lt; 2<br>so</p><p>yes</p>'
    """
    blocks = (html.escape(block.strip(), quote=False).replace("\n", "<br>") for block in text.split("\n\n"))
    return "".join(f"<p>{block}</p>" for block in blocks if block)


def source_of(record: Record, feeds: Mapping[str, Feed]) -> Feed:
    """Return the feed that is to be named as the entry's source, with an id and a title.

    The feed the entry names itself (RFC 4287 section 4.2.11), else the one it was found in, else its publisher.
    """
    entry = record.entry
    feed = entry.attribution or feeds.get(record.source_id) or Feed()
    url = _address(feed.url)
    feed_url = _address(feed.feed_url) or (_address(record.source_id) if entry.attribution is None else None)
    host = host_of(entry.url or url or feed_url or "")
    title = line_of(feed.title or "") or entry.publisher or host or record.source_id
    id_ = feed.id if feed.id and ":" in feed.id else feed_url or url
    return replace(feed, id=id_ or f"urn:uuid:{record.id}", title=title, url=url, feed_url=feed_url)


def _carried(copy: Copy, feeds: Mapping[str, Feed]) -> Carried | None:
    """A copy as readers are told of it, its source by the name that `source_of` would give it; None: nothing is known.

    Not by the source's id, which may be a folder of this machine.
    """
    feed = feeds.get(copy.source_id) or Feed()
    title, url = line_of(copy.title or "") or None, _address(copy.url)
    where = url or _address(feed.url) or _address(feed.feed_url) or _address(copy.source_id)
    source = line_of(feed.title or "") or host_of(where or "") or None
    return Carried(title=title, url=url, source=source) if title or url or source else None


def _author(who: Person) -> Person:
    """The author with usable addresses; what stands in an e-mail address's place and is none is a name."""
    email = who.email if _E_MAIL.fullmatch(who.email or "") else None
    return Person(line_of(who.name or who.email or ""), _address(who.url), email)


def _address(url: str | None) -> str | None:
    return absolute_url(url, None) if url else None


def _distinct(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """The tags that say something, each once."""
    named = (replace(tag, term=term) for tag in tags if (term := line_of(tag.term)))
    return tuple({(tag.term, tag.scheme): tag for tag in named}.values())


def _enclosures(entry: Entry) -> Iterable[Enclosure]:
    for enclosure in entry.enclosures:
        if url := _address(enclosure.url):
            yield replace(enclosure, url=url, media_type=enclosure.media_type or media_type(url))


def media_type(url: str) -> str:
    """Return the media type that an address ends like.

    >>> media_type("https://a.example/talk.MP3?x=1")
    'audio/mpeg'
    """
    name = url.split("?", 1)[0].rsplit("/", 1)[-1]
    return MEDIA_TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")
