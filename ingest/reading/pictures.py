"""The pictures of an entry: those that are declared, else the first in its text; faces and smileys are left out.

In text that a feed copied from a page, pictures may wait for a script to load them: `with_sources` gives them plain
addresses.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.reading.notes import Context, Notes
from ingest.reading.raw import RawEntry
from ingest.schema import Image
from ingest.text.markup import ATTRIBUTE, attributes_of, line_of, unescape
from ingest.text.urls import absolute_url

_IMG = re.compile(r"<img\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_LARGEST_ICON = 48  # pixels
_LARGEST_SMALL = 150  # pixels: WordPress crops to this size for lists, Blogger to 72
# Addresses of the faces of authors and the icons of sites (WordPress.com puts both in a picture's place), smileys,
# counters and signs. Whatever comes first, the pattern begins with one of three signs, which is quick to search for.
_NOT_OF_STORY = re.compile(
    r"[/_-](?:(?:pixel|spacer|blank|1x1|transparent)\.(?:gif|png)"
    r"|(?<=/)(?:(?:emojis?|smil(?:ies|eys?)|emoticons?)/|blank\.jpg|/(?:pixel|stats)\."
    r"|(?<=gravatar\.com/)(?:avatar|blavatar)/|(?<=feeds\.feedburner\.com/)~|(?<=feedsportal\.com/|doubleclick\.net/)))"
)
# The attributes that hold a picture's address until a script moves it to `src`, the most used first. They are believed
# before `src`; those of LAST_SOURCES, which may hold something else as well, after it.
LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-url", "data-hi-res-src")
LAST_SOURCES = ("data-lazy", "data-cfsrc", "data-ezsrc", "data-pagespeed-lazy-src", "data-lazyload", "data-image")
SETS = ("srcset", "data-srcset", "data-lazy-srcset")
# Where a lazily loaded picture keeps its address, or its set of addresses; `srcset` alone is too rare to look for.
_PUT_OFF = re.compile(rf"(?:{'|'.join((*LAZY_SOURCES, *LAST_SOURCES, *SETS[1:]))})[=\s]")
_TAG = re.compile(r"<[iI][mM][gG]\b[^<>]{0,20000}>")
_TWIN = re.compile(
    r"<noscript\b[^<>]{0,200}>\s{0,99}((?i:(?:<\w+[^<>]{0,500}>\s{0,99}){0,2}<img\b[^<>]{0,5000}>(?:\s{0,99}</\w+>){0,2}))"
    r"\s{0,99}</noscript\s{0,9}>"
)
_BEFORE = re.compile(r"<img\b[^<>]*>\s*", re.IGNORECASE)
# One candidate of a `srcset`: its address, which may hold commas but not end with one, and its size.
_OF_SET = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:,+(?=\s|$)|(\s[^,]*)?(?:,|$))")
_HOW_LARGE = re.compile(r"\s(\d{1,6}(?:\.\d{1,6})?)(?:e(\d))?[wx](?!\S)")
_LONGEST_SET = 4_000  # characters
_MOST = 2_000  # pictures of one text that are looked at
_FARTHEST = 5_000  # characters from a picture to its twin
_ADDRESS = re.compile(r"(?!data:|blob:|about:|javascript:)[^\s{}]*[/.][^\s{}]*", re.IGNORECASE)
# A picture of one pixel, whose address is not put off until a script runs.
_PIXEL = re.compile(
    r"""<img\b(?=[^<>]*?\swidth\s?=\s?["']?[01](?:px)?["'\s/>])(?=[^<>]*?\sheight\s?=\s?["']?[01](?:px)?["'\s/>])"""
    r"""(?![^<>]*?\s(?:data-[\w-]{1,40}|srcset)\s?=)[^<>]*+>""",
    re.IGNORECASE,
)
TINY = frozenset({"0", "1", "2", "0px", "1px"})  # widths and heights of what nobody is meant to see


def images(raw: RawEntry, html: str | None, context: Context, notes: Notes) -> tuple[Image, ...]:
    """Return the declared pictures, the lead first; where all of them are small, the content's first picture leads."""
    if not (raw.images or html):
        return ()
    kept: dict[str | None, Image] = {}
    for one in raw.images:
        url = absolute_url(one.url, context.base) if one.url else None
        if one.url and url is None:
            notes.flaw("bad-url", one.url)
        elif url and context.origin == "feed" and (is_not_of_story(url) or _is_icon(_declared_sizes(one))):
            notes.flaw("no-storys-picture", url)
        elif url or context.origin == "text":
            kept.setdefault(url, clean_image(one, url))
    return tuple(_larger_first(kept, html or "") if context.origin == "feed" else kept.values())


def _larger_first(declared: dict[str | None, Image], html: str) -> Iterable[Image]:
    """Return an entry's pictures with the small ones last; a picture that states no size counts as large."""
    if all(map(is_small, declared.values())):
        shown = _shown(html, larger_than=_LARGEST_SMALL if declared else _LARGEST_ICON) if html else ()
        return {**{image.url: image for image in shown}, **declared}.values()
    return sorted(declared.values(), key=is_small)


def is_small(image: Image) -> bool:
    """Return whether a picture is declared so small that any other picture of its story is better."""
    return 0 < max(image.width or 0, image.height or 0) <= _LARGEST_SMALL


def _declared_sizes(image: Image) -> list[int]:
    return [size for size in (image.width, image.height) if size]


def clean_image(image: Image, url: str | None) -> Image:
    """Return a picture with this address, and with its texts as single lines."""
    texts = (line_of(text or "") or None for text in (image.caption, image.credit, image.alt))
    caption, credit, alt = texts
    if (url, caption, credit, alt) == (image.url, image.caption, image.credit, image.alt):
        return image
    return replace(image, url=url, caption=caption, credit=credit, alt=alt)


def _shown(html: str, *, larger_than: int) -> Iterable[Image]:
    """Yield the first picture of safe HTML that is neither declared to be small nor an icon, a face or a counter."""
    for tag in _IMG.finditer(html):
        said = dict(_ATTRIBUTE.findall(tag[1]))
        source = said.get("src", "")
        sizes = [int(size[:9]) for key in ("width", "height") if (size := said.get(key, "")).isdecimal()]
        if not source.startswith("http") or _is_icon(sizes, larger_than) or is_not_of_story(source):
            continue
        if url := absolute_url(unescape(source), None):
            yield Image(url, alt=line_of(unescape(said.get("alt", ""))) or None)
            return


def is_not_of_story(url: str) -> bool:
    """Return whether the address of a picture tells that it is a face, an icon, a smiley, a counter or a blank."""
    return _NOT_OF_STORY.search(url.lower()) is not None  # a third of the time that re.IGNORECASE takes


def _is_icon(sizes: list[int], largest: int = _LARGEST_ICON) -> bool:
    return bool(sizes) and (min(sizes) <= 2 or max(sizes) <= largest)


def with_sources(html: str) -> str:
    """Return HTML whose lazily loaded pictures have their addresses in `src`, for readers that run no scripts.

    The address meant for a script, or the largest of a set, replaces a missing one or a placeholder; a picture within
    `noscript` replaces the one before it that has no address.
    """
    if "<noscript" in html:
        html = _TWIN.sub(_twin, html, count=_MOST)
    return _TAG.sub(_with_source, html, count=_MOST) if "data-" in html and _PUT_OFF.search(html) else html


def _twin(found: re.Match[str]) -> str:
    """Return a `noscript`'s picture in its place, unless it counts readers or doubles a picture that has an address."""
    said = attributes_of(found[1][found[1].lower().rindex("<img") :])
    at = found.string.rfind("<img", max(0, found.start() - _FARTHEST), found.start())
    before = _BEFORE.fullmatch(found.string, at, found.start()) if at >= 0 else None
    return found[0] if counts_readers(said) or (before and _source(attributes_of(before[0]))) else found[1]


def counts_readers(attributes: Mapping[str, str]) -> bool:
    """Return whether a picture is there to count readers: its attributes say that it is tiny, or hidden."""
    sizes = (attributes.get("width", ""), attributes.get("height", ""))
    return not TINY.isdisjoint(sizes) or "none" in attributes.get("style", "")


def without_pixels(html: str) -> str:
    """Return HTML without the pictures of one pixel by which publishers count who reads a feed.

    >>> without_pixels('<p>The dam.</p><img src="https://count.example/7" width="1" height="1" alt="">')
    '<p>The dam.</p>'
    """
    return _PIXEL.sub("", html, count=_MOST) if '"1"' in html or "'1'" in html else html


def _with_source(tag: re.Match[str]) -> str:
    written = tag[0]
    said = attributes_of(written)
    source = _source(said)
    if not source or source == said.get("src"):
        return written
    bare = ATTRIBUTE.sub(lambda one: "" if one[1].lower() == "src" else one[0], written)
    quoted = source.replace('"', "&quot;")
    return f'{bare[:4]} src="{quoted}"{bare[4:]}'


def _source(said: dict[str, str]) -> str | None:
    """Return a picture's address: the one a script would load, else its own, else the largest of a set."""
    for name in (*LAZY_SOURCES, "src", *LAST_SOURCES):
        if (value := said.get(name)) and _ADDRESS.fullmatch(value):
            return value
    of_sets = (one for name in SETS for one in addresses_of_set(said.get(name, "")))
    return next((one for one in of_sets if _ADDRESS.fullmatch(one)), None)


def addresses_of_set(written: str) -> list[str]:
    """Return the addresses of a set of pictures, the largest first (HTML standard, section 4.8.4.2.1).

    >>> addresses_of_set("/w_400,h_300/a.jpg 400w, /b.jpg 1200w 900h,/c.jpg 800w")
    ['/b.jpg', '/c.jpg', '/w_400,h_300/a.jpg']
    """
    found = _OF_SET.findall(written[:_LONGEST_SET])
    return [address for address, _ in sorted(found, key=lambda one: -_size(one[1]))]


def _size(said: str) -> float:
    """Return the size of a candidate of a set, in pixels or as a density; 1.0, the default, if it states none."""
    found = _HOW_LARGE.search(said)
    return float(found[1]) * 10 ** int(found[2] or 0) if found else 1.0
