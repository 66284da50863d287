"""Reads feeds with feedparser where the XML is so broken that no tree holds all of it; RawEntry values out.

feedparser's own sanitising and its resolving of links are switched off: both are done once, in `normalise`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import Any

from ingest.reading.feed.people import MAIL
from ingest.reading.raw import Parsed, RawEntry, Said
from ingest.schema import Enclosure, Feed, Flaw, Format, Image, Kind, Link, Person, Tag, Tombstone
from ingest.text.dates import moment_of
from ingest.text.hashing import hash_text
from ingest.text.markup import line_of

# feedparser is superlinear in the attributes of a tag (32,000 cost it 13 s); no honest tag is this long.
MAX_TAG = 20_000
# It is quadratic in a word that may begin a mail address (1 MB of one cost it five minutes).
MAX_WORD = 2_000
_LONG_WORD = re.compile(rf"(?<![\w.+-])[A-Za-z0-9_.+-]{{{MAX_WORD},}}")
_LONG_TAG = re.compile(rf"<[^<>]{{{MAX_TAG},}}>")
# feedparser takes a media:description, which captions a picture, for the entry's summary.
_CAPTION = re.compile(r"<(/?)media:description\b[^<>]*?(/?)>")
_DELETED = re.compile(r"<(?:[\w.-]+:)?deleted-entry\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*["']([^"']*)["']""")
_CHANNEL = re.compile(r"<(?:[\w.-]+:)?channel\b", re.IGNORECASE)
_OPAQUE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
HTML = ("text/html", "application/xhtml+xml")
_ADDRESS = re.compile(r"https?://|/", re.IGNORECASE)

_COMPLETE = re.compile(r"<(?:[\w.-]+:)?complete\b[^<>]*>")


def parse_tolerantly(source: str, format_: Format, flaws: tuple[Flaw, ...]) -> Parsed | None:
    """Return everything feedparser finds in repaired XML, links as relative as they were written.

    None where feedparser itself fails, as it does on a GML position that stands in no shape, or finds no entry.
    """
    for rule, pattern in (("too-long-tag", _LONG_TAG), ("too-long-word", _LONG_WORD)):
        if long := pattern.search(source):
            flaws += (Flaw(rule, f"{len(long[0]):,} characters"),)
            source = pattern.sub("", source)
    try:
        found = _feedparser(_CAPTION.sub(r"<\1media:caption\2>", source))
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError):  # faults of feedparser's own handlers
        return None
    if not found["entries"]:
        return None
    flaws += (Flaw("read-tolerantly"),)
    skeleton = _OPAQUE.sub("", source)
    if format_ is Format.RSS and not _CHANNEL.search(skeleton):
        flaws += (Flaw("no-channel"),)
    return Parsed(
        format=format_,
        kind=Kind.FEED,
        feed=_feed(found["feed"]),
        entries=tuple(_entry(entry, format_) for entry in found["entries"]),
        tombstones=_tombstones(skeleton),
        complete=format_ is Format.ATOM and bool(_COMPLETE.search(skeleton.partition("<entry")[0])),
        next_link=next((link["href"] for link in _links(found["feed"]) if link["rel"] == "next"), None),
        flaws=flaws,
    )


def _feedparser(source: str) -> Any:
    import feedparser  # 0.08 s that a run without a changed feed does not pay

    # It is not told the feed's address: it would resolve identifiers as well, which must stay as written.
    headers = {"content-type": "application/xml; charset=utf-8"}
    return feedparser.parse(
        BytesIO(source.encode("utf-8")), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _feed(found: Any) -> Feed:
    links = _links(found)
    return Feed(
        id=_string(found, "id"),
        title=_plain(found, "title"),
        url=_site(found),
        feed_url=_link(links, "self"),
        language=_string(found, "language"),
        description=_plain(found, "subtitle") or _plain(found, "info") or _plain(found, "summary"),
        icon=_string(found, "icon") or _string(found, "logo") or _string(found.get("image"), "href"),
        rights=_plain(found, "rights"),
        hub=_link(links, "hub"),
        ttl=_number(_string(found, "ttl")),
        updated=moment_of(next((said.value for key in ("updated", "published") for said in _said(found, key)), None)),
        authors=_people(found),
        tags=_tags(found),
    )


def _site(found: Any) -> str | None:
    """Return a feed's own link, of which the lenient parser leaves half of an &amp;; an identifier is none."""
    link = _string(found, "link") or ""
    is_id = link == _string(found, "id") and not _ADDRESS.match(link)
    return None if is_id else link.replace("&amp", "&") or None


def _entry(found: Any, format_: Format) -> RawEntry:
    links = _links(found)
    updated = _said(found, "updated")
    return RawEntry(
        guid=_said(found, "id"),
        link=_permalinks(found, links, format_),
        title=_said(found, "title"),
        summary=_summaries(found),
        content=tuple(_detail(part, "content") for part in found.get("content", ()) if part.get("value")),
        # feedparser reads dc:date, the one date of an RSS 1.0 item, as `updated`.
        published=_said(found, "published") + _said(found, "created") + (() if format_ is Format.ATOM else updated),
        updated=updated,
        language=tuple(Said(tag, "xml:lang") for tag in (_xml_lang(found),) if tag) + _said(found, "language"),
        publisher=_said(found, "publisher"),
        rights=_said(found, "rights"),
        people=_people(found),
        tags=_tags(found),
        images=_images(found),
        enclosures=(*_enclosures(links), *_media_enclosures(found), *_content_elsewhere(found)),
        links=_other_links(found, links),
        attribution=_attribution(found.get("source")),
        raw_hash=hash_text(repr(found)),
    )


def _permalinks(found: Any, links: list[dict[str, str]], format_: Format) -> tuple[Said, ...]:
    """Return what may be the permalink: Atom's first alternate that is a page, RSS's link, a guid's address."""
    chosen = _string(found, "link") or ""
    alternates = [link["href"] for link in links if link["rel"] == "alternate"]
    if chosen not in alternates and (alternates or (chosen == found.get("id") and not _ADDRESS.match(chosen))):
        chosen = ""
    pages = [link["href"] for link in links if link["rel"] == "alternate" and link.get("type") in (None, *HTML)]
    first = pages[0] if pages and format_ is Format.ATOM else chosen
    return tuple(Said(link, "feed:link") for link in dict.fromkeys((first, chosen, *alternates)) if link.strip())


def _string(found: Any, key: str) -> str | None:
    """Return a string that feedparser found, None for the dictionaries that it makes of unknown elements.

    `in` is asked first, for its dictionary answers a missing `updated` with `published`.
    """
    value = found[key] if isinstance(found, dict) and key in found else None
    return value if isinstance(value, str) and value.strip() else None


def _said(found: Any, key: str) -> tuple[Said, ...]:
    value, detail = _string(found, key), found.get(f"{key}_detail")
    if value is None:
        return ()
    # The detail's own value is not used: it may belong to a nested element of the same name, such as a picture's title.
    return (_detail({**detail, "value": value}, key) if isinstance(detail, dict) else Said(value, f"feed:{key}"),)


def _detail(detail: Any, key: str) -> Said:
    kind, value = detail.get("type"), detail["value"]
    if kind == "application/xhtml+xml":
        value = value.replace("</br>", "")  # feedparser writes <br/> as <br></br>, which HTML reads as two
    base, language = detail.get("base") or None, detail.get("language")
    return Said(value, f"feed:{key}", "html" if kind in HTML else "text", base, language)


def _summaries(found: Any) -> tuple[Said, ...]:
    """Return the summaries that the feed has; one without a detail is only feedparser's copy of the content."""
    return (_said(found, "summary") if "summary_detail" in found else ()) + _said(found, "subtitle")


def _plain(found: Any, key: str) -> str | None:
    said = _said(found, key)
    return line_of(said[0].value, html=said[0].type == "html") or None if said else None


def _xml_lang(found: Any) -> str | None:
    details = [*found.get("content", ()), *(found.get(f"{key}_detail") or {} for key in ("title", "summary"))]
    return next((tag for detail in details if (tag := detail.get("language"))), None)


def _links(found: Any) -> list[dict[str, str]]:
    links = (
        {**link, "rel": str(link.get("rel", "alternate")).lower()}
        for link in found.get("links", ())
        if link.get("href")
    )
    return [_without_supposed_type(link) for link in links]


def _without_supposed_type(link: dict[str, str]) -> dict[str, str]:
    """Return a link without the media type that feedparser assumes where none is stated."""
    supposed = "application/atom+xml" if link["rel"] == "self" else "text/html"
    return {key: value for key, value in link.items() if key != "type" or value != supposed}


def _link(links: Iterable[dict[str, str]], rel: str) -> str | None:
    return next((link["href"] for link in links if link["rel"] == rel), None)


def _people(found: Any) -> tuple[Person, ...]:
    listed = [
        Person(line_of(_string(who, "name") or "") or None, _string(who, "href"), _string(who, "email"))
        for who in (*found.get("authors", ()), *found.get("contributors", ()))
    ]
    if len(listed) == 1:
        listed = [_as_written(listed[0], _string(found, "author") or "")]
    people = (_without_borrowed(who, before) for who, before in zip(listed, [Person(), *listed], strict=False))
    return tuple(dict.fromkeys(person for person in people if person != Person()))


def _as_written(who: Person, author: str) -> Person:
    """Read a lone author's mail address again: feedparser cuts it after four letters of its last label."""
    mail = MAIL.search(author)
    if mail is None:
        return who
    return Person(line_of(author.replace(mail[0], "").strip(" \t\n()<>")) or None, who.url, mail[0])


def _without_borrowed(who: Person, before: Person) -> Person:
    """Return an author without the name or address that feedparser carried over from the one before."""
    email = None if who.email and (before.email or "").startswith(who.email) else who.email
    name = None if (email or who.url) and who.name == before.name else who.name
    return Person(name, who.url, email)


def _tags(found: Any) -> tuple[Tag, ...]:
    return tuple(
        Tag(term, tag.get("scheme") or None, tag.get("label") or None)
        for tag in found.get("tags", ())
        if (term := line_of(tag.get("term") or tag.get("label") or ""))
    )


def _images(found: Any) -> tuple[Image, ...]:
    """Return the pictures of an entry: media:content, else a thumbnail; a single one with its caption and credit."""
    pictures = [part for part in found.get("media_content", ()) if part.get("url") and _is_picture(part)]
    pictures = pictures or [part for part in found.get("media_thumbnail", ()) if part.get("url")][:1]
    lone = len(pictures) == 1
    caption = line_of(_string(found, "media_caption") or "", html=True) if lone else ""
    credits = [line_of(part.get("content", "")) for part in found.get("media_credit", ())] if lone else []
    images = tuple(
        Image(
            part["url"], caption or None, ", ".join(filter(None, credits)) or None,
            width=_number(part.get("width")), height=_number(part.get("height")),
        )
        for part in pictures
    )  # fmt: skip
    own = _string(found.get("image"), "href")
    return images or ((Image(own),) if own else ())


def _is_picture(part: dict[str, str]) -> bool:
    kind = part.get("medium") or part.get("type", "")
    return kind.startswith("image") or bool(re.search(r"\.(?:jpe?g|png|gif|webp|avif)\b", part["url"], re.IGNORECASE))


def _enclosures(links: Iterable[dict[str, str]]) -> Iterable[Enclosure]:
    for link in links:
        if link["rel"] == "enclosure":
            length = _number(link.get("length"))
            yield Enclosure(link["href"], link.get("type") or None, length or None, link.get("title") or None)


def _media_enclosures(found: Any) -> Iterable[Enclosure]:
    for part in found.get("media_content", ()):
        if part.get("url") and not _is_picture(part):
            yield Enclosure(part["url"], part.get("type") or None, _number(part.get("filesize")))


def _content_elsewhere(found: Any) -> Iterable[Enclosure]:
    """Yield the content that Atom only points to (RFC 4287 section 4.1.3.2)."""
    return (Enclosure(part["src"], part.get("type") or None) for part in found.get("content", ()) if part.get("src"))


def _other_links(found: Any, links: Iterable[dict[str, str]]) -> tuple[Link, ...]:
    comments = [Link("replies", url) for url in (_string(found, "comments"),) if url]
    others = (
        Link(link["rel"], link["href"], link.get("type") or None, link.get("title") or None)
        for link in links
        if link["rel"] not in ("alternate", "enclosure", "self")
    )
    return tuple(dict.fromkeys((*others, *comments)))


def _attribution(source: Any) -> Feed | None:
    if not isinstance(source, dict):
        return None
    said = _feed(source)
    address = _string(source, "href")  # RSS's source has the address of the feed it came from
    feed = replace(said, feed_url=said.feed_url or (address if address != said.url else None))
    return feed if feed != Feed() else None


def _tombstones(source: str) -> tuple[Tombstone, ...]:
    """Return every at:deleted-entry (RFC 6721 section 3); feedparser keeps only the last."""
    found = []
    for tag in _DELETED.finditer(source):
        said = dict(_ATTRIBUTE.findall(tag[1]))
        if said.get("ref"):
            found.append(Tombstone(line_of(said["ref"], html=True), moment_of(said.get("when"))))
    return tuple(found)


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
