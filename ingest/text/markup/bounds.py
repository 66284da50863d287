"""Limits the tags, attributes and references of markup so that parsers take linear time; `nesting` limits its depth.

Ammonia and libxml2 are quadratic, or worse, in the attributes of one tag, and remember each sign that is out of place.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import AnyStr

MOST_TAGS = 60_000  # in a page: each costs libxml2 300 bytes; the largest of 2,000 pages at hand has 20,000
CLOSEST = 15  # bytes from tag to tag, on average, in a larger page; at hand the least is 17
MOST_ATTRIBUTES = 200  # of a tag; every parser is quadratic in them: 100,000 cost libxml2 30 s
# In one text: ammonia writes some characters as references, and is quadratic in those that begin with these bytes in
# UTF-8. A megabyte of "&" cost it 9 s, one of "\u00aa" 18.
MOST_REFERENCES = 20_000
MOST_BARE_BRACKETS = 200_000  # ammonia remembers each one, in 80 bytes
MOST_SIGNS = 100_000  # in rows of quotes and equals signs; a quote that may not stand there costs 70 bytes
_MAY_BE_REFERENCE = (b"&", b"\xc2")


def with_few_tags(page: bytes) -> bytes:
    """Return a page in UTF-8 without the tags beyond what an honest page of its length has. Their text stays."""
    most = max(MOST_TAGS, len(page) // CLOSEST)
    if len(page) <= most or page.count(b"<") <= most:
        return page
    *kept, rest = page.split(b"<", most + 1)
    return b"<".join(kept) + _IN_BRACKETS.sub(b" ", b"<" + rest)


_IN_BRACKETS = re.compile(rb"<[^<>]*>")

_LONGEST_TAG = 2_000  # bytes; longer tags are looked at
# A quoted value may hold a bracket, but then it has to be short: it may come of a forgotten quote.
_WHOLE_TAG = re.compile(rb"""<[a-zA-Z](?:[^<>"']++|"[^"<]*+"|"[^"]{0,2000}+"|'[^'<]*+'|'[^']{0,2000}+'|(?!))*+>""")
_UNQUOTED_TAG = re.compile(rb"<[a-zA-Z][^<>]*+>")  # a tag read without regard to quotes, one of which was left open
_ATTRIBUTE = re.compile(rb"""[^\s<>=/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_NAME = re.compile(rb"[a-zA-Z][^\s/>]*")
_IN_NAME = rb"[^\s/>.()\[\];,+*&|?=\"']"  # a comparison in a script has other signs
_OPENING = re.compile(rb"<[a-zA-Z](?:%b{0,2000}+[\s/\"'>]|%b{2001})" % (_IN_NAME, _IN_NAME))
_PIECE = re.compile(rb"<[^<>]*+>?")
_NO_TAG = (b"/", b"!", b"?")  # such a sign behind a bracket begins no tag
_MOST_FAILED = 200  # brackets of a text that only seem to begin a long tag; each may cost the text's length


def without_endless_tags(text: str, encoded: bytes | None = None) -> str:
    """Drop the attributes of tags beyond MOST_ATTRIBUTES, or all of them if they are made of references.

    A long value, such as a picture's own bytes, stays. `encoded` is the text in UTF-8, for callers that have it.
    """
    if len(text) * 3 <= _LONGEST_TAG:
        return text
    encoded = text.encode("utf-8", "surrogatepass") if encoded is None else encoded
    bounded = bound_tags(encoded)
    return text if bounded is encoded else bounded.decode("utf-8", "surrogatepass")


def bound_tags(encoded: bytes) -> bytes:
    """Do as `without_endless_tags` to a text in UTF-8. Returns the same object if nothing has to be dropped."""
    pieces: list[bytes] = []
    end, left = 0, _MOST_FAILED
    for at in far_apart(encoded, b"<", _LONGEST_TAG):
        if at < end or encoded[at + 1 : at + 2] in _NO_TAG or _WHOLE_TAG.match(encoded, at, at + _LONGEST_TAG):
            continue
        if encoded[at + 1 : at + 2].isalpha() and _has_few_attributes(encoded[at : encoded.find(b"<", at + 1)]):
            continue
        tag, left = _tag_around(encoded, at, left)
        if tag and tag.start() >= end:
            pieces += (encoded[end : tag.start()], _with_first_attributes(tag[0]))
            end = tag.end()
    bounded = b"".join((*pieces, encoded[end:])) if pieces else encoded
    return encoded if len(bounded) == len(encoded) else bounded


def _has_few_attributes(piece: bytes) -> bool:
    """Whether a tag has no room for many attributes outside its quotes, and not many references inside."""
    outside = b"".join(piece.split(b'"')[::2])
    return len(outside) < MOST_ATTRIBUTES and b"'" not in outside and _references_in(piece) <= _LONGEST_TAG


def _tag_around(encoded: bytes, at: int, left: int) -> tuple[re.Match[bytes] | None, int]:
    """The tag that a bracket opens, or the one whose quotes hold it, or what ends at the next bracket.

    Also returns how many failures are `left`. If none is, the tag ends at the next bracket, even in quotes.
    """
    start, earliest = at, max(0, at - _LONGEST_TAG)
    while start >= 0:
        if _OPENING.match(encoded, start):
            if not left:
                return _PIECE.match(encoded, at), left
            tag = _WHOLE_TAG.match(encoded, start)
            if tag and tag.end() > at:
                return tag, left
            left -= 1
        start = encoded.rfind(b"<", earliest, start)
    return _UNQUOTED_TAG.match(encoded, at) if _OPENING.match(encoded, at) else None, left


def far_apart(text: AnyStr, sign: AnyStr, most: int) -> Iterator[int]:
    """Yield where a sign stands with no other in the `most` characters behind it. They are searched for in leaps."""
    at = text.find(sign)
    while at >= 0:
        leap = text.rfind(sign, at + 1, at + most + 1)
        if leap < 0:
            if len(text) - at > most:
                yield at
            leap = text.find(sign, at + most + 1)
        at = leap


def _with_first_attributes(tag: bytes) -> bytes:
    if _references_in(tag) > _LONGEST_TAG:  # no address has so many
        start = tag[:_LONGEST_TAG].decode("utf-8", "ignore").encode()  # drops a character that was cut in two
        return b"<%b>" % b"".join(_NAME.findall(start)[:1])
    parts = [found[0] for found in islice(_ATTRIBUTE.finditer(tag), MOST_ATTRIBUTES + 2)]  # the first one is the name
    return tag if len(parts) <= MOST_ATTRIBUTES + 1 else b"<%b>" % b" ".join(parts[:-1])


_BETWEEN_TAGS = re.compile(rb"(?:(?<=>)|\A)[^<]+")
_REFERENCE = re.compile(rb"[&\xc2]")
_LEAP = 1_000  # bytes whose references are counted at once


def with_few_references(text: str, *, joined: bool = False, beyond: int | None = None) -> str:
    """Return `text` with invisible breaks at regular intervals if it is full of references.

    `joined` says that some of its tags will be left out, which joins the texts around them. A value full of references
    is left out too if brackets hid it from `without_endless_tags`. No more than `beyond` of its characters are beyond
    ASCII, for callers that know.
    """
    if len(text) <= MOST_REFERENCES:
        return text
    if beyond is not None and beyond + text.count("&") <= MOST_REFERENCES:  # nearly always: spares a copy of the text
        return text
    encoded = text.encode("utf-8", "surrogatepass")
    if _references_in(encoded) <= MOST_REFERENCES:
        return text
    before = 0

    def broken_up(found: re.Match[bytes]) -> bytes:
        nonlocal before
        piece, before = _broken_up(found[0], before if joined else 0)
        return piece

    return _BETWEEN_TAGS.sub(broken_up, _VALUE.sub(_unless_full, encoded)).decode("utf-8", "surrogatepass")


_VALUE = re.compile(rb"""=\s*+("[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)""")


def _unless_full(value: re.Match[bytes]) -> bytes:
    said = value[1]
    return b'=""' if b"<" in said and _references_in(said) > MOST_REFERENCES else value[0]


def with_few_bare_brackets(fragment: str, tags: int) -> str:
    """Return markup with so many `tags`, with references for its other brackets if it is full of them."""
    if len(fragment) <= MOST_BARE_BRACKETS or fragment.count("<") - tags <= MOST_BARE_BRACKETS:
        return fragment
    return _BARE_BRACKET.sub("&lt;", fragment)


_BARE_BRACKET = re.compile(r"<(?![a-zA-Z/!?])")


def with_few_signs(fragment: str) -> str:
    """Return markup with its rows of quotes cut short if it is full of them: ammonia remembers each as an error."""
    if len(fragment) <= MOST_SIGNS or sum(map(fragment.count, "\"'`=")) <= MOST_SIGNS:
        return fragment
    if sum(map(len, _SIGNS.findall(fragment))) <= MOST_SIGNS:
        return fragment
    return _SIGNS.sub(lambda row: row[0][:_SHORT_ROW], fragment)


_SHORT_ROW = 8
_SIGNS = re.compile(rf"""["'`=]{{{_SHORT_ROW},}}""")


def _references_in(encoded: bytes) -> int:
    return sum(map(encoded.count, _MAY_BE_REFERENCE))


def _broken_up(text: bytes, before: int) -> tuple[bytes, int]:
    """Return a text with its breaks, and how many references follow the last one. `before` came in front of it."""
    here = _references_in(text)
    if before + here <= MOST_REFERENCES:
        return text, before + here
    places = list(_breaks(text, before))  # as a list, for it is gone over twice
    pieces = [text[start:end] for start, end in zip([0, *places], [*places, None], strict=True)]
    return b"<wbr>".join(pieces), (before + here) % MOST_REFERENCES


def _breaks(text: bytes, before: int) -> Iterator[int]:
    """Yield the places of breaks: after every MOST_REFERENCES references. Hardly any of millions is looked at."""
    for at in range(0, len(text), _LEAP):
        here = sum(text.count(sign, at, at + _LEAP) for sign in _MAY_BE_REFERENCE)
        if before + here > MOST_REFERENCES:
            beyond = islice(_REFERENCE.finditer(text, at), MOST_REFERENCES - before, None)
            yield next(beyond).start()
            before -= MOST_REFERENCES
        before += here
