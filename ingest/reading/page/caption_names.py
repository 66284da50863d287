"""What the elements that hold a picture's caption or its credit are called."""

import re
from functools import lru_cache
from itertools import islice

from ingest.text.markup import Element

# What class names say, in lower case: searching for a pattern that ignores case takes three times as long.
CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|(?<![a-z])source(?!d|-?set|-?caption)|rights(?!ide)|courtesy|agency|byline|attribution"
    r"|distributor|urheber|quelle|fotograf|bildautor|fotoautor|fotonachweis|bildnachweis|(?<![a-z])auth?or"
)
# Outside a figure an author is the story's.
PICTURE_CREDIT = re.compile(
    r"credit|copyright|photographer|courtesy|(?:image|photo)\w*[-_]{0,2}source|distributor|urheber|quelle|fotograf"
    r"|bildautor|fotoautor|fotonachweis|bildnachweis"
)
CAPTION_NAME = re.compile(
    r"caption|cptn|legend|(?<!meta)(?:image|photo|img|media|picture|foto|bild)(?:-?_?|__)(?:desc|text|title|info)(?![-_]?wrap)"
    r"|bildunterschrift|cutline|pie-?de-?foto|(?<![\w-])pie(?![\w-])|didascalia|(?<![a-z])bu(?![a-z])"
)
EITHER_NAME = re.compile(f"{CAPTION_NAME.pattern}|{PICTURE_CREDIT.pattern}")
IMAGE_CREDIT = re.compile(
    r"(?:image|photo|img|media|picture|foto|bild)\w*[-_]{0,2}(?:credit|copyright|source|author|autor|rights|quelle)"
    r"|bildnachweis|fotonachweis"
)
# What a caption in no figure is not called: it is a menu's, a form's, a window's.
OTHERS_NAME = re.compile(
    r"nav(?![a-z])|menu|(?<![a-z])(?:search|form(?![a-z]))|popover|popup|modal|footer|social|media-text|login|cookie"
)
LONGEST_NAME = 400  # characters of a class attribute
MOST_INSIDE = 300  # elements of a box that are looked at
_NAMELESS = frozenset({"img", "figure", "picture", "source", "button"})


def is_called(element: Element, names: re.Pattern[str]) -> bool:
    """Return whether an element with text of its own has one of the names, and none of a menu's or a form's."""
    if element.tag in _NAMELESS or not is_named(element, names) or is_named(element, OTHERS_NAME):
        return False
    # A link that holds the picture leads to it.
    return says_something(element) and not (element.tag == "a" and next(element.iter("img"), None) is not None)


def is_named(element: Element, names: re.Pattern[str]) -> bool:
    """Return whether the class of an element holds one of the names, or its `itemprop` or `data-testid` does."""
    if has_class(element, names):
        return True
    value = element.get("itemprop") or element.get("data-testid")
    return value is not None and _holds(value[:LONGEST_NAME], names)


def has_class(element: Element, names: re.Pattern[str]) -> bool:
    """Return whether the class of an element holds one of the names."""
    value = element.get("class")
    return value is not None and _holds(value[:LONGEST_NAME], names)


@lru_cache(maxsize=8192)  # the class names of a page are few, and those of a site's pages the same
def _holds(value: str, names: re.Pattern[str]) -> bool:
    return names.search(value.lower()) is not None


def says_something(box: Element) -> bool:
    """Return whether there is any text in an element."""
    return any(not text.isspace() for text in islice(box.itertext(), MOST_INSIDE))
