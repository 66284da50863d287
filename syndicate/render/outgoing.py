"""What one record says in a feed of any format: it is chosen here once, and each format writes it down."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from ingest.schema import Copy, Dateline, Enclosure, Entry, Feed, Image, LatestRow, Link, Location, Person, Record, Tag
from ingest.schema.entry import Direction
from ingest.text.hashing import join_key
from ingest.text.ids import own_public_id, public_iri, record_id
from ingest.text.language import direction_of, fold
from ingest.text.markup import line_of, safe_text, text_of
from ingest.text.urls import absolute_url, host_of
from syndicate.channel import SITE_TITLE, Content, source_title
from syndicate.render.languages import exact
from syndicate.render.markup import plain_line
from syndicate.render.sharing import shared
from syndicate.select import cut, shown_title

LINK_RELATIONS = frozenset({"related", "via", "license", "replies"})  # those that mean the same in a republished entry
LONGEST_BODY = 1_000_000  # characters; parsers refuse texts of 10 MB, and validators feeds of 5
LONGEST_LINE = 100_000  # characters of anything that is a line
FIRST_WORDS = 280  # characters of a text that stand in for its summary, if nothing else of it is shown
# What RFC 4287 section 3.2.3 and RSS ask for, as strictly as validators do.
_E_MAIL = re.compile(r"[A-Za-z0-9_+.'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*")
_NAME_AND_MAIL = re.compile(rf"\s*<({_E_MAIL.pattern})>\s*")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+_-]+/[A-Za-z0-9.+_-]+")
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
class CopyElsewhere:
    """A copy of the story elsewhere, as readers are told of it; at least one of the three is not None."""

    title: str | None
    url: str | None
    source: str | None  # by the name that readers know it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The feed that an entry comes from, as readers are told of it."""

    id: str  # an absolute IRI
    title: str
    url: str | None
    feed_url: str | None
    rights: str | None

    @property
    def author(self) -> str:
        """Its title as the name of an author, which has no e-mail address in it."""
        return _name_and_mail(self.title)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A record in the form in which others are to read it.

    Every address in it is usable, and no text has a character that XML or JSON must not hold.
    """

    record: Record
    id: str
    url: str | None
    title: str | None  # the publisher's
    shown_title: str  # where a format insists on one
    summary: str | None  # plain text
    body: str | None  # HTML, in a div that says its direction where that is right to left
    updated: datetime
    language: str | None  # BCP 47
    authors: tuple[Person, ...]  # each with a name, if only its e-mail address
    publisher: str | None
    section: str | None
    tags: tuple[Tag, ...]  # the section among them
    images: tuple[Image, ...]  # those with an address
    enclosures: tuple[Enclosure, ...]  # each with a media type
    links: tuple[Link, ...]
    place: str | None
    dateline: Dateline | None
    location: Location | None
    rights: str | None  # the entry's own, else its source's
    source: Origin
    copies: tuple[CopyElsewhere, ...]  # the oldest first
    latest: tuple[LatestRow, ...] | None  # the list that its page carried

    @property
    def is_cut(self) -> bool:
        """Whether the body is no more than the beginning of the text."""
        said = self.record.entry
        text = said.content_html or said.content_text or ""
        return self.body is not None and len(text) > LONGEST_BODY and len(safe_text(text)) > LONGEST_BODY


def outgoing(
    record: Record,
    feeds: Mapping[str, Feed],
    copies: Iterable[Copy] = (),
    latest: tuple[LatestRow, ...] | None = None,
    *,
    content: Content = "full",
) -> Outgoing:
    """Return what feeds say of `record`; `feeds` are the publishers' own, by source id, `copies` those of its story.

    `latest` is the list that its page carried, each row with the public id of its record. If `content` is "summary",
    the body is left out, and the first words of the text stand in for a summary that is missing.
    """
    entry, source, section = record.entry, source_of(record, feeds), _line(record.entry.section)
    title = line_of(entry.title) if entry.title else None
    return Outgoing(
        record=record,
        id=safe_text(record.public_id),
        url=_address(entry.url),
        title=title or None,
        shown_title=title or shown_title(record),
        summary=_summary(entry, content),
        body=body_of(entry) if content == "full" else None,
        updated=_updated_of(record),
        language=exact(entry.language),
        authors=tuple([author for who in entry.authors if (author := _author(who)).name]),
        publisher=_line(entry.publisher),
        section=section,
        tags=_distinct(entry.tags, section),
        images=tuple(_images(entry.images)),
        enclosures=tuple(_enclosures(entry)) if entry.enclosures else (),
        links=tuple(_links(entry)) if entry.links else (),
        place=_line(entry.place),
        dateline=_dateline(entry.dateline) if entry.dateline else None,
        location=entry.location,
        rights=_line(entry.rights) or source.rights,
        source=source,
        copies=tuple([told for copy in copies if (told := _copy_elsewhere(copy, feeds))]),
        latest=latest,
    )


def _updated_of(record: Record) -> datetime:
    """Return when the entry last changed: the publisher's word, or our own later discovery of a revision."""
    said = record.entry.updated or record.entry.published or record.first_seen
    return max(said, record.changed_at) if record.revision > 1 else said


def changed_of(record: Record) -> datetime:
    """Return when an entry last changed, as it counts for the date of a feed.

    A date that was still to come when the entry was last seen is a claim and no change: it would hold up the feed's own
    date for years. Our own date of the entry stands in for it.
    """
    updated = _updated_of(record)
    return updated if updated <= record.last_seen else max(record.first_seen, record.changed_at)


def body_of(entry: Entry) -> str | None:
    """Return the content as HTML, or None; right-to-left content says so itself, because readers ignore xml:lang.

    If it is too long for any reader, only the beginning of its text is returned, without its markup.
    """
    body = safe_text(entry.content_html or "") or paragraphs(safe_text(entry.content_text or ""))
    if not body or body.isspace():
        return None
    if "</bdo>" in body:  # validators distrust <bdo>; <bdi> serves as well
        body = body.replace("<bdo", "<bdi").replace("</bdo>", "</bdi>")
    if len(body) > LONGEST_BODY:
        body = f"{paragraphs(safe_text(entry.content_text or text_of(body))[: LONGEST_BODY // 2])}<p>…</p>"
    direction = entry.direction or direction_of(entry.language, entry.content_text or entry.title or "")
    return directed(body, direction, entry.language) if direction == "rtl" else body


def directed(body: str, direction: Direction | None, language: str | None) -> str:
    """Return `body` inside a div that says its direction and language, where the direction is right to left."""
    if direction != "rtl" or _is_directed(body):
        return body
    tag = exact(language)
    lang = f' lang="{tag}"' if tag else ""
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


def source_of(record: Record, feeds: Mapping[str, Feed]) -> Origin:
    """Return the feed that is to be named as the entry's source.

    The feed the entry names itself (RFC 4287 section 4.2.11), else the one it was found in, else its publisher. A forum
    names the feed of the topic itself, by the topic's title: that is no source.
    """
    entry = record.entry
    named = entry.attribution
    if named and named.title and fold(named.title) == fold(entry.title):
        named = None
    feed = named or feeds.get(record.source_id) or Feed()
    url = _address(feed.url)
    feed_url = shared(_address(feed.feed_url))
    if feed_url is None and named is None:
        feed_url = shared(_address(record.source_id))
    title = (
        _line(feed.title)
        or _line(entry.publisher)
        or host_of(entry.url or url or feed_url or "")
        or plain_line(source_title(record.source_id, None))
        or SITE_TITLE
    )
    return Origin(
        id=_usable_id(shared(feed.id)) or _usable_id(feed_url) or _usable_id(url) or _made_id(record.source_id, title),
        title=title,
        url=url,
        feed_url=feed_url,
        rights=_line(feed.rights),
    )


@lru_cache(maxsize=1024)  # the entries of a feed are of few sources
def _usable_id(said: str | None) -> str | None:
    return public_iri(said)


def _made_id(source_id: str, title: str) -> str:
    return own_public_id(record_id(join_key("source", source_id, title)))


def _copy_elsewhere(copy: Copy, feeds: Mapping[str, Feed]) -> CopyElsewhere | None:
    """A copy as readers are told of it, its source by the name that `source_of` would give it; None: nothing is known.

    Not by the source's id, which may be a folder of this machine.
    """
    feed = feeds.get(copy.source_id) or Feed()
    title, url = _line(copy.title), _address(copy.url)
    where = url or _address(feed.url) or _address(feed.feed_url) or _address(copy.source_id)
    source = _line(feed.title) or host_of(where or "") or None
    return CopyElsewhere(title=title, url=url, source=source) if title or url or source else None


def _author(who: Person) -> Person:
    """The author with usable addresses; what is given as an e-mail address but is none becomes the name."""
    email = who.email if who.email and _E_MAIL.fullmatch(who.email) else None
    name, beside = _name_and_mail(_line(who.name) or _line(who.email) or "")
    return Person(name, _address(who.url), email or beside, who.kind)


def _name_and_mail(said: str) -> tuple[str, str | None]:
    """A name without the e-mail address in brackets beside it, and that address; an address alone is the name too."""
    both = _NAME_AND_MAIL.search(said) if "<" in said else None
    return (line_of(_NAME_AND_MAIL.sub(" ", said)) or both[1], both[1]) if both else (said, None)


def _line(text: str | None) -> str | None:
    """One line of a text that is to be plain; None where nothing is said."""
    return (cut(plain_line(text), LONGEST_LINE) or None) if text else None


def _address(url: str | None) -> str | None:
    """The absolute address; None if its host is in brackets (IPv6), which validators do not take for an address."""
    absolute = absolute_url(url, None) if url else None
    return absolute if absolute and "[" not in absolute else None


def _summary(entry: Entry, content: Content) -> str | None:
    """The publisher's summary; else the first words of the text, if nothing else of it is to be shown."""
    said = cut(line_of(entry.summary), LONGEST_LINE) if entry.summary else ""
    return said or (_first_words(entry) if content == "summary" else None)


def _first_words(entry: Entry) -> str | None:
    words = line_of(entry.content_text or entry.content_html or "", html=not entry.content_text)
    return cut(words, FIRST_WORDS) or None


def _distinct(tags: Sequence[Tag], section: str | None) -> tuple[Tag, ...]:
    """The tags that say something, each once, and the section, which other feeds have among their categories."""
    found: dict[tuple[str, str | None], Tag] = {}
    for tag in tags:
        if term := _line(tag.term):
            scheme, label = _line(tag.scheme), _line(tag.label)
            is_clean = (term, scheme, label) == (tag.term, tag.scheme, tag.label)
            found.setdefault((term, scheme), tag if is_clean else Tag(term, scheme, label))
    if section and fold(section) not in {fold(name) for tag in found.values() for name in (tag.term, tag.label)}:
        found[section, None] = Tag(section)
    return tuple(found.values())


def _images(images: Iterable[Image]) -> Iterator[Image]:
    """The pictures that can be shown, their words in one line each."""
    for image in images:
        if url := _address(image.url):
            yield Image(
                url,
                _line(image.caption),
                _line(image.credit),
                _line(image.alt),
                _size(image.width),
                _size(image.height),
            )


def _size(pixels: int | None) -> int | None:
    return pixels if pixels and pixels > 0 else None


def _links(entry: Entry) -> Iterator[Link]:
    own = _address(entry.url)
    for link in entry.links:
        url = _address(link.url) if link.rel in LINK_RELATIONS else None
        if url and url != own:
            yield Link(link.rel, url, _media_type(link.media_type), _line(link.title))


def _enclosures(entry: Entry) -> Iterator[Enclosure]:
    for one in entry.enclosures:
        if url := _address(one.url):
            kind = _media_type(one.media_type) or media_type(url)
            yield replace(one, url=url, media_type=kind, title=_line(one.title), length=_size(one.length))


def _media_type(said: str | None) -> str | None:
    return said if said and _MEDIA_TYPE.fullmatch(said) else None


def media_type(url: str) -> str:
    """Return the media type that the ending of an address stands for.

    >>> media_type("https://a.example/talk.MP3?x=1")
    'audio/mpeg'
    """
    name = url.split("?", 1)[0].rsplit("/", 1)[-1]
    return MEDIA_TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def _dateline(said: Dateline) -> Dateline:
    return Dateline(_line(said.place), _line(said.agency), _line(said.date), _line(said.text) or "")
