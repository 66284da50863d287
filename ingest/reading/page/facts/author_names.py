"""Tells by the names of an element, or by a link's address, that it holds an author's name."""

import re
from functools import lru_cache

from ingest.text.language import fold
from ingest.text.markup import Element

_NAMES = re.compile(
    r"(?:^|[^a-z])(?:[bB]yline|[aA]uthor|[aA]utor|[aA]uteur|[cC]ontributor|[wW]riter|[rR]eporter|[cC]reator|[rR]edakteur"
    r"|[sS]ignature|[fF]irma(?![a-z]))|(?:^|[^a-z])[yY]azar(?!lar)"
)
_HINTS = re.compile(
    "uth?or|yline|uteur|riter|ontributor|eporter|reator|edakteur|ignature|irma|azar"
)  # quicker to search for than the whole words
# The same, but for classes alone: in addresses these are words of titles.
_REPORTERS = re.compile(
    r"(?:^|[^a-z])(?:journalist|periodista|redactor|muhabir|penulis|szerzo|toimittaja)[se]?(?![a-z])", re.IGNORECASE
)
_HANDLE = re.compile(r"(?:/@|^mailto:)([\w.-]+)(?:/?$|@)")  # in an address: somebody's profile, or a mailbox
_CREDITING = re.compile(r"licen[sc]e|(?:image|photo|picture|bild|foto)[-_]?credit", re.IGNORECASE)
_MARKS = ("class", "itemprop", "data-testid")
_LINK_MARKS = (*_MARKS, "rel", "href")


def holds_author(element: Element, text: str) -> bool:
    """Return whether an element around a name, or the list whose item that element is, is an author's."""
    if is_called_after_authors(element) or is_profile(element, text) or _is_named_in(element):
        return True
    around = element.getparent() if element.tag == "li" else None
    return around is not None and is_called_after_authors(around)


def is_profile(element: Element, text: str) -> bool:
    """Return whether a link leads to a profile or mailbox named like its text: "Jane Doe" at /@jane or jane@."""
    handle = _HANDLE.search(element.get("href") or "") if element.tag == "a" else None
    return handle is not None and any(len(word) > 2 and word in handle[1].casefold() for word in fold(text).split())


def is_called_after_authors(element: Element) -> bool:
    """Return whether a class, another mark or the address of an element is a word for authors."""
    for mark in _MARKS if element.tag != "a" else _LINK_MARKS:
        if (value := element.get(mark)) and (names_author(value) or (mark == "class" and _names_reporter(value))):
            return True
    return False


@lru_cache(maxsize=2048)  # a page has few class names, and a site's pages share them
def names_author(value: str) -> bool:
    """Return whether a class name or an address has a word for authors, and none for licences or pictures."""
    return _HINTS.search(value) is not None and _NAMES.search(value) is not None and not _CREDITING.search(value)


@lru_cache(maxsize=2048)
def _names_reporter(value: str) -> bool:
    return _REPORTERS.search(value) is not None


def _is_named_in(element: Element) -> bool:
    """Whether an element is the `name` inside an `author` in microdata."""
    around = element.getparent()
    return around is not None and (element.get("itemprop"), around.get("itemprop")) == ("name", "author")
