"""Undoes a second encoding: UTF-8 that a program took for ISO 8859-1 and encoded as UTF-8 again.

The quotation mark of "it’s" has become an "â" and two control characters, the "ü" of "München" an "Ã" and a "¼".

Only where there can be no doubt: a letter such as "â" before a control character of C1, which nobody writes and nobody
sees. What looks the same without one ("Ã¼") may be meant, as in a text about encodings, and is undone only beside it.
"""

import re

from ingest.text.markup.characters import first_match

_CERTAIN = re.compile(rb"\xc3[\x82-\xb4]\xc2[\x80-\x9f]")  # a first byte of UTF-8 and a second, as characters
_TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def encoded_once(body: bytes, text: str) -> tuple[str, int]:
    """Return the text of a document in UTF-8 as it was before its second encoding, and how many characters that took.

    `text` is what `body` says; where there is no second encoding, it is returned as it is, with 0.
    """
    if not first_match(body, b"\xc3", _CERTAIN):
        return text, 0
    undone = 0

    def undo(found: re.Match[str]) -> str:
        nonlocal undone
        try:
            character = found[0].encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:  # overlong, or half a surrogate pair
            return found[0]
        undone += 1
        return character

    return _TWICE.sub(undo, text), undone
