"""Chooses the pictures of a story and its lead, with their captions and credits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, takewhile, zip_longest
from typing import cast

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.blocks.compose import Figure
from ingest.reading.page.dom.walked import HEADINGS, Picture, Run, Walked
from ingest.reading.page.looking import Looked
from ingest.reading.page.metadata.order import IMAGES
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.page.metadata.site_name import is_whole_name, site_of
from ingest.reading.page.pictures.addresses import is_junk, is_sign, key_of
from ingest.reading.page.pictures.caption_attributes import said_in_title
from ingest.reading.page.pictures.caption_boxes import CREDIT, box_of
from ingest.reading.page.pictures.caption_checks import sound_caption
from ingest.reading.page.pictures.captions import caption_below, caption_near, caption_of
from ingest.reading.page.pictures.loose_captions import first_caption, first_credit
from ingest.reading.phrases.credit import NO_CAPTION, Caption, split_credit
from ingest.reading.pictures import LAST_SOURCES, LAZY_SOURCES, SETS, addresses_of_set
from ingest.schema import Flaw, Image
from ingest.text.language import fold
from ingest.text.markup import Element, line_of
from ingest.text.urls import absolute_url

SOURCES = (*LAZY_SOURCES, "src", *LAST_SOURCES)  # attributes, in the order of trust
_STAND_INS = ("data:", "blob:")
# The file name of a placeholder, shown until the picture is loaded, and what it is called.
_WAITING_NAMES = (
    "placeholder",
    "spacer",
    "blank",
    "pixel",
    "1x1",
    "transparent",
    "loading",
    "loader",
    "lazyload",
    "lazy",
)
_WAITING = re.compile(rf"(?<![a-z\d])(?:{'|'.join(_WAITING_NAMES)})(?![a-z\d])[^/]*$")
_SIZE = re.compile(r"^\s*(\d+)")
# The file name of a site's banner; "protest-banner.jpg" belongs to a story.
_BANNER = re.compile(r"(?<![a-z])(?:masthead|nameplate|topbar)(?![a-z])|^(?:header|banner)[\W\d_]*(?:\.[a-z]+)?$")
_FACE = re.compile(r"(?<![a-z])(?:author|avatar|byline)(?![a-z])(?!-(?:page|post|article))", re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", "。", "”", '"')
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
MOST_AROUND = 6  # elements around an `img`, and `source` elements, that are looked at
MOST_FACE = 3  # elements around a picture whose names may say that it shows the author
ABOVE = 16  # pieces of text above the title
LONGEST_NAME = 40  # characters of a site's name
SMALL = 120  # pixels: no picture of a story is narrower
ICON = 32  # pixels: no picture in a list is narrower
_DRAWINGS = (".gif", ".png", ".svg")
_SCRIPT = "javascript:"
WIDEST = 4  # times as wide as high; a banner is wider
MOST = 20  # pictures of a story
MOST_NEAR = 8  # pictures near the head whose captions are looked for
MOST_SEEN = 2000  # pictures among which the lead is looked for
MOST_SHOWN = 500  # pictures that are written into the story


class Captions(dict[Picture, Caption]):
    """The `caption_of` each picture of one page, looked for only once."""

    def __missing__(self, picture: Picture) -> Caption:
        caption = self[picture] = caption_of(picture)
        return caption


def images_of(page: Looked, body: Body | None, captions: Captions) -> tuple[Image, ...]:
    """Return the pictures of a story, the lead image first, addresses as written."""
    found: dict[str, Image] = {}
    lead = _lead(page, body, captions)
    if lead is not None:
        found[key_of(lead.url or "")] = lead
    inside = list(islice(_inside(page, body, captions), MOST))
    for picture, next_one in zip_longest(inside, inside[1:]):
        key = key_of(_source(picture))
        if key not in found:
            caption = captions[picture]
            if not any(caption) and (next_one is None or picture.piece < next_one.piece):
                caption = caption_below(picture, page.walked)
            found[key] = _image_of(picture, caption)
    return tuple(found.values())


def left_out(signals: Signals, images: Iterable[Image]) -> tuple[Flaw, ...]:
    """Return a flaw if the picture that a page declares is not among those of its story."""
    stated = _stated_image(signals)
    url = stated.url if stated is not None else None
    if not url or any(key_of(image.url or "") == key_of(url) for image in images):
        return ()
    return (Flaw("no-storys-picture", url[:200]),)


def _lead(page: Looked, body: Body | None, captions: Captions) -> Image | None:
    """Return the lead image: the one the page declares, with the caption that it shows; else one that it shows."""
    walked, stated = page.walked, _stated_image(page.signals)
    low, high = _head(page, body)
    shown, own_caption = _shown(page, stated, low, high, captions)
    caption = own_caption
    if not any(caption) or (caption.text and _is_title(caption.text, walked)):
        near = caption_near(shown, walked) if shown is not None else caption
        own_picture = shown if stated is None or _shows(shown, stated) else None
        caption = near if any(near) else first_caption(walked, low, high, own_picture)
    if stated is not None and is_sign(stated.url or "") and not _shows(shown, stated):
        stated = None
    image = stated or (_image_of(shown, own_caption) if shown is not None else None)
    if image is None:
        return None
    alt = line_of(shown.element.get("alt") or "") or None if shown is not None else image.alt
    said = _stated_caption(walked, image, image.caption) if image.caption else NO_CAPTION
    credit = caption.credit or image.credit or first_credit(walked, low, high) or said.credit
    text = caption.text or said.text
    if text and not credit and _is_of_site(text, page):
        text, credit = None, text
    if not text and not credit and shown is not None:
        text, credit = said_in_title(shown.element)
    if text and page.titles and fold(text) == fold(page.titles[0].value):
        text = None
    return replace(image, caption=text, credit=credit, alt=alt)


def _is_of_site(text: str, page: Looked) -> bool:
    """Whether a text is the name of the site, which stands for a caption where its own people took the picture."""
    return len(text) <= LONGEST_NAME and is_whole_name(text, site_of(page.signals, page.walked, page.url, ()).names)


def _stated_caption(walked: Walked, image: Image, stated: str) -> Caption:
    """Return the caption that a page's data states for a picture, if it is one and not an `alt`, a name or the title.

    A caption stands on the page too; or it is no picture's `alt`, and is a sentence or has a separate credit.
    """
    alts = (picture.element.get("alt") or "" for picture in islice(walked.pictures, MOST_SEEN))
    longest = len(stated) + CREDIT
    alike = (run for run in walked.runs if len(run.text) <= longest and run.text.startswith(stated))
    shown = any(stated in (run.text, split_credit(run.text).text) and not _names_another(run) for run in alike)
    if not shown and any(stated in alt for alt in alts):
        return NO_CAPTION
    said = split_credit(stated)
    believed = said.text and (shown or image.credit or said.text.endswith(_SENTENCE_ENDS))
    return sound_caption(said.text if believed else None, said.credit)


def _names_another(run: Run) -> bool:
    """Whether a block is a heading or leads elsewhere, and so is the name of something, and no caption."""
    return run.place.tag in HEADINGS or 2 * run.linked > len(run.text)


def _is_title(text: str, walked: Walked) -> bool:
    return any(fold(text) == fold(run.text) for run in _titles(walked))


def _titles(walked: Walked) -> list[Run]:
    return [walked.runs[at] for at in walked.titles[:3]]


def _head(page: Looked, body: Body | None) -> tuple[int, int]:
    """Return the range of pieces in which a lead image stands: from a little above the title to the first blocks."""
    heading = next((run.piece for run in _titles(page.walked)), None)
    title = _told_at(page, body) if heading is None else heading
    if body is None:
        return title - ABOVE, title + ABOVE
    return min(title, body.runs[0].piece) - ABOVE, body.runs[min(2, len(body.runs) - 1)].piece + 2


def _told_at(page: Looked, body: Body | None) -> int:
    """Return where a title that is in no `h1` stands, or where the story begins if it cannot be found."""
    runs = page.walked.runs
    above = runs[: page.walked.number_of(body.runs[0]) + 1] if body else runs
    title = page.titles[0].value if page.titles else ""
    holding = [run for run in reversed(above) if title in run.text] if title else []
    if holding:
        return next((run.piece for run in holding if run.text == title), holding[0].piece)
    return body.runs[0].piece if body else 0


def figures_of(page: Looked, body: Body, captions: Captions) -> tuple[Figure, ...]:
    """Return the pictures that stand in the story, in its order."""
    return tuple(
        Figure(_source(picture), line_of(picture.element.get("alt") or ""), picture.piece)
        for picture in islice(_inside(page, body, captions), MOST_SHOWN)
    )


def image_of(picture: Picture, *, captioned: bool = True) -> Image:
    """Return a picture, with its caption and credit unless `captioned` is false."""
    return _image_of(picture, caption_of(picture) if captioned else NO_CAPTION)


def _image_of(picture: Picture, caption: Caption) -> Image:
    element = picture.element
    alt = line_of(element.get("alt") or "") or None
    width, height = (_pixels(element.get(name)) for name in ("width", "height"))
    return Image(_source(picture), caption.text, caption.credit, alt, width, height)


def _inside(page: Looked, body: Body | None, captions: Captions) -> Iterator[Picture]:
    """Yield the pictures between a story's first and last block, in its own boxes or with a caption; no teasers."""
    if body is None:
        return
    first, last = body.runs[0].piece, body.runs[-1].piece
    holders = {run.place.parent for run in body.runs}
    numbers = {run.place.number for run in body.runs}
    caption: Caption | None = None
    for picture in _between(page.walked, first, last):
        place = picture.place
        beside = place in holders or place.parent is body.container or (place.tag == "p" and place.parent in holders)
        stands = place.tag in {"figure", "body"} or beside or place.number in numbers
        if not body.container.holds(place) or _is_linked(picture, page.url) or not _is_usable(picture):
            continue
        caption, before = (None, caption) if stands else (captions[picture], caption)
        if stands or (caption and any(caption) and caption != before):  # the same: another crop of one
            yield picture


def _between(walked: Walked, low: int, high: int) -> Iterator[Picture]:
    """Yield the pictures between two pieces of text."""
    return takewhile(lambda picture: picture.piece <= high, walked.pictures_from(low))


def _stated_image(signals: Signals) -> Image | None:
    """Return the picture that the page declares, with what JSON-LD says of it."""
    urls = [url for name in IMAGES for url in signals.values.get(name, ())]
    known = signals.graph.images[0] if signals.graph.images else None
    url = urls[0] if urls else None
    if url is not None and is_sign(url):  # a logo; another declared picture may be the story's own
        others = (*urls, known.url or "") if known else urls
        url = next((one for one in others if one and not is_sign(one) and not is_junk(one)), url)
    if url is None:
        return known
    return replace(known, url=url) if known and key_of(known.url or "") == key_of(url) else Image(url)


def _shown(
    page: Looked, stated: Image | None, low: int, high: int, captions: Captions
) -> tuple[Picture | None, Caption]:
    """Return the lead image as the page shows it, with its caption: the declared one, else the first with a caption.

    A picture with a caption near the head is a better lead than the declared one far below, cropped for other sites.
    """
    walked, key = page.walked, key_of(stated.url or "") if stated else ""
    head = list(islice(_between(walked, low, high), MOST_SEEN))
    same = next((picture for picture in head if _is_same(picture, key)), None)
    if same is not None:
        return same, captions[same]
    below_title = [picture for picture in head if low + ABOVE <= picture.piece] if stated is None else []
    near = _usable(page, head, below_title, captions)
    featured = next(filter(_is_featured, near), None) if stated is None else None
    if featured is not None:
        return featured, captions[featured]
    found = ((picture, captions[picture]) for picture in near[:MOST_NEAR])
    captioned = next(((picture, caption) for picture, caption in found if any(caption)), None)
    if captioned is not None:
        return captioned
    others = (picture for picture in islice(walked.pictures, MOST_SEEN) if not low <= picture.piece <= high)
    below = (picture for picture in others if _is_same(picture, key))
    framed = (picture for picture in near if box_of(picture) is not None)
    plain = (picture for picture in near if low + ABOVE <= picture.piece or _is_featured(picture))
    picture = next(chain(below, framed, plain), None)
    return picture, captions[picture] if picture is not None else NO_CAPTION


def _usable(page: Looked, head: Sequence[Picture], below: Sequence[Picture], captions: Captions) -> list[Picture]:
    """Return the pictures of a head that may be the lead, then those `below` its title that a link enlarges."""
    linked = (picture for picture in below if _is_linked(picture, page.url) and _is_usable(picture))
    enlarged = (picture for picture in islice(linked, MOST_NEAR) if _is_enlarged(picture, page.walked, captions))
    own = (one for one in head if not _is_linked(one, page.url) and _is_usable(one) and not _is_face(one))
    found = list(islice(chain(own, enlarged), MOST))
    site = site_of(page.signals, page.walked, page.url, ()).names if found else frozenset()
    return [picture for picture in found if not _is_banner(picture, site)]


def _is_same(picture: Picture, key: str) -> bool:
    """Whether one of a picture's addresses has this key: it may be the same picture in another size."""
    attributes = cast("list[str]", picture.element.values()) if key else []
    if not key or not (key in " ".join(attributes).lower() or _is_in_picture(picture.element)):
        return False  # nearly always, and without taking the addresses apart
    return any(key in source.lower() and key_of(source) == key for source in _sources(picture.element))


def _is_in_picture(element: Element) -> bool:
    around = element.getparent()
    return around is not None and around.tag in ("source", "picture")


def _shows(shown: Picture | None, stated: Image) -> bool:
    return shown is not None and _is_same(shown, key_of(stated.url or ""))


def shows_larger(href: str) -> bool:
    """Return whether the link around a picture leads to a picture file: itself in full size."""
    return _PICTURE.search(href) is not None


def _is_linked(picture: Picture, url: str | None) -> bool:
    """Whether a picture links elsewhere than to its full size; a small one that runs a script is a button."""
    if picture.anchor is None or shows_larger(picture.anchor.href):
        return False
    return not _stays(picture.anchor.href, url) or (_pixels(picture.element.get("width")) or 0) < SMALL


def _stays(href: str, url: str | None) -> bool:
    """Whether a link runs a script or leads to the page it stands on."""
    if href.startswith("#") or href[: len(_SCRIPT)].lower() == _SCRIPT:
        return True
    here = href.partition("#")[0]
    return url is not None and url.endswith(here) and absolute_url(here, url) == url


def _is_enlarged(picture: Picture, walked: Walked, captions: Captions) -> bool:
    """Whether a link around just a picture enlarges it: the picture has a caption, and no other link leads there."""
    link = picture.anchor
    if link is None or link.end > link.piece or any(one.href == link.href for one in walked.anchors if one is not link):
        return False
    return any(captions[picture])


def _is_usable(picture: Picture) -> bool:
    width = _pixels(picture.element.get("width"))
    if width is not None and width < SMALL:
        return False
    source = _source(picture).lower()
    return source != "" and not source.endswith(".svg") and not is_junk(source)


def _is_face(picture: Picture) -> bool:
    """Whether a picture shows the author: an element around it is named so."""
    around = chain((picture.element,), islice(picture.element.iterancestors(), MOST_FACE))
    return any((name := one.get(mark)) and _FACE.search(name) for one in around for mark in ("class", "itemprop"))


def _is_featured(picture: Picture) -> bool:
    """Whether WordPress marks a picture as the story's, wherever a theme puts it."""
    return "wp-post-image" in (picture.element.get("class") or "")


def _is_banner(picture: Picture, site: frozenset[str]) -> bool:
    """Whether a picture is the site's banner, by its shape, its `alt` or its file name; one in a figure never is."""
    if picture.place.tag == "figure":
        return False
    width, height = (_pixels(picture.element.get(name)) for name in ("width", "height"))
    alt, name = picture.element.get("alt") or "", _source(picture).partition("?")[0].rpartition("/")[2].lower()
    return bool(
        (width and height and width > WIDEST * height) or _BANNER.search(name) or (alt and is_whole_name(alt, site))
    )


def _sources(element: Element) -> list[str]:
    """Return the addresses of an `img` and of the `source` elements of its `picture`."""
    found = [source for name in SOURCES if (source := element.get(name))]
    found += [part for name in SETS for part in addresses_of_set(element.get(name, ""))]
    above = element.getparent()
    for _ in range(MOST_AROUND):  # libxml2 puts what follows a `source` inside it
        if above is None or above.tag not in ("source", "picture"):
            break
        children = (above,) if above.tag == "source" else islice(above.iterchildren("source"), MOST_AROUND)
        found += [
            part for one in children for name in SETS if (parts := one.get(name)) for part in addresses_of_set(parts)
        ]
        above = above.getparent()
    return found


def _source(picture: Picture) -> str:
    """Return the address of a picture, not that of a placeholder until a script loads it, if it has another."""
    element = picture.element
    stated = (source for name in SOURCES if (source := element.get(name)))
    first = next((str(one).strip() for one in stated if not _stands_in(one)), "")
    if first and not _is_waiting(first.lower()):
        return first
    others = (one.strip() for one in _sources(element) if not _stands_in(one))
    return next((one for one in others if one != first), first)


def _is_waiting(address: str) -> bool:
    """Whether an address, in lower case, is a placeholder's; hardly any has a word for one."""
    return any(map(address.__contains__, _WAITING_NAMES)) and _WAITING.search(address) is not None


def _stands_in(address: str) -> bool:
    """Whether an address is a placeholder or a template such as "/{width}/dam.jpg", which a script fills in."""
    return address.startswith(_STAND_INS) or "{" in address


def is_icon(picture: Picture) -> bool:
    """Return whether a picture is an arrow, a bullet or a sign; a width of 16 may also be half of "16:9"."""
    width = _pixels(picture.element.get("width"))
    return width is not None and width < ICON and _source(picture).lower().partition("?")[0].endswith(_DRAWINGS)


def _pixels(text: str | None) -> int | None:
    found = _SIZE.match(text or "")
    return int(found[1]) if found and len(found[1]) < 6 else None
