"""Recognises a text that only leads on, as lists of links give each entry: "Comments", linked to its comments."""

import re
from collections.abc import Collection

from ingest.text.markup import attributes_of, unescape

_LONGEST = 3_000  # characters, most of them an address's
_LINK = re.compile(r"\s*+(?:<p\b[^<>]*+>\s*+)?(?P<link><a\b[^<>]*+>)[^<>]{1,60}+</a>\s*+(?:</p>\s*+)?", re.IGNORECASE)


def is_lone_link(html: str, addresses: Collection[str]) -> bool:
    """Return whether HTML is nothing but one link, in a few words, to one of these addresses.

    >>> is_lone_link('<a href="https://a.example/7#talk">Comments</a>', ["https://a.example/7#talk"])
    True
    """
    if len(html) > _LONGEST or "<a" not in html[:200].lower():
        return False
    found = _LINK.fullmatch(html)
    return found is not None and unescape(attributes_of(found["link"]).get("href", "")) in addresses
