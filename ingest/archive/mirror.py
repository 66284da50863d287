"""The address of a saved file: its place in a `host/path` mirror, else a urn made from its bytes."""

import re
import uuid
from hashlib import sha256
from pathlib import PurePosixPath

# A name with a dot in it, with or without a port; `localhost` and IP addresses count only with one.
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?"
    r"|(?:localhost|\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}",
    re.IGNORECASE,
)
# The last parts of names that look like hosts and are none: "site.old", "news.app".
NOT_A_DOMAIN = frozenset(
    "app backup bak bundle cache d dir dist egg files framework git info old orig tmp wiki".split()
)
# A byte of a name that is not UTF-8, as Python decodes it (PEP 383): mirrors made or packed on Windows have such.
_UNDECODED = re.compile("[\udc80-\udcff]")
INDEXES = frozenset({"index.html", "index.htm", "index.xhtml", "default.htm", "default.html"})


def mirror_host(parts: tuple[str, ...]) -> int | None:
    """Return the place of the folder that is named after a host, None where there is none; the file's name is last."""
    for place, part in enumerate(parts[:-1]):
        if _HOST.fullmatch(part) and part.rpartition(".")[2].lower() not in NOT_A_DOMAIN:
            return place
    return None


def mirror_url(path: PurePosixPath) -> str | None:
    """Return the address a mirrored file was saved from, as wget lays mirrors out; None outside a mirror.

    >>> mirror_url(PurePosixPath("saved/news.example/world/index.html"))
    'https://news.example/world/'
    """
    place = mirror_host(path.parts)
    if place is None:
        return None
    host, *rest = path.parts[place:]
    if rest[-1].lower() in INDEXES:
        rest[-1] = ""
    address = f"https://{host.lower()}/{'/'.join(rest)}"
    return _UNDECODED.sub(lambda byte: f"%{ord(byte[0]) & 0xFF:02X}", address)


def content_urn(body: bytes) -> str:
    """Return a urn that names these bytes and no others (a UUID of version 5, RFC 9562 section 5.5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, sha256(body).hexdigest())}"
