"""What a page keeps for readers without scripts: a story in `noscript`, and the pictures that scripts would load.

The walk passes `noscript` over, for most hold a request to switch scripts on, or a counting pixel.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import lxml.html

FOLDED = ("noscript", "template")
STORY = 250  # characters of a text that may be a story
SHARE = 2  # times as much as the page shows without it
_SHOWN_LATER = ("data:", "blob:", "about:")
_SOURCES = ("data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")
_SILENT = frozenset({"script", "style", "textarea", "title", "option"})
_TEXTS = ("p", "a", "li", "td", "div", "span", "h1", "h2", "h3")
_TINY = frozenset({"0", "1", "2", "0px", "1px"})
MOST = 200  # pictures that are looked at

_Element: TypeAlias = lxml.html.HtmlElement


def shown(root: _Element, most: int) -> int:
    """Return how many characters of text a page shows, counted up to `most`."""
    body = root.find("body")
    if body is None:
        return 0
    folded = sum(_length(element) for element in body.iter(*FOLDED))
    if _counted(body.itertext(*_TEXTS, with_tail=False), most + folded) >= most + folded:  # nearly always, and quickly
        return most
    every = (text for element in body.iter() for text in (_own(element), element.tail if element is not body else None))
    return max(0, _counted((text for text in every if text), most + folded) - folded)


def _own(element: _Element) -> str | None:
    return None if element.tag in _SILENT else element.text


def _counted(texts: Iterable[str], most: int) -> int:
    total = 0
    for text in texts:
        total += len(text.strip())
        if total >= most:
            return most
    return total


def unfold(root: _Element, seen: int) -> bool:
    """Show the largest `noscript` or `template` where it holds much more than the `seen` characters of its page."""
    body = root.find("body")
    folded = [] if body is None else list(body.iter(*FOLDED))
    largest = max(folded, key=_length, default=None)
    if largest is None or _length(largest) < max(STORY, SHARE * seen):
        return False
    for one in folded:
        if _length(one) >= STORY:
            one.tag = "div"
    return True


def _length(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def show_pictures(root: _Element) -> None:
    """Give each picture that a script would load the address that its twin in `noscript` has; else show the twin."""
    for number, twin in enumerate(_twins(root)):
        if number >= MOST:
            return
        noscript = next(twin.iterancestors("noscript"))
        if (lazy := _before(noscript)) is not None:
            if not _has_address(lazy):
                lazy.set("src", twin.get("src", ""))
                lazy.set("alt", lazy.get("alt") or twin.get("alt", ""))
        elif noscript.getparent().tag not in {"body", "head", "html"}:
            noscript.tag = "span"


def _twins(root: _Element) -> list[_Element]:
    """The pictures in `noscript`, counting pixels left out."""
    found = [next(noscript.iter("img"), None) for noscript in root.iter("noscript")]
    return [img for img in found if img is not None and img.get("src") and not _is_pixel(img)]


def _is_pixel(img: _Element) -> bool:
    sizes = {img.get("width", ""), img.get("height", "")}
    return not _TINY.isdisjoint(sizes) or "none" in img.get("style", "")


def _before(noscript: _Element) -> _Element | None:
    """The picture right before a `noscript`, or the only one in the element before it."""
    before = noscript.getprevious()
    if before is None:
        return None
    return before if before.tag == "img" else next(before.iter("img"), None)


def _has_address(img: _Element) -> bool:
    """Whether a picture says itself, in a way that is read, where it is."""
    source = (img.get("src") or "").strip()
    return (bool(source) and not source.startswith(_SHOWN_LATER)) or any(img.get(name) for name in _SOURCES)


def frames(root: _Element) -> Iterator[str]:
    """Yield the addresses of the frames that a page is made of, as written."""
    for frame in root.iter("frame"):
        if source := (frame.get("src") or "").strip():
            yield source
