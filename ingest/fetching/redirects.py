"""One attempt at a source: its redirects followed by hand, each target checked like the first."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote, urljoin, urlsplit

from ingest.fetching.answer import Answer, Trouble
from ingest.fetching.deadline import Deadline
from ingest.fetching.transport import Transport, ask

MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


def followed(url: str, headers: Mapping[str, str], transport: Transport, *, allow_private: bool) -> Answer | Trouble:
    """Return the answer at the end of the redirects, or the trouble on the way, all within one deadline.

    The same headers go to every target; among them is never a cookie, a Referer or a credential.
    """
    target = url.partition("#")[0]
    seen: list[str] = []
    with Deadline(transport.total_timeout) as deadline:
        while target not in seen and len(seen) <= MAX_REDIRECTS:
            outcome = ask(target, headers, transport, deadline=deadline, allow_private=allow_private)
            if isinstance(outcome, Trouble):
                return replace(outcome, cause=f"redirected to {shown(target)}: {outcome.cause}") if seen else outcome
            location = outcome.header("location")
            if outcome.status not in REDIRECTS or not location:
                return outcome if seen else replace(outcome, url=url)
            seen.append(target)
            following = _resolved(outcome.url, location)
            if following is None:
                return Trouble("permanent", "the server redirects to what is no address", status=outcome.status)
            target = following
    if target in seen:
        return Trouble("permanent", f"redirected in a circle, back to {shown(target)}")
    return Trouble("permanent", f"redirected more than {MAX_REDIRECTS} times, last to {shown(target)}")


def shown(url: str) -> str:
    r"""Return the address fit for a person's terminal: printable, without credentials, not endless.

    >>> shown("http://user:secret@a.example/\x1b[2J")
    'http://a.example/%1B[2J'
    """
    parts = urlsplit(url)
    printable = quote(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), safe=_PRINTABLE)
    return printable if len(printable) <= 200 else f"{printable[:200]}..."


def _resolved(base: str, location: str) -> str | None:
    """Return what a Location header points at; its bytes are taken for UTF-8 (RFC 9110 section 10.2.2)."""
    try:
        written = location.encode("latin-1", "replace").decode("utf-8", "replace")
        return urljoin(base, written).partition("#")[0]
    except ValueError:
        return None
