"""Pictures and attached files: enclosures, Media RSS, a podcast's picture and duration.

Media RSS 1.5.1 (rssboard.org/media-rss), RSS 2.0 (enclosure), RFC 4287 section 4.2.7.2 (rel=enclosure), Apple's tags.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.etree import _Element

from ingest.reading.feed.constructs import (
    Grouped,
    Scope,
    address,
    grouped,
    text,
    text_of_element,
    unwrapped,
    whole_number,
    words_of,
)
from ingest.reading.feed.links import RESOURCE, Links, written
from ingest.reading.feed.tags import tags
from ingest.reading.pictures import is_small
from ingest.reading.raw import Said
from ingest.schema import Enclosure, Flaw, Image, Tag
from ingest.text.markup import line_of

KEYS = frozenset(
    "media:content media:group media:thumbnail media:image media:description enclosure enc:enclosure image"
    " itunes:image itunes:link itunes:duration thumbnail post-thumbnail featured_image featuredimage"
    " news:image podcast:image podcast:images podcast:alternateenclosure".split()
) | frozenset("fullimage storyimage cover_image coverimage image_url imageurl photo img g:image_link".split())
MEASURED = frozenset({"enclosure", "itunes:duration"})
_ORIGINAL = "feedburner:origenclosurelink"  # a file's own address, where the enclosure's is a counter's
_OWN = (
    *("itunes:image", "image", "media:image", "itunes:link", "thumbnail", "post-thumbnail", "featured_image"),
    *("featuredimage", "podcast:image", "podcast:images", "news:image"),
    *("fullimage", "storyimage", "cover_image", "coverimage", "image_url", "imageurl", "photo", "img", "g:image_link"),
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:\.\d+)?", re.ASCII)
# "PT1H2M3S" (ISO 8601 section 4.4.3), "1 h 2 min", "41 minutes"
_SPAN = re.compile(
    r"(?=P|\d)(?:PT)?(?:(\d{1,3}) ?h(?:(?:ou)?rs?)?)?[ ,]*+(?:(\d{1,5}) ?m(?:in(?:ute)?s?)?)?[ ,]*+"
    r"(?:(\d{1,6})(?:\.\d+)? ?s(?:ec(?:ond)?s?)?)?\.?",
    re.ASCII | re.IGNORECASE,
)
_PLAYED = ("audio", "video")
_RECORDING = re.compile(r"\.(?:mp3|m4[abv]|aac|og[agv]|opus|flac|wav|mp4|mov|webm|mkv)(?:[?#]|$)", re.IGNORECASE)
_UNKNOWN = frozenset({"-1", "None", "null", "undefined", "unknown", "NaN"})  # what programs write for no length
_MOST_NAMED = 100  # files of one entry whose faults are named
_NO_KIND = frozenset({"", "application/octet-stream"})  # types that a server gives when it does not know


@dataclass(frozen=True, slots=True)
class Media:
    """What an entry shows and carries, addresses as written."""

    images: tuple[Image, ...]  # the lead image first
    enclosures: tuple[Enclosure, ...]
    summary: tuple[Said, ...] = ()  # the description of a film or a recording, which describes its entry too
    title: tuple[Said, ...] = ()  # its title, likewise
    tags: tuple[Tag, ...] = ()


_NOTHING = Media((), ())


@dataclass(frozen=True, slots=True)
class _Part:
    """One media:content, and the elements in it and around it."""

    url: str
    element: _Element
    around: tuple[Grouped, ...]  # the nearest first
    is_picture: bool


def media(found: Grouped, links: Links, scope: Scope) -> Media:
    """Return the pictures, files and descriptions of an entry; the pictures of one group count as one."""
    enclosures = list(_enclosures(found, links, scope))
    if KEYS.isdisjoint(found):
        return Media(tuple(attached_pictures(enclosures)), tuple(_once(enclosures))) if enclosures else _NOTHING
    parts = list(_parts(found, scope))
    images = _pictures(found, parts, enclosures, scope)
    films = [part for part in parts if not part.is_picture]
    files = _once((*enclosures, *map(_file, films)))
    if _ORIGINAL in found and len(files) == 1:
        files = [replace(files[0], url=next(written(found, _ORIGINAL, scope), files[0].url))]
    files = _with_forms(_with_length(files, found, scope), found, scope)
    if images and not films:
        return Media(tuple(images), tuple(files))
    places = _places(found, films if len(films) == 1 else (), scope)
    return Media(tuple(images), tuple(files), *_told(places, scope))


def _told(places: list[Grouped], scope: Scope) -> tuple[tuple[Said, ...], tuple[Said, ...], tuple[Tag, ...]]:
    """Return the descriptions, titles and tags of a film; of the entry's own, only the description is read here."""
    within = places[1:]
    named = tuple(tag for place in within for tag in tags(place, scope))
    return tuple(_said("media:description", places, scope)), tuple(_said("media:title", within, scope)), named


def _said(key: str, places: list[Grouped], scope: Scope) -> Iterator[Said]:
    for place in places:
        for element in place.get(key, ()):
            if said := text(element, key, scope):
                yield said


def _pictures(found: Grouped, parts: list[_Part], enclosures: list[Enclosure], scope: Scope) -> list[Image]:
    """Return the pictures of the first place that has any; while all are small, those of the next place as well."""
    kept: list[Image] = []
    shown = _images([part for part in parts if part.is_picture], scope)
    for place in (shown, _thumbnails(found, parts, scope), _own(found, scope), attached_pictures(enclosures)):
        kept += place
        if not all(map(is_small, kept)):
            break
    return kept


def attached_pictures(enclosures: Iterable[Enclosure]) -> list[Image]:
    """Return the pictures among the attached files: many feeds put theirs nowhere else."""
    return [Image(one.url) for one in enclosures if _is_picture(one.url, one.media_type or "", "")]


def _parts(found: Grouped, scope: Scope) -> Iterator[_Part]:
    for element in found.get("media:content", ()):
        yield from _part(element, (found,), scope)
    for group in found.get("media:group", ()):
        inside = grouped(group, scope)
        parts = [part for one in inside.get("media:content", ()) for part in _part(one, (inside, found), scope)]
        yield from (part for part in parts if not part.is_picture)
        # The pictures of a group are one picture in several sizes (Media RSS, media:group).
        yield from sorted((part for part in parts if part.is_picture), key=_width, reverse=True)[:1]


def _part(element: _Element, around: tuple[Grouped, ...], scope: Scope) -> Iterator[_Part]:
    url = (element.get("url") or "").strip()
    if url:
        picture = _is_picture(url, element.get("type") or "", element.get("medium") or "")
        inside = (grouped(element, scope), *around) if len(element) else around
        yield _Part(address(element, url, scope), element, inside, picture)


def _is_picture(url: str, kind: str, medium: str) -> bool:
    said = (medium or kind).strip().lower()
    return said.startswith("image") if said else bool(_PICTURE.search(url))


def _width(part: _Part) -> int:
    return whole_number(part.element.get("width")) or 0


def _images(parts: list[_Part], scope: Scope) -> list[Image]:
    """Return pictures with captions and credits; of one picture in several sizes only the widest."""
    kept: dict[object, Image] = {}
    for part in parts:
        image = _image(part, scope, lone=len(parts) == 1)
        key = _which(image)
        known = kept.get(key)
        if known is None or (image.width or 0) > (known.width or 0):
            kept[key] = image
    images = list(kept.values())
    return sorted(images, key=lambda image: -(image.width or 0)) if _are_sizes(images) else images


def _are_sizes(images: list[Image]) -> bool:
    """Whether these may be sizes of one picture: they have one credit, no captions, and each its own width."""
    if len(images) < 2 or not images[0].credit:
        return False
    widths = {image.width for image in images}
    alike = all(image.credit == images[0].credit and not image.caption for image in images)
    return alike and None not in widths and len(widths) == len(images)


def _which(image: Image) -> object:
    """Return what the sizes of one picture share: caption and credit, else the address, without its query if sized."""
    if image.caption and image.credit:
        return image.caption, image.credit
    if not image.width or image.url is None or "?" not in image.url:
        return image.url
    path = image.url.partition("?")[0]
    return path if _PICTURE.search(path) else image.url


def _image(part: _Part, scope: Scope, *, lone: bool) -> Image:
    """Read one picture: what stands inside it is its own, what stands around it only if it is the one picture."""
    nearest = part.around if lone else part.around[:-1]
    described = _nearest(nearest, "media:description") or _nearest(nearest, "media:text")  # a picture has no transcript
    captions = (line_of(text_of_element(one, scope), html=True) for one in described)
    credits = (line_of(text_of_element(one, scope), html=True) for one in _nearest(nearest, "media:credit"))
    return Image(
        part.url,
        next(filter(None, captions), None),
        ", ".join(dict.fromkeys(filter(None, credits))) or None,
        width=whole_number(part.element.get("width")),
        height=whole_number(part.element.get("height")),
    )


def _nearest(places: Iterable[Grouped], key: str) -> list[_Element]:
    for place in places:
        if key in place:
            return place[key]
    return []


def _places(found: Grouped, parts: Iterable[_Part], scope: Scope) -> list[Grouped]:
    """Return where the media of an entry may be described: in the entry, in its groups, in the media elements."""
    places = [found, *(grouped(group, scope) for group in found.get("media:group", ()))]
    places += [part.around[0] for part in parts if len(part.element)]
    return places + [
        grouped(one, scope) for place in places for one in place.get("media:content", ()) if not one.get("url")
    ]


def _thumbnails(found: Grouped, parts: list[_Part], scope: Scope) -> Iterator[Image]:
    """Yield the one thumbnail that stands for the entry: its own, its group's, or its medium's."""
    for place in _places(found, parts, scope):
        thumbnails = [image for one in place.get("media:thumbnail", ()) for image in _thumbnail(one, scope)]
        if thumbnails:  # the most important comes first (Media RSS, media:thumbnail)
            largest = max(thumbnails, key=lambda image: image.width or 0)
            yield next((image for image in thumbnails if not is_small(image)), largest)
            return


def _thumbnail(element: _Element, scope: Scope) -> Iterator[Image]:
    url = (element.get("url") or text_of_element(element, scope)).strip()
    if url:
        size = whole_number(element.get("width")), whole_number(element.get("height"))
        yield Image(address(element, url, scope), None, None, width=size[0], height=size[1])


def _own(found: Grouped, scope: Scope) -> Iterator[Image]:
    """Yield the pictures that an entry or a feed names as its own."""
    for key in _OWN:
        for element in found.get(key, ()):
            if key == "itunes:link" and element.get("rel") != "image":
                continue
            url = element.get("href") or element.get("url") or element.get("src") or element.get(RESOURCE)
            url = url or next(written(grouped(element, scope), "url", scope), None)
            url = url or next(iter((element.get("srcset") or "").split()), None)  # the largest comes first
            if url or (url := _address_in(element, scope)):
                yield Image(address(element, url.strip(), scope))


def _address_in(element: _Element, scope: Scope) -> str:
    """Return the address that is an element's text; "" for a name, as of a photographer."""
    words = "" if len(element) else text_of_element(element, scope).strip()
    return unwrapped(words) if "/" in words or _PICTURE.search(words) else ""


def picture(found: Grouped, scope: Scope) -> str | None:
    """Return the address of a feed's own picture, as written."""
    return next((image.url for image in _own(found, scope)), None)


def _enclosures(found: Grouped, links: Links, scope: Scope) -> Iterator[Enclosure]:
    for element in found.get("enclosure", ()):
        yield from _attached(element, scope)
    if "enc:enclosure" in found:
        yield from _of_rss1(found["enc:enclosure"], scope)
    for link in links.typed:
        if link.rel == "enclosure":
            yield _enclosure(link.element, link.href)
    for element in found.get("content", ()):  # content that Atom only points to (RFC 4287 section 4.1.3.2)
        if source := (element.get("src") or "").strip():
            yield Enclosure(address(element, source, scope), _kind(element))


def _attached(element: _Element, scope: Scope) -> Iterator[Enclosure]:
    url = element.get("url") or element.get("href") or element.get(RESOURCE)
    if not url and len(element):
        yield from _spelt_out(grouped(element, scope), scope)
    elif (url := url or text_of_element(element, scope)).strip():
        yield _enclosure(element, address(element, url, scope))


def _spelt_out(said: Grouped, scope: Scope) -> Iterator[Enclosure]:
    """Yield a file whose address, type and length are elements, as some programs write them instead of attributes."""
    for url in islice(written(said, "url", scope), 1):
        kind, length = words_of(said, "type", scope), whole_number(words_of(said, "length", scope))
        yield Enclosure(url, kind.lower() if kind else None, length or None)


def _with_forms(enclosures: list[Enclosure], found: Grouped, scope: Scope) -> list[Enclosure]:
    """Add the alternate forms of a podcast's recording, each at the first web address it has."""
    forms = []
    for element in found.get("podcast:alternateenclosure", ()):
        sources = (one.get("uri") or "" for one in grouped(element, scope).get("podcast:source", ()))
        if url := next((uri.strip() for uri in sources if uri.strip().lower().startswith("http")), None):
            forms.append(_enclosure(element, url))
    return _once((*enclosures, *forms)) if forms else enclosures


def _of_rss1(elements: Iterable[_Element], scope: Scope) -> Iterator[Enclosure]:
    """Yield the enclosures of RSS 1.0's module, whose attributes have a namespace."""
    for element in elements:
        said = {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}
        if url := (said.get("resource") or said.get("url") or "").strip():
            yield Enclosure(address(element, url, scope), said.get("type"), whole_number(said.get("length")) or None)


def _enclosure(element: _Element, url: str) -> Enclosure:
    length = whole_number(element.get("length") or element.get("fileSize") or element.get("filesize"))
    return Enclosure(url, _kind(element), length or None, line_of(element.get("title") or "") or None)


def _kind(element: _Element) -> str | None:
    """Return the media type in lower case, for case does not matter (RFC 6838 section 4.2)."""
    return (element.get("type") or "").strip().lower() or None


def _file(part: _Part) -> Enclosure:
    element = part.element
    duration = seconds_of(element.get("duration") or "")
    size = whole_number(element.get("fileSize") or element.get("filesize"))
    return Enclosure(part.url, _kind(element), size or None, None, duration)


def _once(enclosures: Iterable[Enclosure]) -> list[Enclosure]:
    """Return each file once, with what later mentions add to the first."""
    kept: dict[str, Enclosure] = {}
    for one in enclosures:
        if one.url not in kept:
            kept[one.url] = one
            continue
        known = kept[one.url]
        kept[one.url] = replace(
            known,
            media_type=known.media_type or one.media_type,
            length=known.length or one.length,
            title=known.title or one.title,
            duration=known.duration or one.duration,
        )
    return list(kept.values())


def _with_length(enclosures: list[Enclosure], found: Grouped, scope: Scope) -> list[Enclosure]:
    """Give a single recording the duration that the podcast states beside it."""
    said = next((seconds_of(text_of_element(one, scope)) for one in found.get("itunes:duration", ())), None)
    if said is None:
        return enclosures
    played = _recordings(enclosures)
    if len(played) != 1 or played[0].duration:
        return enclosures
    return [replace(one, duration=said) if one is played[0] else one for one in enclosures]


def refused(found: Grouped, scope: Scope) -> Iterator[Flaw]:
    """Yield a flaw for each file without an address, and for each length and duration that cannot be read."""
    for element in found.get("enclosure", ())[:_MOST_NAMED]:
        if not any(True for _ in _attached(element, scope)):
            yield Flaw("bad-url", "an enclosure without an address")
        length = (element.get("length") or "").strip()
        if length and whole_number(length) is None and length not in _UNKNOWN:
            yield Flaw("bad-number", f"enclosure of length {length}")
    for element in found.get("itunes:duration", ())[:_MOST_NAMED]:
        said = text_of_element(element, scope).strip()
        if said and seconds_of(said) is None:
            yield Flaw("bad-number", f"itunes:duration {said}"[:200])


def _recordings(enclosures: list[Enclosure]) -> list[Enclosure]:
    """Return the files that are played: by their types, else by their endings, else the only one if it may be."""
    return (
        [one for one in enclosures if (one.media_type or "").startswith(_PLAYED)]
        or [one for one in enclosures if _RECORDING.search(one.url)]
        or [one for one in enclosures if len(enclosures) == 1 and _may_be_played(one)]
    )


def _may_be_played(file: Enclosure) -> bool:
    return (file.media_type or "") in _NO_KIND and not _PICTURE.search(file.url)


def seconds_of(text: str) -> int | None:
    """Return a podcast's duration in seconds, None if it cannot be read.

    >>> seconds_of("1:02:03"), seconds_of("62:03"), seconds_of("95"), seconds_of("PT1H2M3S"), seconds_of("soon")
    (3723, 3723, 95, 3723, None)
    """
    text = text.strip()
    match = _CLOCK.fullmatch(text) or _SPAN.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
