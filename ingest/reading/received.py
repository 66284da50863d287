"""The bytes of each entry as received: their hash tells whether the entry is known already."""

import re
from collections.abc import Iterator

# Counters, which change at every poll though the entry does not: elements, and attributes of links to comments.
_COUNTER = re.compile(
    rb"<([\w.-]+:(?:comments|hit_parade|total|statistics|starRating))(?=[\s/>])[^<>]*(?:/>|>[^<]*</\1\s*>)"
)
_COUNT = b":count="
_COUNTS = re.compile(rb"\s[\w.-]{1,40}:(?:count|updated)=(?:\"[^\"<>]*\"|'[^'<>]*')")


def as_received(body: bytes, name: str, count: int) -> Iterator[bytes] | None:
    """Return the source of each of the `count` entries whose tags have this name, in their order.

    None if the body seems to hold more or fewer of them: one stands in a CDATA section, or the XML is broken.
    """
    tag = name.encode()
    starts = [found.start() for found in re.finditer(b"<" + re.escape(tag) + rb"[\s/>]", body)] if name else []
    if len(starts) != count or not starts:
        return None
    limits = [*starts[1:], len(body)]
    return (_with_its_end(body, start, limit, b"</" + tag) for start, limit in zip(starts, limits, strict=True))


def _with_its_end(body: bytes, start: int, limit: int, closing: bytes) -> bytes:
    """Return an entry up to its end tag, without what follows: its hash must not depend on its place in the feed."""
    end = body.rfind(closing, start, limit)
    return body[start : body.find(b">", end, limit) + 1 if end >= 0 else limit]


def has_counts(source: bytes) -> bool:
    """Return whether a link in an entry may say how many comments it leads to (RFC 4685 section 4)."""
    return _COUNT in source


def without_counters(source: bytes) -> bytes:
    """Return the source of an entry without what only counts its readers."""
    source = _COUNTER.sub(b"", source)
    return _COUNTS.sub(b"", source) if _COUNT in source else source
