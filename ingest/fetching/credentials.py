"""The secrets that a source's configuration has us send: a password (RFC 7617) and headers of its own.

seeds/ names environment variables, never what they hold; that goes to the origin of the source's own address alone, and
never into a cause, an attempt or a log.
"""

import base64
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from ingest.fetching.answer import Trouble
from ingest.schema import Source

# Headers whose meaning we rely on, or by which we say who we are.
OURS = frozenset(
    """a-im accept-encoding connection content-length host if-modified-since if-none-match range te trailer
    transfer-encoding upgrade user-agent""".split()
)
_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)  # RFC 9110 section 5.6.2

Origin = tuple[str, str, int | None]


def origin_of(url: str) -> Origin | None:
    """Return the scheme, host and port to which alone secrets are sent (RFC 6454); None where there is no address.

    >>> origin_of("https://Desk.example/feed") == origin_of("https://desk.example:443/")
    True
    """
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme.lower())
    except ValueError:
        return None
    return parts.scheme.lower(), (parts.hostname or "").lower(), port


def secret_headers(source: Source, secrets: Mapping[str, str]) -> dict[str, str] | Trouble:
    """Return the headers that a source's configuration asks for, or Trouble where one cannot be sent as it is meant."""
    if not (source.headers or source.credentials):
        return {}
    if not source.allow_private and not source.url.lower().startswith("https:"):
        return Trouble("permanent", "headers and credentials are sent over https alone; is there such an address?")
    wanted: list[tuple[str, str, Callable[[str], str]]] = [(name, variable, str) for name, variable in source.headers]
    if source.credentials:
        wanted.append(("Authorization", source.credentials, _basic))
    headers: dict[str, str] = {}
    for name, variable, written in wanted:
        if name.lower() in OURS or not _NAME.fullmatch(name):
            return Trouble("permanent", f"the header {name!a} is not one that a [[source]] can set")
        if variable not in secrets:
            return Trouble("permanent", f"the environment variable {variable!a}, named by its [[source]], is not set")
        headers[name] = written(secrets[variable])
        if not _sendable(headers[name]):
            return Trouble("permanent", f"what the environment variable {variable!a} holds is nothing a header can say")
    return headers


def _basic(credentials: str) -> str:
    return f"Basic {base64.b64encode(credentials.encode('utf-8', 'surrogateescape')).decode('ascii')}"


def _sendable(value: str) -> bool:
    return value == value.strip() and value.isprintable() and all(ord(sign) < 256 for sign in value)
