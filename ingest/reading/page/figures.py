"""The pictures of a story: which is the lead, their captions, and whose they are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import lxml.html

from ingest.reading.page.body import Body
from ingest.reading.page.captions import caption_near, caption_of, first_caption, has_frame
from ingest.reading.page.compose import Figure
from ingest.reading.page.signals import Signals
from ingest.reading.page.walk import Picture, Walked
from ingest.reading.phrases.credit import Caption
from ingest.schema import Image
from ingest.text.markup import line_of

# Where lazy loading keeps the address until a script moves it.
SOURCES = ("data-src", "data-original", "data-lazy-src", "data-url", "data-hi-res-src", "src")
_JUNK = re.compile(
    r"spacer|blank\.|pixel|1x1|avatar|logo|icon|sprite|placeholder|gravatar|badge|/ads?/|\.svg(?:\?|$)", re.IGNORECASE
)
_SIZE = re.compile(r"^\s*(\d+)")
_NAME = re.compile(r"([\w%.-]{6,})\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{6,}")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif)(?:\?|$)", re.IGNORECASE)
ABOVE = 12  # pieces of text above the title
SMALL = 120  # pixels: no picture of a story is narrower
MOST = 20  # pictures of a story
MOST_SEEN = 2000  # among which the lead is looked for
MOST_SHOWN = 500  # that are written into it


def images_of(walked: Walked, signals: Signals, body: Body | None) -> tuple[Image, ...]:
    """Return the pictures of a story, the lead image first, addresses as written."""
    found: dict[str, Image] = {}
    lead = _lead(walked, signals, body)
    if lead is not None:
        found[_key(lead.url or "")] = lead
    for picture in islice(_inside(walked, body), MOST):
        image = image_of(picture)
        found.setdefault(_key(image.url or ""), image)
    return tuple(found.values())


def _lead(walked: Walked, signals: Signals, body: Body | None) -> Image | None:
    """The lead image: the one the page puts forward, with the caption that stands beside it on the page."""
    stated = _stated_image(signals)
    low, high = _head(walked, body)
    shown = _lead_picture(walked, stated, low, high)
    caption = Caption(None, None)
    if shown is not None:
        caption = next((c for c in (caption_of(shown), caption_near(shown, walked)) if any(c)), caption)
    if not any(caption):
        caption = first_caption(walked, low, high)
    image = stated or (image_of(shown) if shown is not None else None)
    if image is None:
        return None
    alt = line_of(shown.element.get("alt") or "") or None if shown is not None else image.alt
    return replace(image, caption=caption.text or image.caption, credit=caption.credit or image.credit, alt=alt)


def _head(walked: Walked, body: Body | None) -> tuple[int, int]:
    """The pieces of text between which a lead image stands: a little above the title, and the first blocks."""
    title = next((run.piece for run in walked.runs if run.place.tag == "h1"), 0)
    if body is None:
        return title - ABOVE, title + ABOVE
    return min(title, body.runs[0].piece) - ABOVE, body.runs[min(2, len(body.runs) - 1)].piece + 2


def figures_of(walked: Walked, body: Body) -> tuple[Figure, ...]:
    """Return the pictures that stand in the story, in its order."""
    return tuple(
        Figure(_source(picture), line_of(picture.element.get("alt") or ""), picture.piece)
        for picture in islice(_inside(walked, body), MOST_SHOWN)
    )


def image_of(picture: Picture) -> Image:
    """Return a picture with its caption and credit, told apart."""
    element = picture.element
    caption = caption_of(picture)
    alt = line_of(element.get("alt") or "") or None
    width, height = (_pixels(element.get(name)) for name in ("width", "height"))
    return Image(_source(picture), caption.text, caption.credit, alt, width, height)


def _inside(walked: Walked, body: Body | None) -> Iterator[Picture]:
    """Pictures between the first and the last block of the story, links to other stories left out."""
    if body is None:
        return
    first, last = body.runs[0].piece, body.runs[-1].piece
    numbers = {run.place.number for run in body.runs}
    for picture in walked.pictures:
        if not first <= picture.piece <= last or not body.container.holds(picture.place) or not _is_usable(picture):
            continue
        if not _is_linked(picture) and (
            picture.place.tag in {"figure", "body"}
            or picture.place.parent is body.container
            or picture.place.number in numbers
        ):
            yield picture


def _stated_image(signals: Signals) -> Image | None:
    """The image that the page itself puts forward, with what JSON-LD says of it."""
    url = signals.first(
        "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "itemprop:image"
    )
    known = signals.graph.images[0] if signals.graph.images else None
    if url is None:
        return known
    return replace(known, url=url) if known and _key(known.url or "") == _key(url) else Image(url)


def _lead_picture(walked: Walked, stated: Image | None, low: int, high: int) -> Picture | None:
    """The picture on the page that is the stated one, else the first in a figure near the story's head."""
    key = _key(stated.url or "") if stated else ""
    usable = [picture for picture in walked.pictures[:MOST_SEEN] if _is_usable(picture)]
    near = [picture for picture in usable if low <= picture.piece <= high][:MOST]
    same = [
        picture for picture in (*near, *usable) if key and key in {_key(source) for source in _sources(picture.element)}
    ]
    framed = [picture for picture in near if not _is_linked(picture) and has_frame(picture)]
    plain = [picture for picture in near if not _is_linked(picture) and low + ABOVE <= picture.piece]
    return next(iter((*same, *framed, *plain)), None)


def _is_linked(picture: Picture) -> bool:
    """Whether a picture leads somewhere else than to itself in full size."""
    return picture.anchor is not None and not _PICTURE.search(picture.anchor.href)


def _is_usable(picture: Picture) -> bool:
    width = _pixels(picture.element.get("width"))
    source = _source(picture)
    return bool(source) and not _JUNK.search(source) and (width is None or width >= SMALL)


def _sources(element: lxml.html.HtmlElement) -> list[str]:
    sets = [
        part.strip().split(" ")[0]
        for name in ("srcset", "data-srcset")
        for part in (element.get(name) or "").split(", ")
    ]
    return [source for source in (*(element.get(name) or "" for name in SOURCES), *sets) if source]


def _source(picture: Picture) -> str:
    usable = [source for source in _sources(picture.element) if not source.startswith(("data:", "blob:"))]
    return usable[0].strip() if usable else ""


def _pixels(text: str | None) -> int | None:
    found = _SIZE.match(text or "")
    return int(found[1]) if found and len(found[1]) < 6 else None


def _key(url: str) -> str:
    """What the addresses of one picture in several sizes share: a long number, or the file's name."""
    path = url.split("?")[0]
    if names := _NAME.findall(url):
        return re.sub(r"-?\d{2,4}x\d{2,4}$", "", names[-1].lower())
    numbers = _LONG_NUMBER.findall(path)
    return numbers[0] if numbers else path.rsplit("/", 1)[-1] or path
