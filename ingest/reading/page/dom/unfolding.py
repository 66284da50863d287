"""Shows what a page keeps for readers without scripts, or for a script: a story, pictures, parts that come later.

The walk itself skips `noscript`, for most of them hold a request to enable scripts, or a counting pixel.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import cast

from ingest.reading.pictures import LAST_SOURCES, LAZY_SOURCES, SETS, counts_readers
from ingest.text.markup import Element

FOLDED = ("noscript", "template")  # elements whose contents a browser does not show
STORY = 250  # characters of a text that may be a story
SHARE = 2  # times as much text as the page shows without it, at least
_SHOWN_LATER = ("data:", "blob:", "about:")
_SILENT = frozenset({"script", "style", "textarea", "title", "option"})
_TEXTS = ("p", "a", "li", "td", "div", "span", "h1", "h2", "h3")
STREAMED = b'id="S:'  # how React marks a part of a page
_PUT = re.compile(r"\$R[CS]\(\"(\w+:\w+)\",\"(\w+:\w+)\"")  # the id that begins with S is the part's
FIRST = 60  # paragraphs that are looked at first
MOST = 200  # pictures that are looked at
MOST_PARTS = 500  # that are put into their places
DEEPEST = 50  # elements around a place: the part that is put there may itself be 200 deep


def folded_in(elements: Iterable[Element]) -> list[Element]:
    """Return the FOLDED elements among some, without those nested in two others, which count with what holds them."""
    folded = (element for element in elements if element.tag in FOLDED)
    return [one for one in folded if len(list(islice(one.iterancestors(*FOLDED), 2))) < 2]


def shown(root: Element, most: int, folded: Iterable[Element] | None = None) -> int:
    """Return how many characters of text a page shows, at most `most`; giving `folded` saves the time to find it."""
    body = root.find("body")
    if body is None:
        return 0
    hidden = sum(map(_length, folded_in(root.iter(*FOLDED)) if folded is None else folded))
    for quickly in (islice(body.iter("p"), FIRST), body.iter(*_TEXTS)):
        if _counted((element.text for element in quickly), most + hidden) >= most + hidden:
            return most
    every = (text for element in body.iter() for text in (_own(element), element.tail if element is not body else None))
    return max(0, _counted(every, most + hidden) - hidden)


def _own(element: Element) -> str | None:
    return None if element.tag in _SILENT else element.text


def _counted(texts: Iterable[str | None], most: int) -> int:
    total = 0
    for text in texts:
        total += len(text.strip()) if text else 0
        if total >= most:
            return most
    return total


def unfold(folded: Sequence[Element], seen: int) -> bool:
    """Show what is folded, if it holds much more than the `seen` characters that the page shows."""
    if max(map(_length, folded), default=0) < max(STORY, SHARE * seen):
        return False
    for one in folded:
        if _length(one) >= STORY:
            one.tag = "div"
    return True


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def show_pictures(folded: Sequence[Element]) -> None:
    """Give each picture that waits for a script the address of its twin in `noscript`; without one, show the twin."""
    for noscript in folded[:MOST]:
        twin = next(noscript.iter("img"), None) if noscript.tag == "noscript" else None
        if twin is None or not twin.get("src") or counts_readers(cast("Mapping[str, str]", twin.attrib)):
            continue
        parent = noscript.getparent()
        if (lazy := _before(noscript)) is not None:
            if not _has_address(lazy):
                lazy.set("src", twin.get("src") or "")
                lazy.set("alt", lazy.get("alt") or twin.get("alt") or "")
        elif parent is not None and parent.tag not in {"body", "head", "html"}:
            noscript.tag = "span"


def _before(noscript: Element) -> Element | None:
    """Return the picture right before a `noscript`, or the first one in the element before it."""
    before = noscript.getprevious()
    if before is None:
        return None
    return before if before.tag == "img" else next(before.iter("img"), None)


def _has_address(img: Element) -> bool:
    """Whether a picture has an address itself, in an attribute that is read."""
    source = (img.get("src") or "").strip()
    return (bool(source) and not source.startswith(_SHOWN_LATER)) or any(
        map(img.get, (*LAZY_SOURCES, *LAST_SOURCES, *SETS))
    )


def show_parts(root: Element, found: Iterable[Element], page: bytes) -> bool:
    """Show what a browser shows although the markup hides it: shadow roots, and parts that arrive later.

    `found` are its FOLDED elements, maybe among others. Return whether the tree may have changed.
    """
    templates = folded_in(one for one in found if one.tag == "template")
    shadows = [one for one in templates if one.get("shadowrootmode") is not None]
    for template in shadows:  # HTML standard section 4.12.3
        template.tag = "div"
    if STREAMED in page:
        _place_streamed(root)
        return True
    return bool(shadows)


def _place_streamed(root: Element) -> None:
    """Put the hidden parts that React sends behind the page where its scripts would put them.

    `$RC("B:1","S:1")` and `$RS("S:1","P:1")` say that the part S:1 belongs at the template with the other id; without
    them, equal numbers do. The placeholder ("Loading") stays, because a tree does not show where it ends.
    """
    found = (ids for script in root.iter("script") for ids in _PUT.findall(script.text or ""))
    pairs = dict((one, other) if one.startswith("S:") else (other, one) for one, other in found)
    places = {template.get("id"): template for template in root.iter("template")}
    parts = (one for one in root.iter("div") if one.get("hidden") is not None and one.get("id", "").startswith("S:"))
    for part in list(islice(parts, MOST_PARTS)):
        name = part.get("id", "")
        said = (pairs.get(name), f"B:{name[2:]}", f"P:{name[2:]}")
        template = next((places[place] for place in said if place in places), None)
        del part.attrib["hidden"]
        around = [] if template is None else list(template.iterancestors())
        if template is not None and len(around) < DEEPEST and part not in around:
            template.addprevious(part)


def frames(root: Element) -> Iterator[str]:
    """Yield the addresses of the frames that a page is made of, as written."""
    for frame in root.iter("frame"):
        if source := (frame.get("src") or "").strip():
            yield source
