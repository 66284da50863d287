"""What the elements that hold a picture's caption or its credit are called."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from ingest.text.markup import Element

Names: TypeAlias = Callable[[str], bool]


def _names(words: str) -> Names:
    """Return what tells whether a class attribute holds one of some words, which are in lower case.

    A pattern that ignores case takes three times as long; to look for one as a key, longer than to search with it.
    """
    search = re.compile(words).search

    @lru_cache(maxsize=2048)  # the class names of a page are few, and those of a site's pages the same
    def hold(value: str) -> bool:
        return search(value.lower()) is not None

    return hold


CREDIT_NAME = _names(
    r"credit|copyright|photographer|(?<![a-z])source(?!d|-?set|-?caption)|rights(?!ide)|courtesy|agency|byline|attribution"
    r"|distributor|urheber|quelle|fotogra[af]|bildautor|fotoautor|fotonachweis|bildnachweis|kuvaaja|zdroj|zrodlo|kaynak"
    r"|firma-?foto|(?<![a-z])auth?or"
)
# Outside a figure an author is the story's.
_OF_PICTURE = (
    r"credit|copyright|photographer|courtesy|(?:image|photo)\w*[-_]{0,2}source|distributor|urheber|quelle|fotogra[af]"
    r"|bildautor|fotoautor|fotonachweis|bildnachweis|kuvaaja|firma-?foto"
)
_OF_CAPTION = (
    r"caption|cptn|legend|(?<!meta)(?:image|photo|img|media|picture|foto|bild)(?:-?_?|__)(?:desc|text|title|info)(?![-_]?wrap)"
    r"|bildunterschrift|cutline|leyenda|bij?schrift|onderschrift|kuvateksti|resim-?alti|popisek|bil(?:led|de)tekst|epigrafe"
    r"|(?:pod|o)pis-?(?:zdj|fot|obr)|pie-?de-?foto|(?<![\w-])pie(?![\w-])|didascalia|(?<![a-z])bu(?![a-z])"
)
PICTURE_CREDIT, CAPTION_NAME, EITHER_NAME = map(_names, (_OF_PICTURE, _OF_CAPTION, f"{_OF_CAPTION}|{_OF_PICTURE}"))
IMAGE_CREDIT = _names(
    r"(?:image|photo|img|media|picture|foto|bild)\w*[-_]{0,2}(?:credit|copyright|source|author|autor|rights|quelle)"
    r"|bildnachweis|fotonachweis"
)
# What a caption in no figure is not called: it is a menu's, a form's, a window's.
OTHERS_NAME = _names(
    r"nav(?![a-z])|menu|(?<![a-z])(?:search|form(?![a-z]))|popover|popup|modal|footer|social|media-text|login|cookie"
)
LONGEST_NAME = 400  # characters of a class attribute
MOST_INSIDE = 300  # elements of a box that are looked at
_NAMELESS = frozenset({"img", "figure", "picture", "source", "button"})


def is_called(element: Element, names: Names) -> bool:
    """Return whether an element with text of its own has one of the names, and none of a menu's or a form's."""
    if element.tag in _NAMELESS or not is_named(element, names) or is_named(element, OTHERS_NAME):
        return False
    # A link that holds the picture leads to it.
    return says_something(element) and not (element.tag == "a" and next(element.iter("img"), None) is not None)


def is_named(element: Element, names: Names) -> bool:
    """Return whether the class of an element holds one of the names, or its `itemprop` or `data-testid` does."""
    if has_class(element, names):
        return True
    value = element.get("itemprop") or element.get("data-testid")
    return value is not None and names(value[:LONGEST_NAME])


def has_class(element: Element, names: Names) -> bool:
    """Return whether the class of an element holds one of the names."""
    value = element.get("class")
    return value is not None and names(value[:LONGEST_NAME])


def says_something(box: Element) -> bool:
    """Return whether there is any text in an element."""
    return any(not text.isspace() for text in islice(box.itertext(), MOST_INSIDE))
