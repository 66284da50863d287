"""What a source's configuration lets us say for it: a password (RFC 7617) and headers of its own.

seeds/ names environment variables, never what they hold; that goes to the origin of the source's own address alone, and
never into a cause, an attempt or a log.
"""

import base64
from collections.abc import Mapping
from urllib.parse import urlsplit

from ingest.fetching.answer import Trouble
from ingest.schema import Source

OURS = frozenset(
    """a-im accept-encoding connection content-length host if-modified-since if-none-match range te trailer
    transfer-encoding upgrade user-agent""".split()
)  # headers whose meaning we rely on, or by which we say who we are

Origin = tuple[str, str, int | None]


def origin_of(url: str) -> Origin | None:
    """Return the scheme, host and port that what is secret is kept to (RFC 6454); None where it is no address.

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
    named = (*source.headers, *((("Authorization", source.credentials),) if source.credentials else ()))
    headers: dict[str, str] = {}
    for name, variable in named:
        value = secrets.get(variable)
        if value is None:
            return Trouble("permanent", f"the environment variable {variable!a}, named by its [[source]], is not set")
        if name.lower() in OURS:
            return Trouble("permanent", f"the header {name!a} is Wiredesk's own; take it out of its [[source]]")
        if variable == source.credentials and name == "Authorization":
            value = _basic(value)
        if not _sendable(value):
            return Trouble("permanent", f"what the environment variable {variable!a} holds is nothing a header can say")
        headers[name] = value
    return headers


def _basic(credentials: str) -> str:
    return f"Basic {base64.b64encode(credentials.encode('utf-8', 'surrogateescape')).decode('ascii')}"


def _sendable(value: str) -> bool:
    return value == value.strip() and value.isprintable() and all(ord(sign) < 256 for sign in value)
