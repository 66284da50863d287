"""Which answers hold a document, and the headers that are kept with it; from a server or from an archive."""

from collections.abc import Iterable
from http import HTTPStatus

DOCUMENT_STATUSES = frozenset({200, 203, 226})  # 203: changed by a proxy on the way; 226: a difference (RFC 3229)
KEPT = frozenset(
    """age cache-control content-language content-location content-type date etag expires last-modified link
    retry-after""".split()
)


def kept(headers: Iterable[tuple[str, str]], *, status: int) -> tuple[tuple[str, str], ...]:
    """Return the headers a document carries, names in lower case, each once, its values joined (RFC 9110 section 5.3).

    Of a 226 that is also what it is a difference by (RFC 3229).

    >>> kept([("Link", "<a>"), ("Server", "s"), ("LINK", "<b>")], status=200)
    (('link', '<a>, <b>'),)
    """
    wanted = KEPT | {"im"} if status == HTTPStatus.IM_USED else KEPT
    joined: dict[str, str] = {}
    for name, value in headers:
        lower = name.lower()
        if lower in wanted:
            joined[lower] = f"{joined[lower]}, {value}" if lower in joined else value
    return tuple(joined.items())
