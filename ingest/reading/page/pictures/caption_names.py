"""Recognises elements that hold a picture's caption or credit, by their names."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from ingest.text.markup import Element

Names: TypeAlias = Callable[[str], bool]


def _names(words: str) -> Names:
    """Return a function that tells whether a class attribute matches a pattern, which is in lower case.

    A pattern that ignores case would take three times as long. Each has its own cache: with the pattern as part of the
    key, the look-up would take longer than the search.
    """
    search = re.compile(words).search

    @lru_cache(maxsize=2048)  # a page has few class names, and a site's pages share them
    def hold(value: str) -> bool:
        return search(value.lower()) is not None

    return hold


CREDIT_NAME = _names(
    r"credit|copyright|photographer|(?<![a-z])source(?!d|-?set|-?caption)|rights(?!ide)|courtesy|agency|byline|attribution"
    r"|distributor|urheber|quelle|fotogra[af]|bildautor|fotoautor|fotonachweis|bildnachweis|kuvaaja|zdroj|zrodlo|kaynak"
    r"|firma-?foto|(?<![a-z])auth?or"
)
# Without words for authors: outside a figure, an author is the story's.
_OF_PICTURE = (
    r"credit|copyright|photographer|courtesy|(?:image|photo)\w*[-_]{0,2}source|distributor|urheber|quelle|fotogra[af]"
    r"|bildautor|fotoautor|fotonachweis|bildnachweis|kuvaaja|firma-?foto"
)
_OF_CAPTION = (
    r"caption|cptn|legend|(?<!meta)(?:image|photo|img|media|picture|foto|bild)(?:-?_?|__)(?:desc|title|info)(?![-_]?wrap)"
    r"|(?:photo|img|foto|bild)(?:-?_?|__)text(?![-_]?wrap)"
    r"|bildunterschrift|cutline|leyenda|bij?schrift|onderschrift|kuvateksti|resim-?alti|popisek|bil(?:led|de)tekst|epigrafe"
    r"|(?:pod|o)pis-?(?:zdj|fot|obr)|pie-?de-?foto|(?<![\w-])pie(?![\w-])|didascalia|(?<![a-z])bu(?![a-z])"
)
PICTURE_CREDIT, CAPTION_NAME, EITHER_NAME = map(_names, (_OF_PICTURE, _OF_CAPTION, f"{_OF_CAPTION}|{_OF_PICTURE}"))
IMAGE_CREDIT = _names(
    r"(?:image|photo|img|media|picture|foto|bild)\w*[-_]{0,2}(?:credit|copyright|source|author|autor|rights|quelle)"
    r"|bildnachweis|fotonachweis"
)
# Names of menus, forms and windows: outside a figure, an element that has one is no caption.
OTHERS_NAME = _names(
    r"nav(?![a-z])|menu|(?<![a-z])(?:search|form(?![a-z]))|popover|popup|modal|footer|social|media-text|login|cookie"
)
AUTHOR_NAME = _names(r"auth?or|byline|(?<![a-z])(?:bio|avatar)(?![a-z])")
LONGEST_NAME = 400  # characters of a class attribute
MOST_INSIDE = 300  # elements of a box that are looked at
_NAMELESS = frozenset({"img", "figure", "picture", "source", "button"})


def is_called(element: Element, names: Names) -> bool:
    """Return whether an element with text has one of the names, and none of a menu or a form."""
    if element.tag in _NAMELESS or not is_named(element, names) or is_named(element, OTHERS_NAME):
        return False
    # A link around the picture leads to a larger one.
    return says_something(element) and not (element.tag == "a" and next(element.iter("img"), None) is not None)


def is_named(element: Element, names: Names) -> bool:
    """Return whether an element's class, `itemprop`, `data-testid` or own tag holds one of the names."""
    if has_class(element, names) or ("-" in str(element.tag) and names(str(element.tag))):
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
