"""Tells which answers, of a server or in an archive, hold a document, and which headers are kept with it."""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus

# 203: changed by a proxy on the way. 226: a difference (RFC 3229). An unknown kind of success counts as 200 (RFC 9110
# section 15). Not 202, with which servers answer that check for browsers. 206 may be only a part.
DOCUMENT_STATUSES = frozenset({200, 201, 203, 206, *range(209, 300)})
_FEED = re.compile(r"(?i)\bfeed\b")
_WHOLE = re.compile(r"(?i:bytes)[ =]*0-([0-9]{1,18})/([0-9]{1,18})")
KEPT = frozenset(
    """age cache-control content-language content-location content-type date etag expires last-modified link
    retry-after""".split()
)
# Headers whose value is no list (RFC 9110 section 5.5).
SINGLE = frozenset(
    "age content-location content-type date etag expires last-modified location refresh retry-after".split()
)


def holds_document(status: int, header: Callable[[str], str | None]) -> bool:
    """Return whether an answer holds a document, or the new entries of a feed (RFC 3229), whether asked for or not.

    A part of a document does not count. We never ask for one, but some servers send all of it under that status. Nor
    does a difference of another kind.

    >>> said = {"content-range": "bytes 0-99/500", "im": "feed"}
    >>> [holds_document(status, said.get) for status in (200, 206, 226, 404)]
    [True, False, True, False]
    """
    if status == HTTPStatus.IM_USED:
        return bool(_FEED.search(header("im") or ""))
    if status != HTTPStatus.PARTIAL_CONTENT or not (content_range := header("content-range")):
        return status in DOCUMENT_STATUSES
    said = _WHOLE.fullmatch(content_range.strip())
    return said is not None and int(said[1]) + 1 == int(said[2])


def combined(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return headers with their names in lower case, each once with its values joined (RFC 9110 section 5.3).

    If a header is no list, its first value counts: two equal addresses, joined, would be no address. Space around a
    value does not belong to it.

    >>> combined([("Link", "<a>"), ("Location", "/b"), ("LINK", "<c> "), ("location", "/b")])
    (('link', '<a>, <c>'), ('location', '/b'))
    """
    said: dict[str, str] = {}
    for name, value in headers:
        lower, value = name.lower(), value.strip(" \t")
        if lower not in said:
            said[lower] = value
        elif lower not in SINGLE:
            said[lower] = f"{said[lower]}, {value}"
    return tuple(said.items())


def kept(headers: Iterable[tuple[str, str]], *, status: int) -> tuple[tuple[str, str], ...]:
    """Return the headers that are kept with a document, `combined`; for a 226 also its kind of difference (RFC 3229).

    >>> kept([("Link", "<a>"), ("Server", "s"), ("LINK", "<b>")], status=200)
    (('link', '<a>, <b>'),)
    """
    wanted = KEPT | {"im"} if status == HTTPStatus.IM_USED else KEPT
    return tuple((name, value) for name, value in combined(headers) if name in wanted)
